// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Everything that is known about one release at the moment it is judged. Rules read this and nothing else.
package struct ReleaseUnderReview: Sendable {
    package var release: ReleaseReference
    /// The registry's entry for it; `nil` for a folder or a tarball by itself.
    package var published: PublishedVersion?
    /// `package.json` as the release ships it; `nil` when it ships none or an unreadable one.
    package var shipped: Manifest?
    package var content: ReleaseContent
    /// The release before this one on the same line (else the highest before it), where it was read.
    package var previous: Previous?
    /// The package's history up to, not including, this release; `nil` when there is none to compare with.
    package var history: PackageHistory?
    /// What is known of the packages it newly depends on, by name. A name that is missing here was not looked up.
    package var newDependencies: [String: DependencyBackground] = [:]
    /// What is known of popular packages that this one's or its dependencies' names are close to, by name. A name that is missing
    /// here was not looked up.
    package var popularTwins: [String: DependencyBackground] = [:]
    /// Names of packages that are private to whoever asks, as they declare them: `@acme/billing`, `acme-internal`.
    package var privateNames: [String] = []
    /// The registry's tags in the state in which this release was seen; empty when not known.
    package var tags: [String: String] = [:]
    package var unread: [UnreadPart] = []

    package struct Previous: Sendable {
        package var release: ReleaseReference
        package var published: PublishedVersion?
        package var shipped: Manifest?
        /// `nil` when only its manifest is at hand.
        package var content: ReleaseContent?

        package init(release: ReleaseReference, published: PublishedVersion?, shipped: Manifest?, content: ReleaseContent?) {
            self.release = release
            self.published = published
            self.shipped = shipped
            self.content = content
        }

        /// As ``ReleaseUnderReview/manifest``.
        package var manifest: Manifest? { published?.manifest ?? shipped }
    }

    package init(release: ReleaseReference, content: ReleaseContent) {
        self.release = release
        self.content = content
    }

    /// The manifest that decides what npm does: the registry's where there is one, else the shipped one.
    package var manifest: Manifest? { published?.manifest ?? shipped }
}

/// What the registry says about a package that a release newly depends on.
package struct DependencyBackground: Sendable, Hashable {
    package var name: String
    package var created: Timestamp?
    package var releaseCount: Int
    /// Accounts that own it.
    package var maintainers: [String]
    /// How many packages we know to depend on it, the judged one left out; `nil` when it was not counted.
    package var knownDependents: Int?

    package init(name: String, created: Timestamp?, releaseCount: Int, maintainers: [String], knownDependents: Int?) {
        self.name = name
        self.created = created
        self.releaseCount = releaseCount
        self.maintainers = maintainers
        self.knownDependents = knownDependents
    }
}
