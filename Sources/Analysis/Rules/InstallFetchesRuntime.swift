// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install fetches a runtime beside Node, and starts it.
package struct InstallFetchesRuntime: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-fetches-runtime", kind: .content, title: "Install fetches another runtime", severity: .high, confidence: .medium,
        status: .stable, revision: 1, group: "install-runtime",
        rationale:
            "The second worm of 2025 fetched Bun to run its bundle out of sight of tools that watch Node. A package made for Node has Node already.",
        knownFalseAlarms: ["A package whose users are known to have that runtime, and that offers to install it."],
        references: ["https://www.cisa.gov/news-events/alerts/2025/09/23/widespread-supply-chain-compromise-impacting-npm-ecosystem"],
        fires: [
            RuleSample(
                "fetched and started",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node s.js"}}"#,
                    "s.js":
                        "const {execSync, spawn} = require(\'child_process\'); execSync(\'curl -fsSL https://bun.sh/install | bash\'); spawn(\'bun\', [\'run\', \'big.js\']);",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "starts what is there",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"bun run build.ts || node build.js"}}"#,
                    "build.ts": "1", "build.js": "1",
                ]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let fetched = facts.shellActs([.fetchesRuntime])
        guard let (act, shell) = fetched.first else { return [] }
        let started = facts.shellActs([.startsRuntime]).filter { $0.act.subject == act.subject }
        return [
            card.finding(
                "Install fetches \(act.subject)\(started.isEmpty ? "" : " and starts it")", strength: started.isEmpty ? 0 : 1,
                evidence: ([(act, shell)] + started).map { facts.evidence($0.0, in: $0.1) },
                meaning: "What runs there is watched by nothing that watches Node.")
        ]
    }
}
