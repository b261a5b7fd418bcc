// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import Testing

/// The audit on small lockfiles of our own.
@Suite("Audit")
struct AuditTests {
    /// The records of the event-stream incident in their four shapes, as published (texts shortened): a CWE and a range beside a
    /// list, a CWE and a list, words alone, a MAL id. No two share an alias.
    static let incident = [
        """
        {"id":"GHSA-mh6f-8j2x-4483","aliases":[],"published":"2018-11-26T23:58:21Z",
         "summary":"Critical severity vulnerability that affects event-stream and flatmap-stream",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"npm","name":"event-stream"},
           "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"3.3.6"},{"fixed":"4.0.0"}]}],"versions":["3.3.6"]},
          {"package":{"ecosystem":"npm","name":"flatmap-stream"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}],
         "database_specific":{"cwe_ids":["CWE-506"],"severity":"CRITICAL"}}
        """,
        """
        {"id":"GHSA-9x64-5r7x-2q53","published":"2020-09-01T21:21:32Z","aliases":[],"summary":"Malicious Package in flatmap-stream",
         "affected":[{"package":{"ecosystem":"npm","name":"flatmap-stream"},"versions":["0.1.1"]}],
         "database_specific":{"severity":"CRITICAL","cwe_ids":["CWE-506"]}}
        """,
        """
        {"id":"NSWG-ECO-477","aliases":[],"published":"2018-11-26T00:00:00Z","summary":"Embedded Malicious Code",
         "affected":[{"package":{"ecosystem":"npm","name":"flatmap-stream"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}],
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}]}
        """,
        """
        {"id":"MAL-2025-20690","modified":"2025-08-14T18:52:04Z","summary":"Malicious code in flatmap-stream (npm)",
         "affected":[{"package":{"ecosystem":"npm","name":"flatmap-stream"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}
        """,
    ]

    /// A project as the wallet was: npm-run-all, through ps-tree, brings event-stream. `isPoisoned`: of 26 October 2018.
    static func wallet(isPoisoned: Bool) -> String {
        let eventStream =
            isPoisoned
            ? #""node_modules/event-stream":{"version":"3.3.6","dev":true,"dependencies":{"flatmap-stream":"^0.1.0"}},"node_modules/flatmap-stream":{"version":"0.1.1","dev":true},"#
            : #""node_modules/event-stream":{"version":"3.3.4","dev":true},"#
        return """
            {"name":"wallet","lockfileVersion":3,"packages":{
             "":{"name":"wallet","dependencies":{"minimist":"^1.2.0"},"devDependencies":{"npm-run-all":"^4.1.1"}},
             "node_modules/minimist":{"version":"1.2.0"},
             \(eventStream)
             "node_modules/npm-run-all":{"version":"4.1.3","dev":true,"dependencies":{"ps-tree":"^1.1.0","minimist":"^1.2.0"}},
             "node_modules/ps-tree":{"version":"1.1.0","dev":true,"dependencies":{"event-stream":"~3.3.0"}}}}
            """
    }

    static let minimist = """
        {"id":"GHSA-vh95-rmgr-6w4m","aliases":["CVE-2020-7598"],"summary":"Prototype Pollution in minimist",
         "affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[
           {"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"0.2.1"}]},{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.3"}]}]}],
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L"}]}
        """

    private func index(_ texts: [String]) throws -> AdvisoryIndex { AdvisoryIndex(try texts.map { try advisory($0) }) }

    @Test("The poisoned project: both releases as malware, first, once each, with the path")
    func poisoned() throws {
        let report = Audit().run(try lockfile(Self.wallet(isPoisoned: true)), advisories: try index(Self.incident + [Self.minimist]))
        #expect(report.packages.map { "\($0.name)@\($0.version)" } == ["event-stream@3.3.6", "flatmap-stream@0.1.1", "minimist@1.2.0"])
        let eventStream = try report.package("event-stream")
        #expect(eventStream.isMalware && eventStream.problems.count == 1)
        #expect(eventStream.paths.map(\.steps) == [["npm-run-all@4.1.3", "ps-tree@1.1.0", "event-stream@3.3.6"]])
        #expect(eventStream.problems[0].fixedVersion == "4.0.0" && eventStream.isDevelopment == true && !eventStream.isDirect)
        let flatmap = try report.package("flatmap-stream")
        #expect(flatmap.isMalware && flatmap.problems.count == 1)
        #expect(flatmap.paths.map(\.steps) == [["npm-run-all@4.1.3", "ps-tree@1.1.0", "event-stream@3.3.6", "flatmap-stream@0.1.1"]])
        #expect(flatmap.problems[0].id == "MAL-2025-20690" && flatmap.problems[0].fixedVersion == nil)
        #expect(Set(flatmap.problems[0].records) == ["GHSA-mh6f-8j2x-4483", "GHSA-9x64-5r7x-2q53", "NSWG-ECO-477", "MAL-2025-20690"])
        #expect(flatmap.problems[0].severity == .critical && flatmap.problems[0].score == 10)
        let minimist = try report.package("minimist")
        #expect(minimist.isDirect && minimist.safeVersion == "1.2.3" && minimist.problems[0].severity == .moderate)
        #expect(minimist.paths.map(\.steps) == [["minimist@1.2.0"], ["npm-run-all@4.1.3", "minimist@1.2.0"]])
        #expect(AuditThreshold.allCases.allSatisfy { report.hasProblem(atLeast: $0) })
    }

    @Test("The project before it: neither")
    func before() throws {
        let report = Audit().run(try lockfile(Self.wallet(isPoisoned: false)), advisories: try index(Self.incident + [Self.minimist]))
        #expect(report.releases == ["minimist@1.2.0"])
        #expect(report.hasProblem(atLeast: .moderate) && !report.hasProblem(atLeast: .high) && !report.hasProblem(atLeast: .malware))
    }

    @Test("Leaving out a group leaves out what only it needs")
    func omitted() throws {
        let report = Audit(omitted: [.development]).run(
            try lockfile(Self.wallet(isPoisoned: true)), advisories: try index(Self.incident + [Self.minimist]))
        #expect(report.releases == ["minimist@1.2.0"])
        #expect(report.omittedCount == 4 && report.releaseCount == 1)
        #expect(try report.package("minimist").paths.map(\.steps) == [["minimist@1.2.0"]])
    }

    @Test("Without a single advisory there is no all-clear")
    func nothingToLookIn() throws {
        let report = Audit().run(try lockfile(Self.wallet(isPoisoned: true)), advisories: AdvisoryIndex())
        #expect(report.packages.isEmpty && !report.couldLook)
    }

    @Test("Withdrawn records are dropped; records taken back by their title are shown as information")
    func withdrawn() throws {
        let body =
            #""affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]"#
        let file = try lockfile(Self.wallet(isPoisoned: false))
        let gone = Audit().run(file, advisories: try index([#"{"id":"A","withdrawn":"2020-01-01T00:00:00Z","summary":"x",\#(body)}"#]))
        #expect(gone.packages.isEmpty && gone.couldLook)
        let titled = Audit().run(
            file,
            advisories: try index([
                #"{"id":"A","summary":"Withdrawn Advisory: minimist was malware","database_specific":{"cwe_ids":["CWE-506"],"severity":"CRITICAL"},\#(body)}"#
            ]))
        let problem = try titled.package("minimist").problems[0]
        #expect(problem.isRetracted && !problem.isMalware && problem.severity == .info)
        #expect(titled.hasProblem(atLeast: .info) && !titled.hasProblem(atLeast: .low))
    }

    /// Which records are one problem: titles and aliases of two records about one version, and how many problems they make.
    @Test(
        "Records of one problem are joined, others are not",
        arguments: [
            (#""aliases":["CVE-1"],"summary":"x""#, #""aliases":["CVE-1"],"summary":"y""#, 1),
            (#""aliases":["CVE-1"],"summary":"x""#, #""aliases":["CVE-2"],"summary":"x""#, 2),
            (#""aliases":["GHSA-b"],"summary":"x""#, #""aliases":[],"summary":"y""#, 1),
            (#""aliases":[],"summary":"Denial of Service in minimist""#, #""aliases":[],"summary":"Denial of service""#, 1),
            (#""aliases":["CVE-1"],"summary":"Denial of Service in minimist""#, #""aliases":[],"summary":"Denial of Service""#, 1),
            (#""aliases":[],"summary":"Denial of Service""#, #""aliases":[],"summary":"Path traversal""#, 2),
            (#""aliases":[],"summary":"Duplicate Advisory: It burns""#, #""aliases":["CVE-1"],"summary":"It burns""#, 1),
            (#""aliases":[],"related":["GHSA-b"],"summary":"x""#, #""aliases":[],"summary":"y""#, 2),
            (#""aliases":[],"summary":"Malicious code in minimist""#, #""aliases":[],"summary":"minimist is malware""#, 1),
            (#""aliases":[],"summary":"Malicious code in minimist""#, #""aliases":[],"summary":"Prototype pollution""#, 2),
        ])
    func joined(first: String, second: String, count: Int) throws {
        func record(_ id: String, _ members: String) -> String {
            #"{"id":"\#(id)",\#(members),"affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.3"}]}]}]}"#
        }
        let index = try index([record("NSWG-a", first), record("GHSA-b", second)])
        let report = Audit().run(try lockfile(Self.wallet(isPoisoned: false)), advisories: index)
        #expect(try report.package("minimist").problems.count == count)
    }

    @Test("Names are linked by a record that does not cover the version, and the same record twice counts once")
    func linkedFromAfar() throws {
        func record(_ id: String, _ aliases: String, _ fixed: String) -> String {
            #"{"id":"\#(id)","aliases":[\#(aliases)],"summary":"\#(id)","affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"\#(fixed)"}]}]}]}"#
        }
        let records = [
            record("A", #""CVE-1""#, "2.0.0"), record("B", #""CVE-2""#, "2.0.0"), record("C", #""CVE-1","CVE-2""#, "0.1.0"),
            record("A", #""CVE-1""#, "2.0.0"),
        ]
        let report = Audit().run(try lockfile(Self.wallet(isPoisoned: false)), advisories: try index(records))
        let problems = try report.package("minimist").problems
        #expect(problems.count == 1 && problems[0].records == ["A", "B"] && problems[0].aliases == ["B", "C", "CVE-1", "CVE-2"])
    }

    @Test("A fix that another record covers is no way out")
    func fixes() throws {
        func record(_ id: String, _ introduced: String, _ end: String) -> String {
            #"{"id":"\#(id)","summary":"\#(id)","aliases":["CVE-\#(id)"],"affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"\#(introduced)"},\#(end)]}]}]}"#
        }
        let file = try lockfile(Self.wallet(isPoisoned: false))
        let report = Audit().run(
            file, advisories: try index([record("A", "0", #"{"fixed":"1.2.3"}"#), record("B", "1.2.2", #"{"fixed":"1.2.6"}"#)]))
        let package = try report.package("minimist")
        #expect(package.problems.map(\.id) == ["A"] && package.problems[0].fixedVersion == "1.2.3" && package.safeVersion == "1.2.6")
        let last = Audit().run(file, advisories: try index([record("A", "0", #"{"last_affected":"1.2.5"}"#)]))
        #expect(try last.package("minimist").problems[0].fixedVersion == nil)
        #expect(try last.package("minimist").problems[0].lastAffected == "1.2.5")
    }

    @Test("What cannot be told is said, not passed over")
    func undecided() throws {
        let report = Audit().run(
            try lockfile(Self.wallet(isPoisoned: false)),
            advisories: try index([
                #"{"id":"A","affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"soon"}]}]}]}"#
            ]))
        #expect(report.packages.isEmpty)
        #expect(report.undecided == [.init(name: "minimist", version: "1.2.0", id: "A")])
    }

    @Test("A lockfile made to be slow is answered: rings, layers that multiply, deep chains")
    func hostileGraph() throws {
        var entries: [String] = []
        // 30 layers of 10, each requiring all of the next: 10^30 ways down.
        for layer in 0..<30 {
            for place in 0..<10 {
                let next = layer == 29 ? "" : (0..<10).map { #""l\#(layer + 1)-\#($0)":"1""# }.joined(separator: ",")
                entries.append(#""node_modules/l\#(layer)-\#(place)":{"version":"1.0.0","dependencies":{\#(next)}}"#)
            }
        }
        // A chain of 3,000 with a ring at its end.
        for link in 0..<3000 {
            entries.append(#""node_modules/c\#(link)":{"version":"1.0.0","dependencies":{"c\#(link == 2999 ? 0 : link + 1)":"1"}}"#)
        }
        let text = #"{"lockfileVersion":3,"packages":{"":{"dependencies":{"l0-0":"1","c0":"1"}},\#(entries.joined(separator: ","))}}"#
        func record(_ name: String) -> String {
            #"{"id":"X-\#(name)","affected":[{"package":{"ecosystem":"npm","name":"\#(name)"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}"#
        }
        let report = Audit().run(try lockfile(text), advisories: try index(["l29-9", "c2999", "c5"].map(record)))
        #expect(report.releases == ["l29-9@1.0.0", "c2999@1.0.0", "c5@1.0.0"])
        #expect(try report.package("c5").paths.first?.steps.count == 6)
        #expect(try report.package("c2999").paths.first?.steps.count == 3000)
        #expect(try report.package("l29-9").paths.first?.steps.count == 30)
    }
}
