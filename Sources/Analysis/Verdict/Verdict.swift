// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What we say of a release, mildest first; `unread` stands outside the order: it says that we could not look.
package enum Verdict: String, Sendable, CaseIterable {
    case clear, notice, suspicious, dangerous, confirmed, unread

    /// 0 for `clear` to 4 for `confirmed`; `unread` ranks with `notice`, so that nothing treats it as clear.
    package var rank: Int {
        switch self {
        case .clear: 0
        case .notice, .unread: 1
        case .suspicious: 2
        case .dangerous: 3
        case .confirmed: 4
        }
    }
}

/// A release with everything that was concluded about it: the one shape that commands, feeds and pages show.
package struct JudgedRelease: Sendable {
    package var release: ReleaseReference
    package var verdict: Verdict
    package var sum: WeightSum
    /// Heaviest first.
    package var findings: [Finding]
    package var unread: [UnreadPart]
    package var publishedAt: Timestamp?
    /// The account that published it, where known.
    package var publisher: String?

    package init(
        release: ReleaseReference, verdict: Verdict, sum: WeightSum, findings: [Finding], unread: [UnreadPart],
        publishedAt: Timestamp?, publisher: String?
    ) {
        self.release = release
        self.verdict = verdict
        self.sum = sum
        self.findings = findings
        self.unread = unread
        self.publishedAt = publishedAt
        self.publisher = publisher
    }
}

/// The sum behind a verdict, kept so that every bit can be shown.
package struct WeightSum: Sendable, Hashable {
    /// log2 of the base rate.
    package var prior: Double
    /// What each finding contributed after its group saturated, heaviest first.
    package var terms: [Term]

    package init(prior: Double, terms: [Term]) {
        self.prior = prior
        self.terms = terms
    }

    /// log2 of the odds that the release is malicious.
    package var total: Double { terms.reduce(prior) { $0 + $1.counted } }

    package struct Term: Sendable, Hashable {
        package var id: String
        package var group: String
        /// The rule's own weight.
        package var bits: Double
        /// What was added to the sum.
        package var counted: Double

        package init(id: String, group: String, bits: Double, counted: Double) {
            self.id = id
            self.group = group
            self.bits = bits
            self.counted = counted
        }
    }
}
