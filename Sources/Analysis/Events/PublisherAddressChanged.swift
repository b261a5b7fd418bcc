// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The account that always publishes has another e-mail address than before.
package struct PublisherAddressChanged: Rule {
    package init() {}

    package let card = RuleCard(
        id: "publisher-address-changed", kind: .event, title: "Publisher's e-mail address changed", severity: .low, confidence: .high,
        status: .stable, revision: 1, group: "account",
        rationale: "Whoever takes an account over changes the address first, so that warnings do not reach its owner.",
        knownFalseAlarms: ["A person who changed jobs or providers."],
        references: ["https://docs.npmjs.com/changing-your-email-address"],
        fires: [RuleSample("another address", sample("new@mail.example"))],
        staysSilent: [RuleSample("the same address", sample("ann@mail.example"))]
    )

    private static func sample(_ address: String) -> ReleaseUnderReview {
        .sampleEvent(
            after: PastRelease.ordinaryYear.map { past in
                var past = past
                past.publisherEmailDigest = PastRelease.emailDigest("ann@mail.example")
                return past
            }
        ) { $0.published?.publisher?.email = address }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let person = facts.release.published?.publisher, let address = person.email else { return [] }
        let digest = PastRelease.emailDigest(address)
        let before = facts.comparison.byPublisher.filter { $0.publisherEmailDigest != nil }
        guard before.count >= 2, !before.contains(where: { $0.publisherEmailDigest == digest }) else { return [] }
        return [
            card.finding(
                "\(person.name) publishes with an e-mail address that none of its \(before.count) earlier releases here had",
                evidence: [Evidence(file: Evidence.registry, excerpt: "publisher \(person.name); addresses are compared, not shown")],
                meaning: "The account is the same, the person behind it may not be.")
        ]
    }
}
