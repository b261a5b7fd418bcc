// SPDX-License-Identifier: Apache-2.0

/// Operators with the language's conversions (ECMA-262 section 13). An operation on an unknown gives `.unknown`.
extension Realm {
    /// A binary operator, `&&`, `||` and `??` excepted.
    package func binary(_ operation: TokenKind, _ left: JSValue, _ right: JSValue) throws(Stop) -> JSValue {
        if case .number(let a) = left, case .number(let b) = right, let result = Self.arithmetic(operation, a, b) { return result }
        do throws(Stop) {
            return try generalBinary(operation, left, right)
        } catch {
            guard case .poison = error else { throw error }
            return .unknown
        }
    }

    @inline(__always)
    private static func arithmetic(_ operation: TokenKind, _ a: Double, _ b: Double) -> JSValue? {
        switch operation {
        case .plus: .number(a + b)
        case .minus: .number(a - b)
        case .star: .number(a * b)
        case .slash: .number(a / b)
        case .percent: .number(remainder(a, b))
        case .less: .boolean(a < b)
        case .greater: .boolean(a > b)
        case .lessOrEqual: .boolean(a <= b)
        case .greaterOrEqual: .boolean(a >= b)
        case .equal, .strictEqual: .boolean(a == b)
        case .notEqual, .strictNotEqual: .boolean(a != b)
        case .bitAnd: .number(Double(Coercion.int32(a) & Coercion.int32(b)))
        case .bitOr: .number(Double(Coercion.int32(a) | Coercion.int32(b)))
        case .bitXor: .number(Double(Coercion.int32(a) ^ Coercion.int32(b)))
        case .shiftLeft: .number(Double(Coercion.int32(a) << (Coercion.int32(b) & 31)))
        case .shiftRight: .number(Double(Coercion.int32(a) >> (Coercion.int32(b) & 31)))
        case .shiftRightUnsigned: .number(Double(UInt32(bitPattern: Coercion.int32(a)) >> UInt32(Coercion.int32(b) & 31)))
        case .starStar: power(a, b)
        default: nil
        }
    }

    @inline(__always)
    private static func remainder(_ a: Double, _ b: Double) -> Double {
        // Whole numbers are the usual case, and much faster.
        if let x = Int32(exactly: a), let y = Int32(exactly: b), x >= 0, y > 0, a.sign == .plus { return Double(x % y) }
        return a.truncatingRemainder(dividingBy: b)
    }

    private func generalBinary(_ operation: TokenKind, _ left: JSValue, _ right: JSValue) throws(Stop) -> JSValue {
        switch operation {
        case .plus: return try add(left, right)
        case .strictEqual: return known(Coercion.strictlyEqual(left, right))
        case .strictNotEqual: return known(Coercion.strictlyEqual(left, right).map { !$0 })
        case .equal: return known(try looselyEqual(left, right))
        case .notEqual: return known(try looselyEqual(left, right).map { !$0 })
        case .less: return try compare(left, right, swapped: false, wanted: true)
        case .greater: return try compare(right, left, swapped: true, wanted: true)
        case .lessOrEqual: return try compare(right, left, swapped: true, wanted: false)
        case .greaterOrEqual: return try compare(left, right, swapped: false, wanted: false)
        case .in: return try contains(right, left)
        case .instanceof: return try isInstance(left, right)
        default: break
        }
        if left.isUnknown || right.isUnknown { return .unknown }
        let a = try primitive(left)
        let b = try primitive(right)
        if case .bigint(let x) = a, case .bigint(let y) = b { return try bigint(operation, x, y) }
        return Self.arithmetic(operation, try number(a), try number(b)) ?? .unknown
    }

    private func known(_ flag: Bool?) -> JSValue { flag.map(JSValue.boolean) ?? .unknown }

    func add(_ left: JSValue, _ right: JSValue) throws(Stop) -> JSValue {
        if case .string(let a) = left, case .string(let b) = right { return try paid(a + b) }
        if let result = try addDateText(left, right) { return result }
        if left.isUnknown || right.isUnknown { return .unknown }
        let a = try primitive(left)
        let b = try primitive(right)
        if a.asString != nil || b.asString != nil {
            if a.isUnknown || b.isUnknown { return .unknown }
            return try paid(string(a) + string(b))
        }
        if case .bigint(let x) = a, case .bigint(let y) = b { return try bigint(.plus, x, y) }
        return .number(try number(a) + number(b))
    }

    /// `left < right`, or its opposite when `wanted` is false (what `>=` is, but for NaN).
    private func compare(_ left: JSValue, _ right: JSValue, swapped: Bool, wanted: Bool) throws(Stop) -> JSValue {
        if left.isUnknown || right.isUnknown { return .unknown }
        let second = swapped ? try primitive(right) : .undefined
        let a = try primitive(left)
        let b = swapped ? second : try primitive(right)
        if case .string(let x) = a, case .string(let y) = b { return .boolean(JSString.precedes(x, y) == wanted) }
        if case .bigint(let x) = a, case .bigint(let y) = b { return .boolean((x < y) == wanted) }
        if a.isUnknown || b.isUnknown { return .unknown }
        if case .bigint = a { throw .poison }
        if case .bigint = b { throw .poison }
        let x = try number(a)
        let y = try number(b)
        if x.isNaN || y.isNaN { return .boolean(false) }
        return .boolean((x < y) == wanted)
    }

    private func bigint(_ operation: TokenKind, _ a: Int, _ b: Int) throws(Stop) -> JSValue {
        func checked(_ result: (partialValue: Int, overflow: Bool)) -> JSValue { result.overflow ? .unknown : .bigint(result.partialValue) }
        switch operation {
        case .plus: return checked(a.addingReportingOverflow(b))
        case .minus: return checked(a.subtractingReportingOverflow(b))
        case .star: return checked(a.multipliedReportingOverflow(by: b))
        case .slash:
            if b == 0 { throw rangeError() }
            return checked(a.dividedReportingOverflow(by: b))
        case .percent:
            if b == 0 { throw rangeError() }
            return checked(a.remainderReportingOverflow(dividingBy: b))
        case .bitAnd: return .bigint(a & b)
        case .bitOr: return .bigint(a | b)
        case .bitXor: return .bigint(a ^ b)
        case .shiftRight where b >= 0 && b < 64: return .bigint(a >> b)
        case .shiftLeft where b >= 0 && b < 62: return checked(a.multipliedReportingOverflow(by: 1 << b))
        default: return .unknown
        }
    }

    /// Powers of whole numbers; fractions in the exponent need the C library and are unknown, square roots excepted.
    static func power(_ base: Double, _ exponent: Double) -> JSValue {
        if exponent.isNaN { return .number(.nan) }
        if exponent == 0 { return .number(1) }
        if exponent == 0.5, base >= 0 { return .number(base.squareRoot()) }
        guard let whole = Int(exactly: exponent), whole.magnitude <= 1100, base.rounded() == base else { return .unknown }
        var result = 1.0
        for _ in 0..<abs(whole) { result *= base }
        // Products of whole numbers are exact up to 2^53, and powers of two beyond; other engines' last digits may differ.
        let isExact = abs(result) <= 9_007_199_254_740_992 || base.significandWidth <= 0
        if !isExact { return .unknown }
        return .number(whole < 0 ? 1 / result : result)
    }

    /// A unary operator but `typeof` and `delete`.
    package func unary(_ operation: TokenKind, _ value: JSValue) throws(Stop) -> JSValue {
        do throws(Stop) {
            switch operation {
            case .not: return known(Coercion.truth(value).map { !$0 })
            case .void: return .undefined
            case .plus: return .number(try number(value))
            case .minus, .tilde:
                let inner = try primitive(value)
                if case .bigint(let number) = inner {
                    if operation == .tilde { return .bigint(~number) }
                    return number == .min ? .unknown : .bigint(-number)
                }
                let number = try number(inner)
                return .number(operation == .minus ? -number : Double(~Coercion.int32(number)))
            case .typeof: return Coercion.typeName(value).map(JSValue.text) ?? .unknown
            default: return .unknown
            }
        } catch {
            guard case .poison = error else { throw error }
            return .unknown
        }
    }

    /// `key in object`.
    private func contains(_ object: JSValue, _ key: JSValue) throws(Stop) -> JSValue {
        switch object {
        case .unknown: return .unknown
        case .object(let object):
            if key.isUnknown || object.isTainted { return .unknown }
            return try has(object, self.key(key))
        default: throw typeError()
        }
    }

    /// `value instanceof constructor`.
    private func isInstance(_ value: JSValue, _ constructor: JSValue) throws(Stop) -> JSValue {
        if value.isUnknown || constructor.isUnknown { return .unknown }
        guard case .object(let function) = constructor, function.isCallable else { throw typeError() }
        guard case .object(let object) = value else { return .boolean(false) }
        let wanted = try property(function, "prototype", receiver: constructor)
        guard case .object(let prototype) = wanted else { return .unknown }
        var at = object.prototype
        var steps = 0
        while let link = at {
            if link === prototype { return .boolean(true) }
            at = link.prototype
            steps += 1
            if steps > 1000 { throw .budget }
        }
        return .boolean(false)
    }
}
