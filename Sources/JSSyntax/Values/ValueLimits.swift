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
    package var stepsPerNode = 12
    package var stepsPerUnit = 200_000
    /// How many calls and expressions of a unit are given to the evaluator.
    package var evaluations = 20_000
    package var evaluation = EvaluationLimits()

    package init() {}

    /// Steps for a tree.
    func steps(nodes: Int) -> Int { stepsPerUnit + stepsPerNode * nodes }

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
