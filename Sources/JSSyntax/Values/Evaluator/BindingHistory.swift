// SPDX-License-Identifier: Apache-2.0

/// How a name gets its value: what must run before the name can be read.
struct BindingHistory {
    /// The function declaration that the name starts as.
    var function: NodeID = 0
    /// It is declared without a value: `let x;`.
    var startsUndefined = false
    /// Statements, declarators and expressions of the name's own body that give or change its value, in source order.
    var steps: [NodeID] = []
    /// Functions that change it whenever they are called: while none of them runs, the value is unknown.
    var writers: [NodeID] = []
    /// Something changes it that cannot be followed.
    var isUnknowable = false

    /// It has more than one value in its life.
    var isMoving: Bool { !steps.isEmpty && (steps.count > 1 || function != 0 || startsUndefined) }
}

/// Finds the history of a name by looking at every place where it stands.
struct HistoryReader {
    private let unit: EvaluatedUnit
    private let tree: SyntaxTree
    private let scopes: Scopes
    private let binding: BindingID
    /// The nodes whose children are the statements of the name's body.
    private let homes: Set<NodeID>
    private var history = BindingHistory()
    private var isFunction = false
    private var aliases: Set<BindingID> = []

    /// Steps from a node to its parent that may still be taken for all names together; the rest is not followed.
    private(set) var climbsLeft: Int

    private static let nodeLimit = 20_000

    /// Where a place is, seen from the name's body.
    private enum Position {
        case step(NodeID)
        case inside(function: NodeID)
        case own
        case unknowable
    }

    /// Methods that change what they are called on.
    static let mutators: Set<String> = [
        "push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "set", "add", "delete", "clear", "copyWithin",
    ]
    /// Methods that call what they are given, at once.
    private static let callers: Set<String> = [
        "forEach", "map", "filter", "reduce", "reduceRight", "some", "every", "find", "findIndex", "flatMap", "replace", "replaceAll",
        "sort", "from",
    ]

    init(_ unit: EvaluatedUnit, _ binding: BindingID, climbsLeft: Int) {
        self.climbsLeft = climbsLeft
        self.unit = unit
        tree = unit.tree
        scopes = unit.scopes
        self.binding = binding
        var homes: Set<NodeID> = []
        let scope = scopes.scope(of: binding)
        let node = scope == 0 ? tree.root : scopes.node(ofScope: scope)
        homes.insert(node)
        for child in tree.children(node) where tree.kind(child) == .functionBody { homes.insert(child) }
        self.homes = homes
    }

    mutating func read() -> BindingHistory {
        let references = scopes.references(of: binding)
        for reference in references where scopes.flags(ofReference: reference).contains(.declaration) {
            declaration(scopes.node(ofReference: reference))
        }
        isFunction = history.function != 0 || isFunctionValue
        for reference in references where !scopes.flags(ofReference: reference).contains(.declaration) {
            let flags = scopes.flags(ofReference: reference)
            let node = scopes.node(ofReference: reference)
            if flags.contains(.maybe) { history.isUnknowable = true }
            if flags.contains(.write) {
                write(node)
            } else if let site = change(node) {
                changed(at: site)
            }
        }
        history.steps = Array(Set(history.steps)).sorted { tree.start($0) < tree.start($1) }
        return history
    }

    /// The name is declared with an array or object, which a method of an unknown name may change.
    private var isCollection: Bool {
        history.steps.contains { step in
            guard tree.kind(step) == .variableDeclarator else { return false }
            return [.arrayExpression, .objectExpression, .newExpression, .callExpression].contains(tree.kind(tree.child(step, 1)))
        }
    }

    private var isFunctionValue: Bool {
        guard history.steps.count == 1, let step = history.steps.first, tree.kind(step) == .variableDeclarator else { return false }
        return Self.functions.contains(tree.kind(tree.child(step, 1)))
    }

    private static let functions: Set<NodeKind> = [.functionExpression, .arrowFunctionExpression, .functionDeclaration]

    // MARK: Places

    private mutating func declaration(_ node: NodeID) {
        let parent = unit.parents[Int(node)]
        switch tree.kind(parent) {
        case .functionDeclaration: history.function = parent
        case .variableDeclarator where !tree.has(.hasValue, parent):
            history.startsUndefined = true
            let list = unit.parents[Int(parent)]
            if [.forInStatement, .forOfStatement].contains(tree.kind(unit.parents[Int(list)])) { step(at: unit.parents[Int(list)]) }
        case .classExpression, .functionExpression: history.isUnknowable = true
        default: step(at: node)
        }
    }

    private mutating func step(at node: NodeID) {
        switch position(node) {
        case .step(let step): history.steps.append(step)
        case .own: break
        case .inside, .unknowable: history.isUnknowable = true
        }
    }

    private mutating func write(_ node: NodeID) {
        switch position(node) {
        case .step(let step):
            history.steps.append(step)
        case .inside(let function): calls(of: function, writes: true)
        case .own: break
        case .unknowable: history.isUnknowable = true
        }
    }

    private mutating func changed(at site: NodeID) {
        switch position(site) {
        case .step(let step): history.steps.append(step)
        case .inside(let function): calls(of: function, writes: false)
        case .own: break
        case .unknowable: history.isUnknowable = true
        }
    }

    /// Calls that stand alone as statements run a function that changes the name; without any, it changes it at times unknown.
    private mutating func calls(of function: NodeID, writes: Bool) {
        var found = false
        if let name = nameBinding(of: function) {
            for reference in scopes.references(of: name) where scopes.flags(ofReference: reference).contains(.called) {
                let call = unit.parents[Int(scopes.node(ofReference: reference))]
                guard case .step(let step) = position(call), isPlainCall(step, call) else { continue }
                history.steps.append(step)
                found = true
            }
        }
        if !found { history.writers.append(function) }
    }

    /// Whether a step is nothing but the call: `f();`, `x = f()`.
    private func isPlainCall(_ step: NodeID, _ call: NodeID) -> Bool {
        var at = call
        while at != step {
            at = unit.parents[Int(at)]
            guard
                [.expressionStatement, .unaryExpression, .assignmentExpression, .variableDeclarator, .sequenceExpression].contains(
                    tree.kind(at))
            else {
                return false
            }
        }
        return true
    }

    private func nameBinding(of function: NodeID) -> BindingID? {
        if tree.kind(function) == .functionDeclaration, tree.has(.named, function) { return scopes.binding(at: tree.firstChild(function)) }
        let parent = unit.parents[Int(function)]
        guard tree.kind(parent) == .variableDeclarator || tree.kind(parent) == .assignmentExpression else { return nil }
        let binding = scopes.binding(at: tree.firstChild(parent))
        return binding == 0 ? nil : binding
    }

    private mutating func position(_ start: NodeID) -> Position {
        var at = start
        var around: NodeID = 0
        while climbsLeft > 0 {
            climbsLeft -= 1
            let parent = unit.parents[Int(at)]
            if parent == 0 { return .unknowable }
            if Self.functions.contains(tree.kind(at)), at != start {
                if at == history.function || isOwnFunction(at) { return .own }
                if around == 0, !runsAtOnce(at, parent) { around = at }
            }
            if let step = step(at, parent) { return around == 0 ? step : .inside(function: around) }
            at = parent
        }
        return .unknowable
    }

    /// The part of the body that a node is: a statement, one of its declarators, or one of the expressions between commas.
    private func step(_ at: NodeID, _ parent: NodeID) -> Position? {
        if homes.contains(parent) { return homes.contains(at) ? .unknowable : .step(at) }
        let above = unit.parents[Int(parent)]
        if homes.contains(above) {
            if tree.kind(parent) == .variableDeclaration { return .step(at) }
            if tree.kind(parent) == .expressionStatement, tree.kind(at) != .sequenceExpression { return .step(parent) }
        } else if tree.kind(parent) == .sequenceExpression, tree.kind(above) == .expressionStatement,
            homes.contains(unit.parents[Int(above)])
        {
            return .step(at)
        }
        return nil
    }

    /// The function that the name itself holds.
    private func isOwnFunction(_ function: NodeID) -> Bool {
        let parent = unit.parents[Int(function)]
        return tree.kind(parent) == .variableDeclarator && scopes.binding(at: tree.firstChild(parent)) == binding
    }

    /// Called where it stands, or given to a method that calls it.
    private func runsAtOnce(_ function: NodeID, _ parent: NodeID) -> Bool {
        switch tree.kind(parent) {
        case .callExpression, .newExpression:
            let callee = tree.firstChild(parent)
            if callee == function { return true }
            guard let name = memberName(callee) else { return false }
            return Self.callers.contains(name)
        case .memberExpression, .computedMemberExpression:
            guard let name = memberName(parent), ["call", "apply"].contains(name) else { return false }
            let call = unit.parents[Int(parent)]
            return tree.kind(call) == .callExpression && tree.firstChild(call) == parent
        default: return false
        }
    }

    private func memberName(_ node: NodeID) -> String? {
        switch tree.kind(node) {
        case .memberExpression: return tree.names[tree.data(node)]
        case .computedMemberExpression:
            let key = tree.child(node, 1)
            return tree.kind(key) == .stringLiteral ? LiteralText.string(tree, key).text : nil
        default: return nil
        }
    }

    // MARK: Changes without a write

    /// The node that changes the value which a name read here holds; `nil` when nothing does.
    private mutating func change(_ node: NodeID) -> NodeID? {
        var at = node
        var parent = unit.parents[Int(at)]
        while [.memberExpression, .computedMemberExpression].contains(tree.kind(parent)), tree.firstChild(parent) == at {
            at = parent
            parent = unit.parents[Int(at)]
        }
        let isMember = at != node
        switch tree.kind(parent) {
        case .assignmentExpression where isMember && tree.firstChild(parent) == at: return parent
        case .updateExpression where isMember: return parent
        case .unaryExpression where isMember && tree.operation(parent) == .delete: return parent
        case .callExpression, .newExpression:
            if tree.firstChild(parent) == at {
                guard isMember else { return nil }
                guard let name = memberName(at) else { return isCollection ? parent : nil }
                return Self.mutators.contains(name) ? parent : nil
            }
            return isMember ? nil : given(to: parent)
        case .variableDeclarator where !isMember && !isFunction && tree.firstChild(parent) != at: return alias(parent)
        default: return nil
        }
    }

    /// A function that is given the value may change it.
    private func given(to call: NodeID) -> NodeID? {
        var callee = tree.firstChild(call)
        if let name = memberName(callee), ["call", "apply"].contains(name) { callee = tree.firstChild(callee) }
        if tree.kind(callee) == .identifier {
            let target = HistoryReader.declaredFunction(scopes.binding(at: callee), unit)
            if target == 0 { return nil }
            callee = target
        }
        guard Self.functions.contains(tree.kind(callee)) else { return nil }
        return mutates(callee) ? call : nil
    }

    /// The function that a name is declared as; 0 when it is none.
    static func declaredFunction(_ binding: BindingID, _ unit: EvaluatedUnit) -> NodeID {
        guard binding != 0 else { return 0 }
        let declaration = unit.scopes.declaration(of: binding)
        let parent = unit.parents[Int(declaration)]
        switch unit.tree.kind(parent) {
        case .functionDeclaration: return parent
        case .variableDeclarator where unit.tree.has(.hasValue, parent):
            let value = unit.tree.child(parent, 1)
            return functions.contains(unit.tree.kind(value)) ? value : 0
        default: return 0
        }
    }

    /// Whether a function names a method that changes something, or assigns to a member.
    private func mutates(_ function: NodeID) -> Bool {
        var found = false
        var left = Self.nodeLimit
        tree.forEachNode(in: function, limit: &left) { node in
            if found { return }
            if let name = memberName(node), Self.mutators.contains(name) { found = true }
            if tree.kind(node) == .assignmentExpression || tree.kind(node) == .updateExpression {
                let target = tree.kind(tree.firstChild(node))
                if target == .computedMemberExpression || target == .memberExpression { found = true }
            }
        }
        return found
    }

    /// The same value by another name: what changes it there changes it here.
    private mutating func alias(_ declarator: NodeID) -> NodeID? {
        let other = scopes.binding(at: tree.firstChild(declarator))
        guard other != 0, other != binding, aliases.count < 8, aliases.insert(other).inserted else { return nil }
        for reference in scopes.references(of: other) where !scopes.flags(ofReference: reference).contains(.declaration) {
            if let site = change(scopes.node(ofReference: reference)) { changed(at: site) }
        }
        return nil
    }
}

extension SyntaxTree {
    /// Every node of a subtree, its root first, until the limit is used up. Takes no native stack.
    func forEachNode(in root: NodeID, limit: inout Int, _ body: (NodeID) -> Void) {
        var open = [root]
        while let node = open.popLast(), limit > 0 {
            limit -= 1
            body(node)
            var child = firstChild(node)
            while child != 0 {
                open.append(child)
                child = nextSibling(child)
            }
        }
    }
}
