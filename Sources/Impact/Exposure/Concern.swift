// SPDX-License-Identifier: Apache-2.0

/// Why a release concerns a project.
package struct Concern: Sendable, Hashable {
    /// The closest first.
    package enum Kind: String, Sendable, CaseIterable {
        /// This exact release is in the lockfile.
        case locked
        /// A requirement of the project or of something in the lockfile accepts it, and it is what a fresh install or an update
        /// would take.
        case wouldResolve
        /// It is not asked for now; a release that is locked or would be taken asks for it.
        case newDependencyOf
        /// The package is in the lockfile, and nothing in it would take this release.
        case present
    }

    package var kind: Kind
    /// Ways from the project down, shortest first: `npm-run-all@4.1.3`, `ps-tree@1.1.0`, and last the package with its version where
    /// it is locked (`event-stream@3.3.4`) or with the requirement that would take the release (`event-stream ~3.3.0`). Where the
    /// project is a workspace member, its folder stands first. Empty when no project leads there.
    package var paths: [[String]]
    /// Only development dependencies lead there. `false` where the lockfile does not tell.
    package var isDevelopmentOnly: Bool
    /// The requirement that accepts the release. For a package that is locked or present: one that leads to it, where known.
    package var requirement: String?
    /// The lockfile does not state the requirement (pnpm's transitive dependencies): the caret range of the locked version was
    /// assumed, which most requirements are.
    package var isAssumed: Bool

    package init(kind: Kind, paths: [[String]], isDevelopmentOnly: Bool, requirement: String?, isAssumed: Bool = false) {
        self.kind = kind
        self.paths = paths
        self.isDevelopmentOnly = isDevelopmentOnly
        self.requirement = requirement
        self.isAssumed = isAssumed
    }
}

/// A release under watch and what it asks for.
package struct RequiringRelease: Sendable, Hashable {
    package var name: String
    package var version: String
    /// Requirement text by name; development dependencies left out, since nobody who installs it gets them.
    package var requirements: [String: String]

    package init(name: String, version: String, requirements: [String: String]) {
        self.name = name
        self.version = version
        self.requirements = requirements
    }
}
