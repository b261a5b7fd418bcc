// SPDX-License-Identifier: Apache-2.0

/// Numbers as JavaScript writes and reads them. Text is in units of UTF-16. Every function is linear in its input.
package enum JSNumber {
    /// `String(number)`: ECMA-262 section 6.1.6.1.20, radix 10.
    package static func text(_ number: Double) -> String {
        if let special = special(number) { return special }
        if let integer = safeInteger(number) { return String(integer) }
        let (digits, point) = shortestDigits(number.magnitude)
        return (number < 0 ? "-" : "") + layOut(digits, point: point)
    }

    /// `number.toString(radix)`; radixes outside 2...36 are read as the nearest of them.
    ///
    /// The standard leaves fractions to the engine. This gives the fewest digits that tell the number from its neighbours,
    /// rounded as V8 does, which is what scripts were written against.
    package static func text(_ number: Double, radix: Int) -> String {
        let radix = min(max(radix, 2), 36)
        if radix == 10 { return text(number) }
        if let special = special(number) { return special }
        if let integer = safeInteger(number) { return String(integer, radix: radix) }
        let magnitude = number.magnitude
        var whole = magnitude < 0x1p53 ? Double(Int64(magnitude)) : magnitude
        let fraction = fractionDigits(magnitude, radix: radix, whole: &whole)
        let all = wholeDigits(whole, radix: radix) + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction.map(digit))
        return (number < 0 ? "-" : "") + String(decoding: all, as: UTF8.self)
    }

    /// The number, when it is an integer below 2^53. (`Int64(exactly:)` would need the C library's `trunc` linked.)
    static func safeInteger(_ number: Double) -> Int64? {
        guard number.magnitude < 0x1p53 else { return nil }
        let integer = Int64(number)
        return Double(integer) == number ? integer : nil
    }

    private static func special(_ number: Double) -> String? {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return number == 0 ? "0" : nil
    }

    /// The fewest digits that tell a number from its neighbours, without zeros at the ends, and where the point stands among them.
    private static func shortestDigits(_ number: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        // Swift's description has these digits, laid out in its own way: 1.5, 0.0001, 1.2e-07, 1e+16.
        let parts = number.description.split(separator: "e", maxSplits: 1)
        for byte in parts.first.map({ Array($0.utf8) }) ?? [] {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
        }
        if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        let place = (point ?? digits.count) - zeros + exponent
        digits.removeFirst(zeros)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, place)
    }

    /// Where the standard changes to exponents: from 10^21 on, and below 10^-6.
    private static func layOut(_ digits: [UInt8], point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        switch point {
        case digits.count...21: return text + String(repeating: "0", count: max(0, point - digits.count))
        case 1..<max(1, min(digits.count, 22)): return text.prefix(point) + "." + text.dropFirst(point)
        case -5...0: return "0." + String(repeating: "0", count: -point) + text
        default:
            let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
            return text.prefix(1) + fraction + (point > 0 ? "e+" : "e-") + String(abs(point - 1))
        }
    }

    /// Digits after the point; rounding up may carry into the whole part.
    private static func fractionDigits(_ number: Double, radix: Int, whole: inout Double) -> [Int] {
        var digits: [Int] = []
        var fraction = number - whole
        // Half the distance to the next number: what is left below it tells nothing more.
        var precision = max(0.5 * (number.nextUp - number), Double.leastNonzeroMagnitude)
        while fraction >= precision {
            fraction *= Double(radix)
            precision *= Double(radix)
            let digit = Int(fraction)
            digits.append(digit)
            fraction -= Double(digit)
            let roundsUp = fraction > 0.5 || (fraction == 0.5 && digit % 2 == 1)
            guard roundsUp, fraction + precision > 1 else { continue }
            roundUp(&digits, radix: radix, whole: &whole)
            break
        }
        return digits
    }

    private static func roundUp(_ digits: inout [Int], radix: Int, whole: inout Double) {
        while let last = digits.popLast() {
            if last + 1 < radix {
                digits.append(last + 1)
                return
            }
        }
        whole += 1
    }

    private static func wholeDigits(_ number: Double, radix: Int) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = number
        while rest / Double(radix) >= 0x1p53 {  // Beyond it a number has no last digit of its own.
            rest /= Double(radix)
            digits.append(UInt8(ascii: "0"))
        }
        repeat {
            // Below 2^59 here. The division rounds, as V8's does: whoever writes such numbers in odd radixes reads them with it.
            let truncated = Int64(rest)
            let last = truncated % Int64(radix)
            digits.append(digit(Int(last)))
            rest = (rest - (Double(last) + (rest - Double(truncated)))) / Double(radix)
        } while rest > 0
        return digits.reversed()
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value) }
}
