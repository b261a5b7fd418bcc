// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite("Weights from counts")
struct WeightEstimateTests {
    @Test(
        "The figure is the logarithm of the ratio of shares, half a release added to each count",
        arguments: [
            // 31.5 of 64 against 0.5 of 1024: 0.4921875 / 0.00048828125 = 1008.
            (malicious: 31, of: 63, ordinary: 0, all: 1023, bits: 9.977_279_923_499_917),
            (malicious: 0, of: 9, ordinary: 0, all: 9, bits: 0),
            (malicious: 0, of: 99, ordinary: 50, all: 99, bits: -6.658_211_482_751_795),
        ])
    func figure(malicious: Int, of: Int, ordinary: Int, all: Int, bits: Double) {
        let estimate = WeightEstimate(id: "a", malicious: (malicious, of), ordinary: (ordinary, all))
        #expect(abs(estimate.bits - bits) < 1e-9)
        #expect(estimate.margin > 0)
    }

    @Test("Every rule that any release shows is there, the heaviest first")
    func order() {
        let estimates = WeightEstimate.estimate(malicious: [["a", "b"], ["a"]], ordinary: [["b"], [], []])
        #expect(estimates.map(\.id) == ["a", "b"])
        #expect(estimates.first?.malicious.found == 2 && estimates.first?.ordinary.found == 0)
        #expect(estimates.last?.malicious.of == 2 && estimates.last?.ordinary.of == 3)
    }
}
