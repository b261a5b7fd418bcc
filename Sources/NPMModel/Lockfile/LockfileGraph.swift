// SPDX-License-Identifier: Apache-2.0

/// Who requires whom in a lockfile, upwards, and how far each entry is from the projects.
///
/// Built once in time proportional to the requirements; then the ways to any entry are found without walking the whole tree.
/// Rings and self-references are walked once, and each search has a bound, so that a hostile file cannot make it long.
package struct LockfileGraph: Sendable {
    /// A way from a project down to an entry.
    package struct Path: Sendable, Hashable {
        /// Index into ``Lockfile/importers``.
        package var importer: Int
        /// Indices into ``Lockfile/packages``: what the project requires first, the entry itself last.
        package var packages: [Int]

        package init(importer: Int, packages: [Int]) {
            self.importer = importer
            self.packages = packages
        }
    }

    /// The most partial ways looked at for one entry.
    private static let searchLimit = 20_000

    /// Who requires each entry: the index of an entry, or of an importer counted down from -1.
    private let parents: [[Int]]
    /// The number of entries on the shortest way to each, itself included; `Int.max` for what no importer leads to.
    private let distances: [Int]
    /// The entry or importer before each on its shortest way.
    private let nearest: [Int]

    /// - Parameter omitted: groups whose requirements are not followed, as `npm audit --omit` has them.
    package init(_ lockfile: Lockfile, omitting omitted: Set<Dependency.Kind> = []) {
        var kinds = omitted
        if omitted.contains(.optional) || omitted.contains(.peer) { kinds.insert(.optionalPeer) }
        let count = lockfile.packages.count
        var parents = [[Int]](repeating: [], count: count)
        var distances = [Int](repeating: Int.max, count: count)
        var nearest = [Int](repeating: Int.min, count: count)
        var waiting: [Int] = []
        for (position, importer) in lockfile.importers.enumerated() {
            for edge in importer.requirements where !kinds.contains(edge.kind) {
                guard let target = edge.target, parents.indices.contains(target) else { continue }
                if parents[target].last != -1 - position { parents[target].append(-1 - position) }
                if distances[target] == Int.max {
                    distances[target] = 1
                    nearest[target] = -1 - position
                    waiting.append(target)
                }
            }
        }
        for (position, package) in lockfile.packages.enumerated() where !package.isOmitted(by: omitted) {
            for edge in package.requirements where !kinds.contains(edge.kind) {
                guard let target = edge.target, parents.indices.contains(target), target != position else { continue }
                if parents[target].last != position { parents[target].append(position) }
            }
        }
        var next = 0
        while next < waiting.count {
            let at = waiting[next]
            next += 1
            if lockfile.packages[at].isOmitted(by: omitted) { continue }
            for edge in lockfile.packages[at].requirements where !kinds.contains(edge.kind) {
                guard let target = edge.target, distances.indices.contains(target), distances[target] == Int.max else { continue }
                distances[target] = distances[at] + 1
                nearest[target] = at
                waiting.append(target)
            }
        }
        self.parents = parents
        self.distances = distances
        self.nearest = nearest
    }

    /// Whether a project requires the entry itself.
    package func isDirect(_ index: Int) -> Bool { distances.indices.contains(index) && distances[index] == 1 }

    /// Whether any project leads to the entry. Damaged files have entries that none leads to.
    package func isReached(_ index: Int) -> Bool { distances.indices.contains(index) && distances[index] != Int.max }

    /// The number of entries on the shortest way, the entry itself included; `nil` when there is none.
    package func distance(to index: Int) -> Int? { isReached(index) ? distances[index] : nil }

    /// Up to `limit` ways to an entry, shortest first; none passes an entry twice. Empty when no project leads there.
    ///
    /// Each entry is passed by at most `limit` of the ways looked at: ways that differ only far up are many and say little.
    package func paths(to index: Int, limit: Int) -> [Path] {
        guard isReached(index), limit > 0 else { return [] }
        var search = Search(limit: limit)
        search.push(Step(entry: index, below: nil, depth: 1), estimate: distances[index])
        while search.found.count < limit, search.visited < Self.searchLimit, let at = search.pop() {
            let step = search.steps[at]
            if step.entry < 0 {
                search.found.append(Path(importer: -1 - step.entry, packages: search.entries(from: step.below)))
                continue
            }
            guard search.mayPass(step.entry) else { continue }
            for parent in parents[step.entry] {
                if parent < 0 {
                    search.push(Step(entry: parent, below: at, depth: step.depth), estimate: step.depth)
                } else if distances[parent] != Int.max, !search.isOnWay(parent, from: at) {
                    search.push(Step(entry: parent, below: at, depth: step.depth + 1), estimate: step.depth + distances[parent])
                }
            }
        }
        return search.found.isEmpty ? [shortest(to: index)] : search.found
    }

    private func shortest(to index: Int) -> Path {
        var packages: [Int] = []
        var at = index
        while at >= 0 {
            packages.append(at)
            at = nearest[at]
        }
        return Path(importer: -1 - at, packages: packages.reversed())
    }

    /// The upper end of a partial way.
    private struct Step {
        /// An entry, or an importer counted down from -1.
        var entry: Int
        var below: Int?
        var depth: Int
    }

    /// Partial ways, taken by the length they will have at least.
    private struct Search {
        let limit: Int
        var steps: [Step] = []
        var found: [Path] = []
        var visited = 0
        private var passes: [Int: Int] = [:]
        private var buckets: [Int: [Int]] = [:]
        /// The lengths that have a bucket, the longest first.
        private var lengths: [Int] = []
        /// How many of each bucket were taken.
        private var cursors: [Int: Int] = [:]

        init(limit: Int) { self.limit = limit }

        mutating func push(_ step: Step, estimate: Int) {
            steps.append(step)
            if buckets[estimate] == nil {
                let place = lengths.firstIndex { $0 < estimate } ?? lengths.count
                lengths.insert(estimate, at: place)
            }
            buckets[estimate, default: []].append(steps.count - 1)
        }

        /// The shortest one, and of those the one found first.
        mutating func pop() -> Int? {
            guard let length = lengths.last, let count = buckets[length]?.count else { return nil }
            visited += 1
            let cursor = cursors[length, default: 0]
            guard cursor < count, let next = buckets[length]?[cursor] else { return nil }
            cursors[length] = cursor + 1
            if cursor + 1 == count {
                buckets[length] = nil
                cursors[length] = nil
                lengths.removeLast()
            }
            return next
        }

        mutating func mayPass(_ entry: Int) -> Bool {
            passes[entry, default: 0] += 1
            return passes[entry, default: 0] <= limit
        }

        func isOnWay(_ entry: Int, from start: Int) -> Bool {
            var at: Int? = start
            while let position = at {
                if steps[position].entry == entry { return true }
                at = steps[position].below
            }
            return false
        }

        func entries(from start: Int?) -> [Int] {
            var out: [Int] = []
            var at = start
            while let position = at {
                out.append(steps[position].entry)
                at = steps[position].below
            }
            return out
        }
    }
}

extension Lockfile {
    /// Up to `limit` ways to an entry, shortest first, as indices into ``packages``.
    ///
    /// For more than one entry make a ``LockfileGraph`` once and ask that.
    package func paths(to index: Int, limit: Int) -> [[Int]] { LockfileGraph(self).paths(to: index, limit: limit).map(\.packages) }
}
