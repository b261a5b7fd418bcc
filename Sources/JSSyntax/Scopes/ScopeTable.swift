// SPDX-License-Identifier: Apache-2.0

/// The columns behind `Scopes`. Row 0 of references and bindings is empty; row 0 of scopes is the global scope.
struct ScopeTable: Sendable {
    /// By node: a reference's number, a scope's number negated, or 0. Both fit: a node is at most one of the two, and there are less than 2^31.
    var entries: [Int32]

    var referenceNodes: [NodeID] = [0]
    var referenceScopes: [ScopeID] = [0]
    var referenceBindings: [BindingID] = [0]
    var referenceFlags: [ReferenceFlags] = [[]]

    var bindingNames: [NameID] = [0]
    var bindingKinds: [BindingKind] = [.global]
    var bindingFlags: [BindingFlags] = [[]]
    var bindingScopes: [ScopeID] = [0]
    var bindingNodes: [NodeID] = [0]
    var bindingWrites: [UInt32] = [0]

    var scopeKinds: [ScopeKind] = [.global]
    var scopeNodes: [NodeID] = [0]
    var scopeParents: [ScopeID] = [0]
    var scopeFlags: [ScopeFlags] = [[]]
    var scopeBindings: [Range<BindingID>] = [0..<0]
    /// The scope where `var` declares: itself or one around it.
    var scopeVariables: [ScopeID] = [0]
    /// How many `with` statements are around.
    var scopeWithDepths: [UInt32] = [0]

    var redeclarations: [Redeclaration] = []

    init(nodeCount: Int) {
        entries = Array(repeating: 0, count: nodeCount)
        // A name is about every fourth node; too small a guess only costs a copy.
        referenceNodes.reserveCapacity(nodeCount / 4)
        referenceScopes.reserveCapacity(nodeCount / 4)
        referenceBindings.reserveCapacity(nodeCount / 4)
        referenceFlags.reserveCapacity(nodeCount / 4)
    }

    @inline(__always)
    func function(of scope: ScopeID) -> ScopeID {
        let variables = scopeVariables[Int(scope)]
        return scopeKinds[Int(variables)] == .functionBody ? scopeParents[Int(variables)] : variables
    }
}
