// SPDX-License-Identifier: Apache-2.0

/// How much a rule's finding may weigh, in bits, and where the figure comes from.
package struct Weight: Sendable {
    /// Bits of the weakest form of the finding.
    package var low: Double
    /// Bits of the strongest form.
    package var high: Double
    /// Where the figure comes from, in a sentence: what was counted, in what, when; or that it is a judgement.
    package var source: String

    package init(_ range: ClosedRange<Double>, _ source: String) {
        low = range.lowerBound
        high = range.upperBound
        self.source = source
    }

    package init(_ bits: Double, _ source: String) { self.init(bits...bits, source) }

    /// Bits for a finding of that strength, 0 (weakest form) to 1 (strongest); values outside are clamped.
    package func bits(strength: Double) -> Double {
        let share = strength.isFinite ? min(max(strength, 0), 1) : 0
        return low + (high - low) * share
    }
}
