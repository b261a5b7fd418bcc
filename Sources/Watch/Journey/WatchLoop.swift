// SPDX-License-Identifier: Apache-2.0

package import Logging
package import NPMModel
import Synchronization

/// Follows a feed, judges what it brings and delivers what there is to say, until it is cancelled or caught up.
///
/// Three loops share nothing but the store: one reads the feed, one judges with a fixed number of workers, one delivers.
/// Each may be killed at any moment; the store's transactions are the only progress there is.
package struct WatchLoop: Sendable {
    package struct Settings: Sendable {
        package var feed = FeedFollower.Settings()
        /// Publications judged at the same time.
        package var width = 8
        /// Milliseconds between two looks at the queue while nothing is being judged, and while something is.
        package var pause = 100
        package var busyPause = 5
        /// When stopping once caught up: a publication or message that is not due within so many milliseconds is left for the
        /// next run.
        package var patience: Int64 = 60_000
        /// Milliseconds between two looks at the watched lockfiles.
        package var projectInterval: Int64 = 5_000
        /// Milliseconds between two lag reports.
        package var lagInterval: Int64 = 10_000

        package init() {}
    }

    /// What a run came to.
    package struct Summary: Sendable, Equatable {
        package var publications = 0
        package var judged = 0
        package var delivered = 0
        /// Publications that could not be looked at yet and stay queued.
        package var left = 0
        /// Messages that could not be delivered yet and stay queued.
        package var undelivered = 0
        /// Set when the feed could not be followed to its end.
        package var feedProblem: String?
    }

    private let feedName: String
    private let source: any FeedSource
    private let store: any JourneyStore
    private let journey: Journey
    private let dispatcher: Dispatcher
    private let time: any TimeSource
    private let since: String?
    private let settings: Settings
    private let log: Logger
    private let onLag: @Sendable (Lag) -> Void

    /// - Parameters:
    ///   - feedName: what the position is kept under; usually the feed's address.
    ///   - since: start here, whatever position is stored.
    ///   - onLag: called every ``Settings/lagInterval`` while something is queued, and once when caught up.
    package init(
        feedName: String, source: any FeedSource, store: any JourneyStore, journey: Journey, dispatcher: Dispatcher, time: any TimeSource,
        since: String?, settings: Settings, log: Logger, onLag: @escaping @Sendable (Lag) -> Void = { _ in }
    ) {
        self.feedName = feedName
        self.source = source
        self.store = store
        self.journey = journey
        self.dispatcher = dispatcher
        self.time = time
        self.since = since
        self.settings = settings
        self.log = log
        self.onLag = onLag
    }

    /// The name under which this process claims publications. One embedded store has one worker process.
    private static let worker = "embedded"

    /// Shared between the loops of one run.
    private final class Progress: Sendable {
        struct State {
            var feedEnded = false
            var judgingEnded = false
            /// Publications being judged now.
            var active = 0
            var summary = Summary()
        }

        let state = Mutex(State())
    }

    /// Runs until cancelled, or until caught up when the settings say so.
    /// - Throws: `CancellationError`, or what the store throws: without a store nothing can be promised.
    package func run() async throws -> Summary {
        try await store.abandonClaims(of: WatchLoop.worker)
        let progress = Progress()
        try await journey.compareProjects()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await followFeed(progress) }
            group.addTask { try await judge(progress) }
            for channel in dispatcher.channelIDs { group.addTask { try await deliver(to: channel, progress) } }
            try await group.waitForAll()
        }
        var summary = progress.state.withLock { $0.summary }
        summary.undelivered = try await dispatcher.undelivered()
        return summary
    }

    // MARK: Reading the feed

    private func followFeed(_ progress: Progress) async throws {
        defer { progress.state.withLock { $0.feedEnded = true } }
        let stored = try await store.feedPosition(feedName)
        var follower = FeedFollower(stored: stored, since: since, settings: settings.feed)
        var action = follower.start()
        while true {
            switch action {
            case .readNewest:
                do {
                    let restarts = follower.restarts
                    action = follower.newest(try await source.newestSequence())
                    if follower.restarts > restarts {
                        log.warning("the registry's feed was renumbered; reading it from the beginning", metadata: ["feed": "\(feedName)"])
                    }
                } catch { action = follower.failed(report(error)) }
            case .fetch(let since, let limit):
                do {
                    action = follower.received(try await source.changes(since: since, limit: limit))
                } catch { action = follower.failed(report(error)) }
            case .accept(let changes, let position):
                try await store.accept(changes.map(queued), feed: feedName, position: position)
                progress.state.withLock { $0.summary.publications += changes.count }
                action = follower.accepted()
            case .wait(let milliseconds):
                try await time.sleep(milliseconds: milliseconds)
                action = follower.waited()
            case .stop: return
            case .giveUp(let error):
                progress.state.withLock { $0.summary.feedProblem = error.description }
                return
            }
        }
    }

    private func report(_ error: RemoteError) -> RemoteError {
        log.warning("the feed could not be read", metadata: ["feed": "\(feedName)", "reason": "\(error)"])
        return error
    }

    private func queued(_ change: FeedChange) -> QueuedPublication {
        QueuedPublication(
            name: change.name, sequence: change.sequence, revision: change.revision, isDeleted: change.isDeleted, seenAt: time.now())
    }

    // MARK: Judging

    private func judge(_ progress: Progress) async throws {
        defer { progress.state.withLock { $0.judgingEnded = true } }
        var lastLag = time.now()
        var lastComparison = time.now()
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                let (feedEnded, active) = progress.state.withLock { ($0.feedEnded, $0.active) }
                let free = settings.width - active
                let claimed = free > 0 ? try await store.claim(limit: free, worker: WatchLoop.worker, now: time.now()) : []
                for publication in claimed {
                    progress.state.withLock { $0.active += 1 }
                    group.addTask {
                        let judged = try await journey.process(publication)
                        progress.state.withLock {
                            $0.active -= 1
                            $0.summary.judged += judged
                        }
                    }
                }
                if time.now() - lastLag >= settings.lagInterval {
                    lastLag = time.now()
                    try await reportLag()
                }
                if time.now() - lastComparison >= settings.projectInterval {
                    lastComparison = time.now()
                    try await journey.compareProjects()
                }
                guard claimed.isEmpty else { continue }
                if active == 0, feedEnded, try await nothingDueSoon(progress) { break }
                try await time.sleep(milliseconds: active > 0 ? settings.busyPause : settings.pause)
            }
        }
        try await reportLag()
    }

    private func nothingDueSoon(_ progress: Progress) async throws -> Bool {
        let status = try await store.queueStatus()
        progress.state.withLock { $0.summary.left = status.count }
        guard let due = status.nextDue else { return true }
        return due - time.now() > settings.patience
    }

    private func reportLag() async throws {
        let status = try await store.queueStatus()
        let behind = status.oldestSeen.map { max(0, time.now() - $0) } ?? 0
        onLag(Lag(queued: status.count, milliseconds: behind, at: time.now()))
    }

    // MARK: Delivering

    private func deliver(to channel: String, _ progress: Progress) async throws {
        while true {
            let judgingEnded = progress.state.withLock { $0.judgingEnded }
            let delivered = try await dispatcher.deliverDue(to: channel)
            progress.state.withLock { $0.summary.delivered += delivered }
            if delivered > 0 { continue }
            if judgingEnded { return }
            try await time.sleep(milliseconds: settings.pause)
        }
    }
}

/// How far the judging is behind the feed.
package struct Lag: Sendable, Hashable {
    /// Publications waiting or being judged.
    package var queued: Int
    /// How long the oldest of them has been waiting since its feed line was read, in milliseconds.
    package var milliseconds: Int64
    package var at: Timestamp

    package init(queued: Int, milliseconds: Int64, at: Timestamp) {
        self.queued = queued
        self.milliseconds = milliseconds
        self.at = at
    }

    package var json: JSONValue {
        [
            "type": "lag", "version": 1, "queued": .integer(queued), "milliseconds": .integer(Int(milliseconds)),
            "at": .string(at.description),
        ]
    }
}
