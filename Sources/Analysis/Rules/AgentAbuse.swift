// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Starts a coding agent with its safeguards off, or by itself.
package struct AgentAbuse: Rule {
    package init() {}

    package let card = RuleCard(
        id: "ai-tool-abuse", kind: .content, title: "Commands a coding agent", severity: .critical, confidence: .medium, status: .stable,
        revision: 1, group: "behaviour",
        rationale: "nx (2025) told installed agents to look for wallets and keys, with the options that let them do it without asking.",
        knownFalseAlarms: ["A front end of an agent, whose work it is."],
        references: ["https://nx.dev/blog/s1ngularity-postmortem"],
        fires: [
            RuleSample(
                "at install",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node t.js"}}"#,
                    "t.js":
                        "const { spawnSync } = require('child_process'); const P = 'list files'; spawnSync('claude', ['--dangerously-skip-permissions', '-p', P]); spawnSync('gemini', ['--yolo', '-p', P]);",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "a front end",
                .sample(["index.js": "const { spawn } = require('child_process'); exports.ask = (q) => spawn('claude', ['-p', q]);"]))
        ]
    )

    private static let programs: Set<String> = [
        "claude", "gemini", "codex", "q", "cursor-agent", "aider", "amp", "opencode", "copilot", "goose",
    ]
    private static let options = [
        "--dangerously-skip-permissions", "--yolo", "--trust-all-tools", "--dangerously-allow-all", "--full-auto", "--dangerously-bypass",
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var evidence: [Evidence] = []
        var strength = 0.0
        var moment = ActMoment.never
        for (file, fact) in facts.acts(.startsProcess) {
            let words = fact.details.flatMap { $0.split(separator: " ").map(String.init) }
            let isAgent = !fact.programs.isDisjoint(with: Self.programs) || words.first.map(Self.programs.contains) == true
            let isUnsafe = words.contains { word in Self.options.contains { word.hasPrefix($0) } }
            let when = facts.moment(of: fact, in: file)
            guard isUnsafe || (isAgent && when == .install) else { continue }
            strength = max(strength, (when.isByItself ? 0.6 : 0) + (isUnsafe ? 0.4 : 0))
            moment = max(moment, when)
            evidence.append(facts.evidence(fact, in: file))
        }
        guard !evidence.isEmpty else { return [] }
        return [
            card.finding(
                "Starts a coding agent\(moment.words), with orders of its own", strength: strength, evidence: evidence,
                meaning: "The agent reads and sends what it may, in the user's name.")
        ]
    }
}
