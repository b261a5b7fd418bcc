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
}
