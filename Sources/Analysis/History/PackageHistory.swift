// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What a package did before: its releases and the people around them, oldest first.
///
/// Built from packument states one after another, so that what the registry later rewrites or removes stays known.
package struct PackageHistory: Sendable, Hashable {
    package var name: String
    package var created: Timestamp?
    /// By time of publication; releases whose time is unknown come first.
    package var releases: [PastRelease] = []
    /// Account names of the maintainers in the newest state.
    package var maintainers: [String] = []
    /// Tag and version in the newest state.
    package var tags: [String: String] = [:]
    /// `_rev` of the newest state that went in.
    package var revision: String?
    /// What the registry took back or replaced, in the order in which it was seen.
    package var changes: [PastChange] = []

    package init(name: String) { self.name = name }

    /// What `latest` points at, else the release published last.
    package var newest: PastRelease? {
        tags["latest"].flatMap { latest in releases.last { $0.version == latest } } ?? releases.last { !$0.isRemoved }
    }

    package subscript(version: String) -> PastRelease? { releases.first { $0.version == version } }
}

/// One earlier release, reduced to what later ones are compared with.
package struct PastRelease: Sendable, Hashable {
    package var version: String
    package var publishedAt: Timestamp?
    package var publisher: String?
    /// A stable digest of the publisher's e-mail address; the address itself is not kept.
    package var publisherEmailDigest: String?
    package var maintainers: [String] = []
    package var nodeVersion: String?
    package var npmVersion: String?
    package var gitHead: String?
    package var provenance: String?
    package var trustedPublisher: String?
    /// Production, optional and peer requirements: name and requirement.
    package var dependencies: [String: String] = [:]
    /// Lifecycle scripts that run at install: name and command.
    package var installScripts: [String: String] = [:]
    package var repository: String?
    package var fileCount: Int?
    package var unpackedSize: Int?
    package var integrity: String?
    package var isDeprecated = false
    /// True once it is gone from `versions` although it stands in `time`.
    package var isRemoved = false

    package init(version: String) { self.version = version }
}

/// Something that the registry did to a release after its publication.
package struct PastChange: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Gone from `versions`.
        case removed
        /// The same version with other bytes. The public registry forbids it; others do not.
        case rewritten
        /// Back after it was gone.
        case returned
    }

    package var kind: Kind
    package var version: String
    /// Integrity before and after, where known.
    package var before: String?
    package var after: String?

    package init(kind: Kind, version: String, before: String?, after: String?) {
        self.kind = kind
        self.version = version
        self.before = before
        self.after = after
    }
}
