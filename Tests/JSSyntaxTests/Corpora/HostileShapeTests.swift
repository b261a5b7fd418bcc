// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

@Suite("Hostile shapes")
struct HostileShapeTests {
    /// Deep enough for the depth guard, short enough for a build without optimization.
    private static let bytes = 40_000

    @Test("Every shape is read to its end in every goal, within the memory that a node for each byte takes", arguments: HostileShape.all)
    func shapesAreRead(shape: HostileShape) {
        let source = shape.source(bytes: Self.bytes)
        #expect(source.count >= Self.bytes / 2)
        for goal in Goal.allCases {
            let tree = SyntaxTree.parse(source, goal: goal, language: shape.language)
            #expect(tree.byteCount == source.count)
            #expect(tree.kind(tree.root) == .program)
            // 23 bytes a node; a byte of source starts at most two nodes (`NodeTable`).
            #expect(tree.treeByteCount <= 2 * 23 * source.count + 100_000, "\(goal)")
        }
    }

    @Test("Every shape's names and values are found", arguments: HostileShape.all)
    func shapesAreUnderstood(shape: HostileShape) {
        let unit = SourceUnit.read(shape.source(bytes: Self.bytes / 4), language: shape.language)
        #expect(unit.scopes.scopeCount > 0)
        #expect(unit.all.count >= 1)
    }

    @Test("Shapes have names of their own, and differ")
    func shapesDiffer() {
        #expect(Set(HostileShape.all.map(\.name)).count == HostileShape.all.count)
        #expect(Set(HostileShape.all.map { "\($0.source(bytes: 400)) \($0.language.rawValue)" }).count == HostileShape.all.count)
    }
}
