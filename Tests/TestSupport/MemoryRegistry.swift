// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Synchronization
package import Watch

/// A registry in memory: packuments grow as releases are published, the feed gets a line each.
package final class MemoryRegistry: RegistrySource, FeedSource {
    /// One release to publish.
    package struct Release: Sendable {
        package var name: String
        package var version: String
        package var time: String
        package var account: String
        /// Members of package.json beside name and version, as JSON text.
        package var manifest: String
        package var files: [String: String]
        /// Bytes served instead of the tarball that the packument describes.
        package var servedInstead: [UInt8]?

        package init(
            _ name: String, _ version: String, at time: String, by account: String, manifest: String = "{}",
            files: [String: String] = ["index.js": "module.exports = 1\n"], servedInstead: [UInt8]? = nil
        ) {
            self.name = name
            self.version = version
            self.time = time
            self.account = account
            self.manifest = manifest
            self.files = files
            self.servedInstead = servedInstead
        }
    }

    private struct State {
        var releases: [String: [Release]] = [:]
        var tarballs: [String: [UInt8]] = [:]
        var feed: [FeedChange] = []
    }

    private let state = Mutex(State())

    package init(_ releases: [Release] = []) {
        for release in releases { publish(release) }
    }

    package func publish(_ release: Release) {
        state.withLock { state in
            state.releases[release.name, default: []].append(release)
            let count = state.releases[release.name]?.count ?? 0
            let tarball = MemoryRegistry.tarball(release)
            state.tarballs[MemoryRegistry.address(release)] = release.servedInstead ?? tarball
            state.feed.append(
                FeedChange(sequence: String(state.feed.count + 1), name: release.name, revision: "\(count)-r"))
        }
    }

    /// The packument's bytes, as the registry would send them.
    package func document(_ name: String) -> [UInt8]? {
        state.withLock { state in
            state.releases[name].map { releases in Array(MemoryRegistry.packument(name, releases).text.utf8) }
        }
    }

    package func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer {
        guard let bytes = document(name) else { return .missing }
        let tag = SHA256.hex(of: bytes)
        return etag == tag ? .unchanged : .document(bytes: bytes, etag: tag)
    }

    package func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8] {
        guard let bytes = state.withLock({ $0.tarballs[address] }) else {
            throw RemoteError(code: .missing, message: "There is no \(address).", remedy: "Publish it first.")
        }
        return bytes
    }

    package func changes(since: String, limit: Int) async throws(RemoteError) -> FeedPage {
        let start = Int(since) ?? 0
        return state.withLock { state in
            let changes = Array(state.feed.dropFirst(start).prefix(limit))
            return FeedPage(changes: changes, lastSequence: changes.last?.sequence ?? since)
        }
    }

    package func newestSequence() async throws(RemoteError) -> String? { state.withLock { String($0.feed.count) } }

    private static func address(_ release: Release) -> String {
        "https://registry.example/\(release.name)/-/\(release.name)-\(release.version).tgz"
    }

    private static func manifest(_ release: Release) -> JSONValue {
        let own = (try? JSONDocument(release.manifest))?.root.value ?? .object([])
        return own.adding([.init("name", .string(release.name)), .init("version", .string(release.version))], atStart: true)
    }

    private static func tarball(_ release: Release) -> [UInt8] {
        TarballWriter.tarball(of: release.files.merging(["package.json": manifest(release).prettyText]) { $1 })
    }

    private static func packument(_ name: String, _ releases: [Release]) -> JSONValue {
        let versions = releases.map { release -> JSONValue.Member in
            let person: JSONValue = ["name": .string(release.account), "email": .string("\(release.account)@mail.example")]
            let integrity = Integrity(of: tarball(release)).map(\.description) ?? ""
            let entry = manifest(release).adding([
                .init("_npmUser", person), .init("maintainers", [person]),
                .init("dist", ["tarball": .string(address(release)), "integrity": .string(integrity)]),
            ])
            return .init(release.version, entry)
        }
        let accounts = releases.last.map { [$0.account] } ?? []
        return [
            "_id": .string(name), "_rev": .string("\(releases.count)-r"), "name": .string(name),
            "dist-tags": ["latest": .optional(releases.last?.version)],
            "versions": .object(versions),
            "time": .object(
                [.init("created", .optional(releases.first?.time)), .init("modified", .optional(releases.last?.time))]
                    + releases.map { .init($0.version, .string($0.time)) }),
            "maintainers": .array(accounts.map { ["name": .string($0), "email": .string("\($0)@mail.example")] }),
        ]
    }
}
