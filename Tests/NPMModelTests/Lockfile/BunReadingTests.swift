// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Bun's lockfiles")
struct BunReadingTests {
    static let text = """
        // bun.lock
        {
          "lockfileVersion": 1,
          "workspaces": {
            "": {
              "name": "shop",
              "dependencies": { "a": "catalog:", "plain": "npm:real@^3.0.0", "fork": "github:owner/fork", "near": "file:near" },
              "devDependencies": { "tool": "^2.0.0", "ui": "workspace:*" },
            },
            "packages/ui": {
              "name": "ui",
              "dependencies": { "a": "catalog:old", "@s/b": "^1" },
              "peerDependencies": { "host": "*", "maybe": "*" },
              "optionalPeers": ["maybe"],
            },
          },
          "overrides": { "deep": "1.0.0" },
          "catalog": { "a": "^1.0.0" },
          "catalogs": { "old": { "a": "^0.9.0" } },
          "packages": {
            "@s/b": ["@s/b@1.1.0", "https://npm.example/", { "dependencies": { "deep": "^2.0.0" } }, "sha512-AA=="],
            "a": ["a@1.2.0", "", { "dependencies": { "@s/b": "^2.0.0" }, "optionalDependencies": { "native": "1.x" } }, "sha512-BB=="],
            "a/@s/b": ["@s/b@2.0.0", "", { "bundled": true }, "sha512-CC=="],
            "deep": ["deep@1.0.0", "", {}, "sha512-DD=="],
            "fork": ["fork@github:owner/fork#0123456", { "dependencies": { "a": "*" } }, "owner-fork-0123456"],
            "host": ["host@4.0.0", "", {}, "sha512-EE=="],
            "native": ["native@1.3.0", "", { "os": "linux" }, "sha512-FF=="],
            "near": ["near@file:near", {}],
            "plain": ["real@3.1.0", "", {}, "sha512-GG=="],
            "tool": ["tool@2.0.0", "", { "dependencies": { "a": "*", "tool": "*" } }, "sha512-HH=="],
            "ui": ["ui@workspace:packages/ui"],
            "ui/a": ["a@0.9.5", "", {}, "sha512-II=="],
          }
        }
        """

    @Test("Entries, sources, aliases; comments and last commas are allowed")
    func entries() throws {
        let lockfile = try Lockfile.reading(Self.text, as: "bun.lock")
        #expect(lockfile.kind == .bun)
        #expect(lockfile.formatVersion == "1")
        #expect(lockfile.oddities.isEmpty)
        #expect(
            lockfile.releases == [
                "@s/b@1.1.0", "a@1.2.0", "@s/b@2.0.0", "deep@1.0.0", "fork@", "host@4.0.0", "native@1.3.0", "near@", "real@3.1.0",
                "tool@2.0.0", "a@0.9.5",
            ])
        #expect(lockfile.entry("@s/b")?.source == .registry("https://npm.example/"))
        #expect(lockfile.entry("fork")?.source == .git("github:owner/fork#0123456"))
        #expect(lockfile.entry("fork")?.integrity == nil)
        #expect(lockfile.entry("near")?.source == .local("file:near"))
        #expect(lockfile.entry("plain")?.alias == "plain")
        #expect(lockfile.entry("a/@s/b")?.alias == nil)
        #expect(lockfile.entry("a/@s/b")?.isBundled == true)
        #expect(lockfile.entry("a")?.integrity == "sha512-BB==")
    }

    @Test("Requirements lead to the nearest key; members see their own first; catalogues and overrides are followed")
    func requirements() throws {
        let lockfile = try Lockfile.reading(Self.text, as: "bun.lock")
        #expect(lockfile.importers.map(\.path) == [".", "packages/ui"])
        #expect(lockfile.target(of: "@s/b", from: "a") == "a/@s/b")
        #expect(lockfile.target(of: "a", from: "packages/ui") == "ui/a")
        #expect(lockfile.target(of: "a", from: ".") == "a")
        #expect(lockfile.edge("a", from: ".")?.requirement == "^1.0.0")
        #expect(lockfile.edge("a", from: "packages/ui")?.requirement == "^0.9.0")
        #expect(lockfile.edge("deep", from: "@s/b")?.requirement == "1.0.0")
        #expect(lockfile.edge("ui", from: ".")?.target == nil)
        #expect(lockfile.edge("maybe", from: "packages/ui")?.kind == .optionalPeer)
        #expect(lockfile.target(of: "host", from: "packages/ui") == "host")
        #expect(lockfile.entry("tool")?.flags == "dev")
        #expect(lockfile.entry("native")?.flags == "optional")
        #expect(lockfile.entry("host")?.flags == "peer")
    }

    @Test(
        "Formats are told apart, an unknown one is read and said to be so",
        arguments: [("0", true), ("1", true), ("2", true), ("7", false)])
    func formats(version: String, isKnown: Bool) throws {
        let lockfile = try Lockfile.reading(Self.text.replacing("\"lockfileVersion\": 1", with: "\"lockfileVersion\": \(version)"), as: "x")
        #expect(lockfile.formatVersion == version)
        #expect(lockfile.packages.count == 11)
        #expect(lockfile.oddities.isEmpty == isKnown)
    }
}
