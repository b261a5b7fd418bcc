// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The output of an obfuscator: names of the form `_0x1a2b`.
package struct ObfuscatedCode: Rule {
    package init() {}

    package let card = RuleCard(
        id: "obfuscated-code", kind: .content, title: "Obfuscated code", severity: .moderate, confidence: .high, status: .stable,
        revision: 2, group: "disguise",
        rationale:
            "Minified code is small; obfuscated code is larger than its source and made to be unreadable. In open packages there is rarely an honest reason.",
        knownFalseAlarms: ["Commercial libraries that protect their source."],
        references: ["https://github.com/javascript-obfuscator/javascript-obfuscator"],
        fires: [RuleSample("one line", .sample(["index.js": (0..<30).map { "var _0x4a\($0 + 10)=_0x1f2b('0x\($0)');" }.joined()]))],
        staysSilent: [
            RuleSample("minified", .sample(["index.min.js": "var a=1,b=2;function c(d){return d+a}"])),
            RuleSample("numbers", .sample(["index.js": (0..<30).map { "x = 0x4a\($0 + 10);" }.joined()])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.kind == .source, let scan = file.scan, scan.obfuscatorNames >= 20, !file.isAside, file.change != .same else {
                return nil
            }
            let runsAtInstall = facts.installFiles.contains { $0.path == file.path }
            return card.finding(
                "\(file.path) is obfuscated (\(scan.obfuscatorNames) names of the form _0x…)\(runsAtInstall ? " and runs at install" : "")",
                strength: (runsAtInstall ? 0.6 : 0) + (file.change == .new || file.change == .changed ? 0.4 : 0.1),
                evidence: [
                    Evidence(
                        file: file.path, line: 1,
                        excerpt: Excerpt.around(file.file.bytes, file.file.bytes.startIndex..<file.file.bytes.startIndex + 1))
                ],
                meaning: "It was made so that nobody can tell what it does.")
        }.sorted(by: Finding.isHeavier).prefix(3).map { $0 }
    }
}
