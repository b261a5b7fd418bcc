// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// What holds for every tree, whatever the source.
enum TreeCheck {
    /// What does not hold, with the node where it was seen; `nil` when all does.
    static func problem(in tree: SyntaxTree) -> String? {
        if tree.kind(tree.root) != .program { return "the last node is not the program" }
        var parents = [NodeID](repeating: 0, count: tree.nodeCount)
        for id in 1..<NodeID(tree.nodeCount) {
            if let problem = problem(at: id, in: tree, &parents) { return problem + " at \(tree.kind(id)) \(tree.range(id))" }
        }
        let orphan = (1..<tree.root).first { parents[Int($0)] == 0 && tree.kind($0) != .none }
        if tree.errorCount == 0, let orphan { return "no parent at \(tree.kind(orphan)) \(tree.range(orphan))" }
        if tree.errorCount < tree.errors.count { return "kept errors are not counted" }
        let places = tree.errors.map(\.offset) + tree.oddities.map(\.offset)
        if let place = places.first(where: { !(0...tree.byteCount).contains($0) }) { return "an error at \(place), outside the source" }
        if tree.treeByteCount > 1 << 20 + tree.byteCount * 200 { return "a tree out of all proportion" }
        return nil
    }

    private static func problem(at id: NodeID, in tree: SyntaxTree, _ parents: inout [NodeID]) -> String? {
        if tree.start(id) > tree.end(id) || tree.end(id) > tree.byteCount { return "not inside the source" }
        var last = tree.start(id)
        for child in tree.children(id) {
            let what = "child \(tree.kind(child)) \(tree.range(child))"
            if child >= id { return "\(what) after its parent" }
            if parents[Int(child)] != 0 { return "\(what) with another parent" }
            parents[Int(child)] = id
            // Where something is missing stands an empty node, which may be beside its parent; where a quote turns out to be stray,
            // the reader goes back into the string.
            guard tree.errorCount == 0, !tree.range(child).isEmpty else { continue }
            if tree.start(child) < tree.start(id) || tree.end(child) > tree.end(id) { return "\(what) not inside its parent" }
            if tree.start(child) < last { return "\(what) out of order" }
            last = tree.end(child)
        }
        return value(at: id, in: tree)
    }

    /// Asks for everything that a node may have.
    private static func value(at id: NodeID, in tree: SyntaxTree) -> String? {
        switch tree.kind(id) {
        case .stringLiteral, .templateElement, .jsxText:
            _ = tree.string(id, inJSXAttribute: true)
            if tree.stringUTF16(id).count > tree.range(id).count { return "a value longer than its text" }
        case .numericLiteral:
            if !(tree.number(id) >= 0) { return "a literal that is no number" }
        case .bigIntLiteral:
            if tree.bigIntDigits(id).isEmpty { return "a BigInt without digits" }
        case .regExpLiteral: _ = tree.regExp(id)
        default: _ = tree.string(id)
        }
        return nil
    }
}
