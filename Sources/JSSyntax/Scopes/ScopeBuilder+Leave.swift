// SPDX-License-Identifier: Apache-2.0

// The end of a scope: declarations become bindings, and references that wait for them are resolved.
extension ScopeBuilder {
    mutating func leave() {
        let scope = current
        let first = BindingID(table.bindingKinds.count)
        var hasLater = false
        var entry = firstDeclarations[Int(scope)]
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            switch declaration.form {
            case .plain, .second: bind(declaration, scope, first)
            case .weak, .hoisted, .dropped: hasLater = true
            }
            entry = declaration.next
        }
        if hasLater { bindLater(scope, first) }
        if table.scopeKinds[Int(scope)] == .function { bindArguments(scope, first) }
        let bindings = first..<BindingID(table.bindingKinds.count)
        table.scopeBindings[Int(scope)] = bindings
        meetParameters(scope, first)
        for binding in bindings { resolve(binding, scope) }
        if !table.scopeKinds[Int(scope)].holdsVariables { meetVariables(scope, bindings) }
        current = table.scopeParents[Int(scope)]
    }

    private mutating func makeBinding(_ name: NameID, _ kind: BindingKind, _ node: NodeID, _ scope: ScopeID) -> BindingID {
        let id = BindingID(table.bindingKinds.count)
        table.bindingNames.append(name)
        table.bindingKinds.append(kind)
        table.bindingFlags.append([])
        table.bindingScopes.append(scope)
        table.bindingNodes.append(node)
        table.bindingWrites.append(0)
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
        let node = table.referenceNodes[reference]
        let name = tree.data(node)
        let existing = bound(name, first)
        let binding = existing == 0 ? makeBinding(name, declaration.kind, node, scope) : existing
        if existing != 0 { merge(declaration, node, into: existing, scope) }
        if declaration.isSpecialFunction { table.bindingFlags[Int(binding)].insert(.specialFunction) }
        let givesValue = table.referenceFlags[reference].contains(.write)
        if declaration.kind == .var {
            // The first `var` of the name in this function: what was known before holds again outside.
            if declaration.previous < firstReferences[Int(scope)] { latestVariables[Int(name)] = declaration.previous }
            if givesValue { return }  // It waits, and is resolved like an assignment.
        }
        if declaration.form != .second { table.referenceBindings[reference] = binding }
        if givesValue { table.bindingWrites[Int(binding)] += 1 }
    }

    private mutating func merge(_ declaration: Declaration, _ node: NodeID, into binding: BindingID, _ scope: ScopeID) {
        let existing = table.bindingKinds[Int(binding)]
        let isParameter = existing == .parameter && declaration.kind == .parameter
        if isParameter || isConflict(existing, binding, declaration, scope) { report(node, isParameter: isParameter, scope) }
        table.bindingFlags[Int(binding)].insert(.redeclared)
        if existing == .var, declaration.kind == .function { table.bindingKinds[Int(binding)] = .function }
    }

    /// Whether two declarations of a name may not stand in one scope (ECMA-262 sections 14.2.1, 15.2.1, 16.1.1, 16.2.1.1, annex B.3.2.4).
    private func isConflict(_ existing: BindingKind, _ binding: BindingID, _ declaration: Declaration, _ scope: ScopeID) -> Bool {
        let added = declaration.kind
        switch (existing, added) {
        case (.enum, _), (_, .enum), (.namespace, _), (_, .namespace), (.enumMember, _): return false
        case (.className, _), (.functionName, _): return false
        case (.function, .function):
            if holdsFunctionsAsVariables(scope) { return false }
            return isStrict || declaration.isSpecialFunction || table.bindingFlags[Int(binding)].contains(.specialFunction)
        case (.function, _), (_, .function):
            if existing.isLexical || added.isLexical { return true }
            return !holdsFunctionsAsVariables(scope)
        case (.catch, _): return true
        default: return existing.isLexical || added.isLexical
        }
    }

    /// At the top of a function or a script functions are declared like `var`; in a block or at the top of a module, like `let`.
    private func holdsFunctionsAsVariables(_ scope: ScopeID) -> Bool {
        let kind = table.scopeKinds[Int(scope)]
        return kind.holdsVariables && !(kind == .program && tree.goal == .module)
    }

    mutating func report(_ node: NodeID, isParameter: Bool = false, _ scope: ScopeID) {
        guard table.redeclarations.count < Scopes.redeclarationLimit else { return }
        table.redeclarations.append(Redeclaration(node: node, isParameter: isParameter, scope: scope))
    }

    // MARK: What binds only when nothing else does

    private mutating func bindLater(_ scope: ScopeID, _ first: BindingID) {
        if table.scopeKinds[Int(scope)] == .functionBody { dropHoistedParameters(scope) }
        var entry = firstDeclarations[Int(scope)]
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            switch declaration.form {
            case .weak: bindWeak(declaration, scope, first)
            case .hoisted: bindHoisted(declaration, scope, first)
            case .dropped: forgetHoisted(declaration, scope)
            case .plain, .second: break
            }
            entry = declaration.next
        }
    }

    private mutating func bindWeak(_ declaration: Declaration, _ scope: ScopeID, _ first: BindingID) {
        let reference = Int(declaration.reference)
        let node = table.referenceNodes[reference]
        let name = tree.data(node)
        guard bound(name, first) == 0 else { return }
        let binding = makeBinding(name, declaration.kind, node, scope)
        table.referenceBindings[reference] = binding
        table.bindingWrites[Int(binding)] += 1
    }

    private mutating func bindHoisted(_ declaration: Declaration, _ scope: ScopeID, _ first: BindingID) {
        forgetHoisted(declaration, scope)
        let node = table.referenceNodes[Int(declaration.reference)]
        let name = tree.data(node)
        var binding = bound(name, first)
        if binding == 0 { binding = makeBinding(name, .function, node, scope) }
        let kind = table.bindingKinds[Int(binding)]
        guard kind == .var || kind == .function else { return }
        table.bindingFlags[Int(binding)].insert(.hoistedFromBlock)
        table.bindingWrites[Int(binding)] += 1
    }

    private mutating func forgetHoisted(_ declaration: Declaration, _ scope: ScopeID) {
        let name = tree.data(table.referenceNodes[Int(declaration.reference)])
        guard var top = latestHoisted[name] else { return }
        while top != 0, declarations[Int(top)].reference >= firstReferences[Int(scope)] { top = declarations[Int(top)].previous }
        latestHoisted[name] = top == 0 ? nil : top
    }

    /// A function in a block is not hoisted when a parameter has its name.
    private mutating func dropHoistedParameters(_ scope: ScopeID) {
        var entry = firstDeclarations[Int(table.scopeParents[Int(scope)])]
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            if declaration.kind == .parameter { dropHoisted(tree.data(table.referenceNodes[Int(declaration.reference)]), scope) }
            entry = declaration.next
        }
    }

    /// A function's `arguments`, when something uses the name and nothing binds it.
    private mutating func bindArguments(_ scope: ScopeID, _ first: BindingID) {
        let name = Word.arguments.rawValue
        let existing = bound(name, first)
        if existing != 0 {
            guard table.bindingKinds[Int(existing)] == .var else { return }
            table.bindingFlags[Int(existing)].insert(.startsWithParameter)
            table.bindingWrites[Int(existing)] += 1
        } else if waiting[Int(name)] >= firstReferences[Int(scope)] {
            let binding = makeBinding(name, .arguments, 0, scope)
            table.bindingWrites[Int(binding)] = 1
        }
    }

    // MARK: Where two scopes meet

    /// A body with a scope of its own meets the function's parameters; a `catch`'s block meets the clause's.
    private mutating func meetParameters(_ scope: ScopeID, _ first: BindingID) {
        let parent = table.scopeParents[Int(scope)]
        let kind = table.scopeKinds[Int(scope)]
        guard kind == .functionBody || kind == .block && table.scopeKinds[Int(parent)] == .catch else { return }
        guard BindingID(table.bindingKinds.count) > first else { return }
        var entry = firstDeclarations[Int(parent)]
        while entry != 0 {
            let declaration = declarations[Int(entry)]
            entry = declaration.next
            guard declaration.kind == .parameter || declaration.kind == .catch else { continue }
            let binding = bound(tree.data(table.referenceNodes[Int(declaration.reference)]), first)
            guard binding != 0 else { continue }
            let met = table.bindingKinds[Int(binding)]
            if kind == .block || met.isLexical { report(table.bindingNodes[Int(binding)], scope) }
            guard met == .var else { continue }
            table.bindingFlags[Int(binding)].insert(.startsWithParameter)
            table.bindingWrites[Int(binding)] += 1
        }
    }

    /// Lexical names of a block meet the `var`s inside it, which pass through on their way to the function.
    private mutating func meetVariables(_ scope: ScopeID, _ bindings: Range<BindingID>) {
        guard !table.scopeFlags[Int(scope)].contains(.simpleCatch) else { return }
        let first = firstReferences[Int(scope)]
        for binding in bindings {
            switch table.bindingKinds[Int(binding)] {
            case .className, .enum, .enumMember, .namespace: continue
            default: break
            }
            let name = table.bindingNames[Int(binding)]
            let variable = latestVariables[Int(name)]
            if variable >= first {
                let node = table.bindingNodes[Int(binding)]
                let variableNode = table.referenceNodes[Int(variable)]
                report(tree.start(variableNode) > tree.start(node) ? variableNode : node, scope)
            }
            if !latestHoisted.isEmpty { dropHoisted(name, scope) }
        }
    }

    /// Functions from blocks inside a scope that binds their name go no further; the scope's own ones do.
    private mutating func dropHoisted(_ name: NameID, _ scope: ScopeID) {
        guard var top = latestHoisted[name] else { return }
        var kept: [UInt32] = []
        while top != 0, declarations[Int(top)].reference >= firstReferences[Int(scope)] {
            if table.referenceScopes[Int(declarations[Int(top)].reference)] == scope {
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
        let name = Int(table.bindingNames[Int(binding)])
        let first = firstReferences[Int(scope)]
        var reference = waiting[name]
        guard reference >= first else { return }
        let function = table.function(of: scope)
        let depth = table.scopeWithDepths[Int(scope)]
        let kind = table.bindingKinds[Int(binding)]
        let hasOrder = kind.isLexical || kind == .var || kind == .className
        let declaration = hasOrder ? ReferenceID(max(0, table.entries[Int(table.bindingNodes[Int(binding)])])) : 0
        var flags = table.bindingFlags[Int(binding)]
        var writes: UInt32 = 0
        while reference >= first {
            let at = Int(reference)
            let place = table.referenceScopes[at]
            table.referenceBindings[at] = binding
            if table.function(of: place) != function {
                table.referenceFlags[at].insert(.closure)
                flags.insert(.captured)
            } else if reference < declaration {
                table.referenceFlags[at].insert(.beforeDeclaration)
            }
            if table.scopeWithDepths[Int(place)] > depth {
                table.referenceFlags[at].insert(.maybe)
                flags.insert(.maybe)
            }
            if table.referenceFlags[at].contains(.write) { writes += 1 }
            reference = waitingBefore[at]
        }
        waiting[name] = reference
        table.bindingFlags[Int(binding)] = flags
        table.bindingWrites[Int(binding)] += writes
    }

    /// Binds the names that still wait outside the source.
    mutating func bindGlobals() {
        let first = BindingID(table.bindingKinds.count)
        for reference in 1..<table.referenceNodes.count where table.referenceBindings[reference] == 0 {
            let name = tree.data(table.referenceNodes[reference])
            var binding = bound(name, first)
            if binding == 0 { binding = makeBinding(name, .global, 0, 0) }
            table.referenceBindings[reference] = binding
            let place = table.referenceScopes[reference]
            if table.function(of: place) != 1 {
                table.referenceFlags[reference].insert(.closure)
                table.bindingFlags[Int(binding)].insert(.captured)
            }
            if table.scopeWithDepths[Int(place)] > 0 {
                table.referenceFlags[reference].insert(.maybe)
                table.bindingFlags[Int(binding)].insert(.maybe)
            }
            if table.referenceFlags[reference].contains(.write) { table.bindingWrites[Int(binding)] += 1 }
        }
        table.scopeBindings[0] = first..<BindingID(table.bindingKinds.count)
    }
}
