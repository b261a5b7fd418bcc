// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import Testing

@Suite("Files that advisories come in")
struct AdvisoryFileTests {
    private func read(_ bytes: [UInt8], _ name: String) -> (ids: [String], isRead: Bool, archive: AdvisoryArchive) {
        var archive = AdvisoryArchive()
        var ids: [String] = []
        let isRead = archive.readFile(bytes, name: name) { ids.append($0.id) }
        return (ids, isRead, archive)
    }

    private func decoded(_ text: String) throws -> [UInt8] { [UInt8](try #require(Data(base64Encoded: text.filter { !$0.isWhitespace }))) }

    /// Made by Python's zipfile: `npm/A.json`, `npm/B.json` (deflated records), `npm/broken.json` (`{`), `readme.txt`.
    static let zipArchive = """
        UEsDBBQAAAAIAAAAIVDOWlXLUAAAAFcAAAAKAAAAbnBtL0EuanNvbg2LOwrAIBAF7/JqEdPa5RzBYjFrkOCHrASCePdsOczMRD7hscOAUuI4
        WPGY6BRvuhh+gmOTTwYX7WovWlYqakBYBi8/klsVvbBZZx3CCusHUEsDBBQAAAAIAAAAIVAy36lcUAAAAFcAAAAKAAAAbnBtL0IuanNvbg2L
        zQqAIBAG3+U7S9jVY68RHjZbQ8IfWglCfPf2OMzMQDrhsMGAYuTQWXEfaBRuuhhugEOVTzpn7UrLWhbKanBgGrz8SKpF9MK62MXCTz9/UEsD
        BBQAAAAIAAAAIVA5R9UVAwAAAAEAAAAPAAAAbnBtL2Jyb2tlbi5qc29uqwYAUEsDBBQAAAAIAAAAIVCDFtyMAwAAAAEAAAAKAAAAcmVhZG1l
        LnR4dKsAAFBLAQIUAxQAAAAIAAAAIVDOWlXLUAAAAFcAAAAKAAAAAAAAAAAAAACAAQAAAABucG0vQS5qc29uUEsBAhQDFAAAAAgAAAAhUDLf
        qVxQAAAAVwAAAAoAAAAAAAAAAAAAAIABeAAAAG5wbS9CLmpzb25QSwECFAMUAAAACAAAACFQOUfVFQMAAAABAAAADwAAAAAAAAAAAAAAgAHw
        AAAAbnBtL2Jyb2tlbi5qc29uUEsBAhQDFAAAAAgAAAAhUIMW3IwDAAAAAQAAAAoAAAAAAAAAAAAAAIABIAEAAHJlYWRtZS50eHRQSwUGAAAA
        AAQABADlAAAASwEAAAAA
        """

    /// Two records, a line each, by `gzip -9n`.
    static let gzip =
        "H4sIAAAAAAACA6tWykxRslJyVNJRSkxLS00uSQVyo6uVChKTsxPTU5WsqpVSk/OLK4tLUnOB6vIKcoEq8xJzgTJKiUq1OkplqUXFmfl5xUBdSoZ6BnoGSrG1sbVc1RBzncgxNwmPuQA7kK6bsAAAAA=="

    @Test("A ZIP archive: its records, what is damaged in it by name, nothing else")
    func archive() throws {
        let result = read(try decoded(Self.zipArchive), "all.zip")
        #expect(result.ids == ["A", "B"] && result.isRead)
        #expect(result.archive.damages.map(\.place) == ["all.zip/npm/broken.json"])
        #expect(result.archive.recordCount == 2)
    }

    @Test("gzip, told by content and not by name")
    func compressed() throws {
        #expect(read(try decoded(Self.gzip), "a.ndjson.gz").ids == ["A", "B"])
        #expect(read(try decoded(Self.gzip), "download").ids == ["A", "B"])
        let cut = Array(try decoded(Self.gzip).dropLast(10))
        let result = read(cut, "a.ndjson.gz")
        #expect(!result.isRead && result.ids.isEmpty && result.archive.damages.map(\.error.code) == [.damagedFile])
    }

    @Test(
        "What holds no advisory is not read: cut archives, other texts, web pages",
        arguments: ["PK\u{3}\u{4}cut", "<html>", "{}", "[1]", ""])
    func unreadable(text: String) {
        let result = read(Array(text.utf8), "a.json")
        #expect(!result.isRead && result.archive.damageCount == 1)
        #expect(result.archive.damages.allSatisfy { !$0.error.remedy.isEmpty })
    }

    @Test("An empty list is read: there is nothing in it")
    func empty() { #expect(read(Array("[]".utf8), "a.json").isRead) }

    @Test(
        "Files are chosen by name in folders",
        arguments: zip(
            ["a.json", "a.ndjson", "a.jsonl.gz", "A.JSON", "all.zip", "a.txt", "a.json.bz2", "json", ".gz"],
            [true, true, true, true, true, false, false, false, false]))
    func names(name: String, isReadable: Bool) { #expect(AdvisoryArchive.isReadableFile(name) == isReadable) }
}
