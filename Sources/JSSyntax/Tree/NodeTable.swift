// SPDX-License-Identifier: Apache-2.0

/// The place of a node in its tree. 0 is "no node" (`NodeKind.none`).
///
/// A child's number is always lower than its parent's, and the root has the highest: going up the numbers meets every
/// child before its parent, without a stack and without recursion.
package typealias NodeID = UInt32

/// The growing tree: one column a property, all of one length (a struct of arrays).
///
/// The columns are raw memory because that is what makes a node cost one check of the capacity instead of seven, and lets a finished tree
/// take them over without a copy; every access is checked against the count first, so a wrong number from a hostile input stops the
/// program instead of reading beyond. A class, so that the parser can hand it to the tree.
final class NodeTable {
    private(set) var count: Int
    private var capacity: Int
    fileprivate var columns: Columns

    init(capacity: Int) {
        let capacity = max(capacity, 16)
        self.capacity = capacity
        count = 0
        columns = Columns(capacity: capacity)
    }

    deinit { columns.deallocate() }

    /// One array a property.
    fileprivate struct Columns {
        let kinds: UnsafeMutablePointer<NodeKind>
        let flags: UnsafeMutablePointer<NodeFlags>
        let starts: UnsafeMutablePointer<UInt32>
        let ends: UnsafeMutablePointer<UInt32>
        let firstChildren: UnsafeMutablePointer<NodeID>
        let nextSiblings: UnsafeMutablePointer<NodeID>
        let data: UnsafeMutablePointer<UInt32>

        init(capacity: Int) {
            kinds = .allocate(capacity: capacity)
            flags = .allocate(capacity: capacity)
            starts = .allocate(capacity: capacity)
            ends = .allocate(capacity: capacity)
            firstChildren = .allocate(capacity: capacity)
            nextSiblings = .allocate(capacity: capacity)
            data = .allocate(capacity: capacity)
        }

        func move(to new: Columns, count: Int) {
            new.kinds.moveInitialize(from: kinds, count: count)
            new.flags.moveInitialize(from: flags, count: count)
            new.starts.moveInitialize(from: starts, count: count)
            new.ends.moveInitialize(from: ends, count: count)
            new.firstChildren.moveInitialize(from: firstChildren, count: count)
            new.nextSiblings.moveInitialize(from: nextSiblings, count: count)
            new.data.moveInitialize(from: data, count: count)
            deallocate()
        }

        func deallocate() {
            kinds.deallocate()
            flags.deallocate()
            starts.deallocate()
            ends.deallocate()
            firstChildren.deallocate()
            nextSiblings.deallocate()
            data.deallocate()
        }
    }

    /// What a node takes: 23 bytes.
    static let bytesPerNode = 1 + 2 + 5 * 4

    /// Adds a node and gives its number.
    @inline(__always)
    func append(
        _ kind: NodeKind,
        _ flags: NodeFlags,
        start: Int,
        end: Int,
        firstChild: NodeID,
        data: UInt32
    ) -> NodeID {
        if count == capacity { grow() }
        let at = count
        (columns.kinds + at).initialize(to: kind)
        (columns.flags + at).initialize(to: flags)
        (columns.starts + at).initialize(to: UInt32(truncatingIfNeeded: start))
        (columns.ends + at).initialize(to: UInt32(truncatingIfNeeded: end))
        (columns.firstChildren + at).initialize(to: firstChild)
        (columns.nextSiblings + at).initialize(to: 0)
        (columns.data + at).initialize(to: data)
        count = at + 1
        return NodeID(truncatingIfNeeded: at)
    }

    @inline(__always)
    private func check(_ id: NodeID) -> Int {
        let at = Int(id)
        precondition(at < count)
        return at
    }

    @inline(__always) func kind(_ id: NodeID) -> NodeKind { columns.kinds[check(id)] }
    @inline(__always) func flags(_ id: NodeID) -> NodeFlags { columns.flags[check(id)] }
    @inline(__always) func start(_ id: NodeID) -> Int { Int(columns.starts[check(id)]) }
    @inline(__always) func end(_ id: NodeID) -> Int { Int(columns.ends[check(id)]) }
    @inline(__always) func firstChild(_ id: NodeID) -> NodeID { columns.firstChildren[check(id)] }
    @inline(__always) func nextSibling(_ id: NodeID) -> NodeID { columns.nextSiblings[check(id)] }
    @inline(__always) func data(_ id: NodeID) -> UInt32 { columns.data[check(id)] }

    @inline(__always) func setKind(_ id: NodeID, _ kind: NodeKind) { columns.kinds[check(id)] = kind }
    @inline(__always) func setFlags(_ id: NodeID, _ value: NodeFlags) { columns.flags[check(id)] = value }
    @inline(__always) func insertFlags(_ id: NodeID, _ more: NodeFlags) { columns.flags[check(id)].formUnion(more) }
    @inline(__always) func setEnd(_ id: NodeID, _ end: Int) { columns.ends[check(id)] = UInt32(truncatingIfNeeded: end) }
    @inline(__always) func setFirstChild(_ id: NodeID, _ child: NodeID) { columns.firstChildren[check(id)] = child }
    @inline(__always) func setNextSibling(_ id: NodeID, _ next: NodeID) { columns.nextSiblings[check(id)] = next }
    @inline(__always) func setData(_ id: NodeID, _ value: UInt32) { columns.data[check(id)] = value }

    /// Forgets the nodes from a number on, after an attempt that came to nothing.
    func truncate(to newCount: Int) {
        precondition(newCount <= count)
        count = newCount
    }

    @inline(never)
    private func grow() {
        // Doubling; node numbers stay below 2^32 because the source is at most 2^30 bytes and a byte starts at most two nodes.
        capacity *= 2
        let larger = Columns(capacity: capacity)
        columns.move(to: larger, count: count)
        columns = larger
    }
}

/// The columns of a finished tree, for reading.
///
/// Sendable because nothing can write any more: the parser that had the table is gone, and `NodeTable` is reached from nowhere else.
struct NodeColumns: @unchecked Sendable {
    let count: Int
    private let columns: NodeTable.Columns
    /// Keeps the memory alive.
    private let owner: NodeTable

    init(_ table: NodeTable) {
        count = table.count
        columns = table.columns
        owner = table
    }

    @inline(__always)
    private func check(_ id: NodeID) -> Int {
        let at = Int(id)
        precondition(at < count)
        return at
    }

    @inline(__always) func kind(_ id: NodeID) -> NodeKind { columns.kinds[check(id)] }
    @inline(__always) func flags(_ id: NodeID) -> NodeFlags { columns.flags[check(id)] }
    @inline(__always) func start(_ id: NodeID) -> Int { Int(columns.starts[check(id)]) }
    @inline(__always) func end(_ id: NodeID) -> Int { Int(columns.ends[check(id)]) }
    @inline(__always) func firstChild(_ id: NodeID) -> NodeID { columns.firstChildren[check(id)] }
    @inline(__always) func nextSibling(_ id: NodeID) -> NodeID { columns.nextSiblings[check(id)] }
    @inline(__always) func data(_ id: NodeID) -> UInt32 { columns.data[check(id)] }
}
