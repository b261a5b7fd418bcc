// SPDX-License-Identifier: Apache-2.0

extension SyntaxTree {
    /// A numeric literal's value: ECMA-262 section 12.9.3, with the old octal forms of Annex B.1.1. Of a damaged one, what its
    /// beginning says; 0 for other kinds.
    package func number(_ id: NodeID) -> Double {
        guard kind(id) == .numericLiteral else { return 0 }
        let text = bytes[range(id)]
        if let small = smallInteger(text) { return small }
        let units = text.lazy.filter { $0 != 0x5F }.map(UInt16.init)
        return Self.number(of: Array(units)[...])
    }

    /// A whole decimal number that is short: nearly all there are.
    private func smallInteger(_ text: ArraySlice<UInt8>) -> Double? {
        guard text.count <= 15, text.first != 0x30 || text.count == 1 else { return nil }
        var value = 0
        for byte in text {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return Double(value)
    }

    private static func number(of units: ArraySlice<UInt16>) -> Double {
        if let (radix, digits) = radixDigits(units) { return JSNumber.integer(digits, radix: radix) }
        let digits = units.prefix { $0 >= 0x30 && $0 <= 0x39 }
        if digits.count > 1, digits.first == 0x30, digits.allSatisfy({ $0 < 0x38 }) { return JSNumber.integer(digits, radix: 8) }
        return JSNumber.decimal(units)?.number ?? 0
    }

    /// The digits after `0x`, `0o` or `0b`.
    private static func radixDigits(_ units: ArraySlice<UInt16>) -> (radix: Int, digits: ArraySlice<UInt16>)? {
        guard units.count > 1, units[units.startIndex] == 0x30, let radix = JSNumber.radix(ofPrefix: units[units.startIndex + 1])
        else { return nil }
        return (radix, units.dropFirst(2).prefix { JSNumber.value(ofDigit: $0) < radix })
    }

    /// How many digits of a BigInt are kept.
    package static let bigIntDigitLimit = 4096

    /// A BigInt literal's value as text: decimal when it was written so or fits 64 bits, else hexadecimal from `0x`, in small
    /// letters; no separators, no zeros in front. Digits beyond `bigIntDigitLimit` are left out. Empty for other kinds.
    package func bigIntDigits(_ id: NodeID) -> String {
        guard kind(id) == .bigIntLiteral else { return "" }
        let units = Array(bytes[range(id)].lazy.filter { $0 != 0x5F }.map(UInt16.init))[...]
        guard let (radix, digits) = Self.radixDigits(units) else {
            return Self.text(units.prefix { $0 >= 0x30 && $0 <= 0x39 }.drop { $0 == 0x30 })
        }
        let significant = digits.drop { $0 == 0x30 }
        if let small = UInt64(String(decoding: significant, as: UTF16.self), radix: radix) { return String(small) }
        return "0x" + Self.text(Self.hexadecimal(significant, bits: radix.trailingZeroBitCount)[...])
    }

    private static func text(_ digits: ArraySlice<UInt16>) -> String {
        digits.isEmpty ? "0" : String(decoding: digits.prefix(bigIntDigitLimit), as: UTF16.self).lowercased()
    }

    /// Digits of one, three or four bits as digits of four.
    private static func hexadecimal(_ digits: ArraySlice<UInt16>, bits: Int) -> [UInt16] {
        if bits == 4 { return Array(digits) }
        var hexadecimal: [UInt16] = []
        var held = 0
        var heldBits = (4 - digits.count * bits % 4) % 4  // Zeros in front, so that the last digit is whole.
        for digit in digits {
            held = held << bits | JSNumber.value(ofDigit: digit)
            heldBits += bits
            guard heldBits >= 4 else { continue }
            heldBits -= 4
            let next = held >> heldBits
            held &= (1 << heldBits) - 1
            if next > 0 || !hexadecimal.isEmpty { hexadecimal.append(UInt16(next < 10 ? 0x30 + next : 0x57 + next)) }
        }
        return hexadecimal
    }
}
