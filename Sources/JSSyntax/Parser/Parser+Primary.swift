// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `PrimaryExpression` and what begins like one, except `(`.
    mutating func parsePrimary(canBeArrow: Bool) -> NodeID {
        switch token {
        case .name: return parseName(canBeArrow: canBeArrow)
        case .string: return takeNode(.stringLiteral, flags: tokenFlags)
        case .number: return takeNode(.numericLiteral, flags: tokenFlags)
        case .bigInt: return takeNode(.bigIntLiteral)
        case .openBracket: return parseArray()
        case .openBrace: return parseObject()
        case .function: return parseFunctionExpression(from: tokenStart, isAsync: false)
        case .class: return parseClass(.classExpression, from: tokenStart, decorators: List())
        case .this: return takeNode(.thisExpression)
        case .null: return takeNode(.nullLiteral)
        case .true: return takeNode(.booleanLiteral, data: 1)
        case .false: return takeNode(.booleanLiteral, data: 0)
        case .templateTail, .templateHead: return parseTemplate(isTagged: false)
        case .slash, .operatorAssign: return parseRegExp()
        case .new: return parseNew()
        case .super: return parseSuper()
        case .import: return parseImportExpression()
        case .privateName: return takeNode(.privateName, data: tokenName)
        case .at: return parseDecoratedClass()
        case .less: return parseLess(canBeArrow: canBeArrow)
        default: return parseUnexpected(canBeArrow: canBeArrow)
        }
    }

    /// `<` where an expression begins: JSX, or TypeScript's generic arrow functions and casts.
    private mutating func parseLess(canBeArrow: Bool) -> NodeID {
        if hasTypes, canBeArrow, let id = parseGenericArrow() { return id }
        if hasJSX { return parseJSXElement() }
        return parseUnexpected(canBeArrow: canBeArrow)
    }

    /// A token that begins no expression. Tokens that may end or begin something around stay; others are skipped.
    private mutating func parseUnexpected(canBeArrow: Bool) -> NodeID {
        failUnexpected()
        escapedWord = false
        if token == .arrow, recovers {
            // The parameters are lost or were taken for something else; the body is read as what it is.
            let parameters = nodes.append(.parameters, [], start: tokenStart, end: tokenStart, firstChild: 0, data: 0)
            return parseArrowBody(parameters, tokenStart, isAsync: false)
        }
        while !stopped {
            switch token {
            case .endOfFile, .closeBrace, .closeParenthesis, .closeBracket, .semicolon, .comma, .colon: return missing()
            default: break
            }
            if beginsStatement { return missing() }
            next()
            if token == .openParenthesis { return parseParenthesized() }
            if canBeginPrimary { return parsePrimary(canBeArrow: canBeArrow) }
        }
        return missing()
    }

    private var canBeginPrimary: Bool {
        switch token {
        case .name, .string, .number, .bigInt, .openBracket, .openBrace, .function, .class, .this, .null, .true, .false,
            .templateTail, .templateHead, .new, .super, .import:
            true
        default: false
        }
    }

    /// A word that begins a statement and no expression.
    var beginsStatement: Bool {
        switch token {
        case .if, .for, .while, .do, .switch, .try, .return, .throw, .break, .continue, .var, .const, .case, .default, .catch,
            .finally, .else, .debugger, .with, .export:
            true
        default: false
        }
    }

    // MARK: - Names

    @inline(__always)
    private mutating func parseName(canBeArrow: Bool) -> NodeID {
        let start = tokenStart
        let name = tokenName
        let flags = tokenFlags
        next()
        if token == .arrow, canBeArrow, !newlineBefore {
            return parseArrowOfName(name, start, flags, isAsync: false)
        }
        if name == Word.async.rawValue, !newlineBefore, flags.isEmpty, let id = parseAsync(start, canBeArrow: canBeArrow) {
            return id
        }
        return make(.identifier, from: start, flags: flags, data: name)
    }

    /// `name => …`, with the arrow as present token.
    mutating func parseArrowOfName(_ name: NameID, _ start: Int, _ flags: NodeFlags, isAsync: Bool) -> NodeID {
        let binding = make(.bindingIdentifier, from: start, flags: flags, data: name)
        let parameters = make(.parameters, from: start, binding)
        return parseArrowBody(parameters, start, isAsync: isAsync)
    }

    /// What `async` on the same line as the present token begins; `nil` when it is a name like others.
    private mutating func parseAsync(_ start: Int, canBeArrow: Bool) -> NodeID? {
        if token == .function { return parseFunctionExpression(from: start, isAsync: true) }
        guard canBeArrow else { return nil }
        if token == .name {
            let name = tokenName
            let flags = tokenFlags
            let nameStart = tokenStart
            let isArrow = peek { parser in
                parser.next()
                return parser.token == .arrow && !parser.newlineBefore
            }
            guard isArrow else { return nil }
            next()
            let binding = make(.bindingIdentifier, from: nameStart, flags: flags, data: name)
            let parameters = make(.parameters, from: nameStart, binding)
            return parseArrowBody(parameters, start, isAsync: true)
        }
        if hasTypes, token == .less || token == .openParenthesis { return parseTypedAsyncArrow(start) }
        return nil
    }

    // MARK: - Literals with parts

    private mutating func parseRegExp() -> NodeID {
        let start = tokenStart
        guard token == .slash || tokenOperator == .slash else { return parseUnexpected(canBeArrow: false) }
        guard scanRegExp() else {
            fail("a regular expression without its end", at: start)
            next()
            return missing()
        }
        if source[position] == 0x5C || source[position] >= 0x80 && touchesName() {
            fail("a letter that is no flag of a regular expression", at: position)
        }
        if !stopped { checkRegExp() }
        return takeNode(.regExpLiteral, data: UInt32(truncatingIfNeeded: regExpBodyEnd + 1))
    }

    /// Regular expressions are read to their end everywhere; whether they mean something is asked in the strict goals.
    private mutating func checkRegExp() {
        guard !recovers else { return }
        let body = tokenStart + 1..<regExpBodyEnd
        if let problem = RegExpSyntax.problem(in: source, body: body, flags: regExpBodyEnd + 1..<tokenEnd) {
            fail(problem.message, at: problem.offset)
        }
    }

    mutating func parseTemplate(isTagged: Bool) -> NodeID {
        let start = tokenStart
        let outerIsOpen = templateIsOpen
        templateIsOpen = false
        guard enter() else { return skipTooDeep() }
        var list = List()
        var textStart = min(tokenStart + 1, length)
        while true {
            if tokenFlags.contains(.badEscape), !isTagged { fail("an escape that is no character", at: tokenStart) }
            let isLast = token != .templateHead
            let textEnd = max(tokenEnd - (isLast ? (templateIsOpen ? 0 : 1) : 2), textStart)
            append(nodes.append(.templateElement, tokenFlags, start: textStart, end: textEnd, firstChild: 0, data: 0), to: &list)
            next()
            if isLast { break }
            append(parseInnerExpression(), to: &list)
            if token == .closeBrace {
                textStart = tokenStart + 1
                rescanTemplate()
            } else {
                textStart = previousEnd
                failMissing(.closeBrace)
                guard recovers, trials == 0, endsTemplate(after: textStart) else { break }
                tokenStart = textStart
                scanTemplate(from: textStart)
                tokenEnd = position
            }
        }
        leave()
        templateIsOpen = outerIsOpen
        return make(.templateLiteral, from: start, list.first)
    }

    /// Whether a backquote follows soon on the line: then only a `}` is missing before it, and the text goes on.
    private func endsTemplate(after offset: Int) -> Bool {
        var at = offset
        let end = min(offset + 200, length)  // a line of code; a cap so that this stays linear
        while at < end, source[at] != 0x0A, source[at] != 0x0D {
            if source[at] == 0x60 { return true }
            at += 1
        }
        return false
    }

    /// Reads the present `}` again, as the middle or end of a template.
    private mutating func rescanTemplate() {
        scanTemplate(from: tokenStart + 1)
        tokenEnd = position
    }

    private mutating func parseArray() -> NodeID {
        let start = tokenStart
        guard enter() else { return skipTooDeep() }
        let outerIn = context.allowsIn
        context.allowsIn = true
        next()
        var list = List()
        while token != .closeBracket, token != .endOfFile {
            let before = tokenStart
            if token == .comma {
                append(nodes.append(.elision, [], start: tokenStart, end: tokenStart, firstChild: 0, data: 0), to: &list)
                next()
                continue
            }
            append(parseElement(), to: &list)
            if endsList(.closeBracket, before, list) { break }
        }
        context.allowsIn = outerIn
        expect(.closeBracket)
        leave()
        return make(.arrayExpression, from: start, list.first)
    }

    /// An expression or `...expression`, in an array or among arguments.
    @inline(__always)
    private mutating func parseElement() -> NodeID {
        guard token == .ellipsis else { return parseAssignment() }
        let start = tokenStart
        next()
        let argument = parseAssignment()
        return make(.spreadElement, from: start, argument, flags: token == .comma ? .trailingComma : [])
    }

    /// After an element of a list in brackets: takes a comma, and says whether the list is over.
    ///
    /// Where neither a comma nor the end follows, the list goes on if another element may begin here, so that a lost comma loses nothing.
    mutating func endsList(_ closer: TokenKind, _ before: Int, _ list: List) -> Bool {
        if token == .comma {
            next()
            return false
        }
        if token == closer || token == .endOfFile { return true }
        failMissing(closer)
        guard recovers, !stopped else { return true }
        switch token {
        case .semicolon, .closeBrace, .closeParenthesis, .closeBracket: return true
        default: break
        }
        if beginsStatement { return true }
        if tokenStart == before { next() }
        return false
    }

    // MARK: - new, super, import

    private mutating func parseNew() -> NodeID {
        let start = tokenStart
        guard enter() else { return skipTooDeep() }
        defer { leave() }
        next()
        if token == .dot { return parseNewTarget(start) }
        let calleeStart = tokenStart
        let isImport = token == .import
        let isSuper = token == .super
        let inner = token == .openParenthesis ? parseParenthesized() : parsePrimary(canBeArrow: false)
        if isSuper && token == .openParenthesis || isImport && nodes.kind(inner) != .metaProperty { failUnexpected() }
        let callee = parsePostfix(inner, calleeStart, inNew: true)
        var list = List(first: callee, last: callee)
        if hasTypes, token == .less || token == .shiftLeft, let types = parseTypeArgumentsOfCall() { append(types, to: &list) }
        if token == .openParenthesis {
            parseArguments(into: &list)
            if pendingDefault >= 0 { failPendingDefault() }
        }
        return make(.newExpression, from: start, list.first)
    }

    private mutating func parseNewTarget(_ start: Int) -> NodeID {
        next()
        if !isWord(.target) || (!context.inFunction && !recovers) { failUnexpected() }
        let name = tokenName
        if isNameLike { next() }
        return make(.metaProperty, from: start, data: name)
    }

    private mutating func parseSuper() -> NodeID {
        let id = takeNode(.superExpression)
        if token != .openParenthesis, token != .dot, token != .openBracket { failUnexpected() }
        return id
    }

    /// `import(…)`, `import.meta`, `import.source(…)`; the declaration is read elsewhere.
    private mutating func parseImportExpression() -> NodeID {
        let start = tokenStart
        next()
        var phase: NameID = 0
        if token == .dot {
            next()
            let name = tokenName
            if isWord(.source) || isWord(.defer) {
                phase = name
                next()
                if token != .openParenthesis { failMissing(.openParenthesis) }
            } else {
                if !isWord(.meta) || goal == .script { failUnexpected() }
                if isNameLike { next() }
                return make(.metaProperty, from: start, data: name)
            }
        }
        guard token == .openParenthesis else {
            failMissing(.openParenthesis)
            return missing()
        }
        var list = List()
        parseArguments(into: &list)
        if pendingDefault >= 0 { failPendingDefault() }
        checkImportArguments(list)
        return make(.importExpression, from: start, list.first, data: phase)
    }

    /// `import` takes one argument or two, and no spread.
    private mutating func checkImportArguments(_ list: List) {
        var count = 0
        var id = list.first
        while id != 0 {
            count += 1
            if nodes.kind(id) == .spreadElement { fail("import takes no spread", at: nodes.start(id)) }
            id = nodes.nextSibling(id)
        }
        if count == 0 || count > 2 { fail("import takes one or two arguments", at: previousEnd) }
    }

    /// `( Expression )` where no arrow function can be.
    mutating func parseParenthesized() -> NodeID {
        next()
        var id = parseInnerExpression()
        if hasTypes, token == .colon, language.contains(.flow) { id = parseTypedElement(id) }
        expect(.closeParenthesis)
        nodes.insertFlags(id, .parenthesized)
        return id
    }

    // MARK: - Members and calls

    /// `LeftHandSideExpression` for places that take no operators: heritage of a class, decorators. Behind a decorator `[` begins the member.
    mutating func parseLeftHandSide(isDecorator: Bool = false) -> NodeID {
        let start = tokenStart
        let inner = token == .openParenthesis ? parseParenthesized() : parsePrimary(canBeArrow: false)
        return parsePostfix(inner, start, inNew: false, isDecorator: isDecorator)
    }

    /// Members, calls, templates and `++` behind an expression that starts at `start`.
    @inline(__always)
    ///
    /// `canBeArrow` says whether `async (…) =>` may be an arrow function here.
    mutating func parsePostfix(
        _ base: NodeID,
        _ start: Int,
        inNew: Bool,
        isDecorator: Bool = false,
        canBeArrow: Bool = false
    ) -> NodeID {
        switch token {
        case .dot, .openParenthesis, .openBracket, .questionDot, .templateTail, .templateHead, .plusPlus, .minusMinus, .not, .less,
            .shiftLeft:
            return parseChain(base, start, inNew: inNew, isDecorator: isDecorator, canBeArrow: canBeArrow)
        default: return base
        }
    }

    private mutating func parseChain(
        _ base: NodeID,
        _ start: Int,
        inNew: Bool,
        isDecorator: Bool,
        canBeArrow: Bool
    ) -> NodeID {
        var id = base
        if nodes.kind(id) == .arrowFunctionExpression, !nodes.flags(id).contains(.parenthesized) { return id }
        if pendingDefault >= 0 { failPendingDefault() }
        var chained: NodeFlags = []
        while true {
            switch token {
            case .dot:
                next()
                id = parseMember(id, start, chained)
            case .openBracket:
                if isDecorator { return id }
                id = parseComputedMember(id, start, chained)
            case .openParenthesis:
                if inNew { return id }
                if let arrow = parseCall(&id, start, chained, canBeArrow: canBeArrow) { return arrow }
            case .questionDot:
                if inNew { failUnexpected() }
                next()
                chained = .chained
                id = parseOptional(id, start)
            case .templateTail, .templateHead:
                if !chained.isEmpty { fail("a template behind an optional chain", at: tokenStart) }
                link(id, parseTemplate(isTagged: true))
                id = make(.taggedTemplateExpression, from: start, id)
            case .plusPlus, .minusMinus:
                guard !newlineBefore, !inNew else { return id }
                checkSimpleTarget(id)
                let operation = token
                next()
                return make(.updateExpression, from: start, id, data: UInt32(operation.rawValue))
            case .not where hasTypes && !newlineBefore:
                next()
                id = make(.tsNonNullExpression, from: start, id, flags: chained)
            case .less where hasTypes, .shiftLeft where hasTypes:
                guard let typed = parseTypedCall(id, start, chained, inNew: inNew) else { return id }
                id = typed
            default: return id
            }
        }
    }

    private mutating func parseMember(_ object: NodeID, _ start: Int, _ flags: NodeFlags) -> NodeID {
        if isNameLike {
            let name = tokenName
            escapedWord = false
            next()
            return make(.memberExpression, from: start, object, flags: flags, data: name)
        }
        if token == .privateName {
            let name = tokenName
            if nodes.kind(object) == .superExpression { failUnexpected() }
            next()
            return make(.memberExpression, from: start, object, flags: flags.union(.privateMember), data: name)
        }
        failMissing(.name)
        return make(.memberExpression, from: start, object, flags: flags)
    }

    private mutating func parseComputedMember(_ object: NodeID, _ start: Int, _ flags: NodeFlags) -> NodeID {
        next()
        link(object, parseInnerExpression())
        expect(.closeBracket)
        return make(.computedMemberExpression, from: start, object, flags: flags)
    }

    /// Behind `?.`.
    private mutating func parseOptional(_ object: NodeID, _ start: Int) -> NodeID {
        let flags: NodeFlags = [.optional, .chained]
        switch token {
        case .openBracket: return parseComputedMember(object, start, flags)
        case .openParenthesis:
            var list = List(first: object, last: object)
            parseArguments(into: &list)
            if pendingDefault >= 0 { failPendingDefault() }
            return make(.callExpression, from: start, object, flags: flags)
        case .less where hasTypes, .shiftLeft where hasTypes: return parseTypedCall(object, start, flags, inNew: false) ?? object
        case .templateTail, .templateHead:
            fail("a template behind an optional chain", at: tokenStart)
            return object
        default: return parseMember(object, start, flags)
        }
    }

    /// A call; or, when it turns out to be `async (…) =>`, the arrow function.
    private mutating func parseCall(
        _ callee: inout NodeID,
        _ start: Int,
        _ flags: NodeFlags,
        canBeArrow: Bool
    ) -> NodeID? {
        let mayBeAsync =
            canBeArrow && nodes.kind(callee) == .identifier && nodes.data(callee) == Word.async.rawValue && !newlineBefore
            && nodes.flags(callee).isEmpty
        let parenthesis = tokenStart
        var list = List(first: callee, last: callee)
        parseArguments(into: &list)
        if mayBeAsync, token == .arrow, !newlineBefore, !stopped {
            pendingDefault = -1
            let first = nodes.nextSibling(callee)
            replace(callee)
            toPatterns(first, binding: true)
            let parameters = make(.parameters, from: parenthesis, first)
            return parseArrowBody(parameters, start, isAsync: true)
        }
        if pendingDefault >= 0 { failPendingDefault() }
        callee = make(.callExpression, from: start, callee, flags: flags)
        return nil
    }

    /// Takes a node out of the tree that turned out to be something else.
    mutating func replace(_ id: NodeID) {
        nodes.setKind(id, .none)
        nodes.setFlags(id, [])
        nodes.setFirstChild(id, 0)
        nodes.setNextSibling(id, 0)
    }

    /// `( arguments )`. May leave `pendingDefault` set, for `async ({a = 1}) =>`.
    mutating func parseArguments(into list: inout List) {
        let outerIn = context.allowsIn
        context.allowsIn = true
        next()
        while token != .closeParenthesis, token != .endOfFile {
            let before = tokenStart
            append(parseElement(), to: &list)
            if endsList(.closeParenthesis, before, list) { break }
        }
        context.allowsIn = outerIn
        expect(.closeParenthesis)
    }
}
