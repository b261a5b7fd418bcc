// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Remote
import Testing
import Watch

@Suite("Posting to a webhook")
struct WebhookChannelTests {
    private func message(_ body: String, attempts: Int = 1, id: String = "a1b2") -> OutgoingMessage {
        OutgoingMessage(id: id, kind: .alert, channel: "x", body: body, createdAt: Timestamp(milliseconds: 0), attempts: attempts)
    }

    /// Signatures as `printf '%s' BODY | openssl dgst -sha256 -hmac SECRET` (OpenSSL 3.0) prints them.
    @Test(
        "The body arrives as it is, signed so that openssl agrees",
        arguments: [
            (
                #"{"type":"alert","release":"event-stream@3.3.6"}"#, "a shared secret",
                "90182941593afc8252c138a7ecb7c92c891a690fb9db5bffe36b4f2d5196bbd8"
            ),
            (#"{"message":"größer 🐦"}"#, "ключ", "e2209e9f319101a310197fb42720c022fafb0b608e9f593d053a1a971b486ccf"),
        ])
    func signed(body: String, secret: String, signature: String) async throws {
        let server = try ScriptedServer { _ in .status("202 Accepted", body: bytes("thanks")) }
        defer { server.stop() }
        try await withHTTP { http in
            let channel = try WebhookChannel(server.base + "/hook?token=t", secret: secret, http: http)
            #expect(channel.id == server.base + "/hook?token=t")
            #expect(channel.kinds == [.alert, .withdrawal])
            try await channel.deliver(message(body, attempts: 3))
        }
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/hook?token=t")
        #expect(request.body == bytes(body))
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["x-lapwing-signature"] == "sha256=\(signature)")
        #expect(request.headers["x-lapwing-id"] == "a1b2")
        #expect(request.headers["x-lapwing-attempt"] == "3")
        #expect(request.headers["user-agent"] == "lapwing/9.8.7")
        #expect(server.requests.count == 1)
    }

    @Test("Any 2xx means delivered", arguments: ["200 OK", "201 Created", "204 No Content", "299 x"])
    func delivered(status: String) async throws {
        let answer =
            status.hasPrefix("204") ? ScriptedServer.Reply.raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n") : .status(status)
        try await ScriptedServer.with({ _ in answer }) { server in
            try await withHTTP { try await WebhookChannel(server.base, secret: "s", http: $0).deliver(message("{}")) }
        }
    }

    @Test(
        "Anything else is an error that does not give the address away",
        arguments: [
            ("500 Internal Server Error", RemoteError.Code.busy), ("429 Too Many Requests", .busy), ("401 Unauthorized", .refused),
            ("404 Not Found", .missing),
            ("410 Gone", .missing), ("301 Moved Permanently", .malformed), ("304 Not Modified", .malformed),
        ])
    func failed(status: String, code: RemoteError.Code) async throws {
        let other = try ScriptedServer { _ in .status("200 OK") }
        let server = try ScriptedServer { _ in .status(status, ["Location: \(other.base)/hook", "Retry-After: 3"]) }
        defer {
            server.stop()
            other.stop()
        }
        try await withHTTP { http in
            let channel = try WebhookChannel(server.base + "/services/T0KEN?key=T0KEN", secret: "s3cret", http: http)
            let error = await expectError(code) { try await channel.deliver(message("{}")) }
            #expect(error?.message.contains(status.prefix(3)) == true)
            #expect(error?.message.contains(server.base) == true)
            #expect(error.map { $0.description.contains("T0KEN") || $0.description.contains("s3cret") } == false)
            #expect(error?.retryAfter == (code == .busy ? 3 : nil))
        }
        #expect(other.requests.isEmpty)
    }

    @Test("A receiver that does not answer in time is unreachable, and so is none")
    func silent() async throws {
        let server = try ScriptedServer { _ in .init(bytes: [], holds: true) }
        try await withHTTP { http in
            let channel = try WebhookChannel(server.base + "/T0KEN", secret: "s", http: http, timeout: .milliseconds(300))
            let late = await expectError(.unreachable) { try await channel.deliver(message("{}")) }
            server.stop()
            let nobody = await expectError(.unreachable) { try await channel.deliver(message("{}")) }
            for error in [late, nobody] { #expect(error?.description.contains("T0KEN") == false) }
        }
    }

    @Test("A message id cannot add headers")
    func hostileIdentifier() async throws {
        let server = try ScriptedServer { _ in .status("200 OK") }
        defer { server.stop() }
        try await withHTTP { http in
            let channel = try WebhookChannel(server.base, secret: "s", http: http)
            await expectError(.refused) { try await channel.deliver(message("{}", id: "a\r\nX-Other: b")) }
        }
        #expect(server.requests.isEmpty)
    }

    @Test("An address or a secret that cannot be used is refused at once")
    func configuration() async throws {
        try await withHTTP { http in
            for url in ["", "hook", "ftp://h/", "https://user:T0KEN@h/"] {
                let error = await expectError(.refused) { try WebhookChannel(url, secret: "s", http: http) }
                #expect(error?.description.contains("T0KEN") == false)
            }
            await expectError(.refused) { try WebhookChannel("https://h/", secret: "", http: http) }
        }
    }
}
