// SPDX-License-Identifier: Apache-2.0

/// Methods of `Object.prototype` (ECMA-262 section 20.1.3); `errorText` is `Error.prototype.toString`.
enum ObjectMethod: String, CaseIterable {
    case hasOwnProperty, isPrototypeOf, propertyIsEnumerable, toString, toLocaleString, valueOf, errorText
}

/// Functions of `Object`, `Array` and `BigInt`.
enum ObjectFunction: String, CaseIterable {
    case assign, create, defineProperty, defineProperties, entries, freeze, fromEntries, getOwnPropertyNames, getOwnPropertyDescriptor
    case getPrototypeOf, hasOwn, `is`, isFrozen, keys, preventExtensions, seal, setPrototypeOf, values
    case arrayFrom, arrayIsArray, arrayOf, asIntN, asUintN

    var owner: Constructor {
        switch self {
        case .arrayFrom, .arrayIsArray, .arrayOf: .Array
        case .asIntN, .asUintN: .BigInt
        default: .Object
        }
    }

    var name: String {
        switch self {
        case .arrayFrom: "from"
        case .arrayIsArray: "isArray"
        case .arrayOf: "of"
        default: rawValue
        }
    }
}

/// Methods of `Function.prototype` (section 20.2.3).
enum FunctionMethod: String, CaseIterable { case apply, bind, call, toString, valueOf }

extension Realm {
    func perform(_ method: ObjectMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        switch method {
        case .valueOf: return this
        case .toString: return .string(try classText(this))
        case .toLocaleString: return .string(try string(this))
        case .errorText:
            guard let object = this.asObject else { throw typeError() }
            let name = try string(property(object, "name", receiver: this))
            let message = try string(property(object, "message", receiver: this))
            return .string(message.isEmpty ? name : name + ": " + message)
        case .hasOwnProperty, .propertyIsEnumerable: return try hasOwn(this, arguments.at(0))
        case .isPrototypeOf:
            guard let object = this.asObject, var at = arguments.at(0).asObject else { return .boolean(false) }
            while let link = at.prototype {
                if link === object { return .boolean(true) }
                at = link
                try charge(1)
            }
            return .boolean(false)
        }
    }

    private func hasOwn(_ this: JSValue, _ name: JSValue) throws(Stop) -> JSValue {
        if this.isUnknown || name.isUnknown { throw .poison }
        let key = try key(name)
        switch this {
        case .object(let object):
            if object.isTainted { throw .poison }
            if try own(object, key) != nil { return .boolean(true) }
            return object.kind == .global || object.serial < watermarkOfBuiltins ? .unknown : .boolean(false)
        case .string(let string):
            return .boolean(key == "length" || (key.arrayIndex.map { $0 < string.count } ?? false))
        case .undefined, .null, .empty: throw typeError()
        default: return .boolean(false)
        }
    }

    private var watermarkOfBuiltins: Int { builtinSerial }

    /// `Object.prototype.toString`.
    private func classText(_ value: JSValue) throws(Stop) -> JSString {
        let name: String
        switch value {
        case .undefined, .empty: name = "Undefined"
        case .null: name = "Null"
        case .boolean: name = "Boolean"
        case .number: name = "Number"
        case .string: name = "String"
        case .bigint: name = "BigInt"
        case .unknown: throw .poison
        case .object(let object): name = try className(object)
        }
        return JSString("[object " + name + "]")
    }

    private func className(_ object: JSObject) throws(Stop) -> String {
        switch object.kind {
        case .plain:
            return object === stringPrototype ? "String" : object.serial < builtinSerial ? try builtinClassName(object) : "Object"
        case .array: return "Array"
        case .arguments: return "Arguments"
        case .closure, .builtin, .bound: return "Function"
        case .regExp: return "RegExp"
        case .error: return "Error"
        case .map: return "Map"
        case .set: return "Set"
        case .boxed:
            guard case .primitive(let inner) = object.payload, let type = Coercion.typeName(inner) else { throw .poison }
            return type.prefix(1).uppercased() + type.dropFirst()
        case .typedArray:
            guard case .typed(let element) = object.payload else { throw .poison }
            return element.rawValue
        case .iterator:
            guard case .iterator(let iterator) = object.payload else { throw .poison }
            return iterator.what.rawValue
        case .global, .dateText: throw .poison
        }
    }

    private func builtinClassName(_ object: JSObject) throws(Stop) -> String {
        if object === global.properties["Math"]?.asObject { return "Math" }
        if object === global.properties["JSON"]?.asObject { return "JSON" }
        if object === objectPrototype { return "Object" }
        throw .poison
    }

    func perform(_ function: ObjectFunction, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        let first = arguments.at(0)
        switch function {
        case .arrayIsArray:
            if first.isUnknown { throw .poison }
            return .boolean(first.asObject?.kind == .array)
        case .arrayOf: return try typed(this, array(arguments))
        case .arrayFrom: return try typed(this, arrayFrom(first, arguments.at(1)))
        case .asIntN, .asUintN: throw .poison
        case .is:
            if first.isUnknown || arguments.at(1).isUnknown { throw .poison }
            if case .number(let a) = first, case .number(let b) = arguments.at(1) {
                return .boolean((a.isNaN && b.isNaN) || (a == b && a.sign == b.sign))
            }
            return .boolean(Coercion.strictlyEqual(first, arguments.at(1)) ?? false)
        case .fromEntries:
            let object = try plainObject()
            for entry in try iterated(first) {
                if entry.isUnknown { throw .poison }
                try set(object, key(element(entry, .number(0))), element(entry, .number(1)))
            }
            return .object(object)
        case .create:
            let object = try plainObject()
            switch first {
            case .object(let prototype): object.prototype = prototype
            case .null: object.prototype = nil
            case .unknown: throw .poison
            default: throw typeError()
            }
            if let descriptors = arguments.at(1).asObject { try define(object, descriptors) }
            return .object(object)
        case .hasOwn: return try hasOwn(first, arguments.at(1))
        default: return try perform(function, on: first, arguments)
        }
    }

    /// What `from` and `of` give when they are called on a typed array's constructor.
    private func typed(_ this: JSValue, _ made: JSValue) throws(Stop) -> JSValue {
        guard case .object(let object) = this, case .builtin(.constructor(let constructor)) = object.payload,
            TypedElement(rawValue: constructor.rawValue) != nil
        else { return made }
        return try construct(constructor, [made])
    }

    private func perform(_ function: ObjectFunction, on target: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        if target.isUnknown {
            taint(arguments)
            throw .poison
        }
        if target.isNullish { throw typeError() }
        switch function {
        case .keys, .values, .entries, .getOwnPropertyNames: return try listed(function, target)
        default: break
        }
        guard case .object(let object) = target else {
            if function == .getPrototypeOf { return try property(property(target, "constructor"), "prototype") }
            if function == .assign || function == .getOwnPropertyDescriptor { throw .poison }
            return target
        }
        switch function {
        case .assign:
            for source in arguments.dropFirst() {
                if source.isUnknown {
                    object.isTainted = true
                    throw .poison
                }
                if source.isNullish { continue }
                for key in try enumeratedOwn(source) { try set(object, key, property(source, key)) }
            }
        case .freeze: object.isFrozen = true
        case .isFrozen: return .boolean(object.isFrozen)
        case .seal, .preventExtensions: break
        case .getPrototypeOf: return object.prototype.map(JSValue.object) ?? .null
        case .setPrototypeOf: try set(object, "__proto__", arguments.at(1))
        case .defineProperty:
            if arguments.at(1).isUnknown || arguments.at(2).asObject == nil {
                object.isTainted = true
                throw .poison
            }
            try define(object, key(arguments[1]), arguments[2])
        case .defineProperties:
            guard let descriptors = arguments.at(1).asObject else { throw .poison }
            try define(object, descriptors)
        case .getOwnPropertyDescriptor:
            guard let value = try own(object, key(arguments.at(1))) else { return .undefined }
            let descriptor = try plainObject()
            descriptor.properties.set("value", value)
            for name in ["writable", "enumerable", "configurable"] as [JSString] { descriptor.properties.set(name, .unknown) }
            return .object(descriptor)
        default: throw .poison
        }
        return target
    }

    private func define(_ object: JSObject, _ descriptors: JSObject) throws(Stop) {
        for key in try ownKeys(descriptors) { try define(object, key, property(descriptors, key, receiver: .object(descriptors))) }
    }

    /// Accessors are not modelled: what they give is unknown.
    private func define(_ object: JSObject, _ key: JSString, _ descriptor: JSValue) throws(Stop) {
        guard case .object(let description) = descriptor else { throw typeError() }
        if try own(description, "get") != nil { return try set(object, key, .unknown) }
        let value = try own(description, "value") ?? .undefined
        if try own(object, key) != nil, try own(description, "value") == nil { return }
        try set(object, key, value)
    }

    private func enumeratedOwn(_ value: JSValue) throws(Stop) -> [JSString] {
        switch value {
        case .object(let object): return try ownKeys(object)
        case .string(let string): return (0..<string.count).map { JSString(String($0)) }
        case .unknown: throw .poison
        default: return []
        }
    }

    private func listed(_ function: ObjectFunction, _ target: JSValue) throws(Stop) -> JSValue {
        if function == .getOwnPropertyNames, target.asObject?.kind != .plain || (target.asObject?.serial ?? 0) < builtinSerial {
            throw .poison
        }
        if let object = target.asObject, object.serial < builtinSerial { throw .poison }
        var results: [JSValue] = []
        for key in try enumeratedOwn(target) {
            switch function {
            case .values: results.append(try property(target, key))
            case .entries: results.append(try array([.string(key), property(target, key)]))
            default: results.append(.string(key))
            }
        }
        return try array(results)
    }

    private func arrayFrom(_ source: JSValue, _ mapper: JSValue) throws(Stop) -> JSValue {
        if mapper.isUnknown { throw .poison }
        var elements: [JSValue]
        if let object = source.asObject, object.kind == .plain {
            elements = try list(source)
        } else if case .number = source {
            elements = []
        } else {
            elements = try iterated(source)
        }
        if !mapper.isUndefined {
            for at in elements.indices {
                try charge(1)
                elements[at] = try call(mapper, this: .undefined, [elements[at].filled, .count(at)])
            }
        }
        return try array(elements.map(\.filled))
    }

    /// What `for of` and spreading give, all at once; poison when it is not one of the kinds that are modelled.
    func iterated(_ value: JSValue) throws(Stop) -> [JSValue] {
        switch value {
        case .string(let string):
            try allocate(string.count * 24)
            return string.text.unicodeScalars.count == string.count
                ? string.units.map { .string(JSString(unit: $0)) } : codePoints(string).map { .string($0) }
        case .object(let object):
            if object.isTainted { throw .poison }
            switch object.kind {
            case .array, .arguments, .typedArray: return object.elements.map(\.filled)
            case .map, .set, .iterator: return try drained(value)
            case .boxed:
                if case .primitive(let inner) = object.payload, inner.asString != nil { return try iterated(inner) }
                throw .poison
            default: throw .poison
            }
        case .unknown: throw .poison
        default: throw typeError()
        }
    }

    private func codePoints(_ string: JSString) -> [JSString] {
        var parts: [JSString] = []
        var at = 0
        while at < string.count {
            let isPair = UTF16.isLeadSurrogate(string[at]) && at + 1 < string.count && UTF16.isTrailSurrogate(string[at + 1])
            parts.append(string.slice(at, at + (isPair ? 2 : 1)))
            at += isPair ? 2 : 1
        }
        return parts
    }

    func perform(_ method: FunctionMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        if this.isUnknown {
            taint(arguments)
            throw .poison
        }
        guard case .object(let function) = this, function.isCallable || function === functionPrototype else { throw typeError() }
        switch method {
        case .call: return try call(this, this: arguments.at(0), Array(arguments.dropFirst()))
        case .apply:
            let list = arguments.at(1).isNullish ? [] : try self.list(arguments[1]).map(\.filled)
            return try call(this, this: arguments.at(0), list)
        case .bind:
            let payload = JSObject.Payload.bound(function, this: arguments.at(0), arguments: Array(arguments.dropFirst()))
            return .object(try make(.bound, payload: payload, prototype: functionPrototype))
        case .toString: return .string(try sourceText(function))
        case .valueOf: return this
        }
    }

    /// The text of a function: as it was written, or as engines write built-in ones (section 20.2.3.5).
    private func sourceText(_ function: JSObject) throws(Stop) -> JSString {
        switch function.payload {
        case .builtin(let builtin): return JSString("function " + builtin.name + "() { [native code] }")
        case .closure(let closure): return try paid(JSString(closure.code.text)).asString ?? .empty
        case .bound: return "function () { [native code] }"
        default: return "function () { [native code] }"
        }
    }
}
