// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - import

    /// Behind `import`: `type`, `typeof`, `a = require("b")`.
    mutating func parseTypeScriptImport(_ start: Int) -> NodeID? {
        var flags: NodeFlags = []
        if isWord(.type) && typeIsModifier() || token == .typeof && isFlow {
            next()
            flags = .typeOnly
        }
        if token == .name, nameIsAssigned() { return parseImportEquals(start, flags: flags) }
        return flags.isEmpty ? nil : parseImportRest(start, flags: flags)
    }

    /// Whether `type` behind `import` makes the import one of types: a name other than `from`, a brace or a star follows.
    private mutating func typeIsModifier() -> Bool {
        peek { parser in
            parser.next()
            switch parser.token {
            case .openBrace, .star: return true
            case .name:
                guard parser.isWord(.from) else { return true }
                parser.next()
                return parser.isWord(.from) || parser.token == .assign
            default: return false
            }
        }
    }

    private mutating func nameIsAssigned() -> Bool {
        peek { parser in
            parser.next()
            return parser.token == .assign
        }
    }

    /// `import a = require("b")`, `import a = B.C`.
    private mutating func parseImportEquals(_ start: Int, flags: NodeFlags) -> NodeID {
        let name = takeNode(.bindingIdentifier, flags: tokenFlags, data: tokenName)
        next()
        link(name, parseLeftHandSide())
        expectSemicolon()
        return make(.tsImportEqualsDeclaration, from: start, name, flags: flags)
    }

    /// `type` (or Flow's `typeof`) before a specifier; takes it.
    mutating func skipSpecifierType() -> Bool {
        guard isWord(.type) || token == .typeof && isFlow else { return false }
        let isModifier = peek { parser in
            parser.next()
            guard parser.isWord(.as) else { return parser.isNameLike || parser.token == .string }
            // `{type as}`, `{type as as x}`: the name is `as`. `{type as x}`, `{type as as}`: it is `type`.
            parser.next()
            guard parser.isWord(.as) else { return !parser.isNameLike && parser.token != .string }
            parser.next()
            return parser.isNameLike || parser.token == .string
        }
        if isModifier { next() }
        return isModifier
    }

    // MARK: - export

    /// Behind `export`: `type`, `=`, `as namespace`, `import a = b`, `declare`.
    mutating func parseTypeScriptExport(_ start: Int) -> NodeID? {
        switch token {
        case .assign:
            next()
            let value = parseValue()
            expectSemicolon()
            return make(.tsExportAssignment, from: start, value)
        case .import:
            let inner = tokenStart
            next()
            guard let declaration = parseTypeScriptImport(inner) else {
                failUnexpected()
                return make(.exportNamedDeclaration, from: start, parseImportRest(inner, flags: []))
            }
            return make(.exportNamedDeclaration, from: start, declaration)
        case .name where isWord(.type): return parseTypeExport(start)
        case .name where isWord(.as) && nameIsFollowed(by: .name):
            next()
            next()
            let name = tokenName
            if token == .name { next() } else { failMissing(.name) }
            expectSemicolon()
            return make(.tsNamespaceExport, from: start, data: name)
        default: return nil
        }
    }

    /// `export type {A}`, `export type * from "b"`; a declaration of a type is read elsewhere.
    private mutating func parseTypeExport(_ start: Int) -> NodeID? {
        let follows = peek { parser in
            parser.next()
            return parser.token == .openBrace || parser.token == .star
        }
        guard follows else { return nil }
        next()
        return token == .star ? parseExportAll(start, flags: .typeOnly) : parseExportNames(start, flags: .typeOnly)
    }

    /// Behind `export default`: `abstract class`, `interface`, `enum`.
    mutating func parseTypeScriptDefault(_ decorators: List) -> NodeID? {
        let start = tokenStart
        if token == .enum { return parseEnum(start) }
        if isWord(.abstract), nameIsFollowed(by: .class) {
            next()
            let classStart = decorators.first == 0 ? start : nodes.start(decorators.first)
            return parseClass(.classDeclaration, from: classStart, decorators: decorators, flags: .abstract)
        }
        if isWord(.interface), nameIsFollowed(by: .name) { return parseInterface(start) }
        return isFlow ? parseFlowDefault() : nil
    }
}
