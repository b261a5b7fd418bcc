// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

private func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }

@Test("README's first screen shows the two commands")
func readmeShowsTheTwoCommands() throws {
    let firstScreen = try text("README.md").split(separator: "\n", omittingEmptySubsequences: false).prefix(30).joined(separator: "\n")
    #expect(firstScreen.contains("./lapwing demo"))
    #expect(firstScreen.contains("./test"))
}

@Test("CI calls the test command that people call")
func ciCallsTest() throws { #expect(try text(".ci/run").contains("./test")) }

@Test("Every decision is numbered once and says what was refused")
func decisionsAreComplete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs/decisions").path(percentEncoded: false))
        .filter { $0.hasSuffix(".md") }.sorted()
    #expect(!files.isEmpty)
    #expect(Set(files.map { $0.prefix(4) }).count == files.count)
    for file in files { #expect(try text("docs/decisions/\(file)").localizedCaseInsensitiveContains("refused"), "\(file)") }
}

@Test("Every source file names its licence first")
func filesNameTheirLicence() throws {
    var count = 0
    for folder in ["Sources", "Tests", "Benchmarks/Sources"] {
        guard let walk = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil) else { continue }
        for case let file as URL in walk where file.pathExtension == "swift" {
            count += 1
            let start = try String(contentsOf: file, encoding: .utf8).prefix(60)
            #expect(start.contains("SPDX-License-Identifier: Apache-2.0"), "\(file.path(percentEncoded: false))")
        }
    }
    #expect(count > 0)
}
