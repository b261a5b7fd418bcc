// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The repository link points at another repository than before.
package struct RepositoryChanged: Rule {
    package init() {}

    package let card = RuleCard(
        id: "repository-changed", kind: .event, title: "Repository link changed", severity: .low, confidence: .medium, status: .stable,
        revision: 1, group: "identity",
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
        guard let before = facts.earlier.last(where: { !$0.isRemoved })?.repository, let old = RepositoryLink(before) else { return [] }
        guard let manifest = facts.release.manifest else { return [] }
        let now = manifest.repository
        let new = now.flatMap(RepositoryLink.init)
        if let new, new == old { return [] }
        // Once used by any earlier release: back to a known place.
        if let new, facts.earlier.contains(where: { $0.repository.flatMap(RepositoryLink.init) == new }) { return [] }
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

/// Host, owner and name of a repository address, in one spelling.
struct RepositoryLink: Hashable, CustomStringConvertible {
    var host: String
    var owner: String
    var name: String

    init?(_ address: String) {
        var text = Substring(address.lowercased())
        var host = "github.com"
        if let scheme = text.firstRange(of: "://") {
            text = text[scheme.upperBound...]
            if let at = text.firstIndex(of: "@"), at < (text.firstIndex(of: "/") ?? text.endIndex) { text = text[text.index(after: at)...] }
            guard let slash = text.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return nil }
            host = String(text[..<slash])
            text = text[text.index(after: slash)...]
        } else if let at = text.firstIndex(of: "@"), let colon = text[at...].firstIndex(of: ":") {
            host = String(text[text.index(after: at)..<colon])
            text = text[text.index(after: colon)...]
        } else if let colon = text.firstIndex(of: ":") {
            let short = text[..<colon]
            host = ["github": "github.com", "gitlab": "gitlab.com", "bitbucket": "bitbucket.org"][String(short)] ?? String(short)
            text = text[text.index(after: colon)...]
        }
        if let hash = text.firstIndex(of: "#") { text = text[..<hash] }
        let parts = text.split(separator: "/")
        guard parts.count >= 2 else { return nil }
        self.host = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        owner = String(parts[0])
        let last = parts[1]
        name = String(last.hasSuffix(".git") ? last.dropLast(4) : last)
    }

    var description: String { "\(host)/\(owner)/\(name)" }
}
