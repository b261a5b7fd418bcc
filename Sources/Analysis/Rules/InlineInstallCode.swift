// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The install command itself is a program: `node -e …`, `powershell -enc …`.
package struct InlineInstallCode: Rule {
    package init() {}

    package let card = RuleCard(
        id: "inline-install-code", kind: .content, title: "Install command contains a program", severity: .moderate, confidence: .medium,
        status: .stable, revision: 1, group: "install-behaviour",
        rationale: "Code in the command line is in no file, escapes linters and diff views, and is short on purpose when honest.",
        knownFalseAlarms: ["`node -e \"try{require('./postinstall')}catch(e){}\"`, which weighs nothing."],
        references: ["https://nodejs.org/api/cli.html#-e---eval-script"],
        fires: [
            RuleSample(
                "decodes and runs",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node -e \"eval(Buffer.from('Y29uc29sZS5sb2coMSk=','base64').toString())\""}}"#
                ]))
        ],
        staysSilent: [
            RuleSample(
                "tries a file",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node -e \"try{require('./postinstall')}catch(e){}\""}}"#
                ]))
        ]
    )

    private static let risky: [Sign] = [.runsText, .decodes, .processModule, .networkModule, .networkCall, .decrypts, .shellDownload]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for (command, scan) in zip(facts.installCommands, facts.commandScans) {
            let words = command.command.split(separator: " ")
            let inline = words.contains {
                ["-e", "--eval", "-p", "-c", "-enc", "-EncodedCommand", "-encodedcommand", "-Command"].contains($0)
            }
            guard inline else { continue }
            let found = Self.risky.filter(scan.allSigns.contains)
            let isEncoded = words.contains { $0.lowercased().hasPrefix("-enc") }
            guard found.count >= 2 || isEncoded || command.command.utf8.count > 400 else { continue }
            return [
                card.finding(
                    "The \(command.script) command contains a program of \(command.command.utf8.count) bytes",
                    strength: isEncoded ? 1 : min(Double(found.count) / 3, 1), evidence: [command.evidence],
                    meaning: "It runs on every machine that installs the package, and stands in no file.")
            ]
        }
        return []
    }
}
