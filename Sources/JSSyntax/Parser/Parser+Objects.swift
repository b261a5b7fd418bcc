// SPDX-License-Identifier: Apache-2.0

extension Parser {
    mutating func parseObject() -> NodeID {
        let start = tokenStart
        guard enter() else { return skipTooDeep() }
        let outerIn = context.allowsIn
        context.allowsIn = true
        next()
        var list = List()
        while token != .closeBrace, token != .endOfFile {
            let before = tokenStart
            append(token == .ellipsis ? parseSpreadProperty() : parseProperty(), to: &list)
            if endsList(.closeBrace, before, list) { break }
        }
        context.allowsIn = outerIn
        expect(.closeBrace)
        leave()
        return make(.objectExpression, from: start, list.first)
    }

    private mutating func parseSpreadProperty() -> NodeID {
        let start = tokenStart
        next()
        let argument = parseAssignment()
        return make(.spreadElement, from: start, argument, flags: token == .comma ? .trailingComma : [])
    }

    /// What stands before a member's name, and the name.
    struct MemberHead {
        var flags: NodeFlags = []
        var isAsync = false
        var isGenerator = false
        var key: NodeID = 0
        /// The key is a plain name that may be a variable too.
        var name: NameID = 0
        var isShorthand = false
        /// The key's token was read as a name.
        var nameFlags: NodeFlags = []
    }

    private mutating func parseProperty() -> NodeID {
        let start = tokenStart
        let head = parsePropertyHead()
        if token == .openParenthesis || token == .less && hasTypes || head.isAsync || head.isGenerator
            || !head.flags.isDisjoint(with: [.getter, .setter])
        {
            link(head.key, parseMethod(head))
            let kind: NodeFlags = head.flags.isDisjoint(with: [.getter, .setter]) ? .method : []
            return make(.property, from: start, head.key, flags: head.flags.union(kind))
        }
        if token == .colon {
            next()
            link(head.key, parseAssignment())
            return make(.property, from: start, head.key, flags: head.flags)
        }
        guard head.isShorthand else {
            failMissing(.colon)
            return make(.property, from: start, head.key, flags: head.flags)
        }
        return parseShorthand(start, head)
    }

    /// `{a}` and, for patterns, `{a = 1}`.
    private mutating func parseShorthand(_ start: Int, _ head: MemberHead) -> NodeID {
        nodes.setKind(head.key, .identifier)
        nodes.setData(head.key, head.name)
        guard token == .assign else { return make(.property, from: start, head.key, flags: .shorthand) }
        let defaultStart = tokenStart
        next()
        let pending = pendingDefault
        pendingDefault = -1
        let value = parseValue()
        pendingDefault = pending >= 0 ? pending : defaultStart
        link(head.key, value)
        let target = make(.assignmentPattern, from: start, head.key)
        return make(.property, from: start, target, flags: .shorthand)
    }

    /// A token behind `get`, `set`, `async` or `static` that makes it the name itself.
    @inline(__always)
    var endsMemberName: Bool {
        switch token {
        case .openParenthesis, .comma, .closeBrace, .colon, .assign, .semicolon, .endOfFile: true
        case .less, .question, .not: hasTypes
        default: false
        }
    }

    private mutating func parsePropertyHead() -> MemberHead {
        var head = MemberHead()
        if token == .name, tokenFlags.isEmpty, isWord(.get) || isWord(.set) || isWord(.async) {
            let word = tokenName
            let start = tokenStart
            next()
            if endsMemberName || (word == Word.async.rawValue && newlineBefore) {
                head.key = make(.propertyName, from: start, data: word)
                head.name = word
                head.isShorthand = true
                return head
            }
            if word == Word.async.rawValue {
                head.isAsync = true
            } else {
                head.flags.insert(word == Word.get.rawValue ? .getter : .setter)
            }
        }
        if token == .star {
            if !head.flags.isEmpty { failUnexpected() }
            head.isGenerator = true
            next()
        }
        if token == .name {
            head.name = tokenName
            head.nameFlags = tokenFlags
            head.isShorthand = true
        }
        head.key = parsePropertyKey(&head.flags)
        return head
    }

    /// The name of a property: a name, a string, a number, or `[expression]`.
    mutating func parsePropertyKey(_ flags: inout NodeFlags) -> NodeID {
        switch token {
        case .string: return takeNode(.stringLiteral, flags: tokenFlags)
        case .number: return takeNode(.numericLiteral, flags: tokenFlags)
        case .bigInt: return takeNode(.bigIntLiteral)
        case .openBracket:
            flags.insert(.computed)
            next()
            let outerIn = context.allowsIn
            context.allowsIn = true
            let key = parseValue()
            context.allowsIn = outerIn
            expect(.closeBracket)
            return key
        case .templateTail, .templateHead:
            // The bracket before is missing; the template is taken whole, for its braces are none of the object's.
            failMissing(.name)
            flags.insert(.computed)
            let key = parseTemplate(isTagged: false)
            _ = take(.closeBracket)
            return key
        default: break
        }
        if isNameLike {
            escapedWord = false
            return takeNode(.propertyName, flags: tokenFlags, data: tokenName)
        }
        failMissing(.name)
        return missing()
    }

    /// A method's function, from its parameters on.
    mutating func parseMethod(_ head: MemberHead) -> NodeID {
        parseFunctionRest(
            .functionExpression,
            from: tokenStart,
            List(),
            flags: NodeFlags.functionFlags(isAsync: head.isAsync, isGenerator: head.isGenerator)
        )
    }
}
