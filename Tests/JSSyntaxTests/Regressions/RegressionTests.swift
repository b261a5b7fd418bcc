// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

@Suite("Inputs that broke the reader, or try to")
struct RegressionTests {
    static let languages: [Language] = [.javaScript, .jsx, .typeScript, [.types, .jsx]]

    @Test("A sample is read in every goal and language, into a sound tree", arguments: RegressionSample.found + RegressionSample.made)
    func read(sample: RegressionSample) {
        for goal in Goal.allCases {
            for language in Self.languages {
                let tree = SyntaxTree.parse(sample.source, goal: goal, language: language)
                #expect(TreeCheck.problem(in: tree) == nil, "\(goal) \(language)")
            }
        }
    }

    @Test("Scopes and values of a sample are found", arguments: RegressionSample.found + RegressionSample.made)
    func understand(sample: RegressionSample) {
        let units = SourceUnit.read(sample.source).all
        #expect(!units.isEmpty)
        for unit in units { #expect(unit.scopes.scopeCount > 0) }
    }

    @Test("Samples are as long as hostile input is, and have names of their own")
    func samples() {
        let all = RegressionSample.found + RegressionSample.made
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(RegressionSample.made.filter { $0.source.count >= 10_000 }.count > 30)
    }
}
