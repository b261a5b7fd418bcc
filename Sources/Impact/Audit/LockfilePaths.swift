// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Finds the ways from the importers of a lockfile down to an entry.
///
/// Built once for an audit: who requires whom, upwards. Ways are searched from the entry up, shortest first; a ring is walked
/// once, and the search has a bound, so a hostile lockfile cannot make it long.
struct LockfilePaths {
    /// Who requires an entry: another entry, or an importer.
    private enum Parent {
        case entry(Int)
        case importer(Int)
    }

    /// The upper end of a partial way: a chain down to the entry the search started from.
    private struct Node {
        var entry: Int
        var below: Int?
        var depth: Int
    }

    private let lockfile: Lockfile
    private var parents: [[Parent]]

    /// The most partial ways that are looked at for one entry, and how long one may be. Real trees are some 20 levels deep.
    private static let searchLimit = 20_000
    private static let depthLimit = 100

    init(_ lockfile: Lockfile, omitted: Set<Dependency.Kind>) {
        self.lockfile = lockfile
        parents = Array(repeating: [], count: lockfile.packages.count)
        var kinds = omitted
        if omitted.contains(.optional) { kinds.insert(.optionalPeer) }
        if omitted.contains(.peer) { kinds.insert(.optionalPeer) }
        for (position, importer) in lockfile.importers.enumerated() {
            for edge in importer.requirements where !kinds.contains(edge.kind) { add(.importer(position), to: edge.target) }
        }
        for (position, package) in lockfile.packages.enumerated() where !package.isOmitted(by: omitted) {
            for edge in package.requirements where !kinds.contains(edge.kind) && edge.target != position {
                add(.entry(position), to: edge.target)
            }
        }
    }

    private mutating func add(_ parent: Parent, to target: Int?) {
        if let target, parents.indices.contains(target) { parents[target].append(parent) }
    }

    /// Whether an importer requires one of the entries itself.
    func isDirect(_ indices: [Int]) -> Bool {
        indices.contains { index in
            parents[index].contains { if case .importer = $0 { true } else { false } }
        }
    }

    /// Up to `limit` ways to any of the entries, shortest first. Where no importer leads there, from entries that nothing requires.
    ///
    /// Each entry is passed at most `limit` times: ways that differ only far up are many and say little.
    func paths(to indices: [Int], limit: Int) -> [AuditPath] {
        var nodes: [Node] = indices.map { Node(entry: $0, below: nil, depth: 1) }
        var visits: [Int: Int] = [:]
        var found: [AuditPath] = []
        var orphans: [AuditPath] = []
        var seen: Set<AuditPath> = []
        var next = 0
        while next < nodes.count, found.count < limit {
            let at = next
            next += 1
            let entry = nodes[at].entry
            visits[entry, default: 0] += 1
            if visits[entry, default: 0] > limit { continue }
            if parents[entry].isEmpty, orphans.count < limit { orphans.append(AuditPath(importer: "", steps: steps(from: at, nodes))) }
            for parent in parents[entry] {
                switch parent {
                case .importer(let position):
                    let path = AuditPath(importer: lockfile.importers[position].path, steps: steps(from: at, nodes))
                    if found.count < limit, seen.insert(path).inserted { found.append(path) }
                case .entry(let above):
                    let depth = nodes[at].depth + 1
                    guard nodes.count < Self.searchLimit, depth <= Self.depthLimit else { break }
                    if !isOnWay(above, from: at, nodes) { nodes.append(Node(entry: above, below: at, depth: depth)) }
                }
            }
        }
        return found.isEmpty ? orphans : found
    }

    private func steps(from start: Int, _ nodes: [Node]) -> [String] {
        var out: [String] = []
        var at: Int? = start
        while let position = at {
            let package = lockfile.packages[nodes[position].entry]
            out.append(package.version.isEmpty ? package.name : "\(package.name)@\(package.version)")
            at = nodes[position].below
        }
        return out
    }

    private func isOnWay(_ entry: Int, from start: Int, _ nodes: [Node]) -> Bool {
        var at: Int? = start
        while let position = at {
            if nodes[position].entry == entry { return true }
            at = nodes[position].below
        }
        return false
    }
}
