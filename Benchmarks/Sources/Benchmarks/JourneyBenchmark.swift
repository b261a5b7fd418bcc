// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import NPMModel
import Remote
import Server
import Store
import Watch

/// A made registry: every package has a past, then each publishes once more. Served over real HTTP, watched by the real watcher,
/// kept in a real SQLite file.
struct MadeRegistry: RegistryContents {
    let packages: Int
    /// Bytes of JavaScript in each release.
    let codeBytes: Int
    private let tarball: [UInt8]
    private let integrity: String

    init(packages: Int, codeBytes: Int) {
        self.packages = packages
        self.codeBytes = codeBytes
        let line = "exports.value = function (a, b) { return a.map((x) => x + b).filter(Boolean).join(',') }\n"
        let code = String(repeating: line, count: max(1, codeBytes / line.utf8.count))
        tarball = TarballWriter.tarball(of: ["package.json": #"{"name":"p","version":"1.1.0"}"#, "index.js": code])
        integrity = Integrity(of: tarball)?.description ?? ""
    }

    func packument(_ name: String, registry: String) -> [UInt8]? {
        let person = #"{"name":"owner","email":"owner@mail.example"}"#
        func entry(_ version: String) -> String {
            #""\#(version)":{"name":"\#(name)","version":"\#(version)","_npmUser":\#(person),"maintainers":[\#(person)],"dist":{"tarball":"\#(registry)/\#(name)/-/\#(name)-\#(version).tgz","integrity":"\#(integrity)"}}"#
        }
        let versions = (0..<20).map { "1.0.\($0)" } + ["1.1.0"]
        let times = versions.enumerated().map {
            #""\#($1)":"20\#(10 + $0 / 12)-\#($0 % 12 < 9 ? "0" : "")\#($0 % 12 + 1)-01T00:00:00.000Z""#
        }
        return Array(
            #"{"_id":"\#(name)","_rev":"21-a","name":"\#(name)","dist-tags":{"latest":"1.1.0"},"versions":{\#(versions.map(entry).joined(separator: ","))},"time":{"created":"2010-01-01T00:00:00.000Z","modified":"2011-09-01T00:00:00.000Z",\#(times.joined(separator: ","))},"maintainers":[\#(person)]}"#
                .utf8)
    }

    func changes(since: String, limit: Int) -> FeedPage {
        let start = Int(since) ?? 0
        let end = min(packages, start + limit)
        guard start < end else { return FeedPage(changes: [], lastSequence: since) }
        let changes = (start + 1...end).map { FeedChange(sequence: String($0), name: "package-\($0)", revision: "21-a") }
        return FeedPage(changes: changes, lastSequence: String(end))
    }

    func newestSequence() -> String { String(packages) }
    func packageCount() -> Int { packages }
    func tarball(_ path: String) -> [UInt8]? { tarball }
}

private struct RealTime: TimeSource {
    func now() -> Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    func sleep(milliseconds: Int) async throws { try await Task.sleep(for: .milliseconds(milliseconds)) }
}

private struct NoProjects: ProjectSource {
    func read(_ watcher: Watcher) async throws -> ProjectFiles { throw CancellationError() }
}

/// Publications a minute from feed to stored verdict, one release of `codeBytes` each.
func journeyBenchmark(packages: Int, codeBytes: Int) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }
    let contents = MadeRegistry(packages: packages, codeBytes: codeBytes)
    let store = try SQLiteStore(path: folder.appending(path: "store.sqlite").path(percentEncoded: false))
    let http = OutgoingHTTP(version: "benchmark")
    let clock = ContinuousClock()
    var elapsed = Duration.zero
    var judged = 0
    do {
        (elapsed, judged) = try await RecordingServer(contents: contents, logger: log).serving { base in
            var settings = WatchLoop.Settings()
            settings.feed.stopsWhenCaughtUp = true
            var journeySettings = Journey.Settings()
            journeySettings.firstLook = 1
            let journey = Journey(
                registry: try HTTPRegistry(base, http: http), store: store, advisories: store,
                projects: ProjectBook(source: NoProjects(), log: log), channels: [], time: RealTime(), settings: journeySettings, log: log)
            let loop = WatchLoop(
                feedName: base, source: try HTTPFeed(registry: base, http: http), store: store, journey: journey,
                dispatcher: Dispatcher(channels: [], store: store, time: RealTime(), log: log), time: RealTime(), since: "0",
                settings: settings, log: log)
            let start = clock.now
            let summary = try await loop.run()
            return (clock.now - start, summary.judged)
        }
        try await http.shutdown()
    } catch {
        try? await http.shutdown()
        throw error
    }
    guard judged == packages else { return "journey: only \(judged) of \(packages) publications were judged" }
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    return "journey, \(codeBytes / 1000) kB a release: \(Int(Double(judged) / seconds * 60)) publications a minute (budget 300)"
}
