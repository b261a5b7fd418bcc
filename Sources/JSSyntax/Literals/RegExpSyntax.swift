// SPDX-License-Identifier: Apache-2.0

/// Whether a regular expression literal is one: ECMA-262 section 22.2.1 with Annex B.1.2, as of ECMAScript 2026.
///
/// Looks at each character a bounded number of times and does not recurse, whatever the input.
package enum RegExpSyntax {
    /// What is wrong with a regular expression, or `nil`.
    ///
    /// `body` and `flags` are offsets of bytes in `source`: what is between the slashes, and what follows the second one.
    /// Damaged UTF-8 counts as U+FFFD.
    package static func problem(in source: [UInt8], body: Range<Int>, flags: Range<Int>) -> SyntaxError? {
        let body = body.clamped(to: 0..<source.count)
        let flags = flags.clamped(to: 0..<source.count)
        var set = RegExpFlags()
        if let message = set.read(source[flags]) { return SyntaxError(offset: flags.lowerBound, message: message) }

        let text = String.UnicodeScalarView(decoding: source[body])
        let units = set.unicode ? text.map(\.value) : text.utf16Values
        var reader = RegExpReader(units: units, flags: set)
        do throws(RegExpProblem) {
            try reader.read()
            return nil
        } catch {
            let place = text.byteOffset(ofUnit: error.place, inUTF16: !set.unicode)
            return SyntaxError(offset: min(body.lowerBound + place, body.upperBound), message: error.message)
        }
    }
}

/// What is wrong with a pattern.
struct RegExpProblem: Error {
    /// Which unit of the pattern.
    var place: Int
    var message: String
}

/// A regular expression's flags.
struct RegExpFlags {
    /// `u` or `v`: the pattern is read by code point, without Annex B's leniency.
    var unicode = false
    /// `v`: sets and strings in classes.
    var sets = false

    /// Reads the flags, and says what is wrong with them.
    mutating func read(_ flags: ArraySlice<UInt8>) -> String? {
        var met: UInt32 = 0
        for flag in flags {
            guard Self.known.contains(flag) else { return "There is no such flag of regular expressions" }
            let bit = UInt32(1) << UInt32(flag - UInt8(ascii: "a"))
            guard met & bit == 0 else { return "A flag of a regular expression is there twice" }
            met |= bit
            if flag == UInt8(ascii: "u") || flag == UInt8(ascii: "v") {
                guard !unicode else { return "The flags u and v exclude each other" }
                unicode = true
                sets = flag == UInt8(ascii: "v")
            }
        }
        return nil
    }

    private static let known: [UInt8] = Array("dgimsuvy".utf8)
}

extension String.UnicodeScalarView {
    fileprivate init(decoding bytes: ArraySlice<UInt8>) { self = String(decoding: bytes, as: UTF8.self).unicodeScalars }

    fileprivate var utf16Values: [UInt32] {
        var values: [UInt32] = []
        values.reserveCapacity(count)
        for scalar in self { for unit in UTF16.encode(scalar) ?? .init() { values.append(UInt32(unit)) } }
        return values
    }

    /// How many bytes of UTF-8 stand before a unit. Where the text was damaged, about so many.
    fileprivate func byteOffset(ofUnit place: Int, inUTF16: Bool) -> Int {
        var units = 0
        var bytes = 0
        for scalar in self {
            if units >= place { break }
            units += inUTF16 ? UTF16.width(scalar) : 1
            bytes += UTF8.width(scalar)
        }
        return bytes
    }
}
