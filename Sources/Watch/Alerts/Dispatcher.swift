// SPDX-License-Identifier: Apache-2.0

package import Logging
import NPMModel

/// Hands queued messages to their channels: at least once each, with the same id every time.
package struct Dispatcher: Sendable {
    private let channels: [String: any AlertChannel]
    private let store: any JourneyStore
    private let time: any TimeSource
    private let log: Logger

    package init(channels: [any AlertChannel], store: any JourneyStore, time: any TimeSource, log: Logger) {
        self.channels = Dictionary(channels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.store = store
        self.time = time
        self.log = log
    }

    /// Messages read from the store at once.
    private static let batch = 64

    /// The first pause after a failed delivery and the longest one, in milliseconds.
    private static let firstPause: Int64 = 5_000
    private static let longestPause: Int64 = 3_600_000

    /// The configured channels; messages for others wait for a run that has them.
    package var channelIDs: [String] { channels.keys.sorted() }

    /// Tries every due message of a channel once. Each channel is served by itself: one that does not answer must not keep the
    /// others waiting.
    /// - Returns: how many were delivered.
    package func deliverDue(to channel: String) async throws -> Int {
        var delivered = 0
        while true {
            // A failed message is due later, so each round sees new ones only.
            let due = try await store.dueMessages(limit: Dispatcher.batch, channels: [channel], now: time.now())
            guard !due.isEmpty else { return delivered }
            for message in due where try await deliver(message) { delivered += 1 }
        }
    }

    /// How many messages of the configured channels are still to be delivered.
    package func undelivered() async throws -> Int { try await store.undeliveredCount(channels: Set(channels.keys)) }

    private func deliver(_ message: OutgoingMessage) async throws -> Bool {
        guard let channel = channels[message.channel] else { return false }
        try await store.begin(message)
        var attempt = message
        attempt.attempts += 1
        do {
            try await channel.deliver(attempt)
        } catch {
            // Cut off by our own end: that says nothing about the channel, and the message comes again with its next attempt.
            try Task.checkCancellation()
            let pause = min(Dispatcher.firstPause << Int64(min(attempt.attempts - 1, 20)), Dispatcher.longestPause)
            log.warning(
                "a message could not be delivered and will be tried again",
                metadata: ["channel": "\(channel.shownName)", "id": "\(message.id)", "reason": "\(error)"])
            try await store.failed(attempt, until: Timestamp(milliseconds: time.now().milliseconds + pause), reason: error.description)
            return false
        }
        try await store.delivered(attempt, at: time.now())
        return true
    }
}
