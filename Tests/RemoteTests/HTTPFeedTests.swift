// SPDX-License-Identifier: Apache-2.0

import Remote
import Testing
import Watch

@Suite("Reading a feed of changes over HTTP")
struct HTTPFeedTests {
    private func page(_ text: String, since: String = "0", limit: Int = 100) async throws -> FeedPage {
        try await ScriptedServer.with({ _ in .json(text) }) { server in
            try await withHTTP { try await HTTPFeed(registry: server.base, http: $0).changes(since: since, limit: limit) }
        }
    }

    @Test("A page is asked for with since and limit, and read in order")
    func plain() async throws {
        let text = """
            {"results":[{"seq":11,"id":"a","changes":[{"rev":"3-x"}]},{"seq":12,"id":"@s/b","changes":[{"rev":"1-y"}],"deleted":true}],"last_seq":12}
            """
        let server = try ScriptedServer { _ in .json(text) }
        defer { server.stop() }
        let page = try await withHTTP { try await HTTPFeed(registry: server.base, http: $0).changes(since: "10", limit: 2) }
        #expect(
            page
                == FeedPage(
                    changes: [
                        FeedChange(sequence: "11", name: "a", revision: "3-x"),
                        FeedChange(sequence: "12", name: "@s/b", revision: "1-y", isDeleted: true),
                    ], lastSequence: "12"))
        #expect(server.requests.map(\.target) == ["/registry/_changes?since=10&limit=2"])
    }

    @Test(
        "Oddities are read leniently",
        arguments: [
            ("nothing new", #"{"results":[],"last_seq":7}"#, [], "7"),
            ("nothing at all", #"{"results":[]}"#, [], "5"),
            (
                "null ids, numbers as ids, design documents",
                #"{"results":[{"seq":6,"id":null},{"seq":7,"id":3},{"seq":8},{"seq":9,"id":"_design/app"},{"seq":10,"id":""},{"seq":11,"id":"a"}],"last_seq":11}"#,
                ["11 a -"], "11"
            ),
            (
                "entries of wrong types", #"{"results":[null,1,"x",[],{"seq":6,"id":"a","changes":"x","deleted":"yes"}],"last_seq":6}"#,
                ["6 a -"], "6"
            ),
            (
                "string sequences",
                #"{"results":[{"seq":"9-g1AAAA","id":"a","changes":[{"rev":"1-a"}]}],"last_seq":"9-g1AAAA","pending":0}"#,
                ["9-g1AAAA a 1-a"], "9-g1AAAA"
            ),
            ("list sequences", #"{"results":[{"seq":[9,"g1"],"id":"a"}],"last_seq":[9,"g1"]}"#, [#"[9,"g1"] a -"#], #"[9,"g1"]"#),
            ("no last_seq", #"{"results":[{"seq":6,"id":"a"},{"seq":7,"id":"b"}]}"#, ["6 a -", "7 b -"], "7"),
            ("last_seq null", #"{"results":[{"seq":6,"id":"a"}],"last_seq":null}"#, ["6 a -"], "6"),
            ("last_seq that stands still", #"{"results":[{"seq":6,"id":"a"}],"last_seq":5}"#, ["6 a -"], "6"),
            ("an entry without a sequence", #"{"results":[{"seq":6,"id":"a"},{"id":"b"}],"last_seq":8}"#, ["6 a -", "6 b -"], "8"),
            ("the change that was asked from, again", #"{"results":[{"seq":5,"id":"a"},{"seq":6,"id":"b"}],"last_seq":6}"#, ["6 b -"], "6"),
            ("only the change that was asked from", #"{"results":[{"seq":5,"id":"a"}],"last_seq":5}"#, [], "5"),
            (
                "several revisions", #"{"results":[{"seq":6,"id":"a","changes":[{"x":1},{"rev":"2-b"},{"rev":"2-a"}]}],"last_seq":6}"#,
                ["6 a 2-b"], "6"
            ),
            (
                "a sequence that grew beyond 64 bits",
                #"{"results":[{"seq":99999999999999999999,"id":"a"}],"last_seq":99999999999999999999}"#, ["99999999999999999999 a -"],
                "99999999999999999999"
            ),
            ("a renumbered feed", #"{"results":[{"seq":1,"id":"a"}],"last_seq":1}"#, ["1 a -"], "1"),
            (
                "deleted", #"{"results":[{"seq":6,"id":"a","deleted":true},{"seq":7,"id":"b","deleted":false}],"last_seq":7}"#,
                ["6 a - deleted", "7 b -"], "7"
            ),
            (
                "more than the limit",
                #"{"results":[{"seq":6,"id":"a"},{"seq":7,"id":"b"},{"seq":8,"id":"c"},{"seq":9,"id":"d"},{"seq":10,"id":"e"},{"seq":11,"id":"f"},{"seq":12,"id":"g"}],"last_seq":99}"#,
                ["6 a -", "7 b -", "8 c -", "9 d -", "10 e -", "11 f -"], "11"
            ),
        ] as [(String, String, [String], String)])
    func lenient(what: String, text: String, changes: [String], last: String) async throws {
        let page = try await page(text, since: "5", limit: 6)
        #expect(page.changes.map { "\($0.sequence) \($0.name) \($0.revision ?? "-")\($0.isDeleted ? " deleted" : "")" } == changes)
        #expect(page.lastSequence == last)
    }

    @Test(
        "What is no page is malformed",
        arguments: [
            "", "{}", "[]", "null", "<html>", #"{"results":{}}"#, #"{"results":"x","last_seq":1}"#, #"{"results":[],"last_seq":1"#,
            #"{"results":[{"id":"a"}]}"#, #"{"results":[{"seq":null,"id":"a"}],"last_seq":0}"#, #"{"error":"not_found"}"#,
        ])
    func malformed(text: String) async throws {
        await expectError(.malformed) { try await page(text) }
    }

    @Test("A sequence of excessive length is not kept")
    func longSequence() async throws {
        let long = String(repeating: "9", count: 5000)
        #expect(try await page(#"{"results":[{"seq":1,"id":"a"}],"last_seq":"\#(long)"}"#).lastSequence == "1")
    }

    @Test("A page above the limit is too large")
    func oversized() async throws {
        let text = #"{"results":[],"last_seq":1,"x":"\#(String(repeating: "x", count: 1000))"}"#
        try await ScriptedServer.with({ _ in .json(text) }) { server in
            try await withHTTP { http in
                let feed = try HTTPFeed(registry: server.base, http: http, pageLimit: 1000)
                await expectError(.tooLarge) { try await feed.changes(since: "0", limit: 10) }
            }
        }
    }

    @Test(
        "Whatever since holds, it stays a value",
        arguments: [("9-g1&limit=9999#x", "9-g1%26limit%3D9999%23x"), ("a b\r\nX: y", "a%20b%0D%0AX%3A%20y"), ("", "")])
    func since(value: String, encoded: String) async throws {
        let server = try ScriptedServer { _ in .json(#"{"results":[],"last_seq":1}"#) }
        defer { server.stop() }
        _ = try await withHTTP { try await HTTPFeed(registry: server.base, http: $0).changes(since: value, limit: -3) }
        #expect(server.requests.map(\.target) == ["/registry/_changes?since=\(encoded)&limit=1"])
    }

    @Test("Where the feed is not under /registry, it is looked for beside it once, and remembered")
    func fallback() async throws {
        let server = try ScriptedServer { request in
            if request.target == "/npm/" { return .json(#"{"db_name":"registry","update_seq":41}"#) }
            return request.target.hasPrefix("/npm/_changes?") ? .json(#"{"results":[],"last_seq":1}"#) : .notFound
        }
        defer { server.stop() }
        try await withHTTP { http in
            let feed = try HTTPFeed(registry: server.base + "/npm", http: http)
            _ = try await feed.changes(since: "0", limit: 5)
            _ = try await feed.changes(since: "1", limit: 5)
            #expect(try await feed.newestSequence() == "41")
            #expect(feed.address == server.base + "/npm/_changes")
        }
        #expect(
            server.requests.map(\.target) == [
                "/npm/registry/_changes?since=0&limit=5", "/npm/_changes?since=0&limit=5", "/npm/_changes?since=1&limit=5", "/npm/",
            ])
    }

    @Test("Only 404 makes the other address be tried")
    func noFallback() async throws {
        let server = try ScriptedServer { _ in .status("503 Service Unavailable", ["Retry-After: 9"]) }
        defer { server.stop() }
        try await withHTTP { http in
            let feed = try HTTPFeed(registry: server.base, http: http)
            let error = await expectError(.busy) { try await feed.changes(since: "0", limit: 5) }
            #expect(error?.retryAfter == 9)
        }
        #expect(server.requests.count == 1)
    }

    @Test("Without a feed anywhere the error names the option that helps, and a later look finds it")
    func nowhere() async throws {
        let answers = Switch()
        let server = try ScriptedServer { _ in answers.isOn ? .json(#"{"results":[],"last_seq":1}"#) : .notFound }
        defer { server.stop() }
        try await withHTTP { http in
            let feed = try HTTPFeed(registry: server.base, http: http)
            let error = await expectError(.missing) { try await feed.changes(since: "0", limit: 5) }
            #expect(error?.remedy.contains("--changes") == true)
            answers.turnOn()
            #expect(try await feed.changes(since: "0", limit: 5).lastSequence == "1")
        }
    }

    @Test("An address given in full is the only one that is asked")
    func given() async throws {
        let server = try ScriptedServer { _ in .notFound }
        defer { server.stop() }
        try await withHTTP { http in
            let feed = try HTTPFeed(registry: "https://registry.example.test", changes: server.base + "/feed/changes", http: http)
            await expectError(.missing) { try await feed.changes(since: "0", limit: 5) }
            #expect(try await feed.newestSequence() == nil)
            await expectError(.refused) { try HTTPFeed(registry: server.base, changes: "feed", http: http) }
        }
        #expect(server.requests.map(\.target) == ["/feed/changes?since=0&limit=5", "/feed/"])
    }

    @Test("The public registry's feed is looked for at its own host")
    func publicFeed() async throws {
        try await withHTTP { http in
            let feed = try HTTPFeed(registry: "https://registry.npmjs.org/", http: http)
            #expect(feed.address == "https://replicate.npmjs.com/registry/_changes")
        }
    }

    @Test(
        "The newest sequence is what the root document states",
        arguments: [
            (#"{"db_name":"registry","update_seq":9001}"#, "9001"), (#"{"update_seq":"9-g1A"}"#, "9-g1A"),
            (#"{"db_name":"registry"}"#, nil),
            (#"{"update_seq":null}"#, nil), (#"{"update_seq":{}}"#, nil),
        ] as [(String, String?)])
    func newest(text: String, expected: String?) async throws {
        let server = try ScriptedServer { _ in .json(text) }
        defer { server.stop() }
        try await withHTTP { http in
            let feed = try HTTPFeed(registry: server.base, http: http)
            #expect(try await feed.newestSequence() == expected)
        }
        #expect(server.requests.map(\.target) == ["/registry/"])
    }

    @Test("A root that is no document at all is malformed", arguments: ["<html>", "[]", ""])
    func newestMalformed(text: String) async throws {
        try await ScriptedServer.with({ _ in .json(text) }) { server in
            try await withHTTP { http in
                await expectError(.malformed) { try await HTTPFeed(registry: server.base, http: http).newestSequence() }
            }
        }
    }

    @Test("A feed does not lead to another host")
    func redirect() async throws {
        let other = try ScriptedServer { _ in .json(#"{"results":[],"last_seq":1}"#) }
        let server = try ScriptedServer { _ in .redirect("\(other.base)/_changes") }
        defer {
            server.stop()
            other.stop()
        }
        try await withHTTP { http in
            await expectError(.refused) { try await HTTPFeed(registry: server.base, http: http).changes(since: "0", limit: 5) }
        }
        #expect(other.requests.isEmpty)
    }
}
