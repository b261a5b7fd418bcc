// SPDX-License-Identifier: Apache-2.0

// What TypeScript adds to expressions. Each function is asked only when the language has types; those that give an optional give
// `nil` when what stands here is plain JavaScript, with nothing taken.

extension Parser {
    // MARK: - as, satisfies, <T>x

    /// `x as T`, `x satisfies T`, with the word as present token.
    mutating func parseAs(_ value: NodeID, _ start: Int) -> NodeID {
        let typeStart = tokenStart
        next()
        link(value, parseType(from: typeStart))
        return make(.tsAsExpression, from: start, value)
    }

    /// `<` where an operand begins, without JSX: a generic arrow function, or the type of a cast whose operand is still to come.
    mutating func parseAssertion(canBeArrow: Bool) -> Operand? {
        let start = tokenStart
        if canBeArrow, let arrow = parseGenericArrow() { return Operand(id: arrow, start: start) }
        let count = nodes.count
        splitLess()
        next()
        skipType()
        expectGreater()
        nodes.truncate(to: count)
        frames.append(Frame(kind: .assertion, precedence: 14, start: start, first: make(.typeAnnotation, from: start)))
        return nil
    }

    // MARK: - Elements of parentheses

    /// An element of a parenthesis with `?` or `:` as present token: a parameter with its type, or Flow's cast.
    mutating func parseTypedElement(_ value: NodeID) -> NodeID {
        let start = nodes.start(value)
        if token == .question { next() }
        guard token == .colon else { return value }
        link(value, parseTypeAnnotation())
        return make(.tsAsExpression, from: start, value, flags: .colon)
    }

    /// In a parenthesis: whether the present `?` makes a parameter optional instead of beginning a conditional expression.
    mutating func startsOptionalParameter(_ base: Int) -> Bool {
        guard hasTypes, frames.count > base, frames.last?.kind == .parenthesis else { return false }
        return peek { parser in
            parser.next()
            return parser.token == .colon || parser.token == .comma || parser.token == .closeParenthesis || parser.token == .assign
        }
    }

    /// Whether a parenthesis that is no arrow function's is Flow's `(x: T)`.
    func isTypeCast(_ frame: Frame) -> Bool {
        isFlow && frame.first != 0 && frame.first == frame.second && nodes.kind(frame.first) == .tsAsExpression
    }

    /// A typed expression that turns out to be a pattern: `(a: T) =>`, `(a as T) = 1`.
    mutating func toTypedPattern(_ id: NodeID, binding: Bool) {
        if nodes.flags(id).contains(.colon), nodes.kind(id) == .tsAsExpression {
            // Before `=` it is not known yet whether it is a parameter with a default.
            if binding { toTypedBinding(id) }
            return
        }
        guard !binding else { return failTarget(id) }
        // Casts can be stacked as high as the input likes.
        var inner = id
        while true {
            switch nodes.kind(inner) {
            case .tsAsExpression, .tsNonNullExpression: inner = nodes.firstChild(inner)
            case .tsTypeAssertion: inner = nodes.nextSibling(nodes.firstChild(inner))
            case .objectExpression, .arrayExpression:
                nodes.setFlags(inner, nodes.flags(inner).subtracting(.parenthesized))
                return toPattern(inner, binding: false)
            default: return
            }
        }
    }

    /// `x: T` read as an expression becomes the binding `x` with its annotation as last child.
    private mutating func toTypedBinding(_ id: NodeID) {
        let value = nodes.firstChild(id)
        let annotation = nodes.nextSibling(value)
        nodes.setNextSibling(value, 0)
        if nodes.kind(value) == .thisExpression {
            // The parser of TypeScript lets an arrow function have a `this` parameter.
            nodes.setKind(value, .bindingIdentifier)
            nodes.setData(value, Word.this.rawValue)
        } else {
            toPattern(value, binding: true)
        }
        let kind = nodes.kind(value)
        guard kind == .bindingIdentifier || kind == .objectPattern || kind == .arrayPattern else {
            failTarget(id)
            nodes.setNextSibling(value, annotation)
            return
        }
        var last = nodes.firstChild(value)
        if last == 0 {
            nodes.setFirstChild(id, annotation)
        } else {
            nodes.setFirstChild(id, last)
            while nodes.nextSibling(last) != 0 { last = nodes.nextSibling(last) }
            link(last, annotation)
        }
        nodes.setKind(id, kind)
        nodes.setFlags(id, nodes.flags(value))
        nodes.setData(id, nodes.data(value))
        replace(value)
    }

    // MARK: - Calls with type arguments

    /// `f<T>(x)`, `` f<T>`x` `` and `f<T>`, with `<` as present token. `new X<T>` is left to the caller.
    mutating func parseTypedCall(_ callee: NodeID, _ start: Int, _ flags: NodeFlags, inNew: Bool) -> NodeID? {
        guard !inNew, let types = parseTypeArgumentsOfCall() else { return nil }
        link(callee, types)
        switch token {
        case .openParenthesis:
            var list = List(first: callee, last: types)
            parseArguments(into: &list)
            if pendingDefault >= 0 { failPendingDefault() }
            return make(.callExpression, from: start, callee, flags: flags)
        case .templateTail, .templateHead:
            link(types, parseTemplate(isTagged: true))
            return make(.taggedTemplateExpression, from: start, callee)
        default:
            if flags.contains(.optional) { failMissing(.openParenthesis) }
            let id = make(.tsInstantiationExpression, from: start, callee)
            if token == .dot { fail("a property of an expression with type arguments", at: tokenStart) }
            return id
        }
    }

    /// Type arguments in an expression, when what follows them cannot be the right side of a comparison.
    mutating func parseTypeArgumentsOfCall() -> NodeID? {
        attempt { parser in
            let start = parser.tokenStart
            let count = parser.nodes.count
            parser.openTypeArguments()
            guard parser.token == .greater else { return nil }
            parser.next()
            guard parser.canFollowTypeArguments() else { return nil }
            parser.nodes.truncate(to: count)
            return parser.make(.typeArguments, from: start)
        }
    }

    /// TypeScript's rule for what makes `a<b>` type arguments and no comparison.
    private func canFollowTypeArguments() -> Bool {
        switch token {
        case .openParenthesis, .templateTail, .templateHead: return true
        case .less, .greater, .plus, .minus, .shiftLeft: return token == .shiftLeft
        default: break
        }
        if newlineBefore || Parser.precedence(token, allowsIn: context.allowsIn) > 0 { return true }
        switch token {
        case .name: return isWord(.as) || isWord(.satisfies)
        case .this, .super, .null, .true, .false, .number, .bigInt, .string, .openBracket, .openBrace, .function, .class, .new, .import,
            .tilde, .not, .delete, .typeof, .void, .plusPlus, .minusMinus, .privateName, .at:
            return false
        case .operatorAssign: return tokenOperator != .slash
        default: return true
        }
    }

    // MARK: - Parameters

    static func isParameterModifier(_ word: Word) -> Bool {
        switch word {
        case .public, .private, .protected, .readonly, .override: true
        default: false
        }
    }

    /// Takes `public`, `private`, `protected`, `readonly`, `override` before a parameter; says whether there was one.
    mutating func skipParameterModifiers() -> Bool {
        var hasModifier = false
        while token == .name, let word = Word(rawValue: tokenName), Parser.isParameterModifier(word), isFollowedByBinding() {
            hasModifier = true
            next()
        }
        return hasModifier
    }

    private mutating func isFollowedByBinding() -> Bool {
        peek { parser in
            parser.next()
            return !parser.newlineBefore && (parser.token == .name || parser.token == .openBrace || parser.token == .openBracket)
        }
    }
}
