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
    /// Requirements (all but development ones) whose name no earlier release that still stands had.
    package let newDependencies: [Dependency]
    /// Whether earlier releases say who published them; without that, "first by this account" means nothing.
    package let knowsPublishers: Bool

    /// How many releases back a habit counts. What only older ones did, their users have long stopped expecting.
    package static let precedentCount = 5

    /// What this release may take after: the last ``precedentCount`` that stand, and ``previous`` where it stands.
    package let precedents: [PastRelease]

    init(_ release: ReleaseUnderReview, standing: [PastRelease], earlier: [PastRelease]) {
        previous = PackageHistory.previous(of: release.release.version, among: earlier)
        newest = standing.last { $0.publishedAt != nil } ?? earlier.last
        let last = standing.suffix(Self.precedentCount)
        let line = PackageHistory.previous(of: release.release.version, among: standing)
        precedents = (line.map { line in last.contains { $0.version == line.version } ? [] : [line] } ?? []) + last
        let moment = release.published?.publishedAt
        silence = newest?.publishedAt.flatMap { last in moment.map { $0.days(since: last) } }
        let account = release.published?.publisher?.name
        publisher = account
        byPublisher = account.map { name in standing.filter { $0.publisher == name } } ?? []
        knowsPublishers = standing.contains { $0.publisher != nil }
        var known: Set<String> = []
        for past in standing { known.formUnion(past.dependencies.keys) }
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
