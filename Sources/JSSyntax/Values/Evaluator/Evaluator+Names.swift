// SPDX-License-Identifier: Apache-2.0

// Names outside the code that runs: their values are found out on demand.
extension Evaluator {
    /// The value of an empty slot.
    func resolve(_ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        guard let origin = scope.origin else { throw realm.error("ReferenceError") }
        let bindings = origin.unit.frameBindings(origin.frame)
        guard slot < bindings.count else { throw .undecidable }
        return try resolve(bindings[bindings.startIndex + slot], origin.unit, scope, slot)
    }

    private func resolve(_ binding: BindingID, _ unit: EvaluatedUnit, _ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        // Only the source itself has names that are found out; code in texts runs as it stands.
        guard unit === self.unit, !unit.scopes.flags(of: binding).contains(.maybe) else { return .unknown }
        let scopes = unit.scopes
        if let value = known?(scopes.declaration(of: binding)) {
            scope.slots[slot] = value
            return value
        }
        if inProgress.contains(binding) { return .unknown }
        switch scopes.kind(of: binding) {
        case .var, .let, .const, .using, .function, .class: return try run(binding, scope, slot)
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
        var reader = HistoryReader(unit, binding, climbsLeft: climbsLeft)
        let history = reader.read()
        climbsLeft = reader.climbsLeft
        histories[binding] = history
        return history
    }

    func closure(_ node: NodeID, _ scope: Scope?) throws(Stop) -> JSValue {
        let closure = Closure(code: unit.code(node), scope: scope, this: .unknown)
        return .object(try realm.make(.closure, payload: .closure(closure), prototype: realm.functionPrototype))
    }

    /// Whether a name's value is at all followed.
    private func isFollowed(_ binding: BindingID) -> Bool {
        let history = history(of: binding)
        if history.isUnknowable || isTooEarly(binding, history) { return false }
        return history.writers.isEmpty || history.writers.contains { machine.isRunning($0, in: unit) }
    }

    /// Runs what gives a name its value.
    private func run(_ binding: BindingID, _ scope: Scope, _ slot: Int) throws(Stop) -> JSValue {
        guard isFollowed(binding) else { return .unknown }
        try prepare(binding)
        let value = scope.slots[slot]
        if case .empty = value { return .unknown }
        return value
    }

    /// Whether the expression being evaluated stands before the last step that changes the name, or inside one.
    private func isTooEarly(_ binding: BindingID, _ history: BindingHistory) -> Bool {
        guard origin != 0, history.isMoving, let last = history.steps.last else { return false }
        // Code of other functions runs at any time: it is taken to see the last value.
        guard unit.scopes.function(of: unit.scopes.scope(of: binding)) == originFunction else { return false }
        let end = tree.end(origin)
        if tree.start(last) >= end { return true }
        // The last step that begins at or before the expression.
        var low = 0
        var high = history.steps.count
        while low < high {
            let middle = (low + high) / 2
            if tree.start(history.steps[middle]) <= tree.start(origin) { low = middle + 1 } else { high = middle }
        }
        return low > 0 && tree.end(history.steps[low - 1]) >= end
    }

    /// Takes the values of names that change later away while an expression before that is evaluated; gives them back after it.
    func hidingLaterValues<T>(_ body: () -> T) -> T {
        realm.stepsLeft -= moving.count
        hidden = []
        for binding in moving where isTooEarly(binding, history(of: binding)) {
            guard let (scope, slot) = place(of: binding) else { continue }
            hidden.append((scope, slot, .unknown))
        }
        exchangeHidden()
        defer {
            exchangeHidden()
            hidden = []
        }
        return body()
    }

    /// Gives hidden values back, or takes them away again.
    private func exchangeHidden() {
        for at in hidden.indices {
            let (scope, slot, value) = hidden[at]
            hidden[at].2 = scope.slots[slot]
            scope.slots[slot] = value
        }
    }

    /// Runs the steps of a name and of every name that they use in the same body, in the order of the source.
    private func prepare(_ binding: BindingID) throws(Stop) {
        let asked = origin
        if asked != 0 { exchangeHidden() }
        origin = 0
        let (bindings, steps) = slice(from: binding)
        let added = bindings.filter { inProgress.insert($0).inserted }
        defer {
            for binding in added { inProgress.remove(binding) }
            origin = asked
            if asked != 0 { exchangeHidden() }
        }
        for binding in bindings { try hoist(binding) }
        for step in steps {
            do throws(Stop) {
                try execute(step)
            } catch {
                failed.insert(step)
                if case .budget = error, stepsLeft <= 0 || realm.bytesLeft <= 0 { throw error }
            }
        }
        for binding in bindings { finish(binding) }
        makeOld()
    }

    /// The names that must be prepared together, and the steps of theirs that did not run yet.
    private func slice(from binding: BindingID) -> (bindings: [BindingID], steps: [NodeID]) {
        let scopes = unit.scopes
        let home = scopes.function(of: scopes.scope(of: binding))
        var bindings = [binding]
        var seen: Set<BindingID> = [binding]
        var steps: [NodeID] = []
        var nodesLeft = Self.sliceLimit
        var at = 0
        while at < bindings.count {
            for step in history(of: bindings[at]).steps where executed.insert(step).inserted {
                steps.append(step)
                tree.forEachNode(in: step, limit: &nodesLeft) { node in
                    guard tree.kind(node) == .identifier else { return }
                    let other = scopes.binding(at: node)
                    guard other != 0, isPrepared(other), scopes.function(of: scopes.scope(of: other)) == home || scopes.isGlobal(other)
                    else { return }
                    guard !inProgress.contains(other), !finished.contains(other), seen.insert(other).inserted else { return }
                    if isFollowed(other) { bindings.append(other) }
                }
            }
            at += 1
        }
        return (bindings, steps.sorted { tree.start($0) < tree.start($1) })
    }

    /// Nodes looked at for one slice.
    private static let sliceLimit = 200_000

    /// Whether a name of this kind gets its value from steps.
    private func isPrepared(_ binding: BindingID) -> Bool {
        switch unit.scopes.kind(of: binding) {
        case .var, .let, .const, .using, .function, .class: known?(unit.scopes.declaration(of: binding)) == nil
        case .global: unit.scopes.writeCount(of: binding) > 0
        default: false
        }
    }

    private func place(of binding: BindingID) -> (scope: Scope, slot: Int)? {
        let scopes = unit.scopes
        guard !scopes.isGlobal(binding), let scope = unit.staticScope(unit.frames[Int(scopes.scope(of: binding))]) else { return nil }
        return (scope, Int(unit.slots[Int(binding)]))
    }

    /// What a name holds before anything runs.
    private func hoist(_ binding: BindingID) throws(Stop) {
        guard let (scope, slot) = place(of: binding), case .empty = scope.slots[slot] else { return }
        let history = history(of: binding)
        if history.function != 0 {
            scope.slots[slot] = try closure(history.function, scope)
        } else if unit.scopes.kind(of: binding) == .var || history.startsUndefined {
            scope.slots[slot] = .undefined
        }
    }

    private func finish(_ binding: BindingID) {
        if finished.insert(binding).inserted, history(of: binding).isMoving { moving.append(binding) }
        guard history(of: binding).steps.contains(where: failed.contains) else { return }
        if let (scope, slot) = place(of: binding) {
            scope.slots[slot] = .unknown
        } else {
            realm.global.properties.set(JSString(tree.names[unit.scopes.name(of: binding)]), .unknown)
        }
    }

    /// What a step changes stays.
    private func execute(_ step: NodeID) throws(Stop) {
        let keeps = realm.keepsJournal
        realm.keepsJournal = false
        let outer = realm.stepsLeft
        let limits = realm.limits
        let part = min(stepsLeft, mayBeLong(step) ? limits.stepsOfPreparation : limits.stepsOfShortPreparation)
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

    /// Whether a step may have to run for long before it gives something: it looks things up, works on letters or lists, or calls a
    /// function of the source. Other loops wait for something outside and never end here.
    private func mayBeLong(_ step: NodeID) -> Bool {
        var left = Self.sliceLimit
        var found = false
        tree.forEachNode(in: step, limit: &left) { node in
            if found { return }
            switch tree.kind(node) {
            case .computedMemberExpression: found = tree.kind(tree.child(node, 1)) != .numericLiteral
            case .memberExpression: found = Self.textMethods.contains(tree.names[tree.data(node)])
            case .callExpression:
                let callee = tree.firstChild(node)
                switch tree.kind(callee) {
                case .identifier: found = !unit.scopes.isGlobal(unit.scopes.binding(at: callee))
                case .memberExpression, .computedMemberExpression: break
                default: found = true
                }
            default: break
            }
        }
        return found || left <= 0
    }

    /// What decoders do with letters and lists.
    private static let textMethods: Set<String> = [
        "charAt", "charCodeAt", "codePointAt", "fromCharCode", "fromCodePoint", "push", "pop", "shift", "unshift", "splice", "slice",
        "split",
        "substr", "substring", "replace", "concat", "reverse", "join", "map", "forEach", "reduce", "at", "call", "apply",
    ]

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
        inProgress.insert(binding)
        defer { inProgress.remove(binding) }
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
            return realm.globalValue(JSString(name)) ?? .unknown
        default: return .unknown
        }
    }

    // MARK: Global names

    /// A name that no scope around the code declares.
    func global(_ name: JSString, _ unit: EvaluatedUnit) throws(Stop) -> JSValue {
        if let value = realm.globalValue(name), !value.isUnknown { return value }
        guard let id = tree.names.id(name.text) else { return .unknown }
        if unit !== self.unit { return try outer(id) }
        // Sloppy code makes a global name by assigning to it.
        let binding = self.unit.scopes.binding(named: id, in: 0)
        guard binding != 0, self.unit.scopes.writeCount(of: binding) > 0, !inProgress.contains(binding), isFollowed(binding) else {
            return .unknown
        }
        if !finished.contains(binding) { try prepare(binding) }
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
