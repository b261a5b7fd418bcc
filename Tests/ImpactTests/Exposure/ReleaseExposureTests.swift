// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import Testing

@Suite("Whom a release concerns")
struct ReleaseExposureTests {
    /// A project as the wallet was in September 2018: event-stream only through npm-run-all and ps-tree.
    static let wallet = """
        {"name": "wallet", "lockfileVersion": 3, "packages": {
          "": {"dependencies": {"npm-run-all": "^4.1.1", "left": "1.0.0"}, "devDependencies": {"gulp-tool": "~2.0.0"}},
          "node_modules/npm-run-all": {"version": "4.1.3", "dependencies": {"ps-tree": "^1.1.0"}},
          "node_modules/ps-tree": {"version": "1.1.0", "dependencies": {"event-stream": "~3.3.0"}},
          "node_modules/event-stream": {"version": "3.3.4", "dependencies": {"through": "~2.3.1"}},
          "node_modules/through": {"version": "2.3.8"},
          "node_modules/left": {"version": "1.0.0"},
          "node_modules/gulp-tool": {"version": "2.0.3", "dev": true, "dependencies": {"event-stream": "3.3.4", "only-dev": "*"}},
          "node_modules/only-dev": {"version": "1.0.0", "dev": true}
        }}
        """

    private func lockfile(_ text: String, as name: String = "package-lock.json") throws -> Lockfile {
        try Lockfile.read(Array(text.utf8), fileName: name)
    }

    private func concerns(_ release: String, tags: [String: String]? = nil, requiredBy: [RequiringRelease] = []) throws -> [String] {
        words(
            ReleaseExposure.concerns(
                of: try lockfile(Self.wallet), name: String(release.split(separator: "@")[0]),
                version: String(release.split(separator: "@")[1]),
                tags: tags, requiredBy: requiredBy))
    }

    private func words(_ concerns: [Concern]) -> [String] {
        concerns.map { concern in
            let path = concern.paths.first?.joined(separator: " > ") ?? "-"
            return "\(concern.kind.rawValue): \(path)\(concern.isDevelopmentOnly ? " (development)" : "")"
        }
    }

    static let flatmap = [RequiringRelease(name: "event-stream", version: "3.3.6", requirements: ["flatmap-stream": "^0.1.0"])]

    @Test("The release that ps-tree's requirement takes, and the one that is locked")
    func eventStream() throws {
        #expect(try concerns("event-stream@3.3.6") == ["wouldResolve: npm-run-all@4.1.3 > ps-tree@1.1.0 > event-stream ~3.3.0"])
        #expect(try concerns("event-stream@3.3.4").first == "locked: gulp-tool@2.0.3 > event-stream@3.3.4")
        #expect(try concerns("event-stream@4.0.0") == ["present: gulp-tool@2.0.3 > event-stream@3.3.4"])
        #expect(try concerns("unheard-of@1.0.0").isEmpty)
    }

    @Test("Both ways to a locked release are told, shortest first")
    func paths() throws {
        let concern = try #require(ReleaseExposure.concerns(of: try lockfile(Self.wallet), name: "event-stream", version: "3.3.4").first)
        #expect(
            concern.paths == [
                ["gulp-tool@2.0.3", "event-stream@3.3.4"], ["npm-run-all@4.1.3", "ps-tree@1.1.0", "event-stream@3.3.4"],
            ])
        #expect(!concern.isDevelopmentOnly)
    }

    @Test("Development only, and direct requirements")
    func development() throws {
        #expect(try concerns("gulp-tool@2.0.9") == ["wouldResolve: gulp-tool ~2.0.0 (development)"])
        #expect(try concerns("only-dev@1.0.0") == ["locked: gulp-tool@2.0.3 > only-dev@1.0.0 (development)"])
        #expect(try concerns("only-dev@2.0.0") == ["wouldResolve: gulp-tool@2.0.3 > only-dev * (development)"])
        #expect(try concerns("left@1.0.1") == ["present: left@1.0.0"])
    }

    @Test("A release lower than what is locked is not what an install takes, unless latest was moved to it")
    func lower() throws {
        #expect(try concerns("through@2.3.5") == ["present: gulp-tool@2.0.3 > event-stream@3.3.4 > through@2.3.8"])
        #expect(try concerns("through@2.3.5", tags: ["latest": "2.3.5"]).first?.hasPrefix("wouldResolve") == true)
        #expect(try concerns("through@2.3.9", tags: ["latest": "2.3.8", "next": "2.3.9"]).first?.hasPrefix("present") == true)
        #expect(try concerns("through@2.4.0-rc.1").first?.hasPrefix("present") == true)
    }

    @Test("A new dependency of a release that would be taken")
    func newDependency() throws {
        #expect(
            try concerns("flatmap-stream@0.1.1", requiredBy: Self.flatmap) == [
                "newDependencyOf: npm-run-all@4.1.3 > ps-tree@1.1.0 > event-stream@3.3.6 > flatmap-stream ^0.1.0"
            ])
        #expect(try concerns("flatmap-stream@0.2.0", requiredBy: Self.flatmap).isEmpty)
        let other = [RequiringRelease(name: "event-stream", version: "4.0.0", requirements: ["flatmap-stream": "^0.1.0"])]
        #expect(try concerns("flatmap-stream@0.1.1", requiredBy: other).isEmpty)
    }

    @Test("New dependencies of new dependencies, in rings too")
    func newDependencyChain() throws {
        let chain =
            Self.flatmap + [
                RequiringRelease(name: "flatmap-stream", version: "0.1.1", requirements: ["payload": "*", "event-stream": "*"]),
                RequiringRelease(name: "payload", version: "1.0.0", requirements: ["flatmap-stream": "*", "payload": "*"]),
            ]
        #expect(
            try concerns("payload@1.0.0", requiredBy: chain).first
                == "newDependencyOf: npm-run-all@4.1.3 > ps-tree@1.1.0 > event-stream@3.3.6 > flatmap-stream@0.1.1 > payload *")
    }

    @Test("Tags follow the tag, git and folders follow nothing, aliases follow the real name")
    func otherRequirements() throws {
        let text = """
            {"lockfileVersion": 3, "packages": {
              "": {"dependencies": {"tagged": "latest", "fork": "owner/fork", "near": "file:near", "short": "npm:real@^1.0.0", "next": "beta"}},
              "node_modules/tagged": {"version": "1.0.0"}, "node_modules/fork": {"version": "1.0.0", "resolved": "git+ssh://git@github.com/owner/fork.git#a"},
              "near": {"version": "1.0.0"}, "node_modules/near": {"resolved": "near", "link": true},
              "node_modules/short": {"name": "real", "version": "1.0.0"}, "node_modules/next": {"version": "1.0.0-beta.1"}}}
            """
        let project = try lockfile(text)
        func kinds(_ name: String, _ version: String, _ tags: [String: String]? = nil) -> [Concern.Kind] {
            ReleaseExposure.concerns(of: project, name: name, version: version, tags: tags).map(\.kind)
        }
        #expect(kinds("tagged", "2.0.0") == [.wouldResolve])
        #expect(kinds("tagged", "2.0.0-rc.1") == [.present])
        #expect(kinds("tagged", "2.0.0", ["latest": "1.0.0"]) == [.present])
        #expect(kinds("tagged", "0.9.0", ["latest": "0.9.0"]) == [.wouldResolve])
        #expect(kinds("next", "1.0.0-beta.2") == [.present])
        #expect(kinds("next", "1.0.0-beta.2", ["beta": "1.0.0-beta.2"]) == [.wouldResolve])
        #expect(kinds("fork", "1.0.1") == [.present])
        #expect(kinds("near", "1.0.1").isEmpty)
        #expect(kinds("real", "1.0.1") == [.wouldResolve])
        #expect(kinds("short", "1.0.1").isEmpty, "that is another package's name")
    }

    @Test("A requirement that an override sets aside decides nothing")
    func overrides() throws {
        let project = try lockfile(
            """
            {"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "^2.0.0"}},
              "node_modules/a": {"version": "1.5.0"}}}
            """)
        #expect(ReleaseExposure.concerns(of: project, name: "a", version: "2.1.0").map(\.kind) == [.present])
    }

    @Test("A peer requirement decides only where nothing else does, an optional one never")
    func peers() throws {
        let text = """
            {"lockfileVersion": 3, "packages": {"": {"dependencies": {"plugin": "1", "host": "^1.0.0"}},
              "node_modules/plugin": {"version": "1.0.0", "peerDependencies": {"host": "*", "alone": "*", "maybe": "*"},
                "peerDependenciesMeta": {"maybe": {"optional": true}}},
              "node_modules/host": {"version": "1.0.0"}, "node_modules/alone": {"version": "1.0.0", "peer": true}}}
            """
        let project = try lockfile(text)
        #expect(ReleaseExposure.concerns(of: project, name: "host", version: "2.0.0").map(\.kind) == [.present])
        #expect(ReleaseExposure.concerns(of: project, name: "host", version: "1.1.0").map(\.requirement) == ["^1.0.0"])
        #expect(ReleaseExposure.concerns(of: project, name: "alone", version: "2.0.0").map(\.kind) == [.wouldResolve])
        #expect(ReleaseExposure.concerns(of: project, name: "maybe", version: "2.0.0").isEmpty)
    }

    @Test("Optional dependencies that the file leaves out are asked for all the same")
    func absentOptional() throws {
        let project = try lockfile(
            "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"optionalDependencies\": {\"native\": \"^1.0.0\"}}}}")
        #expect(words(ReleaseExposure.concerns(of: project, name: "native", version: "1.4.0")) == ["wouldResolve: native ^1.0.0"])
    }

    @Test("pnpm does not state what packages ask for: the caret range is assumed, and said to be")
    func pnpm() throws {
        let text = """
            lockfileVersion: '9.0'
            importers:
              .:
                dependencies:
                  ps-tree: {specifier: ^1.1.0, version: 1.1.0}
              packages/ui:
                devDependencies:
                  ps-tree: {specifier: 1.1.0, version: 1.1.0}
            packages:
              event-stream@3.3.4: {}
              ps-tree@1.1.0: {}
            snapshots:
              event-stream@3.3.4: {}
              ps-tree@1.1.0:
                dependencies: {event-stream: 3.3.4}
            """
        let project = try lockfile(text, as: "pnpm-lock.yaml")
        let concern = try #require(ReleaseExposure.concerns(of: project, name: "event-stream", version: "3.3.6").first)
        #expect(concern.kind == .wouldResolve)
        #expect(concern.isAssumed)
        #expect(concern.requirement == "^3.3.4 (assumed)")
        #expect(concern.paths.first == ["ps-tree@1.1.0", "event-stream ^3.3.4 (assumed)"])
        #expect(ReleaseExposure.concerns(of: project, name: "event-stream", version: "4.0.0").map(\.kind) == [.present])
        let direct = ReleaseExposure.concerns(of: project, name: "ps-tree", version: "1.2.0")
        #expect(direct.map(\.paths) == [[["ps-tree ^1.1.0"]]])
        let locked = try #require(ReleaseExposure.concerns(of: project, name: "ps-tree", version: "1.1.0").first)
        #expect(locked.paths == [["ps-tree@1.1.0"], ["packages/ui", "ps-tree@1.1.0"]])
    }

    @Test("Each requirement text is a concern of its own, the closest first")
    func severalRequirements() throws {
        let project = try lockfile(
            """
            {"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "1", "b": "1", "x": "^1.0.0"}},
              "node_modules/a": {"version": "1.0.0", "dependencies": {"x": "1.x"}}, "node_modules/b": {"version": "1.0.0", "dependencies": {"x": "1.x"}},
              "node_modules/x": {"version": "1.0.0"}}}
            """)
        let found = ReleaseExposure.concerns(of: project, name: "x", version: "1.1.0")
        #expect(found.map(\.requirement) == ["^1.0.0", "1.x"])
        #expect(found.map(\.paths) == [[["x ^1.0.0"]], [["a@1.0.0", "x 1.x"], ["b@1.0.0", "x 1.x"]]])
    }
}
