// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The release ships an archive, whose contents nobody sees by looking at the files.
package struct ArchiveInside: Rule {
    package init() {}

    package let card = RuleCard(
        id: "archive-inside", kind: .content, title: "Ships an archive", severity: .low, confidence: .high, status: .stable, revision: 1,
        group: "binary",
        rationale:
            "What lies in an archive is looked at by no reader and few scanners. Under a picture's name, or locked with a password, it is kept from them on purpose.",
        knownFalseAlarms: ["Data sets, fonts and templates that are shipped compressed.", "Tests of archive readers."],
        references: ["https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT", "https://www.rfc-editor.org/rfc/rfc1952"],
        fires: [
            RuleSample("a zip", .sample(bytes: ["lib/data.zip": zip()])),
            RuleSample("as a picture", .sample(bytes: ["img/a.png": zip()])),
            RuleSample("locked", .sample(bytes: ["lib/data.zip": zip(flags: 1)])),
        ],
        staysSilent: [
            RuleSample("in test data", .sample(bytes: ["test/fixtures/a.zip": zip()])),
            RuleSample("a text that begins with PK", .sample(["PK.txt": "PK is how zip files begin"])),
        ]
    )

    /// The head of a zip's first entry, and nothing in it.
    private static func zip(flags: UInt8 = 0) -> [UInt8] {
        [0x50, 0x4B, 3, 4, 20, 0, flags, 0, 0, 0] + [UInt8](repeating: 0, count: 40)
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.files.filter { $0.kind == .archive && !$0.isAside && $0.change != .same }.map { ($0, Self.strength($0)) }
        guard let worst = found.max(by: { $0.1 < $1.1 }) else { return [] }
        let what = worst.1 >= 0.8 ? " under another name" : worst.1 >= 0.5 ? ", locked with a password" : ""
        return [
            card.finding(
                "\(worst.0.path) is an archive\(what)", strength: worst.1, severity: worst.1 >= 0.5 ? .moderate : nil,
                evidence: found.sorted { $0.1 > $1.1 }.map { Evidence(file: $0.0.path, excerpt: $0.0.binaryFormat) },
                meaning: "What it holds was not looked at.")
        ]
    }

    private static func strength(_ file: FileFacts) -> Double {
        let name = file.path.lowercased()
        let isDisguised = [
            ".png", ".jpg", ".jpeg", ".gif", ".ico", ".svg", ".txt", ".md", ".css", ".html", ".woff", ".woff2", ".ttf", ".log", ".xml",
        ]
        .contains { name.hasSuffix($0) }
        if isDisguised { return 1 }
        let bytes = file.file.bytes
        // The lowest bit of a zip entry's flags says that it is encrypted (APPNOTE 4.4.4).
        let isLocked = bytes.starts(with: [0x50, 0x4B, 3, 4]) && bytes.count > 8 && bytes[bytes.startIndex + 6] & 1 == 1
        return isLocked ? 0.6 : 0
    }
}
