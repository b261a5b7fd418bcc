// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A package whose releases were all deprecated is published again.
package struct DeprecatedThenNew: Rule {
    package init() {}

    package let card = RuleCard(
        id: "deprecated-then-new", kind: .event, title: "Deprecated package published again", severity: .moderate, confidence: .high,
        status: .stable, revision: 1, group: "account",
        rationale: "Its owner had told everybody to leave. Those who stayed are the ones that nobody warns.",
        knownFalseAlarms: ["A last release that only prints where the successor is.", "A deprecation that was lifted."],
        references: ["https://docs.npmjs.com/deprecating-and-undeprecating-packages-or-package-versions"],
        fires: [RuleSample("all five deprecated", sample(deprecated: true))],
        staysSilent: [RuleSample("none deprecated", sample(deprecated: false))]
    )

    private static func sample(deprecated: Bool) -> ReleaseUnderReview {
        .sampleEvent(
            after: PastRelease.ordinaryYear.map { past in
                var past = past
                past.isDeprecated = deprecated
                return past
            })
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let before = facts.standing
        guard before.count >= 3, before.allSatisfy(\.isDeprecated), facts.release.published?.deprecated == nil else { return [] }
        return [
            card.finding(
                "Published again although all \(before.count) earlier releases are deprecated",
                evidence: [Evidence(file: Evidence.registry, excerpt: "deprecated: \(PlainWords.list(before.suffix(4).map(\.version)))")],
                meaning: "The package had been given up; its remaining users did not expect another release.")
        ]
    }
}
