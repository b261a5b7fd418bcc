// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// A class from the word `class` on. `decorators` were read before it; `start` is where it starts, `export` not included.
    mutating func parseClass(
        _ kind: NodeKind,
        from start: Int,
        decorators: List,
        flags: NodeFlags = [],
        mayBeNameless: Bool = true
    ) -> NodeID {
        var list = decorators
        guard enter() else {
            append(skipTooDeep(), to: &list)
            return make(.error, from: start, list.first)
        }
        defer { leave() }
        var flags = flags
        expect(.class)
        if token == .name, !(hasTypes && isWord(.implements)) {
            flags.insert(.named)
            append(takeNode(.bindingIdentifier, flags: tokenFlags, data: tokenName), to: &list)
        } else if !mayBeNameless {
            failMissing(.name)
        }
        if hasTypes, token == .less { append(parseTypeParameters(), to: &list) }
        if take(.extends) {
            flags.insert(.hasSuperclass)
            appendSuperclass(to: &list)
            if hasTypes, token == .less || token == .shiftLeft { append(parseTypeArguments(), to: &list) }
        }
        if hasTypes, isWord(.implements) { append(parseImplements(), to: &list) }
        append(parseClassBody(), to: &list)
        return make(kind, from: start, list.first, flags: flags)
    }

    /// What a class extends. `B<C>` that was read as one expression becomes the class and its type arguments.
    private mutating func appendSuperclass(to list: inout List) {
        let superclass = parseLeftHandSide()
        guard nodes.kind(superclass) == .tsInstantiationExpression, !nodes.flags(superclass).contains(.parenthesized) else {
            return append(superclass, to: &list)
        }
        let inner = nodes.firstChild(superclass)
        let types = nodes.nextSibling(inner)
        replace(superclass)
        append(inner, to: &list)
        append(types, to: &list)
    }

    private mutating func parseClassBody() -> NodeID {
        let start = tokenStart
        let outer = context
        context.allowsIn = true
        context.inConsequent = false
        expect(.openBrace)
        var list = List()
        while token != .closeBrace, token != .endOfFile {
            if token == .semicolon {
                next()
                continue
            }
            if endsByIndentation(start) { break }
            let before = tokenStart
            append(parseMember(), to: &list)
            if tokenStart == before, token != .endOfFile {
                failUnexpected()
                next()
            }
        }
        expectCloseBrace(start)
        context = outer
        return make(.classBody, from: list.first == 0 ? start : min(start, nodes.start(list.first)), list.first)
    }

    /// A member; where none can be read in a damaged class, the statement that stands there.
    private mutating func parseMember() -> NodeID {
        let start = tokenStart
        guard recovers, trials == 0 else { return parseClassMember() }
        let saved = checkpoint
        let errorsBefore = errorCount
        memberIsBroken = false
        let member = parseClassMember()
        guard memberIsBroken, errorCount > errorsBefore, trialBudget > 0 else { return member }
        memberIsBroken = false
        trialBudget -= max(1, tokenStart - start)
        restore(saved)
        let statement = parseStatement()
        return make(.error, from: start, statement)
    }

    private mutating func parseClassMember() -> NodeID {
        let start = tokenStart
        var list = List()
        while token == .at { append(parseDecorator(), to: &list) }
        var head = parseMemberModifiers()
        if head.key == 0 {
            if token == .openBrace, head.flags.contains(.static), !head.isAsync { return undecorated(parseStaticBlock(start), list) }
            if hasTypes, token == .plus || token == .minus { next() }  // Flow's variance
            if take(.star) {
                if !head.flags.isDisjoint(with: [.getter, .setter, .accessor]) { failUnexpected() }
                head.isGenerator = true
            }
            if hasTypes, token == .openBracket, let signature = parseIndexSignature(start) { return undecorated(signature, list) }
            head.key = parseClassKey(&head.flags)
        }
        append(head.key, to: &list)
        if hasTypes, token == .question || token == .not && !newlineBefore { next() }
        let isMethod = token == .openParenthesis || hasTypes && token == .less
        if isMethod || head.isAsync || head.isGenerator || !head.flags.isDisjoint(with: [.getter, .setter]) {
            if !isMethod {
                memberIsBroken = true
                failMissing(.openParenthesis)
            }
            append(parseClassMethod(head), to: &list)
            if head.flags.isDisjoint(with: [.getter, .setter]) { head.flags.insert(.method) }
            return make(.methodDefinition, from: start, list.first, flags: head.flags)
        }
        return parseField(start, head, list)
    }

    /// A member that can have no decorators; those that stand before it are kept beside it.
    private mutating func undecorated(_ member: NodeID, _ decorators: List) -> NodeID {
        guard decorators.first != 0 else { return member }
        link(decorators.last, member)
        return make(.error, from: nodes.start(decorators.first), decorators.first)
    }

    private mutating func parseClassMethod(_ head: MemberHead) -> NodeID {
        // A method takes more stack than other levels, so it counts as one of its own.
        guard enter() else { return skipTooDeep() }
        defer { leave() }
        let errorsBefore = errorCount
        let method = parseMethod(head)
        // `call(a, b);` in a class is a statement whose method was closed too early.
        if errorCount > errorsBefore, nodes.end(method) == previousEnd, source[max(previousEnd - 1, 0)] != 0x7D { memberIsBroken = true }
        return method
    }

    private mutating func parseField(_ start: Int, _ head: MemberHead, _ members: List) -> NodeID {
        var list = members
        var flags = head.flags
        if hasTypes, token == .colon { append(parseTypeAnnotation(), to: &list) }
        if token == .assign {
            next()
            flags.insert(.hasValue)
            let outer = context
            context = Context()
            context.inFunction = true
            context.isAmbient = outer.isAmbient
            append(parseValue(), to: &list)
            context = outer
        }
        if token != .semicolon, token != .closeBrace, token != .endOfFile, !newlineBefore { memberIsBroken = true }
        expectSemicolon()
        return make(.propertyDefinition, from: start, list.first, flags: flags)
    }

    private mutating func parseStaticBlock(_ start: Int) -> NodeID {
        let outer = context
        context = Context()
        context.inFunction = true
        context.inStaticBlock = true
        let brace = tokenStart
        next()
        let first = parseStatements(inBlockFrom: brace)
        expectCloseBrace(brace)
        context = outer
        return make(.staticBlock, from: start, first)
    }

    private mutating func parseClassKey(_ flags: inout NodeFlags) -> NodeID {
        if token == .privateName { return takeNode(.privateName, data: tokenName) }
        if token == .name || token.isReservedWord || token == .string || token == .openBracket || token == .number || token == .bigInt
            || token == .invalid && escapedWord
        {
            return parsePropertyKey(&flags)
        }
        memberIsBroken = true
        failMissing(.name)
        if token == .invalid { next() }
        return missing()
    }

    /// `static`, `async`, `get`, `set`, `accessor` and TypeScript's modifiers. A word that turns out to be the member's own name is `key`.
    private mutating func parseMemberModifiers() -> MemberHead {
        var head = MemberHead()
        while token == .name, !tokenFlags.contains(.escaped), let word = Word(rawValue: tokenName), isMemberModifier(word) {
            let start = tokenStart
            next()
            let endsHere = endsMemberName && !(word == .static && token == .openBrace)
            // `get` and a generator on the next line are two members; the other words stand on the line of what they modify.
            let isField = newlineBefore && word != .static && (word != .get && word != .set || token == .star)
            if endsHere || isField {
                head.key = make(.propertyName, from: start, data: word.rawValue)
                return head
            }
            switch word {
            case .static:
                if head.flags.contains(.static) {
                    head.key = make(.propertyName, from: start, data: word.rawValue)
                    return head
                }
                head.flags.insert(.static)
            case .abstract: head.flags.insert(.abstract)
            case .declare: head.flags.insert(.declare)
            case .async:
                head.isAsync = true
                return head
            case .get:
                head.flags.insert(.getter)
                return head
            case .set:
                head.flags.insert(.setter)
                return head
            case .accessor:
                head.flags.insert(.accessor)
                return head
            default: break
            }
        }
        return head
    }

    private func isMemberModifier(_ word: Word) -> Bool {
        switch word {
        case .static, .async, .get, .set, .accessor: true
        case .public, .private, .protected, .readonly, .abstract, .override, .declare: hasTypes
        default: false
        }
    }

    // MARK: - Decorators

    mutating func parseDecorators() -> List {
        var list = List()
        while token == .at { append(parseDecorator(), to: &list) }
        return list
    }

    mutating func parseDecorator() -> NodeID {
        let start = tokenStart
        next()
        let expression = parseLeftHandSide(isDecorator: true)
        return make(.decorator, from: start, expression)
    }

    mutating func parseDecoratedClass() -> NodeID {
        let start = tokenStart
        let decorators = parseDecorators()
        guard token == .class else {
            failMissing(.class)
            return make(.error, from: start, decorators.first)
        }
        return parseClass(.classExpression, from: start, decorators: decorators)
    }
}
