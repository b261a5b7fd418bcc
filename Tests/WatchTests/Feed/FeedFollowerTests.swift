// SPDX-License-Identifier: Apache-2.0

import Testing
import Watch

private func page(_ names: [String], last: String) -> FeedPage {
    FeedPage(changes: names.map { FeedChange(sequence: last, name: $0, revision: nil) }, lastSequence: last)
}

private func trouble(_ code: RemoteError.Code = .unreachable, retryAfter: Int? = nil) -> RemoteError {
    RemoteError(code: code, message: "No answer.", remedy: "Try later.", retryAfter: retryAfter)
}

@Suite("The feed follower")
struct FeedFollowerTests {
    private func settings(stops: Bool = false) -> FeedFollower.Settings {
        var settings = FeedFollower.Settings()
        settings.stopsWhenCaughtUp = stops
        return settings
    }

    @Test("Without a stored position it starts now, not at the registry's beginning")
    func startsNow() {
        var follower = FeedFollower(stored: nil, since: nil)
        #expect(follower.start() == .readNewest)
        #expect(follower.newest("812") == .fetch(since: "812", limit: 1000))
    }

    @Test("A stored position is gone on from; a given one wins over it", arguments: [(nil, "40"), ("7", "7")] as [(String?, String)])
    func goesOn(since: String?, expected: String) {
        var follower = FeedFollower(stored: "40", since: since)
        _ = follower.start()
        #expect(follower.newest("90") == .fetch(since: expected, limit: 1000))
    }

    @Test("A registry that counts anew is read from the beginning")
    func noticesRenumbering() {
        var follower = FeedFollower(stored: "5000", since: nil)
        _ = follower.start()
        for _ in 0..<2 {
            #expect(follower.newest("17") == .wait(milliseconds: 5000))
            #expect(follower.waited() == .readNewest)
        }
        #expect(follower.newest("17") == .fetch(since: "0", limit: 1000))
        #expect(follower.restarts == 1)
    }

    @Test("A replica that lags once is no reason to start again")
    func toleratesLaggingReplica() {
        var follower = FeedFollower(stored: "5000", since: nil)
        _ = follower.start()
        _ = follower.newest("4999")
        _ = follower.waited()
        #expect(follower.newest("5001") == .fetch(since: "5000", limit: 1000))
        #expect(follower.restarts == 0)
    }

    @Test("Opaque sequences are passed on as they are", arguments: ["14-g1AAAA", "", "18446744073709551616"])
    func keepsOpaqueSequences(sequence: String) {
        var follower = FeedFollower(stored: "3-g1", since: nil)
        _ = follower.start()
        _ = follower.newest(sequence)
        #expect(follower.position == "3-g1")
        #expect(follower.received(page(["a"], last: sequence)) == .accept(page(["a"], last: sequence).changes, position: sequence))
    }

    @Test("Full pages are read one after another, then it pauses")
    func pagesThenPauses() {
        var follower = FeedFollower(stored: "1", since: nil, settings: settings())
        _ = follower.newest(nil)
        _ = follower.received(page(["a"], last: "2"))
        #expect(follower.accepted() == .fetch(since: "2", limit: 1000))
        _ = follower.received(page([], last: "2"))
        #expect(follower.accepted() == .wait(milliseconds: 5000))
        #expect(follower.waited() == .fetch(since: "2", limit: 1000))
    }

    @Test("A page that leads nowhere is kept but not asked for again at once")
    func stopsAtAPageThatLeadsNowhere() {
        var follower = FeedFollower(stored: "9", since: nil, settings: settings())
        _ = follower.newest("9")
        #expect(follower.received(page(["a", "b"], last: "9")) == .accept(page(["a", "b"], last: "9").changes, position: "9"))
        #expect(follower.accepted() == .wait(milliseconds: 5000))
    }

    @Test("It stops when caught up, if it is asked to")
    func stopsWhenCaughtUp() {
        var follower = FeedFollower(stored: "1", since: nil, settings: settings(stops: true))
        _ = follower.newest("1")
        _ = follower.received(page([], last: "1"))
        #expect(follower.accepted() == .stop)
    }

    @Test("Pauses double with each failure, end at the longest, and start again after a success")
    func backsOff() {
        var follower = FeedFollower(stored: "1", since: nil, settings: settings())
        let pauses = (0..<12).map { _ in follower.failed(trouble()) }
        #expect(
            pauses.prefix(4) == [
                .wait(milliseconds: 1000), .wait(milliseconds: 2000), .wait(milliseconds: 4000), .wait(milliseconds: 8000),
            ])
        #expect(pauses.last == .wait(milliseconds: 300_000))
        _ = follower.received(page(["a"], last: "2"))
        #expect(follower.failed(trouble()) == .wait(milliseconds: 1000))
    }

    @Test("A server's wish to wait is honoured, up to a day", arguments: [(30, 30_000), (1_000_000, 86_400_000), (0, 1000)])
    func honoursRetryAfter(seconds: Int, milliseconds: Int) {
        var follower = FeedFollower(stored: "1", since: nil, settings: settings())
        #expect(follower.failed(trouble(.busy, retryAfter: seconds)) == .wait(milliseconds: milliseconds))
    }

    @Test("Asked to stop when caught up, it gives up after five failures in a row, or at once when refused")
    func givesUp() {
        var follower = FeedFollower(stored: "1", since: nil, settings: settings(stops: true))
        for _ in 0..<4 { _ = follower.failed(trouble()) }
        #expect(follower.failed(trouble()) == .giveUp(trouble()))
        var refused = FeedFollower(stored: "1", since: nil, settings: settings(stops: true))
        #expect(refused.failed(trouble(.refused)) == .giveUp(trouble(.refused)))
    }

    @Test("After ten empty pages it looks whether the registry counts anew")
    func checksNowAndThen() {
        var follower = FeedFollower(stored: "1", since: nil, settings: settings())
        for _ in 0..<10 {
            _ = follower.received(page([], last: "1"))
            _ = follower.accepted()
        }
        #expect(follower.waited() == .readNewest)
        #expect(follower.newest("1") == .fetch(since: "1", limit: 1000))
    }
}
