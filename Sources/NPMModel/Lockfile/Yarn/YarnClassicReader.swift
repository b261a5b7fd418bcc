// SPDX-License-Identifier: Apache-2.0

/// Reads yarn.lock of Yarn 1.
///
/// The file lists descriptors and what they were resolved to, and not which the project itself asks for: that comes from the
/// manifests given, else from the descriptors that no entry asks for.
struct YarnClassicReader {
    private var lockfile = Lockfile(kind: .yarnClassic, formatVersion: "1", packages: [], importers: [])
    private var descriptors = YarnDescriptors()
    private let manifest: Manifest?
    private let members: [String: Manifest]
    private let entries: [YarnClassicText.Entry]

    init(_ text: YarnClassicText, manifest: Manifest?, members: [String: Manifest]) {
        self.entries = text.entries
        self.manifest = manifest
        self.members = members
        lockfile.oddities = text.oddities
    }

    mutating func read() -> Lockfile {
        for entry in entries { add(entry) }
        for index in entries.indices {
            let wanted =
                entries[index].dependencies.map { ($0, Dependency.Kind.production) }
                + entries[index].optionalDependencies.map { ($0, Dependency.Kind.optional) }
            lockfile.packages[index].requirements = wanted.map { edge($0.0.name, $0.0.requirement, $0.1) }
        }
        readImporters()
        return lockfile
    }

    private mutating func add(_ entry: YarnClassicText.Entry) {
        let parsed = entry.descriptors.map { PackageAddress.splitDescriptor($0) }
        let installed = parsed.first?.name ?? ""
        let addresses = parsed.map { PackageAddress(name: $0.name, requirement: $0.rest ?? "") }
        var name = installed
        for case .registry(let real, _) in addresses where real != installed { name = real }
        let resolved = entry.fields["resolved"]
        var source = LockedPackage.Source(resolved: resolved.map(Self.withoutDigest))
        if resolved == nil {
            for address in addresses {
                if case .local(let path) = address { source = .local(path) }
                if case .git(let path) = address { source = .git(path) }
            }
        } else if case .tarball(let address) = source, addresses.contains(where: { if case .registry = $0 { true } else { false } }) {
            source = .registry(address)
        }
        let key = entry.descriptors.joined(separator: ", ")
        var package = LockedPackage(name: name, version: entry.fields["version"] ?? "", key: key, source: source)
        if name != installed { package.alias = installed }
        if package.version.isEmpty {
            lockfile.oddities.append(Oddity(path: key, problem: "has no version, so it cannot be looked up"))
        }
        package.integrity = entry.fields["integrity"]
        for descriptor in entry.descriptors { descriptors.add(descriptor, index: lockfile.packages.count) }
        lockfile.packages.append(package)
    }

    /// The address without the SHA-1 that Yarn puts after it; a commit after an address of git stays.
    private static func withoutDigest(_ resolved: String) -> String {
        let bytes = resolved.utf8
        guard let sign = bytes.firstIndex(of: UInt8(ascii: "#")), !PackageAddress.isGit(resolved) else { return resolved }
        return String(resolved[..<sign])
    }

    private mutating func edge(_ name: String, _ requirement: String, _ kind: Dependency.Kind) -> Lockfile.Edge {
        let target = descriptors.claim(["\(name)@\(requirement)"], name: name)
        return Lockfile.Edge(name: name, requirement: requirement, kind: kind, target: target)
    }

    private mutating func readImporters() {
        guard let manifest else {
            lockfile.importers = [Lockfile.Importer(path: ".", name: nil, requirements: unclaimedEdges())]
            lockfile.importers[0].requirements += LockfileRoots.inferred(lockfile)
            LockfileFlags.compute(for: &lockfile, unknownImporters: [0])
            return
        }
        let projects = [(".", manifest)] + members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (path, project) in projects {
            let wanted = NPMRequirements.effective(project.dependencies, includesDevelopment: true)
            // Yarn 1 installs no peers.
            let edges = wanted.filter { $0.kind != .peer && $0.kind != .optionalPeer }.map { edge($0.name, $0.requirement, $0.kind) }
            lockfile.importers.append(Lockfile.Importer(path: path, name: project.name, requirements: edges))
        }
        descriptors.findUnclaimedEntries()
        for index in lockfile.packages.indices { descriptors.settleForced(&lockfile.packages[index].requirements) }
        for index in lockfile.importers.indices { descriptors.settleForced(&lockfile.importers[index].requirements) }
        let rest = unclaimedEdges()
        var unknown: Set<Int> = []
        if !rest.isEmpty {
            unknown.insert(lockfile.importers.count)
            lockfile.importers.append(Lockfile.Importer(path: "*", name: nil, requirements: rest))
        }
        LockfileFlags.compute(for: &lockfile, unknownImporters: unknown)
    }

    private func unclaimedEdges() -> [Lockfile.Edge] {
        var edges: [Lockfile.Edge] = []
        for descriptor in descriptors.unclaimed {
            let (name, requirement) = PackageAddress.splitDescriptor(descriptor)
            let target = descriptors.index(of: descriptor)
            edges.append(Lockfile.Edge(name: name, requirement: requirement ?? "*", kind: .production, target: target))
        }
        return edges
    }
}
