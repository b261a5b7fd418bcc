// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

struct JSXTests {
    @Test("A form of JSX is read into the nodes that its kind promises", arguments: forms)
    func readsForms(source: String, outline: String) {
        for language in [Language.jsx, [.types, .jsx], [.types, .jsx, .flow]] {
            let tree = typed(source, language)
            #expect(tree.errors == [])
            #expect(tree.outline == outline)
            #expect(faults(tree) == [])
        }
    }

    @Test("Beside JSX, type parameters are told from tags", arguments: typedForms)
    func readsTypes(source: String, outline: String) {
        let tree = typed(source, [.types, .jsx])
        #expect(tree.errors == [])
        #expect(tree.outline == outline)
    }

    @Test("Damage in JSX loses no call", arguments: damaged)
    func losesNoCall(source: String, calls: Int) {
        let tree = typed(source, .jsx)
        #expect(!tree.errors.isEmpty)
        let found = (1..<NodeID(tree.nodeCount)).filter { tree.kind($0) == .callExpression }
        #expect(found.count == calls)
        #expect(faults(tree) == [])
    }

    @Test("JavaScript with elements is read whatever the file's name says")
    func isFoundInJavaScript() {
        let tree = typed("x = <a>{f()}</a>", .javaScript)
        #expect(tree.errors == [])
        #expect(tree.language == .jsx)
    }
}

private let forms: [(String, String)] = [
    ("<a/>", "(expression (jsxElement (jsxOpeningElement 'a)))"),
    ("<a></a>", "(expression (jsxElement (jsxOpeningElement 'a) (jsxClosingElement 'a)))"),
    ("<></>", "(expression jsxFragment)"),
    ("<A.b.c d/>", "(expression (jsxElement (jsxOpeningElement (.c (.b A)) (jsxAttribute 'd))))"),
    ("<a.b/>", "(expression (jsxElement (jsxOpeningElement (.b a))))"),
    ("<this.a/>", "(expression (jsxElement (jsxOpeningElement (.a this))))"),
    ("<A-b c-d='e'/>", #"(expression (jsxElement (jsxOpeningElement 'A-b (jsxAttribute 'c-d 'e'))))"#),
    ("<a:b c:d/>", "(expression (jsxElement (jsxOpeningElement (jsxNamespacedName 'a 'b) (jsxAttribute (jsxNamespacedName 'c 'd)))))"),
    (
        "<A {...b} c={d} e=<f/>/>",
        "(expression (jsxElement (jsxOpeningElement A (jsxSpreadAttribute b) (jsxAttribute 'c (jsxExpressionContainer d)) (jsxAttribute 'e (jsxElement (jsxOpeningElement 'f))))))"
    ),
    (#"<a b="\">"</a>"#, #"(expression (jsxElement (jsxOpeningElement 'a (jsxAttribute 'b "\")) jsxText (jsxClosingElement 'a)))"#),
    ("<a b='c⏎d'>e</a>", "(expression (jsxElement (jsxOpeningElement 'a (jsxAttribute 'b 'c\nd')) jsxText (jsxClosingElement 'a)))"),
    ("<a>it's // no `comment` /* here</a>", "(expression (jsxElement (jsxOpeningElement 'a) jsxText (jsxClosingElement 'a)))"),
    (
        "<a>⏎  {b}⏎  {/* c */}{...d}⏎</a>",
        "(expression (jsxElement (jsxOpeningElement 'a) (jsxExpressionContainer b) jsxExpressionContainer (jsxSpreadChild d) (jsxClosingElement 'a)))"
    ),
    ("<a> {b}</a>", "(expression (jsxElement (jsxOpeningElement 'a) jsxText (jsxExpressionContainer b) (jsxClosingElement 'a)))"),
    (
        "<a><b/><c>d</c></a>",
        "(expression (jsxElement (jsxOpeningElement 'a) (jsxElement (jsxOpeningElement 'b)) (jsxElement (jsxOpeningElement 'c) jsxText (jsxClosingElement 'c)) (jsxClosingElement 'a)))"
    ),
    ("<a>=5</a>", "(expression (jsxElement (jsxOpeningElement 'a) jsxText (jsxClosingElement 'a)))"),
    ("x = a ? <b/> : <c/>", "(expression (= x (conditional a (jsxElement (jsxOpeningElement 'b)) (jsxElement (jsxOpeningElement 'c)))))"),
    ("f(<a/>, b < c)", "(expression (call f (jsxElement (jsxOpeningElement 'a)) (< b c)))"),
    ("<a /* b */ c // d⏎/>", "(expression (jsxElement (jsxOpeningElement 'a (jsxAttribute 'c))))"),
    (
        "<a>{f(<b>{g()}</b>)}</a>",
        "(expression (jsxElement (jsxOpeningElement 'a) (jsxExpressionContainer (call f (jsxElement (jsxOpeningElement 'b) (jsxExpressionContainer (call g)) (jsxClosingElement 'b)))) (jsxClosingElement 'a)))"
    ),
]

private let typedForms: [(String, String)] = [
    (
        "<A<B> c={d}>e</A>",
        "(expression (jsxElement (jsxOpeningElement A typeArguments (jsxAttribute 'c (jsxExpressionContainer d))) jsxText (jsxClosingElement A)))"
    ),
    ("<T,>(x: T) => x", "(expression (arrowFunction typeParameters (parameters (=x typeAnnotation)) x))"),
    ("<T extends A>(x: T) => x", "(expression (arrowFunction typeParameters (parameters (=x typeAnnotation)) x))"),
    ("<T>(x)</T>", "(expression (jsxElement (jsxOpeningElement T) jsxText (jsxClosingElement T)))"),
    ("<T extends/>", "(expression (jsxElement (jsxOpeningElement T (jsxAttribute 'extends))))"),
]

private let damaged: [(String, Int)] = [
    ("x = <a>; f(); g()", 2),
    ("function A() { return <a><b>{f()}</a> }⏎g()", 2),
    ("x = <a b={f()}; g()", 2),
    ("x = <a b='c; f()⏎g()", 1),
    ("x = <a>{f(}</a>; g()", 2),
    ("x = <a></b></a>; f()", 1),
    ("x = <>; f()⏎function g() { return <b>{h()}</b> }", 2),
    ("x = <a>b } c > d</a>; f()", 1),
]
