// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Testing

/// The committed pages of docs/detectors are the ones that the code prints.
@Suite struct RuleDocsTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/detectors").standardizedFileURL

    @Test("Each page equals what the code prints", arguments: RuleDocs.pages.map(\.name))
    func pageIsCurrent(_ name: String) throws {
        let page = try #require(RuleDocs.pages.first { $0.name == name })
        let committed = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        #expect(committed == page.text, "docs/detectors/\(name) is not what the code prints. Repair: \(RuleDocs.command)")
    }

    @Test("No page is left of a rule that is no more")
    func noStrayPages() throws {
        let files = Set(
            try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).filter { $0.hasSuffix(".md") })
        // Written by hand: what others report, and which of our rules answers.
        let written = RuleDocs.writtenByHand
        #expect(files.subtracting(written) == Set(RuleDocs.pages.map(\.name)), "Repair: \(RuleDocs.command)")
        #expect(files.count > 20)
    }
}
