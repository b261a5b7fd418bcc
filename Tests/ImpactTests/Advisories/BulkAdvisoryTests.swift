// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import Testing

@Suite("npm's bulk advisory answer")
struct BulkAdvisoryTests {
    private func answer(_ question: [String: [String]]) throws -> JSONNode {
        let index = AdvisoryIndex(try (AuditTests.incident + [AuditTests.minimist]).map { try advisory($0) })
        return try JSONDocument(BulkAdvisories.answer(for: question, advisories: index).text).root
    }

    @Test("Only packages with problems in the versions asked about, each problem once, in npm's form")
    func shape() throws {
        let root = try answer([
            "minimist": ["1.2.0", "1.2.6"], "event-stream": ["3.3.4"], "flatmap-stream": ["0.1.1"], "left-pad": ["1.0.0"], "odd": [],
        ])
        #expect(root.members.map(\.name) == ["flatmap-stream", "minimist"])
        let malware = try #require(root["flatmap-stream"]).elements.map { $0 }
        #expect(malware.count == 1)
        #expect(malware[0]["severity"]?.string == "critical" && malware[0]["vulnerable_versions"]?.string == "*")
        #expect(malware[0]["cwe"]?.elements.map { $0.string } == ["CWE-506"])
        let ordinary = try #require(root["minimist"]).elements.map { $0 }
        #expect(ordinary.count == 1)
        #expect(ordinary[0]["severity"]?.string == "moderate" && ordinary[0]["title"]?.string == "Prototype Pollution in minimist")
        #expect(ordinary[0]["vulnerable_versions"]?.string == "<0.2.1 || >=1.0.0 <1.2.3")
        #expect(
            ordinary[0]["cvss"]?["score"]?.double == 5.6
                && ordinary[0]["url"]?.string == "https://github.com/advisories/GHSA-vh95-rmgr-6w4m")
        for entry in malware + ordinary {
            let number = try #require(entry["id"]?.integer)
            #expect(number > 0 && number <= 9_007_199_254_740_991)
        }
    }

    @Test("The number of a problem is the same in every answer, and another for another problem")
    func numbers() throws {
        func number(_ question: [String: [String]], _ name: String) throws -> Int? {
            try answer(question)[name]?.elements.map { $0 }.first?["id"]?.integer
        }
        let alone = try number(["minimist": ["1.2.0"]], "minimist")
        #expect(try number(["minimist": ["0.1.0", "1.0.0"], "event-stream": ["3.3.6"]], "minimist") == alone)
        #expect(try number(["event-stream": ["3.3.6"]], "event-stream") != alone)
    }

    @Test("Versions that are none, and names that are none, are no problem", arguments: ["", "latest", "1", "1.2.0.0", "\u{0}"])
    func oddQuestions(version: String) throws {
        let root = try answer(["minimist": [version], version: ["1.0.0"]])
        #expect(root.kind == .object)
    }

    @Test("A record whose affected versions npm cannot name has a range that matches nothing")
    func emptyRange() {
        let record = advisory(versions: ["2016-01"])
        #expect(BulkAdvisories.range(of: [record], name: "a") == "<0.0.0-0")
    }
}
