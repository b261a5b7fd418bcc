// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// How many call sites of a source are still found after a damage.
struct DamageMeasure: Sendable {
    /// Call sites outside the damaged bytes.
    var calls = 0
    /// Those of them that the damaged source's tree still has.
    var found = 0
    /// Where the others are, as offsets into the original.
    var lost: [Int] = []
    var damaged: [UInt8] = []

    var share: Double { calls == 0 ? 1 : Double(found) / Double(calls) }

    /// `nil` when the source has no place for the damage or no call.
    init?(_ original: SyntaxTree, _ damage: Damage, seed: UInt64) {
        let edits = damage.edits(of: original, seed: seed)
        guard !edits.isEmpty else { return nil }
        damaged = Damage.apply(edits, to: original.source)
        let tree = SyntaxTree.parse(damaged, goal: .lenient, language: original.language)
        let seen = Set(CallSite.all(of: tree))
        for site in CallSite.all(of: original) {
            guard let moved = site.moved(by: edits) else { continue }
            calls += 1
            if seen.contains(moved) { found += 1 } else { lost.append(site.calleeEnd) }
        }
        if calls == 0 { return nil }
    }
}

/// A call, `new` or `import()`, told by where the called name ends and by that name.
struct CallSite: Hashable, Sendable {
    /// Offset after the callee: what follows is `(`, but for blanks and types.
    var calleeEnd: Int
    /// The last name of the callee, or nothing when it is no name.
    var name: String

    static func all(of tree: SyntaxTree) -> [CallSite] {
        var sites: [CallSite] = []
        for node in 1..<NodeID(tree.nodeCount) {
            switch tree.kind(node) {
            case .callExpression, .newExpression:
                let callee = tree.firstChild(node)
                sites.append(CallSite(calleeEnd: tree.end(callee), name: lastName(callee, tree)))
            case .importExpression: sites.append(CallSite(calleeEnd: tree.start(node), name: "import"))
            default: break
            }
        }
        return sites
    }

    private static func lastName(_ callee: NodeID, _ tree: SyntaxTree) -> String {
        switch tree.kind(callee) {
        case .identifier, .memberExpression: tree.names[tree.data(callee)]
        default: ""
        }
    }

    /// The same site in the damaged text; `nil` when the damage touches its name or its parenthesis.
    func moved(by edits: [Damage.Edit]) -> CallSite? {
        var shift = 0
        let touched = (calleeEnd - name.utf8.count)...(calleeEnd + 1)
        for edit in edits {
            let removed = edit.removed
            if removed.isEmpty
                ? touched.contains(removed.lowerBound) && removed.lowerBound > touched.lowerBound
                : removed.lowerBound <= touched.upperBound && removed.upperBound > touched.lowerBound
            {
                return nil
            }
            if removed.upperBound <= touched.lowerBound { shift += edit.inserted.count - removed.count }
        }
        return CallSite(calleeEnd: calleeEnd + shift, name: name)
    }
}
