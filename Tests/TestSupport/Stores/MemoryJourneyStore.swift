// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import NPMModel
package import Watch

/// ``JourneyStore`` in memory: the obvious reading of the port, which the real stores are compared with.
package actor MemoryJourneyStore: JourneyStore {
    package struct NoSuchMessage: Error {}

    private struct Entry {
        var publication: QueuedPublication
        /// `nil`: at once.
        var due: Timestamp?
        var worker: String?
        var number: Int
    }

    private struct Sent {
        enum State { case waiting, delivered, givenUp }
        var message: OutgoingMessage
        var state = State.waiting
        var due: Timestamp?
    }

    private var positions: [String: String] = [:]
    private var queue: [String: Entry] = [:]
    private var arrivals = 0
    private var packages: [String: KnownPackage] = [:]
    private var dependencies: [String: Set<String>] = [:]
    private var judged: [ReleaseReference: JudgedRelease] = [:]
    /// In the order of queueing.
    private var sent: [Sent] = []
    private var watching: [String: (watcher: Watcher, digest: String?)] = [:]

    package init() {}

    // MARK: Feed and queue

    package func feedPosition(_ feed: String) -> String? { positions[feed] }

    package func accept(_ publications: [QueuedPublication], feed: String, position: String) {
        for publication in publications {
            arrivals += 1
            var entry = queue[publication.name] ?? Entry(publication: publication, due: nil, worker: nil, number: arrivals)
            let seen = min(entry.publication.seenAt, publication.seenAt)
            entry.publication = publication
            entry.publication.seenAt = seen
            entry.due = nil
            queue[publication.name] = entry
        }
        positions[feed] = position
    }

    package func claim(limit: Int, worker: String, now: Timestamp) -> [QueuedPublication] {
        let due = queue.values.filter { $0.worker == nil && $0.due.map { $0 <= now } ?? true }
            .sorted { ($0.publication.seenAt, $0.number) < ($1.publication.seenAt, $1.number) }
            .prefix(max(0, limit)).map(\.publication)
        for publication in due { queue[publication.name]?.worker = worker }
        return due
    }

    package func abandonClaims(of worker: String) {
        for (name, entry) in queue where entry.worker == worker { queue[name]?.worker = nil }
    }

    package func postpone(_ publication: QueuedPublication, until: Timestamp, reason: String) {
        guard var entry = queue[publication.name] else { return }
        entry.worker = nil
        if entry.publication.sequence == publication.sequence {
            entry.due = until
            entry.publication.attempts += 1
        }
        queue[publication.name] = entry
    }

    package func queueStatus() -> QueueStatus {
        QueueStatus(
            count: queue.count, nextDue: queue.values.filter { $0.worker == nil }.map { $0.due ?? $0.publication.seenAt }.min(),
            oldestSeen: queue.values.map(\.publication.seenAt).min()
        )
    }

    // MARK: What is known

    package func knownPackage(_ name: String) -> KnownPackage? { packages[name] }

    package func dependents(of name: String) -> (count: Int, known: Int) {
        (dependencies.values.count { $0.contains(name) }, packages.count)
    }

    package func dependents(of name: String, among packages: Set<String>) -> [String] {
        packages.filter { dependencies[$0]?.contains(name) == true }.sorted()
    }

    package func judgements(of releases: [ReleaseReference]) -> [JudgedRelease] { Set(releases).compactMap { judged[$0] } }

    package func judgements(ofPackages names: Set<String>, atLeast: Verdict) -> [JudgedRelease] {
        judged.values.filter { names.contains($0.release.name) && $0.verdict.rank >= atLeast.rank }
    }

    // MARK: Conclusion

    package func finish(_ outcome: JourneyOutcome) {
        let publication = outcome.publication
        if let known = outcome.known {
            packages[publication.name] = known
            dependencies[publication.name] = Set(outcome.dependencies)
        }
        for release in outcome.judged { judged[release.release] = release }
        enqueue(outcome.messages)
        if let retry = outcome.retry {
            postpone(publication, until: retry.until, reason: retry.reason)
        } else if queue[publication.name]?.publication.sequence == publication.sequence {
            queue[publication.name] = nil
        } else {
            queue[publication.name]?.worker = nil
        }
    }

    package func enqueue(_ messages: [OutgoingMessage]) {
        for message in messages where index(of: message) == nil { sent.append(Sent(message: message)) }
    }

    // MARK: Messages

    package func dueMessages(limit: Int, channels: Set<String>, now: Timestamp) -> [OutgoingMessage] {
        sent.enumerated().filter { $0.element.state == .waiting && $0.element.due.map { $0 <= now } ?? true }
            .filter { channels.contains($0.element.message.channel) }
            .sorted { ($0.element.message.createdAt, $0.offset) < ($1.element.message.createdAt, $1.offset) }
            .prefix(max(0, limit)).map(\.element.message)
    }

    package func undeliveredCount(channels: Set<String>) -> Int {
        sent.count { $0.state == .waiting && channels.contains($0.message.channel) }
    }

    package func begin(_ message: OutgoingMessage) throws {
        guard let index = index(of: message), sent[index].state == .waiting else { throw NoSuchMessage() }
        sent[index].message.attempts += 1
    }

    package func delivered(_ message: OutgoingMessage, at: Timestamp) throws {
        guard let index = index(of: message) else { throw NoSuchMessage() }
        sent[index].state = .delivered
    }

    package func failed(_ message: OutgoingMessage, until: Timestamp?, reason: String) throws {
        guard let index = index(of: message) else { throw NoSuchMessage() }
        guard sent[index].state == .waiting else { return }
        sent[index].due = until
        if until == nil { sent[index].state = .givenUp }
    }

    private func index(of message: OutgoingMessage) -> Int? {
        sent.firstIndex { $0.message.id == message.id && $0.message.channel == message.channel }
    }

    // MARK: Watchers

    package func watchers() -> [Watcher] { watching.values.map(\.watcher).sorted { $0.name < $1.name } }

    package func save(_ watcher: Watcher) {
        let old = watching[watcher.name]
        watching[watcher.name] = (watcher, old?.watcher.lockfile == watcher.lockfile ? old?.digest : nil)
    }

    package func removeWatcher(named name: String) -> Bool { watching.removeValue(forKey: name) != nil }

    package func lockfileDigest(ofWatcher name: String) -> String? { watching[name]?.digest }

    package func saveLockfileDigest(_ digest: String, ofWatcher name: String) { watching[name]?.digest = digest }
}
