// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("What npm pack would ship")
struct PackListTests {
    private func pack(_ manifest: String, _ paths: [String], _ texts: [String: String] = [:], outerRules: [String] = []) -> PackList {
        let own = manifest.dropFirst().dropLast()
        let full = #"{"name":"made","version":"1.0.0"\#(own.isEmpty ? "" : ",")\#(own)}"#
        let all = paths + texts.keys.sorted() + ["package.json"]
        return PackList(all.map { PackList.Entry(path: $0) }, outerRules: outerRules) { path in
            Array((path == "package.json" ? full : texts[path] ?? "").utf8)
        }
    }

    @Test("Made-up packages give what npm was seen to pack", arguments: PackCase.all)
    func recorded(made: PackCase) {
        let list = pack(made.manifest, PackCase.base.filter { made.extra[$0] == nil }, made.extra)
        #expect(list.files.filter { $0 != "package.json" }.joined(separator: " ") == made.packed)
        #expect(list.files.contains("package.json"))
    }

    @Test("Links, sockets and names with a star are not packed")
    func oddEntries() {
        let entries = [
            PackList.Entry(path: "package.json"), PackList.Entry(path: "a.js"), PackList.Entry(path: "l.js", kind: .link),
            PackList.Entry(path: "s", kind: .other), PackList.Entry(path: "b*.js"), PackList.Entry(path: "../x.js"),
        ]
        let list = PackList(entries) { _ in Array(#"{"name":"a","version":"1.0.0","files":["*"]}"#.utf8) }
        #expect(list.files == ["a.js", "package.json"])
    }

    @Test("Ignore files between a workspace's root and the package hold too")
    func outer() {
        #expect(pack("{}", ["a.js", "b.log"], outerRules: ["*.log"]).files == ["a.js", "package.json"])
    }

    @Test("A bundled package that is only a link is told, not passed over in silence")
    func linkedBundle() {
        let entries = [PackList.Entry(path: "package.json"), PackList.Entry(path: "node_modules/dep", kind: .link)]
        let list = PackList(entries) { _ in Array(#"{"name":"a","bundleDependencies":["dep"],"dependencies":{"dep":"1"}}"#.utf8) }
        #expect(list.notes.count == 1)
        #expect(list.files == ["package.json"])
    }

    @Test(
        "Braces in braces, sequences and shell names",
        arguments: [
            ("x{a,b{c,d}}", ["xa", "xbc", "xbd"]), ("{1..3}", ["1", "2", "3"]), ("{03..1}", ["01", "02", "03"]),
            ("{a..c}", ["a", "b", "c"]), ("{a}", ["{a}"]), ("${a,b}", ["${a,b}"]), ("{{a,b}}", ["{a}", "{b}"]), ("{a,b", ["{a,b"]),
        ])
    func braces(pattern: String, names: [String]) {
        let list = pack(#"{"files":["\#(pattern)"]}"#, names + ["other"])
        #expect(list.files.filter { $0 != "package.json" } == names)
    }

    @Test(
        "Hostile patterns end soon",
        arguments: [
            String(repeating: "{a,b}", count: 40), String(repeating: "{", count: 4000), "{1..99999999}",
            String(repeating: "@(", count: 2000),
            String(repeating: "*a", count: 2000), String(repeating: "a/", count: 2000), String(repeating: "+(a|", count: 300),
            String(repeating: "**/", count: 1000) + "x", String(repeating: "{a,", count: 900) + String(repeating: "}", count: 900),
            String(repeating: "+(a|aa)", count: 100) + "b", String(repeating: "!(a", count: 8) + String(repeating: ")", count: 8),
        ])
    func hostile(pattern: String) {
        let list = pack("{}", ["keep.js", String(repeating: "a", count: 200)], [".npmignore": pattern])
        #expect(list.files.contains("package.json"))
    }

    @Test("A pattern that stands for too many is told")
    func cut() {
        #expect(!pack("{}", ["a"], [".npmignore": String(repeating: "{a,b}", count: 40)]).notes.isEmpty)
        #expect(!pack("{}", ["a"], [".npmignore": String(repeating: "a", count: 5000)]).notes.isEmpty)
    }

    @Test("No package.json, or none that is JSON, still packs")
    func noManifest() {
        for text in ["", "{", "[]", #"{"files":"lib","main":3,"bin":[],"bundleDependencies":7}"#] {
            let list = PackList([PackList.Entry(path: "package.json"), PackList.Entry(path: "a.js")]) { _ in Array(text.utf8) }
            #expect(list.files == ["a.js", "package.json"], "\(text)")
        }
    }
}
