// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// A ``PackageHistory`` as JSON: times in milliseconds since 1970, what is absent or empty left out.
///
/// Kept for ever, so a change of meaning gets a new number in `form`, and the older ones stay readable here.
enum HistoryForm {
    private static let form = 1

    // MARK: Writing

    static func json(_ history: PackageHistory) -> JSONValue {
        var object = Members()
        object.add("form", .integer(form))
        object.add("name", .string(history.name))
        object.add("created", history.created)
        object.add("maintainers", history.maintainers)
        object.add("tags", history.tags)
        object.add("revision", history.revision)
        object.add("releases", .array(history.releases.map(json)))
        if !history.changes.isEmpty { object.add("changes", .array(history.changes.map(json))) }
        return object.value
    }

    private static func json(_ release: PastRelease) -> JSONValue {
        var object = Members()
        object.add("version", .string(release.version))
        object.add("publishedAt", release.publishedAt)
        object.add("publisher", release.publisher)
        object.add("publisherEmailDigest", release.publisherEmailDigest)
        object.add("maintainers", release.maintainers)
        object.add("nodeVersion", release.nodeVersion)
        object.add("npmVersion", release.npmVersion)
        object.add("gitHead", release.gitHead)
        object.add("provenance", release.provenance)
        object.add("trustedPublisher", release.trustedPublisher)
        object.add("dependencies", release.dependencies)
        object.add("installScripts", release.installScripts)
        object.add("repository", release.repository)
        object.add("fileCount", release.fileCount)
        object.add("unpackedSize", release.unpackedSize)
        object.add("integrity", release.integrity)
        if release.isDeprecated { object.add("isDeprecated", .boolean(true)) }
        if release.isRemoved { object.add("isRemoved", .boolean(true)) }
        return object.value
    }

    private static func json(_ change: PastChange) -> JSONValue {
        var object = Members()
        object.add("kind", .string(change.kind.rawValue))
        object.add("version", .string(change.version))
        object.add("before", change.before)
        object.add("after", change.after)
        return object.value
    }

    // MARK: Reading

    /// Strict: a member of a wrong type is damage, and never read as "not there".
    static func history(_ node: JSONNode) throws -> PackageHistory {
        guard try node.integer(at: "form") == form else { throw RecordError(what: "a history in a form unknown to this version") }
        var history = PackageHistory(name: try node.required("name"))
        history.created = try node.time(at: "created")
        history.maintainers = try node.texts(at: "maintainers")
        history.tags = try node.map(at: "tags")
        history.revision = try node.text(at: "revision")
        history.releases = try node.list(at: "releases").map(release)
        history.changes = try node.list(at: "changes").map(change)
        return history
    }

    private static func release(_ node: JSONNode) throws -> PastRelease {
        var release = PastRelease(version: try node.required("version"))
        release.publishedAt = try node.time(at: "publishedAt")
        release.publisher = try node.text(at: "publisher")
        release.publisherEmailDigest = try node.text(at: "publisherEmailDigest")
        release.maintainers = try node.texts(at: "maintainers")
        release.nodeVersion = try node.text(at: "nodeVersion")
        release.npmVersion = try node.text(at: "npmVersion")
        release.gitHead = try node.text(at: "gitHead")
        release.provenance = try node.text(at: "provenance")
        release.trustedPublisher = try node.text(at: "trustedPublisher")
        release.dependencies = try node.map(at: "dependencies")
        release.installScripts = try node.map(at: "installScripts")
        release.repository = try node.text(at: "repository")
        release.fileCount = try node.integer(at: "fileCount")
        release.unpackedSize = try node.integer(at: "unpackedSize")
        release.integrity = try node.text(at: "integrity")
        release.isDeprecated = try node.flag(at: "isDeprecated")
        release.isRemoved = try node.flag(at: "isRemoved")
        return release
    }

    private static func change(_ node: JSONNode) throws -> PastChange {
        guard let kind = PastChange.Kind(rawValue: try node.required("kind")) else {
            throw RecordError(what: "a history with an unknown kind of change")
        }
        return PastChange(
            kind: kind, version: try node.required("version"), before: try node.text(at: "before"), after: try node.text(at: "after"))
    }
}

/// An object under construction, without what is absent or empty.
private struct Members {
    private var members: [JSONValue.Member] = []

    var value: JSONValue { .object(members) }

    mutating func add(_ name: String, _ value: JSONValue) { members.append(.init(name, value)) }
    mutating func add(_ name: String, _ text: String?) { if let text { add(name, .string(text)) } }
    mutating func add(_ name: String, _ number: Int?) { if let number { add(name, .integer(number)) } }
    mutating func add(_ name: String, _ time: Timestamp?) { if let time { add(name, .integer(Int(time.milliseconds))) } }
    mutating func add(_ name: String, _ texts: [String]) { if !texts.isEmpty { add(name, .strings(texts)) } }
    mutating func add(_ name: String, _ map: [String: String]) {
        guard !map.isEmpty else { return }
        add(name, .object(map.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }))
    }
}

extension JSONNode {
    private func value<Value>(at name: String, _ read: (JSONNode) throws -> Value?) throws -> Value? {
        guard let node = self[name] else { return nil }
        guard let value = try read(node) else { throw RecordError(what: "its member \(name) is of a wrong type") }
        return value
    }

    fileprivate func text(at name: String) throws -> String? { try value(at: name, \.string) }
    fileprivate func integer(at name: String) throws -> Int? { try value(at: name, \.integer) }
    fileprivate func flag(at name: String) throws -> Bool { try value(at: name, \.boolean) ?? false }
    fileprivate func time(at name: String) throws -> Timestamp? {
        try integer(at: name).map { Timestamp(milliseconds: Int64($0)) }
    }

    fileprivate func required(_ name: String) throws -> String {
        guard let text = try text(at: name) else { throw RecordError(what: "its member \(name) is missing") }
        return text
    }

    fileprivate func list(at name: String) throws -> [JSONNode] {
        try value(at: name) { $0.kind == .array ? Array($0.elements) : nil } ?? []
    }

    fileprivate func texts(at name: String) throws -> [String] {
        try list(at: name).map { node in
            guard let text = node.string else { throw RecordError(what: "its member \(name) is of a wrong type") }
            return text
        }
    }

    fileprivate func map(at name: String) throws -> [String: String] {
        let pairs = try value(at: name) { node -> [(String, String)]? in
            guard node.kind == .object else { return nil }
            return try node.members.map { member in
                guard let text = member.value.string else { throw RecordError(what: "its member \(name) is of a wrong type") }
                return (member.name, text)
            }
        }
        return Dictionary(pairs ?? [], uniquingKeysWith: { _, last in last })
    }
}
