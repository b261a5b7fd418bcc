// SPDX-License-Identifier: Apache-2.0

// What TypeScript adds to expressions and statements. Each function is asked only when the language has types; those that give an
// optional give `nil` when what stands here is plain JavaScript, with nothing taken.

extension Parser {
    /// `x as T`, `x satisfies T`, with the word as present token.
    mutating func parseAs(_ value: NodeID, _ start: Int) -> NodeID {
        let typeStart = tokenStart
        next()
        skipType()
        link(value, make(.typeAnnotation, from: typeStart))
        return make(.tsAsExpression, from: start, value)
    }

    /// An element of a parenthesis with `?` or `:` as present token: a parameter with its type, or Flow's cast.
    mutating func parseTypedElement(_ value: NodeID) -> NodeID {
        let start = nodes.start(value)
        if token == .question { next() }
        guard token == .colon else { return value }
        link(value, parseTypeAnnotation())
        return make(.tsAsExpression, from: start, value, flags: .colon)
    }

    /// In a parenthesis: whether the present `?` makes a parameter optional instead of beginning a conditional expression.
    mutating func startsOptionalParameter(_ base: Int) -> Bool {
        guard hasTypes, frames.count > base, frames.last?.kind == .parenthesis else { return false }
        return peek { parser in
            parser.next()
            return parser.token == .colon || parser.token == .comma || parser.token == .closeParenthesis || parser.token == .assign
        }
    }

    /// Whether a parenthesis that is no arrow function's is Flow's `(x: T)`.
    func isTypeCast(_ frame: Frame) -> Bool {
        language.contains(.flow) && frame.first != 0 && frame.first == frame.second && nodes.kind(frame.first) == .tsAsExpression
    }

    /// `(a): T => body`, with the colon as present token and the parenthesis closed.
    mutating func parseArrowWithReturnType(_ frame: Frame) -> NodeID? { nil }

    /// A typed expression that turns out to be a pattern: `(a: T) =>`, `(a as T) = 1`.
    mutating func toTypedPattern(_ id: NodeID, binding: Bool) {}

    /// `<T>(x) => y` and `<T>x`, with `<` as present token.
    mutating func parseGenericArrowOrCast(canBeArrow: Bool) -> NodeID? { nil }

    /// `async (x: T): U => y` and `async <T>(x) => y`, behind `async`.
    mutating func parseTypedAsyncArrow(_ start: Int) -> NodeID? { nil }

    /// Type arguments of `new X<T>`.
    mutating func parseTypeArgumentsOfCall() -> NodeID? { nil }

    /// `f<T>(x)`, `` f<T>`x` `` and `f<T>`, with `<` as present token.
    mutating func parseTypedCall(_ callee: NodeID, _ start: Int, _ flags: NodeFlags, inNew: Bool) -> NodeID? { nil }

    /// Takes `public`, `private`, `protected`, `readonly`, `override` before a parameter; says whether there was one.
    mutating func skipParameterModifiers() -> Bool { false }

    /// `[key: string]: T` in a class.
    mutating func parseIndexSignature(_ start: Int) -> NodeID? { nil }

    mutating func parseEnum(_ start: Int) -> NodeID {
        next()
        return missing()
    }

    /// `const enum`.
    mutating func parseConstEnum(_ start: Int) -> NodeID? { nil }

    /// A statement that begins with a word of TypeScript's or Flow's.
    mutating func parseTypeScriptStatement(_ word: Word) -> NodeID? { nil }

    /// Behind `import`: `type`, `typeof`, `a = require("b")`.
    mutating func parseTypeScriptImport(_ start: Int) -> NodeID? { nil }

    /// `type` (or Flow's `typeof`) before a specifier; takes it.
    mutating func skipSpecifierType() -> Bool { false }

    /// Behind `export`: `type`, `=`, `as namespace`, `import a = b`, `declare`.
    mutating func parseTypeScriptExport(_ start: Int) -> NodeID? { nil }

    /// Behind `export default`: `abstract class`, `interface`, `enum`.
    mutating func parseTypeScriptDefault() -> NodeID? { nil }
}
