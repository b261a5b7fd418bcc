// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Loading the package never ends.
package struct EndlessLoop: Rule {
    package init() {}

    package let card = RuleCard(
        id: "endless-loop", kind: .content, title: "Never ends when it is loaded", severity: .high, confidence: .high, status: .stable,
        revision: 1, group: "behaviour",
        rationale: "The owner of colors (2022) put a loop without an end into its main file; every program that loads it hangs.",
        knownFalseAlarms: ["A worker that waits for work in a loop, as its only task."],
        references: ["https://snyk.io/blog/open-source-npm-packages-colors-faker/"],
        fires: [
            RuleSample(
                "prints for ever",
                .sample([
                    "index.js": "module.exports = {}; for (let i = 666; i < Infinity; i++) { if (i % 333) {} console.log('x'); }"
                ]))
        ],
        staysSilent: [
            RuleSample("has a way out", .sample(["index.js": "let m; while (true) { m = next(); if (!m) break; }"])),
            RuleSample("a parser's loop", .sample(["index.js": "exports.parse = () => { for (;;) { if (done()) return 1; } };"])),
            RuleSample("a function that nobody calls here", .sample(["index.js": "exports.spin = () => { while (true) tick(); };"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for (file, fact) in facts.acts(.endlessLoop) {
            let moment = facts.moment(of: fact, in: file)
            guard moment == .load || moment == .install else { continue }
            return [
                card.finding(
                    "\(facts.files[file].path) never ends\(moment.words)", strength: facts.files[file].change == .same ? 0 : 1,
                    evidence: [facts.evidence(fact, in: file)], meaning: "Programs that load it hang.")
            ]
        }
        return []
    }
}
