// SPDX-License-Identifier: Apache-2.0

// Names outside the code that runs: their values are found out on demand.
extension Evaluator {
    /// The value of an empty slot.
    func resolve(_ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        guard let origin = scope.origin else { throw realm.error("ReferenceError") }
        guard let bindings = origin.unit.frameBindings[origin.frame], slot < bindings.count else { throw .undecidable }
        return try resolve(bindings[slot], origin.unit, scope, slot)
    }

    private func resolve(_ binding: BindingID, _ unit: EvaluatedUnit, _ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        // Only the source itself has names that are found out; code in texts runs as it stands.
        guard unit === self.unit, !unit.scopes.flags(of: binding).contains(.maybe) else { return .unknown }
        let scopes = unit.scopes
        if let value = known?(scopes.declaration(of: binding)) {
            scope.slots[slot] = value
            return value
        }
        guard inProgress.insert(binding).inserted else { return .unknown }
        defer { inProgress.remove(binding) }
        switch scopes.kind(of: binding) {
        case .var, .let, .const, .using, .function, .class:
            return try run(history(of: binding), scope, slot)
        case .functionName:
            let function = unit.parents[Int(scopes.declaration(of: binding))]
            guard scopes.writeCount(of: binding) <= 1 else { return .unknown }
            let outer = unit.frames[Int(unit.scope(around: function))]
            let value = try closure(function, unit.staticScope(outer))
            scope.slots[slot] = value
            return value
        case .parameter: return try parameter(binding, scope, slot)
        case .import: return imported(binding)
        default: return .unknown
        }
    }

    func history(of binding: BindingID) -> BindingHistory {
        if let known = histories[binding] { return known }
        var reader = HistoryReader(unit, binding)
        let history = reader.read()
        histories[binding] = history
        return history
    }

    func closure(_ node: NodeID, _ scope: Scope?) throws(Stop) -> JSValue {
        let closure = Closure(code: unit.code(node), scope: scope, this: .unknown)
        return .object(try realm.make(.closure, payload: .closure(closure), prototype: realm.functionPrototype))
    }

    /// Runs what gives a name its value.
    private func run(_ history: BindingHistory, _ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        if history.isUnknowable || isTooEarly(history) { return .unknown }
        if !history.writers.isEmpty, !history.writers.contains(where: { machine.isRunning($0, in: unit) }) { return .unknown }
        // Code below may look at the name before it has its value.
        scope.slots[slot] = history.function != 0 ? try closure(history.function, scope) : .undefined
        guard try run(history.steps) else {
            scope.slots[slot] = .unknown
            return .unknown
        }
        let value = scope.slots[slot]
        if case .empty = value { return .unknown }
        return value
    }

    /// Whether the expression being evaluated stands before a step that gives the name another value.
    private func isTooEarly(_ history: BindingHistory) -> Bool {
        guard origin != 0, let last = history.laterWrites.map({ tree.start($0) }).max(), last > tree.end(origin) else { return false }
        let own = unit.scopes.function(of: unit.scope(around: origin))
        return history.laterWrites.contains { tree.start($0) > tree.end(origin) && unit.scopes.function(of: unit.scope(around: $0)) == own }
    }

    /// Runs steps that did not run before, in order; false when one of them did not come to its end.
    private func run(_ steps: [NodeID]) throws(Stop) -> Bool {
        for step in steps {
            if failed.contains(step) { return false }
            guard executed.insert(step).inserted else { continue }
            do throws(Stop) {
                try execute(step)
            } catch {
                failed.insert(step)
                if case .budget = error, stepsLeft <= 0 || realm.bytesLeft <= 0 { throw error }
                return false
            }
        }
        return true
    }

    /// What a step changes stays.
    private func execute(_ step: NodeID) throws(Stop) {
        let keeps = realm.keepsJournal
        realm.keepsJournal = false
        let outer = realm.stepsLeft
        let part = min(stepsLeft, realm.limits.stepsOfPreparation)
        realm.stepsLeft = part
        defer {
            stepsLeft -= part - realm.stepsLeft
            realm.stepsLeft = outer
            realm.keepsJournal = keeps
            makeOld()
        }
        let scope = unit.scope(around: step)
        let isExpression = tree.kind(unit.parents[Int(step)]) == .sequenceExpression
        let code = FunctionCode(unit, part: step, in: scope, isStatement: !isExpression)
        _ = try machine.run(code, in: unit.staticScope(code.frame))
    }

    // MARK: Parameters and imports

    /// A parameter of a function that is called once, where it stands: `(function (a) { … })(x)`.
    private func parameter(_ binding: BindingID, _ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        let scopes = unit.scopes
        let declaration = scopes.declaration(of: binding)
        let list = unit.parents[Int(declaration)]
        let function = unit.parents[Int(list)]
        var callee = function
        var call = unit.parents[Int(callee)]
        var skipped = 0
        if tree.kind(call) == .memberExpression, tree.names[tree.data(call)] == "call" {
            callee = call
            call = unit.parents[Int(callee)]
            skipped = 1
        }
        guard tree.kind(list) == .parameters, tree.kind(call) == .callExpression, tree.firstChild(call) == callee,
            scopes.writeCount(of: binding) <= 1, !scopes.flags(of: binding).contains(.redeclared)
        else { return .unknown }
        // Called by its own name, it has other values too.
        if tree.has(.named, function), tree.kind(function) == .functionExpression,
            scopes.references(of: scopes.binding(at: tree.firstChild(function))).count > 1
        {
            return .unknown
        }
        var place = 0
        for child in tree.children(list) {
            if child == declaration { break }
            if tree.kind(child) != .bindingIdentifier { return .unknown }
            place += 1
        }
        var arguments = Array(tree.children(call).dropFirst())
        if let first = arguments.first, tree.kind(first) == .typeArguments { arguments.removeFirst() }
        arguments = Array(arguments.dropFirst(skipped))
        if arguments.prefix(place + 1).contains(where: { tree.kind($0) == .spreadElement }) { return .unknown }
        guard place < arguments.count else {
            scope.slots[slot] = .undefined
            return .undefined
        }
        let outer = unit.scope(around: arguments[place])
        let code = FunctionCode(unit, part: arguments[place], in: outer, isStatement: false)
        let value = try machine.run(code, in: unit.staticScope(code.frame))
        if !value.isUnknown { scope.slots[slot] = value }
        return value
    }

    /// Names imported from modules whose pure parts are modelled.
    private func imported(_ binding: BindingID) -> JSValue {
        let specifier = unit.parents[Int(unit.scopes.declaration(of: binding))]
        let declaration = unit.parents[Int(specifier)]
        guard tree.kind(specifier) == .importSpecifier, tree.kind(declaration) == .importDeclaration,
            let source = tree.children(declaration).first(where: { tree.kind($0) == .stringLiteral })
        else { return .unknown }
        let name = tree.names[tree.data(tree.firstChild(specifier))]
        switch (LiteralText.string(tree, source).text, name) {
        case ("buffer", "Buffer"), ("node:buffer", "Buffer"), ("buffer", "atob"), ("node:buffer", "atob"), ("util", "TextDecoder"),
            ("node:util", "TextDecoder"):
            return realm.global.properties[JSString(name)] ?? .unknown
        default: return .unknown
        }
    }

    // MARK: Global names

    /// A name that no scope around the code declares.
    func global(_ name: JSString, _ unit: EvaluatedUnit) throws(Stop) -> JSValue {
        if let value = realm.global.properties[name], !value.isUnknown { return value }
        guard let id = tree.names.id(name.text) else { return .unknown }
        if unit !== self.unit { return try outer(id) }
        // Sloppy code makes a global name by assigning to it.
        let binding = self.unit.scopes.binding(named: id, in: 0)
        guard binding != 0, self.unit.scopes.writeCount(of: binding) > 0, inProgress.insert(binding).inserted else { return .unknown }
        defer { inProgress.remove(binding) }
        let history = history(of: binding)
        if history.isUnknowable || isTooEarly(history) { return .unknown }
        if !history.writers.isEmpty, !history.writers.contains(where: { machine.isRunning($0, in: self.unit) }) { return .unknown }
        guard try run(history.steps) else {
            realm.global.properties.set(name, .unknown)
            return .unknown
        }
        return realm.global.properties[name] ?? .unknown
    }

    /// A name of the source that code in a text uses.
    private func outer(_ name: NameID) throws(Stop) -> JSValue {
        let scopes = unit.scopes
        let program = scopes.scope(at: tree.root)
        let binding = scopes.binding(named: name, in: program)
        guard binding != 0, let scope = unit.staticScope(program) else { return .unknown }
        let slot = Int(unit.slots[Int(binding)])
        if case .empty = scope.slots[slot] { return try resolve(binding, unit, scope, slot) }
        return scope.slots[slot]
    }
}
