// SPDX-License-Identifier: Apache-2.0

/// Encodings that command text is hidden in.
enum ShellBytes {
    /// Base64 as `base64 -d -i` takes it: other characters are skipped, `=` ends it. `nil` for fewer than two digits.
    static func base64(_ text: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var digits = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte) - 0x41
            case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
            case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: continue
            }
            digits += 1
            bits = (bits << 6 | value) & 0xFF_FFFF
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return digits >= 2 ? out : nil
    }

    /// Pairs of hexadecimal digits, everything else skipped.
    static func hex(_ text: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var high: UInt8?
        for byte in text {
            guard let digit = digit(byte) else { continue }
            if let first = high {
                out.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return out.isEmpty ? nil : out
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        case 0x41...0x46: byte - 0x41 + 10
        default: nil
        }
    }

    /// UTF-16, little endian, as PowerShell's `-EncodedCommand` has it.
    static func utf16(_ bytes: [UInt8]) -> [UInt8] {
        var units: [UInt16] = []
        var at = 0
        while at + 1 < bytes.count {
            units.append(UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8)
            at += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Backslash escapes as `$'…'`, `printf` and `echo -e` have them.
    static func unescaped(_ text: some Collection<UInt8>) -> [UInt8] {
        let text = Array(text)
        var out: [UInt8] = []
        var at = 0
        while at < text.count {
            guard text[at] == 0x5C, at + 1 < text.count else {
                out.append(text[at])
                at += 1
                continue
            }
            at += 1
            escape(text, &at, &out)
        }
        return out
    }

    /// Reads what stands after a backslash at `at`.
    static func escape(_ text: [UInt8], _ at: inout Int, _ out: inout [UInt8]) {
        func number(_ radix: UInt32, most: Int) -> UInt32? {
            var value: UInt32 = 0
            var count = 0
            while count < most, at < text.count, let digit = digit(text[at]), UInt32(digit) < radix {
                value = value &* radix &+ UInt32(digit)
                at += 1
                count += 1
            }
            return count > 0 ? value : nil
        }
        let byte = text[at]
        at += 1
        switch byte {
        case 0x6E: out.append(0x0A)
        case 0x74: out.append(0x09)
        case 0x72: out.append(0x0D)
        case 0x61: out.append(0x07)
        case 0x65, 0x45: out.append(0x1B)
        case 0x78: if let value = number(16, most: 2) { out.append(UInt8(truncatingIfNeeded: value)) } else { out += [0x5C, 0x78] }
        case 0x75, 0x55:
            if let value = number(16, most: byte == 0x75 ? 4 : 8), let scalar = Unicode.Scalar(value) {
                out += Array(String(Character(scalar)).utf8)
            }
        case 0x30...0x37:
            at -= 1
            if let value = number(8, most: 4) { out.append(UInt8(truncatingIfNeeded: value)) }
        case 0x5C, 0x27, 0x22: out.append(byte)
        default: out += [0x5C, byte]
        }
    }
}
