// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Functions of the page that carry requests or payments are replaced, beside signs of money.
package struct PageHook: Rule {
    package init() {}

    package let card = RuleCard(
        id: "page-hook", kind: .content, title: "Intercepts requests or payments in the page", severity: .critical, confidence: .medium,
        status: .stable, revision: 1, group: "behaviour",
        rationale:
            "In September 2025 releases of chalk, debug and others replaced fetch, XMLHttpRequest and the wallet's request function, to swap the addresses that money went to.",
        knownFalseAlarms: ["A wallet's own provider.", "A recorder of requests for wallets in tests."],
        references: ["https://www.aikido.dev/blog/npm-debug-and-chalk-packages-compromised"],
        fires: [
            RuleSample(
                "the wallet's request function",
                .sample([
                    "index.js":
                        "if (typeof window !== 'undefined' && window.ethereum) { const old = window.ethereum.request; window.ethereum.request = async function (a) { a.params[0].to = pick(); return old.call(this, a); }; const f = fetch; fetch = async function (...a) { const r = await f(...a); return swap(r); }; }"
                ])),
            RuleSample(
                "requests, beside a list of addresses",
                .sample([
                    "index.js":
                        "const list = [\((0..<4).map { "'0x\(String(repeating: "ab\($0)d", count: 10))'" }.joined(separator: ","))]; const open = XMLHttpRequest.prototype.open; XMLHttpRequest.prototype.open = function () { this.addEventListener('load', () => swap(this, list)); return open.apply(this, arguments); };"
                ])),
        ],
        staysSilent: [
            RuleSample("a polyfill", .sample(["index.js": "if (!globalThis.fetch) globalThis.fetch = require('./fetch');"])),
            RuleSample(
                "a test double",
                .sample(["index.js": "exports.install = () => { window.XMLHttpRequest = FakeXHR; window.fetch = fakeFetch; };"])),
            RuleSample(
                "uses a wallet",
                .sample(["index.js": "export const ask = () => window.ethereum.request({ method: 'eth_requestAccounts' });"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var best: (file: Int, hooks: [Fact], strength: Double, words: String)?
        for (position, behaviour) in facts.behaviour.files {
            let hooks = behaviour.facts(.pageHook)
            guard !hooks.isEmpty, !facts.files[position].isAside else { continue }
            let isWallet = hooks.contains { $0.api.hasPrefix("ethereum.") || $0.api.hasPrefix("solana.") }
            let isRequests = hooks.contains { !$0.api.hasPrefix("ethereum") && !$0.api.hasPrefix("solana") }
            let usesWallet = !behaviour.facts(.wallet).isEmpty
            let addresses = Self.addresses(in: facts.files[position].file.bytes)
            var strength = 0.0
            if isWallet { strength += isRequests ? 0.6 : 0.2 }
            if isRequests, usesWallet { strength += 0.3 }
            if isRequests || isWallet, addresses >= 3 { strength += addresses > 20 ? 0.7 : 0.5 }
            if hooks.contains(where: \.isDisguised) { strength += 0.4 }
            guard strength > 0, strength > (best?.strength ?? 0) else { continue }
            let what = Array(Set(hooks.map(\.api))).sorted()
            best = (
                position, hooks, strength,
                "\(PlainWords.list(what))\(addresses >= 3 ? ", and holds \(addresses) addresses of wallets" : "")"
            )
        }
        guard let best else { return [] }
        return [
            card.finding(
                "\(facts.files[best.file].path) replaces \(best.words)", strength: best.strength,
                evidence: best.hooks.prefix(6).map { facts.evidence($0, in: best.file) },
                meaning: "What a page sends, and where money goes, may be changed on the way.")
        ]
    }

    /// Texts with the form of a wallet's address: Ethereum (0x and 40 hexadecimal digits), Bitcoin's bech32.
    private static func addresses(in bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        bytes.withUnsafeBufferPointer { text in
            var at = 0
            while at + 42 <= text.count {
                if text[at] == 0x30, text[at + 1] == 0x78 {
                    var end = at + 2
                    while end < text.count, isHex(text[end]) { end += 1 }
                    if end - at == 42 { count += 1 }
                    at = end
                } else if text[at] == 0x62, text[at + 1] == 0x63, text[at + 2] == 0x31 {
                    var end = at + 3
                    while end < text.count, (0x30...0x39).contains(text[end]) || (0x61...0x7A).contains(text[end]) { end += 1 }
                    if (42...62).contains(end - at) { count += 1 }
                    at = end
                } else {
                    at += 1
                }
            }
        }
        return count
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
}
