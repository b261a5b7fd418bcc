// SPDX-License-Identifier: Apache-2.0

/// The score of each MacroVector in tenths, from the table in https://www.first.org/cvss/v4-0/ (FIRST's calculator,
/// cvss_lookup.js of 19 August 2024, 270 values; facts, carried over).
///
/// A line holds one (EQ1, EQ2, EQ3) and runs over EQ4, EQ5, EQ6; 255 stands where no such MacroVector exists (EQ3 = 2 needs
/// EQ6 = 1).
enum CVSS4Table {
    static func score(_ levels: CVSS4.Levels) -> Double? {
        guard levels.eq1 < 3, levels.eq2 < 2, levels.eq3 < 3, levels.eq4 < 3, levels.eq5 < 3, levels.eq6 < 2 else { return nil }
        let line = (levels.eq1 * 2 + levels.eq2) * 3 + levels.eq3
        let value = tenths[line * 18 + (levels.eq4 * 3 + levels.eq5) * 2 + levels.eq6]
        return value == 255 ? nil : Double(value) / 10
    }

    // swift-format-ignore
    private static let tenths: [UInt8] = [
        100, 99, 98, 95, 95, 92, 100, 96, 93, 87, 91, 81, 93, 90, 89, 80, 81, 68,  // 000
        98, 95, 95, 92, 90, 84, 93, 92, 89, 81, 81, 65, 88, 80, 78, 70, 69, 48,  // 001
        255, 92, 255, 82, 255, 72, 255, 79, 255, 69, 255, 50, 255, 69, 255, 55, 255, 27,  // 002
        99, 97, 95, 92, 92, 85, 95, 91, 90, 83, 84, 71, 92, 81, 82, 71, 72, 53,  // 010
        95, 93, 92, 85, 85, 73, 92, 82, 80, 72, 70, 59, 84, 70, 71, 52, 50, 30,  // 011
        255, 86, 255, 75, 255, 52, 255, 71, 255, 52, 255, 29, 255, 63, 255, 29, 255, 17,  // 012
        98, 95, 94, 87, 91, 81, 94, 89, 86, 74, 77, 64, 87, 75, 74, 63, 63, 49,  // 100
        94, 89, 88, 77, 76, 67, 86, 76, 74, 58, 59, 50, 72, 57, 57, 52, 52, 25,  // 101
        255, 83, 255, 70, 255, 54, 255, 65, 255, 58, 255, 26, 255, 53, 255, 21, 255, 13,  // 102
        95, 90, 88, 76, 76, 70, 90, 77, 75, 62, 61, 53, 77, 66, 68, 59, 52, 30,  // 110
        89, 78, 76, 67, 62, 58, 74, 59, 57, 57, 47, 23, 61, 52, 57, 29, 24, 16,  // 111
        255, 71, 255, 59, 255, 30, 255, 58, 255, 26, 255, 15, 255, 23, 255, 13, 255, 6,  // 112
        93, 87, 86, 72, 75, 58, 86, 74, 74, 61, 56, 34, 70, 54, 52, 40, 40, 22,  // 200
        85, 75, 74, 55, 62, 51, 72, 57, 55, 41, 46, 19, 53, 36, 34, 19, 19, 8,  // 201
        255, 64, 255, 51, 255, 20, 255, 47, 255, 21, 255, 11, 255, 24, 255, 9, 255, 4,  // 202
        88, 75, 73, 53, 60, 50, 73, 55, 59, 40, 41, 20, 54, 43, 45, 22, 20, 11,  // 210
        75, 55, 58, 45, 40, 21, 61, 51, 48, 18, 20, 9, 46, 18, 17, 7, 8, 2,  // 211
        255, 53, 255, 24, 255, 14, 255, 24, 255, 12, 255, 5, 255, 10, 255, 3, 255, 1,  // 212
    ]

    /// The most severe vectors of each level (specification section 8.2, tables 24 to 29). EQ3 and EQ6 are joined.
    static func highest(eq1 level: Int) -> [String] {
        switch level {
        case 0: ["AV:N/PR:N/UI:N"]
        case 1: ["AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P"]
        default: ["AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P"]
        }
    }

    static func highest(eq2 level: Int) -> [String] { level == 0 ? ["AC:L/AT:N"] : ["AC:H/AT:N", "AC:L/AT:P"] }

    static func highest(eq3: Int, eq6: Int) -> [String] {
        switch (eq3, eq6) {
        case (0, 0): ["VC:H/VI:H/VA:H/CR:H/IR:H/AR:H"]
        case (0, _): ["VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M"]
        case (1, 0): ["VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H"]
        case (1, _):
            [
                "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H", "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M", "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M",
                "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H", "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M",
            ]
        default: ["VC:L/VI:L/VA:L/CR:H/IR:H/AR:H"]
        }
    }

    static func highest(eq4 level: Int) -> [String] {
        switch level {
        case 0: ["SC:H/SI:S/SA:S"]
        case 1: ["SC:H/SI:H/SA:H"]
        default: ["SC:L/SI:L/SA:L"]
        }
    }

    /// How many steps a level is deep: from its most to its least severe vector (section 8.2), plus one.
    static func depth(eq1 level: Int) -> Int { level == 0 ? 1 : level == 1 ? 4 : 5 }
    static func depth(eq2 level: Int) -> Int { level == 0 ? 1 : 2 }
    static func depth(eq3: Int, eq6: Int) -> Int { eq3 == 0 ? (eq6 == 0 ? 7 : 6) : eq3 == 1 ? 8 : 10 }
    static func depth(eq4 level: Int) -> Int { level == 0 ? 6 : level == 1 ? 5 : 4 }

    /// Steps from the most severe value of each metric.
    static func step(_ metric: Substring, _ value: Substring) -> Int? {
        switch metric {
        case "AV": order("NALP", value)
        case "PR", "VC", "VI", "VA", "CR", "IR", "AR": order(metric == "PR" ? "NLH" : metric.hasPrefix("V") ? "HLN" : "HML", value)
        case "UI": order("NPA", value)
        case "AC": order("LH", value)
        case "AT": order("NP", value)
        case "SC", "SI", "SA": order("SHLN", value)
        case "E": order("APU", value)
        default: nil
        }
    }

    private static func order(_ letters: String, _ value: Substring) -> Int? {
        guard value.count == 1, let letter = value.first, let at = letters.firstIndex(of: letter) else { return nil }
        return letters.distance(from: letters.startIndex, to: at)
    }
}
