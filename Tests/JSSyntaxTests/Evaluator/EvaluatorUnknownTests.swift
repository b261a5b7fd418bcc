// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSSyntax

@Suite("What is not known is never guessed")
struct EvaluatorUnknownTests {
    @Test(
        "A value that depends on the host, on time or on chance is unknown",
        arguments: [
            "process.env.HOME", "require('os').hostname()", "Math.random()", "Date.now()", "new Date().getFullYear()",
            "'a' + location.href",
            "typeof window", "typeof process", "document ? 1 : 2", "[1, navigator].join()", "fetch('x')", "`${process.pid}`", "Date() + ''",
            "JSON.stringify({ a: process })", "[3, 1].sort(() => Math.random() - 0.5).join()", "parseInt(process.pid)",
            "undeclared === undefined",
            "(() => { for (const x of process.argv) { return 1 } return 2 })()", "(() => { const o = { a: 1 }; load(o); return o.a })()",
            "(() => { const o = { a: 1 }; o[process.pid] = 2; return o.a })()", "(async () => 1)().x", "new WeakRef({}).deref",
            "'x'.missing",
            "Symbol.iterator", "[].concat(process)", "'a'.localeCompare('b')", "(0.1).toPrecision(3)", "2 ** 0.3", "Math.sin(1)",
        ]
    )
    func host(source: String) {
        let evaluation = Evaluation("OUT(\(source))")
        #expect(evaluation.texts == [nil], "\(source)")
    }

    @Test(
        "A name has no value where the source gives it another one later, again, or at times unknown",
        arguments: [
            ("var t = []; t.push(1); OUT(t.length); t.push(2); OUT(t.length);", [nil, "2"]),
            ("let mode = 'a'; function f() { return mode } OUT(f()); mode = 'b'; OUT(f());", [nil, "b"]),
            ("var k = 1; for (var i = 0; i < 3; i++) { k *= 2; OUT(k) } OUT(k);", [nil, "8"]),
            ("var c = { a: 1 }; function set() { c.a = 2 } OUT(c.a); set(); OUT(c.a);", [nil, "2"]),
            ("var n = 0; function next() { return n++ } OUT(next()); OUT(next());", [nil, nil]),
            ("let key = ''; function setKey(k) { key = k } on(setKey); function d(s) { return key + s } OUT(d('x'));", [nil]),
            ("function f(a) { OUT(a) } f(1); f(2);", [nil]),
            ("var a = ['x', 'y']; a.push(a.shift()); OUT(a[0]); OUT(a.push('z')); OUT(a[0]);", [nil, nil, "y"]),
            ("with (o) { OUT(x) } var x = 1;", [nil]),
            ("var s = 1; if (cond) s = 2; OUT(s);", [nil]),
        ] as [(String, [String?])]
    )
    func names(source: String, texts: [String?]) {
        #expect(Evaluation(source).texts == texts, "\(source)")
    }

    @Test("Expressions that change things leave no trace")
    func noTrace() {
        let evaluation = Evaluation(
            "var a = ['x', 'y', 'z']; function get(i) { return a[i] } function turn() { a.push(a.shift()) } OUT(get(0)); OUT(get(0));")
        // Nothing calls `turn`, but it could be called: what `a` holds outside of it is not followed.
        #expect(evaluation.texts == [nil, nil])
        #expect(Evaluation("var a = ['x', 'y']; OUT(a.slice().reverse()[0]); OUT(a[0]);").texts == ["y", "x"])
    }

    @Test("A cache may be filled, a counter may not be counted")
    func cache() {
        let cached = "var cache = {}; function d(i) { if (!cache[i]) cache[i] = 'v' + i; return cache[i] } OUT(d(1)); OUT(d(1)); OUT(d(2));"
        #expect(Evaluation(cached).texts == ["v1", "v1", "v2"])
        let counted = "function d() { d.n = (d.n || 0) + 1; return 'v' + d.n } OUT(d()); OUT(d());"
        #expect(Evaluation(counted).texts == [nil, nil])
    }
}
