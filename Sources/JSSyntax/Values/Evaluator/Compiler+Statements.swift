// SPDX-License-Identifier: Apache-2.0

// Statements: the stack is the same after them.
extension Compiler {
    mutating func statements(from first: NodeID) {
        var at = first
        while at != 0 {
            statement(at)
            at = tree.nextSibling(at)
        }
    }

    mutating func statement(_ node: NodeID, labels names: [NameID] = []) {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { return emit(.undecidable) }
        switch tree.kind(node) {
        case .expressionStatement:
            expression(tree.firstChild(node))
            emit(keepsCompletion ? .setCompletion : .pop)
        case .variableDeclaration: for declarator in tree.children(node) { self.declarator(declarator) }
        case .blockStatement, .tsModuleBlock: block(node)
        case .ifStatement: branch(node)
        case .returnStatement: returned(node)
        case .throwStatement:
            expression(tree.firstChild(node))
            emit(.throw)
        case .forStatement, .whileStatement, .doWhileStatement, .forInStatement, .forOfStatement: loop(node, names)
        case .breakStatement, .continueStatement: leave(node)
        case .labeledStatement: labeled(node, names)
        case .switchStatement: choice(node, names)
        case .tryStatement: attempt(node)
        case .classDeclaration:
            classDefinition(node)
            if tree.has(.named, node) { store(className(node), declares: true) }
            emit(.pop)
        case .functionDeclaration, .emptyStatement, .debuggerStatement, .tsTypeDeclaration, .importDeclaration, .exportAllDeclaration: break
        case .exportNamedDeclaration: exported(node)
        case .exportDefaultDeclaration:
            let inner = tree.firstChild(node)
            switch tree.kind(inner) {
            case .functionDeclaration: break
            case .classDeclaration: statement(inner)
            default:
                expression(inner)
                emit(.pop)
            }
        default: emit(.undecidable)
        }
    }

    private mutating func exported(_ node: NodeID) {
        let inner = tree.firstChild(node)
        if [.variableDeclaration, .classDeclaration].contains(tree.kind(inner)) { statement(inner) }
    }

    mutating func declarator(_ node: NodeID) {
        let target = tree.firstChild(node)
        let parentIsLexical = scopes.kind(of: scopes.binding(at: target)).isLexical
        if tree.has(.hasValue, node) {
            expression(tree.child(node, 1))
        } else if parentIsLexical, tree.kind(target) == .bindingIdentifier {
            emit(.undefined)
        } else {
            return
        }
        assign(to: target, declares: true)
    }

    private mutating func block(_ node: NodeID) {
        let began = begin(node)
        hoist(node)
        statements(from: tree.firstChild(node))
        end(began)
    }

    /// `else if` chains without recursion.
    private mutating func branch(_ node: NodeID) {
        let end = label()
        var at = node
        while true {
            let consequent = tree.child(at, 1)
            let otherwise = label()
            expression(tree.firstChild(at))
            emit(.jumpIfFalse, otherwise)
            single(consequent)
            emit(.jump, end)
            place(otherwise)
            guard tree.has(.hasAlternate, at) else { break }
            at = tree.nextSibling(consequent)
            guard tree.kind(at) == .ifStatement else {
                single(at)
                break
            }
        }
        place(end)
    }

    /// The body of an `if`, which may be a function in sloppy code.
    private mutating func single(_ node: NodeID) {
        if tree.kind(node) == .functionDeclaration { declareFunction(node) } else { statement(node) }
    }

    private mutating func labeled(_ node: NodeID, _ outer: [NameID]) {
        var names = outer
        var at = node
        while tree.kind(at) == .labeledStatement {
            names.append(tree.data(at))
            at = tree.firstChild(at)
        }
        switch tree.kind(at) {
        case .forStatement, .whileStatement, .doWhileStatement, .forInStatement, .forOfStatement, .switchStatement:
            statement(at, labels: names)
        default:
            let end = label()
            contexts.append(.target(names: names, end: end, next: nil, takesPlainBreak: false))
            single(at)
            contexts.removeLast()
            place(end)
        }
    }

    // MARK: Loops

    private mutating func loop(_ node: NodeID, _ names: [NameID]) {
        switch tree.kind(node) {
        case .forStatement: forLoop(node, names)
        case .whileStatement:
            let next = label()
            let end = label()
            place(next)
            expression(tree.firstChild(node))
            emit(.jumpIfFalse, end)
            body(tree.child(node, 1), names, end: end, next: next)
            emit(.jump, next)
            place(end)
        case .doWhileStatement:
            let start = label()
            let next = label()
            let end = label()
            place(start)
            body(tree.firstChild(node), names, end: end, next: next)
            place(next)
            expression(tree.child(node, 1))
            emit(.jumpIfTrue, start)
            place(end)
        default: iteration(node, names)
        }
    }

    private mutating func body(_ node: NodeID, _ names: [NameID], end: Label, next: Label) {
        contexts.append(.target(names: names, end: end, next: next, takesPlainBreak: true))
        single(node)
        contexts.removeLast()
    }

    private mutating func forLoop(_ node: NodeID, _ names: [NameID]) {
        let start = tree.firstChild(node)
        let test = tree.nextSibling(start)
        let step = tree.nextSibling(test)
        let began = begin(node)
        switch tree.kind(start) {
        case .none: break
        case .variableDeclaration: statement(start)
        default:
            expression(start)
            emit(.pop)
        }
        let again = label()
        let next = label()
        let end = label()
        place(again)
        if tree.kind(test) != .none {
            expression(test)
            emit(.jumpIfFalse, end)
        }
        body(tree.nextSibling(step), names, end: end, next: next)
        place(next)
        // Each round has variables of its own, for the functions made in it.
        if began { emit(.copyScope) }
        if tree.kind(step) != .none {
            expression(step)
            emit(.pop)
        }
        emit(.jump, again)
        place(end)
        self.end(began)
    }

    private mutating func iteration(_ node: NodeID, _ names: [NameID]) {
        let left = tree.firstChild(node)
        let right = tree.nextSibling(left)
        if tree.has(.await, node) { return emit(.undecidable) }
        expression(right)
        emit(tree.kind(node) == .forInStatement ? .enumerate : .iterate)
        contexts.append(.iterator)
        let next = label()
        let end = label()
        contexts.append(.target(names: names, end: end, next: next, takesPlainBreak: true))
        place(next)
        emit(.next, end)
        let began = begin(node)
        if tree.kind(left) == .variableDeclaration {
            assign(to: tree.firstChild(tree.firstChild(left)), declares: true)
        } else {
            assign(to: left, declares: false)
        }
        single(tree.nextSibling(right))
        self.end(began)
        emit(.jump, next)
        place(end)
        contexts.removeLast(2)
        emit(.pop)
    }

    // MARK: Leaving

    private mutating func leave(_ node: NodeID) {
        let wanted = tree.data(node)
        let isContinue = tree.kind(node) == .continueStatement
        for at in contexts.indices.reversed() {
            guard case .target(let names, let end, let next, let takesPlainBreak) = contexts[at] else { continue }
            let isMeant = wanted != 0 ? names.contains(wanted) : isContinue ? next != nil : takesPlainBreak
            guard isMeant else { continue }
            if isContinue, next == nil { break }
            return go(to: isContinue ? next ?? end : end, context: at)
        }
        emit(.undecidable)
    }

    /// Leaves everything inside a context, and jumps.
    private mutating func go(to target: Label, context: Int) {
        for at in contexts.indices.reversed() where at > context {
            switch contexts[at] {
            case .target: break
            case .handler: emit(.popHandler)
            case .scope: emit(.popScope)
            case .iterator: emit(.pop)
            case .finally(let block): return pass(through: block, .goes(target, context: context))
            }
        }
        emit(.jump, target)
    }

    private mutating func returned(_ node: NodeID) {
        if tree.firstChild(node) != 0 { expression(tree.firstChild(node)) } else { emit(.undefined) }
        leaveFunction()
    }

    /// Returns the top of the stack, after the `finally` blocks on the way.
    private mutating func leaveFunction() {
        let hasFinally = contexts.contains { if case .finally = $0 { true } else { false } }
        guard hasFinally else { return emit(.return) }
        for at in contexts.indices.reversed() {
            switch contexts[at] {
            case .target: break
            case .handler: emit(.popHandler)
            case .scope: emit(.popScope)
            case .iterator: emit(.dropUnder)
            case .finally(let block):
                emit(.storeTemporary, block.value)
                return pass(through: block, .returns)
            }
        }
        emit(.return)
    }

    private mutating func pass(through block: FinallyBlock, _ exit: FinallyBlock.Exit) {
        block.exits.append(exit)
        emit(.popHandler)
        // 0 is the plain end, 1 is an exception.
        emit(.integer, Int32(block.exits.count) + 1)
        emit(.storeTemporary, block.kind)
        emit(.jump, block.start)
    }

    // MARK: Choosing and trying

    private mutating func choice(_ node: NodeID, _ names: [NameID]) {
        expression(tree.firstChild(node))
        let value = temporary()
        emit(.storeTemporary, value)
        let began = begin(node)
        let cases = Array(tree.children(node).dropFirst())
        for item in cases { hoistCase(item) }
        var starts: [Label] = []
        var other: Label?
        for item in cases {
            let start = label()
            starts.append(start)
            if tree.kind(tree.firstChild(item)) == .none {
                other = start
                continue
            }
            emit(.loadTemporary, value)
            expression(tree.firstChild(item))
            emit(.binary, .strictEqual)
            emit(.jumpIfTrue, start)
        }
        let end = label()
        emit(.jump, other ?? end)
        contexts.append(.target(names: names, end: end, next: nil, takesPlainBreak: true))
        for (item, start) in zip(cases, starts) {
            place(start)
            statements(from: tree.nextSibling(tree.firstChild(item)))
        }
        contexts.removeLast()
        place(end)
        self.end(began)
    }

    private mutating func hoistCase(_ item: NodeID) {
        for child in tree.children(item).dropFirst() where tree.kind(child) == .functionDeclaration && tree.has(.named, child) {
            declareFunction(child)
        }
    }

    private mutating func attempt(_ node: NodeID) {
        guard tree.has(.hasFinally, node) else { return attemptAndCatch(node) }
        let block = FinallyBlock(start: label(), kind: temporary(), value: temporary())
        let thrown = label()
        emit(.pushHandler, thrown)
        contexts.append(.finally(block))
        attemptAndCatch(node)
        contexts.removeLast()
        emit(.popHandler)
        emit(.integer, 0)
        emit(.storeTemporary, block.kind)
        emit(.jump, block.start)
        place(thrown)
        emit(.storeTemporary, block.value)
        emit(.integer, 1)
        emit(.storeTemporary, block.kind)
        place(block.start)
        var finalizer: NodeID = 0
        for child in tree.children(node) { finalizer = child }
        self.block(finalizer)
        dispatch(block)
    }

    /// After a `finally` block: goes where it was going.
    private mutating func dispatch(_ block: FinallyBlock) {
        func unless(_ kind: Int32) -> Label {
            let other = label()
            emit(.loadTemporary, block.kind)
            emit(.integer, kind)
            emit(.binary, .strictEqual)
            emit(.jumpIfFalse, other)
            return other
        }
        let notThrown = unless(1)
        emit(.loadTemporary, block.value)
        emit(.throw)
        place(notThrown)
        for (at, exit) in block.exits.enumerated() {
            let other = unless(Int32(at) + 2)
            switch exit {
            case .goes(let target, let context): go(to: target, context: context)
            case .returns:
                emit(.loadTemporary, block.value)
                leaveFunction()
            }
            place(other)
        }
    }

    private mutating func attemptAndCatch(_ node: NodeID) {
        let first = tree.firstChild(node)
        guard tree.has(.hasCatch, node) else { return block(first) }
        let caught = label()
        let end = label()
        emit(.pushHandler, caught)
        contexts.append(.handler)
        block(first)
        contexts.removeLast()
        emit(.popHandler)
        emit(.jump, end)
        place(caught)
        let clause = tree.nextSibling(first)
        let began = begin(clause)
        var body = tree.firstChild(clause)
        if tree.has(.hasParameter, clause) {
            assign(to: body, declares: true)
            body = tree.nextSibling(body)
        } else {
            emit(.pop)
        }
        block(body)
        self.end(began)
        place(end)
    }

    // MARK: Classes

    private func className(_ node: NodeID) -> NodeID {
        var child = tree.firstChild(node)
        while tree.kind(child) == .decorator { child = tree.nextSibling(child) }
        return child
    }

    /// Plain classes: a constructor, methods, static methods and static fields. Others stop.
    mutating func classDefinition(_ node: NodeID) {
        let body = tree.children(node).first { tree.kind($0) == .classBody } ?? 0
        var constructor: NodeID = 0
        for member in tree.children(body) {
            let isKnown = tree.kind(member) == .methodDefinition || (tree.kind(member) == .propertyDefinition && tree.has(.static, member))
            let key = tree.firstChild(member)
            if !isKnown || tree.kind(key) == .decorator || tree.kind(key) == .privateName { return emit(.undecidable) }
            let isPlain = tree.flags(member).isDisjoint(with: [.static, .computed])
            if tree.kind(member) == .methodDefinition, isPlain, tree.text(key) == "constructor" { constructor = tree.nextSibling(key) }
        }
        if tree.has(.hasSuperclass, node) || tree.kind(tree.firstChild(node)) == .decorator { return emit(.undecidable) }
        let began = begin(node)
        if constructor != 0 { closure(constructor) } else { emit(.makeClass) }
        if began, tree.has(.named, node) {
            let scope = scopes.scope(at: node)
            let inside = scopes.binding(named: tree.data(className(node)), in: scope)
            if inside != 0, let place = variable(binding: inside) { emit(.initialize, place.distance, place.slot) }
        }
        for member in tree.children(body) { self.member(member, constructor) }
        end(began)
    }

    /// One member, onto the class on the stack.
    private mutating func member(_ member: NodeID, _ constructor: NodeID) {
        let first = tree.firstChild(member)
        var value = tree.nextSibling(first)
        while tree.kind(value) == .typeAnnotation { value = tree.nextSibling(value) }
        if tree.kind(member) == .methodDefinition, value == constructor { return }
        if tree.has(.bodiless, value) { return }
        if let key = key(first, isComputed: tree.has(.computed, member)) {
            emit(.constant, key)
        } else {
            expression(first)
        }
        let isAccessor = !tree.flags(member).isDisjoint(with: [.getter, .setter]) && tree.kind(member) == .methodDefinition
        if isAccessor {
            emit(.unknown)
        } else if tree.kind(member) == .propertyDefinition {
            // The value is code of its own scope.
            if tree.has(.hasValue, member) { emit(isConstant(value) ? .undefined : .unknown) } else { emit(.undefined) }
            if tree.has(.hasValue, member), isConstant(value) {
                emit(.pop)
                expression(value)
            }
        } else {
            closure(value)
        }
        emit(.defineMethod, tree.has(.static, member) ? 1 : 0)
    }

    private func isConstant(_ node: NodeID) -> Bool {
        [.stringLiteral, .numericLiteral, .booleanLiteral, .nullLiteral].contains(tree.kind(node))
    }
}
