// SPDX-License-Identifier: Apache-2.0

/// Runs pure parts of a source: decoders of strings, and what they need.
///
/// There is no host: what depends on one is unknown, and what an unknown decides is not told. All evaluations of one evaluator share
/// its state, as the calls of one program do, and its limits. One thread uses it.
package final class Evaluator {
    /// Why an evaluation ended.
    package enum Ending: String, Sendable {
        /// With a value.
        case done
        /// What happens depends on something outside the source.
        case unknown
        /// A limit was reached.
        case budget
        /// It threw.
        case threw
    }

    package struct Result {
        /// Unknown unless the ending is `done`.
        package var value: JSValue
        package var ending: Ending
    }

    /// A text that the source runs as code.
    package struct CodeText: Sendable {
        package var text: JSString
        /// The expression whose evaluation met it.
        package var origin: NodeID
    }

    package let tree: SyntaxTree
    package let realm: Realm
    /// Texts given to `eval`, `Function`, and timers, each once, in the order they were met; at most `EvaluationLimits.codeTexts`.
    @exclusivity(unchecked) package private(set) var codeTexts: [CodeText] = []
    /// Values of names that the caller knows better, by the declaring node; asked first.
    @exclusivity(unchecked) package var known: ((NodeID) -> JSValue?)?

    /// What is left of `EvaluationLimits.steps`.
    @exclusivity(unchecked) package internal(set) var stepsLeft: Int

    private(set) lazy var unit = EvaluatedUnit(tree, scopes: scopes, parents: parents)
    private let scopes: Scopes
    private let parents: [NodeID]?
    private(set) lazy var machine = Machine(realm: realm, evaluator: self)
    @exclusivity(unchecked) var histories: [BindingID: BindingHistory] = [:]
    @exclusivity(unchecked) var inProgress: Set<BindingID> = []
    @exclusivity(unchecked) var finished: Set<BindingID> = []
    @exclusivity(unchecked) var executed: Set<NodeID> = []
    /// See `HistoryReader`: four million steps take about 20 ms.
    @exclusivity(unchecked) var climbsLeft = 4_000_000
    @exclusivity(unchecked) var failed: Set<NodeID> = []
    /// Prepared names whose value changes in the course of the source.
    @exclusivity(unchecked) var moving: [BindingID] = []
    /// The expression being evaluated, and the scope of the function that it stands in.
    @exclusivity(unchecked) private var root: NodeID = 0
    /// The same while it runs itself; 0 while something that it needs is prepared.
    @exclusivity(unchecked) var origin: NodeID = 0
    /// Variables whose values are taken away at present, and what they are to be exchanged for.
    @exclusivity(unchecked) var hidden: [(Scope, Int, JSValue)] = []
    @exclusivity(unchecked) private(set) var originFunction: ScopeID = 0
    @exclusivity(unchecked) private var childUnits: [JSString: EvaluatedUnit] = [:]
    @exclusivity(unchecked) private var seenTexts: Set<JSString> = []
    @exclusivity(unchecked) private var codeDepth = 0
    /// Functions whose calls reached a limit of steps; they are not tried again.
    @exclusivity(unchecked) private var expensive: Set<NodeID> = []

    /// - Parameter parents: `tree.parents()`, when it is at hand.
    package init(
        _ tree: SyntaxTree, scopes: Scopes? = nil, parents: [NodeID]? = nil, limits: EvaluationLimits = EvaluationLimits()
    ) {
        self.tree = tree
        realm = Realm(limits: limits)
        stepsLeft = limits.steps
        self.scopes = scopes ?? Scopes(tree)
        self.parents = parents
        realm.runner = self
        // A built-in name that the source gives a value is no longer what it was.
        for binding in self.scopes.bindings(in: 0) where self.scopes.writeCount(of: binding) > 0 {
            let name = JSString(tree.names[self.scopes.name(of: binding)])
            if Realm.isBuiltinName(name) { realm.global.properties.set(name, .unknown) }
        }
    }

    /// The value of an expression of the source, as if it were reached after everything that it needs has run.
    ///
    /// What changes something outside is run twice: when the second value differs from the first, the value depends on how often
    /// it was run before, and is unknown.
    package func evaluate(_ node: NodeID) -> Result {
        let callee = calledFunction(node)
        if callee != 0, expensive.contains(callee) { return Result(value: .unknown, ending: .budget) }
        let scope = unit.scope(around: node)
        let code = FunctionCode(unit, part: node, in: scope, isStatement: false)
        defer { if realm.stepsLeft <= 0, callee != 0 { expensive.insert(callee) } }
        return evaluate(node) { (evaluator) throws(Stop) in
            try evaluator.machine.run(code, in: evaluator.unit.staticScope(evaluator.unit.frames[Int(scope)]))
        }
    }

    /// The value of a call of a function of the source, after everything has run: a function expression or declaration, or an arrow function.
    package func call(function node: NodeID, arguments: [JSValue]) -> Result {
        let frame = unit.frames[Int(unit.scope(around: node))]
        let code = unit.code(node)
        return evaluate(node, isReached: false) { (evaluator) throws(Stop) in
            let closure = Closure(code: code, scope: evaluator.unit.staticScope(frame), this: .unknown)
            return try evaluator.machine.run(closure, nil, this: .unknown, arguments: arguments)
        }
    }

    /// The function that a call calls by its name; 0 for other nodes.
    private func calledFunction(_ node: NodeID) -> NodeID {
        guard tree.kind(node) == .callExpression else { return 0 }
        let callee = tree.firstChild(node)
        return tree.kind(callee) == .identifier ? HistoryReader.declaredFunction(unit.scopes.binding(at: callee), unit) : 0
    }

    /// - Parameter isReached: The program comes to the node where it stands, so that what changes later is not seen; else, at any time after.
    private func evaluate(_ node: NodeID, isReached: Bool = true, _ body: (Evaluator) throws(Stop) -> JSValue) -> Result {
        origin = isReached ? node : 0
        root = node
        originFunction = unit.scopes.function(of: unit.scope(around: node))
        defer { origin = 0 }
        realm.journal.clear()
        return hidingLaterValues { evaluateTwice(body) }
    }

    private func evaluateTwice(_ body: (Evaluator) throws(Stop) -> JSValue) -> Result {
        let first = once(body)
        guard first.ending == .done else {
            realm.journal.undo()
            return first
        }
        if realm.journal.isEmpty { return first }
        let second = once(body)
        let isSame = second.ending == .done && Self.isSame(first.value, second.value, depth: 0)
        // Caches stay filled; every other trace goes, because the program would not be here now.
        if isSame, realm.journal.isGrowth { realm.journal.clear() } else { realm.journal.undo() }
        return isSame ? first : Result(value: .unknown, ending: second.ending == .budget ? .budget : .unknown)
    }

    /// One run, with its own part of the limits.
    private func once(_ body: (Evaluator) throws(Stop) -> JSValue) -> Result {
        makeOld()
        realm.keepsJournal = true
        defer { realm.keepsJournal = false }
        let part = min(stepsLeft, realm.limits.stepsPerEvaluation)
        realm.stepsLeft = part
        defer { stepsLeft -= part - realm.stepsLeft }
        do throws(Stop) {
            var value = try body(self)
            if case .object(let object) = value, object.kind == .dateText { value = .unknown }
            return Result(value: value, ending: value.isUnknown ? .unknown : .done)
        } catch {
            switch error {
            case .thrown: return Result(value: .unknown, ending: .threw)
            case .poison, .undecidable: return Result(value: .unknown, ending: .unknown)
            case .budget: return Result(value: .unknown, ending: .budget)
            }
        }
    }

    /// From now on, what exists is older than what runs.
    func makeOld() {
        realm.watermark = realm.serial
        realm.scopeWatermark = realm.nextScope
    }

    /// Whether two runs gave the same. Objects are compared by their elements and properties, to a depth of 4.
    private static func isSame(_ left: JSValue, _ right: JSValue, depth: Int) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): return a == b || (a.isNaN && b.isNaN)
        case (.object(let a), .object(let b)):
            if a === b || depth > 3 { return true }
            guard a.kind == b.kind, a.elements.count == b.elements.count, a.properties.count == b.properties.count else { return false }
            for (x, y) in zip(a.elements, b.elements) where !isSame(x, y, depth: depth + 1) { return false }
            for (x, y) in zip(a.properties.values, b.properties.values) where !isSame(x, y, depth: depth + 1) { return false }
            return true
        case (.unknown, .unknown), (.empty, .empty): return true
        default: return Coercion.strictlyEqual(left, right) ?? false
        }
    }
}

// MARK: Code in texts

extension Evaluator: ClosureRunner {
    func run(_ closure: Closure, _ callee: JSObject, this: JSValue, arguments: [JSValue]) throws(Stop) -> JSValue {
        try machine.run(closure, callee, this: this, arguments: arguments)
    }

    func construct(_ closure: Closure, _ callee: JSObject, arguments: [JSValue]) throws(Stop) -> JSValue {
        if closure.code.isArrow || closure.code.isSpecial { throw realm.typeError() }
        let made = try realm.instance(of: callee)
        let value = try machine.run(closure, callee, this: .object(made), arguments: arguments, made: made)
        return value.asObject != nil || value.isUnknown ? value : .object(made)
    }

    func found(code: JSString) {
        guard codeTexts.count < realm.limits.codeTexts, seenTexts.insert(code).inserted else { return }
        codeTexts.append(CodeText(text: code, origin: root))
    }

    /// The unit of a text; `nil` when it is no code or too deep.
    private func child(_ text: JSString) throws(Stop) -> EvaluatedUnit {
        if let known = childUnits[text] { return known }
        guard codeDepth < realm.limits.unitDepth, childUnits.count < 256 else { throw .poison }
        try realm.charge(text.count * 2)
        try realm.allocate(text.count * 16)
        let tree = SyntaxTree.parse(text.utf8)
        if tree.errorCount > 0 { throw .poison }
        let unit = EvaluatedUnit(tree, depth: codeDepth + 1)
        childUnits[text] = unit
        return unit
    }

    private func runChild(_ text: JSString) throws(Stop) -> JSValue {
        let unit = try child(text)
        codeDepth += 1
        defer { codeDepth -= 1 }
        let code = unit.code(unit.tree.root)
        code.prepare()
        do throws(Stop) {
            return try machine.run(code, in: Scope(slots: code.template, parent: nil, in: realm))
        } catch {
            // What it did not tell is unknown; the code around it goes on.
            if case .undecidable = error { throw .poison }
            throw error
        }
    }

    func function(parameters: [JSString], body: JSString) throws(Stop) -> JSValue {
        found(code: body)
        var text = JSString("(function anonymous(")
        for (at, parameter) in parameters.enumerated() {
            if at > 0 { text.units.append(0x2C) }
            text.units += parameter.units
        }
        text.units += Array("\n) {\n".utf16) + body.units + Array("\n})".utf16)
        return try runChild(text)
    }

    func evaluate(code: JSString) throws(Stop) -> JSValue {
        found(code: code)
        return try runChild(code)
    }
}
