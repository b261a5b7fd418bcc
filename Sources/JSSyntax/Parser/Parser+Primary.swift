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
    mutating func parseUnexpected(canBeArrow: Bool) -> NodeID {
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
}
