// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A new dependency has a name that is easily taken for a popular one.
package struct DependencyNameClose: Rule {
    package init() {}

    package let card = RuleCard(
        id: "dependency-name-close", kind: .event, title: "New dependency named like a popular one", severity: .high, confidence: .medium,
        status: .stable, revision: 1, group: "dependency",
        rationale:
            "A slip in a manifest installs a squatter for every user. A thief who adds a dependency names it so that a reviewer reads over it.",
        knownFalseAlarms: ["A fork that the project means.", "A dependency whose age and owners were not looked up."],
        references: ["https://arxiv.org/abs/2003.03471"],
        fires: [
            RuleSample("added", .sampleEvent(manifest: .sample(dependencies: ["lodahs": "^4.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "under another name",
                .sampleEvent(manifest: .sample(dependencies: ["lodash": "npm:lodahs@^4.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "in a tarball by itself",
                .sample(["package.json": #"{"name":"sample","version":"1.0.0","dependencies":{"crossenv":"^1.0.0"}}"#])),
        ],
        staysSilent: [
            RuleSample("popular", .sampleEvent(manifest: .sample(dependencies: ["lodash": "^4.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample("of the same owner", sample(owners: ["ann"], created: "2021-05-01T00:00:00Z")),
            RuleSample("old and used", sample(owners: ["eve"], created: "2014-05-01T00:00:00Z")),
            RuleSample(
                "there before",
                .sampleEvent(
                    manifest: .sample(dependencies: ["lodahs": "^4.0.1"]),
                    after: PastRelease.ordinaryYear.map {
                        var past = $0
                        past.dependencies = ["lodahs": "^4.0.0"]
                        return past
                    })),
            RuleSample(
                "own packages",
                .sample(["package.json": #"{"name":"@meadow/a","version":"1.0.0","dependencies":{"@meadow/lodash":"^1.0.0"}}"#])),
        ]
    )

    private static func sample(owners: [String], created: String) -> ReleaseUnderReview {
        .sampleEvent(manifest: .sample(dependencies: ["lodahs": "^4.0.0"]), after: PastRelease.ordinaryYear) {
            $0.newDependencies["lodahs"] = DependencyBackground(
                name: "lodahs", created: Timestamp(created), releaseCount: 9, maintainers: owners, knownDependents: 12)
        }
    }

    /// Days after which a package that others use too is what its users mean.
    private static let settledDays = 730.0

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let isCompared = !facts.earlier.isEmpty || facts.release.previous != nil
        let candidates =
            isCompared
            ? facts.comparison.newDependencies : (facts.release.manifest?.dependencies ?? []).filter { $0.kind != .development }
        return candidates.compactMap { finding($0, isCompared: isCompared, facts) }
    }

    private func finding(_ dependency: Dependency, isCompared: Bool, _ facts: ReleaseFacts) -> Finding? {
        guard let name = Self.installed(dependency), let kin = PopularNames.shared.closest(to: name) else { return nil }
        // Without a release before, all dependencies are looked at, and most have been there for years.
        guard kin.strength >= (isCompared ? NameKinship.tellingStrength : 0.5) else { return nil }
        let background = facts.release.newDependencies[dependency.name]
        let owners = (facts.release.published?.maintainers.map(\.name) ?? []) + (facts.standing.last?.maintainers ?? [])
        guard !NameBackground.share(owners, background) else { return nil }
        if let background, NameBackground.share(background.maintainers, facts.release.popularTwins[kin.popular]) { return nil }
        guard !Self.isSettled(background, at: facts.release.published?.publishedAt) else { return nil }
        return card.finding(
            "Depends on \(dependency.name), which is \(kin.plain)", strength: kin.strength * (isCompared ? 1 : 0.4),
            evidence: [Evidence(file: "package.json", excerpt: "\"\(dependency.name)\": \"\(dependency.requirement)\"")],
            meaning: "If \(kin.popular) was meant, every installation takes a stranger's package instead.")
    }

    /// The registry's package that is installed; `nil` for what comes from elsewhere.
    private static func installed(_ dependency: Dependency) -> String? {
        switch DependencySpec(dependency.requirement) {
        case .alias(let name, _): name.text
        case .version, .range, .tag: dependency.name
        default: nil
        }
    }

    private static func isSettled(_ background: DependencyBackground?, at moment: Timestamp?) -> Bool {
        guard let background, let created = background.created, let moment else { return false }
        return moment.days(since: created) >= settledDays && background.knownDependents ?? 0 > 2
    }
}
