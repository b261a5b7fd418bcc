// SPDX-License-Identifier: Apache-2.0

/// Reads bun.lock: `packages` by key path (`a/b` is `b` as `a` needs it), each an array whose form depends on its source.
///
/// Format: https://bun.com/docs/pm/lockfile and `src/install/lockfile/bun.lock.zig` of Bun 1.2 and 1.3.
struct BunReader {
    private let root: JSONNode
    private var lockfile: Lockfile
    private var indexes: [String: Int] = [:]
    /// The key of each package, in its parts, and its information object.
    private var entries: [(path: [String], info: JSONNode?)] = []
    /// Folder of each workspace member by its name.
    private var members: Set<String> = []

    init(_ root: JSONNode, version: String) {
        self.root = root
        self.lockfile = Lockfile(kind: .bun, formatVersion: version, packages: [], importers: [])
    }

    mutating func read() -> Lockfile {
        if let packages = root["packages"], packages.kind != .object {
            lockfile.oddities.append(Oddity(path: "packages", problem: "is not an object and was not read"))
        }
        for (key, node) in root.members(of: "packages") { add(key, node) }
        for index in entries.indices {
            lockfile.packages[index].requirements = requirements(entries[index].info, from: entries[index].path, isProject: false)
        }
        for (path, node) in root.members(of: "workspaces") {
            let name = node["name"]?.string
            // Entries that only a member sees stand under its name.
            let place = path.isEmpty ? [] : name.map { [$0] } ?? []
            let edges = requirements(node, from: place, isProject: true)
            lockfile.importers.append(Lockfile.Importer(path: path.isEmpty ? "." : path, name: name, requirements: edges))
        }
        lockfile.importers.sort { $0.path == "." && $1.path != "." }
        LockfileFlags.compute(for: &lockfile)
        return lockfile
    }

    // MARK: Packages

    private mutating func add(_ key: String, _ node: JSONNode) {
        let parts = Array(node.elements.prefix(8))
        guard let identity = parts.first?.string else {
            lockfile.oddities.append(Oddity(path: "packages.\(key)", problem: "is not a list that starts with name and version"))
            return
        }
        let (name, rest) = PackageAddress.splitDescriptor(identity)
        let reference = rest ?? ""
        if reference.hasPrefix("workspace:") || reference.hasPrefix("root:") {
            members.insert(key)
            return
        }
        let path = Self.path(of: key)
        let info = parts.first { $0.kind == .object }
        let texts = parts.dropFirst().compactMap(\.string)
        var package = LockedPackage(name: name, version: reference, key: key, source: .registry(nil))
        switch PackageAddress(name: name, requirement: reference) {
        case .registry(_, let version):
            package.version = reference.isEmpty ? "" : version
            // The second item is the registry's address where it is not the usual one.
            if parts.count > 1, let registry = parts[1].string, !registry.isEmpty { package.source = .registry(registry) }
        case .git(let address): package.source = .git(address)
        case .tarball(let address): package.source = .tarball(address)
        case .local(let address), .workspace(let address), .other(let address): package.source = .local(address)
        }
        if !package.source.isRegistry {
            package.version = PackageAddress.version(ofTarball: reference) ?? ""
        } else if package.version.isEmpty {
            lockfile.oddities.append(Oddity(path: "packages.\(key)", problem: "has no version, so it cannot be looked up"))
        }
        if let installed = path.last, installed != name { package.alias = installed }
        package.integrity = texts.last { Self.isIntegrity($0) }
        package.isBundled = info?["bundled"]?.boolean == true
        if let known = indexes[key] {
            lockfile.packages[known] = package
            entries[known] = (path, info)
            return
        }
        indexes[key] = lockfile.packages.count
        lockfile.packages.append(package)
        entries.append((path, info))
    }

    private static func isIntegrity(_ text: String) -> Bool { text.hasPrefix("sha") && text.contains("-") }

    /// `a/@scope/b/c` in its names: `a`, `@scope/b`, `c`.
    private static func path(of key: String) -> [String] {
        var names: [String] = []
        var scope: Substring?
        for segment in key.split(separator: "/").prefix(256) {
            if let known = scope {
                names.append("\(known)/\(segment)")
                scope = nil
            } else if segment.hasPrefix("@") {
                scope = segment
            } else {
                names.append(String(segment))
            }
        }
        if let scope { names.append(String(scope)) }
        return names
    }

    // MARK: Requirements

    private func requirements(_ node: JSONNode?, from path: [String], isProject: Bool) -> [Lockfile.Edge] {
        guard let node else { return [] }
        let optionalPeers = Set(node["optionalPeers"]?.elements.compactMap(\.string) ?? [])
        var all: [Dependency] = []
        let groups: [(String, Dependency.Kind)] = [
            ("dependencies", .production), ("optionalDependencies", .optional), ("devDependencies", .development),
            ("peerDependencies", .peer),
        ]
        for (group, kind) in groups {
            for (name, value) in node.members(of: group) {
                guard let text = value.string else { continue }
                let isOptionalPeer = kind == .peer && optionalPeers.contains(name)
                all.append(Dependency(name: name, requirement: effective(text, name), kind: isOptionalPeer ? .optionalPeer : kind))
            }
        }
        return NPMRequirements.effective(all, includesDevelopment: isProject).map { wanted in
            Lockfile.Edge(
                name: wanted.name, requirement: wanted.requirement, kind: wanted.kind, target: resolve(wanted.name, from: path))
        }
    }

    /// Bun keeps `overrides`, `catalog` (unnamed) and `catalogs` (named) at the top of the file.
    private func effective(_ text: String, _ name: String) -> String {
        let text = root["overrides"]?[name]?.string ?? text
        guard text.hasPrefix("catalog:") else { return text }
        let catalog = text.dropFirst(8).trimmingSpaces()
        let table = catalog.isEmpty ? root["catalog"] : root["catalogs"]?[catalog]
        return table?[name]?.string ?? text
    }

    /// The entry that stands nearest to the one that asks: its own, then those of what it stands under, then the top.
    private func resolve(_ name: String, from path: [String]) -> Int? {
        var place = path
        while true {
            let key = (place + [name]).joined(separator: "/")
            if let index = indexes[key] { return index }
            if members.contains(key) { return nil }
            if place.isEmpty { return nil }
            place.removeLast()
        }
    }
}
