// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The script file that install starts is far larger than any installer.
package struct InstallRunsLargeFile: Rule {
    package init() {}

    static let largeBytes = 400_000

    package let card = RuleCard(
        id: "install-runs-large-file", kind: .content, title: "Install runs a file of unusual size", severity: .high, confidence: .medium,
        status: .stable, revision: 3, group: "install-size",
        rationale:
            "Worms of 2025 ran bundles of three and of ten megabytes at install. Installers are a few kilobytes, and what they need they require.",
        knownFalseAlarms: ["A bundled installer with its libraries."],
        references: ["https://www.cisa.gov/news-events/alerts/2025/09/23/widespread-supply-chain-compromise-impacting-npm-ecosystem"],
        fires: [RuleSample("half a megabyte", sample(lines: 12_000))],
        staysSilent: [RuleSample("small", sample(lines: 40))]
    )

    private static func sample(lines: Int) -> ReleaseUnderReview {
        .sample([
            "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"node bundle.js"}}"#,
            "bundle.js": String(repeating: "exports.value = exports.value + 1;    // counter\n", count: lines),
        ])
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let large = facts.installTime.filter {
            $0.value.depth <= 2 && facts.files[$0.key].kind == .source && ($0.value.depth == 1 || facts.files[$0.key].disguise == nil)
        }
        .map { facts.files[$0.key] }.filter { $0.file.bytes.count >= Self.largeBytes && $0.change != .same }
        guard let file = large.max(by: { $0.file.bytes.count < $1.file.bytes.count }) else { return [] }
        let size = file.file.bytes.count
        return [
            card.finding(
                "Install runs \(file.path), a file of \(PlainWords.bytes(size))\(file.change == .new ? ", new in this release" : "")",
                strength: (size >= 2_000_000 ? 0.6 : 0.2) + (file.change == .new ? 0.4 : 0),
                evidence: [Evidence(file: file.path, excerpt: "\(size) bytes, longest line \(file.scan?.longestLine ?? 0) bytes")],
                meaning: "Too much to review by eye runs on every machine that installs the package.")
        ]
    }
}
