// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The repository link points at another repository than before.
package struct RepositoryChanged: Rule {
    package init() {}

    package let card = RuleCard(
        id: "repository-changed", kind: .event, title: "Repository link changed", severity: .low, confidence: .medium, status: .stable,
        revision: 2, group: "identity",
        rationale: "The link is where people look for the source. A package in new hands points elsewhere, or nowhere.",
        knownFalseAlarms: ["A repository that moved to an organisation or into a monorepo."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json#repository"],
        fires: [RuleSample("another owner", sample(now: "git+https://github.com/eve/sample.git"))],
        staysSilent: [
            RuleSample("the same in another spelling", sample(now: "github:ann/sample")),
            RuleSample("upper case", sample(now: "https://github.com/Ann/Sample")),
        ]
    )

    private static func sample(now: String) -> ReleaseUnderReview {
        .sampleEvent(
            manifest: .sample(repository: now),
            after: [.sample("1.3.1", "2021-05-01T00:00:00Z") { $0.repository = "git://github.com/ann/sample.git" }])
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let before = facts.standing.last?.repository, let old = RepositoryLink(before) else { return [] }
        guard let manifest = facts.release.manifest else { return [] }
        let now = manifest.repository
        let new = now.flatMap(RepositoryLink.init)
        if let new, new == old { return [] }
        // Once used by any earlier release: back to a known place.
        if let new, facts.standing.contains(where: { $0.repository.flatMap(RepositoryLink.init) == new }) { return [] }
        let title: String
        if let new {
            title =
                old.owner == new.owner && old.host == new.host
                ? "The repository link moved within \(old.owner): \(old.name) to \(new.name)"
                : "The repository link moved from \(old) to \(new)"
        } else {
            title = "The repository link is gone; it was \(old)"
        }
        return [
            card.finding(
                title, strength: new == nil ? 0.6 : new?.owner == old.owner ? 0 : 1,
                evidence: [Evidence(file: "package.json", excerpt: "\"repository\": \"\(now ?? "")\", before: \"\(before)\"")],
                meaning: "Source and history may no longer be where reviewers know them.")
        ]
    }
}
