// SPDX-License-Identifier: Apache-2.0

import Synchronization
package import Watch

/// Keeps what it was handed, like a file: it drops a repeat of what it has.
package final class CollectingChannel: AlertChannel {
    package let id: String
    package let kinds: Set<OutgoingMessage.Kind>
    private let messages = Mutex<[OutgoingMessage]>([])
    private let failuresLeft: Mutex<Int>

    /// - Parameter failures: so many first deliveries fail.
    package init(id: String = "collected", kinds: Set<OutgoingMessage.Kind> = Set(OutgoingMessage.Kind.allCases), failures: Int = 0) {
        self.id = id
        self.kinds = kinds
        failuresLeft = Mutex(failures)
    }

    package var received: [OutgoingMessage] { messages.withLock { $0 } }

    package func deliver(_ message: OutgoingMessage) async throws(RemoteError) {
        let fails = failuresLeft.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        if fails { throw RemoteError(code: .unreachable, message: "Nobody answers.", remedy: "Try again.") }
        messages.withLock { messages in
            if message.attempts > 1, messages.contains(where: { $0.id == message.id }) { return }
            messages.append(message)
        }
    }
}
