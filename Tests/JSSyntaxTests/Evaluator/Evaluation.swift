// SPDX-License-Identifier: Apache-2.0

@testable import JSSyntax

/// A source with calls `OUT(expression)`, and what each expression is found to be.
struct Evaluation {
    let evaluator: Evaluator
    let results: [Evaluator.Result]

    init(_ source: String, limits: EvaluationLimits = EvaluationLimits()) {
        let tree = SyntaxTree.parse(Array(source.utf8))
        evaluator = Evaluator(tree, limits: limits)
        var results: [Evaluator.Result] = []
        for id in 1..<NodeID(tree.nodeCount) where tree.kind(id) == .callExpression && tree.text(tree.firstChild(id)) == "OUT" {
            results.append(evaluator.evaluate(tree.child(id, 1)))
        }
        self.results = results
    }

    /// The values as text; `nil` for those that are unknown.
    var texts: [String?] {
        results.map { result in
            switch result.value {
            case .unknown: nil
            case .string(let string): string.text
            case .number(let number): NumberText.text(number)
            case .boolean(let flag): String(flag)
            case .undefined: "undefined"
            case .null: "null"
            case .bigint(let number): String(number)
            case .object, .empty: "an object"
            }
        }
    }

    var codeTexts: [String] { evaluator.codeTexts.map(\.text.text) }

    /// Every string that some call or sum in the source gives.
    static func strings(in source: String) -> Set<String> {
        let tree = SyntaxTree.parse(Array(source.utf8))
        let evaluator = Evaluator(tree)
        var found: Set<String> = []
        for id in 1..<NodeID(tree.nodeCount) where [.callExpression, .binaryExpression].contains(tree.kind(id)) {
            if case .string(let string) = evaluator.evaluate(id).value { found.insert(string.text) }
        }
        return found
    }
}
