// SPDX-License-Identifier: Apache-2.0

// Regular expressions, templates and arrays, and how a list in brackets ends.

extension Parser {
    mutating func parseRegExp() -> NodeID {
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

    mutating func parseArray() -> NodeID {
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
    mutating func parseElement() -> NodeID {
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
}
