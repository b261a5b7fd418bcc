// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - Patterns that are known to be patterns

    /// What a declaration declares: a name, `[…]` or `{…}`; with `isTyped`, its type annotation too.
    mutating func parseBindingTarget(isTyped: Bool = false) -> NodeID {
        switch token {
        case .name: return parseBindingName(isTyped: isTyped)
        case .openBracket: return parseArrayPattern(isTyped: isTyped)
        case .openBrace: return parseObjectPattern(isTyped: isTyped)
        default:
            failMissing(.name)
            escapedWord = false
            guard token.isReservedWord || token == .invalid, !newlineBefore, !beginsStatement else { return missing() }
            return takeNode(.bindingIdentifier, data: token == .invalid ? 0 : tokenName)
        }
    }

    @inline(__always)
    private mutating func parseBindingName(isTyped: Bool) -> NodeID {
        let start = tokenStart
        let name = tokenName
        let flags = tokenFlags
        next()
        guard hasTypes, isTyped else { return make(.bindingIdentifier, from: start, flags: flags, data: name) }
        let annotation = parseOptionalAnnotation()
        return make(.bindingIdentifier, from: start, annotation, flags: flags, data: name)
    }

    /// `?` or `!` and `: T` behind a declared name; 0 when there is none.
    private mutating func parseOptionalAnnotation() -> NodeID {
        if token == .question || token == .not && !newlineBefore { next() }
        return token == .colon ? parseTypeAnnotation() : 0
    }

    /// A target with its default value.
    mutating func parseBindingElement(isTyped: Bool = false) -> NodeID {
        let start = tokenStart
        let target = parseBindingTarget(isTyped: isTyped)
        guard token == .assign else { return target }
        next()
        let outerIn = context.allowsIn
        context.allowsIn = true
        let value = parseValue()
        context.allowsIn = outerIn
        link(target, value)
        return make(.assignmentPattern, from: start, target)
    }

    private mutating func parseArrayPattern(isTyped: Bool) -> NodeID {
        let start = tokenStart
        guard enter() else { return skipTooDeep() }
        next()
        var list = List()
        while token != .closeBracket, token != .endOfFile {
            let before = tokenStart
            if token == .comma {
                append(nodes.append(.elision, [], start: tokenStart, end: tokenStart, firstChild: 0, data: 0), to: &list)
                next()
                continue
            }
            append(token == .ellipsis ? parseRestOfPattern() : parseBindingElement(), to: &list)
            if endsList(.closeBracket, before, list) { break }
        }
        expect(.closeBracket)
        leave()
        return finishPattern(.arrayPattern, start, list, isTyped)
    }

    private mutating func finishPattern(_ kind: NodeKind, _ start: Int, _ list: List, _ isTyped: Bool) -> NodeID {
        var list = list
        if hasTypes, isTyped { append(parseOptionalAnnotation(), to: &list) }
        return make(kind, from: start, list.first)
    }

    private mutating func parseRestOfPattern() -> NodeID {
        let start = tokenStart
        next()
        let target = parseBindingTarget()
        if token == .comma { fail("a rest element must be the last", at: tokenStart) }
        return make(.restElement, from: start, target)
    }

    private mutating func parseObjectPattern(isTyped: Bool) -> NodeID {
        let start = tokenStart
        guard enter() else { return skipTooDeep() }
        next()
        var list = List()
        while token != .closeBrace, token != .endOfFile {
            let before = tokenStart
            append(token == .ellipsis ? parseRestOfPattern() : parsePatternProperty(), to: &list)
            if endsList(.closeBrace, before, list) { break }
        }
        expect(.closeBrace)
        leave()
        return finishPattern(.objectPattern, start, list, isTyped)
    }

    private mutating func parsePatternProperty() -> NodeID {
        let start = tokenStart
        let isName = token == .name
        let name = tokenName
        var flags: NodeFlags = []
        let key = parsePropertyKey(&flags)
        if token == .colon {
            next()
            link(key, parseBindingElement())
            return make(.property, from: start, key, flags: flags)
        }
        guard isName else {
            failMissing(.colon)
            return make(.property, from: start, key, flags: flags)
        }
        nodes.setKind(key, .bindingIdentifier)
        nodes.setData(key, name)
        guard token == .assign else { return make(.property, from: start, key, flags: .shorthand) }
        next()
        link(key, parseValue())
        let target = make(.assignmentPattern, from: start, key)
        return make(.property, from: start, target, flags: .shorthand)
    }

    // MARK: - Expressions that turn out to be patterns

    /// Turns sibling expressions into patterns.
    mutating func toPatterns(_ first: NodeID, binding: Bool) {
        var id = first
        while id != 0 {
            toPattern(id, binding: binding)
            id = nodes.nextSibling(id)
        }
    }

    /// Turns an expression into a pattern in place: what stands before `=`, or an arrow function's parameter.
    ///
    /// Goes down as deep as literals nest, which `enter` has bounded when they were read.
    mutating func toPattern(_ id: NodeID, binding: Bool) {
        let flags = nodes.flags(id)
        let isParenthesized = flags.contains(.parenthesized)
        if binding, isParenthesized { fail("a parameter in parentheses", at: nodes.start(id)) }
        switch nodes.kind(id) {
        case .identifier:
            if binding { nodes.setKind(id, .bindingIdentifier) }
        case .memberExpression, .computedMemberExpression:
            if binding || flags.contains(.chained) { failTarget(id) }
        case .arrayExpression:
            if isParenthesized { failTarget(id) }
            nodes.setKind(id, .arrayPattern)
            toElements(nodes.firstChild(id), binding: binding)
        case .objectExpression:
            if isParenthesized { failTarget(id) }
            nodes.setKind(id, .objectPattern)
            toProperties(nodes.firstChild(id), binding: binding)
        case .assignmentExpression:
            if isParenthesized || nodes.data(id) != UInt32(TokenKind.assign.rawValue) { failTarget(id) }
            nodes.setKind(id, .assignmentPattern)
            nodes.setData(id, 0)
            if binding { toPattern(nodes.firstChild(id), binding: true) }
        case .arrayPattern, .objectPattern, .assignmentPattern: rebind(id, binding: binding)
        case .spreadElement where binding: toRest(id, binding: true)
        case .restElement where binding: break
        case .bindingIdentifier where binding: break
        case .tsAsExpression, .tsTypeAssertion, .tsNonNullExpression: toTypedPattern(id, binding: binding)
        case .none, .error: break
        default: failTarget(id)
        }
    }

    /// A pattern of an inner assignment that becomes part of a parameter: its names are bindings now.
    private mutating func rebind(_ id: NodeID, binding: Bool) {
        guard binding else { return }
        switch nodes.kind(id) {
        case .arrayPattern: toElements(nodes.firstChild(id), binding: true)
        case .objectPattern: toProperties(nodes.firstChild(id), binding: true)
        default: toPattern(nodes.firstChild(id), binding: true)
        }
    }

    private mutating func toElements(_ first: NodeID, binding: Bool) {
        var id = first
        while id != 0 {
            switch nodes.kind(id) {
            case .elision, .typeAnnotation: break
            case .spreadElement, .restElement: toRest(id, binding: binding)
            default: toPattern(id, binding: binding)
            }
            id = nodes.nextSibling(id)
        }
    }

    private mutating func toRest(_ id: NodeID, binding: Bool) {
        nodes.setKind(id, .restElement)
        if nodes.flags(id).contains(.trailingComma) || nodes.nextSibling(id) != 0 {
            fail("a rest element must be the last", at: nodes.start(id))
        }
        let target = nodes.firstChild(id)
        if nodes.kind(target) == .assignmentExpression || nodes.kind(target) == .assignmentPattern {
            fail("a rest element has no default", at: nodes.start(target))
        }
        toPattern(target, binding: binding)
    }

    private mutating func toProperties(_ first: NodeID, binding: Bool) {
        var id = first
        while id != 0 {
            let flags = nodes.flags(id)
            switch nodes.kind(id) {
            case .spreadElement, .restElement:
                toRest(id, binding: binding)
                let target = nodes.kind(nodes.firstChild(id))
                if target == .objectPattern || target == .arrayPattern { failTarget(id) }
            case .property:
                if !flags.isDisjoint(with: [.method, .getter, .setter]) { failTarget(id) }
                let key = nodes.firstChild(id)
                let value = flags.contains(.shorthand) ? key : nodes.nextSibling(key)
                if value != 0 { toPattern(value, binding: binding) }
            default: break
            }
            id = nodes.nextSibling(id)
        }
    }

    /// `x = 1`, `x += 1`, `x++`: a name or a member. A call is an error only when it is run, in code that is not strict (Annex B).
    mutating func checkSimpleTarget(_ id: NodeID) {
        switch nodes.kind(id) {
        case .identifier, .none, .error: break
        case .memberExpression, .computedMemberExpression:
            if nodes.flags(id).contains(.chained) { failTarget(id) }
        case .tsAsExpression, .tsTypeAssertion, .tsNonNullExpression: break
        default: failTarget(id)
        }
    }

    @inline(never)
    mutating func failTarget(_ id: NodeID) {
        fail("this cannot be assigned to", at: nodes.start(id))
    }
}
