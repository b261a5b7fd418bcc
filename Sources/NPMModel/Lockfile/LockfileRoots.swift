// SPDX-License-Identifier: Apache-2.0

/// Finds what a project must have asked for, where neither the file nor a `package.json` says it.
enum LockfileRoots {
    /// The entries that no importer leads to and no other entry requires, and one of each ring that nothing outside it requires.
    /// What the project asks for besides, because another entry also needs it, cannot be seen.
    static func inferred(_ lockfile: Lockfile) -> [Lockfile.Edge] {
        var isRequired = [Bool](repeating: false, count: lockfile.packages.count)
        for (index, package) in lockfile.packages.enumerated() {
            for edge in package.requirements {
                if let target = edge.target, target != index { isRequired[target] = true }
            }
        }
        var isReached = LockfileFlags.reach(lockfile) { _ in true }
        var edges: [Lockfile.Edge] = []
        let order = isRequired.indices.filter { !isRequired[$0] } + isRequired.indices.filter { isRequired[$0] }
        for root in order where !isReached[root] {
            let package = lockfile.packages[root]
            let kind: Dependency.Kind =
                package.isDevelopment == true ? .development : package.isOptional == true ? .optional : .production
            edges.append(
                Lockfile.Edge(
                    name: package.alias ?? package.name, requirement: package.version, kind: kind, target: root,
                    isRequirementKnown: false))
            isReached[root] = true
            var waiting = [root]
            while let next = waiting.popLast() {
                for edge in lockfile.packages[next].requirements {
                    guard let target = edge.target, !isReached[target] else { continue }
                    isReached[target] = true
                    waiting.append(target)
                }
            }
        }
        return edges
    }
}
