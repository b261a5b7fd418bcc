// SPDX-License-Identifier: Apache-2.0

/// Characters as UTF-8 has them (Unicode 16, table 3-7).
enum UTF8Character {
    /// The number of bytes of the character at an offset, 1 to 4; `nil` when the bytes there are none.
    static func size(_ bytes: [UInt8], _ at: Int) -> Int? {
        let first = bytes[at]
        guard first >= 0x80 else { return 1 }
        let size: Int
        switch first {
        case 0xC2...0xDF: size = 2
        case 0xE0...0xEF: size = 3
        case 0xF0...0xF4: size = 4
        default: return nil
        }
        guard at + size <= bytes.count else { return nil }
        for more in 1..<size where bytes[at + more] & 0xC0 != 0x80 { return nil }
        let second = bytes[at + 1]
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F: return nil
        default: return size
        }
    }

    /// The character at an offset with its size, `nil` when the bytes are none.
    static func scalar(_ bytes: [UInt8], _ at: Int) -> (scalar: Unicode.Scalar, size: Int)? {
        guard let size = size(bytes, at) else { return nil }
        var value = size == 1 ? UInt32(bytes[at]) : UInt32(bytes[at]) & (0x7F >> UInt32(size))
        for more in 1..<size { value = value << 6 | UInt32(bytes[at + more] & 0x3F) }
        return Unicode.Scalar(value).map { ($0, size) }
    }
}
