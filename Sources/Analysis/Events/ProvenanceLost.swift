// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Earlier releases came from a build service that vouched for them; this one does not.
package struct ProvenanceLost: Rule {
    package init() {}

    package let card = RuleCard(
        id: "provenance-lost", kind: .event, title: "Provenance lost", severity: .moderate, confidence: .high, status: .stable,
        revision: 3, group: "provenance",
        rationale:
            "A stolen token publishes from anywhere; only the package's own workflow can sign. Losing the signature says nothing about the code, but much about the way it was published. (Having one pardons nothing.)",
        knownFalseAlarms: [
            "A maintainer publishes by hand while the workflow is broken.", "A back-port from an old branch without the workflow.",
        ],
        references: ["https://docs.npmjs.com/generating-provenance-statements"],
        fires: [RuleSample("five before had it", sample(lost: true))],
        staysSilent: [
            RuleSample("still there", sample(lost: false)), RuleSample("never there", .sampleEvent(after: PastRelease.ordinaryYear)),
        ]
    )

    private static func sample(lost: Bool) -> ReleaseUnderReview {
        let before = PastRelease.ordinaryYear.map { past in
            var past = past
            past.provenance = "https://slsa.dev/provenance/v1"
            return past
        }
        return .sampleEvent(after: before) {
            if !lost { $0.published?.distribution.provenance = "https://slsa.dev/provenance/v1" }
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let published = facts.release.published, published.distribution.provenance == nil, published.trustedPublisher == nil,
            let last = facts.comparison.settled.last(where: { !VersionKey($0.version).isPrerelease })
        else { return [] }
        guard last.provenance != nil || last.trustedPublisher != nil else { return [] }
        let count = facts.comparison.settled.reversed().prefix { $0.provenance != nil || $0.trustedPublisher != nil }.count
        let before = facts.comparison.recent.isEmpty ? "before" : "of more than a week ago"
        let kind = last.trustedPublisher.map { "were published by a workflow (\($0))" } ?? "carried provenance"
        // On an older line than the newest, the branch may simply lack the workflow.
        let isBackPort = VersionKey(facts.release.release.version) < VersionKey(last.version)
        return [
            card.finding(
                count <= 1
                    ? "The release \(before) \(kind == "carried provenance" ? "carried provenance" : "was published by a workflow"), this one was not"
                    : "The \(count) releases \(before) \(kind); this one has none",
                strength: isBackPort ? 0 : min(Double(count) / 10, 1) * 0.5 + 0.5,
                evidence: [
                    Evidence(
                        file: Evidence.registry,
                        excerpt: "\(last.version): provenance \(last.provenance ?? last.trustedPublisher ?? ""); \(published.version): none"
                    )
                ],
                meaning: "It cannot be traced to the package's repository as the earlier ones can.")
        ]
    }
}
