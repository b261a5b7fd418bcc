// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Builds tar archives of any form, broken ones included, field by field. For ordinary archives use `TarballWriter`.
package struct RawTar {
    package var bytes: [UInt8] = []

    package init() {}

    /// Appends a header and a body padded to whole blocks.
    /// - Parameters:
    ///   - size: replaces the size field, 12 bytes at most.
    ///   - checksum: replaces the checksum.
    ///   - magic: `ustar` with its version; GNU writes `ustar  \0`, v7 nothing.
    package mutating func add(
        _ name: some Sequence<UInt8>, _ body: some Collection<UInt8> = [UInt8](), type: Character = "0", link: String = "",
        mode: String = "0000644", prefix: String = "", magic: String = "ustar\u{0}00", size: [UInt8]? = nil, checksum: Int? = nil
    ) {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
            for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
        }
        put(name, at: 0)
        put(mode.utf8, at: 100)
        put("0000000".utf8, at: 108)
        put("0000000".utf8, at: 116)
        put(size ?? Array(RawTar.octal(body.count, 11).utf8), at: 124)
        put("00000000000".utf8, at: 136)
        put([UInt8](repeating: 0x20, count: 8), at: 148)
        put(String(type).utf8, at: 156)
        put(link.utf8, at: 157)
        put(magic.utf8, at: 257)
        put(prefix.utf8, at: 345)
        put((RawTar.octal(checksum ?? block.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ").utf8, at: 148)
        bytes += block
        bytes += body
        bytes += [UInt8](repeating: 0, count: (512 - body.count % 512) % 512)
    }

    package mutating func add(_ name: String, _ body: String = "", type: Character = "0", link: String = "") {
        add(Array(name.utf8), Array(body.utf8), type: type, link: link)
    }

    /// A pax header with these records; `type` `g` for a global one.
    package mutating func addPax(_ records: [(String, String)], type: Character = "x") {
        add(Array("pax".utf8), records.flatMap { TarballWriter.paxRecord($0.0, $0.1) }, type: type)
    }

    /// A GNU header that names the next entry.
    package mutating func addLongName(_ name: String, type: Character = "L") {
        add(Array("././@LongLink".utf8), Array(name.utf8) + [0], type: type)
    }

    /// The two empty blocks.
    package mutating func end() { bytes += [UInt8](repeating: 0, count: 1024) }

    package var gzipped: [UInt8] { TarballWriter.gzip(bytes) }

    private static func octal(_ value: Int, _ digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// A zlib stream of stored blocks (RFC 1950), for archives that go on in another format.
    package static func zlibStored(_ content: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let piece = content[start..<min(start + 65_535, content.count)]
            start += piece.count
            let length = UInt16(piece.count)
            out += [start == content.count ? 1 : 0]
            out += [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            out += piece
        } while start < content.count
        var a: UInt32 = 1
        var b: UInt32 = 0
        for byte in content {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return out + [UInt8(b >> 8), UInt8(b & 0xFF), UInt8(a >> 8), UInt8(a & 0xFF)]
    }
}
