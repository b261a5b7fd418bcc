// SPDX-License-Identifier: Apache-2.0

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z: the precision in which the registry tells times.
package struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Saturates instead of overflowing.
    package init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// Whole milliseconds between two moments; positive when `later` is later. Saturates instead of overflowing.
    package static func - (later: Timestamp, earlier: Timestamp) -> Int64 {
        let (difference, overflow) = later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
        return overflow ? (later.milliseconds > earlier.milliseconds ? .max : .min) : difference
    }

    /// Saturates instead of overflowing; no number of days (NaN) is none.
    package func adding(days: Double) -> Timestamp {
        let added = (days * Double(Timestamp.millisecondsPerDay)).rounded(.towardZero)
        if added.isNaN { return self }
        let step = Int64(exactly: added) ?? (added < 0 ? .min : .max)
        let (sum, overflow) = milliseconds.addingReportingOverflow(step)
        return Timestamp(milliseconds: overflow ? (step < 0 ? .min : .max) : sum)
    }

    package static let millisecondsPerDay: Int64 = 86_400_000

    /// Days from `other` to this moment, fractions included.
    package func days(since other: Timestamp) -> Double { Double(self - other) / Double(Timestamp.millisecondsPerDay) }

    /// Reads ISO 8601 as the registry and OSV write it: `2018-09-09T01:02:03.456Z`, with or without the fraction,
    /// `Z` or `±hh:mm`, `T` or a space; a bare date means its midnight. Years 1 to 9999. `nil` for anything else.
    package init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Timestamp.parse($0) }) else { return nil }
        milliseconds = value
    }

    /// `2018-09-09T01:02:03.456Z`.
    package var description: String {
        let days = milliseconds.flooredDivision(by: Timestamp.millisecondsPerDay)
        // Wraps only where the day begins before the first moment there is; the rest is right all the same.
        let rest = milliseconds &- days &* Timestamp.millisecondsPerDay
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let fraction = rest % 1000
        let padded = (fraction < 100 ? "0" : "") + two(fraction)
        return "\(date)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60)).\(padded)Z"
    }

    /// `2018-09-09`.
    package var date: String {
        let (year, month, day) = Timestamp.civil(fromDays: milliseconds.flooredDivision(by: Timestamp.millisecondsPerDay))
        func pad(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var at = 0
        func number(_ width: Int) -> Int64? {
            guard at + width <= text.count else { return nil }
            var value: Int64 = 0
            for byte in text[at..<at + width] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            at += width
            return value
        }
        func take(_ bytes: UInt8...) -> UInt8? {
            guard at < text.count, bytes.contains(text[at]) else { return nil }
            defer { at += 1 }
            return text[at]
        }
        guard let year = number(4), year > 0, take(0x2D) != nil, let month = number(2), (1...12).contains(month),
            take(0x2D) != nil, let day = number(2), day >= 1, day <= daysIn(month: month, year: year)
        else { return nil }
        let midnight = days(year: year, month: month, day: day) * millisecondsPerDay
        if at == text.count { return midnight }
        guard take(0x54, 0x74, 0x20) != nil, let hour = number(2), hour < 24, take(0x3A) != nil, let minute = number(2), minute < 60
        else { return nil }
        var value = midnight + hour * 3_600_000 + minute * 60_000
        if take(0x3A) != nil {
            // 60: a leap second counts as the next minute's first.
            guard let second = number(2), second <= 60 else { return nil }
            value += second * 1000
            if take(0x2E) != nil {
                var scale: Int64 = 100
                let first = at
                while at < text.count, text[at] >= 0x30, text[at] <= 0x39 {
                    value += Int64(text[at] - 0x30) * scale
                    scale /= 10
                    at += 1
                }
                guard at > first else { return nil }
            }
        }
        if at == text.count || take(0x5A, 0x7A) != nil { return at == text.count ? value : nil }
        guard let sign = take(0x2B, 0x2D), let hours = number(2), hours < 24 else { return nil }
        _ = take(0x3A)
        guard let minutes = number(2), minutes < 60, at == text.count else { return nil }
        return value - (sign == 0x2B ? 1 : -1) * (hours * 60 + minutes) * 60_000
    }

    private static func daysIn(month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March so that the leap day
    /// comes last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year.flooredDivision(by: 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
