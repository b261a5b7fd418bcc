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
        /// `.` for the root; a relative folder for a member.
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
        package var requirement: String
        package var kind: Dependency.Kind
        /// Index into ``Lockfile/packages``; `nil` when the file does not hold what is required (an optional or peer
        /// left out, a workspace link, a damaged file).
        package var target: Int?

        package init(name: String, requirement: String, kind: Dependency.Kind, target: Int?) {
            self.name = name
            self.requirement = requirement
            self.kind = kind
            self.target = target
        }
    }
}

/// One entry of a lockfile.
package struct LockedPackage: Sendable {
    package enum Source: Sendable, Hashable {
        /// From a registry: the tarball's address where the file states it.
        case registry(String?)
        case git(String)
        case tarball(String)
        /// `file:` or `link:`; not published, so nothing about it can be looked up.
        case local(String)
    }

    /// The real package name (not the alias it is installed under).
    package var name: String
    package var version: String
    /// The name it is installed as when that differs from ``name``.
    package var alias: String?
    /// Where the entry stands: `node_modules/a/node_modules/b`, a pnpm or bun key, or a yarn descriptor list.
    package var key: String
    package var source: Source
    package var integrity: String?
    package var requirements: [Lockfile.Edge]
    /// Needed only through development dependencies; `nil` where it cannot be told.
    package var isDevelopment: Bool?
    package var isOptional: Bool?
    /// Needed only through peer dependencies (npm's lockfiles say so); `nil` where it cannot be told.
    package var isPeer: Bool?
    package var isBundled = false
    package var hasInstallScript: Bool?

    package init(name: String, version: String, key: String, source: Source, requirements: [Lockfile.Edge] = []) {
        self.name = name
        self.version = version
        self.key = key
        self.source = source
        self.requirements = requirements
    }
}
