// SPDX-License-Identifier: Apache-2.0

/// Which name means what: the scopes of a source, what they bind, and every place that uses a name.
///
/// Made by one walk over the tree, in time and memory linear in the number of nodes. Everything is a number; columns
/// hold the properties. Types of TypeScript and `declare` bind nothing. Numbers passed in must come from the same object.
package final class Scopes: Sendable {
    let table: ScopeTable
    /// The references of each binding, in source order.
    private let places: Groups
    /// The bindings of each name, by number.
    private let namesakes: Groups

    package init(_ tree: SyntaxTree) {
        var builder = ScopeBuilder(tree)
        builder.run()
        table = builder.table
        places = Groups(table.references, groups: table.bindings.count) { $0.binding }
        namesakes = Groups(table.bindings, groups: tree.names.count) { $0.name }
    }

    /// The numbers of rows, grouped by something that is a number itself.
    private struct Groups: Sendable {
        private let members: [UInt32]
        private let starts: [UInt32]

        /// Sorts by counting, so members keep their order inside a group.
        init<Row>(_ rows: [Row], groups: Int, key: (Row) -> UInt32) {
            var starts = [UInt32](repeating: 0, count: groups + 1)
            for row in rows { starts[Int(key(row)) + 1] += 1 }
            for group in 1..<starts.count { starts[group] += starts[group - 1] }
            var next = starts
            var members = [UInt32](repeating: 0, count: rows.count)
            for (row, content) in rows.enumerated() {
                let group = Int(key(content))
                members[Int(next[group])] = UInt32(row)
                next[group] += 1
            }
            self.members = members
            self.starts = starts
        }

        subscript(group: UInt32) -> ArraySlice<UInt32> { members[Int(starts[Int(group)])..<Int(starts[Int(group) + 1])] }
    }

    // MARK: From nodes

    /// The reference that an `identifier` or `bindingIdentifier` is; 0 for other nodes and for skipped ones (types, `declare`).
    @inline(__always)
    package func reference(at node: NodeID) -> ReferenceID {
        let entry = table.entries[Int(node)]
        return entry > 0 ? ReferenceID(entry) : 0
    }

    /// What an `identifier` or `bindingIdentifier` means; 0 for other nodes. A name that the source does not declare has a binding of kind `global`.
    @inline(__always)
    package func binding(at node: NodeID) -> BindingID { table.references[Int(reference(at: node))].binding }

    /// The scope that a node opens; 0 when it opens none. A `propertyDefinition` opens one for its value.
    @inline(__always)
    package func scope(at node: NodeID) -> ScopeID {
        let entry = table.entries[Int(node)]
        return entry < 0 ? ScopeID(-entry) : 0
    }

    // MARK: References

    /// The number of references; they are numbered `1...referenceCount` in source order.
    package var referenceCount: Int { table.references.count - 1 }
    @inline(__always) package func node(ofReference id: ReferenceID) -> NodeID { table.references[Int(id)].node }
    @inline(__always) package func scope(ofReference id: ReferenceID) -> ScopeID { table.references[Int(id)].scope }
    @inline(__always) package func binding(ofReference id: ReferenceID) -> BindingID { table.references[Int(id)].binding }
    @inline(__always) package func flags(ofReference id: ReferenceID) -> ReferenceFlags { table.references[Int(id)].flags }

    // MARK: Bindings

    /// The number of bindings; they are numbered `1...bindingCount`.
    package var bindingCount: Int { table.bindings.count - 1 }
    @inline(__always) package func name(of id: BindingID) -> NameID { table.bindings[Int(id)].name }
    @inline(__always) package func kind(of id: BindingID) -> BindingKind { table.bindings[Int(id)].kind }
    @inline(__always) package func flags(of id: BindingID) -> BindingFlags { table.bindings[Int(id)].flags }
    /// The scope that holds the binding; 0 for `global` ones.
    @inline(__always) package func scope(of id: BindingID) -> ScopeID { table.bindings[Int(id)].scope }
    /// The `bindingIdentifier` that declares it first; 0 for `global` and `arguments`.
    @inline(__always) package func declaration(of id: BindingID) -> NodeID { table.bindings[Int(id)].node }
    /// How many places give it a value, declarations with a value included, plus one for a value that it starts with.
    @inline(__always) package func writeCount(of id: BindingID) -> Int { Int(table.bindings[Int(id)].writes) }
    /// A function inside the declaring one uses it.
    @inline(__always) package func isCaptured(_ id: BindingID) -> Bool { flags(of: id).contains(.captured) }
    @inline(__always) package func isGlobal(_ id: BindingID) -> Bool { kind(of: id) == .global }

    /// Every place of a binding, declarations included, in source order.
    package func references(of id: BindingID) -> ArraySlice<ReferenceID> { places[id] }

    // MARK: Scopes

    /// The number of scopes, the global one included; they are numbered from 0, in source order of their beginning.
    package var scopeCount: Int { table.scopes.count }
    @inline(__always) package func kind(ofScope id: ScopeID) -> ScopeKind { table.scopes[Int(id)].kind }
    /// The node that opens it; 0 for the global scope.
    @inline(__always) package func node(ofScope id: ScopeID) -> NodeID { table.scopes[Int(id)].node }
    /// The scope around it; 0 for the program and for the global scope itself.
    @inline(__always) package func parent(of id: ScopeID) -> ScopeID { table.scopes[Int(id)].parent }
    @inline(__always) package func flags(ofScope id: ScopeID) -> ScopeFlags { table.scopes[Int(id)].flags }
    /// The scope of the function that this one runs in: a `function`, `arrow`, `staticBlock`, `fieldInitializer`, `tsModule` or `program` scope.
    @inline(__always) package func function(of id: ScopeID) -> ScopeID { table.function(of: id) }
    /// What the scope binds.
    package func bindings(in id: ScopeID) -> Range<BindingID> { table.scopes[Int(id)].bindings }
    /// A direct `eval` or a `with` inside may change what is bound here.
    @inline(__always) package func isUnknowable(_ id: ScopeID) -> Bool { flags(ofScope: id).contains(.unknowable) }

    /// What a scope itself binds a name to; 0 when it does not. Takes the logarithm of how many bindings have the name.
    package func binding(named name: NameID, in scope: ScopeID) -> BindingID {
        let found = namesakes[name]
        let wanted = bindings(in: scope)
        var low = found.startIndex
        var high = found.endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if found[middle] < wanted.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < found.endIndex && found[low] < wanted.upperBound ? found[low] : 0
    }

    /// Names declared where they may not be declared again, in no order; at most `redeclarationLimit`, and one of each function's parameters.
    package var redeclarations: [Redeclaration] { table.redeclarations }
    /// How many redeclarations are kept, those of parameters apart.
    package static let redeclarationLimit = 100
}
