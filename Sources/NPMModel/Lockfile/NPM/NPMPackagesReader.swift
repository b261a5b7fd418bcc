// SPDX-License-Identifier: Apache-2.0

/// Reads `packages` of package-lock v2 and v3, npm-shrinkwrap and `node_modules/.package-lock.json`: a flat list by location.
///
/// Format: https://docs.npmjs.com/cli/v10/configuring-npm/package-lock-json
struct NPMPackagesReader {
    private let packagesNode: JSONNode
    private let manifest: Manifest?
    private var tree = NPMTree()
    private var lockfile: Lockfile
    /// For each package and importer: where its requirements are looked up from, and its entry.
    private var packageEntries: [(folder: Int, node: JSONNode, isTop: Bool)] = []
    private var importerEntries: [(folder: Int, node: JSONNode?)] = []
    private var links: [(location: String, folder: Int, target: String, node: JSONNode)] = []

    init(_ root: JSONNode, packages: JSONNode, version: String, manifest: Manifest?) {
        self.packagesNode = packages
        self.manifest = manifest
        self.lockfile = Lockfile(kind: .npm, formatVersion: version, packages: [], importers: [])
    }

    mutating func read() -> Lockfile {
        let rootNode = packagesNode[""].flatMap { $0.kind == .object ? $0 : nil }
        let linked = linkTargets(rootNode)
        lockfile.importers.append(
            Lockfile.Importer(path: ".", name: rootNode?["name"]?.string ?? manifest?.name, requirements: []))
        importerEntries.append((NPMTree.root, rootNode))
        tree.occupy(NPMTree.root, by: .importer(0))
        lockfile.packages.reserveCapacity(packagesNode.count)
        for (location, node) in packagesNode.members where !location.isEmpty {
            place(location, node, linked: linked)
        }
        placeLinks()
        connect()
        return lockfile
    }

    // MARK: Entries

    /// The locations that links point at, and whether each is a workspace member.
    private func linkTargets(_ root: JSONNode?) -> [String: Bool] {
        let patterns = NPMWorkspaces(root?["workspaces"])
        var requested: Set<String> = []
        for group in ["dependencies", "devDependencies", "optionalDependencies"] {
            for (_, value) in root?.members(of: group) ?? [] {
                if let text = value.string, text.hasPrefix("file:") { requested.insert(NPMWorkspaces.normalized(text.dropFirst(5))) }
            }
        }
        var targets: [String: Bool] = [:]
        for (_, node) in packagesNode.members where node["link"]?.boolean == true {
            guard let target = node["resolved"]?.string else { continue }
            let path = NPMWorkspaces.normalized(target)
            targets[path] = patterns.map { $0.matches(path) || !requested.contains(path) } ?? false
        }
        return targets
    }

    private mutating func place(_ location: String, _ node: JSONNode, linked: [String: Bool]) {
        guard node.kind == .object else { return note(location, "is \(node.kind.rawValue) instead of an object") }
        guard let folder = tree.insert(location) else { return note(location, "is nested too deeply and was left out") }
        if node["link"]?.boolean == true {
            let target = node["resolved"]?.string ?? ""
            links.append((location, folder, target, node))
            return
        }
        if tree.occupant(of: folder) != nil { note(location, "stands twice; the last one counts") }
        if NPMTree.moduleName(ofLocation: location) == nil {
            // A folder of the project: a workspace member, or a package that is linked from somewhere.
            if linked[NPMWorkspaces.normalized(location)] ?? true {
                tree.occupy(folder, by: .importer(lockfile.importers.count))
                lockfile.importers.append(Lockfile.Importer(path: location, name: node["name"]?.string, requirements: []))
                importerEntries.append((folder, node))
                return
            }
        }
        add(location, node, folder: folder)
    }

    private mutating func add(_ location: String, _ node: JSONNode, folder: Int) {
        let folderName = NPMTree.moduleName(ofLocation: location)
        let lastSegment = location.split(separator: "/").last.map(String.init)
        let name = node["name"]?.string ?? folderName ?? lastSegment ?? location
        let resolved = node["resolved"]?.string
        let source: LockedPackage.Source = folderName == nil ? .local("file:\(location)") : .init(resolved: resolved)
        var package = LockedPackage(name: name, version: node["version"]?.string ?? "", key: location, source: source)
        if let folderName, folderName != name { package.alias = folderName }
        if package.version.isEmpty, let guess = resolved.flatMap(PackageAddress.version) { package.version = guess }
        if package.version.isEmpty, source.isRegistry { note(location, "has no version, so it cannot be looked up") }
        package.integrity = node["integrity"]?.string
        package.isDevelopment = node["dev"]?.boolean ?? false
        package.isOptional = node["optional"]?.boolean ?? false
        package.isDevelopmentOrOptional = node["devOptional"]?.boolean ?? false
        package.isPeer = node["peer"]?.boolean ?? false
        package.isBundled = node["inBundle"]?.boolean ?? false
        package.hasInstallScript = node["hasInstallScript"]?.boolean ?? false
        if case .package(let old) = tree.occupant(of: folder) {
            lockfile.packages[old] = package
            packageEntries[old] = (folder, node, folderName == nil)
            return
        }
        tree.occupy(folder, by: .package(lockfile.packages.count))
        lockfile.packages.append(package)
        packageEntries.append((folder, node, folderName == nil))
    }

    /// Links lead to a folder that the file lists too; one that it does not list is a local package of its own.
    private mutating func placeLinks() {
        for link in links {
            let path = NPMWorkspaces.normalized(link.target)
            if let target = tree.insert(path), target != link.folder, tree.occupant(of: target) != nil || path.isEmpty {
                tree.occupy(link.folder, by: .link(target))
                continue
            }
            add(link.location, link.node, folder: link.folder)
            guard let last = lockfile.packages.indices.last else { continue }
            lockfile.packages[last].source = .local(link.target.isEmpty ? "link:" : "file:\(link.target)")
        }
    }

    private mutating func note(_ location: String, _ problem: String) {
        lockfile.oddities.append(Oddity(path: "packages.\(location)", problem: problem))
    }

    // MARK: Requirements

    private mutating func connect() {
        for index in packageEntries.indices {
            let entry = packageEntries[index]
            let wanted = NPMRequirements.read(entry.node, includesDevelopment: entry.isTop)
            lockfile.packages[index].requirements = resolved(wanted, from: entry.folder)
        }
        for index in importerEntries.indices {
            guard let node = importerEntries[index].node else { continue }
            let wanted = NPMRequirements.read(node, includesDevelopment: true)
            lockfile.importers[index].requirements = resolved(wanted, from: importerEntries[index].folder)
        }
        connectRoot()
        NPMRequirements.settleSources(&lockfile)
    }

    /// The root's own `package.json` counts where it says something else than the file, and then the flags of the file are not
    /// to be trusted either: npm does the same.
    private mutating func connectRoot() {
        if let manifest {
            let wanted = resolved(NPMRequirements.effective(manifest.dependencies, includesDevelopment: true), from: NPMTree.root)
            let isNew = importerEntries[0].node == nil
            if Set(wanted) != Set(lockfile.importers[0].requirements) {
                lockfile.importers[0].requirements = wanted
                if !isNew {
                    lockfile.oddities.append(
                        Oddity(path: "packages.", problem: "the root's requirements are not those of package.json, which counts"))
                    LockfileFlags.compute(for: &lockfile)
                }
            }
        } else if importerEntries[0].node == nil {
            lockfile.importers[0].requirements = LockfileRoots.inferred(lockfile)
        }
    }

    private func resolved(_ wanted: [Dependency], from folder: Int) -> [Lockfile.Edge] {
        wanted.map { dependency in
            var target: Int?
            if case .package(let index) = tree.resolve(dependency.name, from: folder) { target = index }
            return Lockfile.Edge(name: dependency.name, requirement: dependency.requirement, kind: dependency.kind, target: target)
        }
    }
}
