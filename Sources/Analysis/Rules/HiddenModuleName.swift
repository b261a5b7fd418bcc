// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A module is loaded whose name is decoded when the code runs, so that it can't be told which.
package struct HiddenModuleName: Rule {
    package init() {}

    package let card = RuleCard(
        id: "hidden-module-name", kind: .content, title: "Loads a module by a decoded name", severity: .high, confidence: .medium,
        status: .stable,
        revision: 1, group: "disguise",
        rationale: "flatmap-stream kept the names of the modules it used as hexadecimal text in a test file.",
        knownFalseAlarms: ["An obfuscated commercial library."],
        references: ["https://snyk.io/blog/a-post-mortem-of-the-malicious-event-stream-backdoor/"],
        fires: [
            RuleSample(
                "words from another file",
                .sample([
                    "index.js":
                        "const d = require('./d'); function e(x) { return Buffer.from(x, 'hex').toString(); } require(e(d[0])).get(e(d[1]));",
                    "d.js": "module.exports = ['6874747073', '61'];",
                ]))
        ],
        staysSilent: [
            RuleSample("a plug-in by name", .sample(["index.js": "exports.load = (name) => require('a-plugin-' + name);"])),
            RuleSample("from a setting", .sample(["index.js": "require(process.env.ADAPTER)"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for (file, fact) in facts.acts(.loadsUnknownModule) where fact.taint.contains(.decoded) {
            let moment = facts.moment(of: fact, in: file)
            let decrypts = facts.behaviour.files[file]?.facts.contains { $0.kind == .decrypts || $0.kind == .runsText } == true
            return [
                card.finding(
                    "\(facts.files[file].path) loads a module whose name is decoded first\(moment.words)",
                    strength: (moment.isByItself ? 0.7 : 0.3) + (decrypts ? 0.3 : 0), evidence: [facts.evidence(fact, in: file)],
                    meaning: "Somebody took care that nobody sees what this uses.")
            ]
        }
        return []
    }
}
