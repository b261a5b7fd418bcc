// SPDX-License-Identifier: Apache-2.0

/// Calls of functions of the source: looked into where what they return is one expression, given to the evaluator otherwise.
extension ValueFinder {
    /// How many calls are looked into inside each other.
    private static let frameLimit = 6
    /// The most nodes of a function that is looked into: helpers are small.
    private static let functionLimit: NodeID = 250
    /// The same for calls with nothing but numbers: `get(0x1f)`.
    private static let numericLimit: NodeID = 60
    private static let returnLimit = 16
    /// How often a function is looked into with other arguments.
    private static let lookLimit = 12

    func callFunction(_ function: NodeID, _ arguments: [ValueID]?, this: ValueID) -> ValueID {
        if tree.has(.generator, function) || tree.has(.bodiless, function) || steps <= 0 { return .unknown }
        guard let arguments,
            arguments.contains(where: isWorthALook) || isSmall(function) && arguments.contains(where: { number($0) != nil })
                || this.path == nil && !this.isUnknown
        else {
            let general = generalResult(function)
            guard !store.isComplete(general), arguments?.isEmpty == true else { return general }
            return generalEvaluation(function) ?? general
        }
        // Without anything to call among its arguments, a function that returns nothing tells nothing.
        guard let returns = returns(of: function) else { return evaluateFunctionOnce(function, arguments) }
        if returns.nodes.isEmpty, !arguments.contains(where: { $0.path != nil }) { return .undefined }
        if let known = callResults[function, arguments] { return known }
        guard !frames.contains(where: { $0.function == function }), arguments.count <= 16 else { return .unknown }
        let notes = notes(function)
        let times = notes.looks
        callResults[function, arguments] = .unknown
        var result = times < Self.lookLimit ? lookInto(function, arguments, this: this) : generalResult(function)
        // A function that gives nothing is looked into a few times only.
        notes.looks = times + (result.isUnknown ? Self.lookLimit / 3 : 1)
        if !store.isComplete(result), frames.isEmpty, let evaluated = evaluateFunction(function, arguments) { result = evaluated }
        callResults[function, arguments] = result
        return result
    }

    /// What a function without arguments gives when it is run.
    private func generalEvaluation(_ function: NodeID) -> ValueID? {
        if let known = callResults[function, []] { return known.isUnknown ? nil : known }
        callResults[function, []] = .unknown
        guard frames.isEmpty, let value = evaluateFunction(function, []) else { return nil }
        callResults[function, []] = value
        return value
    }

    /// Whether an argument may make a function give something that it does not always give.
    private func isWorthALook(_ value: ValueID) -> Bool {
        if value.path != nil { return true }
        switch view(value) {
        case .string, .array, .made, .code: return true
        case .unknown: return isSet(value)
        default: return false
        }
    }

    /// A function that is too large to be looked into.
    private func evaluateFunctionOnce(_ function: NodeID, _ arguments: [ValueID]) -> ValueID {
        if let known = callResults[function, arguments] { return known }
        callResults[function, arguments] = .unknown
        guard frames.isEmpty, let value = evaluateFunction(function, arguments) else { return .unknown }
        callResults[function, arguments] = value
        return value
    }

    private func isSmall(_ function: NodeID) -> Bool { function - firstNode(function) < Self.numericLimit }

    /// Whether looking into a function came to nothing often enough.
    func isHopeless(_ function: NodeID) -> Bool {
        functions[function].map { $0.looks >= Self.lookLimit && $0.failures > 0 } ?? false
    }

    /// What a function returns, whatever it is called with.
    func generalResult(_ function: NodeID) -> ValueID {
        let notes = notes(function)
        if let known = notes.general { return known }
        notes.general = .unknown
        guard frames.isEmpty, let returns = returns(of: function) else { return .unknown }
        var join = Join(isComplete: !returns.mayFallThrough)
        for node in returns.nodes { join.add(value(node), self) }
        let result = returns.nodes.isEmpty ? .undefined : finish(join)
        notes.general = result
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
        let notes = notes(function)
        if let known = notes.returns { return known }
        let found = findReturns(function)
        notes.returns = .some(found)
        return found
    }

    /// Whether what a function returns may be of use: text, a number, or what holds them. What only asks, or returns nothing, is not run.
    func mayGiveText(_ function: NodeID) -> Bool {
        let notes = notes(function)
        if let known = notes.mayGiveText { return known }
        let may = returns(of: function).map { $0.nodes.contains { mayBeText($0, depth: 0) } } ?? true
        notes.mayGiveText = may
        return may
    }

    private func mayBeText(_ node: NodeID, depth: Int) -> Bool {
        guard depth < 16 else { return true }
        switch tree.kind(node) {
        case .booleanLiteral, .nullLiteral, .functionExpression, .arrowFunctionExpression, .classExpression, .regExpLiteral,
            .thisExpression,
            .awaitExpression:
            return false
        case .unaryExpression:
            switch tree.operation(node) {
            case .not, .void, .delete: return false
            default: return true
            }
        case .binaryExpression:
            switch tree.operation(node) {
            case .equal, .notEqual, .strictEqual, .strictNotEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .instanceof, .in:
                return false
            default: return true
            }
        case .logicalExpression: return tree.children(node).contains { mayBeText($0, depth: depth + 1) }
        case .conditionalExpression: return tree.children(node).dropFirst().contains { mayBeText($0, depth: depth + 1) }
        default: return true
        }
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
