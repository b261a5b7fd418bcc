// SPDX-License-Identifier: Apache-2.0

extension JSNumber {
    /// `Number(text)`: ECMA-262 section 7.1.4.1.1. NaN when the text is not a number, 0 when it is empty.
    package static func number(_ text: some Sequence<UInt16>) -> Double {
        let units = trimmed(Array(text), atEnd: true)
        if units.isEmpty { return 0 }
        if units.count > 2, units[units.startIndex] == 0x30, let radix = radix(ofPrefix: units[units.startIndex + 1]) {
            let digits = units.dropFirst(2)
            guard digits.allSatisfy({ value(ofDigit: $0) < radix }) else { return .nan }
            return integer(digits, radix: radix)
        }
        guard let (number, end) = decimal(units), end == units.endIndex else { return .nan }
        return number
    }

    /// `parseFloat(text)`: the longest beginning that is a number.
    package static func parseFloat(_ text: some Sequence<UInt16>) -> Double {
        decimal(trimmed(Array(text), atEnd: false))?.number ?? .nan
    }

    /// `parseInt(text, radix)`; radix 0 is "as the text says".
    package static func parseInt(_ text: some Sequence<UInt16>, radix: Int32 = 0) -> Double {
        var units = trimmed(Array(text), atEnd: false)
        let isNegative = units.first == 0x2D
        if isNegative || units.first == 0x2B { units.removeFirst() }
        var radix = Int(radix)
        guard radix == 0 || (2...36).contains(radix) else { return .nan }
        let hasPrefix = units.count > 1 && units[units.startIndex] == 0x30 && units[units.startIndex + 1] | 0x20 == 0x78
        if hasPrefix, radix == 0 || radix == 16 {
            units = units.dropFirst(2)
            radix = 16
        }
        if radix == 0 { radix = 10 }
        let digits = units.prefix { value(ofDigit: $0) < radix }
        guard !digits.isEmpty else { return .nan }
        let number = integer(digits, radix: radix)
        return isNegative ? -number : number
    }

    /// `number | 0`: ECMA-262 section 7.1.6.
    package static func toInt32(_ number: Double) -> Int32 { Int32(bitPattern: toUInt32(number)) }

    /// `number >>> 0`: ECMA-262 section 7.1.7.
    package static func toUInt32(_ number: Double) -> UInt32 {
        guard number.isFinite else { return 0 }
        if number.magnitude < 0x1p63 { return UInt32(truncatingIfNeeded: Int64(number)) }
        let shift = Int(number.exponent) - Double.significandBitCount
        guard shift < 32 else { return 0 }
        let low = UInt32(truncatingIfNeeded: (number.significandBitPattern | 1 << 52) << UInt64(shift))
        return number < 0 ? 0 &- low : low
    }

    /// White space and ends of lines (ECMA-262 sections 12.2 and 12.3), which reading a number passes over.
    package static func isSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private static func trimmed(_ units: [UInt16], atEnd: Bool) -> ArraySlice<UInt16> {
        var rest = units.drop(while: isSpace)
        while atEnd, let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }

    /// Of `0x`, `0o` and `0b`, by their letter.
    static func radix(ofPrefix letter: UInt16) -> Int? {
        switch letter | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
    }

    /// What a digit or letter stands for; 36 for what is neither.
    static func value(ofDigit unit: UInt16) -> Int {
        switch unit {
        case 0x30...0x39: Int(unit) - 0x30
        case 0x41...0x5A: Int(unit) - 0x41 + 10
        case 0x61...0x7A: Int(unit) - 0x61 + 10
        default: 36
        }
    }
}
