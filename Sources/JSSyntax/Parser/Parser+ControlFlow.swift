// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `( expression )` of a statement's head.
    private mutating func parseHead() -> NodeID {
        expect(.openParenthesis)
        let id = parseInnerExpression()
        expect(.closeParenthesis)
        return id
    }

    /// `if`, and every `else if` behind it without going deeper.
    mutating func parseIf() -> NodeID {
        let first = parseIfHead()
        guard take(.else) else { return make(.ifStatement, from: first.start, first.test) }
        guard token == .if else {
            link(first.consequent, parseBody(allowsFunction: true))
            return make(.ifStatement, from: first.start, first.test, flags: .hasAlternate)
        }
        var open = [first]
        var last: NodeID = 0
        while token == .if {
            open.append(parseIfHead())
            guard take(.else) else { break }
            if token != .if {
                last = parseBody(allowsFunction: true)
                break
            }
        }
        for part in open.reversed() {
            if last != 0 { link(part.consequent, last) }
            last = make(.ifStatement, from: part.start, part.test, flags: last == 0 ? [] : .hasAlternate)
        }
        return last
    }

    /// `if (test) consequent`, with the test linked to the consequent.
    private mutating func parseIfHead() -> (start: Int, test: NodeID, consequent: NodeID) {
        let start = tokenStart
        next()
        let test = parseHead()
        let consequent = parseBody(allowsFunction: true)
        link(test, consequent)
        return (start, test, consequent)
    }

    /// The sole statement of an `if`, loop, label or `with`. Only after `if` may it be a function (Annex B.3.3).
    private mutating func parseBody(allowsFunction: Bool = false) -> NodeID {
        if token == .function, !allowsFunction { failUnexpected() }
        let start = tokenStart
        let id = parseStatement()
        if nodes.kind(id) == .functionDeclaration, !nodes.flags(id).isDisjoint(with: [.async, .generator]) {
            fail("this function needs a block around it", at: start)
        }
        return id
    }

    mutating func parseWhile() -> NodeID {
        let start = tokenStart
        next()
        let test = parseHead()
        link(test, parseBody())
        return make(.whileStatement, from: start, test)
    }

    mutating func parseDoWhile() -> NodeID {
        let start = tokenStart
        next()
        let body = parseBody()
        expect(.while)
        link(body, parseHead())
        // The semicolon may be left out here wherever it stands (section 12.10.1).
        _ = take(.semicolon)
        return make(.doWhileStatement, from: start, body)
    }

    mutating func parseWith() -> NodeID {
        let start = tokenStart
        next()
        let object = parseHead()
        link(object, parseBody())
        return make(.withStatement, from: start, object)
    }

    mutating func parseReturn() -> NodeID {
        let start = tokenStart
        if !context.inFunction && !context.inArrow && !recovers || context.inStaticBlock { failUnexpected() }
        next()
        var argument: NodeID = 0
        if token != .semicolon, token != .closeBrace, token != .endOfFile, !newlineBefore { argument = parseExpression() }
        expectSemicolon()
        return make(.returnStatement, from: start, argument)
    }

    mutating func parseThrow() -> NodeID {
        let start = tokenStart
        next()
        if newlineBefore { fail("a line break behind throw", at: previousEnd) }
        let argument = parseExpression()
        expectSemicolon()
        return make(.throwStatement, from: start, argument)
    }

    mutating func parseJump(_ kind: NodeKind) -> NodeID {
        let start = tokenStart
        next()
        var label: NameID = 0
        if token == .name, !newlineBefore {
            label = tokenName
            next()
        }
        expectSemicolon()
        return make(kind, from: start, data: label)
    }

    mutating func parseSwitch() -> NodeID {
        let start = tokenStart
        next()
        let discriminant = parseHead()
        var list = List(first: discriminant, last: discriminant)
        let brace = tokenStart
        expect(.openBrace)
        var hasDefault = false
        while token != .closeBrace, token != .endOfFile {
            if token == .default {
                if hasDefault { fail("a second default", at: tokenStart) }
                hasDefault = true
            }
            append(parseCase(brace), to: &list)
            if endsByIndentation(brace) { break }
        }
        expectCloseBrace(brace)
        return make(.switchStatement, from: start, discriminant)
    }

    private mutating func parseCase(_ brace: Int) -> NodeID {
        let start = tokenStart
        var list = List()
        if take(.case) {
            append(parseExpression(), to: &list)
            expect(.colon)
        } else {
            append(nodes.append(.none, [], start: start, end: start, firstChild: 0, data: 0), to: &list)
            if take(.default) { expect(.colon) } else { failMissing(.case) }
        }
        while token != .case, token != .default, token != .closeBrace, token != .endOfFile {
            if endsByIndentation(brace) { break }
            let before = tokenStart
            append(parseStatement(inList: true), to: &list)
            if tokenStart == before, token != .endOfFile {
                failUnexpected()
                next()
            }
        }
        return make(.switchCase, from: start, list.first)
    }

    mutating func parseTry() -> NodeID {
        let start = tokenStart
        next()
        var flags: NodeFlags = []
        let block = parseBlock()
        var list = List(first: block, last: block)
        if token == .catch {
            flags.insert(.hasCatch)
            append(parseCatch(), to: &list)
        }
        if take(.finally) {
            flags.insert(.hasFinally)
            append(parseBlock(), to: &list)
        }
        if flags.isEmpty { fail("a try without catch or finally", at: tokenStart) }
        return make(.tryStatement, from: start, block, flags: flags)
    }

    private mutating func parseCatch() -> NodeID {
        let start = tokenStart
        next()
        var list = List()
        var flags: NodeFlags = []
        if take(.openParenthesis) {
            flags.insert(.hasParameter)
            append(parseBindingTarget(isTyped: true), to: &list)
            expect(.closeParenthesis)
        }
        append(parseBlock(), to: &list)
        return make(.catchClause, from: start, list.first, flags: flags)
    }

    // MARK: - for

    mutating func parseFor() -> NodeID {
        let start = tokenStart
        next()
        var isAwait = false
        if isWord(.await) {
            if !context.inAsync, goal == .script || context.inFunction { failUnexpected() }
            isAwait = true
            next()
        }
        expect(.openParenthesis)
        if token == .semicolon {
            if isAwait { failUnexpected() }
            return parseForRest(start, missing())
        }
        let headStart = tokenStart
        let startsWithLet = isWord(.let)
        let startsWithAsync = isWord(.async)
        context.allowsIn = false
        let head = parseForHead()
        context.allowsIn = true
        if token == .in || isWord(.of) {
            let isOf = token != .in
            if isOf, startsWithLet, nodes.kind(head) != .variableDeclaration { fail("for (let of …)", at: headStart) }
            if isOf, startsWithAsync, !isAwait, nodes.kind(head) == .identifier, nodes.end(head) - headStart == 5 {
                fail("for (async of …)", at: headStart)
            }
            if isAwait, !isOf { failUnexpected() }
            return parseForEach(start, head, isOf: isOf, isAwait: isAwait)
        }
        if isAwait { failUnexpected() }
        if pendingDefault >= 0 { failPendingDefault() }
        checkForDeclaration(head)
        return parseForRest(start, head)
    }

    /// What stands first in the parenthesis: a declaration or an expression, which may yet be a pattern.
    private mutating func parseForHead() -> NodeID {
        let start = tokenStart
        switch token {
        case .var: return parseForVariables(.var, start)
        case .const: return parseForVariables(.const, start)
        case .name where isWord(.let) && startsForLet(): return parseForVariables(.let, start)
        case .name where isWord(.using) && startsForUsing(): return parseForVariables(.using, start)
        case .name where isWord(.await) && startsForAwaitUsing():
            next()
            return parseForVariables(.awaitUsing, start)
        default:
            let first = parseAssignment()
            guard token == .comma else { return first }
            if pendingDefault >= 0 { failPendingDefault() }
            var list = List(first: first, last: first)
            while take(.comma) { append(parseValue(), to: &list) }
            return make(.sequenceExpression, from: start, first)
        }
    }

    private mutating func parseForVariables(_ kind: VariableKind, _ start: Int) -> NodeID {
        next()
        var list = List()
        repeat {
            let before = tokenStart
            append(parseDeclarator(kind, inFor: true), to: &list)
            if tokenStart == before { break }
        } while take(.comma)
        return make(.variableDeclaration, from: start, list.first, data: kind.rawValue)
    }

    private mutating func startsForLet() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .openBracket || parser.token == .openBrace || parser.token == .name && !parser.isWord(.of)
                || parser.isWord(.of) && parser.letOfIsDeclaration()
        }
    }

    /// `for (let of = 1;;)`, `for (let of of x)` declare `of`; `for (let of x)` is an error of its own.
    private mutating func letOfIsDeclaration() -> Bool {
        next()
        return token == .assign || token == .semicolon || token == .comma || token == .in || isWord(.of)
    }

    private mutating func startsForUsing() -> Bool {
        peek { parser in
            parser.next()
            guard parser.token == .name, !parser.newlineBefore else { return false }
            guard parser.isWord(.of) else { return true }
            parser.next()
            return parser.token == .assign || parser.token == .semicolon || parser.token == .comma
        }
    }

    private mutating func startsForAwaitUsing() -> Bool {
        peek { parser in
            parser.next()
            guard parser.isWord(.using), !parser.newlineBefore else { return false }
            parser.next()
            return parser.token == .name && !parser.newlineBefore
        }
    }

    private mutating func parseForRest(_ start: Int, _ head: NodeID) -> NodeID {
        var list = List(first: head, last: head)
        expect(.semicolon)
        append(token == .semicolon ? missing() : parseInnerExpression(), to: &list)
        expect(.semicolon)
        append(token == .closeParenthesis ? missing() : parseInnerExpression(), to: &list)
        expect(.closeParenthesis)
        append(parseBody(), to: &list)
        return make(.forStatement, from: start, head)
    }

    /// Constants and patterns need a value where no `of` or `in` gives one.
    private mutating func checkForDeclaration(_ head: NodeID) {
        guard nodes.kind(head) == .variableDeclaration else { return }
        let isOpen = nodes.data(head) == VariableKind.var.rawValue || nodes.data(head) == VariableKind.let.rawValue
        var id = nodes.firstChild(head)
        while id != 0 {
            let isName = nodes.kind(nodes.firstChild(id)) == .bindingIdentifier
            if !nodes.flags(id).contains(.hasValue), !isOpen || !isName { fail("expected =", at: nodes.end(id)) }
            id = nodes.nextSibling(id)
        }
    }

    private mutating func parseForEach(_ start: Int, _ head: NodeID, isOf: Bool, isAwait: Bool) -> NodeID {
        if nodes.kind(head) == .variableDeclaration {
            checkForEachDeclaration(head, isOf: isOf)
        } else {
            pendingDefault = -1
            if nodes.kind(head) == .assignmentExpression || nodes.kind(head) == .assignmentPattern { failTarget(head) }
            toPattern(head, binding: false)
        }
        next()
        let right = isOf ? parseInnerValue() : parseInnerExpression()
        expect(.closeParenthesis)
        link(head, right)
        link(right, parseBody())
        return make(isOf ? .forOfStatement : .forInStatement, from: start, head, flags: isAwait ? .await : [])
    }

    private mutating func parseInnerValue() -> NodeID {
        context.allowsIn = true
        return parseValue()
    }

    /// One declarator without a value; `for (var a = 1 in b)` is allowed in code that is not strict (Annex B.3.5).
    private mutating func checkForEachDeclaration(_ head: NodeID, isOf: Bool) {
        let first = nodes.firstChild(head)
        if nodes.nextSibling(first) != 0 { fail("more than one variable", at: nodes.start(nodes.nextSibling(first))) }
        guard nodes.flags(first).contains(.hasValue) else { return }
        let isVar = nodes.data(head) == VariableKind.var.rawValue
        let isName = nodes.kind(nodes.firstChild(first)) == .bindingIdentifier
        if isOf || !isVar || !isName || goal == .module { fail("a variable of for-in or for-of with a value", at: nodes.start(first)) }
    }
}
