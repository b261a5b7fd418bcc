// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install holds npm credentials and publishes, or writes workflow files.
package struct InstallSpreads: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-spreads", kind: .content, title: "Install can publish or plant workflows", severity: .critical, confidence: .medium,
        status: .stable, revision: 3, group: "install-spread",
        rationale:
            "The worms of 2025 published themselves into the victim's other packages with his own token, and added workflow files to his repositories.",
        knownFalseAlarms: ["None known at install time; release tools do so when called."],
        references: ["https://www.cisa.gov/news-events/alerts/2025/09/23/widespread-supply-chain-compromise-impacting-npm-ecosystem"],
        fires: [
            RuleSample(
                "token and publish",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node b.js"}}"#,
                    "b.js":
                        "const token = read(home + '/.npmrc')._authToken; for (const p of mine) execSync('npm publish --access public', {cwd: p});",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "a release tool",
                .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#, "b.js": "read('.npmrc'); execSync('npm publish')"]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let signs = facts.installSigns
        let byShell = facts.shellActs([.publishes, .plants]).filter { $0.act.subject == "publish" || $0.act.subject.contains("workflows") }
        let publishes =
            signs.contains(.publishes) && signs.contains(.npmCredential)
            || byShell.contains { $0.act.kind == .publishes && $0.shell.origin != .script }
        let plants =
            facts.nearInstallFiles.contains { file in
                file.scan.map { $0.chain([.workflowFile, .writesFile]) || $0.chain([.workflowFile, .developerCredential]) } ?? false
            } || byShell.contains { $0.act.kind == .plants }
        guard publishes || plants else { return [] }
        let title =
            publishes && plants
            ? "Install holds npm credentials, publishes, and writes workflow files"
            : publishes ? "Install holds npm credentials and publishes packages" : "Install writes workflow files"
        return [
            card.finding(
                title, strength: publishes && plants ? 1 : publishes ? 0.8 : 0.4,
                evidence: byShell.map { facts.evidence($0.act, in: $0.shell) }
                    + facts.installEvidence([.publishes, .npmCredential, .workflowFile]),
                meaning: "It can carry itself into everything that this machine's owner may publish or push.")
        ]
    }
}
