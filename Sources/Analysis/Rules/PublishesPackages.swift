// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Publishes packages by itself.
package struct PublishesPackages: Rule {
    package init() {}

    package let card = RuleCard(
        id: "self-publishing", kind: .content, title: "Publishes packages", severity: .critical, confidence: .medium, status: .stable,
        revision: 1, group: "behaviour",
        rationale: "A worm needs a token and one command. Tools for releases have both, and wait to be called.",
        knownFalseAlarms: ["A release tool whose main file publishes as soon as it is started."],
        references: ["https://www.stepsecurity.io/blog/ctrl-tinycolor-and-40-npm-packages-compromised"],
        fires: [
            RuleSample(
                "when it is loaded",
                .sample([
                    "index.js":
                        "const { execSync } = require('child_process'); for (const p of JSON.parse(list)) { execSync('npm publish ' + p + ' --access public'); }"
                ]))
        ],
        staysSilent: [
            RuleSample(
                "a release tool",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","bin":{"a":"cli.js"}}"#,
                    "cli.js": "const { execSync } = require('child_process'); execSync('npm publish');",
                ])),
            RuleSample("says so", .sample(["index.js": "console.log('now run npm publish');"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var best: (file: Int, fact: Fact, moment: ActMoment)?
        for (file, fact) in facts.acts(.startsProcess, .publishes) where fact.kind == .publishes || Self.isPublishing(fact.details) {
            let moment = facts.moment(of: fact, in: file)
            guard moment.isByItself || fact.isDisguised else { continue }
            if best == nil || moment > best?.moment ?? .never { best = (file, fact, moment) }
        }
        guard let best else { return [] }
        let readsToken = facts.behaviour.files[best.file].map { behaviour in
            behaviour.ownSources.contains(.secretFile) || behaviour.variables.contains { $0.contains("NPM") && $0.contains("TOKEN") }
        }
        return [
            card.finding(
                "\(facts.files[best.file].path) publishes packages\(best.moment.words)",
                strength: (best.moment >= .load ? 0.4 : 0.1) + (best.moment == .install ? 0.3 : 0) + (readsToken == true ? 0.3 : 0),
                evidence: [facts.evidence(best.fact, in: best.file)],
                meaning: "It may publish itself, in the name of whoever runs it.")
        ]
    }

    private static func isPublishing(_ details: [String]) -> Bool {
        let words = details.flatMap { $0.split(whereSeparator: { " \t;&|".contains($0) }).map(String.init) }
        for (place, word) in words.enumerated() where ["npm", "pnpm", "yarn", "npm.cmd", "bun"].contains(word) {
            if words.dropFirst(place + 1).prefix(3).contains("publish") { return true }
        }
        return false
    }
}
