// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

/// Lockfiles made to break readers: each ends in an error with a remedy, or in a lockfile whose oddities say what was left out.
@Suite("Hostile lockfiles")
struct HostileLockfileTests {
    // MARK: The file as a whole

    static let refused: [(text: String, name: String, code: LockfileError.Code)] = [
        ("", "package-lock.json", .unknownKind),
        ("hello", "notes.txt", .unknownKind),
        ("[]", "package-lock.json", .unknownKind),
        ("{\"dependencies\": {\"a\": \"^1.0.0\"}}", "package.json", .unknownKind),
        ("{\"lockfileVersion\": 3, \"packages\": {", "package-lock.json", .damaged),
        ("{\"lockfileVersion\": 1,\n<<<<<<< HEAD\n\"a\": 1\n=======\n", "package-lock.json", .mergeConflict),
        ("__metadata:\n  version: 8\n<<<<<<< HEAD\n", "yarn.lock", .mergeConflict),
        ("#!/usr/bin/env bun\nbun-lockfile-format-v0\n\u{0}\u{1}", "bun.lockb", .unsupported),
        ("lockfileVersion: '9.0'\npackages: &a\n  x: *a\n", "pnpm-lock.yaml", .damaged),
        ("__metadata:\n  version: [\n", "yarn.lock", .damaged),
        ("this is\nno lockfile\n", "yarn.lock", .unknownKind),
        // Files of other tools and other purposes, which must not pass for lockfiles without packages.
        ("{\"name\": \"x\", \"workspaces\": {\"packages\": [\"a\"]}, \"dependencies\": {\"a\": \"1\"}}", "package.json", .unknownKind),
        ("{\"version\": \"3\", \"packages\": {\"specifiers\": {}, \"npm\": {\"a@1.0.0\": {}}}}", "deno.lock", .unknownKind),
        ("{\"lockfileVersion\": 0, \"options\": {}, \"nodes\": {\"··a@1.0.0\": [0]}, \"edges\": {}}", "vlt-lock.json", .unknownKind),
        ("{\"content-hash\": \"x\", \"packages\": [{\"name\": \"a/b\"}]}", "composer.lock", .unknownKind),
        ("packages:\n  a:\n    version: 1.0.0\n", "pubspec.lock", .unknownKind),
        ("hello\n", "pnpm-lock.yaml", .unknownKind),
        ("", "pnpm-lock.yaml", .unknownKind),
    ]

    @Test("What cannot be read is refused with a reason and a remedy", arguments: refused)
    func refusals(text: String, name: String, code: LockfileError.Code) throws {
        let error = try #require(throws: LockfileError.self) { _ = try Lockfile.reading(text, as: name) }
        #expect(error.code == code)
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
        #expect(!error.description.contains("\u{0}"))
    }

    @Test("Bun's binary lockfile: the error says how to get the one in text")
    func binaryBun() throws {
        let error = try #require(throws: LockfileError.self) {
            _ = try Lockfile.reading("#!/usr/bin/env bun\nbun-lockfile-format-v0\n", as: "bun.lockb")
        }
        #expect(error.remedy.contains("bun install --save-text-lockfile"))
    }

    @Test(
        "Empty lockfiles are lockfiles",
        arguments: [
            ("{\"lockfileVersion\": 3, \"packages\": {}}", "package-lock.json"), ("{\"name\": \"x\"}", "npm-shrinkwrap.json"),
            ("# yarn lockfile v1\n", "yarn.lock"), ("", "yarn.lock"), ("lockfileVersion: '9.0'\n", "pnpm-lock.yaml"),
            ("__metadata:\n  version: 8\n", "yarn.lock"),
            ("{\"lockfileVersion\": 1, \"workspaces\": {\"\": {}}, \"packages\": {}}", "bun.lock"),
        ])
    func empty(text: String, name: String) throws {
        let lockfile = try Lockfile.reading(text, as: name)
        #expect(lockfile.packages.isEmpty)
        #expect(lockfile.importers.count == 1)
    }

    @Test("A file above the limit is refused before it is read")
    func tooLarge() throws {
        let bytes = [UInt8](repeating: 0x20, count: Lockfile.maximumBytes + 1)
        let error = try #require(throws: LockfileError.self) { _ = try Lockfile.read(bytes, fileName: "yarn.lock") }
        #expect(error.code == .tooLarge)
    }

    // MARK: Entries

    static let wrongTypes: [(text: String, name: String)] = [
        (
            """
            {"lockfileVersion": "3", "packages": {"": 7, "node_modules/a": null, "node_modules/b": [], "node_modules/c": {"version": 1,
              "dependencies": [], "dev": "yes", "resolved": {}, "name": 4}, "": {"workspaces": {"a": 1}}, "node_modules/": {}, "/": {}, "node_modules": {}}}
            """, "package-lock.json"
        ),
        (
            "{\"lockfileVersion\": 1, \"requires\": 3, \"dependencies\": {\"a\": 1, \"b\": {\"version\": {}, \"requires\": {\"c\": 1}}, \"\": {}}}",
            "x"
        ),
        ("{\"lockfileVersion\": {}, \"packages\": 3, \"dependencies\": []}", "package-lock.json"),
        (
            "{\"lockfileVersion\": 1, \"workspaces\": {\"\": 3}, \"packages\": {\"a\": {}, \"b\": [], \"c\": [1], \"d\": [\"\"], \"@s\": [\"@s\"]}}",
            "x"
        ),
        ("{\"lockfileVersion\": 1, \"workspaces\": {\"\": {\"dependencies\": {\"a\": {}}}}, \"packages\": []}", "bun.lock"),
        ("lockfileVersion: {}\npackages: [a, b]\nimporters: x\n", "pnpm-lock.yaml"),
        (
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a: [x]\n      b: {specifier: 1}\npackages:\n  a: x\n  '': {}\n  '@': {}\n  '(': {}\nsnapshots:\n  zz@1.0.0: []\n",
            "x"
        ),
        ("lockfileVersion: 5.3\npackages:\n  /: {}\n  //: {}\n  /@s: {}\n  a.b/: {}\n", "x"),
        ("__metadata: 3\na: b\n'c@npm:1': [x]\n'd@npm:1': {version: {}, resolution: [], dependencies: {e: {}}}\n'': {}\n", "x"),
        ("# yarn lockfile v1\n:\n  version\n\"unclosed:\n    a\n  dependencies:\n    b\n", "yarn.lock"),
    ]

    @Test("Wrong types become oddities, never a crash", arguments: wrongTypes)
    func types(text: String, name: String) throws {
        let lockfile = try Lockfile.reading(text, as: name)
        #expect(!lockfile.oddities.isEmpty)
        _ = LockfileGraph(lockfile)
    }

    @Test("A location that stands twice counts once, the last one")
    func duplicates() throws {
        let lockfile = try Lockfile.reading(
            "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/a\": {\"version\": \"1.0.0\"}, \"node_modules/a\": {\"version\": \"2.0.0\"}}}",
            as: "x")
        #expect(lockfile.releases == ["a@2.0.0"])
        #expect(lockfile.oddities.count == 1)
    }

    @Test("Links in a ring, to themselves and to nowhere")
    func links() throws {
        let text = """
            {"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "file:a", "b": "1", "c": "1"}},
              "node_modules/a": {"resolved": "node_modules/b", "link": true}, "node_modules/b": {"resolved": "node_modules/a", "link": true},
              "node_modules/c": {"resolved": "node_modules/c", "link": true}, "node_modules/d": {"resolved": "../nowhere", "link": true},
              "node_modules/e": {"link": true}}}
            """
        let lockfile = try Lockfile.reading(text, as: "package-lock.json")
        for index in lockfile.packages.indices { _ = lockfile.paths(to: index, limit: 3) }
        #expect(lockfile.packages.allSatisfy { if case .local = $0.source { true } else { false } })
    }

    // MARK: Size

    @Test("Format 1 nested too deeply: the JSON reader refuses, or what lies deeper is left out and said")
    func deepNesting() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "{\"version\": \"1.0.0\", \"dependencies\": {\"a\": ", count: depth) + "{}"
                + String(repeating: "}}", count: depth)
        }
        #expect(throws: LockfileError.self) { _ = try Lockfile.reading(nested(5000), as: "package-lock.json") }
        let lockfile = try Lockfile.reading(
            "{\"lockfileVersion\": 1, \"requires\": true, \"dependencies\": {\"a\": \(nested(200))}}", as: "x")
        #expect(lockfile.packages.count == 128)
        #expect(lockfile.oddities.contains { $0.problem.contains("deep") })
    }

    @Test("A location of 200,000 folders is left out and said")
    func longLocation() throws {
        let location = String(repeating: "node_modules/a/", count: 200_000) + "node_modules/a"
        let lockfile = try Lockfile.reading(
            "{\"lockfileVersion\": 3, \"packages\": {\"\": {}, \"\(location)\": {\"version\": \"1.0.0\"}}}", as: "package-lock.json")
        #expect(lockfile.packages.isEmpty)
        #expect(lockfile.oddities.count == 1)
    }

    @Test("100,000 entries in one ring, everything required by everything near it")
    func manyEntries() throws {
        let count = 100_000
        var npm = "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"dependencies\": {\"p0\": \"*\"}}"
        var classic = "# yarn lockfile v1\n\n"
        var pnpm = "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      p0: {specifier: '*', version: 1.0.0}\npackages:\n"
        var snapshots = "snapshots:\n"
        for index in 0..<count {
            let next = (index + 1) % count
            npm +=
                ", \"node_modules/p\(index)\": {\"version\": \"1.0.0\", \"dependencies\": {\"p\(next)\": \"*\", \"p\(index)\": \"*\", \"p0\": \"*\"}}"
            classic += "p\(index)@*:\n  version \"1.0.0\"\n  dependencies:\n    p\(next) \"*\"\n    p0 \"*\"\n\n"
            pnpm += "  p\(index)@1.0.0:\n    resolution: {integrity: sha512-AA==}\n"
            snapshots += "  p\(index)@1.0.0:\n    dependencies:\n      p\(next): 1.0.0\n      p0: 1.0.0\n"
        }
        for (text, name) in [(npm + "}}", "package-lock.json"), (classic, "yarn.lock"), (pnpm + snapshots, "pnpm-lock.yaml")] {
            let lockfile = try Lockfile.reading(text, as: name)
            #expect(lockfile.packages.count == count)
            let graph = LockfileGraph(lockfile)
            let lengths = graph.paths(to: count - 1, limit: 5).map(\.packages.count)
            #expect(lengths == [count], "\(name)")
        }
    }

    @Test("One entry that requires 200,000 names, one name required by 200,000")
    func fan() throws {
        let count = 200_000
        let names = (0..<count).map { "\"n\($0)\": \"*\"" }.joined(separator: ",")
        let wide = try Lockfile.reading(
            "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/a\": {\"version\": \"1.0.0\", \"dependencies\": {\(names)}}}}", as: "x")
        #expect(wide.packages[0].requirements.count == count)
        let many = (0..<count).map { "\"node_modules/n\($0)\": {\"version\": \"1.0.0\", \"dependencies\": {\"n0\": \"*\"}}" }.joined(
            separator: ",")
        let lockfile = try Lockfile.reading(
            "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"dependencies\": {\"n9\": \"*\"}}, \(many)}}", as: "x")
        #expect(lockfile.paths(to: 0, limit: 10) == [[9, 0]])
    }

    @Test("Many uses of one package with different peers stay linear")
    func manySnapshots() throws {
        let count = 50_000
        var text = "lockfileVersion: '9.0'\npackages:\n  a@1.0.0: {}\nsnapshots:\n"
        for index in 0..<count { text += "  a@1.0.0(p@\(index)):\n    dependencies:\n      q\(index): 1.0.0\n" }
        let lockfile = try Lockfile.reading(text, as: "pnpm-lock.yaml")
        #expect(lockfile.packages.map(\.requirements.count) == [count])
    }

    @Test("Any changed byte of a real file of npm, Yarn and Bun ends in an answer")
    func changedBytes() {
        let texts = [
            NPMReadingTests.version3, NPMReadingTests.version1, YarnReadingTests.classic, YarnReadingTests.berry, BunReadingTests.text,
        ]
        for text in texts {
            let bytes = Array(text.utf8)
            for position in bytes.indices {
                for byte in [UInt8(0), 0x0A, 0x22, 0x2F, 0x3A, 0x40, 0x5B, 0x7D, 0xFF] {
                    var changed = bytes
                    changed[position] = byte
                    guard let lockfile = try? Lockfile.read(changed, fileName: "lock") else { continue }
                    for index in lockfile.packages.indices.prefix(2) { _ = lockfile.paths(to: index, limit: 2) }
                }
            }
        }
    }
}
