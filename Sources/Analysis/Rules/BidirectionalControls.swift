// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Control characters that turn the direction of text stand in source, so that it reads otherwise than it runs.
package struct BidirectionalControls: Rule {
    package init() {}

    package let card = RuleCard(
        id: "bidirectional-controls", kind: .content, title: "Characters that reorder the text", severity: .high, confidence: .high,
        status: .stable, revision: 1, group: "hidden",
        rationale: "With overrides and isolates a comment can show as code and code as a comment (Trojan Source, CVE-2021-42574).",
        knownFalseAlarms: ["Libraries for right-to-left text that write the characters as they are, not as escapes."],
        references: ["https://trojansource.codes/", "https://www.unicode.org/reports/tr9/"],
        fires: [
            RuleSample("an override in a comment", .sample(["index.js": "/* \u{202E} } \u{2066}if (isAdmin)\u{2069} \u{2066} begin */"]))
        ],
        staysSilent: [
            RuleSample("escaped", .sample(["index.js": #"const RLO = '\u202E';"#])),
            RuleSample("marks of Arabic text", .sample(["ar.js": "x = 'السعر\u{200F}: 5'"])),
            RuleSample("in documentation", .sample(["README.md": "\u{202E}abc\u{202C}"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.kind == .source, let scan = file.scan else { return nil }
            let runs = scan.invisibles.filter { $0.kind == .bidirectional }
            guard let first = runs.first else { return nil }
            // A table of the characters, or text of a language that needs them, has them on many lines, each closed at once.
            let isTable = runs.count > 12
            return card.finding(
                "\(file.path) contains characters that reorder text, in \(PlainWords.counted(runs.count, "place"))",
                strength: file.isAside || isTable ? 0 : 1, evidence: ([first] + runs.dropFirst().prefix(2)).map { file.evidence($0.range) },
                meaning: "What a reviewer sees need not be what runs.")
        }
    }
}
