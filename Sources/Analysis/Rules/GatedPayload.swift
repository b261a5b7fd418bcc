// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Something that runs text or processes by itself asks first for the time, the country, the user or whether it is watched.
package struct GatedPayload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "gated-payload", kind: .content, title: "Acts only under a condition", severity: .moderate, confidence: .medium,
        status: .stable,
        revision: 1, group: "gates",
        rationale:
            "A payload that acts in one country, after a date, outside CI or inside one package is made not to be seen by those who look.",
        knownFalseAlarms: ["A tool that asks once a day for a new version by starting itself."],
        references: ["https://attack.mitre.org/techniques/T1480/"],
        fires: [
            RuleSample(
                "after a date",
                .sample(["index.js": "if (Date.now() > 1767225600000) { require('child_process').exec(require('./data').a); }"])),
            RuleSample(
                "in one package",
                .sample([
                    "index.js": "if (process.env.npm_package_name === 'victim') { eval(require('fs').readFileSync('a.txt', 'utf8')); }"
                ])),
        ],
        staysSilent: [
            RuleSample("by platform", .sample(["index.js": "if (process.platform === 'win32') require('child_process').exec('cls');"])),
            RuleSample("a switch for debugging", .sample(["index.js": "if (process.env.DEBUG) require('child_process').exec('ls');"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let telling: Set<Gate.Kind> = [.time, .place, .user, .package, .debugger]
        for (file, fact) in facts.acts(.runsText, .startsProcess, .deletesFiles, .publishes) {
            let gates = fact.gates.filter { telling.contains($0.kind) }
            guard let gate = gates.first, facts.moment(of: fact, in: file).isByItself else { continue }
            return [
                card.finding(
                    "\(facts.files[file].path) \(fact.kind.capability?.words ?? "acts") only depending on \(PlainWords.list(gates.map(\.kind.words)))",
                    strength: gates.contains { $0.kind == .package || $0.kind == .place } ? 1 : 0.3,
                    evidence: [facts.evidence(fact, in: file), Evidence(file: facts.files[file].path, excerpt: gate.text)],
                    meaning: "A trial run may show nothing.")
            ]
        }
        return []
    }
}
