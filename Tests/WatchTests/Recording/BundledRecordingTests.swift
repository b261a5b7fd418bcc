// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Testing
import Watch

/// The recordings that the project ships.
enum BundledRecording {
    static var root: URL {
        URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    static func files(_ name: String) throws -> RecordingFiles {
        let folder = root.appending(path: "Evals/recordings/\(name)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: $0).path(percentEncoded: false), isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        return RecordingFiles(paths: paths) { Array(try Data(contentsOf: folder.appending(path: $0))) }
    }

    static let eventStream = Result { try Recording(files: files("event-stream-2018")) }

    /// Data that others wrote, where this machine has it.
    static var data: URL {
        ProcessInfo.processInfo.environment["LAPWING_DATA"].map { URL(filePath: $0) } ?? root.appending(path: "../shared/data")
    }
}

@Suite("The bundled recording of event-stream, 2018")
struct BundledRecordingTests {
    let recording: Recording

    init() throws { recording = try BundledRecording.eventStream.get() }

    private func packument(_ package: String, _ moment: Timestamp) throws -> Packument {
        try Packument.read(try #require(recording.packument(of: package, at: moment, registry: "http://127.0.0.1:4873")))
    }

    @Test("Every state of every packument is read without an oddity, and every tarball is what it promises")
    func everyState() throws {
        var states = 0
        var tarballs = 0
        for package in recording.packageNames {
            let moments = [recording.starts] + recording.events.filter { $0.package == package }.map(\.at)
            for moment in moments where recording.revision(of: package, at: moment) != nil {
                let packument = try packument(package, moment)
                states += 1
                #expect(packument.name == package)
                #expect(packument.oddities.isEmpty, "\(package) \(moment): \(packument.oddities)")
                #expect(packument.modified.map { $0 <= moment } == true)
            }
            let last = try packument(package, recording.ends)
            for version in last.versions {
                let release = version.published(in: last)
                let tarball = try #require(recording.tarball(of: package, version: version.version, at: recording.ends))
                tarballs += 1
                let integrity = try #require(release.distribution.integrity.flatMap { Integrity($0) })
                #expect(integrity.check(tarball.bytes).isMatch, "\(package)@\(version.version)")
                #expect(release.publishedAt != nil, "\(package)@\(version.version)")
                let content = try ReleaseContent.read(tarball: tarball.bytes)
                #expect(content.oddities.isEmpty && content.unread.isEmpty, "\(package)@\(version.version)")
                #expect(content.file("package.json") != nil)
            }
        }
        #expect(states > 150)
        #expect(tarballs > 1000)
    }

    @Test("Each published version has code, and so has the version before it: differences are of code, not of its absence")
    func publishedHaveFiles() throws {
        var count = 0
        for event in recording.events {
            guard case .publish(let release) = event.change, event.by != "npm" else { continue }
            count += 1
            let tarball = try #require(recording.tarball(of: event.package, version: release.version, at: event.at))
            #expect(tarball.fileCount > 1, "\(event.package)@\(release.version)")
            let before = Timestamp(milliseconds: event.at.milliseconds - 1)
            guard recording.revision(of: event.package, at: before) != nil else { continue }
            let last = try #require(try packument(event.package, before).versions.last).version
            let previous = try #require(recording.tarball(of: event.package, version: last, at: before))
            #expect(previous.fileCount > 1, "\(event.package)@\(last)")
        }
        #expect(count > 80)
    }

    @Test("The story stands in the packuments: new owner, new dependency, payload, removal")
    func story() throws {
        let before = try packument("event-stream", recording.starts)
        #expect(before.tag("latest") == "3.3.4")
        #expect(before.maintainers.map(\.name) == ["dominictarr"])
        #expect(before.versions.allSatisfy { $0.published(in: before).publisher?.name == "dominictarr" })

        let after = try packument("event-stream", moment("2018-09-09T08:28:59Z"))
        #expect(after.maintainers.map(\.name) == ["right9ctrl"])
        let bad = try #require(after.version("3.3.6")).published(in: after)
        #expect(bad.publisher?.name == "right9ctrl")
        #expect(bad.manifest.dependencies.contains(Dependency(name: "flatmap-stream", requirement: "^0.1.0", kind: .production)))
        #expect(after.tag("latest") == "3.3.6")

        let washed = try packument("event-stream", moment("2018-09-16T23:59:59Z"))
        let four = try #require(washed.version("4.0.0")).published(in: washed)
        #expect(!four.manifest.dependencies.contains { $0.name == "flatmap-stream" })

        let flatmap = try packument("flatmap-stream", moment("2018-10-05T23:59:59Z"))
        #expect(flatmap.versions.map(\.version) == ["0.1.0", "0.1.1"])
        #expect(flatmap.versions.allSatisfy { $0.published(in: flatmap).publisher?.name == "hugeglass" })
    }

    @Test("On 26 November the bad releases are gone, and their times stay")
    func removal() throws {
        let day = moment("2018-11-26T23:59:59Z")
        let stream = try packument("event-stream", day)
        #expect(stream.version("3.3.6") == nil)
        #expect(stream.version("3.3.5") != nil)
        #expect(stream.times["3.3.6"] == moment("2018-09-09T08:28:59Z"))
        #expect(stream.tag("latest") == "4.0.1")
        let flatmap = try packument("flatmap-stream", day)
        #expect(flatmap.versions.map(\.version) == ["0.0.1-security"])
        #expect(flatmap.times["0.1.1"] != nil)
        #expect(recording.tarball(of: "flatmap-stream", version: "0.1.1", at: moment("2018-11-26T00:00:00Z")) != nil)
        #expect(recording.tarball(of: "flatmap-stream", version: "0.1.1", at: day) == nil)
        #expect(recording.tarball(of: "event-stream", version: "3.3.6", at: day) == nil)
    }

    @Test("The payload has the shape of the real one and cannot work: no key decrypts its text")
    func inert() throws {
        let tarball = try #require(recording.tarball(of: "flatmap-stream", version: "0.1.1", at: moment("2018-10-05T23:59:59Z")))
        let content = try ReleaseContent.read(tarball: tarball.bytes)
        let code = String(decoding: try #require(content.file("index.min.js")).bytes, as: UTF8.self)
        for part in ["npm_package_description", "./test/data", "createDecipher", "aes256", "_compile"] {
            #expect(code.contains(part), "\(part)")
        }
        let source = String(decoding: try #require(content.file("index.js")).bytes, as: UTF8.self)
        #expect(!source.contains("createDecipher"))
        let hidden = String(decoding: try #require(content.file("test/data.js")).bytes, as: UTF8.self)
        let texts = hidden.split(separator: "\"").filter { $0.allSatisfy(\.isHexDigit) && $0.count > 100 }
        #expect(texts.count == 2)
        // AES decrypts whole blocks of 16 bytes; what is left over makes the last step fail with any key.
        #expect(texts.allSatisfy { $0.count % 32 != 0 })
        for name in ["0.1.0", "0.1.2"] {
            let other = try #require(recording.tarball(of: "flatmap-stream", version: name, at: moment("2018-11-20T00:00:00Z")))
            let files = try ReleaseContent.read(tarball: other.bytes).files
            #expect(files.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains("createDecipher") })
        }
    }

    @Test("The feed, followed moment by moment, brings every publication, in order")
    func feed() throws {
        var position = recording.firstSequence
        var published: [String] = []
        var known: [String: Set<String>] = [:]
        for package in recording.packageNames where recording.revision(of: package, at: recording.starts) != nil {
            known[package] = Set(try packument(package, recording.starts).versions.map(\.version))
        }
        for moment in recording.moments {
            let page = recording.changes(since: position, limit: 100, at: moment)
            position = page.lastSequence
            for change in page.changes {
                let versions = try packument(change.package, moment).versions.map(\.version)
                published += versions.filter { known[change.package]?.contains($0) != true }.map { "\(change.package)@\($0)" }
                known[change.package] = Set(versions)
            }
        }
        let expected = recording.events.compactMap { event in
            if case .publish(let release) = event.change { "\(event.package)@\(release.version)" } else { nil }
        }
        #expect(Set(published) == Set(expected))
        #expect(published.count == expected.count)
        #expect(position == recording.sequence(at: recording.ends))
    }

    @Test("Most publications have nothing to do with the incident, so that quiet can be seen")
    func background() {
        let chain: Set = [
            "event-stream", "flatmap-stream", "ps-tree", "npm-run-all", "nodemon", "pstree.remy", "gulp-inject",
            "gulp-angular-templatecache",
        ]
        let others = recording.events.filter { if case .publish = $0.change { !chain.contains($0.package) } else { false } }
        #expect(others.count >= 15)
        #expect(Set(others.map(\.package)).count >= 15)
    }

    @Test("The truth names releases of the recording, with the moments of their events")
    func truth() throws {
        let truth = try #require(try RecordingTruth.read(try BundledRecording.files("event-stream-2018")))
        #expect(truth.bad.map { "\($0.package)@\($0.version)" } == ["event-stream@3.3.6", "flatmap-stream@0.1.1"])
        for bad in truth.bad {
            let packument = try packument(bad.package, bad.published)
            #expect(packument.times[bad.version] == bad.published)
            let removed = try #require(bad.removed)
            #expect(recording.tarball(of: bad.package, version: bad.version, at: removed) == nil)
            #expect(recording.tarball(of: bad.package, version: bad.version, at: Timestamp(milliseconds: removed.milliseconds - 1)) != nil)
        }
        for reference in truth.disputed {
            #expect(try packument(reference.package, recording.ends).times[reference.version] != nil)
        }
    }
}
