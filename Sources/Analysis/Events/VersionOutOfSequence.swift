// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A version number that the package's own numbering does not lead to.
package struct VersionOutOfSequence: Rule {
    package init() {}

    package let card = RuleCard(
        id: "version-out-of-sequence", kind: .event, title: "Version out of sequence", severity: .moderate, confidence: .high,
        status: .stable, revision: 1, group: "version",
        rationale:
            "Copies of private packages carry huge numbers so that they win over the real one; a saboteur or thief often does not know, or does not care, which number comes next.",
        knownFalseAlarms: ["Numbers taken from a date or from another product.", "A burned number after a failed publication."],
        references: ["https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610"],
        fires: [
            RuleSample("a first release that is 9000.0.0", .sampleEvent(version: "9000.0.0", after: [])),
            RuleSample("from 1 to 99", .sampleEvent(version: "99.0.1", after: PastRelease.ordinaryYear)),
            RuleSample("from 1.3.1 to 1.3.44-freedom", .sampleEvent(version: "1.3.44-freedom", after: PastRelease.ordinaryYear)),
        ],
        staysSilent: [
            RuleSample("the next minor", .sampleEvent(version: "1.4.0", after: PastRelease.ordinaryYear)),
            RuleSample("the next major", .sampleEvent(version: "2.0.0", after: PastRelease.ordinaryYear)),
            RuleSample("a back-port", .sampleEvent(version: "1.2.1", after: PastRelease.ordinaryYear)),
            RuleSample("a first release by date", .sampleEvent(version: "2021.6.1", after: [])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let version = facts.release.release.version
        let key = VersionKey(version)
        guard key.isValid else { return [] }
        let keys = facts.standing.map { VersionKey($0.version) }.filter(\.isValid)
        let jump = keys.isEmpty ? first(key, facts) : later(key, keys)
        guard let jump else { return [] }
        return [
            card.finding(
                jump.title, strength: jump.strength, evidence: [Evidence(file: "package.json", excerpt: "\"version\": \"\(version)\"")],
                meaning: "Ranges such as `*`, `latest` and `>=` take it at once.")
        ]
    }

    private func first(_ key: VersionKey, _ facts: ReleaseFacts) -> (title: String, strength: Double)? {
        guard key.major >= 50, !Self.isDate(key.major) else { return nil }
        // A tarball by itself: no history tells whether 49 majors came before.
        guard facts.release.history != nil else {
            return key.major >= 900 ? ("The release has the number \(facts.release.release.version)", 0.6) : nil
        }
        return ("The first release of the package has the number \(facts.release.release.version)", key.major >= 99 ? 1 : 0.6)
    }

    private func later(_ key: VersionKey, _ keys: [VersionKey]) -> (title: String, strength: Double)? {
        guard let highest = keys.max() else { return nil }
        if key.major > highest.major + 9, !Self.isDate(key.major) {
            return ("Jumps from \(highest.major).x to \(key.major).x; no release between", key.major >= 90 ? 1 : 0.6)
        }
        let line = keys.filter { $0.major == key.major && $0.minor == key.minor }
        if let top = line.map(\.patch).max(), key.patch > top + 20, line.count < 30 {
            return ("Jumps from \(key.major).\(key.minor).\(top) to \(key.major).\(key.minor).\(key.patch); no release between", 0.4)
        }
        return nil
    }

    /// Years (2021) and dates (20210601) are numbering schemes of their own.
    private static func isDate(_ major: Int) -> Bool { (2010...2100).contains(major) || (20_100_101...21_001_231).contains(major) }
}
