// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Somebody has joined the maintainers since the last release and publishes at once.
package struct MaintainerAdded: Rule {
    package init() {}

    package let card = RuleCard(
        id: "maintainer-added", kind: .event, title: "New maintainer publishes", severity: .low, confidence: .high, status: .stable,
        revision: 2, group: "account",
        rationale:
            "Joining and publishing in one move is how a package is taken over with its owner's consent: he hands over, and looks no more.",
        knownFalseAlarms: ["A new team member's first release."],
        references: ["https://docs.npmjs.com/cli/commands/npm-owner"],
        fires: [RuleSample("joins and publishes", .sampleEvent(by: "bob", after: PastRelease.ordinaryYear, maintainers: ["ann", "bob"]))],
        staysSilent: [
            RuleSample("joins, another publishes", .sampleEvent(after: PastRelease.ordinaryYear, maintainers: ["ann", "bob"])),
            RuleSample("the same", .sampleEvent(after: PastRelease.ordinaryYear)),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let now = facts.release.published?.maintainers.map(\.name) ?? []
        guard let account = facts.comparison.publisher, now.contains(account),
            let last = facts.standing.last(where: { !$0.maintainers.isEmpty }), !last.maintainers.contains(account),
            !Set(now).isDisjoint(with: last.maintainers)
        else { return [] }
        return [
            card.finding(
                "\(account) became a maintainer after \(last.version) and published this release",
                strength: last.maintainers.count == 1 ? 1 : 0,
                evidence: [
                    Evidence(
                        file: Evidence.registry,
                        excerpt: "maintainers at \(last.version): \(PlainWords.list(last.maintainers)); now: \(PlainWords.list(now))")
                ],
                meaning: "The right to publish is new, and was used at once.")
        ]
    }
}
