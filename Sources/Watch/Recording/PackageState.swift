// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A package between two changes. Each change of the recording makes the next state from the last.
struct PackageState: Sendable {
    var name: String
    /// Rises by one with each change.
    var revision: Int
    var created: Timestamp
    var modified: Timestamp
    /// In the order of publication, removed ones left out.
    var versions: [Version]
    /// Every version ever published, in order, with its moment.
    var times: [(version: String, at: Timestamp)]
    var tags: [Packument.Tag]
    var maintainers: [Person]
    /// Set while no version is left.
    var unpublished: Packument.Unpublished?

    struct Version: Sendable {
        var release: PublishedRelease
        /// The maintainers when it was published.
        var maintainers: [Person]
        var deprecated: String?
    }

    /// The state before the recording starts; `nil` for a package without any version.
    init?(base: RecordedPackage) {
        guard let first = base.versions.first, let last = base.versions.last else { return nil }
        name = base.name
        revision = base.revision
        created = base.created ?? first.at
        modified = last.at
        maintainers = base.maintainers
        tags = base.tags
        versions = base.versions.map { Version(release: $0, maintainers: base.maintainers, deprecated: $0.deprecated) }
        times = (base.removed + base.versions.map { (version: $0.version, at: $0.at) }).sorted { $0.at < $1.at }
    }

    /// The state before a package's first publication, in time for its first change.
    init(new base: RecordedPackage, at moment: Timestamp) {
        name = base.name
        revision = base.revision
        created = base.created ?? moment
        modified = moment
        maintainers = base.maintainers
        tags = []
        versions = []
        times = base.removed
    }

    mutating func apply(_ event: RecordedEvent) throws(RecordingError) {
        switch event.change {
        case .publish(let release): try publish(release, event)
        case .maintainers(let people): maintainers = people
        case .unpublish(let gone): try unpublish(gone, event)
        case .deprecate(let versions, let text): try deprecate(versions, text, event)
        case .tag(let tag, let version): try move(tag, to: version, event)
        }
        revision += 1
        modified = event.at
    }

    private mutating func publish(_ release: PublishedRelease, _ event: RecordedEvent) throws(RecordingError) {
        // The registry never takes a version again, not even one that was removed.
        guard !times.contains(where: { $0.version == release.version }) else {
            throw .contradiction(
                event.place.member("version"), "\(name)@\(release.version) was published before.", remedy: "Give it another version.")
        }
        // A first publication makes its account the maintainer.
        if maintainers.isEmpty, let account = release.by { maintainers = [RecordedPerson.named(account)] }
        versions.append(Version(release: release, maintainers: maintainers, deprecated: release.deprecated))
        times.append((version: release.version, at: release.at))
        unpublished = nil
        if let tag = release.tag { set(tag, release.version) }
        if !tags.contains(where: { $0.name == "latest" }) { set("latest", release.version) }
    }

    private mutating func unpublish(_ gone: [String], _ event: RecordedEvent) throws(RecordingError) {
        for version in gone { _ = try position(of: version, event) }
        versions.removeAll { gone.contains($0.release.version) }
        tags.removeAll { gone.contains($0.version) }
        if let last = versions.last {
            if !tags.contains(where: { $0.name == "latest" }) { set("latest", last.release.version) }
        } else {
            unpublished = Packument.Unpublished(time: event.at, versions: gone)
        }
    }

    private mutating func deprecate(_ names: [String], _ text: String, _ event: RecordedEvent) throws(RecordingError) {
        for version in names { versions[try position(of: version, event)].deprecated = text.isEmpty ? nil : text }
    }

    private mutating func move(_ tag: String, to version: String?, _ event: RecordedEvent) throws(RecordingError) {
        guard let version else { return tags.removeAll { $0.name == tag } }
        _ = try position(of: version, event)
        set(tag, version)
    }

    private mutating func set(_ tag: String, _ version: String) {
        if let at = tags.firstIndex(where: { $0.name == tag }) {
            tags[at].version = version
        } else {
            tags.append(Packument.Tag(name: tag, version: version))
        }
    }

    private func position(of version: String, _ event: RecordedEvent) throws(RecordingError) -> Int {
        guard let at = versions.firstIndex(where: { $0.release.version == version }) else {
            throw .contradiction(
                event.place, "\(name)@\(version) does not exist at that moment.", remedy: "Check the version and the order of the events.")
        }
        return at
    }
}
