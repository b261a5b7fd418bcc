// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Logging
import NPMModel
import Remote
import Server
import Store
import Watch

/// Runs the real watcher against a recording that is served over real HTTP on loopback, with the recording's own clock.
struct Replay {
    let recording: Recording
    let truth: RecordingTruth?
    /// Called with each message at the moment it is delivered.
    let onMessage: @Sendable (OutgoingMessage, Timestamp) throws -> Void

    /// What was said, and when by the recording's clock.
    struct Said: Sendable {
        var message: OutgoingMessage
        var at: Timestamp
    }

    func run() async throws -> ReplayReport {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "lapwing-replay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let before = Timestamp(milliseconds: recording.starts.milliseconds - 1)
        let clock = ReplayClock(before)
        let registry = RecordedRegistry(recording) { clock.now() }
        // The server is ours and ends with the replay; what it says while it is stopped concerns nobody.
        var quiet = Composition.logger
        quiet.logLevel = .critical
        let server = RecordingServer(contents: registry, logger: quiet)
        let storePath = scratch.appending(path: "replay.sqlite").path(percentEncoded: false)
        let said = try await server.serving { base in
            try await watch(base: base, clock: clock, storePath: storePath)
        }
        return ReplayReport(recording: recording, truth: truth, said: said)
    }

    private func watch(base: String, clock: ReplayClock, storePath: String) async throws -> [Said] {
        let composition = try Composition(storePath: storePath, time: clock)
        return try await composition.closing { try await pass(composition, base: base, clock: clock) }
    }

    private func pass(_ composition: Composition, base: String, clock: ReplayClock) async throws -> [Said] {
        let channel = ReplayChannel(clock: clock, onMessage: onMessage)
        for project in recording.projects {
            try await composition.store.save(Watcher(name: project.name, lockfile: project.name, addedAt: recording.starts))
        }
        var plan = Composition.WatchPlan(
            registry: base, channels: [channel], projects: RecordedProjects(recording: recording, time: clock))
        plan.loop.feed.stopsWhenCaughtUp = true
        // What was there before the recording starts is history, as it is for a watcher that has been running for long.
        plan.since = "0"
        plan.journey.firstLook = 0
        clock.move(to: clock.now(), end: recording.starts)
        try check(await composition.watchLoop(plan).run())
        plan.since = nil
        plan.journey.firstLook = Journey.Settings().firstLook
        let moments = recording.moments
        for (position, moment) in moments.enumerated() {
            clock.move(to: moment, end: position + 1 < moments.count ? moments[position + 1] : recording.ends)
            try check(await composition.watchLoop(plan).run())
        }
        return await channel.said
    }

    private func check(_ summary: WatchLoop.Summary) throws {
        if let problem = summary.feedProblem { throw CommandError("The replayed feed could not be followed: \(problem)") }
        if summary.left > 0 {
            throw CommandError("\(summary.left) publications of the recording could not be read; LAPWING_LOG=info says why.")
        }
    }
}

/// Keeps what is said in a replay and passes it on.
private actor ReplayChannel: AlertChannel {
    nonisolated let id = "replay"
    nonisolated let kinds = Set(OutgoingMessage.Kind.allCases)
    private let clock: ReplayClock
    private let onMessage: @Sendable (OutgoingMessage, Timestamp) throws -> Void
    private(set) var said: [Replay.Said] = []

    init(clock: ReplayClock, onMessage: @escaping @Sendable (OutgoingMessage, Timestamp) throws -> Void) {
        self.clock = clock
        self.onMessage = onMessage
    }

    func deliver(_ message: OutgoingMessage) throws(RemoteError) {
        said.append(.init(message: message, at: clock.moment))
        do {
            try onMessage(message, clock.moment)
        } catch {
            throw RemoteError(code: .unreachable, message: String(describing: error), remedy: "Start again with a reader that stays.")
        }
    }
}
