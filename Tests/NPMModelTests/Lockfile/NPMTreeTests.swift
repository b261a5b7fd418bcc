// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

/// npm's lockfiles against npm's own reading of them.
///
/// The expectations were written by `@npmcli/arborist` 7.5 (npm 10.8): `loadVirtual()` in a folder with the lockfile, the
/// `package.json` beside it where there is one, and one for each workspace member. Its tree as lines, sorted by their bytes:
/// `location|name|version|flags` an entry and `location>name|kind|requirement|target` a requirement; the digest is the start
/// of their SHA-256.
@Suite("npm's own tree", .enabled(if: SharedData.has("lockfiles/MANIFEST.tsv"), SharedData.isAbsent))
struct NPMTreeTests {
    struct Tree: Sendable, CustomTestStringConvertible {
        var file: String
        var entries: Int
        var development: Int
        var optional: Int
        var either: Int
        var peer: Int
        var digest: String
        var testDescription: String { file }

        init(_ file: String, entries: Int, development: Int, optional: Int, either: Int, peer: Int, _ digest: String) {
            self.file = file
            self.entries = entries
            self.development = development
            self.optional = optional
            self.either = either
            self.peer = peer
            self.digest = digest
        }
    }

    @Test("Entries, flags and requirements are those that npm sees", arguments: Tree.all)
    func treeIsThatOfNPM(tree: Tree) throws {
        try #require(SharedData.has(tree.file))
        let manifestPath = tree.file.split(separator: "/").dropLast().joined(separator: "/") + "/package.json"
        let hasManifest = tree.file.hasSuffix("/package-lock.json") && SharedData.has(manifestPath)
        let manifest = hasManifest ? try Self.manifest(try SharedData.bytes(manifestPath)) : nil
        let lockfile = try Lockfile.shared(tree.file, manifest: manifest)
        #expect(lockfile.packages.count == tree.entries)
        #expect(lockfile.packages.count { $0.isDevelopment == true } == tree.development)
        #expect(lockfile.packages.count { $0.isOptional == true } == tree.optional)
        #expect(lockfile.packages.count { $0.isDevelopmentOrOptional == true } == tree.either)
        #expect(lockfile.packages.count { $0.isPeer == true } == tree.peer)
        #expect(String(SHA256.hex(of: Array(Self.lines(lockfile).utf8)).prefix(16)) == tree.digest)
    }

    /// Where npm's reading and ours part, and why ours stands.
    @Test("What differs from npm's tree does so for a reason")
    func differencesStand() throws {
        // npm 6 wrote the aliases inside a bundle without integrity, and arborist then takes `npm:string-width@4.2.3` for a version.
        let alias = try Lockfile.shared(
            "lockfiles/package-lock-v1/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__aliases__npm-lock-v1-with-npm-prefixed-sub-dep-version__package-lock.json"
        )
        let bundled = try #require(alias.entry("node_modules/npm/node_modules/string-width-cjs"))
        #expect([bundled.name, bundled.version, bundled.alias] == ["string-width", "4.2.3", "string-width-cjs"])
        // The entry node_modules/postcss-load-config is missing, its nested ones are there. Arborist passes them by; Node would not.
        let orphaned = try Lockfile.shared("lockfiles/package-lock-v3/G-Rath+osv-detector__testdata__locks-e2e__1-package-lock.json")
        let folder = "node_modules/postcss-load-config/node_modules"
        #expect(orphaned.target(of: "import-fresh", from: "\(folder)/cosmiconfig") == "\(folder)/import-fresh")
        // Files without `requires` leave npm with no requirements at all; we take nesting for them and say so.
        let nested = try Lockfile.shared(
            "lockfiles/npm-shrinkwrap-vnone/yarnpkg+yarn____tests____fixtures__import__deep__npm-shrinkwrap.json")
        #expect(nested.oddities.contains { $0.problem.contains("nesting") })
        // Linked folders of format 1: npm moves what is nested in them to the folder's own path, we keep where it is installed.
        let linked = try Lockfile.shared("audit-pairs/npm-cli/audit-mkdirp/package-lock.json")
        #expect(linked.target(of: "mkdirp", from: "node_modules/mkdirp-unfixable") == "node_modules/mkdirp-unfixable/node_modules/mkdirp")
    }

    private static func lines(_ lockfile: Lockfile) -> String {
        var lines: [String] = []
        for package in lockfile.packages {
            lines.append("\(package.key)|\(package.name)|\(package.version)|\(package.flags)")
            for edge in package.requirements {
                let target = edge.target.map { lockfile.packages[$0].key } ?? "-"
                lines.append("\(package.key)>\(edge.name)|\(edge.kind.rawValue)|\(edge.requirement)|\(target)")
            }
        }
        return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n")
    }

    static func manifest(_ bytes: [UInt8]) throws -> Manifest {
        let root = try JSONDocument(bytes).root
        let groups: [(String, Dependency.Kind)] = [
            ("dependencies", .production), ("optionalDependencies", .optional), ("devDependencies", .development),
            ("peerDependencies", .peer),
        ]
        var all: [Dependency] = []
        for (group, kind) in groups {
            guard let node = root[group] else { continue }
            for (name, value) in node.members { all.append(Dependency(name: name, requirement: value.string ?? "", kind: kind)) }
        }
        return .asking(all, name: root["name"]?.string)
    }
}

/// What `npm audit --omit …` looks at.
@Suite("Omitting groups", .enabled(if: SharedData.has("audit-pairs/npm-cli/audit-omit/package-lock.json"), SharedData.isAbsent))
struct OmitTests {
    static let sets: [Set<Dependency.Kind>] = [
        [], [.development], [.optional], [.peer], [.development, .optional], [.development, .peer], [.optional, .peer],
        [.development, .optional, .peer],
    ]

    /// How many entries remain for each of ``sets``, by arborist's `prepareBulkData` on the same folders.
    static let audited: [(folder: String, counts: [Int])] = [
        ("audit-omit", [751, 352, 400, 725, 8, 329, 392, 0]),
        ("audit-nyc-mkdirp", [329, 329, 317, 329, 317, 329, 317, 317]),
        ("audit-fix-old-tap", [571, 571, 566, 571, 566, 571, 566, 566]),
        ("audit-all-severities", [517, 517, 505, 517, 505, 517, 505, 505]),
        ("minimist-git-dep", [1, 1, 1, 0, 1, 0, 0, 0]),
        ("minimist-git-metadep", [2, 0, 2, 2, 0, 0, 2, 0]),
    ]

    @Test("The entries that npm would audit are left", arguments: audited)
    func entriesAreLeft(folder: String, counts: [Int]) throws {
        let path = "audit-pairs/npm-cli/\(folder)"
        let manifest = try NPMTreeTests.manifest(try SharedData.bytes("\(path)/package.json"))
        let lockfile = try Lockfile.shared("\(path)/package-lock.json", manifest: manifest)
        let left = Self.sets.map { set in lockfile.packages.count { !$0.version.isEmpty && !$0.isOmitted(by: set) } }
        #expect(left == counts)
    }
}
