// SPDX-License-Identifier: Apache-2.0

/// A text that is code, met while values were found.
struct FoundCode: Sendable {
    /// The expression that it comes from.
    var node: NodeID
    var text: JSString
}
