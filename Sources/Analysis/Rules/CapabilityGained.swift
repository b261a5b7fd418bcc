// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The release does what the one before did not.
package struct CapabilityGained: Rule {
    package init() {}

    package let card = RuleCard(
        id: "capability-gained", kind: .content, title: "Does what it never did", severity: .moderate, confidence: .medium, status: .stable,
        revision: 1, group: "difference",
        rationale:
            "A package that never touched the network and now does is the strongest everyday sign: taken-over packages change what they do, not what they are for.",
        knownFalseAlarms: ["A new feature.", "A rewrite, or another bundler whose helpers do more."],
        references: ["https://www.usenix.org/conference/usenixsecurity22/presentation/sejfia"],
        fires: [
            RuleSample(
                "reaches the network and starts processes",
                .sample(
                    ["index.js": "exports.a = 1; require('https').get('https://a.test/x'); require('child_process').exec('id');"],
                    previous: ["index.js": "exports.a = 1;"]))
        ],
        staysSilent: [
            RuleSample(
                "did before", .sample(["index.js": "fetch('https://a.test/2')"], previous: ["index.js": "fetch('https://a.test/1')"])),
            RuleSample("reads a file", .sample(["index.js": "require('fs').readFileSync('a')"], previous: ["index.js": "exports.a = 1"])),
        ]
    )

    /// How telling each ability is when it is new.
    private static let weights: [Capability: Double] = [
        .network: 0.35, .processes: 0.35, .publishing: 0.6, .pageHooks: 0.4, .wallets: 0.3, .inputAndScreen: 0.3, .pageData: 0.1,
        .dynamicCode: 0.25,
        .decryption: 0.25, .native: 0.2, .webAssembly: 0.1, .hostIdentity: 0.2, .writesFiles: 0.1, .readsFiles: 0.05, .environment: 0.05,
        .listens: 0.1,
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let before = facts.before else { return [] }
        let acts = facts.behaviour.allFacts.filter { act in
            facts.files[act.file].change != .same && !facts.files[act.file].isAside
                && act.fact.kind.capability.map { !before.capabilities.contains($0) } == true
        }
        let gained = Set(acts.compactMap(\.fact.kind.capability))
        // In order, so that the same bytes give the same bits.
        var strength = gained.sorted().reduce(0) { $0 + (Self.weights[$1] ?? 0) }
        guard strength >= 0.2 else { return [] }
        let telling = acts.filter { (Self.weights[$0.fact.kind.capability ?? .environment] ?? 0) >= 0.2 }
        if telling.contains(where: { facts.moment(of: $0.fact, in: $0.file).isByItself }) { strength += 0.15 }
        // Much new code explains much; a small change that brings new abilities does not.
        let changed = facts.files.filter { $0.change != .same && $0.kind == .source }.count
        if changed * 2 > facts.files.filter({ $0.kind == .source }).count, changed > 10 { strength *= 0.5 }
        let shown = telling.isEmpty ? acts : telling
        return [
            card.finding(
                "New in this release: \(PlainWords.list(gained.sorted().map(\.words)))", strength: strength,
                evidence: shown.prefix(6).map { facts.evidence($0.fact, in: $0.file) },
                meaning: "The release before did none of this. Is that what its notes say?")
        ]
    }
}
