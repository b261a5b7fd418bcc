// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension Recording {
    /// The registry's document for a package as it was at `moment`, in the full form; `nil` while there is none.
    ///
    /// - Parameter registry: the address under which the recording is served, `http://127.0.0.1:4873`; tarball
    ///   addresses start with it. A slash at its end does not matter.
    package func packument(of package: String, at moment: Timestamp, registry: String) -> [UInt8]? {
        state(of: package, at: moment).map { Array(document(of: $0, registry: registry).text.utf8) }
    }

    /// The document's `_rev` at `moment`: the same as long as nothing changes, and thus fit for an ETag.
    package func revision(of package: String, at moment: Timestamp) -> String? {
        state(of: package, at: moment).map { Recording.revision(of: $0) }
    }

    /// The path of a release's tarball below the registry's address, the form that all clients expect.
    package static func tarballPath(of package: String, version: String) -> String {
        let base = package.split(separator: "/").last.map(String.init) ?? package
        return "/\(package)/-/\(base)-\(version).tgz"
    }

    /// The number of the change, and a text that no other change has. CouchDB writes a digest there; nobody reads it.
    static func revision(of state: PackageState) -> String {
        // FNV-1a, 64 bit: http://www.isthe.com/chongo/tech/comp/fnv/
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(state.name) \(state.revision) \(state.modified)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let text = String(hash, radix: 16)
        return "\(state.revision)-" + String(repeating: "0", count: 32 - text.count) + text
    }

    private func document(of state: PackageState, registry: String) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("_id", .string(state.name)), .init("_rev", .string(Recording.revision(of: state))), .init("name", .string(state.name)),
        ]
        if let unpublished = state.unpublished {
            members.append(.init("time", Recording.times(of: state, unpublished: unpublished)))
            return .object(members)
        }
        let latest = state.tags.first { $0.name == "latest" }?.version
        let newest = state.versions.last { $0.release.version == latest }?.release.manifest ?? []
        members += newest.filter { $0.name == "description" }
        members.append(.init("dist-tags", .object(state.tags.map { .init($0.name, .string($0.version)) })))
        members.append(
            .init("versions", .object(state.versions.map { .init($0.release.version, entry(for: $0, of: state.name, registry: registry)) }))
        )
        members.append(.init("time", Recording.times(of: state, unpublished: nil)))
        members.append(.init("maintainers", Recording.people(state.maintainers)))
        // The registry copies these from the newest version.
        let copied: Set<String> = ["author", "repository", "homepage", "keywords", "bugs", "license"]
        members += newest.filter { copied.contains($0.name) }
        return .object(members)
    }

    private func entry(for version: PackageState.Version, of package: String, registry: String) -> JSONValue {
        let release = version.release
        var added: [JSONValue.Member] = [
            .init("_id", .string("\(package)@\(release.version)")),
            .init("maintainers", Recording.people(version.maintainers)),
            .init("directories", .object([])),
            .init("_hasShrinkwrap", .boolean(false)),
        ]
        if let account = release.by { added.append(.init("_npmUser", Recording.person(RecordedPerson.named(account, of: version)))) }
        if let tarball = tarballs[package]?[release.version] {
            added.append(.init("dist", Recording.distribution(tarball, package: package, version: release.version, registry: registry)))
        }
        if let text = version.deprecated { added.append(.init("deprecated", .string(text))) }
        return .object(release.manifest.overlaid(with: added).overlaid(with: release.registry))
    }

    private static func distribution(_ tarball: RecordedTarball, package: String, version: String, registry: String) -> JSONValue {
        var base = registry[...]
        while base.hasSuffix("/") { base.removeLast() }
        return [
            "integrity": .string(tarball.integrity), "shasum": .string(tarball.shasum),
            "tarball": .string(base + tarballPath(of: package, version: version)),
            "fileCount": .integer(tarball.fileCount), "unpackedSize": .integer(tarball.unpackedBytes),
        ]
    }

    private static func times(of state: PackageState, unpublished: Packument.Unpublished?) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("modified", .string(state.modified.description)), .init("created", .string(state.created.description)),
        ]
        members += state.times.map { .init($0.version, .string($0.at.description)) }
        if let unpublished {
            members.append(
                .init(
                    "unpublished",
                    ["time": .optional(unpublished.time?.description), "versions": .strings(unpublished.versions)]))
        }
        return .object(members)
    }

    private static func people(_ people: [Person]) -> JSONValue { .array(people.map { person($0) }) }

    private static func person(_ person: Person) -> JSONValue {
        var members: [JSONValue.Member] = [.init("name", .string(person.name))]
        if let email = person.email { members.append(.init("email", .string(email))) }
        return .object(members)
    }
}

extension RecordedPerson {
    /// The account with the address it has among the maintainers of that version, or with none that matters.
    static func named(_ account: String, of version: PackageState.Version) -> Person {
        version.maintainers.first { $0.name == account } ?? named(account)
    }
}
