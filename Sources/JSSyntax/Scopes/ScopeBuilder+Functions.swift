// SPDX-License-Identifier: Apache-2.0

// Functions and classes.
extension ScopeBuilder {
    mutating func visitFunctionOrClass(_ node: NodeID, _ context: Context) {
        switch tree.kind(node) {
        case .functionDeclaration:
            guard !tree.has(.bodiless, node), !tree.has(.declare, node) else { return }
            let name = tree.has(.named, node) ? tree.firstChild(node) : 0
            if name != 0 { declareFunction(name, node) }
            beginFunction(node, .function)
        case .functionExpression:
            guard !tree.has(.bodiless, node) else { return }
            beginFunction(node, .function)
        case .arrowFunctionExpression:
            beginFunction(node, .arrow)
        case .functionBody:
            visitBody(node, context)
        case .staticBlock:
            enter(.staticBlock, node)
            pushExit()
            pushAll(from: tree.firstChild(node))
        case .propertyDefinition:
            visitField(node)
        default:
            visitClass(node)
        }
    }

    // MARK: Functions

    private mutating func declareFunction(_ name: NodeID, _ function: NodeID) {
        let isSpecial = !tree.flags(function).isDisjoint(with: [.async, .generator])
        let reference = append(name, [.declaration, .write])
        var declaration = Declaration(reference: reference, kind: .function, form: .plain)
        declaration.isSpecialFunction = isSpecial
        add(declaration, to: current)
        guard !table.scopes[Int(current)].kind.holdsVariables, !isSpecial, !isStrict else { return }
        declaration.form = .hoisted
        declaration.previous = latestHoisted[tree.data(name)] ?? 0
        latestHoisted[tree.data(name)] = UInt32(declarations.count)
        add(declaration, to: table.scopes[Int(current)].variables)
    }

    private mutating func beginFunction(_ node: NodeID, _ kind: ScopeKind) {
        enter(kind, node)
        pushExit()
        var parameters: NodeID = 0
        var body: NodeID = 0
        var child = tree.firstChild(node)
        while child != 0 {
            if tree.kind(child) == .parameters { parameters = child } else if parameters != 0 { body = child }
            child = tree.nextSibling(child)
        }
        if !isStrict, tree.kind(body) == .functionBody, tree.useStrictDirective(in: body) != 0 {
            table.scopes[Int(current)].flags.insert(.strict)
        }
        if tree.kind(node) == .functionExpression, tree.has(.named, node) { declareOwnName(tree.firstChild(node)) }
        let isSeparate = parameters != 0 && tree.kind(body) == .functionBody && !hasPlainParameters(parameters)
        push(body, isSeparate ? Context(use: .separateBody) : .read)
        push(parameters, Context(use: .declare, kind: .parameter, givesValue: true))
    }

    private mutating func declareOwnName(_ name: NodeID) {
        let reference = append(name, [.declaration, .write])
        add(Declaration(reference: reference, kind: .functionName, form: .weak), to: current)
    }

    private func hasPlainParameters(_ parameters: NodeID) -> Bool {
        var child = tree.firstChild(parameters)
        while child != 0 {
            switch tree.kind(child) {
            case .bindingIdentifier, .decorator: break
            case .restElement where tree.kind(tree.firstChild(child)) == .bindingIdentifier: break
            default: return false
            }
            child = tree.nextSibling(child)
        }
        return true
    }

    private mutating func visitBody(_ node: NodeID, _ context: Context) {
        if context.use == .separateBody {
            enter(.functionBody, node)
            pushExit()
        }
        pushAll(from: tree.firstChild(node))
    }

    // MARK: Classes

    /// A field's value runs as a function of its own; its key and decorators do not.
    private mutating func visitField(_ node: NodeID) {
        guard !tree.has(.declare, node) else { return }
        guard tree.has(.hasValue, node) else { return pushAll(from: tree.firstChild(node)) }
        stack.append(Frame(node: node, context: .enter))
        push(from: tree.firstChild(node), upTo: lastChild(of: node))
    }

    private mutating func visitClass(_ node: NodeID) {
        guard !tree.has(.declare, node) else { return }
        var child = tree.firstChild(node)
        guard tree.kind(child) == .decorator else { return beginClass(node) }
        while tree.kind(child) == .decorator { child = tree.nextSibling(child) }
        stack.append(Frame(node: node, context: .enter))
        push(from: tree.firstChild(node), upTo: child)
    }

    mutating func beginClass(_ node: NodeID) {
        var child = tree.firstChild(node)
        while tree.kind(child) == .decorator { child = tree.nextSibling(child) }
        let name = tree.has(.named, node) ? child : 0
        let isDeclaration = tree.kind(node) == .classDeclaration
        if name != 0, isDeclaration { declare(name, Context(use: .declare, kind: .class, givesValue: true)) }
        enter(.class, node)
        pushExit()
        if name != 0 {
            declareInside(name, isDeclaration)
            child = tree.nextSibling(name)
        }
        pushAll(from: child)
    }

    private mutating func declareInside(_ name: NodeID, _ isDeclaration: Bool) {
        if isDeclaration {
            let outer = ReferenceID(max(0, table.entries[Int(name)]))
            add(Declaration(reference: outer, kind: .className, form: .second), to: current)
        } else {
            declare(name, Context(use: .declare, kind: .className, givesValue: true))
        }
    }
}
