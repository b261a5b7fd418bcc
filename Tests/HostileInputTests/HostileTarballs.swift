// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport

private func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

/// A package's manifest, what `build` adds, and the end.
private func archive(_ build: (inout RawTar) -> Void) -> [UInt8] {
    var tar = RawTar()
    tar.add("package/package.json", #"{"name":"a","version":"1.0.0"}"#)
    build(&tar)
    tar.end()
    return tar.gzipped
}

extension HostileCase {
    static let tarballs: [HostileCase] = bombs + places + lies + ends

    private static let bombs: [HostileCase] = [
        HostileCase("one file of 64 MB of zeros in 64 kB", .read(unread: true)) {
            archive { $0.add(Array("package/zeros".utf8), zeros(64 << 20)) }
        },
        HostileCase("1 GB in 16 gzip members", .read(oddities: ["severalGzipMembers"], unread: true)) {
            var tar = RawTar()
            tar.add("package/package.json", "{}")
            tar.add(Array("package/zeros".utf8), size: Array("10000000000".utf8))
            let member = TarballWriter.gzip(zeros(64 << 20))
            // Words that do not pack make the archive large enough for the highest limit.
            return tar.gzipped + TarballWriter.gzip(noise(1 << 20)) + (0..<16).flatMap { _ in member }
        },
        HostileCase("1,000,000 empty gzip members", .read(oddities: ["emptyGzipMember"])) {
            let empty = TarballWriter.gzip([])
            var bytes: [UInt8] = []
            bytes.reserveCapacity(empty.count * 1_000_000)
            for _ in 0..<1_000_000 { bytes += empty }
            return bytes + archive { _ in }
        },
        HostileCase("a gzip in a gzip in a gzip", .error("notAnArchive")) {
            TarballWriter.gzip(TarballWriter.gzip(archive { $0.add("package/a.js", "1") }))
        },
        HostileCase("130,000 empty files", .read(unread: true)) {
            var tar = RawTar()
            tar.add("package/package.json", "{}")
            tar.bytes.reserveCapacity(130_002 * 512)
            for number in 0..<130_000 { tar.add("package/\(number)") }
            return incompressible(tar)
        },
        HostileCase("12,000 paths of 3 kB", .read(oddities: ["paxPathOverride"], unread: true)) {
            var tar = RawTar()
            tar.add("package/package.json", "{}")
            let folder = (0..<15).map { _ in String(repeating: "f", count: 200) }.joined(separator: "/")
            for number in 0..<12_000 { tar.addPax([("path", "package/\(folder)/\(number)")]); tar.add("package/x") }
            return incompressible(tar)
        },
        HostileCase("a long name of 1 GB", .read(oddities: ["missingEnd"], unread: true)) {
            archive { $0.add(Array("././@LongLink".utf8), type: "L", size: Array("10000000000".utf8)) }
        },
        HostileCase("a pax header of 5 MB", .read()) {
            archive {
                $0.addPax([("comment", String(repeating: "x", count: 5 << 20)), ("path", "package/hidden.js")])
                $0.add("package/a.js", "1")
            }
        },
        HostileCase("100,000 pax records", .read()) {
            archive {
                $0.addPax((0..<100_000).map { ("k\($0)", "") })
                $0.add("package/a.js", "1")
            }
        },
        HostileCase("an archive of 65 MB", .error("tooLarge")) { zeros(65 << 20) },
    ]

    private static let places: [HostileCase] = [
        HostileCase("paths that climb out", .read(oddities: ["parentPath", "secondTopFolder"])) {
            archive {
                for path in ["package/../../../etc/cron.d/x", "../../x", "package/a/../../../x", "../x.js"] { $0.add(path, "1") }
            }
        },
        HostileCase("absolute paths", .read(oddities: ["absolutePath", "backslashInName"])) {
            archive {
                for path in ["/etc/passwd", "//host/share/x", "C:\\windows\\x", "\\\\host\\share\\x\\y", "package//etc/x"] {
                    $0.add(path, "1")
                }
            }
        },
        HostileCase("chains of links", .read(oddities: ["symbolicLink", "hardLink"])) {
            archive {
                $0.add("package/a", type: "2", link: "/")
                $0.add("package/a/b", type: "2", link: "../../..")
                for number in 0..<1000 { $0.add("package/l\(number)", type: "2", link: "l\(number + 1)") }
                $0.add("package/h", type: "1", link: "package/a/b/etc/shadow")
                $0.add("package/self", type: "1", link: "package/self")
                $0.add("package/a/etc/passwd", "1")
            }
        },
        HostileCase("devices and pipes", .read(oddities: ["device"])) {
            archive { for type: Character in ["3", "4", "6"] { $0.add("package/d\(type)", type: type) } }
        },
        HostileCase("paths deeper and longer than any system takes", .read(oddities: ["paxPathOverride"], unread: true)) {
            archive {
                $0.addPax([("path", "package/" + String(repeating: "a/", count: 100_000) + "f")])
                $0.add("package/x", "1")
                $0.addPax([
                    (
                        "path",
                        "package/" + String(repeating: "b", count: 200)
                            + String(repeating: "/\(String(repeating: "c", count: 200))", count: 30)
                    )
                ])
                $0.add("package/x", "1")
            }
        },
        HostileCase("a file in a folder that is a file, 1,000 deep", .read(oddities: ["fileAndFolder", "paxPathOverride"])) {
            archive { tar in
                for depth in 1...1000 {
                    tar.addPax([("path", "package" + String(repeating: "/a", count: depth))])
                    tar.add("package/x", "1")
                }
            }
        },
        HostileCase(
            "names of controls, direction marks and bad UTF-8",
            .read(oddities: ["nameNotUTF8", "unwritableName", "paxPathOverride", "duplicatePath"])
        ) {
            archive {
                $0.add("package/\u{202E}gnp.js\u{1B}[2J", "1")
                $0.add(Array("package/".utf8) + [0xC0, 0xAF], Array("1".utf8))
                $0.add(Array("package/".utf8) + [0xC0, 0x80], Array("1".utf8))
                $0.addPax([("path", "package/a\u{0}.js")])
                $0.add("package/x", "1")
            }
        },
        HostileCase("the same path 10,000 times", .read(oddities: ["duplicatePath"])) {
            archive { for number in 0..<10_000 { $0.add("package/index.js", "\(number)") } }
        },
    ]

    private static let lies: [HostileCase] = [
        HostileCase("wrong checksums everywhere", .read(oddities: ["damagedHeader"])) {
            archive { for number in 0..<1000 { $0.add(Array("package/\(number)".utf8), Array("x".utf8), checksum: number) } }
        },
        HostileCase("sizes below zero", .read(unread: true)) {
            archive {
                for size in [[UInt8](repeating: 0xFF, count: 11) + [0], Array("-7777777777".utf8)] {
                    $0.add(Array("package/n".utf8), size: size)
                }
            }
        },
        HostileCase("a size of 8 exabytes in base 256", .read(oddities: ["damagedHeader"])) {
            archive { $0.add(Array("package/huge".utf8), Array("x".utf8), size: [0x80] + [UInt8](repeating: 0x7F, count: 11)) }
        },
        HostileCase("a size of 8 GB in octal", .read(oddities: ["missingEnd"], unread: true)) {
            archive { $0.add(Array("package/huge".utf8), Array("x".utf8), size: Array("77777777777".utf8)) }
        },
        HostileCase("pax sizes that lie", .read(oddities: ["paxSizeOverride", "damagedHeader", "missingEnd"], unread: true)) {
            archive {
                for size in ["1", "-1", "1e-9", "0.5", "NaN", "0x", " 2 "] {
                    $0.addPax([("size", size)])
                    $0.add("package/x\(size)", "123")
                }
                $0.addPax([("size", "99999999999999999999999999")])
                $0.add("package/last", "123")
            }
        },
        HostileCase("a pax size without end", .read(oddities: ["paxSizeOverride", "missingEnd"], unread: true)) {
            archive {
                $0.addPax([("size", "Infinity")])
                $0.add("package/x", "123")
            }
        },
        HostileCase("pax lengths that lie", .read()) {
            archive {
                $0.add("pax", "99999999999999999999 path=x\n-5 path=y\n0 path=z\n path=q\n12345", type: "x")
                $0.add("package/a.js", "1")
            }
        },
        HostileCase("a gzip header that never ends", .error("damaged")) {
            [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0x41, count: 1 << 20)
        },
        HostileCase("gzip flags that nobody knows", .error("damaged")) { [0x1F, 0x8B, 8, 0xFF] + noise(4096) },
        HostileCase("a gzip that claims 4 GB", .read(unread: true)) {
            var bytes = archive { $0.add("package/a.js", "1") }
            for index in bytes.indices.suffix(4) { bytes[index] = 0xFF }
            return bytes
        },
        HostileCase("a gzip that claims one byte", .read(unread: true)) {
            var bytes = archive { $0.add("package/a.js", "1") }
            for (index, byte) in zip(bytes.indices.suffix(4), [1, 0, 0, 0] as [UInt8]) { bytes[index] = byte }
            return bytes
        },
    ]

    private static let ends: [HostileCase] = [
        HostileCase("nothing", .error("empty")) { [] },
        HostileCase("two bytes", .error("damaged")) { [0x1F, 0x8B] },
        HostileCase("noise", .error("notAnArchive")) { noise(1 << 20) },
        HostileCase("noise that is called gzip", .error("damaged")) { [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0] + noise(1 << 20) },
        HostileCase("an error page", .error("notAnArchive")) { Array(String(repeating: "<html>522</html>\n", count: 100).utf8) },
        HostileCase("nothing but ends", .error("notAnArchive")) { TarballWriter.gzip(zeros(1 << 20)) },
        HostileCase("cut in the middle of the compressed data", .read(unread: true)) {
            let whole = archive { $0.add(Array("package/a.bin".utf8), noise(1 << 16)) }
            return Array(whole.prefix(whole.count / 2))
        },
    ]

    /// Bytes that do not pack, the same each time (xorshift).
    static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 32)
        }
    }

    /// The archive with a file of noise, so large that the limit on the compression ratio is not the one that acts.
    private static func incompressible(_ tar: consuming RawTar) -> [UInt8] {
        var first = RawTar()
        first.add(Array("package/noise".utf8), noise(1 << 20))
        first.bytes += tar.bytes
        first.end()
        return first.gzipped
    }
}
