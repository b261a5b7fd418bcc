// SPDX-License-Identifier: Apache-2.0

import Logging
import Remote
import Server
import Testing
import Watch

/// One package and one tarball.
private struct OnePackage: RegistryContents {
    func packument(_ name: String, registry: String) -> [UInt8]? {
        name == "@s/p" ? bytes(#"{"name":"@s/p","tarball":"\#(registry)/@s/p/-/p-1.0.0.tgz"}"#) : nil
    }

    func changes(since: String, limit: Int) -> FeedPage {
        let changes = (1...5).map { FeedChange(sequence: "\($0)", name: "p\($0)", revision: "\($0)-x", isDeleted: $0 == 5) }
        let page = changes.filter { (Int($0.sequence) ?? 0) > (Int(since) ?? 0) }.prefix(limit)
        return FeedPage(changes: Array(page), lastSequence: page.last?.sequence ?? since)
    }

    func newestSequence() -> String { "5" }

    func packageCount() -> Int { 1 }

    func tarball(_ path: String) -> [UInt8]? { path == "/@s/p/-/p-1.0.0.tgz" ? [7, 8, 9] : nil }
}

@Suite("Client and server, end to end")
struct RegistryRoundTripTests {
    private func serving(_ body: @escaping @Sendable (String, OutgoingHTTP) async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        try await RecordingServer(contents: OnePackage(), logger: logger).serving { base in
            try await withHTTP { http in try await body(base, http) }
        }
    }

    @Test("A package is read, found unchanged, and its tarball fetched")
    func package() async throws {
        try await serving { base, http in
            let registry = try HTTPRegistry(base, http: http)
            guard case .document(let body, let etag) = try await registry.packument("@s/p", etag: nil) else {
                Issue.record("no document")
                return
            }
            let tarball = "\(base)/@s/p/-/p-1.0.0.tgz"
            #expect(String(decoding: body, as: UTF8.self).contains(tarball))
            let again = try await registry.packument("@s/p", etag: etag)
            #expect(again.isUnchanged)
            let other = try await registry.packument("@s/other", etag: etag)
            #expect(other.isMissing)
            for address in [tarball, "https://registry.npmjs.org/@s/p/-/p-1.0.0.tgz", "@s%2fp/-/p-1.0.0.tgz"] {
                let content = try await registry.tarball(at: address, limit: 3)
                #expect(content == [7, 8, 9])
            }
        }
    }

    @Test("A feed is followed to its end, page by page")
    func feed() async throws {
        try await serving { base, http in
            let feed = try HTTPFeed(registry: base, http: http)
            var since = "0"
            var names: [String] = []
            while true {
                let page = try await feed.changes(since: since, limit: 2)
                guard !page.changes.isEmpty else { break }
                names += page.changes.map { "\($0.name)\($0.isDeleted ? " deleted" : "")" }
                since = page.lastSequence
            }
            #expect(names == ["p1", "p2", "p3", "p4", "p5 deleted"])
            let newest = try await feed.newestSequence()
            #expect(newest == since)
        }
    }
}
