// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// An install script starts a program that lies in the package as machine code.
package struct InstallRunsBinary: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-runs-binary", kind: .content, title: "Install starts a shipped program", severity: .high, confidence: .medium,
        status: .stable, revision: 2, group: "behaviour",
        rationale: "bb-builder shipped a Windows program and started it at install. Machine code cannot be reviewed like source.",
        knownFalseAlarms: ["A tool that ships its own compiler or helper and checks that it works."],
        references: ["https://www.reversinglabs.com/blog/the-npm-package-that-walked-away-with-all-your-passwords"],
        fires: [
            RuleSample(
                "an .exe",
                .sample(
                    [
                        "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node run.js"}}"#,
                        "run.js": "require('child_process').spawn('./bin/tool.exe')",
                    ], bytes: ["bin/tool.exe": SampleBytes.portableExecutable]))
        ],
        staysSilent: [
            RuleSample(
                "shipped, not started",
                .sample(
                    ["package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node run.js"}}"#, "run.js": "1"],
                    bytes: ["bin/tool.exe": SampleBytes.portableExecutable]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let started = facts.installFiles.filter { $0.kind.isNative && !$0.path.hasSuffix(".node") }
        guard let first = started.first else { return [] }
        return [
            card.finding(
                "Install names the shipped program \(first.path)", strength: first.change == .same ? 0 : 1,
                evidence: started.map { Evidence(file: $0.path, excerpt: $0.binaryFormat) },
                meaning: "Code that nobody can read runs on every machine that installs the package.")
        ]
    }
}
