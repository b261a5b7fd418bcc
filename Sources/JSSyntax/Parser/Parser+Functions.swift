// SPDX-License-Identifier: Apache-2.0

extension NodeFlags {
    static func functionFlags(isAsync: Bool, isGenerator: Bool) -> NodeFlags {
        (isAsync ? NodeFlags.async : []).union(isGenerator ? .generator : [])
    }
}

extension Parser {
    /// `function …` as an expression, with `function` as present token; `start` is that of `async` when there was one.
    mutating func parseFunctionExpression(from start: Int, isAsync: Bool) -> NodeID {
        parseFunction(.functionExpression, from: start, isAsync: isAsync)
    }

    /// A function from the word `function` on. A declaration must have a name, except after `export default`.
    mutating func parseFunction(_ kind: NodeKind, from start: Int, isAsync: Bool, mayBeNameless: Bool = true) -> NodeID {
        guard enter() else { return skipTooDeep() }
        defer { leave() }
        next()
        let isGenerator = take(.star)
        var flags = NodeFlags.functionFlags(isAsync: isAsync, isGenerator: isGenerator)
        var list = List()
        if token == .name || token.isReservedWord && recovers && token != .function {
            if token != .name { failUnexpected() }
            flags.insert(.named)
            append(takeNode(.bindingIdentifier, flags: tokenFlags, data: tokenName), to: &list)
        } else if !mayBeNameless {
            failMissing(.name)
        }
        return parseFunctionRest(kind, from: start, list, flags: flags)
    }

    /// A function from its type parameters or parenthesis on. `list` holds its name.
    mutating func parseFunctionRest(_ kind: NodeKind, from start: Int, _ name: List, flags: NodeFlags) -> NodeID {
        let outer = context
        enterFunction(isAsync: flags.contains(.async), isGenerator: flags.contains(.generator))
        var list = name
        var flags = flags
        if hasTypes, token == .less { append(parseTypeParameters(), to: &list) }
        append(parseParameters(), to: &list)
        if hasTypes, token == .colon { append(parseTypeAnnotation(), to: &list) }
        if let body = parseFunctionBody() {
            append(body, to: &list)
        } else {
            flags.insert(.bodiless)
        }
        context = outer
        return make(kind, from: start, list.first, flags: flags)
    }

    private mutating func enterFunction(isAsync: Bool, isGenerator: Bool) {
        let isAmbient = context.isAmbient
        context = Context()
        context.isAmbient = isAmbient
        context.inFunction = true
        context.inAsync = isAsync
        context.inGenerator = isGenerator
    }

    /// `{ … }`, or `nil` where TypeScript allows a function without one.
    private mutating func parseFunctionBody() -> NodeID? {
        let start = tokenStart
        if token != .openBrace {
            if hasTypes, token == .semicolon || token == .closeBrace || token == .endOfFile || newlineBefore {
                if token == .semicolon { next() }
                return nil
            }
            failMissing(.openBrace)
            // Without a brace the body is taken to begin here, unless nothing of one follows.
            if token == .semicolon || token == .closeParenthesis || token == .closeBracket || token == .comma || token == .endOfFile {
                return make(.functionBody, from: start)
            }
        } else {
            next()
        }
        let first = parseStatements(inBlockFrom: start)
        expectCloseBrace(start)
        return make(.functionBody, from: start, first)
    }

    // MARK: - Arrow functions

    /// An arrow function from `=>` on. `first` is what stands before: the parameters, or the type parameters linked to them;
    /// `last` is the end of that list when it is not `first`.
    mutating func parseArrowBody(_ first: NodeID, _ start: Int, isAsync: Bool, last: NodeID = 0) -> NodeID {
        guard enter() else {
            link(last == 0 ? first : last, skipTooDeep())
            return make(.error, from: start, first)
        }
        defer { leave() }
        expect(.arrow)
        let outer = context
        // An arrow function has the `arguments`, `this` and `new.target` of what is around it, but its own `await`.
        enterFunction(isAsync: isAsync, isGenerator: false)
        context.inFunction = outer.inFunction
        context.inArrow = true
        var flags: NodeFlags = isAsync ? .async : []
        let last = last == 0 ? first : last
        if token == .openBrace {
            let bodyStart = tokenStart
            next()
            let statements = parseStatements(inBlockFrom: bodyStart)
            expectCloseBrace(bodyStart)
            context = outer
            link(last, make(.functionBody, from: bodyStart, statements))
        } else {
            flags.insert(.expressionBody)
            context.allowsIn = outer.allowsIn
            let body = parseValue(inConsequent: outer.inConsequent)
            context = outer
            link(last, body)
        }
        return make(.arrowFunctionExpression, from: start, first, flags: flags)
    }

    // MARK: - Parameters

    /// `( … )` of a function that is not an arrow of unknown kind.
    mutating func parseParameters() -> NodeID {
        let start = tokenStart
        var list = List()
        expect(.openParenthesis)
        // `function f {`: without its parenthesis a brace begins the body, not a pattern.
        while token != .closeParenthesis, token != .endOfFile, token != .openBrace || previousEnd > start {
            let before = tokenStart
            parseParameter(into: &list)
            if endsList(.closeParenthesis, before, list) { break }
        }
        expect(.closeParenthesis)
        return make(.parameters, from: start, list.first)
    }

    private mutating func parseParameter(into list: inout List) {
        while token == .at { append(parseDecorator(), to: &list) }
        let start = tokenStart
        if token == .ellipsis {
            append(parseRest(), to: &list)
            // TypeScript's parser lets a comma follow.
            if token == .comma, !hasTypes { fail("a rest parameter must be the last", at: tokenStart) }
            return
        }
        if hasTypes, token == .this {
            // TypeScript's `this: T` says what the caller must pass; it is no parameter.
            next()
            if token == .colon { replace(parseTypeAnnotation()) }
            return
        }
        let isProperty = hasTypes && skipParameterModifiers()
        let element = parseBindingElement(isTyped: true)
        append(isProperty ? make(.tsParameterProperty, from: start, element) : element, to: &list)
    }

    private mutating func parseRest() -> NodeID {
        let start = tokenStart
        next()
        let target = parseBindingTarget(isTyped: true)
        if token == .assign { fail("a rest parameter has no default", at: tokenStart) }
        return make(.restElement, from: start, target)
    }
}
