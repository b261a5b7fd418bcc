// SPDX-License-Identifier: Apache-2.0

// The parts of a node by name, so that readers need not know at which place a child stands. Each accessor looks at the kind first and
// gives `nil` for a node of another; a part that is not there is `nil` too. Damaged source can leave any part out: what `NodeKind` promises holds
// for trees without errors.

/// A call, `new`, or `import(…)`.
package struct CallParts {
    /// What is called; `nil` for `import(…)`.
    package let callee: NodeID?
    /// Expressions and `spreadElement`s.
    package let arguments: NodeList
}

/// A property of an object, a pattern or a class.
package struct MemberParts {
    /// The name: `propertyName`, `privateName`, a literal, or any expression when `computed`. A shorthand property's is its own value.
    package let key: NodeID
    /// The value, the pattern, or the method's function.
    package let value: NodeID?
}

/// A function of any kind.
package struct FunctionParts {
    package let name: NodeID?
    /// Patterns, each after its decorators.
    package let parameters: NodeList
    /// A `functionBody`, or an arrow function's expression; `nil` for a function that is only declared.
    package let body: NodeID?
}

/// A class.
package struct ClassParts {
    package let name: NodeID?
    package let superclass: NodeID?
    /// Its members.
    package let members: NodeList
}

extension SyntaxTree {
    private func existing(_ id: NodeID) -> NodeID? { id == 0 || kind(id) == .none ? nil : id }

    private func list(from id: NodeID) -> NodeList { NodeList(tree: self, first: id) }

    // MARK: - Expressions

    /// `callExpression`, `newExpression`, `importExpression`.
    package func call(_ id: NodeID) -> CallParts? {
        switch kind(id) {
        case .importExpression: return CallParts(callee: nil, arguments: children(id))
        case .callExpression, .newExpression:
            let callee = firstChild(id)
            guard callee != 0 else { return nil }
            var first = nextSibling(callee)
            if first != 0, kind(first) == .typeArguments { first = nextSibling(first) }
            return CallParts(callee: callee, arguments: list(from: first))
        default: return nil
        }
    }

    /// Left and right of a binary, logical or assignment expression, and of an `assignmentPattern`.
    package func operands(_ id: NodeID) -> (left: NodeID, right: NodeID)? {
        switch kind(id) {
        case .binaryExpression, .logicalExpression, .assignmentExpression, .assignmentPattern:
            let left = firstChild(id)
            guard left != 0, nextSibling(left) != 0 else { return nil }
            return (left, nextSibling(left))
        default: return nil
        }
    }

    /// The only operand of a unary, update, await, yield or spread expression, of `return` and `throw`, and of an expression statement.
    package func argument(_ id: NodeID) -> NodeID? {
        switch kind(id) {
        case .unaryExpression, .updateExpression, .awaitExpression, .yieldExpression, .spreadElement, .restElement, .returnStatement,
            .throwStatement, .expressionStatement:
            existing(firstChild(id))
        default: nil
        }
    }

    /// The object of `a.b` or `a[b]`, and the expression in the brackets. The name of `a.b` is the node's `data`.
    package func member(_ id: NodeID) -> (object: NodeID, computed: NodeID?)? {
        switch kind(id) {
        case .memberExpression: existing(firstChild(id)).map { ($0, nil) }
        case .computedMemberExpression: existing(firstChild(id)).map { ($0, existing(nextSibling($0))) }
        default: nil
        }
    }

    /// Test, consequent and alternate of `?:` and of `if`.
    package func condition(_ id: NodeID) -> (test: NodeID, consequent: NodeID, alternate: NodeID?)? {
        guard kind(id) == .conditionalExpression || kind(id) == .ifStatement else { return nil }
        let test = firstChild(id)
        guard test != 0, nextSibling(test) != 0 else { return nil }
        let consequent = nextSibling(test)
        return (test, consequent, existing(nextSibling(consequent)))
    }

    // MARK: - Members, functions, classes

    /// `property`, `methodDefinition`, `propertyDefinition`, `tsEnumMember`, `importAttribute`.
    package func property(_ id: NodeID) -> MemberParts? {
        switch kind(id) {
        case .property, .methodDefinition, .propertyDefinition, .tsEnumMember, .importAttribute: break
        default: return nil
        }
        guard let key = children(id).first(where: { kind($0) != .decorator }) else { return nil }
        if kind(id) == .property, has(.shorthand, id) { return MemberParts(key: key, value: key) }
        var value = nextSibling(key)
        if value != 0, kind(value) == .typeAnnotation { value = nextSibling(value) }
        return MemberParts(key: key, value: existing(value))
    }

    /// `functionDeclaration`, `functionExpression`, `arrowFunctionExpression`.
    package func function(_ id: NodeID) -> FunctionParts? {
        switch kind(id) {
        case .functionDeclaration, .functionExpression, .arrowFunctionExpression: break
        default: return nil
        }
        var name: NodeID?
        var parameters: NodeID = 0
        var body: NodeID?
        for child in children(id) {
            switch kind(child) {
            case .bindingIdentifier where parameters == 0: name = child
            case .parameters where parameters == 0: parameters = child
            case .typeParameters, .typeAnnotation: break
            default: body = existing(child)
            }
        }
        return FunctionParts(name: name, parameters: list(from: parameters == 0 ? 0 : firstChild(parameters)), body: body)
    }

    /// `classDeclaration`, `classExpression`.
    package func classParts(_ id: NodeID) -> ClassParts? {
        guard kind(id) == .classDeclaration || kind(id) == .classExpression else { return nil }
        var name: NodeID?
        var superclass: NodeID?
        var members: NodeID = 0
        for child in children(id) {
            switch kind(child) {
            case .bindingIdentifier where has(.named, id) && name == nil: name = child
            case .classBody: members = firstChild(child)
            case .decorator, .typeParameters, .typeArguments, .typeAnnotation: break
            default: if has(.hasSuperclass, id), superclass == nil { superclass = existing(child) }
            }
        }
        return ClassParts(name: name, superclass: superclass, members: list(from: members))
    }

    // MARK: - Statements

    /// What a `variableDeclarator` declares, and its value.
    package func declarator(_ id: NodeID) -> (target: NodeID, value: NodeID?)? {
        guard kind(id) == .variableDeclarator, firstChild(id) != 0 else { return nil }
        return (firstChild(id), existing(nextSibling(firstChild(id))))
    }

    /// The body of a loop, a label, a `with` or a `catch`.
    package func body(_ id: NodeID) -> NodeID? {
        switch kind(id) {
        case .doWhileStatement, .labeledStatement: existing(firstChild(id))
        case .whileStatement, .withStatement: existing(child(id, 1))
        case .forInStatement, .forOfStatement: existing(child(id, 2))
        case .forStatement: existing(child(id, 3))
        case .catchClause: existing(child(id, has(.hasParameter, id) ? 1 : 0))
        default: nil
        }
    }

    /// Block, handler and finalizer of a `tryStatement`.
    package func tryParts(_ id: NodeID) -> (block: NodeID, handler: NodeID?, finalizer: NodeID?)? {
        guard kind(id) == .tryStatement, firstChild(id) != 0 else { return nil }
        let rest = Array(children(id).dropFirst())
        return (firstChild(id), rest.first { kind($0) == .catchClause }, rest.first { kind($0) == .blockStatement })
    }

    /// The module that an import or export names: a `stringLiteral`.
    package func moduleName(_ id: NodeID) -> NodeID? {
        switch kind(id) {
        case .importDeclaration, .exportAllDeclaration: children(id).reversed().first { kind($0) == .stringLiteral }
        case .exportNamedDeclaration: has(.hasSource, id) ? children(id).reversed().first { kind($0) == .stringLiteral } : nil
        default: nil
        }
    }
}
