// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The pages of `docs/detectors/`, printed from the cards: one a rule, and an index.
package enum RuleDocs {
    package struct Page: Sendable {
        /// The file's name, `install-script-added.md`.
        package var name: String
        package var text: String
    }

    /// What repairs the folder when a page differs.
    package static let command = "./lapwing rules --docs docs/detectors"

    /// Pages in the same folder that people write.
    package static let writtenByHand: Set<String> = ["coverage.md"]

    package static var pages: [Page] { [index] + RuleCatalog.all.map { page($0.card) } }

    private static var index: Page {
        var lines = [
            "# Rules", "", "Printed from the code by `\(command)`; do not edit.", "",
            "Each rule says what it saw, with evidence, and adds its weight in bits to a sum that begins at \(bits(WeightTable.prior)): "
                + "log2 of how much likelier the finding is for a malicious release than for an ordinary one. "
                + "From \(bits(Judge.noticeBits)) on a release is `notice`, from \(bits(Judge.suspiciousBits)) `suspicious` (even odds), "
                + "from \(bits(Judge.dangerousBits)) `dangerous` (100 to 1). Findings of one group share a cause: the heaviest counts in full, "
                + "the next by half, the next by a quarter, and so on; a group adds at most \(bits(WeightSum.groupLimit)).", "",
        ]
        for (title, rules) in [("Events of interest", RuleCatalog.events), ("Content", RuleCatalog.contentRules)] {
            lines += ["## \(title)", "", "| rule | what | severity | bits | group |", "| --- | --- | --- | --- | --- |"]
            for card in rules.map(\.card).sorted(by: { $0.id < $1.id }) {
                lines.append(
                    "| [\(card.id)](\(card.id).md) | \(cell(card.title)) | \(card.severity.rawValue) | \(range(card.id)) | \(card.group) |")
            }
            lines.append("")
        }
        return Page(name: "README.md", text: lines.joined(separator: "\n"))
    }

    private static func page(_ card: RuleCard) -> Page {
        let weight = WeightTable.weight(of: card.id)
        var lines = [
            "# \(card.title)", "", "`\(card.id)`, revision \(card.revision), \(card.status.rawValue)", "", card.rationale, "",
            "| | |", "| --- | --- |", "| kind | \(card.kind == .event ? "event of interest" : "content") |",
            "| severity | \(card.severity.rawValue) |", "| confidence | \(card.confidence.rawValue) |",
            "| weight | \(range(card.id)) bits |",
            "| group | \(card.group) |", "| where the weight comes from | \(cell(weight.source)) |", "", "## Known false alarms", "",
        ]
        lines += card.knownFalseAlarms.map { "- \($0)" }
        lines += ["", "## Fires on", ""] + card.fires.flatMap(sample)
        lines += ["## Stays silent on", ""] + card.staysSilent.flatMap(sample)
        lines += ["## References", ""] + card.references.map { "- <\($0)>" } + [""]
        return Page(name: "\(card.id).md", text: lines.joined(separator: "\n"))
    }

    /// A sample's name, and what it says as far as one line a file tells it.
    private static func sample(_ sample: RuleSample) -> [String] {
        var lines = ["- \(sample.name)"]
        let release = sample.release
        for file in release.content.files.prefix(6) {
            lines.append("  - `\(code(file.path))`: `\(code(Excerpt.around(file.bytes, file.bytes.startIndex..<file.bytes.startIndex)))`")
        }
        if let published = release.published, release.content.files.isEmpty {
            let last = release.history?.releases.last
            let before = last.map {
                "; before it \($0.version) by \($0.publisher ?? "unknown") on \($0.publishedAt?.date ?? "an unknown day")"
            }
            lines.append(
                "  - \(published.version) by \(published.publisher?.name ?? "unknown") on \(published.publishedAt?.date ?? "an unknown day")\(before ?? "; the first release")"
            )
        }
        return lines + [""]
    }

    private static func range(_ id: String) -> String {
        let weight = WeightTable.weight(of: id)
        return weight.low == weight.high ? bits(weight.low) : "\(bits(weight.low)) to \(bits(weight.high))"
    }

    private static func bits(_ value: Double) -> String { JudgedRelease.figure(value) }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    /// Safe between two backquotes.
    private static func code(_ text: String) -> String { text.replacing("`", with: "'") }
}
