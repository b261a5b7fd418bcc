// SPDX-License-Identifier: Apache-2.0

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
    /// As the file has it; empty where it has none (a linked folder, a git source in npm's first format), which is
    /// never audited.
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
    /// Needed only through optional dependencies; `nil` where it cannot be told.
    package var isOptional: Bool?
    /// Each way to it is a development or an optional one, and it has both; npm writes `devOptional`.
    package var isDevelopmentOrOptional: Bool?
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

    /// Whether an install with `--omit` of these groups leaves the entry out.
    ///
    /// npm's own rule (`shouldAudit` in `@npmcli/arborist` 7.5, `lib/audit-report.js`), production never being omitted.
    /// Where it cannot be told, the answer is no: what may be installed is looked at.
    package func isOmitted(by omitted: Set<Dependency.Kind>) -> Bool {
        let development = omitted.contains(.development)
        let optional = omitted.contains(.optional)
        let peer = omitted.contains(.peer)
        return (development && isDevelopment == true)
            || (optional && isOptional == true)
            || (development && optional && isDevelopmentOrOptional == true)
            || (peer && isPeer == true)
    }
}
