// SPDX-License-Identifier: Apache-2.0

/// Calls of functions of the source: looked into where what they return is one expression, given to the evaluator otherwise.
extension ValueFinder {
    /// How many calls are looked into inside each other.
    private static let frameLimit = 6
    /// The most nodes of a function that is looked into: helpers are small.
    private static let functionLimit: NodeID = 4000
    private static let returnLimit = 16

    func callFunction(_ function: NodeID, _ arguments: [ValueID]?, this: ValueID) -> ValueID {
        if tree.has(.generator, function) || tree.has(.bodiless, function) { return .unknown }
        let key = arguments.map { CallKey(function: function, arguments: $0.count > 16 ? [] : $0) }
        if let key, key.arguments.count == arguments?.count, let known = callResults[key] { return known }
        guard steps > 0, !frames.contains(where: { $0.function == function }) else { return .unknown }
        if let key { callResults[key] = .unknown }
        var result = lookInto(function, arguments, this: this)
        if !store.isComplete(result), let arguments, let evaluated = evaluateFunction(function, arguments) { result = evaluated }
        if let key { callResults[key] = result }
        return result
    }

    /// The join of what a function returns, with its parameters as this call has them.
    private func lookInto(_ function: NodeID, _ arguments: [ValueID]?, this: ValueID) -> ValueID {
        guard frames.count < Self.frameLimit, let returns = returns(of: function) else { return .unknown }
        let isArrow = tree.kind(function) == .arrowFunctionExpression
        // Called without an object, a sloppy function's `this` is the global object (ECMA-262 section 10.2.1.2).
        let this = isArrow ? .unknown : this == .undefined ? .path(known.globalThis) : this
        frames.append(CallFrame(first: firstNode(function), function: function, arguments: arguments, this: this))
        defer { frames.removeLast() }
        if returns.nodes.isEmpty { return .undefined }
        var join = Join(isComplete: !returns.mayFallThrough)
        for node in returns.nodes { join.add(value(node), self) }
        return finish(join)
    }

    struct Returns {
        var nodes: [NodeID] = []
        /// The end may be reached without a `return`.
        var mayFallThrough = false
    }

    /// What a function returns, as expressions; `nil` when it is too large to look at.
    private func returns(of function: NodeID) -> Returns? {
        if let known = functionReturns[function] { return known }
        let found = findReturns(function)
        functionReturns[function] = .some(found)
        return found
    }

    private func findReturns(_ function: NodeID) -> Returns? {
        guard let body = lastChild(function) else { return nil }
        if tree.has(.expressionBody, function) { return Returns(nodes: [body]) }
        let first = firstNode(body)
        guard body >= first, body - first < Self.functionLimit else { return nil }
        steps -= Int(body - first) / 4
        var returns = Returns()
        for node in first..<body where tree.kind(node) == .returnStatement && enclosingFunction(node, arrows: true) == function {
            guard returns.nodes.count < Self.returnLimit else { return nil }
            if tree.firstChild(node) == 0 { returns.mayFallThrough = true } else { returns.nodes.append(tree.firstChild(node)) }
        }
        let last = lastChild(body)
        if last.map({ tree.kind($0) != .returnStatement }) ?? true, !returns.nodes.isEmpty { returns.mayFallThrough = true }
        return returns
    }
}
