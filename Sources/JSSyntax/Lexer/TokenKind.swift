// SPDX-License-Identifier: Apache-2.0

/// What a token is.
package enum TokenKind: UInt8, Sendable, CaseIterable {
    case endOfFile, name, privateName, number, bigInt, string
    /// `` `…` `` or `}…` `` to the closing backquote.
    case templateTail
    /// `` `…${ `` or `}…${`.
    case templateHead
    case regExp, invalid

    case openBrace, closeBrace, openParenthesis, closeParenthesis, openBracket, closeBracket
    case dot, ellipsis, semicolon, comma, question, questionDot, colon, arrow, at
    /// `=`
    case assign
    /// An operator followed by `=`: `+=`. The token's operator is kept beside it.
    case operatorAssign
    case plusPlus, minusMinus, not, tilde

    // Binary operators.
    case nullish, or, and, bitOr, bitXor, bitAnd, equal, notEqual, strictEqual, strictNotEqual
    case less, greater, lessOrEqual, greaterOrEqual, shiftLeft, shiftRight, shiftRightUnsigned
    case plus, minus, star, slash, percent, starStar

    // Reserved words, in the order of `Word`.
    case `break`, `case`, `catch`, `class`, const, `continue`, `debugger`, `default`, delete, `do`, `else`, `enum`
    case export, extends, `false`, finally, `for`, function, `if`, `import`, `in`, instanceof, new, null
    case `return`, `super`, `switch`, this, `throw`, `true`, `try`, `typeof`, `var`, void, `while`, with

    // JSX.
    case jsxText

    /// A reserved word, which a property may have as its name.
    @inline(__always)
    package var isReservedWord: Bool { rawValue >= TokenKind.break.rawValue && rawValue <= TokenKind.with.rawValue }

    /// An operator as it is written; a description for the rest.
    package var text: String {
        switch self {
        case .endOfFile: "the end of the file"
        case .name: "a name"
        case .privateName: "a private name"
        case .number, .bigInt: "a number"
        case .string: "a string"
        case .templateTail, .templateHead: "a template"
        case .regExp: "a regular expression"
        case .invalid: "an unexpected character"
        case .jsxText: "text"
        case .openBrace: "{"
        case .closeBrace: "}"
        case .openParenthesis: "("
        case .closeParenthesis: ")"
        case .openBracket: "["
        case .closeBracket: "]"
        case .dot: "."
        case .ellipsis: "..."
        case .semicolon: ";"
        case .comma: ","
        case .question: "?"
        case .questionDot: "?."
        case .colon: ":"
        case .arrow: "=>"
        case .at: "@"
        case .assign: "="
        case .operatorAssign: "an assignment"
        case .plusPlus: "++"
        case .minusMinus: "--"
        case .not: "!"
        case .tilde: "~"
        case .nullish: "??"
        case .or: "||"
        case .and: "&&"
        case .bitOr: "|"
        case .bitXor: "^"
        case .bitAnd: "&"
        case .equal: "=="
        case .notEqual: "!="
        case .strictEqual: "==="
        case .strictNotEqual: "!=="
        case .less: "<"
        case .greater: ">"
        case .lessOrEqual: "<="
        case .greaterOrEqual: ">="
        case .shiftLeft: "<<"
        case .shiftRight: ">>"
        case .shiftRightUnsigned: ">>>"
        case .plus: "+"
        case .minus: "-"
        case .star: "*"
        case .slash: "/"
        case .percent: "%"
        case .starStar: "**"
        default: "\(self)"
        }
    }
}
