// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// None of the people who owned the package at its last release owns it now.
package struct MaintainersReplaced: Rule {
    package init() {}

    package let card = RuleCard(
        id: "maintainers-replaced", kind: .event, title: "All maintainers replaced", severity: .moderate, confidence: .high,
        status: .stable, revision: 3, group: "account",
        rationale: "Whoever installs this package trusted people who can no longer say no.",
        knownFalseAlarms: ["A company or foundation takes a package over.", "An account was renamed."],
        references: ["https://docs.npmjs.com/cli/commands/npm-owner"],
        fires: [
            RuleSample("sole owner replaced", .sampleEvent(by: "bob", after: PastRelease.ordinaryYear, maintainers: ["bob"]))
        ],
        staysSilent: [
            RuleSample("one joins", .sampleEvent(after: PastRelease.ordinaryYear, maintainers: ["ann", "bob"])),
            RuleSample("the same", .sampleEvent(after: PastRelease.ordinaryYear)),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let now = facts.release.published?.maintainers.map(\.name) ?? []
        guard let last = facts.comparison.settled.last(where: { !$0.maintainers.isEmpty }), !now.isEmpty,
            Set(now).isDisjoint(with: last.maintainers)
        else { return [] }
        let wasSole = last.maintainers.count == 1
        let title =
            wasSole
            ? "The sole owner \(last.maintainers[0]) was replaced by \(PlainWords.list(now))"
            : "All \(last.maintainers.count) maintainers were replaced by \(PlainWords.list(now))"
        return [
            card.finding(
                title,
                evidence: [
                    Evidence(
                        file: Evidence.registry,
                        excerpt: "maintainers at \(last.version): \(PlainWords.list(last.maintainers)); now: \(PlainWords.list(now))")
                ],
                meaning: "The package is in other hands altogether.")
        ]
    }
}
