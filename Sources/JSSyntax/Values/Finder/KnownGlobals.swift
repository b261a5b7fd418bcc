// SPDX-License-Identifier: Apache-2.0

/// Paths that the finder itself looks at, by number.
struct KnownGlobals: Sendable {
    /// What a call of a path means to the finder.
    enum Call: Sendable {
        /// Gives the module that its first argument names.
        case require
        /// Gives its first argument back, as far as we care: `util.promisify(f)`, `Object.freeze(x)`.
        case same
        /// `Reflect.apply(f, this, list)`
        case apply
        /// `Reflect.construct(f, list)`
        case construct
        /// `Reflect.get(object, key)`
        case get
        /// Makes a function of text.
        case function
    }

    /// A table that has the paths of this and of `CodeSinks` already: what every unit starts with.
    static let start: (paths: PathTable, known: KnownGlobals, sinks: CodeSinks) = {
        let paths = PathTable()
        let known = KnownGlobals(paths)
        let sinks = CodeSinks(paths)
        return (PathTable(onTopOf: paths), known, sinks)
    }()

    let globalThis, require, function, string, number, boolean, array, object, regExp, stringRaw, freeze: PathID
    let names: KnownNames
    /// By path, as far as any is known.
    private let calls: [Call?]
    private let readers: [Bool]

    init(_ paths: PathTable) {
        globalThis = paths.global("globalThis")
        require = paths.global("require")
        function = paths.global("Function")
        string = paths.global("String")
        number = paths.global("Number")
        boolean = paths.global("Boolean")
        array = paths.global("Array")
        object = paths.global("Object")
        regExp = paths.global("RegExp")
        stringRaw = paths.property(string, "raw")
        let reflect = paths.global("Reflect")
        let promise = paths.global("Promise")
        let util = paths.module("util")
        var calls: [PathID: Call] = [
            require: .require, function: .function,
            paths.global("AsyncFunction"): .function, paths.global("GeneratorFunction"): .function,
            paths.property(reflect, "apply"): .apply, paths.property(reflect, "construct"): .construct,
            paths.property(reflect, "get"): .get,
            paths.property(promise, "resolve"): .same, paths.property(object, "freeze"): .same, paths.property(object, "seal"): .same,
            object: .same, paths.property(util, "promisify"): .same, paths.property(util, "callbackify"): .same,
        ]
        for name in ["pify", "util.promisify", "es6-promisify"] { calls[paths.module(name)] = .same }
        freeze = paths.property(object, "freeze")
        let readers = Self.readers.map { reader -> PathID in
            let names = reader.split(separator: ".").map(String.init)
            return names.dropFirst().reduce(paths.global(names.first ?? "")) { paths.property($0, $1) }
        }
        names = KnownNames(paths)
        self.calls = (0..<PathID(paths.entries.count)).map { calls[$0] }
        self.readers = (0..<PathID(paths.entries.count)).map(readers.contains)
    }

    @inline(__always)
    func call(_ path: PathID) -> Call? { Int(path) < calls.count ? calls[Int(path)] : nil }

    /// Whether a function only reads its arguments.
    @inline(__always)
    func reads(_ path: PathID) -> Bool { Int(path) < readers.count && readers[Int(path)] }

    /// Functions outside that only read their arguments.
    private static let readers = [
        "JSON.stringify", "Object.keys", "Object.values", "Object.entries", "Object.getOwnPropertyNames", "Array.isArray", "Array.from",
        "String", "Number", "Boolean", "Buffer.from", "Buffer.concat", "console.log", "console.error", "console.warn", "console.info",
        "parseInt", "parseFloat", "isNaN", "String.fromCharCode", "String.fromCharCode.apply", "String.fromCodePoint.apply",
        "Math.max.apply", "Math.min.apply", "Uint8Array.from", "decodeURIComponent", "encodeURIComponent", "atob", "btoa", "Set", "Map",
        "Uint8Array", "Object.freeze", "eval", "Function",
    ]
}
