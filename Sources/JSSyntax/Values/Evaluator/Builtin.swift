// SPDX-License-Identifier: Apache-2.0

/// A built-in function that needs no host.
enum Builtin {
    case string(StringMethod)
    case array(ArrayMethod)
    case regExp(RegExpMethod)
    case object(ObjectMethod)
    case objectFunction(ObjectFunction)
    case function(FunctionMethod)
    case number(NumberMethod)
    case numberFunction(NumberFunction)
    case math(MathFunction)
    case text(TextFunction)
    case bytes(ByteFunction)
    case collection(CollectionMethod)
    case constructor(Constructor)
    /// A function whose result is never known, by name: `Math.random`.
    case opaque(String)
    /// A class without a constructor of its own.
    case emptyClass

    var name: String {
        switch self {
        case .string(.trimLeft): "trimStart"
        case .string(.trimRight): "trimEnd"
        case .string(let method): method.rawValue
        case .array(let method): method.rawValue
        case .regExp(let method): method.rawValue
        case .object(let method): method.rawValue
        case .objectFunction(let function): function.name
        case .function(let method): method.rawValue
        case .number(let method): method.rawValue
        case .numberFunction(let function): function.rawValue
        case .math(let function): function.rawValue
        case .text(let function): function.rawValue
        case .bytes(let function): function.name
        case .collection(let method): method.rawValue
        case .constructor(let constructor): constructor.rawValue
        case .opaque(let name): name
        case .emptyClass: ""
        }
    }
}

/// Functions that make objects.
enum Constructor: String, CaseIterable {
    case String, Number, Boolean, Object, Array, Function, RegExp, BigInt, Map, Set, WeakMap, WeakSet, Date, Buffer, TextDecoder,
        TextEncoder
    case Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError
    case Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float64Array

    static let errors: [Constructor] = [.Error, .TypeError, .RangeError, .SyntaxError, .ReferenceError, .EvalError, .URIError]
}

extension Realm {
    func perform(_ builtin: Builtin, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        switch builtin {
        case .string(let method): return try perform(method, this: this, arguments)
        case .array(let method): return try perform(method, this: this, arguments)
        case .regExp(let method): return try perform(method, this: this, arguments)
        case .object(let method): return try perform(method, this: this, arguments)
        case .objectFunction(let function): return try perform(function, this: this, arguments)
        case .function(let method): return try perform(method, this: this, arguments)
        case .number(let method): return try perform(method, this: this, arguments)
        case .numberFunction(let function): return try perform(function, arguments)
        case .math(let function): return try perform(function, arguments)
        case .text(let function): return try perform(function, arguments)
        case .bytes(let function): return try perform(function, this: this, arguments)
        case .collection(let method): return try perform(method, this: this, arguments)
        case .constructor(let constructor): return try perform(constructor, arguments)
        case .emptyClass: throw typeError()
        case .opaque:
            taint(arguments)
            return .unknown
        }
    }

    /// Makes the global object and the prototypes what they are at the start.
    func installBuiltins() {
        let named: [(Constructor, JSObject)] = [
            (.Object, objectPrototype), (.Function, functionPrototype), (.String, stringPrototype), (.Array, arrayPrototype),
            (.Number, numberPrototype), (.Boolean, booleanPrototype), (.RegExp, regExpPrototype), (.BigInt, bigintPrototype),
            (.Error, errorPrototype),
        ]
        for (constructor, prototype) in named { prototypes[constructor.rawValue] = prototype }
        for constructor in Constructor.allCases { install(constructor) }
        add(StringMethod.allCases.map { .string($0) }, to: stringPrototype)
        let arrayOnly = ArrayMethod.allCases.filter { $0 != .subarray && $0 != .set }
        add(arrayOnly.map { .array($0) }, to: arrayPrototype)
        add(RegExpMethod.allCases.map { .regExp($0) }, to: regExpPrototype)
        add(ObjectMethod.allCases.map { .object($0) }, to: objectPrototype)
        add(FunctionMethod.allCases.map { .function($0) }, to: functionPrototype)
        add(NumberMethod.allCases.map { .number($0) }, to: numberPrototype)
        for method in [FunctionMethod.toString, .valueOf] {
            add([.number(method == .toString ? .toString : .valueOf)], to: booleanPrototype)
            add([.number(method == .toString ? .toString : .valueOf)], to: bigintPrototype)
        }
        installFunctions()
        installKinds()
        for prototype in [errorPrototype] {
            prototype.properties.set("name", .text("Error"))
            prototype.properties.set("message", .string(.empty))
            add([.object(.errorText)], to: prototype, as: "toString")
        }
        for (_, prototype) in prototypes { prototype.hiddenCount = prototype.properties.count }
    }

    private func add(_ builtins: [Builtin], to object: JSObject, as name: String? = nil) {
        for builtin in builtins { object.properties.set(JSString(name ?? builtin.name), .object(self.builtin(builtin))) }
        object.hiddenCount = object.properties.count
    }

    private func install(_ constructor: Constructor) {
        let name = constructor.rawValue
        let function = builtin(.constructor(constructor))
        let prototype = prototypes[name] ?? bare(Constructor.errors.contains(constructor) ? errorPrototype : objectPrototype)
        prototypes[name] = prototype
        function.properties.set("prototype", .object(prototype))
        prototype.properties.set("constructor", .object(function))
        if Constructor.errors.contains(constructor) { prototype.properties.set("name", .text(name)) }
        function.hiddenCount = 1
        global.properties.set(JSString(name), .object(function))
    }

    private func bare(_ prototype: JSObject?) -> JSObject {
        // A built-in function's object is of the right cost and in the list; its kind does not matter for a prototype.
        let object = JSObject(.plain, prototype: prototype, serial: serial)
        adopt(object)
        return object
    }

    private func installFunctions() {
        func constructor(_ name: Constructor) -> JSObject { global.properties[JSString(name.rawValue)]?.asObject ?? objectPrototype }
        for function in ObjectFunction.allCases {
            let owner = constructor(function.owner)
            add([.objectFunction(function)], to: owner)
        }
        for function in NumberFunction.allCases {
            let object = builtin(.numberFunction(function))
            constructor(.Number).properties.set(JSString(function.rawValue), .object(object))
            if function.isGlobal { global.properties.set(JSString(function.rawValue), .object(object)) }
        }
        for (name, value) in NumberFunction.constants { constructor(.Number).properties.set(JSString(name), .number(value)) }
        let math = bare(objectPrototype)
        add(MathFunction.allCases.map { .math($0) } + MathFunction.opaque.map { .opaque($0) }, to: math)
        for (name, value) in MathFunction.constants { math.properties.set(JSString(name), .number(value)) }
        math.hiddenCount = math.properties.count
        global.properties.set("Math", .object(math))
        let json = bare(objectPrototype)
        add([.text(.parse), .text(.stringify)], to: json)
        global.properties.set("JSON", .object(json))
        for function in TextFunction.allCases where function.isGlobal { add([.text(function)], to: global) }
        add([.text(.fromCharCode), .text(.fromCodePoint), .text(.raw)], to: constructor(.String))
        global.properties.set("NaN", .number(.nan))
        global.properties.set("Infinity", .number(.infinity))
        global.properties.set("undefined", .undefined)
        for name in ["globalThis", "window", "self", "global"] as [JSString] { global.properties.set(name, .object(global)) }
        global.hiddenCount = global.properties.count
        for constructor in Constructor.allCases {
            guard let object = global.properties[JSString(constructor.rawValue)]?.asObject else { continue }
            object.hiddenCount = object.properties.count
        }
    }

    /// Typed arrays, buffers, maps, sets, iterators.
    private func installKinds() {
        let shared: [ArrayMethod] = [
            .at, .entries, .every, .fill, .filter, .find, .findIndex, .findLast, .findLastIndex, .forEach, .includes, .indexOf, .join,
            .keys,
            .lastIndexOf, .map, .reduce, .reduceRight, .reverse, .set, .slice, .some, .sort, .subarray, .toReversed, .toSorted, .toString,
            .values, .with,
        ]
        for element in TypedElement.allCases { add(shared.map { .array($0) }, to: prototype(element.rawValue)) }
        for element in TypedElement.allCases {
            guard case .object(let constructor)? = global.properties[JSString(element.rawValue)] else { continue }
            add([.objectFunction(.arrayFrom), .objectFunction(.arrayOf)], to: constructor)
        }
        let buffer = prototype("Buffer")
        buffer.prototype = prototype("Uint8Array")
        add(ByteFunction.methods.map { .bytes($0) }, to: buffer)
        if case .object(let constructor)? = global.properties["Buffer"] { add(ByteFunction.statics.map { .bytes($0) }, to: constructor) }
        add([.bytes(.decode)], to: prototype("TextDecoder"))
        add([.bytes(.encode)], to: prototype("TextEncoder"))
        for name in ["Map", "WeakMap"] { add(CollectionMethod.ofMaps.map { .collection($0) }, to: prototype(name)) }
        for name in ["Set", "WeakSet"] { add(CollectionMethod.ofSets.map { .collection($0) }, to: prototype(name)) }
        let iterator = bare(objectPrototype)
        add([.collection(.next)], to: iterator)
        prototypes["Iterator"] = iterator
    }
}
