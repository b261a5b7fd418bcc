// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// The release under review against its package's earlier releases: what several events of interest need.
package struct Comparison: Sendable {
    /// The release that this one is best compared with (``PackageHistory/previous(of:before:)``).
    package let previous: PastRelease?
    /// The last of ``settled``, on whichever line.
    package let newest: PastRelease?
    /// Days between that one and the next: the first of ``recent``, else this one.
    package let silence: Double?
    /// Releases that stand and are older than ``settlingDays`` before this one, oldest first; where there are none, all that stand.
    package let settled: [PastRelease]
    /// Those that stand and are not ``settled``.
    package let recent: [PastRelease]
    package let publisher: String?
    /// Earlier releases by this account, oldest first.
    package let byPublisher: [PastRelease]
    /// Requirements (all but development ones) whose name no earlier release that still stands had.
    package let newDependencies: [Dependency]
    /// Whether earlier releases say who published them; without that, "first by this account" means nothing.
    package let knowsPublishers: Bool

    /// How many releases back a habit counts. What only older ones did, their users have long stopped expecting.
    package static let precedentCount = 5

    /// Days for which a release is no precedent. A thief publishes several within minutes or days, and the first of them must not
    /// pass for the habit of the package; most are found and taken back within a week.
    package static let settlingDays = 7.0

    /// What this release may take after: the last ``precedentCount`` that are ``settled``, and ``settledPrevious``.
    package let precedents: [PastRelease]
    /// The one of ``settled`` that this one is best compared with.
    package let settledPrevious: PastRelease?

    init(_ release: ReleaseUnderReview, standing: [PastRelease], earlier: [PastRelease]) {
        previous = PackageHistory.previous(of: release.release.version, among: earlier)
        let moment = release.published?.publishedAt
        let settled = Self.settled(standing, at: moment)
        self.settled = settled
        let recent = settled.count == standing.count ? [] : standing.filter { !Self.isSettled($0, at: moment) }
        self.recent = recent
        newest = settled.last { $0.publishedAt != nil } ?? earlier.last
        let last = settled.suffix(Self.precedentCount)
        let line = PackageHistory.previous(of: release.release.version, among: settled)
        settledPrevious = line
        precedents = (line.map { line in last.contains { $0.version == line.version } ? [] : [line] } ?? []) + last
        let end = recent.first?.publishedAt ?? moment
        silence = newest?.publishedAt.flatMap { last in end.map { $0.days(since: last) } }
        let account = release.published?.publisher?.name
        publisher = account
        byPublisher = account.map { name in standing.filter { $0.publisher == name } } ?? []
        knowsPublishers = standing.contains { $0.publisher != nil }
        var known: Set<String> = []
        for past in standing { known.formUnion(past.dependencies.keys) }
        for dependency in release.previous?.manifest?.dependencies ?? [] { known.insert(dependency.name) }
        let hasBackground = !earlier.isEmpty || release.previous != nil
        var seen: Set<String> = []
        newDependencies =
            hasBackground
            ? (release.manifest?.dependencies ?? []).filter {
                $0.kind != .development && !known.contains($0.name) && seen.insert($0.name).inserted
            } : []
    }

    /// Those of `releases` older than ``settlingDays`` before `moment`, or all where there are none or the moment is unknown.
    static func settled(_ releases: [PastRelease], at moment: Timestamp?) -> [PastRelease] {
        let old = releases.filter { isSettled($0, at: moment) }
        return old.isEmpty ? releases : old
    }

    /// Releases of unknown time come first in a history: they are taken for old.
    private static func isSettled(_ past: PastRelease, at moment: Timestamp?) -> Bool {
        guard let moment, let time = past.publishedAt else { return true }
        return moment.days(since: time) > settlingDays
    }

    /// Whether the release that the content is compared with is a precedent too. Without a history it is the only one there is.
    package func isPrecedent(_ previous: ReleaseUnderReview.Previous) -> Bool {
        settled.isEmpty || !recent.contains { $0.version == previous.release.version }
    }
}
