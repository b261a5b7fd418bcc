// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct YaraTests {
    private func findings(_ rules: String, _ files: [String: String], bytes: [String: [UInt8]] = [:]) throws -> YaraRules.Outcome {
        try YaraRules([YaraSource(path: "a.yar", text: rules)]).findings(in: ReleaseFacts(.sample(files, bytes: bytes)))
    }

    @Test("A match becomes a finding with the rule's own words and the line of its first string")
    func finding() throws {
        let rule = """
            rule Telltale : tag {
              meta:
                description = "Calls the tale"
                severity = "high"
                bits = 7
              strings:
                $a = "second"
                $b = "tale("
              condition:
                all of them
            }
            """
        let outcome = try findings(rule, ["b.js": "// first\n\nsecond(); tale()\n", "c.js": "tale()"])
        let finding = try #require(outcome.findings.first)
        #expect(outcome.findings.count == 1 && outcome.unread.isEmpty)
        #expect(finding.id == "yara:Telltale" && finding.severity == .high && finding.bits == 7 && finding.group == "yara")
        #expect(finding.title == "b.js: Calls the tale")
        #expect(finding.evidence.map(\.file) == ["b.js"] && finding.evidence.first?.line == 3)
        #expect(finding.evidence.first?.excerpt.contains("second(); tale()") == true)
    }

    @Test("A rule without words of its own is told by its name, and weighs enough to be noticed")
    func bare() throws {
        let outcome = try findings("rule Bare { condition: filesize > 3 }", ["a.js": "1234567", "b.js": "1"])
        let finding = try #require(outcome.findings.first)
        #expect(finding.bits == YaraRules.ordinaryBits && finding.severity == .moderate && finding.title.contains("Bare"))
        #expect(finding.evidence.count >= 1 && finding.evidence.first?.line == nil)
    }

    @Test(
        "Bits are held to what one group can add",
        arguments: [
            ("99", WeightSum.groupLimit), ("-99", -WeightSum.groupLimit), ("\"2.5\"", 2.5), ("\"many\"", YaraRules.ordinaryBits),
            ("\"nan\"", YaraRules.ordinaryBits),
            ("true", 1),
        ])
    func bits(text: String, expected: Double) throws {
        let outcome = try findings("rule A { meta: bits = \(text) condition: true }", ["a.js": "x"])
        #expect(outcome.findings.first?.bits == expected)
    }

    @Test("Rules of two files may have one name; both are read")
    func spaces() throws {
        let rules = try YaraRules([
            YaraSource(path: "a.yar", text: "rule Same { strings: $a = \"one\" condition: $a }"),
            YaraSource(path: "b.yar", text: "rule Same { strings: $a = \"two\" condition: $a }"),
        ])
        let outcome = rules.findings(in: ReleaseFacts(.sample(["a.js": "one", "b.js": "two"])))
        #expect(Set(outcome.findings.flatMap { $0.evidence.map(\.file) }) == ["a.js", "b.js"])
    }

    @Test(
        "What is wrong with a rule file is told with its line",
        arguments: [
            ("rule A {\n  condition:\n    nothing\n}", 3), ("rule A {\n strings:\n $a = \"x\"\n condition:\n true\n}", 6), ("rule", 1),
            ("include \"other.yar\"\nrule A { condition: true }", 1), ("rule A { condition: outside == 1 }", 1),
            ("\n\nimport \"time\"\nrule A { condition: time.now() > 1 }", 3),
            ("import \"cuckoo\"\nrule A { condition: true }", 1), ("import \"console\"\nrule A { condition: console.log(\"x\") }", 1),
            ("import \"nosuch\"\nrule A { condition: true }", 1),
            ("rule A { condition: true }\nrule A { condition: true }", 2), ("rule A { condition: true } \u{0}\n", 1),
        ])
    func errors(text: String, line: Int) throws {
        let error = try #require(throws: YaraError.self) { try YaraRules([YaraSource(path: "rules/a.yar", text: text)]) }
        #expect(error.path == "rules/a.yar" && error.line == line, "\(error)")
        #expect(error.description.hasPrefix("rules/a.yar:\(line): ") && !error.remedy.isEmpty)
    }

    @Test("The file in which an error stands is the one that is named")
    func errorOfSecond() throws {
        let error = try #require(throws: YaraError.self) {
            try YaraRules([YaraSource(path: "good.yar", text: "rule A { condition: true }"), YaraSource(path: "bad.yar", text: "rule B {")])
        }
        #expect(error.path == "bad.yar")
    }

    @Test("Rules that take too long stop, and what they did not see is told")
    func slow() throws {
        let rule =
            "rule Slow { condition: for all i in (1..2000000000) : ( for any j in (1..1000000) : ( uint8(j) == i + 300 ) or i > 0 ) }"
        let rules = try YaraRules([YaraSource(path: "slow.yar", text: rule)])
        let files = Dictionary(uniqueKeysWithValues: (0..<6).map { ("f\($0).js", String(repeating: "x", count: 200)) })
        let outcome = rules.findings(in: ReleaseFacts(.sample(files)), timeLimit: .milliseconds(50))
        #expect(outcome.findings.isEmpty)
        #expect(outcome.unread.count == 6)
        #expect(outcome.unread.filter { $0.reason.contains("longer") }.count == YaraRules.timeoutLimit)
    }

    @Test("Binary files are scanned too, and shown by their bytes")
    func binary() throws {
        let outcome = try findings(
            "import \"elf\"\nrule Program { strings: $m = { 7F 45 4C 46 } condition: $m at 0 }", [:],
            bytes: ["a.node": [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 64)])
        #expect(outcome.findings.first?.evidence.first?.excerpt.contains("ELF") == true)
    }

    @Test("Private rules say nothing by themselves; no rules and empty files are no error")
    func quiet() throws {
        #expect(try findings("private rule P { condition: true }", ["a.js": ""]).findings.isEmpty)
        #expect(try findings("", ["a.js": "x"]).findings.isEmpty)
        #expect(try YaraRules([]).findings(in: ReleaseFacts(.sample(["a.js": "x"]))).findings.isEmpty)
    }

    @Test("Many tasks use one set of rules")
    func concurrent() async throws {
        let rules = try YaraRules([YaraSource(path: "a.yar", text: "rule A { strings: $a = /a[bc]+d/ condition: $a }")])
        let facts = ReleaseFacts(.sample(["a.js": "x abcbcd", "b.js": "ad"]))
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 { group.addTask { rules.findings(in: facts).findings.first?.evidence.count ?? 0 } }
            for await count in group { #expect(count == 1) }
        }
    }
}
