// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Remote
import Store
import Watch

/// Joins the objects of a run: the only place that knows every implementation by name.
struct Composition {
    let store: SQLiteStore
    let http: OutgoingHTTP
    let time: any TimeSource
    let log: Logger

    init(storePath: String, time: any TimeSource = SystemTime()) throws {
        store = try SQLiteStore(path: storePath)
        http = OutgoingHTTP(version: Lapwing.versionText)
        self.time = time
        log = Composition.logger
    }

    /// Warnings and errors on standard error; `LAPWING_LOG` (`debug`, `info`, …) asks for more or less.
    static let logger: Logger = {
        var logger = Logger(label: "lapwing") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = ProcessInfo.processInfo.environment["LAPWING_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .warning
        return logger
    }()

    /// Does the work, and closes connections and file whatever comes of it.
    func closing<Value>(_ work: () async throws -> Value) async throws -> Value {
        let result: Result<Value, any Error>
        do {
            result = .success(try await work())
        } catch {
            result = .failure(error)
        }
        // The work's own error tells more than one from closing.
        do {
            try await http.shutdown()
            try await store.close()
        } catch  where (try? result.get()) != nil {
            throw error
        } catch {}
        return try result.get()
    }

    /// What a watch needs beside the registry's address.
    struct WatchPlan {
        var registry: String
        var changes: String?
        var tarballHosts: [String] = []
        var since: String?
        var channels: [any AlertChannel]
        var projects: any ProjectSource
        var loop = WatchLoop.Settings()
        var journey = Journey.Settings()
        var onLag: @Sendable (Lag) -> Void = { _ in }
    }

    func watchLoop(_ plan: WatchPlan) throws -> WatchLoop {
        let feed = try HTTPFeed(registry: plan.registry, changes: plan.changes, http: http)
        let registry = try HTTPRegistry(plan.registry, tarballHosts: plan.tarballHosts, http: http)
        let journey = Journey(
            registry: registry, store: store, advisories: store, projects: ProjectBook(source: plan.projects, log: log),
            channels: plan.channels.map { Journey.Channel(id: $0.id, kinds: $0.kinds) }, time: time, settings: plan.journey, log: log)
        return WatchLoop(
            feedName: plan.changes ?? plan.registry, source: feed, store: store, journey: journey,
            dispatcher: Dispatcher(channels: plan.channels, store: store, time: time, log: log), time: time, since: plan.since,
            settings: plan.loop, log: log, onLag: plan.onLag)
    }
}
