// SPDX-License-Identifier: Apache-2.0

// What only Flow has among types (https://flow.org/en/docs/types/).

extension Parser {
    /// `( … )` in a type: parameters, with or without names, when `=>` follows; else one type.
    mutating func skipFlowParenthesis(_ rules: TypeRules) {
        let isOneType = skipFlowParameters()
        if token == .arrow, !(rules.contains(.noFunction) && isOneType) {
            next()
            skipType(rules)
        } else if !isOneType {
            failMissing(.arrow)
        }
    }

    /// `(a: T, U, ...V)`. `true` when it is one type without a name, as parentheses around a type are.
    mutating func skipFlowParameters() -> Bool {
        next()
        var count = 0
        var isPlain = true
        while token != .closeParenthesis, token != .endOfFile {
            let before = tokenStart
            count += 1
            if take(.ellipsis) { isPlain = false }
            if isNameLike || token == .string, takesFlowName() { isPlain = false }
            skipType()
            if tokenStart == before || !take(.comma) { break }
        }
        expect(.closeParenthesis)
        return isPlain && count == 1
    }

    /// Takes `name:` or `name?:`; of a component also `"name" as local:`.
    private mutating func takesFlowName() -> Bool {
        let isName = peek { parser in
            parser.next()
            if parser.takeWord(.as) { parser.next() }
            _ = parser.take(.question)
            return parser.token == .colon
        }
        guard isName else { return false }
        next()
        if takeWord(.as) { next() }
        _ = take(.question)
        next()
        return true
    }

    /// `%checks` or `%checks(expression)`.
    mutating func skipChecks() {
        next()
        if token == .name { next() } else { failMissing(.name) }
        guard token == .openParenthesis, !newlineBefore else { return }
        withoutNodes { _ = $0.parseParenthesized() }
    }

    /// Types that begin with a word of Flow's. `false` when the word is a type's name.
    mutating func skipFlowNamedType(_ word: Word?, _ rules: TypeRules) -> Bool {
        if word == .interface, nameIsFollowed(by: .openBrace) || nameIsFollowed(by: .extends) {
            next()
            if take(.extends) { skipTypeList() }
            skipObjectType()
            return true
        }
        if isName("component"), nameIsFollowed(by: .openParenthesis) || nameIsFollowed(by: .less) {
            next()
            if token == .less { skipTypeParameters() }
            _ = skipFlowParameters()
            skipRenders()
            return true
        }
        if isName("hook"), nameIsFollowed(by: .openParenthesis) {
            next()
            skipFlowParenthesis(rules)
            return true
        }
        if isName("renders"), !nameIsFollowed(by: .dot), beginsRendered() {
            skipRenders()
            return true
        }
        if isName("implies"), nameIsFollowed(by: .name) || nameIsFollowed(by: .this) {
            next()
            next()
            skipPredicate(rules)
            return true
        }
        return false
    }

    private mutating func beginsRendered() -> Bool {
        peek { parser in
            parser.next()
            guard !parser.newlineBefore else { return false }
            switch parser.token {
            case .name, .openParenthesis, .question, .star, .null, .void, .typeof: return true
            default: return false
            }
        }
    }

    /// `renders T`, `renders? T`, `renders* T`.
    mutating func skipRenders() {
        guard isName("renders") else { return }
        next()
        if token == .question || token == .star { next() }
        skipType()
    }

    /// Whether the token is a name that is no word of `Word`. Only asked in Flow.
    func isName(_ text: String) -> Bool {
        token == .name && source[tokenStart..<tokenEnd].elementsEqual(text.utf8)
    }

    /// Whether the token behind the present one is of that kind, on the same line.
    mutating func nameIsFollowed(by kind: TokenKind) -> Bool {
        peek { parser in
            parser.next()
            return parser.token == kind && !parser.newlineBefore
        }
    }
}
