// SPDX-License-Identifier: Apache-2.0

extension VersionRange {
    /// Whether every version of `sub` is in `whole`, as node-semver decides it (by rules on the bounds, set by set).
    /// `nil` when one of them cannot be read.
    package static func isSubset(
        _ sub: String, of whole: String, loose: Bool = false, includePrerelease: Bool = false
    ) -> Bool? {
        if sub == whole { return true }
        guard let sub = VersionRange(sub, loose: loose, includePrerelease: includePrerelease),
            let whole = VersionRange(whole, loose: loose, includePrerelease: includePrerelease)
        else { return nil }
        return sub.isSubset(of: whole)
    }

    /// Whether every version of this range is in the other, by node-semver's rules. Whether prereleases count is told by
    /// this range. Time grows with the product of the numbers of sets.
    package func isSubset(of other: VersionRange) -> Bool {
        var sawOneThatAdmits = false
        let others = other.sets
        for own in sets {
            var isInside = false
            for theirs in others {
                let answer = SetComparison(sub: own, whole: theirs, includePrerelease: includePrerelease).isSubset
                sawOneThatAdmits = sawOneThatAdmits || answer != nil
                if answer == true {
                    isInside = true
                    break
                }
            }
            // Sets that admit nothing are inside everything, but do not speak for those that admit something.
            if !isInside, sawOneThatAdmits { return false }
        }
        return true
    }
}

/// Whether one set of comparators lies inside another.
private struct SetComparison {
    private let sub: ArraySlice<VersionComparator>
    private let whole: ArraySlice<VersionComparator>
    private let includePrerelease: Bool
    private let areIdentical: Bool
    private let wholeIsAny: Bool

    init(sub: ArraySlice<VersionComparator>, whole: ArraySlice<VersionComparator>, includePrerelease: Bool) {
        func isAny(_ set: ArraySlice<VersionComparator>) -> Bool { set.count == 1 && set.first?.operation == .any }
        let lowest = SemanticVersion(0, 0, 0, prerelease: includePrerelease ? [.number(0)] : [])
        self.sub = isAny(sub) ? [VersionComparator(.greaterOrEqual, lowest)] : sub
        self.whole = isAny(whole) ? [VersionComparator(.greaterOrEqual, SemanticVersion(0, 0, 0))] : whole
        self.includePrerelease = includePrerelease
        areIdentical = sub == whole
        wholeIsAny = isAny(whole)
    }

    /// `nil` when the first set admits nothing.
    var isSubset: Bool? {
        if areIdentical || (wholeIsAny && includePrerelease) { return true }
        let equals = sub.filter { $0.operation == .equal }
        if equals.count > 1 { return nil }
        let lower = sub.filter(\.isLower).reduce(nil as VersionComparator?) { Self.higher($0, $1) }
        let upper = sub.filter(\.isUpper).reduce(nil as VersionComparator?) { Self.lower($0, $1) }
        var order: Int?
        if let lower, let upper {
            let found = lower.version.compare(upper.version)
            if found > 0 || (found == 0 && !(lower.isInclusive && upper.isInclusive)) { return nil }
            order = found
        }
        if let equal = equals.first {
            if let lower, !holds(equal.version, in: lower) { return nil }
            if let upper, !holds(equal.version, in: upper) { return nil }
            return whole.allSatisfy { holds(equal.version, in: $0) }
        }
        return coversBounds(lower: lower, upper: upper, isOnePoint: order == 0)
    }

    private func coversBounds(lower: VersionComparator?, upper: VersionComparator?, isOnePoint: Bool) -> Bool {
        for bound in whole {
            if let lower {
                if bound.isLower {
                    if Self.higher(lower, bound) == bound, bound != lower { return false }
                } else if lower.operation == .greaterOrEqual, !bound.admits(lower.version) {
                    return false
                }
            }
            if let upper {
                if bound.isUpper {
                    if Self.lower(upper, bound) == bound, bound != upper { return false }
                } else if upper.operation == .lessOrEqual, !bound.admits(upper.version) {
                    return false
                }
            }
            if bound.operation == .equal, lower != nil || upper != nil, !isOnePoint { return false }
        }
        // An end that the whole has and the part has not.
        if lower != nil, upper == nil, whole.contains(where: \.isUpper) { return false }
        if upper != nil, lower == nil, whole.contains(where: \.isLower) { return false }
        return namesPrereleases(of: lower) && (isBelowPrereleases(upper) || namesPrereleases(of: upper))
    }

    /// `<1.2.3-0` says the same as `<1.2.3`.
    private func isBelowPrereleases(_ upper: VersionComparator?) -> Bool {
        upper.map { $0.operation == .less && $0.version.prerelease == [.number(0)] } ?? true
    }

    /// A bound at a prerelease lets in other prereleases of the same numbers, so the whole must name one too.
    private func namesPrereleases(of bound: VersionComparator?) -> Bool {
        guard let bound, !includePrerelease, bound.version.isPrerelease else { return true }
        return whole.contains { $0.version.isPrerelease && $0.version.hasSameNumbers(as: bound.version) }
    }

    private func holds(_ version: SemanticVersion, in comparator: VersionComparator) -> Bool {
        VersionRange(comparator, loose: false, includePrerelease: includePrerelease).contains(version)
    }

    /// `>=1.2.3` is lower than `>1.2.3`.
    private static func higher(_ a: VersionComparator?, _ b: VersionComparator) -> VersionComparator {
        guard let a else { return b }
        let order = a.version.compare(b.version)
        return order > 0 ? a : order < 0 || (b.operation == .greater && a.operation == .greaterOrEqual) ? b : a
    }

    private static func lower(_ a: VersionComparator?, _ b: VersionComparator) -> VersionComparator {
        guard let a else { return b }
        let order = a.version.compare(b.version)
        return order < 0 ? a : order > 0 || (b.operation == .less && a.operation == .lessOrEqual) ? b : a
    }
}
