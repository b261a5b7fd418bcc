// SPDX-License-Identifier: Apache-2.0

/// CVSS v3.0 and v3.1 base scores, by https://www.first.org/cvss/v3.1/specification-document section 7.1 and 7.4.
package struct CVSS3: Sendable {
    /// 0 to 10, one decimal.
    package let baseScore: Double

    /// Reads `CVSS:3.1/AV:N/…`; temporal and environmental metrics are left aside. `nil` when a base metric is missing.
    package init?(_ vector: String) {
        let isFirst = vector.hasPrefix("CVSS:3.0/")
        guard isFirst || vector.hasPrefix("CVSS:3.1/") else { return nil }
        let impacts: [Substring: Double] = ["H": 0.56, "L": 0.22, "N": 0]
        guard let metrics = CVSSMetrics(vector.dropFirst("CVSS:3.x/".count)), let scope = metrics["S"], scope == "C" || scope == "U",
            let attack = metrics.weight("AV", ["N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2]),
            let complexity = metrics.weight("AC", ["L": 0.77, "H": 0.44]),
            let privileges = metrics.weight(
                "PR", scope == "C" ? ["N": 0.85, "L": 0.68, "H": 0.5] : ["N": 0.85, "L": 0.62, "H": 0.27]),
            let interaction = metrics.weight("UI", ["N": 0.85, "R": 0.62]),
            let confidentiality = metrics.weight("C", impacts), let integrity = metrics.weight("I", impacts),
            let availability = metrics.weight("A", impacts)
        else { return nil }
        let base = 1 - (1 - confidentiality) * (1 - integrity) * (1 - availability)
        let impact: Double
        if scope == "U" {
            impact = 6.42 * base
        } else {
            impact = 7.52 * (base - 0.029) - 3.25 * power(base - 0.02, 15)
        }
        let exploitability = 8.22 * attack * complexity * privileges * interaction
        guard impact > 0 else {
            baseScore = 0
            return
        }
        let sum = min(10, (scope == "C" ? 1.08 : 1) * (impact + exploitability))
        baseScore = isFirst ? (sum * 10).rounded(.up) / 10 : roundUp(sum)
    }
}

private func power(_ value: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { product, _ in product * value } }

/// Appendix A of the v3.1 specification: up to the next tenth, unharmed by binary fractions.
private func roundUp(_ value: Double) -> Double {
    let scaled = Int((value * 100_000).rounded())
    return scaled % 10_000 == 0 ? Double(scaled) / 100_000 : Double(scaled / 10_000 + 1) / 10
}
