// SPDX-License-Identifier: Apache-2.0

/// A way to reach people or machines.
package protocol AlertChannel: Sendable {
    /// As in ``OutgoingMessage/channel``.
    var id: String { get }
    /// The kinds this channel carries.
    var kinds: Set<OutgoingMessage.Kind> { get }

    /// The channel's name for logs: without what only its receiver should know.
    var shownName: String { get }

    /// Hands one message over. Returns when the other side has it.
    ///
    /// A message with `attempts` above 1 may have been handed over before a crash; channels that can tell drop the repeat.
    func deliver(_ message: OutgoingMessage) async throws(RemoteError)
}

extension AlertChannel {
    package var shownName: String { id }
}
