// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Reading packuments")
struct PackumentReadingTests {
    private func read(_ text: String) throws -> Packument { try Packument.read(Array(text.utf8)) }

    @Test("The parts of an ordinary document")
    func ordinary() throws {
        let packument = try read(
            #"""
            {"_id":"@s/p","_rev":"3-abc","name":"@s/p","dist-tags":{"latest":"1.0.0","next":"2.0.0-a"},
             "versions":{"1.0.0":{"name":"@s/p","version":"1.0.0","dist":{"tarball":"https://r.example/p.tgz"}},
                         "2.0.0-a":{"name":"@s/p","version":"2.0.0-a"}},
             "time":{"created":"2018-09-09T01:02:03.456Z","modified":"2018-09-10T01:02:03.456Z",
                     "0.9.0":"2018-09-08T00:00:00.000Z","1.0.0":"2018-09-09T01:02:03.456Z"},
             "maintainers":[{"name":"ann","email":"ann@mail.example"}]}
            """#)
        #expect(packument.name == "@s/p")
        #expect(packument.revision == "3-abc")
        #expect(packument.tag("latest") == "1.0.0")
        #expect(packument.versions.map(\.version) == ["1.0.0", "2.0.0-a"])
        #expect(packument.times.count == 2)
        #expect(packument.times["0.9.0"] == Timestamp("2018-09-08"))
        #expect(packument.created == Timestamp("2018-09-09T01:02:03.456Z"))
        #expect(packument.maintainers == [Person(name: "ann", email: "ann@mail.example")])
        #expect(packument.oddities.isEmpty)
        let published = try #require(packument.version("1.0.0")).published(in: packument)
        #expect(published.publishedAt == Timestamp("2018-09-09T01:02:03.456Z"))
        #expect(published.oddities.isEmpty)
    }

    @Test("An abbreviated document has its time in modified")
    func abbreviated() throws {
        let packument = try read(#"{"name":"p","modified":"2020-01-01T00:00:00.000Z","dist-tags":{},"versions":{}}"#)
        #expect(packument.modified == Timestamp("2020-01-01"))
        #expect(packument.oddities.isEmpty)
    }

    @Test("An unpublished package keeps its times")
    func unpublished() throws {
        let packument = try read(
            #"{"_id":"p","name":"p","time":{"0.0.1":"2014-01-01T00:00:00.000Z","unpublished":{"time":"2015-01-01T00:00:00.000Z","versions":["0.0.1"]}}}"#
        )
        #expect(packument.unpublished == Packument.Unpublished(time: Timestamp("2015-01-01"), versions: ["0.0.1"]))
        #expect(packument.times.keys.sorted() == ["0.0.1"])
        #expect(packument.versions.isEmpty)
        #expect(packument.oddities.isEmpty)
    }

    /// What is wrong, the document, the paths of the oddities it must leave.
    static let odd: [(String, String, [String])] = [
        ("versions an array", #"{"name":"p","versions":["1.0.0"]}"#, ["versions"]),
        ("a version null", #"{"name":"p","versions":{"1.0.0":null,"2.0.0":{}}}"#, ["versions.1.0.0"]),
        ("a tag that is a number", #"{"name":"p","dist-tags":{"latest":1}}"#, ["dist-tags.latest"]),
        ("tags a string", #"{"name":"p","dist-tags":"1.0.0"}"#, ["dist-tags"]),
        ("no name", #"{"_id":"p"}"#, ["name"]),
        ("a name that is a number", #"{"name":7,"_id":"p"}"#, ["name", "name"]),
        ("two names", #"{"name":"p","_id":"q"}"#, ["_id"]),
        ("time a list", #"{"name":"p","time":[]}"#, ["time"]),
        (
            "times that are none", #"{"name":"p","time":{"1.0.0":"soon","2.0.0":5,"3.0.0":null}}"#,
            ["time.1.0.0", "time.2.0.0", "time.3.0.0"]
        ),
        ("maintainers a string", #"{"name":"p","maintainers":"ann <a@mail.example>"}"#, ["maintainers"]),
        ("maintainers as strings", #"{"name":"p","maintainers":["ann <a@mail.example>"]}"#, ["maintainers"]),
        ("unpublished a string", #"{"name":"p","time":{"unpublished":"2015-01-01T00:00:00.000Z"}}"#, ["time.unpublished"]),
        ("a version twice", #"{"name":"p","versions":{"1.0.0":{"a":1},"1.0.0":{"a":2}}}"#, ["versions"]),
    ]

    @Test("Wrong types are absent and noted", arguments: odd)
    func oddDocuments(_ title: String, _ document: String, _ paths: [String]) throws {
        #expect(try read(document).oddities.map(\.path) == paths)
    }

    @Test("The last of two equal versions counts")
    func lastVersionWins() throws {
        let packument = try read(#"{"name":"p","versions":{"1.0.0":{"main":"a"},"2.0.0":{},"1.0.0":{"main":"b"}}}"#)
        #expect(packument.versions.map(\.version) == ["1.0.0", "2.0.0"])
        #expect(packument.version("1.0.0")?.published(in: packument).manifest.main == "b")
    }

    @Test("Maintainers in every form")
    func maintainerForms() throws {
        let list = #"[{"name":"a"},{"email":"b@mail.example"},"c <c@mail.example> (https://c.example)","d","<e@mail.example>",7,{}]"#
        let packument = try read(#"{"name":"p","maintainers":\#(list)}"#)
        #expect(
            packument.maintainers == [
                Person(name: "a"), Person(name: "b@mail.example", email: "b@mail.example"), Person(name: "c", email: "c@mail.example"),
                Person(name: "d"), Person(name: "e@mail.example", email: "e@mail.example"),
            ])
    }

    static let broken: [(String, [UInt8], DocumentError.Code)] = [
        ("nothing", [], .empty),
        ("an error page", Array("<!DOCTYPE html><title>522</title>".utf8), .notJSON),
        ("a list", Array("[]".utf8), .notAnObject),
        ("a string", Array(#""hello""#.utf8), .notAnObject),
        ("null", Array("null".utf8), .notAnObject),
        ("cut short", Array(#"{"name":"p","versions":{"#.utf8), .notJSON),
    ]

    @Test("What is no document is an error with a remedy", arguments: broken)
    func brokenDocuments(_ title: String, _ bytes: [UInt8], _ code: DocumentError.Code) {
        let error = #expect(throws: DocumentError.self) { try Packument.read(bytes) }
        #expect(error?.code == code)
        #expect(error?.remedy.isEmpty == false)
    }
}

@Suite("Reading a published version")
struct PublishedVersionTests {
    private func published(_ manifest: String, version: String = "1.0.0") throws -> PublishedVersion {
        let packument = try Packument.read(Array(#"{"name":"p","versions":{"\#(version)":\#(manifest)}}"#.utf8))
        return try #require(packument.versions.first).published(in: packument)
    }

    @Test("What the registry adds")
    func additions() throws {
        let published = try published(
            #"""
            {"name":"p","version":"1.0.0","_npmUser":{"name":"GitHub Actions","email":"npm-oidc-no-reply@github.com",
             "trustedPublisher":{"id":"github","oidcConfigId":"oidc:1"}},"_nodeVersion":"22.1.0","_npmVersion":"11.5.1","gitHead":"abc",
             "hasInstallScript":true,"deprecated":"use q","maintainers":[{"name":"ann"}],
             "dist":{"tarball":"https://r.example/p-1.0.0.tgz","shasum":"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709","integrity":"sha512-AAAA",
                     "fileCount":3,"unpackedSize":1234,"signatures":[{"keyid":"k","sig":"s"}],
                     "attestations":{"url":"https://r.example/a","provenance":{"predicateType":"https://slsa.dev/provenance/v1"}}}}
            """#)
        #expect(published.publisher?.name == "GitHub Actions")
        #expect(published.trustedPublisher == "github")
        #expect(published.nodeVersion == "22.1.0")
        #expect(published.npmVersion == "11.5.1")
        #expect(published.gitHead == "abc")
        #expect(published.hasInstallScript == true)
        #expect(published.deprecated == "use q")
        #expect(published.distribution.shasum == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        #expect(published.distribution.fileCount == 3)
        #expect(published.distribution.unpackedSize == 1234)
        #expect(published.distribution.signatureCount == 1)
        #expect(published.distribution.provenance == "https://slsa.dev/provenance/v1")
        #expect(published.oddities.isEmpty)
    }

    static let deprecations: [(String, String?)] = [
        (#""use q""#, "use q"), (#""""#, nil), ("false", nil), ("true", "true"), ("null", nil), ("[]", nil),
    ]

    @Test("Deprecation in every form", arguments: deprecations)
    func deprecation(_ value: String, _ wanted: String?) throws {
        #expect(try published(#"{"name":"p","version":"1.0.0","deprecated":\#(value)}"#).deprecated == wanted)
    }

    @Test("A manifest that names another release is noted")
    func foreignIdentity() throws {
        #expect(try published(#"{"name":"q","version":"1.0.0"}"#).oddities.map(\.path) == ["name"])
        #expect(try published(#"{"name":"p","version":"1.0.1"}"#).oddities.map(\.path) == ["version"])
        #expect(try published(#"{"name":"p","version":1.0}"#, version: "1.0").oddities.isEmpty)
    }

    @Test("A publisher who is missing is absent; one of a wrong type is noted")
    func publisherForms() throws {
        #expect(try published(#"{"name":"p","version":"1.0.0"}"#).publisher == nil)
        #expect(try published(#"{"name":"p","version":"1.0.0","_npmUser":"ann <a@mail.example>"}"#).publisher?.name == "ann")
        #expect(try published(#"{"name":"p","version":"1.0.0","_npmUser":7}"#).oddities.map(\.path) == ["_npmUser"])
    }

    @Test("Sizes and counts that are none are absent and noted")
    func oddDistribution() throws {
        let published = try published(
            #"{"name":"p","version":"1.0.0","dist":{"fileCount":-1,"unpackedSize":"big","signatures":{},"attestations":7,"tarball":5}}"#)
        #expect(published.distribution == PublishedVersion.Distribution())
        #expect(
            Set(published.oddities.map(\.path))
                == ["dist.fileCount", "dist.unpackedSize", "dist.signatures", "dist.attestations", "dist.tarball"])
    }
}
