// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Impact
import NPMModel
import Testing
import Watch

@Suite("What an audit prints")
struct AuditViewTests {
    static let lockfileText = """
        {
          "name": "wallet",
          "lockfileVersion": 3,
          "packages": {
            "": {"name": "wallet", "dependencies": {"minimist": "^1.2.0", "fork": "github:somebody/fork"}, "devDependencies": {"npm-run-all": "^4.1.1"}},
            "node_modules/event-stream": {
              "version": "3.3.6", "dev": true, "dependencies": {"flatmap-stream": "^0.1.0"}
            },
            "node_modules/flatmap-stream": {
              "version": "0.1.1", "dev": true
            },
            "node_modules/fork": {
              "version": "1.0.0", "resolved": "git+ssh://git@github.com/somebody/fork.git#0123456789012345678901234567890123456789"
            },
            "node_modules/minimist": {
              "version": "1.2.0"
            },
            "node_modules/npm-run-all": {
              "version": "4.1.3", "dev": true, "dependencies": {"ps-tree": "^1.1.0"}
            },
            "node_modules/ps-tree": {
              "version": "1.1.0", "dev": true, "dependencies": {"event-stream": "~3.3.0"}
            }
          }
        }
        """

    static let records = [
        """
        {"id":"GHSA-mh6f-8j2x-4483","summary":"Critical severity vulnerability that affects event-stream and flatmap-stream",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"npm","name":"event-stream"},
           "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"3.3.6"},{"fixed":"4.0.0"}]}],"versions":["3.3.6"]},
          {"package":{"ecosystem":"npm","name":"flatmap-stream"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}],
         "database_specific":{"cwe_ids":["CWE-506"]}}
        """,
        """
        {"id":"GHSA-vh95-rmgr-6w4m","aliases":["CVE-2020-7598"],"summary":"Prototype Pollution in minimist \\u001b[31m\\u202e",
         "affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.3"}]}]}],
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L"}],"database_specific":{"cwe_ids":["CWE-1321"]}}
        """,
        #"{"id":"X-ODD","summary":"Odd","affected":[{"package":{"ecosystem":"npm","name":"ps-tree"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"soon"}]}]}]}"#,
    ]

    private func view(_ records: [String] = records, judged: [JudgedRelease] = [], threshold: AuditThreshold = .low) throws -> AuditView {
        let lockfile = try Lockfile.read(Array(Self.lockfileText.utf8), fileName: "package-lock.json")
        let index = AdvisoryIndex(try records.map { try Advisory(json: Array($0.utf8)) })
        return AuditView(
            report: Audit().run(lockfile, advisories: index), lockfile: "wallet dir/package-lock.json", judged: judged, threshold: threshold
        )
    }

    private func judged(_ verdict: Verdict, bits: Double = 4) -> JudgedRelease {
        let finding = Finding(
            id: "new-dependency-unknown", revision: 1, title: "Adds the dependency flatmap-stream, published 4 days before",
            severity: .high,
            confidence: .high, bits: bits, group: "dependencies", evidence: [Evidence(file: Evidence.registry, excerpt: "flatmap-stream")],
            meaning: "New code from an unknown owner.")
        return JudgedRelease(
            release: ReleaseReference(name: "event-stream", version: "3.3.6"), verdict: verdict, sum: WeightSum(prior: -10, terms: []),
            findings: [finding], unread: [], publishedAt: Timestamp("2018-09-09T02:51:43Z"), publisher: "right9ctrl")
    }

    @Test("Text: malware first, with the way to it, what to do, and what could not be looked at")
    func text() throws {
        let text = AuditText(try view(judged: [judged(.suspicious)]), colour: false).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == " MALWARE  2 locked releases are malicious.")
        let order = ["event-stream@3.3.6", "flatmap-stream@0.1.1", "Stop installs", "minimist@1.2.0", "What happened", "Looked up by name"]
        let positions = order.map { word in lines.firstIndex { $0.contains(word) } }
        #expect(!positions.contains(nil) && positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
        #expect(lines.contains("    through npm-run-all@4.1.3 > ps-tree@1.1.0 > event-stream@3.3.6 > flatmap-stream@0.1.1"))
        #expect(text.contains("MODERATE minimist@1.2.0  (direct)"))
        #expect(text.contains("moderate 5.6  Prototype Pollution in minimist"))
        #expect(text.contains("fixed in 1.2.3") && text.contains("no fixed version is known: remove it"))
        #expect(text.contains("fork@1.0.0: from a repository"))
        #expect(text.contains("X-ODD names ps-tree"))
        #expect(text.contains("3 problems in 3 releases (2 malware, 1 moderate). Looked up 6 releases of 6 entries in 3 advisories."))
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test("Colour only when asked for")
    func colour() throws {
        #expect(AuditText(try view(), colour: true).text.contains("\u{1B}[1;97;41m MALWARE \u{1B}[0m"))
        #expect(!AuditText(try view(), colour: true).text.unicodeScalars.contains("\u{202E}"))
    }

    @Test("JSON: the documented members")
    func json() throws {
        let root = try JSONDocument(try view(judged: [judged(.suspicious)]).json.text).root
        #expect(root["version"]?.integer == 1 && root["outcome"]?.string == "found")
        let packages = try #require(root["packages"]).elements.map { $0 }
        #expect(packages.map { $0["name"]?.string } == ["event-stream", "flatmap-stream", "minimist"])
        let first = packages[0]
        #expect(first["version"]?.string == "3.3.6" && first["malware"]?.boolean == true && first["direct"]?.boolean == false)
        let path = try #require(first["paths"]?.elements.map { $0 }.first).elements.map { $0.string }
        #expect(path == ["npm-run-all@4.1.3", "ps-tree@1.1.0", "event-stream@3.3.6"])
        #expect(first["findings"]?.elements.map { $0["id"]?.string } == ["new-dependency-unknown"])
        #expect(first["verdict"]?.string == "suspicious")
        let advisory = try #require(packages[2]["advisories"]?.elements.map { $0 }.first)
        #expect(advisory["id"]?.string == "GHSA-vh95-rmgr-6w4m" && advisory["aliases"]?.elements.map { $0.string } == ["CVE-2020-7598"])
        #expect(advisory["score"]?.double == 5.6 && advisory["severity"]?.string == "moderate" && advisory["fixed"]?.string == "1.2.3")
        #expect(advisory["malware"]?.boolean == false && advisory["url"]?.string == "https://github.com/advisories/GHSA-vh95-rmgr-6w4m")
        #expect(root["unread"]?.elements.map { $0["reason"]?.string } == ["git"])
        #expect(root["undecided"]?.count == 1 && root["counts"]?["malware"]?.integer == 2 && root["advisories"]?["count"]?.integer == 3)
    }

    @Test("Nothing found is no all-clear while something could not be judged")
    func incompleteIsNoAllClear() throws {
        var view = try view()
        view.report.packages = []
        view.judged = []
        #expect(!view.report.undecided.isEmpty && view.outcome == .couldNotLook)
        view.report.undecided = []
        view.report.unread = view.report.unread.filter { $0.reason != .damaged }
        #expect(view.outcome == .nothingFound)
        view.judged = [judged(.unread)]
        #expect(view.outcome == .couldNotLook)
    }

    @Test("SARIF: rules, results at the line of the entry, and what could not be looked at")
    func sarif() throws {
        let sarif = AuditSARIF(try view(), lockfile: Array(Self.lockfileText.utf8), programVersion: "0.1.0").json
        let root = try JSONDocument(sarif.text).root
        #expect(root["version"]?.string == "2.1.0")
        let run = try #require(root["runs"]?.elements.map { $0 }.first)
        let rules = try #require(run["tool"]?["driver"]?["rules"]).elements.map { $0 }
        #expect(rules.map { $0["id"]?.string } == ["GHSA-mh6f-8j2x-4483", "GHSA-vh95-rmgr-6w4m"])
        #expect(rules.map { $0["properties"]?["security-severity"]?.string } == ["9.8", "5.6"])
        let results = try #require(run["results"]).elements.map { $0 }
        #expect(results.map { $0["ruleIndex"]?.integer } == [0, 0, 1])
        #expect(results.map { $0["level"]?.string } == ["error", "error", "warning"])
        let places = results.map { $0["locations"]?.elements.map { $0 }.first?["physicalLocation"] }
        #expect(places.map { $0?["region"]?["startLine"]?.integer } == [6, 9, 15])
        #expect(places[0]?["artifactLocation"]?["uri"]?.string == "wallet%20dir/package-lock.json")
        let invocation = try #require(run["invocations"]?.elements.map { $0 }.first)
        #expect(invocation["executionSuccessful"]?.boolean == true && invocation["toolExecutionNotifications"]?.count == 3)
        let blind = AuditSARIF(try view([]), lockfile: [], programVersion: "0.1.0").json
        #expect(blind.text.contains(#""executionSuccessful":false"#))
    }

    @Test("How it ends: nothing, found, could not look")
    func outcomes() throws {
        let minimist = [Self.records[1]]
        #expect(try view(minimist).outcome == .found)
        #expect(try view(minimist, threshold: .moderate).outcome == .found)
        #expect(try view(minimist, threshold: .high).outcome == .nothingFound)
        #expect(try view(minimist, threshold: .malware).outcome == .nothingFound)
        #expect(try view(threshold: .malware).outcome == .found)
        #expect(try view([]).outcome == .couldNotLook)
        #expect(try view([]).warnings.count == 1)
        #expect(try AuditText(view([]), colour: false).text.contains("There are no advisories to look in"))
        #expect(try view(minimist, judged: [judged(.dangerous)], threshold: .critical).outcome == .found)
        #expect(try view(minimist, judged: [judged(.suspicious)], threshold: .critical).outcome == .nothingFound)
    }

    @Test("Advisories imported long ago are no all-clear")
    func stale() throws {
        let report = try view([Self.records[1]], threshold: .high).report
        let imported = try #require(Timestamp("2025-01-01T00:00:00Z"))
        let fresh = AuditView(report: report, lockfile: "x", importedAt: imported, now: imported.adding(days: 6), threshold: .high)
        #expect(fresh.outcome == .nothingFound && fresh.warnings.isEmpty)
        let old = AuditView(report: report, lockfile: "x", importedAt: imported, now: imported.adding(days: 8), threshold: .high)
        #expect(old.outcome == .couldNotLook && old.staleDays == 8 && old.warnings.count == 1)
        #expect(AuditView(report: report, lockfile: "x", importedAt: imported, now: imported.adding(days: 8)).outcome == .found)
    }

    @Test("Lines are found in every kind of lockfile")
    func lines() throws {
        func line(_ text: String, key: String, name: String, version: String) -> Int? {
            var package = AuditedPackage(name: name, version: version)
            package.keys = [key]
            return AuditSARIF.line(of: package, in: Array(text.utf8))
        }
        let yarn =
            "# yarn lockfile v1\n\n\n\"@a/b@^1.0.0\", \"@a/b@^1.1.0\":\n  version \"1.1.0\"\n\nms@2.0.0, ms@^2.0.0:\n  version \"2.0.0\"\n"
        #expect(line(yarn, key: "ms@2.0.0, ms@^2.0.0", name: "ms", version: "2.0.0") == 7)
        #expect(line(yarn, key: "@a/b@^1.0.0, @a/b@^1.1.0", name: "@a/b", version: "1.1.0") == 4)
        let pnpm = "lockfileVersion: '9.0'\npackages:\n\n  '@a/b@1.0.0':\n    resolution: {}\n\n  ms@2.0.0:\n    resolution: {}\n"
        #expect(line(pnpm, key: "ms@2.0.0", name: "ms", version: "2.0.0") == 7)
        #expect(line(pnpm, key: "@a/b@1.0.0", name: "@a/b", version: "1.0.0") == 4)
        let nested =
            "{\n \"dependencies\": {\n  \"ms\": {\n   \"version\": \"1.0.0\"\n  },\n  \"a\": {\n   \"version\": \"1.0.0\",\n   \"dependencies\": {\n    \"ms\": {\n     \"version\": \"2.0.0\"\n"
        #expect(line(nested, key: "node_modules/a/node_modules/ms", name: "ms", version: "2.0.0") == 9)
        #expect(line("", key: "x", name: "x", version: "1") == nil)
    }
}
