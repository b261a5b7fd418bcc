// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A script that begins like a picture, an archive or other data.
package struct DisguisedFile: Rule {
    package init() {}

    package let card = RuleCard(
        id: "disguised-file", kind: .content, title: "Script that begins like something else", severity: .moderate, confidence: .medium,
        status: .stable, revision: 2, group: "disguise",
        rationale:
            "`GIF89a=1` is the beginning of a picture and of a script. Scanners that go by first bytes pass over such a file; interpreters run it.",
        knownFalseAlarms: ["Minified code with raw control characters in a text.", "A video (`.ts`) or data under a script's ending."],
        references: ["https://en.wikipedia.org/wiki/Polyglot_(computing)"],
        fires: [
            RuleSample(
                "run at install",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node a.js"}}"#, "a.js": "GIF89a=1;\nrun();",
                ])),
            RuleSample("loaded later", .sample(["index.js": "/*\u{0}*/ module.exports = 1"])),
        ],
        staysSilent: [
            RuleSample("a picture", .sample(["logo.gif": "GIF89a and so on"])),
            RuleSample("a script", .sample(["index.js": "module.exports = 'GIF89a'"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.files.indices.filter {
            facts.files[$0].disguise != nil && !facts.files[$0].isAside && facts.files[$0].change != .same
        }
        guard !found.isEmpty else { return [] }
        let atInstall = found.filter { facts.installTime[$0] != nil }
        let shown = (atInstall + found.filter { facts.installTime[$0] == nil }).map { facts.files[$0] }
        let first = shown[0]
        let isPlain = first.disguise == .otherBinary
        return [
            card.finding(
                "\(first.path) is a script that begins like \(Self.words(first.disguise))\(atInstall.isEmpty ? "" : ", and install reaches it")",
                strength: (atInstall.isEmpty ? 0 : 0.6) + (isPlain ? 0 : 0.4),
                evidence: shown.map { $0.evidence(0..<min(16, $0.file.bytes.count)) },
                meaning: "Programs that sort files by their first bytes do not look into it; Node.js and shells run it.")
        ]
    }

    private static func words(_ kind: FileKind?) -> String {
        switch kind {
        case .image: "a picture"
        case .archive: "an archive"
        default: "binary data"
        }
    }
}
