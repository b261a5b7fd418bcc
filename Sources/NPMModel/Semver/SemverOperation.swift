// SPDX-License-Identifier: Apache-2.0

/// What `lapwing semver` can be asked, named as node-semver names it.
package enum SemverOperation: String, CaseIterable, Sendable {
    case satisfies, maxSatisfying, minSatisfying
    case valid, parse, clean, coerce
    case major, minor, patch, prerelease
    case inc, truncate, diff
    case compare, rcompare, compareBuild, compareLoose, eq, neq, gt, gte, lt, lte, cmp
    case compareIdentifiers, rcompareIdentifiers
    case sort, rsort
    case validRange, minVersion, toComparators, simplifyRange
    case gtr, ltr, outside
    case intersects, subset

    /// What an operation takes, in the order of words on a command line.
    package enum Shape: Sendable {
        case version, text, twoVersions, versionAndRange, versionRangeAndSide, comparison
        case rangeAndVersions, versions, range, twoRanges, versionAndRelease
    }

    /// Finds an operation by name; letter case, hyphens and underscores do not count.
    package init?(name: String) {
        guard let found = Self.byName[name] ?? Self.byName[Self.plain(name)] else { return nil }
        self = found
    }

    /// By the name as node-semver has it, and by its plain form.
    private static let byName: [String: SemverOperation] = {
        var names: [String: SemverOperation] = [
            "range": .validRange, "simplify": .simplifyRange, "max": .maxSatisfying, "min": .minSatisfying,
        ]
        for operation in allCases {
            names[operation.rawValue] = operation
            names[plain(operation.rawValue)] = operation
        }
        return names
    }()

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0 != "-" && $0 != "_" }
    }

    package var shape: Shape {
        switch self {
        case .satisfies, .gtr, .ltr: .versionAndRange
        case .outside: .versionRangeAndSide
        case .maxSatisfying, .minSatisfying, .simplifyRange: .rangeAndVersions
        case .valid, .parse, .clean, .major, .minor, .patch, .prerelease: .version
        case .coerce: .text
        case .inc, .truncate: .versionAndRelease
        case .diff, .compare, .rcompare, .compareBuild, .compareLoose, .eq, .neq, .gt, .gte, .lt, .lte,
            .compareIdentifiers, .rcompareIdentifiers:
            .twoVersions
        case .cmp: .comparison
        case .sort, .rsort: .versions
        case .validRange, .minVersion, .toComparators: .range
        case .intersects, .subset: .twoRanges
        }
    }

    /// What comes back, in a few words.
    package var summary: String {
        switch self {
        case .satisfies: "whether the version is in the range"
        case .maxSatisfying: "the highest of them in the range"
        case .minSatisfying: "the lowest of them in the range"
        case .valid, .parse: "the version in normal form"
        case .clean: "the version in normal form, without = and v"
        case .coerce: "the first thing in it that could be a version"
        case .major, .minor, .patch: "that number of the version"
        case .prerelease: "the parts of the prerelease"
        case .inc: "the next version of a kind"
        case .truncate: "the version cut down to major, minor or patch"
        case .diff: "the kind of step between the two"
        case .compare: "-1, 0 or 1 by precedence"
        case .rcompare: "the same, turned round"
        case .compareBuild: "the same; build metadata decides between equals"
        case .compareLoose: "the same, read loosely"
        case .eq, .neq, .gt, .gte, .lt, .lte: "whether a is so to b"
        case .cmp: "whether it holds"
        case .compareIdentifiers: "-1, 0 or 1 for two parts of a prerelease"
        case .rcompareIdentifiers: "the same, turned round"
        case .sort, .rsort: "the versions, lowest (rsort: highest) first"
        case .validRange: "the range written out"
        case .minVersion: "the lowest version that the range admits"
        case .toComparators: "the comparators of each set of the range"
        case .simplifyRange: "a shorter range for the same versions"
        case .gtr: "whether the version is above everything in the range"
        case .ltr: "whether the version is below everything in the range"
        case .outside: "gtr for hilo >, ltr for hilo <"
        case .intersects: "whether some version may be in both ranges"
        case .subset: "whether all of range a lies in range b"
        }
    }
}

extension SemverOperation.Shape {
    /// The members of a JSON line.
    var members: String {
        switch self {
        case .version, .text: "version"
        case .twoVersions: "a, b"
        case .versionAndRange: "version, range"
        case .versionRangeAndSide: "version, range, hilo"
        case .comparison: "a, operator, b"
        case .rangeAndVersions: "versions, range"
        case .versions: "versions"
        case .range: "range"
        case .twoRanges: "a, b"
        case .versionAndRelease: "version, release"
        }
    }

    /// The words of a command line.
    package var words: String {
        switch self {
        case .version: "VERSION"
        case .text: "TEXT"
        case .twoVersions: "A B"
        case .versionAndRange: "VERSION RANGE"
        case .versionRangeAndSide: "VERSION RANGE '<'|'>'"
        case .comparison: "A OPERATOR B"
        case .rangeAndVersions: "RANGE VERSION..."
        case .versions: "VERSION..."
        case .range: "RANGE"
        case .twoRanges: "RANGE RANGE"
        case .versionAndRelease: "VERSION RELEASE"
        }
    }
}
