// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct InstallTraceShellTests {
    private func facts(_ command: String, _ files: [String: String], more: String = "") -> ReleaseFacts {
        var files = files
        let escaped = command.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        files["package.json"] = #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"\#(escaped)"\#(more)}}"#
        return ReleaseFacts(.sample(files))
    }

    private func steps(_ facts: ReleaseFacts) -> Set<String> { Set(facts.installTime.keys.map { facts.files[$0].path }) }

    @Test(
        "Commands lead to the files they run, and to no others",
        arguments: [
            ("cd scripts && node run.js", "scripts/run.js"), ("cd scripts; cd lib && node deep", "scripts/lib/deep.js"),
            ("node folder", "folder/lib/entry.js"), ("npm --prefix sub run go", "sub/go.js"), ("cd sub && yarn go", "sub/go.js"),
            ("npm run -s other", "other.sh"),
            ("node -r ./pre.js x.js", "pre.js"), ("env A=1 node x.js", "x.js"), ("cross-env A=1 node x.js", "x.js"), ("make", "built.sh"),
            ("make -C sub deep", "sub/made.js"), ("make install", "other.sh"), ("run", "run.cmd"), ("sh data.json", "data.json"),
            ("node x.mts", "x.mts"), ("node noending", "noending"),
            ("bash -c 'cd scripts && node run.js'", "scripts/run.js"), ("cp notes.txt y.js; node y.js", "notes.txt"),
            ("cat notes.txt | sh", "notes.txt"), ("base64 -d notes.txt > y; sh y", "notes.txt"), ("node $PWD/x.js", "x.js"),
            ("sh \"$(dirname $0)/other.sh\"", "other.sh"), ("node 'x'.js", "x.js"), ("no''de x.js", "x.js"),
            ("echo bm9kZSB4Lmpz | base64 -d | sh", "x.js"), ("node -e \"require('./x')\"", "x.js"), ("(cd sub; node go.js)", "sub/go.js"),
            ("if [ -f x.js ]; then node x.js; fi", "x.js"), ("for f in x.js; do node $f; done", "x.js"), ("node-gyp rebuild", "gyp.js"),
            ("npx tsx x.mts", "x.mts"), ("sudo ./other.sh", "other.sh"),
            ("powershell -File p.ps1", "p.ps1"), ("npm run all:*", "x.js"), ("npm run other", "nested.js"), ("other.sh", "other.sh"),
        ])
    func follows(command: String, path: String) {
        let files = [
            "scripts/run.js": "1", "scripts/lib/deep.js": "1", "folder/package.json": #"{"main":"lib/entry"}"#, "folder/lib/entry.js": "1",
            "sub/package.json": #"{"scripts":{"go":"node go.js"}}"#, "sub/go.js": "1", "other.sh": "node nested.js\n", "nested.js": "1",
            "pre.js": "1", "x.js": "1",
            "Makefile": "X = built.sh\nall: one\n\techo done\none:\n\t@sh $(X)\ninstall:\n\tsh other.sh\n", "built.sh": "1",
            "sub/Makefile": "deep:\n\tnode made.js\n", "sub/made.js": "1", "run.cmd": "@echo off", "data.json": "echo 1", "x.mts": "1",
            "noending": "1", "notes.txt": "echo 1", "p.ps1": "echo 1",
            "binding.gyp": #"{"targets":[{"target_name":"a","sources":["a.cc","<!@(node gyp.js)"]}]}"#, "gyp.js": "1", "a.cc": "int a;",
            "unrelated.js": "1",
        ]
        let found = steps(facts(command, files, more: #","other":"sh other.sh","all:a":"node x.js""#))
        #expect(found.contains(path), "\(found)")
        #expect(!found.contains("unrelated.js") && !found.contains("a.cc"))
    }

    @Test("Scripts of bundled packages run too; those that merely lie there do not", arguments: [true, false])
    func bundled(isBundled: Bool) {
        let release = ReleaseUnderReview.sample([
            "package.json": #"{"name":"a","version":"1.0.0"\#(isBundled ? #","bundleDependencies":["b"]"# : "")}"#,
            "node_modules/b/package.json": #"{"name":"b","scripts":{"postinstall":"node run.js"}}"#, "node_modules/b/run.js": "1",
            "run.js": "1",
        ])
        let found = ReleaseFacts(release)
        #expect(steps(found) == (isBundled ? ["node_modules/b/run.js"] : []))
        #expect(found.installCommands.isEmpty)
    }

    @Test("Actions and commands of binding.gyp are read, with what it includes")
    func gyp() {
        let found = ReleaseFacts(
            .sample([
                "package.json": #"{"name":"a","version":"1.0.0"}"#,
                "binding.gyp":
                    "# a comment's mark\n{'includes':['c.gypi'],'targets':[{'target_name':'a','actions':[{'action_name':'x','action':['node','<(module_root_dir)/act.js']}]}]}",
                "act.js": "1", "c.gypi": #"{"variables":{"v%":"<!(sh go.sh)"}}"#, "go.sh": "echo",
                "src.cc": "int a;",
            ]))
        #expect(steps(found) == ["binding.gyp", "act.js", "go.sh"])
        #expect(found.installShells.filter { $0.origin == .gyp }.count == 2)
    }

    @Test("What an interpreter is told to run and the release does not hold is told; what the text wrote itself is not")
    func missing() {
        func parts(_ command: String) -> [String] { facts(command, ["x.js": "1"]).unread.map(\.part) }
        #expect(parts("node gone.js") == ["gone.js"])
        #expect(parts("node ./lib/gone.js && node x.js") == ["./lib/gone.js"])
        #expect(parts("echo 1 > y.js && node y.js").isEmpty)
        #expect(parts("curl http://a.test/y.js -o y.js && node y.js").isEmpty)
        #expect(parts(#"node .\x.js"#).isEmpty)
        #expect(parts("node x || node-gyp rebuild").isEmpty)
        #expect(parts("npx only-allow pnpm").isEmpty)
    }

    @Test("Circles of scripts end")
    func circles() {
        #expect(steps(facts("npm run b", [:], more: #","b":"npm run c","c":"npm run b && npm run postinstall""#)).isEmpty)
        #expect(steps(facts("make", ["Makefile": "a: b\n\tx\nb: a\n\ty\n"])).isEmpty)
    }

    @Test("A hundred files that name a hundred files each, many times, are all followed")
    func many() {
        var files: [String: String] = [:]
        let names = (0..<1000).map { "./lib/f\($0 % 100).js" }.joined(separator: "\n")
        for number in 0..<100 { files["lib/f\(number).js"] = names }
        let found = facts("node lib/f0.js", files)
        #expect(found.installTime.count == 100 && found.unread.isEmpty)
    }
}
