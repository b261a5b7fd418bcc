// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

struct HostileTypeTests {
    /// A test of time would fail on a busy machine; what is counted instead is that each ends at all within the suite's limit.
    @Test("However deep or long a type or tag nests, reading ends with a sound tree", .timeLimit(.minutes(1)), arguments: repeated)
    func ends(start: String, part: String, end: String) {
        for language in [Language.types, [.types, .jsx], [.types, .jsx, .flow], .jsx] {
            let tree = typed(start + String(repeating: part, count: 2600) + end, language)
            #expect(tree.nodeCount > 1)
            #expect(faults(tree) == [])
        }
    }

    @Test("Damage in types loses no call that stands behind", arguments: damaged)
    func losesNoCall(source: String, calls: Int) {
        let tree = typed(source)
        #expect(!tree.errors.isEmpty)
        let found = (1..<NodeID(tree.nodeCount)).filter { tree.kind($0) == .callExpression }
        #expect(found.count == calls)
        #expect(faults(tree) == [])
    }

    @Test("A file that exhausts the trials says so")
    func notesTooManyReadings() {
        let tree = typed("a" + String(repeating: "<b", count: 8000))
        #expect(tree.oddities.contains { $0.kind == .tooManyReadings })
    }
}

private let repeated: [(String, String, String)] = [
    ("a", "<b", ""), ("x = ", "(", ""), ("x = ", "a ? (b) : c ? (d) : ", "e"), ("x = ", "a ? (b): c => ", "d"),
    ("x = ", "a ? async (b = ", "1"),
    ("x = ", "async (a = ", "b"), ("x = ", "<T>(a = ", "b"), ("x = ", "<T>", "y"), ("x", "!", " = 1"), ("(x", " as T", ") = 1"),
    ("type A = ", "{a: ", ""),
    ("type A = ", "({a: ", ""), ("type A = ", "([a = ", ""), ("type A = ", "() => ", "x"), ("type A = ", "A extends B ? ", "x"),
    ("type A = ", "A extends B ? C : ", "x"),
    ("type A = ", "infer U extends ", "x"), ("type A = ", "keyof ", "x"), ("type A = B", "[]", ""), ("type A = B", "|C", ""),
    ("type A = ", "`${", ""), ("type A = ", "[", ""),
    ("namespace a", ".b", " {}"), ("", "namespace a {", ""), ("", "declare ", "x"), ("interface A {", "[a: ", ""), ("f(", "<T>(x: ", ""),
    ("", "<a>", ""), ("", "<a b=", ""),
    ("", "<a>{", ""), ("", "x = <a>; ", ""), ("", "x = <a b='c⏎", ""), ("<a>", "</b>", ""), ("<a", ".b", "/>"),
    ("class A {", "@a() ", "x }"), ("", "(a: b, ", ""),
]

private let damaged: [(String, Int)] = [
    ("let x: = f(); g()", 2),
    ("let x: A<B = f(); g()", 2),
    ("function f(a: {b: string) { g() }⏎h()", 2),
    ("interface A { a: string⏎function f() { g() }⏎h()", 2),
    ("type A = { a: {⏎const x = f()⏎g()", 2),
    ("class A { m(: T) { f() } }⏎g()", 2),
    ("enum A { B = f(⏎g()", 2),
    ("namespace A { f()⏎", 1),
    ("x = <T f(); g()", 2),
    ("const f = (a: , b) => { g() }⏎h()", 2),
    ("d('m', ) => {⏎f(B)⏎})⏎g()", 3),
    ("x = {`${a}`]: b(c), d: e()}; f()", 3),
    ("x = `a${b(c)$d`; f()⏎g(`h`)", 3),
]
