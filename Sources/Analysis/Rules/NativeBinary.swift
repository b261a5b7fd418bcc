// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The release ships machine code, told by its first bytes whatever its name says.
package struct NativeBinary: Rule {
    package init() {}

    package let card = RuleCard(
        id: "native-binary", kind: .content, title: "Ships machine code", severity: .low, confidence: .high, status: .stable, revision: 1,
        group: "binary",
        rationale:
            "Machine code cannot be reviewed like source. New in a package that had none, or under a name that says otherwise, it needs a reason.",
        knownFalseAlarms: ["Prebuilt add-ons and tools; under `prebuilds/` and as `.node` they weigh next to nothing."],
        references: [
            "https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html", "https://learn.microsoft.com/windows/win32/debug/pe-format",
        ],
        fires: [
            RuleSample("a program", .sample(bytes: ["bin/helper": SampleBytes.elf])),
            RuleSample("disguised as a picture", .sample(bytes: ["img/logo.png": SampleBytes.portableExecutable])),
        ],
        staysSilent: [
            RuleSample("text", .sample(["index.js": "module.exports = 1"])),
            RuleSample(
                "text that begins with MZ",
                .sample(["notes.txt": "MZ is how such files begin, and this one is none of them at all, only text of that length."])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let native = facts.files.filter { $0.kind.isNative }
        guard !native.isEmpty else { return [] }
        let disguised = native.filter { Self.isDisguise($0.path) }
        let isNew =
            native.contains { $0.change == .new } && !(facts.release.previous?.content?.files.contains { FileKind($0).isNative } ?? true)
        let isExpected = native.allSatisfy { $0.path.hasSuffix(".node") || $0.path.contains("prebuilds/") || $0.path.contains("prebuilt/") }
        let shown = disguised.first ?? native[0]
        let title =
            disguised.isEmpty
            ? "Ships machine code: \(PlainWords.list(native.map(\.path)))\(isNew ? "; the release before had none" : "")"
            : "\(shown.path) is machine code under another name"
        return [
            card.finding(
                title, strength: disguised.isEmpty ? (isExpected ? (isNew ? 0.1 : 0) : isNew ? 0.45 : 0.15) : 1,
                severity: disguised.isEmpty ? nil : .high,
                evidence: (disguised + native.filter { !Self.isDisguise($0.path) }).map {
                    Evidence(file: $0.path, excerpt: $0.binaryFormat)
                },
                meaning: "Nobody can tell from the source what it does.")
        ]
    }

    /// Endings that belong to text and pictures.
    private static func isDisguise(_ path: String) -> Bool {
        [
            ".png", ".jpg", ".jpeg", ".gif", ".ico", ".svg", ".txt", ".md", ".json", ".js", ".cjs", ".mjs", ".ts", ".css", ".html", ".map",
            ".woff", ".woff2", ".ttf", ".pdf", ".log", ".yml", ".yaml", ".lock", ".xml", ".csv",
        ].contains { path.lowercased().hasSuffix($0) }
    }
}
