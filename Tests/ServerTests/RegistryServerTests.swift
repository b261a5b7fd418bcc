// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import NPMModel
import Server
import Testing
import Watch

/// A registry in a dictionary.
private struct SmallRegistry: RegistryContents {
    var packuments: [String: String] = [:]
    var tarballs: [String: [UInt8]] = [:]
    var feed: [FeedChange] = []
    var isBroken = false

    private struct Broken: Error {}

    func packument(_ name: String, registry: String) throws -> [UInt8]? {
        if isBroken { throw Broken() }
        return packuments[name].map { Array($0.replacing("REGISTRY", with: registry).utf8) }
    }

    func changes(since: String, limit: Int) throws -> FeedPage {
        let start = Int(since) ?? 0
        let page = feed.filter { (Int($0.sequence) ?? .max) > start }.prefix(limit)
        return FeedPage(changes: Array(page), lastSequence: page.last?.sequence ?? since)
    }

    func newestSequence() -> String { feed.last?.sequence ?? "0" }

    func packageCount() -> Int { packuments.count }

    func tarball(_ path: String) -> [UInt8]? { tarballs[path] }
}

private let full = #"""
    {"_id":"p","name":"p","dist-tags":{"latest":"1.0.0"},"readme":"long","time":{"created":"2018-01-01T00:00:00.000Z","modified":"2018-09-09T00:00:00.000Z"},
    "versions":{"1.0.0":{"name":"p","version":"1.0.0","scripts":{"postinstall":"x"},"dependencies":{"a":"^1"},"hasInstallScript":true,"bin":["odd"],
    "description":"d","dist":{"tarball":"REGISTRY/p/-/p-1.0.0.tgz"},"_npmUser":{"name":"x"}},"0.9.0":null}}
    """#

private let sample = SmallRegistry(
    packuments: [
        "p": full, "@s/p": #"{"name":"@s/p"}"#, "registry": #"{"name":"registry"}"#, "-": #"{"name":"-"}"#, "100%": #"{"name":"100%"}"#,
    ],
    tarballs: ["/p/-/p-1.0.0.tgz": [1, 2, 3], "/@s/p/-/p-1.0.0.tgz": [4, 5]],
    feed: [
        FeedChange(sequence: "1", name: "p", revision: "1-a"), FeedChange(sequence: "2", name: "@s/p", revision: "1-b"),
        FeedChange(sequence: "3", name: "gone", revision: nil, isDeleted: true),
    ])

/// What came back over a plain socket: a client that shares no code with the server, and sends any path as it is.
private struct Answer {
    var status: Int
    var headers: [String: String]
    var body: String

    init(_ url: String, headers: [String] = [], method: String = "GET") async throws {
        // On a thread of its own: waiting for the answer on one of the few that the server needs would leave it none to answer with.
        let text = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Answer.exchange(url, headers: headers, method: method) })
            }
        }
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = (parts.first ?? "").components(separatedBy: "\r\n")
        status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
        self.headers = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            self.headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        body = parts.count > 1 ? String(parts[1]) : ""
    }

    /// Everything the server sends until it closes; empty when nobody listens.
    private static func exchange(_ url: String, headers: [String], method: String) throws -> String {
        let parts = url.dropFirst("http://127.0.0.1:".count).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(parts[0], radix: 10)?.bigEndian ?? 0
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return "" }
        var lines = ["\(method) /\(parts.count > 1 ? parts[1] : "") HTTP/1.1", "Connection: close", "Content-Length: 0"] + headers
        if !headers.contains(where: { $0.hasPrefix("Host:") }) { lines.append("Host: 127.0.0.1:\(parts[0])") }
        let request = Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
        guard send(connection, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { throw POSIXError(.EPIPE) }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(connection, &piece, piece.count, 0), count > 0 { answer += piece[..<count] }
        return String(decoding: answer, as: UTF8.self)
    }
}

private let quiet: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
}()

private func serving(_ contents: SmallRegistry = sample, _ body: @escaping @Sendable (String) async throws -> Void) async throws {
    try await RecordingServer(contents: contents, logger: quiet).serving(body)
}

@Suite("Serving a registry on loopback")
struct RegistryServerTests {
    @Test("Every spelling of a scoped name gives the same document", arguments: ["/@s%2fp", "/@s%2Fp", "/@s/p", "/%40s%2fp", "//@s/p"])
    func scoped(path: String) async throws {
        try await serving { base async throws in
            let answer = try await Answer(base + path)
            #expect(answer.status == 200)
            #expect(answer.body == #"{"name":"@s/p"}"#)
            #expect(answer.headers["content-type"] == "application/json")
        }
    }

    @Test("The full form is served as it is, with tarballs at the address that was asked")
    func fullForm() async throws {
        try await serving { base async throws in
            for accept in ["application/json", "*/*", "application/json; q=1.0, application/vnd.npm.install-v1+json; q=0.5"] {
                let answer = try await Answer(base + "/p", headers: ["Accept: \(accept)", "Host: evil.test"])
                #expect(answer.body == full.replacing("REGISTRY", with: base))
                #expect(answer.headers["vary"] == "accept, accept-encoding")
            }
        }
    }

    @Test("The short form is served to clients that prefer it")
    func shortForm() async throws {
        try await serving { base async throws in
            let answer = try await Answer(
                base + "/p", headers: ["Accept: application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*"])
            #expect(answer.headers["content-type"] == "application/vnd.npm.install-v1+json")
            #expect(
                answer.body
                    == #"{"name":"p","dist-tags":{"latest":"1.0.0"},"modified":"2018-09-09T00:00:00.000Z","versions":{"1.0.0":{"name":"p","version":"1.0.0","dependencies":{"a":"^1"},"hasInstallScript":true,"bin":["odd"],"dist":{"tarball":"\#(base)/p/-/p-1.0.0.tgz"}},"0.9.0":null}}"#
            )
        }
    }

    @Test("A validator that still holds is answered 304, and the two forms have different ones")
    func validators() async throws {
        try await serving { base async throws in
            let tag = try #require(try await Answer(base + "/p").headers["etag"])
            let short = try #require(
                try await Answer(base + "/p", headers: ["Accept: application/vnd.npm.install-v1+json"]).headers["etag"])
            #expect(tag != short)
            for header in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                let answer = try await Answer(base + "/p", headers: ["If-None-Match: \(header)"])
                #expect(answer.status == 304 && answer.body.isEmpty && answer.headers["etag"] == tag, "\(header)")
            }
            for header in [short, "\"x\"", tag.replacing("\"", with: "")] {
                #expect(try await Answer(base + "/p", headers: ["If-None-Match: \(header)"]).status == 200, "\(header)")
            }
        }
    }

    @Test("Tarballs come as they are, with both spellings of the scope", arguments: ["/@s/p/-/p-1.0.0.tgz", "/@s%2fp/-/p-1.0.0.tgz"])
    func tarballs(path: String) async throws {
        try await serving { base async throws in
            let answer = try await Answer(base + path)
            #expect(answer.status == 200)
            #expect(Array(answer.body.utf8) == [4, 5])
            #expect(answer.headers["content-type"] == "application/octet-stream")
            #expect(answer.headers["content-length"] == "2")
        }
    }

    @Test("The root states the newest sequence", arguments: ["/", "/registry/"])
    func root(path: String) async throws {
        try await serving { base async throws in
            #expect(try await Answer(base + path).body == "{\"db_name\":\"registry\",\"doc_count\":5,\"update_seq\":3}\n")
        }
    }

    @Test("A package may be called registry, a dash, or hold a percent sign", arguments: ["/registry", "/-", "/100%25"])
    func oddNames(path: String) async throws {
        try await serving { base async throws in #expect(try await Answer(base + path).body.hasPrefix(#"{"name":""#)) }
    }

    @Test("The feed is paged by since and limit", arguments: ["/registry/_changes", "/_changes"])
    func feed(path: String) async throws {
        try await serving { base async throws in
            #expect(
                try await Answer(base + path + "?since=0&limit=2").body
                    == #"{"results":[{"seq":1,"id":"p","changes":[{"rev":"1-a"}]},{"seq":2,"id":"@s/p","changes":[{"rev":"1-b"}]}],"last_seq":2}"#
                    + "\n")
            #expect(
                try await Answer(base + path + "?since=2").body
                    == #"{"results":[{"seq":3,"id":"gone","changes":[],"deleted":true}],"last_seq":3}"# + "\n")
            #expect(try await Answer(base + path + "?limit=10&since=3").body == #"{"results":[],"last_seq":3}"# + "\n")
            #expect(try await Answer(base + path).body.contains(#""last_seq":3"#))
            for limit in ["0", "-1", "x", "", "99999999999999999999"] {
                #expect(try await Answer(base + path + "?limit=\(limit)").status == 400, "\(limit)")
            }
        }
    }

    @Test(
        "Everything else is 404, with a reason that npm prints",
        arguments: [
            "/none", "/@s", "/@s/none", "/p/1.0.0", "/p/", "/p/-/none.tgz", "/../p", "/%2e%2e/p", "/p/-/../../x", "/p%00", "/%zz", "/%2",
            "/a%ff", "/@/p",
            "/@s/../p", "/-/ping", "/@s%2fp%2fx", "/registry/_all_docs",
        ])
    func notFound(path: String) async throws {
        try await serving { base async throws in
            let answer = try await Answer(base + path)
            #expect(answer.status == 404)
            #expect(answer.body == "{\"error\":\"not found\"}\n")
            #expect(answer.headers["content-type"] == "application/json")
        }
    }

    @Test("Nothing but GET is served", arguments: ["PUT", "POST", "DELETE"])
    func methods(method: String) async throws {
        try await serving { base async throws in
            let answer = try await Answer(base + "/p", method: method)
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == "GET")
            #expect(try JSONDocument(answer.body).root["error"]?.string != nil)
        }
    }

    @Test("Contents that cannot be read are a server's error, without its details")
    func broken() async throws {
        try await serving(SmallRegistry(isBroken: true)) { base async throws in
            let answer = try await Answer(base + "/p")
            #expect(answer.status == 500)
            #expect(answer.body == "{\"error\":\"the contents could not be read\"}\n")
        }
    }

    @Test("A port that is taken is told, with what to do")
    func portTaken() async throws {
        try await serving { base async throws in
            let port = try #require(Int(base.split(separator: ":").last ?? ""))
            do {
                try await RecordingServer(contents: sample, port: port, logger: quiet).serving { _ in }
                Issue.record("two servers on one port")
            } catch let error as ServerError {
                #expect(error.code == .portNotAvailable)
                #expect(error.description.contains(String(port)))
            }
        }
    }

    @Test("When the work ends, the server is gone; when the work fails, its error comes out")
    func stops() async throws {
        struct Failed: Error {}
        let base = try await RecordingServer(contents: sample, logger: quiet).serving { $0 }
        #expect(try await Answer(base + "/p").status == 0)
        await #expect(throws: Failed.self) {
            try await RecordingServer(contents: sample, logger: quiet).serving { _ in throw Failed() }
        }
    }
}
