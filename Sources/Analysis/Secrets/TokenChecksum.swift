// SPDX-License-Identifier: Apache-2.0

/// Checksums that tokens carry, and the encodings they are written in.
enum TokenChecksum {
    /// CRC-32 of ISO-HDLC (zlib, PNG): polynomial 0xEDB88320 reflected.
    static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return crc ^ 0xFFFF_FFFF
    }

    private static let base62Digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let base36Digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

    /// A number in base 62 (digits, capitals, small letters), zeros in front.
    static func base62(_ value: UInt32, width: Int) -> [UInt8] { written(value, base62Digits, width) }

    /// A number in base 36, small letters, zeros in front.
    static func base36(_ value: UInt32, width: Int) -> [UInt8] { written(value, base36Digits, width) }

    private static func written(_ value: UInt32, _ digits: [UInt8], _ width: Int) -> [UInt8] {
        var left = value
        var out: [UInt8] = []
        for _ in 0..<width {
            out.append(digits[Int(left % UInt32(digits.count))])
            left /= UInt32(digits.count)
        }
        return out.reversed()
    }

    static func hex(_ value: UInt32) -> [UInt8] {
        let text = String(value, radix: 16)
        return Array((String(repeating: "0", count: 8 - text.count) + text).utf8)
    }

    /// GitHub's and npm's tokens: after the prefix 30 random characters and their CRC-32 in six digits of base 62
    /// (github.blog, "Behind GitHub's new authentication token formats", 2021).
    static func endsInBase62CRC(_ body: ArraySlice<UInt8>) -> Bool {
        guard body.count > 6 else { return false }
        return base62(crc32(body.dropLast(6)), width: 6).elementsEqual(body.suffix(6))
    }

    /// The account number that an access key id of AWS carries: the first 40 bits after the top one of its base32 part.
    /// `nil` for older ids, which carry none, and for what no account can have (twelve digits at most).
    static func awsAccount(_ part: ArraySlice<UInt8>) -> Int? {
        guard part.count == 16 else { return nil }
        var value: UInt64 = 0
        for byte in part.prefix(10) {
            guard let digit = base32Digit(byte) else { return nil }
            value = value << 5 | digit
        }
        // 50 bits read. Of the first 48, the account is the 40 above the lowest seven.
        let account = Int(value >> 9 & 0xFF_FFFF_FFFF)
        return account <= 999_999_999_999 ? account : nil
    }

    private static func base32Digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 0x41...0x5A: UInt64(byte - 0x41)
        case 0x32...0x37: UInt64(byte - 0x32) + 26
        default: nil
        }
    }

    /// Base64 of either alphabet, with or without `=` at the end; `nil` when another character stands in it.
    static func base64(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var isOver = false
        for byte in text {
            if byte == 0x3D {
                isOver = true
                continue
            }
            let digit: UInt8
            switch byte {
            case 0x41...0x5A: digit = byte - 0x41
            case 0x61...0x7A: digit = byte - 0x61 + 26
            case 0x30...0x39: digit = byte - 0x30 + 52
            case 0x2B, 0x2D: digit = 62
            case 0x2F, 0x5F: digit = 63
            default: return nil
            }
            guard !isOver else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= (1 << UInt32(count)) - 1
            }
        }
        return out
    }

    /// BIP 173's checksum over a human-readable part and the data after `1`, either all small or all capital.
    static func isBech32(_ text: ArraySlice<UInt8>) -> Bool {
        let lowered = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard let split = lowered.lastIndex(of: 0x31), split > 0 else { return false }
        let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
        var values = lowered[..<split].map { $0 >> 5 } + [0] + lowered[..<split].map { $0 & 31 }
        for byte in lowered[(split + 1)...] {
            guard let value = alphabet.firstIndex(of: byte) else { return false }
            values.append(UInt8(value))
        }
        let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        var check: UInt32 = 1
        for value in values {
            let top = check >> 25
            check = (check & 0x1FF_FFFF) << 5 ^ UInt32(value)
            for (number, generator) in generators.enumerated() where top >> UInt32(number) & 1 == 1 { check ^= generator }
        }
        return check == 1
    }
}
