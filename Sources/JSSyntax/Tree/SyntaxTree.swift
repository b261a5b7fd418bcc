// SPDX-License-Identifier: Apache-2.0

/// A source as a tree: what `SyntaxTree.parse` gives, for every input, however damaged.
///
/// Nodes are numbers (`NodeID`); their properties are columns of this object. Readers pass the tree along and hold numbers, so
/// that no reference is counted while walking. Positions are offsets in bytes into the source as UTF-8.
package final class SyntaxTree: Sendable {
    /// The source's bytes, followed by `padding` zero bytes so that looking ahead never needs a check of its own.
    let bytes: [UInt8]
    /// The number of bytes of the source, without the padding.
    package let byteCount: Int
    /// Every name of the source.
    package let names: NameTable
    /// How the source was read.
    package let goal: Goal
    package let language: Language
    /// What is wrong with the source, in the order it was met; at most `errorLimit`.
    package let errors: [SyntaxError]
    /// How many errors there were, kept or not.
    package let errorCount: Int
    /// What is strange about the source without being an error of grammar.
    package let oddities: [Oddity]

    private let columns: NodeColumns

    /// Zero bytes after the source.
    static let padding = 16
    /// The longest source that is read: 2^30 bytes, so that offsets and node numbers fit 32 bits.
    package static let byteLimit = 1 << 30
    /// How many errors are kept; the rest are counted.
    package static let errorLimit = 100

    init(
        bytes: [UInt8],
        byteCount: Int,
        names: NameTable,
        goal: Goal,
        language: Language,
        errors: [SyntaxError],
        errorCount: Int,
        oddities: [Oddity],
        columns: NodeColumns
    ) {
        self.bytes = bytes
        self.byteCount = byteCount
        self.names = names
        self.goal = goal
        self.language = language
        self.errors = errors
        self.errorCount = errorCount
        self.oddities = oddities
        self.columns = columns
    }

    /// The same tree with one more error.
    func with(_ error: SyntaxError) -> SyntaxTree {
        SyntaxTree(
            bytes: bytes,
            byteCount: byteCount,
            names: names,
            goal: goal,
            language: language,
            errors: errors + [error],
            errorCount: errorCount + 1,
            oddities: oddities,
            columns: columns
        )
    }

    /// The `program` node.
    package var root: NodeID { NodeID(columns.count - 1) }
    /// The number of nodes, the empty node 0 included. Numbers are `1..<nodeCount`, children before parents.
    package var nodeCount: Int { columns.count }
    /// What the tree takes in memory, in bytes: the nodes and the names, without the source.
    package var treeByteCount: Int { columns.count * NodeTable.bytesPerNode + names.byteCount }

    @inline(__always) package func kind(_ id: NodeID) -> NodeKind { columns.kind(id) }
    @inline(__always) package func flags(_ id: NodeID) -> NodeFlags { columns.flags(id) }
    @inline(__always) package func has(_ flag: NodeFlags, _ id: NodeID) -> Bool { columns.flags(id).contains(flag) }
    /// Offset of the first byte.
    @inline(__always) package func start(_ id: NodeID) -> Int { columns.start(id) }
    /// Offset after the last byte.
    @inline(__always) package func end(_ id: NodeID) -> Int { columns.end(id) }
    /// 0 when there is none.
    @inline(__always) package func firstChild(_ id: NodeID) -> NodeID { columns.firstChild(id) }
    /// 0 when there is none.
    @inline(__always) package func nextSibling(_ id: NodeID) -> NodeID { columns.nextSibling(id) }
    /// The number that `NodeKind` describes for the kind.
    @inline(__always) package func data(_ id: NodeID) -> UInt32 { columns.data(id) }

    /// The operator of a unary, update, binary, logical or assignment expression.
    package func operation(_ id: NodeID) -> TokenKind { TokenKind(rawValue: UInt8(truncatingIfNeeded: data(id))) ?? .invalid }

    package func range(_ id: NodeID) -> Range<Int> { start(id)..<end(id) }

    /// The node's text as it stands in the source; damaged UTF-8 is repaired.
    package func text(_ id: NodeID) -> String { String(decoding: bytes[range(id)], as: UTF8.self) }

    /// The source's bytes.
    package var source: ArraySlice<UInt8> { bytes[0..<byteCount] }

    /// A node's children in source order.
    @inline(__always)
    package func children(_ id: NodeID) -> NodeList { NodeList(tree: self, first: firstChild(id)) }

    /// The child at a place, from 0; 0 when there is none. Counts along the list.
    package func child(_ id: NodeID, _ place: Int) -> NodeID {
        var child = firstChild(id)
        var left = place
        while child != 0, left > 0 {
            child = nextSibling(child)
            left -= 1
        }
        return child
    }

    /// The parent of every node, by number (0 for the root); one pass over the tree.
    package func parents() -> [NodeID] {
        var parents = [NodeID](repeating: 0, count: nodeCount)
        for id in 1..<NodeID(nodeCount) {
            var child = firstChild(id)
            while child != 0 {
                parents[Int(child)] = id
                child = nextSibling(child)
            }
        }
        return parents
    }
}

/// Sibling nodes, from a first one on.
package struct NodeList: Sequence, IteratorProtocol {
    let tree: SyntaxTree
    private var following: NodeID

    init(tree: SyntaxTree, first: NodeID) {
        self.tree = tree
        following = first
    }

    @inline(__always)
    package mutating func next() -> NodeID? {
        guard following != 0 else { return nil }
        let id = following
        following = tree.nextSibling(id)
        return id
    }
}
