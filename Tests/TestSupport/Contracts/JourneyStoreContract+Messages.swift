// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing
import Watch

extension JourneyStoreContract {
    private static let both: Set<String> = ["stdout", "https://hook.example/x"]

    static let messages: [Case] = [
        Case("Messages come back whole, oldest first, queueing order deciding between equals") { store async throws in
            let late = OutgoingMessage.sample("late", .verdict, created: 9)
            let first = OutgoingMessage.sample("first", .alert, channel: "https://hook.example/x", created: 1)
            let second = OutgoingMessage.sample("second", .withdrawal, created: 1)
            try await store.finish(.sample(.sample("a"), messages: [late, first]))
            try await store.enqueue([second])
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(10)) == [first, second, late])
            #expect(try await store.dueMessages(limit: 2, channels: both, now: .at(10)) == [first, second])
            #expect(try await store.dueMessages(limit: 0, channels: both, now: .at(10)).isEmpty)
        },
        Case("Messages for other channels are neither handed out nor counted") { store async throws in
            try await store.enqueue([.sample("a", channel: "old"), .sample("b")])
            #expect(try await store.dueMessages(limit: 1, channels: ["stdout"], now: .at(1)) == [.sample("b")])
            #expect(try await store.undeliveredCount(channels: ["stdout"]) == 1)
            #expect(try await store.undeliveredCount(channels: ["stdout", "old"]) == 2)
            #expect(try await store.undeliveredCount(channels: []) == 0)
            #expect(try await store.dueMessages(limit: 9, channels: [], now: .at(1)).isEmpty)
        },
        Case("An id is queued once for ever on each channel, even after its delivery") { store async throws in
            let message = OutgoingMessage.sample("m")
            let elsewhere = OutgoingMessage.sample("m", channel: "https://hook.example/x")
            try await store.enqueue([message, message, elsewhere])
            var changed = message
            changed.body = "{}"
            try await store.enqueue([changed])
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(1)) == [message, elsewhere])
            try await store.begin(message)
            try await store.delivered(message, at: .at(2))
            try await store.enqueue([message])
            try await store.finish(.sample(.sample("a"), messages: [message]))
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(9)) == [elsewhere])
            #expect(try await store.undeliveredCount(channels: both) == 1)
        },
        Case("A delivery that was begun and not concluded comes again with its attempts raised") { store async throws in
            var message = OutgoingMessage.sample("m")
            try await store.enqueue([message])
            for attempts in 1...3 {
                try await store.begin(message)
                message.attempts = attempts
                #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(1)) == [message])
            }
        },
        Case("A failed delivery comes again when it is due, counted as undelivered until then") { store async throws in
            var message = OutgoingMessage.sample("m")
            try await store.enqueue([message])
            try await store.begin(message)
            message.attempts = 1
            try await store.failed(message, until: .at(60), reason: "502")
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(59)).isEmpty)
            #expect(try await store.undeliveredCount(channels: both) == 1)
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(60)) == [message])
        },
        Case("A message that was given up never comes again, nor does its id") { store async throws in
            let message = OutgoingMessage.sample("m")
            try await store.enqueue([message])
            try await store.begin(message)
            try await store.failed(message, until: nil, reason: "410")
            try await store.enqueue([message])
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(1_000_000)).isEmpty)
            #expect(try await store.undeliveredCount(channels: both) == 0)
        },
        Case("A delivery that failed after it was noted as done stays done; noting it twice is no error") { store async throws in
            let message = OutgoingMessage.sample("m")
            try await store.enqueue([message])
            try await store.delivered(message, at: .at(1))
            try await store.delivered(message, at: .at(2))
            try await store.failed(message, until: .at(3), reason: "late answer")
            #expect(try await store.dueMessages(limit: 9, channels: both, now: .at(9)).isEmpty)
        },
        Case("A message that is not waiting cannot be begun, so it cannot be handed over twice") { store async throws in
            let message = OutgoingMessage.sample("m")
            await #expect(throws: (any Error).self) { try await store.begin(message) }
            await #expect(throws: (any Error).self) { try await store.delivered(message, at: .at(1)) }
            await #expect(throws: (any Error).self) { try await store.failed(message, until: nil, reason: "x") }
            try await store.enqueue([message])
            try await store.delivered(message, at: .at(1))
            await #expect(throws: (any Error).self) { try await store.begin(message) }
        },
    ]

    static let watchers: [Case] = [
        Case("Watchers come back whole, and one saved again is replaced") { store async throws in
            #expect(try await store.watchers().isEmpty)
            let wallet = Watcher(name: "wallet", lockfile: "/srv/wallet/package-lock.json", addedAt: .at(1))
            var shop = Watcher(name: "shop", lockfile: "/srv/shop/pnpm-lock.yaml", addedAt: .at(2))
            try await store.save(wallet)
            try await store.save(shop)
            #expect(try await store.watchers() == [shop, wallet])
            shop.lockfile = "/srv/shop/yarn.lock"
            shop.addedAt = .at(3)
            try await store.save(shop)
            #expect(try await store.watchers() == [shop, wallet])
        },
        Case("Removing tells whether there was one") { store async throws in
            try await store.save(Watcher(name: "wallet", lockfile: "/a", addedAt: .at(1)))
            #expect(try await store.removeWatcher(named: "nobody") == false)
            #expect(try await store.removeWatcher(named: "wallet"))
            #expect(try await store.removeWatcher(named: "wallet") == false)
            #expect(try await store.watchers().isEmpty)
        },
        Case("A lockfile's digest is nil before the first comparison, and again for a new watcher or lockfile") { store async throws in
            let wallet = Watcher(name: "wallet", lockfile: "/a", addedAt: .at(1))
            try await store.save(wallet)
            #expect(try await store.lockfileDigest(ofWatcher: "wallet") == nil)
            try await store.saveLockfileDigest("d1", ofWatcher: "wallet")
            try await store.saveLockfileDigest("d2", ofWatcher: "wallet")
            #expect(try await store.lockfileDigest(ofWatcher: "wallet") == "d2")
            try await store.save(Watcher(name: "wallet", lockfile: "/a", addedAt: .at(2)))
            #expect(try await store.lockfileDigest(ofWatcher: "wallet") == "d2")
            try await store.save(Watcher(name: "wallet", lockfile: "/b", addedAt: .at(2)))
            #expect(try await store.lockfileDigest(ofWatcher: "wallet") == nil)
            try await store.saveLockfileDigest("d3", ofWatcher: "wallet")
            _ = try await store.removeWatcher(named: "wallet")
            try await store.save(wallet)
            #expect(try await store.lockfileDigest(ofWatcher: "wallet") == nil)
        },
        Case("A digest for a watcher that is gone is dropped") { store async throws in
            try await store.saveLockfileDigest("d", ofWatcher: "gone")
            #expect(try await store.lockfileDigest(ofWatcher: "gone") == nil)
            #expect(try await store.watchers().isEmpty)
        },
    ]
}
