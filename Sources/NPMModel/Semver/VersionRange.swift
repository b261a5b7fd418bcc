// SPDX-License-Identifier: Apache-2.0

/// What a requirement such as `^1.2.3 || 2.x` admits, read once and asked many times.
///
/// A version is in the range when it satisfies all comparators of one of its sets. Without `includePrerelease`, a
/// prerelease is admitted only by a set that names a prerelease of the same three numbers.
package struct VersionRange: Sendable, Hashable {
    /// The longest range text that is read, in bytes. node-semver has no limit; ours keeps the work that compares all
    /// comparators with each other bounded, and is far above what registries hold.
    package static let maximumBytes = 1 << 16

    /// All comparators, set after set.
    let comparators: [VersionComparator]
    /// Where each set ends in ``comparators``; empty for the usual single set.
    private let ends: [Int]
    package let loose: Bool
    package let includePrerelease: Bool

    /// Reads a range; `nil` for what node-semver refuses.
    /// - Parameters:
    ///   - loose: Takes loose versions, and skips comparators it cannot read as long as one is left. npm reads this way.
    ///   - includePrerelease: Treats prereleases as versions like any other.
    package init?(_ text: String, loose: Bool = false, includePrerelease: Bool = false) {
        guard text.utf8.count <= Self.maximumBytes,
            let sets = RangeReader.read(text, loose: loose, includePrerelease: includePrerelease)
        else { return nil }
        self.init(sets, loose: loose, includePrerelease: includePrerelease)
    }

    init(_ sets: ComparatorSets, loose: Bool, includePrerelease: Bool) {
        comparators = sets.comparators
        ends = sets.ends.count == 1 ? [] : sets.ends
        self.loose = loose
        self.includePrerelease = includePrerelease
    }

    /// A range of one comparator.
    init(_ comparator: VersionComparator, loose: Bool, includePrerelease: Bool) {
        comparators = [comparator]
        ends = []
        self.loose = loose
        self.includePrerelease = includePrerelease
    }

    package func contains(_ version: SemanticVersion) -> Bool {
        if ends.isEmpty { return contains(version, from: 0, to: comparators.count) }
        var start = 0
        for end in ends {
            if contains(version, from: start, to: end) { return true }
            start = end
        }
        return false
    }

    /// Reads the version as loosely as the range was read; what is no version is in no range.
    package func contains(_ text: String) -> Bool {
        SemanticVersion(text, loose: loose).map(contains) ?? false
    }

    @inline(__always)
    private func contains(_ version: SemanticVersion, from start: Int, to end: Int) -> Bool {
        for at in start..<end where !comparators[at].admits(version) { return false }
        if version.tail == nil || includePrerelease || !version.isPrerelease { return true }
        for at in start..<end where comparators[at].version.isPrerelease {
            if comparators[at].version.hasSameNumbers(as: version) { return true }
        }
        return false
    }

    /// The comparators of each set.
    package var sets: [ArraySlice<VersionComparator>] {
        var start = 0
        return (ends.isEmpty ? [comparators.count] : ends).map { end in
            defer { start = end }
            return comparators[start..<end]
        }
    }

    /// Whether the range admits every version that is no prerelease.
    package var isAny: Bool { comparators.count == 1 && comparators[0].operation == .any }
}

extension VersionRange: CustomStringConvertible {
    /// The range as node-semver's `validRange` tells it: `>=1.2.3 <2.0.0-0||>=3.0.0 <4.0.0-0`, and `*` for any.
    package var description: String {
        let text = sets.map { $0.map(\.description).joined(separator: " ") }.joined(separator: "||")
        return text.isEmpty ? "*" : text
    }
}

extension VersionRange {
    /// Whether the requirement admits the version; `false` when either cannot be read.
    package static func satisfies(
        _ version: String, _ range: String, loose: Bool = false, includePrerelease: Bool = false
    ) -> Bool {
        VersionRange(range, loose: loose, includePrerelease: includePrerelease)?.contains(version) ?? false
    }

    /// The highest of the versions that are in the range, as it was written; `nil` when none is. Of equal ones the first.
    package func maxSatisfying(_ versions: some Sequence<String>) -> String? { best(of: versions, wanted: 1) }

    /// The lowest of the versions that are in the range, as it was written.
    package func minSatisfying(_ versions: some Sequence<String>) -> String? { best(of: versions, wanted: -1) }

    private func best(of versions: some Sequence<String>, wanted: Int) -> String? {
        var best: (text: String, version: SemanticVersion)?
        for text in versions {
            guard let version = SemanticVersion(text, loose: loose), contains(version) else { continue }
            if let current = best, version.compare(current.version) != wanted { continue }
            best = (text, version)
        }
        return best?.text
    }
}
