// SPDX-License-Identifier: Apache-2.0

/// Numbers in tar headers: octal digits, GNU's base 256, and what JavaScript makes of a pax value.
enum TarNumber {
    /// A field in base 256 that is malformed or beyond 53 bits; npm skips such a header.
    struct Damage: Error {}

    /// The largest whole number that JavaScript holds exactly.
    static let largestSafe = Double((1 << 53) - 1)

    /// - Returns: `nil` when no number stands there.
    static func read(_ field: Span<UInt8>) throws(Damage) -> Double? {
        guard field[0] & 0x80 != 0 else { return octal(field) }
        var value = 0.0
        switch field[0] {
        case 0x80:
            for index in 1..<field.count { value = value * 256 + Double(field[index]) }
        case 0xFF:
            // Two's complement: the distance to zero is one more than the inverted bits.
            for index in 0..<field.count { value = value * 256 + Double(~field[index]) }
            value += 1
        default: throw Damage()
        }
        guard value <= largestSafe else { throw Damage() }
        return field[0] == 0x80 ? value : -value
    }

    /// Leading white space and a sign are allowed, whatever follows the digits is ignored, as `parseInt` has it.
    private static func octal(_ field: Span<UInt8>) -> Double? {
        var at = 0
        while let width = whitespaceWidth(field, at) { at += width }
        var isNegative = false
        if at < field.count, field[at] == UInt8(ascii: "-") || field[at] == UInt8(ascii: "+") {
            isNegative = field[at] == UInt8(ascii: "-")
            at += 1
        }
        // Twelve octal digits fit easily.
        var value = 0
        let first = at
        while at < field.count, field[at] >= 0x30, field[at] <= 0x37 {
            value = value << 3 | Int(field[at] - 0x30)
            at += 1
        }
        guard at > first else { return nil }
        return Double(isNegative ? -value : value)
    }

    /// Bytes of the white space character, as JavaScript knows them, that stands there; `nil` for any other.
    private static func whitespaceWidth(_ field: Span<UInt8>, _ at: Int) -> Int? {
        guard at < field.count else { return nil }
        let first = field[at]
        if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : nil }
        var decoder = UTF8()
        var bytes = (at..<field.count).map { field[$0] }.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        return isJavaScriptSpace(scalar) ? UTF8.width(scalar) : nil
    }

    private static func isJavaScriptSpace(_ scalar: Unicode.Scalar) -> Bool {
        (0x09...0x0D).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
            || scalar.properties.generalCategory == .spaceSeparator
    }

    /// What `Number(text)` gives for the forms that a size can take; not a number for the rest.
    static func javaScriptNumber(_ text: String) -> Double {
        let scalars = text.unicodeScalars.drop(while: isJavaScriptSpace).reversed().drop(while: isJavaScriptSpace).reversed()
        let trimmed = String(String.UnicodeScalarView(scalars))
        for (prefix, radix) in [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)] where trimmed.hasPrefix(prefix) {
            let digits = trimmed.dropFirst(2)
            guard digits.utf8.count <= 64, digits.utf8.first.map({ $0 != 0x2B && $0 != 0x2D }) ?? false else { return .nan }
            return Int(digits, radix: radix).map { Double($0) } ?? .infinity
        }
        let isDecimal = trimmed.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
        guard isDecimal else { return trimmed == "Infinity" ? .infinity : .nan }
        return Double(trimmed) ?? .nan
    }
}
