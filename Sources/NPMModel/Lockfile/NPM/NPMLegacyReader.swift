// SPDX-License-Identifier: Apache-2.0

/// Reads `dependencies` of package-lock v1 and of npm-shrinkwrap files back to npm 2: entries nested as on disk.
///
/// `requires` holds what an entry asks for; files before npm 5 lack it, and then nesting is all they tell.
struct NPMLegacyReader {
    private let root: JSONNode
    private let manifest: Manifest?
    private var tree = NPMTree()
    private var lockfile: Lockfile
    /// For each package: its folder and entry, and the package it is nested in.
    private var entries: [(folder: Int, node: JSONNode, parent: Int?)] = []
    private var knowsRequirements = false

    init(_ root: JSONNode, version: String, manifest: Manifest?) {
        self.root = root
        self.manifest = manifest
        self.lockfile = Lockfile(kind: .npm, formatVersion: version, packages: [], importers: [])
    }

    mutating func read() -> Lockfile {
        knowsRequirements = root["requires"] != nil
        readEntries()
        let name = root["name"]?.string ?? manifest?.name
        lockfile.importers = [Lockfile.Importer(path: ".", name: name, requirements: [])]
        if knowsRequirements { connect() } else { connectByNesting() }
        lockfile.importers[0].requirements = rootRequirements()
        NPMRequirements.settleSources(&lockfile)
        return lockfile
    }

    // MARK: Entries

    private mutating func readEntries() {
        struct Pending {
            var name: String
            var node: JSONNode
            var folder: Int
            var parent: Int?
            var location: String
        }
        // A stack, pushed in reverse, keeps the order of the file.
        var pending: [Pending] = []
        func children(of node: JSONNode, folder: Int, parent: Int?, location: String) -> [Pending] {
            node.members(of: "dependencies").reversed().map {
                Pending(name: $0.name, node: $0.value, folder: folder, parent: parent, location: location)
            }
        }
        pending = children(of: root, folder: NPMTree.root, parent: nil, location: "")
        while let next = pending.popLast() {
            let location = next.location + (next.location.isEmpty ? "" : "/") + "node_modules/" + next.name
            guard next.node.kind == .object, !next.name.isEmpty else {
                lockfile.oddities.append(
                    Oddity(path: "dependencies.\(next.name)", problem: "is \(next.node.kind.rawValue) instead of an object"))
                continue
            }
            guard let folder = tree.insertModule(next.name, in: next.folder) else {
                lockfile.oddities.append(Oddity(path: location, problem: "is nested too deeply and was left out"))
                continue
            }
            if next.node["requires"]?.kind == .object { knowsRequirements = true }
            let index = add(next.name, next.node, location: location)
            tree.occupy(folder, by: .package(index))
            entries.append((folder, next.node, next.parent))
            pending += children(of: next.node, folder: folder, parent: index, location: location)
        }
    }

    private mutating func add(_ installed: String, _ node: JSONNode, location: String) -> Int {
        let stated = node["version"]?.string ?? ""
        let resolved = node["resolved"]?.string
        var package = LockedPackage(name: installed, version: stated, key: location, source: .init(resolved: resolved))
        switch PackageAddress(name: installed, requirement: stated) {
        case .registry(let real, let version):
            package.name = real
            package.version = stated.isEmpty ? resolved.flatMap(PackageAddress.version) ?? "" : version
        case .git(let address):
            package.source = .git(address)
            package.version = ""
        case .tarball(let address):
            package.source = .tarball(address)
            package.version = PackageAddress.version(ofTarball: address) ?? ""
        case .local(let path):
            package.source = .local(path)
            package.version = PackageAddress.version(ofTarball: path) ?? ""
        case .workspace, .other:
            package.source = .local(stated)
            package.version = ""
        }
        if package.name != installed { package.alias = installed }
        if package.version.isEmpty, package.source.isRegistry {
            lockfile.oddities.append(Oddity(path: location, problem: "has no version, so it cannot be looked up"))
        }
        package.integrity = node["integrity"]?.string
        package.isDevelopment = node["dev"]?.boolean ?? false
        package.isOptional = node["optional"]?.boolean ?? false
        package.isDevelopmentOrOptional = node["devOptional"]?.boolean ?? false
        package.isPeer = node["peer"]?.boolean ?? false
        package.isBundled = node["bundled"]?.boolean ?? false
        lockfile.packages.append(package)
        return lockfile.packages.count - 1
    }

    // MARK: Requirements

    /// The file says what is required, not in which group: an optional entry required by one that is not optional is taken
    /// for an optional dependency, as npm takes it.
    private mutating func connect() {
        for index in entries.indices {
            var edges: [Lockfile.Edge] = []
            for (name, value) in entries[index].node.members(of: "requires") {
                guard let requirement = value.string else { continue }
                let target = target(of: name, from: entries[index].folder)
                let isOptional = target.map { lockfile.packages[$0].isOptional == true } ?? false
                let kind: Dependency.Kind = isOptional && lockfile.packages[index].isOptional != true ? .optional : .production
                edges.append(Lockfile.Edge(name: name, requirement: requirement, kind: kind, target: target))
            }
            lockfile.packages[index].requirements = edges
        }
    }

    private mutating func connectByNesting() {
        if !entries.isEmpty {
            lockfile.oddities.append(
                Oddity(path: "dependencies", problem: "the file does not say who requires what; nesting is taken for it"))
        }
        for index in entries.indices {
            guard let parent = entries[index].parent else { continue }
            lockfile.packages[parent].requirements.append(nestingEdge(to: index))
        }
    }

    /// `from` holds `name@requirement` where npm wrote it.
    private func nestingEdge(to index: Int) -> Lockfile.Edge {
        let package = lockfile.packages[index]
        let name = package.alias ?? package.name
        let kind: Dependency.Kind = package.isOptional == true ? .optional : .production
        if let from = entries[index].node["from"]?.string {
            let (_, requirement) = PackageAddress.splitDescriptor(from)
            return Lockfile.Edge(name: name, requirement: requirement ?? from, kind: kind, target: index)
        }
        return Lockfile.Edge(name: name, requirement: package.version, kind: kind, target: index, isRequirementKnown: false)
    }

    private func rootRequirements() -> [Lockfile.Edge] {
        if let manifest {
            return NPMRequirements.effective(manifest.dependencies, includesDevelopment: true).map { dependency in
                Lockfile.Edge(
                    name: dependency.name, requirement: dependency.requirement, kind: dependency.kind,
                    target: target(of: dependency.name, from: NPMTree.root))
            }
        }
        if knowsRequirements { return LockfileRoots.inferred(lockfile) }
        return entries.indices.filter { entries[$0].parent == nil }.map(nestingEdge)
    }

    private func target(of name: String, from folder: Int) -> Int? {
        guard case .package(let index) = tree.resolve(name, from: folder) else { return nil }
        return index
    }
}
