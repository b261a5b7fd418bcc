// SPDX-License-Identifier: Apache-2.0

/// The `name:value` pairs of a CVSS vector.
struct CVSSMetrics {
    private var values: [Substring: Substring] = [:]

    /// Reads `AV:N/AC:L/…`. `nil` when a part is not a pair or a metric stands twice, as the specifications demand.
    init?(_ text: Substring) {
        for part in text.split(separator: "/", omittingEmptySubsequences: false) {
            guard let colon = part.firstIndex(of: ":") else { return nil }
            let name = part[..<colon]
            let value = part[part.index(after: colon)...]
            guard !name.isEmpty, !value.isEmpty, values.updateValue(value, forKey: name) == nil else { return nil }
        }
    }

    subscript(name: Substring) -> Substring? { values[name] }

    /// The weight of a metric's value by a table; `nil` when the metric is missing or has another value.
    func weight(_ name: Substring, _ table: [Substring: Double]) -> Double? { values[name].flatMap { table[$0] } }
}
