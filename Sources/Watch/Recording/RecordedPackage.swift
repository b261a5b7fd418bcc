// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A package as it stood before the recording starts: `packages/NAME/base.json`.
struct RecordedPackage {
    var name: String
    /// How often the document had changed; the number before the dash of `_rev`.
    var revision: Int
    var created: Timestamp?
    var maintainers: [Person]
    var tags: [Packument.Tag]
    /// Manifest members that every version has unless it says otherwise, later ones included.
    var shared: [JSONValue.Member]
    var versions: [PublishedRelease]
    /// Versions that were published and taken away again before the recording starts.
    var removed: [(version: String, at: Timestamp)]
    let place: RecordingPlace

    /// A package that the recording itself brings into being.
    init(new name: String, at place: RecordingPlace) {
        self.name = name
        self.place = place
        revision = 0
        maintainers = []
        tags = []
        shared = []
        versions = []
        removed = []
    }

    init(file: String, in files: RecordingFiles) throws(RecordingError) {
        let object = try RecordingObject(
            file: file, in: files,
            known: ["name", "note", "revision", "created", "maintainers", "tags", "manifest", "versions", "removed"])
        self.init(new: try object.text("name"), at: object.place)
        guard RecordingName.isPackage(name), file == "packages/\(name)/base.json" else {
            throw .badValue(
                place.member("name"), "The name is not that of the folder.", remedy: "Give folder and member the same name.")
        }
        _ = try object.optionalText("note")
        created = try object.optionalMoment("created")
        maintainers = try RecordedPerson.list("maintainers", of: object)
        shared = try object.members("manifest")
        try readVersions(object)
        try readTags(object)
        revision = try object.optionalCount("revision") ?? versions.count
    }

    private mutating func readVersions(_ object: RecordingObject) throws(RecordingError) {
        var known: Set<String> = []
        for item in try object.list("versions") {
            let entry = try RecordingObject(item.node, at: item.place, known: PublishedRelease.members.subtracting(["tag"]))
            let release = try PublishedRelease.read(entry, of: name, shared: shared)
            guard known.insert(release.version).inserted else {
                throw .contradiction(item.place, "Version \(release.version) stands twice.", remedy: "Keep one of them.")
            }
            versions.append(release)
        }
        for item in try object.list("removed") {
            let entry = try RecordingObject(item.node, at: item.place, known: ["version", "at"])
            let version = try entry.text("version")
            guard known.insert(version).inserted else {
                throw .contradiction(item.place, "Version \(version) is removed and not removed.", remedy: "Keep one of them.")
            }
            removed.append((version: version, at: try entry.moment("at")))
        }
    }

    private mutating func readTags(_ object: RecordingObject) throws(RecordingError) {
        for tag in try object.pairs("tags") {
            guard versions.contains(where: { $0.version == tag.text }) else {
                throw .contradiction(
                    place.member("tags").member(tag.name), "There is no version \(tag.text).", remedy: "Name one of the versions below.")
            }
            tags.append(Packument.Tag(name: tag.name, version: tag.text))
        }
        if let last = versions.last, !tags.contains(where: { $0.name == "latest" }) {
            tags.insert(Packument.Tag(name: "latest", version: last.version), at: 0)
        }
    }
}
