// SPDX-License-Identifier: Apache-2.0

extension Parser {
    mutating func parseProgram() {
        // Some things are no code only at a line's start, and the file's start is one.
        skipTrivia()
        next()
        let first = parseStatements(inBlockFrom: nil)
        var flags: NodeFlags = []
        if goal == .module { flags.insert(.strict) }
        _ = nodes.append(.program, flags, start: 0, end: length, firstChild: first, data: 0)
    }

    // MARK: - Lists of statements

    /// Statements up to the `}` of the block whose `{` is at `open`, or to the file's end. Gives the first.
    ///
    /// Strings that stand before everything else in a program or function are directives.
    mutating func parseStatements(inBlockFrom open: Int?) -> NodeID {
        var list = List()
        var mayBeDirective = true
        while token != .endOfFile {
            if token == .closeBrace {
                if open != nil { break }
                failUnexpected()
                next()
                continue
            }
            if let open, endsByIndentation(open) { break }
            let before = tokenStart
            let isString = mayBeDirective && token == .string
            let id = parseStatement(isTopLevel: open == nil, inList: true)
            append(id, to: &list)
            if isString { mayBeDirective = markDirective(id) } else { mayBeDirective = false }
            if tokenStart == before, token != .endOfFile { skipStray() }
        }
        return list.first
    }

    private mutating func markDirective(_ id: NodeID) -> Bool {
        guard nodes.kind(id) == .expressionStatement else { return false }
        let expression = nodes.firstChild(id)
        guard nodes.kind(expression) == .stringLiteral, !nodes.flags(expression).contains(.parenthesized) else { return false }
        nodes.insertFlags(id, .directive)
        return true
    }

    /// A token that no statement took: a stray `)` or `]`.
    private mutating func skipStray() {
        failUnexpected()
        escapedWord = false
        next()
    }

    mutating func expectCloseBrace(_ open: Int) {
        if token == .endOfFile, recovers { missesBrace = true }
        if token == .closeBrace || !endsByIndentation(open) { return expect(.closeBrace) }
        failMissing(.closeBrace)
    }

    /// Whether the present token stands at its line's start, left of the line on which the block was opened: then a brace is missing.
    mutating func endsByIndentation(_ open: Int) -> Bool {
        guard usesIndentation, newlineBefore, token != .closeBrace else { return false }
        guard let own = indentation(at: tokenStart, mustBeFirst: true), let block = indentation(at: open, mustBeFirst: false) else {
            return false
        }
        return own < block || own == block && beginsStatementOrDeclaration
    }

    private var beginsStatementOrDeclaration: Bool {
        beginsStatement || token == .function || token == .class || token == .name
    }

    /// Blanks at the start of the line of an offset (a tab counts as one); `nil` when something else stands before and `mustBeFirst`.
    private func indentation(at offset: Int, mustBeFirst: Bool) -> Int? {
        var lineStart = offset
        let limit = max(0, offset - 400)
        while lineStart > limit, source[lineStart - 1] != 0x0A, source[lineStart - 1] != 0x0D { lineStart -= 1 }
        guard lineStart > limit || lineStart == 0 else { return nil }
        var at = lineStart
        while at < offset, isCharacter(source[at], CharacterClass.blank) { at += 1 }
        return mustBeFirst && at != offset ? nil : at - lineStart
    }

    mutating func parseBlock() -> NodeID {
        let start = tokenStart
        expect(.openBrace)
        let first = parseStatements(inBlockFrom: start)
        expectCloseBrace(start)
        return make(.blockStatement, from: start, first)
    }

    // MARK: - Statements

    /// A statement. `inList` says that declarations are allowed: it is not the sole body of an `if` or a loop.
    mutating func parseStatement(isTopLevel: Bool = false, inList: Bool = false) -> NodeID {
        guard enter() else { return skipTooDeep() }
        defer { leave() }
        let start = tokenStart
        switch token {
        case .openBrace: return parseBlock()
        case .semicolon: return takeNode(.emptyStatement)
        case .var: return parseVariables(.var, start)
        case .const: return parseConst(start, inList)
        case .function:
            return parseFunction(.functionDeclaration, from: start, isAsync: false, mayBeNameless: false)
        case .class:
            if !inList { failUnexpected() }
            return parseClass(.classDeclaration, from: start, decorators: List(), mayBeNameless: false)
        case .at: return parseDecoratedDeclaration(start)
        case .if: return parseIf()
        case .for: return parseFor()
        case .while: return parseWhile()
        case .do: return parseDoWhile()
        case .return: return parseReturn()
        case .break: return parseJump(.breakStatement)
        case .continue: return parseJump(.continueStatement)
        case .switch: return parseSwitch()
        case .throw: return parseThrow()
        case .try: return parseTry()
        case .with: return parseWith()
        case .debugger:
            next()
            expectSemicolon()
            return make(.debuggerStatement, from: start)
        case .import: return parseImport(isTopLevel: isTopLevel)
        case .export: return parseExport(isTopLevel: isTopLevel, decorators: List())
        case .enum where hasTypes: return parseEnum(start)
        case .case, .default, .catch, .finally, .else: return parseStrayClause()
        case .name: return parseNameStatement(inList: inList)
        default: return parseExpressionStatement()
        }
    }

    private mutating func parseConst(_ start: Int, _ inList: Bool) -> NodeID {
        if hasTypes, let id = parseConstEnum(start) { return id }
        if !inList { failUnexpected() }
        return parseVariables(.const, start)
    }

    /// A statement that begins with a name: a declaration by `let` or `using`, an async function, a label, TypeScript's own, or an expression.
    private mutating func parseNameStatement(inList: Bool) -> NodeID {
        let start = tokenStart
        if !tokenFlags.contains(.escaped), let word = Word(rawValue: tokenName) {
            switch word {
            case .let where startsLet(inList: inList):
                if !inList { failUnexpected() }
                return parseVariables(.let, start)
            case .using where inList && startsUsing(): return parseVariables(.using, start)
            case .await where inList && startsAwaitUsing():
                next()
                return parseVariables(.awaitUsing, start)
            case .async where startsAsyncFunction():
                if !inList { failUnexpected() }
                next()
                return parseFunction(.functionDeclaration, from: start, isAsync: true, mayBeNameless: false)
            default:
                if hasTypes, let id = parseTypeScriptStatement(word) { return id }
            }
        } else if hasTypes, isFlow, let id = parseFlowComponent(start) {
            return id
        }
        return parseExpressionStatement()
    }

    private mutating func startsLet(inList: Bool) -> Bool {
        peek { parser in
            parser.next()
            switch parser.token {
            case .openBracket: return true
            case .openBrace: return inList || !parser.newlineBefore
            case .name: return inList || !parser.newlineBefore
            default: return parser.token == .invalid && parser.escapedWord
            }
        }
    }

    private mutating func startsUsing() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .name && !parser.newlineBefore
        }
    }

    private mutating func startsAwaitUsing() -> Bool {
        guard context.inAsync || !context.inFunction && goal != .script else { return false }
        return peek { parser in
            parser.next()
            return !parser.newlineBefore && parser.isWord(.using) && parser.startsUsing()
        }
    }

    private mutating func startsAsyncFunction() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .function && !parser.newlineBefore
        }
    }

    /// An expression; or a label, which is an expression that was only a name and is followed by `:`.
    private mutating func parseExpressionStatement() -> NodeID {
        let start = tokenStart
        let wasName = token == .name
        let name = tokenName
        let expression = parseExpression()
        if token == .colon, wasName, nodes.kind(expression) == .identifier, nodes.end(expression) == previousEnd,
            !nodes.flags(expression).contains(.parenthesized)
        {
            return parseLabeled(start, name, expression)
        }
        if nodes.kind(expression) == .none, !stopped { return expression }
        expectSemicolon()
        return make(.expressionStatement, from: start, expression)
    }

    /// Labels may be stacked as high as the input likes: they are collected, then closed from the inside.
    private mutating func parseLabeled(_ start: Int, _ name: NameID, _ expression: NodeID) -> NodeID {
        var labels = [(start: start, name: name)]
        replace(expression)
        next()
        while token == .name, isLabel() {
            labels.append((tokenStart, tokenName))
            next()
            next()
        }
        let isFunction = token == .function
        var id = parseStatement(inList: false)
        if isFunction, nodes.kind(id) == .functionDeclaration, nodes.flags(id).contains(.generator) {
            fail("a labelled generator", at: nodes.start(id))
        }
        for label in labels.reversed() {
            id = make(.labeledStatement, from: label.start, id, data: label.name)
        }
        return id
    }

    private mutating func isLabel() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .colon
        }
    }

    // MARK: - Variables

    /// Declarators and the end of the statement, with the declaring word as present token.
    private mutating func parseVariables(_ kind: VariableKind, _ start: Int) -> NodeID {
        next()
        var list = List()
        repeat {
            let before = tokenStart
            append(parseDeclarator(kind, inFor: false), to: &list)
            if tokenStart == before { break }
        } while take(.comma)
        expectSemicolon()
        return make(.variableDeclaration, from: start, list.first, data: kind.rawValue)
    }

    mutating func parseDeclarator(_ kind: VariableKind, inFor: Bool) -> NodeID {
        let start = tokenStart
        let target = parseBindingTarget(isTyped: true)
        if token == .assign {
            next()
            link(target, parseValue())
            return make(.variableDeclarator, from: start, target, flags: .hasValue)
        }
        // In the head of a for-in or for-of nothing may follow; that is checked there.
        if !inFor, !context.isAmbient, !hasTypes, kind != .var && kind != .let || nodes.kind(target) != .bindingIdentifier {
            failMissing(.assign)
        }
        return make(.variableDeclarator, from: start, target)
    }

    // MARK: - Damage

    /// `case`, `else`, `catch` and the like without what they belong to: the word is skipped, what follows is read.
    private mutating func parseStrayClause() -> NodeID {
        let start = tokenStart
        failUnexpected()
        let word = token
        next()
        var list = List()
        if word == .case || word == .default {
            if word == .case { append(parseExpression(), to: &list) }
            _ = take(.colon)
        } else if word == .catch, token == .openParenthesis {
            append(parseParenthesized(), to: &list)
        }
        return make(.error, from: start, list.first)
    }
}
