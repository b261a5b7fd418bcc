// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The registry's manifest says otherwise than the `package.json` in the tarball.
package struct ManifestConfusion: Rule {
    package init() {}

    package let card = RuleCard(
        id: "manifest-confusion", kind: .content, title: "Registry and tarball disagree", severity: .high, confidence: .high,
        status: .stable, revision: 2, group: "identity",
        rationale:
            "The two are sent separately and the registry compares them not at all. Pages, audits and some clients read the one, npm installs the other.",
        knownFalseAlarms: ["Old publishing tools that normalise one copy only."],
        references: ["https://blog.vlt.sh/blog/the-massive-hole-in-the-npm-ecosystem"],
        fires: [
            RuleSample("an install script that the registry does not show", sample(#""scripts":{"postinstall":"node x.js"}"#)),
            RuleSample("a dependency that the registry does not show", sample(#""dependencies":{"hidden":"^1.0.0"}"#)),
            RuleSample("a command that the registry does not show", sample(#""bin":{"git":"x.js"}"#)),
            RuleSample(
                "a dependency from elsewhere than the registry says",
                sample(#""dependencies":{"a":"git+ssh://git@git.example/a.git"}"#, "^1.0.0")),
        ],
        staysSilent: [
            RuleSample("the same", sample(#""scripts":{"test":"mocha"}"#)),
            RuleSample("the same dependency in two spellings", sample(#""dependencies":{"a":"^1.0"}"#, "^1.0.0")),
            RuleSample("no registry", .sample(["package.json": #"{"name":"sample"}"#])),
        ]
    )

    private static func sample(_ extra: String, _ stated: String? = nil) -> ReleaseUnderReview {
        .sample(["package.json": "{\"name\":\"sample\",\"version\":\"1.2.0\",\(extra)}"]) {
            var manifest = Manifest.sample(dependencies: stated.map { ["a": $0] } ?? [:])
            manifest.version = "1.2.0"
            $0.published = PublishedVersion(version: "1.2.0", manifest: manifest)
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let registry = facts.release.published, let shipped = facts.release.shipped else { return [] }
        let differences = Self.differences(registry, shipped)
        guard let worst = differences.max(by: { $0.strength < $1.strength }) else { return [] }
        return [
            card.finding(
                "The registry's manifest and the shipped one differ in \(PlainWords.list(differences.map(\.what)))",
                strength: worst.strength,
                evidence: differences.map { Evidence(file: "package.json", excerpt: $0.detail) },
                meaning: "Whoever looks at the registry's page or at a lockfile sees another package than the one that is installed.")
        ]
    }

    private static func differences(
        _ registry: PublishedVersion, _ shipped: Manifest
    ) -> [(what: String, detail: String, strength: Double)] {
        var out: [(what: String, detail: String, strength: Double)] = []
        let stated = registry.manifest
        if let name = shipped.name, let other = stated.name, name != other, name.lowercased() != other.lowercased() {
            out.append(("name", "name: shipped \(name), registry \(other)", 0.6))
        }
        if let version = shipped.version, VersionKey(version) != VersionKey(registry.version) {
            out.append(("version", "version: shipped \(version), registry \(registry.version)", 0.5))
        }
        for script in shipped.scripts where InstallCommand.scripts.contains(script.name) {
            let other = stated.scripts.first { $0.name == script.name }?.command
            guard other?.split(separator: " ") != script.command.split(separator: " ") else { continue }
            out.append((script.name, "\(script.name): shipped \(script.command), registry \(other ?? "none")", other == nil ? 1 : 0.8))
        }
        for script in stated.scripts where InstallCommand.scripts.contains(script.name) {
            // The registry itself adds this one for a binding.gyp.
            guard script.command != "node-gyp rebuild", !shipped.scripts.contains(where: { $0.name == script.name }) else { continue }
            out.append((script.name, "\(script.name): shipped none, registry \(script.command)", 0.5))
        }
        out += bins(shipped, stated) + requirements(shipped, stated)
        let shippedNames = names(shipped)
        let statedNames = names(stated)
        let hidden = shippedNames.subtracting(statedNames).sorted()
        if !hidden.isEmpty {
            out.append(("dependencies", "dependencies that only the shipped manifest has: \(PlainWords.list(hidden))", 0.7))
        }
        let added = statedNames.subtracting(shippedNames).sorted()
        if !added.isEmpty {
            out.append(("dependencies", "dependencies that only the registry's manifest has: \(PlainWords.list(added))", 0.3))
        }
        return out
    }

    /// The registry's copy has its paths cleaned, so that only names are compared.
    private static func bins(_ shipped: Manifest, _ stated: Manifest) -> [(what: String, detail: String, strength: Double)] {
        let hidden = Set(shipped.bin.map(\.name)).subtracting(stated.bin.map(\.name)).sorted()
        guard !hidden.isEmpty else { return [] }
        return [("commands", "commands that only the shipped manifest has: \(PlainWords.list(hidden))", 0.5)]
    }

    /// Requirements of one name of which one leads out of the registry and the other does not, or elsewhere.
    private static func requirements(_ shipped: Manifest, _ stated: Manifest) -> [(what: String, detail: String, strength: Double)] {
        let known = Dictionary(stated.dependencies.map { ($0.name, $0.requirement) }) { first, _ in first }
        return shipped.dependencies.compactMap { dependency in
            guard dependency.kind == .production || dependency.kind == .optional, let other = known[dependency.name],
                other != dependency.requirement
            else { return nil }
            let isPlain = [dependency.requirement, other].map { requirement in
                switch DependencySpec(requirement) {
                case .git, .remote, .alias: false
                default: true
                }
            }
            guard isPlain[0] != isPlain[1] else { return nil }
            return ("where \(dependency.name) comes from", "\(dependency.name): shipped \(dependency.requirement), registry \(other)", 0.8)
        }
    }

    /// Peer requirements are left out: clients of some years copy them, others do not.
    private static func names(_ manifest: Manifest) -> Set<String> {
        Set(manifest.dependencies.filter { $0.kind == .production || $0.kind == .optional }.map(\.name))
    }
}
