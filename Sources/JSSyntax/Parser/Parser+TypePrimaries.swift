// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - Functions

    /// Whether a function or constructor type begins here. In Flow, `(` is looked into when it is met.
    mutating func startsFunctionType() -> Bool {
        switch token {
        case .less, .shiftLeft: return true
        case .new: return true
        case .openParenthesis: return !isFlow && parenthesisIsParameters()
        case .name where isWord(.abstract):
            return peek { parser in
                parser.next()
                return parser.token == .new
            }
        default: return false
        }
    }

    /// `abstract new <T>(x: U) =>`, up to the type of what is returned.
    mutating func skipFunctionHead() {
        if isWord(.abstract) { next() }
        _ = take(.new)
        if token == .less || token == .shiftLeft { skipTypeParameters() }
        if token == .openParenthesis { skipParameters() } else { failMissing(.openParenthesis) }
        expect(.arrow)
    }

    /// The parameters of a function type or signature.
    mutating func skipParameters() {
        if isFlow {
            _ = skipFlowParameters()
        } else {
            withoutNodes { _ = $0.parseParameters() }
        }
    }

    /// Whether the present `(` opens parameters and no type, as TypeScript decides it: by what follows the first name or pattern.
    private mutating func parenthesisIsParameters() -> Bool {
        peek { parser in
            parser.next()
            switch parser.token {
            case .closeParenthesis, .ellipsis: return true
            case .name, .this: parser.skipModifiersAndName()
            case .openBrace, .openBracket: parser.skipBrackets()
            default: return false
            }
            switch parser.token {
            case .colon, .comma, .question, .assign: return true
            case .closeParenthesis:
                parser.next()
                return parser.token == .arrow
            default: return false
            }
        }
    }

    private mutating func skipModifiersAndName() {
        var word = Word(rawValue: tokenName)
        next()
        while token == .name, let modifier = word, Parser.isParameterModifier(modifier) {
            word = Word(rawValue: tokenName)
            next()
        }
    }

    /// Goes behind the bracket that closes the present one. What is read is charged as a trial, since it will be read again.
    private mutating func skipBrackets() {
        let start = tokenStart
        var open: [Bool] = []
        repeat {
            switch token {
            case .openParenthesis, .openBracket, .openBrace: open.append(false)
            case .templateHead: open.append(true)
            case .closeParenthesis, .closeBracket, .closeBrace:
                if open.popLast() == true, token == .closeBrace {
                    scanTemplate(from: tokenStart + 1)
                    tokenEnd = position
                    if token == .templateHead { open.append(true) }
                }
            default: break
            }
            if tokenEnd - start > trialBudget { break }
            next()
        } while !open.isEmpty && token != .endOfFile
        trialBudget -= tokenStart - start
    }

    // MARK: - Primaries

    mutating func skipPrimaryType(_ rules: TypeRules) {
        switch token {
        case .name: skipNamedType(rules)
        case .void, .null, .true, .false, .const, .string, .number, .bigInt, .star: next()
        case .this:
            next()
            skipNameParts()
            skipPredicate(rules)
        case .minus:
            next()
            if token == .number || token == .bigInt { next() } else { failMissing(.number) }
        case .typeof: skipTypeQuery()
        case .import: skipImportType()
        case .openBrace: skipObjectType()
        case .openBracket: skipTuple()
        case .openParenthesis:
            if isFlow { return skipFlowParenthesis(rules) }
            next()
            skipType()
            expect(.closeParenthesis)
        case .templateTail, .templateHead: skipTemplateType()
        case .shiftLeft, .less:
            // Only behind a prefix, where TypeScript has no function type but Flow has.
            skipType(rules)
        default:
            if token.isReservedWord, !beginsStatement, token != .extends, token != .in, token != .instanceof {
                // TypeScript's parser takes reserved words for names of types, and reports them later.
                skipNamedType(rules)
            } else {
                failType()
            }
        }
    }

    private mutating func failType() {
        let found = token
        fail("expected a type, found \(found.text)", at: tokenStart)
    }

    /// `x is T` behind `x`.
    mutating func skipPredicate(_ rules: TypeRules) {
        guard isWord(.is), !newlineBefore else { return }
        next()
        skipType(rules)
    }

    private mutating func skipNamedType(_ rules: TypeRules) {
        let word = token == .name && !tokenFlags.contains(.escaped) ? Word(rawValue: tokenName) : nil
        if isFlow, skipFlowNamedType(word, rules) { return }
        next()
        if word == .asserts, token == .name || token == .this, !newlineBefore, !isWord(.is) || isFollowedByIs() {
            next()
            return skipPredicate(rules)
        }
        if token == .dot {
            skipNameParts()
        } else if isWord(.is), !newlineBefore {
            return skipPredicate(rules)
        } else if let word, Parser.isKeywordType(word) {
            return
        }
        skipOptionalTypeArguments()
    }

    /// `asserts is is T`.
    private mutating func isFollowedByIs() -> Bool {
        peek { parser in
            parser.next()
            return parser.isWord(.is)
        }
    }

    /// Names of types that take no arguments, so that `x as number < y` compares.
    private static func isKeywordType(_ word: Word) -> Bool {
        switch word {
        case .any, .unknown, .never, .number, .string, .boolean, .object, .symbol, .bigint, .undefined: true
        default: false
        }
    }

    /// `.b.c` behind a name.
    private mutating func skipNameParts() {
        while token == .dot {
            next()
            if isNameLike || token == .privateName {
                escapedWord = false
                next()
            } else {
                failMissing(.name)
            }
        }
    }

    private mutating func skipOptionalTypeArguments() {
        if token == .less || token == .shiftLeft, !newlineBefore { skipTypeArguments() }
    }

    /// `typeof a.b<T>`.
    private mutating func skipTypeQuery() {
        next()
        if token == .import { return skipImportType() }
        if isFlow, token == .openParenthesis { return skipFlowParenthesis(.noFunction) }
        if isNameLike { next() } else { failMissing(.name) }
        skipNameParts()
        skipOptionalTypeArguments()
    }

    /// `import("x", {with: …}).Y<T>`.
    private mutating func skipImportType() {
        next()
        expect(.openParenthesis)
        skipType()
        if take(.comma), token == .openBrace {
            withoutNodes { _ = $0.parseValue() }
            _ = take(.comma)
        }
        expect(.closeParenthesis)
        skipNameParts()
        skipOptionalTypeArguments()
    }

    /// `[a: T, b?: U, ...c: V[]]`.
    private mutating func skipTuple() {
        next()
        while token != .closeBracket, token != .endOfFile {
            let before = tokenStart
            if token == .ellipsis { next() }
            if isFlow, token == .plus || token == .minus { next() }
            if isNameLike, source[position] == 0x3A || source[position] == 0x3F && source[position + 1] == 0x3A {
                next()
            } else if isFlow, token == .closeBracket {
                break
            } else {
                skipType()
            }
            _ = take(.question)
            if take(.colon) { skipType() }
            if token == .comma { next() } else if token != .closeBracket { break }
            if tokenStart == before { break }
        }
        expect(.closeBracket)
    }

    private mutating func skipTemplateType() {
        let outerIsOpen = templateIsOpen
        templateIsOpen = false
        while token == .templateHead {
            next()
            skipType()
            guard token == .closeBrace else {
                templateIsOpen = outerIsOpen
                return failMissing(.closeBrace)
            }
            scanTemplate(from: tokenStart + 1)
            tokenEnd = position
        }
        next()
        templateIsOpen = outerIsOpen
    }
}
