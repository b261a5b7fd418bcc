// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing
import Watch

extension JourneyStoreContract {
    static let knowledge: [Case] = [
        Case("An unknown package is nil, has no dependents and no judgements") { store async throws in
            #expect(try await store.knownPackage("a") == nil)
            #expect(try await store.dependents(of: "a") == (0, 0))
            #expect(try await store.judgements(of: [ReleaseReference(name: "a", version: "1.0.0")]).isEmpty)
            #expect(try await store.judgements(ofPackages: ["a"], atLeast: .clear).isEmpty)
            #expect(try await store.judgements(of: []).isEmpty)
            #expect(try await store.judgements(ofPackages: [], atLeast: .clear).isEmpty)
        },
        Case("A finished publication leaves its history as it was given, and leaves the queue") { store async throws in
            try await store.accept([.sample("a")], feed: "f", position: "1")
            let claimed = try #require(try await store.claim(limit: 1, worker: "w", now: .at(1)).first)
            try await store.finish(.sample(claimed))
            let known = try #require(try await store.knownPackage("a"))
            let expected = KnownPackage.sample("a")
            #expect(known.history == expected.history)
            #expect(known.etag == expected.etag && known.readAt == expected.readAt)
            #expect(try await store.queueStatus().count == 0)
            #expect(try await store.feedPosition("f") == "1")
        },
        Case("A later look replaces the history, and may bring no validator") { store async throws in
            try await store.finish(.sample(.sample("a")))
            var second = JourneyOutcome.sample(.sample("a", "2"))
            second.known = .sample("a", releases: 5, etag: nil, readAt: 77)
            try await store.finish(second)
            let known = try #require(try await store.knownPackage("a"))
            #expect(known.history.releases.count == 5 && known.etag == nil && known.readAt == .at(77))
            #expect(try await store.dependents(of: "none").known == 1)
        },
        Case("An outcome without a package keeps what is known of it") { store async throws in
            try await store.finish(.sample(.sample("a")))
            let gone = JourneyOutcome(publication: .sample("a", "2"), known: nil, dependencies: [], judged: [], messages: [])
            try await store.finish(gone)
            #expect(try await store.knownPackage("a") != nil)
            #expect(try await store.dependents(of: "through") == (1, 1))
        },
        Case("A package that was never known stays unknown when its outcome has none") { store async throws in
            try await store.accept([.sample("a")], feed: "f", position: "1")
            try await store.finish(JourneyOutcome(publication: .sample("a"), known: nil, dependencies: ["b"], judged: [], messages: []))
            #expect(try await store.knownPackage("a") == nil)
            #expect(try await store.dependents(of: "b") == (0, 0))
            #expect(try await store.queueStatus().count == 0)
        },
        Case("A document that calls itself otherwise does not replace another package") { store async throws in
            try await store.finish(.sample(.sample("victim")))
            var outcome = JourneyOutcome.sample(.sample("liar"))
            outcome.known = .sample("victim", releases: 0)
            try await store.finish(outcome)
            #expect(try await store.knownPackage("victim")?.history.releases.count == 2)
        },
        Case("An entry that has moved on meanwhile stays queued and unclaimed") { store async throws in
            try await store.accept([.sample("a", "1")], feed: "f", position: "1")
            let claimed = try #require(try await store.claim(limit: 1, worker: "w", now: .at(0)).first)
            try await store.accept([.sample("a", "2", seen: 1, revision: "2-b")], feed: "f", position: "2")
            #expect(try await store.claim(limit: 1, worker: "v", now: .at(1)).isEmpty)
            try await store.finish(.sample(claimed))
            #expect(try await store.knownPackage("a") != nil)
            #expect(try await store.claim(limit: 1, worker: "v", now: .at(1)) == [.sample("a", "2", seen: 0, revision: "2-b")])
        },
        Case("Finishing again repeats nothing: a crash before the caller heard of it does no harm") { store async throws in
            try await store.accept([.sample("a")], feed: "f", position: "1")
            let outcome = JourneyOutcome.sample(.sample("a"), messages: [.sample("m1")])
            try await store.finish(outcome)
            try await store.finish(outcome)
            #expect(try await store.queueStatus().count == 0)
            #expect(try await store.dueMessages(limit: 9, channels: ["stdout"], now: .at(9)).count == 1)
            #expect(try await store.dependents(of: "through") == (1, 1))
            #expect(try await store.judgements(ofPackages: ["a"], atLeast: .clear).count == 1)
        },
        Case("An outcome that is to be tried again is kept, and its publication waits") { store async throws in
            try await store.accept([.sample("a")], feed: "f", position: "1")
            let claimed = try #require(try await store.claim(limit: 1, worker: "w", now: .at(0)).first)
            var outcome = JourneyOutcome.sample(claimed)
            outcome.retry = .init(until: .at(50), reason: "503")
            try await store.finish(outcome)
            #expect(try await store.knownPackage("a") != nil)
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(49)).isEmpty)
            #expect(try await store.claim(limit: 1, worker: "w", now: .at(50)).map(\.attempts) == [1])
        },
        Case("Dependents are counted by what was last said of each package") { store async throws in
            try await store.finish(.sample(.sample("a"), dependencies: ["x", "y", "x"]))
            try await store.finish(.sample(.sample("b"), dependencies: ["x"]))
            #expect(try await store.dependents(of: "x") == (2, 2))
            #expect(try await store.dependents(of: "y") == (1, 2))
            #expect(try await store.dependents(of: "x", among: ["b", "a", "unknown"]) == ["a", "b"])
            #expect(try await store.dependents(of: "y", among: ["b"]).isEmpty)
            try await store.finish(.sample(.sample("a", "2"), dependencies: ["y", "z"]))
            #expect(try await store.dependents(of: "x") == (1, 2))
            #expect(try await store.dependents(of: "y") == (1, 2))
            #expect(try await store.dependents(of: "z") == (1, 2))
            try await store.finish(.sample(.sample("a", "3"), dependencies: []))
            #expect(try await store.dependents(of: "y") == (0, 2))
        },
        Case("Judgements come back by release, whole, each once") { store async throws in
            var outcome = JourneyOutcome.sample(.sample("a"))
            outcome.judged = [.sample("a", "1.0.0"), .sample("a", "1.0.1", .clear), .sample("@s/b", "2.0.0-rc.1", .unread)]
            try await store.finish(outcome)
            let wanted = [ReleaseReference(name: "a", version: "1.0.0"), ReleaseReference(name: "@s/b", version: "2.0.0-rc.1")]
            let found = try await store.judgements(of: wanted + wanted + [ReleaseReference(name: "a", version: "9.9.9")])
            #expect(found.count == 2)
            for judged in outcome.judged where wanted.contains(judged.release) {
                #expect(found.contains { isSame($0, judged) })
            }
        },
        Case("A release judged again has its newest judgement only") { store async throws in
            var outcome = JourneyOutcome.sample(.sample("a"))
            outcome.judged = [.sample("a", "1.0.0", .clear)]
            try await store.finish(outcome)
            outcome.judged = [.sample("a", "1.0.0", .dangerous)]
            try await store.finish(outcome)
            #expect(try await store.judgements(of: [ReleaseReference(name: "a", version: "1.0.0")]).map(\.verdict) == [.dangerous])
            #expect(try await store.judgements(ofPackages: ["a"], atLeast: .clear).map(\.verdict) == [.dangerous])
        },
        Case("Judgements by package keep what ranks at least as high; unread is never taken for clear") { store async throws in
            var outcome = JourneyOutcome.sample(.sample("a"))
            outcome.judged = Verdict.allCases.map { .sample("a", "1.0.0-\($0.rawValue)", $0) } + [.sample("other", "1.0.0", .confirmed)]
            try await store.finish(outcome)
            for least in Verdict.allCases {
                let found = try await store.judgements(ofPackages: ["a", "nothing"], atLeast: least)
                #expect(Set(found.map(\.verdict)) == Set(Verdict.allCases.filter { $0.rank >= least.rank }))
                #expect(found.allSatisfy { $0.release.name == "a" })
            }
            #expect(try await store.judgements(ofPackages: ["a"], atLeast: .notice).contains { $0.verdict == .unread })
        },
        Case("Sums that are no numbers do not stop the journey") { store async throws in
            var outcome = JourneyOutcome.sample(.sample("a"))
            outcome.judged[0].sum = WeightSum(prior: -.infinity, terms: [.init(id: "x", group: "g", bits: 1, counted: .infinity)])
            try await store.finish(outcome)
            #expect(try await store.knownPackage("a") != nil)
        },
    ]
}
