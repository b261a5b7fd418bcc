// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Turns a release into a verdict: every rule looks at it, their weights are added, the sum decides. Pure.
package enum Judge {
    /// From this total on, a release is `notice`: 1 in 64, sixteen times the base rate. One strong oddity reaches it.
    package static let noticeBits = -6.0
    /// Even odds.
    package static let suspiciousBits = 0.0
    /// 100 to 1.
    package static let dangerousBits = 6.643_856_189_774_724

    package static func judge(_ release: ReleaseUnderReview, rules: [any Rule] = RuleCatalog.all) -> JudgedRelease {
        judge(ReleaseFacts(release), rules: rules)
    }

    /// - Parameter userRules: the user's own rules, which weigh like any other.
    package static func judge(
        _ facts: ReleaseFacts, rules: [any Rule] = RuleCatalog.all, userRules: YaraRules? = nil
    ) -> JudgedRelease {
        let release = facts.release
        let user = userRules?.findings(in: facts) ?? YaraRules.Outcome()
        var findings = user.findings
        for rule in rules where rule.card.status != .retired { findings += rule.findings(in: facts) }
        let sum = WeightSum(prior: WeightTable.prior, findings: findings)
        let unread = release.unread + release.content.unread + facts.unread + user.unread
        return JudgedRelease(
            release: release.release,
            verdict: verdict(total: sum.total, facts: facts, isRead: user.unread.isEmpty),
            sum: sum,
            findings: findings.sorted { Finding.isHeavier($0, $1) },
            unread: unread,
            publishedAt: release.published?.publishedAt,
            publisher: release.published?.publisher?.name
        )
    }

    /// The level a sum reaches. Not having looked is not clean: below `suspicious`, a release of which a part was not read is
    /// `unread`. Where only a package that it depends on could not be looked up, it is `notice`: its own files were read.
    private static func verdict(total: Double, facts: ReleaseFacts, isRead: Bool) -> Verdict {
        if total >= dangerousBits { return .dangerous }
        if total >= suspiciousBits { return .suspicious }
        let release = facts.release
        let own = release.unread.filter { !isBackground($0) }
        if !isRead || !own.isEmpty || !release.content.unread.isEmpty || !facts.unread.isEmpty { return .unread }
        return total >= noticeBits || !release.unread.isEmpty ? .notice : .clear
    }

    /// Parts of this form are written where dependencies are looked up.
    private static func isBackground(_ part: UnreadPart) -> Bool {
        part.part == "dependencies" || part.part.hasPrefix("dependency ")
    }
}

extension Finding {
    /// Heaviest first; equal weights by id and title, so that the order is the same everywhere.
    static func isHeavier(_ a: Finding, _ b: Finding) -> Bool {
        if a.bits != b.bits { return a.bits > b.bits }
        return a.id != b.id ? a.id < b.id : a.title < b.title
    }
}

extension WeightSum {
    /// The most that one group adds, in bits: only a complete chain, read to its end, reaches `dangerous` by itself; symptoms of one cause do not.
    package static let groupLimit = 18.0

    /// Adds findings up. Within a group the heaviest counts in full, the next by half, the next by a quarter and so on, so
    /// that ten symptoms of one cause weigh less than twice the heaviest; findings that speak for a release (negative bits)
    /// count in full; a group adds at most ``groupLimit``.
    package init(prior: Double, findings: [Finding]) {
        var share: [String: Double] = [:]
        var added: [String: Double] = [:]
        var terms: [Term] = []
        for finding in findings.sorted(by: Finding.isHeavier) {
            var counted = finding.bits
            if counted > 0 {
                let part = share[finding.group, default: 1]
                share[finding.group] = part / 2
                counted = min(counted * part, Self.groupLimit - added[finding.group, default: 0])
                added[finding.group, default: 0] += counted
            }
            terms.append(Term(id: finding.id, group: finding.group, bits: finding.bits, counted: counted))
        }
        self.init(prior: prior, terms: terms.sorted { $0.counted != $1.counted ? $0.counted > $1.counted : $0.id < $1.id })
    }
}
