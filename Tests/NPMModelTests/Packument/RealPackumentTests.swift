// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport
import Testing

/// The real packuments of the shared data, one JSON text a line.
enum PackumentData {
    static func lines(_ name: String) throws -> [[UInt8]] {
        let gzip = Gzip(try SharedData.bytes("packuments/\(name).ndjson.gz")[...], bound: 1 << 28)
        #expect(gzip.unread == nil)
        return gzip.output.split(separator: 0x0A).map { Array($0) }
    }

    /// The document of a line: `{source, packument}` or `{name, modified, source, packument}`.
    static func packument(_ line: [UInt8]) throws -> Packument {
        Packument.read(try #require(try JSONDocument(line).root["packument"]))
    }
}

@Suite("Real packuments", .enabled(if: SharedData.has("packuments/packuments.ndjson.gz"), SharedData.isAbsent))
struct RealPackumentTests {
    /// Counted by a few lines of Python over the same file with its own JSON reader, 2025.
    @Test("All are read, and every count agrees with an independent reading")
    func countsAgree() throws {
        var counts = Counts()
        for line in try PackumentData.lines("packuments") { counts.add(try PackumentData.packument(line)) }
        #expect(counts.packages == 490)
        #expect(counts.releases == 13_629)
        #expect(counts.times == 13_796)
        #expect(counts.tags == 831)
        #expect(counts.maintainers == 1118)
        #expect(counts.dependencies[.production] == 41_542)
        #expect(counts.dependencies[.optional] == 450)
        #expect(counts.dependencies[.development] == 93_157)
        #expect(counts.dependencies[.peer] == 1452)
        #expect(counts.dependencies[.optionalPeer] == 17)
        #expect(counts.scripts == 47_760)
        #expect(counts.withInstallCommand == 758)
        #expect(counts.withoutPublisher == 253)
        #expect(counts.publishers.count == 284)
        #expect(counts.versionMaintainers == 34_144)
        #expect(counts.deprecated == 526)
        #expect(counts.filesLists == 3618)
        #expect(counts.repositories == 13_236)
        #expect(counts.bundled == 553)
        #expect(counts.npmVersions == 12_477)
        #expect(counts.nodeVersions == 10_265)
        #expect(counts.gitHeads == 8195)
        #expect(counts.shasums == 13_629)
        #expect(counts.integrities == 7147)
        #expect(counts.fileCounts == 6191)
        #expect(counts.signatures == 437)
    }

    @Test("Snapshots of packuments are read")
    func snapshotsAreRead() throws {
        let packuments = try PackumentData.lines("snapshots").map(PackumentData.packument)
        #expect(packuments.count == 234)
        #expect(packuments.reduce(0) { $0 + $1.versions.count } == 11_883)
    }

    @Test("Every hash that is promised can be checked")
    func integrityIsUsable() throws {
        var count = 0
        for line in try PackumentData.lines("packuments") {
            let packument = try PackumentData.packument(line)
            for version in packument.versions {
                guard case .promised(let integrity) = version.published(in: packument).distribution.expectedIntegrity else { continue }
                #expect(integrity.strongest != nil)
                count += 1
            }
        }
        #expect(count == 13_629)
    }

    private struct Counts {
        var packages = 0, releases = 0, times = 0, tags = 0, maintainers = 0, scripts = 0, withInstallCommand = 0
        var withoutPublisher = 0, versionMaintainers = 0, deprecated = 0, filesLists = 0, repositories = 0, bundled = 0
        var npmVersions = 0, nodeVersions = 0, gitHeads = 0, shasums = 0, integrities = 0, fileCounts = 0, signatures = 0
        var publishers: Set<String> = []
        var dependencies: [Dependency.Kind: Int] = [:]

        mutating func add(_ packument: Packument) {
            packages += 1
            times += packument.times.count
            tags += packument.tags.count
            maintainers += packument.maintainers.count
            for version in packument.versions { add(version.published(in: packument)) }
        }

        private mutating func add(_ published: PublishedVersion) {
            releases += 1
            let manifest = published.manifest
            for dependency in manifest.dependencies { dependencies[dependency.kind, default: 0] += 1 }
            scripts += manifest.scripts.count
            if !manifest.installCommands(content: nil).isEmpty { withInstallCommand += 1 }
            if let publisher = published.publisher { publishers.insert(publisher.name) } else { withoutPublisher += 1 }
            versionMaintainers += published.maintainers.count
            if published.deprecated != nil { deprecated += 1 }
            if manifest.files != nil { filesLists += 1 }
            if manifest.repository?.isEmpty == false { repositories += 1 }
            bundled += manifest.bundled.count
            if published.npmVersion != nil { npmVersions += 1 }
            if published.nodeVersion != nil { nodeVersions += 1 }
            if published.gitHead != nil { gitHeads += 1 }
            if published.distribution.shasum != nil { shasums += 1 }
            if published.distribution.integrity != nil { integrities += 1 }
            if published.distribution.fileCount != nil { fileCounts += 1 }
            signatures += published.distribution.signatureCount
        }
    }
}
