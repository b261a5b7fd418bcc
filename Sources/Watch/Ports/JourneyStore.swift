// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import NPMModel

/// Keeps the journey of each release, so that a process killed at any moment loses nothing and repeats nothing.
///
/// Each method is one transaction: after it returns its effect survives a crash, and when it throws nothing of it is there.
package protocol JourneyStore: Sendable {
    // MARK: Feed and queue

    /// Where the feed was read up to; `nil` before the first page.
    func feedPosition(_ feed: String) async throws -> String?

    /// Queues publications and moves the feed's position, together.
    ///
    /// A package stands in the queue once: a later change replaces sequence and revision, keeps the earlier `seenAt`, and
    /// makes the entry due at once.
    func accept(_ publications: [QueuedPublication], feed: String, position: String) async throws

    /// Takes up to `limit` due publications, oldest `seenAt` first, for `worker`; others do not see them until they are finished, postponed
    /// or abandoned.
    func claim(limit: Int, worker: String, now: Timestamp) async throws -> [QueuedPublication]

    /// Puts back what a worker of that name had claimed when its process ended.
    func abandonClaims(of worker: String) async throws

    /// Puts a claimed publication back for later, one attempt more counted. One that has moved on meanwhile stays due at once.
    func postpone(_ publication: QueuedPublication, until: Timestamp, reason: String) async throws

    /// How many publications are queued (claimed ones included), and when the next one is due; `nil` when there is none.
    func queueStatus() async throws -> QueueStatus

    // MARK: What is known

    func knownPackage(_ name: String) async throws -> KnownPackage?

    /// How many known packages depend on `name`, by what ``JourneyOutcome/dependencies`` last said of each, and how many packages are known.
    func dependents(of name: String) async throws -> (count: Int, known: Int)

    /// Those of `packages` that depend on `name`, sorted.
    func dependents(of name: String, among packages: Set<String>) async throws -> [String]

    /// Judgements of these releases, where there are any. Order is not defined.
    func judgements(of releases: [ReleaseReference]) async throws -> [JudgedRelease]

    /// Judgements of any release of these packages whose verdict ranks at least as high as `atLeast`.
    func judgements(ofPackages names: Set<String>, atLeast: Verdict) async throws -> [JudgedRelease]

    // MARK: Conclusion

    /// Saves what was learnt of a publication, queues its messages and takes it off the queue, together. With
    /// ``JourneyOutcome/retry`` it is postponed instead, as by ``postpone(_:until:reason:)``.
    ///
    /// If the queue's entry has moved on meanwhile (another ``QueuedPublication/sequence``), it stays queued and unclaimed. A message whose id and channel are
    /// already there is left as it is: an alert is queued once for ever.
    func finish(_ outcome: JourneyOutcome) async throws

    /// Queues messages outside a publication (a watched project changed). Ids already there are left as they are.
    func enqueue(_ messages: [OutgoingMessage]) async throws

    // MARK: Messages

    /// Messages for these channels that are not yet delivered and due, oldest first.
    func dueMessages(limit: Int, channels: Set<String>, now: Timestamp) async throws -> [OutgoingMessage]

    /// How many messages for these channels are not yet delivered, due or not.
    func undeliveredCount(channels: Set<String>) async throws -> Int

    /// Notes that a delivery is about to be tried. After a crash the message comes again with `attempts` raised.
    func begin(_ message: OutgoingMessage) async throws

    func delivered(_ message: OutgoingMessage, at: Timestamp) async throws

    /// The delivery failed; try again at `until`, or never when it is `nil`.
    func failed(_ message: OutgoingMessage, until: Timestamp?, reason: String) async throws

    // MARK: Watchers

    func watchers() async throws -> [Watcher]

    /// Adds a watcher, or replaces the one of that name.
    func save(_ watcher: Watcher) async throws

    /// - Returns: whether there was one.
    func removeWatcher(named name: String) async throws -> Bool

    /// The digest of a watcher's lockfile when it was last compared with what is known; `nil` before the first time.
    func lockfileDigest(ofWatcher name: String) async throws -> String?

    func saveLockfileDigest(_ digest: String, ofWatcher name: String) async throws
}

/// A package that the feed says has changed, waiting to be looked at.
package struct QueuedPublication: Sendable, Hashable {
    package var name: String
    package var sequence: String
    package var revision: String?
    package var isDeleted: Bool
    /// When the feed line was read first.
    package var seenAt: Timestamp
    package var attempts: Int

    package init(name: String, sequence: String, revision: String?, isDeleted: Bool, seenAt: Timestamp, attempts: Int = 0) {
        self.name = name
        self.sequence = sequence
        self.revision = revision
        self.isDeleted = isDeleted
        self.seenAt = seenAt
        self.attempts = attempts
    }
}

package struct QueueStatus: Sendable, Hashable {
    package var count: Int
    package var nextDue: Timestamp?
    /// The earliest `seenAt` in the queue: how far behind the feed the judging is.
    package var oldestSeen: Timestamp?

    package init(count: Int, nextDue: Timestamp?, oldestSeen: Timestamp?) {
        self.count = count
        self.nextDue = nextDue
        self.oldestSeen = oldestSeen
    }
}

/// What the store holds of a package.
package struct KnownPackage: Sendable {
    package var history: PackageHistory
    /// The validator of the last packument read.
    package var etag: String?
    package var readAt: Timestamp

    package init(history: PackageHistory, etag: String?, readAt: Timestamp) {
        self.history = history
        self.etag = etag
        self.readAt = readAt
    }
}

/// Everything that a finished look at a publication leaves behind.
package struct JourneyOutcome: Sendable {
    package var publication: QueuedPublication
    /// `nil` when the package is gone and was never known.
    package var known: KnownPackage?
    /// Names that any release of the package depends on.
    package var dependencies: [String]
    package var judged: [JudgedRelease]
    package var messages: [OutgoingMessage]
    /// Set when something could not be looked at yet: the publication stays queued.
    package var retry: Retry?

    package struct Retry: Sendable, Hashable {
        package var until: Timestamp
        package var reason: String

        package init(until: Timestamp, reason: String) {
            self.until = until
            self.reason = reason
        }
    }

    package init(
        publication: QueuedPublication, known: KnownPackage?, dependencies: [String], judged: [JudgedRelease], messages: [OutgoingMessage]
    ) {
        self.publication = publication
        self.known = known
        self.dependencies = dependencies
        self.judged = judged
        self.messages = messages
    }
}

/// A message for one channel.
package struct OutgoingMessage: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case verdict, alert, withdrawal }

    /// The same for the same fact, so that receivers can drop repeats: see ``Alert/id``.
    package var id: String
    package var kind: Kind
    /// `stdout`, `file:PATH`, or the webhook's address.
    package var channel: String
    /// One JSON object, one line.
    package var body: String
    package var createdAt: Timestamp
    package var attempts: Int

    package init(id: String, kind: Kind, channel: String, body: String, createdAt: Timestamp, attempts: Int = 0) {
        self.id = id
        self.kind = kind
        self.channel = channel
        self.body = body
        self.createdAt = createdAt
        self.attempts = attempts
    }
}

/// Someone to tell. For now a project, known by its lockfile.
package struct Watcher: Sendable, Hashable {
    package var name: String
    /// The lockfile's absolute path.
    package var lockfile: String
    package var addedAt: Timestamp

    package init(name: String, lockfile: String, addedAt: Timestamp) {
        self.name = name
        self.lockfile = lockfile
        self.addedAt = addedAt
    }
}
