// SPDX-License-Identifier: Apache-2.0

@testable import JSSyntax

/// What holds for every tree, whatever the source.
enum TreeCheck {
    static func check(_ tree: SyntaxTree) {
        let count = tree.nodeCount
        Fuzz.check(tree.kind(tree.root) == .program, "the last node is the program")
        var parents = [NodeID](repeating: 0, count: count)
        for id in 1..<NodeID(count) {
            Fuzz.check(tree.start(id) <= tree.end(id) && tree.end(id) <= tree.byteCount, "a node is inside the source")
            var last = 0
            for child in tree.children(id) {
                Fuzz.check(child < id, "a child comes before its parent")
                Fuzz.check(parents[Int(child)] == 0, "a node has one parent")
                parents[Int(child)] = id
                Fuzz.check(tree.start(child) >= tree.start(id) && tree.end(child) <= tree.end(id), "a child is inside its parent")
                Fuzz.check(tree.start(child) >= last, "children are in order")
                last = tree.end(child)
            }
            read(tree, id)
        }
        if tree.goal == .lenient {
            for id in 1..<(count - 1) where parents[id] == 0 { fatalError("orphan \(tree.kind(NodeID(id))) \(tree.text(NodeID(id)))") }
        }
        Fuzz.check(tree.errorCount >= tree.errors.count, "kept errors are counted")
        for error in tree.errors { Fuzz.check((0...tree.byteCount).contains(error.offset), "an error is in the source") }
        for oddity in tree.oddities { Fuzz.check((0...tree.byteCount).contains(oddity.offset), "an oddity is in the source") }
        Fuzz.check(tree.treeByteCount < 1 << 20 + tree.byteCount * 200, "a tree is not out of all proportion")
    }

    /// Asks for everything that a node may have.
    private static func read(_ tree: SyntaxTree, _ id: NodeID) {
        switch tree.kind(id) {
        case .stringLiteral, .templateElement, .jsxText:
            let units = tree.stringUTF16(id)
            Fuzz.check(units.count <= tree.range(id).count, "a value is not longer than its text")
            _ = tree.string(id, inJSXAttribute: true)
        case .numericLiteral: Fuzz.check(tree.number(id) >= 0, "a number is no NaN")
        case .bigIntLiteral: Fuzz.check(!tree.bigIntDigits(id).isEmpty, "a BigInt has digits")
        case .regExpLiteral: _ = tree.regExp(id)
        default: _ = tree.string(id)
        }
    }
}
