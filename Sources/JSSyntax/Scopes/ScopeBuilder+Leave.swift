// SPDX-License-Identifier: Apache-2.0

// The end of a scope: declarations become bindings, and references that wait for them are resolved.
extension ScopeBuilder {
    mutating func leave() {
        let scope = current
        let first = BindingID(table.bindings.count)
        var hasLater = false
        var entry = begun[Int(scope)].firstDeclaration
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            switch declaration.form {
            case .plain, .second: bind(declaration, scope, first)
            case .weak, .hoisted, .dropped: hasLater = true
            case .absent: break
            }
            entry = declaration.next
        }
        if hasLater { bindLater(scope, first) }
        if table.scopes[Int(scope)].kind == .function { bindArguments(scope, first) }
        let bindings = first..<BindingID(table.bindings.count)
        table.scopes[Int(scope)].bindings = bindings
        meetParameters(scope, first)
        for binding in bindings { resolve(binding, scope) }
        if !table.scopes[Int(scope)].kind.holdsVariables { meetVariables(scope, bindings) }
        current = table.scopes[Int(scope)].parent
    }

    private mutating func makeBinding(_ name: NameID, _ kind: BindingKind, _ node: NodeID, _ scope: ScopeID) -> BindingID {
        let id = BindingID(table.bindings.count)
        table.bindings.append(ScopeTable.Binding(name: name, node: node, scope: scope, writes: 0, kind: kind, flags: []))
        latestBindings[Int(name)] = id
        return id
    }

    /// What the scope that is ending binds the name to; 0 when it does not.
    private func bound(_ name: NameID, _ first: BindingID) -> BindingID {
        let latest = latestBindings[Int(name)]
        return latest >= first ? latest : 0
    }

    private mutating func bind(_ declaration: Declaration, _ scope: ScopeID, _ first: BindingID) {
        let reference = Int(declaration.reference)
        let node = table.references[reference].node
        let name = tree.data(node)
        let existing = bound(name, first)
        let binding = existing == 0 ? makeBinding(name, declaration.kind, node, scope) : existing
        if existing != 0 { merge(declaration, node, into: existing, scope) }
        if declaration.isSpecialFunction { table.bindings[Int(binding)].flags.insert(.specialFunction) }
        let givesValue = table.references[reference].flags.contains(.write)
        if declaration.kind == .var {
            // The first `var` of the name in this function: what was known before holds again outside.
            if declaration.previous < begun[Int(scope)].firstReference { latestVariables[Int(name)] = declaration.previous }
            if givesValue { return }  // It waits, and is resolved like an assignment.
        }
        if declaration.form != .second { table.references[reference].binding = binding }
        if givesValue { table.bindings[Int(binding)].writes += 1 }
    }

    private mutating func merge(_ declaration: Declaration, _ node: NodeID, into binding: BindingID, _ scope: ScopeID) {
        let existing = table.bindings[Int(binding)].kind
        let isParameter = existing == .parameter && declaration.kind == .parameter
        if isParameter || isConflict(existing, binding, declaration, scope) { report(node, isParameter: isParameter, scope) }
        table.bindings[Int(binding)].flags.insert(.redeclared)
        if existing == .var, declaration.kind == .function { table.bindings[Int(binding)].kind = .function }
    }

    /// Whether two declarations of a name may not stand in one scope (ECMA-262 sections 14.2.1, 15.2.1, 16.1.1, 16.2.1.1, annex B.3.2.4).
    private func isConflict(_ existing: BindingKind, _ binding: BindingID, _ declaration: Declaration, _ scope: ScopeID) -> Bool {
        let added = declaration.kind
        switch (existing, added) {
        case (.enum, _), (_, .enum), (.namespace, _), (_, .namespace), (.enumMember, _): return false
        case (.className, _), (.functionName, _): return false
        case (.function, .function):
            if holdsFunctionsAsVariables(scope) { return false }
            return isStrict || declaration.isSpecialFunction || table.bindings[Int(binding)].flags.contains(.specialFunction)
        case (.function, _), (_, .function):
            if existing.isLexical || added.isLexical { return true }
            return !holdsFunctionsAsVariables(scope)
        case (.catch, _): return true
        default: return existing.isLexical || added.isLexical
        }
    }

    /// At the top of a function or a script functions are declared like `var`; in a block or at the top of a module, like `let`.
    private func holdsFunctionsAsVariables(_ scope: ScopeID) -> Bool {
        let kind = table.scopes[Int(scope)].kind
        return kind.holdsVariables && !(kind == .program && tree.goal == .module)
    }

    mutating func report(_ node: NodeID, isParameter: Bool = false, _ scope: ScopeID) {
        if isParameter {
            // One is enough for each function, and these must not crowd out the others: most are allowed.
            guard !begun[Int(scope)].hasTwinParameters else { return }
            begun[Int(scope)].hasTwinParameters = true
        } else {
            guard redeclarationCount < Scopes.redeclarationLimit else { return }
            redeclarationCount += 1
        }
        table.redeclarations.append(Redeclaration(node: node, isParameter: isParameter, scope: scope))
    }

    // MARK: What binds only when nothing else does

    private mutating func bindLater(_ scope: ScopeID, _ first: BindingID) {
        if table.scopes[Int(scope)].kind == .functionBody { dropHoistedParameters(scope) }
        var entry = begun[Int(scope)].firstDeclaration
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            switch declaration.form {
            case .weak: bindWeak(declaration, scope, first)
            case .hoisted: bindHoisted(declaration, scope, first)
            case .dropped: forgetHoisted(declaration, scope)
            case .plain, .second, .absent: break
            }
            entry = declaration.next
        }
    }

    private mutating func bindWeak(_ declaration: Declaration, _ scope: ScopeID, _ first: BindingID) {
        let reference = Int(declaration.reference)
        let node = table.references[reference].node
        let name = tree.data(node)
        guard bound(name, first) == 0 else { return }
        let binding = makeBinding(name, declaration.kind, node, scope)
        table.references[reference].binding = binding
        table.bindings[Int(binding)].writes += 1
    }

    private mutating func bindHoisted(_ declaration: Declaration, _ scope: ScopeID, _ first: BindingID) {
        forgetHoisted(declaration, scope)
        let node = table.references[Int(declaration.reference)].node
        let name = tree.data(node)
        var binding = bound(name, first)
        if binding == 0 { binding = makeBinding(name, .function, node, scope) }
        let kind = table.bindings[Int(binding)].kind
        guard kind == .var || kind == .function else { return }
        table.bindings[Int(binding)].flags.insert(.hoistedFromBlock)
        table.bindings[Int(binding)].writes += 1
    }

    private mutating func forgetHoisted(_ declaration: Declaration, _ scope: ScopeID) {
        let name = tree.data(table.references[Int(declaration.reference)].node)
        guard var top = latestHoisted[name] else { return }
        while top != 0, declarations[Int(top)].reference >= begun[Int(scope)].firstReference { top = declarations[Int(top)].previous }
        latestHoisted[name] = top == 0 ? nil : top
    }

    /// A function in a block is not hoisted when a parameter has its name.
    private mutating func dropHoistedParameters(_ scope: ScopeID) {
        var entry = begun[Int(table.scopes[Int(scope)].parent)].firstDeclaration
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            if declaration.kind == .parameter { dropHoisted(tree.data(table.references[Int(declaration.reference)].node), scope) }
            entry = declaration.next
        }
    }

    /// A function's `arguments`, when something uses the name and nothing binds it.
    private mutating func bindArguments(_ scope: ScopeID, _ first: BindingID) {
        let name = Word.arguments.rawValue
        let existing = bound(name, first)
        if existing != 0 {
            guard table.bindings[Int(existing)].kind == .var else { return }
            table.bindings[Int(existing)].flags.insert(.startsWithParameter)
            table.bindings[Int(existing)].writes += 1
        } else if waiting[Int(name)] >= begun[Int(scope)].firstReference {
            let binding = makeBinding(name, .arguments, 0, scope)
            table.bindings[Int(binding)].writes = 1
        }
    }

    // MARK: Where two scopes meet

    /// A body with a scope of its own meets the function's parameters; a `catch`'s block meets the clause's.
    private mutating func meetParameters(_ scope: ScopeID, _ first: BindingID) {
        let parent = table.scopes[Int(scope)].parent
        let kind = table.scopes[Int(scope)].kind
        guard kind == .functionBody || kind == .block && table.scopes[Int(parent)].kind == .catch else { return }
        guard BindingID(table.bindings.count) > first else { return }
        var entry = begun[Int(parent)].firstDeclaration
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            entry = declaration.next
            guard declaration.kind == .parameter || declaration.kind == .catch else { continue }
            let binding = bound(tree.data(table.references[Int(declaration.reference)].node), first)
            guard binding != 0 else { continue }
            let met = table.bindings[Int(binding)].kind
            if kind == .block || met.isLexical { report(table.bindings[Int(binding)].node, scope) }
            guard met == .var else { continue }
            table.bindings[Int(binding)].flags.insert(.startsWithParameter)
            table.bindings[Int(binding)].writes += 1
        }
    }

    /// Lexical names of a block meet the `var`s inside it, which pass through on their way to the function.
    private mutating func meetVariables(_ scope: ScopeID, _ bindings: Range<BindingID>) {
        guard !table.scopes[Int(scope)].flags.contains(.simpleCatch) else { return }
        let first = begun[Int(scope)].firstReference
        for binding in bindings {
            switch table.bindings[Int(binding)].kind {
            case .className, .enum, .enumMember, .namespace: continue
            default: break
            }
            let name = table.bindings[Int(binding)].name
            let variable = latestVariables[Int(name)]
            if variable >= first {
                let node = table.bindings[Int(binding)].node
                let variableNode = table.references[Int(variable)].node
                report(tree.start(variableNode) > tree.start(node) ? variableNode : node, scope)
            }
            if !latestHoisted.isEmpty { dropHoisted(name, scope) }
        }
    }

    /// Functions from blocks inside a scope that binds their name go no further; the scope's own ones do.
    private mutating func dropHoisted(_ name: NameID, _ scope: ScopeID) {
        guard var top = latestHoisted[name] else { return }
        var kept: [UInt32] = []
        while top != 0, declarations[Int(top)].reference >= begun[Int(scope)].firstReference {
            if table.references[Int(declarations[Int(top)].reference)].scope == scope {
                kept.append(top)
            } else {
                declarations[Int(top)].form = .dropped
            }
            top = declarations[Int(top)].previous
        }
        for entry in kept.reversed() {
            declarations[Int(entry)].previous = top
            top = entry
        }
        latestHoisted[name] = top == 0 ? nil : top
    }

    // MARK: References

    /// Gives a binding the references that wait for its name and stand inside the scope.
    private mutating func resolve(_ binding: BindingID, _ scope: ScopeID) {
        let name = Int(table.bindings[Int(binding)].name)
        let first = begun[Int(scope)].firstReference
        var reference = waiting[name]
        guard reference >= first else { return }
        let function = table.function(of: scope)
        let depth = table.scopes[Int(scope)].withDepth
        let kind = table.bindings[Int(binding)].kind
        let hasOrder = kind.isLexical || kind == .var || kind == .className
        let declaration = hasOrder ? ReferenceID(max(0, table.entries[Int(table.bindings[Int(binding)].node)])) : 0
        var flags = table.bindings[Int(binding)].flags
        var writes: UInt32 = 0
        while reference >= first {
            var row = table.references[Int(reference)]
            let before = row.binding
            row.binding = binding
            row.flags.remove(.waits)
            if row.scope != scope { mark(&row, &flags, outside: function, depth) }
            if reference < declaration, !row.flags.contains(.closure) { row.flags.insert(.beforeDeclaration) }
            if row.flags.contains(.write) { writes += 1 }
            table.references[Int(reference)] = row
            reference = before
        }
        waiting[name] = reference
        table.bindings[Int(binding)].flags = flags
        table.bindings[Int(binding)].writes += writes
    }

    /// Notes what lies between a reference and its binding's scope, which is in the function `function` and inside `depth` `with` statements.
    private func mark(_ row: inout ScopeTable.Reference, _ flags: inout BindingFlags, outside function: ScopeID, _ depth: UInt32) {
        if table.function(of: row.scope) != function {
            row.flags.insert(.closure)
            flags.insert(.captured)
        }
        if table.scopes[Int(row.scope)].withDepth > depth {
            row.flags.insert(.maybe)
            flags.insert(.maybe)
        }
    }

    /// Binds the names that still wait outside the source.
    mutating func bindGlobals() {
        let first = BindingID(table.bindings.count)
        for reference in 1..<table.references.count where table.references[reference].flags.contains(.waits) {
            var row = table.references[reference]
            let name = tree.data(row.node)
            var binding = bound(name, first)
            if binding == 0 { binding = makeBinding(name, .global, 0, 0) }
            row.binding = binding
            row.flags.remove(.waits)
            var flags = table.bindings[Int(binding)].flags
            mark(&row, &flags, outside: 1, 0)
            table.bindings[Int(binding)].flags = flags
            if row.flags.contains(.write) { table.bindings[Int(binding)].writes += 1 }
            table.references[reference] = row
        }
        table.scopes[0].bindings = first..<BindingID(table.bindings.count)
    }
}
