// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What an ordinary package has is missing, or the package holds next to nothing. Weighs nothing: many honest ones are so.
package struct PackageIncomplete: Rule {
    package init() {}

    package let card = RuleCard(
        id: "package-incomplete", kind: .content, title: "Package lacks what others have", severity: .info, confidence: .high,
        status: .stable, revision: 1, group: "package",
        rationale:
            "Throw-away packages rarely have a licence, a repository or a read-me. So have many honest ones: it is told, and weighs nothing.",
        knownFalseAlarms: ["Small and private packages."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json"],
        fires: [
            RuleSample("nothing in it", .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#])),
            RuleSample(
                "no licence, repository or read-me", .sample(["package.json": #"{"name":"a","version":"1.0.0"}"#, "index.js": "run(1);"])),
        ],
        staysSilent: [
            RuleSample(
                "complete",
                .sample([
                    "package.json": #"{"name":"a","version":"1.0.0","license":"MIT","repository":"a/b","author":"A"}"#, "README.md": "a",
                    "index.js": "module.exports = function add(a, b) { return a + b }",
                ])),
            RuleSample("files not at hand", .sampleEvent(manifest: .sample(), after: PastRelease.ordinaryYear)),
        ]
    )

    /// Less source than this, in bytes, is trivial.
    private static let trivialBytes = 40

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard !facts.files.isEmpty, let manifest = facts.release.shipped ?? facts.release.manifest else { return [] }
        var missing: [String] = []
        if manifest.license == nil, !facts.files.contains(where: { Self.isNamed($0, "licen") || Self.isNamed($0, "copying") }) {
            missing.append("no licence")
        }
        if manifest.repository == nil { missing.append("no repository") }
        if !facts.files.contains(where: { Self.isNamed($0, "readme") }) { missing.append("no read-me") }
        let own = facts.files.filter { $0.path != "package.json" && !Self.isNamed($0, "readme") && !Self.isNamed($0, "licen") }
        let bytes = own.reduce(0) { $0 + $1.file.bytes.count }
        if own.isEmpty {
            missing.append("nothing but its manifest")
        } else if bytes < Self.trivialBytes {
            missing.append("\(bytes) bytes in all")
        }
        // One thing is often forgotten.
        guard missing.count > 1 || own.isEmpty else { return [] }
        return [
            card.finding(
                "Has \(PlainWords.list(missing))", evidence: [Evidence(file: "package.json", excerpt: missing.joined(separator: ", "))],
                meaning: "There is little to judge it by.")
        ]
    }

    private static func isNamed(_ file: FileFacts, _ start: StaticString) -> Bool {
        file.path.hasLetters(start) && (file.path.split(separator: "/").last ?? "").lowercased().hasPrefix(start.description)
    }
}
