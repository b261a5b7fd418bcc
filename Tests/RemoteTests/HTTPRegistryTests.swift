// SPDX-License-Identifier: Apache-2.0

import Remote
import Testing
import Watch

@Suite("Reading packuments over HTTP")
struct HTTPRegistryTests {
    private let document = #"{"name":"left-pad","versions":{}}"#

    @Test("A packument is asked for as npm asks, and comes back as it was sent")
    func plain() async throws {
        let server = try ScriptedServer { [document] _ in .json(document, ["ETag: \"abc\""]) }
        defer { server.stop() }
        let answer = try await withHTTP { try await HTTPRegistry(server.base, http: $0).packument("left-pad", etag: nil) }
        guard case .document(let body, let etag) = answer else {
            Issue.record("no document")
            return
        }
        #expect(body == bytes(document))
        #expect(etag == "\"abc\"")
        let request = try #require(server.requests.first)
        #expect(request.method == "GET")
        #expect(request.target == "/left-pad")
        #expect(request.headers["accept"] == "application/json")
        #expect(request.headers["accept-encoding"] == "gzip")
        #expect(request.headers["user-agent"] == "lapwing/9.8.7")
        #expect(request.headers["host"] == "127.0.0.1:\(server.port)")
        #expect(request.headers["if-none-match"] == nil)
    }

    @Test("The validator at hand is sent, and 304 means unchanged", arguments: [[], ["Content-Encoding: gzip"]])
    func unchanged(extra: [String]) async throws {
        let server = try ScriptedServer { request in
            request.headers["if-none-match"] == "W/\"1\""
                ? .raw((["HTTP/1.1 304 Not Modified", "ETag: W/\"1\""] + extra + ["", ""]).joined(separator: "\r\n"))
                : .json("{}")
        }
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            #expect(try await registry.packument("p", etag: "W/\"1\"").isUnchanged)
            #expect(try await registry.packument("p", etag: "\"0\"").text == "{}")
        }
    }

    @Test("304 to a request without a validator is no answer")
    func unaskedNotModified() async throws {
        try await ScriptedServer.with({ _ in .raw("HTTP/1.1 304 Not Modified\r\n\r\n") }) { server in
            try await withHTTP { http in
                let registry = try HTTPRegistry(server.base, http: http)
                await expectError(.malformed) { try await registry.packument("p", etag: nil) }
                // A stored validator that cannot stand in a header is not sent.
                await expectError(.malformed) { try await registry.packument("p", etag: "\"a\"\r\nX: y") }
                #expect(server.requests.allSatisfy { $0.headers["if-none-match"] == nil && $0.headers["x"] == nil })
            }
        }
    }

    @Test(
        "A name never changes where the request goes",
        arguments: [
            ("left-pad", "/left-pad"), ("@types/node", "/@types%2fnode"), ("JSONStream", "/JSONStream"), ("-", "/-"), ("--help", "/--help"),
            ("@-/-", "/@-%2f-"), ("a..b", "/a..b"), ("hot-new!", "/hot-new!"), ("a~(1)*'", "/a~(1)*'"), ("@a.b/c_d", "/@a.b%2fc_d"),
            ("a?b", nil), ("a#b", nil), ("%2e%2e", nil), ("a%2fb", nil), ("a b", nil), ("a\\b", nil), ("a\r\nX: y", nil), ("größe", nil),
            ("..x", nil), ("@s/..x", nil), ("a;b", nil), ("http://evil.test", nil), ("@a@b/c", nil), ("_changes", nil), ("a\0", nil),
            ("../x", nil), ("..", nil), (".", nil), ("", nil), ("a/b", nil), ("/a", nil), ("a/", nil), ("@s/", nil), ("@/x", nil),
            ("@", nil),
            ("@s/../x", nil), ("@s/..", nil), ("@../..", nil), ("@s/a/b", nil), ("//evil.test/x", nil), ("@s%2f..", nil),
            (String(repeating: "a", count: 10_000), nil),
        ] as [(String, String?)])
    func names(name: String, path: String?) async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }
        try await withHTTP { http in
            for prefix in ["", "/npm/", "/a/b"] {
                let registry = try HTTPRegistry(server.base + prefix, http: http)
                if path != nil {
                    #expect(try await registry.packument(name, etag: nil).text == "{}")
                } else {
                    await expectError(.refused) { try await registry.packument(name, etag: nil) }
                }
            }
        }
        #expect(server.requests.map(\.target) == (path.map { [$0, "/npm\($0)", "/a/b\($0)"] } ?? []))
    }

    @Test("A package that is not there is missing; what is left of an unpublished one is a document")
    func gone() async throws {
        let left = #"{"_id":"p","name":"p","time":{"created":"2020-01-01T00:00:00Z","unpublished":{"versions":["1.0.0"]}}}"#
        let server = try ScriptedServer { request in
            switch request.target {
            case "/with-document": .status("404 Not Found", body: bytes(left))
            case "/with-document-200": .json(left)
            case "/gone": .status("410 Gone")
            case "/html": .status("404 Not Found", ["Content-Type: text/html"], body: bytes("<html>{}</html>"))
            default: .notFound
            }
        }
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            for name in ["none", "gone", "html"] { #expect(try await registry.packument(name, etag: nil).isMissing, "\(name)") }
            for name in ["with-document", "with-document-200"] { #expect(try await registry.packument(name, etag: nil).text == left) }
        }
    }

    @Test(
        "200 with anything but a JSON object is malformed",
        arguments: [
            "", " ", "<!DOCTYPE html><html></html>", "[]", "null", "\"x\"", "{\"a\":", "}{", "Too many requests", "{} trailing", "\u{FEFF}",
        ])
    func notJSON(body: String) async throws {
        try await ScriptedServer.with({ _ in .status("200 OK", ["Content-Type: text/html\u{1}"], body: bytes(body)) }) { server in
            try await withHTTP { http in
                let registry = try HTTPRegistry(server.base, http: http)
                let error = await expectError(.malformed) { try await registry.packument("p", etag: nil) }
                #expect(error?.isPassing == true)
            }
        }
    }

    @Test(
        "Statuses become errors that say what to do",
        arguments: [
            ("429 Too Many Requests", ["Retry-After: 120"], RemoteError.Code.busy, 120),
            ("503 Service Unavailable", ["Retry-After: 5"], .busy, 5),
            ("503 Service Unavailable", [], .busy, nil), ("500 Internal Server Error", [], .busy, nil), ("522 Who Knows", [], .busy, nil),
            ("429 x", ["Retry-After: soon"], .busy, nil), ("429 x", ["Retry-After: 99999999999999999999"], .busy, 86_400),
            ("429 x", ["Retry-After: -1"], .busy, nil), ("429 x", ["Retry-After:   7  "], .busy, 7),
            (
                "429 x", ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:51:37 GMT"], .busy, 120
            ),
            ("429 x", ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:00:00 GMT"], .busy, 0),
            ("429 x", ["Retry-After: Sun, 06 Nov 1994 08:51:37 GMT"], .busy, nil),
            ("401 Unauthorized", [], .refused, nil), ("403 Forbidden", [], .refused, nil),
            ("451 Unavailable For Legal Reasons", [], .refused, nil),
            ("400 Bad Request", [], .refused, nil), ("204 No Content", [], .malformed, nil), ("206 Partial Content", [], .malformed, nil),
            ("300 Multiple Choices", [], .malformed, nil), ("302 Found", [], .malformed, nil),
        ] as [(String, [String], RemoteError.Code, Int?)])
    func statuses(status: String, headers: [String], code: RemoteError.Code, wait: Int?) async throws {
        try await ScriptedServer.with({ _ in .status(status, headers) }) { server in
            try await withHTTP { http in
                let registry = try HTTPRegistry(server.base, http: http)
                let error = await expectError(code) { try await registry.packument("p", etag: nil) }
                #expect(error?.retryAfter == wait)
                #expect(error?.message.contains(status.prefix(3)) == true)
                #expect(error?.message.contains("\(server.base)/p") == true)
            }
        }
    }

    @Test("The reason that a server gives is passed on, made harmless")
    func reasons() async throws {
        let body = #"{"error":"held by policy\u001b[31m\u202e, see case 7"}"#
        try await ScriptedServer.with({ _ in .status("403 Forbidden", body: bytes(body)) }) { server in
            try await withHTTP { http in
                let registry = try HTTPRegistry(server.base, http: http)
                let error = await expectError(.refused) { try await registry.packument("p", etag: nil) }
                #expect(error?.message.contains(#"held by policy\u{1B}[31m\u{202E}, see case 7"#) == true, "\(error?.message ?? "")")
            }
        }
    }

    @Test(
        "What is no address is refused at once",
        arguments: ["", "registry", "ftp://h", "https://user:secret@h/", "https://h/?x=1", "unix:///tmp/x"])
    func addresses(text: String) async throws {
        try await withHTTP { http in
            await expectError(.refused) { try HTTPRegistry(text, http: http) }
            await expectError(.refused) { try HTTPRegistry("https://h", tarballHosts: ["a b"], http: http) }
        }
    }
}
