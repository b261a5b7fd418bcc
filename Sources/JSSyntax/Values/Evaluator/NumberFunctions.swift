// SPDX-License-Identifier: Apache-2.0

/// Methods of numbers, booleans and bigints.
enum NumberMethod: String, CaseIterable { case toString, valueOf, toFixed, toPrecision, toExponential, toLocaleString }

/// Functions of `Number`.
enum NumberFunction: String, CaseIterable {
    case parseInt, parseFloat, isNaN, isFinite, isInteger, isSafeInteger

    /// The global ones are the same functions, `isNaN` and `isFinite` excepted: those convert first (see `TextFunction`).
    var isGlobal: Bool { self == .parseInt || self == .parseFloat }

    static let constants: [(String, Double)] = [
        ("MAX_SAFE_INTEGER", 9_007_199_254_740_991), ("MIN_SAFE_INTEGER", -9_007_199_254_740_991), ("EPSILON", .ulpOfOne),
        ("MAX_VALUE", .greatestFiniteMagnitude), ("MIN_VALUE", .leastNonzeroMagnitude), ("NaN", .nan), ("POSITIVE_INFINITY", .infinity),
        ("NEGATIVE_INFINITY", -.infinity),
    ]
}

/// Functions of `Math` that need no C library.
enum MathFunction: String, CaseIterable {
    case abs, ceil, floor, round, trunc, sign, sqrt, min, max, pow, imul, clz32, fround

    /// Their last digits differ between engines, or they are chance.
    static let opaque = [
        "random", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log2", "log10", "log1p", "cbrt", "hypot",
        "sinh",
        "cosh", "tanh", "asinh", "acosh", "atanh",
    ]
    /// ECMA-262 section 21.3.1.
    static let constants: [(String, Double)] = [
        ("PI", .pi), ("E", 2.718281828459045), ("LN2", 0.6931471805599453), ("LN10", 2.302585092994046), ("LOG2E", 1.4426950408889634),
        ("LOG10E", 0.4342944819032518), ("SQRT2", 1.4142135623730951), ("SQRT1_2", 0.7071067811865476),
    ]
}

extension Realm {
    func perform(_ method: NumberMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        var value = this
        if case .object(let object) = this, object.kind == .boxed, case .primitive(let inner) = object.payload { value = inner }
        if case .object(let object) = this, object === numberPrototype { value = .number(0) }
        if case .object(let object) = this, object === booleanPrototype { value = .boolean(false) }
        if value.isUnknown { throw .poison }
        if method == .valueOf { return value }
        if method == .toString { return .string(try radixText(value, arguments.at(0))) }
        guard case .number(let number) = value, method == .toFixed, !arguments.at(0).isUnknown else { throw .poison }
        let digits = try place(arguments.at(0))
        guard (0...100).contains(digits) else { throw rangeError() }
        return .string(try fixed(number, digits))
    }

    private func radixText(_ value: JSValue, _ argument: JSValue) throws(Stop) -> JSString {
        let radix = argument.isUndefined ? 10 : try place(argument)
        switch value {
        case .number(let number):
            guard (2...36).contains(radix) else { throw rangeError() }
            return JSString(NumberText.text(number, radix: radix))
        case .bigint(let number):
            guard (2...36).contains(radix) else { throw rangeError() }
            return JSString(String(number, radix: radix))
        case .boolean: return try string(value)
        default: throw typeError()
        }
    }

    /// `toFixed` for numbers whose digits are exact in 64 bits; others are unknown.
    private func fixed(_ number: Double, _ digits: Int) throws(Stop) -> JSString {
        guard number.isFinite, abs(number) < 1e21 else { return JSString(NumberText.text(number)) }
        if digits == 0 {
            let rounded = abs(number).rounded(.toNearestOrAwayFromZero)
            guard let whole = Int(exactly: rounded) else { throw .poison }
            return JSString((number < 0 && (whole != 0 || number > -0.5) ? "-" : "") + String(whole))
        }
        // The exact value is significand times a power of two: decide by whole numbers when they fit.
        guard digits <= 6, abs(number) < 1e9 else { throw .poison }
        let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
        let magnitude = abs(number)
        let whole = Int(magnitude)
        let fraction = magnitude - Double(whole)
        let scaled = fraction * Double(scale)
        var part = Int(scaled)
        let rest = scaled - Double(part)
        // Near a half the product's own rounding would decide.
        if abs(rest - 0.5) < 1e-6, fraction * 1024 != (fraction * 1024).rounded() { throw .poison }
        if rest >= 0.5 { part += 1 }
        let carried = part == scale ? whole + 1 : whole
        let text = String(part == scale ? 0 : part)
        let sign = number < 0 ? "-" : ""
        return JSString(sign + String(carried) + "." + String(repeating: "0", count: digits - text.utf8.count) + text)
    }

    func perform(_ function: NumberFunction, _ arguments: Arguments) throws(Stop) -> JSValue {
        let first = arguments.at(0)
        switch function {
        case .parseInt:
            if case .object(let object) = first, object.kind == .dateText { throw .poison }
            let text = try string(first)
            stepsLeft -= text.count >> 3
            return .number(NumberText.parseInt(text, radix: Int(Coercion.int32(try number(arguments.at(1))))))
        case .parseFloat: return .number(NumberText.parseFloat(try string(first)))
        default: break
        }
        if first.isUnknown { throw .poison }
        guard case .number(let number) = first else { return .boolean(false) }
        switch function {
        case .isNaN: return .boolean(number.isNaN)
        case .isFinite: return .boolean(number.isFinite)
        case .isSafeInteger: return .boolean(number.isFinite && number.rounded() == number && abs(number) <= 9_007_199_254_740_991)
        default: return .boolean(number.isFinite && number.rounded() == number)
        }
    }

    func perform(_ function: MathFunction, _ arguments: Arguments) throws(Stop) -> JSValue {
        if function == .max || function == .min {
            var result = function == .max ? -Double.infinity : .infinity
            for argument in arguments {
                let number = try number(argument)
                if result.isNaN || number.isNaN {
                    result = .nan
                } else {
                    result = function == .max ? Swift.max(result, number) : Swift.min(result, number)
                }
            }
            return .number(result)
        }
        let x = try number(arguments.at(0))
        switch function {
        case .abs: return .number(Swift.abs(x))
        case .ceil: return .number(x.rounded(.up))
        case .floor: return .number(x.rounded(.down))
        case .round: return .number((x - x.rounded(.down)) >= 0.5 ? x.rounded(.up) : x.rounded(.down))
        case .trunc: return .number(x.rounded(.towardZero))
        case .sign: return .number(x.isNaN ? .nan : x > 0 ? 1 : x < 0 ? -1 : x)
        case .sqrt: return .number(x.squareRoot())
        case .fround: return .number(Double(Float(x)))
        case .pow: return Self.power(x, try number(arguments.at(1)))
        case .imul: return .number(Double(Coercion.int32(x) &* Coercion.int32(try number(arguments.at(1)))))
        case .clz32: return .number(Double(UInt32(bitPattern: Coercion.int32(x)).leadingZeroBitCount))
        default: throw .poison
        }
    }
}
