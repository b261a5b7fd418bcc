// SPDX-License-Identifier: Apache-2.0

import Remote
import Testing
import Watch

@Suite("Fetching tarballs over HTTP")
struct TarballTests {
    private let content: [UInt8] = [0x1F, 0x8B, 8, 0, 1, 2, 3, 0xFF, 0]

    /// Answers every path that ends in `.tgz`.
    private func tarballServer() throws -> ScriptedServer {
        try ScriptedServer { [content] in $0.target.hasSuffix(".tgz") ? .status("200 OK", body: content) : .notFound }
    }

    @Test(
        "Addresses on the registry are asked as they stand, those of the public registry from the one that is configured",
        arguments: [
            ("BASE/p/-/p-1.0.0.tgz", "/p/-/p-1.0.0.tgz"), ("BASE/elsewhere/p.tgz", "/elsewhere/p.tgz"),
            ("p/-/p-1.0.0.tgz", "/npm/p/-/p-1.0.0.tgz"),
            ("/p/-/p-1.0.0.tgz", "/p/-/p-1.0.0.tgz"), ("https://registry.npmjs.org/p/-/p-1.0.0.tgz", "/npm/p/-/p-1.0.0.tgz"),
            ("http://registry.npmjs.org/@s/p/-/p-1.0.0.tgz", "/npm/@s/p/-/p-1.0.0.tgz"),
            ("https://registry.npmjs.org/@s%2fp/-/p-1.0.0.tgz", "/npm/@s%2fp/-/p-1.0.0.tgz"),
            ("https://registry.npmjs.org/p/-/p 1.tgz", "/npm/p/-/p%201.tgz"), ("http://localhost:PORT/p.tgz", "/p.tgz"),
        ])
    func asked(address: String, target: String) async throws {
        let server = try tarballServer()
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base + "/npm", http: http)
            let address = address.replacing("BASE", with: server.base).replacing("PORT", with: String(server.port))
            #expect(try await registry.tarball(at: address, limit: 100) == content)
        }
        #expect(server.requests.map(\.target) == [target])
        #expect(server.requests.first?.headers["accept-encoding"] == "identity")
    }

    @Test(
        "Any other address is refused without asking anybody",
        arguments: [
            "https://evil.test/p.tgz", "http://169.254.169.254/latest.tgz", "http://127.0.0.1:1/p.tgz", "http://localhost:1/p.tgz",
            "http://127.0.0.1:PORT@evil.test/p.tgz", "https://127.0.0.1:PORT/p.tgz", "https://localhost:PORT/p.tgz",
            "http://[::ffff:127.0.0.1]:PORT/p.tgz",
            "http://2130706433:PORT/p.tgz", "http://127.1:PORT/p.tgz", "file:///etc/passwd", "//evil.test/p.tgz",
            "http://registry.npmjs.org.evil.test/p.tgz",
            "https://registry.npmjs.org@evil.test/p.tgz", "git+ssh://git@h/p.tgz", "http://127.0.0.1:PORT\\@evil.test/p.tgz",
            "/p.tgz\r\nHost: evil.test",
            "http://evil.test#http://127.0.0.1:PORT/p.tgz",
        ])
    func refused(address: String) async throws {
        let server = try tarballServer()
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            await expectError(.refused) {
                try await registry.tarball(at: address.replacing("PORT", with: String(server.port)), limit: 100)
            }
        }
        #expect(server.requests.isEmpty)
    }

    @Test("Other hosts are asked when the configuration names them")
    func otherHost() async throws {
        let server = try tarballServer()
        let other = try tarballServer()
        defer {
            server.stop()
            other.stop()
        }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, tarballHosts: [other.base], http: http)
            #expect(try await registry.tarball(at: other.base + "/p.tgz", limit: 100) == content)
        }
        #expect(server.requests.isEmpty)
        #expect(other.requests.count == 1)
    }

    @Test("A tarball above the limit is too large; one at the limit is not")
    func limit() async throws {
        let server = try tarballServer()
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            #expect(try await registry.tarball(at: "p.tgz", limit: content.count) == content)
            await expectError(.tooLarge) { try await registry.tarball(at: "p.tgz", limit: content.count - 1) }
            await expectError(.missing) { try await registry.tarball(at: "p.zip", limit: 100) }
        }
    }

    @Test("Redirects lead to configured hosts, and the last answer counts")
    func redirects() async throws {
        let other = try tarballServer()
        defer { other.stop() }
        let server = try ScriptedServer { request in
            switch request.target {
            case "/start.tgz": .redirect("next/step.tgz", "301 Moved Permanently")
            case "/next/step.tgz": .redirect("/third", "303 See Other")
            case "/third": .redirect("\(other.base)/x/p.tgz", "307 Temporary Redirect")
            default: .notFound
            }
        }
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, tarballHosts: [other.base], http: http)
            #expect(try await registry.tarball(at: "start.tgz", limit: 100) == content)
            #expect(other.requests.map(\.target) == ["/x/p.tgz"])
            #expect(other.requests.first?.headers["host"] == "127.0.0.1:\(other.port)")
            let strict = try HTTPRegistry(server.base, http: http)
            await expectError(.refused) { try await strict.tarball(at: "start.tgz", limit: 100) }
            #expect(other.requests.count == 1)
        }
    }

    @Test(
        "A redirect to a host that is not configured is refused, whatever is there",
        arguments: [
            "http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:1/", "http://localhost:OTHER/", "http://127.0.0.1:OTHER/p.tgz",
            "http://[::1]:OTHER/", "https://evil.test/", "//evil.test/", "https://127.0.0.1:PORT/", "http://10.0.0.1/", "http://0:OTHER/",
        ])
    func redirectRefused(location: String) async throws {
        let other = try tarballServer()
        defer { other.stop() }
        let server = try ScriptedServer { request in
            let port = String(request.headers["host"]?.split(separator: ":").last ?? "")
            return .redirect(location.replacing("OTHER", with: String(other.port)).replacing("PORT", with: port))
        }
        defer { server.stop() }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            // `http://0` is no address at all; the rest are addresses that must not be asked.
            let code: RemoteError.Code = location.hasPrefix("http://0:") ? .malformed : .refused
            await expectError(code) { try await registry.tarball(at: "p.tgz", limit: 100) }
            await expectError(code) { try await registry.packument("p", etag: nil) }
        }
        #expect(other.requests.isEmpty)
    }

    @Test("Five redirects are followed and no more, in circles too")
    func manyRedirects() async throws {
        let server = try ScriptedServer { request in
            let left = Int(request.target.dropFirst().prefix { $0 != "." }) ?? 0
            return left == 0 ? .status("200 OK", body: [1]) : .redirect("/\(left - 1).tgz")
        }
        let circle = try ScriptedServer { .redirect($0.target) }
        defer {
            server.stop()
            circle.stop()
        }
        try await withHTTP { http in
            let registry = try HTTPRegistry(server.base, http: http)
            #expect(try await registry.tarball(at: "5.tgz", limit: 100) == [1])
            await expectError(.malformed) { try await registry.tarball(at: "6.tgz", limit: 100) }
            await expectError(.malformed) { try await HTTPRegistry(circle.base, http: http).packument("p", etag: nil) }
        }
        #expect(circle.requests.count == 6)
    }

    @Test(
        "A redirect to what is no web address is malformed",
        arguments: ["file:///etc/passwd", "http://", "http://u:p@127.0.0.1/", "x:y", "\\\\evil\\x"])
    func badRedirect(location: String) async throws {
        try await ScriptedServer.with({ _ in .redirect(location) }) { server in
            try await withHTTP { http in
                let registry = try HTTPRegistry(server.base, http: http)
                await expectError(.malformed) { try await registry.tarball(at: "p.tgz", limit: 100) }
            }
        }
    }
}
