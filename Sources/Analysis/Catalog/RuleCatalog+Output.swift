// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension RuleCatalog {
    /// `{"version":1,"rules":[…]}`.
    package static func document(_ rules: [any Rule]) -> JSONValue { ["version": 1, "rules": .array(rules.map { $0.card.json })] }
}

extension RuleCard {
    package var json: JSONValue {
        let weight = WeightTable.weight(of: id)
        return [
            "id": .string(id), "kind": .string(kind.rawValue), "title": .string(title), "severity": .string(severity.rawValue),
            "confidence": .string(confidence.rawValue), "status": .string(status.rawValue), "revision": .integer(revision),
            "group": .string(group), "bits": ["low": .double(weight.low), "high": .double(weight.high)], "source": .string(weight.source),
            "rationale": .string(rationale), "knownFalseAlarms": .strings(knownFalseAlarms), "references": .strings(references),
        ]
    }
}

extension RuleDocs {
    /// One line a rule, for a terminal.
    package static func table(_ rules: [any Rule]) -> String {
        let cards = rules.map(\.card)
        let width = cards.map(\.id.count).max() ?? 0
        var lines: [String] = []
        for kind in RuleCard.Kind.allCases {
            let some = cards.filter { $0.kind == kind }.sorted { $0.id < $1.id }
            guard !some.isEmpty else { continue }
            lines.append(
                kind == .event ? "Events of interest (the publication against the package's history)" : "Content (what the release holds)")
            for card in some {
                let severity = card.severity.rawValue
                lines.append(
                    "  \(card.id)\(String(repeating: " ", count: width - card.id.count))  \(severity)\(String(repeating: " ", count: max(0, 8 - severity.count)))  \(card.title)"
                )
            }
            lines.append("")
        }
        lines.append("`lapwing rules ID` explains one.")
        return lines.joined(separator: "\n")
    }

    /// Everything about one rule, for a terminal.
    package static func explanation(of card: RuleCard) -> String {
        let weight = WeightTable.weight(of: card.id)
        let bits =
            weight.low == weight.high
            ? JudgedRelease.figure(weight.low) : "\(JudgedRelease.figure(weight.low)) to \(JudgedRelease.figure(weight.high))"
        var lines = [
            "\(card.id): \(card.title)", "", card.rationale, "",
            "severity \(card.severity.rawValue), confidence \(card.confidence.rawValue), \(bits) bits, group \(card.group), revision \(card.revision), \(card.status.rawValue)",
            "Weight: \(weight.source)", "", "Known false alarms:",
        ]
        lines += card.knownFalseAlarms.map { "  - \($0)" }
        lines += ["Fires on: " + card.fires.map(\.name).joined(separator: "; ") + "."]
        lines += ["Stays silent on: " + card.staysSilent.map(\.name).joined(separator: "; ") + "."]
        lines += ["References:"] + card.references.map { "  \($0)" }
        return lines.joined(separator: "\n")
    }
}
