// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// Judges every publication of a set of packuments against the history before it.
struct Replay {
    var packuments: [Packument]
    /// Judge dependencies by the other packuments of the set too: when they began, who owned them, who else used them then.
    private let published: [String: [(release: PastRelease, time: Timestamp)]]
    private let firstUse: [String: [(user: String, time: Timestamp)]]

    struct Outcome {
        var judged = 0
        var verdicts: [Verdict: Int] = [:]
        var alarms: [JudgedRelease] = []
        var fired: [String: Int] = [:]
        var heavy: [JudgedRelease] = []

        /// The figure that the budget is about.
        var summary: String {
            "\(judged) publications; suspicious or worse: \(alarms.count); "
                + Verdict.allCases.map { "\($0.rawValue) \(verdicts[$0, default: 0])" }.joined(separator: ", ")
        }

        /// Everything one needs to find out which rule is too loud.
        var report: String {
            var lines = [summary]
            for (id, count) in fired.sorted(by: { $0.value > $1.value }) {
                lines.append("  \(id): \(count), 1 in \(judged / max(count, 1))")
            }
            for alarm in alarms + heavy.sorted(by: { $0.sum.total > $1.sum.total }).prefix(40) {
                lines.append(
                    "  \(alarm.release) \(alarm.verdict.rawValue) \((alarm.sum.total * 100).rounded() / 100): "
                        + alarm.findings.map { "\($0.title) [\(($0.bits * 10).rounded() / 10)]" }.joined(separator: "; "))
            }
            return lines.joined(separator: "\n")
        }
    }

    init(_ packuments: [Packument]) {
        self.packuments = packuments
        var published: [String: [(release: PastRelease, time: Timestamp)]] = [:]
        var firstUse: [String: [String: Timestamp]] = [:]
        for packument in packuments {
            for release in PackageHistory(packument: packument).releases {
                guard let time = release.publishedAt else { continue }
                published[packument.name, default: []].append((release, time))
                for dependency in release.dependencies.keys {
                    let known = firstUse[dependency]?[packument.name]
                    firstUse[dependency, default: [:]][packument.name] = known.map { min($0, time) } ?? time
                }
            }
        }
        self.published = published
        self.firstUse = firstUse.mapValues { $0.map { (user: $0.key, time: $0.value) } }
    }

    func run() -> Outcome {
        var outcome = Outcome()
        for packument in packuments {
            let entries = packument.versions.compactMap { entry in packument.times[entry.version].map { (entry, $0) } }
                .sorted { $0.1 < $1.1 }
            let whole = PackageHistory(packument: packument)
            for (entry, time) in entries {
                var release = ReleaseUnderReview(
                    release: ReleaseReference(name: packument.name, version: entry.version), content: ReleaseContent(files: []))
                release.published = entry.published(in: packument)
                var history = whole
                history.releases.removeAll { past in past.version == entry.version || (past.publishedAt.map { $0 >= time } ?? false) }
                // Whether it is deprecated now says nothing about then.
                for position in history.releases.indices { history.releases[position].isDeprecated = false }
                release.published?.deprecated = nil
                history.tags = [:]
                release.history = history
                for dependency in release.published?.manifest.dependencies ?? [] {
                    release.newDependencies[dependency.name] = background(dependency.name, for: packument.name, at: time)
                }
                count(Judge.judge(release), in: &outcome)
            }
        }
        return outcome
    }

    private func background(_ name: String, for user: String, at moment: Timestamp) -> DependencyBackground? {
        guard let releases = published[name]?.filter({ $0.time < moment }), let last = releases.last else { return nil }
        let users = firstUse[name]?.filter { $0.user != user && $0.time < moment }.count ?? 0
        return DependencyBackground(
            name: name, created: releases.first?.time, releaseCount: releases.count, maintainers: last.release.maintainers,
            knownDependents: users)
    }

    private func count(_ judged: JudgedRelease, in outcome: inout Outcome) {
        outcome.judged += 1
        outcome.verdicts[judged.verdict, default: 0] += 1
        for id in Set(judged.findings.map(\.id)) { outcome.fired[id, default: 0] += 1 }
        if judged.verdict.rank >= Verdict.suspicious.rank {
            outcome.alarms.append(judged)
        } else if judged.verdict == .notice {
            outcome.heavy.append(judged)
        }
    }
}
