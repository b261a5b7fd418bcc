// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import TestSupport
import Testing
import Watch

@Suite("A publication's journey")
struct JourneyTests {
    @Test("From the feed to an alert: what was published, why it is odd, and why it concerns the project")
    func reachesTheWatcher() async throws {
        let (world, store, channel) = World.staged()
        try await store.save(World.watcher())
        world.publishHistory()
        _ = try await world.loop(store: store, channels: [channel]).run()
        #expect(channel.received.filter { $0.kind == .alert }.isEmpty)

        world.publishAttack()
        let summary = try await world.loop(store: store, channels: [channel], since: nil).run()
        #expect(summary.left == 0 && summary.undelivered == 0 && summary.feedProblem == nil)
        let alerts = channel.received.filter { $0.kind == .alert }
        #expect(alerts.map { $0.member("release") } == ["stream@1.0.5"])
        let alert = try #require(alerts.first)
        #expect(["suspicious", "dangerous"].contains(alert.member("verdict")))
        #expect(alert.member("watcher") == "app")
        #expect(alert.member("concern") == "wouldResolve")
        #expect(alert.member("why")?.contains("wrapper@1.0.0") == true)
        #expect(alert.member("since") == "2018-09-20T10:00:00.000Z")
    }

    @Test("The first look at a package judges its newest releases and takes the rest as history", arguments: [(1, 1), (3, 3), (10, 5)])
    func firstLook(limit: Int, judged: Int) async throws {
        var world = World()
        world.journey.firstLook = limit
        let store: any JourneyStore = MemoryJourneyStore()
        let channel = CollectingChannel()
        world.publishHistory()
        _ = try await world.loop(store: store, channels: [channel]).run()
        #expect(channel.received.filter { $0.member("release")?.hasPrefix("stream@") == true }.count == judged)
        #expect(try await store.knownPackage("stream")?.history.releases.count == 5)
    }

    @Test("A release is judged once, however often the feed names its package")
    func judgesOnce() async throws {
        let (world, store, channel) = World.staged()
        world.publishHistory()
        for _ in 0..<3 { _ = try await world.loop(store: store, channels: [channel]).run() }
        let releases = channel.received.compactMap { $0.member("release") }
        #expect(!releases.isEmpty && Set(releases).count == releases.count)
    }

    @Test("Bytes that are not what the packument states are unread, never clear, and the watcher hears of it")
    func refusesOtherBytes() async throws {
        let (world, store, channel) = World.staged()
        try await store.save(World.watcher())
        world.publishHistory()
        _ = try await world.loop(store: store, channels: [channel]).run()
        world.registry.publish(
            .init("stream", "1.0.5", at: "2018-09-20T10:00:00.000Z", by: "owner", servedInstead: TarballWriter.tarball(of: ["a.js": "1"])))
        _ = try await world.loop(store: store, channels: [channel], since: nil).run()
        let alert = try #require(channel.received.first { $0.kind == .alert })
        #expect(alert.member("release") == "stream@1.0.5")
        #expect(alert.member("verdict") == "unread")
        #expect(alert.body.contains("does not match"))
    }

    @Test("A document older than the feed announced is waited for; what it holds is judged, and it is asked for again later")
    func waitsForTheDocument() async throws {
        let world = World()
        let store: any JourneyStore = MemoryJourneyStore()
        world.publishHistory()
        let start = world.time.now()
        _ = try await world.loop(store: store, channels: [], registry: AgeingRegistry(world.registry, revision: "1-r")).run()
        #expect(world.time.now() - start >= 15_000)
        #expect(try await store.knownPackage("stream") != nil)
        #expect(try await store.queueStatus().count == 1)
        // A registry whose documents never reach what its feed announces is believed in the end.
        for _ in 0..<8 {
            world.time.advance(milliseconds: 3_600_000)
            _ = try await world.loop(store: store, channels: [], registry: AgeingRegistry(world.registry, revision: "1-r"), since: nil)
                .run()
        }
        #expect(try await store.queueStatus().count == 0)
    }

    @Test("An outage longer than every try is said once, loses nothing, and ends with the verdicts")
    func survivesLongOutages() async throws {
        let (world, store, channel) = World.staged()
        try await store.save(World.watcher())
        world.publishHistory()
        let away = FlakyRegistry(world.registry, failures: .max)
        let summary = try await world.loop(store: store, channels: [channel], registry: away).run()
        #expect(summary.left == 2)
        for _ in 0..<3 {
            world.time.advance(milliseconds: 3_600_000)
            _ = try await world.loop(store: store, channels: [channel], registry: away, since: nil).run()
        }
        #expect(Set(channel.received.filter { $0.kind == .verdict }.compactMap { $0.member("release") }) == ["stream@*", "wrapper@*"])
        #expect(channel.received.filter { $0.kind == .verdict }.count == 2)
        #expect(channel.received.filter { $0.kind == .alert }.map { $0.member("release") }.contains("stream@*"))
        world.time.advance(milliseconds: 3_600_000)
        let after = try await world.loop(store: store, channels: [channel], since: nil).run()
        #expect(after.left == 0)
        #expect(channel.received.contains { $0.member("release") == "stream@1.0.4" && $0.member("verdict") == "clear" })
    }

    @Test("A tarball that cannot be had for long does not hold up the other releases, and is judged when it comes")
    func judgesLateTarballs() async throws {
        let (world, store, channel) = World.staged()
        world.publishHistory()
        let partly = FlakyRegistry(world.registry, failures: .max, onlyTarballsWith: "stream-1.0.2")
        _ = try await world.loop(store: store, channels: [channel], registry: partly).run()
        func verdicts(_ release: String) -> [String?] {
            channel.received.filter { $0.member("release") == release }.map { $0.member("verdict") }
        }
        #expect(verdicts("stream@1.0.2") == ["unread"])
        #expect(verdicts("stream@1.0.4") == ["clear"])
        world.time.advance(milliseconds: 3_600_000)
        _ = try await world.loop(store: store, channels: [channel], since: nil).run()
        #expect(verdicts("stream@1.0.2") == ["unread", "clear"])
        #expect(verdicts("stream@1.0.4") == ["clear"])
    }

    @Test("A document that comes after its feed line is waited for; one that calls itself otherwise is refused")
    func handlesMissingAndForeignDocuments() async throws {
        let (world, store, channel) = World.staged()
        world.publishHistory()
        _ = try await world.loop(store: store, channels: [channel], registry: LateRegistry(world.registry, missing: 2)).run()
        #expect(channel.received.contains { $0.member("release") == "stream@1.0.4" && $0.member("verdict") == "clear" })
        let other: any JourneyStore = MemoryJourneyStore()
        _ = try await world.loop(store: other, channels: [channel], registry: RenamingRegistry(inner: world.registry)).run()
        #expect(try await other.knownPackage("lodash") == nil)
        #expect(try await other.knownPackage("stream") == nil)
        #expect(channel.received.contains { $0.member("release") == "stream@*" && $0.member("verdict") == "unread" })
    }

    @Test("A registry that is away for a while loses nothing")
    func survivesOutages() async throws {
        let (world, store, channel) = World.staged()
        world.publishHistory()
        _ = try await world.loop(store: store, channels: [channel], registry: FlakyRegistry(world.registry, failures: 6)).run()
        #expect(Set(channel.received.compactMap { $0.member("release") }).count == 6)
        #expect(channel.received.allSatisfy { $0.member("verdict") != "unread" })
    }

    @Test("A channel that fails gets the message later, once")
    func retriesDelivery() async throws {
        let world = World()
        let store: any JourneyStore = MemoryJourneyStore()
        let channel = CollectingChannel(kinds: [.verdict], failures: 3)
        world.publishHistory()
        _ = try await world.loop(store: store, channels: [channel]).run()
        world.time.advance(milliseconds: 3_600_000)
        _ = try await world.loop(store: store, channels: [channel], since: nil).run()
        #expect(channel.received.count == 6)
        #expect(Set(channel.received.map(\.id)).count == 6)
    }
}

/// Answers packuments with an old revision for ever.
private struct AgeingRegistry: RegistrySource {
    let inner: MemoryRegistry
    let revision: String

    init(_ inner: MemoryRegistry, revision: String) {
        self.inner = inner
        self.revision = revision
    }

    func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer {
        guard case .document(let bytes, let etag) = try await inner.packument(name, etag: etag) else { return .missing }
        let text = String(decoding: bytes, as: UTF8.self).replacing(#""_rev":"5-r""#, with: #""_rev":"\#(revision)""#)
        return .document(bytes: Array(text.utf8), etag: etag)
    }

    func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8] { try await inner.tarball(at: address, limit: limit) }
}

/// Fails the first requests, packuments and tarballs alike.
private actor FlakyRegistry: RegistrySource {
    private let inner: MemoryRegistry
    private var failures: Int
    private let part: String?

    init(_ inner: MemoryRegistry, failures: Int, onlyTarballsWith part: String? = nil) {
        self.inner = inner
        self.failures = failures
        self.part = part
    }

    private func stumble(_ address: String = "") throws(RemoteError) {
        guard failures > 0, part.map({ address.contains($0) }) ?? true else { return }
        failures -= 1
        throw RemoteError(code: .busy, message: "503", remedy: "Wait.")
    }

    func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer {
        try stumble()
        return try await inner.packument(name, etag: etag)
    }

    func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8] {
        try stumble(address)
        return try await inner.tarball(at: address, limit: limit)
    }
}

/// Has no document the first times it is asked for one.
private actor LateRegistry: RegistrySource {
    private let inner: MemoryRegistry
    private var missing: Int

    init(_ inner: MemoryRegistry, missing: Int) {
        self.inner = inner
        self.missing = missing
    }

    func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer {
        missing -= 1
        return missing >= 0 ? .missing : try await inner.packument(name, etag: etag)
    }

    func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8] { try await inner.tarball(at: address, limit: limit) }
}

/// Answers every request with a document that calls itself lodash.
private struct RenamingRegistry: RegistrySource {
    let inner: MemoryRegistry

    func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer {
        guard case .document(let bytes, let etag) = try await inner.packument(name, etag: etag) else { return .missing }
        let text = String(decoding: bytes, as: UTF8.self).replacing(#""name":"\#(name)""#, with: #""name":"lodash""#)
        return .document(bytes: Array(text.utf8), etag: etag)
    }

    func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8] { try await inner.tarball(at: address, limit: limit) }
}
