// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// The callees of a source, sorted, as they are written.
private func calls(_ source: String, _ language: Language = .javaScript) -> [String] {
    let tree = SyntaxTree.parse(Array(source.utf8), language: language)
    return (1..<NodeID(tree.nodeCount))
        .filter { tree.kind($0) == .callExpression }
        .map { tree.text(tree.child($0, 0)) }
        .sorted()
}

struct RecoveryTests {
    @Test(
        "A damaged source keeps its calls",
        arguments: [
            ("a brace too few", "function f() { a(); if (b) { c(); }\nfunction g() { d(); }", ["a", "c", "d"]),
            ("a brace too many", "function f() { a(); } }\nb();", ["a", "b"]),
            ("no brace before a body", "function f() a(); b(); }\nc();", ["a", "b", "c"]),
            ("a method closed too early", "class A { f() { if (x) a(); } } b(y); }\nc();", ["a", "b", "c"]),
            ("statements in a class", "class A { f() { a(); } }\n b(c); d(); g() { e(); } }", ["a", "b", "d", "e", "g"]),
            ("a string without its end", "a('b);\nc();", ["a", "c"]),
            ("a template without its end", "a(`b);\nc();", ["a", "c"]),
            ("a comment without its end", "a(); /* b\nc();", ["a", "c"]),
            ("a stray quote", "a(b); c\"d(e); f = \"g\"; h(\"i\");", ["a", "d", "h"]),
            ("a merge conflict", "a(\n<<<<<<< HEAD\nb()\n=======\nc()\n>>>>>>> other\n);", ["a", "b", "c"]),
            ("a comma too few", "a(b() c(), d())", ["a", "b", "c", "d"]),
            ("an operator too many", "a() + * b(); c()", ["a", "b", "c"]),
            ("no parenthesis at the end", "if (a(b) { c(); }\nd();", ["a", "c", "d"]),
            ("cut in the middle", "a(function () { b(); c({ d: e(", ["a", "b", "c", "e"]),
            ("stray clauses", "else { a() } catch (b) { c() } case 1: d()", ["a", "c", "d"]),
            ("odd characters", "a();\u{0}b();\u{7F}c() § d()", ["a", "b", "c", "d"]),
            ("an arrow without a body", "a(b => ); c()", ["a", "c"]),
            ("await where it cannot be", "function f() { await a(b()); c() }", ["a", "b", "c"]),
        ]
    )
    func keepsCalls(damage: String, source: String, expected: [String]) {
        let found = calls(source)
        for name in expected { #expect(found.contains(name), "\(damage): \(name) in \(found)") }
    }

    @Test("Indentation tells where a missing brace belongs")
    func usesIndentation() {
        let source = """
            function first() {
                if (a) {
                    b();
            }
            function second() {
                c();
            }
            """
        let tree = SyntaxTree.parse(Array(source.utf8))
        let functions = tree.children(tree.root).filter { tree.kind($0) == .functionDeclaration }
        #expect(functions.map { tree.text(tree.child($0, 0)) } == ["first", "second"])
    }

    @Test("Bytes that are no UTF-8 are told and do no harm")
    func toldNotUTF8() {
        let tree = SyntaxTree.parse(Array("a('".utf8) + [0xFF, 0xC0] + Array("'); b()".utf8))
        #expect(tree.oddities == [Oddity(kind: .notUTF8, offset: 3)])
        #expect(tree.errors == [])
    }

    @Test("An empty source is an empty program", arguments: ["", " ", "// a", "\u{FEFF}", "#!/usr/bin/env node"])
    func readsNothing(source: String) {
        let tree = SyntaxTree.parse(Array(source.utf8))
        #expect(tree.errors == [])
        #expect(tree.outline == "")
        #expect(tree.kind(tree.root) == .program)
    }
}

struct DepthTests {
    /// Shapes that nest, and whether operators alone make them, which the reader follows to any depth.
    static let shapes: [(name: String, open: String, middle: String, close: String, isFollowed: Bool)] = [
        ("parentheses", "(", "a", ")", true), ("unary", "!", "a", "", true), ("conditional", "a ? b : ", "c", "", true),
        ("else if", "if (a) b; else ", "c", "", true), ("members", "a.", "b", "", true), ("assignments", "a = ", "b", "", true),
        ("binary", "a + ", "b", "", true), ("powers", "a ** ", "b", "", true), ("labels", "a: ", ";", "", true),
        ("arrays", "[", "a", "]", false), ("blocks", "{", "a", "}", false), ("calls", "a(", "b", ")", false),
        ("objects", "a = {b: ", "c", "}", false), ("templates", "`${", "a", "}`", false), ("arrows", "a => ", "b", "", false),
        ("functions", "function f() {", "a", "}", false), ("classes", "class A { b() {", "a", "}}", false), ("new", "new ", "a", "", false),
        ("statements", "if (a) ", "b", "", false), ("open brackets", "[", "", "", false), ("open braces", "{", "", "", false),
        ("patterns", "[a = ", "b", "] = c", false), ("spread", "[...", "a", "]", false), ("class heads", "class extends ", "a", "", false),
    ]

    @Test("Nothing nests deep enough to hurt", arguments: shapes)
    func survives(shape: (name: String, open: String, middle: String, close: String, isFollowed: Bool)) {
        let depth = 40_000
        let source = String(repeating: shape.open, count: depth) + shape.middle + String(repeating: shape.close, count: depth)
        let tree = SyntaxTree.parse(Array((source + "\nlast()").utf8))
        if shape.isFollowed {
            #expect(tree.oddities == [])
            #expect(tree.errors == [])
        } else {
            #expect(!tree.errors.isEmpty)
        }
        #expect(tree.kind(tree.root) == .program)
    }
}
