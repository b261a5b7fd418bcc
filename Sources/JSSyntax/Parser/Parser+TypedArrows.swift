// SPDX-License-Identifier: Apache-2.0

// Arrow functions whose parameters or result have types. What stands before `=>` is read as a trial, the body is not: damage in a body
// must not undo the function. Only between `?` and `:` the body is part of the trial, because there `a ? (b) : c => d` has two readings
// and TypeScript takes the one with an arrow function only when another `:` follows it.

extension Parser {
    /// `(a): T => body`, with the colon as present token and the parenthesis closed.
    mutating func parseArrowWithReturnType(_ frame: Frame) -> NodeID? {
        guard mayBeParameters(frame.first) else { return nil }
        let outerPending = pendingDefault
        let parameters = make(.parameters, from: frame.start, frame.first)
        pendingDefault = frame.outerPending
        let arrow = context.inConsequent ? parseArrowInConsequent(parameters, frame.start) : parseArrowBehindType(parameters, frame.start)
        guard let arrow else {
            replace(parameters)
            pendingDefault = outerPending
            return nil
        }
        toPatterns(frame.first, binding: true)
        return arrow
    }

    private mutating func parseArrowBehindType(_ parameters: NodeID, _ start: Int) -> NodeID? {
        guard let type = attempt({ parser in parser.parseReturnTypeOfArrow() }) else { return nil }
        link(parameters, type)
        return parseArrowBody(parameters, start, isAsync: false, last: type)
    }

    private mutating func parseArrowInConsequent(_ parameters: NodeID, _ start: Int) -> NodeID? {
        attempt { parser in
            guard let type = parser.parseReturnTypeOfArrow() else { return nil }
            parser.link(parameters, type)
            let arrow = parser.parseArrowBody(parameters, start, isAsync: false, last: type)
            return parser.token == .colon ? arrow : nil
        }
    }

    private mutating func parseReturnTypeOfArrow() -> NodeID? {
        let type = parseTypeAnnotation(.noFunction)
        return token == .arrow && !newlineBefore ? type : nil
    }

    /// Whether the elements of a parenthesis can be parameters. (They were read as expressions.)
    private func mayBeParameters(_ first: NodeID) -> Bool {
        var id = first
        while id != 0 {
            guard !nodes.flags(id).contains(.parenthesized) else { return false }
            switch nodes.kind(id) {
            case .identifier, .objectExpression, .arrayExpression, .restElement, .thisExpression: break
            case .tsAsExpression: if !nodes.flags(id).contains(.colon) { return false }
            case .assignmentExpression: if nodes.data(id) != UInt32(TokenKind.assign.rawValue) { return false }
            default: return false
            }
            id = nodes.nextSibling(id)
        }
        return true
    }

    // MARK: - Arrow functions that are known by their beginning

    /// `<T>(x): U => y`, with `<` as present token.
    mutating func parseGenericArrow() -> NodeID? {
        if hasJSX, !isFlow, !beginsGenericArrowBesideJSX() { return nil }
        return parseTypedArrow(tokenStart, isAsync: false)
    }

    /// In a file with JSX, `<T,`, `<T extends` and `<const T` begin an arrow function; `<T>` begins an element.
    private mutating func beginsGenericArrowBesideJSX() -> Bool {
        peek { parser in
            parser.splitLess()
            parser.next()
            if parser.token == .const { parser.next() }
            guard parser.token == .name else { return false }
            parser.next()
            switch parser.token {
            case .comma, .assign: return true
            case .extends:
                parser.next()
                return parser.token != .assign && parser.token != .slash && !parser.isAtGreater
            default: return false
            }
        }
    }

    /// `async (x: T): U => y` and `async <T>(x) => y`, behind `async`.
    mutating func parseTypedAsyncArrow(_ start: Int) -> NodeID? { parseTypedArrow(start, isAsync: true) }

    /// How many levels the trial of an arrow function counts, for the stack that it takes.
    private static let trialWeight = 2

    private mutating func parseTypedArrow(_ start: Int, isAsync: Bool) -> NodeID? {
        guard depth + Parser.trialWeight <= depthLimit else { return nil }
        depth += Parser.trialWeight
        defer { depth -= Parser.trialWeight }
        let saved = checkpoint
        guard let first = attempt({ parser in parser.parseArrowHeader() }) else { return nil }
        let last = lastSibling(of: first)
        guard context.inConsequent, nodes.kind(last) == .typeAnnotation else {
            return parseArrowBody(first, start, isAsync: isAsync, last: last)
        }
        // Read again, with the body; that is charged like a trial that failed.
        trialBudget -= tokenStart - saved.tokenStart
        restore(saved)
        return attempt { parser in
            guard let first = parser.parseArrowHeader() else { return nil }
            let arrow = parser.parseArrowBody(first, start, isAsync: isAsync, last: parser.lastSibling(of: first))
            return parser.token == .colon ? arrow : nil
        }
    }

    private func lastSibling(of first: NodeID) -> NodeID {
        var last = first
        while nodes.nextSibling(last) != 0 { last = nodes.nextSibling(last) }
        return last
    }

    /// Type parameters, parameters and result of an arrow function, up to `=>`. Gives the first of these nodes.
    private mutating func parseArrowHeader() -> NodeID? {
        var list = List()
        if token == .less || token == .shiftLeft { append(parseTypeParameters(), to: &list) }
        guard token == .openParenthesis else { return nil }
        append(parseParameters(), to: &list)
        if token == .colon { append(parseTypeAnnotation(.noFunction), to: &list) }
        return token == .arrow && !newlineBefore ? list.first : nil
    }
}
