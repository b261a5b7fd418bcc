// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension ReleaseUnderReview {
    /// A release for a sample: files as text, `package.json` among them where wanted; without one, an empty manifest is shipped.
    package static func sample(
        _ files: [String: String] = [:], bytes: [String: [UInt8]] = [:], version: String = "1.2.0",
        previous: [String: String]? = nil, oddities: [ArchiveOddity] = [],
        _ change: (inout ReleaseUnderReview) -> Void = { _ in }
    ) -> ReleaseUnderReview {
        let content = ReleaseContent.sample(files, bytes: bytes, oddities: oddities)
        let manifest = content.sampleManifest ?? .sample()
        var release = ReleaseUnderReview(
            release: ReleaseReference(name: manifest.name ?? "sample", version: version), content: content)
        release.shipped = manifest
        if let previous {
            let content = ReleaseContent.sample(previous)
            release.previous = Previous(
                release: ReleaseReference(name: release.release.name, version: "1.1.0"), published: nil,
                shipped: content.sampleManifest ?? .sample(),
                content: content)
        }
        change(&release)
        return release
    }

    /// A release for a sample of an event: published by an account at a moment, after others.
    package static func sampleEvent(
        version: String = "1.4.0", by publisher: String = "ann", at moment: String = "2021-06-01T12:00:00Z", manifest: Manifest = .sample(),
        after history: [PastRelease], maintainers: [String] = ["ann"], _ change: (inout ReleaseUnderReview) -> Void = { _ in }
    ) -> ReleaseUnderReview {
        var release = ReleaseUnderReview(
            release: ReleaseReference(name: "sample", version: version), content: ReleaseContent(files: []))
        var published = PublishedVersion(version: version, manifest: manifest)
        published.publishedAt = Timestamp(moment)
        published.publisher = Person(name: publisher)
        published.maintainers = maintainers.map { Person(name: $0) }
        release.published = published
        var past = PackageHistory(name: "sample")
        past.releases = history
        past.created = history.first?.publishedAt
        past.maintainers = history.last?.maintainers ?? maintainers
        release.history = past
        change(&release)
        return release
    }
}

extension ReleaseContent {
    package static func sample(
        _ files: [String: String], bytes: [String: [UInt8]] = [:], oddities: [ArchiveOddity] = []
    ) -> ReleaseContent {
        var all = files.map { ReleaseFile(path: $0.key, bytes: ArraySlice($0.value.utf8)) }
        all += bytes.map { ReleaseFile(path: $0.key, bytes: $0.value[...]) }
        all.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return ReleaseContent(files: all, oddities: oddities)
    }
}

extension ReleaseContent {
    /// `package.json` of a sample; `nil` when it has none. A sample that is not JSON fails its rule's test.
    fileprivate var sampleManifest: Manifest? { file("package.json").flatMap { try? Manifest.read($0.bytes) } }
}

extension Manifest {
    package static func sample(
        dependencies: [String: String] = [:], scripts: [String: String] = [:], repository: String? = nil
    ) -> Manifest {
        var manifest = Manifest()
        manifest.name = "sample"
        manifest.dependencies = dependencies.sorted { $0.key < $1.key }.map {
            Dependency(name: $0.key, requirement: $0.value, kind: .production)
        }
        manifest.scripts = scripts.sorted { $0.key < $1.key }.map { Script(name: $0.key, command: $0.value) }
        manifest.repository = repository
        return manifest
    }
}

extension PastRelease {
    package static func sample(
        _ version: String, _ date: String, by publisher: String? = "ann", maintainers: [String] = ["ann"],
        _ change: (inout PastRelease) -> Void = { _ in }
    ) -> PastRelease {
        var release = PastRelease(version: version)
        release.publishedAt = Timestamp(date)
        release.publisher = publisher
        release.maintainers = maintainers
        change(&release)
        return release
    }

    /// Five ordinary releases by `ann`, a month apart, the last on 1 May 2021.
    package static let ordinaryYear: [PastRelease] = [
        .sample("1.0.0", "2021-01-01T10:00:00Z"), .sample("1.1.0", "2021-02-01T10:00:00Z"), .sample("1.2.0", "2021-03-01T10:00:00Z"),
        .sample("1.3.0", "2021-04-01T10:00:00Z"), .sample("1.3.1", "2021-05-01T10:00:00Z"),
    ]
}
