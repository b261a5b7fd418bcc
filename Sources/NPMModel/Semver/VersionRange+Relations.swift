// SPDX-License-Identifier: Apache-2.0

extension VersionComparator {
    /// Whether some version may satisfy both; answers as node-semver does, which looks at the bounds only.
    package func intersects(_ other: VersionComparator, includePrerelease: Bool = false) -> Bool {
        if operation == .any { return true }
        // A single version meets "any" as a range would: a prerelease only where those count.
        if operation == .equal { return other.holds(version, includePrerelease) }
        if other.operation == .any { return true }
        if other.operation == .equal { return holds(other.version, includePrerelease) }
        if isBelowEverything(includePrerelease) || other.isBelowEverything(includePrerelease) { return false }
        if isLower == other.isLower { return true }
        let order = version.compare(other.version)
        if order == 0 { return isInclusive && other.isInclusive }
        return order < 0 ? isLower : isUpper
    }

    private func holds(_ version: SemanticVersion, _ includePrerelease: Bool) -> Bool {
        VersionRange(self, loose: false, includePrerelease: includePrerelease).contains(version)
    }

    /// `<0.0.0`, or `<0.0.0-0` where prereleases count.
    private func isBelowEverything(_ includePrerelease: Bool) -> Bool {
        if includePrerelease { return isNothing }
        return operation == .less && version.major == 0 && version.minor == 0 && version.patch == 0
    }
}

extension VersionRange {
    /// Whether some version may be in both ranges, as node-semver tells it. Time grows with the product of the numbers
    /// of comparators. Whether prereleases count is told by this range.
    package func intersects(_ other: VersionRange) -> Bool {
        let others = other.sets.filter { Self.isSatisfiable($0, includePrerelease) }
        return sets.contains { own in
            Self.isSatisfiable(own, includePrerelease)
                && others.contains { theirs in
                    own.allSatisfy { a in theirs.allSatisfy { a.intersects($0, includePrerelease: includePrerelease) } }
                }
        }
    }

    private static func isSatisfiable(_ set: ArraySlice<VersionComparator>, _ includePrerelease: Bool) -> Bool {
        set.indices.reversed().allSatisfy { at in
            set[..<at].allSatisfy { set[at].intersects($0, includePrerelease: includePrerelease) }
        }
    }

    package enum Side: String, Sendable {
        case above = ">"
        case below = "<"
    }

    /// Whether the version lies beyond all that the range could admit, on one side (`gtr` and `ltr`).
    package func isOutside(_ version: SemanticVersion, _ side: Side) -> Bool {
        if contains(version) { return false }
        let direction = side == .above ? 1 : -1
        // Words below are for "above"; for "below" every comparison is turned round.
        return sets.allSatisfy { set in
            var high: VersionComparator?
            var low: VersionComparator?
            for comparator in set {
                let comparator = comparator.operation == .any ? VersionComparator(.greaterOrEqual, SemanticVersion(0, 0, 0)) : comparator
                if let highest = high, let lowest = low {
                    if comparator.version.compare(highest.version) == direction {
                        high = comparator
                    } else if comparator.version.compare(lowest.version) == -direction {
                        low = comparator
                    }
                } else {
                    high = comparator
                    low = comparator
                }
            }
            guard let high, let low else { return true }
            // An open end lets everything on this side in.
            if side == .above ? high.isLower : high.isUpper { return false }
            let order = version.compare(low.version) * direction
            let opens = side == .above ? low.isLower : low.isUpper
            if low.operation == .equal || (opens && !low.isInclusive) { return order > 0 }
            return !(opens && order < 0)
        }
    }

    /// The lowest version that the range could admit; `nil` when there is none.
    package var minimumVersion: SemanticVersion? {
        for lowest in [SemanticVersion(0, 0, 0), SemanticVersion(0, 0, 0, prerelease: [.number(0)])] where contains(lowest) {
            return lowest
        }
        var minimum: SemanticVersion?
        for set in sets {
            var lower: SemanticVersion?
            for comparator in set where !comparator.isUpper {
                let candidate = comparator.operation == .greater ? comparator.version.successor : comparator.version
                if lower.map({ candidate.compare($0) > 0 }) ?? true { lower = candidate }
            }
            if let lower, minimum.map({ $0.compare(lower) > 0 }) ?? true { minimum = lower }
        }
        guard let minimum, contains(minimum) else { return nil }
        // One above the highest number there is: node-semver reads its own answer again where options are set.
        if minimum.patch > SemanticVersion.maximumNumber, loose || includePrerelease { return nil }
        return minimum
    }
}

extension SemanticVersion {
    /// The version right above: one more patch, or one more part of a prerelease.
    fileprivate var successor: SemanticVersion {
        isPrerelease
            ? SemanticVersion(major, minor, patch, prerelease: prerelease + [.number(0)]) : SemanticVersion(major, minor, patch + 1)
    }
}
