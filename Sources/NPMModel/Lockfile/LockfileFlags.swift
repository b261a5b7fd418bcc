// SPDX-License-Identifier: Apache-2.0

/// Tells which entries only development, optional or peer dependencies need, by what can be reached from the importers
/// without edges of that kind.
///
/// The same outcome as npm's `calc-dep-flags`: an entry loses a flag when one way to it does without.
enum LockfileFlags {
    ///
    /// - Parameter unknownImporters: those whose development dependencies cannot be told from the others. What they reach is for
    ///   development or not: it cannot be told, unless another importer needs it for sure.
    static func compute(for lockfile: inout Lockfile, unknownImporters: Set<Int> = []) {
        let reached = reach(lockfile) { _ in true }
        let doubtful = unknownImporters.isEmpty ? nil : reach(lockfile, from: unknownImporters) { _ in true }
        let known = Set(lockfile.importers.indices).subtracting(unknownImporters)
        let withoutDevelopment = reach(lockfile, from: known) { $0 != .development }
        let withoutOptional = reach(lockfile) { $0 != .optional && $0 != .optionalPeer }
        let withoutEither = reach(lockfile) { $0 != .development && $0 != .optional && $0 != .optionalPeer }
        let withoutPeer = reach(lockfile) { $0 != .peer && $0 != .optionalPeer }
        for index in lockfile.packages.indices {
            let isReached = reached[index]
            let development = !withoutDevelopment[index]
            let isDoubtful = development && doubtful?[index] == true
            let optional = !withoutOptional[index]
            lockfile.packages[index].isDevelopment = isReached && !isDoubtful ? development : nil
            lockfile.packages[index].isOptional = isReached ? optional : nil
            lockfile.packages[index].isDevelopmentOrOptional =
                isReached && !isDoubtful ? !withoutEither[index] && !development && !optional : nil
            lockfile.packages[index].isPeer = isReached ? !withoutPeer[index] : nil
        }
    }

    /// Which entries can be reached from the importers over the edges that `follow` admits.
    static func reach(_ lockfile: Lockfile, from importers: Set<Int>? = nil, over follow: (Dependency.Kind) -> Bool) -> [Bool] {
        var isReached = [Bool](repeating: false, count: lockfile.packages.count)
        var waiting: [Int] = []
        func visit(_ edges: [Lockfile.Edge]) {
            for edge in edges {
                guard let target = edge.target, !isReached[target], follow(edge.kind) else { continue }
                isReached[target] = true
                waiting.append(target)
            }
        }
        for (index, importer) in lockfile.importers.enumerated() where importers?.contains(index) ?? true {
            visit(importer.requirements)
        }
        while let next = waiting.popLast() { visit(lockfile.packages[next].requirements) }
        return isReached
    }
}
