// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite struct QuickTests {
    @Test("A tarball written and read gives its files") func roundTrip() throws {
        let tarball = TarballWriter.tarball(of: ["package.json": "{}", "lib/é.js": "1", String(repeating: "d/", count: 90) + "f.js": "2"])
        let content = try ReleaseContent.read(tarball: tarball)
        #expect(content.files.map(\.path) == [String(repeating: "d/", count: 90) + "f.js", "lib/é.js", "package.json"])
        #expect(content.oddities == [])
        #expect(content.unread == [])
    }
}
