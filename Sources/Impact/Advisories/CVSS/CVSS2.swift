// SPDX-License-Identifier: Apache-2.0

/// CVSS v2 base scores, by the equations of https://www.first.org/cvss/v2/guide section 3.2.1.
package struct CVSS2: Sendable {
    /// 0 to 10, one decimal.
    package let baseScore: Double

    /// Reads `AV:N/AC:L/Au:N/C:P/I:P/A:P`, with or without brackets around it; temporal and environmental metrics are
    /// left aside. `nil` when a base metric is missing.
    package init?(_ vector: String) {
        let bare = vector.hasPrefix("(") && vector.hasSuffix(")") ? vector.dropFirst().dropLast() : Substring(vector)
        let impacts: [Substring: Double] = ["N": 0, "P": 0.275, "C": 0.66]
        guard let metrics = CVSSMetrics(bare),
            let access = metrics.weight("AV", ["L": 0.395, "A": 0.646, "N": 1]),
            let complexity = metrics.weight("AC", ["H": 0.35, "M": 0.61, "L": 0.71]),
            let authentication = metrics.weight("Au", ["M": 0.45, "S": 0.56, "N": 0.704]),
            let confidentiality = metrics.weight("C", impacts), let integrity = metrics.weight("I", impacts),
            let availability = metrics.weight("A", impacts)
        else { return nil }
        let impact = 10.41 * (1 - (1 - confidentiality) * (1 - integrity) * (1 - availability))
        let exploitability = 20 * access * complexity * authentication
        let raw = (0.6 * impact + 0.4 * exploitability - 1.5) * (impact == 0 ? 0 : 1.176)
        // The small addend keeps figures that are exactly half a tenth from being lost to binary fractions.
        baseScore = max(0, (raw * 10 + 1e-9).rounded(.toNearestOrAwayFromZero) / 10)
    }
}
