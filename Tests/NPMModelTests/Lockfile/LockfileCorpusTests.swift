// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

/// Every lockfile of the shared data, against the quick independent count of its manifest.
@Suite("Lockfiles of real projects", .enabled(if: SharedData.has("lockfiles/MANIFEST.tsv"), SharedData.isAbsent))
struct LockfileCorpusTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var file: String
        var kind: String
        var count: Int
        var testDescription: String { file }
    }

    static let rows: [Row] = {
        guard let text = try? String(contentsOf: SharedData.url("lockfiles/MANIFEST.tsv"), encoding: .utf8) else { return [] }
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 3, let count = Int(fields[2]) else { return nil }
            return Row(file: String(fields[0]), kind: String(fields[1]), count: count)
        }
    }()

    /// Where the quick count differs by rule, and who is right. All other kinds agree entry by entry.
    static let differences: [(kind: String, reason: String, extra: @Sendable (Lockfile) -> Int)] = [
        (
            "yarn-berry",
            "The quick count takes each block of the file. Projects (the root and workspace members, `@workspace:` in their resolution) have "
                + "blocks too; they are not packages from anywhere, and we give them as importers.",
            { $0.importers.count { $0.name != nil } }
        ),
        (
            "package-lock", linkReason, { $0.importers.count - 1 }
        ),
        (
            "npm-shrinkwrap", linkReason, { $0.importers.count - 1 }
        ),
    ]

    private static let linkReason =
        "The quick count takes each location below node_modules, links to workspace members included; a member is one of "
        + "our importers, not a package."

    @Test("The manifest was found and is as long as it was")
    func manifestIsThere() { #expect(Self.rows.count >= 117) }

    @Test("Each file is read and has as many entries as the manifest counts", arguments: rows)
    func entriesAgree(row: Row) throws {
        let lockfile = try Lockfile.shared("lockfiles/\(row.file)")
        let difference = Self.differences.first { row.kind.hasPrefix($0.kind) }
        let extra = difference?.extra(lockfile) ?? 0
        #expect(
            lockfile.packages.count + extra == row.count, Comment(rawValue: difference?.reason ?? "no difference is known for this kind"))
        #expect(!lockfile.packages.contains { $0.name.isEmpty })
    }

    @Test("Each file is taken for what it is whatever it is called", arguments: rows)
    func kindIsTold(row: Row) throws {
        let bytes = try SharedData.bytes("lockfiles/\(row.file)")
        let kinds: [(String, Lockfile.Kind)] = [
            ("package-lock", .npm), ("npm-shrinkwrap", .npm), ("yarn-classic", .yarnClassic), ("yarn-berry", .yarnBerry),
            ("pnpm", .pnpm), ("bun", .bun),
        ]
        let expected = kinds.first { row.kind.hasPrefix($0.0) }?.1
        #expect(try Lockfile.read(bytes, fileName: "unnamed").kind == expected)
    }

    @Test("Each requirement of the files leads to an entry of the name it asks for", arguments: rows)
    func edgesLeadToTheirNames(row: Row) throws {
        let lockfile = try Lockfile.shared("lockfiles/\(row.file)")
        for edge in lockfile.importers.flatMap(\.requirements) + lockfile.packages.flatMap(\.requirements) {
            guard let target = edge.target else { continue }
            let package = try #require(lockfile.packages.indices.contains(target) ? lockfile.packages[target] : nil)
            if package.name == edge.name || package.alias == edge.name { continue }
            #expect(package.key.contains(edge.name) || edge.requirement.contains(package.name), "\(edge.name) leads to \(package.key)")
        }
    }
}
