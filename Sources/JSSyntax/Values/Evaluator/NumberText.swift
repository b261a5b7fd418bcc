// SPDX-License-Identifier: Apache-2.0

/// Numbers to text and back as the language does it (ECMA-262 sections 6.1.6.1.20 and 7.1.4.1).
enum NumberText {
    /// The shortest text that reads back as the number.
    static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number == 0 { return "0" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
        let (digits, point) = decimal(abs(number))
        return (number < 0 ? "-" : "") + layOut(digits, point)
    }

    /// The shortest digits, and where the decimal point stands counted from the first of them.
    private static func decimal(_ number: Double) -> (digits: String, point: Int) {
        var digits = ""
        var exponent = 0
        var afterPoint = 0
        var sawPoint = false
        let text = number.description
        for (offset, character) in text.utf8.enumerated() {
            switch character {
            case 0x2E: sawPoint = true
            case 0x65:
                exponent = Int(text.dropFirst(offset + 1)) ?? 0
            case 0x30...0x39 where exponent == 0 && !text.utf8.prefix(offset).contains(0x65):
                digits.unicodeScalars.append(Unicode.Scalar(character))
                if sawPoint { afterPoint += 1 }
            default: break
            }
        }
        var point = digits.utf8.count - afterPoint + exponent
        let leading = digits.prefix { $0 == "0" }.count
        digits.removeFirst(leading)
        point -= leading
        while digits.last == "0" { digits.removeLast() }
        return (digits, point)
    }

    private static func layOut(_ digits: String, _ point: Int) -> String {
        let count = digits.utf8.count
        if point >= count, point <= 21 { return digits + zeros(point - count) }
        if point > 0, point <= 21 { return digits.prefix(point) + "." + digits.dropFirst(point) }
        if point > -6, point <= 0 { return "0." + zeros(-point) + digits }
        let exponent = (point > 0 ? "+" : "-") + String(abs(point - 1))
        return digits.prefix(1) + (count > 1 ? "." + digits.dropFirst() : "") + "e" + exponent
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    /// `number.toString(radix)` for radixes 2 to 36. Fractions are written until they tell the number from its neighbours.
    static func text(_ number: Double, radix: Int) -> String {
        if radix == 10 || !number.isFinite { return text(number) }
        let sign = number < 0 ? "-" : ""
        let value = abs(number)
        var whole = value.rounded(.down)
        var fraction = value - whole
        // Half the distance to the next number: digits beyond it say nothing.
        var tolerance = max(0.5 * (value.nextUp - value), Double.leastNonzeroMagnitude)
        var digits: [Int] = []
        if fraction >= tolerance {
            repeat {
                fraction *= Double(radix)
                tolerance *= Double(radix)
                let digit = Int(fraction)
                digits.append(digit)
                fraction -= Double(digit)
                if fraction > 0.5 || (fraction == 0.5 && digit & 1 == 1), fraction + tolerance > 1 {
                    if roundUp(&digits, radix) { whole += 1 }
                    break
                }
            } while fraction >= tolerance
        }
        return sign + wholeText(whole, radix) + (digits.isEmpty ? "" : "." + digits.map { String($0, radix: radix) }.joined())
    }

    /// Adds one to the last digit; true when the carry goes beyond the point.
    private static func roundUp(_ digits: inout [Int], _ radix: Int) -> Bool {
        while let last = digits.popLast() {
            if last + 1 < radix {
                digits.append(last + 1)
                return false
            }
        }
        return true
    }

    private static func wholeText(_ whole: Double, _ radix: Int) -> String {
        if whole < 9_007_199_254_740_992 { return String(Int(whole), radix: radix) }
        var rest = whole
        var digits = ""
        // Engines write zeros for digits that the number cannot hold.
        while rest.exponent >= 53 {
            rest /= Double(radix)
            digits = "0" + digits
        }
        while rest >= 1 {
            let digit = rest.truncatingRemainder(dividingBy: Double(radix))
            digits = String(Int(digit), radix: radix) + digits
            rest = ((rest - digit) / Double(radix)).rounded(.down)
        }
        return digits
    }

    /// A whole text as a number: `Number(text)`.
    static func number(_ string: JSString) -> Double {
        let trimmed = string.trimmed()
        if trimmed.isEmpty { return 0 }
        if trimmed.count > 2, trimmed[0] == 0x30, let radix = radix(letter: trimmed[1]) {
            return digits(trimmed.units[2...], radix).flatMap { $0.used == trimmed.count - 2 ? $0.value : nil } ?? .nan
        }
        let length = decimalLength(trimmed.units)
        return length == trimmed.count ? decimal(trimmed.units[...]) : .nan
    }

    private static func radix(letter: UInt16) -> Int? {
        switch letter | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
    }

    /// `parseFloat`: the longest start that is a number.
    static func parseFloat(_ string: JSString) -> Double {
        let units = string.trimmed(end: false).units
        return decimal(units[0..<decimalLength(units)])
    }

    /// `parseInt`; a radix of 0 is 10, or 16 after `0x`.
    static func parseInt(_ string: JSString, radix wanted: Int) -> Double {
        var units = string.trimmed(end: false).units[...]
        var negative = false
        if let first = units.first, first == 0x2B || first == 0x2D {
            negative = first == 0x2D
            units = units.dropFirst()
        }
        var radix = wanted
        if radix == 0 || radix == 16, units.count >= 2, units[units.startIndex] == 0x30, units[units.startIndex + 1] | 0x20 == 0x78 {
            units = units.dropFirst(2)
            radix = 16
        }
        if radix == 0 { radix = 10 }
        guard (2...36).contains(radix), let found = digits(units, radix) else { return .nan }
        return negative ? -found.value : found.value
    }

    /// The digits at the start; `nil` when there is none.
    private static func digits(_ units: ArraySlice<UInt16>, _ radix: Int) -> (value: Double, used: Int)? {
        var used = 0
        var value = 0.0
        for unit in units {
            guard let digit = digit(unit), digit < radix else { break }
            value = value * Double(radix) + Double(digit)
            used += 1
        }
        guard used > 0 else { return nil }
        // Beyond 2^53 the sum above rounds at every step; decimal texts are read as one.
        if radix == 10, value >= 9_007_199_254_740_992 { value = decimal(units.prefix(used)) }
        return (value, used)
    }

    static func digit(_ unit: UInt16) -> Int? {
        switch unit {
        case 0x30...0x39: Int(unit) - 0x30
        case 0x41...0x5A: Int(unit) - 0x37
        case 0x61...0x7A: Int(unit) - 0x57
        default: nil
        }
    }

    /// How many units at the start form a decimal number.
    private static func decimalLength(_ units: [UInt16]) -> Int {
        var at = 0
        func skipDigits() -> Int {
            let from = at
            while at < units.count, (0x30...0x39).contains(units[at]) { at += 1 }
            return at - from
        }
        if at < units.count, units[at] == 0x2B || units[at] == 0x2D { at += 1 }
        let infinity = "Infinity".utf16
        if units[at...].starts(with: infinity) { return at + infinity.count }
        var digits = skipDigits()
        if at < units.count, units[at] == 0x2E {
            at += 1
            digits += skipDigits()
            if digits == 0 { return 0 }
        }
        guard digits > 0 else { return 0 }
        let end = at
        guard at < units.count, units[at] | 0x20 == 0x65 else { return end }
        at += 1
        if at < units.count, units[at] == 0x2B || units[at] == 0x2D { at += 1 }
        return skipDigits() > 0 ? at : end
    }

    /// A text of the form that `decimalLength` measures.
    private static func decimal(_ units: ArraySlice<UInt16>) -> Double {
        var text = String(decoding: units, as: UTF16.self)
        if text.hasSuffix("Infinity") { return text.hasPrefix("-") ? -.infinity : .infinity }
        if text.hasSuffix(".") { text.removeLast() }
        if let number = Double(text) { return number }
        // `.5` and `1.e3` are not Swift's forms.
        text = text.replacing(".e", with: "e").replacing(".E", with: "E")
        if text.hasPrefix(".") { text = "0" + text }
        text = text.replacing("+.", with: "0.").replacing("-.", with: "-0.")
        return Double(text) ?? .nan
    }
}
