// SPDX-License-Identifier: Apache-2.0

/// Numbers as people say them.
enum PlainWords {
    /// A stretch of days: `40 minutes`, `5 hours`, `12 days`, `8 months`, `2.1 years`.
    static func days(_ days: Double) -> String {
        guard days.isFinite, days > 0 else { return "no time" }
        switch days {
        case ..<(1.0 / 24): return counted(Int((days * 1440).rounded()), "minute")
        case ..<2: return counted(Int((days * 24).rounded()), "hour")
        case ..<90: return counted(Int(days.rounded()), "day")
        case ..<700: return counted(Int((days / 30.44).rounded()), "month")
        default:
            let tenths = Int((min(days, 1e6) / 36.525).rounded())
            return tenths % 10 == 0 ? "\(tenths / 10) years" : "\(tenths / 10).\(tenths % 10) years"
        }
    }

    static func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

    /// `812 bytes`, `14 kB`, `3.2 MB`.
    static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1000: return "\(count) bytes"
        case ..<1_000_000: return "\(count / 1000) kB"
        default: return "\(count / 1_000_000).\(count / 100_000 % 10) MB"
        }
    }

    /// The first few names, and how many more there are.
    static func list(_ names: [String], limit: Int = 4) -> String {
        names.count <= limit
            ? names.joined(separator: ", ") : names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
    }
}
