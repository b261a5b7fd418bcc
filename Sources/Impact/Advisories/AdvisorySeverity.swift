// SPDX-License-Identifier: Apache-2.0

/// How bad a known problem is: npm's five words, mildest first.
package enum AdvisorySeverity: String, Sendable, Comparable, CaseIterable {
    case info, low, moderate, high, critical

    package static func < (a: AdvisorySeverity, b: AdvisorySeverity) -> Bool { a.rank < b.rank }

    /// 0 for `info` to 4 for `critical`.
    package var rank: Int {
        switch self {
        case .info: 0
        case .low: 1
        case .moderate: 2
        case .high: 3
        case .critical: 4
        }
    }

    /// Reads the words that databases use, in any case: npm's five, `MEDIUM` (NVD, CVSS) for moderate, `NONE` for info,
    /// `IMPORTANT` (Red Hat) for high. `nil` for anything else, `UNKNOWN` among it.
    package init?(word: String) {
        switch word.lowercased() {
        case "info", "none", "negligible", "informational": self = .info
        case "low": self = .low
        case "moderate", "medium": self = .moderate
        case "high", "important": self = .high
        case "critical": self = .critical
        default: return nil
        }
    }

    /// The qualitative rating scale of CVSS v3 (specification section 5) and v4 (section 6), which agree:
    /// 0 none, 0.1-3.9 low, 4.0-6.9 medium, 7.0-8.9 high, 9.0-10 critical.
    package init(score: Double) {
        switch score {
        case 9...: self = .critical
        case 7...: self = .high
        case 4...: self = .moderate
        case 0.1...: self = .low
        default: self = .info
        }
    }
}

/// One severity vector of a record, as it was written, with the score we compute from it.
package struct SeverityVector: Sendable, Hashable {
    package enum Kind: String, Sendable { case cvss2 = "CVSS_V2", cvss3 = "CVSS_V3", cvss4 = "CVSS_V4" }

    package var kind: Kind
    /// `CVSS:3.1/AV:N/…`. At most 256 bytes.
    package var vector: String
    /// 0 to 10, one decimal.
    package var score: Double

    /// Reads one entry of OSV's `severity`. `nil` when the kind is not a CVSS or the vector is damaged.
    ///
    /// The vector's own prefix decides the version, not the entry's `type`: records exist that name the wrong one.
    package init?(type: String, vector: String) {
        guard vector.utf8.count <= 256 else { return nil }
        if vector.hasPrefix("CVSS:4."), let score = CVSS4(vector)?.score {
            self.init(kind: .cvss4, vector: vector, score: score)
        } else if vector.hasPrefix("CVSS:3."), let score = CVSS3(vector)?.baseScore {
            self.init(kind: .cvss3, vector: vector, score: score)
        } else if type == Kind.cvss2.rawValue, let score = CVSS2(vector)?.baseScore {
            self.init(kind: .cvss2, vector: vector, score: score)
        } else {
            return nil
        }
    }

    private init(kind: Kind, vector: String, score: Double) {
        self.kind = kind
        self.vector = vector
        self.score = score
    }

    /// The one to show: the newest CVSS version, and of that the highest score.
    package static func best(of vectors: some Sequence<SeverityVector>) -> SeverityVector? {
        vectors.max { a, b in a.kind == b.kind ? a.score < b.score : a.kind.rawValue < b.kind.rawValue }
    }
}
