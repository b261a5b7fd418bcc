// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// A stretch of registry history that can be served and watched again, with the clock moved by hand.
///
/// Read from a folder whose form `docs/recordings.md` describes. A value: every answer depends on the moment asked for
/// and on nothing else. What a recording knows of the truth (``RecordingTruth``) is read apart, so that nothing that
/// judges can see it.
package struct Recording: Sendable {
    /// The form of `recording.json` that this program reads.
    package static let formatVersion = 1

    package var title: String
    package var summary: String?
    package var starts: Timestamp
    package var ends: Timestamp
    package var sources: [Source]
    /// In order of time; those of one moment in the order of the file.
    package let events: [RecordedEvent]
    package let projects: [RecordedProject]

    /// For each package its states, oldest first. The first entry is that before the recording starts, if it existed then.
    let histories: [String: [Step]]
    /// Feed rows, by sequence number: packages that existed before the start, then one for each event.
    let rows: [Row]
    let tarballs: [String: [String: RecordedTarball]]

    /// Where a part of the recording comes from, and how sure it is.
    package struct Source: Sendable, Hashable {
        package var what: String
        package var from: String
    }

    struct Step: Sendable {
        var sequence: Int
        var at: Timestamp
        var state: PackageState
    }

    struct Row: Sendable {
        var package: String
        var at: Timestamp
    }

    /// Reads and checks a whole recording, and builds every tarball: a few milliseconds for each hundred releases.
    package init(files: RecordingFiles) throws(RecordingError) {
        let head = try RecordingHead(files: files)
        let packages = try Recording.packages(in: files)
        let events = try head.events(packages: packages)
        var timeline = RecordingTimeline(packages: packages)
        for event in events { try timeline.add(event) }
        title = head.title
        summary = head.summary
        starts = head.starts
        ends = head.ends
        sources = head.sources
        self.events = events
        histories = timeline.histories
        rows = timeline.rows
        tarballs = try Recording.tarballs(of: timeline.releases, in: files)
        projects = try RecordedProject.all(in: files)
    }

    /// Every package that the recording speaks of, sorted bytewise.
    package var packageNames: [String] { histories.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// The moments at which something changes, the registry or a project, in order, each once: where a replay stops.
    package var moments: [Timestamp] {
        Set(events.map(\.at) + projects.flatMap { $0.states.map(\.at) }).filter { $0 >= starts && $0 <= ends }.sorted()
    }

    /// The tarball of a version that is there at `moment`. As on the registry, a version that was removed has none.
    package func tarball(of package: String, version: String, at moment: Timestamp) -> RecordedTarball? {
        guard let state = state(of: package, at: moment), state.versions.contains(where: { $0.release.version == version }) else {
            return nil
        }
        return tarballs[package]?[version]
    }

    func state(of package: String, at moment: Timestamp) -> PackageState? {
        histories[package]?.last { $0.at <= moment }?.state
    }

    private static func packages(in files: RecordingFiles) throws(RecordingError) -> [String: RecordedPackage] {
        var packages: [String: RecordedPackage] = [:]
        for path in files.paths(below: "packages/") where path.hasSuffix("/base.json") {
            let package = try RecordedPackage(file: path, in: files)
            packages[package.name] = package
        }
        return packages
    }

    private static func tarballs(
        of releases: [String: [PublishedRelease]], in files: RecordingFiles
    ) throws(RecordingError) -> [String: [String: RecordedTarball]] {
        var tarballs: [String: [String: RecordedTarball]] = [:]
        var used: Set<String> = []
        for (package, list) in releases {
            for release in list {
                used.insert("\(package)/\(release.folder)")
                let content = try RecordedTarball.files(of: release, package: package, in: files)
                guard let tarball = RecordedTarball(packing: content) else {
                    throw RecordingError(
                        code: .unreadableFile, file: release.place.file, member: release.place.member,
                        message: "The tarball of \(package)@\(release.version) could not be hashed.",
                        remedy: "Check that the system's OpenSSL offers SHA-1 and SHA-512.")
                }
                tarballs[package, default: [:]][release.version] = tarball
            }
        }
        try checkFolders(files, used: used)
        return tarballs
    }

    /// A folder of files that no version uses is a misspelt version.
    private static func checkFolders(_ files: RecordingFiles, used: Set<String>) throws(RecordingError) {
        for path in files.paths(below: "releases/") {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            let depth = parts.count > 1 && parts[1].hasPrefix("@") ? 4 : 3
            guard parts.count > depth, used.contains(parts[1..<depth].joined(separator: "/")) else {
                throw .contradiction(
                    RecordingPlace(file: path, member: ""), "No version of the recording has this file.",
                    remedy: "Check the name of its folder: releases/NAME/VERSION/….")
            }
        }
    }
}
