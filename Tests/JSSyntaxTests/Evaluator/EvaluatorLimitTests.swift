// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSSyntax

@Suite("Limits of evaluations")
struct EvaluatorLimitTests {
    @Test(
        "What would never end, or fill the memory, ends at a limit",
        arguments: [
            "(function () { while (true) {} })()", "(function f() { return f() + 1 })()",
            "(function () { var s = 'ab'; while (1) s += s })()",
            "(function () { var a = []; while (1) a.push(a) })()", "'x'.repeat(1e9)", "'x'.padStart(1e9)",
            "new Array(4294967295).join('x')",
            "(function () { var a = []; for (var i = 0; i < 100000; i++) a = [a]; return a + '' })()",
            "(function f(n) { return [1].map(function () { return f(n + 1) }) })(0)",
            "(function () { var o = { toString: function () { return o + '' } }; return o + '' })()",
            "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
            "(function () { var a = []; a.push(a); return JSON.stringify(a) })()",
            "(function () { var a = {}, b = {}; a.__proto__ = b; b.__proto__ = a; return a.x })()",
            "(function () { for (;;) { try { throw 1 } catch (e) {} } })()", "Array.from({ length: 1e9 })",
            "'a'.concat('b'.repeat(4e6), 'c'.repeat(4e6))",
        ]
    )
    func ends(source: String) {
        var limits = EvaluationLimits()
        limits.stepsPerEvaluation = 200_000
        let evaluation = Evaluation("OUT(\(source))", limits: limits)
        #expect(evaluation.results.map(\.ending) == [.budget], "\(source)")
    }

    @Test(
        "Long and deep expressions have their values",
        arguments: [
            ("sum", Array(repeating: "'a'", count: 20_000).joined(separator: "+") + ".length", nil),
            ("sum length", "(" + Array(repeating: "'a'", count: 20_000).joined(separator: "+") + ").length", "20000"),
            ("conditional", String(repeating: "false ? 1 : ", count: 20_000) + "2", "2"),
            ("unary", String(repeating: "!", count: 50_000) + "1", "true"),
            ("nested", String(repeating: "(!", count: 300) + "1" + String(repeating: ")", count: 300), "true"),
            ("functions", String(repeating: "(function(){return ", count: 100) + "1" + String(repeating: "})()", count: 100), "1"),
            ("arguments", "Math.max(" + (0..<20_000).map(String.init).joined(separator: ",") + ")", "19999"),
            ("chain", "'x'" + String(repeating: ".concat('y')", count: 300) + ".length", "301"),
        ] as [(String, String, String?)]
    )
    func deep(name: String, source: String, text: String?) {
        let texts = Evaluation("OUT(\(source))").texts
        #expect(texts.count == 1, "\(name)")
        if let text { #expect(texts.first == .some(text), "\(name)") }
    }

    @Test("Names that need each other in a chain of thousands are found")
    func chain() {
        let source = "const a0 = 'x';" + (1..<3000).map { "const a\($0) = a\($0 - 1) + 'y';" }.joined() + "OUT(a2999.length)"
        #expect(Evaluation(source).texts == ["3000"])
    }

    @Test("Ten thousand calls of one decoder share the limits")
    func many() {
        let source = "function d(i) { return 's' + i }" + (0..<10_000).map { "OUT(d(\($0)));" }.joined()
        let evaluation = Evaluation(source)
        #expect(evaluation.results.count == 10_000)
        #expect(evaluation.texts.last == .some("s9999"))
        #expect(evaluation.evaluator.stepsLeft > 110_000_000)
    }

    @Test("What reached the limit of steps is not tried again")
    func expensive() {
        let source = "function f(x) { while (true) x++ }" + String(repeating: "OUT(f(1));", count: 500)
        let evaluation = Evaluation(source)
        #expect(evaluation.results.allSatisfy { $0.ending == .budget })
        #expect(evaluation.evaluator.stepsLeft > 100_000_000)
    }

    @Test("A long chain of objects goes without harm")
    func longChain() {
        let source = "(function () { var o = null; for (var i = 0; i < 100000; i++) o = { next: o }; var f = function () { return 1 };"
        let rest = "for (var j = 0; j < 20000; j++) f = (function (g) { return function () { return g } })(f); return 'made' })()"
        #expect(Evaluation("OUT(\(source)\(rest))").texts == ["made"])
    }
}
