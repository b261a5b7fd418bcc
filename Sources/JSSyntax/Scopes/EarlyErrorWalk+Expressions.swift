// SPDX-License-Identifier: Apache-2.0

// Expressions: `super`, `new.target`, `delete`, old octals, `?.` where it must not be, private names.
extension EarlyErrorWalk {
    mutating func visitExpression(_ node: NodeID, _ position: Position) {
        let first = tree.firstChild(node)
        switch tree.kind(node) {
        case .numericLiteral, .stringLiteral, .templateLiteral, .metaProperty:
            visitLeaf(node, position)
        case .callExpression:
            checkChain(node, position)
            if tree.kind(first) == .superExpression, !context.allowsSuperCall {
                report(first, "'super' can be called in the constructor of a class with a superclass only")
            }
            visitChain(first, position)
        case .memberExpression, .computedMemberExpression:
            checkChain(node, position)
            checkMember(node, first)
            visitChain(first, position)
        case .taggedTemplateExpression:
            pushAll(from: tree.nextSibling(first), .tagged)
            push(first, .noOptionalChain)
        case .newExpression, .assignmentExpression:
            pushAll(from: tree.nextSibling(first))
            push(first, .noOptionalChain)
        case .updateExpression:
            push(first, .noOptionalChain)
        case .unaryExpression:
            if tree.operation(node) == .delete { checkDelete(first) }
            pushAll(from: first)
        case .binaryExpression:
            if tree.kind(first) == .privateName { checkPrivate(tree.data(first), first) }
            pushAll(from: first)
        case .yieldExpression, .awaitExpression:
            if context.isParameters { report(node, "'yield' and 'await' cannot be used in parameters") }
            pushAll(from: first)
        case .objectExpression:
            checkPrototypes(node)
            pushAll(from: first)
        default:
            pushAll(from: first)
        }
    }

    // MARK: Chains

    private mutating func checkChain(_ node: NodeID, _ position: Position) {
        guard position.contains(.noOptionalChain), tree.has(.optional, node) else { return }
        report(node, "'?.' cannot be part of this")
    }

    /// What holds for a chain holds for the part before the last link, unless parentheses end it.
    private mutating func visitChain(_ first: NodeID, _ position: Position) {
        guard first != 0 else { return }
        pushAll(from: tree.nextSibling(first))
        push(first, tree.has(.parenthesized, first) ? [] : position.intersection(.noOptionalChain))
    }

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

    private mutating func visitLeaf(_ node: NodeID, _ position: Position) {
        switch tree.kind(node) {
        case .numericLiteral, .stringLiteral:
            if context.isStrict, tree.has(.octal, node) { report(node, "old octal forms are not allowed in strict code") }
        case .metaProperty:
            if tree.data(node) == Word.target.rawValue {
                if !context.allowsNewTarget { report(node, "'new.target' outside a function") }
            } else if tree.goal == .script {
                report(node, "'import.meta' outside a module")
            }
        default:
            for part in tree.children(node) where tree.kind(part) == .templateElement {
                if tree.has(.badEscape, part), !position.contains(.tagged) { report(part, "a wrong escape in a template") }
            }
            pushAll(from: tree.firstChild(node))
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

    /// A string literal's content when it is just what is written; nil when it has escapes.
    func stringContent(_ literal: NodeID) -> ArraySlice<UInt8>? {
        let start = tree.start(literal) + 1
        let end = tree.end(literal) - 1
        guard start <= end, !tree.has(.escaped, literal) else { return nil }
        return tree.source[start..<end]
    }
}
