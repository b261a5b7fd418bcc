// SPDX-License-Identifier: Apache-2.0

/// What running a part of the source would change besides giving a value.
enum Effect: Int, Comparable {
    case nothing
    /// What it is given: an array that it decodes in place.
    case parameters
    /// Something around it. Running it once more than the program does would spoil that for all that comes later.
    case outside

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ValueFinder {
    /// How deep functions that call functions are followed.
    private static let effectDepth = 4

    /// What a call of a function of the source changes.
    func effect(ofFunction function: NodeID, depth: Int = 0) -> Effect {
        let notes = notes(function)
        if let known = notes.effect { return known }
        notes.effect = .nothing
        let effect = effect(of: function, own: ownName(function), depth: depth)
        notes.effect = effect
        return effect
    }

    /// What running a function by itself changes, its own name included.
    func strictEffect(ofFunction function: NodeID) -> Effect {
        let notes = notes(function)
        if let known = notes.strictEffect { return known }
        let effect = effect(of: function)
        notes.strictEffect = effect
        return effect
    }

    /// What evaluating a node's subtree changes. A function may change its own name: many decoders replace themselves.
    func effect(of node: NodeID, own: BindingID = 0, depth: Int = 0) -> Effect {
        let range = firstNode(node)...node
        steps -= range.count / 4
        guard steps > 0, range.count < 20_000 else { return .outside }
        var effect = Effect.nothing
        for id in range {
            switch tree.kind(id) {
            case .assignmentExpression, .updateExpression: effect = max(effect, self.effect(onBaseOf: tree.firstChild(id), range, own))
            case .unaryExpression where tree.operation(id) == .delete:
                effect = max(effect, self.effect(onBaseOf: tree.firstChild(id), range, own))
            case .callExpression, .newExpression: effect = max(effect, self.effect(ofCall: id, range, own, depth))
            default: break
            }
            if effect == .outside { break }
        }
        return effect
    }

    /// What a parameter holds is changed: for a function that is called where it stands, that is its argument.
    private func effect(onParameter binding: BindingID, _ range: ClosedRange<NodeID>, _ own: BindingID) -> Effect {
        let parameter = scopes.declaration(of: binding)
        let list = parents[Int(parameter)]
        let function = parents[Int(list)]
        let call = parents[Int(function)]
        guard tree.kind(call) == .callExpression, tree.firstChild(call) == function, range.contains(call) else { return .parameters }
        guard let place = Array(tree.children(list)).firstIndex(of: parameter) else { return .parameters }
        let argument = argumentNode(place, of: call)
        return argument != 0 ? effect(onArgument: argument, range, own) : .nothing
    }

    /// What an argument holds is changed.
    private func effect(onArgument argument: NodeID, _ range: ClosedRange<NodeID>, _ own: BindingID) -> Effect {
        guard tree.kind(argument) == .identifier else { return effect(onBaseOf: argument, range, own) }
        let binding = scopes.binding(at: argument)
        let declaration = scopes.declaration(of: binding)
        guard declaration != 0, range.contains(declaration) else { return .outside }
        return scopes.kind(of: binding) == .parameter ? .parameters : .nothing
    }

    private func ownName(_ function: NodeID) -> BindingID {
        if tree.has(.named, function), tree.kind(function) != .arrowFunctionExpression {
            return scopes.binding(at: tree.firstChild(function))
        }
        let parent = parents[Int(function)]
        return tree.kind(parent) == .variableDeclarator ? scopes.binding(at: tree.firstChild(parent)) : 0
    }

    private func effect(ofCall call: NodeID, _ range: ClosedRange<NodeID>, _ own: BindingID, _ depth: Int) -> Effect {
        let callee = tree.firstChild(call)
        switch tree.kind(callee) {
        case .memberExpression, .computedMemberExpression:
            guard let name = plainMemberName(callee), known.names.has(.changing, name) else { return .nothing }
            return effect(onBaseOf: tree.firstChild(callee), range, own)
        case .identifier:
            guard depth < Self.effectDepth, let function = declaredFunction(scopes.binding(at: callee)), !range.contains(function) else {
                return .nothing
            }
            let effect = effect(ofFunction: function, depth: depth + 1)
            return effect == .parameters ? arguments(call).map { self.effect(onArgument: $0, range, own) }.max() ?? .nothing : effect
        default: return .nothing
        }
    }

    /// The name that a member expression takes, when it stands there as it is.
    func plainMemberName(_ member: NodeID) -> TextID? {
        if tree.kind(member) == .memberExpression { return textNumber(tree.data(member)) }
        let key = tree.child(member, 1)
        return tree.kind(key) == .stringLiteral ? self.key(.node(key)) : nil
    }

    private func declaredFunction(_ binding: BindingID) -> NodeID? {
        let declaration = scopes.declaration(of: binding)
        guard binding != 0, declaration != 0 else { return nil }
        let parent = parents[Int(declaration)]
        switch tree.kind(parent) {
        case .functionDeclaration: return parent
        case .variableDeclarator where tree.has(.hasValue, parent):
            let value = tree.child(parent, 1)
            return tree.kind(value) == .functionExpression || tree.kind(value) == .arrowFunctionExpression ? value : nil
        default: return nil
        }
    }

    /// What a change of a target means: of a name, or of what a name holds.
    private func effect(onBaseOf target: NodeID, _ range: ClosedRange<NodeID>, _ own: BindingID) -> Effect {
        var base = target
        while tree.kind(base) == .memberExpression || tree.kind(base) == .computedMemberExpression { base = tree.firstChild(base) }
        switch tree.kind(base) {
        case .identifier:
            let binding = scopes.binding(at: base)
            if binding == own, own != 0 { return .nothing }
            let declaration = scopes.declaration(of: binding)
            guard declaration != 0, range.contains(declaration) else { return .outside }
            // A declared function's name is around it, though it stands in it.
            if parents[Int(declaration)] == range.upperBound, scopes.kind(of: binding) == .function { return .outside }
            return base != target && scopes.kind(of: binding) == .parameter ? effect(onParameter: binding, range, own) : .nothing
        case .objectPattern, .arrayPattern:
            // Swaps: `[s[a], s[b]] = [s[b], s[a]]`.
            return tree.children(base).map { effect(onBaseOf: $0, range, own) }.max() ?? .nothing
        case .thisExpression: return .outside
        default: return .nothing
        }
    }
}
