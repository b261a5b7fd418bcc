// SPDX-License-Identifier: Apache-2.0

/// A value that an expression can have.
package enum KnownValue: Sendable {
    case undefined, null, boolean(Bool), number(Double)
    case bigInt
    case string(JSString)
    /// What an expression or declaration of the source makes, by its node.
    case array(NodeID), object(NodeID), function(NodeID), `class`(NodeID), regExp(NodeID)
    /// Something outside the source.
    case path(KnownPath)

    package var string: String? { if case .string(let string) = self { string.text } else { nil } }
    package var path: KnownPath? { if case .path(let path) = self { path } else { nil } }
}

/// What an expression can be.
package struct KnownSet: Sendable {
    /// At most 16; none when nothing is known.
    package var values: [KnownValue]
    /// Nothing else is possible. Not so when a write, a branch, a `with` or an `eval` could give it another value.
    package var isComplete: Bool

    static let unknown = KnownSet(values: [], isComplete: false)

    /// The only value, when there is just one and nothing else is possible.
    package var only: KnownValue? { isComplete && values.count == 1 ? values.first : nil }
    /// The strings among the values.
    package var strings: [String] { values.compactMap(\.string) }
    /// The paths among the values.
    package var paths: [KnownPath] { values.compactMap(\.path) }
}

/// A call as it reaches its target, with `call`, `apply`, `bind`, `Reflect.apply` and the like seen through.
package struct KnownCall: Sendable {
    /// Where it ends up.
    package var target: KnownPath
    /// The target's number in its unit.
    let targetID: PathID
    /// What it is called with; `nil` when their number is not known. Arguments that were bound come first.
    package var arguments: [KnownSet]?
    package var isNew: Bool
}
