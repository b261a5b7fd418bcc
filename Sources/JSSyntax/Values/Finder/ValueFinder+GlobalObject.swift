// SPDX-License-Identifier: Apache-2.0

/// Globals that are made by writing a property of the global object: `global['r'] = require; r('fs')`.
extension ValueFinder {
    /// What is written to a property of the global object by a name, in the order of the source; empty for nearly all names.
    func globalWrites(of name: NameID) -> [NodeID] {
        if globalObjectWrites == nil { globalObjectWrites = findGlobalObjectWrites() }
        return globalObjectWrites?[name] ?? []
    }

    private func findGlobalObjectWrites() -> [NameID: [NodeID]] {
        guard PathTable.globalObjects.contains(where: { tree.names.id($0) != nil }) else { return [:] }
        var writes: [NameID: [NodeID]] = [:]
        for node in 1..<NodeID(tree.nodeCount) where tree.kind(node) == .assignmentExpression && tree.operation(node) == .assign {
            guard let parts = tree.operands(node), let name = propertyOfGlobalObject(parts.left) else { continue }
            if writes[name, default: []].count < ValueStore.setLimit { writes[name, default: []].append(parts.right) }
        }
        return writes
    }

    /// The name of the property when a target is one of the global object; only plain names and texts count.
    private func propertyOfGlobalObject(_ target: NodeID) -> NameID? {
        guard let member = tree.member(target), tree.kind(member.object) == .identifier else { return nil }
        let binding = scopes.binding(at: member.object)
        guard scopes.isGlobal(binding), PathTable.globalObjects.contains(tree.names[scopes.name(of: binding)]) else { return nil }
        guard let computed = member.computed else { return NameID(tree.data(target)) }
        guard tree.kind(computed) == .stringLiteral, !tree.has(.escaped, computed) else { return nil }
        return tree.names.id(String(tree.text(computed).dropFirst().dropLast()))
    }
}
