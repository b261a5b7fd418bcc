// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Reading a folder's files")
struct FolderReadingTests {
    private func read(_ files: [String: String]) -> ReleaseContent {
        ReleaseContent.read(files: files.map { (path: $0.key, bytes: Array($0.value.utf8)[...], mode: 0o644) })
    }

    @Test("An .npmignore beside a .gitignore is no path packed twice")
    func ignoreFiles() {
        let content = read([".gitignore": "a", ".npmignore": "b", "index.js": "1"])
        #expect(content.files.map(\.path) == [".npmignore", "index.js"])
        #expect(content.file(".npmignore").map { String(decoding: $0.bytes, as: UTF8.self) } == "b")
        #expect(content.oddities.isEmpty)
    }
}
