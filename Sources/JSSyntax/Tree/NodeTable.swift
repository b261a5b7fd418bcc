// SPDX-License-Identifier: Apache-2.0

/// The place of a node in its tree. 0 is "no node" (`NodeKind.none`).
///
/// A child's number is always lower than its parent's, and the root has the highest: going up the numbers meets every
/// child before its parent, without a stack and without recursion.
package typealias NodeID = UInt32

/// The growing tree: one column a property, all of one length (a struct of arrays).
///
/// The columns are raw memory because that is what makes a node cost one check of the capacity instead of six; every access is
/// checked against the count first, so a wrong number from a hostile input stops the program instead of reading beyond.
struct NodeTable: ~Copyable {
    private(set) var count: Int
    private var capacity: Int
    private var kinds: UnsafeMutablePointer<NodeKind>
    private var flags: UnsafeMutablePointer<NodeFlags>
    private var starts: UnsafeMutablePointer<UInt32>
    private var ends: UnsafeMutablePointer<UInt32>
    private var firstChildren: UnsafeMutablePointer<NodeID>
    private var nextSiblings: UnsafeMutablePointer<NodeID>
    private var data: UnsafeMutablePointer<UInt32>

    init(capacity: Int) {
        let capacity = max(capacity, 16)
        self.capacity = capacity
        count = 0
        kinds = .allocate(capacity: capacity)
        flags = .allocate(capacity: capacity)
        starts = .allocate(capacity: capacity)
        ends = .allocate(capacity: capacity)
        firstChildren = .allocate(capacity: capacity)
        nextSiblings = .allocate(capacity: capacity)
        data = .allocate(capacity: capacity)
    }

    deinit {
        kinds.deallocate()
        flags.deallocate()
        starts.deallocate()
        ends.deallocate()
        firstChildren.deallocate()
        nextSiblings.deallocate()
        data.deallocate()
    }

    /// Adds a node and gives its number.
    @inline(__always)
    mutating func append(
        _ kind: NodeKind,
        _ nodeFlags: NodeFlags,
        start: Int,
        end: Int,
        firstChild: NodeID,
        data nodeData: UInt32
    ) -> NodeID {
        if count == capacity { grow() }
        let at = count
        (kinds + at).initialize(to: kind)
        (flags + at).initialize(to: nodeFlags)
        (starts + at).initialize(to: UInt32(truncatingIfNeeded: start))
        (ends + at).initialize(to: UInt32(truncatingIfNeeded: end))
        (firstChildren + at).initialize(to: firstChild)
        (nextSiblings + at).initialize(to: 0)
        (data + at).initialize(to: nodeData)
        count = at + 1
        return NodeID(truncatingIfNeeded: at)
    }

    @inline(__always)
    private func check(_ id: NodeID) -> Int {
        let at = Int(id)
        precondition(at < count)
        return at
    }

    @inline(__always) func kind(_ id: NodeID) -> NodeKind { kinds[check(id)] }
    @inline(__always) func flags(_ id: NodeID) -> NodeFlags { flags[check(id)] }
    @inline(__always) func start(_ id: NodeID) -> Int { Int(starts[check(id)]) }
    @inline(__always) func end(_ id: NodeID) -> Int { Int(ends[check(id)]) }
    @inline(__always) func firstChild(_ id: NodeID) -> NodeID { firstChildren[check(id)] }
    @inline(__always) func nextSibling(_ id: NodeID) -> NodeID { nextSiblings[check(id)] }
    @inline(__always) func data(_ id: NodeID) -> UInt32 { data[check(id)] }

    @inline(__always) mutating func setKind(_ id: NodeID, _ kind: NodeKind) { kinds[check(id)] = kind }
    @inline(__always) mutating func setFlags(_ id: NodeID, _ value: NodeFlags) { flags[check(id)] = value }
    @inline(__always) mutating func insertFlags(_ id: NodeID, _ more: NodeFlags) { flags[check(id)].formUnion(more) }
    @inline(__always) mutating func setEnd(_ id: NodeID, _ end: Int) { ends[check(id)] = UInt32(truncatingIfNeeded: end) }
    @inline(__always) mutating func setFirstChild(_ id: NodeID, _ child: NodeID) { firstChildren[check(id)] = child }
    @inline(__always) mutating func setNextSibling(_ id: NodeID, _ next: NodeID) { nextSiblings[check(id)] = next }
    @inline(__always) mutating func setData(_ id: NodeID, _ value: UInt32) { data[check(id)] = value }

    /// Forgets the nodes from a number on, after an attempt that came to nothing.
    mutating func truncate(to newCount: Int) {
        precondition(newCount <= count)
        count = newCount
    }

    @inline(never)
    private mutating func grow() {
        // Doubling; node numbers stay below 2^32 because the source is at most 2^30 bytes and a byte starts at most two nodes.
        let larger = capacity * 2
        func moved<T: BitwiseCopyable>(_ old: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<T> {
            let new = UnsafeMutablePointer<T>.allocate(capacity: larger)
            new.moveInitialize(from: old, count: count)
            old.deallocate()
            return new
        }
        kinds = moved(kinds)
        flags = moved(flags)
        starts = moved(starts)
        ends = moved(ends)
        firstChildren = moved(firstChildren)
        nextSiblings = moved(nextSiblings)
        data = moved(data)
        capacity = larger
    }

    /// The columns as arrays of their exact length.
    func columns() -> Columns {
        func array<T: BitwiseCopyable>(_ pointer: UnsafeMutablePointer<T>) -> [T] {
            Array(UnsafeBufferPointer(start: pointer, count: count))
        }
        return Columns(
            kinds: array(kinds),
            flags: array(flags),
            starts: array(starts),
            ends: array(ends),
            firstChildren: array(firstChildren),
            nextSiblings: array(nextSiblings),
            data: array(data)
        )
    }

    /// A finished tree's columns.
    struct Columns: Sendable {
        let kinds: [NodeKind]
        let flags: [NodeFlags]
        let starts: [UInt32]
        let ends: [UInt32]
        let firstChildren: [NodeID]
        let nextSiblings: [NodeID]
        let data: [UInt32]

        /// What a node takes: 23 bytes.
        static let bytesPerNode = 1 + 2 + 5 * 4
    }
}
