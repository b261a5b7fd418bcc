// SPDX-License-Identifier: Apache-2.0

/// Paths by number, for readers that look at every node: what a path means is decided once a path, not once a use.
extension KnownValues {
    /// The number of different paths that the unit reaches, and one for "no path". Paths are numbered `1..<pathCount`.
    package var pathCount: Int { pathTable.entries.count }

    /// The path of a number; `nil` for 0.
    package func path(numbered number: UInt32) -> KnownPath? { pathTable.path(number) }

    /// Calls `body` with the number of each path that an expression can be.
    @inline(__always)
    package func forEachPathNumber(of node: NodeID, _ body: (UInt32) -> Void) {
        let value = quickValue(node)
        if let path = value.path { return body(path) }
        guard value.place != nil, !value.isUnknown else { return }
        for member in members(value) {
            if let path = member.path { body(path) }
        }
    }

    /// The number of the first path that an expression can be; 0 when it is none.
    @inline(__always)
    package func pathNumber(of node: NodeID) -> UInt32 {
        var first: UInt32 = 0
        forEachPathNumber(of: node) { if first == 0 { first = $0 } }
        return first
    }

    /// The function, class or other expression of the source that an expression is sure to be; 0 when there is none or more than one.
    @inline(__always)
    package func creator(of node: NodeID) -> NodeID {
        let value = quickValue(node)
        return value.node ?? 0
    }

    /// Whether a call's target is found only through `call`, `apply`, `bind` or `Reflect`, so that ``calls(at:)`` tells more than its callee.
    @inline(__always)
    package func isIndirect(_ call: NodeID) -> Bool { hasResolvedCall(call) }

    /// Whether an expression that is no literal has a value that was worked out.
    @inline(__always)
    package func isFolded(_ node: NodeID) -> Bool {
        let value = quickValue(node)
        return value.place != nil && !value.isUnknown
    }
}
