// SPDX-License-Identifier: Apache-2.0

/// What the properties of a built-in object are at the start.
enum BuiltinContents {
    case global, prototype(Constructor), constructor(Constructor), math, json, iterator
}

extension Realm {
    /// Makes a built-in object what it is at the start.
    func install(_ contents: BuiltinContents, in object: JSObject) {
        switch contents {
        case .global: installGlobal(object)
        case .prototype(let constructor): installPrototype(of: constructor, object)
        case .constructor(let constructor): installConstructor(constructor, object)
        case .math:
            add(MathFunction.allCases.map { .math($0) } + MathFunction.opaque.map { .opaque($0) }, to: object)
            for (name, value) in MathFunction.constants { object.properties.set(JSString(name), .number(value)) }
        case .json: add([.text(.parse), .text(.stringify)], to: object)
        case .iterator: add([.collection(.next)], to: object)
        }
    }

    private func add(_ builtins: [Builtin], to object: JSObject, as name: String? = nil) {
        for builtin in builtins { object.properties.set(JSString(name ?? builtin.name), .object(native(builtin))) }
    }

    /// The same for the largest ones, whose names all realms share.
    private func addAll(_ builtins: [Builtin], _ names: PropertyMap, _ first: JSValue, to object: JSObject) {
        var values = [first]
        values.reserveCapacity(builtins.count + 1)
        for (at, builtin) in builtins.enumerated() {
            values.append(starting[Self.startingKey(object, at + 1)] ?? .object(native(builtin)))
        }
        object.properties = names.with(values: values)
    }

    /// A property of an object by its name, those of its prototypes and those that are not kept left out. Does not make all of a large
    /// built-in object for one of its functions.
    func named(_ object: JSObject, _ key: JSString) -> JSValue? {
        guard let contents = object.pendingContents else { return object.properties[key] }
        switch contents {
        case .global: return globalValue(key)
        case .prototype(.String): return starting(object, key, Self.stringNames, Self.stringMethods)
        case .prototype(.Array): return starting(object, key, Self.arrayNames, Self.arrayMethods)
        case .constructor(.Object): return starting(object, key, Self.objectNames, Self.objectFunctions)
        default: return object.properties[key]
        }
    }

    private func starting(_ object: JSObject, _ key: JSString, _ names: PropertyMap, _ builtins: [Builtin]) -> JSValue? {
        guard let place = names.place(key) else { return nil }
        // The first is `constructor` or `prototype`, which others know.
        if place == 0 { return object.properties[key] }
        let number = Self.startingKey(object, place)
        if let made = starting[number] { return made }
        let made = JSValue.object(native(builtins[place - 1]))
        starting[number] = made
        return made
    }

    private static func startingKey(_ object: JSObject, _ place: Int) -> Int { object.serial << 16 | place }

    private static func names(_ builtins: [Builtin], after first: JSString) -> PropertyMap {
        var map = PropertyMap()
        map.set(first, .undefined)
        for builtin in builtins { map.set(JSString(builtin.name), .undefined) }
        return map
    }

    // Shared by all evaluators. Safe, though a `JSValue` in general is not: every value in these maps is `undefined`, and a map that an
    // evaluator writes to is its own copy.
    private static let stringMethods: [Builtin] = StringMethod.allCases
        .filter { $0 != .trimLeft && $0 != .trimRight }.map { .string($0) }
    nonisolated(unsafe) private static let stringNames = names(stringMethods, after: "constructor")
    private static let arrayMethods: [Builtin] = ArrayMethod.allCases
        .filter { $0 != .subarray && $0 != .set }.map { .array($0) }
    nonisolated(unsafe) private static let arrayNames = names(arrayMethods, after: "constructor")
    private static let objectFunctions: [Builtin] = ObjectFunction.allCases
        .filter { $0.owner == .Object }.map { .objectFunction($0) }
    nonisolated(unsafe) private static let objectNames = names(objectFunctions, after: "prototype")

    // MARK: The global object

    private static let globalTexts = TextFunction.allCases.filter(\.isGlobal)
    private static let globalNumbers = NumberFunction.allCases.filter(\.isGlobal)

    /// The names of the global object, in the order of `makeGlobal`. They are the same in all realms, which share them.
    nonisolated(unsafe) private static let globalNames: PropertyMap = {
        var map = PropertyMap()
        let names =
            Constructor.allCases.map(\.rawValue) + globalNumbers.map(\.rawValue) + ["Math", "JSON"]
            + globalTexts.map { Builtin.text($0).name } + ["NaN", "Infinity", "undefined", "globalThis", "window", "self", "global"]
        for name in names { map.set(JSString(name), .undefined) }
        return map
    }()

    static func isBuiltinName(_ name: JSString) -> Bool { globalNames.place(name) != nil }

    /// What the global object has by a name at present. Does not make all of it for one name.
    func globalValue(_ name: JSString) -> JSValue? {
        guard global.isPending else { return global.properties[name] }
        guard let place = Self.globalNames.place(name) else { return nil }
        return globalValue(at: place)
    }

    /// What the global object has at a place of `globalNames` at the start.
    private func globalValue(at place: Int) -> JSValue {
        if let made = globals[place] { return made }
        let made = makeGlobal(place)
        globals[place] = made
        return made
    }

    private func makeGlobal(_ place: Int) -> JSValue {
        var at = place
        if at < Constructor.allCases.count { return .object(constructor(Constructor.allCases[at])) }
        at -= Constructor.allCases.count
        if at < Self.globalNumbers.count { return .object(shared(Self.globalNumbers[at])) }
        at -= Self.globalNumbers.count
        if at < 2 { return .object(native(.plain, prototype: objectPrototype, at == 0 ? .math : .json)) }
        at -= 2
        if at < Self.globalTexts.count { return .object(native(.text(Self.globalTexts[at]))) }
        at -= Self.globalTexts.count
        return at == 0 ? .number(.nan) : at == 1 ? .number(.infinity) : at == 2 ? .undefined : .object(global)
    }

    private func installGlobal(_ object: JSObject) {
        var values: [JSValue] = []
        values.reserveCapacity(Self.globalNames.count)
        for place in 0..<Self.globalNames.count { values.append(globalValue(at: place)) }
        globals = [:]
        object.properties = Self.globalNames.with(values: values)
    }

    // MARK: Kinds

    private func installConstructor(_ constructor: Constructor, _ object: JSObject) {
        let prototype = JSValue.object(prototype(of: constructor))
        if constructor == .Object { return addAll(Self.objectFunctions, Self.objectNames, prototype, to: object) }
        object.properties.set("prototype", prototype)
        add(ObjectFunction.allCases.filter { $0.owner == constructor }.map { .objectFunction($0) }, to: object)
        switch constructor {
        case .Number:
            for function in NumberFunction.allCases { object.properties.set(JSString(function.rawValue), .object(shared(function))) }
            for (name, value) in NumberFunction.constants { object.properties.set(JSString(name), .number(value)) }
        case .String: add([.text(.fromCharCode), .text(.fromCodePoint), .text(.raw)], to: object)
        case .Buffer: add(ByteFunction.statics.map { .bytes($0) }, to: object)
        default:
            guard TypedElement(rawValue: constructor.rawValue) != nil else { break }
            add([.objectFunction(.arrayFrom), .objectFunction(.arrayOf)], to: object)
        }
    }

    private func installPrototype(of constructor: Constructor, _ object: JSObject) {
        let own = JSValue.object(self.constructor(constructor))
        if constructor == .String { return addAll(Self.stringMethods, Self.stringNames, own, to: object) }
        if constructor == .Array { return addAll(Self.arrayMethods, Self.arrayNames, own, to: object) }
        object.properties.set("constructor", own)
        if Constructor.errors.contains(constructor) { object.properties.set("name", .text(constructor.rawValue)) }
        switch constructor {
        case .RegExp: add(RegExpMethod.allCases.map { .regExp($0) }, to: object)
        case .Object: add(ObjectMethod.allCases.map { .object($0) }, to: object)
        case .Function: add(FunctionMethod.allCases.map { .function($0) }, to: object)
        case .Number: add(NumberMethod.allCases.map { .number($0) }, to: object)
        case .Boolean, .BigInt: add([.number(.toString), .number(.valueOf)], to: object)
        case .Error:
            object.properties.set("message", .string(.empty))
            add([.object(.errorText)], to: object, as: "toString")
        case .Buffer: add(ByteFunction.methods.map { .bytes($0) }, to: object)
        case .TextDecoder: add([.bytes(.decode)], to: object)
        case .TextEncoder: add([.bytes(.encode)], to: object)
        case .Map, .WeakMap: add(CollectionMethod.ofMaps.map { .collection($0) }, to: object)
        case .Set, .WeakSet: add(CollectionMethod.ofSets.map { .collection($0) }, to: object)
        default:
            guard TypedElement(rawValue: constructor.rawValue) != nil else { break }
            add(Self.typedMethods.map { .array($0) }, to: object)
        }
    }

    private static let typedMethods: [ArrayMethod] = [
        .at, .entries, .every, .fill, .filter, .find, .findIndex, .findLast, .findLastIndex, .forEach, .includes, .indexOf, .join,
        .keys, .lastIndexOf, .map, .reduce, .reduceRight, .reverse, .set, .slice, .some, .sort, .subarray, .toReversed, .toSorted,
        .toString, .values, .with,
    ]
}
