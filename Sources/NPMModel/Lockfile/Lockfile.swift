// SPDX-License-Identifier: Apache-2.0

/// A project's locked packages, the same shape whatever tool wrote the file.
package struct Lockfile: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case npm, yarnClassic, yarnBerry, pnpm, bun }

    package var kind: Kind
    /// As the file states it: `3`, `v1`, `9.0`, `8`; empty where it states none.
    package var formatVersion: String
    /// Every entry, the project itself and its workspace members left out. Order of the file.
    package var packages: [LockedPackage]
    /// What each project in the file asks for: the root first, then workspace members.
    package var importers: [Importer]
    /// Entries that could not be understood. They are not audited, so they are reported.
    package var oddities: [Oddity] = []

    package init(kind: Kind, formatVersion: String, packages: [LockedPackage], importers: [Importer], oddities: [Oddity] = []) {
        self.kind = kind
        self.formatVersion = formatVersion
        self.packages = packages
        self.importers = importers
        self.oddities = oddities
    }

    /// A project or workspace member and the entries it requires directly.
    package struct Importer: Sendable {
        /// `.` for the root; a relative folder for a member; `*` for requirements of a Yarn 1 file that belong to none of the
        /// manifests given.
        package var path: String
        package var name: String?
        package var requirements: [Edge]

        package init(path: String, name: String?, requirements: [Edge]) {
            self.path = path
            self.name = name
            self.requirements = requirements
        }
    }

    /// One requirement, resolved.
    package struct Edge: Sendable, Hashable {
        /// The name it is required by (the alias, where there is one).
        package var name: String
        /// As written, but catalogue references and overrides that the file itself holds are replaced by what they stand for.
        /// See ``isRequirementKnown``.
        package var requirement: String
        package var kind: Dependency.Kind
        /// Index into ``Lockfile/packages``; `nil` when the file does not hold what is required (an optional or peer
        /// left out, a workspace link, a damaged file).
        package var target: Int?
        /// `false` where the file keeps only what a requirement was resolved to (pnpm's transitive dependencies, and the
        /// root of npm's first format without its `package.json`): ``requirement`` then is that version, not a range.
        package var isRequirementKnown = true

        package init(name: String, requirement: String, kind: Dependency.Kind, target: Int?, isRequirementKnown: Bool = true) {
            self.name = name
            self.requirement = requirement
            self.kind = kind
            self.target = target
            self.isRequirementKnown = isRequirementKnown
        }
    }
}
