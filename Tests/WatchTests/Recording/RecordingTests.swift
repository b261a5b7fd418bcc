// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing
import Watch

@Suite("A recording, read from files")
struct RecordingTests {
    let recording: Recording

    init() throws { recording = try TinyRecording().read() }

    private func packument(_ package: String, _ moment: Timestamp) throws -> Packument? {
        try recording.packument(of: package, at: moment, registry: "http://127.0.0.1:9/").map { try Packument.read($0) }
    }

    @Test("The packument before any event is the base")
    func base() throws {
        let old = try #require(try packument("old", recording.starts))
        #expect(old.revision?.hasPrefix("7-") == true)
        #expect(old.versions.map(\.version) == ["0.9.0", "1.0.0"])
        #expect(old.tag("latest") == "1.0.0")
        #expect(old.times["1.0.0"] == moment("2019-06-01T10:20:30.456Z"))
        #expect(old.times["0.8.0"] == moment("2018-05-01T00:00:00Z"))
        #expect(old.created == moment("2018-06-01T00:00:00Z"))
        #expect(old.maintainers == [Person(name: "ann", email: "ann@mail.example")])
        #expect(old.oddities.isEmpty)
        #expect(try packument("@s/young", recording.starts) == nil)
        #expect(try packument("none", recording.ends) == nil)
    }

    @Test("A publication adds the version with its manifest, account, time, tag and a rising revision")
    func publication() throws {
        let old = try #require(try packument("old", moment("2020-01-03T00:00:00Z")))
        #expect(old.revision?.hasPrefix("9-") == true)
        #expect(old.tag("latest") == "1.1.0")
        #expect(old.modified == moment("2020-01-03T00:00:00Z"))
        #expect(old.maintainers.map(\.name) == ["ann", "bob"])
        let release = try #require(old.version("1.1.0")).published(in: old)
        #expect(release.publisher == Person(name: "bob", email: "bob@x.example"))
        #expect(release.publishedAt == moment("2020-01-03T00:00:00Z"))
        #expect(release.manifest.name == "old")
        #expect(release.manifest.summary == "An old one")
        #expect(release.manifest.homepage == nil)
        #expect(release.manifest.dependencies.map(\.name) == ["@s/young"])
        #expect(release.npmVersion == "6.0.0")
        #expect(release.distribution.tarball == "http://127.0.0.1:9/old/-/old-1.1.0.tgz")
        let before = try #require(old.version("1.0.0")).published(in: old)
        #expect(before.manifest.summary == "An older one")
        #expect(before.maintainers.map(\.name) == ["ann"])
    }

    @Test("Just before its moment, an event has not happened")
    func before() throws {
        let old = try #require(try packument("old", Timestamp(milliseconds: moment("2020-01-03T00:00:00Z").milliseconds - 1)))
        #expect(old.version("1.1.0") == nil)
        #expect(recording.tarball(of: "old", version: "1.1.0", at: moment("2020-01-02T23:59:59Z")) == nil)
    }

    @Test("A first publication makes its account the maintainer and its version latest")
    func newPackage() throws {
        let young = try #require(try packument("@s/young", moment("2020-01-04T00:00:00Z")))
        #expect(young.revision?.hasPrefix("1-") == true)
        #expect(young.maintainers.map(\.name) == ["carl"])
        #expect(young.tag("latest") == "1.0.0")
        #expect(young.created == moment("2020-01-04T00:00:00Z"))
        let release = try #require(young.version("1.0.0")).published(in: young)
        #expect(release.distribution.tarball == "http://127.0.0.1:9/@s/young/-/young-1.0.0.tgz")
        let event = try #require(recording.events.first { $0.package == "@s/young" })
        #expect(!event.isCertain)
        #expect(event.note == "about then")
    }

    @Test("Deprecation and tags show in the packument")
    func deprecationAndTags() throws {
        let old = try #require(try packument("old", moment("2020-01-06T00:00:00Z")))
        #expect(try #require(old.version("1.0.0")).published(in: old).deprecated == "use 1.1")
        #expect(old.tag("stable") == "1.0.0")
        #expect(old.tag("next") == "2.0.0-rc.1")
        #expect(old.tag("latest") == "1.1.0")
    }

    @Test("A removed version leaves versions and keeps its time; latest moves to the newest that is left; its tarball is gone")
    func removal() throws {
        let old = try #require(try packument("old", recording.ends))
        #expect(old.versions.map(\.version) == ["0.9.0", "1.0.0", "2.0.0-rc.1"])
        #expect(old.times["1.1.0"] == moment("2020-01-03T00:00:00Z"))
        #expect(old.tag("latest") == "2.0.0-rc.1")
        #expect(recording.tarball(of: "old", version: "1.1.0", at: moment("2020-01-06T00:00:00Z")) != nil)
        #expect(recording.tarball(of: "old", version: "1.1.0", at: moment("2020-01-07T00:00:00Z")) == nil)
    }

    @Test("A package without versions says when it was unpublished")
    func unpublishedPackage() throws {
        let young = try #require(try packument("@s/young", recording.ends))
        #expect(young.versions.isEmpty)
        #expect(young.unpublished?.time == moment("2020-01-08T00:00:00Z"))
        #expect(young.unpublished?.versions == ["1.0.0"])
    }

    @Test("A tarball holds the folder's files and the manifest, and is what the packument promises")
    func tarball() throws {
        let tarball = try #require(recording.tarball(of: "old", version: "1.1.0", at: moment("2020-01-03T00:00:00Z")))
        let content = try ReleaseContent.read(tarball: tarball.bytes)
        #expect(content.files.map(\.path) == ["index.js", "lib/b.js", "package.json"])
        #expect(content.oddities.isEmpty && content.unread.isEmpty)
        #expect(tarball.fileCount == 3)
        #expect(tarball.unpackedBytes == content.unpackedBytes)
        let old = try #require(try packument("old", moment("2020-01-03T00:00:00Z")))
        let stated = try #require(old.version("1.1.0")).published(in: old).distribution
        #expect(stated.integrity == tarball.integrity)
        #expect(stated.shasum == tarball.shasum)
        #expect(try #require(Integrity(tarball.integrity)).check(tarball.bytes).isMatch)
        #expect(try #require(Integrity(shasum: tarball.shasum)).check(tarball.bytes).isMatch)
        let file = try #require(content.file("package.json"))
        let manifest = try JSONDocument(Array(file.bytes)).root
        #expect(manifest["name"]?.string == "old")
        #expect(manifest["version"]?.string == "1.1.0")
        #expect(manifest["_npmVersion"] == nil)
    }

    @Test("A version may have the files of another, and one without files has only its manifest")
    func sharedFiles() throws {
        let shared = try #require(recording.tarball(of: "old", version: "2.0.0-rc.1", at: recording.ends))
        #expect(try ReleaseContent.read(tarball: shared.bytes).files.map(\.path) == ["index.js", "lib/b.js", "package.json"])
        let bare = try #require(recording.tarball(of: "old", version: "0.9.0", at: recording.ends))
        #expect(try ReleaseContent.read(tarball: bare.bytes).files.map(\.path) == ["package.json"])
    }

    @Test("A package.json in the folder stands against the registry's manifest")
    func differingManifest() throws {
        var tiny = TinyRecording()
        tiny.files["releases/old/1.1.0/package.json"] = #"{"name":"other","version":"9.9.9"}"#
        let recording = try tiny.read()
        let tarball = try #require(recording.tarball(of: "old", version: "1.1.0", at: moment("2020-01-03T00:00:00Z")))
        let file = try #require(try ReleaseContent.read(tarball: tarball.bytes).file("package.json"))
        #expect(try JSONDocument(Array(file.bytes)).root["name"]?.string == "other")
        let document = try #require(recording.packument(of: "old", at: moment("2020-01-03T00:00:00Z"), registry: "http://r.test"))
        let old = try Packument.read(document)
        #expect(try #require(old.version("1.1.0")).published(in: old).manifest.name == "old")
    }

    @Test("The same folder gives the same bytes")
    func deterministic() throws {
        let again = try TinyRecording().read()
        for package in recording.packageNames {
            #expect(
                recording.packument(of: package, at: recording.ends, registry: "http://r.test")
                    == again.packument(of: package, at: again.ends, registry: "http://r.test"))
        }
    }

    @Test("Projects have the newest state at a moment, and the moments of a replay are those of events and states")
    func projects() throws {
        let app = try #require(recording.projects.first)
        #expect(app.name == "app")
        #expect(app.state(at: moment("2019-12-30T00:00:00Z")) == nil)
        #expect(app.state(at: recording.starts)?.manifest == nil)
        let after = try #require(app.state(at: recording.ends))
        #expect(after.lockfileName == "package-lock.json")
        #expect(String(decoding: after.lockfile, as: UTF8.self).contains("1.1.0"))
        #expect(after.manifest != nil)
        #expect(recording.moments.count == 8)
        #expect(recording.moments.contains(moment("2020-01-04T12:00:00Z")))
        #expect(recording.moments == recording.moments.sorted())
    }

    @Test("The truth is read apart")
    func truth() throws {
        let truth = try #require(try RecordingTruth.read(TinyRecording().port))
        #expect(truth.bad.map(\.package) == ["@s/young"])
        #expect(truth.bad.first?.removed == moment("2020-01-08T00:00:00Z"))
        #expect(truth.bad.first?.noticed == nil)
        #expect(truth.disputed.map(\.version) == ["1.1.0"])
        #expect(truth.moments.first?.isCertain == false)
        var without = TinyRecording()
        without.files["truth.json"] = nil
        #expect(try RecordingTruth.read(without.port) == nil)
    }
}
