// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Earlier releases name the commit they were made from; this one names none.
package struct CommitMissing: Rule {
    package init() {}

    package let card = RuleCard(
        id: "commit-missing", kind: .event, title: "No commit named", severity: .low, confidence: .medium, status: .stable, revision: 3,
        group: "provenance",
        rationale: "npm writes down the commit when it publishes from a checkout. Without one, the release was made somewhere else.",
        knownFalseAlarms: ["A new build that publishes from an output folder.", "Clients that record no commit."],
        references: ["https://github.com/npm/read-package-json"],
        fires: [RuleSample("five before named one", sample(commit: nil))],
        staysSilent: [
            RuleSample("named", sample(commit: "b")), RuleSample("never named", .sampleEvent(after: PastRelease.ordinaryYear)),
        ]
    )

    private static func sample(commit: String?) -> ReleaseUnderReview {
        .sampleEvent(
            after: PastRelease.ordinaryYear.map { past in
                var past = past
                past.gitHead = "a"
                return past
            }
        ) { $0.published?.gitHead = commit }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let published = facts.release.published, published.gitHead == nil, published.distribution.provenance == nil else { return [] }
        let settled = facts.comparison.settled
        let recent = settled.suffix(5)
        guard recent.count >= 4, recent.allSatisfy({ $0.gitHead != nil }) else { return [] }
        let streak = settled.reversed().prefix { $0.gitHead != nil }.count
        return [
            card.finding(
                "Names no commit; each of the \(streak) releases \(facts.comparison.recent.isEmpty ? "before" : "of more than a week ago") did",
                strength: min(Double(streak) / 20, 1),
                evidence: [
                    Evidence(
                        file: Evidence.registry, excerpt: "no gitHead; \(recent.last?.version ?? "") had \(recent.last?.gitHead ?? "")")
                ],
                meaning: "It cannot be matched with a state of the source.")
        ]
    }
}
