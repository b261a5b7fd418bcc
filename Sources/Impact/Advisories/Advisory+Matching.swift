// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension Advisory {
    /// Whether the record covers a release.
    ///
    /// OSV's algorithm: a version is affected when the `versions` list holds it **or** a range contains it, in any of the
    /// package's entries. So a list never narrows a range that stands beside it, though several records read as if it should
    /// (GHSA-mh6f-8j2x-4483 lists 3.3.6 beside 3.3.6 to 4.0.0; many malware records list what was seen beside "all"). The
    /// specification says so (section "Evaluation"), lists are known to be incomplete where versions were removed from the
    /// registry, and for malware the wider reading is the one that does no harm.
    package func match(name: String, version: String) -> AdvisoryMatch {
        match(name: name, version: version, parsed: SemanticVersion(advisory: version))
    }

    /// The same with the version read before; `parsed` is `nil` for what is not a semantic version.
    package func match(name: String, version: String, parsed: SemanticVersion?) -> AdvisoryMatch {
        var answer = AdvisoryMatch.unaffected
        for entry in affected where entry.name == name {
            switch entry.match(version, parsed: parsed) {
            case .affected: return .affected
            case .unknown: answer = .unknown
            case .unaffected: break
            }
        }
        return answer
    }
}

extension Advisory.Affected {
    func match(_ version: String, parsed: SemanticVersion?) -> AdvisoryMatch {
        if listsVersion(version, parsed: parsed) { return .affected }
        // An entry that names neither versions nor ranges names the package and leaves open which releases.
        if versions.isEmpty, ranges.isEmpty { return .unknown }
        var answer = AdvisoryMatch.unaffected
        for range in ranges {
            // Commits say nothing about versions; the list beside them was the answer.
            if range.kind == .git, !versions.isEmpty || ranges.contains(where: { $0.kind != .git }) { continue }
            switch range.match(parsed) {
            case .affected:
                if isBeyondLastKnown(parsed, in: range) { continue }
                return .affected
            case .unknown: answer = .unknown
            case .unaffected: break
            }
        }
        return answer
    }

    private func listsVersion(_ version: String, parsed: SemanticVersion?) -> Bool {
        if versions.contains(version) { return true }
        guard let parsed, !versions.isEmpty else { return false }
        // `v1.2.3` and `1.2.3+build` are the version 1.2.3 to npm.
        return versions.contains { $0.utf8.count != version.utf8.count && SemanticVersion(advisory: $0) == parsed }
    }

    /// GitHub writes a range that has an end but no fix ("< 2.1.3") as an open OSV range and keeps the end in
    /// `last_known_affected_version_range`. npm's own audit uses the end; without it every later release would be named.
    func isBeyondLastKnown(_ version: SemanticVersion?, in range: AdvisoryRange) -> Bool {
        guard let version, let end = lastKnownUpper, range.intervals?.contains(where: { $0.upper == nil && $0.contains(version) }) == true
        else { return false }
        return !AdvisoryRange.Interval(lower: nil, upper: end).contains(version)
    }

    /// The end in ``lastKnownRange``; `nil` when there is none or it is not of the form `< v` or `<= v`.
    var lastKnownUpper: AdvisoryRange.Interval.Upper? {
        guard let text = lastKnownRange, text.hasPrefix("<") else { return nil }
        let isInclusive = text.hasPrefix("<=")
        let rest = text.dropFirst(isInclusive ? 2 : 1).drop { $0 == " " }
        return SemanticVersion(advisory: String(rest)).map { isInclusive ? .last($0) : .fixed($0) }
    }

    /// The affected stretches with GitHub's upper end applied; `nil` when a range cannot be evaluated.
    var intervals: [AdvisoryRange.Interval]? {
        var out: [AdvisoryRange.Interval] = []
        for range in ranges where range.kind != .git {
            guard let intervals = range.intervals else { return nil }
            out += intervals.map { interval in
                guard interval.upper == nil, let end = lastKnownUpper else { return interval }
                return AdvisoryRange.Interval(lower: interval.lower, upper: end)
            }
        }
        return out
    }
}
