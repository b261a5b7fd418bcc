// SPDX-License-Identifier: Apache-2.0

/// Reads pnpm-lock.yaml of formats 5, 6, 7 and 9, and shrinkwrap.yaml before them.
///
/// Where the peers of a package differ by who uses it, formats up to 6 list it once for each (so do we); later ones list it once,
/// and its requirements here are those of all its uses together.
struct PNPMReader {
    private let documents: [JSONNode]
    private var lockfile: Lockfile
    private var indexes: [String: Int] = [:]
    private var entries: [JSONNode] = []
    /// Whether every use of a package is optional, where the file has uses (`snapshots`).
    private var optionalUses: [Int: Bool] = [:]
    /// The form of key that the last reference had.
    private var form = PNPMKey.Form.joined
    private var knownEdges: [Int: Set<Lockfile.Edge>] = [:]

    init(_ documents: [JSONNode]) {
        self.documents = documents
        self.lockfile = Lockfile(kind: .pnpm, formatVersion: "", packages: [], importers: [])
    }

    mutating func read() -> Lockfile {
        for document in documents {
            if let version = document["lockfileVersion"]?.string ?? document["shrinkwrapVersion"]?.string {
                lockfile.formatVersion = version
            }
            for (key, node) in document.members(of: "packages") { add(key, node) }
        }
        for document in documents {
            for (key, node) in document.members(of: "snapshots") { addSnapshot(key, node) }
            readImporters(document)
        }
        for index in entries.indices { connect(index, entries[index], path: "packages") }
        lockfile.importers.sort { $0.path == "." && $1.path != "." }
        nameAliases()
        setFlags()
        return lockfile
    }

    // MARK: Packages

    private mutating func add(_ key: String, _ node: JSONNode) {
        if node.kind != .object, node.kind != .null { note("packages.\(key)", "is \(node.kind.rawValue) instead of an object") }
        let parsed = PNPMKey(key)
        let resolution = node["resolution"]
        let name = node["name"]?.string ?? parsed.name
        let version = node["version"]?.string ?? parsed.version ?? ""
        var package = LockedPackage(name: name, version: version, key: key, source: source(parsed, resolution))
        if package.version.isEmpty, package.source.isRegistry {
            note("packages.\(key)", "has no version, so it cannot be looked up")
        }
        package.integrity = resolution?["integrity"]?.string
        package.hasInstallScript = node["requiresBuild"]?.boolean
        if let known = indexes[key] {
            lockfile.packages[known] = package
            entries[known] = node
            return
        }
        indexes[key] = lockfile.packages.count
        lockfile.packages.append(package)
        entries.append(node)
    }

    private func source(_ key: PNPMKey, _ resolution: JSONNode?) -> LockedPackage.Source {
        let tarball = resolution?["tarball"]?.string
        if resolution?["type"]?.string == "git" || resolution?["repo"] != nil {
            return .git("\(resolution?["repo"]?.string ?? "")#\(resolution?["commit"]?.string ?? "")")
        }
        if let directory = resolution?["directory"]?.string { return .local("file:\(directory)") }
        if let tarball {
            if tarball.hasPrefix("file:") { return .local(tarball) }
            return key.version == nil ? .tarball(tarball) : .registry(tarball)
        }
        guard let address = key.address, key.version == nil else { return .registry(nil) }
        switch PackageAddress(name: key.name, requirement: address) {
        case .git(let text): return .git(text)
        case .tarball(let text): return .tarball(text)
        // `runtime:` and what else pnpm may fetch itself is nothing that a registry of packages has.
        case .local(let text), .workspace(let text), .other(let text): return .local(text)
        case .registry: return .registry(nil)
        }
    }

    /// A use of a package with certain peers (format 9): its requirements and flags.
    private mutating func addSnapshot(_ key: String, _ node: JSONNode) {
        guard let index = indexes[key] ?? indexes[PNPMKey.withoutPeers(key)] else {
            note("snapshots.\(key)", "is not among the packages")
            add(key, node)
            return
        }
        connect(index, node, path: "snapshots", peers: entries[index])
        let isOptional = node["optional"]?.boolean == true
        optionalUses[index] = isOptional && optionalUses[index] ?? true
    }

    // MARK: Requirements

    private mutating func connect(_ index: Int, _ node: JSONNode, path: String, peers: JSONNode? = nil) {
        let declared = peers ?? node
        var wantedPeers: [(name: String, requirement: String)] = []
        for (name, value) in declared.members(of: "peerDependencies") { wantedPeers.append((name, value.string ?? "*")) }
        let peerRequirements = Dictionary(wantedPeers.map { ($0.name, $0.requirement) }) { $1 }
        let peerMeta = declared["peerDependenciesMeta"]
        func kind(ofPeer name: String) -> Dependency.Kind {
            peerMeta?[name]?["optional"]?.boolean == true ? .optionalPeer : .peer
        }
        var edges: [Lockfile.Edge] = []
        for (group, groupKind) in [("dependencies", Dependency.Kind.production), ("optionalDependencies", .optional)] {
            for (name, value) in node.members(of: group) {
                guard let reference = value.string else {
                    note("\(path).\(lockfile.packages[index].key).\(name)", "is \(value.kind.rawValue) instead of a version")
                    continue
                }
                let target = target(name, reference)
                if let requirement = peerRequirements[name] {
                    edges.append(Lockfile.Edge(name: name, requirement: requirement, kind: kind(ofPeer: name), target: target))
                } else {
                    let version = PNPMKey.withoutPeers(reference)
                    edges.append(
                        Lockfile.Edge(name: name, requirement: version, kind: groupKind, target: target, isRequirementKnown: false))
                }
            }
        }
        let met = Set(edges.map(\.name))
        // Format 9 lists peers among the packages and what they resolve to among their uses.
        for peer in wantedPeers where !met.contains(peer.name) && (peers != nil || optionalUses[index] == nil) {
            edges.append(Lockfile.Edge(name: peer.name, requirement: peer.requirement, kind: kind(ofPeer: peer.name), target: nil))
        }
        for edge in edges where knownEdges[index, default: []].insert(edge).inserted {
            lockfile.packages[index].requirements.append(edge)
        }
    }

    private mutating func target(_ name: String, _ reference: String) -> Int? {
        if reference.hasPrefix("link:") { return nil }
        let bare = PNPMKey.withoutPeers(reference)
        for form in [form] + PNPMKey.Form.allCases {
            let found = indexes[form.key(name: name, reference: reference)]
            // Format 9 lists a package once, whatever peers its uses have.
            if let index = found ?? (bare == reference ? nil : indexes[form.key(name: name, reference: bare)]) {
                if form != .verbatim { self.form = form }
                return index
            }
        }
        return nil
    }

    // MARK: Importers

    private static let groups: [(String, Dependency.Kind)] = [
        ("dependencies", .production), ("optionalDependencies", .optional), ("devDependencies", .development),
        // Run by pnpm itself before anything is installed.
        ("configDependencies", .development), ("packageManagerDependencies", .development),
    ]

    private mutating func readImporters(_ document: JSONNode) {
        let catalogs = document["catalogs"]
        let members = document.members(of: "importers")
        if members.isEmpty || Self.groups.contains(where: { document[$0.0] != nil }) { readImporter(".", document, catalogs) }
        for (path, node) in members { readImporter(path, node, catalogs) }
    }

    private mutating func readImporter(_ path: String, _ node: JSONNode, _ catalogs: JSONNode?) {
        var specifiers: [String: String] = [:]
        for (name, value) in node.members(of: "specifiers") { specifiers[name] = value.string }
        var edges: [Lockfile.Edge] = []
        for (group, kind) in Self.groups {
            for (name, value) in node.members(of: group) {
                // Format 5 has the version alone and the range apart; later ones have both together.
                guard let reference = value.string ?? value["version"]?.string else {
                    note("importers.\(path).\(name)", "has no version")
                    continue
                }
                let specifier = value["specifier"]?.string ?? specifiers[name]
                let text = specifier.map { PNPMCatalogs.resolve($0, name: name, in: catalogs) } ?? PNPMKey.withoutPeers(reference)
                edges.append(
                    Lockfile.Edge(
                        name: name, requirement: text, kind: kind, target: target(name, reference), isRequirementKnown: specifier != nil))
            }
        }
        if let known = lockfile.importers.firstIndex(where: { $0.path == path }) {
            lockfile.importers[known].requirements += edges
        } else {
            lockfile.importers.append(Lockfile.Importer(path: path, name: node["name"]?.string, requirements: edges))
        }
    }

    /// pnpm keys packages by their real names, so an alias shows only where it is required.
    private mutating func nameAliases() {
        var names: [Int: Set<String>] = [:]
        for edge in lockfile.importers.flatMap(\.requirements) + lockfile.packages.flatMap(\.requirements) {
            if let target = edge.target { names[target, default: []].insert(edge.name) }
        }
        for (index, used) in names where lockfile.packages[index].source.isRegistry && !used.contains(lockfile.packages[index].name) {
            lockfile.packages[index].alias = used.min()
        }
    }

    // MARK: Flags

    /// Formats up to 6 say what only development needs; where they say nothing, both kinds need it. Later ones leave it to be computed.
    private mutating func setFlags() {
        LockfileFlags.compute(for: &lockfile)
        let statesDevelopment = entries.contains { $0["dev"] != nil }
        for index in entries.indices {
            if statesDevelopment { lockfile.packages[index].isDevelopment = entries[index]["dev"]?.boolean ?? false }
            if let isOptional = optionalUses[index] {
                lockfile.packages[index].isOptional = isOptional
            } else if let isOptional = entries[index]["optional"]?.boolean {
                lockfile.packages[index].isOptional = isOptional
            }
            if lockfile.packages[index].isDevelopment == true || lockfile.packages[index].isOptional == true {
                lockfile.packages[index].isDevelopmentOrOptional = false
            }
        }
    }

    private mutating func note(_ path: String, _ problem: String) { lockfile.oddities.append(Oddity(path: path, problem: problem)) }
}

/// `catalog:` and `catalog:NAME`: ranges kept in one place for a whole workspace.
enum PNPMCatalogs {
    static func resolve(_ specifier: String, name: String, in catalogs: JSONNode?) -> String {
        guard specifier.hasPrefix("catalog:") else { return specifier }
        let catalog = specifier.dropFirst(8).trimmingSpaces()
        return catalogs?[catalog.isEmpty ? "default" : catalog]?[name]?["specifier"]?.string ?? specifier
    }
}
