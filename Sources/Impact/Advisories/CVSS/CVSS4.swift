// SPDX-License-Identifier: Apache-2.0

/// CVSS v4.0 scores, by https://www.first.org/cvss/v4.0/specification-document section 8.
///
/// A vector is put into one of 270 MacroVectors, whose scores experts agreed on; where it stands between its MacroVector and
/// the next lower ones is then interpolated.
package struct CVSS4: Sendable {
    /// 0 to 10, one decimal. Includes threat and environmental metrics where the vector states them; GitHub's do.
    package let score: Double

    /// The level in each of the six equivalence sets, 0 most severe.
    struct Levels: Equatable {
        var eq1, eq2, eq3, eq4, eq5, eq6: Int
    }

    private typealias Values = [Substring: Substring]

    /// Reads `CVSS:4.0/AV:N/…`. `nil` when a base metric is missing or any scored metric has an unknown value.
    package init?(_ vector: String) {
        guard vector.hasPrefix("CVSS:4.0/"), let metrics = CVSSMetrics(vector.dropFirst("CVSS:4.0/".count)),
            let values = Self.effective(metrics)
        else { return nil }
        if ["VC", "VI", "VA", "SC", "SI", "SA"].allSatisfy({ values[$0] == "N" }) {
            score = 0
            return
        }
        let levels = Self.levels(values)
        guard let top = CVSS4Table.score(levels), let reduction = Self.reduction(values, levels, top) else { return nil }
        score = (min(10, max(0, top - reduction)) * 10 + 1e-5).rounded(.toNearestOrAwayFromZero) / 10
    }

    /// Base metrics, replaced by their modified ones where given; absent threat and requirement metrics take their worst case.
    private static func effective(_ metrics: CVSSMetrics) -> Values? {
        let allowed: [(name: Substring, values: String)] = [
            ("AV", "NALP"), ("AC", "LH"), ("AT", "NP"), ("PR", "NLH"), ("UI", "NPA"), ("VC", "HLN"), ("VI", "HLN"), ("VA", "HLN"),
            ("SC", "HLN"), ("SI", "HLN"), ("SA", "HLN"),
        ]
        var out: Values = [:]
        for (name, letters) in allowed {
            guard let base = metrics[name], base.count == 1, letters.contains(base) else { return nil }
            out[name] = base
            guard let modified = metrics["M" + name], modified != "X" else { continue }
            // Safety exists only as a modified value.
            let isSafety = modified == "S" && (name == "SI" || name == "SA")
            guard isSafety || modified.count == 1 && letters.contains(modified) else { return nil }
            out[name] = modified
        }
        for (name, letters, worst) in [("CR", "HML", "H"), ("IR", "HML", "H"), ("AR", "HML", "H"), ("E", "APU", "A")] {
            let value = metrics[Substring(name)] ?? "X"
            guard value == "X" || value.count == 1 && letters.contains(value) else { return nil }
            out[Substring(name)] = value == "X" ? Substring(worst) : value
        }
        return out
    }

    /// Section 8.2, tables 24 to 29.
    private static func levels(_ v: Values) -> Levels {
        let open = [v["AV"] == "N", v["PR"] == "N", v["UI"] == "N"].filter { $0 }.count
        let eq1 = open == 3 ? 0 : open > 0 && v["AV"] != "P" ? 1 : 2
        let eq3: Int
        if v["VC"] == "H" && v["VI"] == "H" {
            eq3 = 0
        } else {
            eq3 = v["VC"] == "H" || v["VI"] == "H" || v["VA"] == "H" ? 1 : 2
        }
        let eq4: Int
        if v["SI"] == "S" || v["SA"] == "S" {
            eq4 = 0
        } else {
            eq4 = v["SC"] == "H" || v["SI"] == "H" || v["SA"] == "H" ? 1 : 2
        }
        let isRequired =
            v["CR"] == "H" && v["VC"] == "H" || v["IR"] == "H" && v["VI"] == "H" || v["AR"] == "H" && v["VA"] == "H"
        return Levels(
            eq1: eq1, eq2: v["AC"] == "L" && v["AT"] == "N" ? 0 : 1, eq3: eq3, eq4: eq4,
            eq5: v["E"] == "A" ? 0 : v["E"] == "P" ? 1 : 2, eq6: isRequired ? 0 : 1)
    }

    /// What to take off the MacroVector's score: for each set that has a lower MacroVector, the score distance to it times how
    /// deep into its level the vector stands; the mean of those.
    private static func reduction(_ values: Values, _ levels: Levels, _ top: Double) -> Double? {
        func lower(_ change: (inout Levels) -> Void) -> Double? {
            var next = levels
            change(&next)
            return CVSS4Table.score(next).map { top - $0 }
        }
        let joint: Double?
        switch (levels.eq3, levels.eq6) {
        case (1, 0): joint = lower { $0.eq6 = 1 }
        // Two ways down; the one that leads to the higher score counts.
        case (0, 0): joint = [lower { $0.eq6 = 1 }, lower { $0.eq3 = 1 }].compactMap { $0 }.min()
        default: joint = lower { $0.eq3 += 1 }
        }
        typealias Part = (available: Double?, highest: [String], depth: Int)
        let parts: [Part] = [
            (lower { $0.eq1 += 1 }, CVSS4Table.highest(eq1: levels.eq1), CVSS4Table.depth(eq1: levels.eq1)),
            (lower { $0.eq2 += 1 }, CVSS4Table.highest(eq2: levels.eq2), CVSS4Table.depth(eq2: levels.eq2)),
            (
                joint, CVSS4Table.highest(eq3: levels.eq3, eq6: levels.eq6),
                CVSS4Table.depth(eq3: levels.eq3, eq6: levels.eq6)
            ),
            (lower { $0.eq4 += 1 }, CVSS4Table.highest(eq4: levels.eq4), CVSS4Table.depth(eq4: levels.eq4)),
            // EQ5 is one step deep: a vector never stands below its level's top, but the set counts for the mean.
            (lower { $0.eq5 += 1 }, [], 1),
        ]
        var sum = 0.0
        var count = 0.0
        for part in parts {
            guard let available = part.available else { continue }
            count += 1
            if part.highest.isEmpty { continue }
            guard let steps = part.highest.lazy.compactMap({ distance(values, from: $0) }).first else { return nil }
            sum += available * Double(steps) / Double(part.depth)
        }
        return count == 0 ? 0 : sum / count
    }

    /// Steps from a most severe vector down to ours; `nil` when ours is more severe in some metric.
    private static func distance(_ values: Values, from highest: String) -> Int? {
        var total = 0
        for part in highest.split(separator: "/") {
            guard let colon = part.firstIndex(of: ":") else { return nil }
            let metric = part[..<colon]
            guard let ours = values[metric].flatMap({ CVSS4Table.step(metric, $0) }),
                let theirs = CVSS4Table.step(metric, part[part.index(after: colon)...]), ours >= theirs
            else { return nil }
            total += ours - theirs
        }
        return total
    }
}
