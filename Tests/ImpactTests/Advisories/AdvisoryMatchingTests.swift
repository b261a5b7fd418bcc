// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import Testing

@Suite("Which versions a record covers")
struct AdvisoryMatchingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var what: String
        /// `i1.0.0 f1.2.0 l1.5.1 m2.0.0`: introduced, fixed, last affected, limit.
        var events: String
        var versions: [String] = []
        var affected: [String] = []
        var unaffected: [String] = []
        var unknown: [String] = []
        var testDescription: String { what }
    }

    static let cases: [Case] = [
        Case(what: "from the first on", events: "i0", affected: ["0.0.0-alpha", "0.0.0", "1.2.3", "99.0.0", "not-a-version", ""]),
        Case(
            what: "up to a fix", events: "i0 f1.2.0", affected: ["0.0.0-0", "0.1.0", "1.1.9", "1.2.0-rc.1", "v1.1.0", "1.1.0+b"],
            unaffected: ["1.2.0", "1.2.0+b", "1.2.1-alpha", "2.0.0"], unknown: ["latest", "1.x"]),
        Case(
            what: "up to the last affected", events: "i1.0.0 l1.5.1", affected: ["1.0.0", "1.5.1", "1.5.1+build", "1.5.1-rc"],
            unaffected: ["0.9.9", "1.0.0-rc", "1.5.2", "1.5.2-0"]),
        Case(
            what: "several stretches in one range", events: "i0 f1.3.2 i2.0.0 f2.0.1", affected: ["1.3.1", "2.0.0"],
            unaffected: ["1.3.2", "1.9.9", "2.0.1"]),
        Case(
            what: "events out of order", events: "i0 i2.0.0 f2.0.1 f1.3.2", affected: ["0.0.1", "1.3.1", "2.0.0"],
            unaffected: ["1.3.2", "2.0.0-rc", "2.0.1"]),
        Case(
            what: "fixed, then introduced again at once", events: "i0 f1.0.0 i1.0.0 f2.0.0", affected: ["0.5.0", "1.0.0", "1.9.0"],
            unaffected: ["2.0.0"]),
        Case(what: "introduced and fixed at once", events: "i1.0.0 f1.0.0", unaffected: ["0.9.0", "1.0.0", "1.0.1"]),
        Case(what: "one version", events: "i1.0.0 l1.0.0", affected: ["1.0.0"], unaffected: ["0.9.9", "1.0.1"]),
        Case(what: "one version, told backwards", events: "l1.0.0 i1.0.0", affected: ["1.0.0"], unaffected: ["0.9.9", "1.0.1"]),
        Case(
            what: "a limit", events: "i1.0.0 m2.0.0", affected: ["1.0.0", "1.9.9", "2.0.0-rc"], unaffected: ["0.1.0", "2.0.0", "3.0.0"]),
        Case(what: "several limits", events: "i1.0.0 m2.0.0 m3.0.0", affected: ["2.5.0"], unaffected: ["3.0.0"]),
        Case(what: "a limit that is none", events: "i1.0.0 m*", affected: ["1.0.0", "9.0.0"], unaffected: ["0.1.0"]),
        Case(what: "a limit before the fix", events: "i1.0.0 f3.0.0 m2.0.0", affected: ["1.5.0"], unaffected: ["2.0.0", "2.5.0"]),
        Case(
            what: "prereleases order as semver", events: "i1.0.0-beta.2 f1.0.0", affected: ["1.0.0-beta.11", "1.0.0-rc"],
            unaffected: ["1.0.0-beta.1", "1.0.0"]),
        Case(
            what: "a list alone", events: "", versions: ["0.1.1", "2.0.0-rc.1"], affected: ["0.1.1", "v0.1.1", "0.1.1+x", "2.0.0-rc.1"],
            unaffected: ["0.1.0", "2.0.0", "odd"]),
        Case(
            what: "a list of what is not semver", events: "", versions: ["2016-01", "latest"], affected: ["2016-01", "latest"],
            unaffected: ["1.0.0"]),
        Case(
            what: "a list beside a range does not narrow it", events: "i3.3.6 f4.0.0", versions: ["3.3.6"], affected: ["3.3.6", "3.3.7"],
            unaffected: ["3.3.5", "4.0.0"]),
        Case(
            what: "a list beside a range widens it", events: "i1.0.0 f1.1.0", versions: ["0.5.0"], affected: ["0.5.0", "1.0.0"],
            unaffected: ["0.5.1"]),
        Case(what: "neither list nor range", events: "", unknown: ["1.0.0"]),
        Case(what: "no introduced", events: "f1.0.0", unknown: ["0.9.0", "1.0.0"]),
        Case(what: "no introduced, but a list", events: "f1.0.0", versions: ["0.9.0"], affected: ["0.9.0"], unknown: ["0.8.0"]),
        Case(what: "an unreadable event", events: "i0 fsoon", unknown: ["0.9.0", "1.0.0"]),
        Case(what: "short versions are padded", events: "i1 f1.2", affected: ["1.0.0", "1.1.9"], unaffected: ["0.9.0", "1.2.0"]),
        Case(what: "larger than JavaScript counts", events: "i0 f99999999999999999999.0.0", unknown: ["1.0.0"]),
    ]

    @Test("OSV's algorithm", arguments: cases)
    func match(item: Case) throws {
        let events = try item.events.split(separator: " ").map { text in
            let kinds: [Character: AdvisoryRange.Event.Kind] = ["i": .introduced, "f": .fixed, "l": .lastAffected, "m": .limit]
            return (try #require(kinds[text.first ?? " "]), String(text.dropFirst()))
        }
        let record = advisory(events: events, versions: item.versions)
        #expect(!(item.affected + item.unaffected + item.unknown).isEmpty)
        for version in item.affected { #expect(record.match(name: "a", version: version) == .affected, "\(version)") }
        for version in item.unaffected { #expect(record.match(name: "a", version: version) == .unaffected, "\(version)") }
        for version in item.unknown { #expect(record.match(name: "a", version: version) == .unknown, "\(version)") }
        #expect(record.match(name: "b", version: "1.0.0") == .unaffected)
    }

    @Test("Several entries of one package are added up")
    func entries() throws {
        let record = try advisory(
            """
            {"id":"X-1","affected":[
              {"package":{"ecosystem":"npm","name":"ansi-regex"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"6.0.0"},{"fixed":"6.0.1"}]}]},
              {"package":{"ecosystem":"npm","name":"ansi-regex"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"3.0.0"},{"fixed":"3.0.1"}]}]}]}
            """)
        #expect(record.match(name: "ansi-regex", version: "3.0.0") == .affected)
        #expect(record.match(name: "ansi-regex", version: "4.0.0") == .unaffected)
        #expect(record.match(name: "ansi-regex", version: "6.0.0") == .affected)
    }

    @Test("GitHub's end of a range without a fix is kept to")
    func lastKnownRange() throws {
        let record = try advisory(
            """
            {"id":"GHSA-75v8-2h7p-7m2m","affected":[{"package":{"ecosystem":"npm","name":"formidable"},
             "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"2.1.0"}]}],
             "database_specific":{"last_known_affected_version_range":"< 2.1.3"}}]}
            """)
        #expect(record.match(name: "formidable", version: "2.1.2") == .affected)
        #expect(record.match(name: "formidable", version: "2.1.3") == .unaffected)
        #expect(record.match(name: "formidable", version: "3.5.3") == .unaffected)
        #expect(BulkAdvisories.range(of: [record], name: "formidable") == ">=2.1.0 <2.1.3")
    }

    @Test("Commits beside a list are not asked; alone they cannot be")
    func commits() throws {
        let git = #"{"type":"GIT","repo":"https://git.example/a","events":[{"introduced":"0"},{"fixed":"deadbeef"}]}"#
        let listed = try advisory(
            #"{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.0"],"ranges":[\#(git)]}]}"#)
        #expect(listed.match(name: "a", version: "1.0.0") == .affected)
        #expect(listed.match(name: "a", version: "2.0.0") == .unaffected)
        let alone = try advisory(#"{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[\#(git)]}]}"#)
        #expect(alone.match(name: "a", version: "2.0.0") == .unknown)
    }
}
