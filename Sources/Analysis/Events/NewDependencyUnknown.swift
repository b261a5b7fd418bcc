// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A new dependency that is young, belongs to others, and is used by nobody else.
package struct NewDependencyUnknown: Rule {
    package init() {}

    /// How old a package still counts as young, in days.
    static let youngDays = 60.0

    package let card = RuleCard(
        id: "new-dependency-unknown", kind: .event, title: "New dependency that nobody knows", severity: .high, confidence: .high,
        status: .stable, revision: 2, group: "dependency",
        rationale:
            "A payload is often kept out of the package that people look at and put into a fresh one that it pulls in: event-stream did so with flatmap-stream.",
        knownFalseAlarms: ["A package split in two, the new half published from another account.", "A young but honest library."],
        references: ["https://snyk.io/blog/a-post-mortem-of-the-malicious-event-stream-backdoor/"],
        fires: [RuleSample("young, foreign, unused", sample(created: "2021-05-28T00:00:00Z", owners: ["eve"], dependents: 0))],
        staysSilent: [
            RuleSample("the owner's own", sample(created: "2021-05-28T00:00:00Z", owners: ["ann"], dependents: 0)),
            RuleSample("old and widely used", sample(created: "2015-05-28T00:00:00Z", owners: ["eve"], dependents: 4000)),
        ]
    )

    private static func sample(created: String, owners: [String], dependents: Int) -> ReleaseUnderReview {
        .sampleEvent(manifest: .sample(dependencies: ["fresh-stream": "^0.1.0"]), after: PastRelease.ordinaryYear) {
            $0.newDependencies["fresh-stream"] = DependencyBackground(
                name: "fresh-stream", created: Timestamp(created), releaseCount: 2, maintainers: owners, knownDependents: dependents)
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.comparison.newDependencies.compactMap { dependency in
            guard let background = facts.release.newDependencies[dependency.name], let moment = facts.release.published?.publishedAt,
                let created = background.created
            else { return nil }
            return finding(dependency, background, age: moment.days(since: created), facts)
        }
    }

    private func finding(_ dependency: Dependency, _ background: DependencyBackground, age: Double, _ facts: ReleaseFacts) -> Finding? {
        let owners = Set(facts.release.published?.maintainers.map(\.name) ?? []).union(
            facts.standing.last?.maintainers ?? [])
        let isForeign = !background.maintainers.isEmpty && owners.isDisjoint(with: background.maintainers)
        guard age < Self.youngDays, isForeign else { return nil }
        let dependents = background.knownDependents
        let isUnused = dependents == 0
        // Young and foreign but used by several already: an honest new library looks so.
        guard dependents ?? 0 <= 2 else { return nil }
        // Not counted is no proof of either; few packages so young are used by anybody.
        let strength = (isUnused ? 0.6 : dependents == nil ? 0.5 : 0) + (age < 30 ? 0.25 : 0) + (background.releaseCount <= 3 ? 0.15 : 0)
        let use = dependents.map {
            $0 == 0 ? "used by no other package we know" : "used by \(PlainWords.counted($0, "other package")) we know"
        }
        let about = [
            "published \(PlainWords.days(max(age, 0))) before", "owned by \(PlainWords.list(background.maintainers))", use,
            PlainWords.counted(background.releaseCount, "release"),
        ].compactMap { $0 }.joined(separator: ", ")
        return card.finding(
            "Adds the dependency \(dependency.name): \(about)", strength: strength,
            evidence: [Evidence(file: "package.json", excerpt: "\"\(dependency.name)\": \"\(dependency.requirement)\"")],
            meaning: "Whoever controls \(dependency.name) now runs code wherever this package is installed.")
    }
}
