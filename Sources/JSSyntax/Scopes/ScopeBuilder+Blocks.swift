// SPDX-License-Identifier: Apache-2.0

// Statements that open scopes, and TypeScript's declarations.
extension ScopeBuilder {
    mutating func visitBlock(_ node: NodeID) {
        switch tree.kind(node) {
        case .forStatement, .forInStatement, .forOfStatement:
            visitFor(node)
        case .switchStatement, .withStatement:
            // The discriminant and the object stand outside the scope.
            stack.append(Frame(node: node, context: .enter))
            push(tree.firstChild(node))
        case .catchClause:
            visitCatch(node)
        case .ifStatement:
            visitIf(node)
        default:
            enter(.block, node)
            pushExit()
            pushAll(from: tree.firstChild(node))
        }
    }

    /// The part of a node that has the scope begins now.
    mutating func begin(_ node: NodeID) {
        let first = tree.firstChild(node)
        switch tree.kind(node) {
        case .switchStatement:
            enter(.switch, node)
            pushExit()
            pushAll(from: tree.nextSibling(first))
        case .withStatement:
            enter(.with, node)
            markUnknowable()
            pushExit()
            pushAll(from: tree.nextSibling(first))
        case .classDeclaration, .classExpression:
            beginClass(node)
        case .propertyDefinition:
            enter(.fieldInitializer, node)
            pushExit()
            push(lastChild(of: node))
        case .functionDeclaration:
            // `if (x) function f() {}`: as if in a block (annex B.3.3).
            enter(.block, node)
            table.entries[Int(node)] = 0
            pushExit()
            push(node)
        default:
            break
        }
    }

    func lastChild(of node: NodeID) -> NodeID {
        var last = tree.firstChild(node)
        while last != 0, tree.nextSibling(last) != 0 { last = tree.nextSibling(last) }
        return last
    }

    private mutating func visitFor(_ node: NodeID) {
        let left = tree.firstChild(node)
        guard left != 0 else { return }
        let isPlain = tree.kind(node) == .forStatement
        let isDeclaration = tree.kind(left) == .variableDeclaration
        if isDeclaration, tree.data(left) != VariableKind.var.rawValue {
            enter(.for, node)
            pushExit()
        }
        pushAll(from: tree.nextSibling(left))
        push(left, isPlain ? .read : Context(use: .write, givesValue: true, isPartial: true))
    }

    private mutating func visitCatch(_ node: NodeID) {
        enter(.catch, node)
        pushExit()
        let first = tree.firstChild(node)
        guard tree.has(.hasParameter, node), first != 0 else { return pushAll(from: first) }
        if tree.kind(first) == .bindingIdentifier { table.scopes[Int(current)].flags.insert(.simpleCatch) }
        pushAll(from: tree.nextSibling(first))
        push(first, Context(use: .declare, kind: .catch, givesValue: true))
    }

    private mutating func visitIf(_ node: NodeID) {
        let base = stack.count
        var child = tree.firstChild(node)
        while child != 0 {
            let isFunction = tree.kind(child) == .functionDeclaration
            stack.append(Frame(node: child, context: isFunction ? .enter : .read))
            child = tree.nextSibling(child)
        }
        stack[base...].reverse()
    }

    // MARK: TypeScript

    mutating func visitTypeScript(_ node: NodeID) {
        let name = tree.firstChild(node)
        guard name != 0, !tree.has(.declare, node), !tree.has(.typeOnly, node) else { return }
        switch tree.kind(node) {
        case .tsEnumDeclaration:
            declareName(name, .enum)
            enter(.tsEnum, node)
            pushExit()
            pushAll(from: tree.nextSibling(name))
        case .tsEnumMember:
            if tree.kind(name) == .propertyName {
                declare(name, Context(use: .declare, kind: .enumMember, givesValue: true))
                pushAll(from: tree.nextSibling(name))
            } else {
                pushAll(from: name)
            }
        case .tsModuleDeclaration:
            beginNamespace(node, name)
        case .tsModuleBlock:
            if tree.children(node).contains(where: { hasValue($0) }) { bindNamespaces() }
            pushAll(from: name)
        case .tsImportEqualsDeclaration:
            declareName(name, .import)
            pushAll(from: tree.nextSibling(name))
        default:
            break  // Types bind no value, and a closing tag repeats the name of the opening one.
        }
    }

    private mutating func declareName(_ name: NodeID, _ kind: BindingKind) {
        if tree.kind(name) == .bindingIdentifier { declare(name, Context(use: .declare, kind: kind, givesValue: true)) }
    }

    // MARK: Namespaces

    private mutating func beginNamespace(_ node: NodeID, _ name: NodeID) {
        var declaration: UInt32 = 0
        if tree.kind(name) == .bindingIdentifier {
            declaration = UInt32(declarations.count)
            add(Declaration(reference: append(name, [.declaration, .write]), kind: .namespace, form: .absent), to: current)
        }
        enter(.tsModule, node)
        begun[Int(current)].namespace = declaration
        pushExit()
        pushAll(from: tree.nextSibling(name))
    }

    /// Whether a statement of a namespace makes the namespace exist when the program runs. Namespaces inside answer for themselves.
    private func hasValue(_ statement: NodeID) -> Bool {
        if tree.has(.declare, statement) || tree.has(.typeOnly, statement) { return false }
        switch tree.kind(statement) {
        case .tsTypeDeclaration, .tsModuleDeclaration, .tsImportEqualsDeclaration, .emptyStatement: return false
        case .exportNamedDeclaration:
            let first = tree.firstChild(statement)
            return first != 0 && (tree.kind(first) == .tsImportEqualsDeclaration || hasValue(first))
        default: return true
        }
    }

    /// The namespace at hand has a value, and so have those around it. Stops where that is known.
    private mutating func bindNamespaces() {
        var scope = current
        while table.scopes[Int(scope)].kind == .tsModule {
            let declaration = Int(begun[Int(scope)].namespace)
            if declaration != 0 {
                guard declarations[declaration].form == .absent else { return }
                declarations[declaration].form = .plain
            }
            scope = table.scopes[Int(scope)].parent
        }
    }
}
