// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// An account publishes the package for the first time, or has done so for a few weeks only.
package struct NewPublisher: Rule {
    package init() {}

    /// How long an account counts as new, in days since its first release of the package.
    static let newDays = 30.0

    package let card = RuleCard(
        id: "new-publisher", kind: .event, title: "First releases by this account", severity: .moderate, confidence: .high, status: .stable,
        revision: 3, group: "account",
        rationale:
            "A taken-over or handed-over package shows first in who publishes. Hand-overs are ordinary by themselves; after a long silence, by an account that was no maintainer before, they are not.",
        knownFalseAlarms: [
            "A team member who releases for the first time.", "A package that changed hands with both sides' consent.",
            "A move to publishing from a workflow.",
        ],
        references: ["https://blog.npmjs.org/post/180565383195/details-about-the-event-stream-incident"],
        fires: [
            RuleSample("after two years of silence", .sampleEvent(by: "bob", at: "2023-06-01T00:00:00Z", after: PastRelease.ordinaryYear)),
            RuleSample(
                "the second release of a new account",
                .sampleEvent(
                    version: "1.5.0", by: "bob", at: "2023-06-05T00:00:00Z",
                    after: PastRelease.ordinaryYear + [.sample("1.4.0", "2023-06-01T00:00:00Z", by: "bob", maintainers: ["ann", "bob"])],
                    maintainers: ["ann", "bob"])),
        ],
        staysSilent: [
            RuleSample("the usual account", .sampleEvent(after: PastRelease.ordinaryYear)),
            RuleSample("the first release of all", .sampleEvent(version: "1.0.0", after: [])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let comparison = facts.comparison
        guard let account = comparison.publisher, comparison.knowsPublishers, let moment = facts.release.published?.publishedAt else {
            return []
        }
        let first = comparison.byPublisher.first
        let others = facts.standing.filter { $0.publisher != nil && $0.publisher != account }
        // Releases before the account's first one: an account that began the package is not new to it.
        let before =
            first.map { first in
                others.filter { past in (past.publishedAt.map { time in first.publishedAt.map { time < $0 } ?? false }) ?? false }
            } ?? others
        let firstTime = first?.publishedAt ?? moment
        // A second stolen account minutes after the first does not follow on an active one.
        guard let lastTime = Comparison.settled(before, at: firstTime).last?.publishedAt else { return [] }
        let age = moment.days(since: firstTime)
        guard age <= Self.newDays else { return [] }
        let silence = firstTime.days(since: lastTime)
        let wasMaintainer = before.contains { past in
            past.maintainers.contains(account) && (past.publishedAt.map { firstTime.days(since: $0) > 60 } ?? false)
        }
        let evidence = [
            Evidence(
                file: Evidence.registry,
                excerpt:
                    "published by \(account) on \(moment.date); \(before.count) earlier releases by \(NewPublisher.publishers(before)), the last on \(lastTime.date)"
            )
        ]
        return [
            card.finding(
                title(account, comparison.byPublisher.count, before.count, silence),
                strength: strength(
                    silence: silence, wasMaintainer: wasMaintainer, fromWorkflow: facts.release.published?.trustedPublisher != nil),
                evidence: evidence,
                meaning: wasMaintainer
                    ? "The account was a maintainer before, but had not published."
                    : "Nobody who installs this package has trusted this account before.")
        ]
    }

    private func strength(silence: Double, wasMaintainer: Bool, fromWorkflow: Bool) -> Double {
        if fromWorkflow { return 0 }
        let stranger = wasMaintainer ? 0 : 0.4
        return stranger + (silence >= 540 ? 0.6 : silence >= 270 ? 0.35 : silence >= 120 ? 0.15 : 0)
    }

    private func title(_ account: String, _ earlierByIt: Int, _ byOthers: Int, _ silence: Double) -> String {
        let quiet = silence >= 120 ? ", after \(PlainWords.days(silence)) of silence" : ""
        let releases = byOthers == 1 ? "1 release" : "\(byOthers) releases"
        return earlierByIt == 0
            ? "First release by \(account)\(quiet); \(releases) before it by others"
            : "\(account) is new to this package: \(earlierByIt + 1) releases so far\(quiet), after \(releases) by others"
    }

    private static func publishers(_ releases: [PastRelease]) -> String {
        let names = Set(releases.compactMap(\.publisher)).sorted()
        return names.count <= 3 ? names.joined(separator: ", ") : "\(names.count) accounts"
    }
}
