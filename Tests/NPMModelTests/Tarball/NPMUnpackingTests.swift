// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing
import TestSupport

/// One archive and what npm makes of it.
///
/// The file lists are those that npm 10.8.2 wrote to disk (`pacote.extract`, pacote 18.0.6 and tar 6.2.1 on Linux) for
/// archives built the same way, with `package.json` left out where it stands for itself. Oddities are ours.
struct UnpackingCase: Sendable, CustomTestStringConvertible {
    var title: String
    var files: [String: String]
    var oddities: Set<ArchiveOddity.Kind>
    var archive: @Sendable () -> [UInt8]
    /// npm refuses the archive; we keep what was read and say so.
    var isUnread: Bool

    init(
        _ title: String, _ files: [String: String], _ oddities: Set<ArchiveOddity.Kind> = [], unread: Bool = false,
        _ build: @escaping @Sendable (inout RawTar) -> Void
    ) {
        self.title = title
        self.files = files
        self.oddities = oddities
        isUnread = unread
        archive = {
            var tar = RawTar()
            tar.add("package/package.json", #"{"name":"a"}"#)
            build(&tar)
            tar.end()
            return tar.gzipped
        }
    }

    init(
        raw title: String, _ files: [String: String], _ oddities: Set<ArchiveOddity.Kind> = [], unread: Bool = false,
        _ archive: @escaping @Sendable () -> [UInt8]
    ) {
        self.title = title
        self.files = files
        self.oddities = oddities
        self.archive = archive
        isUnread = unread
    }

    var testDescription: String { title }
}

@Suite("Tarballs as npm unpacks them")
struct NPMUnpackingTests {
    static let cases = pathCases + headerCases + extensionCases + containerCases

    @Test("The files are those that npm writes", arguments: cases)
    func filesAreNPMs(_ example: UnpackingCase) throws {
        let content = try ReleaseContent.read(tarball: example.archive())
        var found = Dictionary(uniqueKeysWithValues: content.files.map { ($0.path, String(decoding: $0.bytes.prefix(24), as: UTF8.self)) })
        if example.files["package.json"] == nil { found["package.json"] = nil }
        #expect(found == example.files)
        #expect(Set(content.oddities.map(\.kind)) == example.oddities)
        #expect(!content.unread.isEmpty == example.isUnread)
    }

    @Test("There are cases") func casesExist() {
        #expect(NPMUnpackingTests.cases.count >= 60)
        #expect(Set(NPMUnpackingTests.cases.map(\.title)).count == NPMUnpackingTests.cases.count)
    }

    @Test("Every kind of oddity has a case")
    func oddityKindsAreCovered() {
        let covered = NPMUnpackingTests.cases.reduce(into: Set<ArchiveOddity.Kind>()) { $0.formUnion($1.oddities) }
        #expect(Set(ArchiveOddity.Kind.allCases).subtracting(covered).isEmpty)
    }

    static let pathCases: [UnpackingCase] = [
        UnpackingCase("parent segments", ["x.js": "1"], [.parentPath, .secondTopFolder]) {
            $0.add("../x.js", "1")
            $0.add("../../y.js", "2")
            $0.add("package/../z.js", "3")
            $0.add("package/a/../b.js", "4")
        },
        UnpackingCase(
            "roots of POSIX and Windows",
            [
                "a/b/u.js": "u", "c:/p.js": "9", "etc/x.js": "1", "etc\\t.js": "5", "foo/v.js": "4", "o.js": "o", "r.js": "7",
                "s.js": "6", "srv/y.js": "2", "w.js": "3",
            ], [.absolutePath, .backslashInName, .parentPath]
        ) {
            for (path, body) in [
                ("/etc/x.js", "1"), ("//srv/y.js", "2"), ("c:/w.js", "3"), ("c:foo/v.js", "4"), ("C:/a/b/u.js", "u"), ("\\etc\\t.js", "5"),
                ("\\\\srv\\share\\s.js", "6"), ("//?/C:/r.js", "7"), ("c:../q.js", "8"), ("package/c:/p.js", "9"), ("c:d:/o.js", "o"),
            ] { $0.add(path, body) }
        },
        UnpackingCase(
            "dots and doubled slashes", ["b.js": "2", "d/e.js": "4", "package/c.js": "3"], [.absolutePath, .secondTopFolder, .fileAtRoot]
        ) {
            $0.add("package//a.js", "1")
            $0.add("package/./b.js", "2")
            $0.add("./package/c.js", "3")
            $0.add("package/d//e.js", "4")
            $0.add("package/.", "5")
        },
        UnpackingCase("files without a folder", [:], [.fileAtRoot]) {
            $0.add("a.js", "1")
            $0.add("package", "2")
        },
        UnpackingCase("colons in names", ["a:b.js": "1", "b/c.js": "2", "c2.js": "3"], [.absolutePath, .secondTopFolder]) {
            $0.add("package/a:b.js", "1")
            $0.add("a:b/c.js", "2")
            $0.add("ab:/c2.js", "3")
        },
        UnpackingCase("a file, then a folder of its name", ["a": "1"], [.fileAndFolder]) {
            $0.add("package/a", "1")
            $0.add("package/a/b.js", "2")
        },
        UnpackingCase("a folder, then a file of its name", ["a/b.js": "2", "a/c.js": "3"], [.fileAndFolder]) {
            $0.add("package/a/b.js", "2")
            $0.add("package/a", "1")
            $0.add("package/a/c.js", "3")
        },
        UnpackingCase("the last of equal paths", ["A.js": "22", "package.json": #"{"name":"b"}"#], [.duplicatePath, .secondTopFolder]) {
            $0.add("package/A.js", "1")
            $0.add("package/A.js", "22")
            $0.add("pkg2/package.json", #"{"name":"b"}"#)
        },
        UnpackingCase("two spellings", ["A.js": "1", "a.js": "2"], [.caseCollision]) {
            $0.add("package/A.js", "1")
            $0.add("package/a.js", "2")
        },
        UnpackingCase("ignore files", [".npmignore": "g", "x/.npmignore": "n2", "y/.npmignore": "n3"], []) {
            $0.add("package/.gitignore", "g")
            $0.add("package/x/.gitignore", "g2")
            $0.add("package/x/.npmignore", "n2")
            $0.add("package/y/.npmignore", "n3")
            $0.add("package/y/.gitignore", "g3")
        },
        UnpackingCase("bundled modules", ["node_modules/b/i.js": "1", "node_modules/@s/c/i.js": "2"], [.bundledNodeModules]) {
            $0.add("package/node_modules/b/i.js", "1")
            $0.add("package/node_modules/@s/c/i.js", "2")
        },
        UnpackingCase("links, devices, pipes", ["l/in.js": "1", "ok.js": "2"], [.symbolicLink, .hardLink, .device, .damagedHeader]) {
            $0.add("package/l", type: "2", link: "/etc/passwd")
            $0.add("package/h", type: "1", link: "package/package.json")
            $0.add("package/hb", "xx", type: "1", link: "package/package.json")
            $0.add("package/l/in.js", "1")
            $0.add("package/nolink", type: "2")
            $0.add("package/dev", type: "3")
            $0.add("package/fifo", type: "6")
            $0.add("package/ok.js", "2")
        },
        UnpackingCase("setuid and no mode", ["s": "1", "z": "2", "n": "3"], [.setuid]) {
            $0.add(Array("package/s".utf8), Array("1".utf8), mode: "0004755")
            $0.add(Array("package/z".utf8), Array("2".utf8), mode: "0000000")
            $0.add(Array("package/n".utf8), Array("3".utf8), mode: "       ")
        },
        UnpackingCase(
            "names that are not UTF-8", ["\u{FFFD}\u{FFFD}.js": "2", "\u{FFFD}.js": "4", "back\\slash.js": "3"],
            [.nameNotUTF8, .duplicatePath, .backslashInName]
        ) {
            $0.add(Array("package/".utf8) + [0xFF, 0xFE] + Array(".js".utf8), Array("1".utf8))
            $0.add(Array("package/".utf8) + [0xFE, 0xFF] + Array(".js".utf8), Array("2".utf8))
            $0.add("package/back\\slash.js", "3")
            $0.add(Array("package/".utf8) + [0xE2, 0x82] + Array(".js".utf8), Array("4".utf8))
        },
        UnpackingCase("a name too long for a file system", ["ok.js": "1"], [.paxPathOverride, .unwritableName]) {
            $0.addLongName("package/" + String(repeating: "a", count: 256) + ".js")
            $0.add("package/trunc", "1")
            $0.add("package/ok.js", "1")
        },
        UnpackingCase("deeper than npm goes", [:], [.paxPathOverride], unread: true) {
            $0.addPax([("path", "package/" + String(repeating: "a/", count: 1100) + "f.js")])
            $0.add("package/o", "1")
        },
    ]

    static let headerCases: [UnpackingCase] = [
        UnpackingCase("a wrong checksum", ["good.js": "2", "inner.js": "i"], [.damagedHeader]) {
            var inner = RawTar()
            inner.add("package/inner.js", "i")
            $0.add(Array("package/bad.js".utf8), inner.bytes, checksum: 5)
            $0.add("package/good.js", "2")
        },
        UnpackingCase("a link target on a file", ["good.js": "2", "inner.js": "i"], [.damagedHeader]) {
            var inner = RawTar()
            inner.add("package/inner.js", "i")
            $0.add(Array("package/bad.js".utf8), inner.bytes, link: "x")
            $0.add("package/good.js", "2")
        },
        UnpackingCase("ustar prefix, and the GNU form that has none", ["deep/f.js": "1"], [.fileAtRoot]) {
            $0.add(Array("f.js".utf8), Array("1".utf8), prefix: "package/deep")
            $0.add(Array("g.js".utf8), Array("2".utf8), prefix: "package/gnu", magic: "ustar  \u{0}")
        },
        UnpackingCase("version 7", ["v7.js": "1", "old.js": "2"]) {
            $0.add(Array("package/v7.js".utf8), Array("1".utf8), magic: "")
            $0.add(Array("package/dir/".utf8), type: "\u{0}", magic: "")
            $0.add(Array("package/old.js".utf8), Array("2".utf8), type: "\u{0}")
        },
        UnpackingCase("contiguous files", ["c.js": "1", "trail": "2"]) {
            $0.add("package/c.js", "1", type: "7")
            $0.add("package/trail/", "2", type: "7")
        },
        UnpackingCase("kinds that npm drops", ["ok.js": "2"], [.unknownEntryType]) {
            $0.add("package/u.js", "1", type: "Z")
            $0.add("package/s.js", "1", type: "S")
            $0.add("package/m.js", "1", type: "M")
            $0.add("package/D/", "1", type: "D")
            $0.add("package/ok.js", "2")
        },
        UnpackingCase("a folder with a size", ["o": "1"]) {
            $0.add(Array("package/d/".utf8), type: "5", size: Array("00000000005".utf8))
            $0.add("package/o", "1")
        },
        UnpackingCase("base-256 size", ["b.js": "12345", "c.js": "3"]) {
            $0.add(Array("package/b.js".utf8), Array("12345".utf8), size: [0x80] + [UInt8](repeating: 0, count: 10) + [5])
            $0.add("package/c.js", "3")
        },
        UnpackingCase("base-256 beyond 53 bits", ["c.js": "3"], [.damagedHeader]) {
            $0.add(Array("package/b.js".utf8), Array("12345".utf8), size: [0x80] + [UInt8](repeating: 0xFF, count: 11))
            $0.add("package/c.js", "3")
        },
        UnpackingCase("base-256 with another first byte", ["c.js": "3"], [.damagedHeader]) {
            $0.add(Array("package/b.js".utf8), Array("12345".utf8), size: [0x81] + [UInt8](repeating: 0, count: 11))
            $0.add("package/c.js", "3")
        },
        UnpackingCase("a small negative size", ["b.js": "", "c.js": "3"]) {
            $0.add(Array("package/b.js".utf8), size: [UInt8](repeating: 0xFF, count: 11) + [0xFB])
            $0.add("package/c.js", "3")
        },
        UnpackingCase("an octal negative size", ["b.js": "", "c.js": "3"]) {
            $0.add(Array("package/b.js".utf8), size: Array("-0000000005".utf8))
            $0.add("package/c.js", "3")
        },
        // npm ends with an uncaught error here.
        UnpackingCase("a large negative size", ["c.js": "3"], unread: true) {
            $0.add(Array("package/b.js".utf8), size: [UInt8](repeating: 0xFF, count: 10) + [0xF0, 0])
            $0.add("package/c.js", "3")
        },
        UnpackingCase("a size among spaces and junk", ["b.js": "12345", "c.js": "3"]) {
            $0.add(Array("package/b.js".utf8), Array("12345".utf8), size: Array("   5 junk".utf8))
            $0.add("package/c.js", "3")
        },
        UnpackingCase("a size that is no number", ["b.js": "", "c.js": "3"]) {
            $0.add(Array("package/b.js".utf8), size: Array("zzz".utf8))
            $0.add("package/c.js", "3")
        },
        // npm ends with an uncaught error on the second one.
        UnpackingCase("zero bytes and line breaks in names", ["a": "1"], [.unwritableName]) {
            $0.add(Array("package/a\u{0}b.js".utf8), Array("1".utf8))
            $0.add(Array("package/c\u{0}x\n.js".utf8), Array("2".utf8))
        },
    ]

    static let extensionCases: [UnpackingCase] = [
        UnpackingCase("pax path", ["renamed.js": "1"], [.paxPathOverride]) {
            $0.addPax([("path", "package/renamed.js")])
            $0.add("package/orig.js", "1")
        },
        UnpackingCase("two pax headers add up", ["one.js": "123"], [.paxPathOverride, .paxSizeOverride]) {
            $0.addPax([("path", "package/one.js")])
            $0.addPax([("size", "3")])
            $0.add("package/orig.js", "12345")
        },
        UnpackingCase("a pax size below the real one", ["orig.js": "123", "next.js": "n"], [.paxSizeOverride]) {
            $0.addPax([("size", "3")])
            $0.add("package/orig.js", "12345")
            $0.add("package/next.js", "n")
        },
        UnpackingCase(
            "a pax size that swallows the next header", ["orig.js": "12345" + String(repeating: "\u{0}", count: 19)],
            [.paxSizeOverride, .damagedHeader]
        ) {
            $0.addPax([("size", "1024")])
            $0.add("package/orig.js", "12345")
            $0.add("package/next.js", "n")
        },
        UnpackingCase("a pax size of zero says nothing", ["orig.js": "12345"]) {
            $0.addPax([("size", "0")])
            $0.add("package/orig.js", "12345")
        },
        UnpackingCase("a pax size with an exponent", ["orig.js": String(repeating: "a", count: 24), "next.js": "n"], [.paxSizeOverride]) {
            $0.addPax([("size", "1e3")])
            $0.add("package/orig.js", String(repeating: "a", count: 1024))
            $0.add("package/next.js", "n")
        },
        UnpackingCase("a hexadecimal pax size", ["orig.js": "123", "next.js": "n"], [.paxSizeOverride]) {
            $0.addPax([("size", "0x3")])
            $0.add("package/orig.js", "12345")
            $0.add("package/next.js", "n")
        },
        UnpackingCase("a pax size among spaces", ["orig.js": "123", "next.js": "n"], [.paxSizeOverride]) {
            $0.addPax([("size", " 3 ")])
            $0.add("package/orig.js", "12345")
            $0.add("package/next.js", "n")
        },
        UnpackingCase("a pax size that is no number", ["orig.js": "", "next.js": "n"], [.paxSizeOverride]) {
            $0.addPax([("size", "abc")])
            $0.add("package/orig.js", "")
            $0.add("package/next.js", "n")
        },
        UnpackingCase(raw: "a global path is not used", ["b.js": "2"]) {
            var tar = RawTar()
            tar.addPax([("path", "package/g.js"), ("comment", "hi")], type: "g")
            tar.add("package/package.json", "{}")
            tar.add("package/b.js", "2")
            tar.end()
            return tar.gzipped
        },
        UnpackingCase(raw: "a global size wins over a local one", ["package.json": #"{"n"#, "b.js": "222"], [.paxSizeOverride]) {
            var tar = RawTar()
            tar.addPax([("size", "3")], type: "g")
            tar.add("package/package.json", #"{"name":"a"}"#)
            tar.addPax([("size", "2")])
            tar.add("package/b.js", "22222")
            tar.end()
            return tar.gzipped
        },
        UnpackingCase("a GNU long name", [String(repeating: "d/", count: 80) + "f.js": "1"]) {
            let path = "package/" + String(repeating: "d/", count: 80) + "f.js"
            $0.addLongName(path)
            $0.add(String(path.prefix(99)), "1", type: "7")
        },
        UnpackingCase("a long name with a zero byte", ["a.js\nmore": "1"], [.paxPathOverride]) {
            $0.add("././@LongLink", "package/a.js\u{0}junk\nmore", type: "L")
            $0.add("package/trunc", "1")
        },
        UnpackingCase("an empty long name spoils every later entry", [:], [.damagedHeader]) {
            $0.addLongName("")
            $0.add("package/o.js", "1")
            $0.addPax([("path", "package/p.js")])
            $0.add("package/p.js", "2")
        },
        UnpackingCase("the older GNU long name", ["n.js": "1"], [.paxPathOverride]) {
            $0.addLongName("package/n.js", type: "N")
            $0.add("package/trunc", "1")
        },
        UnpackingCase("pax path over a ustar prefix", ["pp.js": "1"], [.paxPathOverride]) {
            $0.addPax([("path", "package/pp.js")])
            $0.add(Array("f.js".utf8), Array("1".utf8), prefix: "package/deep")
        },
        UnpackingCase("a pax path of digits breaks what follows", [:], [.damagedHeader, .missingEnd]) {
            $0.addPax([("path", "123")])
            $0.add("package/o.js", "1")
            $0.add("package/c.js", "3")
        },
        // npm ends with an uncaught error here.
        UnpackingCase("a pax path with a zero byte", ["c.js": "3"], [.paxPathOverride, .unwritableName]) {
            $0.addPax([("path", "package/a\u{0}b.js")])
            $0.add("package/o.js", "1")
            $0.add("package/c.js", "3")
        },
        UnpackingCase("a pax path that is not UTF-8", ["o.js": "1"]) {
            let record = Array("20 path=package/".utf8) + [0xFF] + Array(".js\n".utf8)
            $0.add(Array("pax".utf8), record, type: "x")
            $0.add("package/o.js", "1")
        },
        UnpackingCase("a pax path with a line break", ["o.js": "1"]) {
            $0.addPax([("path", "package/a\nb.js")])
            $0.add("package/o.js", "1")
        },
        UnpackingCase("a pax length with a leading zero", ["o.js": "1"]) {
            $0.add("pax", "025 path=package/lead0.js\n", type: "x")
            $0.add("package/o.js", "1")
        },
        UnpackingCase("a pax header over 1 MB", ["o.js": "1"]) {
            $0.addPax([("comment", String(repeating: "a", count: 1 << 20)), ("path", "package/big.js")])
            $0.add("package/o.js", "1")
        },
        UnpackingCase("pax, then a long name", ["fromL.js": "1"], [.paxPathOverride]) {
            $0.addPax([("path", "package/fromx.js")])
            $0.addLongName("package/fromL.js")
            $0.add("package/o", "1")
        },
        UnpackingCase("a long name, then pax", ["fromx.js": "1"], [.paxPathOverride]) {
            $0.addLongName("package/fromL.js")
            $0.addPax([("path", "package/fromx.js")])
            $0.add("package/o", "1")
        },
        UnpackingCase("pax records are spent on a folder", ["o": "1"]) {
            $0.addPax([("path", "package/fromx.js")])
            $0.add("package/d/", type: "5")
            $0.add("package/o", "1")
        },
        UnpackingCase("pax records outlive a damaged header", ["fromx.js": "1"], [.paxPathOverride, .damagedHeader]) {
            $0.addPax([("path", "package/fromx.js")])
            $0.add(Array("package/bad".utf8), checksum: 3)
            $0.add("package/o", "1")
        },
        UnpackingCase("a pax path that ends in a slash makes a folder", ["p": "2"], [.damagedHeader]) {
            $0.addPax([("path", "package/dir/")])
            $0.add("package/o", "1")
            $0.add("package/p", "2")
        },
    ]
}
