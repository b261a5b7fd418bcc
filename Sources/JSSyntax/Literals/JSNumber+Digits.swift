// SPDX-License-Identifier: Apache-2.0

extension JSNumber {
    /// The decimal number that text begins with (`StrDecimalLiteral`, ECMA-262 section 7.1.4.1), and where it ends.
    static func decimal(_ units: ArraySlice<UInt16>) -> (number: Double, end: Int)? {
        var at = units.startIndex
        let isNegative = at < units.endIndex && units[at] == 0x2D
        if isNegative || (at < units.endIndex && units[at] == 0x2B) { at += 1 }
        if units[at...].starts(with: "Infinity".utf16) {
            return (isNegative ? -.infinity : .infinity, at + 8)
        }
        var digits = DecimalDigits()
        at = digits.read(units, from: at, isFraction: false)
        if at < units.endIndex, units[at] == 0x2E { at = digits.read(units, from: at + 1, isFraction: true) }
        guard digits.sawDigit else { return nil }
        at = digits.readExponent(units, from: at)
        return (isNegative ? -digits.value : digits.value, at)
    }

    /// The number that digits of a radix stand for. Rounded correctly for powers of two and ten; for the others the rest beyond
    /// 2^53 is rounded part by part, as V8 does and section 19.2.5 allows.
    static func integer(_ digits: ArraySlice<UInt16>, radix: Int) -> Double {
        if radix == 10 {
            var decimal = DecimalDigits()
            _ = decimal.read(digits, from: digits.startIndex, isFraction: false)
            return decimal.value
        }
        return radix & (radix - 1) == 0 ? powerOfTwo(digits, bits: radix.trailingZeroBitCount) : byParts(digits, radix: radix)
    }

    /// Keeps the first 59 bits or more; whether any bit beyond them is set decides how the last one is rounded.
    private static func powerOfTwo(_ digits: ArraySlice<UInt16>, bits: Int) -> Double {
        var kept: UInt64 = 0
        var dropped = 0
        for unit in digits {
            let digit = UInt64(value(ofDigit: unit))
            if kept >> 59 == 0 {
                kept = kept << UInt64(bits) | digit
            } else {
                dropped += bits
                if digit != 0 { kept |= 1 }
            }
        }
        return kept == 0 ? 0 : Double(sign: .plus, exponent: min(dropped, 4096), significand: Double(kept))
    }

    private static func byParts(_ digits: ArraySlice<UInt16>, radix: Int) -> Double {
        var number = 0.0
        var part = 0
        var multiplier = 1
        for unit in digits.drop(while: { $0 == 0x30 }) {
            if multiplier * radix > Int(UInt32.max) / 36 {
                number = number * Double(multiplier) + Double(part)
                part = 0
                multiplier = 1
            }
            part = part * radix + value(ofDigit: unit)
            multiplier *= radix
        }
        return number * Double(multiplier) + Double(part)
    }
}

/// The digits of a decimal number, as many as can matter.
struct DecimalDigits {
    /// Without zeros at the start.
    private var digits: [UInt8] = []
    /// What to multiply the digits by, as a power of ten.
    private var scale = 0
    private(set) var sawDigit = false
    private var droppedAny = false

    /// No more than 767 digits decide how a number is rounded (the longest exact middle between two doubles has as many);
    /// of those beyond, it matters whether one is not 0.
    private static let limit = 800

    /// Reads digits, passing over `_`; gives the place after them.
    mutating func read(_ units: ArraySlice<UInt16>, from start: Int, isFraction: Bool, separators: Bool = false) -> Int {
        var at = start
        while at < units.endIndex {
            let unit = units[at]
            if unit == 0x5F, separators {
                at += 1
                continue
            }
            guard unit >= 0x30, unit <= 0x39 else { break }
            sawDigit = true
            add(UInt8(truncatingIfNeeded: unit), isFraction: isFraction)
            at += 1
        }
        return at
    }

    private mutating func add(_ digit: UInt8, isFraction: Bool) {
        if digits.count == Self.limit {
            if digit != 0x30 { droppedAny = true }
            if !isFraction { scale += 1 }
            return
        }
        if isFraction { scale -= 1 }
        if digit != 0x30 || !digits.isEmpty { digits.append(digit) }
    }

    /// Reads `e+10`, when it is there whole.
    mutating func readExponent(_ units: ArraySlice<UInt16>, from start: Int, separators: Bool = false) -> Int {
        guard start < units.endIndex, units[start] | 0x20 == 0x65 else { return start }
        var at = start + 1
        let isNegative = at < units.endIndex && units[at] == 0x2D
        if isNegative || (at < units.endIndex && units[at] == 0x2B) { at += 1 }
        var exponent = 0
        var end = start
        while at < units.endIndex, units[at] >= 0x30 && units[at] <= 0x39 || (separators && units[at] == 0x5F) {
            if units[at] != 0x5F {
                exponent = min(exponent * 10 + Int(units[at] - 0x30), 1 << 40)  // More than any number of digits can make up for.
            }
            at += 1
            end = at
        }
        scale += isNegative ? -exponent : exponent
        return end
    }

    /// The nearest double.
    var value: Double {
        if digits.isEmpty { return 0 }
        // Below 2^53 and up to 10^22 both are exact, so that one operation rounds once (Clinger, "How to read floating point numbers accurately", 1990).
        if digits.count <= 15, scale >= -22, scale <= 22 {
            let number = Double(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
            let power = Self.powersOfTen[abs(scale)]
            return scale < 0 ? number / power : number * power
        }
        let exponent = droppedAny ? scale - 1 : scale
        let text = String(decoding: droppedAny ? digits + [0x31] : digits, as: UTF8.self)
        return Double("\(text)e\(min(max(exponent, -100_000), 100_000))") ?? .nan
    }

    private static let powersOfTen: [Double] = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }
}
