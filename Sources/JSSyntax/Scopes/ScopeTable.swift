// SPDX-License-Identifier: Apache-2.0

/// The tables behind `Scopes`. Row 0 of references and bindings is empty; row 0 of scopes is the global scope.
///
/// Rows instead of columns: a walk that makes one looks at the room of one array, not of five.
struct ScopeTable: Sendable {
    struct Reference: Sendable {
        var node: NodeID
        var scope: ScopeID
        /// With the flag `waits`: the reference that waited for the same name before this one.
        var binding: BindingID
        var flags: ReferenceFlags
    }

    struct Binding: Sendable {
        var name: NameID
        var node: NodeID
        var scope: ScopeID
        var writes: UInt32
        var kind: BindingKind
        var flags: BindingFlags
    }

    struct Scope: Sendable {
        var node: NodeID
        var parent: ScopeID
        /// The scope where `var` declares: this one or one around it.
        var variables: ScopeID
        /// How many `with` statements are around.
        var withDepth: UInt32
        var bindings: Range<BindingID>
        var kind: ScopeKind
        var flags: ScopeFlags
    }

    /// By node: a reference's number, a scope's number negated, or 0. Both fit: a node is at most one of the two, and there are less than 2^31.
    var entries: [Int32]
    var references: [Reference]
    var bindings: [Binding]
    var scopes: [Scope]
    var redeclarations: [Redeclaration] = []

    init(nodeCount: Int) {
        entries = Array(repeating: 0, count: nodeCount)
        references = [Reference(node: 0, scope: 0, binding: 0, flags: [])]
        bindings = [Binding(name: 0, node: 0, scope: 0, writes: 0, kind: .global, flags: [])]
        scopes = [Scope(node: 0, parent: 0, variables: 0, withDepth: 0, bindings: 0..<0, kind: .global, flags: [])]
        // A name is about every fourth node; too small a guess only costs a copy.
        references.reserveCapacity(nodeCount / 4 + 1)
    }

    @inline(__always)
    func function(of scope: ScopeID) -> ScopeID {
        let variables = scopes[Int(scope)].variables
        let row = scopes[Int(variables)]
        return row.kind == .functionBody ? row.parent : variables
    }
}
