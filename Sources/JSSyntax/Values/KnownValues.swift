// SPDX-License-Identifier: Apache-2.0

/// What can be known of the expressions of a unit without running it.
///
/// The idea: names that the source does not declare, and modules, are *paths* (`child_process.exec`); constants are folded; both flow through
/// variables, properties, parameters and results of functions, as far as every write is seen. What is not sure is not complete, or unknown.
///
///     let values = KnownValues(tree, scopes)
///     values.strings(of: argument)      // ["http://host.test/a"]
///     values.paths(of: callee)          // [child_process.exec]
///
/// Made in time linear in the number of nodes (`ValueLimits`). Numbers of nodes must be those of the same tree.
package final class KnownValues: Sendable {
    let tree: SyntaxTree
    private let store: ValueStore
    private let sinks: CodeSinks
    /// Calls that run text as code, and `import()`, in source order of their ends.
    let codeCalls: [NodeID]
    /// Literals that are `javascript:` addresses.
    let codeAddresses: [NodeID]
    private let values: [ValueID]
    private let resolvedCalls: NumberMap<[ResolvedCall]>
    /// Texts that the evaluator met as code while it ran: arguments of `eval` and `Function` inside helper functions.
    let foundCode: [FoundCode]
    /// Steps that the evaluator took.
    let evaluationSteps: Int
    /// The parent of every node.
    package let parents: [NodeID]

    package init(_ tree: SyntaxTree, _ scopes: Scopes, _ limits: ValueLimits = ValueLimits()) {
        self.tree = tree
        parents = tree.parents()
        let finder = ValueFinder(tree, scopes, limits, parents: parents)
        finder.run()
        store = finder.store
        values = finder.values
        resolvedCalls = finder.resolvedCalls
        foundCode = finder.bench.codeTexts.map { FoundCode(node: $0.origin, text: $0.text) }
        evaluationSteps = finder.bench.stepsTaken
        sinks = finder.sinks
        codeCalls = finder.codeCalls.sorted()
        codeAddresses = finder.codeAddresses
    }

    /// What an expression can be.
    package func values(of node: NodeID) -> KnownSet { known(value(node)) }

    /// The strings that an expression can be, without saying whether it can be something else.
    package func strings(of node: NodeID) -> [String] { values(of: node).strings }

    /// The only string that an expression can be.
    package func string(of node: NodeID) -> JSString? { if case .string(let string)? = values(of: node).only { string } else { nil } }

    /// The things outside that an expression can be. For a callee: what the call can reach.
    package func paths(of node: NodeID) -> [KnownPath] {
        let value = value(node)
        guard !value.isUnknown else { return [] }
        return store.members(value).compactMap { $0.path.flatMap(store.paths.path) }
    }

    /// The calls outside that a call, `new` or `import()` can come to, with `call`, `apply`, `bind` and `Reflect.apply` seen through.
    /// None when nothing is known of the callee, or it is a function of the source.
    package func calls(at node: NodeID) -> [KnownCall] {
        let isNew = tree.kind(node) == .newExpression
        let through = (resolvedCalls[node] ?? []).compactMap { call -> KnownCall? in
            guard let id = call.target.path, let path = store.paths.path(id) else { return nil }
            return KnownCall(target: path, targetID: id, arguments: call.arguments?.map(known), isNew: isNew)
        }
        if !through.isEmpty { return through }
        let children = Array(tree.children(node))
        let isImport = tree.kind(node) == .importExpression
        let given = children.dropFirst(isImport ? 0 : 1).filter { tree.kind($0) != .typeArguments }
        let isSpread = given.contains { tree.kind($0) == .spreadElement }
        let arguments = isSpread ? nil : given.map(values(of:))
        if isImport { return [KnownCall(target: KnownPath(root: .global("import")), targetID: 0, arguments: arguments, isNew: false)] }
        guard let callee = children.first else { return [] }
        return store.members(value(callee)).compactMap { member in
            guard let id = member.path, let path = store.paths.path(id) else { return nil }
            return KnownCall(target: path, targetID: id, arguments: arguments, isNew: isNew)
        }
    }

    /// How a call runs text; `nil` when it does not.
    func kind(ofCode call: KnownCall) -> CodeOrigin.Kind? { sinks.kind(call.targetID, store.paths) }

    // MARK: Numbers to values

    var pathTable: PathTable { store.paths }

    @inline(__always)
    func quickValue(_ node: NodeID) -> ValueID { values[Int(node)] }

    @inline(__always)
    func hasResolvedCall(_ node: NodeID) -> Bool { !resolvedCalls.isEmpty && resolvedCalls[node] != nil }

    func members(_ value: ValueID) -> Few<ValueID> { store.members(value) }

    private func value(_ node: NodeID) -> ValueID {
        let value = values[Int(node)]
        return value == .pending || value == .inProgress ? ValueFinder.literal(node, tree) ?? .unknown : value
    }

    private func known(_ value: ValueID) -> KnownSet {
        if value.isUnknown { return .unknown }
        var isComplete = store.isComplete(value)
        var known: [KnownValue] = []
        for member in store.members(value) {
            if let one = one(member) { known.append(one) } else { isComplete = false }
        }
        return KnownSet(values: known, isComplete: isComplete)
    }

    private func one(_ value: ValueID) -> KnownValue? {
        if let node = value.node { return one(node: node) }
        if let path = value.path { return store.paths.path(path).map { .path($0) } }
        guard let place = value.place else { return nil }
        let entry = store[place]
        switch entry.kind {
        case .undefined: return .undefined
        case .null: return .null
        case .false: return .boolean(false)
        case .true: return .boolean(true)
        case .number: return .number(entry.number)
        case .bigInt: return .bigInt
        case .string, .joined: return store.string(value, tree).map { .string($0) }
        case .made:
            let origin = store.made(at: Int(entry.first)).origin
            return tree.kind(origin) == .none ? nil : .array(origin)
        case .unknown, .set, .openSet, .open, .bound, .instance, .method, .code: return nil
        }
    }

    private func one(node: NodeID) -> KnownValue? {
        switch tree.kind(node) {
        case .stringLiteral: .string(JSString(units: tree.stringUTF16(node)))
        case .numericLiteral: .number(tree.number(node))
        case .bigIntLiteral: .bigInt
        case .regExpLiteral: .regExp(node)
        case .arrayExpression: .array(node)
        case .objectExpression, .tsEnumDeclaration: .object(node)
        case .functionExpression, .arrowFunctionExpression, .functionDeclaration: .function(node)
        case .classExpression, .classDeclaration: .class(node)
        default: nil
        }
    }
}
