// SPDX-License-Identifier: Apache-2.0

/// What finding the values of a unit may use. What is beyond a limit is unknown, never wrong.
package struct ValueLimits: Sendable {
    /// Units inside units: code in strings in code in strings.
    package var depth = 8
    /// All child units of a file together, in bytes and number.
    package var childBytes = 16 << 20
    package var childCount = 256
    /// Values kept in memory that are more than a node's number; each is some tens of bytes.
    package var entries = 1 << 21
    /// Steps of work for each node of the tree, and for each unit. A step is some tens of nanoseconds.
    package var stepsPerNode = 6
    package var stepsPerUnit = 100_000
    /// How many expressions of a unit are given to the evaluator in vain, before it is asked no more: arguments of calls that matter, and others.
    package var importantFailures = 1000
    package var casualFailures = 12
    package var evaluation = EvaluationLimits()

    package init() {}

    /// Steps for a tree.
    func steps(nodes: Int) -> Int { stepsPerUnit + stepsPerNode * nodes }

    /// The evaluator's steps for a source: some for the smallest, more for longer ones, so that a file of any size takes a second or two at most.
    func evaluationSteps(bytes: Int) -> Int { min(evaluation.steps, 20_000_000 + 60 * bytes) }

    /// Limits for a unit inside others.
    ///
    /// - Parameters:
    ///   - depth: how many units are around it.
    ///   - evaluationSteps: what was taken of the evaluator's steps by other units.
    func inner(depth: Int, evaluationSteps: Int) -> ValueLimits {
        var inner = self
        inner.depth -= depth
        inner.evaluation.steps = max(evaluation.steps - evaluationSteps, 0)
        return inner
    }
}
