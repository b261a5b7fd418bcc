// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import NPMModel
import Synchronization
package import Watch

/// A store that loses its process at a chosen call: from then on every call throws ``Crash``.
///
/// Run a journey over it with `at` 0, 1, 2 … until a run meets no crash, each time going on with the store within: that tries a
/// kill between any two steps.
package final class CrashingJourneyStore: JourneyStore {
    package struct Crash: Error {}
    package enum Moment: Sendable, CaseIterable {
        /// Before the call has had any effect.
        case before
        /// After its whole effect, before the caller hears of it.
        case after
    }

    private let inner: any JourneyStore
    private let at: Int
    private let moment: Moment
    private let calls = Mutex(0)

    package init(_ inner: any JourneyStore, at: Int, _ moment: Moment) {
        self.inner = inner
        self.at = at
        self.moment = moment
    }

    /// Whether the crash has come.
    package var hasCrashed: Bool { calls.withLock { $0 > at } }

    private func call<Value: Sendable>(_ body: (any JourneyStore) async throws -> Value) async throws -> Value {
        let number = calls.withLock { count in
            defer { count += 1 }
            return count
        }
        if number > at || (number == at && moment == .before) { throw Crash() }
        let value = try await body(inner)
        if number == at { throw Crash() }
        return value
    }

    package func feedPosition(_ feed: String) async throws -> String? { try await call { try await $0.feedPosition(feed) } }
    package func accept(_ publications: [QueuedPublication], feed: String, position: String) async throws {
        try await call { try await $0.accept(publications, feed: feed, position: position) }
    }
    package func claim(limit: Int, worker: String, now: Timestamp) async throws -> [QueuedPublication] {
        try await call { try await $0.claim(limit: limit, worker: worker, now: now) }
    }
    package func abandonClaims(of worker: String) async throws { try await call { try await $0.abandonClaims(of: worker) } }
    package func postpone(_ publication: QueuedPublication, until: Timestamp, reason: String) async throws {
        try await call { try await $0.postpone(publication, until: until, reason: reason) }
    }
    package func queueStatus() async throws -> QueueStatus { try await call { try await $0.queueStatus() } }
    package func knownPackage(_ name: String) async throws -> KnownPackage? { try await call { try await $0.knownPackage(name) } }
    package func dependents(of name: String) async throws -> (count: Int, known: Int) {
        try await call { try await $0.dependents(of: name) }
    }
    package func dependents(of name: String, among packages: Set<String>) async throws -> [String] {
        try await call { try await $0.dependents(of: name, among: packages) }
    }
    package func judgements(of releases: [ReleaseReference]) async throws -> [JudgedRelease] {
        try await call { try await $0.judgements(of: releases) }
    }
    package func judgements(ofPackages names: Set<String>, atLeast: Verdict) async throws -> [JudgedRelease] {
        try await call { try await $0.judgements(ofPackages: names, atLeast: atLeast) }
    }
    package func finish(_ outcome: JourneyOutcome) async throws { try await call { try await $0.finish(outcome) } }
    package func enqueue(_ messages: [OutgoingMessage]) async throws { try await call { try await $0.enqueue(messages) } }
    package func dueMessages(limit: Int, channels: Set<String>, now: Timestamp) async throws -> [OutgoingMessage] {
        try await call { try await $0.dueMessages(limit: limit, channels: channels, now: now) }
    }
    package func undeliveredCount(channels: Set<String>) async throws -> Int {
        try await call { try await $0.undeliveredCount(channels: channels) }
    }
    package func begin(_ message: OutgoingMessage) async throws { try await call { try await $0.begin(message) } }
    package func delivered(_ message: OutgoingMessage, at: Timestamp) async throws {
        try await call { try await $0.delivered(message, at: at) }
    }
    package func failed(_ message: OutgoingMessage, until: Timestamp?, reason: String) async throws {
        try await call { try await $0.failed(message, until: until, reason: reason) }
    }
    package func watchers() async throws -> [Watcher] { try await call { try await $0.watchers() } }
    package func save(_ watcher: Watcher) async throws { try await call { try await $0.save(watcher) } }
    package func removeWatcher(named name: String) async throws -> Bool { try await call { try await $0.removeWatcher(named: name) } }
    package func lockfileDigest(ofWatcher name: String) async throws -> String? {
        try await call { try await $0.lockfileDigest(ofWatcher: name) }
    }
    package func saveLockfileDigest(_ digest: String, ofWatcher name: String) async throws {
        try await call { try await $0.saveLockfileDigest(digest, ofWatcher: name) }
    }
}
