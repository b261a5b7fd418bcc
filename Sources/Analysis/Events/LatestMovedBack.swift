// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The tag `latest` points at a lower version than it did.
package struct LatestMovedBack: Rule {
    package init() {}

    package let card = RuleCard(
        id: "latest-moved-back", kind: .event, title: "Latest moved back", severity: .low, confidence: .high, status: .stable,
        revision: 1, group: "version",
        rationale:
            "`npm install NAME` takes what `latest` points at. Publishing to an old line moves it there by accident; moving it on purpose steers new users.",
        knownFalseAlarms: ["A back-port published without --tag.", "A broken release that was withdrawn from latest."],
        references: ["https://docs.npmjs.com/cli/commands/npm-dist-tag"],
        fires: [RuleSample("from 2.0.0 to 1.4.0", sample(before: "2.0.0", now: "1.4.0"))],
        staysSilent: [
            RuleSample("forward", sample(before: "1.3.1", now: "1.4.0")), RuleSample("elsewhere", sample(before: "2.0.0", now: "2.0.0")),
        ]
    )

    private static func sample(before: String, now: String) -> ReleaseUnderReview {
        .sampleEvent(version: "1.4.0", after: PastRelease.ordinaryYear) {
            $0.history?.tags["latest"] = before
            $0.tags = ["latest": now]
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let version = facts.release.release.version
        guard let before = facts.release.history?.tags["latest"], facts.release.tags["latest"] == version,
            VersionKey(version) < VersionKey(before), VersionKey(version).isValid
        else { return [] }
        return [
            card.finding(
                "`latest` moved back from \(before) to \(version)",
                evidence: [Evidence(file: Evidence.registry, excerpt: "dist-tags.latest \(version), before \(before)")],
                meaning: "Whoever installs the package without naming a version gets this one.")
        ]
    }
}
