// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport

private func tar(end: Bool = true, _ files: (String, String)...) -> RawTar {
    var tar = RawTar()
    for (path, body) in files { tar.add("package/\(path)", body) }
    if end { tar.end() }
    return tar
}

private let manifest = ("package.json", #"{"name":"a"}"#)

extension NPMUnpackingTests {
    /// How the archive is wrapped, continued and ended.
    static let containerCases: [UnpackingCase] = [
        UnpackingCase(raw: "two gzip members", ["b.js": "2"], [.severalGzipMembers]) {
            tar(end: false, manifest).gzipped + tar(("b.js", "2")).gzipped
        },
        UnpackingCase(raw: "an empty member first", [:], [.emptyGzipMember]) {
            TarballWriter.gzip([]) + tar(manifest).gzipped
        },
        UnpackingCase(raw: "a zlib member second", ["z.js": "2"], [.severalGzipMembers]) {
            tar(end: false, manifest).gzipped + RawTar.zlibStored(tar(("z.js", "2")).bytes)
        },
        UnpackingCase(raw: "zeros after the member", [:]) { tar(manifest).gzipped + [UInt8](repeating: 0, count: 100) },
        UnpackingCase(raw: "zeros hide a second member", [:], [.trailingData, .missingEnd]) {
            tar(end: false, manifest).gzipped + [UInt8](repeating: 0, count: 10) + tar(("b.js", "2")).gzipped
        },
        // npm fails with Z_DATA_ERROR; other readers ignore what follows.
        UnpackingCase(raw: "words after the member", [:], [.trailingData]) { tar(manifest).gzipped + Array("hello world".utf8) },
        UnpackingCase(raw: "files after the end", [:], [.trailingData]) {
            TarballWriter.gzip(tar(manifest).bytes + tar(("after.js", "1")).bytes)
        },
        UnpackingCase(raw: "one empty block does not end it", ["after.js": "1"]) {
            TarballWriter.gzip(tar(end: false, manifest).bytes + [UInt8](repeating: 0, count: 512) + tar(("after.js", "1")).bytes)
        },
        UnpackingCase(raw: "a damaged header parts two empty blocks", ["after.js": "1"], [.damagedHeader]) {
            var bytes = tar(end: false, manifest).bytes + [UInt8](repeating: 0, count: 512)
            bytes += [UInt8](repeating: 0x61, count: 512) + [UInt8](repeating: 0, count: 512)
            return TarballWriter.gzip(bytes + tar(("after.js", "1")).bytes)
        },
        // A number in base 256 that is malformed makes npm skip the block before it looks at anything else.
        UnpackingCase(raw: "an unreadable header does not part them", [:], [.damagedHeader, .trailingData]) {
            var block = RawTar()
            block.add(Array("package/x".utf8), size: [0x81] + [UInt8](repeating: 0, count: 11))
            let empty = [UInt8](repeating: 0, count: 512)
            return TarballWriter.gzip(tar(end: false, manifest).bytes + empty + block.bytes + empty + tar(("after.js", "1")).bytes)
        },
        UnpackingCase(raw: "not compressed", [:], [.notCompressed]) { tar(manifest).bytes },
        UnpackingCase(raw: "no end", [:], [.missingEnd]) { tar(end: false, manifest).gzipped },
        UnpackingCase(raw: "junk before the first header", [:], [.damagedHeader]) {
            TarballWriter.gzip(Array("hello world!".utf8) + [UInt8](repeating: 0, count: 1012) + tar(manifest).bytes)
        },
        // npm fails on each of the following; the files are those that were there to read.
        UnpackingCase(raw: "a wrong checksum of the compressed data", ["b.js": "2"], unread: true) {
            var bytes = tar(manifest, ("b.js", "2")).gzipped
            bytes[bytes.count - 6] ^= 0xFF
            return bytes
        },
        UnpackingCase(raw: "a wrong length of the compressed data", ["b.js": "2"], unread: true) {
            var bytes = tar(manifest, ("b.js", "2")).gzipped
            bytes[bytes.count - 1] ^= 0x01
            return bytes
        },
        UnpackingCase(raw: "a tar cut short", ["b.js": String(repeating: "x", count: 24)], [.notCompressed, .missingEnd], unread: true) {
            tar(end: false, manifest, ("b.js", String(repeating: "x", count: 5000))).bytes.dropLast(4000)
        },
        UnpackingCase(raw: "a tar cut short inside a header", [:], [.notCompressed, .missingEnd, .trailingData]) {
            Array(tar(end: false, manifest, ("b.js", "x")).bytes.prefix(1024 + 100))
        },
    ]
}
