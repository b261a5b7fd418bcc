// SPDX-License-Identifier: Apache-2.0

/// A value by number, in the `ValueStore` of its unit.
///
/// The two highest bits tell what the number is: a node whose value is what the node itself creates (a literal, function, class, array,
/// object), a path, or a place in the store. So the commonest values cost no memory.
struct ValueID: Hashable, Sendable, BitwiseCopyable {
    let raw: UInt32

    private static let nodeBit: UInt32 = 1 << 31
    private static let pathBit: UInt32 = 1 << 30

    init(raw: UInt32) { self.raw = raw }

    /// Anything.
    static let unknown = ValueID(raw: 0)
    static let undefined = ValueID(raw: 1)
    static let null = ValueID(raw: 2)
    static let `false` = ValueID(raw: 3)
    static let `true` = ValueID(raw: 4)
    /// Not asked for yet. Only while a unit is being read.
    static let pending = ValueID(raw: 5)
    /// Being found right now: what depends on it in a circle is unknown.
    static let inProgress = ValueID(raw: 6)

    /// What the node creates.
    static func node(_ node: NodeID) -> ValueID { ValueID(raw: nodeBit | node) }
    static func path(_ path: PathID) -> ValueID { path == 0 ? unknown : ValueID(raw: pathBit | path) }
    static func entry(_ place: Int) -> ValueID { ValueID(raw: UInt32(truncatingIfNeeded: place)) }
    static func boolean(_ value: Bool) -> ValueID { value ? .true : .false }

    var isUnknown: Bool { raw == 0 }
    /// The creating node, when the value is one.
    var node: NodeID? { raw & Self.nodeBit != 0 ? raw & ~Self.nodeBit : nil }
    var path: PathID? { raw & (Self.nodeBit | Self.pathBit) == Self.pathBit ? raw & ~Self.pathBit : nil }
    /// The place in the store, when the value is there.
    var place: Int? { raw & (Self.nodeBit | Self.pathBit) == 0 ? Int(raw) : nil }
}
