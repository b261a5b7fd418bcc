// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - Names

    /// `a`, `A`, `a-b`, `a:b`, `a.b.c`, `this.x`.
    mutating func parseJSXTagName() -> NodeID {
        let start = tokenStart
        if token == .this {
            var id = takeNode(.thisExpression)
            id = parseJSXMembers(id, start)
            return id
        }
        guard isNameLike else {
            failMissing(.name)
            return missing()
        }
        extendJSXName()
        let name = tokenName
        let isLower = source[tokenStart] &- 0x61 < 26 || source[tokenStart..<tokenEnd].contains(0x2D)
        let end = tokenEnd
        next()
        if token == .colon {
            let space = nodes.append(.jsxIdentifier, [], start: start, end: end, firstChild: 0, data: name)
            return parseJSXNamespaced(space, start)
        }
        guard token == .dot else {
            return nodes.append(isLower ? .jsxIdentifier : .identifier, [], start: start, end: end, firstChild: 0, data: name)
        }
        let object = nodes.append(.identifier, [], start: start, end: end, firstChild: 0, data: name)
        return parseJSXMembers(object, start)
    }

    private mutating func parseJSXMembers(_ object: NodeID, _ start: Int) -> NodeID {
        var id = object
        while take(.dot) {
            guard isNameLike else {
                failMissing(.name)
                return id
            }
            extendJSXName()
            let name = tokenName
            escapedWord = false
            next()
            id = make(.memberExpression, from: start, id, data: name)
        }
        return id
    }

    private mutating func parseJSXNamespaced(_ space: NodeID, _ start: Int) -> NodeID {
        next()
        guard isNameLike else {
            failMissing(.name)
            return space
        }
        extendJSXName()
        escapedWord = false
        link(space, takeNode(.jsxIdentifier, data: tokenName))
        return make(.jsxNamespacedName, from: start, space)
    }

    // MARK: - Attributes

    mutating func parseJSXAttributes(into list: inout List) {
        while true {
            if token == .openBrace {
                append(parseJSXSpreadAttribute(), to: &list)
            } else if isNameLike {
                append(parseJSXAttribute(), to: &list)
            } else {
                return
            }
        }
    }

    private mutating func parseJSXSpreadAttribute() -> NodeID {
        let start = tokenStart
        next()
        expect(.ellipsis)
        let value = token == .closeBrace ? missing() : parseInnerExpression()
        expect(.closeBrace)
        return make(.jsxSpreadAttribute, from: start, value)
    }

    private mutating func parseJSXAttribute() -> NodeID {
        let start = tokenStart
        extendJSXName()
        escapedWord = false
        var name = takeNode(.jsxIdentifier, data: tokenName)
        if token == .colon { name = parseJSXNamespaced(name, start) }
        guard token == .assign else { return make(.jsxAttribute, from: start, name) }
        nextJSXValue()
        link(name, parseJSXValue())
        return make(.jsxAttribute, from: start, name)
    }

    private mutating func parseJSXValue() -> NodeID {
        switch token {
        case .string: return takeNode(.stringLiteral)
        case .less: return parseJSXElement()
        case .openBrace:
            let start = tokenStart
            next()
            let value = token == .closeBrace ? 0 : parseInnerExpression()
            expect(.closeBrace)
            return make(.jsxExpressionContainer, from: start, value)
        default:
            failMissing(.openBrace)
            return missing()
        }
    }

    // MARK: - Braces among children

    /// `{…}` among children; behind its `}` stands text again.
    mutating func parseJSXChildContainer() -> NodeID {
        let start = tokenStart
        next()
        var kind = NodeKind.jsxExpressionContainer
        var value: NodeID = 0
        if take(.ellipsis) { kind = .jsxSpreadChild }
        if token != .closeBrace || kind == .jsxSpreadChild { value = parseInnerExpression() }
        if token == .closeBrace {
            nextJSXChild()
        } else {
            failMissing(.closeBrace)
            if token != .endOfFile { scanJSXChild(from: tokenStart) }
        }
        return make(kind, from: start, value)
    }
}
