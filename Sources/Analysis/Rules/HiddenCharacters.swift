// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A run of characters that nobody sees stands in source: text encoded in variation selectors, tags or fillers.
package struct HiddenCharacters: Rule {
    package init() {}

    package let card = RuleCard(
        id: "hidden-characters", kind: .content, title: "Invisible characters carry data", severity: .critical, confidence: .high,
        status: .stable, revision: 1, group: "hidden",
        rationale:
            "Sixteen variation selectors and their 240 supplements can spell any byte, and no editor shows them. Eight in a row spell nothing in any language.",
        knownFalseAlarms: ["Tests of Unicode handling; below a test folder it weighs little."],
        references: ["https://www.unicode.org/reports/tr36/", "https://paulbutler.org/2025/smuggling-arbitrary-data-through-an-emoji/"],
        fires: [
            RuleSample(
                "variation selectors", .sample(["index.js": "const s = `\(String(repeating: "\u{FE01}\u{FE0A}\u{E0101}", count: 12))`;"]))
        ],
        staysSilent: [
            RuleSample("emoji", .sample(["index.js": "console.log('❤️ ✔️ ☀️ 👩‍💻 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}')"])),
            RuleSample("Mongolian", .sample(["i18n.js": "x = 'ᠪᠣᠯ\u{180E}ᠠ ᠭᠡ\u{202F}ᠶᠢᠨ \u{180B}\u{180C}'"])),
            RuleSample("Persian joiners", .sample(["fa.js": "x = 'می\u{200C}خواهم'; y = 'क\u{200D}ष'"])),
            RuleSample("byte order mark", .sample(["a.js": "\u{FEFF}module.exports = 1"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.kind == .source || file.kind == .json, let scan = file.scan else { return nil }
            let runs = scan.invisibles.filter { $0.kind == .payload }
            guard let longest = runs.max(by: { $0.count < $1.count }) else { return nil }
            return card.finding(
                "\(file.path) hides \(runs.reduce(0) { $0 + $1.count }) invisible characters in a row of \(longest.count)",
                strength: (file.isAside ? 0 : 0.5) + (longest.count >= 64 ? 0.5 : longest.count >= 24 ? 0.3 : 0),
                evidence: runs.prefix(3).map { file.evidence($0.range) }, meaning: "The file says more than any editor or review shows.")
        }
    }
}
