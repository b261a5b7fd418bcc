// SPDX-License-Identifier: Apache-2.0

import Remote
import Synchronization
import Testing
import Watch

@Suite("Downloading a file")
struct HTTPDownloadTests {
    private let file = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    private func collected(_ url: String, limit: Int = 1_000_000) async throws -> [UInt8] {
        let sink = Sink()
        try await withHTTP { http in
            try await HTTPDownload(http: http).pieces(of: url, limit: limit) { piece in sink.bytes.withLock { $0 += piece } }
        }
        return sink.bytes.withLock { $0 }
    }

    @Test("A file comes whole, at once or in pieces, after redirects on its host")
    func whole() async throws {
        let server = try ScriptedServer { [file] in $0.target == "/npm.zip" ? .status("200 OK", body: file) : .redirect("/npm.zip") }
        defer { server.stop() }
        let atOnce = try await withHTTP { try await HTTPDownload(http: $0).bytes(of: server.base + "/latest") }
        #expect(atOnce == file)
        #expect(try await collected(server.base + "/latest") == file)
        #expect(server.requests.allSatisfy { $0.headers["accept-encoding"] == "identity" })
    }

    @Test("A file above the limit is too large, announced or not")
    func oversized() async throws {
        let chunked = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n493E0\r\n") + file + bytes("\r\n0\r\n\r\n")
        for reply in [ScriptedServer.Reply.status("200 OK", body: file), ScriptedServer.Reply(bytes: chunked)] {
            try await ScriptedServer.with({ _ in reply }) { server in
                let whole = try await collected(server.base, limit: file.count)
                #expect(whole == file)
                await expectError(.tooLarge) { try await collected(server.base, limit: file.count - 1) }
                await expectError(.tooLarge) {
                    try await withHTTP { try await HTTPDownload(http: $0).bytes(of: server.base, limit: file.count - 1) }
                }
            }
        }
    }

    @Test("A file that breaks off is an error")
    func brokenOff() async throws {
        try await ScriptedServer.with({ _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc") }) { server in
            await expectError(.unreachable) { try await collected(server.base) }
        }
    }

    @Test("A status other than 200, another host and what is no address are errors")
    func errors() async throws {
        let other = try ScriptedServer { _ in .status("200 OK") }
        let server = try ScriptedServer { $0.target == "/away" ? .redirect(other.base) : .notFound }
        defer {
            server.stop()
            other.stop()
        }
        await expectError(.missing) { try await collected(server.base + "/none") }
        await expectError(.refused) { try await collected(server.base + "/away") }
        await expectError(.refused) { try await collected("npm.zip") }
        #expect(other.requests.isEmpty)
    }

    @Test("When the receiver of the pieces fails, its error comes out")
    func receiverFails() async throws {
        try await ScriptedServer.with({ [file] _ in .status("200 OK", body: file) }) { server in
            try await withHTTP { http in
                await #expect(throws: DiskFull.self) {
                    try await HTTPDownload(http: http).pieces(of: server.base) { _ in throw DiskFull() }
                }
            }
        }
    }

    private struct DiskFull: Error {}

    private final class Sink: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }
}
