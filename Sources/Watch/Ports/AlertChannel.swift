// SPDX-License-Identifier: Apache-2.0

/// A way to reach people or machines.
package protocol AlertChannel: Sendable {
    /// As in ``OutgoingMessage/channel``.
    var id: String { get }
    /// The kinds this channel carries.
    var kinds: Set<OutgoingMessage.Kind> { get }

    /// Hands one message over. Returns when the other side has it.
    ///
    /// A message with `attempts` above 1 may have been handed over before a crash; channels that can tell drop the repeat.
    func deliver(_ message: OutgoingMessage) async throws(RemoteError)
}
