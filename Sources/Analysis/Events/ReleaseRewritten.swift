// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// This very version was there before, with other bytes, or was taken back and has returned.
package struct ReleaseRewritten: Rule {
    package init() {}

    package let card = RuleCard(
        id: "release-rewritten", kind: .event, title: "Same version, other content", severity: .high, confidence: .high, status: .stable,
        revision: 1, group: "version",
        rationale:
            "The public registry never serves two contents under one version. Where it happens, somebody can write past its rules, or a private registry allows it.",
        knownFalseAlarms: ["A private registry where people publish over a version."],
        references: ["https://docs.npmjs.com/policies/unpublish"],
        fires: [RuleSample("other integrity", sample(integrity: "sha512-bbbb"))],
        staysSilent: [
            RuleSample("the same bytes", sample(integrity: "sha512-aaaa")),
            RuleSample("new", .sampleEvent(after: PastRelease.ordinaryYear)),
        ]
    )

    private static func sample(integrity: String) -> ReleaseUnderReview {
        .sampleEvent(after: PastRelease.ordinaryYear + [.sample("1.4.0", "2021-05-20T00:00:00Z") { $0.integrity = "sha512-aaaa" }]) {
            $0.published?.distribution.integrity = integrity
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let version = facts.release.release.version
        let distribution = facts.release.published?.distribution
        let now = distribution?.integrity ?? distribution?.shasum
        let before = facts.release.history?[version]
        let change = facts.release.history?.changes.last { $0.version == version && $0.kind != .removed }
        guard let old = before?.integrity ?? change?.before, let now, old != now, !Self.sameDigest(old, now, distribution) else {
            guard before?.isRemoved == true else { return [] }
            return [
                finding(
                    "\(version) was taken back before and is here again", 0, "integrity \(now ?? "unknown"); the earlier one is not known")
            ]
        }
        return [finding("\(version) was published before with other content", 1, "integrity \(now), before \(old)")]
    }

    /// SHA-1 against SHA-512 of the same bytes is no change; the registry added the longer one later.
    private static func sameDigest(_ old: String, _ now: String, _ distribution: PublishedVersion.Distribution?) -> Bool {
        if let shasum = distribution?.shasum, shasum == old { return true }
        return old.contains("-") != now.contains("-")
    }

    private func finding(_ title: String, _ strength: Double, _ excerpt: String) -> Finding {
        card.finding(
            title, strength: strength, evidence: [Evidence(file: Evidence.registry, excerpt: excerpt)],
            meaning: "Lockfiles made before refuse it; everybody else gets other code under the same name and number.")
    }
}
