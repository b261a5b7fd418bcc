// SPDX-License-Identifier: Apache-2.0

/// Names: what the writes of a binding give.
extension ValueFinder {
    func identifier(_ id: NodeID) -> ValueID {
        let reference = scopes.reference(at: id)
        let flags = scopes.flags(ofReference: reference)
        guard reference != 0, flags.contains(.read) else { return .unknown }
        let binding = scopes.binding(ofReference: reference)
        // The order of the writes comes first: a write that reads the one before tells nothing by itself.
        let straight = scopes.writeCount(of: binding) > 1 ? straightLineValue(binding, at: id) : nil
        let value = straight ?? bindingValue(binding)
        return flags.contains(.maybe) ? open(value) : value
    }

    /// What a binding can be, wherever it is read.
    func bindingValue(_ binding: BindingID) -> ValueID {
        if !frames.isEmpty, let frame = frames.lastIndex(where: { isLocal(binding, to: $0) }) { return frameBindingValue(binding, frame) }
        let known = bindingValues[Int(binding)]
        if known == .inProgress { return .unknown }
        if known != .pending { return known }
        bindingValues[Int(binding)] = .inProgress
        let value = findBinding(binding)
        bindingValues[Int(binding)] = value
        return value
    }

    private func isLocal(_ binding: BindingID, to frame: CallFrame) -> Bool {
        let declaration = scopes.declaration(of: binding)
        return declaration != 0 && frame.holds(declaration)
    }

    private func frameBindingValue(_ binding: BindingID, _ frame: Int) -> ValueID {
        if let value = frames[frame].bindings[binding] { return value == .inProgress ? .unknown : value }
        let depth = frames.count
        frames[frame].bindings[binding] = .inProgress
        let value = findBinding(binding)
        if frames.count == depth { frames[frame].bindings[binding] = value }
        return value
    }

    /// How many unknown writes are looked at before the rest is not.
    private static let unknownLimit = 6

    private func findBinding(_ binding: BindingID) -> ValueID {
        let kind = scopes.kind(of: binding)
        if kind == .global { return findGlobal(binding) }
        if kind == .arguments || steps <= 0 { return .unknown }
        // Inside itself, a class or function expression has its own name, which cannot be written.
        if kind == .className || kind == .functionName { return .node(parents[Int(scopes.declaration(of: binding))]) }
        if kind != .parameter, scopes.writeCount(of: binding) == 1, let value = onlyWrite(binding) {
            return mayChangeUnseen(binding) ? open(value) : value
        }
        if scopes.writeCount(of: binding) > ValueStore.setLimit { return .unknown }
        var join = Join(isComplete: !scopes.flags(of: binding).contains(.startsWithParameter))
        var writes = 0
        for reference in scopes.references(of: binding) where scopes.flags(ofReference: reference).contains(.write) {
            steps -= 1
            join.add(incoming(scopes.node(ofReference: reference)), self)
            writes += 1
            if join.isFull || steps <= 0 || writes >= Self.unknownLimit && join.isEmpty {
                join.isComplete = false
                break
            }
        }
        if kind == .parameter { addParameterWithoutWrite(binding, &join) }
        let value = finish(join)
        return mayChangeUnseen(binding) ? open(value) : value
    }

    /// The commonest case: one write gives the value.
    private func onlyWrite(_ binding: BindingID) -> ValueID? {
        if scopes.flags(of: binding).contains(.startsWithParameter) { return nil }
        for reference in scopes.references(of: binding) where scopes.flags(ofReference: reference).contains(.write) {
            steps -= 1
            return incoming(scopes.node(ofReference: reference))
        }
        return nil
    }

    /// Parameters are written by their calls; the scopes may count that as no write.
    private func addParameterWithoutWrite(_ binding: BindingID, _ join: inout Join) {
        let declaration = scopes.declaration(of: binding)
        let reference = scopes.reference(at: declaration)
        guard declaration != 0, !scopes.flags(ofReference: reference).contains(.write) else { return }
        join.add(incoming(declaration), self)
    }

    /// A direct `eval` in reach can write to every name that is not a constant.
    func mayChangeUnseen(_ binding: BindingID) -> Bool {
        switch scopes.kind(of: binding) {
        case .const, .import, .using: return false
        default:
            let scope = scopes.scope(of: binding)
            return scope != 0 && scopes.isUnknowable(scope)
        }
    }

    private func findGlobal(_ binding: BindingID) -> ValueID {
        let name = tree.names[scopes.name(of: binding)]
        if scopes.writeCount(of: binding) == 0 {
            switch name {
            case "undefined": return .undefined
            case "NaN": return numberValue(.nan)
            case "Infinity": return numberValue(.infinity)
            default:
                let written = globalWrites(of: scopes.name(of: binding))
                if written.isEmpty { return .path(store.paths.global(name)) }
                var join = Join(isComplete: false)
                for node in written { join.add(value(node), self) }
                join.add(.path(store.paths.global(name)), self)
                return finish(join)
            }
        }
        // A name that is assigned without being declared: other files may assign it too.
        var join = Join(isComplete: false)
        for reference in scopes.references(of: binding) where scopes.flags(ofReference: reference).contains(.write) {
            join.add(incoming(scopes.node(ofReference: reference)), self)
            if join.isFull { break }
        }
        join.add(.path(store.paths.global(name)), self)
        return finish(join)
    }

    // MARK: What a target is given

    /// The value that a declared or assigned name, or a pattern, is given at its place.
    func incoming(_ target: NodeID) -> ValueID { incoming(target, depth: 0) }

    /// How deep patterns may stand in each other.
    private static let patternLimit = 24

    private func incoming(_ target: NodeID, depth: Int) -> ValueID {
        guard depth < Self.patternLimit, steps > 0 else { return .unknown }
        let parent = parents[Int(target)]
        switch tree.kind(parent) {
        case .variableDeclarator: return incomingDeclarator(parent, target)
        case .functionDeclaration, .functionExpression, .classDeclaration, .classExpression, .tsEnumDeclaration: return .node(parent)
        case .assignmentExpression: return incomingAssignment(parent)
        case .importDefaultSpecifier, .importNamespaceSpecifier, .importSpecifier: return imported(parent)
        case .tsImportEqualsDeclaration: return value(tree.child(parent, 1))
        case .parameters: return parameter(target, of: parents[Int(parent)])
        case .assignmentPattern:
            let whole = incoming(parent, depth: depth + 1)
            return withDefault(whole, tree.nextSibling(tree.firstChild(parent)))
        case .property:
            let whole = incoming(parents[Int(parent)], depth: depth + 1)
            return propertyOf(whole, patternKey(parent))
        case .arrayPattern:
            let whole = incoming(parent, depth: depth + 1)
            return property(whole, store.paths.number(of: String(place(of: target, in: parent))))
        case .restElement: return rest(parent, depth)
        case .tsParameterProperty: return incoming(parent, depth: depth + 1)
        case .forOfStatement: return elements(value(tree.child(parent, 1)))
        case .variableDeclaration: return .unknown
        default: return .unknown
        }
    }

    private func incomingDeclarator(_ declarator: NodeID, _ target: NodeID) -> ValueID {
        if tree.has(.hasValue, declarator) { return value(tree.nextSibling(target)) }
        let head = parents[Int(parents[Int(declarator)])]
        if tree.kind(head) == .forOfStatement { return elements(value(tree.child(head, 1))) }
        if tree.kind(head) == .forInStatement { return keys(value(tree.child(head, 1))) }
        return .unknown
    }

    private func incomingAssignment(_ assignment: NodeID) -> ValueID {
        switch tree.operation(assignment) {
        case .assign: value(tree.child(assignment, 1))
        case .or, .and, .nullish: open(value(tree.child(assignment, 1)))
        default: .unknown
        }
    }

    private func withDefault(_ whole: ValueID, _ standard: NodeID) -> ValueID {
        if whole == .undefined { return value(standard) }
        let mayBeMissing = store.members(whole).contains { $0 == .undefined } || !store.isComplete(whole)
        guard mayBeMissing else { return whole }
        var join = Join(isComplete: store.isComplete(whole))
        for member in store.members(whole) where member != .undefined { join.add(member, self) }
        join.add(value(standard), self)
        return finish(join)
    }

    /// What is left of an object or array: known for what is outside, where the rest stands for the whole.
    private func rest(_ element: NodeID, _ depth: Int) -> ValueID {
        let pattern = parents[Int(element)]
        guard tree.kind(pattern) == .objectPattern else { return .unknown }
        let whole = incoming(pattern, depth: depth + 1)
        return whole.path != nil ? whole : .unknown
    }

    /// The key of a pattern's property; unknown for a computed one that is not known.
    private func patternKey(_ property: NodeID) -> ValueID { keyValue(property) }

    private func place(of child: NodeID, in parent: NodeID) -> Int {
        var place = 0
        for other in tree.children(parent) {
            if other == child { return place }
            place += 1
            steps -= 1
        }
        return place
    }

    // MARK: Modules

    private func imported(_ specifier: NodeID) -> ValueID {
        let declaration = parents[Int(specifier)]
        guard let source = tree.children(declaration).first(where: { tree.kind($0) == .stringLiteral }) else { return .unknown }
        let module = store.paths.module(tree.string(source))
        guard tree.kind(specifier) == .importSpecifier else { return .path(module) }
        let name = tree.firstChild(specifier)
        return .path(store.paths.property(module, nameText(name)))
    }

    /// The text of a name, string or number that stands as a property's name.
    func nameText(_ node: NodeID) -> TextID {
        switch tree.kind(node) {
        case .stringLiteral: store.paths.number(of: tree.string(node))
        case .numericLiteral: store.paths.number(of: NumberText.text(tree.number(node)))
        default: textNumber(tree.data(node))
        }
    }
}
