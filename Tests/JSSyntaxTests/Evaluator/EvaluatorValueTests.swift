// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSSyntax

@Suite("What expressions give")
struct EvaluatorValueTests {
    @Test("An expression gives what Node gives", arguments: ExpressionTable.rows)
    func value(row: (source: String, text: String)) {
        let evaluation = Evaluation("OUT(String(\(row.source)))")
        #expect(evaluation.texts.last == .some(row.text), "\(row.source)")
    }

    @Test("A function of the source is called with given values")
    func call() throws {
        let tree = SyntaxTree.parse(Array("var k = 3; function f(a, b) { return a + b * k }".utf8))
        let function = try #require((1..<NodeID(tree.nodeCount)).first { tree.kind($0) == .functionDeclaration })
        let evaluator = Evaluator(tree)
        let result = evaluator.call(function: function, arguments: [.text("x"), .number(2)])
        #expect(result.ending == .done)
        #expect(result.value.asText == "x6")
    }

    @Test("What the caller knows of a name comes first")
    func known() throws {
        let tree = SyntaxTree.parse(Array("const host = load(); OUT('https://' + host)".utf8))
        let evaluator = Evaluator(tree)
        evaluator.known = { tree.text($0) == "host" ? .text("collect.example") : nil }
        let sum = try #require((1..<NodeID(tree.nodeCount)).first { tree.kind($0) == .binaryExpression })
        #expect(evaluator.evaluate(sum).value.asText == "https://collect.example")
    }

    @Test(
        "Numbers are written in every radix as Node writes them",
        arguments: [
            (3.7, 7, "3.4620462046204620464"), (0.1, 3, "0.0022002200220022002200220022002201"), (1e21, 7, "5135235413265003022600000"),
            (123.456, 36, "3f.gez4w97ry"), (-255, 16, "-ff"),
        ])
    func radix(number: Double, radix: Int, text: String) {
        #expect(NumberText.text(number, radix: radix) == text)
    }
}
