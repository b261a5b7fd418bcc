// SPDX-License-Identifier: Apache-2.0

/// The registry's document for a package.
///
/// Versions are read on demand, since most uses look at few of them; the document's bytes are kept.
package struct Packument: Sendable {
    package var name: String
    /// `_rev`, such as `12-abc…`; the number before the dash rises with each change.
    package var revision: String?
    /// Tag and the version it points at, in the document's order.
    package var tags: [Tag] = []
    /// In the document's order (usually that of publication).
    package var versions: [Version] = []
    /// Every version ever published with its time, removed ones included; not `created` and `modified`.
    package var times: [String: Timestamp] = [:]
    package var created: Timestamp?
    package var modified: Timestamp?
    /// When the whole package or some versions were unpublished, where the document says so.
    package var unpublished: Unpublished?
    package var maintainers: [Person] = []
    package var oddities: [Oddity] = []

    package init(name: String) { self.name = name }

    package struct Tag: Sendable, Hashable {
        package var name: String
        package var version: String

        package init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// One entry of `versions`, not yet decoded.
    package struct Version: Sendable {
        /// The key in `versions`, which is what clients install by.
        package var version: String
        package var node: JSONNode

        package init(version: String, node: JSONNode) {
            self.version = version
            self.node = node
        }
    }

    package struct Unpublished: Sendable, Hashable {
        package var time: Timestamp?
        package var versions: [String]

        package init(time: Timestamp?, versions: [String]) {
            self.time = time
            self.versions = versions
        }
    }
}

/// A person or account as the registry names one.
package struct Person: Sendable, Hashable {
    /// The account name on the registry (or, in free-form fields, whatever stands before `<`).
    package var name: String
    package var email: String?

    package init(name: String, email: String? = nil) {
        self.name = name
        self.email = email
    }
}

/// A release's entry in a packument: its manifest and what the registry added.
package struct PublishedVersion: Sendable {
    /// The key in `versions`.
    package var version: String
    package var manifest: Manifest
    package var publishedAt: Timestamp?
    /// `_npmUser`: the account that published.
    package var publisher: Person?
    /// `_npmUser.trustedPublisher.id`, such as `github`, when a workflow published without a token.
    package var trustedPublisher: String?
    /// Maintainers at the time of publishing.
    package var maintainers: [Person] = []
    package var nodeVersion: String?
    package var npmVersion: String?
    package var gitHead: String?
    /// `hasInstallScript` as the registry states it.
    package var hasInstallScript: Bool?
    /// The deprecation text; `nil` when absent, `false` or empty.
    package var deprecated: String?
    package var distribution = Distribution()
    package var oddities: [Oddity] = []

    package init(version: String, manifest: Manifest) {
        self.version = version
        self.manifest = manifest
    }

    /// `dist`.
    package struct Distribution: Sendable, Hashable {
        package var tarball: String?
        /// SHA-1, lower-case hexadecimal, as stated.
        package var shasum: String?
        /// Subresource integrity, as stated.
        package var integrity: String?
        package var fileCount: Int?
        /// Bytes after unpacking, as stated.
        package var unpackedSize: Int?
        package var signatureCount = 0
        /// `attestations.provenance.predicateType`.
        package var provenance: String?

        package init() {}
    }
}
