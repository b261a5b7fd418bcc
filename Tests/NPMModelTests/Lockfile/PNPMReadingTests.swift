// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("pnpm's lockfiles")
struct PNPMReadingTests {
    static let version9 = """
        lockfileVersion: '9.0'

        settings:
          autoInstallPeers: true
          excludeLinksFromLockfile: false

        catalogs:
          default:
            a:
              specifier: ^1.0.0
              version: 1.2.0
          old:
            b:
              specifier: ^1.0.0
              version: 1.9.0

        overrides:
          deep: 1.0.0

        importers:

          .:
            dependencies:
              a:
                specifier: 'catalog:'
                version: 1.2.0(host@2.0.0)
              plain:
                specifier: npm:@s/real@^3.0.0
                version: '@s/real@3.1.0'
              fork:
                specifier: github:owner/fork
                version: https://codeload.github.com/owner/fork/tar.gz/0123456789
            devDependencies:
              host:
                specifier: ^2.0.0
                version: 2.0.0
              near:
                specifier: file:near
                version: file:near

          packages/ui:
            dependencies:
              b:
                specifier: catalog:old
                version: 1.9.0
              shop:
                specifier: workspace:*
                version: link:../..
            optionalDependencies:
              native:
                specifier: 1.x
                version: 1.3.0

        packages:

          '@s/real@3.1.0':
            resolution: {integrity: sha512-AA==}
            engines: {node: '>=8'}

          a@1.2.0:
            resolution: {integrity: sha512-BB==}
            peerDependencies:
              host: ^1 || ^2
              maybe: '*'
            peerDependenciesMeta:
              maybe:
                optional: true

          b@1.9.0:
            resolution: {integrity: sha512-CC==, tarball: https://npm.example/b-1.9.0.tgz}

          fork@https://codeload.github.com/owner/fork/tar.gz/0123456789:
            resolution: {tarball: https://codeload.github.com/owner/fork/tar.gz/0123456789}
            version: 1.0.0

          host@2.0.0:
            resolution: {integrity: sha512-DD==}
            deprecated: >-
              No longer kept.
              Use another.

          native@1.3.0:
            resolution: {integrity: sha512-EE==}
            os: [linux]

          near@file:near:
            resolution: {directory: near, type: directory}

        snapshots:

          '@s/real@3.1.0': {}

          a@1.2.0(host@2.0.0):
            dependencies:
              host: 2.0.0
              string-width-cjs: '@s/real@3.1.0'

          b@1.9.0: {}

          fork@https://codeload.github.com/owner/fork/tar.gz/0123456789: {}

          host@2.0.0:
            optionalDependencies:
              native: 1.3.0

          native@1.3.0:
            optional: true

          near@file:near:
            dependencies:
              b: 1.9.0
        """

    @Test("Format 9: entries, sources, aliases")
    func entries() throws {
        let lockfile = try Lockfile.reading(Self.version9, as: "pnpm-lock.yaml")
        #expect(lockfile.kind == .pnpm)
        #expect(lockfile.formatVersion == "9.0")
        #expect(lockfile.oddities.isEmpty)
        #expect(
            lockfile.releases == ["@s/real@3.1.0", "a@1.2.0", "b@1.9.0", "fork@1.0.0", "host@2.0.0", "native@1.3.0", "near@"])
        #expect(lockfile.entry("b@1.9.0")?.source == .registry("https://npm.example/b-1.9.0.tgz"))
        #expect(lockfile.packages[3].source == .tarball("https://codeload.github.com/owner/fork/tar.gz/0123456789"))
        #expect(lockfile.packages[6].source == .local("file:near"))
        #expect(lockfile.entry("@s/real@3.1.0")?.alias == "plain")
        #expect(lockfile.entry("a@1.2.0")?.integrity == "sha512-BB==")
    }

    @Test("Format 9: requirements, catalogues, peers and flags")
    func requirements() throws {
        let lockfile = try Lockfile.reading(Self.version9, as: "pnpm-lock.yaml")
        #expect(lockfile.importers.map(\.path) == [".", "packages/ui"])
        #expect(lockfile.edge("a", from: ".")?.requirement == "^1.0.0")
        #expect(lockfile.edge("b", from: "packages/ui")?.requirement == "^1.0.0")
        #expect(lockfile.target(of: "a", from: ".") == "a@1.2.0")
        #expect(lockfile.target(of: "plain", from: ".") == "@s/real@3.1.0")
        #expect(lockfile.edge("shop", from: "packages/ui")?.target == nil)
        let peer = try #require(lockfile.edge("host", from: "a@1.2.0"))
        #expect(peer.kind == .peer)
        #expect(peer.requirement == "^1 || ^2")
        #expect(peer.isRequirementKnown)
        #expect(lockfile.edge("maybe", from: "a@1.2.0")?.kind == .optionalPeer)
        let alias = try #require(lockfile.edge("string-width-cjs", from: "a@1.2.0"))
        #expect(!alias.isRequirementKnown)
        #expect(alias.target.map { lockfile.packages[$0].key } == "@s/real@3.1.0")
        #expect(lockfile.entry("host@2.0.0")?.isDevelopment == false, "a requires it as its peer")
        #expect(lockfile.entry("near@file:near")?.isDevelopment == true)
        #expect(lockfile.entry("native@1.3.0")?.flags == "optional")
    }

    @Test("A file of several documents: what pnpm itself needs stands in the first")
    func severalDocuments() throws {
        let first = """
            ---
            lockfileVersion: '9.0'
            importers:
              .:
                configDependencies: {}
                packageManagerDependencies:
                  pnpm:
                    specifier: 11.0.0
                    version: 11.0.0
            packages:
              pnpm@11.0.0:
                resolution: {integrity: sha512-FF==}
            snapshots:
              pnpm@11.0.0: {}

            ---

            """
        let lockfile = try Lockfile.reading(first + Self.version9, as: "pnpm-lock.yaml")
        #expect(lockfile.packages.count == 8)
        #expect(lockfile.target(of: "pnpm", from: ".") == "pnpm@11.0.0")
        #expect(lockfile.target(of: "a", from: ".") == "a@1.2.0")
        #expect(lockfile.entry("pnpm@11.0.0")?.isDevelopment == true)
    }

    @Test("Format 6: keys with a slash, peers in brackets, the file's own flags")
    func version6() throws {
        let text = """
            lockfileVersion: '6.0'
            dependencies:
              a:
                specifier: ^1.0.0
                version: 1.2.0(@s/host@2.0.0)(react@18.0.0)
              plain:
                specifier: npm:real@^3.0.0
                version: /real@3.1.0
            packages:
              /@s/host@2.0.0:
                resolution: {integrity: sha512-AA==}
                requiresBuild: true
                dev: true
              /a@1.2.0(@s/host@2.0.0)(react@18.0.0):
                resolution: {integrity: sha512-BB==}
                peerDependencies:
                  '@s/host': '*'
                dependencies:
                  '@s/host': 2.0.0
                  gone: registry.npmjs.org/gone@1.0.0
                dev: false
              /real@3.1.0:
                resolution: {integrity: sha512-CC==}
                optional: true
              github.com/owner/fork/0123456789:
                resolution: {tarball: https://codeload.github.com/owner/fork/tar.gz/0123456789}
                name: fork
                version: 1.0.0
                dev: false
              registry.npmjs.org/gone@1.0.0:
                resolution: {integrity: sha512-DD==}
                dev: false
            """
        let lockfile = try Lockfile.reading(text, as: "pnpm-lock.yaml")
        #expect(lockfile.releases == ["@s/host@2.0.0", "a@1.2.0", "real@3.1.0", "fork@1.0.0", "gone@1.0.0"])
        #expect(lockfile.target(of: "a", from: ".") == "/a@1.2.0(@s/host@2.0.0)(react@18.0.0)")
        #expect(lockfile.target(of: "plain", from: ".") == "/real@3.1.0")
        #expect(lockfile.target(of: "gone", from: "/a@1.2.0(@s/host@2.0.0)(react@18.0.0)") == "registry.npmjs.org/gone@1.0.0")
        #expect(lockfile.entry("/@s/host@2.0.0")?.isDevelopment == true)
        #expect(lockfile.entry("/@s/host@2.0.0")?.hasInstallScript == true)
        #expect(lockfile.entry("/real@3.1.0")?.flags == "optional")
        #expect(lockfile.entry("/real@3.1.0")?.alias == "plain")
    }

    @Test("Format 5: keys with slashes, peers after an underscore, ranges apart", arguments: ["5.0", "5.1", "5.2", "5.3", "5.4"])
    func version5(version: String) throws {
        let text = """
            dependencies:
              a: 1.2.0_@s+host@2.0.0
              plain: /real/3.1.0
            devDependencies:
              '@s/host': 2.0.0
            lockfileVersion: \(version)
            packages:
              /@s/host/2.0.0:
                dev: true
                resolution:
                  integrity: sha1-hX21hKG6XRyymAUn/DtsQ103sP0=
              /a/1.2.0_@s+host@2.0.0:
                dependencies:
                  '@s/host': 2.0.0
                dev: false
                resolution: {integrity: sha512-BB==}
              /real/3.1.0:
                dev: false
                resolution: {integrity: sha512-CC==}
            specifiers:
              '@s/host': ^2.0.0
              a: ~1.2.0
              plain: npm:real@^3.0.0
            """
        let lockfile = try Lockfile.reading(text, as: "anything")
        #expect(lockfile.formatVersion == version)
        #expect(lockfile.oddities.isEmpty)
        #expect(lockfile.releases == ["@s/host@2.0.0", "a@1.2.0", "real@3.1.0"])
        #expect(lockfile.edge("a", from: ".")?.requirement == "~1.2.0")
        #expect(lockfile.target(of: "plain", from: ".") == "/real/3.1.0")
        #expect(lockfile.target(of: "@s/host", from: "/a/1.2.0_@s+host@2.0.0") == "/@s/host/2.0.0")
        #expect(lockfile.edge("@s/host", from: ".")?.kind == .development)
    }

    @Test("What pnpm fetches itself, and repositories, are no packages of a registry")
    func otherSources() throws {
        let text = """
            lockfileVersion: '9.0'
            packages:
              node@runtime:22.0.0:
                resolution: {type: variations}
                version: 22.0.0
              git+https://example.com/o/r.git#0123:
                resolution: {commit: '0123', repo: https://example.com/o/r.git, type: git}
                name: r
                version: 1.0.0
            """
        let lockfile = try Lockfile.reading(text, as: "pnpm-lock.yaml")
        #expect(lockfile.packages.map(\.source) == [.local("runtime:22.0.0"), .git("https://example.com/o/r.git#0123")])
        #expect(lockfile.releases == ["node@22.0.0", "r@1.0.0"])
    }

    @Test("A format yet unknown is read, and said to be so")
    func future() throws {
        let lockfile = try Lockfile.reading(Self.version9.replacing("'9.0'", with: "'12.0'"), as: "pnpm-lock.yaml")
        #expect(lockfile.packages.count == 7)
        #expect(lockfile.oddities.first?.problem.contains("12.0") == true)
    }
}
