// SPDX-License-Identifier: Apache-2.0

// Statements: labels, jumps, and what may stand alone as a body.
extension EarlyErrorWalk {
    mutating func visitStatement(_ node: NodeID) {
        switch tree.kind(node) {
        case .ifStatement:
            let test = tree.firstChild(node)
            for body in tree.children(node) where body != test { checkBody(body, allowsFunction: true) }
            pushAll(from: test)
        case .forStatement, .forInStatement, .forOfStatement, .whileStatement, .doWhileStatement:
            visitLoop(node)
        case .withStatement:
            if context.isStrict { report(node, "'with' is not allowed in strict code") }
            checkBody(tree.child(node, 1), allowsFunction: false)
            pushAll(from: tree.firstChild(node))
        case .switchStatement:
            visitSwitch(node)
        case .switchCase:
            let test = tree.firstChild(node)
            pushAll(from: tree.nextSibling(test), .inCase)
            push(test)
        case .labeledStatement:
            visitLabels(node)
        case .returnStatement:
            if !context.allowsReturn { report(node, "'return' outside a function") }
            pushAll(from: tree.firstChild(node))
        default:
            visitJump(node)
        }
    }

    private mutating func visitLoop(_ node: NodeID) {
        let first = tree.firstChild(node)
        var body = first
        if tree.kind(node) != .doWhileStatement {
            while body != 0, tree.nextSibling(body) != 0 { body = tree.nextSibling(body) }
        }
        checkBody(body, allowsFunction: false)
        context.loops += 1
        push(.endLoop)
        let isPattern = tree.kind(node) == .forInStatement || tree.kind(node) == .forOfStatement
        guard isPattern else { return pushAll(from: first) }
        pushAll(from: tree.nextSibling(first))
        push(first, .forHead)
        if tree.kind(first) == .variableDeclaration { checkHead(first, node) }
    }

    /// The declaration of a `for`-`in` or `for`-`of`; the parser looks at how many there are and whether one has a value.
    private mutating func checkHead(_ declaration: NodeID, _ loop: NodeID) {
        let kind = VariableKind(rawValue: tree.data(declaration))
        let isForIn = tree.kind(loop) == .forInStatement
        if isForIn, kind == .using || kind == .awaitUsing { report(declaration, "'using' cannot be declared in a 'for' with 'in'") }
        if isForIn, context.isStrict, tree.has(.hasValue, tree.firstChild(declaration)) {
            report(declaration, "a variable declared here cannot have a value in strict code")  // Annex B.3.5.
        }
    }

    private mutating func visitSwitch(_ node: NodeID) {
        let discriminant = tree.firstChild(node)
        context.switches += 1
        push(.endSwitch)
        pushAll(from: tree.nextSibling(discriminant))
        push(discriminant)
    }

    // MARK: Bodies

    /// A statement that is the body of another must not declare anything (ECMA-262 sections 14.6, 14.7, 14.13.1, annex B.3.1, B.3.3).
    private mutating func checkBody(_ body: NodeID, allowsFunction: Bool) {
        var inner = body
        while tree.kind(inner) == .labeledStatement { inner = tree.firstChild(inner) }
        switch tree.kind(inner) {
        case .functionDeclaration:
            if inner != body || !allowsFunction || !isPlainSloppy(inner) { report(inner, "a function cannot be declared here") }
        case .classDeclaration where inner == body:
            report(inner, "a class cannot be declared here")
        case .variableDeclaration where inner == body && tree.data(inner) != VariableKind.var.rawValue:
            report(inner, "a lexical name cannot be declared here")
        default:
            break
        }
    }

    private func isPlainSloppy(_ function: NodeID) -> Bool {
        !context.isStrict && tree.flags(function).isDisjoint(with: [.async, .generator])
    }

    // MARK: Labels and jumps

    /// All labels that stand directly before a statement at once, so that a long row of them stays linear.
    private mutating func visitLabels(_ node: NodeID) {
        let count = labels.count
        push(.endLabels, NodeID(count))
        var body = node
        while tree.kind(body) == .labeledStatement {
            let name = tree.data(body)
            let place = labelPlaces[name] ?? 0
            if place > context.firstLabel { report(body, "this label is there already") }
            if let message = problem(label: name) { report(body, message) }
            labels.append(Label(name: name, isLoop: false, previous: place))
            labelPlaces[name] = labels.count
            body = tree.firstChild(body)
        }
        switch tree.kind(body) {
        case .forStatement, .forInStatement, .forOfStatement, .whileStatement, .doWhileStatement:
            for index in count..<labels.count { labels[index].isLoop = true }
        case .functionDeclaration where !isPlainSloppy(body):
            report(body, "this function cannot have a label")
        case .classDeclaration:
            report(body, "a class cannot be declared here")
        case .variableDeclaration where tree.data(body) != VariableKind.var.rawValue:
            report(body, "a lexical name cannot be declared here")
        default:
            break
        }
        push(body)
    }

    private func problem(label name: NameID) -> String? {
        if context.hasAwait, name == Word.await.rawValue { return "'await' is not a name here" }
        if context.hasYield, name == Word.yield.rawValue { return "'yield' is not a name in a generator" }
        return NameErrors.problem(name, isStrict: context.isStrict)
    }

    mutating func endLabels(_ count: Int) {
        while labels.count > count, let label = labels.popLast() {
            labelPlaces[label.name] = label.previous == 0 ? nil : label.previous
        }
    }

    private mutating func visitJump(_ node: NodeID) {
        let isContinue = tree.kind(node) == .continueStatement
        let name = tree.data(node)
        guard name != 0 else {
            let isFine = context.loops > 0 || !isContinue && context.switches > 0
            if !isFine { report(node, isContinue ? "'continue' outside a loop" : "'break' outside a loop or switch") }
            return
        }
        let place = labelPlaces[name] ?? 0
        guard place > context.firstLabel else { return report(node, "no such label around this") }
        if isContinue, !labels[place - 1].isLoop { report(node, "'continue' to a label that is not of a loop") }
    }

    // MARK: Variables

    mutating func visitVariables(_ node: NodeID, _ position: Position) {
        let kind = VariableKind(rawValue: tree.data(node)) ?? .var
        let isUsing = kind == .using || kind == .awaitUsing
        if isUsing, position.contains(.topLevel), tree.goal == .script { report(node, "'using' is not allowed at the top of a script") }
        if isUsing, position.contains(.inCase) { report(node, "'using' is not allowed directly in a case") }
        for declarator in tree.children(node) {
            let target = tree.firstChild(declarator)
            let isPattern = tree.kind(target) == .objectPattern || tree.kind(target) == .arrayPattern
            if isUsing, isPattern { report(target, "'using' takes plain names only") }
            guard !position.contains(.forHead), !tree.has(.hasValue, declarator) else { continue }
            if isPattern || kind == .const || isUsing { report(declarator, "a first value is missing") }
        }
        pushAll(from: tree.firstChild(node))
    }
}
