// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The first release of a package runs something of its own at install.
package struct FirstReleaseRunsScript: Rule {
    package init() {}

    package let card = RuleCard(
        id: "first-release-runs-script", kind: .event, title: "First release runs an install script", severity: .moderate,
        confidence: .high, status: .stable, revision: 1, group: "install",
        rationale: "Packages made to attack need one install: most of them run their payload from the first release's install script.",
        knownFalseAlarms: ["A new native add-on or command-line tool that fetches its binary."],
        references: ["https://docs.npmjs.com/cli/using-npm/scripts#npm-install"],
        fires: [
            RuleSample(
                "postinstall", .sampleEvent(version: "1.0.0", manifest: .sample(scripts: ["postinstall": "node index.js"]), after: []))
        ],
        staysSilent: [
            RuleSample("no script", .sampleEvent(version: "1.0.0", after: [])),
            RuleSample("node-gyp", .sampleEvent(version: "1.0.0", manifest: .sample(scripts: ["install": "node-gyp rebuild"]), after: [])),
            RuleSample(
                "history unknown", .sample(["package.json": #"{"name":"sample","version":"1.0.0","scripts":{"install":"node a.js"}}"#])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard facts.release.history != nil, facts.earlier.isEmpty, facts.release.previous == nil else { return [] }
        let own = facts.installCommands.filter { !$0.isOrdinaryBuild }
        guard let first = own.first else { return [] }
        return [
            card.finding(
                "The first release of this package runs a \(first.script) script", evidence: own.map(\.evidence),
                meaning: "Nothing is known of this package yet, and it runs at once on whatever installs it.")
        ]
    }
}
