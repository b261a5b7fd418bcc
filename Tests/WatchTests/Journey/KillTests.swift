// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Synchronization
import TestSupport
import Testing
import Watch

/// The process dies at every step in turn and is started again: no publication is lost and no alert is doubled.
@Suite("Killed at any step")
struct KillTests {
    /// What an undisturbed run says, as ids.
    private func undisturbed() async throws -> Set<String> {
        let (world, store, channel) = try await World.attacked()
        _ = try await world.loop(store: store, channels: [channel]).run()
        return Set(channel.received.map(\.id))
    }

    @Test("A kill before or after any call to the store changes nothing of what is told", arguments: CrashingJourneyStore.Moment.allCases)
    func killedAtEveryStoreCall(moment: CrashingJourneyStore.Moment) async throws {
        let expected = try await undisturbed()
        #expect(expected.count >= 8)
        var step = 0
        while true {
            let (world, store, channel) = try await World.attacked()
            let crashing = CrashingJourneyStore(store, at: step, moment)
            do {
                _ = try await world.loop(store: crashing, channels: [channel]).run()
            } catch is CrashingJourneyStore.Crash {} catch is CancellationError {}
            // Started again: from where the store says, or with the first command where it died before keeping a position.
            let position = try await store.feedPosition("feed")
            _ = try await world.loop(store: store, channels: [channel], since: position == nil ? "0" : nil).run()
            #expect(Set(channel.received.map(\.id)) == expected, "killed \(moment) call \(step)")
            #expect(channel.received.count == expected.count, "killed \(moment) call \(step)")
            guard crashing.hasCrashed else { break }
            step += 1
        }
        #expect(step > 20, "only \(step) steps were tried")
    }

    @Test("A kill before, during or after any delivery doubles nothing in a file, and repeats keep their id", arguments: [true, false])
    func killedAtEveryDelivery(handsOverFirst: Bool) async throws {
        let expected = try await undisturbed()
        var step = 0
        while true {
            let (world, store, channel) = try await World.attacked()
            let dying = DyingChannel(channel, at: step, handsOverFirst: handsOverFirst)
            let attempt = Task { try await world.loop(store: store, channels: [dying]).run() }
            dying.onDeath { attempt.cancel() }
            _ = try? await attempt.value
            _ = try await world.loop(store: store, channels: [channel]).run()
            #expect(Set(channel.received.map(\.id)) == expected, "died at delivery \(step)")
            #expect(channel.received.count == expected.count, "died at delivery \(step)")
            guard dying.isDead else { break }
            step += 1
        }
        #expect(step == expected.count)
    }
}

/// Takes its process down at one delivery: the task is cancelled and never returns from it.
private final class DyingChannel: AlertChannel {
    let id: String
    let kinds: Set<OutgoingMessage.Kind>
    private let inner: CollectingChannel
    private let at: Int
    private let handsOverFirst: Bool
    private let state = Mutex((count: 0, isDead: false, onDeath: (@Sendable () -> Void)?.none))

    init(_ inner: CollectingChannel, at: Int, handsOverFirst: Bool) {
        id = inner.id
        kinds = inner.kinds
        self.inner = inner
        self.at = at
        self.handsOverFirst = handsOverFirst
    }

    var isDead: Bool { state.withLock { $0.isDead } }

    func onDeath(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onDeath = body } }

    func deliver(_ message: OutgoingMessage) async throws(RemoteError) {
        let dies = state.withLock { state in
            defer { state.count += 1 }
            return state.count == at
        }
        guard dies else { return try await inner.deliver(message) }
        if handsOverFirst { try await inner.deliver(message) }
        while state.withLock({ $0.onDeath }) == nil { await Task.yield() }
        let onDeath = state.withLock { state in
            state.isDead = true
            return state.onDeath
        }
        onDeath?()
        // A dead process writes no more to its store: wait out the cancellation, which ends every loop at its next step.
        while !Task.isCancelled { await Task.yield() }
        throw RemoteError(code: .unreachable, message: "The process is gone.", remedy: "Start it again.")
    }
}
