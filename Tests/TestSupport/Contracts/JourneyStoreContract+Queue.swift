// SPDX-License-Identifier: Apache-2.0

package import Watch
import Analysis
import NPMModel
import Testing

/// What every ``JourneyStore`` must do, sentence by sentence of the port.
package enum JourneyStoreContract {
    package typealias Case = ContractCase<any JourneyStore>

    package static let all = queue + knowledge + messages + watchers

    static let queue: [Case] = [
        Case("A feed's position is unknown before the first page") { store async throws in
            #expect(try await store.feedPosition("f") == nil)
        },
        Case("Each feed has its own position, moved by each page") { store async throws in
            try await store.accept([], feed: "f", position: "1")
            try await store.accept([], feed: "g", position: "7")
            try await store.accept([], feed: "f", position: "2-abc")
            #expect(try await store.feedPosition("f") == "2-abc")
            #expect(try await store.feedPosition("g") == "7")
        },
        Case("Every field of a publication comes back") { store async throws in
            let publication = QueuedPublication.sample("@scope/näme", "12-g1A", seen: 3, revision: nil, isDeleted: true)
            try await store.accept([publication], feed: "f", position: "12-g1A")
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(3)) == [publication])
        },
        Case("Claims come oldest first, arrival deciding between equals, at most the limit") { store async throws in
            try await store.accept(
                [.sample("late", seen: 5), .sample("b", seen: 1), .sample("a", seen: 1), .sample("early", seen: 0)], feed: "f",
                position: "1")
            #expect(try await store.claim(limit: 0, worker: "w", now: .at(9)).isEmpty)
            #expect(try await store.claim(limit: 3, worker: "w", now: .at(9)).map(\.name) == ["early", "b", "a"])
            #expect(try await store.claim(limit: 3, worker: "w", now: .at(9)).map(\.name) == ["late"])
        },
        Case("What one worker claimed no other sees") { store async throws in
            try await store.accept([.sample("a"), .sample("b")], feed: "f", position: "1")
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(1)).map(\.name) == ["a"])
            #expect(try await store.claim(limit: 9, worker: "v", now: .at(1)).map(\.name) == ["b"])
            #expect(try await store.claim(limit: 9, worker: "w", now: .at(1)).isEmpty)
        },
        Case("Abandoned claims of one worker are there again, those of another stay") { store async throws in
            try await store.accept([.sample("a"), .sample("b")], feed: "f", position: "1")
            _ = try await store.claim(limit: 1, worker: "w", now: .at(1))
            _ = try await store.claim(limit: 1, worker: "v", now: .at(1))
            try await store.abandonClaims(of: "w")
            try await store.abandonClaims(of: "nobody")
            #expect(try await store.claim(limit: 9, worker: "x", now: .at(1)) == [.sample("a")])
        },
        Case("A package stands in the queue once: the later change counts, with the earlier seenAt") { store async throws in
            try await store.accept([.sample("a", "1", seen: 1)], feed: "f", position: "1")
            let later = QueuedPublication.sample("a", "4", seen: 8, revision: "2-b", isDeleted: true)
            try await store.accept([later], feed: "f", position: "4")
            var expected = later
            expected.seenAt = .at(1)
            #expect(try await store.queueStatus().count == 1)
            #expect(try await store.claim(limit: 9, worker: "w", now: .at(9)) == [expected])
        },
        Case("Two changes of a package in one page are one entry, the later one") { store async throws in
            try await store.accept([.sample("a", "1", seen: 1), .sample("a", "2", seen: 2)], feed: "f", position: "2")
            #expect(try await store.claim(limit: 9, worker: "w", now: .at(9)) == [.sample("a", "2", seen: 1)])
        },
        Case("A later change makes a postponed entry due at once, its attempts counted anew") { store async throws in
            try await store.accept([.sample("a", "1")], feed: "f", position: "1")
            let claimed = try await store.claim(limit: 1, worker: "w", now: .at(0))
            try await store.postpone(try #require(claimed.first), until: .at(500), reason: "503")
            try await store.accept([.sample("a", "2", seen: 4)], feed: "f", position: "2")
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(4)) == [.sample("a", "2", seen: 0)])
        },
        Case("A postponed publication comes back when it is due, one attempt more counted") { store async throws in
            try await store.accept([.sample("a")], feed: "f", position: "1")
            var claimed = try #require(try await store.claim(limit: 1, worker: "w", now: .at(0)).first)
            try await store.postpone(claimed, until: .at(10), reason: "503")
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(9)).isEmpty)
            claimed = try #require(try await store.claim(limit: 1, worker: "w", now: .at(10)).first)
            #expect(claimed.attempts == 1)
            try await store.postpone(claimed, until: .at(20), reason: "503")
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(20)).first?.attempts == 2)
        },
        Case("A publication postponed after its entry moved on leaves the newer change due at once") { store async throws in
            try await store.accept([.sample("a", "1")], feed: "f", position: "1")
            let claimed = try #require(try await store.claim(limit: 1, worker: "w", now: .at(0)).first)
            try await store.accept([.sample("a", "2", seen: 1)], feed: "f", position: "2")
            #expect(try await store.claim(limit: 1, worker: "v", now: .at(1)).isEmpty, "the claim holds while it is looked at")
            try await store.postpone(claimed, until: .at(500), reason: "503")
            #expect(try await store.claim(limit: 1, worker: "v", now: .at(1)) == [.sample("a", "2")])
        },
        Case("What is not queued cannot be postponed into the queue") { store async throws in
            try await store.postpone(.sample("a"), until: .at(1), reason: "503")
            #expect(try await store.queueStatus().count == 0)
        },
        Case("The status of an empty queue has no times") { store async throws in
            #expect(try await store.queueStatus() == QueueStatus(count: 0, nextDue: nil, oldestSeen: nil))
        },
        Case("The status counts claimed ones, and tells when the next unclaimed one is due") { store async throws in
            try await store.accept([.sample("a", seen: 1), .sample("b", seen: 2)], feed: "f", position: "1")
            let open = try await store.queueStatus()
            #expect(open.count == 2 && open.oldestSeen == .at(1))
            #expect(try #require(open.nextDue) <= .at(2), "both are due at once")
            let claimed = try await store.claim(limit: 2, worker: "w", now: .at(2))
            #expect(try await store.queueStatus() == QueueStatus(count: 2, nextDue: nil, oldestSeen: .at(1)))
            try await store.postpone(try #require(claimed.last), until: .at(70), reason: "503")
            #expect(try await store.queueStatus() == QueueStatus(count: 2, nextDue: .at(70), oldestSeen: .at(1)))
        },
        Case("Many workers at once never get the same publication") { store async throws in
            try await store.accept((0..<60).map { .sample("p\($0)") }, feed: "f", position: "1")
            let claimed = try await withThrowingTaskGroup(of: [QueuedPublication].self) { group in
                for worker in 0..<12 {
                    group.addTask { try await store.claim(limit: 7, worker: "w\(worker)", now: .at(1)) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 60)
            #expect(Set(claimed.map(\.name)).count == 60)
        },
    ]
}
