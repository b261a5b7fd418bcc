// SPDX-License-Identifier: Apache-2.0

/// Follows an array or object from where it is made to wherever it may go, and notes what may change it.
///
/// It stops at the first thing it does not understand, which counts as a change. So "not changed" is sure as far as names are (`with`, `eval`).
struct SiteTrace {
    /// An expression that may be the object itself, or (nested) something that the object holds.
    struct Alias {
        var node: NodeID
        var isNested: Bool
        /// The literal that it surely is; 0 when that is not known.
        var site: NodeID = 0
    }

    var facts = SiteFacts()
    var waiting: [Alias] = []
    var bindings: Set<BindingID> = []
    /// What is followed.
    var start: NodeID
    var isFlat: Bool
    var isArray: Bool

    /// The most places that one object is followed to.
    static let limit = 4000

    /// It is changed right here, or may be.
    mutating func change(_ alias: Alias) {
        facts.isDeepChanged = true
        if !alias.isNested { facts.isChanged = true }
    }

    /// It goes to where nobody sees what happens to it.
    mutating func lose(_ alias: Alias) {
        facts.isLost = true
        change(alias)
    }
}

extension ValueFinder {
    /// What happens to what a node makes.
    func facts(of node: NodeID) -> SiteFacts {
        let site = site(node)
        if let facts = site.facts { return facts }
        // What is asked for in a circle counts as changed.
        site.facts = .lost
        let facts = trace(node, site)
        site.facts = facts
        return facts
    }

    private func trace(_ node: NodeID, _ site: Site) -> SiteFacts {
        let kind = tree.kind(node)
        let isArray = kind == .arrayExpression || kind == .callExpression || kind == .newExpression
        var trace = SiteTrace(start: node, isFlat: isFlat(site), isArray: isArray)
        let start = SiteTrace.Alias(node: node, isNested: false, site: node)
        if kind == .functionDeclaration || kind == .classDeclaration || kind == .tsEnumDeclaration {
            if tree.has(.named, node) || kind == .tsEnumDeclaration { follow(scopes.binding(at: tree.firstChild(node)), start, &trace) }
        } else {
            trace.waiting.append(start)
        }
        var count = 0
        while let alias = trace.waiting.popLast() {
            steps -= 1
            count += 1
            if steps <= 0 || count > SiteTrace.limit { return .lost }
            step(alias, &trace)
            if trace.facts.isLost, trace.facts.isChanged { break }
        }
        return trace.facts
    }

    /// Nothing in it can be changed by itself.
    private func isFlat(_ site: Site) -> Bool {
        site.elements.allSatisfy(isSimple)
            && site.properties.entries.allSatisfy { if case .node(let node) = $0.value { isSimple(node) } else { true } }
    }

    /// An expression whose value cannot be changed by itself.
    func isSimple(_ node: NodeID) -> Bool {
        switch tree.kind(node) {
        case .stringLiteral, .numericLiteral, .booleanLiteral, .nullLiteral, .templateLiteral, .binaryExpression, .unaryExpression,
            .elision,
            .functionExpression, .arrowFunctionExpression, .bigIntLiteral, .regExpLiteral, .taggedTemplateExpression:
            true
        default: false
        }
    }

    /// One place further.
    private func step(_ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        let node = alias.node
        let parent = parents[Int(node)]
        let isFirst = tree.firstChild(parent) == node
        func same() { trace.waiting.append(SiteTrace.Alias(node: parent, isNested: alias.isNested, site: alias.site)) }
        switch tree.kind(parent) {
        case .memberExpression: memberUse(parent, alias, &trace)
        case .computedMemberExpression: if isFirst { memberUse(parent, alias, &trace) }
        case .variableDeclarator: give(to: tree.firstChild(parent), alias, &trace)
        case .assignmentExpression: assignmentUse(parent, isFirst, alias, &trace)
        case .expressionStatement, .unaryExpression, .binaryExpression, .templateLiteral, .ifStatement, .whileStatement, .doWhileStatement,
            .switchStatement, .switchCase, .forStatement:
            break
        case .sequenceExpression: if tree.nextSibling(node) == 0 { same() }
        case .conditionalExpression: if !isFirst { same() }
        case .logicalExpression, .awaitExpression, .tsAsExpression, .tsNonNullExpression, .tsTypeAssertion: same()
        case .spreadElement, .forInStatement, .forOfStatement:
            if !trace.isFlat || isFirst && tree.kind(parent) != .spreadElement { trace.change(alias.nested) }
        case .callExpression, .newExpression: callUse(parent, isFirst, alias, &trace)
        case .property: heldUse(parents[Int(parent)], alias, &trace)
        case .arrayExpression: heldUse(parent, alias, &trace)
        default: trace.lose(alias)
        }
    }

    private func assignmentUse(_ assignment: NodeID, _ isTarget: Bool, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        if isTarget { return }
        switch tree.operation(assignment) {
        case .assign, .or, .and, .nullish:
            give(to: tree.firstChild(assignment), alias, &trace)
            trace.waiting.append(SiteTrace.Alias(node: assignment, isNested: alias.isNested))
        default: break
        }
    }

    /// The object is given to a name or taken apart by a pattern.
    private func give(to target: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        switch tree.kind(target) {
        case .identifier, .bindingIdentifier: follow(scopes.binding(at: target), alias, &trace)
        case .objectPattern, .arrayPattern: if !trace.isFlat { giveParts(to: target, alias, &trace) }
        default: trace.lose(alias)
        }
    }

    /// Each name in a pattern may hold a part of the object.
    private func giveParts(to pattern: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        let first = firstNode(pattern)
        guard pattern - first < 256 else { return trace.change(alias.nested) }
        for node in first...pattern {
            switch tree.kind(node) {
            case .bindingIdentifier where takesSimplePart(node, pattern, alias.site): break
            case .bindingIdentifier, .identifier: follow(scopes.binding(at: node), alias.nested, &trace)
            case .memberExpression, .computedMemberExpression, .callExpression: return trace.change(alias.nested)
            default: break
            }
        }
    }

    /// Whether a name in a pattern takes a part of a literal that cannot be changed by itself.
    private func takesSimplePart(_ name: NodeID, _ pattern: NodeID, _ literal: NodeID) -> Bool {
        let property = parents[Int(name)]
        guard tree.kind(property) == .property, parents[Int(property)] == pattern, let site = sites[literal], !tree.has(.computed, property)
        else { return false }
        guard let key = keyText(property), case .node(let node)? = site.properties[key] else { return false }
        return isSimple(node)
    }

    /// Every place that reads a name which holds the object.
    func follow(_ binding: BindingID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        guard binding != 0, scopes.kind(of: binding) != .global else { return trace.lose(alias) }
        if mayChangeUnseen(binding) || isConstantInReachOfEval(binding) { trace.lose(alias) }
        guard alias.isNested || trace.bindings.insert(binding).inserted else { return }
        for reference in scopes.references(of: binding) {
            let flags = scopes.flags(ofReference: reference)
            let node = scopes.node(ofReference: reference)
            if flags.contains(.maybe) { trace.lose(alias) }
            if flags.contains(.read), node != alias.node {
                trace.waiting.append(SiteTrace.Alias(node: node, isNested: alias.isNested, site: alias.site))
            } else if flags.contains(.declaration), isExported(node) {
                trace.lose(alias)
            }
        }
        if alias.isNested, trace.waiting.count > SiteTrace.limit { trace.change(alias) }
    }

    private func isConstantInReachOfEval(_ binding: BindingID) -> Bool {
        let scope = scopes.scope(of: binding)
        return scope != 0 && scopes.isUnknowable(scope)
    }

    private func isExported(_ declaration: NodeID) -> Bool {
        var at = parents[Int(declaration)]
        for _ in 0..<3 {
            if tree.kind(at) == .exportNamedDeclaration || tree.kind(at) == .exportDefaultDeclaration { return true }
            at = parents[Int(at)]
        }
        return false
    }

    /// It is part of another object or array: what happens to that one happens to it.
    private func heldUse(_ holder: NodeID, _ alias: SiteTrace.Alias, _ trace: inout SiteTrace) {
        guard tree.kind(holder) == .objectExpression || tree.kind(holder) == .arrayExpression else { return trace.lose(alias) }
        let facts = facts(of: holder)
        if facts.isLost { trace.lose(alias) } else if facts.isDeepChanged { trace.change(alias) }
    }
}

extension SiteTrace.Alias {
    var nested: Self { Self(node: node, isNested: true) }
}
