// SPDX-License-Identifier: Apache-2.0

extension Packument.Version {
    /// Decodes this entry. Never fails: what has a wrong type is absent and noted.
    package func published(in packument: Packument) -> PublishedVersion {
        var reader = PublishedVersionReader(version: version)
        var published = reader.read(node, packumentName: packument.name)
        published.publishedAt = packument.times[version]
        return published
    }
}

private struct PublishedVersionReader {
    var published: PublishedVersion
    var oddities = OddityList()

    init(version: String) { published = PublishedVersion(version: version, manifest: Manifest()) }

    mutating func read(_ node: JSONNode, packumentName: String) -> PublishedVersion {
        var manifest = ManifestReader()
        manifest.read(node) { readAdded($0, $1) }
        published.manifest = manifest.manifest
        if let name = published.manifest.name, !name.utf8.elementsEqual(packumentName.utf8) {
            oddities.note("name", "differs from the package's")
        }
        if published.manifest.version?.utf8.elementsEqual(published.version.utf8) != true {
            oddities.note("version", published.manifest.version == nil ? "missing" : "differs from its key in versions")
        }
        published.oddities = oddities.all
        return published
    }

    private mutating func readAdded(_ member: ManifestReader.Member, _ value: JSONNode) {
        switch member {
        case ._npmUser: readPublisher(value)
        case .maintainers: published.maintainers = Person.list(value, "maintainers", &oddities)
        case ._nodeVersion: published.nodeVersion = text("_nodeVersion", value)
        case ._npmVersion: published.npmVersion = text("_npmVersion", value)
        case .gitHead: published.gitHead = text("gitHead", value)
        case .hasInstallScript:
            published.hasInstallScript = value.boolean
            if value.boolean == nil { oddities.noteType("hasInstallScript", value, wanted: "boolean") }
        case .deprecated: readDeprecated(value)
        case .dist: readDistribution(value)
        default: break
        }
    }

    private mutating func text(_ path: String, _ node: JSONNode) -> String? {
        if let text = node.string { return text }
        if !node.isNull { oddities.noteType(path, node, wanted: "string") }
        return nil
    }

    private mutating func readPublisher(_ node: JSONNode) {
        published.publisher = Person(node)
        if node.kind != .object { oddities.noteType("_npmUser", node, wanted: "object") }
        guard let trusted = node["trustedPublisher"], !trusted.isNull else { return }
        published.trustedPublisher = trusted["id"]?.string
        if published.trustedPublisher == nil { oddities.note("_npmUser.trustedPublisher", "has no id") }
    }

    private mutating func readDeprecated(_ node: JSONNode) {
        if let text = node.string {
            published.deprecated = text.isEmpty ? nil : text
        } else if let flag = node.boolean {
            // Seen in old documents; clients show the value as it stands.
            published.deprecated = flag ? "true" : nil
            oddities.noteType("deprecated", node, wanted: "string")
        } else if !node.isNull {
            oddities.noteType("deprecated", node, wanted: "string")
        }
    }

    private mutating func readDistribution(_ node: JSONNode) {
        guard node.kind == .object else { return oddities.noteType("dist", node, wanted: "object") }
        var distribution = PublishedVersion.Distribution()
        for (name, value) in node.members {
            let path = "dist.\(name)"
            switch name {
            case "tarball": distribution.tarball = text(path, value)
            case "shasum": distribution.shasum = text(path, value)?.lowercased()
            case "integrity": distribution.integrity = text(path, value)
            case "fileCount": distribution.fileCount = count(path, value)
            case "unpackedSize": distribution.unpackedSize = count(path, value)
            case "signatures":
                if value.kind != .array { oddities.noteType(path, value, wanted: "array") }
                distribution.signatureCount = value.kind == .array ? value.count : 0
            case "attestations": distribution.provenance = provenance(path, value)
            default: continue
            }
        }
        published.distribution = distribution
    }

    private mutating func provenance(_ path: String, _ node: JSONNode) -> String? {
        guard node.kind == .object else {
            if !node.isNull { oddities.noteType(path, node, wanted: "object") }
            return nil
        }
        return node["provenance"].flatMap { text("\(path).provenance.predicateType", $0["predicateType"] ?? $0) }
    }

    private mutating func count(_ path: String, _ node: JSONNode) -> Int? {
        if let count = node.integer, count >= 0 { return count }
        if !node.isNull { oddities.note(path, "not a count") }
        return nil
    }
}
