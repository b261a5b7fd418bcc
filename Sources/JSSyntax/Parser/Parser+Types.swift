// SPDX-License-Identifier: Apache-2.0

// Types are skipped: they say nothing of what runs. Nodes that a type makes on the way (patterns, computed keys) are dropped again, so
// a type is one node without children. Unions, arrays, members and the false branches of conditional types are read in loops; what
// nests goes through `skipType`, which counts the depth.

/// What a type may not be where it stands.
struct TypeRules: OptionSet {
    let rawValue: UInt8

    /// Behind `extends`, where `A extends B ? C : D` needs parentheses.
    static let noConditional = Self(rawValue: 1)
    /// Flow: an arrow function's return type, where `=>` belongs to that function.
    static let noFunction = Self(rawValue: 2)
}

extension Parser {
    /// `: T`, with the colon as present token; with Flow also `: boolean %checks`.
    mutating func parseTypeAnnotation(_ rules: TypeRules = []) -> NodeID {
        let start = tokenStart
        let count = nodes.count
        next()
        if isFlow, token == .percent {
            skipChecks()
        } else {
            skipType(rules)
            if isFlow, token == .percent { skipChecks() }
        }
        nodes.truncate(to: count)
        return make(.typeAnnotation, from: start)
    }

    /// The rest of a type whose node starts at `start`, where the reading of `skip` begins.
    private mutating func makeType(_ kind: NodeKind, from start: Int, _ skip: (inout Parser) -> Void) -> NodeID {
        let count = nodes.count
        skip(&self)
        nodes.truncate(to: count)
        return make(kind, from: start)
    }

    /// A type that stands in no annotation, behind a word or sign that was at `start`.
    mutating func parseType(from start: Int) -> NodeID {
        makeType(.typeAnnotation, from: start) { $0.skipType() }
    }

    /// Skips with `skip`, without a node.
    mutating func withoutNodes(_ skip: (inout Parser) -> Void) {
        let count = nodes.count
        skip(&self)
        nodes.truncate(to: count)
    }

    /// `<T, U extends V = W>`.
    mutating func parseTypeParameters() -> NodeID {
        makeType(.typeParameters, from: tokenStart) { $0.skipTypeParameters() }
    }

    /// `<T, U>` where nothing else can be meant.
    mutating func parseTypeArguments() -> NodeID {
        makeType(.typeArguments, from: tokenStart) { $0.skipTypeArguments() }
    }

    /// `implements A, B<C>`.
    mutating func parseImplements() -> NodeID {
        makeType(.typeAnnotation, from: tokenStart) { parser in
            parser.next()
            parser.skipTypeList()
        }
    }

    var isFlow: Bool { language.contains(.flow) }

    // MARK: - Lists

    /// `T, U, V`.
    mutating func skipTypeList() {
        repeat {
            let before = tokenStart
            skipType()
            if tokenStart == before { return }
        } while take(.comma)
    }

    /// Makes `<` of a token that begins with it, as `<<` does.
    mutating func splitLess() {
        guard token == .shiftLeft else { return }
        token = .less
        tokenEnd = tokenStart + 1
        position = tokenEnd
    }

    /// Whether the token is `>` or begins with it.
    var isAtGreater: Bool {
        switch token {
        case .greater, .greaterOrEqual, .shiftRight, .shiftRightUnsigned: true
        case .operatorAssign: source[tokenStart] == 0x3E
        default: false
        }
    }

    /// Takes a `>`, be it the first of a longer token.
    mutating func expectGreater() {
        guard isAtGreater else { return failMissing(.greater) }
        tokenEnd = tokenStart + 1
        position = tokenEnd
        next()
    }

    /// `<T, U>`, with a token that begins with `<`.
    mutating func skipTypeArguments() {
        openTypeArguments()
        expectGreater()
    }

    /// `<T, U` up to the closing `>`.
    mutating func openTypeArguments() {
        splitLess()
        next()
        while !isAtGreater, token != .endOfFile {
            let before = tokenStart
            skipType()
            if tokenStart == before || !take(.comma) { return }
        }
    }

    mutating func skipTypeParameters() {
        splitLess()
        next()
        while !isAtGreater, token != .endOfFile {
            let before = tokenStart
            skipTypeParameter()
            if tokenStart == before || !take(.comma) { break }
        }
        expectGreater()
    }

    /// `const in out T extends U = V`; Flow's `+T: U = V`.
    private mutating func skipTypeParameter() {
        while token == .const || token == .in || token == .plus || token == .minus { next() }
        var hasName = false
        while token == .name {
            hasName = true
            next()
            // A modifier is followed by another name.
            if token == .in { next() }
        }
        if !hasName { failMissing(.name) }
        if token == .extends || token == .colon {
            next()
            skipType()
        }
        if take(.assign) { skipType() }
    }

    // MARK: - A type

    /// How many levels one level of types counts: so many times the stack of an expression's level does it take (measured: 1.6 KB).
    private static let typeWeight = 2

    /// A type, with its conditional forms.
    mutating func skipType(_ rules: TypeRules = []) {
        guard depth + Parser.typeWeight <= depthLimit else { return replace(skipTooDeep()) }
        depth += Parser.typeWeight
        defer { depth -= Parser.typeWeight }
        var rules = rules
        while true {
            while startsFunctionType() {
                skipFunctionHead()
                // What a function gives may be a conditional type again, also behind `extends`.
                rules.remove(.noConditional)
            }
            skipUnion(rules)
            guard !rules.contains(.noConditional), token == .extends, !newlineBefore else { return }
            next()
            skipType(rules.union(.noConditional))
            expect(.question)
            skipType(rules)
            guard token == .colon else { return failMissing(.colon) }
            next()
        }
    }

    /// Unions of intersections.
    private mutating func skipUnion(_ rules: TypeRules) {
        var mayBeFunction = take(.bitOr)
        while true {
            if take(.bitAnd) { mayBeFunction = true }
            repeat {
                if mayBeFunction, startsFunctionType() {
                    if !isFlow { fail("a function type that needs parentheses", at: tokenStart) }
                    return skipType(rules)
                }
                skipOperand(rules)
                mayBeFunction = true
            } while take(.bitAnd)
            // `|}` ends one of Flow's exact objects.
            guard token == .bitOr, !(isFlow && source[tokenEnd] == 0x7D) else { return }
            next()
        }
    }

    /// `keyof T[]` and its like.
    private mutating func skipOperand(_ rules: TypeRules) {
        while true {
            switch token {
            case .question, .nullish, .not:
                next()
                if endsType { return }
            case .name where isTypePrefix(): next()
            case .name where isWord(.infer) && prefixIsFollowedByType():
                next()
                return skipInferred(rules)
            default:
                skipPrimaryType(rules)
                return skipTypeSuffixes(rules)
            }
        }
    }

    private mutating func isTypePrefix() -> Bool {
        switch Word(rawValue: tokenName) {
        case .keyof, .unique, .readonly: !tokenFlags.contains(.escaped) && prefixIsFollowedByType()
        default: false
        }
    }

    /// Whether the present word is an operator on a type and not a type's name.
    private mutating func prefixIsFollowedByType() -> Bool {
        peek { parser in
            parser.next()
            switch parser.token {
            case .openParenthesis, .openBracket, .openBrace, .string, .number, .bigInt, .templateTail, .templateHead, .this, .typeof,
                .import, .void, .null, .true, .false, .new:
                return true
            case .name: return !parser.newlineBefore
            default: return false
            }
        }
    }

    /// `infer T`, with a constraint unless that makes the rest a conditional type.
    private mutating func skipInferred(_ rules: TypeRules) {
        if token == .name { next() } else { failMissing(.name) }
        guard token == .extends, !newlineBefore else { return }
        if rules.contains(.noConditional) {
            next()
            return skipType(.noConditional)
        }
        _ = attempt { parser in
            parser.next()
            parser.skipType(.noConditional)
            return parser.token == .question ? nil : 0
        }
    }

    /// `[]`, `[K]`, and the `!` and `?` of documentation comments, which the grammar lets pass.
    private mutating func skipTypeSuffixes(_ rules: TypeRules) {
        while !newlineBefore {
            switch token {
            case .openBracket:
                next()
                if token != .closeBracket { skipType() }
                expect(.closeBracket)
            case .not: next()
            case .questionDot where isFlow: next()
            case .question:
                guard suffixEndsType() else { return }
                next()
            default:
                if isFlow, token == .arrow, !rules.contains(.noFunction) {
                    next()
                    skipType(rules)
                }
                return
            }
        }
    }

    /// Whether nothing that could be an operand follows the present `?`.
    private mutating func suffixEndsType() -> Bool {
        peek { parser in
            parser.next()
            return parser.endsType
        }
    }

    /// Whether the token cannot begin a type and may stand behind one.
    private var endsType: Bool {
        switch token {
        case .comma, .closeBracket, .closeParenthesis, .closeBrace, .greater, .greaterOrEqual, .shiftRight, .shiftRightUnsigned, .assign,
            .bitOr, .bitAnd, .semicolon, .endOfFile:
            true
        default: false
        }
    }
}
