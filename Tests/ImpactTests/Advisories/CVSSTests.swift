// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import Testing

@Suite("CVSS scores")
struct CVSSTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var kind: String
        var vector: String
        var score: Double
        var testDescription: String { vector }
    }

    static func cases() throws -> [Case] {
        try Fixture.lines("cvss-vectors.tsv").map { line in
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 3)
            return Case(kind: fields[0], vector: fields[1], score: try #require(Double(fields[2])))
        }
    }

    @Test("Every vector of other calculators gets their score")
    func vectors() throws {
        let cases = try Self.cases()
        #expect(cases.count > 400)
        for kind in ["CVSS_V2", "CVSS_V3", "CVSS_V4"] { #expect(cases.contains { $0.kind == kind }) }
        for item in cases {
            let vector = SeverityVector(type: item.kind, vector: item.vector)
            #expect(vector?.score == item.score, "\(item.vector)")
            #expect(vector?.kind.rawValue == item.kind)
        }
    }

    @Test(
        "Damaged vectors are none",
        arguments: [
            "", "CVSS:3.1", "CVSS:3.1/", "CVSS:3.1/AV:N", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "CVSS:9.9/AV:N",
            "CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.1/AV:Z/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            "CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:S/VI:H/VA:H/SC:N/SI:N/SA:N",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:Z", "CVSS:4.0/:/::",
            "CVSS:4.0/" + String(repeating: "A:B/", count: 100), "9.8", "HIGH",
        ])
    func damaged(vector: String) {
        for type in ["CVSS_V2", "CVSS_V3", "CVSS_V4", "Ubuntu", ""] { #expect(SeverityVector(type: type, vector: vector) == nil) }
    }

    @Test("The vector's own prefix decides, whatever the entry's type says")
    func wrongType() {
        let vector = SeverityVector(type: "CVSS_V3", vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H")
        #expect(vector?.kind == .cvss4)
        #expect(vector?.score == 10)
    }

    @Test(
        "Scores become words by the specification's scale",
        arguments: zip(
            [0.0, 0.1, 3.9, 4.0, 6.9, 7.0, 8.9, 9.0, 10.0],
            [AdvisorySeverity.info, .low, .low, .moderate, .moderate, .high, .high, .critical, .critical]))
    func words(score: Double, word: AdvisorySeverity) { #expect(AdvisorySeverity(score: score) == word) }

    @Test("A threat metric lowers a v4 score, as in the scores GitHub shows")
    func threat() {
        let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
        #expect(SeverityVector(type: "CVSS_V4", vector: base)?.score == 9.3)
        #expect(SeverityVector(type: "CVSS_V4", vector: base + "/E:U")?.score == 8.1)
    }
}
