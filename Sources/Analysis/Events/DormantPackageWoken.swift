// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A release after a year or more without any.
package struct DormantPackageWoken: Rule {
    package init() {}

    static let dormantDays = 365.0

    package let card = RuleCard(
        id: "dormant-package-woken", kind: .event, title: "Release after a long silence", severity: .low, confidence: .high,
        status: .stable,
        revision: 2, group: "account",
        rationale:
            "Old packages with many users and nobody watching are what account thieves look for: coa and event-stream had been silent for years.",
        knownFalseAlarms: ["Maintenance of a finished package, such as a licence or security fix."],
        references: ["https://github.com/veged/coa/issues/99"],
        fires: [RuleSample("two years", .sampleEvent(at: "2023-06-01T00:00:00Z", after: PastRelease.ordinaryYear))],
        staysSilent: [RuleSample("a month", .sampleEvent(after: PastRelease.ordinaryYear))]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let silence = facts.comparison.silence, silence >= Self.dormantDays, let last = facts.comparison.newest else { return [] }
        let date = last.publishedAt?.date ?? "an unknown day"
        return [
            card.finding(
                "\(facts.comparison.recent.isEmpty ? "First release" : "One of the first releases") after \(PlainWords.days(silence)) of silence",
                strength: min((silence - Self.dormantDays) / 730, 1),
                evidence: [Evidence(file: Evidence.registry, excerpt: "the release before, \(last.version), is of \(date)")],
                meaning: "A package that seemed finished is being published again; its users do not expect it to change.")
        ]
    }
}
