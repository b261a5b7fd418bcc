// SPDX-License-Identifier: Apache-2.0

/// A source with all that is known of it: its tree, scopes and values, and the units of code inside its strings.
///
///     let unit = SourceUnit.read(bytes, path: "lib/index.js")
///     for unit in unit.all { … }
package final class SourceUnit: Sendable {
    package let tree: SyntaxTree
    package let scopes: Scopes
    package let values: KnownValues
    /// Where the code comes from; `nil` for a file.
    package let origin: CodeOrigin?
    /// How many units are around this one.
    package let depth: Int
    /// Code inside this one's strings, in source order.
    package let children: [SourceUnit]
    /// Some code inside strings was not read, because a limit was reached.
    package let isCut: Bool

    private init(_ parts: Parts, origin: CodeOrigin?, depth: Int, children: [SourceUnit], isCut: Bool) {
        tree = parts.tree
        scopes = parts.scopes
        values = parts.values
        self.origin = origin
        self.depth = depth
        self.children = children
        self.isCut = isCut
    }

    /// Reads a file.
    ///
    /// - Parameter path: its name, which tells the language.
    package static func read(_ bytes: some Collection<UInt8>, path: String, goal: Goal = .lenient, limits: ValueLimits = ValueLimits())
        -> SourceUnit
    {
        read(bytes, language: Language(path: path), goal: goal, limits: limits)
    }

    package static func read(
        _ bytes: some Collection<UInt8>,
        language: Language = .javaScript,
        goal: Goal = .lenient,
        limits: ValueLimits = ValueLimits()
    ) -> SourceUnit {
        var budget = Budget(bytes: limits.childBytes, count: limits.childCount)
        return read(SyntaxTree.parse(bytes, goal: goal, language: language), origin: nil, depth: 0, limits, &budget)
    }

    /// This unit and all inside it, each before what is inside it.
    package var all: [SourceUnit] {
        var all: [SourceUnit] = []
        var waiting = [self]
        while let unit = waiting.popLast() {
            all.append(unit)
            waiting.append(contentsOf: unit.children.reversed())
        }
        return all
    }

    // MARK: Reading

    private struct Parts {
        var tree: SyntaxTree
        var scopes: Scopes
        var values: KnownValues
    }

    /// What all units of a file together may still use.
    private struct Budget {
        var bytes: Int
        var count: Int
        /// Texts that were read before; the same again tells nothing new.
        var met: Set<[UInt8]> = []
        /// Steps that the evaluator took in all units.
        var evaluationSteps = 0
    }

    /// Nests as deep as `ValueLimits.depth` says.
    private static func read(_ tree: SyntaxTree, origin: CodeOrigin?, depth: Int, _ limits: ValueLimits, _ budget: inout Budget)
        -> SourceUnit
    {
        let scopes = Scopes(tree)
        let values = KnownValues(tree, scopes, limits.inner(depth: depth, evaluationSteps: budget.evaluationSteps))
        budget.evaluationSteps += values.evaluationSteps
        let parts = Parts(tree: tree, scopes: scopes, values: values)
        var children: [SourceUnit] = []
        var isCut = false
        for code in parts.values.code {
            guard depth < limits.depth, budget.count > 0, code.bytes.count <= budget.bytes else {
                isCut = true
                continue
            }
            guard budget.met.insert(code.bytes).inserted else { continue }
            budget.count -= 1
            budget.bytes -= code.bytes.count
            let tree = SyntaxTree.parse(code.bytes, goal: .lenient, language: .javaScript)
            children.append(read(tree, origin: code.origin, depth: depth + 1, limits, &budget))
        }
        return SourceUnit(parts, origin: origin, depth: depth, children: children, isCut: isCut)
    }
}
