// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Many times larger or smaller than the release it is compared with.
package struct SizeJump: Rule {
    package init() {}

    package let card = RuleCard(
        id: "size-jump", kind: .event, title: "Size or file count jumps", severity: .low, confidence: .high, status: .stable, revision: 1,
        group: "shape",
        rationale: "A bundled payload of megabytes in a package of kilobytes shows in its size; a package emptied by its owner shows too.",
        knownFalseAlarms: ["Build output that joins or leaves the package.", "A forgotten ignore file."],
        references: ["https://docs.npmjs.com/cli/commands/npm-pack"],
        fires: [
            RuleSample("from 40 kB to 4 MB", sample(before: 40_000, now: 4_000_000)),
            RuleSample("emptied", sample(before: 4_000_000, now: 900)),
        ],
        staysSilent: [RuleSample("twice as large", sample(before: 40_000, now: 80_000))]
    )

    private static func sample(before: Int, now: Int) -> ReleaseUnderReview {
        .sampleEvent(after: [.sample("1.3.1", "2021-05-01T00:00:00Z") { $0.unpackedSize = before }]) {
            $0.published?.distribution.unpackedSize = now
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let files = facts.release.content.files
        let now = files.isEmpty ? facts.release.published?.distribution.unpackedSize : facts.release.content.unpackedBytes
        let previous = facts.release.previous?.content.map(\.unpackedBytes) ?? facts.comparison.previous?.unpackedSize
        guard let now, let previous, now > 0, previous > 0 else { return [] }
        let before = facts.comparison.previous?.version ?? facts.release.previous?.release.version ?? "the release before"
        let title: String
        let strength: Double
        if now > 500_000, now / 10 >= previous {
            title = "\(now / previous) times larger than \(before): \(PlainWords.bytes(previous)) to \(PlainWords.bytes(now))"
            strength = now / 50 >= previous ? 1 : 0.5
        } else if previous > 20_000, previous / 20 >= now {
            title = "Nearly empty: \(PlainWords.bytes(previous)) in \(before), now \(PlainWords.bytes(now))"
            strength = 0.5
        } else {
            return []
        }
        return [
            card.finding(
                title, strength: strength,
                evidence: [Evidence(file: Evidence.registry, excerpt: "unpacked size \(now), before \(previous)")],
                meaning: now > previous ? "Most of what it contains is new." : "Most of what it contained is gone.")
        ]
    }
}
