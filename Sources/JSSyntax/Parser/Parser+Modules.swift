// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - import

    /// A statement that begins with `import`: a declaration, or an expression (`import(…)`, `import.meta`).
    mutating func parseImport(isTopLevel: Bool) -> NodeID {
        let start = tokenStart
        let isExpression = peek { parser in
            parser.next()
            return parser.token == .openParenthesis || parser.token == .dot
        }
        if isExpression {
            let expression = parseExpression()
            expectSemicolon()
            return make(.expressionStatement, from: start, expression)
        }
        if !isTopLevel || goal == .script { failUnexpected() }
        next()
        if hasTypes, let id = parseTypeScriptImport(start) { return id }
        return parseImportRest(start, flags: [])
    }

    /// An import declaration behind `import`, or behind `import type`.
    mutating func parseImportRest(_ start: Int, flags: NodeFlags) -> NodeID {
        var list = List()
        var phase: NameID = 0
        if token != .string {
            phase = takePhase()
            parseImportClause(phase, into: &list)
            if isWord(.from) { next() } else { failMissing(.name) }
        }
        append(parseModuleName(), to: &list)
        parseAttributes(into: &list)
        expectSemicolon()
        return make(.importDeclaration, from: start, list.first, flags: flags, data: phase)
    }

    /// `defer` before `* as`, `source` before a name; both are also names by themselves.
    private mutating func takePhase() -> NameID {
        guard isWord(.defer) || isWord(.source) else { return 0 }
        let isDefer = isWord(.defer)
        let name = tokenName
        let isPhase = peek { parser in
            parser.next()
            if isDefer { return parser.token == .star }
            guard parser.token == .name else { return false }
            guard parser.isWord(.from) else { return true }
            parser.next()
            return parser.isWord(.from)
        }
        guard isPhase else { return 0 }
        next()
        return name
    }

    private mutating func parseImportClause(_ phase: NameID, into list: inout List) {
        if token == .name {
            let start = tokenStart
            let binding = takeNode(.bindingIdentifier, flags: tokenFlags, data: tokenName)
            append(make(.importDefaultSpecifier, from: start, binding), to: &list)
            guard phase != Word.source.rawValue, take(.comma) else { return }
            if token != .star, token != .openBrace { failUnexpected() }
        }
        if token == .star {
            append(parseNamespaceSpecifier(), to: &list)
        } else if token == .openBrace {
            next()
            while token != .closeBrace, token != .endOfFile {
                let before = tokenStart
                append(parseImportSpecifier(), to: &list)
                if endsList(.closeBrace, before, list) { break }
            }
            expect(.closeBrace)
        } else {
            failUnexpected()
        }
    }

    private mutating func parseNamespaceSpecifier() -> NodeID {
        let start = tokenStart
        next()
        if isWord(.as) { next() } else { failMissing(.name) }
        let binding = parseBindingTarget()
        return make(.importNamespaceSpecifier, from: start, binding)
    }

    private mutating func parseImportSpecifier() -> NodeID {
        let start = tokenStart
        var flags: NodeFlags = []
        if hasTypes, skipSpecifierType() { flags.insert(.typeOnly) }
        let isName = token == .name
        let imported = parseModuleExportName()
        if isWord(.as) {
            nodes.setKind(imported, nodes.kind(imported) == .stringLiteral ? .stringLiteral : .propertyName)
            next()
            let binding = parseBindingTarget()
            link(imported, binding)
            return make(.importSpecifier, from: start, imported, flags: flags)
        }
        if !isName { fail("expected as", at: tokenStart) }
        if nodes.kind(imported) == .propertyName { nodes.setKind(imported, .bindingIdentifier) }
        return make(.importSpecifier, from: start, imported, flags: flags.union(.shorthand))
    }

    /// A name, reserved or not, or a string.
    private mutating func parseModuleExportName() -> NodeID {
        if token == .string { return takeNode(.stringLiteral, flags: tokenFlags) }
        guard isNameLike else {
            failMissing(.name)
            return missing()
        }
        escapedWord = false
        return takeNode(.propertyName, flags: tokenFlags, data: tokenName)
    }

    private mutating func parseModuleName() -> NodeID {
        guard token == .string else {
            failMissing(.string)
            return missing()
        }
        return takeNode(.stringLiteral, flags: tokenFlags)
    }

    /// `with { type: "json" }`, and the older `assert { … }` on the same line.
    private mutating func parseAttributes(into list: inout List) {
        guard token == .with || isWord(.assert) && !newlineBefore else { return }
        next()
        expect(.openBrace)
        while token != .closeBrace, token != .endOfFile {
            let before = tokenStart
            let start = tokenStart
            let key = parseModuleExportName()
            expect(.colon)
            link(key, parseModuleName())
            append(make(.importAttribute, from: start, key), to: &list)
            if endsList(.closeBrace, before, list) { break }
        }
        expect(.closeBrace)
    }

    // MARK: - export

    mutating func parseExport(isTopLevel: Bool, decorators: List) -> NodeID {
        let start = decorators.first == 0 ? tokenStart : nodes.start(decorators.first)
        if !isTopLevel || goal == .script { failUnexpected() }
        next()
        if hasTypes, let id = parseTypeScriptExport(start) { return id }
        switch token {
        case .star: return parseExportAll(start, flags: [])
        case .openBrace: return parseExportNames(start, flags: [])
        case .default: return parseExportDefault(start, decorators)
        default: return parseExportDeclaration(start, decorators)
        }
    }

    mutating func parseExportAll(_ start: Int, flags: NodeFlags) -> NodeID {
        next()
        var list = List()
        var flags = flags
        if takeWord(.as) {
            flags.insert(.named)
            append(parseModuleExportName(), to: &list)
        }
        if isWord(.from) { next() } else { failMissing(.name) }
        append(parseModuleName(), to: &list)
        parseAttributes(into: &list)
        expectSemicolon()
        return make(.exportAllDeclaration, from: start, list.first, flags: flags)
    }

    mutating func parseExportNames(_ start: Int, flags: NodeFlags) -> NodeID {
        next()
        var list = List()
        while token != .closeBrace, token != .endOfFile {
            let before = tokenStart
            append(parseExportSpecifier(), to: &list)
            if endsList(.closeBrace, before, list) { break }
        }
        expect(.closeBrace)
        var flags = flags
        if isWord(.from) {
            next()
            flags.insert(.hasSource)
            append(parseModuleName(), to: &list)
            parseAttributes(into: &list)
        } else {
            toLocals(list.first)
        }
        expectSemicolon()
        return make(.exportNamedDeclaration, from: start, list.first, flags: flags)
    }

    private mutating func parseExportSpecifier() -> NodeID {
        let start = tokenStart
        var flags: NodeFlags = []
        if hasTypes, skipSpecifierType() { flags.insert(.typeOnly) }
        let local = parseModuleExportName()
        guard takeWord(.as) else { return make(.exportSpecifier, from: start, local, flags: flags.union(.shorthand)) }
        link(local, parseModuleExportName())
        return make(.exportSpecifier, from: start, local, flags: flags)
    }

    /// Without a source, what is exported are variables of this module: reserved words and strings are errors.
    private mutating func toLocals(_ first: NodeID) {
        var id = first
        while id != 0 {
            let local = nodes.firstChild(id)
            if nodes.kind(local) == .propertyName, nodes.data(local) > Word.lastReserved.rawValue {
                nodes.setKind(local, .identifier)
            } else if local != 0, nodes.kind(local) != .none {
                fail("an exported name that cannot be a variable", at: nodes.start(local))
            }
            id = nodes.nextSibling(id)
        }
    }

    private mutating func parseExportDefault(_ start: Int, _ decorators: List) -> NodeID {
        next()
        let inner = tokenStart
        let declaration: NodeID
        switch token {
        case .function:
            declaration = parseFunction(.functionDeclaration, from: inner, isAsync: false)
        case .name where isWord(.async) && asyncFunctionFollows():
            next()
            declaration = parseFunction(.functionDeclaration, from: inner, isAsync: true)
        case .class: declaration = parseClass(.classDeclaration, from: startOfClass(decorators), decorators: decorators)
        case .at:
            let own = parseDecorators()
            declaration = parseClass(.classDeclaration, from: inner, decorators: own)
        default:
            if hasTypes, let id = parseTypeScriptDefault(decorators) {
                declaration = id
            } else {
                declaration = parseAssignment()
                if pendingDefault >= 0 { failPendingDefault() }
                expectSemicolon()
            }
        }
        return make(.exportDefaultDeclaration, from: start, declaration)
    }

    private mutating func asyncFunctionFollows() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .function && !parser.newlineBefore
        }
    }

    /// A class starts with its decorators, also when these stand before `export`.
    private func startOfClass(_ decorators: List) -> Int {
        decorators.first == 0 ? tokenStart : nodes.start(decorators.first)
    }

    private mutating func parseExportDeclaration(_ start: Int, _ decorators: List) -> NodeID {
        let declaration: NodeID
        switch token {
        case _ where decorators.first != 0: declaration = parseClassBehind(decorators, startOfClass(decorators))
        case .at: declaration = parseDecoratedDeclaration(tokenStart)
        default: declaration = parseStatement(inList: true)
        }
        switch nodes.kind(declaration) {
        case .variableDeclaration:
            if nodes.data(declaration) >= VariableKind.using.rawValue { failTarget(declaration) }
        case .functionDeclaration, .classDeclaration, .tsEnumDeclaration, .tsModuleDeclaration, .tsTypeDeclaration,
            .tsImportEqualsDeclaration:
            break
        default: fail("export of what is no declaration", at: nodes.start(declaration))
        }
        return make(.exportNamedDeclaration, from: start, declaration)
    }

    /// Decorators, then a class or an exported class.
    mutating func parseDecoratedDeclaration(_ start: Int) -> NodeID {
        let decorators = parseDecorators()
        if token == .export {
            let id = parseExport(isTopLevel: true, decorators: decorators)
            let declaration = nodes.firstChild(id)
            if declaration != 0, nodes.firstChild(declaration) == decorators.first { return id }
            // What is exported is no class: its decorators are kept beside it.
            link(decorators.last, id)
            return make(.error, from: start, decorators.first)
        }
        return parseClassBehind(decorators, start)
    }

    /// A class declaration behind its decorators and perhaps `export`.
    private mutating func parseClassBehind(_ decorators: List, _ start: Int) -> NodeID {
        var flags: NodeFlags = []
        if hasTypes {
            if takeWord(.declare) { flags.insert(.declare) }
            if takeWord(.abstract) { flags.insert(.abstract) }
        }
        guard token == .class else {
            failMissing(.class)
            return make(.error, from: start, decorators.first)
        }
        return parseClass(.classDeclaration, from: start, decorators: decorators, flags: flags, mayBeNameless: false)
    }
}
