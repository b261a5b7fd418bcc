// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Reading manifests")
struct ManifestReadingTests {
    private func read(_ text: String) throws -> Manifest { try Manifest.read(Array(text.utf8)) }

    private func dependencies(_ manifest: Manifest) -> [String] {
        manifest.dependencies.map { "\($0.kind.rawValue) \($0.name) \($0.requirement)" }
    }

    @Test("An optional requirement replaces an ordinary one, and peers can be optional")
    func groups() throws {
        let manifest = try read(
            #"""
            {"dependencies":{"a":"1","b":"2"},"optionalDependencies":{"b":"3"},"devDependencies":{"a":"4"},
             "peerDependencies":{"p":"5","q":"6"},"peerDependenciesMeta":{"q":{"optional":true},"p":{"optional":"yes"},"z":{"optional":true}}}
            """#)
        #expect(dependencies(manifest) == ["production a 1", "optional b 3", "peer p 5", "optionalPeer q 6", "development a 4"])
        #expect(manifest.oddities.isEmpty)
    }

    /// The member, the requirements it gives, the paths of the oddities. The first seven as npm 10.8.2 was traced to read them.
    static let requirementForms: [(String, [String], [String])] = [
        (#"["a","b@1"]"#, ["production 0 a", "production 1 b@1"], ["dependencies"]),
        (#""ab""#, ["production 0 a", "production 1 b"], ["dependencies"]),
        ("null", [], []),
        ("[]", [], ["dependencies"]),
        (#""""#, [], []),
        ("false", [], ["dependencies"]),
        (#"{"a":1}"#, ["production a 1"], ["dependencies.a"]),
        (#"{"a":null,"b":"1"}"#, ["production b 1"], ["dependencies.a"]),
        (#"{"a":{"version":"1"},"b":["1"]}"#, [], ["dependencies.a", "dependencies.b"]),
        (#"{"a":"1","b":"2","a":"3"}"#, ["production a 3", "production b 2"], []),
        (#"{"__proto__":"1","constructor":"2"}"#, ["production __proto__ 1", "production constructor 2"], []),
        (#"{"":"1"}"#, ["production  1"], []),
        (#"{"a\u0000b":"1"}"#, ["production a\u{0}b 1"], []),
        ("{\"\u{E9}\":\"1\",\"e\u{301}\":\"2\"}", ["production \u{E9} 1", "production e\u{301} 2"], []),
    ]

    @Test("Requirements in every form", arguments: requirementForms)
    func requirements(_ value: String, _ wanted: [String], _ paths: [String]) throws {
        let manifest = try read(#"{"dependencies":\#(value)}"#)
        #expect(dependencies(manifest).map { Array($0.utf8) } == wanted.map { Array($0.utf8) })
        #expect(manifest.oddities.map(\.path) == paths)
    }

    /// The member, and `command=file` as `npm-normalize-package-bin` 3.0.1 gives them for the package `@s/pkg`.
    static let binForms: [(String, [String])] = [
        (#""./cli.js""#, ["pkg=cli.js"]),
        (#"{"x":"bin/x.js","y":"./y"}"#, ["x=bin/x.js", "y=y"]),
        (#"{"../../x":"../../etc/x"}"#, ["x=etc/x"]),
        (#"{"a/b":"c","c:d":"e","f\\g":"h\\i"}"#, ["b=c", "d=e", "g=h/i"]),
        (#"["bin/one.js","two"]"#, ["one.js=bin/one.js", "two=two"]),
        (#"{"x":5,"y":null}"#, []),
        (#"{"":"x",".":"x","..":"x","z":""}"#, []),
        (#"{"a/x":"1","b/x":"2"}"#, ["x=2"]),
        ("true", []),
        ("null", []),
    ]

    @Test("Commands in every form", arguments: binForms)
    func bins(_ value: String, _ wanted: [String]) throws {
        let manifest = try read(#"{"name":"@s/pkg","bin":\#(value)}"#)
        #expect(manifest.bin.map { "\($0.name)=\($0.path)" } == wanted)
    }

    static let bundleForms: [(String, [String])] = [
        (#""bundleDependencies":["a"]"#, ["a"]),
        (#""bundledDependencies":["a"]"#, ["a"]),
        (#""bundleDependencies":["a"],"bundledDependencies":["b"]"#, ["a"]),
        (#""bundleDependencies":true"#, ["d", "o"]),
        (#""bundledDependencies":false"#, []),
        (#""bundleDependencies":{"a":"1"}"#, ["a"]),
        (#""bundleDependencies":"x""#, []),
        (#""bundleDependencies":["a",5]"#, ["a"]),
    ]

    @Test("Bundled packages in every form", arguments: bundleForms)
    func bundled(_ member: String, _ wanted: [String]) throws {
        #expect(try read(#"{"dependencies":{"d":"1"},"optionalDependencies":{"o":"1"},\#(member)}"#).bundled == wanted)
    }

    @Test("Licence and repository in every form")
    func texts() throws {
        #expect(try read(#"{"license":"MIT","repository":"github:o/n"}"#).license == "MIT")
        #expect(try read(#"{"license":{"type":"BSD","url":"u"}}"#).license == "BSD")
        #expect(try read(#"{"license":[{"type":"MIT"},{"type":"Apache-2.0"}]}"#).license == "MIT OR Apache-2.0")
        #expect(try read(#"{"licenses":[{"type":"MIT"}]}"#).license == "MIT")
        #expect(try read(#"{"licenses":"MIT"}"#).license == "MIT")
        #expect(try read(#"{"repository":{"type":"git","url":"git+https://h.example/r"}}"#).repository == "git+https://h.example/r")
        #expect(try read(#"{"repository":"github:o/n"}"#).repository == "github:o/n")
        #expect(try read(#"{"repository":["x"]}"#).oddities.map(\.path) == ["repository"])
    }

    @Test("A byte order mark is skipped, a comment is not JSON")
    func bytes() throws {
        #expect(try Manifest.read([0xEF, 0xBB, 0xBF] + Array(#"{"name":"p"}"#.utf8)).name == "p")
        #expect(throws: DocumentError.self) { try read("{} // hello") }
        #expect(throws: DocumentError.self) { try read("") }
    }

    @Test("Everything of a wrong type is absent and noted")
    func wrongTypes() throws {
        let names = ["name", "description", "main", "homepage", "repository", "files", "scripts", "gypfile", "private", "bin"]
        let manifest = try read("{" + names.map { #""\#($0)":7"# }.joined(separator: ",") + "}")
        #expect(Set(manifest.oddities.map(\.path)) == Set(names))
        #expect(manifest.name == nil && manifest.summary == nil && manifest.files == nil && manifest.gypfile == nil && !manifest.isPrivate)
    }

    @Test("Oddities are listed up to a limit, the rest counted")
    func oddityLimit() throws {
        let members = (0..<5000).map { #""d\#($0)":null"# }.joined(separator: ",")
        let oddities = try read(#"{"dependencies":{\#(members)}}"#).oddities
        #expect(oddities.count == 100)
        #expect(oddities.last?.problem == "4901 more are not listed")
    }

    private static let gyp = ReleaseContent(files: [ReleaseFile(path: "binding.gyp", bytes: [])])

    /// Manifest, whether `binding.gyp` is there, the commands. From `rebuild.js` of @npmcli/arborist and the protocol reference, 10.2.
    static let lifecycles: [(String, Bool, [String])] = [
        (#"{"scripts":{"postinstall":"c","install":"b","preinstall":"a","test":"t","prepare":"p"}}"#, false, ["a", "b", "c"]),
        (#"{}"#, true, ["node-gyp rebuild"]),
        (#"{}"#, false, []),
        (#"{"scripts":{"postinstall":"c"}}"#, true, ["node-gyp rebuild", "c"]),
        (#"{"scripts":{"install":"b"}}"#, true, ["b"]),
        (#"{"scripts":{"preinstall":"a"}}"#, true, ["a"]),
        (#"{"scripts":{"install":""}}"#, true, ["node-gyp rebuild"]),
        (#"{"gypfile":false}"#, true, []),
        (#"{"gypfile":"false"}"#, true, ["node-gyp rebuild"]),
        (#"{"gypfile":0}"#, true, ["node-gyp rebuild"]),
        (#"{"scripts":{"install":["x"]}}"#, true, ["node-gyp rebuild"]),
    ]

    @Test("The commands that npm runs at install", arguments: lifecycles)
    func lifecycle(_ text: String, _ hasGyp: Bool, _ wanted: [String]) throws {
        let commands = try read(text).installCommands(content: hasGyp ? Self.gyp : ReleaseContent(files: []))
        #expect(commands.map(\.command) == wanted)
    }

    @Test("A package from git also runs prepare")
    func prepare() throws {
        let manifest = try read(#"{"scripts":{"prepare":"p","install":"b"}}"#)
        #expect(manifest.installCommands(content: nil, isFromGit: true).map(\.name) == ["install", "prepare"])
    }
}
