// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The archive holds what `npm pack` does not produce: links, paths outside, set-user-id files, two files of one name.
package struct ArchiveOddities: Rule {
    package init() {}

    package let card = RuleCard(
        id: "archive-oddities", kind: .content, title: "Archive made in an unusual way", severity: .moderate, confidence: .high,
        status: .stable, revision: 1, group: "archive",
        rationale: "Readers differ in what they make of such entries: a scanner sees one file, npm writes another, or writes it elsewhere.",
        knownFalseAlarms: ["Tarballs of old or foreign packing tools: a second top folder, duplicate paths."],
        references: ["https://github.com/npm/node-tar/security/advisories"],
        fires: [
            RuleSample("a path outside", .sample(["a.js": "1"], oddities: [ArchiveOddity(kind: .parentPath, path: "package/../../x")])),
            RuleSample("set-user-id", .sample(["a.js": "1"], oddities: [ArchiveOddity(kind: .setuid, path: "package/bin/x")])),
        ],
        staysSilent: [
            RuleSample("ordinary", .sample(["a.js": "1"])),
            RuleSample(
                "modules shipped with it",
                .sample(["a.js": "1"], oddities: [ArchiveOddity(kind: .bundledNodeModules, path: "package/node_modules/x/a.js")])),
        ]
    )

    /// 0 says nothing by itself and is left out, 1 is an attempt at something.
    private static func strength(_ kind: ArchiveOddity.Kind) -> Double {
        switch kind {
        case .absolutePath, .parentPath, .device: 1
        case .setuid, .severalGzipMembers, .paxSizeOverride, .unknownEntryType: 0.7
        case .damagedHeader, .symbolicLink, .hardLink, .backslashInName, .fileAndFolder: 0.4
        case .paxPathOverride, .trailingData, .emptyGzipMember, .nameNotUTF8, .unwritableName, .duplicatePath, .fileAtRoot, .missingEnd,
            .secondTopFolder, .notCompressed:
            0.1
        case .caseCollision, .bundledNodeModules: 0
        }
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let odd = facts.release.content.oddities.filter { Self.strength($0.kind) > 0 }
            .sorted { (Self.strength($1.kind), $0.kind.rawValue, $0.path) < (Self.strength($0.kind), $1.kind.rawValue, $1.path) }
        guard let worst = odd.first else { return [] }
        let kinds = odd.map(\.kind).reduce(into: [ArchiveOddity.Kind]()) { if !$0.contains($1) { $0.append($1) } }
        return [
            card.finding(
                "The archive has \(PlainWords.list(kinds.map(Self.plain)))", strength: Self.strength(worst.kind),
                evidence: odd.prefix(8).map { Evidence(file: $0.path.isEmpty ? "tarball" : $0.path, excerpt: Self.plain($0.kind)) },
                meaning: "Programs that read it differ in what they see; npm writes what its own rules say.")
        ]
    }

    private static func plain(_ kind: ArchiveOddity.Kind) -> String {
        switch kind {
        case .absolutePath: "an absolute path"
        case .parentPath: "a path that leads outside"
        case .symbolicLink: "a symbolic link"
        case .hardLink: "a hard link"
        case .device: "a device entry"
        case .duplicatePath: "one path twice"
        case .secondTopFolder: "a second top folder"
        case .fileAtRoot: "a file beside the package folder"
        case .setuid: "a set-user-id file"
        case .notCompressed: "no compression"
        case .trailingData: "data after its end"
        case .emptyGzipMember: "an empty compressed part"
        case .severalGzipMembers: "several compressed parts"
        case .nameNotUTF8: "a name that is not UTF-8"
        case .backslashInName: "a backslash in a name"
        case .paxPathOverride: "a path overridden in an extended header"
        case .paxSizeOverride: "a size overridden in an extended header"
        case .caseCollision: "names that differ in case only"
        case .bundledNodeModules: "bundled modules"
        case .damagedHeader: "a damaged header"
        case .unknownEntryType: "an entry of unknown type"
        case .fileAndFolder: "a file and a folder of one name"
        case .unwritableName: "a name that no file system takes"
        case .missingEnd: "no end mark"
        }
    }
}
