// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The registry calls this release deprecated. Weighs nothing.
package struct ReleaseDeprecated: Rule {
    package init() {}

    package let card = RuleCard(
        id: "release-deprecated", kind: .event, title: "Release is deprecated", severity: .info, confidence: .high, status: .stable,
        revision: 1, group: "package",
        rationale: "Its owners ask not to use it any more, and say why. Abandoned packages are taken over more easily than others.",
        knownFalseAlarms: ["An owner who deprecates every release but the newest."],
        references: ["https://docs.npmjs.com/deprecating-and-undeprecating-packages-or-package-versions"],
        fires: [
            RuleSample(
                "deprecated",
                .sampleEvent(manifest: .sample(), after: PastRelease.ordinaryYear) { $0.published?.deprecated = "Use meadow instead." })
        ],
        staysSilent: [RuleSample("not deprecated", .sampleEvent(manifest: .sample(), after: PastRelease.ordinaryYear))]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let said = facts.release.published?.deprecated else { return [] }
        return [
            card.finding(
                "Its owners call it deprecated", evidence: [Evidence(file: Evidence.registry, excerpt: said)],
                meaning: "It gets no more repairs.")
        ]
    }
}
