// SPDX-License-Identifier: Apache-2.0

/// Calls of constructors, with and without `new`.
extension Realm {
    /// `String(x)` and the like.
    func perform(_ constructor: Constructor, _ arguments: Arguments) throws(Stop) -> JSValue {
        let first = arguments.at(0)
        switch constructor {
        case .String: return arguments.isEmpty ? .string(.empty) : .string(try string(first))
        case .Number:
            let value = arguments.isEmpty ? .number(0) : try primitive(first)
            if case .bigint(let number) = value { return .number(Double(number)) }
            return .number(try number(value))
        case .Boolean:
            guard let truth = Coercion.truth(first) else { throw .poison }
            return .boolean(truth)
        case .BigInt:
            switch try primitive(first) {
            case .number(let number):
                guard number.rounded() == number else { throw rangeError() }
                guard let whole = Int(exactly: number) else { throw .poison }
                return .bigint(whole)
            case .bigint(let number): return .bigint(number)
            case .boolean(let flag): return .bigint(flag ? 1 : 0)
            case .string(let text):
                guard let whole = Int(exactly: NumberText.number(text)), whole.magnitude < 1 << 53 else { throw .poison }
                return .bigint(whole)
            default: throw .poison
            }
        case .Object:
            if first.isNullish { return .object(try plainObject()) }
            return try boxed(first)
        case .Date: return try dateText()
        case .Function, .Array, .RegExp, .Buffer: return try construct(constructor, arguments)
        default:
            if Constructor.errors.contains(constructor) { return try construct(constructor, arguments) }
            throw typeError()
        }
    }

    /// `new` with a built-in constructor.
    func construct(_ constructor: Constructor, _ arguments: Arguments) throws(Stop) -> JSValue {
        let first = arguments.at(0)
        switch constructor {
        case .Array: return try newArray(arguments)
        case .Object: return first.isNullish ? .object(try plainObject()) : try boxed(first)
        case .String, .Number, .Boolean: return try boxed(perform(constructor, arguments))
        case .Function:
            guard let runner else { throw .poison }
            var parts: [JSString] = []
            for argument in arguments { parts.append(try string(argument)) }
            let body = parts.popLast() ?? .empty
            return try runner.function(parameters: parts, body: body)
        case .RegExp: return try newRegExp(first, arguments.at(1))
        case .Map, .WeakMap, .Set, .WeakSet:
            let isMap = constructor == .Map || constructor == .WeakMap
            let object = try make(isMap ? .map : .set, prototype: prototype(constructor.rawValue))
            try fill(object, from: first)
            return .object(object)
        case .Buffer:
            if case .number = first { return try perform(.alloc, this: .undefined, [first]) }
            return try buffer(from: arguments)
        case .TextDecoder, .TextEncoder:
            let label = first.isUndefined ? JSValue.text("utf-8") : .string(try string(first))
            return .object(try make(.boxed, payload: .primitive(label), prototype: prototype(constructor.rawValue)))
        case .Date, .BigInt: throw .poison
        default:
            if let element = TypedElement(rawValue: constructor.rawValue) { return try newTyped(element, arguments) }
            let object = try make(.error, prototype: prototype(constructor.rawValue))
            if !first.isUndefined { object.properties.set("message", first.isUnknown ? .unknown : .string(try string(first))) }
            object.hiddenCount = object.properties.count
            return .object(object)
        }
    }

    /// `new` with any function.
    func construct(_ value: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        guard case .object(let function) = value else {
            if value.isUnknown {
                taint(arguments)
                return .unknown
            }
            throw typeError()
        }
        switch function.payload {
        case .closure(let closure):
            guard let runner, nativeDepth < limits.nativeDepth else { throw .budget }
            nativeDepth += 1
            defer { nativeDepth -= 1 }
            return try runner.construct(closure, function, arguments: arguments)
        case .bound(let target, _, let first): return try construct(.object(target), first + arguments)
        case .builtin(let builtin):
            try charge(4)
            do throws(Stop) {
                if case .emptyClass = builtin { return .object(try instance(of: function)) }
                if case .constructor(let constructor) = builtin { return try construct(constructor, arguments) }
                if case .opaque = builtin { throw .poison }
                throw typeError()
            } catch {
                guard case .poison = error else { throw error }
                return .unknown
            }
        default: throw typeError()
        }
    }

    /// A new object with the prototype that a function gives.
    func instance(of function: JSObject) throws(Stop) -> JSObject {
        let made = try plainObject()
        switch try property(function, "prototype", receiver: .object(function)) {
        case .object(let prototype): made.prototype = prototype
        case .unknown: made.isTainted = true
        default: break
        }
        return made
    }

    func boxed(_ value: JSValue) throws(Stop) -> JSValue {
        let name: String
        switch value {
        case .object: return value
        case .string: name = "String"
        case .number: name = "Number"
        case .boolean: name = "Boolean"
        case .bigint: name = "BigInt"
        case .unknown: throw .poison
        case .undefined, .null, .empty: throw typeError()
        }
        return .object(try make(.boxed, payload: .primitive(value), prototype: prototype(name)))
    }

    private func newArray(_ arguments: Arguments) throws(Stop) -> JSValue {
        guard arguments.count == 1, case .number(let number) = arguments[0] else {
            if arguments.count == 1, arguments[0].isUnknown { throw .poison }
            return try array(arguments)
        }
        guard number >= 0, number.rounded() == number, number < 4_294_967_296 else { throw rangeError() }
        let object = try arrayObject([])
        try resize(object, Int(number))
        return .object(object)
    }

    private func newTyped(_ element: TypedElement, _ arguments: Arguments) throws(Stop) -> JSValue {
        let object = try make(.typedArray, payload: .typed(element), prototype: prototype(element.rawValue))
        var values: [JSValue]
        switch arguments.at(0) {
        case .undefined: values = []
        case .number(let number):
            guard number >= 0, number.rounded() == number else { throw rangeError() }
            if number > Double(limits.arrayCount) { throw .budget }
            values = Array(repeating: .number(0), count: Int(number))
        case .object(let source) where source.kind != .boxed && source.kind != .global:
            values = try source.kind == .plain ? list(arguments[0]) : iterated(arguments[0])
        default: throw .poison
        }
        try allocate(values.count * 16)
        try charge(values.count >> 2)
        for at in values.indices {
            if values[at].isUnknown { continue }
            values[at] = .number(element.stored(try number(values[at].filled)))
        }
        object.elements = values
        return .object(object)
    }

    // MARK: The present time's text

    /// `Date()`: the shape `Tue Nov 24 2026 14:02:10 GMT+0000 (…)` is fixed, its words and digits are not (section 21.4.4.41.2).
    /// JSFuck takes the letters G, M and T from it.
    private func dateText() throws(Stop) -> JSValue {
        let object = try make(.dateText, payload: .primitive(.string(.empty)), prototype: stringPrototype)
        return .object(object)
    }

    private static let dateShape: [Int: UInt16] = [
        3: 0x20, 7: 0x20, 10: 0x20, 15: 0x20, 18: 0x3A, 21: 0x3A, 24: 0x20, 25: 0x47, 26: 0x4D, 27: 0x54,
    ]

    /// What is written before the date moves its letters.
    func addDateText(_ left: JSValue, _ right: JSValue) throws(Stop) -> JSValue? {
        if case .object(let object) = left, object.kind == .dateText { return right.isUnknown ? .unknown : left }
        guard case .object(let object) = right, object.kind == .dateText, case .primitive(.string(let before)) = object.payload else {
            return nil
        }
        if left.isUnknown { return .unknown }
        let text = try string(primitive(left)) + before
        return .object(try make(.dateText, payload: .primitive(.string(text)), prototype: stringPrototype))
    }

    func dateTextElement(_ object: JSObject, _ key: JSValue) -> JSValue {
        guard case .primitive(.string(let before)) = object.payload, let name = try? string(key), let index = name.arrayIndex else {
            return .unknown
        }
        if index < before.count { return .string(JSString(unit: before[index])) }
        guard let unit = Self.dateShape[index - before.count] else { return .unknown }
        return .string(JSString(unit: unit))
    }
}
