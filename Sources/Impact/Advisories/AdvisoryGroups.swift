// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Puts records that tell of the same problem together, so that each problem is shown once.
enum AdvisoryGroups {
    /// One problem: the records that tell of it and cover the release.
    struct Group {
        var members: [Advisory]
        var isMalware: Bool
        /// All names of the problem: ids of the members and everything that links them, sorted.
        var identifiers: [String]
    }

    /// Groups the records that cover one release.
    ///
    /// Records are one problem when they share an id or alias, directly or through another record of the package (one that does
    /// not cover the release, or was withdrawn, still links). Beyond that:
    /// - Malware records that cover the same release are one problem. Whoever installed it needs one thing to do, and
    ///   databases seldom refer to each other: event-stream's four records of 2018 share no alias.
    /// - Records of different databases with the same affected versions and the same title (the package's name aside), unless
    ///   each has a CVE of its own.
    /// - "Duplicate Advisory: T" and the record titled T.
    ///
    /// - Parameters:
    ///   - matching: the records that cover the release; not withdrawn.
    ///   - all: every record about the package.
    static func groups(matching: [Advisory], all: [Advisory], package name: String) -> [Group] {
        var links = UnionFind()
        for advisory in all {
            for alias in advisory.aliases { links.join(advisory.id, alias) }
        }
        var firstMalware: String?
        var byContent: [String: [Advisory]] = [:]
        for advisory in matching {
            if advisory.isMalware {
                if let firstMalware { links.join(firstMalware, advisory.id) } else { firstMalware = advisory.id }
            }
            guard let key = contentKey(advisory, package: name) else { continue }
            for other in byContent[key] ?? [] where isFromElsewhere(advisory, other) { links.join(other.id, advisory.id) }
            byContent[key, default: []].append(advisory)
        }
        joinDuplicates(matching, &links)
        return collect(matching, all, &links)
    }

    /// One database gives each problem one record, and two CVEs are two problems.
    private static func isFromElsewhere(_ a: Advisory, _ b: Advisory) -> Bool {
        func database(_ advisory: Advisory) -> Substring { advisory.id.prefix { $0 != "-" } }
        func hasCVE(_ advisory: Advisory) -> Bool { advisory.identifiers.contains { $0.hasPrefix("CVE-") } }
        return database(a) != database(b) && !(hasCVE(a) && hasCVE(b))
    }

    private static func collect(_ matching: [Advisory], _ all: [Advisory], _ links: inout UnionFind) -> [Group] {
        var order: [String] = []
        var members: [String: [Advisory]] = [:]
        for advisory in matching {
            let root = links.root(of: advisory.id)
            if members[root] == nil { order.append(root) }
            members[root, default: []].append(advisory)
        }
        var identifiers: [String: Set<String>] = [:]
        for advisory in all where members[links.root(of: advisory.id)] != nil && !advisory.isWithdrawn {
            identifiers[links.root(of: advisory.id), default: []].formUnion(advisory.identifiers)
        }
        return order.map { root in
            let own = unique(members[root] ?? [])
            return Group(members: own, isMalware: own.contains(where: \.isMalware), identifiers: (identifiers[root] ?? []).sorted())
        }
    }

    /// The same record read from two sources counts once; the later edition of it wins.
    private static func unique(_ advisories: [Advisory]) -> [Advisory] {
        var out: [Advisory] = []
        var position: [String: Int] = [:]
        for advisory in advisories {
            guard let at = position[advisory.id] else {
                position[advisory.id] = out.count
                out.append(advisory)
                continue
            }
            if let new = advisory.modified, out[at].modified.map({ $0 < new }) ?? true { out[at] = advisory }
        }
        return out
    }

    /// "Duplicate Advisory: T" belongs to the record titled T.
    private static func joinDuplicates(_ advisories: [Advisory], _ links: inout UnionFind) {
        let duplicates = advisories.compactMap { advisory in advisory.duplicatedTitle.map { (advisory.id, $0.lowercased()) } }
        for (id, title) in duplicates {
            if let original = advisories.first(where: { $0.duplicatedTitle == nil && $0.title.lowercased() == title }) {
                links.join(original.id, id)
            }
        }
    }

    /// Title and affected versions in a form in which two databases' words for one problem agree; `nil` for a title too
    /// general to stand for a problem.
    private static func contentKey(_ advisory: Advisory, package name: String) -> String? {
        var title = (advisory.duplicatedTitle ?? advisory.title).lowercased()
        let suffix = " in \(name.lowercased())"
        if title.hasSuffix(suffix) { title.removeLast(suffix.count) }
        let words = title.split { !$0.isLetter && !$0.isNumber }
        guard !words.isEmpty else { return nil }
        var stretches: [String] = []
        for entry in advisory.affected where entry.name == name {
            guard let intervals = entry.intervals else { return nil }
            stretches += intervals.map(\.npmText) + entry.versions
        }
        return words.joined(separator: " ") + "\n" + Set(stretches).sorted().joined(separator: "|")
    }
}

/// Names that mean the same.
private struct UnionFind {
    private var parent: [String: String] = [:]

    mutating func root(of name: String) -> String {
        var root = name
        while let next = parent[root], next != root { root = next }
        // Path compression keeps long chains of aliases from being walked again and again.
        var at = name
        while let next = parent[at], next != root {
            parent[at] = root
            at = next
        }
        return root
    }

    mutating func join(_ a: String, _ b: String) {
        let (x, y) = (root(of: a), root(of: b))
        if x != y { parent[max(x, y)] = min(x, y) }
    }
}
