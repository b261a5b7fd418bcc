// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A new dependency is installed under the name of a popular package, and is another one.
package struct DependencyAlias: Rule {
    package init() {}

    package let card = RuleCard(
        id: "dependency-alias", kind: .event, title: "Another package under a popular name", severity: .moderate, confidence: .high,
        status: .stable, revision: 1, group: "dependency",
        rationale:
            "`\"lodash\": \"npm:other@1\"` lets code that asks for lodash get something else. Who reads the list of names does not see it.",
        knownFalseAlarms: ["A maintained fork put in the place of an abandoned package."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json#aliases"],
        fires: [
            RuleSample(
                "another package",
                .sampleEvent(manifest: .sample(dependencies: ["lodash": "npm:meadow-helper@1.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "in a tarball by itself, optional",
                .sample([
                    "package.json": #"{"name":"sample","version":"1.0.0","optionalDependencies":{"chalk":"npm:meadow-helper@1.0.0"}}"#
                ])),
        ],
        staysSilent: [
            RuleSample(
                "another version under a name of its own",
                .sampleEvent(manifest: .sample(dependencies: ["lodash3": "npm:lodash@3.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "a fork that carries the name",
                .sampleEvent(manifest: .sample(dependencies: ["lodash": "npm:@meadow/lodash@^4.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "a popular package for another",
                .sampleEvent(manifest: .sample(dependencies: ["lodash": "npm:underscore@^1.0.0"]), after: PastRelease.ordinaryYear)),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let own = PackageName(facts.release.release.name)?.scope
        let known = Set(
            facts.standing.flatMap(\.dependencies).filter { $0.value.hasPrefix("npm:") }.map { "\($0.key) \(Self.target($0.value))" })
        return (facts.release.manifest?.dependencies ?? []).compactMap { dependency in
            guard dependency.kind != .development, case .alias(let name, _) = DependencySpec(dependency.requirement) else { return nil }
            guard let dependents = PopularNames.shared.dependents(of: dependency.name), dependents >= 3,
                PopularNames.shared.dependents(of: name.text) == nil, !Self.carries(name, dependency.name),
                own == nil || name.scope != own, !known.contains("\(dependency.name) \(name.text)")
            else { return nil }
            return card.finding(
                "Installs \(name) under the name \(dependency.name)", strength: dependency.kind == .optional ? 1 : 0.6,
                evidence: [Evidence(file: "package.json", excerpt: "\"\(dependency.name)\": \"\(dependency.requirement)\"")],
                meaning: "Code that asks for \(dependency.name) gets \(name).")
        }
    }

    private static func target(_ requirement: String) -> String {
        if case .alias(let name, _) = DependencySpec(requirement) { name.text } else { "" }
    }

    /// Whether the other package says in its own name what it stands for: `@meadow/lodash`, `lodash-es`, `string-width`.
    private static func carries(_ name: PackageName, _ popular: String) -> Bool {
        guard let theirs = NameForms(name.text), let forms = NameForms(popular) else { return false }
        let bare = NameForms(String(decoding: forms.bare, as: UTF8.self))?.letters ?? []
        return theirs.letters.firstRange(of: bare) != nil || bare.firstRange(of: theirs.letters) != nil
    }
}
