// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import Impact
package import NPMModel

/// An audit with what the local store knows about the locked releases: what `lapwing audit` shows, in any format.
package struct AuditView: Sendable {
    package var report: AuditReport
    /// The lockfile as the user named it.
    package var lockfile: String
    /// What was concluded about locked releases before, those with nothing to say left out.
    package var judged: [JudgedRelease]
    /// When advisories were last imported; `nil` when they were given as files.
    package var importedAt: Timestamp?
    /// Days since that import, when these are more than the limit.
    package var staleDays: Int?
    package var threshold: AuditThreshold

    /// - Parameters:
    ///   - judged: releases the store has judged; those with neither findings nor parts that could not be read are dropped.
    ///   - now, staleAfter: an import longer ago than so many days is stale.
    package init(
        report: AuditReport, lockfile: String, judged: [JudgedRelease] = [], importedAt: Timestamp? = nil, now: Timestamp? = nil,
        staleAfter days: Double = AuditView.defaultStaleDays, threshold: AuditThreshold = .low
    ) {
        self.report = report
        self.lockfile = lockfile
        self.judged = judged.filter { !$0.findings.isEmpty || $0.verdict.rank > 0 }.sorted {
            $0.verdict.rank == $1.verdict.rank ? $0.release.description < $1.release.description : $0.verdict.rank > $1.verdict.rank
        }
        self.importedAt = importedAt
        self.threshold = threshold
        if let importedAt, let now, now.days(since: importedAt) > days { staleDays = Int(now.days(since: importedAt)) }
    }

    /// Malware is published every hour and found within days: a week-old list misses what matters most.
    package static let defaultStaleDays = 7.0

    /// What the command ends with (DESIGN section 10).
    package enum Outcome: Int32, Sendable {
        case nothingFound = 0
        case found = 1
        case couldNotLook = 3

        package var words: String {
            switch self {
            case .nothingFound: "nothing found"
            case .found: "found"
            case .couldNotLook: "could not look"
            }
        }
    }

    /// Found: a problem that the threshold counts, or a locked release that is dangerous or confirmed. Could not look: nothing
    /// found, but no advisories at hand, stale ones, or something in the lockfile that could not be judged.
    package var outcome: Outcome {
        if report.hasProblem(atLeast: threshold) || judged.contains(where: { $0.verdict.rank >= Verdict.dangerous.rank }) { return .found }
        return report.couldLook && staleDays == nil && !isIncomplete ? .nothingFound : .couldNotLook
    }

    /// Whether some entry is damaged, some advisory does not tell whether it is meant, or some locked release could not be read.
    /// Entries from git, addresses and folders do not count: nothing published tells about them, here or anywhere.
    private var isIncomplete: Bool {
        report.unread.contains { $0.reason == .damaged } || !report.undecided.isEmpty || judged.contains { $0.verdict == .unread }
    }

    /// What stands in the way of an all-clear, for people; empty when nothing does.
    package var warnings: [String] {
        if !report.couldLook {
            return ["There are no advisories to look in, so this says nothing. Import some: lapwing advisories import PATH-OR-URL"]
        }
        if let staleDays {
            return [
                "The advisories were imported \(staleDays) days ago; newer malware is not in them. Import again: lapwing advisories import"
            ]
        }
        if isIncomplete { return ["Not everything in the lockfile could be looked at; what could not is listed."] }
        return []
    }
}
