// SPDX-License-Identifier: Apache-2.0

extension Parser {
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
            .super, .null, .true, .false: true
        default: false
        }
    }
}
