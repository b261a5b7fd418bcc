// SPDX-License-Identifier: Apache-2.0

/// Which ways lead to the same thing outside. Facts about Node (https://nodejs.org/api/) and browsers, not about any sample.
extension PathTable {
    /// Names of the global object (Node, browsers, workers).
    static let globalObjects: Set<String> = ["globalThis", "global", "window", "self"]

    /// Modules whose exports are globals too: `require("process").env` is `process.env`.
    private static let modulesThatAreGlobals: Set<String> = ["process", "console"]

    /// Exports that are globals too, by module.
    private static let exportsThatAreGlobals: [String: Set<String>] = [
        "buffer": ["Buffer", "atob", "btoa", "Blob", "File"],
        "timers": ["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate"],
        "url": ["URL", "URLSearchParams"],
        "util": ["TextEncoder", "TextDecoder"],
        "worker_threads": ["MessageChannel", "MessagePort", "BroadcastChannel"],
    ]

    /// The path of a global name.
    func global(_ name: String) -> PathID { root(.global, number(of: name)) }

    /// The path of a module by its specifier.
    func module(_ specifier: String) -> PathID { module(number(of: specifier)) }

    func module(_ specifier: TextID) -> PathID {
        let text = text(specifier)
        switch text.utf8.first {
        case 0x6E where text.hasPrefix("node:"): return module(String(text.dropFirst(5)))
        case 0x63 where Self.modulesThatAreGlobals.contains(text), 0x70 where Self.modulesThatAreGlobals.contains(text):
            return root(.global, specifier)
        default: return root(.module, specifier)
        }
    }

    /// The path of a property, with the ways that lead to the same thing made one.
    func property(_ path: PathID, _ name: String) -> PathID { property(path, number(of: name)) }

    func property(_ path: PathID, _ number: TextID) -> PathID {
        let entry = entries[Int(path)]
        if entry.parent == 0 {
            let last = text(entry.name)
            let name = text(number)
            if entry.step == .global {
                if let same = propertyOfGlobal(last, name) { return same }
            } else if let same = propertyOfModule(path, last, name) {
                return same
            }
        }
        if text(number) == "constructor", isFunction(path) { return global("Function") }
        return extend(path, .property, number)
    }

    private func propertyOfGlobal(_ object: String, _ name: String) -> PathID? {
        if Self.globalObjects.contains(object) { return global(name) }
        switch (object, name) {
        case ("process", "mainModule"), ("require", "main"), ("module", "parent"): return global("module")
        case ("module", "require"): return global("require")
        case ("module", "constructor"): return module("module")
        case ("process", "getBuiltinModule"): return global("require")
        default: return nil
        }
    }

    private func propertyOfModule(_ path: PathID, _ module: String, _ name: String) -> PathID? {
        if name == "default" { return path }
        if Self.exportsThatAreGlobals[module]?.contains(name) == true { return global(name) }
        switch (module, name) {
        case ("fs", "promises"): return self.module("fs/promises")
        case ("module", "_load"): return global("require")
        case ("module", "Module"): return path
        default: return nil
        }
    }

    /// What calling gives, where it is not just "the result of a call".
    func called(_ path: PathID) -> PathID {
        let entry = entries[Int(path)]
        if entry.parent != 0, entry.step == .property {
            let object = entries[Int(entry.parent)]
            if object.parent == 0, object.step == .module, text(object.name) == "module", text(entry.name) == "createRequire" {
                return global("require")
            }
        }
        return extend(path, .call)
    }

    /// Globals of ECMAScript and the platforms that are functions, for `.constructor`.
    private static let functions: Set<String> = [
        "eval", "Function", "require", "fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "atob", "btoa", "parseInt",
        "parseFloat", "isNaN", "isFinite", "escape", "unescape", "encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI",
        "Array", "String", "Object", "Number", "Boolean", "RegExp", "Date", "Promise", "Symbol", "BigInt", "Map", "Set", "Error",
        "AsyncFunction", "GeneratorFunction", "alert",
    ]

    /// Whether a path is surely a function: a known one, or a method of a built-in prototype or constructor.
    func isFunction(_ path: PathID) -> Bool {
        let entry = entries[Int(path)]
        if entry.parent == 0 { return entry.step == .global && Self.functions.contains(text(entry.name)) }
        guard entry.step == .property else { return false }
        let name = text(entry.name)
        if name == "constructor" { return true }
        let object = entries[Int(entry.parent)]
        let objectName = text(object.name)
        if object.parent == 0 {
            return object.step == .global && Self.functions.contains(objectName) && name != "prototype" && name != "name"
        }
        return objectName == "prototype"
    }
}
