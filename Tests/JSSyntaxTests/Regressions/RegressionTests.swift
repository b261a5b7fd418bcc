// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax
import Testing

@Suite("Inputs that broke the reader, or try to")
struct RegressionTests {
    static let languages: [Language] = [.javaScript, [.types, .jsx]]

    @Test(
        "A sample is read in every goal, with types and without, into a sound tree",
        arguments: RegressionSample.found + RegressionSample.made)
    func read(sample: RegressionSample) async {
        let problems = await onDeepStack {
            Goal.allCases.flatMap { goal in
                Self.languages.compactMap { TreeCheck.problem(in: SyntaxTree.parse(sample.source, goal: goal, language: $0)) }
            }
        }
        #expect(problems == [])
    }

    @Test("Scopes and values of a sample are found", arguments: RegressionSample.found + RegressionSample.made)
    func understand(sample: RegressionSample) async {
        let scopeCounts = await onDeepStack { SourceUnit.read(sample.source).all.map(\.scopes.scopeCount) }
        #expect(!scopeCounts.isEmpty)
        #expect(scopeCounts.allSatisfy { $0 > 0 })
    }

    @Test("Samples are as long as hostile input is, and have names of their own")
    func samples() {
        let all = RegressionSample.found + RegressionSample.made
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(RegressionSample.made.filter { $0.source.count >= 10_000 }.count > 30)
    }

    /// Runs on a thread with 128 MB of stack: the reader's limit of depth is made for release builds, whose frames are much smaller.
    private func onDeepStack<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: work()) }
            thread.stackSize = 128 << 20
            thread.start()
        }
    }
}
