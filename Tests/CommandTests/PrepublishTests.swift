// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

@Suite("lapwing prepublish")
struct PrepublishTests {
    /// A home without settings, so that the machine's own npm settings say nothing.
    private func prepublish(
        _ folder: String, _ words: [String] = [], files: [String: String], environment: [String: String] = [:]
    ) async throws -> (result: Program.Result, release: JSONNode) {
        let package = "\(folder)/package"
        for (path, text) in files {
            let file = URL(filePath: "\(package)/\(path)")
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let settings = ["HOME": folder, "npm_config_local_prefix": "", "npm_config_registry": "", "LAPWING_YES": ""]
        let result = try await Program.Running(
            ["prepublish", package, "--format", "json"] + words, environment: settings.merging(environment) { $1 }
        ).wait()
        let releases = try JSONDocument(result.output).root["releases"]
        return (result, try #require(releases?.elements.first { _ in true }))
    }

    private func ids(_ release: JSONNode, needingYes: Bool = true) -> [String] {
        (release["questions"]?.elements.map { $0 } ?? []).filter { $0["needsYes"]?.boolean == needingYes }.compactMap { $0["id"]?.string }
    }

    private static let manifest = #""name":"sample","version":"1.0.1","main":"index.js""#

    private static let ordinary = ["package.json": "{\(manifest)}", "index.js": "module.exports = 1\n", "README.md": "A sample\n"]

    /// The release before, as a tarball.
    private func previous(in folder: String, _ change: (inout [String: String]) -> Void = { _ in }) throws -> String {
        var files = Self.ordinary
        files["package.json"] = #"{"name":"sample","version":"1.0.0","main":"index.js"}"#
        change(&files)
        try Data(TarballWriter.tarball(of: files)).write(to: URL(filePath: "\(folder)/previous.tgz"))
        return "\(folder)/previous.tgz"
    }

    @Test("An ordinary next release needs no yes; what was compared and where it would go is said")
    func ordinary() async throws {
        try await withScratchFolder { folder in
            let (result, release) = try await prepublish(
                folder, ["--previous", try previous(in: folder)], files: Self.ordinary.merging(["node_modules/x/i.js": "1"]) { $1 })
            #expect(result.status == 0)
            #expect(release["files"]?.elements.map { $0.string } == ["README.md", "index.js", "package.json"])
            #expect(release["compared"]?.string == "sample@1.0.0")
            #expect(release["destination"]?["registry"]?.string == "https://registry.npmjs.org/")
            #expect(release["destination"]?["tag"]?.string == "latest")
            #expect(ids(release).isEmpty)
        }
    }

    @Test("Without a last release it says so plainly")
    func offline() async throws {
        try await withScratchFolder { folder in
            _ = try await prepublish(folder, ["--offline"], files: Self.ordinary)
            let result = try await Program.run("prepublish", "\(folder)/package", "--offline", environment: ["HOME": folder])
            #expect(result.status == 0)
            #expect(result.output.contains("No last release was compared"))
        }
    }

    private static let mistakes: [(String, [String: String])] = [
        ("key-file:.env", [".env": "A=1\n"]),
        ("key-file:certs/server.pem", ["certs/server.pem": "x\n"]),
        ("source-maps", ["index.js.map": #"{"version":3,"sources":["a.ts"],"sourcesContent":["let a"]}"#]),
        ("agent-files", [".vscode/tasks.json": "{}"]),
        ("dotfiles", [".eslintrc.json": "{}"]),
        ("leftovers", ["debug.log": "x"]),
        ("new-kinds-of-files", ["tool/a.py": "1"]),
        ("missing-build", ["package.json": "{\(manifest.replacingOccurrences(of: "index.js", with: "dist/index.js"))}"]),
        ("missing-build", ["package.json": #"{\#(manifest),"exports":{".":{"import":"./esm/a.mjs"}}}"#]),
        ("missing-build", ["package.json": #"{\#(manifest),"bin":"cli.js"}"#]),
        ("already-published", ["package.json": #"{"name":"sample","version":"1.0.0"}"#]),
        ("below-latest", ["package.json": #"{"name":"sample","version":"0.9.0"}"#]),
        ("version-order", ["package.json": #"{"name":"sample","version":"11.0.0"}"#]),
        ("version", ["package.json": #"{"name":"sample","version":"one"}"#]),
        ("prerelease-to-latest", ["package.json": #"{"name":"sample","version":"2.0.0-beta.1"}"#]),
        ("registry-http", ["package.json": #"{\#(manifest),"publishConfig":{"registry":"http://npm.example/"}}"#]),
        ("install-script", ["package.json": #"{\#(manifest),"scripts":{"postinstall":"node index.js"}}"#]),
        ("local-dependency", ["package.json": #"{\#(manifest),"dependencies":{"a":"file:../a"}}"#]),
        ("size", ["big.js": String(repeating: "1;\n", count: 300_000)]),
    ]

    @Test("What is shipped by mistake needs a yes, and --yes accepts it by id", arguments: PrepublishTests.mistakes.indices)
    func slips(place: Int) async throws {
        let (id, change) = Self.mistakes[place]
        try await withScratchFolder { folder in
            let before = try previous(in: folder)
            let files = Self.ordinary.merging(change) { $1 }
            let (result, release) = try await prepublish(folder, ["--previous", before], files: files)
            #expect(result.status == 1)
            let asked = ids(release)
            #expect(asked.contains(id), "\(asked)")
            for question in release["questions"]?.elements.map({ $0 }) ?? [] {
                for member in ["what", "why", "remedy"] { #expect(question[member]?.string?.isEmpty == false) }
            }
            let (answered, after) = try await prepublish(
                folder, ["--previous", before, "--yes", asked.joined(separator: ",")], files: files)
            #expect(answered.status == 0)
            #expect(ids(after) == asked)
            let accepted = after["questions"]?.elements.filter { $0["accepted"]?.boolean == true }.count
            #expect(accepted == asked.count)
            let (once, _) = try await prepublish(
                folder, ["--previous", before], files: files, environment: ["LAPWING_YES": asked.joined(separator: ",")])
            #expect(once.status == 0)
        }
    }

    @Test("What the last release shipped already is not asked again")
    func known() async throws {
        try await withScratchFolder { folder in
            let extra = [".eslintrc.json": "{}", "index.js.map": #"{"version":3,"sourcesContent":["x"]}"#]
            let before = try previous(in: folder) { $0.merge(extra) { $1 } }
            let (result, release) = try await prepublish(folder, ["--previous", before], files: Self.ordinary.merging(extra) { $1 })
            #expect(result.status == 0, "\(ids(release))")
        }
    }

    @Test("A secret is found, and never printed whole")
    func secret() async throws {
        try await withScratchFolder { folder in
            // Put together here, so that no file holds what looks like a token.
            let token = "gh" + "p_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO" + "0pINUx"
            let files = Self.ordinary.merging(["index.js": "module.exports = { token: '\(token)' }\n"]) { $1 }
            let (json, release) = try await prepublish(folder, ["--offline"], files: files)
            #expect(json.status == 1)
            #expect(ids(release).contains("secret:index.js"))
            #expect(!json.output.contains(token))
            let text = try await Program.run("prepublish", "\(folder)/package", "--offline", environment: ["HOME": folder])
            #expect(!text.output.contains(token) && text.output.contains("index.js"))
        }
    }

    @Test("npm's settings decide where it goes: the scope's registry before publishConfig before .npmrc")
    func destination() async throws {
        try await withScratchFolder { folder in
            let files = [
                "package.json":
                    #"{"name":"@team/sample","version":"1.0.0","publishConfig":{"registry":"https://b.example/","tag":"next"}}"#,
                ".npmrc": "registry = https://c.example/\n; a comment\n",
            ]
            let (_, config) = try await prepublish(folder, ["--offline"], files: files)
            #expect(config["destination"]?["registry"]?.string == "https://b.example/")
            #expect(config["destination"]?["tag"]?.string == "next")
            let scoped = files.merging([".npmrc": "@team:registry=https://user:word@a.example/\n"]) { $1 }
            let (result, release) = try await prepublish(folder, ["--offline"], files: scoped)
            #expect(release["destination"]?["registry"]?.string == "https://a.example/")
            #expect(!result.output.contains("word@"))
        }
    }

    @Test("A registry that cannot be reached stops nobody")
    func unreachable() async throws {
        try await withScratchFolder { folder in
            let (result, release) = try await prepublish(folder, ["--registry", "http://127.0.0.1:9/"], files: Self.ordinary)
            #expect(result.status == 0)
            #expect(release["notCompared"]?.string?.contains("127.0.0.1") == true)
        }
    }

    @Test("A folder without package.json ends with 3, contrary options with 2")
    func wrong() async throws {
        try await withScratchFolder { folder in
            let empty = try await Program.run("prepublish", folder)
            #expect(empty.status == 3)
            let contrary = try await Program.run("prepublish", folder, "--offline", "--registry", "https://a.example")
            #expect(contrary.status == 2)
        }
    }
}
