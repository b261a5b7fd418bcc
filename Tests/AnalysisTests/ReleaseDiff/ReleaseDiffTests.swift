// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite("What a new release has that the old one had not")
struct ReleaseDiffTests {
    private func diff(_ old: [String: String], _ new: [String: String]) -> ReleaseDiff {
        func review(_ files: [String: String]) -> ReleaseUnderReview {
            let sorted = files.map { ReleaseFile(path: $0.key, bytes: Array($0.value.utf8)[...]) }
                .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            return ReleaseUnderReview(content: ReleaseContent(files: sorted), fallbackName: "sample")
        }
        let before = review(old)
        let previous = ReleaseUnderReview.Previous(
            release: before.release, published: nil, shipped: before.shipped, content: before.content)
        return ReleaseDiff(old: previous, new: review(new), unreadOfOld: before.unread)
    }

    private func manifest(_ version: String, _ rest: String = "") -> String {
        #"{"name":"sample","version":"\#(version)"\#(rest.isEmpty ? "" : "," + rest)}"#
    }

    @Test("A release does not differ from itself")
    func same() {
        let files = ["package.json": manifest("1.0.0", #""scripts":{"test":"x"},"bin":"a.js""#), "a.js": "1"]
        #expect(diff(files, files).isEmpty)
        #expect(diff(files, files).sections().isEmpty)
    }

    @Test("Files are told apart as new, gone, changed and moved")
    func files() {
        let files = diff(
            ["package.json": manifest("1.0.0"), "a.js": "aaa", "b.js": "bbb", "gone.js": "g", "empty": ""],
            ["package.json": manifest("1.0.0"), "lib/a.js": "aaa", "b.js": "bb", "z.js": "z", "empty2": ""]
        ).files
        #expect(files.added.map(\.path) == ["empty2", "z.js"])
        #expect(files.removed.map(\.path) == ["empty", "gone.js"])
        #expect(files.changed.map(\.path) == ["b.js"])
        #expect(files.moved.map { [$0.from, $0.path] } == [["a.js", "lib/a.js"]])
        #expect(files.countBefore == 5 && files.countAfter == 5)
    }

    @Test("Dependencies of every kind are compared by kind, ranges too")
    func dependencies() {
        let changes = diff(
            ["package.json": manifest("1.0.0", #""dependencies":{"a":"^1","b":"1"},"devDependencies":{"d":"1"}"#)],
            [
                "package.json": manifest(
                    "1.0.1", #""dependencies":{"a":"^2","d":"1"},"optionalDependencies":{"o":"*"},"peerDependencies":{"p":">=3"}"#)
            ]
        ).dependencies
        #expect(
            changes == [
                ReleaseDiff.Change(name: "a", kind: "production", before: "^1", after: "^2"),
                ReleaseDiff.Change(name: "b", kind: "production", before: "1", after: nil),
                ReleaseDiff.Change(name: "d", kind: "production", before: nil, after: "1"),
                ReleaseDiff.Change(name: "d", kind: "development", before: "1", after: nil),
                ReleaseDiff.Change(name: "o", kind: "optional", before: nil, after: "*"),
                ReleaseDiff.Change(name: "p", kind: "peer", before: nil, after: ">=3"),
            ])
    }

    @Test("A script that runs at install says so, one that npm implies too")
    func scripts() {
        let written = diff(
            ["package.json": manifest("1.0.0")], ["package.json": manifest("1.0.1", #""scripts":{"postinstall":"node x","test":"t"}"#)])
        #expect(
            written.scripts == [
                ReleaseDiff.Change(name: "postinstall", kind: "install", before: nil, after: "node x"),
                ReleaseDiff.Change(name: "test", before: nil, after: "t"),
            ])
        #expect(written.sections().first?.lines.first == "+ postinstall: node x (runs at install)")
        let implied = diff(["package.json": manifest("1.0.0")], ["package.json": manifest("1.0.1"), "binding.gyp": "{}"])
        #expect(implied.scripts == [ReleaseDiff.Change(name: "install", kind: "install", before: nil, after: "node-gyp rebuild")])
    }

    @Test("Commands, entry and repository count")
    func rest() {
        let found = diff(
            ["package.json": manifest("1.0.0", #""main":"a.js","repository":"github:a/b""#)],
            ["package.json": manifest("1.0.1", #""main":"b.js","repository":"github:c/b","bin":{"npm":"b.js"}"#)])
        #expect(found.bins == [ReleaseDiff.Change(name: "npm", before: nil, after: "b.js")])
        #expect(found.fields.map(\.name) == ["main", "repository"])
    }

    @Test("What could not be read of either side is told, and nothing of it passes for unchanged")
    func unread() {
        let none = ReleaseUnderReview.Previous(
            release: ReleaseReference(name: "sample", version: "1.0.0"), published: nil, shipped: nil, content: nil)
        let files = ReleaseContent(files: [ReleaseFile(path: "package.json", bytes: Array("{".utf8)[...])])
        let found = ReleaseDiff(old: none, new: ReleaseUnderReview(content: files, fallbackName: "sample"))
        #expect(found.unread.map(\.part) == ["tarball of 1.0.0", "package.json"])
        #expect(found.files.added.map(\.path) == ["package.json"])
    }

    @Test("Long lists are cut for people and whole for programs; foreign text cannot steer a terminal")
    func cut() throws {
        let many = Dictionary(uniqueKeysWithValues: (0..<50).map { ("f\($0)\u{1B}[31m.js", "\($0)") })
        let found = diff(["package.json": manifest("1.0.0")], many.merging(["package.json": manifest("1.0.0")]) { $1 })
        let lines = try #require(found.sections(limit: 20).first { $0.title.hasPrefix("Files") }).lines
        #expect(lines.count == 21)
        #expect(lines.last == "  and 30 more added")
        #expect(lines.allSatisfy { !$0.contains("\u{1B}") })
        let document = try JSONDocument(found.json.text).root
        #expect(document["files"]?["added"]?.count == 50)
    }

    private func behaviour(_ old: String, _ new: String) throws -> BehaviourDiff {
        func review(_ source: String) -> ReleaseUnderReview {
            let files = ["index.js": source, "package.json": manifest("1.0.0")].sorted { $0.key < $1.key }
                .map { ReleaseFile(path: $0.key, bytes: Array($0.value.utf8)[...]) }
            return ReleaseUnderReview(content: ReleaseContent(files: files), fallbackName: "sample")
        }
        let before = review(old)
        let previous = ReleaseUnderReview.Previous(
            release: before.release, published: nil, shipped: before.shipped, content: before.content)
        return try #require(ReleaseDiff(old: previous, new: ReleaseFacts(review(new))).behaviour)
    }

    @Test("A package that never touched the network now does: that comes first, with hosts, programs and variables")
    func network() throws {
        let found = try behaviour(
            "module.exports = 1\n",
            """
            const https = require('https')
            module.exports = () => https.get('https://api.example/x?' + process.env.BUILD_NUMBER)
            require('child_process').execFile('uname', ['-a'])
            """)
        #expect(found.headline == "A package that never touched the network now does.")
        #expect(found.gained.contains(.network) && found.gained.contains(.processes))
        #expect(found.hosts == ["api.example"])
        #expect(found.commands == ["uname"])
        #expect(found.environmentNames == ["BUILD_NUMBER"])
        #expect(!found.flows.isEmpty)
    }

    @Test("Code that does the same in another place does nothing new")
    func sameBehaviour() throws {
        let call = "require('https').get('https://api.example/')\n"
        let found = try behaviour(call, "function later() {}\n\n" + call)
        #expect(found.isEmpty)
        #expect(found.headline == nil)
        #expect(try behaviour(call, "module.exports = 2\n").lost.contains(.network))
    }
}
