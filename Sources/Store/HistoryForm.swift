// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

enum HistoryForm {
    static func json(_ history: PackageHistory) -> JSONValue {
        [
            "name": .string(history.name), "created": time(history.created),
            "releases": .array(history.releases.map(json)), "maintainers": .strings(history.maintainers),
            "tags": map(history.tags), "revision": .optional(history.revision),
        ]
    }

    static func history(_ node: JSONNode) -> PackageHistory? {
        guard let name = node["name"]?.string else { return nil }
        var history = PackageHistory(name: name)
        history.created = time(node["created"])
        for entry in node["releases"]?.elements ?? node.elements {
            guard let release = release(entry) else { return nil }
            history.releases.append(release)
        }
        history.maintainers = strings(node["maintainers"])
        history.tags = map(node["tags"])
        history.revision = node["revision"]?.string
        return history
    }

    private static func json(_ r: PastRelease) -> JSONValue {
        [
            "version": .string(r.version), "publishedAt": time(r.publishedAt), "publisher": .optional(r.publisher),
            "publisherEmailDigest": .optional(r.publisherEmailDigest), "maintainers": .strings(r.maintainers),
            "nodeVersion": .optional(r.nodeVersion), "npmVersion": .optional(r.npmVersion), "gitHead": .optional(r.gitHead),
            "provenance": .optional(r.provenance), "trustedPublisher": .optional(r.trustedPublisher),
            "dependencies": map(r.dependencies), "installScripts": map(r.installScripts), "repository": .optional(r.repository),
            "fileCount": r.fileCount.map(JSONValue.integer) ?? .null, "unpackedSize": r.unpackedSize.map(JSONValue.integer) ?? .null,
            "integrity": .optional(r.integrity), "isDeprecated": .boolean(r.isDeprecated), "isRemoved": .boolean(r.isRemoved),
        ]
    }

    private static func release(_ node: JSONNode) -> PastRelease? {
        guard let version = node["version"]?.string else { return nil }
        var r = PastRelease(version: version)
        r.publishedAt = time(node["publishedAt"])
        r.publisher = node["publisher"]?.string
        r.publisherEmailDigest = node["publisherEmailDigest"]?.string
        r.maintainers = strings(node["maintainers"])
        r.nodeVersion = node["nodeVersion"]?.string
        r.npmVersion = node["npmVersion"]?.string
        r.gitHead = node["gitHead"]?.string
        r.provenance = node["provenance"]?.string
        r.trustedPublisher = node["trustedPublisher"]?.string
        r.dependencies = map(node["dependencies"])
        r.installScripts = map(node["installScripts"])
        r.repository = node["repository"]?.string
        r.fileCount = node["fileCount"]?.integer
        r.unpackedSize = node["unpackedSize"]?.integer
        r.integrity = node["integrity"]?.string
        r.isDeprecated = node["isDeprecated"]?.boolean ?? false
        r.isRemoved = node["isRemoved"]?.boolean ?? false
        return r
    }

    static func time(_ time: Timestamp?) -> JSONValue { time.map { .integer(Int($0.milliseconds)) } ?? .null }
    static func time(_ node: JSONNode?) -> Timestamp? { node?.integer.map { Timestamp(milliseconds: Int64($0)) } }
    static func strings(_ node: JSONNode?) -> [String] { node.map { $0.elements.compactMap(\.string) } ?? [] }
    static func map(_ map: [String: String]) -> JSONValue {
        .object(map.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
    }
    static func map(_ node: JSONNode?) -> [String: String] {
        var map: [String: String] = [:]
        guard let node else { return map }
        for member in node.members { map[member.name] = member.value.string }
        return map
    }
}
