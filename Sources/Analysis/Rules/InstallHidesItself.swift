// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install goes into the background, cut off from the terminal.
package struct InstallHidesItself: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-hides-itself", kind: .content, title: "Install goes on in the background", severity: .moderate, confidence: .medium,
        status: .stable, revision: 3, group: "behaviour",
        rationale:
            "An installer has no reason to outlive npm. ua-parser-js started itself with `start /B`; others use nohup or a detached process.",
        knownFalseAlarms: ["A tool that warms up a daemon."],
        references: ["https://nodejs.org/api/child_process.html#optionsdetached"],
        fires: [
            RuleSample(
                "start /B",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"start /B node pre.js"}}"#, "pre.js": "1"])
            ),
            RuleSample(
                "detached",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node pre.js"}}"#,
                    "pre.js": "require('child_process').spawn('node', ['x.js'], {detached: true, stdio: 'ignore'}).unref()",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "in the foreground",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node pre.js"}}"#, "pre.js": "1"]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let acts = facts.nearShells.compactMap { shell in Self.act(shell).map { facts.evidence($0, in: shell) } }
        let file = facts.installTime.contains { step in
            guard step.value.depth <= 2, let scan = facts.files[step.key].scan else { return false }
            return scan.chain([.discardsOutput, .processModule])
                || (scan.signs.contains(.discardsOutput) && scan.signs.contains(.shellDownload))
        }
        guard !acts.isEmpty || file else { return [] }
        return [
            card.finding(
                "What install starts goes on in the background", evidence: acts.isEmpty ? facts.installEvidence([.discardsOutput]) : acts,
                meaning: "npm ends, the process does not; nobody sees what it prints.")
        ]
    }

    /// A command that outlives the text: by a program made for that, or as its last command. A `&` between two commands is how
    /// cmd.exe has them one after the other.
    private static func act(_ shell: InstallShell) -> ShellAct? {
        let last = shell.facts.commands.lastIndex { $0.parent == nil }
        return shell.facts.acts.first { act in
            guard act.kind == .background else { return false }
            if ["nohup", "setsid", "start", "daemonize", "powershell", "pwsh", "disown"].contains(act.subject) { return true }
            if case .script = shell.origin { return act.command == last }
            return shell.facts.has(.downloads) && !shell.facts.commands.contains { $0.name == "wait" }
        }
    }
}
