// SPDX-License-Identifier: Apache-2.0

import JSSyntax

extension SourceUnit {
    /// The function of the source that an expression most likely is; 0 when there is none. Unlike a known value it needs not be sure:
    /// a direct `eval` anywhere makes every name unsure, and flows must be seen nonetheless.
    func likelyFunction(_ node: NodeID) -> NodeID {
        switch tree.kind(node) {
        case .functionExpression, .arrowFunctionExpression: return node
        case .identifier, .memberExpression: break
        default: return 0
        }
        let made = values.creator(of: node)
        if made != 0 { return tree.function(made) == nil ? 0 : made }
        guard tree.kind(node) == .identifier else { return 0 }
        let declaration = scopes.declaration(of: scopes.binding(at: node))
        guard declaration != 0 else { return 0 }
        let parent = values.parents[Int(declaration)]
        if tree.kind(parent) == .functionDeclaration { return parent }
        guard let value = tree.declarator(parent)?.value, tree.function(value) != nil else { return 0 }
        return value
    }
}
