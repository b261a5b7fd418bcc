// SPDX-License-Identifier: Apache-2.0

/// Compressed bodies, written by hand so that no compressor is needed here.
enum Gzip {
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    /// A gzip file that stores `body` as it is, in blocks of at most 65,535 bytes (RFC 1951, section 3.2.4).
    static func stored(_ body: [UInt8]) -> [UInt8] {
        var out = header
        var rest = body[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            out.append(rest.isEmpty ? 1 : 0)
            out += [UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
            out += block
        } while !rest.isEmpty
        return out + littleEndian(crc(body)) + littleEndian(UInt32(body.count))
    }

    /// `megabytes` million zeros in about a thousand bytes each. It lacks its end: whoever gets there has unpacked too much already.
    ///
    /// The segment is what zlib 1.3 makes of a million zeros at level 9 with `Z_FULL_FLUSH` at the end, so that it can stand any number of times.
    static func bomb(megabytes: Int) -> [UInt8] {
        var segment: [UInt8] = [0xEC, 0xC1, 1, 1, 0, 0, 0, 0x82, 0x20, 0xFF, 0xAF, 0x6E, 0x48, 0x40, 1]
        segment += [UInt8](repeating: 0, count: 968) + [0xAF, 6, 0, 0, 0xFF, 0xFF]
        return header + (0..<megabytes).flatMap { _ in segment }
    }

    private static func crc(_ body: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}
