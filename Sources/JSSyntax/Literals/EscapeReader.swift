// SPDX-License-Identifier: Apache-2.0

/// Decodes the escapes of a string or template: ECMA-262 sections 12.9.4 and 12.9.6, with the old octal ones of Annex B.1.2.
struct EscapeReader {
    private let bytes: [UInt8]
    private let end: Int
    /// The quote that ends a string; `nil` when the range says it all.
    private let stop: UInt8?
    private var at: Int
    private var units: [UInt16] = []

    init(bytes: [UInt8], range: Range<Int>, stop: UInt8?) {
        self.bytes = bytes
        self.stop = stop
        at = range.lowerBound
        end = range.upperBound
        units.reserveCapacity(range.count)
    }

    private func peek(_ ahead: Int = 0) -> UInt8? { at + ahead < end ? bytes[at + ahead] : nil }

    mutating func decode(isTemplate: Bool) -> [UInt16] {
        while let byte = peek(), byte != stop {
            switch byte {
            case 0x5C:
                at += 1
                escape()
            case 0x0D where isTemplate:
                at += peek(1) == 0x0A ? 2 : 1
                units.append(0x0A)
            case 0x80...: textBeyondASCII()
            default:
                units.append(UInt16(byte))
                at += 1
            }
        }
        return units
    }

    private mutating func textBeyondASCII() {
        let start = at
        while let byte = peek(), byte >= 0x80 { at += 1 }
        units.append(contentsOf: String(decoding: bytes[start..<at], as: UTF8.self).utf16)
    }

    /// What follows a backslash.
    private mutating func escape() {
        guard let byte = peek() else { return units.append(0x5C) }
        at += 1
        switch byte {
        case 0x62: units.append(0x08)
        case 0x66: units.append(0x0C)
        case 0x6E: units.append(0x0A)
        case 0x72: units.append(0x0D)
        case 0x74: units.append(0x09)
        case 0x76: units.append(0x0B)
        case 0x78: units.append(hexadecimal(count: 2) ?? 0x78)
        case 0x75: unicodeEscape()
        case 0x30...0x37: octalEscape(UInt16(byte - 0x30))
        case 0x0D: if peek() == 0x0A { at += 1 }
        case 0x0A: break
        // U+2028 and U+2029 end lines too.
        case 0xE2 where peek() == 0x80 && (peek(1) == 0xA8 || peek(1) == 0xA9): at += 2
        case 0x80...:
            at -= 1
            textBeyondASCII()
        default: units.append(UInt16(byte))
        }
    }

    /// Up to three digits, not beyond 377.
    private mutating func octalEscape(_ first: UInt16) {
        var value = first
        while let digit = peek(), digit >= 0x30, digit <= 0x37, value * 8 + UInt16(digit - 0x30) <= 0o377 {
            value = value * 8 + UInt16(digit - 0x30)
            at += 1
        }
        units.append(value)
    }

    private mutating func unicodeEscape() {
        if let unit = hexadecimal(count: 4) { return units.append(unit) }
        guard peek() == 0x7B else { return units.append(0x75) }
        var value: UInt32 = 0
        var ahead = 1
        while let digit = hexDigit(peek(ahead)), value <= 0x10_FFFF {
            value = value << 4 | UInt32(digit)
            ahead += 1
        }
        guard ahead > 1, value <= 0x10_FFFF, peek(ahead) == 0x7D else { return units.append(0x75) }
        at += ahead + 1
        if value > 0xFFFF {
            units.append(UInt16(0xD7C0 + value >> 10))  // 0xD800 - (0x10000 >> 10)
            units.append(UInt16(0xDC00 | value & 0x3FF))
        } else {
            units.append(UInt16(value))
        }
    }

    /// Exactly so many digits; nothing is read when there are fewer.
    private mutating func hexadecimal(count: Int) -> UInt16? {
        var value: UInt16 = 0
        for place in 0..<count {
            guard let digit = hexDigit(peek(place)) else { return nil }
            value = value << 4 | digit
        }
        at += count
        return value
    }

    private func hexDigit(_ byte: UInt8?) -> UInt16? {
        guard let byte, case let digit = JSNumber.value(ofDigit: UInt16(byte)), digit < 16 else { return nil }
        return UInt16(digit)
    }
}
