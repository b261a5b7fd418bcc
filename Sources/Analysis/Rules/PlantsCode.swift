// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Writes into files that something else runs later: start-up files, workflows, other packages, files of coding agents.
package struct PlantsCode: Rule {
    package init() {}

    package let card = RuleCard(
        id: "plants-code", kind: .content, title: "Writes into what others run", severity: .critical, confidence: .medium, status: .stable,
        revision: 1, group: "behaviour",
        rationale:
            "What stays after the package is gone: nx appended to shell start-up files, worms added workflows, ethers-provider2 changed the ethers that was installed beside it.",
        knownFalseAlarms: [
            "A command that installs completions for a shell when it is asked to.", "A tool that patches dependencies, as it says.",
        ],
        references: ["https://www.reversinglabs.com/blog/malicious-npm-patch-delivers-reverse-shell"],
        fires: [
            RuleSample(
                "a start-up file",
                .sample([
                    "index.js":
                        "const fs = require('fs'), os = require('os'), path = require('path'); fs.appendFileSync(path.join(os.homedir(), '.bashrc'), '\\necho x');"
                ])),
            RuleSample(
                "another package",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node i.js"}}"#,
                    "i.js":
                        "const fs = require('fs'); const p = require('path').join(process.cwd(), '..', '..', 'node_modules/ethers/lib/provider.js'); fs.writeFileSync(p, fs.readFileSync(p, 'utf8') + 'x');",
                ])),
            RuleSample(
                "a workflow",
                .sample(["index.js": "const fs = require('fs'); fs.writeFileSync('.github/workflows/a.yml', 'on: push');"])),
        ],
        staysSilent: [
            RuleSample(
                "a generator, when it is asked",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","bin":{"a":"cli.js"}}"#,
                    "cli.js":
                        "const fs = require('fs'); function init() { fs.writeFileSync('.github/workflows/ci.yml', 'on: push'); } if (process.argv[2] === 'init') init();",
                ])),
            RuleSample("a cache", .sample(["index.js": "require('fs').writeFileSync('node_modules/.cache/a/x.json', '{}');"])),
        ]
    )

    private static let places: [(taint: Taint, words: String, strength: Double)] = [
        (.startupPath, "what starts with the machine or the shell", 0.5), (.workflowPath, "a workflow of the repository", 0.5),
        (.agentPath, "files that editors and coding agents obey", 0.4), (.packagePath, "another installed package", 0.3),
        (.programPath, "another program", 0.5),
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var best: (flow: Flow, words: String, strength: Double)?
        for (taint, words, weight) in Self.places {
            for flow in facts.flows(taint, into: .writesFile) where flow.isNear {
                let moment = facts.moment(of: flow.fact, in: flow.file)
                guard moment.isByItself || flow.fact.isDisguised else { continue }
                if taint == .packagePath, !Self.isOthers(facts.behaviour.files[flow.file]?.facts ?? []) { continue }
                var strength = weight + (moment >= .load ? 0.2 : 0)
                if flow.fact.isDisguised { strength += 0.4 }
                if !flow.taint.isDisjoint(with: [.download, .decoded, .decrypted]) { strength += 0.1 }
                if strength > (best?.strength ?? 0) { best = (flow, words, strength) }
            }
        }
        guard let best else { return [] }
        return [
            card.finding(
                "\(facts.files[best.flow.file].path) writes into \(best.words)\(facts.moment(of: best.flow.fact, in: best.flow.file).words)\(facts.gateWords(best.flow.fact))",
                strength: best.strength, evidence: [facts.evidence(best.flow.fact, in: best.flow.file)],
                meaning: "Removing the package does not remove what it left.")
        ]
    }

    /// Whether a text names a file of a package in `node_modules`, not a cache or a list of commands.
    private static func isOthers(_ facts: [Fact]) -> Bool {
        facts.contains { fact in
            (fact.kind == .writesFile || fact.kind == .readsFile || fact.kind == .makesExecutable)
                && fact.details.contains { detail in
                    guard let at = detail.range(ofText: "node_modules/") else { return false }
                    let rest = detail[at...].split(separator: "/", maxSplits: 2)
                    return rest.count > 1 && !rest[0].hasPrefix(".") && detail.contains(".js")
                }
        }
    }
}

extension String {
    /// Where a text ends inside this one; `nil` when it is not there.
    func range(ofText text: String) -> Index? { utf8.firstRange(of: text.utf8)?.upperBound }
}
