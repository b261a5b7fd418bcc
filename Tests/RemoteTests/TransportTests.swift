// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Remote
import Synchronization
import Testing
import Watch

@Suite("When the other side misbehaves")
struct TransportTests {
    private typealias Reply = ScriptedServer.Reply

    private func packument(
        _ reply: ScriptedServer.Reply, limits: HTTPLimits = HTTPLimits(), limit: Int = 1_000_000
    ) async throws -> PackumentAnswer {
        try await ScriptedServer.with({ _ in reply }) { server in
            try await withHTTP(limits) { http in
                try await HTTPRegistry(server.base, http: http, documentLimit: limit).packument("p", etag: nil)
            }
        }
    }

    @Test("A compressed document is unpacked")
    func gzip() async throws {
        let text = "{\"a\":\"" + String(repeating: "x", count: 200_000) + "\"}"
        let answer = try await packument(.status("200 OK", ["Content-Encoding: gzip"], body: Gzip.stored(bytes(text))))
        #expect(answer.text == text)
    }

    @Test("A compressed document that is cut off or damaged is malformed", arguments: [1, 4, 40, 1000])
    func damagedGzip(missing: Int) async throws {
        let whole = Gzip.stored(bytes("{\"a\":\"" + String(repeating: "x", count: 2000) + "\"}"))
        await expectError(.malformed) {
            try await packument(.status("200 OK", ["Content-Encoding: gzip"], body: whole.dropLast(missing)))
        }
        await expectError(.malformed) {
            var broken = whole
            broken[whole.count - 5] ^= 1
            return try await packument(.status("200 OK", ["Content-Encoding: gzip"], body: broken))
        }
        await expectError(.malformed) {
            try await packument(.status("200 OK", ["Content-Encoding: gzip"], body: whole + bytes("more")))
        }
    }

    @Test("A gzip bomb ends at the limit, as too large")
    func bomb() async throws {
        // 150 MB in 150 kB, against the limit that holds in life.
        await expectError(.tooLarge) {
            try await packument(
                .status("200 OK", ["Content-Encoding: gzip"], body: Gzip.bomb(megabytes: 150)), limit: HTTPLimits.documentBytes)
        }
        // The limit of the single request, below that of the client, counts unpacked bytes as well.
        let long = Gzip.stored(bytes("{\"a\":\"" + String(repeating: "x", count: 100_000) + "\"}"))
        await expectError(.tooLarge) { try await packument(.status("200 OK", ["Content-Encoding: gzip"], body: long), limit: 100_000) }
    }

    @Test("A document above the limit is too large, announced or not, and one at the limit is not")
    func oversized() async throws {
        let body = bytes("{\"a\":\"" + String(repeating: "x", count: 9_992) + "\"}")
        #expect(body.count == 10_000)
        #expect(try await packument(.status("200 OK", body: body), limit: 10_000).text?.utf8.count == 10_000)
        await expectError(.tooLarge) { try await packument(.status("200 OK", body: body), limit: 9_999) }
        // Announced only: refused before it is sent.
        await expectError(.tooLarge) {
            try await packument(Reply(bytes: bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"), holds: true))
        }
        let chunked = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2710\r\n") + body + bytes("\r\n1\r\n \r\n0\r\n\r\n")
        await expectError(.tooLarge) { try await packument(Reply(bytes: chunked), limit: 10_000) }
    }

    @Test("An answer without a stated length is read to its end")
    func untilClose() async throws {
        #expect(try await packument(.raw("HTTP/1.1 200 OK\r\n\r\n{\"a\":1}")).text == "{\"a\":1}")
        #expect(try await packument(.raw("HTTP/1.0 200 OK\r\n\r\n{}")).text == "{}")
    }

    @Test(
        "A connection that breaks off is unreachable, never a short document",
        arguments: [
            "", "HTTP/1.1", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        ])
    func dropped(text: String) async throws {
        let error = await expectError(.unreachable) { try await packument(.raw(text)) }
        #expect(error?.isPassing == true)
    }

    @Test(
        "An answer that is not HTTP is malformed",
        arguments: ["SSH-2.0-OpenSSH_9.6\r\n", "220 mail.test ESMTP\r\n", "\u{16}\u{3}\u{1}\u{2}"])
    func notHTTP(text: String) async throws {
        await expectError(.malformed) { try await packument(.raw(text)) }
    }

    @Test(
        "A server that does not finish in time is unreachable",
        arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"])
    func slow(text: String) async throws {
        let error = await expectError(.unreachable) {
            try await packument(Reply(bytes: bytes(text), holds: true), limits: impatient)
        }
        #expect(error?.isPassing == true)
    }

    @Test("Silence ends a request before its whole time is over")
    func silent() async throws {
        let limits = HTTPLimits(request: .seconds(3600), idle: .milliseconds(300))
        for text in ["", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"] {
            await expectError(.unreachable) { try await packument(Reply(bytes: bytes(text), holds: true), limits: limits) }
        }
    }

    @Test("A port where nobody listens is unreachable")
    func nobody() async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        server.stop()
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            let error = await expectError(.unreachable) { try await registry.packument("p", etag: nil) }
            #expect(error?.message == "\(server.base)/p could not be read: connection refused.")
        }
    }

    @Test("A server that does not speak TLS is unreachable over https, and is not asked without it")
    func noTLS() async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }
        try await withHTTP(HTTPLimits(connect: .milliseconds(300))) { http in
            let registry = try HTTPRegistry("https://127.0.0.1:\(server.port)", http: http)
            await expectError(.unreachable) { try await registry.packument("p", etag: nil) }
        }
        #expect(server.requests.isEmpty)
    }

    @Test("A GET whose connection was closed before any answer is sent once more, a POST is not")
    func closedConnections() async throws {
        let count = Mutex(0)
        let server = try ScriptedServer { _ in
            count.withLock {
                $0 += 1
                return $0 == 1 ? .raw("") : .json("{}")
            }
        }
        let post = try ScriptedServer { _ in .raw("") }
        let get = try ScriptedServer { _ in .raw("") }
        defer { for server in [server, post, get] { server.stop() } }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            let answer = try await registry.packument("p", etag: nil)
            #expect(answer.text == "{}")
            let message = OutgoingMessage(id: "a", kind: .alert, channel: "x", body: "{}", createdAt: Timestamp(milliseconds: 0))
            let channel = try WebhookChannel(post.base, secret: "s", http: http)
            await expectError(.unreachable) { try await channel.deliver(message) }
            await expectError(.unreachable) { try await HTTPRegistry(get.base, http: http).packument("p", etag: nil) }
        }
        #expect(server.requests.count == 2)
        #expect(post.requests.count == 1)
        #expect(get.requests.count == 2)
    }

    @Test("A cancelled request ends as an error, not as a document")
    func cancelled() async throws {
        try await ScriptedServer.with({ _ in Reply(bytes: bytes("HTTP/1.1 200 OK\r\n\r\n{}"), holds: true) }) { server in
            try await withHTTP { http in
                let registry = try HTTPRegistry(server.base, http: http)
                let task = Task { try await registry.packument("p", etag: nil) }
                while server.requests.isEmpty { await Task.yield() }
                task.cancel()
                await expectError(.unreachable) { try await task.value }
            }
        }
    }

    @Test("Many requests at once share the connections of the pool")
    func many() async throws {
        try await ScriptedServer.with({ .json("{\"name\":\"\($0.target)\"}") }) { server in
            try await withHTTP(HTTPLimits(connectionsPerHost: 4)) { http in
                let registry = try HTTPRegistry(server.base, http: http)
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<60 {
                        group.addTask { try await registry.packument("p\(number)", etag: nil).text == "{\"name\":\"/p\(number)\"}" }
                    }
                    for try await isRight in group { #expect(isRight) }
                }
            }
        }
    }
}
