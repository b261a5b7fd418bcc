// SPDX-License-Identifier: Apache-2.0

// Expressions: `super`, `new.target`, `delete`, old octals, private names.
extension EarlyErrorWalk {
    mutating func visitExpression(_ node: NodeID) {
        let first = tree.firstChild(node)
        switch tree.kind(node) {
        case .numericLiteral, .stringLiteral:
            if context.isStrict, tree.has(.octal, node) { report(node, "old octal forms are not allowed in strict code") }
        case .metaProperty:
            checkMetaProperty(node)
        case .callExpression where tree.kind(first) == .superExpression:
            if !context.allowsSuperCall { report(first, "'super' can be called in the constructor of a class with a superclass only") }
        case .newExpression where tree.kind(first) == .superExpression:
            report(first, "'super' cannot be constructed")
        case .memberExpression, .computedMemberExpression:
            checkMember(node, first)
        case .unaryExpression:
            if tree.operation(node) == .delete { checkDelete(first) }
        case .binaryExpression where tree.kind(first) == .privateName && tree.operation(node) == .in:
            checkPrivate(tree.data(first), first)
            return pushAll(from: tree.nextSibling(first))
        case .privateName:
            report(node, "a private name stands before 'in' or behind a dot only")
        case .yieldExpression, .awaitExpression:
            if context.isParameters { report(node, "'yield' and 'await' cannot be used in parameters") }
        case .objectExpression:
            checkPrototypes(node)
        default:
            break
        }
        pushAll(from: first)
    }

    // MARK: Members

    private mutating func checkMember(_ node: NodeID, _ object: NodeID) {
        let isSuper = tree.kind(object) == .superExpression
        if isSuper, !context.allowsSuperProperty { report(object, "'super' outside a method") }
        guard tree.kind(node) == .memberExpression, tree.has(.privateMember, node) else { return }
        if isSuper { report(node, "a private name after 'super'") }
        checkPrivate(tree.data(node), node)
    }

    private mutating func checkPrivate(_ name: NameID, _ node: NodeID) {
        if privateNames[name] == nil {
            errors.append(SyntaxError(offset: tree.end(node), message: "no class around declares this private name"))
        }
    }

    private mutating func checkDelete(_ argument: NodeID) {
        switch tree.kind(argument) {
        case .identifier where context.isStrict:
            report(argument, "a variable cannot be deleted in strict code")
        case .memberExpression where tree.has(.privateMember, argument):
            report(argument, "a private name cannot be deleted")
        default:
            break
        }
    }

    // MARK: Literals

    private mutating func checkMetaProperty(_ node: NodeID) {
        if tree.data(node) == Word.target.rawValue {
            if !context.allowsNewTarget { report(node, "'new.target' outside a function") }
        } else if tree.goal == .script {
            report(node, "'import.meta' outside a module")
        }
    }

    /// `{__proto__: a, __proto__: b}` (ECMA-262 annex B.3.1).
    private mutating func checkPrototypes(_ object: NodeID) {
        var hasPrototype = false
        for member in tree.children(object) where tree.kind(member) == .property {
            guard tree.flags(member).isDisjoint(with: [.computed, .shorthand, .method, .getter, .setter]) else { continue }
            let key = tree.firstChild(member)
            guard hasName(key, .proto) else { continue }
            if hasPrototype { report(key, "more than one '__proto__'") }
            hasPrototype = true
        }
    }
}
