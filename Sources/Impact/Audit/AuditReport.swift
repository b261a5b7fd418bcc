// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What the known advisories say about a project's locked packages, and what they could not be asked about.
package struct AuditReport: Sendable {
    /// Releases with at least one problem: malware first, then the most severe, then by name and version.
    package var packages: [AuditedPackage] = []
    /// Entries whose code is not what a registry published under that name, or that could not be read.
    package var unread: [Unread] = []
    /// Records that speak of a locked package, but not so that it can be told whether of this version.
    package var undecided: [Undecided] = []
    /// Entries of the lockfile, left-out ones included.
    package var entryCount = 0
    /// Different `name@version` that were looked up.
    package var releaseCount = 0
    /// Entries left out at the user's wish.
    package var omittedCount = 0
    /// Records at hand, of all packages.
    package var advisoryCount = 0
    /// When the newest of them was changed, where that is known.
    package var newestAdvisory: Timestamp?

    package init() {}

    /// A locked entry that was not, or not fully, looked at.
    package struct Unread: Sendable, Hashable {
        package enum Reason: String, Sendable {
            /// The code comes from a repository. Looked up by the name and version it claims, where it states both.
            case git
            /// The code comes from an address outside a registry. Looked up by the name and version it claims, where it states both.
            case tarball
            /// A folder; nothing is published about it.
            case local
            /// The entry states no version.
            case noVersion
            /// The lockfile's reader could not understand it.
            case damaged
        }

        package var name: String
        package var version: String
        package var reason: Reason
        /// The place in the lockfile, and for damaged ones what is wrong.
        package var detail: String

        /// It was looked up by name and version, though its code is from elsewhere.
        package var isLookedUpByName: Bool { (reason == .git || reason == .tarball) && !version.isEmpty && !name.isEmpty }

        package init(name: String, version: String, reason: Reason, detail: String) {
            self.name = name
            self.version = version
            self.reason = reason
            self.detail = detail
        }
    }

    package struct Undecided: Sendable, Hashable {
        package var name: String
        package var version: String
        package var id: String

        package init(name: String, version: String, id: String) {
            self.name = name
            self.version = version
            self.id = id
        }
    }

    /// The highest severity found; a problem without any severity counts as moderate, because "unknown" is not "harmless".
    package var highest: AdvisorySeverity? { packages.flatMap(\.problems).map(\.rankedSeverity).max() }

    package var malwareCount: Int { packages.lazy.filter(\.isMalware).count }

    /// Whether the answer says anything: without a single advisory at hand "no problem found" would be a lie.
    package var couldLook: Bool { advisoryCount > 0 }

    /// Whether there is a problem that `threshold` counts. Malware always does.
    package func hasProblem(atLeast threshold: AuditThreshold) -> Bool {
        packages.contains { $0.problems.contains { threshold.counts($0) } }
    }
}

/// The mildest problem that an audit ends with "found" for.
package enum AuditThreshold: String, Sendable, CaseIterable {
    case info, low, moderate, high, critical
    /// Only malware.
    case malware

    package func counts(_ problem: AuditProblem) -> Bool {
        if problem.isMalware { return true }
        return AdvisorySeverity(rawValue: rawValue).map { problem.rankedSeverity >= $0 } ?? false
    }
}

/// One locked release with known problems.
package struct AuditedPackage: Sendable {
    package var name: String
    package var version: String
    /// A project or workspace member requires it itself.
    package var isDirect = false
    /// Needed only for development; `nil` where it cannot be told.
    package var isDevelopment: Bool?
    /// Ways from a project down to it, shortest first, at most ``pathLimit``.
    package var paths: [AuditPath] = []
    /// There are more ways than are shown.
    package var hasMorePaths = false
    /// Where it stands in the lockfile.
    package var keys: [String] = []
    /// Malware first, then the most severe, then by title and id.
    package var problems: [AuditProblem] = []
    /// The lowest known version above the locked one that no record at hand covers; `nil` when none is known.
    package var safeVersion: String?

    package static let pathLimit = 3

    package init(name: String, version: String) {
        self.name = name
        self.version = version
    }

    package var isMalware: Bool { problems.contains(where: \.isMalware) }
    package var highest: AdvisorySeverity { problems.map(\.rankedSeverity).max() ?? .info }
}

/// One way from a project to a package.
package struct AuditPath: Sendable, Hashable {
    /// The importer it starts at: `.` for the root project, the folder of a workspace member otherwise; empty for an entry that
    /// stands in the lockfile though nothing requires it.
    package var importer: String
    /// `name@version`, the direct dependency first, the package itself last.
    package var steps: [String]

    package init(importer: String, steps: [String]) {
        self.importer = importer
        self.steps = steps
    }
}

/// One problem of a release, told by one or several records.
package struct AuditProblem: Sendable {
    /// The name it is shown by.
    package var id: String
    /// Its other names, sorted.
    package var aliases: [String]
    package var title: String
    package var isMalware: Bool
    /// The title of the record says that it was taken back.
    package var isRetracted = false
    /// `nil` when no record says.
    package var severity: AdvisorySeverity?
    /// The vector that gave the severity, where one did.
    package var vector: SeverityVector?
    /// The lowest version above the locked one that mends this problem; `nil` when none is known.
    package var fixedVersion: String?
    /// The last affected version, where the records name an end but no fix.
    package var lastAffected: String?
    package var cwes: [String]
    package var url: String?
    package var references: [Advisory.Reference]
    package var published: Timestamp?
    /// The records that tell of it.
    package var records: [String]

    /// For order and thresholds: an unknown severity counts as moderate.
    package var rankedSeverity: AdvisorySeverity { severity ?? .moderate }
    package var score: Double? { vector?.score }
}
