// SPDX-License-Identifier: Apache-2.0

// Expressions: each leaves one value on the stack.
extension Compiler {
    mutating func expression(_ node: NodeID) {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { return emit(.undecidable) }
        switch tree.kind(node) {
        case .identifier: load(node)
        case .numericLiteral: number(LiteralText.number(tree, node))
        case .stringLiteral: emit(.constant, constant(.string(LiteralText.string(tree, node))))
        case .booleanLiteral: emit(tree.data(node) == 1 ? .yes : .no)
        case .nullLiteral: emit(.null)
        case .bigIntLiteral: emit(.constant, constant(LiteralText.bigint(tree, node)))
        case .regExpLiteral:
            let (source, flags) = LiteralText.regExp(tree, node)
            emit(.regExp, constant(.string(source)), constant(.string(flags)))
        case .templateLiteral: template(node)
        case .taggedTemplateExpression: taggedTemplate(node)
        case .thisExpression: emit(.this)
        case .arrayExpression: array(from: tree.firstChild(node))
        case .objectExpression: object(node)
        case .functionExpression, .arrowFunctionExpression: closure(node)
        case .classExpression: classDefinition(node)
        case .binaryExpression, .logicalExpression: binaryChain(node)
        case .unaryExpression: unary(node)
        case .updateExpression: update(node)
        case .assignmentExpression: assignment(node)
        case .conditionalExpression: conditional(node)
        case .sequenceExpression: sequence(node)
        case .memberExpression, .computedMemberExpression, .callExpression: chain(node)
        case .newExpression: construct(node)
        case .tsAsExpression, .tsNonNullExpression, .tsInstantiationExpression: expression(tree.firstChild(node))
        case .tsTypeAssertion: expression(tree.child(node, 1))
        case .importExpression, .metaProperty, .jsxElement, .jsxFragment: emit(.unknown)
        default: emit(.undecidable)
        }
    }

    private mutating func number(_ value: Double) {
        if let whole = Int32(exactly: value), !(value == 0 && value.sign == .minus) {
            emit(.integer, whole)
        } else {
            emit(.constant, constant(.number(value)))
        }
    }

    // MARK: Operators

    /// A chain that leans to the left, as `a + b + c` does, without recursion.
    private mutating func binaryChain(_ node: NodeID) {
        var spine: [NodeID] = []
        var at = node
        while tree.kind(at) == .binaryExpression || tree.kind(at) == .logicalExpression {
            spine.append(at)
            at = tree.firstChild(at)
        }
        if tree.kind(at) == .privateName { return emit(.undecidable) }
        expression(at)
        for node in spine.reversed() {
            let right = tree.child(node, 1)
            guard tree.kind(node) == .logicalExpression else {
                expression(right)
                emit(.binary, tree.operation(node))
                continue
            }
            let end = label()
            emit(keeping(tree.operation(node)), end)
            expression(right)
            place(end)
        }
    }

    /// The jump over the right side.
    private func keeping(_ operation: TokenKind) -> Operation {
        switch operation {
        case .and: .jumpIfFalseKeeping
        case .or: .jumpIfTrueKeeping
        default: .jumpIfNotNullishKeeping
        }
    }

    private mutating func unary(_ node: NodeID) {
        var operations: [TokenKind] = []
        var at = node
        while tree.kind(at) == .unaryExpression, tree.operation(at) != .delete, tree.operation(at) != .typeof {
            operations.append(tree.operation(at))
            at = tree.firstChild(at)
        }
        if tree.kind(at) == .unaryExpression {
            if tree.operation(at) == .delete { delete(tree.firstChild(at)) } else { typeof(tree.firstChild(at)) }
        } else if operations == [.minus], tree.kind(at) == .numericLiteral {
            return number(-LiteralText.number(tree, at))
        } else {
            expression(at)
        }
        for operation in operations.reversed() { emit(.unary, operation) }
    }

    private mutating func typeof(_ argument: NodeID) {
        if tree.kind(argument) == .identifier, variable(argument) == nil {
            emit(.typeofGlobal, name(tree.data(argument)))
        } else {
            expression(argument)
            emit(.unary, .typeof)
        }
    }

    private mutating func delete(_ argument: NodeID) {
        switch tree.kind(argument) {
        case .memberExpression where !tree.has(.privateMember, argument):
            expression(tree.firstChild(argument))
            emit(.deleteProperty, name(tree.data(argument)))
        case .computedMemberExpression:
            expression(tree.firstChild(argument))
            expression(tree.child(argument, 1))
            emit(.deleteElement)
        default: emit(.undecidable)
        }
    }

    private mutating func conditional(_ node: NodeID) {
        let end = label()
        var at = node
        while tree.kind(at) == .conditionalExpression {
            let consequent = tree.child(at, 1)
            let alternate = tree.nextSibling(consequent)
            if isHostTest(tree.firstChild(at)), isGlobalObject(consequent) {
                // `typeof window !== 'undefined' ? window : …`: whatever the host, this is the global object.
                expression(consequent)
                return place(end)
            }
            let otherwise = label()
            expression(tree.firstChild(at))
            emit(.jumpIfFalse, otherwise)
            expression(consequent)
            emit(.jump, end)
            place(otherwise)
            at = alternate
        }
        expression(at)
        place(end)
    }

    private func isGlobalObject(_ node: NodeID) -> Bool {
        guard tree.kind(node) == .identifier, variable(node) == nil else { return false }
        return ["window", "self", "global", "globalThis"].contains(tree.names[tree.data(node)])
    }

    /// Comparisons of the types of global names.
    private func isHostTest(_ node: NodeID) -> Bool {
        var at = node
        while tree.kind(at) == .logicalExpression {
            guard isTypeTest(tree.child(at, 1)) else { return false }
            at = tree.firstChild(at)
        }
        return isTypeTest(at)
    }

    private func isTypeTest(_ node: NodeID) -> Bool {
        guard tree.kind(node) == .binaryExpression else { return false }
        let sides = [tree.firstChild(node), tree.child(node, 1)]
        return sides.contains { side in
            tree.kind(side) == .unaryExpression && tree.operation(side) == .typeof && tree.kind(tree.firstChild(side)) == .identifier
                && variable(tree.firstChild(side)) == nil
        } && sides.contains { tree.kind($0) == .stringLiteral }
    }

    private mutating func sequence(_ node: NodeID) {
        var at = tree.firstChild(node)
        while at != 0 {
            expression(at)
            at = tree.nextSibling(at)
            if at != 0 { emit(.pop) }
        }
    }

    // MARK: Templates

    private mutating func template(_ node: NodeID) {
        var count: Int32 = 0
        for child in tree.children(node) {
            if tree.kind(child) == .templateElement {
                emit(.constant, constant(.string(LiteralText.template(tree, child))))
            } else {
                expression(child)
            }
            count += 1
        }
        emit(.template, count)
    }

    private mutating func taggedTemplate(_ node: NodeID) {
        callee(tree.firstChild(node))
        var literal: NodeID = 0
        for child in tree.children(node) { literal = child }
        var cooked: Int32 = 0
        for child in tree.children(literal) where tree.kind(child) == .templateElement {
            emit(.constant, constant(tree.has(.badEscape, child) ? .undefined : .string(LiteralText.template(tree, child))))
            emit(.constant, constant(.string(LiteralText.raw(tree, child))))
            cooked += 1
        }
        emit(.templateObject, cooked)
        var count: Int32 = 1
        for child in tree.children(literal) where tree.kind(child) != .templateElement {
            expression(child)
            count += 1
        }
        emit(.call, count)
    }

    // MARK: Arrays and objects

    /// Elements or arguments as an array.
    mutating func array(from first: NodeID) {
        var count: Int32 = 0
        var at = first
        while at != 0, tree.kind(at) != .spreadElement, tree.kind(at) != .elision, count < 1000 {
            expression(at)
            count += 1
            at = tree.nextSibling(at)
        }
        emit(.array, count)
        while at != 0 {
            switch tree.kind(at) {
            case .elision: emit(.arrayHole)
            case .spreadElement:
                expression(tree.firstChild(at))
                emit(.arraySpread)
            default:
                expression(at)
                emit(.arrayPush)
            }
            at = tree.nextSibling(at)
        }
    }

    private mutating func object(_ node: NodeID) {
        emit(.object)
        for child in tree.children(node) {
            if tree.kind(child) == .spreadElement {
                expression(tree.firstChild(child))
                emit(.spreadObject)
            } else if tree.kind(child) == .property {
                property(child)
            } else {
                emit(.undecidable)
            }
        }
    }

    private mutating func property(_ node: NodeID) {
        let first = tree.firstChild(node)
        if tree.has(.shorthand, node) {
            expression(first)
            return emit(.defineProperty, name(tree.data(first)))
        }
        let value = tree.nextSibling(first)
        // Accessors are not modelled: what they give is unknown.
        let isAccessor = !tree.flags(node).isDisjoint(with: [.getter, .setter])
        guard let key = key(first, isComputed: tree.has(.computed, node)) else {
            expression(first)
            if isAccessor { emit(.unknown) } else { expression(value) }
            return emit(.defineElement)
        }
        if isAccessor { emit(.unknown) } else { expression(value) }
        emit(.defineProperty, key)
    }

    /// A property's name as a constant; `nil` when it is computed.
    mutating func key(_ node: NodeID, isComputed: Bool) -> Int32? {
        if isComputed { return nil }
        switch tree.kind(node) {
        case .propertyName: return name(tree.data(node))
        case .stringLiteral: return constant(.string(LiteralText.string(tree, node)))
        case .numericLiteral: return constant(.text(NumberText.text(LiteralText.number(tree, node))))
        default: return nil
        }
    }

    // MARK: Members and calls

    private func hasOptional(_ node: NodeID) -> Bool {
        var at = node
        while true {
            switch tree.kind(at) {
            case .memberExpression, .computedMemberExpression, .callExpression, .tsNonNullExpression:
                if tree.has(.optional, at), tree.kind(at) != .tsNonNullExpression { return true }
            default: return false
            }
            at = tree.firstChild(at)
            if tree.has(.parenthesized, at) { return false }
        }
    }

    /// A chain of members and calls; `?.` leaves all of it.
    private mutating func chain(_ node: NodeID) {
        let outer = chainEnd
        chainEnd = nil
        if hasOptional(node) { chainEnd = label() }
        let end = chainEnd
        link(node)
        if let end { place(end) }
        chainEnd = outer
    }

    /// The object of a member or call: a link of the same chain unless it stands in parentheses.
    private mutating func inner(_ node: NodeID) {
        switch tree.kind(node) {
        case .memberExpression, .computedMemberExpression, .callExpression:
            if tree.has(.parenthesized, node) { return expression(node) }
            depth += 1
            defer { depth -= 1 }
            if depth > Self.depthLimit { return emit(.undecidable) }
            link(node)
        case .superExpression: emit(.undecidable)
        default: expression(node)
        }
    }

    private mutating func link(_ node: NodeID) {
        if tree.kind(node) == .callExpression { return call(node) }
        inner(tree.firstChild(node))
        optionalExit(node)
        if tree.kind(node) == .memberExpression {
            if tree.has(.privateMember, node) { return emit(.undecidable) }
            emit(.getProperty, name(tree.data(node)))
        } else {
            expression(tree.child(node, 1))
            emit(.getElement)
        }
    }

    private mutating func optionalExit(_ node: NodeID) {
        if tree.has(.optional, node), let end = chainEnd { emit(.jumpIfNullish, end) }
    }

    /// Leaves the function and what `this` is in it.
    mutating func callee(_ node: NodeID) {
        let isLink = tree.kind(node) == .memberExpression || tree.kind(node) == .computedMemberExpression
        guard isLink, !(tree.has(.parenthesized, node) && hasOptional(node)) else {
            inner(node)
            return emit(.undefined)
        }
        inner(tree.firstChild(node))
        optionalExit(node)
        if tree.kind(node) == .memberExpression {
            if tree.has(.privateMember, node) { return emit(.undecidable) }
            emit(.getMethod, name(tree.data(node)))
        } else {
            expression(tree.child(node, 1))
            emit(.getMethodElement)
        }
    }

    private mutating func call(_ node: NodeID) {
        let function = tree.firstChild(node)
        callee(function)
        if tree.has(.optional, node), let end = chainEnd { emit(.jumpIfNullishCall, end) }
        let outer = chainEnd
        chainEnd = nil
        arguments(after: function, plain: .call, spread: .callSpread)
        chainEnd = outer
    }

    private mutating func construct(_ node: NodeID) {
        let function = tree.firstChild(node)
        expression(function)
        arguments(after: function, plain: .construct, spread: .constructSpread)
    }

    private mutating func arguments(after function: NodeID, plain: Operation, spread: Operation) {
        var first = tree.nextSibling(function)
        if tree.kind(first) == .typeArguments { first = tree.nextSibling(first) }
        var count: Int32 = 0
        var hasSpread = false
        var at = first
        while at != 0 {
            if tree.kind(at) == .spreadElement { hasSpread = true }
            count += 1
            at = tree.nextSibling(at)
        }
        if hasSpread || count > 1000 {
            array(from: first)
            return emit(spread)
        }
        at = first
        while at != 0 {
            expression(at)
            at = tree.nextSibling(at)
        }
        emit(plain, count)
    }
}
