// SPDX-License-Identifier: Apache-2.0

// What may stand behind an expression: members, calls, templates, `++`.

extension Parser {
    /// `LeftHandSideExpression` for places that take no operators: heritage of a class, decorators. Behind a decorator `[` begins the member.
    mutating func parseLeftHandSide(isDecorator: Bool = false) -> NodeID {
        let start = tokenStart
        let inner = token == .openParenthesis ? parseParenthesized() : parsePrimary(canBeArrow: false)
        return parsePostfix(inner, start, inNew: false, isDecorator: isDecorator)
    }

    /// Members, calls, templates and `++` behind an expression that starts at `start`.
    @inline(__always)
    ///
    /// `canBeArrow` says whether `async (…) =>` may be an arrow function here.
    mutating func parsePostfix(
        _ base: NodeID,
        _ start: Int,
        inNew: Bool,
        isDecorator: Bool = false,
        canBeArrow: Bool = false
    ) -> NodeID {
        switch token {
        case .dot, .openParenthesis, .openBracket, .questionDot, .templateTail, .templateHead, .plusPlus, .minusMinus, .not, .less,
            .shiftLeft:
            return parseChain(base, start, inNew: inNew, isDecorator: isDecorator, canBeArrow: canBeArrow)
        default: return base
        }
    }

    private mutating func parseChain(
        _ base: NodeID,
        _ start: Int,
        inNew: Bool,
        isDecorator: Bool,
        canBeArrow: Bool
    ) -> NodeID {
        var id = base
        if nodes.kind(id) == .arrowFunctionExpression, !nodes.flags(id).contains(.parenthesized) { return id }
        if pendingDefault >= 0 { failPendingDefault() }
        var chained: NodeFlags = []
        while true {
            switch token {
            case .dot:
                next()
                id = parseMember(id, start, chained)
            case .openBracket:
                if isDecorator { return id }
                id = parseComputedMember(id, start, chained)
            case .openParenthesis:
                if inNew { return id }
                if let arrow = parseCall(&id, start, chained, canBeArrow: canBeArrow) { return arrow }
            case .questionDot:
                if inNew { failUnexpected() }
                next()
                chained = .chained
                id = parseOptional(id, start)
            case .templateTail, .templateHead:
                if !chained.isEmpty { fail("a template behind an optional chain", at: tokenStart) }
                link(id, parseTemplate(isTagged: true))
                id = make(.taggedTemplateExpression, from: start, id)
            case .plusPlus, .minusMinus:
                guard !newlineBefore, !inNew else { return id }
                checkSimpleTarget(id)
                let operation = token
                next()
                return make(.updateExpression, from: start, id, data: UInt32(operation.rawValue))
            case .not where hasTypes && !newlineBefore:
                next()
                id = make(.tsNonNullExpression, from: start, id, flags: chained)
            case .less where hasTypes, .shiftLeft where hasTypes:
                guard let typed = parseTypedCall(id, start, chained, inNew: inNew) else { return id }
                id = typed
            default: return id
            }
        }
    }

    mutating func parseMember(_ object: NodeID, _ start: Int, _ flags: NodeFlags) -> NodeID {
        if isNameLike {
            let name = tokenName
            escapedWord = false
            next()
            return make(.memberExpression, from: start, object, flags: flags, data: name)
        }
        if token == .privateName {
            let name = tokenName
            if nodes.kind(object) == .superExpression { failUnexpected() }
            next()
            return make(.memberExpression, from: start, object, flags: flags.union(.privateMember), data: name)
        }
        failMissing(.name)
        return make(.memberExpression, from: start, object, flags: flags)
    }

    private mutating func parseComputedMember(_ object: NodeID, _ start: Int, _ flags: NodeFlags) -> NodeID {
        next()
        link(object, parseInnerExpression())
        expect(.closeBracket)
        return make(.computedMemberExpression, from: start, object, flags: flags)
    }

    /// Behind `?.`.
    private mutating func parseOptional(_ object: NodeID, _ start: Int) -> NodeID {
        let flags: NodeFlags = [.optional, .chained]
        switch token {
        case .openBracket: return parseComputedMember(object, start, flags)
        case .openParenthesis:
            var list = List(first: object, last: object)
            parseArguments(into: &list)
            if pendingDefault >= 0 { failPendingDefault() }
            return make(.callExpression, from: start, object, flags: flags)
        case .less where hasTypes, .shiftLeft where hasTypes: return parseTypedCall(object, start, flags, inNew: false) ?? object
        case .templateTail, .templateHead:
            fail("a template behind an optional chain", at: tokenStart)
            return object
        default: return parseMember(object, start, flags)
        }
    }

    /// A call; or, when it turns out to be `async (…) =>`, the arrow function.
    private mutating func parseCall(
        _ callee: inout NodeID,
        _ start: Int,
        _ flags: NodeFlags,
        canBeArrow: Bool
    ) -> NodeID? {
        let mayBeAsync =
            canBeArrow && nodes.kind(callee) == .identifier && nodes.data(callee) == Word.async.rawValue && !newlineBefore
            && nodes.flags(callee).isEmpty
        let parenthesis = tokenStart
        var list = List(first: callee, last: callee)
        parseArguments(into: &list)
        if mayBeAsync, token == .arrow, !newlineBefore, !stopped {
            pendingDefault = -1
            let first = nodes.nextSibling(callee)
            replace(callee)
            toPatterns(first, binding: true)
            let parameters = make(.parameters, from: parenthesis, first)
            return parseArrowBody(parameters, start, isAsync: true)
        }
        if pendingDefault >= 0 { failPendingDefault() }
        callee = make(.callExpression, from: start, callee, flags: flags)
        return nil
    }

    /// Takes a node out of the tree that turned out to be something else.
    mutating func replace(_ id: NodeID) {
        nodes.setKind(id, .none)
        nodes.setFlags(id, [])
        nodes.setFirstChild(id, 0)
        nodes.setNextSibling(id, 0)
    }

    /// `( arguments )`. May leave `pendingDefault` set, for `async ({a = 1}) =>`.
    mutating func parseArguments(into list: inout List) {
        let outerIn = context.allowsIn
        context.allowsIn = true
        next()
        while token != .closeParenthesis, token != .endOfFile {
            let before = tokenStart
            append(parseElement(), to: &list)
            if endsList(.closeParenthesis, before, list) { break }
        }
        context.allowsIn = outerIn
        expect(.closeParenthesis)
    }
}
