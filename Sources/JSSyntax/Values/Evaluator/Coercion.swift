// SPDX-License-Identifier: Apache-2.0

/// Conversions that need no realm.
enum Coercion {
    /// ToInt32 (ECMA-262 section 7.1.6).
    @inline(__always)
    static func int32(_ number: Double) -> Int32 {
        if let whole = Int32(exactly: number) { return whole }
        return wrapped(number)
    }

    @inline(never)
    private static func wrapped(_ number: Double) -> Int32 {
        guard number.isFinite else { return 0 }
        let whole = number.rounded(.towardZero)
        if let small = Int64(exactly: whole) { return Int32(truncatingIfNeeded: small) }
        let modulus = whole.truncatingRemainder(dividingBy: 4_294_967_296)
        return Int32(truncatingIfNeeded: Int64(modulus))
    }

    /// ToIntegerOrInfinity, within the whole numbers that a place in a string or array can be.
    static func place(_ number: Double) -> Int {
        if number.isNaN { return 0 }
        return Int(min(max(number.rounded(.towardZero), -9e15), 9e15))
    }

    /// ToBoolean; `nil` when unknown.
    @inline(__always)
    static func truth(_ value: JSValue) -> Bool? {
        switch value {
        case .boolean(let flag): flag
        case .undefined, .null, .empty: false
        case .number(let number): !(number == 0 || number.isNaN)
        case .string(let string): !string.isEmpty
        case .bigint(let number): number != 0
        case .object: true
        case .unknown: nil
        }
    }

    static func typeName(_ value: JSValue) -> String? {
        switch value {
        case .undefined, .empty: "undefined"
        case .null: "object"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .bigint: "bigint"
        case .object(let object): object.isCallable ? "function" : object.kind == .dateText ? "string" : "object"
        case .unknown: nil
        }
    }

    /// `===`; `nil` when unknown.
    static func strictlyEqual(_ left: JSValue, _ right: JSValue) -> Bool? {
        switch (left, right) {
        case (.unknown, _), (_, .unknown): nil
        case (.object(let text), _) where text.kind == .dateText: nil
        case (_, .object(let text)) where text.kind == .dateText: nil
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.boolean(let a), .boolean(let b)): a == b
        case (.undefined, .undefined), (.null, .null): true
        case (.bigint(let a), .bigint(let b)): a == b
        case (.object(let a), .object(let b)): a === b
        default: false
        }
    }
}

extension Realm {
    /// ToPrimitive (section 7.1.1). A hint of string prefers `toString`.
    func primitive(_ value: JSValue, preferringString: Bool = false) throws(Stop) -> JSValue {
        guard case .object(let object) = value else { return value.filled }
        if object.isTainted { throw .poison }
        if object.kind == .boxed, case .primitive(let inner) = object.payload, object.properties.count == 0 { return inner }
        for name in preferringString ? ["toString", "valueOf"] as [JSString] : ["valueOf", "toString"] {
            let method = try property(object, name, receiver: value)
            if method.isUnknown { throw .poison }
            guard case .object(let function) = method, function.isCallable else { continue }
            let result = try call(function, this: value, [])
            if case .object = result { continue }
            return result
        }
        throw typeError()
    }

    /// ToString.
    func string(_ value: JSValue) throws(Stop) -> JSString {
        switch value {
        case .string(let string): return string
        case .number(let number):
            if number >= 0, number < 10, let digit = UInt16(exactly: number) { return JSString(unit: 0x30 + digit) }
            return JSString(NumberText.text(number))
        case .undefined, .empty: return "undefined"
        case .null: return "null"
        case .boolean(let flag): return flag ? "true" : "false"
        case .bigint(let number): return JSString(String(number))
        case .unknown: throw .poison
        case .object:
            let inner = try primitive(value, preferringString: true)
            if case .object = inner { throw typeError() }
            return try string(inner)
        }
    }

    /// ToNumber.
    func number(_ value: JSValue) throws(Stop) -> Double {
        switch value {
        case .number(let number): return number
        case .undefined, .empty: return .nan
        case .null: return 0
        case .boolean(let flag): return flag ? 1 : 0
        case .string(let string):
            stepsLeft -= string.count >> 3
            return NumberText.number(string)
        case .bigint: throw typeError()
        case .unknown: throw .poison
        case .object:
            let inner = try primitive(value)
            if case .object = inner { throw typeError() }
            return try number(inner)
        }
    }

    /// A place in a string or array, from an argument.
    func place(_ value: JSValue) throws(Stop) -> Int { Coercion.place(try number(value)) }

    /// A place counted from the end when negative, within `0...count`.
    func relative(_ value: JSValue, _ count: Int, missing: Int) throws(Stop) -> Int {
        if value.isUndefined { return missing }
        let place = try place(value)
        return place < 0 ? max(count + place, 0) : min(place, count)
    }

    /// ToPropertyKey.
    func key(_ value: JSValue) throws(Stop) -> JSString { try string(value) }

    /// `==` (section 7.2.13); `nil` when unknown.
    func looselyEqual(_ left: JSValue, _ right: JSValue) throws(Stop) -> Bool? {
        switch (left, right) {
        case (.unknown, _), (_, .unknown): return nil
        case (.undefined, .null), (.null, .undefined): return true
        case (.undefined, _), (.null, _), (_, .undefined), (_, .null):
            return Coercion.strictlyEqual(left, right)
        case (.number, .string), (.string, .number), (.boolean, .number), (.number, .boolean), (.boolean, .string), (.string, .boolean):
            return try number(left) == number(right)
        case (.object, .object): return Coercion.strictlyEqual(left, right)
        case (.object, _): return try looselyEqual(primitive(left), right)
        case (_, .object): return try looselyEqual(left, primitive(right))
        case (.bigint(let a), .number(let b)), (.number(let b), .bigint(let a)): return Double(a) == b
        case (.bigint, .string), (.string, .bigint), (.bigint, .boolean), (.boolean, .bigint): throw .poison
        default: return Coercion.strictlyEqual(left, right)
        }
    }

    /// Calls any function object.
    func call(_ function: JSObject, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        switch function.payload {
        case .builtin(let builtin): return try invoke(builtin, this: this, arguments)
        case .bound(let target, let bound, let first): return try call(target, this: bound, first + arguments)
        case .closure(let closure):
            guard let runner, nativeDepth < limits.nativeDepth else { throw .budget }
            nativeDepth += 1
            defer { nativeDepth -= 1 }
            return try runner.run(closure, function, this: this, arguments: arguments)
        default: throw typeError()
        }
    }

    /// Calls a value; what is not a function throws, an unknown gives an unknown and may change what it was given.
    func call(_ value: JSValue, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        switch value {
        case .object(let function) where function.isCallable: return try call(function, this: this, arguments)
        case .unknown:
            taint(arguments)
            taint([this])
            return .unknown
        default: throw typeError()
        }
    }

    /// Calls a built-in function; an operation on an unknown gives an unknown.
    func invoke(_ builtin: Builtin, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        try charge(4)
        do throws(Stop) {
            return try perform(builtin, this: this, arguments)
        } catch {
            guard case .poison = error else { throw error }
            return .unknown
        }
    }

    /// Something unknown had the values in its hands: what they hold is no longer known, however deep.
    func taint(_ values: [JSValue]) {
        var open: [JSObject] = []
        for value in values { if case .object(let object) = value, !object.isTainted { open.append(object) } }
        while let object = open.popLast() {
            if object.isTainted || object.isCallable || object.serial < builtinSerial { continue }
            noteWrite(object)
            object.isTainted = true
            stepsLeft -= 1 + object.elements.count
            for case .object(let inner) in object.elements where !inner.isTainted { open.append(inner) }
            for case .object(let inner) in object.properties.values where !inner.isTainted { open.append(inner) }
        }
    }
}
