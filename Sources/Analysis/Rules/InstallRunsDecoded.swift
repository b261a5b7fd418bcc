// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install decodes base64 or hexadecimal text and gives it to a shell or another interpreter.
package struct InstallRunsDecoded: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-runs-decoded", kind: .content, title: "Install decodes text and runs it", severity: .critical, confidence: .high,
        status: .stable, revision: 1, group: "behaviour",
        rationale:
            "What is decoded only when it runs is hidden from whoever reads the command. Small thefts pipe base64 text into a shell; no installer needs to.",
        knownFalseAlarms: ["A self-extracting archive written as a shell script."],
        references: ["https://attack.mitre.org/techniques/T1027/"],
        fires: [
            RuleSample(
                "base64 into sh",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"echo ZWNobyAx | base64 -d | sh"}}"#])),
            RuleSample(
                "from a file",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"xxd -r -p data.txt | bash"}}"#,
                    "data.txt": "6563686f2031",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "decodes into a file that nothing runs",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"base64 -d icon.txt > icon.png"}}"#,
                    "icon.txt": "AAAA",
                ]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let (act, shell) = facts.shellActs([.runsDecoded], most: 1).first else { return [] }
        return [
            card.finding(
                "Install decodes text and runs it by \(Excerpt.clean(act.subject))", evidence: [facts.evidence(act, in: shell)],
                meaning: "Nobody who reads the command sees what it does.")
        ]
    }
}
