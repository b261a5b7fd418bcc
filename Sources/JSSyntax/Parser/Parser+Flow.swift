// SPDX-License-Identifier: Apache-2.0

// Declarations that only Flow has.

extension Parser {
    /// `opaque type A: B = C`.
    mutating func parseOpaqueType(_ start: Int) -> NodeID {
        next()
        next()
        let name = parseBindingTarget()
        withoutNodes { parser in
            if parser.token == .less { parser.skipTypeParameters() }
            while parser.token == .colon || parser.token == .super || parser.token == .extends {
                parser.next()
                parser.skipType(.noConditional)
            }
            if parser.take(.assign) { parser.skipType() }
        }
        expectSemicolon()
        return make(.tsTypeDeclaration, from: start, name)
    }

    /// What follows `declare` in Flow: nothing of it runs.
    mutating func parseFlowDeclare(_ start: Int) -> NodeID {
        switch token {
        case .class: return parseInterface(start)
        case .function: return parseFlowFunction(start)
        case .export: return parseFlowExport(start)
        case .name where isWord(.module) && nameIsFollowed(by: .dot):
            // declare module.exports: T
            next()
            next()
            next()
            if token == .colon { replace(parseTypeAnnotation()) }
            expectSemicolon()
            return make(.emptyStatement, from: start)
        case .name where isWord(.opaque): return parseOpaqueType(start)
        case .name where isName("component") || isName("hook"): return parseFlowFunction(start)
        default: return parseStatement(isTopLevel: true, inList: true)
        }
    }

    /// `declare function f(x: T): U %checks(…)`; also `declare component` and `declare hook`.
    private mutating func parseFlowFunction(_ start: Int) -> NodeID {
        next()
        let name = parseBindingTarget()
        let parameters = make(.parameters, from: tokenStart)
        link(name, parameters)
        withoutNodes { parser in
            if parser.token == .less { parser.skipTypeParameters() }
            if parser.token == .openParenthesis { _ = parser.skipFlowParameters() }
            if parser.take(.colon), parser.token != .percent { parser.skipType() }
            if parser.token == .percent { parser.skipChecks() }
            parser.skipRenders()
        }
        expectSemicolon()
        return make(.functionDeclaration, from: start, name, flags: [.named, .bodiless])
    }

    /// `declare export …`.
    private mutating func parseFlowExport(_ start: Int) -> NodeID {
        next()
        switch token {
        case .star: return parseExportAll(start, flags: .typeOnly)
        case .openBrace: return parseExportNames(start, flags: .typeOnly)
        case .default:
            next()
            if token != .class, token != .function {
                withoutNodes { $0.skipType() }
                expectSemicolon()
                return make(.emptyStatement, from: start)
            }
        default: break
        }
        let inner = tokenStart
        let declaration = parseFlowDeclare(inner)
        return make(.exportNamedDeclaration, from: start, declaration, flags: .typeOnly)
    }

    // MARK: - Components and hooks

    /// `component A(x: T) renders B { … }` and `hook useA(x: T) { … }`, with the word as present token.
    mutating func parseFlowComponent(_ start: Int, isAsync: Bool = false) -> NodeID? {
        guard isName("component") || isName("hook"), nameIsFollowed(by: .name) else { return nil }
        let isComponent = isName("component")
        next()
        let name = takeNode(.bindingIdentifier, flags: tokenFlags, data: tokenName)
        let list = List(first: name, last: name)
        return isComponent
            ? parseComponentRest(start, list, isAsync: isAsync)
            : parseFunctionRest(.functionDeclaration, from: start, list, flags: isAsync ? [.named, .async] : .named)
    }

    /// `async component A() {}`; `nil` when `async` is something else.
    mutating func parseAsyncComponent(_ start: Int) -> NodeID? {
        let follows = peek { parser in
            parser.next()
            guard !parser.newlineBefore, parser.isName("component") || parser.isName("hook") else { return false }
            return parser.nameIsFollowed(by: .name)
        }
        guard follows else { return nil }
        next()
        return parseFlowComponent(start, isAsync: true)
    }

    private mutating func parseComponentRest(_ start: Int, _ name: List, isAsync: Bool) -> NodeID {
        let outer = context
        context = Context()
        context.inFunction = true
        context.inAsync = isAsync
        defer { context = outer }
        var list = name
        if token == .less { append(parseTypeParameters(), to: &list) }
        append(parseComponentParameters(), to: &list)
        withoutNodes { $0.skipRenders() }
        let brace = tokenStart
        expect(.openBrace)
        let first = parseStatements(inBlockFrom: brace)
        expectCloseBrace(brace)
        append(make(.functionBody, from: brace, first), to: &list)
        return make(.functionDeclaration, from: start, list.first, flags: isAsync ? [.named, .async] : .named)
    }

    /// `(name: T, name as local: T = 1, "name" as local, ...rest)`.
    private mutating func parseComponentParameters() -> NodeID {
        let start = tokenStart
        var list = List()
        expect(.openParenthesis)
        while token != .closeParenthesis, token != .endOfFile {
            let before = tokenStart
            if token == .ellipsis {
                let restStart = tokenStart
                next()
                let target = parseBindingTarget(isTyped: true)
                append(make(.restElement, from: restStart, target), to: &list)
            } else {
                if token == .string || nameIsFollowedByAs() {
                    next()
                    next()
                }
                append(parseBindingElement(isTyped: true), to: &list)
            }
            if endsList(.closeParenthesis, before, list) { break }
        }
        expect(.closeParenthesis)
        return make(.parameters, from: start, list.first)
    }

    private mutating func nameIsFollowedByAs() -> Bool {
        peek { parser in
            parser.next()
            return parser.isWord(.as)
        }
    }

    /// Behind `export default`: a component, a hook, or an opaque type.
    mutating func parseFlowDefault() -> NodeID? {
        let start = tokenStart
        if let component = parseFlowComponent(start) { return component }
        return isWord(.opaque) && nameIsFollowed(by: .name) ? parseOpaqueType(start) : nil
    }
}
