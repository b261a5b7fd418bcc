// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// A source made to be slow or to nest deeply, of any wanted length.
///
/// Used by the tests beside it and, through a link, by `Benchmarks syntax`.
struct HostileShape: Sendable, CustomStringConvertible {
    var name: String
    var language: Language = .javaScript
    /// What comes once before, again and again, once in the middle, again and again for each of the first, once after.
    private var start = ""
    private var opening: String
    private var middle = ""
    private var closing = ""
    private var end = ""
    /// `%` in them stands for a number that counts up.
    private var isNumbered: Bool { opening.contains("%") || closing.contains("%") }

    var description: String { name }

    init(
        _ name: String,
        _ opening: String,
        _ middle: String = "",
        _ closing: String = "",
        start: String = "",
        end: String = "",
        language: Language = .javaScript
    ) {
        self.name = name
        self.opening = opening
        self.middle = middle
        self.closing = closing
        self.start = start
        self.end = end
        self.language = language
    }

    /// The source, of about so many bytes.
    func source(bytes: Int) -> [UInt8] {
        let count = max(1, bytes / (opening.utf8.count + closing.utf8.count + (isNumbered ? 4 : 0)))
        var out = Array(start.utf8)
        out.reserveCapacity(bytes + bytes / 4)
        for number in 0..<count { out += numbered(opening, number) }
        out += middle.utf8
        for number in 0..<count { out += numbered(closing, count - 1 - number) }
        return out + end.utf8
    }

    private func numbered(_ text: String, _ number: Int) -> [UInt8] {
        guard text.contains("%") else { return Array(text.utf8) }
        return text.utf8.flatMap { $0 == 0x25 ? Array(String(number).utf8) : [$0] }
    }

    static let all: [HostileShape] = nested + chains + lists + unclosed + names + regularExpressions + types + elements

    private static let nested = [
        HostileShape("labels", "a%:", ";"),
        HostileShape("the same label again", "a:", ";"),
        HostileShape("labels left by continue", "a%:", "for(;;)continue a0;"),
        HostileShape("labelled loops", "a%:for(;;)", "continue a0;"),
        HostileShape("parentheses", "(", "1", ")"),
        HostileShape("brackets", "[", "", "]"),
        HostileShape("blocks", "{", "", "}"),
        HostileShape("objects", "({a:", "1", "})", start: "x="),
        HostileShape("plain objects", "{a:", "1", "}", start: "x="),
        HostileShape("functions", "function f(){", "", "}"),
        HostileShape("calls", "f(", "1", ")"),
        HostileShape("calls with two arguments", "f(a,", "1", ")"),
        HostileShape("templates", "`${", "1", "}`"),
        HostileShape("tagged templates", "a`${", "1", "}`"),
        HostileShape("arrows", "a=>", "1"),
        HostileShape("arrows in parentheses", "(a)=>", "1"),
        HostileShape("arrows with bodies", "(a)=>{", "1", "}"),
        HostileShape("arrows as defaults", "(a=", "1", ")=>1"),
        HostileShape("async arrows as defaults", "async(a=", "1", ")=>1"),
        HostileShape("array patterns", "[", "a", "]", end: "=b"),
        HostileShape("array patterns with defaults", "[a=", "b", "]=[]"),
        HostileShape("object patterns", "{a:", "b", "}", start: "(", end: "=b)"),
        HostileShape("object patterns in parameters", "{a:", "b", "}", start: "(", end: ")=>1"),
        HostileShape("classes as names", "class{[", "1", "](){}}", start: "x="),
        HostileShape("superclasses", "class extends ", "a", "{}", start: "x="),
        HostileShape("imports", "import(", "'a'", ")"),
        HostileShape("new", "new ", "a"),
        HostileShape("await", "await ", "a", start: "async function f(){", end: "}"),
        HostileShape("yield", "yield ", "1", start: "function*f(){", end: "}"),
        HostileShape("try", "try{", "", "}catch{}"),
        HostileShape("switch", "switch(a){case 1:", "", "}"),
        HostileShape("strict functions", "function f(){'use strict';", "", "}"),
    ]

    private static let chains = [
        HostileShape("not", "!", "1"),
        HostileShape("minus", "- ", "1"),
        HostileShape("typeof", "typeof ", "1"),
        HostileShape("increments", "++", "a"),
        HostileShape("conditionals", "a?b:", "c"),
        HostileShape("conditionals in the middle", "a?", "b", ":c"),
        HostileShape("if", "if(a)", ";"),
        HostileShape("else if", "if(a);else ", ";"),
        HostileShape("loops", "for(;;)", ";"),
        HostileShape("while", "while(a)", ";"),
        HostileShape("do", "do ", ";", " while(a)"),
        HostileShape("with", "with(a)", ";"),
        HostileShape("members", ".a", start: "a"),
        HostileShape("computed members", "[0]", start: "a"),
        HostileShape("optional members", "?.a", start: "a"),
        HostileShape("calls in a row", "()", start: "a"),
        HostileShape("calls in a row with an argument", "(a)", start: "a"),
        HostileShape("tags in a row", "`a`", start: "a"),
        HostileShape("additions", "a+", "a"),
        HostileShape("powers", "a**", "a"),
        HostileShape("mixed precedence", "a+b*c**d==e&&", "a"),
        HostileShape("assignments", "a=", "b"),
        HostileShape("assignments to members", "a.b=", "c"),
        HostileShape("nullish", "a??", "b"),
        HostileShape("commas", "a,", "a"),
    ]

    private static let lists = [
        HostileShape("semicolons", ";"),
        HostileShape("elisions", ",", start: "[", end: "]"),
        HostileShape("array of ones", "1,", start: "[", end: "]"),
        HostileShape("array of ones that is a pattern", "a,", start: "[", end: "]=b"),
        HostileShape("arguments that are parameters", "a%,", "a", start: "async(", end: ")=>1"),
        HostileShape("parameters", "a%,", "a", start: "(", end: ")=>1"),
        HostileShape("parameters of the same name", "a,", "a", start: "function f(", end: "){}"),
        HostileShape("declarators of the same name", "a,", "a", start: "var "),
        HostileShape("functions of the same name", "function a(){}"),
        HostileShape("blocks in a row", "{let a}"),
        HostileShape("cases", "case 1:", start: "switch(a){", end: "}"),
        HostileShape("statements on one line", "a(1);"),
        HostileShape("keys", "a%:1,", start: "x={", end: "}"),
        HostileShape("prototypes", "__proto__:1,", start: "x={", end: "}"),
        HostileShape("class members", "a%(){}", start: "class A{", end: "}"),
        HostileShape("private names", "#a%;", start: "class A{", end: "}"),
        HostileShape("a long comment", "a ", start: "/*", end: "*/"),
        HostileShape("a long line comment", "a ", start: "//"),
        HostileShape("short comments", "/**/"),
        HostileShape("a long string", "a", start: "'", end: "'"),
        HostileShape("a string of escapes", "\\u0061", start: "'", end: "'"),
        HostileShape("a long template", "a\n", start: "`", end: "`"),
        HostileShape("template parts", "${a}", start: "`", end: "`"),
        HostileShape("a long name", "a"),
        HostileShape("a name of escapes", "\\u0061"),
        HostileShape("a long number", "1_0", start: "1"),
        HostileShape("blanks", " "),
        HostileShape("blank lines", "\n"),
        HostileShape("odd blanks", "\u{2028}"),
        HostileShape("HTML comments", "<!--\n"),
        HostileShape("directives", "'use strict';"),
    ]

    private static let unclosed = [
        HostileShape("( unclosed", "("),
        HostileShape("[ unclosed", "["),
        HostileShape("{ unclosed", "{"),
        HostileShape("{ unclosed on lines", "{\n"),
        HostileShape("indented { unclosed", "  {\n a\n"),
        HostileShape(") alone", ")"),
        HostileShape("} alone", "}"),
        HostileShape("}) alone", "})"),
        HostileShape("mixed brackets", "([{)]}"),
        HostileShape("`${ unclosed", "`${"),
        HostileShape("` and } unclosed", "`}"),
        HostileShape("/* unclosed", "/*"),
        HostileShape("/* unclosed on lines", "/*\n"),
        HostileShape("' on lines", "'\n"),
        HostileShape("' and \" in turn", "'a\"b"),
        HostileShape("text after strings", "'a'b"),
        HostileShape("text after templates", "`a`b c"),
        HostileShape("` on lines", "`\n", end: "`"),
        HostileShape("/ unclosed", "=/(\n"),
        HostileShape("operators", "+ * "),
        HostileShape("odd characters", "@#\\"),
        HostileShape("bytes that are not names", "\u{80}"),
        HostileShape("conflict markers", "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n"),
        HostileShape("functions unclosed", "function f("),
        HostileShape("classes unclosed", "class A{a("),
        HostileShape("async( unclosed", "async("),
        HostileShape("(a,( unclosed", "(a,("),
        HostileShape("for( unclosed", "for("),
        HostileShape("for(let unclosed", "for(let "),
        HostileShape("arrow heads", "()=>("),
        HostileShape("import{ unclosed", "import{"),
        HostileShape("export unclosed", "export{a,"),
        HostileShape("keys unclosed", "a={b:"),
        HostileShape("reserved words", "if else for "),
        HostileShape("let", "let "),
        HostileShape("case", "case "),
        HostileShape("zero bytes", "\0"),
    ]

    private static let names = [
        HostileShape("names declared deeper and deeper", "{let a%=1;", "a0", "}"),
        HostileShape("names used from deep inside", "{", "b", "}a%"),
        HostileShape("one name used from each level", "{a;", "", "}"),
        HostileShape("functions that use what is outside", "function f%(){return a%+", "b", "}"),
        HostileShape("var hoisted from deep inside", "{var a%;", "", "}"),
        HostileShape("var hoisted past names", "{let b%;var a%;", "", "}"),
        HostileShape("functions hoisted from blocks", "{function a(){}", "", "}"),
        HostileShape("functions of many names hoisted from blocks", "{function a%(){}", "", "}"),
        HostileShape("eval in each function", "function f(){eval(a);", "", "}"),
        HostileShape("with around with", "with(a){", "b", "}"),
        HostileShape("catch in catch", "try{}catch(a%){", "", "}"),
        HostileShape("catch and var", "try{}catch(a){var a;", "", "}"),
        HostileShape("many globals", "a%;"),
        HostileShape("exports", "export let a%;"),
        HostileShape("export lists", "a as b%,", start: "let a;export{", end: "}"),
        HostileShape("private names used outside", "a.#b%;", start: "class A{m(){", end: "}}"),
        HostileShape("classes in classes with private names", "class A{#p%;m(){this.#p%;", "", "}}"),
    ]

    private static let regularExpressions = [
        HostileShape("a long regular expression", "a", start: "/", end: "/u"),
        HostileShape("groups", "(", "a", ")", start: "/", end: "/u"),
        HostileShape("groups in a row", "(a)", start: "/", end: "/u"),
        HostileShape("named groups", "(?<a%>b)", start: "/", end: "/u"),
        HostileShape("named groups and references", "(?<a%>b)\\k<a0>", start: "/", end: "/u"),
        HostileShape("references", "\\1", start: "/(a)", end: "/u"),
        HostileShape("classes", "[a]", start: "/", end: "/u"),
        HostileShape("nested classes", "[", "a", "]", start: "/", end: "/v"),
        HostileShape("alternatives with one name", "(?<a>b)|", start: "/", end: "/u"),
        HostileShape("many regular expressions", "/a/;"),
        HostileShape("slashes", "/"),
    ]

    private static let types = [
        HostileShape("generic comparison", "a<", "b", language: .typeScript),
        HostileShape("generic calls", "a<b>(", "c", ")", language: .typeScript),
        HostileShape("nested generics", "a<", "b", ">", start: "let x:", language: .typeScript),
        HostileShape("nested generics as calls", "a<", "b", ">", end: "()", language: .typeScript),
        HostileShape("generic arrows", "<T>(a:T)=>", "1", language: .typeScript),
        HostileShape("casts", "<T>", "1", language: .typeScript),
        HostileShape("as", " as a", start: "x", language: .typeScript),
        HostileShape("not null", "!", start: "a", language: .typeScript),
        HostileShape("conditional arrows", "a?(b):", "c", language: .typeScript),
        HostileShape("conditional arrows with types", "a?(b):c=>", "d", ":e", language: .typeScript),
        HostileShape("parentheses that may be parameters", "(", "a", "):b", language: .typeScript),
        HostileShape("(a: unclosed", "(a:", language: .typeScript),
        HostileShape("(a?: unclosed", "(a?:", language: .typeScript),
        HostileShape("array types", "[]", start: "let x:a", language: .typeScript),
        HostileShape("object types", "{a:", "b", "}", start: "let x:", language: .typeScript),
        HostileShape("tuple types", "[", "b", "]", start: "let x:", language: .typeScript),
        HostileShape("function types", "(a:b)=>", "c", start: "let x:", language: .typeScript),
        HostileShape("function types as parameters", "(a:", "b", ")=>c", start: "let x:", language: .typeScript),
        HostileShape("parentheses in types", "(", "a", ")", start: "let x:", language: .typeScript),
        HostileShape("conditional types", "a extends b?c:", "d", start: "type X=", language: .typeScript),
        HostileShape("conditional types in the middle", "a extends b?", "c", ":d", start: "type X=", language: .typeScript),
        HostileShape("infer", "a extends infer b extends ", "c", "?d:e", start: "type X=", language: .typeScript),
        HostileShape("unions", "a|", "b", start: "type X=", language: .typeScript),
        HostileShape("keyof", "keyof ", "b", start: "type X=", language: .typeScript),
        HostileShape("template types", "`${", "a", "}`", start: "type X=", language: .typeScript),
        HostileShape("interfaces", "interface A%{a:b}", language: .typeScript),
        HostileShape("namespaces", "namespace a{", "", "}", language: .typeScript),
        HostileShape("dotted namespaces", ".a", start: "namespace a", end: "{}", language: .typeScript),
        HostileShape("decorators", "@a ", "class A{}", language: .typeScript),
        HostileShape("decorator calls", "@a(", "1", ")class A{}", language: .typeScript),
        HostileShape("many <", "<", language: .typeScript),
        HostileShape("many a<", "a<\n", language: .typeScript),
        HostileShape("many <T>(", "<T>(", language: .typeScript),
        HostileShape("many <T,", "<T,", language: .typeScript),
        HostileShape("f<(", "f<(", language: .typeScript),
        HostileShape("f<{", "f<{a:", language: .typeScript),
        HostileShape("abstract", "abstract ", language: .typeScript),
        HostileShape("declare", "declare ", language: .typeScript),
        HostileShape("type", "type ", language: .typeScript),
    ]

    private static let elements = [
        HostileShape("elements", "<a>", "", "</a>", language: .jsx),
        HostileShape("elements with members", "<a.b>", "", "</a.b>", language: .jsx),
        HostileShape("elements unclosed", "<a>", language: .jsx),
        HostileShape("elements closed only", "</a>", language: .jsx),
        HostileShape("elements in a row", "<a/>", start: "<b>", end: "</b>", language: .jsx),
        HostileShape("fragments", "<>", "", "</>", language: .jsx),
        HostileShape("elements in expressions", "<a>{", "1", "}</a>", language: .jsx),
        HostileShape("elements as attributes", "<a b=", "'c'", "/>", language: .jsx),
        HostileShape("elements in attributes", "<a b={", "1", "}/>", language: .jsx),
        HostileShape("attributes", " a='b'", start: "<a", end: "/>", language: .jsx),
        HostileShape("text", "a > ", start: "<a>", end: "</a>", language: .jsx),
        HostileShape("< unclosed", "<", language: .jsx),
        HostileShape("<a b=\" unclosed", "<a b=\"", language: .jsx),
        HostileShape("<a { unclosed", "<a {", language: .jsx),
        HostileShape("<a>{ unclosed", "<a>{", language: .jsx),
        HostileShape("< with types and elements", "<a>(", language: [.types, .jsx]),
        HostileShape("<T,>( with types and elements", "<T,>(", language: [.types, .jsx]),
        HostileShape("<T extends with types and elements", "<T extends ", language: [.types, .jsx]),
        HostileShape("elements with type arguments", "<a<b>>", "", "</a>", language: [.types, .jsx]),
    ]
}
