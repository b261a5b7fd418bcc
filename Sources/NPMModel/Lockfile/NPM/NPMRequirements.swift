// SPDX-License-Identifier: Apache-2.0

/// How npm turns the groups of a manifest into requirements.
enum NPMRequirements {
    /// The requirements of a lockfile entry or manifest, one a name.
    static func read(_ node: JSONNode, includesDevelopment: Bool) -> [Dependency] {
        var all: [Dependency] = []
        var optionalPeers: Set<String> = []
        for (name, meta) in node.members(of: "peerDependenciesMeta")
        where meta["optional"]?.boolean == true {
            optionalPeers.insert(name)
        }
        let groups: [(String, Dependency.Kind)] = [
            ("dependencies", .production), ("optionalDependencies", .optional), ("devDependencies", .development),
            ("peerDependencies", .peer),
        ]
        for (group, kind) in groups {
            for (name, value) in node.members(of: group) {
                guard let requirement = value.string else { continue }
                let isOptionalPeer = kind == .peer && optionalPeers.contains(name)
                all.append(Dependency(name: name, requirement: requirement, kind: isOptionalPeer ? .optionalPeer : kind))
            }
        }
        return effective(all, includesDevelopment: includesDevelopment)
    }

    /// One requirement a name: where a name stands in several groups, development beats optional beats production beats peer
    /// (the order in which `@npmcli/arborist` loads them). Order of first mention.
    static func effective(_ all: [Dependency], includesDevelopment: Bool) -> [Dependency] {
        var chosen: [Dependency] = []
        var positions: [String: Int] = [:]
        for dependency in all where includesDevelopment || dependency.kind != .development {
            guard let position = positions[dependency.name] else {
                positions[dependency.name] = chosen.count
                chosen.append(dependency)
                continue
            }
            if rank(dependency.kind) >= rank(chosen[position].kind) { chosen[position] = dependency }
        }
        return chosen
    }

    private static func rank(_ kind: Dependency.Kind) -> Int {
        switch kind {
        case .peer, .optionalPeer: 0
        case .production: 1
        case .optional: 2
        case .development: 3
        }
    }

    /// An address outside the usual form of registries is a tarball only if someone asked for an address; where ranges ask for
    /// it, it is that registry's way to serve.
    static func settleSources(_ lockfile: inout Lockfile) {
        var askedByRange: Set<Int> = []
        var askedByAddress: Set<Int> = []
        for edge in lockfile.importers.lazy.flatMap(\.requirements) + lockfile.packages.lazy.flatMap(\.requirements) {
            guard let target = edge.target, edge.isRequirementKnown, case .tarball = lockfile.packages[target].source else { continue }
            if case .registry = PackageAddress(name: edge.name, requirement: edge.requirement) {
                askedByRange.insert(target)
            } else {
                askedByAddress.insert(target)
            }
        }
        for index in askedByRange.subtracting(askedByAddress) {
            if case .tarball(let address) = lockfile.packages[index].source { lockfile.packages[index].source = .registry(address) }
        }
    }
}

extension JSONNode {
    /// The members of the object under `key`; none where there is no object.
    func members(of key: String) -> [(name: String, value: JSONNode)] { self[key].map { Array($0.members) } ?? [] }
}
