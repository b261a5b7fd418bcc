// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Whether and why a release concerns a project, told from its lockfile.
///
/// Make one for a lockfile and ask it for many releases: a release of a package that the project has nothing to do with costs a
/// few look-ups.
package struct ReleaseExposure: Sendable {
    /// A requirement and who has it.
    struct Holder: Sendable {
        /// An entry of the lockfile, or an importer counted down from -1.
        var owner: Int
        var edge: Lockfile.Edge
        /// What the requirement asks for; `*` and tags included. `nil` where it never follows a registry (git, address, folder).
        var selector: String?
    }

    /// Paths kept for one concern.
    package static let pathLimit = 5

    let lockfile: Lockfile
    let graph: LockfileGraph
    /// Entries by the real name of the package.
    private var entries: [String: [Int]] = [:]
    /// Requirements by the real name of the package they ask for.
    private var holders: [String: [Holder]] = [:]
    /// Entries that something other than a peer requirement leads to.
    private(set) var decided: Set<Int> = []

    package init(_ lockfile: Lockfile) {
        self.lockfile = lockfile
        self.graph = LockfileGraph(lockfile)
        for (index, package) in lockfile.packages.enumerated() where !package.source.isLocal {
            entries[package.name, default: []].append(index)
        }
        for (position, importer) in lockfile.importers.enumerated() {
            for edge in importer.requirements { add(edge, owner: -1 - position) }
        }
        for (position, package) in lockfile.packages.enumerated() {
            for edge in package.requirements { add(edge, owner: position) }
        }
    }

    private mutating func add(_ edge: Lockfile.Edge, owner: Int) {
        if let target = edge.target, edge.kind != .peer, edge.kind != .optionalPeer { decided.insert(target) }
        if !edge.isRequirementKnown {
            guard let target = edge.target, lockfile.packages.indices.contains(target) else { return }
            let package = lockfile.packages[target]
            holders[package.name, default: []].append(Holder(owner: owner, edge: edge, selector: package.version))
            return
        }
        switch PackageAddress(name: edge.name, requirement: edge.requirement) {
        case .registry(let name, let selector):
            holders[name, default: []].append(Holder(owner: owner, edge: edge, selector: selector))
        default:
            holders[edge.name, default: []].append(Holder(owner: owner, edge: edge, selector: nil))
        }
    }

    /// The concerns of one release for one project; see ``concerns(name:version:tags:requiredBy:)``.
    package static func concerns(
        of lockfile: Lockfile, name: String, version: String, tags: [String: String]? = nil, requiredBy: [RequiringRelease] = []
    ) -> [Concern] {
        guard requiredBy.contains(where: { $0.requirements[name] != nil }) || mentions(name, in: lockfile) else { return [] }
        return ReleaseExposure(lockfile).concerns(name: name, version: version, tags: tags, requiredBy: requiredBy)
    }

    /// Whether the name stands anywhere in the lockfile: a cheap look before a closer one.
    private static func mentions(_ name: String, in lockfile: Lockfile) -> Bool {
        let alias = "npm:\(name)"
        func mentions(_ edge: Lockfile.Edge) -> Bool { edge.name == name || edge.requirement.hasPrefix(alias) }
        return lockfile.packages.contains { $0.name == name || $0.requirements.contains(where: mentions) }
            || lockfile.importers.contains { $0.requirements.contains(where: mentions) }
    }

    /// Why `name@version` concerns the project: the closest reason first, nothing when it does not.
    ///
    /// - Parameters:
    ///   - tags: the package's dist-tags and their versions at this moment, where known. Without them a requirement of
    ///     `latest` is taken to follow each new release that is no prerelease.
    ///   - requiredBy: releases under watch that ask for this package.
    package func concerns(
        name: String, version: String, tags: [String: String]? = nil, requiredBy: [RequiringRelease] = []
    ) -> [Concern] {
        concerns(name: name, version: version, tags: tags, requiredBy: requiredBy, depth: 0)
    }

    /// Releases that require each other are followed this far.
    private static let chainLimit = 8

    private func concerns(
        name: String, version: String, tags: [String: String]?, requiredBy: [RequiringRelease], depth: Int
    ) -> [Concern] {
        var found: [Concern] = []
        let here = entries[name] ?? []
        let locked = here.filter { lockfile.packages[$0].version == version }
        if !locked.isEmpty { found.append(concern(.locked, entries: locked)) }
        let takers = (holders[name] ?? []).filter { takes($0, version: version, tags: tags, name: name) }
        found += wouldResolve(takers)
        if depth < Self.chainLimit {
            found += newDependency(name: name, version: version, requiredBy: requiredBy, depth: depth)
        }
        if found.isEmpty, !here.isEmpty { found.append(concern(.present, entries: here)) }
        return found
    }

    // MARK: Locked and present

    private func concern(_ kind: Concern.Kind, entries: [Int]) -> Concern {
        var paths: [LockfileGraph.Path] = []
        for index in entries { paths += graph.paths(to: index, limit: Self.pathLimit) }
        let requirement = holdersLeading(to: Set(entries)).first { $0.edge.isRequirementKnown }?.edge.requirement
        return Concern(
            kind: kind, paths: ordered(paths.map(described)),
            isDevelopmentOnly: entries.allSatisfy { lockfile.packages[$0].isDevelopment == true }, requirement: requirement)
    }

    private func holdersLeading(to targets: Set<Int>) -> [Holder] {
        let names = Set(targets.map { lockfile.packages[$0].name })
        return names.flatMap { holders[$0] ?? [] }.filter { $0.edge.target.map(targets.contains) ?? false }
    }

    // MARK: Would resolve

    /// One concern for each requirement text, since what to do about them differs.
    private func wouldResolve(_ takers: [Holder]) -> [Concern] {
        var groups: [(text: String, isAssumed: Bool, holders: [Holder])] = []
        for taker in takers {
            let isAssumed = !taker.edge.isRequirementKnown
            let text = isAssumed ? "^\(taker.selector ?? "") (assumed)" : taker.edge.requirement
            if let known = groups.firstIndex(where: { $0.text == text }) {
                groups[known].holders.append(taker)
            } else {
                groups.append((text, isAssumed, [taker]))
            }
        }
        return groups.map { group in
            Concern(
                kind: .wouldResolve,
                paths: ordered(group.holders.flatMap { paths(to: $0, ending: "\($0.edge.name) \(group.text)") }),
                isDevelopmentOnly: group.holders.allSatisfy(isDevelopmentOnly), requirement: group.text, isAssumed: group.isAssumed)
        }.sorted { ($0.paths.first?.count ?? Int.max) < ($1.paths.first?.count ?? Int.max) }
    }

    private func isDevelopmentOnly(_ holder: Holder) -> Bool {
        holder.owner < 0 ? holder.edge.kind == .development : lockfile.packages[holder.owner].isDevelopment == true
    }

    /// The ways to whoever has the requirement, and the requirement.
    private func paths(to holder: Holder, ending: String) -> [[String]] {
        if holder.owner < 0 { return [importerStep(-1 - holder.owner) + [ending]] }
        return graph.paths(to: holder.owner, limit: Self.pathLimit).map { described($0) + [ending] }
    }

    // MARK: New dependencies

    private func newDependency(name: String, version: String, requiredBy: [RequiringRelease], depth: Int) -> [Concern] {
        var found: [Concern] = []
        for release in requiredBy where release.name != name {
            guard let requirement = release.requirements[name],
                case .registry(_, let selector) = PackageAddress(name: name, requirement: requirement),
                Acceptance.accepts(selector, version: version) ?? (selector == "latest")
            else { continue }
            let reasons = concerns(
                name: release.name, version: release.version, tags: nil, requiredBy: requiredBy.filter { $0 != release }, depth: depth + 1)
            for reason in reasons where reason.kind != .present {
                let paths = reason.paths.map { path in
                    let upper = reason.kind == .locked ? path : Array(path.dropLast()) + ["\(release.name)@\(release.version)"]
                    return upper + ["\(name) \(requirement)"]
                }
                found.append(
                    Concern(
                        kind: .newDependencyOf, paths: paths, isDevelopmentOnly: reason.isDevelopmentOnly, requirement: requirement,
                        isAssumed: reason.isAssumed))
            }
        }
        return found
    }

    // MARK: Words

    private func described(_ path: LockfileGraph.Path) -> [String] {
        importerStep(path.importer) + path.packages.map { "\(lockfile.packages[$0].name)@\(lockfile.packages[$0].version)" }
    }

    private func importerStep(_ index: Int) -> [String] {
        let path = lockfile.importers[index].path
        return path == "." || path == "*" ? [] : [path]
    }

    /// Shortest first, without repeats, up to the limit.
    private func ordered(_ paths: [[String]]) -> [[String]] {
        var seen: Set<[String]> = []
        let unique = paths.filter { seen.insert($0).inserted }
        let sorted = unique.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
        return sorted.prefix(Self.pathLimit).map(\.element)
    }
}

extension LockedPackage.Source {
    var isLocal: Bool {
        if case .local = self { return true }
        return false
    }
}
