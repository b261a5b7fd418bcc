// SPDX-License-Identifier: Apache-2.0

/// What counts over judged releases say a rule's finding weighs.
///
/// A weight is log2 of how much likelier a finding is for a malicious release than for an ordinary one. Half a release is added to each
/// count (Haldane and Anscombe's correction), so that a rule that one side never shows has a finite figure, which is then cautious.
package struct WeightEstimate: Sendable {
    /// The rule's id.
    package var id: String
    /// Releases with such a finding, and all, of each kind.
    package var malicious: (found: Int, of: Int)
    package var ordinary: (found: Int, of: Int)

    package init(id: String, malicious: (found: Int, of: Int), ordinary: (found: Int, of: Int)) {
        self.id = id
        self.malicious = malicious
        self.ordinary = ordinary
    }

    /// In bits.
    package var bits: Double { Self.log2(share(malicious) / share(ordinary)) }

    /// How far the figure may be off, in bits, to either side: 1.96 standard errors of the logarithm of the ratio.
    package var margin: Double {
        let variance =
            1 / (Double(malicious.found) + 0.5) - 1 / (Double(malicious.of) + 1) + 1 / (Double(ordinary.found) + 0.5) - 1
            / (Double(ordinary.of) + 1)
        return 1.96 * max(variance, 0).squareRoot() / 0.693_147_180_559_945_3
    }

    private func share(_ count: (found: Int, of: Int)) -> Double { (Double(count.found) + 0.5) / (Double(count.of) + 1) }

    /// The binary logarithm without the C library: the exponent, and the rest by squaring; exact to 2^-40.
    private static func log2(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var rest = value.significand
        var result = Double(value.exponent)
        var step = 0.5
        while step > 1e-12 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += step
            }
            step /= 2
        }
        return result
    }

    /// One estimate for each rule that any release shows, the heaviest first.
    ///
    /// - Parameters: the ids of each release's findings, release by release.
    package static func estimate(malicious: [Set<String>], ordinary: [Set<String>]) -> [WeightEstimate] {
        func counts(_ releases: [Set<String>]) -> [String: Int] {
            releases.reduce(into: [:]) { counts, ids in for id in ids { counts[id, default: 0] += 1 } }
        }
        let bad = counts(malicious)
        let good = counts(ordinary)
        return Set(bad.keys).union(good.keys).map { id in
            WeightEstimate(id: id, malicious: (bad[id] ?? 0, malicious.count), ordinary: (good[id] ?? 0, ordinary.count))
        }.sorted { $0.bits != $1.bits ? $0.bits > $1.bits : $0.id < $1.id }
    }
}
