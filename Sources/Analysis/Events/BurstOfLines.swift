// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Several release lines published within minutes.
package struct BurstOfLines: Rule {
    package init() {}

    /// Releases no further apart than this belong to one burst, in minutes.
    static let windowMinutes = 60.0

    package let card = RuleCard(
        id: "burst-of-lines", kind: .event, title: "Several lines released at once", severity: .moderate, confidence: .high,
        status: .stable, revision: 2, group: "version",
        rationale:
            "Whoever has a stolen account for minutes poisons every line that people have pinned: ua-parser-js 0.7.29, 0.8.0 and 1.0.0 came within one hour.",
        knownFalseAlarms: ["A security fix that is ported to all supported lines together."],
        references: ["https://github.com/faisalman/ua-parser-js/issues/536"],
        fires: [RuleSample("three lines in an hour", sample("2021-06-01T11:20:00Z", "2021-06-01T11:40:00Z"))],
        staysSilent: [
            RuleSample("three lines over a week", sample("2021-05-24T11:20:00Z", "2021-05-28T11:40:00Z")),
            RuleSample("one line", .sampleEvent(after: PastRelease.ordinaryYear)),
        ]
    )

    private static func sample(_ first: String, _ second: String) -> ReleaseUnderReview {
        .sampleEvent(
            version: "2.0.0",
            after: PastRelease.ordinaryYear + [.sample("0.9.29", first), .sample("1.4.0", second)])
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let moment = facts.release.published?.publishedAt else { return [] }
        let key = VersionKey(facts.release.release.version)
        // Pre-releases of several lines at once are what release trains do.
        guard key.isValid, !key.isPrerelease else { return [] }
        // One pass: histories may hold a hundred thousand releases.
        var recent: [PastRelease] = []
        var before: [PastRelease] = []
        for past in facts.earlier {
            let isRecent = past.publishedAt.map { moment.days(since: $0) * 1440 <= Self.windowMinutes } ?? false
            if isRecent, !VersionKey(past.version).isPrerelease { recent.append(past) } else if !past.isRemoved { before.append(past) }
        }
        let lines = Set(recent.map { Self.line(VersionKey($0.version)) }).union([Self.line(key)])
        guard lines.count >= 2, let first = recent.first?.publishedAt else { return [] }
        // A young package's first hour is people trying out npm.
        guard before.count >= 3 else { return [] }
        // How often the package has done so before tells whether it is its way.
        let usual = Self.earlierBursts(before)
        guard usual == 0 else { return [] }
        let names = recent.map(\.version) + [facts.release.release.version]
        return [
            card.finding(
                "\(lines.count) release lines within \(PlainWords.days(max(moment.days(since: first), 1.0 / 1440))): \(PlainWords.list(names, limit: 6))",
                strength: lines.count >= 4 ? 1 : lines.count == 3 ? 0.8 : 0,
                evidence: [
                    Evidence(
                        file: Evidence.registry,
                        excerpt: "time: "
                            + recent.suffix(4).map { "\($0.version) \($0.publishedAt?.description ?? "")" }.joined(separator: ", "))
                ],
                meaning: "Users of every line get it, whichever they have pinned; this package has never released so before.")
        ]
    }

    private static func line(_ key: VersionKey) -> [Int] { [key.major, key.major == 0 ? key.minor : 0] }

    /// Times at which the package released two lines within the window before.
    private static func earlierBursts(_ earlier: [PastRelease]) -> Int {
        var count = 0
        for (a, b) in zip(earlier, earlier.dropFirst()) {
            guard let first = a.publishedAt, let second = b.publishedAt, second.days(since: first) * 1440 <= windowMinutes,
                line(VersionKey(a.version)) != line(VersionKey(b.version))
            else { continue }
            count += 1
        }
        return count
    }
}
