// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A young package, or one of unknown age, has a name that is easily taken for a popular one.
package struct NameCloseToPopular: Rule {
    package init() {}

    package let card = RuleCard(
        id: "name-close-to-popular", kind: .event, title: "Name close to a popular one", severity: .moderate, confidence: .medium,
        status: .stable, revision: 1, group: "name",
        rationale:
            "Whoever slips while typing, or asks a machine that makes names up, gets the package that waits there. crossenv and 39 others did so in 2017.",
        knownFalseAlarms: [
            "A word that happens to be near: short names are left out, whole words weigh little.", "A port or fork that does not say so.",
        ],
        references: ["https://arxiv.org/abs/2003.03471", "https://docs.npmjs.com/threats-and-mitigations"],
        fires: [
            RuleSample("two letters swapped", sample("lodahs")), RuleSample("separators gone", sample("crossenv")),
            RuleSample("letters that look alike", sample("expre55")), RuleSample("scope gone", sample("types-node")),
            RuleSample("another scope", sample("@type/node")), RuleSample("words swapped", sample("env-cross")),
            RuleSample("a word that says nothing", sample("lodash-utils")),
            RuleSample("age unknown", .sample(["package.json": #"{"name":"axois","version":"1.0.0"}"#])),
        ],
        staysSilent: [
            RuleSample("popular itself", sample("lodash")), RuleSample("close to none", sample("quiet-meadow-bird")),
            RuleSample("the same owner", sample("lodahs", twinOwners: ["ann"])),
            RuleSample("older than its twin", sample("lodahs", twinCreated: "2022-01-01T00:00:00Z")),
            RuleSample("years old", sample("lodahs", firstRelease: "2015-01-01T00:00:00Z")),
            RuleSample("its owners' scope", sample("@babel/kore")), RuleSample("short", sample("mz9")),
            RuleSample("a plugin", sample("eslint-plugin-quiet-meadow")),
        ]
    )

    private static func sample(
        _ name: String, twinOwners: [String] = ["eve"], twinCreated: String = "2012-01-01T00:00:00Z",
        firstRelease: String? = nil
    ) -> ReleaseUnderReview {
        .sampleEvent(version: "1.0.0", manifest: .sample(), after: firstRelease.map { [.sample("0.9.0", $0)] } ?? []) {
            $0.release = ReleaseReference(name: name, version: "1.0.0")
            for twin in ["lodash", "cross-env"] {
                $0.popularTwins[twin] = DependencyBackground(
                    name: twin, created: Timestamp(twinCreated), releaseCount: 100, maintainers: twinOwners, knownDependents: 1000)
            }
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let name = facts.release.release.name
        guard let kin = PopularNames.shared.closest(to: name), kin.strength > 0 else { return [] }
        let twin = facts.release.popularTwins[kin.popular]
        guard !NameBackground.share(owners(facts), twin), let age = age(facts, twin) else { return [] }
        // Nothing but the name is known: ordinary names of all ages are compared with, and only what few of them have counts.
        guard age != .unknown || kin.strength >= NameKinship.tellingStrength else { return [] }
        let admits = NameBackground.admitsKinship(facts.release.manifest, name: name, kin)
        let strength = kin.strength * (age == .unknown ? 0.6 : 1) * (admits ? 0.5 : 1)
        return [
            card.finding(
                "The name is \(kin.plain)", strength: strength, severity: kin.strength >= 0.5 ? nil : .low,
                evidence: [
                    Evidence(
                        file: Evidence.registry,
                        excerpt: "\(name) beside \(kin.popular), which \(PlainWords.counted(kin.dependents, "package")) seen depend on")
                ],
                meaning: "Whoever means \(kin.popular) and slips gets this package.")
        ]
    }

    private enum Age { case young, unknown }

    /// `nil` for a package that is old enough to be judged by what it does, or older than the popular one.
    private func age(_ facts: ReleaseFacts, _ twin: DependencyBackground?) -> Age? {
        guard let history = facts.release.history else { return .unknown }
        let first = history.created ?? facts.earlier.first?.publishedAt ?? facts.release.published?.publishedAt
        if let first, let theirs = twin?.created, first < theirs { return nil }
        guard !facts.earlier.isEmpty else { return .young }
        guard let first, let moment = facts.release.published?.publishedAt else { return .unknown }
        return moment.days(since: first) < NameBackground.youngDays ? .young : nil
    }

    private func owners(_ facts: ReleaseFacts) -> [String] {
        (facts.release.published?.maintainers.map(\.name) ?? []) + (facts.standing.last?.maintainers ?? [])
    }
}
