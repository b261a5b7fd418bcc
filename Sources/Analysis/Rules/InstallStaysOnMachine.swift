// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install writes to shell start-up files, timers or login items.
package struct InstallStaysOnMachine: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-stays-on-machine", kind: .content, title: "Install writes to start-up files", severity: .high, confidence: .medium,
        status: .stable, revision: 3, group: "install-persistence",
        rationale: "What writes itself into a start-up file, a timer or the list of allowed keys outlives the removal of the package.",
        knownFalseAlarms: ["A command-line tool that installs its completion for the shell."],
        references: ["https://github.com/nrwl/nx/security/advisories/GHSA-cxm3-wv7p-598c"],
        fires: [
            RuleSample(
                "a timer, by shell",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"sh s.sh"}}"#,
                    "s.sh": "(crontab -l; echo '* * * * * node ~/.x.js') | crontab -\n",
                ])),
            RuleSample(
                ".bashrc",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node t.js"}}"#,
                    "t.js": "fs.appendFileSync(path.join(os.homedir(), '.bashrc'), line); fs.appendFileSync(home + '/.zshrc', line);",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "not at install",
                .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#, "t.js": "fs.appendFileSync(home + '/.bashrc', line)"]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        if let (act, shell) = facts.shellActs([.stays], most: 1).first {
            return [
                card.finding(
                    "Install writes to \(act.subject), which outlives the package", evidence: [facts.evidence(act, in: shell)],
                    meaning: "Removing the package does not undo it.")
            ]
        }
        let near = facts.installFiles.filter { file in
            guard let scan = file.scan else { return false }
            return [Sign.shellProfile, .autostart].contains { scan.chain([$0, .writesFile]) || scan.chain([$0, .processModule]) }
        }
        guard let first = near.first else { return [] }
        let isProfile = near.contains { $0.scan?.allSigns.contains(.shellProfile) == true }
        return [
            card.finding(
                "Install writes to \(isProfile ? "shell start-up files" : "timers, login items or allowed keys")",
                evidence: [Sign.shellProfile, .autostart, .writesFile].compactMap(first.evidence),
                meaning: "Removing the package does not undo it.")
        ]
    }
}
