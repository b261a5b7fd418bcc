// SPDX-License-Identifier: Apache-2.0

/// Decides what to do next with a feed of changes. No clock, no connection: the caller performs the returned action and
/// reports what came of it.
///
/// Polite by construction: one request at a time, a pause when caught up, and growing pauses after failures.
package struct FeedFollower: Sendable {
    package struct Settings: Sendable {
        /// Changes asked for at once. Public registries answer 10 to 10,000 (protocol reference, section 8.1).
        package var pageSize = 1000
        /// Milliseconds to wait once caught up.
        package var idlePause = 5000
        /// The first pause after a failure in milliseconds; it doubles with each further one.
        package var firstPause = 1000
        /// The longest pause after failures, in milliseconds.
        package var longestPause = 300_000
        /// Stop when nothing is left instead of waiting for more.
        package var stopsWhenCaughtUp = false
        /// With ``stopsWhenCaughtUp``: failures in a row after which the follower gives up.
        package var failuresBeforeGivingUp = 5
        /// Empty pages between two looks at the registry's newest sequence, which tell whether it was renumbered.
        package var emptyPagesBetweenChecks = 10
        /// Looks in a row that must see a lower number before the feed is read from its beginning.
        package var looksBeforeRestart = 3

        package init() {}
    }

    package enum Action: Sendable, Equatable {
        /// Ask the registry for its newest sequence number, then call ``newest(_:)``.
        case readNewest
        /// Ask for a page, then call ``received(_:)``.
        case fetch(since: String, limit: Int)
        /// Queue these changes and keep the position in one transaction, then call ``accepted()``.
        case accept([FeedChange], position: String)
        /// Wait, then call ``waited()``.
        case wait(milliseconds: Int)
        /// Nothing is left; only with ``Settings/stopsWhenCaughtUp``.
        case stop
        /// Too many failures in a row; only with ``Settings/stopsWhenCaughtUp``.
        case giveUp(RemoteError)
    }

    private let settings: Settings
    /// What the next page is asked with; `nil` until it is known.
    package private(set) var position: String?
    /// Set when the registry was found to have renumbered its feed; the follower then reads it from the beginning.
    package private(set) var restarts = 0
    private var failures = 0
    private var emptyPages = 0
    /// Looks in a row at which the registry's newest number was lower than ours.
    private var lowerNumbers = 0
    private var pageWasLast = false

    /// - Parameters:
    ///   - stored: the position kept from the last run.
    ///   - since: where to start, whatever was stored.
    package init(stored: String?, since: String?, settings: Settings = Settings()) {
        position = since ?? stored
        self.settings = settings
    }

    package mutating func start() -> Action { .readNewest }

    /// - Parameter sequence: `nil` when the registry does not state one.
    package mutating func newest(_ sequence: String?) -> Action {
        failures = 0
        if let current = position {
            // Numbers only rise; a lower one means that the registry was rebuilt and counts anew.
            // One look proves nothing: a replica that lags tells a lower number too.
            if let newest = sequence.flatMap(Int.init), let mine = Int(current), newest < mine {
                lowerNumbers += 1
                guard lowerNumbers >= settings.looksBeforeRestart else { return .wait(milliseconds: settings.idlePause) }
                position = "0"
                restarts += 1
            }
            lowerNumbers = 0
        } else {
            position = sequence ?? "0"
        }
        return fetch()
    }

    package mutating func received(_ page: FeedPage) -> Action {
        failures = 0
        // A page that leads nowhere is the last one, whatever it holds; asking again at once would never end.
        pageWasLast = page.changes.isEmpty || page.lastSequence == position
        emptyPages = page.changes.isEmpty ? emptyPages + 1 : 0
        position = page.lastSequence
        return .accept(page.changes, position: page.lastSequence)
    }

    package mutating func accepted() -> Action {
        guard pageWasLast else { return fetch() }
        return settings.stopsWhenCaughtUp ? .stop : .wait(milliseconds: settings.idlePause)
    }

    package mutating func failed(_ error: RemoteError) -> Action {
        failures += 1
        if settings.stopsWhenCaughtUp, failures >= settings.failuresBeforeGivingUp || !error.isPassing { return .giveUp(error) }
        let doublings = min(failures - 1, 20)
        let pause = min(settings.firstPause << doublings, settings.longestPause)
        // A server's own wish counts, up to a day: it may not silence us for ever.
        return .wait(milliseconds: max(pause, min(error.retryAfter ?? 0, 86_400) * 1000))
    }

    package mutating func waited() -> Action {
        if position == nil || lowerNumbers > 0 || emptyPages >= settings.emptyPagesBetweenChecks {
            emptyPages = 0
            return .readNewest
        }
        return fetch()
    }

    private func fetch() -> Action { .fetch(since: position ?? "0", limit: settings.pageSize) }
}
