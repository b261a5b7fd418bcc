// SPDX-License-Identifier: Apache-2.0

/// Uses of an object that may change it: properties written, methods called, arguments.
extension ValueFinder {
    /// `object.name` or `object[key]`, where the object is the one that is followed.
    func memberUse(_ member: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        let parent = parents[Int(member)]
        let isFirst = tree.firstChild(parent) == member
        switch tree.kind(parent) {
        case .assignmentExpression where isFirst: written(member, parent, alias, &trace)
        case .updateExpression, .restElement, .arrayPattern: trace.change(alias)
        case .assignmentPattern where isFirst: trace.change(alias)
        case .forInStatement where isFirst, .forOfStatement where isFirst: trace.change(alias)
        case .unaryExpression where tree.operation(parent) == .delete: trace.change(alias)
        case .property where tree.kind(parents[Int(parent)]) == .objectPattern: trace.change(alias)
        case .callExpression where isFirst: methodUse(member, parent, alias, &trace)
        default:
            let part = part(member, of: alias.site)
            if part != 0, isSimple(part) { return }
            if !trace.isFlat || alias.isNested { trace.waiting.append(SiteTrace.Alias(node: member, isNested: true, site: literal(part))) }
        }
    }

    /// The expression whose value a member expression takes out of a literal; 0 when that is not plain to see.
    private func part(_ member: NodeID, of literal: NodeID) -> NodeID {
        guard literal != 0, let site = sites[literal] ?? (isLiteral(literal) ? site(literal) : nil), !site.hasUnknownKeys else { return 0 }
        if tree.kind(member) == .computedMemberExpression, tree.kind(tree.child(member, 1)) == .numericLiteral {
            guard let index = Int(exactly: tree.number(tree.child(member, 1))), site.elements.indices.contains(index) else { return 0 }
            return site.elements[index]
        }
        guard let name = plainMemberName(member), case .node(let node)? = site.properties[name] else { return 0 }
        return node
    }

    private func isLiteral(_ node: NodeID) -> Bool { tree.kind(node) == .objectExpression || tree.kind(node) == .arrayExpression }

    private func literal(_ part: NodeID) -> NodeID { part != 0 && isLiteral(part) ? part : 0 }

    private func written(_ member: NodeID, _ assignment: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        guard !alias.isNested, tree.operation(assignment) == .assign, let name = memberName(member) else { return trace.change(alias) }
        if name == known.names.proto { return trace.lose(alias) }
        if trace.isArray && name == known.names.length { return trace.change(alias) }
        let value = tree.child(assignment, 1)
        trace.facts.write(name, value)
        switch tree.kind(value) {
        case .stringLiteral, .numericLiteral, .binaryExpression, .functionExpression, .arrowFunctionExpression: break
        default: trace.isFlat = false
        }
    }

    /// The name of the property that a member expression takes; `nil` when it is not known.
    func memberName(_ member: NodeID) -> TextID? {
        if tree.kind(member) == .memberExpression { return dottedName(member) }
        return key(value(tree.child(member, 1)))
    }

    private func methodUse(_ member: NodeID, _ call: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        guard let name = memberName(member) else { return trace.lose(alias) }
        if trace.isArray || alias.isNested, known.names.has(.reading, name) {
            // What comes out may be a part of the array.
            if !trace.isFlat { trace.waiting.append(SiteTrace.Alias(node: call, isNested: true)) }
            return
        }
        if alias.isNested, trace.isFlat { return }
        guard !trace.isArray, !alias.isNested, let site = sites[trace.start], case .node(let function)? = site.properties[name] else {
            if !trace.isArray, !alias.isNested, name == known.names.hasOwnProperty { return }
            return trace.isArray && known.names.has(.changing, name) ? trace.change(alias) : trace.lose(alias)
        }
        if usesThis(function) { trace.lose(alias) }
    }

    /// Whether a function may reach its `this`; arrows and functions without the word do not.
    func usesThis(_ function: NodeID) -> Bool {
        switch tree.kind(function) {
        case .arrowFunctionExpression: return false
        case .functionExpression, .functionDeclaration:
            let first = firstNode(function)
            guard function - first < 4096 else { return true }
            for node in first..<function where tree.kind(node) == .thisExpression || tree.kind(node) == .superExpression { return true }
            steps -= Int(function - first) / 8
            return false
        default: return true
        }
    }

    /// The lowest number in a node's subtree.
    func firstNode(_ node: NodeID) -> NodeID {
        var at = node
        while tree.firstChild(at) != 0 {
            at = tree.firstChild(at)
            steps -= 1
        }
        return at
    }

    private func isPlainCallee(_ callee: NodeID) -> Bool {
        var at = callee
        while tree.kind(at) == .memberExpression { at = tree.firstChild(at) }
        return tree.kind(at) == .identifier
    }

    /// The object is called, or an argument of a call.
    func callUse(_ call: NodeID, _ isCallee: Bool, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        if isCallee { return }
        // A callee that is worked out may need the very object that is followed.
        if alias.isNested, !isPlainCallee(tree.firstChild(call)) { return trace.lose(alias) }
        let callee = value(tree.firstChild(call))
        // Written right into a call of something outside, nothing here can read it again.
        if alias.node == trace.start, !store.members(callee).contains(where: { $0.path == nil }) { return }
        for member in store.members(callee) {
            switch view(member) {
            case .path(let path):
                guard known.reads(path) else { return trace.lose(alias) }
                if path == known.freeze { trace.waiting.append(SiteTrace.Alias(node: call, isNested: alias.isNested)) }
            case .function(let function):
                guard let place = place(ofArgument: alias.node, in: call), let parameter = parameterNode(place, function) else {
                    return trace.lose(alias)
                }
                give(parameter, alias, &trace)
            case .method: break
            default: return trace.lose(alias)
            }
        }
        if !store.isComplete(callee) { trace.lose(alias) }
    }

    private func place(ofArgument argument: NodeID, in call: NodeID) -> Int? {
        for (place, other) in arguments(call).enumerated() where other == argument { return place }
        return nil
    }

    private func give(_ parameter: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        let target = tree.kind(parameter) == .assignmentPattern ? tree.firstChild(parameter) : parameter
        guard tree.kind(target) == .bindingIdentifier else { return trace.lose(alias) }
        follow(scopes.binding(at: target), alias, &trace)
    }

    private func parameterNode(_ place: Int, _ function: NodeID) -> NodeID? {
        guard let list = tree.children(function).first(where: { tree.kind($0) == .parameters }) else { return nil }
        let node = tree.child(list, place)
        return node == 0 ? nil : node
    }
}
