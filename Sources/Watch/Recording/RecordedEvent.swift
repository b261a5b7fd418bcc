// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// One change of one package: a row of the feed.
package struct RecordedEvent: Sendable {
    package enum Change: Sendable {
        /// A new version; the named tag moves to it.
        case publish(PublishedRelease)
        /// The whole list of maintainers from now on.
        case maintainers([Person])
        /// Versions leave the packument; their times stay, as on the registry. When none is left, the package is unpublished.
        case unpublish([String])
        /// A text for `npm install` to warn with; an empty one takes the warning back.
        case deprecate([String], String)
        /// A tag moves; `nil` removes it.
        case tag(String, String?)
    }

    package var at: Timestamp
    package var package: String
    /// The account that did it, where known.
    package var by: String?
    package var change: Change
    /// False where sources disagree or none gives the moment; ``note`` says what is known.
    package var isCertain: Bool
    package var note: String?
    let place: RecordingPlace
}

/// A version as it is published: its manifest, and which files make its tarball.
package struct PublishedRelease: Sendable {
    package var version: String
    package var at: Timestamp
    package var by: String?
    /// The dist-tag that `npm publish` moves.
    package var tag: String?
    /// `name` and `version` first, then what the recording gives, shared members included.
    package var manifest: [JSONValue.Member]
    /// What the registry adds beside the manifest: `gitHead`, `_npmVersion`, `_nodeVersion`, ….
    package var registry: [JSONValue.Member]
    /// The folder below `releases/NAME/` whose files it has.
    package var folder: String
    /// Stated by the recording, not defaulted: then the folder must exist.
    var folderIsStated: Bool
    package var deprecated: String?
    let place: RecordingPlace
}

extension PublishedRelease {
    static let members: Set<String> = ["version", "at", "by", "manifest", "registry", "files", "deprecated", "tag"]

    /// - Parameter shared: manifest members that every version of the package has unless it says otherwise.
    static func read(_ object: RecordingObject, of package: String, shared: [JSONValue.Member]) throws(RecordingError) -> Self {
        let version = try object.text("version")
        guard RecordingName.isVersion(version) else {
            throw .badValue(object.place.member("version"), "This is not a version.", remedy: "Write it like 1.2.3 or 1.2.3-beta.1.")
        }
        let stated = try object.optionalText("files")
        let own = try object.members("manifest")
        if own.contains(where: { $0.name == "name" || $0.name == "version" }) {
            throw .badValue(
                object.place.member("manifest"), "The name and the version stand in the manifest.",
                remedy: "Leave them out: the recording adds them. For a tarball that says something else, put a package.json in its folder."
            )
        }
        return Self(
            version: version,
            at: try object.moment("at"),
            by: try object.optionalText("by"),
            tag: try object.optionalText("tag") ?? "latest",
            manifest: [.init("name", .string(package)), .init("version", .string(version))] + shared.overlaid(with: own),
            registry: try object.members("registry"),
            folder: stated ?? version,
            folderIsStated: stated != nil,
            deprecated: try object.optionalText("deprecated"),
            place: object.place
        )
    }
}

extension RecordedEvent {
    private static let common: Set<String> = ["at", "package", "by", "do", "certain", "note"]
    private static let kinds: [String: Set<String>] = [
        "publish": PublishedRelease.members, "maintainers": ["maintainers"], "unpublish": ["versions"],
        "deprecate": ["versions", "message"], "tag": ["tag", "version"],
    ]

    /// - Parameter shared: the shared manifest members of a package.
    static func read(
        _ node: JSONNode, at place: RecordingPlace, shared: (String) -> [JSONValue.Member]
    ) throws(RecordingError) -> Self {
        guard let kind = node["do"]?.string, let extra = kinds[kind] else {
            throw .badValue(
                place.member("do"), "This event does not say what happens.",
                remedy: "Write \"do\": one of \(kinds.keys.sorted().joined(separator: ", ")).")
        }
        let object = try RecordingObject(node, at: place, known: common.union(extra))
        let package = try object.text("package")
        guard RecordingName.isPackage(package) else {
            throw .badValue(place.member("package"), "This is not a package name.", remedy: "Write it like event-stream or @scope/name.")
        }
        return Self(
            at: try object.moment("at"), package: package, by: try object.optionalText("by"),
            change: try change(kind, object, package: package, shared: shared),
            isCertain: try object.optionalFlag("certain") ?? true, note: try object.optionalText("note"), place: place)
    }

    private static func change(
        _ kind: String, _ object: RecordingObject, package: String, shared: (String) -> [JSONValue.Member]
    ) throws(RecordingError) -> Change {
        switch kind {
        case "publish": return .publish(try PublishedRelease.read(object, of: package, shared: shared(package)))
        case "maintainers": return .maintainers(try RecordedPerson.list("maintainers", of: object))
        case "unpublish": return .unpublish(try versions(of: object))
        case "deprecate": return .deprecate(try versions(of: object), try object.text("message"))
        default: return .tag(try object.text("tag"), try object.optionalText("version"))
        }
    }

    private static func versions(of object: RecordingObject) throws(RecordingError) -> [String] {
        let versions = try object.texts("versions")
        guard !versions.isEmpty else { throw object.missing("versions") }
        return versions
    }
}

/// Accounts in a recording.
enum RecordedPerson {
    /// The address of an account whose address does not matter: a host that cannot exist (RFC 2606).
    static func named(_ account: String) -> Person { Person(name: account, email: "\(account)@mail.example") }

    /// A list of account names, or of objects with `name` and `email`.
    static func list(_ name: String, of object: RecordingObject) throws(RecordingError) -> [Person] {
        var people: [Person] = []
        for item in try object.list(name) {
            if let account = item.node.string {
                people.append(named(account))
            } else {
                let person = try RecordingObject(item.node, at: item.place, known: ["name", "email"])
                people.append(Person(name: try person.text("name"), email: try person.optionalText("email")))
            }
        }
        return people
    }
}

/// What may stand as a name, so that it can stand in an address and in a path of the folder.
enum RecordingName {
    static func isPackage(_ name: String) -> Bool {
        var parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard name.utf8.count <= 214, (1...2).contains(parts.count) else { return false }
        if parts.count == 2 {
            guard parts[0].hasPrefix("@") else { return false }
            parts[0].removeFirst()
        }
        return parts.allSatisfy { isSegment($0) }
    }

    static func isVersion(_ version: String) -> Bool {
        guard let first = version.utf8.first, (0x30...0x39).contains(first), version.utf8.count <= 256 else { return false }
        return isSegment(version[...])
    }

    /// Letters, digits and `-._~+`, not beginning with a full stop.
    private static func isSegment(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first != 0x2E else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F, 0x7E: true
            default: false
            }
        }
    }
}
