// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import TestSupport
import Testing

/// The lockfiles of npm's own audit tests with the answers they are tested with, and what those tests expect.
@Suite("npm's own audit tests", .enabled(if: SharedData.has("audit-pairs/npm-cli"), SharedData.isAbsent))
struct NPMAuditPairsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var folder: String
        /// As npm's `--omit`, separated by commas.
        var omit = ""
        /// The answer it is tested with.
        var answer = "audit.json"
        var testDescription: String { "\(folder) omit=[\(omit)]" }
    }

    static let cases: [Case] =
        [
            Case(folder: "audit-all-severities"), Case(folder: "audit-dep-vuln-with-own-advisory"),
            Case(folder: "audit-missing-packument"), Case(folder: "audit-nyc-mkdirp"),
            Case(folder: "audit-nyc-mkdirp", answer: "advisory-bulk.json"), Case(folder: "audit-one-vuln"),
            Case(folder: "minimist-git-dep"), Case(folder: "minimist-git-metadep"),
        ]
        + ["", "dev", "optional", "dev,optional", "peer", "peer,dev", "peer,dev,optional"].map { omit in
            Case(
                folder: "audit-omit", omit: omit,
                answer: "bulk\(omit.split(separator: ",").map { "-omit\($0)" }.joined()).json")
        }

    private static func kinds(_ omit: String) -> Set<Dependency.Kind> {
        Set(omit.split(separator: ",").compactMap { ["dev": .development, "optional": .optional, "peer": .peer][String($0)] })
    }

    private func report(_ folder: String, omit: String, answer: String, answerFolder: String? = nil) throws -> (AuditReport, Lockfile) {
        let path = "audit-pairs/npm-cli/\(folder)"
        let lockfile = try sharedLockfile("\(path)/package-lock.json")
        let advisories = try NPMAdvisories.read(
            try SharedData.bytes("audit-pairs/npm-cli/\(answerFolder ?? folder)/\(answer)"))
        return (Audit(omitted: Self.kinds(omit)).run(lockfile, advisories: AdvisoryIndex(advisories)), lockfile)
    }

    @Test("Each case names the places that npm's tests expect", arguments: cases)
    func expected(item: Case) throws {
        let rows = try Fixture.lines("npm-audit-expected.tsv")
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count == 5 && $0[0] == item.folder && $0[1] == item.omit }
        // npm's tests expect nothing at all when every group is left out, and only then.
        #expect(rows.isEmpty == (item.omit == "peer,dev,optional"))
        let (report, _) = try report(item.folder, omit: item.omit, answer: item.answer)
        #expect(report.releases == Set(rows.map { "\($0[3])@\($0[4])" }))
        #expect(Set(report.packages.flatMap(\.keys)) == Set(rows.map { $0[2] }))
        #expect(report.packages.allSatisfy { !$0.problems.isEmpty && !$0.paths.isEmpty })
    }

    @Test(
        "The old quick answer gives the same places, whatever is left out",
        arguments: ["", "dev", "optional", "dev,optional", "peer", "peer,dev"])
    func quick(omit: String) throws {
        let rows = try Fixture.lines("npm-audit-expected.tsv")
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count == 5 && $0[0] == "audit-omit" && $0[1] == omit }
        let (report, _) = try report("audit-omit", omit: omit, answer: "quick.json")
        #expect(Set(report.packages.flatMap(\.keys)) == Set(rows.map { $0[2] }))
    }

    @Test("The versions that a quick answer names are found, with the paths it gives")
    func findings() throws {
        let root = try JSONDocument(try SharedData.bytes("audit-pairs/npm-cli/audit-fix-old-tap/audit.json")).root
        let (report, _) = try report("audit-fix-old-tap", omit: "", answer: "audit.json")
        var expected: Set<String> = []
        var paths: [String: Set<String>] = [:]
        for advisory in try #require(root["advisories"]).members.map(\.value) {
            let name = try #require(advisory["module_name"]?.string)
            for finding in try #require(advisory["findings"]).elements {
                let release = "\(name)@\(try #require(finding["version"]?.string))"
                expected.insert(release)
                paths[release, default: []].formUnion(try #require(finding["paths"]).elements.compactMap(\.string))
            }
        }
        #expect(!expected.isEmpty)
        #expect(report.releases == expected)
        for package in report.packages {
            // npm 6 walked the folders, so it names each path once for each place; ours are the shortest of them.
            let known = try #require(paths["\(package.name)@\(package.version)"])
            for path in package.paths {
                let names = path.steps.map { String($0[..<($0.lastIndex(of: "@") ?? $0.endIndex)]) }.joined(separator: ">")
                #expect(known.contains(names), "\(package.name): \(names)")
            }
        }
    }

    @Test("A package that only its dependency makes vulnerable is not named itself")
    func metaVulnerabilities() throws {
        // No answer is kept for this case; npm's tests ask with the one of the case beside it.
        let (report, _) = try report("audit-mkdirp", omit: "", answer: "advisory-bulk.json", answerFolder: "audit-nyc-mkdirp")
        #expect(report.releases == ["minimist@0.0.8"])
        #expect(report.packages.first?.paths.map(\.steps) == [["mkdirp-unfixable", "mkdirp@0.5.1", "minimist@0.0.8"]])
        #expect(report.unread.map(\.name) == ["mkdirp-unfixable"] && report.unread.map(\.reason) == [.local])
    }

    @Test("What comes from a repository is looked up by what it claims to be, and named as not from the registry")
    func gitDependency() throws {
        let (report, _) = try report("minimist-git-dep", omit: "", answer: "audit.json")
        #expect(report.releases == ["minimist@0.0.8"])
        #expect(report.unread.map(\.reason) == [.git])
        #expect(report.unread.map(\.name) == ["minimist"])
    }
}
