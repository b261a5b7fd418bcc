// SPDX-License-Identifier: Apache-2.0

import Testing

/// Inputs that once broke the reader, or that are made to. `Fuzz/run` prints the bytes of what it finds.
struct RegressionSample: Sendable, CustomTestStringConvertible {
    /// What went wrong, or what it tries.
    var name: String
    var source: [UInt8]

    var testDescription: String { name }

    init(_ name: String, _ source: String) {
        self.name = name
        self.source = Array(source.utf8)
    }

    init(_ name: String, repeating piece: String, _ count: Int, then rest: String = "") {
        self.init(name, String(repeating: piece, count: count) + rest)
    }

    init(_ name: String, bytes: [UInt8]) {
        self.name = name
        source = bytes
    }

    /// Found by fuzzing.
    static let found = [
        RegressionSample("a template without its end, at the end of the file", "`"),
        RegressionSample("the same behind a name", "r`"),
        RegressionSample("an unclosed fragment and a colon", "<>:"),
        RegressionSample(
            "classes in parameters in classes were read twice at each level",
            "conclass{a()" + String(repeating: "class{a(){", count: 12) + "class{a(class{a(){__proto__cl||{a(){class{a(){class{a)ss{a(){"
                + String(repeating: "class{a(){", count: 16) + " ){class{a(){class{a){cclass{a({classa(){cclass{a){cclasextendss{"
        ),
        RegressionSample(
            "elements without ends, calls and a blank at the end of the file",
            "<><if(<T>{ (<o>(<{<>(@(>(< T>(<>(<{<>((<>(< T> ]{T><T>< <>(<iT  >{<>(@  "),
        RegressionSample("a bar where a member of an interface should be was never passed", "interface D(D)|?:"),
        RegressionSample("the same in object types in object types", "export interface D { a?: {...{...| B"),
        RegressionSample("slashes of regular expressions that never end", repeating: "/(?<a>[[", 20_000),
        RegressionSample("type parameters in calls", repeating: "(<T>", 100, then: "sta { resolve, dirnwit/*\n"),
    ]

    /// Made to take long or go deep.
    static let made = [
        RegressionSample("labels", repeating: "a:", 40_000, then: ";"),
        RegressionSample("parentheses", repeating: "(", 100_000),
        RegressionSample("brackets, braces and parentheses", repeating: "[{a:(", 30_000),
        RegressionSample("arrow functions", repeating: "a=>", 50_000, then: "a"),
        RegressionSample("parameters that may be an arrow function's", repeating: "(a,", 20_000),
        RegressionSample("templates in templates", repeating: "`${", 50_000),
        RegressionSample("functions", repeating: "function(){", 20_000),
        RegressionSample("classes in heritage", repeating: "class extends ", 20_000),
        RegressionSample("else-if", "if(a){}" + String(repeating: "else if(a){}", count: 50_000)),
        RegressionSample("conditions", repeating: "a?", 50_000),
        RegressionSample("unary operators", repeating: "!-~+", 50_000, then: "a"),
        RegressionSample("powers", repeating: "a**", 50_000, then: "a"),
        RegressionSample("member chains", "a" + String(repeating: ".b[c]?.d()", count: 30_000)),
        RegressionSample("assignments", repeating: "a=", 50_000, then: "a"),
        RegressionSample("patterns", "let " + String(repeating: "{a=[", count: 20_000)),
        RegressionSample("generic calls", repeating: "a<b,", 30_000),
        RegressionSample("casts", repeating: "<A>(", 20_000),
        RegressionSample("elements", repeating: "<a>", 50_000),
        RegressionSample("elements in attributes", repeating: "<a b={", 20_000),
        RegressionSample("opened comments", repeating: "/*", 100_000),
        RegressionSample("quotes", repeating: "'\"`", 50_000),
        RegressionSample("slashes", repeating: "a/[", 50_000),
        RegressionSample("new and import", repeating: "new import(", 20_000),
        RegressionSample("yield and await", "async function*f(){" + String(repeating: "yield await ", count: 20_000)),
        RegressionSample("decorators", repeating: "@a(class{", 20_000),
        RegressionSample("conflict markers", repeating: "<<<<<<< a\n=======\n>>>>>>> b\n", 5000),
        RegressionSample("escapes in names", repeating: "\\u0061\\u{", 20_000),
        RegressionSample("concatenations that grow", "var a='aaaaaaaaaaaaaaaa';" + String(repeating: "a=a+a;", count: 1000)),
        RegressionSample("texts in texts", "eval('" + String(repeating: "eval(\\'", count: 2000)),
        RegressionSample("zero bytes", bytes: [UInt8](repeating: 0, count: 50_000)),
        RegressionSample("bytes that are not UTF-8", bytes: [UInt8](repeating: 0xFF, count: 50_000)),
        RegressionSample("characters cut short", bytes: (0..<50_000).map { $0 % 2 == 0 ? 0xF0 : 0x9F }),
        RegressionSample("backslashes", repeating: "\\", 50_000),
        RegressionSample("nothing", ""),
    ]
}
