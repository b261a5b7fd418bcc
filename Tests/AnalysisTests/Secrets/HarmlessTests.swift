// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Testing

@Suite struct HarmlessTests {
    @Test("There are enough harmless texts")
    func enough() { #expect(HarmlessText.all.count >= 100) }

    @Test("What only looks like a secret is none", arguments: HarmlessText.all)
    func silent(_ example: HarmlessText) {
        let scan = SecretScan([ReleaseFile(path: example.path, bytes: ArraySlice(example.text.utf8))])
        #expect(scan.findings.isEmpty, "\(scan.findings.map { "\($0.rule) \($0.masked)" })")
        #expect(scan.unread.isEmpty)
    }

    /// Folders of other people's packages, where there are any: Debian's and npm's own.
    private static let clean = ["/usr/share/nodejs", "/usr/lib/node_modules/npm"].filter { FileManager.default.fileExists(atPath: $0) }

    /// Findings in clean packages that are right: path below the folder, rule, and why it stands there.
    private static let expected: [(path: String, rule: String, why: String)] = []

    @Test("Ordinary packages hold no secret", .enabled(if: !clean.isEmpty, "no installed packages are here"), arguments: clean)
    func cleanPackages(folder: String) throws {
        let root = URL(filePath: folder)
        let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
        var files: [ReleaseFile] = []
        for case let url as URL in walk where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            files.append(
                ReleaseFile(
                    path: String(url.path(percentEncoded: false).dropFirst(folder.count + 1)), bytes: ArraySlice(try Data(contentsOf: url)))
            )
        }
        #expect(files.count > 100)
        let scan = SecretScan(files)
        let surprising = scan.findings.filter { found in !Self.expected.contains { $0.path == found.path && $0.rule == found.rule } }
        #expect(surprising.isEmpty, "\(surprising.map { "\($0.path):\($0.line) \($0.rule) \($0.masked)" })")
        #expect(scan.unread.isEmpty)
    }
}
