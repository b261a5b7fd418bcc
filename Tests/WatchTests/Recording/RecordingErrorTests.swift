// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing
import Watch

/// One mistake, and what the person who made it is told.
struct BrokenRecording: Sendable, CustomTestStringConvertible {
    var name: String
    var code: RecordingError.Code
    var file: String
    var member: String
    var tiny: TinyRecording

    var testDescription: String { name }

    init(
        _ name: String, _ text: String, _ other: String, in changed: String = "recording.json", code: RecordingError.Code,
        file: String? = nil, member: String
    ) {
        self.name = name
        self.code = code
        self.file = file ?? changed
        self.member = member
        tiny = TinyRecording().replacing(text, with: other, in: changed)
    }

    init(_ name: String, code: RecordingError.Code, file: String, change: (inout [String: String]) -> Void) {
        self.name = name
        self.code = code
        self.file = file
        member = ""
        tiny = TinyRecording()
        change(&tiny.files)
    }

    static let base = "packages/old/base.json"
    static let project = "projects/app/project.json"

    static let all: [BrokenRecording] = [
        .init("no recording.json", code: .missingFile, file: "recording.json") { $0["recording.json"] = nil },
        .init("not JSON", code: .notJSON, file: "recording.json") { $0["recording.json"] = "{" },
        .init("not an object", code: .wrongType, file: "recording.json") { $0["recording.json"] = "[]" },
        .init("another format", "lapwing-recording", "har", code: .badValue, member: "format"),
        .init("a later version", "\"version\": 1,", "\"version\": 2,", code: .unsupportedVersion, member: "version"),
        .init("no title", "\"title\": \"Tiny\",", "", code: .missingMember, member: "title"),
        .init("title is a number", "\"Tiny\"", "5", code: .wrongType, member: "title"),
        .init("a misspelt member", "\"summary\"", "\"sumary\"", code: .unknownMember, member: "sumary"),
        .init("a member twice", "\"summary\"", "\"title\": \"b\", \"summary\"", code: .badValue, member: "title"),
        .init("ends before it starts", "2020-02-01", "2019-02-01", code: .contradiction, member: "ends"),
        .init(
            "a moment that is none", "2020-01-05T00:00:00Z\", \"package\": \"old\", \"do\": \"tag",
            "5 January\", \"package\": \"old\", \"do\": \"tag", code: .badValue, member: "events[4].at"),
        .init("an event outside", "2020-01-08", "2020-03-08", code: .contradiction, member: "events[7].at"),
        .init("events out of order", "2020-01-07", "2020-01-03", code: .contradiction, member: "events[6].at"),
        .init("nothing happens", "\"do\": \"tag\"", "\"do\": \"star\"", code: .badValue, member: "events[4].do"),
        .init(
            "a member of another event", "\"tag\": \"stable\"", "\"tag\": \"stable\", \"message\": \"x\"", code: .unknownMember,
            member: "events[4].message"),
        .init(
            "a name that leaves the folder", "\"@s/young\", \"do\": \"publish\"", "\"../young\", \"do\": \"publish\"", code: .badValue,
            member: "events[2].package"),
        .init(
            "a version that leaves the folder", "\"version\": \"1.1.0\"", "\"version\": \"1/../..\"", code: .badValue,
            member: "events[1].version"),
        .init(
            "published twice", "\"version\": \"2.0.0-rc.1\"", "\"version\": \"1.1.0\"", code: .contradiction, member: "events[5].version"),
        .init(
            "a removed version published again", "\"version\": \"2.0.0-rc.1\"", "\"version\": \"0.8.0\"", code: .contradiction,
            member: "events[5].version"),
        .init(
            "a package that does not exist", "\"package\": \"old\", \"do\": \"maintainers\"",
            "\"package\": \"new\", \"do\": \"maintainers\"", code: .contradiction, member: "events[0].package"),
        .init(
            "removing what is not there", "\"versions\": [\"1.1.0\"]", "\"versions\": [\"1.2.0\"]", code: .contradiction,
            member: "events[6]"),
        .init("removing nothing", "\"versions\": [\"1.1.0\"]", "\"versions\": []", code: .missingMember, member: "events[6].versions"),
        .init("the name in the manifest", "{\"main\": \"a.js\"}", "{\"name\": \"x\"}", code: .badValue, member: "events[2].manifest"),
        .init("files that are not there", "\"files\": \"1.1.0\"", "\"files\": \"1.1\"", code: .contradiction, member: "events[5].files"),
        .init("another name than the folder's", "\"name\": \"old\"", "\"name\": \"odd\"", in: base, code: .badValue, member: "name"),
        .init("a base version twice", "\"0.9.0\"", "\"1.0.0\"", in: base, code: .contradiction, member: "versions[1]"),
        .init("a base version both there and removed", "\"0.8.0\"", "\"1.0.0\"", in: base, code: .contradiction, member: "removed[0]"),
        .init(
            "a tag on nothing", "\"revision\": 7,", "\"tags\": {\"latest\": \"3.0.0\"},", in: base, code: .contradiction,
            member: "tags.latest"),
        .init("a revision below zero", "7", "-7", in: base, code: .wrongType, member: "revision"),
        .init("files of no version", code: .contradiction, file: "releases/old/1.1.00/index.js") {
            $0["releases/old/1.1.00/index.js"] = ""
        },
        .init("a file beside the versions", code: .contradiction, file: "releases/old/notes.txt") { $0["releases/old/notes.txt"] = "" },
        .init("project states out of order", "2019-12-31", "2020-12-31", in: project, code: .contradiction, member: "states[1].at"),
        .init(
            "a project folder without lockfile", "\"before\"", "\"elsewhere\"", in: project, code: .contradiction,
            member: "states[0].folder"),
        .init("a project without title", "\"title\": \"An app\", ", "", in: project, code: .missingMember, member: "title"),
    ]
}

@Suite("Mistakes in a recording")
struct RecordingErrorTests {
    @Test("Each mistake names the file, the place and what to do", arguments: BrokenRecording.all)
    func mistake(_ broken: BrokenRecording) throws {
        let error = #expect(throws: RecordingError.self) { try broken.tiny.read() }
        let found = try #require(error)
        #expect(found.code == broken.code, "\(found)")
        #expect(found.file == broken.file, "\(found)")
        #expect(found.member == broken.member, "\(found)")
        #expect(!found.message.isEmpty && !found.remedy.isEmpty)
        #expect(found.description.hasPrefix(broken.file))
    }

    @Test("There are mistakes to make")
    func count() { #expect(BrokenRecording.all.count > 30) }

    @Test("A file that cannot be read is named, with the cause")
    func unreadable() throws {
        struct Denied: Error {}
        let files = RecordingFiles(paths: ["recording.json"]) { _ in throw Denied() }
        let error = #expect(throws: RecordingError.self) { try Recording(files: files) }
        #expect(error?.code == .unreadableFile)
        #expect(error?.file == "recording.json")
        #expect(error?.cause is Denied)
    }

    @Test("A truth of another version is refused")
    func truthVersion() throws {
        let tiny = TinyRecording().replacing("\"version\": 1,", with: "\"version\": 3,", in: "truth.json")
        let error = #expect(throws: RecordingError.self) { try RecordingTruth.read(tiny.port) }
        #expect(error?.file == "truth.json")
        #expect(error?.member == "version")
    }
}
