// SPDX-License-Identifier: Apache-2.0

extension Advisory {
    /// The vector to show for a package: its own where the record gives one by package, else the record's.
    package func severityVector(for name: String) -> SeverityVector? {
        SeverityVector.best(of: affected.lazy.filter { $0.name == name }.flatMap(\.severities)) ?? SeverityVector.best(of: severities)
    }

    /// How bad it is for a package. Malware is always critical: it runs with the rights of whoever installs it, whatever a
    /// vector says. Then the computed score, then the database's word. `nil` when the record says nothing.
    package func severity(for name: String) -> AdvisorySeverity? {
        if isRetracted { return .info }
        if isMalware { return .critical }
        if let vector = severityVector(for: name) { return AdvisorySeverity(score: vector.score) }
        return severityWord
    }

    /// Where to read more: the advisory's own page first.
    package var url: String? {
        if id.hasPrefix("GHSA-") { return "https://github.com/advisories/\(id)" }
        if let own = references.first(where: { $0.kind == "ADVISORY" }) ?? references.first { return own.url }
        let isPlain = id.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2D }
        return isPlain ? "https://osv.dev/vulnerability/\(id)" : nil
    }
}
