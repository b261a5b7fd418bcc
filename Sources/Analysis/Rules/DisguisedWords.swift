// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Names of modules and calls are written as hexadecimal text or escapes.
package struct DisguisedWords: Rule {
    package init() {}

    package let card = RuleCard(
        id: "disguised-words", kind: .content, title: "Names written in disguise", severity: .high, confidence: .high, status: .stable,
        revision: 1, group: "disguise",
        rationale: "Nobody writes `child_process` as hexadecimal digits to be understood. It is done to pass scanners and readers.",
        knownFalseAlarms: ["Protected commercial code."],
        references: ["https://cwe.mitre.org/data/definitions/506.html"],
        fires: [
            RuleSample("hexadecimal", .sample(["index.js": "require(Buffer.from('6368696c645f70726f63657373','hex').toString())"])),
            RuleSample("escapes", .sample(["index.js": #"require('\x63\x68\x69\x6c\x64\x5f\x70\x72\x6f\x63\x65\x73\x73')"#])),
        ],
        staysSilent: [
            RuleSample("plain", .sample(["index.js": "require('child_process')"])),
            RuleSample("a colour and a hash", .sample(["index.js": "x = 'deadbeefcafe'; y = '\\x1b[31m'"])),
        ]
    )

    private static let telling: [Sign] = [
        .decrypts, .processModule, .packageEnvironment, .networkModule, .networkCall, .npmCredential, .developerCredential, .runsText,
        .shellDownload, .environment, .hostIdentity, .wallet, .dropHost,
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.kind == .source, let scan = file.scan, !file.isAside else { return nil }
            let found = Self.telling.filter { scan.hiddenSigns.contains($0) && !scan.signs.contains($0) }
            guard !found.isEmpty else { return nil }
            return card.finding(
                "\(file.path) writes in disguise that it \(PlainWords.list(found.map(\.plain)))", strength: Double(found.count - 1) / 2,
                evidence: found.compactMap(file.evidence), meaning: "The words were hidden from whoever searches the code for them.")
        }
    }
}
