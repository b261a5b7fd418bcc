// SPDX-License-Identifier: Apache-2.0

@testable import JSSyntax

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is fuzzed. The first byte of an input chooses goal and language, so that mutations reach all of them.
enum Target: String, CaseIterable {
    case lexer, parser, scopes, values, literals

    /// The one that the environment names.
    static let chosen = getenv("LAPWING_FUZZ_TARGET").flatMap { Target(rawValue: String(cString: $0)) }

    func run(_ data: UnsafeBufferPointer<UInt8>) {
        guard let first = data.first else { return }
        let goal = Goal.allCases[Int(first) % Goal.allCases.count]
        let language = Language(rawValue: first >> 2 & 0b11)
        let source = Array(data.dropFirst())
        switch self {
        case .lexer: runLexer(source, goal, language)
        case .parser:
            if let problem = TreeCheck.problem(in: SyntaxTree.parse(source, goal: goal, language: language)) { fatalError(problem) }
        case .scopes: runScopes(SyntaxTree.parse(source, goal: goal, language: language))
        case .values: runValues(source, language)
        case .literals: runLiterals(source, isUnicode: first & 1 == 0)
        }
    }

    /// Tokens until the end: each must go on, none beyond the source.
    private func runLexer(_ source: [UInt8], _ goal: Goal, _ language: Language) {
        let bytes = source + [UInt8](repeating: 0, count: SyntaxTree.padding)
        var lexer = Parser(bytes, length: source.count, goal: goal, language: language)
        lexer.next()
        while lexer.token != .endOfFile {
            let start = lexer.tokenStart
            check(lexer.tokenEnd <= source.count && lexer.tokenEnd >= start, "a token ends inside the source")
            if lexer.token == .slash, lexer.scanRegExp() { check(lexer.tokenEnd > start, "a regular expression has a length") }
            lexer.next()
            check(lexer.tokenStart > start || lexer.token == .endOfFile, "the lexer goes on")
        }
    }

    private func runScopes(_ tree: SyntaxTree) {
        let scopes = Scopes(tree)
        for id in 0..<ScopeID(scopes.scopeCount) where id > 0 { check(scopes.parent(of: id) < id, "a scope comes after its parent") }
        _ = EarlyErrors.check(tree)
    }

    private func runValues(_ source: [UInt8], _ language: Language) {
        let limits = ValueLimits()
        let units = SourceUnit.read(source, language: language, limits: limits).all
        check(units.count <= limits.childCount + 1, "code inside strings is limited")
        for unit in units {
            check(unit.depth <= limits.depth, "code inside strings is read to a depth")
            for id in 1..<NodeID(unit.tree.nodeCount) {
                _ = unit.values.strings(of: id)
                _ = unit.values.paths(of: id)
                if [.callExpression, .newExpression, .importExpression].contains(unit.tree.kind(id)) { _ = unit.values.calls(at: id) }
            }
        }
    }

    /// The source is a regular expression's body and a number, both ways.
    private func runLiterals(_ source: [UInt8], isUnicode: Bool) {
        for flag in ["", "u", "v"] {
            let whole = source + Array(flag.utf8)
            if let problem = RegExpSyntax.problem(in: whole, body: 0..<source.count, flags: source.count..<whole.count) {
                check((0...source.count).contains(problem.offset), "a problem is in its literal")
            }
        }
        let text = String(decoding: source, as: UTF8.self).utf16
        let number = JSNumber.number(text)
        if !number.isNaN { check(JSNumber.number(JSNumber.text(number).utf16) == number, "a number is read as it was written") }
        for radix in [0, 2, 7, 36] as [Int32] {
            let integer = JSNumber.parseInt(text, radix: radix)
            _ = JSNumber.text(integer, radix: Int(radix))
            _ = JSNumber.toInt32(integer)
        }
        _ = JSNumber.parseFloat(text)
    }
}

/// Stops the program, and so tells libFuzzer, when something that must hold does not.
func check(_ holds: Bool, _ what: StaticString) {
    if !holds { fatalError("not so: \(what)") }
}
