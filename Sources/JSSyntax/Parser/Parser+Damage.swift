// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - Depth

    /// Skips what stands here, because it is nested deeper than the reader goes: tokens up to the bracket, comma or semicolon that
    /// ends it, brackets in between taken in pairs. Each token is met once, so however deep the input nests, this stays linear.
    mutating func skipTooDeep() -> NodeID {
        let start = tokenStart
        if !recovers || trials > 0 {
            fail("nested too deeply", at: start)
            return missing()
        }
        note(.tooDeep, at: start)
        errorCount += 1
        if errors.count < SyntaxTree.errorLimit { errors.append(SyntaxError(offset: start, message: "nested too deeply")) }
        /// What each open bracket is: a template's `${` when true.
        var open: [Bool] = []
        var follows = false
        while token != .endOfFile {
            switch token {
            case .openParenthesis, .openBracket, .openBrace: open.append(false)
            case .templateHead: open.append(true)
            case .closeParenthesis, .closeBracket, .closeBrace:
                guard let isTemplate = open.popLast() else { return make(.error, from: start) }
                if isTemplate, token == .closeBrace {
                    scanTemplate(from: tokenStart + 1)
                    tokenEnd = position
                    if token == .templateHead { open.append(true) }
                }
            case .comma, .semicolon:
                if open.isEmpty { return make(.error, from: start) }
            case .slash, .operatorAssign:
                // An expression before makes it a division; else it begins a regular expression.
                if !follows, source[tokenStart] == 0x2F { _ = scanRegExp() }
            default: break
            }
            follows = endsOperand
            next()
        }
        return make(.error, from: start)
    }

    /// Whether an operand may end with the present token, so that `/` behind it divides.
    private var endsOperand: Bool {
        switch token {
        case .name, .privateName, .number, .bigInt, .string, .templateTail, .regExp, .closeParenthesis, .closeBracket, .closeBrace, .this,
            .super, .null, .true, .false:
            true
        default: false
        }
    }
}

extension Parser {
    /// After an error beside a string: one stray quote turns all that follows inside out, code into strings and strings into code.
    ///
    /// When the string beside the error holds what looks like code, only its opening quote is taken as damage, and its text is
    /// read as code. Quotes are judged in order and once, so a byte is read at most twice.
    mutating func distrustQuote() {
        guard trials == 0, !stopped, !newlineBefore else { return }
        let isToken = token == .string || token == .templateTail && source[tokenStart] == 0x60
        let quote = isToken ? tokenStart : lastQuote
        let end = isToken ? tokenEnd : previousEnd
        guard quote > quotesSettled, end > quote + 1, isQuote(quote), isToken || source[end - 1] == source[quote] else { return }
        quotesSettled = quote
        guard looksLikeCode(quote + 1, end - 1), !isToken || touchesText(end) else { return }
        if !isToken, !shrinkLiteral(quote, end) { return }
        position = quote + 1
        tokenEnd = position
        next()
    }

    private func isQuote(_ at: Int) -> Bool { source[at] == 0x22 || source[at] == 0x27 || source[at] == 0x60 }

    /// A letter or a quote right behind a string: what stands between two strings whose quotes were paired wrongly.
    private func touchesText(_ end: Int) -> Bool {
        isCharacter(source[end], CharacterClass.namePart) || isQuote(end) || source[end] >= 0x80
    }

    private func looksLikeCode(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end {
            switch source[at] {
            case 0x28, 0x29, 0x3B, 0x3D, 0x7B, 0x7D: return true  // ( ) ; = { }
            case 0x0A where source[start - 1] == 0x60: return true
            default: at += 1
            }
        }
        return false
    }

    /// Leaves only the quote to the literal that was just made of the text. `false` when it is not the newest node.
    private mutating func shrinkLiteral(_ quote: Int, _ end: Int) -> Bool {
        guard nodes.count > 2 else { return false }
        let last = NodeID(nodes.count - 1)
        guard nodes.start(last) == quote, nodes.end(last) == end else { return false }
        switch nodes.kind(last) {
        case .stringLiteral: break
        case .templateLiteral: nodes.setEnd(nodes.firstChild(last), quote + 1)
        default: return false
        }
        nodes.setEnd(last, quote + 1)
        return true
    }
}
