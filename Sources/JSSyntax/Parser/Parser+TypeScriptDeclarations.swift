// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// A statement that begins with a word of TypeScript's or Flow's.
    mutating func parseTypeScriptStatement(_ word: Word) -> NodeID? {
        let start = tokenStart
        switch word {
        case .type where nameIsFollowed(by: .name): return parseTypeAlias(start)
        case .interface where nameIsFollowed(by: .name): return parseInterface(start)
        case .namespace where nameIsFollowed(by: .name): return parseNamespace(start)
        case .module where nameIsFollowed(by: .name) || nameIsFollowed(by: .string): return parseNamespace(start)
        case .global where nameIsFollowed(by: .openBrace): return parseNamespace(start)
        case .abstract where nameIsFollowed(by: .class):
            next()
            return parseClass(.classDeclaration, from: start, decorators: List(), flags: .abstract, mayBeNameless: false)
        case .declare: return parseDeclare(start)
        case .opaque where isFlow && nameIsFollowed(by: .name): return parseOpaqueType(start)
        case .async where isFlow: return parseAsyncComponent(start)
        default: return nil
        }
    }

    // MARK: - Types with names

    /// The name of a type; reserved words are an error.
    private mutating func parseTypeName() -> NodeID {
        if token == .name { return takeNode(.bindingIdentifier, flags: tokenFlags, data: tokenName) }
        failMissing(.name)
        return missing()
    }

    /// `type A<T> = B`.
    mutating func parseTypeAlias(_ start: Int) -> NodeID {
        next()
        let name = parseTypeName()
        withoutNodes { parser in
            if parser.token == .less { parser.skipTypeParameters() }
            if parser.isFlow, parser.take(.colon) { parser.skipType() }
            if !parser.isFlow || !parser.context.isAmbient || parser.token == .assign {
                parser.expect(.assign)
                parser.skipType()
            }
        }
        expectSemicolon()
        return make(.tsTypeDeclaration, from: start, name)
    }

    /// `interface A<T> extends B, C {}`, and the classes that Flow declares.
    mutating func parseInterface(_ start: Int) -> NodeID {
        next()
        let name = parseTypeName()
        withoutNodes { parser in
            if parser.token == .less { parser.skipTypeParameters() }
            while parser.token == .extends || parser.isWord(.implements) || parser.isFlow && parser.isName("mixins") {
                parser.next()
                parser.skipTypeList()
            }
            parser.skipObjectType()
        }
        return make(.tsTypeDeclaration, from: start, name)
    }

    // MARK: - Enums

    mutating func parseEnum(_ start: Int) -> NodeID { parseEnum(start, flags: []) }

    /// `const enum`.
    mutating func parseConstEnum(_ start: Int) -> NodeID? {
        guard nameIsFollowed(by: .enum) else { return nil }
        next()
        return parseEnum(start, flags: .const)
    }

    private mutating func parseEnum(_ start: Int, flags: NodeFlags) -> NodeID {
        next()
        let name = parseTypeName()
        var list = List(first: name, last: name)
        if isFlow, takeWord(.of) { withoutNodes { $0.skipType() } }
        expect(.openBrace)
        while token != .closeBrace, token != .endOfFile {
            let before = tokenStart
            if isFlow, take(.ellipsis) { break }
            append(parseEnumMember(), to: &list)
            if endsList(.closeBrace, before, list) { break }
        }
        expect(.closeBrace)
        return make(.tsEnumDeclaration, from: start, list.first, flags: flags)
    }

    private mutating func parseEnumMember() -> NodeID {
        let start = tokenStart
        var flags: NodeFlags = []
        let key = parsePropertyKey(&flags)
        guard take(.assign) else { return make(.tsEnumMember, from: start, key) }
        link(key, parseValue())
        return make(.tsEnumMember, from: start, key, flags: .hasValue)
    }

    // MARK: - Namespaces

    /// `namespace A.B.C {}`, `module "x" {}`, `global {}`.
    mutating func parseNamespace(_ start: Int) -> NodeID {
        guard enter() else { return skipTooDeep() }
        defer { leave() }
        var names: [(start: Int, id: NodeID)] = []
        if isWord(.global) {
            // Not a name that is declared: the block adds to what is global.
            names.append((start, takeNode(.propertyName, data: tokenName)))
        } else {
            next()
            if token == .string {
                names.append((start, takeNode(.stringLiteral, flags: tokenFlags)))
            } else {
                names.append((start, parseTypeName()))
                while take(.dot) {
                    let partStart = tokenStart
                    names.append((partStart, isNameLike ? takeNode(.bindingIdentifier, data: tokenName) : missing()))
                }
            }
        }
        var inner: NodeID = 0
        if token == .openBrace { inner = parseModuleBlock() } else { expectSemicolon() }
        for name in names.reversed() {
            if inner != 0 { link(name.id, inner) }
            inner = make(.tsModuleDeclaration, from: name.start, name.id)
        }
        return inner
    }

    /// `{ … }` where `import` and `export` are allowed.
    private mutating func parseModuleBlock() -> NodeID {
        let start = tokenStart
        let outer = context
        context = Context()
        context.isAmbient = outer.isAmbient
        next()
        var list = List()
        while token != .closeBrace, token != .endOfFile {
            if endsByIndentation(start) { break }
            let before = tokenStart
            append(parseStatement(isTopLevel: true, inList: true), to: &list)
            if tokenStart == before, token != .endOfFile {
                failUnexpected()
                next()
            }
        }
        expectCloseBrace(start)
        context = outer
        return make(.tsModuleBlock, from: start, list.first)
    }

    // MARK: - declare

    /// `declare` before a declaration; `nil` when it is a name.
    private mutating func parseDeclare(_ start: Int) -> NodeID? {
        guard declarationFollows() else { return nil }
        next()
        let wasAmbient = context.isAmbient
        context.isAmbient = true
        defer { context.isAmbient = wasAmbient }
        let declaration = isFlow ? parseFlowDeclare(start) : parseStatement(isTopLevel: true, inList: true)
        switch nodes.kind(declaration) {
        case .variableDeclaration, .functionDeclaration, .classDeclaration, .tsEnumDeclaration, .tsModuleDeclaration, .tsTypeDeclaration:
            nodes.insertFlags(declaration, .declare)
        default: break
        }
        return declaration
    }

    private mutating func declarationFollows() -> Bool {
        peek { parser in
            parser.next()
            guard !parser.newlineBefore else { return false }
            switch parser.token {
            case .var, .const, .function, .class, .enum, .import, .export: return true
            case .name:
                switch Word(rawValue: parser.tokenName) {
                case .let, .type, .interface, .namespace, .module, .global, .abstract, .async, .using, .await, .declare, .opaque:
                    return true
                default: return parser.isFlow && (parser.isName("component") || parser.isName("hook"))
                }
            default: return false
            }
        }
    }
}
