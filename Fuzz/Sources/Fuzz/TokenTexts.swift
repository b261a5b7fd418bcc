// SPDX-License-Identifier: Apache-2.0

@testable import JSSyntax

/// Pieces of programs to put anywhere.
enum TokenTexts {
    static let all: [String] = Word.allCases.map { " \($0.text) " } + TokenKind.allCases.map(\.text).filter { !$0.contains(" ") } + others

    private static let others = [
        "\"a\"", "'b'", "`c`", "`${", "}`", "/a/g", "/[/]/v", "//", "/*", "*/", "<!--", "-->", "#!", "#a", "0", "1n", "0x1f", "1e3", "1_0",
        "017", ".5",
        "\\u0061", "\\u{61}", "\\x41", "\\", "\r\n", "\u{2028}", "\u{FEFF}", "\u{200C}", "é", "😀", "'", "\"", "`", "</a>", "<a/>", "<a>",
        "<>", "</>",
        "{...a}", "a?.b", "=>", "+=", "??=", ">>>=", "@a", "use strict", "'use strict';", "__proto__", "constructor", ": string", "<T>",
        "a!", "as const",
        "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "String.fromCharCode(", "atob(", "Buffer.from(", ".split('')", ".reverse()", ".join('')",
        "[0]",
        "require('x')", "eval(", "Function(", "decodeURIComponent(", "+[]", "(![]+[])", ".charCodeAt(", ".push(", ".shift()", "while(1){",
        "^", "a=a+1",
    ]
}
