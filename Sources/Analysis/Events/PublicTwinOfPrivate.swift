// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A public package has the name of a private one that the asker declared, with its scope or without.
package struct PublicTwinOfPrivate: Rule {
    package init() {}

    package let card = RuleCard(
        id: "public-twin-of-private", kind: .event, title: "Public twin of a private package", severity: .high, confidence: .high,
        status: .stable, revision: 1, group: "name",
        rationale:
            "A client that asks the public registry for a private name installs whatever waits there. More than 35 companies were reached this way in 2021.",
        knownFalseAlarms: ["The company's own public package of the same name.", "A private name that is a common word."],
        references: ["https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610"],
        fires: [
            RuleSample("the name itself", sample("acme-billing-core", private: "acme-billing-core")),
            RuleSample("the scope left out", sample("billing-core", private: "@acme/billing-core")),
            RuleSample("the scope as a word", sample("acme-billing-core", private: "@acme/billing-core")),
            RuleSample("separators moved", sample("acmebilling_core", private: "acme-billing-core")),
        ],
        staysSilent: [
            RuleSample("another name", sample("left-pad", private: "@acme/billing-core")),
            RuleSample("nothing declared", sample("acme-billing-core", private: nil)),
            RuleSample("a common word", sample("utils", private: "@acme/utils")),
            RuleSample("a popular package", sample("lodash", private: "@acme/lodash")),
        ]
    )

    private static func sample(_ name: String, private declared: String?) -> ReleaseUnderReview {
        .sampleEvent(version: "9000.0.0", manifest: .sample(), after: []) {
            $0.release = ReleaseReference(name: name, version: "9000.0.0")
            $0.privateNames = declared.map { [$0] } ?? []
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let name = facts.release.release.name
        guard !facts.release.privateNames.isEmpty, let forms = NameForms(name), PopularNames.shared.dependents(of: name) == nil else {
            return []
        }
        for declared in facts.release.privateNames {
            guard let theirs = NameForms(declared), let strength = Self.strength(forms, theirs) else { continue }
            return [
                card.finding(
                    "The name is that of the private package \(declared)", strength: strength,
                    evidence: [Evidence(file: Evidence.registry, excerpt: "\(name) is public; \(declared) was declared private")],
                    meaning: "A client that looks for the private package here installs this one.")
            ]
        }
        return []
    }

    private static func strength(_ forms: NameForms, _ declared: NameForms) -> Double? {
        if forms.name == declared.name { return 1 }
        if forms.letters == declared.letters { return 0.7 }
        // A single common word says nothing about whose it is.
        guard declared.isScoped, !forms.isScoped, forms.bare.elementsEqual(declared.bare) else { return nil }
        return forms.words.count > 1 ? 0.6 : forms.letters.count >= 10 ? 0.3 : nil
    }
}
