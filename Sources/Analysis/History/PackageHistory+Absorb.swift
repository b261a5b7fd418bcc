// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension PackageHistory {
    /// The history that one packument tells: releases published before `moment`, or all.
    package init(packument: Packument, before moment: Timestamp? = nil) {
        self.init(name: packument.name)
        absorb(packument, before: moment)
    }

    /// The history before one version of the packument: releases published earlier than it. See ``absorb(_:upTo:)``.
    package init(packument: Packument, upTo version: String) {
        self.init(name: packument.name)
        absorb(packument, upTo: version)
        releases.removeAll { $0.version == version }
    }

    /// Takes in a later state of the same package. Releases that the registry has removed since stay, marked; releases with
    /// other bytes than before are noted in ``changes``. Releases published at or after `moment` are left out.
    ///
    /// Entries whose integrity is as before are not decoded again, so that a long packument costs little each time.
    package mutating func absorb(_ packument: Packument, before moment: Timestamp? = nil) {
        absorb(packument, moment: moment) { entry, _ in
            guard let moment, let time = packument.times[entry.version] else { return false }
            return time >= moment
        }
    }

    /// Takes in what a later state says of the releases before one version: those published earlier. Where this version or
    /// another has no time, their order in the document tells, which is the order of publication wherever npm wrote it.
    package mutating func absorb(_ packument: Packument, upTo version: String) {
        let moment = packument.times[version]
        let place = packument.versions.firstIndex { $0.version == version } ?? packument.versions.count
        absorb(packument, moment: moment ?? Timestamp(milliseconds: .max)) { entry, position in
            guard let moment, let time = packument.times[entry.version] else { return position >= place }
            return time >= moment
        }
    }

    /// - Parameters:
    ///   - moment: the moment looked at; `nil` for now.
    ///   - isLater: whether an entry, with its place in the document, came at or after that moment.
    private mutating func absorb(_ packument: Packument, moment: Timestamp?, isLater: (Packument.Version, Int) -> Bool) {
        created = created ?? packument.created
        if packument.revision != nil { revision = packument.revision }
        takePeopleAndTags(packument, before: moment)
        var known: [String: Int] = [:]
        for (position, release) in releases.enumerated() { known[release.version] = position }
        var present: Set<String> = []
        for (place, entry) in packument.versions.enumerated() {
            present.insert(entry.version)
            if isLater(entry, place) { continue }
            if let position = known[entry.version] {
                update(at: position, from: entry, in: packument)
            } else {
                known[entry.version] = releases.count
                releases.append(PastRelease(entry.published(in: packument)))
            }
        }
        noteRemoved(packument, present: present, known: known, before: moment)
        sortReleases()
    }

    /// A document speaks of now; for a look at an earlier moment, what was known before stands, and of the tags only those that
    /// point at releases of that time are taken.
    private mutating func takePeopleAndTags(_ packument: Packument, before moment: Timestamp?) {
        let tagged = Dictionary(packument.tags.map { ($0.name, $0.version) }) { $1 }
        guard let moment else {
            maintainers = packument.maintainers.map(\.name)
            tags = tagged
            return
        }
        if tags.isEmpty { tags = tagged.filter { packument.times[$0.value].map { $0 < moment } ?? false } }
    }

    private mutating func update(at position: Int, from entry: Packument.Version, in packument: Packument) {
        let before = releases[position]
        let integrity = PastRelease.integrity(of: entry)
        if integrity == before.integrity, !before.isRemoved {
            // A deprecation is the one thing that changes in place; npm writes `false` or "" to lift it.
            releases[position].isDeprecated = entry.node["deprecated"]?.string.map { !$0.isEmpty } ?? false
            return
        }
        let published = entry.published(in: packument)
        if before.isRemoved {
            changes.append(PastChange(kind: .returned, version: entry.version, before: before.integrity, after: integrity))
        } else if before.integrity != nil, integrity != nil {
            changes.append(PastChange(kind: .rewritten, version: entry.version, before: before.integrity, after: integrity))
        }
        var after = PastRelease(published)
        after.publishedAt = before.publishedAt ?? after.publishedAt
        releases[position] = after
    }

    private mutating func noteRemoved(_ packument: Packument, present: Set<String>, known: [String: Int], before moment: Timestamp?) {
        for position in releases.indices where !present.contains(releases[position].version) && !releases[position].isRemoved {
            if let moment, let time = releases[position].publishedAt, time >= moment { continue }
            releases[position].isRemoved = true
            changes.append(
                PastChange(kind: .removed, version: releases[position].version, before: releases[position].integrity, after: nil))
        }
        for (version, time) in packument.times.sorted(by: { $0.key < $1.key })
        where known[version] == nil && !present.contains(version) {
            if let moment, time >= moment { continue }
            var gone = PastRelease(version: version)
            gone.publishedAt = time
            gone.isRemoved = true
            releases.append(gone)
        }
    }

    /// By time; those without one come first and keep the order in which documents listed them.
    private mutating func sortReleases() {
        let keyed = releases.enumerated().map { (place: $0.offset, release: $0.element) }
        releases = keyed.sorted { a, b in
            switch (a.release.publishedAt, b.release.publishedAt) {
            case (nil, nil): a.place < b.place
            case (nil, _): true
            case (_, nil): false
            case (let first?, let second?):
                first != second ? first < second : VersionKey(a.release.version) < VersionKey(b.release.version)
            }
        }.map(\.release)
    }
}

extension PastRelease {
    package init(_ published: PublishedVersion) {
        self.init(version: published.version)
        publishedAt = published.publishedAt
        publisher = published.publisher?.name
        publisherEmailDigest = published.publisher?.email.map(PastRelease.emailDigest)
        maintainers = published.maintainers.map(\.name)
        nodeVersion = published.nodeVersion
        npmVersion = published.npmVersion
        gitHead = published.gitHead
        provenance = published.distribution.provenance
        trustedPublisher = published.trustedPublisher
        for dependency in published.manifest.dependencies where dependency.kind != .development {
            dependencies[dependency.name] = dependency.requirement
        }
        for script in published.manifest.scripts where InstallCommand.scripts.contains(script.name) {
            installScripts[script.name] = script.command
        }
        // The short form of a packument states only that there is one.
        if installScripts.isEmpty, published.hasInstallScript == true { installScripts["install"] = PastRelease.unstatedCommand }
        repository = published.manifest.repository
        fileCount = published.distribution.fileCount
        unpackedSize = published.distribution.unpackedSize
        integrity = published.distribution.integrity ?? published.distribution.shasum
        isDeprecated = published.deprecated != nil
    }

    /// What the registry states that a version's tarball hashes to; `nil` when it states nothing.
    /// Stands for a command of which only the existence is known.
    package static let unstatedCommand = ""

    package static func integrity(of entry: Packument.Version) -> String? {
        let distribution = entry.node["dist"]
        return distribution?["integrity"]?.string ?? distribution?["shasum"]?.string?.lowercased()
    }

    /// The first 16 digits of the SHA-256 of the address in lower case. It tells equal from different without keeping the
    /// address in the clear; it is no protection against somebody who guesses addresses.
    package static func emailDigest(_ address: String) -> String { String(SHA256.hex(of: address.lowercased()).prefix(16)) }
}
