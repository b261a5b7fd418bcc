// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The install command itself is a program: `node -e …`, `powershell -enc …`.
package struct InlineInstallCode: Rule {
    package init() {}

    package let card = RuleCard(
        id: "inline-install-code", kind: .content, title: "Install command contains a program", severity: .moderate, confidence: .medium,
        status: .stable, revision: 2, group: "behaviour",
        rationale: "Code in the command line is in no file, escapes linters and diff views, and is short on purpose when honest.",
        knownFalseAlarms: ["`node -e \"try{require('./postinstall')}catch(e){}\"`, which weighs nothing."],
        references: ["https://nodejs.org/api/cli.html#-e---eval-script"],
        fires: [
            RuleSample(
                "PowerShell, encoded",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"powershell -NoP -W Hidden -enc YQBiAA=="}}"#
                ])),
            RuleSample(
                "decodes and runs",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node -e \"eval(Buffer.from('Y29uc29sZS5sb2coMSk=','base64').toString())\""}}"#
                ])),
        ],
        staysSilent: [
            RuleSample(
                "an option of that name, no program",
                .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"tool -c config.json -e production"}}"#])),
            RuleSample(
                "tries a file",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node -e \"try{require('./postinstall')}catch(e){}\""}}"#
                ])),
        ]
    )

    private static let risky: [Sign] = [.runsText, .decodes, .processModule, .networkModule, .networkCall, .decrypts, .shellDownload]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.installShells.filter { $0.origin == .script || $0.origin == .gyp }.compactMap { finding(in: $0, facts) }
        return found.max { $0.bits < $1.bits }.map { [$0] } ?? []
    }

    private func finding(in shell: InstallShell, _ facts: ReleaseFacts) -> Finding? {
        if let act = shell.facts.first(.encodedCommand) {
            return finding("The \(shell.name) command contains an encoded program", 1, [facts.evidence(act, in: shell)])
        }
        for code in shell.facts.code {
            let found = Self.risky.filter(TextScan(ArraySlice(code.text.utf8)).allSigns.contains)
            guard found.count >= 2 || code.text.utf8.count > 400 else { continue }
            let act = ShellAct(kind: .startsRuntime, subject: code.text, command: code.command, range: code.range)
            return finding(
                "The \(shell.name) command contains a program of \(code.text.utf8.count) bytes", min(Double(found.count) / 3, 1),
                [facts.evidence(act, in: shell)])
        }
        return nil
    }

    private func finding(_ title: String, _ strength: Double, _ evidence: [Evidence]) -> Finding {
        card.finding(
            title, strength: strength, evidence: evidence,
            meaning: "It runs on every machine that installs the package, and stands in no file.")
    }
}
