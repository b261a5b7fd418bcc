// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A dependency that does not come from the registry: a git or web address, which can serve other bytes tomorrow.
package struct DependencyFromAddress: Rule {
    package init() {}

    package let card = RuleCard(
        id: "dependency-from-address", kind: .event, title: "New dependency from an address", severity: .moderate, confidence: .high,
        status: .stable, revision: 3, group: "dependency",
        rationale:
            "What stands at an address is outside the registry's record: it can change after review, differ by visitor, and runs its install scripts like any other.",
        knownFalseAlarms: ["A fork pinned until a fix is released."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json#urls-as-dependencies"],
        fires: [
            RuleSample(
                "tarball over the web",
                .sampleEvent(
                    manifest: .sample(dependencies: ["helper": "http://files.example/helper.tgz"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "git, in a tarball by itself",
                .sample(["package.json": #"{"name":"sample","version":"1.2.0","dependencies":{"a":"git+https://git.example/a.git"}}"#])),
            RuleSample(
                "optional, by a short name with a commit",
                .sample([
                    "package.json":
                        #"{"name":"sample","version":"1.2.0","optionalDependencies":{"@meadow/setup":"github:meadow/a#0123456789abcdef"}}"#
                ])),
            RuleSample(
                "over a secure shell",
                .sampleEvent(
                    manifest: .sample(dependencies: ["helper": "git+ssh://git@203.0.113.7/a.git"]), after: PastRelease.ordinaryYear)),
        ],
        staysSilent: [
            RuleSample(
                "a contributor's address",
                .sample([
                    "package.json":
                        #"{"name":"sample","version":"1.2.0","contributors":["Ann <a@mail.example> (http://ann.example/a.tgz)"],"homepage":"http://a.example","dependencies":{"a":"^1.0.0"}}"#
                ])),
            RuleSample(
                "for development only",
                .sample(["package.json": #"{"name":"sample","version":"1.2.0","devDependencies":{"a":"github:meadow/a"}}"#])),
            RuleSample("a range", .sampleEvent(manifest: .sample(dependencies: ["a": "^1.0.0"]), after: PastRelease.ordinaryYear)),
            RuleSample("an alias", .sampleEvent(manifest: .sample(dependencies: ["a": "npm:b@^1.0.0"]), after: PastRelease.ordinaryYear)),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let before = Set(facts.standing.flatMap { $0.dependencies.values.filter { Self.address($0) != nil } }.compactMap(Self.host))
        return (facts.release.manifest?.dependencies ?? []).compactMap { dependency in
            guard dependency.kind != .development, let kind = Self.address(dependency.requirement) else { return nil }
            // An address of a host that earlier releases used too is this package's way of doing things.
            guard !before.contains(Self.host(dependency.requirement) ?? "") else { return nil }
            return card.finding(
                "Depends on \(dependency.name) from \(kind.name)",
                strength: min(1, kind.strength + (dependency.kind == .optional ? 0.3 : 0)),
                evidence: [Evidence(file: "package.json", excerpt: "\"\(dependency.name)\": \"\(dependency.requirement)\"")],
                meaning: "The registry keeps no copy of it and no record of who put it there.")
        }
    }

    private static func address(_ requirement: String) -> (name: String, strength: Double)? {
        switch DependencySpec(requirement) {
        // A repository on a host that no service runs can be anybody's machine; an optional dependency fails in silence.
        case .git(let address):
            address.host == nil && !isForge(address.address) ? ("a git repository on a host of its own", 0.4) : ("a git repository", 0)
        case .remote(let address):
            if address.lowercased().hasPrefix("http://") {
                ("a web address without encryption", 1)
            } else {
                isForge(address) ? ("a git repository's archive", 0) : ("a web address", 0.8)
            }
        default: nil
        }
    }

    private static func isForge(_ address: String) -> Bool {
        ["github.com", "codeload.github.com", "gitlab.com", "bitbucket.org"].contains(RepositoryLink(address)?.host)
    }

    private static func host(_ requirement: String) -> String? {
        switch DependencySpec(requirement) {
        case .git(let address): address.host?.domain ?? RepositoryLink(address.address)?.host ?? address.address
        case .remote(let address): RepositoryLink(address)?.host ?? address
        default: nil
        }
    }
}
