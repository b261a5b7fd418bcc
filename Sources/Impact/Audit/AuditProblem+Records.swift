// SPDX-License-Identifier: Apache-2.0

extension AuditProblem {
    /// Makes one problem of the records that tell of it.
    init(_ group: AdvisoryGroups.Group, name: String, version: String) {
        let members = group.members.sorted { a, b in
            (Self.preference(a, group.isMalware), a.id) < (Self.preference(b, group.isMalware), b.id)
        }
        let shown = members.first ?? Advisory(id: "", title: "")
        let rated = members.compactMap { member in member.severity(for: name).map { (member, $0) } }
        let worst = rated.map(\.1).max()
        // The vector shown is one that says what the severity says; for malware the word does not come from it.
        let source = rated.filter { $0.1 == worst }.compactMap { $0.0.severityVector(for: name) }
        var references: [Advisory.Reference] = []
        var seen: Set<String> = []
        for reference in members.flatMap(\.references) where seen.insert(reference.url).inserted { references.append(reference) }
        self.init(
            id: shown.id,
            aliases: group.identifiers.filter { $0 != shown.id },
            title: shown.title,
            isMalware: group.isMalware,
            isRetracted: members.allSatisfy(\.isRetracted),
            severity: worst,
            vector: SeverityVector.best(of: source),
            fixedVersion: FixedVersions.lowest(above: version, name: name, avoiding: members),
            lastAffected: nil,
            cwes: Array(Set(members.flatMap(\.cwes))).sorted(),
            url: shown.url,
            references: Array(references.prefix(20)),
            published: members.compactMap(\.published).min(),
            records: members.map(\.id))
        if fixedVersion == nil { lastAffected = FixedVersions.lastAffected(at: version, name: name, in: members) }
    }

    /// Which record a problem is shown by: one that stands by its words, then the databases whose pages say most about it.
    private static func preference(_ advisory: Advisory, _ isMalware: Bool) -> Int {
        let prefixes = isMalware ? ["MAL-", "GHSA-", "CVE-"] : ["GHSA-", "CVE-", "MAL-"]
        let rank = prefixes.firstIndex { advisory.id.hasPrefix($0) } ?? prefixes.count
        let isSecondChoice = advisory.isRetracted || advisory.duplicatedTitle != nil || advisory.isMalware != isMalware
        return rank + (isSecondChoice ? 10 : 0)
    }
}
