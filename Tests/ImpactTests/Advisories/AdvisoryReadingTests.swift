// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import Testing

@Suite("Reading OSV records")
struct AdvisoryReadingTests {
    static let full = """
        {"schema_version":"1.7.0","id":"GHSA-aaaa-bbbb-cccc","aliases":["CVE-2020-1","GHSA-aaaa-bbbb-cccc",7],"related":["CVE-2020-2"],
         "summary":" Something\\nbad\\u001b[31m ","details":"Long.","published":"2020-01-02T03:04:05Z","modified":"2020-02-02",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"},{"type":"CVSS_V4","score":"broken"}],
         "affected":[
          {"package":{"ecosystem":"npm","name":"a","purl":"pkg:npm/a"},
           "ranges":[{"type":"SEMVER","events":[{"introduced":"0","fixed":"1.0.0"}]}],
           "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
           "database_specific":{"cwes":[{"cweId":"CWE-79"}]}},
          {"package":{"ecosystem":"PyPI","name":"a"},"ranges":[]},
          {"package":{"name":"nameless ecosystem"}},
          {"package":{"ecosystem":"npm","name":"b"},"versions":["1.0.0"]}],
         "references":[{"type":"WEB","url":"https://a.example/1"},{"type":"WEB","url":"javascript:alert(1)"}],
         "credits":[{"name":"Somebody","type":"FINDER"}],
         "database_specific":{"severity":"MODERATE","cwe_ids":["CWE-400","cwe-079","nonsense"]}}
        """

    @Test("A record with everything")
    func everything() throws {
        let record = try advisory(Self.full)
        #expect(record.id == "GHSA-aaaa-bbbb-cccc")
        #expect(record.aliases == ["CVE-2020-1"])
        #expect(record.related == ["CVE-2020-2"])
        #expect(record.title == "Something bad [31m")
        #expect(record.published == Timestamp("2020-01-02T03:04:05Z"))
        #expect(record.packageNames == ["a", "b"])
        #expect(record.foreignCount == 1)
        #expect(record.cwes == ["CWE-400", "CWE-79"])
        #expect(record.severity(for: "a") == .critical)
        #expect(record.severityVector(for: "a")?.score == 9.8)
        #expect(record.severity(for: "b") == .high)
        #expect(record.severityVector(for: "b")?.score == 7.5)
        #expect(record.severityWord == .moderate)
        #expect(record.references.map(\.url) == ["https://a.example/1"])
        #expect(record.url == "https://github.com/advisories/GHSA-aaaa-bbbb-cccc")
        #expect(record.credits == ["Somebody"])
        #expect(Set(record.oddities.map(\.path)) == ["aliases", "severity", "affected.2", "references"])
        #expect(record.match(name: "a", version: "0.9.0") == .affected)
        #expect(record.match(name: "a", version: "1.0.0") == .unaffected)
        #expect(!record.isWithdrawn && !record.isMalware)
    }

    @Test("The form that is stored reads as the same advisory")
    func compact() throws {
        let record = try advisory(Self.full)
        let again = try Advisory(json: record.compactJSON)
        #expect(again.oddities.isEmpty)
        #expect(again.compactJSON == record.compactJSON)
        #expect(again.packageNames == record.packageNames)
        #expect(again.title == record.title)
        #expect(again.severity(for: "a") == record.severity(for: "a"))
        let withdrawn = try Advisory(json: try advisory(#"{"id":"X","withdrawn":"some day","affected":[]}"#).compactJSON)
        #expect(withdrawn.isWithdrawn)
        let undecidable = try advisory(
            #"{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"NEW","events":[{"introduced":"0"}]}]}]}"#)
        #expect(undecidable.match(name: "a", version: "1.0.0") == .unknown)
        #expect(try Advisory(json: undecidable.compactJSON).match(name: "a", version: "1.0.0") == .unknown)
    }

    @Test(
        "What is no record is an error with a remedy",
        arguments: zip(
            ["", "null", "[]", "{}", #"{"id":7}"#, #"{"id":"  \#u{FFFD}"#, #"{"id":""}"#, "{\"id\":\"x\"", "\u{0}"],
            [
                AdvisoryError.Code.notJSON, .notARecord, .notARecord, .noIdentifier, .noIdentifier, .notJSON, .noIdentifier, .notJSON,
                .notJSON,
            ]))
    func refused(text: String, code: AdvisoryError.Code) {
        let error = #expect(throws: AdvisoryError.self) { try advisory(text) }
        #expect(error?.code == code)
        #expect(error?.remedy.isEmpty == false)
    }

    @Test("Wrong types everywhere leave a record that says nothing, and notes of it")
    func wrongTypes() throws {
        let record = try advisory(
            """
            {"id":"X","aliases":"CVE-1","related":{},"summary":["a"],"details":1,"published":"yesterday","withdrawn":false,
             "severity":{"type":"CVSS_V3"},"affected":{"package":{}},"references":"https://x.test","credits":1,"database_specific":[]}
            """)
        #expect(record.title == "X")
        #expect(record.affected.isEmpty && !record.isWithdrawn && record.aliases.isEmpty)
        #expect(record.oddities.count >= 6)
        #expect(record.severity(for: "a") == nil)
    }

    @Test("Hostile records end in bounds")
    func hostile() throws {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: AdvisoryError.self) { try advisory("{\"id\":\"X\",\"affected\":\(deep)}") }
        let events = (0..<20_000).map { #"{"introduced":"\#($0).0.0"}"# }.joined(separator: ",")
        let many = try advisory(
            #"{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[\#(events)]}]}]}"#)
        #expect(many.match(name: "a", version: "1.0.0") == .unknown)
        let versions = (0..<150_000).map { "\"\($0).0.0\"" }.joined(separator: ",")
        let list = try advisory(#"{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":[\#(versions)]}]}"#)
        #expect(list.match(name: "a", version: "5.0.0") == .affected)
        #expect(list.match(name: "a", version: "149999.0.0") == .unknown)
        let entries = (0..<12_000).map { _ in #"{"package":{"ecosystem":"npm","name":"a"},"versions":["1"]}"# }.joined(separator: ",")
        #expect(try advisory(#"{"id":"X","affected":[\#(entries)]}"#).affected.count == 10_000)
        let huge = #"{"id":"X","details":"\#(String(repeating: "a", count: 9 << 20))"}"#
        #expect(#expect(throws: AdvisoryError.self) { try advisory(huge) }?.code == .tooLarge)
        let long = try advisory(
            #"{"id":"X","summary":"\#(String(repeating: "ä", count: 5000))","details":"\#(String(repeating: "b", count: 5000))"}"#)
        #expect(long.title.utf8.count <= 300 && (long.details?.utf8.count ?? 0) <= Advisory.detailsLimit)
        let overrides = try advisory("{\"id\":\"X\\u202e\",\"summary\":\"a\\u202eb\\u2028c\\u0007\"}")
        #expect(overrides.title == "a b c" && !overrides.id.unicodeScalars.contains("\u{202E}"))
    }

    @Test("Lists, lines, single records and OSV's answers are all read; what is damaged is named")
    func archives() throws {
        func read(_ text: String, _ name: String) -> (ids: [String], archive: AdvisoryArchive) {
            var archive = AdvisoryArchive()
            var ids: [String] = []
            archive.read(Array(text.utf8), name: name) { ids.append($0.id) }
            return (ids, archive)
        }
        let one = #"{"id":"A","affected":[{"package":{"ecosystem":"npm","name":"a"}}]}"#
        let two = #"{"id":"B","affected":[{"package":{"ecosystem":"npm","name":"b"}}]}"#
        let foreign = #"{"id":"C","affected":[{"package":{"ecosystem":"Go","name":"c"}}]}"#
        #expect(read(one, "a.json").ids == ["A"])
        #expect(read("[\(one),\(two),7]", "a.json").ids == ["A", "B"])
        #expect(read("[\(one),\(two),7]", "a.json").archive.damages.map(\.place) == ["a.json[2]"])
        #expect(read("{\"vulns\":[\(one)]}", "a.json").ids == ["A"])
        let lines = read("\(one)\r\n\n{broken\n\(foreign)\n\(two)", "a.ndjson")
        #expect(lines.ids == ["A", "B"])
        #expect(lines.archive.damages.map(\.place) == ["a.ndjson:3"])
        #expect(lines.archive.foreignCount == 1 && lines.archive.recordCount == 3)
        #expect(read("\(one)\n\(two)\n", "a.json").ids == ["A", "B"])
        #expect(read("nonsense", "a.json").archive.damageCount == 1)
        var chosen = AdvisoryArchive(names: ["b"])
        var ids: [String] = []
        chosen.read(Array("[\(one),\(two)]".utf8), name: "x") { ids.append($0.id) }
        #expect(ids == ["B"] && chosen.recordCount == 2)
    }
}
