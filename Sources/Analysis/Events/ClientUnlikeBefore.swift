// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Published with a client or Node.js that the package's releases have not shown in a long time.
package struct ClientUnlikeBefore: Rule {
    package init() {}

    package let card = RuleCard(
        id: "client-unlike-before", kind: .event, title: "Published with another client than before", severity: .info, confidence: .medium,
        status: .stable, revision: 2, group: "account",
        rationale: "People upgrade; they rarely go back. An older Node.js or npm than last time suggests another machine.",
        knownFalseAlarms: ["A maintainer with several machines.", "A build service with a pinned version."],
        references: ["https://docs.npmjs.com/cli/commands/npm-publish"],
        fires: [RuleSample("Node.js 16, now 8", sample(node: "8.11.0"))],
        staysSilent: [RuleSample("Node.js 16, now 17", sample(node: "17.0.1")), RuleSample("not stated", sample(node: nil))]
    )

    private static func sample(node: String?) -> ReleaseUnderReview {
        .sampleEvent(
            after: PastRelease.ordinaryYear.map { past in
                var past = past
                past.nodeVersion = "16.2.0"
                past.npmVersion = "7.13.0"
                return past
            }
        ) { $0.published?.nodeVersion = node }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let now = facts.release.published?.nodeVersion, let moment = facts.release.published?.publishedAt else { return [] }
        let key = VersionKey(now)
        let recent = facts.standing.filter { past in
            past.nodeVersion != nil && (past.publishedAt.map { moment.days(since: $0) < 730 } ?? false)
        }.suffix(10)
        guard recent.count >= 3, key.isValid else { return [] }
        let majors = recent.compactMap { $0.nodeVersion.map { VersionKey($0).major } }
        guard let lowest = majors.min(), key.major + 3 < lowest, lowest < 1000 else { return [] }
        return [
            card.finding(
                "Published with Node.js \(now); the last \(recent.count) releases used \(lowest) or later",
                evidence: [
                    Evidence(
                        file: Evidence.registry,
                        excerpt: "_nodeVersion \(now), _npmVersion \(facts.release.published?.npmVersion ?? "none")")
                ],
                meaning: "Another machine than usual published it.")
        ]
    }
}
