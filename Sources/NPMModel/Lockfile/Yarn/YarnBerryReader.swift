// SPDX-License-Identifier: Apache-2.0

/// Reads yarn.lock of Yarn 2 and later (`__metadata.version` 4 to 8 and what comes).
///
/// Projects stand in it as entries of their own, with development and production dependencies mixed; the manifests tell them apart.
struct YarnBerryReader {
    private let root: JSONNode
    private let manifests: [String: Manifest]
    private var lockfile: Lockfile
    private var descriptors = YarnDescriptors()
    private var entries: [JSONNode] = []
    private var projects: [JSONNode] = []
    /// The patched entry for what a descriptor without a patch asks for: Yarn patches some packages on its own.
    private var patched: [String: Int] = [:]
    /// The entry of each `name@version`.
    private var locators: [String: Int] = [:]

    init(_ root: JSONNode, manifest: Manifest?, members: [String: Manifest]) {
        self.root = root
        var manifests = members
        if let manifest { manifests["."] = manifest }
        self.manifests = manifests
        let version = root["__metadata"]?["version"]
        self.lockfile = Lockfile(kind: .yarnBerry, formatVersion: version?.string ?? "", packages: [], importers: [])
    }

    mutating func read() -> Lockfile {
        for (key, node) in root.members where key != "__metadata" {
            if node.kind == .object { add(key, node) } else { note(key, "is \(node.kind.rawValue) instead of an object") }
        }
        for index in entries.indices {
            lockfile.packages[index].requirements = edges(of: entries[index]) + patchBase(of: index)
        }
        var unknown: Set<Int> = []
        for index in projects.indices {
            let path = lockfile.importers[index].path
            let manifest = manifests[path]
            if manifest == nil { unknown.insert(index) }
            lockfile.importers[index].requirements = edges(of: projects[index], manifest: manifest)
        }
        descriptors.findUnclaimedEntries()
        for index in lockfile.packages.indices { descriptors.settleForced(&lockfile.packages[index].requirements) }
        for index in lockfile.importers.indices { descriptors.settleForced(&lockfile.importers[index].requirements) }
        if projects.isEmpty {
            lockfile.importers = [Lockfile.Importer(path: ".", name: manifests["."]?.name, requirements: unclaimedEdges())]
            lockfile.importers[0].requirements += LockfileRoots.inferred(lockfile)
            unknown = [0]
        }
        LockfileFlags.compute(for: &lockfile, unknownImporters: unknown)
        return sortedByPath(lockfile)
    }

    // MARK: Entries

    private mutating func add(_ key: String, _ node: JSONNode) {
        let keys = key.split(separator: ",").map { $0.trimmingSpaces() }
        let resolution = node["resolution"]?.string ?? keys.first ?? key
        let (name, reference) = PackageAddress.splitDescriptor(resolution)
        if let reference, reference.hasPrefix("workspace:") {
            projects.append(node)
            let path = String(reference.dropFirst(10).prefix { $0 != ":" })
            lockfile.importers.append(Lockfile.Importer(path: path, name: name, requirements: []))
            return
        }
        let index = lockfile.packages.count
        var package = LockedPackage(
            name: name, version: node["version"]?.string ?? "", key: key, source: Self.source(reference ?? ""))
        let installed = keys.map { PackageAddress.splitDescriptor($0).name }
        if !installed.contains(name) { package.alias = installed.first }
        if package.version.isEmpty, package.source.isRegistry { note(key, "has no version, so it cannot be looked up") }
        package.integrity = node["checksum"]?.string
        lockfile.packages.append(package)
        entries.append(node)
        locators[Self.normalized(resolution)] = index
        for descriptor in keys {
            descriptors.add(Self.normalized(descriptor), index: index)
            if let inner = Self.patchedDescriptor(descriptor) { patched[inner] = index }
        }
    }

    private static func source(_ reference: String) -> LockedPackage.Source {
        var reference = reference
        // `virtual:HASH#npm:1.0.0` is a use of a package with certain peers.
        if reference.hasPrefix("virtual:"), let hash = reference.firstIndex(of: "#") {
            reference = String(reference[reference.index(after: hash)...])
        }
        if reference.hasPrefix("npm:") {
            // `::__archiveUrl=…` names the tarball of a registry that serves it elsewhere.
            guard let parameter = reference.range(ofText: "__archiveUrl=") else { return .registry(nil) }
            return .registry(PackageAddress.percentDecoded(reference[parameter.upperBound...].prefix { $0 != "&" }))
        }
        if reference.hasPrefix("patch:") { return .registry(nil) }
        let bare = reference.range(ofText: "::").map { String(reference[..<$0.lowerBound]) } ?? reference
        return LockedPackage.Source(resolved: bare)
    }

    /// One form for `name@^1.0.0` (formats to 7) and `name@npm:^1.0.0`, with percent signs decoded.
    private static func normalized(_ descriptor: String) -> String {
        let (name, rest) = PackageAddress.splitDescriptor(PackageAddress.percentDecoded(descriptor))
        guard var rest else { return name }
        if rest.hasPrefix("npm:") { rest.removeFirst(4) }
        return "\(name)@\(rest)"
    }

    /// `name@patch:name@npm%3A^1.0.0#builtin…` patches what `name@^1.0.0` asks for.
    private static func patchedDescriptor(_ descriptor: String) -> String? {
        let (_, rest) = PackageAddress.splitDescriptor(descriptor)
        guard let rest, rest.hasPrefix("patch:") else { return nil }
        let inner = rest.dropFirst(6).prefix { $0 != "#" }
        return normalized(PackageAddress.percentDecoded(inner))
    }

    // MARK: Requirements

    private mutating func edges(of node: JSONNode, manifest: Manifest? = nil) -> [Lockfile.Edge] {
        let meta = node["dependenciesMeta"]
        let peerMeta = node["peerDependenciesMeta"]
        var kinds: [String: Dependency.Kind] = [:]
        for dependency in NPMRequirements.effective(manifest?.dependencies ?? [], includesDevelopment: true) {
            kinds[dependency.name] = dependency.kind
        }
        var edges: [Lockfile.Edge] = []
        for (name, value) in node.members(of: "dependencies") {
            guard let text = value.string else { continue }
            let isOptional = meta?[name]?["optional"]?.boolean == true
            let requirement = Self.withoutProtocol(text, name: name)
            let target = target(name, text)
            edges.append(
                Lockfile.Edge(
                    name: name, requirement: requirement, kind: isOptional ? .optional : kinds[name] ?? .production, target: target))
        }
        // What a peer leads to depends on who uses the package, and Yarn installs none for it: no target.
        for (name, value) in node.members(of: "peerDependencies") {
            let kind: Dependency.Kind = peerMeta?[name]?["optional"]?.boolean == true ? .optionalPeer : .peer
            edges.append(
                Lockfile.Edge(
                    name: name, requirement: Self.withoutProtocol(value.string ?? "*", name: name), kind: kind, target: nil))
        }
        return edges
    }

    /// `npm:^1.0.0` is a plain range; `npm:other@^1.0.0` is an alias and stays as it is.
    private static func withoutProtocol(_ text: String, name: String) -> String {
        guard text.hasPrefix("npm:") else { return text }
        let rest = String(text.dropFirst(4))
        return PackageAddress.splitDescriptor(rest).rest == nil ? rest : text
    }

    private mutating func target(_ name: String, _ text: String) -> Int? {
        let descriptor = Self.normalized("\(name)@\(text)")
        let plain = descriptors.claim([descriptor], name: name)
        return patched[descriptor] ?? plain
    }

    /// A patched package stands on the one it patches.
    private mutating func patchBase(of index: Int) -> [Lockfile.Edge] {
        guard let resolution = entries[index]["resolution"]?.string, let base = Self.patchedDescriptor(resolution) else { return [] }
        let (name, version) = PackageAddress.splitDescriptor(base)
        guard let target = locators[base] ?? descriptors.index(of: base), target != index else { return [] }
        return [Lockfile.Edge(name: name, requirement: version ?? "", kind: .production, target: target)]
    }

    private func unclaimedEdges() -> [Lockfile.Edge] {
        descriptors.unclaimed.map { descriptor in
            let (name, requirement) = PackageAddress.splitDescriptor(descriptor)
            let target = descriptors.index(of: descriptor)
            return Lockfile.Edge(name: name, requirement: requirement ?? "*", kind: .production, target: target)
        }
    }

    private func sortedByPath(_ lockfile: Lockfile) -> Lockfile {
        var lockfile = lockfile
        lockfile.importers.sort { $0.path == "." && $1.path != "." }
        return lockfile
    }

    private mutating func note(_ path: String, _ problem: String) { lockfile.oddities.append(Oddity(path: path, problem: problem)) }
}

extension StringProtocol {
    /// The first place where `text` stands.
    func range(ofText text: String) -> Range<Index>? {
        guard let first = text.first else { return nil }
        var at = startIndex
        while let found = self[at...].firstIndex(of: first) {
            if self[found...].hasPrefix(text) { return found..<index(found, offsetBy: text.count) }
            at = index(after: found)
        }
        return nil
    }
}
