// SPDX-License-Identifier: Apache-2.0

/// What an evaluation may use. Counts are for all evaluations of one realm together, unless said otherwise.
package struct EvaluationLimits: Sendable {
    /// Simple steps; about 30 million a second in a release build.
    package var steps = 120_000_000
    /// Steps of one evaluation.
    package var stepsPerEvaluation = 4_000_000
    /// Steps of what runs once because evaluations need it: a loop that turns an array of strings may try hundreds of places.
    package var stepsOfPreparation = 80_000_000
    /// The same for what holds nothing that decoders do: about a millisecond.
    package var stepsOfShortPreparation = 30_000
    /// Bytes of strings, elements and objects made, let go or not.
    package var bytes = 256 << 20
    /// Code units of one string.
    package var stringUnits = 1 << 22
    /// Elements of one array.
    package var arrayCount = 1 << 20
    /// Calls inside calls.
    package var callDepth = 200
    /// Calls of functions by built-in ones inside each other (`map` in a `map`), which take native stack.
    package var nativeDepth = 64
    /// Code inside code: texts given to `eval` and `Function`.
    package var unitDepth = 8
    /// Texts of code that are kept.
    package var codeTexts = 64

    package init() {}
}

/// Runs functions that were written in the source.
protocol ClosureRunner: AnyObject {
    func run(_ closure: Closure, _ callee: JSObject, this: JSValue, arguments: [JSValue]) throws(Stop) -> JSValue
    func construct(_ closure: Closure, _ callee: JSObject, arguments: [JSValue]) throws(Stop) -> JSValue
    /// `Function(…)`, `eval(…)`: the text is reported, and what it gives returned when it is pure.
    func function(parameters: [JSString], body: JSString) throws(Stop) -> JSValue
    func evaluate(code: JSString) throws(Stop) -> JSValue
    /// A text that will be run later, such as a timer's.
    func found(code: JSString)
}

/// A world of values: its built-in objects, and what is left of its limits.
///
/// There is no host in it: no clock, no chance, no files, no network. One thread uses it.
package final class Realm {
    package let limits: EvaluationLimits
    /// What is left of the steps that may be used at present.
    @exclusivity(unchecked) package internal(set) var stepsLeft: Int
    /// What is left of `limits.bytes`.
    @exclusivity(unchecked) package internal(set) var bytesLeft: Int

    @exclusivity(unchecked) private var objects: [JSObject] = []
    @exclusivity(unchecked) private var sweepCount = 4096
    @exclusivity(unchecked) private var nextSerial = 4096
    @exclusivity(unchecked) var nativeDepth = 0
    /// Objects with a lower number are built in.
    let builtinSerial = 4096
    /// Built-in objects made so far; fewer than a thousand in all.
    @exclusivity(unchecked) private var builtins: [JSObject] = []
    /// Objects with a lower number are older than the present evaluation.
    @exclusivity(unchecked) var watermark = 4096
    /// Scopes with a lower number are older than the present evaluation.
    @exclusivity(unchecked) var scopeWatermark = 0
    @exclusivity(unchecked) var nextScope = 1
    /// What was changed in older objects and scopes, while `keepsJournal` says so.
    @exclusivity(unchecked) var journal = Journal()
    @exclusivity(unchecked) var keepsJournal = false
    /// What was thrown last.
    @exclusivity(unchecked) var exception: JSValue = .undefined
    /// Arrays being joined, by serial.
    @exclusivity(unchecked) var joining: Set<Int> = []
    weak var runner: (any ClosureRunner)?

    private(set) lazy var global = native(.global, prototype: objectPrototype, .global)
    /// Prototypes and constructors of built-in kinds, made when they are first needed.
    @exclusivity(unchecked) private var prototypes: [Constructor: JSObject] = [:]
    @exclusivity(unchecked) private var constructors: [Constructor: JSObject] = [:]
    /// Functions of built-in objects that were asked for before all of the object was made, by the object and the place there.
    @exclusivity(unchecked) var starting: [Int: JSValue] = [:]
    /// What was asked for of the global object before all of it was made, by its place there.
    @exclusivity(unchecked) var globals: [Int: JSValue] = [:]
    @exclusivity(unchecked) private var sharedFunctions: [NumberFunction: JSObject] = [:]
    private(set) lazy var iteratorPrototype = native(.plain, prototype: objectPrototype, .iterator)
    private(set) lazy var objectPrototype = prototype(of: .Object)
    private(set) lazy var functionPrototype = prototype(of: .Function)
    private(set) lazy var stringPrototype = prototype(of: .String)
    private(set) lazy var arrayPrototype = prototype(of: .Array)
    private(set) lazy var numberPrototype = prototype(of: .Number)
    private(set) lazy var booleanPrototype = prototype(of: .Boolean)
    private(set) lazy var regExpPrototype = prototype(of: .RegExp)
    private(set) lazy var bigintPrototype = prototype(of: .BigInt)
    private(set) lazy var errorPrototype = prototype(of: .Error)
    /// Regular expressions that were read before, by source and flags.
    @exclusivity(unchecked) var patterns: [JSString: RegExpProgram] = [:]

    package init(limits: EvaluationLimits = EvaluationLimits()) {
        self.limits = limits
        stepsLeft = limits.steps
        bytesLeft = limits.bytes
    }

    deinit {
        // Everything lets go before anything goes, so that no chain of objects is unwound by nested calls.
        for object in objects { object.empty() }
        for object in builtins { object.empty() }
    }

    // MARK: Limits

    @inline(__always)
    func charge(_ steps: Int) throws(Stop) {
        stepsLeft -= steps
        if stepsLeft < 0 { throw .budget }
    }

    @inline(__always)
    func allocate(_ bytes: Int) throws(Stop) {
        bytesLeft -= bytes
        if bytesLeft < 0 { throw .budget }
    }

    /// Pays for a new string.
    @inline(__always)
    func paid(_ string: JSString) throws(Stop) -> JSValue {
        if string.count > limits.stringUnits { throw .budget }
        try allocate(32 + string.count * 2)
        stepsLeft -= string.count >> 4
        return .string(string)
    }

    // MARK: Objects

    func make(_ kind: JSObject.Kind, payload: JSObject.Payload = .none, prototype: JSObject?) throws(Stop) -> JSObject {
        try allocate(160)
        let object = JSObject(kind, payload: payload, prototype: prototype, serial: nextSerial)
        nextSerial += 1
        objects.append(object)
        if objects.count > sweepCount { sweep() }
        return object
    }

    /// The number that the next object gets.
    var serial: Int { nextSerial }

    func array(_ elements: [JSValue]) throws(Stop) -> JSValue { .object(try arrayObject(elements)) }

    func arrayObject(_ elements: [JSValue]) throws(Stop) -> JSObject {
        if elements.count > limits.arrayCount { throw .budget }
        try allocate(elements.count * 16)
        stepsLeft -= elements.count >> 3
        let object = try make(.array, prototype: arrayPrototype)
        object.elements = elements
        return object
    }

    func plainObject() throws(Stop) -> JSObject { try make(.plain, prototype: objectPrototype) }

    func builtin(_ builtin: Builtin) -> JSObject {
        let object = JSObject(.builtin, payload: .builtin(builtin), prototype: functionPrototype, serial: nextSerial)
        nextSerial += 1
        objects.append(object)
        return object
    }

    // MARK: Built-in objects

    /// A built-in object; numbered below all that programs make.
    func native(_ kind: JSObject.Kind, payload: JSObject.Payload = .none, prototype: JSObject?, _ contents: BuiltinContents) -> JSObject {
        let object = JSObject(kind, payload: payload, prototype: prototype, contents: contents, in: self, serial: builtins.count)
        builtins.append(object)
        return object
    }

    /// A built-in function without properties.
    func native(_ builtin: Builtin) -> JSObject {
        let object = JSObject(.builtin, payload: .builtin(builtin), prototype: functionPrototype, serial: builtins.count)
        builtins.append(object)
        return object
    }

    func prototype(of constructor: Constructor) -> JSObject {
        if let known = prototypes[constructor] { return known }
        let parent: JSObject? =
            switch constructor {
            case .Object: nil
            case .Buffer: prototype(of: .Uint8Array)
            case .Error: objectPrototype
            case _ where Constructor.errors.contains(constructor): errorPrototype
            default: objectPrototype
            }
        let made = native(constructor == .Array ? .array : .plain, prototype: parent, .prototype(constructor))
        prototypes[constructor] = made
        return made
    }

    func constructor(_ constructor: Constructor) -> JSObject {
        if let known = constructors[constructor] { return known }
        let made = native(.builtin, payload: .builtin(.constructor(constructor)), prototype: functionPrototype, .constructor(constructor))
        constructors[constructor] = made
        return made
    }

    /// The same function, however it is reached.
    func shared(_ function: NumberFunction) -> JSObject {
        if let known = sharedFunctions[function] { return known }
        let made = native(.numberFunction(function))
        sharedFunctions[function] = made
        return made
    }

    func prototype(_ name: String) -> JSObject {
        if let constructor = Constructor(rawValue: name) { return prototype(of: constructor) }
        return name == "Iterator" ? iteratorPrototype : objectPrototype
    }

    /// An error as the program can catch it; what it says differs between engines and is unknown.
    func error(_ name: String, _ message: JSValue = .unknown) -> Stop {
        do throws(Stop) {
            let object = try make(.error, prototype: prototype(name))
            object.properties.set("message", message)
            object.hiddenCount = 1
            exception = .object(object)
            return .thrown
        } catch { return error }
    }

    func typeError() -> Stop { error("TypeError") }
    func rangeError() -> Stop { error("RangeError") }

    /// Lets go of objects that only the list holds. Cycles stay until the realm goes.
    private func sweep() {
        var kept: [JSObject] = []
        kept.reserveCapacity(objects.count)
        while var object = objects.popLast() {
            // Popped newest first: a holder goes before what it holds.
            if isKnownUniquelyReferenced(&object) { object.empty() } else { kept.append(object) }
        }
        kept.reverse()
        objects = kept
        sweepCount = max(4096, kept.count * 2)
    }
}
