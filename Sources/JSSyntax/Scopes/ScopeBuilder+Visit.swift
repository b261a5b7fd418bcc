// SPDX-License-Identifier: Apache-2.0

// One step of the walk: what each kind of node means for names.
extension ScopeBuilder {
    /// Visits a node and, as long as nothing special is met, the first child of the first child.
    mutating func visit(_ frame: Frame) {
        var node = frame.node
        var context = frame.context
        var isAlone = frame.isAlone
        while true {
            if !isAlone {
                let next = tree.nextSibling(node)
                if next != 0 { stack.append(Frame(node: next, context: context, isAlone: false)) }
            }
            guard descends(into: node, &context) else { return }
            node = tree.firstChild(node)
            if node == 0 { return }
            isAlone = false
        }
    }

    /// Handles a node. True when its children are to be visited one after the other, with the context that is left in `context`.
    @inline(__always)
    private mutating func descends(into node: NodeID, _ context: inout Context) -> Bool {
        switch tree.kind(node) {
        case .identifier:
            if context.use == .declare { declare(node, context) } else { refer(node, flags(of: context)) }
            return false
        case .bindingIdentifier:
            declare(node, context.use == .declare ? context : Context(use: .declare))
            return false
        case .objectPattern, .arrayPattern, .restElement, .assignmentPattern, .property, .parameters, .tsParameterProperty,
            .tsAsExpression, .tsTypeAssertion, .tsNonNullExpression:
            return descendsIntoPattern(node, &context)
        case .callExpression, .newExpression, .taggedTemplateExpression:
            visitCall(node)
            return false
        case .assignmentExpression, .updateExpression:
            visitAssignment(node)
            return false
        case .variableDeclaration, .variableDeclarator, .importDeclaration, .importDefaultSpecifier, .importNamespaceSpecifier,
            .importSpecifier, .exportNamedDeclaration:
            return descendsIntoDeclaration(node, &context)
        case .functionDeclaration, .functionExpression, .arrowFunctionExpression, .functionBody, .classDeclaration, .classExpression,
            .propertyDefinition, .staticBlock:
            visitFunctionOrClass(node, context)
            return false
        case .blockStatement, .forStatement, .forInStatement, .forOfStatement, .switchStatement, .catchClause, .withStatement,
            .ifStatement:
            visitBlock(node)
            return false
        case .tsEnumDeclaration, .tsEnumMember, .tsModuleDeclaration, .tsModuleBlock, .tsTypeDeclaration, .tsImportEqualsDeclaration,
            .jsxClosingElement:
            visitTypeScript(node)
            return false
        default:
            context = .read
            return true
        }
    }

    private func flags(of context: Context) -> ReferenceFlags {
        switch context.use {
        case .write: context.isPartial ? [.write, .partial] : .write
        case .readWrite: [.read, .write]
        default: .read
        }
    }

    // MARK: Patterns

    /// Patterns hand what is wanted of them down to their parts; keys and defaults are read.
    private mutating func descendsIntoPattern(_ node: NodeID, _ context: inout Context) -> Bool {
        let isTarget = context.use == .write || context.use == .declare
        switch tree.kind(node) {
        case .objectPattern, .arrayPattern:
            if !isTarget { context.use = .write }
            context.isPartial = true
            context.givesValue = true
            return true
        case .restElement:
            context.isPartial = true
            return true
        case .assignmentPattern:
            // Outside a pattern: the value of `{a = 1}` before it was known to be one.
            if !isTarget { context.use = .write }
            let target = tree.firstChild(node)
            if target != 0 { push(tree.nextSibling(target)) }
            context.isPartial = true
            push(target, context)
            return false
        case .property where isTarget:
            let key = tree.firstChild(node)
            let value = key == 0 ? 0 : tree.nextSibling(key)
            if value == 0 {
                push(key, context)
            } else {
                push(value, context)
                push(key)
            }
            return false
        case .property:
            context = .read
            return true
        default:
            return true  // `parameters`, and TypeScript's wrappers: what is wanted of them is wanted of what they hold.
        }
    }

    // MARK: Expressions

    private mutating func visitCall(_ node: NodeID) {
        let callee = tree.firstChild(node)
        guard callee != 0 else { return }
        guard tree.kind(callee) == .identifier else { return pushAll(from: callee) }
        refer(callee, tree.kind(node) == .newExpression ? [.read, .constructed] : [.read, .called])
        pushAll(from: tree.nextSibling(callee))
        // `eval?.()` is not a direct call (ECMA-262 section 13.3.6.1).
        if tree.data(callee) == Word.eval.rawValue, tree.kind(node) == .callExpression, !tree.has(.optional, node) { markUnknowable() }
    }

    private mutating func visitAssignment(_ node: NodeID) {
        let target = tree.firstChild(node)
        guard target != 0 else { return }
        push(tree.nextSibling(target))
        let isPlain = tree.kind(node) == .assignmentExpression && tree.operation(node) == .assign
        push(target, Context(use: isPlain ? .write : .readWrite))
    }

    // MARK: Declarations

    private mutating func descendsIntoDeclaration(_ node: NodeID, _ context: inout Context) -> Bool {
        switch tree.kind(node) {
        case .variableDeclaration:
            if tree.has(.declare, node) { return false }
            context = Context(
                use: .declare, kind: bindingKind(of: node), givesValue: context.givesValue, isPartial: context.givesValue)
            return true
        case .variableDeclarator:
            let target = tree.firstChild(node)
            guard target != 0 else { return false }
            if tree.has(.hasValue, node) {
                push(tree.nextSibling(target))
                context.givesValue = true
            }
            push(target, context)
            return false
        case .importDefaultSpecifier, .importNamespaceSpecifier, .importSpecifier:
            if tree.has(.typeOnly, node) { return false }
            context = Context(use: .declare, kind: .import, givesValue: true)
            return true
        default:
            context = .read
            return !tree.has(.typeOnly, node)
        }
    }

    private func bindingKind(of declaration: NodeID) -> BindingKind {
        switch VariableKind(rawValue: tree.data(declaration)) {
        case .let: .let
        case .const: .const
        case .using, .awaitUsing: .using
        case .var, nil: .var
        }
    }
}
