// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import TestSupport
import Testing

/// Real lockfiles against real advisories.
///
/// The expected list was made by `Evals/audit-expected.py`, which shares nothing with us: it reads lockfiles with regular
/// expressions of its own, follows OSV's published algorithm word by word, and compares versions with node-semver. Make it again
/// with `python3 Evals/audit-expected.py ../shared/data > Tests/Fixtures/Impact/audit-expected.tsv`.
@Suite("Real lockfiles and real advisories", .enabled(if: SharedData.has("lockfiles") && SharedData.has("advisories"), SharedData.isAbsent))
struct RealLockfileTests {
    struct Expected {
        var lockfileCount = 0
        /// Lockfile, release, ids.
        var releases: [String: [String: Set<String>]] = [:]
    }

    static func expected() throws -> Expected {
        var out = Expected()
        for line in try Fixture.lines("audit-expected.tsv") {
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 3)
            out.releases[fields[0], default: [:]][fields[1]] = Set(fields[2].split(separator: ",").map(String.init))
        }
        return out
    }

    static func lockfiles() throws -> [String] {
        let root = SharedData.url("lockfiles")
        let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
        let files = walk.compactMap { $0 as? URL }.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false }
        return files.map { "\($0.deletingLastPathComponent().lastPathComponent)/\($0.lastPathComponent)" }
            .filter { $0.contains("/") && !$0.hasSuffix("package.json") && !$0.hasSuffix(".tsv") }.sorted()
    }

    /// Reads a lockfile as an audit does; the folder's `package.json` belongs to none of the files in it.
    static func read(_ path: String) throws -> Lockfile {
        try Lockfile.read(try SharedData.bytes("lockfiles/\(path)"), fileName: path)
    }

    @Test("Every lockfile has exactly the affected releases, by exactly the records, that the independent route finds")
    func affected() throws {
        let index = try SharedAdvisories.all.get()
        #expect(index.count > 26_000)
        let expected = try Self.expected()
        let files = try Self.lockfiles()
        #expect(files.count >= 135)
        #expect(Set(expected.releases.keys).isSubset(of: files))
        var found = 0
        for file in files {
            let report = Audit().run(try Self.read(file), advisories: index)
            var releases: [String: Set<String>] = [:]
            for package in report.packages {
                releases["\(package.name)@\(package.version)"] = Set(package.problems.flatMap(\.records))
                #expect(!package.paths.isEmpty, "\(file): no path to \(package.name)")
            }
            found += releases.count
            #expect(releases == expected.releases[file] ?? [:], "\(file)")
        }
        #expect(found > 700)
    }

    @Test("One problem is shown once, whatever its names")
    func merged() throws {
        let index = try SharedAdvisories.all.get()
        let file = "yarn-classic/yarnpkg+yarn__packages__pkg-tests__yarn.lock"
        let report = Audit().run(try Self.read(file), advisories: index)
        for package in report.packages {
            var seen: Set<String> = []
            for problem in package.problems {
                for name in [problem.id] + problem.aliases { #expect(seen.insert(name).inserted, "\(package.name): \(name) twice") }
            }
            #expect(package.problems.filter(\.isMalware).count <= 1)
        }
        let lodash = report.packages.filter { $0.name == "lodash" }
        #expect(lodash.contains { $0.problems.contains { $0.records.count > 1 } })
    }

    @Test("The package itself that carried flatmap-stream: malware, first, once, with its path")
    func flatmapStream() throws {
        let index = try SharedAdvisories.all.get()
        let files = try Self.lockfiles().filter { $0.hasPrefix("flatmap-stream/") }
        #expect(files.count == 2)
        for file in files {
            let report = Audit().run(try Self.read(file), advisories: index)
            let first = try #require(report.packages.first)
            #expect(first.name == "flatmap-stream" && first.version == "0.1.0" && first.isMalware)
            #expect(first.problems.count == 1)
            #expect(Set(first.problems[0].records) == ["GHSA-mh6f-8j2x-4483", "MAL-2025-20690", "NSWG-ECO-477"])
            #expect(first.isDirect && first.paths.map(\.steps).contains(["flatmap-stream@0.1.0"]))
            #expect(report.packages.dropFirst().allSatisfy { !$0.isMalware })
        }
    }
}

/// The wallet that was the target, over the incident.
@Suite(
    "The wallet's lockfiles of 2018",
    .enabled(if: SharedData.has("lockfiles/copay-2018") && SharedData.has("advisories"), SharedData.isAbsent))
struct WalletLockfileTests {
    /// Lockfiles of the folder by their date, wherever in the name or path it stands.
    private func lockfile(of date: String) throws -> Lockfile {
        let root = SharedData.url("lockfiles/copay-2018")
        let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let compact = date.filter { $0 != "-" }
        let files = walk.compactMap { $0 as? URL }.filter { url in
            url.pathExtension == "json" && !url.lastPathComponent.hasSuffix("package.json")
                && (url.path.contains(date) || url.path.contains(compact))
        }
        let file = try #require(files.first, "no lockfile of \(date)")
        return try Lockfile.read([UInt8](try Data(contentsOf: file)), fileName: file.lastPathComponent)
    }

    @Test("On 26 October both are named as malware, first, once each, with the path")
    func october() throws {
        let report = Audit().run(try lockfile(of: "2018-10-26"), advisories: try SharedAdvisories.all.get())
        #expect(
            report.packages.filter(\.isMalware).map { "\($0.name)@\($0.version)" }.prefix(2).sorted() == [
                "event-stream@3.3.6", "flatmap-stream@0.1.1",
            ])
        let eventStream = try report.package("event-stream")
        let flatmapStream = try report.package("flatmap-stream")
        #expect(eventStream.problems.filter(\.isMalware).count == 1 && flatmapStream.problems.filter(\.isMalware).count == 1)
        let steps = try #require(flatmapStream.paths.first).steps.map { $0.prefix { $0 != "@" } }
        #expect(steps == ["npm-run-all", "ps-tree", "event-stream", "flatmap-stream"])
    }

    @Test("On 20 September neither is")
    func september() throws {
        let report = Audit().run(try lockfile(of: "2018-09-20"), advisories: try SharedAdvisories.all.get())
        #expect(report.couldLook)
        #expect(!report.packages.contains { ["event-stream", "flatmap-stream"].contains($0.name) })
    }
}
