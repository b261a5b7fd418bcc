// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `{ … }` of an object type, an interface, or a class that Flow declares.
    mutating func skipObjectType() {
        let start = tokenStart
        expect(.openBrace)
        let isExact = isFlow && token == .bitOr
        if isExact { next() }
        if isFlow, token == .or { next() }  // {||}
        while token != .closeBrace, token != .endOfFile {
            if isFlow, token == .bitOr, source[tokenEnd] == 0x7D {
                next()
                break
            }
            if endsByIndentation(start) || isBeyondType() { break }
            let before = tokenStart
            skipTypeMember()
            if token == .comma || token == .semicolon {
                next()
                continue
            }
            if token == .closeBrace || token == .bitOr && isFlow && tokenStart != before { continue }
            if !newlineBefore { failMissing(.semicolon) }
            if tokenStart == before {
                failUnexpected()
                next()
            }
        }
        expectCloseBrace(start)
    }

    /// Whether what stands here cannot be in an object type, because its brace was forgotten: a bracket of something around, or
    /// a statement on a line of its own that begins with a word, which no member's name is followed by.
    private mutating func isBeyondType() -> Bool {
        switch token {
        case .closeParenthesis, .closeBracket: return true
        case .const, .var, .function, .class, .export, .import, .return, .throw, .try:
            guard newlineBefore else { return false }
            return peek { parser in
                parser.next()
                switch parser.token {
                case .name, .openBrace, .openBracket, .string, .number, .star, .new, .function, .class, .const, .default:
                    return !parser.newlineBefore
                default: return false
                }
            }
        default: return false
        }
    }

    private mutating func skipTypeMember() {
        switch token {
        case .openParenthesis, .less, .shiftLeft: return skipSignature()
        case .new where constructs():
            next()
            return skipSignature()
        case .ellipsis where isFlow:
            next()
            if token != .comma, token != .closeBrace, token != .semicolon, token != .bitOr { skipType() }
            return
        default: break
        }
        if skipMemberModifiers() { return skipMemberRest() }
        switch token {
        case .openBracket: skipBracketMember()
        case .string, .number, .bigInt, .privateName: next()
        case .openParenthesis, .less: return skipSignature()
        default:
            guard isNameLike else { return failMissing(.name) }
            escapedWord = false
            next()
        }
        skipMemberRest()
    }

    private mutating func constructs() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .openParenthesis || parser.token == .less || parser.token == .shiftLeft
        }
    }

    /// Words and signs before a member's name; `true` when the last word was the name itself.
    private mutating func skipMemberModifiers() -> Bool {
        while true {
            switch token {
            case .plus, .minus, .at: next()
            case .name:
                let word = Word(rawValue: tokenName)
                guard !tokenFlags.contains(.escaped), word.map(Parser.isTypeMemberModifier) ?? false || isFlowMemberModifier else {
                    return false
                }
                next()
                if endsMemberName || newlineBefore && word != .get && word != .set { return true }
            default: return false
            }
        }
    }

    private var isFlowMemberModifier: Bool { isFlow && (isName("proto") || isName("writeonly")) }

    private static func isTypeMemberModifier(_ word: Word) -> Bool {
        switch word {
        case .readonly, .get, .set, .static, .public, .private, .protected, .declare, .abstract, .async, .override, .accessor: true
        default: false
        }
    }

    /// What follows a member's name.
    private mutating func skipMemberRest() {
        if token == .question || token == .not { next() }
        if token == .openParenthesis || token == .less || token == .shiftLeft { return skipSignature() }
        if take(.colon) {
            skipType()
        }
        if token == .assign, !isFlow {
            // TypeScript's parser reads a value here and reports it later.
            next()
            withoutNodes { _ = $0.parseValue() }
        }
    }

    /// `<T>(x: U): V`.
    private mutating func skipSignature() {
        if token == .less || token == .shiftLeft { skipTypeParameters() }
        if token == .openParenthesis { skipParameters() } else { failMissing(.openParenthesis) }
        if isFlow, token == .arrow {
            next()
            return skipType()
        }
        if take(.colon) {
            if isFlow, token == .percent { return skipChecks() }
            skipType()
        }
        if token == .openBrace, !newlineBefore { withoutNodes { _ = $0.parseBlock() } }
    }

    /// `[key: string]`, `[K in T as U]?`, `[expression]`; in Flow `[K]` and `[[internal]]`.
    private mutating func skipBracketMember() {
        next()
        if token == .name, takesKeyName() {
            if take(.in) {
                skipType()
                if takeWord(.as) { skipType() }
            } else {
                skipIndexParameters()
            }
        } else if isFlow {
            skipFlowKey()
        } else if token == .ellipsis || token == .closeBracket {
            skipIndexParameters()
        } else {
            withoutNodes { _ = $0.parseInnerExpression() }
        }
        expect(.closeBracket)
        if token == .plus || token == .minus { next() }
    }

    /// Takes a name when it is a mapped type's or an index signature's, and not an expression.
    private mutating func takesKeyName() -> Bool {
        let isKey = peek { parser in
            parser.next()
            switch parser.token {
            case .in, .colon, .comma: return true
            case .question:
                parser.next()
                return parser.token == .colon || parser.token == .comma || parser.token == .closeBracket
            default: return false
            }
        }
        if isKey { next() }
        return isKey
    }

    /// `?: T, other: U` behind the name of an index signature's parameter.
    private mutating func skipIndexParameters() {
        while true {
            _ = take(.question)
            if take(.colon) { skipType() }
            if take(.assign) { withoutNodes { _ = $0.parseValue() } }
            guard take(.comma) else { return }
            _ = take(.ellipsis)
            if token == .name { next() }
        }
    }

    private mutating func skipFlowKey() {
        if take(.openBracket) {
            if isNameLike { next() }
            return expect(.closeBracket)
        }
        skipType()
        if take(.colon) { skipType() }
    }

    /// `[key: string]: T` in a class, with `[` as present token.
    mutating func parseIndexSignature(_ start: Int) -> NodeID? {
        let isSignature = peek { parser in
            parser.next()
            if parser.token == .ellipsis || parser.token == .closeBracket { return true }
            guard parser.token == .name else { return false }
            parser.next()
            switch parser.token {
            case .colon, .comma: return true
            case .question:
                parser.next()
                return parser.token == .colon || parser.token == .comma || parser.token == .closeBracket
            default: return false
            }
        }
        guard isSignature else { return nil }
        withoutNodes { parser in
            parser.skipBracketMember()
            parser.skipMemberRest()
        }
        expectSemicolon()
        return make(.tsIndexSignature, from: start)
    }

}
