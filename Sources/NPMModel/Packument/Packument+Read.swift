// SPDX-License-Identifier: Apache-2.0

extension Packument {
    /// The largest document that is read, in bytes. Public ones reach some 30 MB.
    package static let maximumBytes = 100 << 20
    /// Values in one document, names counted (8 bytes of memory each): the densest real ones have one in 13 bytes.
    static let maximumValues = 8_000_000
    /// Entries of `versions`, of `time` and of `dist-tags`. The most that a public package has is some 40,000.
    package static let maximumVersions = 250_000

    /// Reads a registry's document, full or abbreviated. Versions stay undecoded until ``Version/published(in:)``.
    /// - Throws: ``DocumentError`` when the bytes are no JSON object, such as an error page.
    package static func read(_ bytes: [UInt8]) throws(DocumentError) -> Packument {
        let root = try DocumentError.root(
            bytes, what: "packument", limit: maximumBytes, values: maximumValues,
            remedy: "Ask the registry again; if this stays, the address does not lead to a package's document.")
        for (name, value) in root.members where ["versions", "time", "dist-tags"].contains(name) && value.count > maximumVersions {
            throw DocumentError(
                code: .tooLarge, message: "The packument has \(value.count) entries in \(name); the limit is \(maximumVersions).",
                remedy: "Look at this package by hand: no ordinary one has so many.")
        }
        return read(root)
    }

    /// Reads a document that is part of a larger one. Never fails: what has a wrong type is absent and noted.
    package static func read(_ root: JSONNode) -> Packument {
        var reader = PackumentReader()
        return reader.read(root)
    }

    /// The entry for a version, by its key; `nil` where `versions` has none. Goes through all of them.
    package func version(_ version: String) -> Version? { versions.last { $0.version == version } }

    /// The version a tag points at; `nil` where the tag does not exist.
    package func tag(_ name: String) -> String? { tags.last { $0.name == name }?.version }
}

private struct PackumentReader {
    var packument = Packument(name: "")
    var oddities = OddityList()

    mutating func read(_ root: JSONNode) -> Packument {
        guard root.kind == .object else {
            oddities.noteType("", root, wanted: "object")
            packument.oddities = oddities.all
            return packument
        }
        var identity: (name: String?, id: String?)
        var maintainers: JSONNode?
        for (name, value) in root.members {
            switch name {
            case "name": identity.name = text(name, value)
            case "_id": identity.id = text(name, value)
            case "_rev": packument.revision = text(name, value)
            case "dist-tags": readTags(value)
            case "versions": readVersions(value)
            case "time": readTimes(value)
            case "modified": readModified(value)
            case "maintainers": maintainers = value
            default: continue
            }
        }
        packument.maintainers = Person.list(maintainers, "maintainers", &oddities)
        settleName(identity)
        packument.oddities = oddities.all
        return packument
    }

    private mutating func settleName(_ identity: (name: String?, id: String?)) {
        packument.name = identity.name ?? identity.id ?? ""
        if identity.name == nil { oddities.note("name", "missing") }
        if let name = identity.name, let id = identity.id, !name.utf8.elementsEqual(id.utf8) {
            oddities.note("_id", "differs from the name")
        }
    }

    private mutating func text(_ path: String, _ node: JSONNode) -> String? {
        if let text = node.string { return text }
        if !node.isNull { oddities.noteType(path, node, wanted: "string") }
        return nil
    }

    private mutating func readTags(_ node: JSONNode) {
        packument.tags = []
        guard node.kind == .object else { return oddities.noteType("dist-tags", node, wanted: "object") }
        for (name, value) in distinctMembers(node) {
            if let version = value.string {
                packument.tags.append(Packument.Tag(name: name, version: version))
            } else {
                oddities.noteType("dist-tags.\(name)", value, wanted: "string")
            }
        }
    }

    private mutating func readVersions(_ node: JSONNode) {
        packument.versions = []
        guard node.kind == .object else { return oddities.noteType("versions", node, wanted: "object") }
        packument.versions.reserveCapacity(node.count)
        let members = distinctMembers(node)
        if members.count < node.count { oddities.note("versions", "\(node.count - members.count) versions stand twice; the last counts") }
        for (version, value) in members {
            if value.kind == .object {
                packument.versions.append(Packument.Version(version: version, node: value))
            } else {
                oddities.noteType("versions.\(version)", value, wanted: "object")
            }
        }
    }

    private mutating func readTimes(_ node: JSONNode) {
        packument.times = [:]
        guard node.kind == .object else { return oddities.noteType("time", node, wanted: "object") }
        packument.times.reserveCapacity(node.count)
        for (name, value) in node.members {
            switch name {
            case "created": packument.created = time(name, value)
            case "modified": packument.modified = time(name, value) ?? packument.modified
            case "unpublished": readUnpublished(value)
            // A later entry replaces an earlier one of that name, also when it cannot be read.
            default: packument.times[name] = time(name, value)
            }
        }
    }

    private mutating func time(_ name: String, _ node: JSONNode) -> Timestamp? {
        guard let text = node.string else {
            oddities.noteType("time.\(name)", node, wanted: "string")
            return nil
        }
        guard let time = Timestamp(text) else {
            oddities.note("time.\(name)", "not a time")
            return nil
        }
        return time
    }

    private mutating func readModified(_ node: JSONNode) {
        guard packument.modified == nil, let text = node.string else { return }
        packument.modified = Timestamp(text)
        if packument.modified == nil { oddities.note("modified", "not a time") }
    }

    /// `{time, versions}`; some registries write the bare time.
    private mutating func readUnpublished(_ node: JSONNode) {
        if let text = node.string {
            packument.unpublished = Packument.Unpublished(time: Timestamp(text), versions: [])
            oddities.noteType("time.unpublished", node, wanted: "object")
            return
        }
        guard node.kind == .object else {
            if !node.isNull { oddities.noteType("time.unpublished", node, wanted: "object") }
            return
        }
        let when = node["time"].flatMap { time("unpublished.time", $0) }
        var versions: [String] = []
        if let list = node["versions"] {
            if list.kind != .array { oddities.noteType("time.unpublished.versions", list, wanted: "array") }
            versions = list.elements.compactMap(\.string)
        }
        packument.unpublished = Packument.Unpublished(time: when, versions: versions)
    }
}
