// SPDX-License-Identifier: Apache-2.0

/// A JavaScript string: any sequence of UTF-16 code units, lone surrogates included (ECMA-262 section 6.1.4).
package struct JSString: Hashable, Sendable, ExpressibleByStringLiteral {
    package var units: [UInt16]

    package init(units: [UInt16]) { self.units = units }
    package init(units: ArraySlice<UInt16>) { self.units = Array(units) }
    package init(_ text: String) {
        var text = text
        units = text.withUTF8 { bytes in
            var all: UInt8 = 0
            for byte in bytes { all |= byte }
            return all < 0x80 ? bytes.map(UInt16.init) : Array(String(decoding: bytes, as: UTF8.self).utf16)
        }
    }
    package init(stringLiteral text: String) { units = Array(text.utf16) }

    /// One character a byte: what `atob` and the `latin1` encoding give.
    package init(latin1 bytes: [UInt8]) { units = bytes.map(UInt16.init) }

    /// Damaged UTF-8 is repaired with U+FFFD, as `TextDecoder` does.
    package init(utf8 bytes: [UInt8]) { units = Array(String(decoding: bytes, as: UTF8.self).utf16) }

    package init(unit: UInt16) { self = unit < 256 ? Self.singles[Int(unit)] : Self(units: [unit]) }

    package static let empty = JSString(units: [UInt16]())
    private static let singles: [JSString] = (0..<256).map { JSString(units: [UInt16($0)]) }

    package var count: Int { units.count }
    package var isEmpty: Bool { units.isEmpty }
    package subscript(index: Int) -> UInt16 { units[index] }

    /// As text; lone surrogates become U+FFFD.
    package var text: String {
        // Nearly all are ASCII, which needs no decoding.
        var all: UInt16 = 0
        for unit in units { all |= unit }
        guard all < 0x80 else { return String(decoding: units, as: UTF16.self) }
        return String(unsafeUninitializedCapacity: units.count) { bytes in
            for at in 0..<min(units.count, bytes.count) { bytes[at] = UInt8(truncatingIfNeeded: units[at]) }
            return min(units.count, bytes.count)
        }
    }

    /// The bytes as UTF-8; lone surrogates become U+FFFD.
    package var utf8: [UInt8] { Array(text.utf8) }

    /// The low byte of every unit, as the `latin1` encoding writes it.
    package var latin1: [UInt8] { units.map { UInt8(truncatingIfNeeded: $0) } }

    package func hash(into hasher: inout Hasher) { units.withUnsafeBytes { hasher.combine(bytes: $0) } }

    package static func + (left: Self, right: Self) -> Self { Self(units: left.units + right.units) }

    /// The part between two places, both clamped to the string.
    package func slice(_ from: Int, _ to: Int) -> JSString {
        let low = min(max(from, 0), count)
        let high = min(max(to, low), count)
        if low == 0, high == count { return self }
        if high - low == 1 { return Self(unit: units[low]) }
        return Self(units: units[low..<high])
    }

    /// The canonical array index that the string spells (section 6.1.7), if any.
    package var arrayIndex: Int? {
        guard let first = units.first, first >= 0x30, first <= 0x39, count <= 10, count == 1 || first != 0x30 else { return nil }
        var value = 0
        for unit in units {
            guard unit >= 0x30, unit <= 0x39 else { return nil }
            value = value * 10 + Int(unit - 0x30)
        }
        return value < 0xFFFF_FFFF ? value : nil
    }

    /// Where `needle` first stands at or after a place. Linear in both lengths.
    package func firstIndex(of needle: JSString, from start: Int = 0) -> Int? {
        let last = count - needle.count
        guard start >= 0, start <= last else { return nil }
        if needle.isEmpty { return start }
        return needle.count > 8 ? searchLong(needle, start) : searchShort(needle, start, last)
    }

    private func searchShort(_ needle: JSString, _ start: Int, _ last: Int) -> Int? {
        let first = needle.units[0]
        var at = start
        while at <= last {
            if units[at] == first, matches(needle, at: at) { return at }
            at += 1
        }
        return nil
    }

    /// Knuth, Morris and Pratt: no input makes it slower than linear.
    private func searchLong(_ needle: JSString, _ start: Int) -> Int? {
        let wanted = needle.units
        var fallback = [Int](repeating: 0, count: wanted.count)
        var length = 0
        for at in 1..<wanted.count {
            while length > 0, wanted[at] != wanted[length] { length = fallback[length - 1] }
            if wanted[at] == wanted[length] { length += 1 }
            fallback[at] = length
        }
        length = 0
        for at in start..<count {
            while length > 0, units[at] != wanted[length] { length = fallback[length - 1] }
            if units[at] == wanted[length] { length += 1 }
            if length == wanted.count { return at - length + 1 }
        }
        return nil
    }

    /// Where `needle` last stands at or before a place. Linear in both lengths.
    package func lastIndex(of needle: JSString, from start: Int) -> Int? {
        let end = min(max(start, 0), count - needle.count) + needle.count
        guard end >= needle.count else { return nil }
        let mirrored = Self(units: units[0..<end].reversed())
        guard let found = mirrored.firstIndex(of: Self(units: needle.units.reversed())) else { return nil }
        return end - found - needle.count
    }

    /// Whether `needle` stands at a place.
    package func matches(_ needle: JSString, at place: Int) -> Bool {
        guard place >= 0, place + needle.count <= count else { return false }
        for offset in 0..<needle.count where units[place + offset] != needle.units[offset] { return false }
        return true
    }

    /// The order of `<` between strings: by code units.
    package static func precedes(_ left: JSString, _ right: JSString) -> Bool {
        left.units.lexicographicallyPrecedes(right.units)
    }

    /// White space and line ends of the language (sections 12.2 and 12.3).
    package static func isWhitespace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    package func trimmed(start: Bool = true, end: Bool = true) -> JSString {
        var low = 0
        var high = count
        if start { while low < high, Self.isWhitespace(units[low]) { low += 1 } }
        if end { while high > low, Self.isWhitespace(units[high - 1]) { high -= 1 } }
        return slice(low, high)
    }
}
