// SPDX-License-Identifier: Apache-2.0

/// A JSON text, read once into a flat tape of its values.
///
/// The registry's documents are large and full of wrong types, so nothing is converted up front: a reader walks
/// ``JSONNode``s and takes what it needs. One 8-byte tape entry a value; the text itself is kept, never copied.
///
/// Lenient where clients are: duplicate keys are allowed (the last wins, as in JavaScript), invalid UTF-8 is repaired
/// when a string is read, a leading byte order mark is skipped. Everything else that JSON forbids is an error.
package final class JSONDocument: Sendable {
    /// Limits and leniency of one reading.
    package struct Options: Sendable {
        /// The deepest nesting that is followed. Deeper input is an error: nothing legitimate nests this far.
        package var maximumDepth: Int
        /// The most values that are read, member names counted, at 8 bytes of memory each. A text of `[0,0,0,…` holds one
        /// for every two of its bytes.
        package var maximumValues: Int
        /// Allows `//` and `/* */` comments and commas before a closing bracket, as `bun.lock` has them.
        package var allowsComments: Bool

        package init(maximumDepth: Int = 512, maximumValues: Int = 1 << 24, allowsComments: Bool = false) {
            self.maximumDepth = maximumDepth
            self.maximumValues = maximumValues
            self.allowsComments = allowsComments
        }
    }

    /// The largest text that is read, in bytes (tape entries hold 28-bit offsets).
    package static let maximumBytes = 1 << 28

    let bytes: [UInt8]
    let tape: [TapeEntry]

    /// Reads one JSON text.
    /// - Throws: ``JSONError`` with the byte offset of the first thing that is not JSON.
    package init(_ bytes: [UInt8], options: Options = Options()) throws(JSONError) {
        guard bytes.count <= Self.maximumBytes else {
            throw JSONError(code: .tooLarge, offset: Self.maximumBytes)
        }
        var reader = JSONReader(bytes: bytes, options: options)
        self.tape = try reader.read()
        self.bytes = bytes
    }

    /// For readers of other notations that fill the same tape; every entry's text must lie within `bytes`.
    init(bytes: [UInt8], tape: [TapeEntry]) {
        self.bytes = bytes
        self.tape = tape
    }

    package convenience init(_ text: String, options: Options = Options()) throws(JSONError) {
        try self.init(Array(text.utf8), options: options)
    }

    /// `[]`.
    static let emptyArray = JSONDocument(bytes: Array("[]".utf8), tape: [TapeEntry(.array, 1, 0)])

    /// The outermost value.
    package var root: JSONNode { JSONNode(document: self, index: 0) }

    /// Bytes held by the text and its tape, for limits and benchmarks.
    package var footprint: Int { bytes.count + tape.count * MemoryLayout<TapeEntry>.stride }
}

/// Why a text is not JSON.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case unexpectedByte, unexpectedEnd, tooDeep, tooLarge, tooManyValues, trailingContent, invalidString, invalidNumber
    }

    package var code: Code
    /// Where, as a byte offset from the start of the text.
    package var offset: Int

    package var description: String {
        switch code {
        case .unexpectedByte: "unexpected character at byte \(offset)"
        case .unexpectedEnd: "the text ends at byte \(offset), in the middle of a value"
        case .tooDeep: "nested too deeply at byte \(offset)"
        case .tooLarge: "larger than \(offset) bytes"
        case .tooManyValues: "more values than are read, at byte \(offset)"
        case .trailingContent: "something follows the value at byte \(offset)"
        case .invalidString: "damaged string at byte \(offset)"
        case .invalidNumber: "damaged number at byte \(offset)"
        }
    }
}

/// One value on the tape: its kind, where its text is, and for containers where the next sibling starts.
struct TapeEntry: Sendable {
    enum Kind: UInt64 { case null, no, yes, number, string, escapedString, array, object }

    /// Bits 0-27: text offset (scalars) or the tape index after the last child (containers).
    /// Bits 28-55: text length (scalars) or the number of children (containers). Bits 56-59: kind.
    private var word: UInt64

    init(_ kind: Kind, _ low: Int, _ high: Int) {
        word = UInt64(truncatingIfNeeded: low) | UInt64(truncatingIfNeeded: high) << 28 | kind.rawValue << 56
    }

    var low: Int { Int(word & 0xFFF_FFFF) }
    var high: Int { Int(word >> 28 & 0xFFF_FFFF) }
    var kind: Kind { Kind(rawValue: word >> 56) ?? .null }
    var isContainer: Bool { word >> 56 >= Kind.array.rawValue }
}
