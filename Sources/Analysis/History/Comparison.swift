// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// The release under review against its package's earlier releases: what several events of interest need.
package struct Comparison: Sendable {
    /// The release that this one is best compared with (``PackageHistory/previous(of:before:)``).
    package let previous: PastRelease?
    /// The one published last before this one, on whichever line.
    package let newest: PastRelease?
    /// Days since that one.
    package let silence: Double?
    package let publisher: String?
    /// Earlier releases by this account, oldest first.
    package let byPublisher: [PastRelease]
    /// Requirements (all but development ones) whose name no earlier release of the package had.
    package let newDependencies: [Dependency]
    /// Whether earlier releases say who published them; without that, "first by this account" means nothing.
    package let knowsPublishers: Bool

    init(_ release: ReleaseUnderReview, earlier: [PastRelease]) {
        previous = PackageHistory.previous(of: release.release.version, among: earlier)
        newest = earlier.last { $0.publishedAt != nil && !$0.isRemoved } ?? earlier.last
        let moment = release.published?.publishedAt
        silence = newest?.publishedAt.flatMap { last in moment.map { $0.days(since: last) } }
        let account = release.published?.publisher?.name
        publisher = account
        byPublisher = account.map { name in earlier.filter { $0.publisher == name } } ?? []
        knowsPublishers = earlier.contains { $0.publisher != nil }
        var known: Set<String> = []
        for past in earlier { known.formUnion(past.dependencies.keys) }
        for dependency in release.previous?.published?.manifest.dependencies ?? [] { known.insert(dependency.name) }
        let hasBackground = !earlier.isEmpty || release.previous != nil
        var seen: Set<String> = []
        newDependencies =
            hasBackground
            ? (release.manifest?.dependencies ?? []).filter {
                $0.kind != .development && !known.contains($0.name) && seen.insert($0.name).inserted
            } : []
    }
}
