// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("npm's lockfiles")
struct NPMReadingTests {
    static let version3 = """
        {"name": "shop", "lockfileVersion": 3, "requires": true, "packages": {
          "": {"name": "shop", "workspaces": ["packages/*"],
               "dependencies": {"a": "^1.0.0", "plain": "npm:real@^2.0.0", "fork": "github:owner/fork", "near": "file:near"},
               "devDependencies": {"tool": "~3.0.0"}, "peerDependencies": {"host": ">=1"}},
          "near": {"version": "0.1.0", "dependencies": {"a": "1"}},
          "node_modules/a": {"version": "1.2.0", "resolved": "https://registry.npmjs.org/a/-/a-1.2.0.tgz", "integrity": "sha512-AA==",
               "dependencies": {"b": "^1.0.0"}, "optionalDependencies": {"native": "1.x"},
               "peerDependencies": {"host": "*", "maybe": "*"}, "peerDependenciesMeta": {"maybe": {"optional": true}}},
          "node_modules/a/node_modules/b": {"version": "1.0.1", "inBundle": true},
          "node_modules/b": {"version": "2.0.0", "dev": true, "dependencies": {"@s/c": "1"}},
          "node_modules/@s/c": {"version": "1.0.0", "dev": true, "hasInstallScript": true},
          "node_modules/plain": {"name": "real", "version": "2.1.0", "resolved": "https://registry.npmjs.org/real/-/real-2.1.0.tgz"},
          "node_modules/fork": {"version": "1.0.0", "resolved": "git+ssh://git@github.com/owner/fork.git#abc"},
          "node_modules/host": {"version": "1.0.0", "peer": true},
          "node_modules/native": {"version": "1.0.0", "devOptional": true},
          "node_modules/near": {"resolved": "near", "link": true},
          "node_modules/ui": {"resolved": "packages/ui", "link": true},
          "node_modules/tool": {"version": "3.0.4", "dev": true, "dependencies": {"b": "^2.0.0", "tool": "^3.0.0"}},
          "packages/ui": {"name": "ui", "version": "0.0.1", "dependencies": {"a": "^1"}, "devDependencies": {"tool": "*"}}
        }}
        """

    @Test("Names, versions, aliases and sources of format 3")
    func entries() throws {
        let lockfile = try Lockfile.reading(Self.version3, as: "package-lock.json")
        #expect(lockfile.kind == .npm)
        #expect(lockfile.formatVersion == "3")
        #expect(lockfile.oddities.isEmpty)
        #expect(
            lockfile.releases == [
                "near@0.1.0", "a@1.2.0", "b@1.0.1", "b@2.0.0", "@s/c@1.0.0", "real@2.1.0", "fork@1.0.0", "host@1.0.0", "native@1.0.0",
                "tool@3.0.4",
            ])
        let a = try #require(lockfile.entry("node_modules/a"))
        #expect(a.source == .registry("https://registry.npmjs.org/a/-/a-1.2.0.tgz"))
        #expect(a.integrity == "sha512-AA==")
        #expect(lockfile.entry("node_modules/plain")?.alias == "plain")
        #expect(lockfile.entry("node_modules/fork")?.source == .git("git+ssh://git@github.com/owner/fork.git#abc"))
        #expect(lockfile.entry("near")?.source == .local("file:near"))
        #expect(lockfile.entry("node_modules/a/node_modules/b")?.isBundled == true)
        #expect(lockfile.entry("node_modules/@s/c")?.hasInstallScript == true)
    }

    @Test("Workspace members are importers, linked folders are packages")
    func workspaces() throws {
        let lockfile = try Lockfile.reading(Self.version3, as: "package-lock.json")
        #expect(lockfile.importers.map(\.path) == [".", "packages/ui"])
        #expect(lockfile.importers.map(\.name) == ["shop", "ui"])
        #expect(lockfile.target(of: "near", from: ".") == "near")
        #expect(lockfile.target(of: "tool", from: "packages/ui") == "node_modules/tool")
        #expect(lockfile.edge("tool", from: "packages/ui")?.kind == .development)
    }

    @Test("Requirements lead where Node's module resolution finds them")
    func requirements() throws {
        let lockfile = try Lockfile.reading(Self.version3, as: "package-lock.json")
        #expect(lockfile.target(of: "b", from: "node_modules/a") == "node_modules/a/node_modules/b")
        #expect(lockfile.target(of: "b", from: "node_modules/tool") == "node_modules/b")
        #expect(lockfile.target(of: "tool", from: "node_modules/tool") == "node_modules/tool")
        #expect(lockfile.target(of: "a", from: "near") == "node_modules/a")
        #expect(lockfile.target(of: "plain", from: ".") == "node_modules/plain")
        #expect(lockfile.edge("native", from: "node_modules/a")?.kind == .optional)
        #expect(lockfile.edge("host", from: "node_modules/a")?.kind == .peer)
        #expect(lockfile.edge("maybe", from: "node_modules/a")?.kind == .optionalPeer)
        #expect(lockfile.edge("maybe", from: "node_modules/a")?.target == nil)
    }

    @Test("The file's own flags are kept")
    func flags() throws {
        let lockfile = try Lockfile.reading(Self.version3, as: "package-lock.json")
        #expect(lockfile.entry("node_modules/a")?.flags == "")
        #expect(lockfile.entry("node_modules/b")?.flags == "dev")
        #expect(lockfile.entry("node_modules/native")?.flags == "devOptional")
        #expect(lockfile.entry("node_modules/host")?.flags == "peer")
    }

    @Test("A package.json that says something else counts, and the flags are worked out anew")
    func manifestCounts() throws {
        let manifest = Manifest.asking([
            Dependency(name: "tool", requirement: "~3.0.0", kind: .production),
            Dependency(name: "a", requirement: "^1.0.0", kind: .optional),
        ])
        let text = Self.version3.replacing("\"packages/ui\": {", with: "\"packages/none\": {")
        let lockfile = try Lockfile.reading(text, as: "package-lock.json", manifest: manifest)
        #expect(lockfile.importers[0].requirements.map(\.name) == ["tool", "a"])
        #expect(lockfile.oddities.contains { $0.problem.contains("package.json") })
        #expect(lockfile.entry("node_modules/tool")?.isDevelopment == false)
        #expect(lockfile.entry("node_modules/b")?.isDevelopment == false)
        #expect(lockfile.entry("node_modules/host")?.flags.contains("peer") == true)
        #expect(lockfile.entry("node_modules/plain")?.isDevelopment == nil, "nobody asks for it any more")
    }

    @Test("packages wins where a file of format 2 has both")
    func packagesWin() throws {
        let text = """
            {"lockfileVersion": 2, "packages": {"": {"dependencies": {"a": "1"}}, "node_modules/a": {"version": "1.0.0"}},
             "dependencies": {"a": {"version": "9.9.9"}, "b": {"version": "1.0.0"}}}
            """
        #expect(try Lockfile.reading(text, as: "package-lock.json").releases == ["a@1.0.0"])
        let broken = text.replacing("\"packages\": {\"\"", with: "\"packages\": [], \"other\": {\"\"")
        let fallback = try Lockfile.reading(broken, as: "package-lock.json")
        #expect(fallback.releases == ["a@9.9.9", "b@1.0.0"])
        #expect(fallback.oddities.contains { $0.path == "packages" })
    }

    @Test("The hidden lockfile has no root; what nobody requires is taken for its wishes")
    func hiddenLockfile() throws {
        let text = """
            {"name": "shop", "lockfileVersion": 3, "requires": true, "packages": {
              "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "1"}}, "node_modules/b": {"version": "1.0.0"},
              "node_modules/c": {"version": "1.0.0", "dev": true, "dependencies": {"d": "1"}},
              "node_modules/d": {"version": "1.0.0", "dev": true, "dependencies": {"c": "1"}}}}
            """
        let lockfile = try Lockfile.reading(text, as: "node_modules/.package-lock.json")
        #expect(lockfile.importers[0].requirements.map(\.name) == ["a", "c"])
        #expect(lockfile.importers[0].requirements.allSatisfy { !$0.isRequirementKnown })
        #expect(lockfile.importers[0].requirements.map(\.kind) == [.production, .development])
        let manifest = Manifest.asking([Dependency(name: "b", requirement: "^1.0.0", kind: .production)])
        let known = try Lockfile.reading(text, as: "node_modules/.package-lock.json", manifest: manifest)
        #expect(known.importers[0].requirements.map(\.name) == ["b"])
    }

    static let version1 = """
        {"name": "shop", "version": "1.0.0", "lockfileVersion": 1, "requires": true, "dependencies": {
          "a": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz", "integrity": "sha512-AA==",
                "requires": {"b": "^1.0.0", "native": "*"},
                "dependencies": {"b": {"version": "1.5.0", "bundled": true, "requires": {"c": "1"}}}},
          "b": {"version": "2.0.0", "dev": true}, "c": {"version": "1.0.0"}, "native": {"version": "0.1.0", "optional": true},
          "plain": {"version": "npm:@s/real@3.0.0"},
          "fork": {"version": "git+https://github.com/o/fork.git#abc", "from": "fork@github:o/fork"},
          "near": {"version": "file:near"}, "packed": {"version": "https://files.example/packed-1.2.3.tgz"},
          "bare": {"version": "", "resolved": "https://registry.npmjs.org/bare/-/bare-0.3.0.tgz"}
        }}
        """

    @Test("Format 1: nested entries, aliases, git, folders and addresses")
    func version1() throws {
        let lockfile = try Lockfile.reading(Self.version1, as: "package-lock.json")
        #expect(
            lockfile.releases == [
                "a@1.0.0", "b@1.5.0", "b@2.0.0", "c@1.0.0", "native@0.1.0", "@s/real@3.0.0", "fork@", "near@", "packed@1.2.3", "bare@0.3.0",
            ])
        #expect(lockfile.target(of: "b", from: "node_modules/a") == "node_modules/a/node_modules/b")
        #expect(lockfile.target(of: "c", from: "node_modules/a/node_modules/b") == "node_modules/c")
        #expect(lockfile.edge("native", from: "node_modules/a")?.kind == .optional)
        #expect(lockfile.entry("node_modules/plain")?.alias == "plain")
        #expect(lockfile.entry("node_modules/fork")?.source == .git("git+https://github.com/o/fork.git#abc"))
        #expect(lockfile.entry("node_modules/packed")?.source == .tarball("https://files.example/packed-1.2.3.tgz"))
        #expect(lockfile.entry("node_modules/near")?.source == .local("file:near"))
        #expect(lockfile.entry("node_modules/b")?.flags == "dev")
        #expect(lockfile.entry("node_modules/a/node_modules/b")?.flags == "bundled")
        #expect(lockfile.importers[0].requirements.map(\.name) == ["a", "b", "plain", "fork", "near", "packed", "bare"])
    }

    @Test("Format 1 with its package.json knows what the project asks for")
    func version1WithManifest() throws {
        let manifest = Manifest.asking([
            Dependency(name: "a", requirement: "^1.0.0", kind: .production),
            Dependency(name: "c", requirement: "~1.0.0", kind: .production),
            Dependency(name: "b", requirement: "^2.0.0", kind: .development),
        ])
        let lockfile = try Lockfile.reading(Self.version1, as: "package-lock.json", manifest: manifest)
        #expect(lockfile.importers[0].requirements.map(\.requirement) == ["^1.0.0", "~1.0.0", "^2.0.0"])
        #expect(lockfile.target(of: "b", from: ".") == "node_modules/b")
    }

    @Test("Shrinkwraps without requires give their nesting, and the requirement in from")
    func shrinkwrapBeforeNPM5() throws {
        let text = """
            {"name": "old", "version": "0.0.1", "dependencies": {
              "a": {"version": "1.0.0", "from": "a@^1.0.0", "dependencies": {"b": {"version": "2.0.0", "from": "b@~2.0"}}}}}
            """
        let lockfile = try Lockfile.reading(text, as: "npm-shrinkwrap.json")
        #expect(lockfile.formatVersion == "")
        #expect(lockfile.releases == ["a@1.0.0", "b@2.0.0"])
        #expect(lockfile.edge("a", from: ".")?.requirement == "^1.0.0")
        #expect(lockfile.edge("b", from: "node_modules/a")?.requirement == "~2.0")
        #expect(lockfile.oddities.map(\.path) == ["dependencies"])
    }

    @Test("A registry that serves tarballs elsewhere stays a registry; an address someone asked for does not")
    func oddRegistry() throws {
        let text = """
            {"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "^1.0.0", "b": "https://files.example/b.tgz"}},
              "node_modules/a": {"version": "1.0.0", "resolved": "https://registry.example/blobs/a.tgz"},
              "node_modules/b": {"version": "1.0.0", "resolved": "https://files.example/b.tgz"}}}
            """
        let lockfile = try Lockfile.reading(text, as: "package-lock.json")
        #expect(
            lockfile.packages.map(\.source) == [.registry("https://registry.example/blobs/a.tgz"), .tarball("https://files.example/b.tgz")])
    }
}
