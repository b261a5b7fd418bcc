// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install is another command than in the release before.
package struct InstallScriptChanged: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-script-changed", kind: .event, title: "Install script changed", severity: .low, confidence: .high, status: .stable,
        revision: 3, group: "difference",
        rationale: "Where an install script is known and trusted, a change of it is the easiest way to run something else.",
        knownFalseAlarms: ["Ordinary maintenance of the build."],
        references: ["https://docs.npmjs.com/cli/using-npm/scripts#npm-install"],
        fires: [
            RuleSample("another command", sample(now: "node other.js")),
            RuleSample("a command last seen in a release that was taken back", sample(now: "node other.js", takenBack: "node other.js")),
        ],
        staysSilent: [RuleSample("the same command", sample(now: "node install.js"))]
    )

    private static func sample(now: String, takenBack: String? = nil) -> ReleaseUnderReview {
        .sampleEvent(
            manifest: .sample(scripts: ["install": now]),
            after: [
                .sample("1.3.1", "2021-05-01T00:00:00Z") { $0.installScripts = ["install": "node install.js"] },
                .sample("1.3.2", "2021-05-02T00:00:00Z") {
                    $0.installScripts = takenBack.map { ["install": $0] } ?? [:]
                    $0.isRemoved = true
                },
            ])
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let precedents = facts.comparison.precedents
        // The release of its own line, where that had a script; else the last one that had.
        guard
            let previous = ([facts.comparison.settledPrevious].compactMap { $0 } + precedents.reversed()).first(where: {
                !$0.installScripts.isEmpty
            })
        else { return [] }
        let known = Set(precedents.flatMap(\.installScripts.values))
        guard !known.contains(PastRelease.unstatedCommand) else { return [] }
        let changed = facts.installCommands.filter { !$0.isImplied && !known.contains($0.command) && !$0.isOrdinaryBuild }
        guard let first = changed.first else { return [] }
        let before = previous.installScripts[first.script]
        return [
            card.finding(
                before == nil
                    ? "Adds a \(first.script) script beside the ones of \(previous.version)"
                    : "The \(first.script) script is not the one of \(previous.version) or of any other recent release",
                evidence: changed.map(\.evidence)
                    + [Evidence(file: Evidence.registry, excerpt: "\(previous.version) had \(first.script): \(before ?? "none")")],
                meaning: "Something else than before runs on every machine that installs the package.")
        ]
    }
}
