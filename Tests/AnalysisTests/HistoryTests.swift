// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import TestSupport
import Testing

@Suite struct HistoryTests {
    private func packument(_ versions: [(String, String, String)], times extra: [(String, String)] = [], latest: String? = nil) throws
        -> Packument
    {
        let entries = versions.map {
            #""\#($0.0)":{"name":"p","version":"\#($0.0)","dependencies":{"a":"^1.0.0"},"scripts":{"postinstall":"node x.js","test":"t"},"_npmUser":{"name":"ann","email":"Ann@mail.example"},"maintainers":[{"name":"ann"}],"dist":{"integrity":"\#($0.2)"}}"#
        }
        let times = (versions.map { ($0.0, $0.1) } + extra).map { #""\#($0.0)":"\#($0.1)""# }
        let tag = latest.map { #","dist-tags":{"latest":"\#($0)"}"# } ?? ""
        return Packument.read(
            try JSONDocument(
                #"{"name":"p","_rev":"\#(versions.count)-x","versions":{\#(entries.joined(separator: ","))},"time":{"created":"2020-01-01T00:00:00Z",\#(times.joined(separator: ","))}\#(tag)}"#
            ).root)
    }

    private let first = [("1.0.0", "2020-01-01T00:00:00Z", "sha512-a"), ("1.1.0", "2020-02-01T00:00:00Z", "sha512-b")]

    @Test("A packument's releases come oldest first, with what later ones are compared with")
    func reads() throws {
        let history = PackageHistory(packument: try packument(first))
        #expect(history.releases.map(\.version) == ["1.0.0", "1.1.0"])
        let release = try #require(history["1.1.0"])
        #expect(release.publisher == "ann" && release.maintainers == ["ann"] && release.integrity == "sha512-b")
        #expect(release.dependencies == ["a": "^1.0.0"] && release.installScripts == ["postinstall": "node x.js"])
        #expect(release.publisherEmailDigest == PastRelease.emailDigest("ann@mail.example"))
        #expect(release.publisherEmailDigest?.contains("@") == false)
        #expect(history.changes.isEmpty)
    }

    @Test("A look before a version leaves that version and later ones out")
    func upTo() throws {
        let document = try packument(first + [("2.0.0", "2020-03-01T00:00:00Z", "sha512-c")])
        #expect(PackageHistory(packument: document, upTo: "1.1.0").releases.map(\.version) == ["1.0.0"])
        #expect(PackageHistory(packument: document, upTo: "1.0.0").releases.isEmpty)
        #expect(PackageHistory(packument: document, before: Timestamp("2020-02-15T00:00:00Z")).releases.count == 2)
    }

    @Test("Without times, a version's history is what the document lists before it, for a new history and for a known one")
    func withoutTimes() throws {
        let entries = ["1.0.0", "1.0.1", "1.0.2", "1.0.3"].map {
            #""\#($0)":{"name":"p","version":"\#($0)"\#($0 == "1.0.0" ? "" : #","scripts":{"postinstall":"node x.js"}"#)}"#
        }
        let document = Packument.read(try JSONDocument(#"{"name":"p","versions":{\#(entries.joined(separator: ","))}}"#).root)
        #expect(PackageHistory(packument: document, upTo: "1.0.1").releases.map(\.version) == ["1.0.0"])
        var known = PackageHistory(name: "p")
        known.absorb(document, upTo: "1.0.2")
        #expect(known.releases.map(\.version) == ["1.0.0", "1.0.1"])
        known.absorb(document, upTo: "1.0.1")
        #expect(known.releases.map(\.version) == ["1.0.0", "1.0.1"] && known.changes.isEmpty)
        var review = ReleaseUnderReview(release: ReleaseReference(name: "p", version: "1.0.1"), content: ReleaseContent(files: []))
        review.take(document)
        #expect(Judge.judge(review).findings.contains { $0.id == "install-script-added" })
        review.history = PackageHistory(packument: document)
        #expect(ReleaseFacts(review).earlier.map(\.version) == ["1.0.0"])
    }

    @Test("What was taken back is no precedent")
    func removedIsNoPrecedent() {
        let evil = PastRelease.sample("1.3.2", "2021-05-20T00:00:00Z", by: "eve", maintainers: ["eve"]) {
            $0.isRemoved = true
            $0.dependencies = ["evil": "^1.0.0"]
            $0.installScripts = ["postinstall": "node a.js"]
        }
        let facts = ReleaseFacts(
            .sampleEvent(
                by: "eve", manifest: .sample(dependencies: ["evil": "^1.0.0"]), after: PastRelease.ordinaryYear + [evil],
                maintainers: ["eve"]))
        #expect(facts.comparison.newDependencies.map(\.name) == ["evil"])
        #expect(facts.comparison.byPublisher.isEmpty && facts.comparison.precedents.count == 5)
        let ids = Judge.judge(facts).findings.map(\.id)
        #expect(ids.contains("new-publisher") && ids.contains("maintainers-replaced"))
    }

    @Test(
        "A first release of minutes or days before hides nothing in the second", arguments: ["1.3.2", "0.9.1"],
        ["2023-06-01T11:55:00Z", "2023-05-27T00:00:00Z"])
    func firstHidesSecond(version: String, moment: String) {
        let scripts = ["postinstall": "node setup.js"]
        let before = PastRelease.ordinaryYear.map { past in
            var past = past
            past.gitHead = "a"
            past.provenance = "https://slsa.dev/provenance/v1"
            return past
        }
        let first = PastRelease.sample(version, moment, by: "mallory", maintainers: ["eve", "mallory"]) { $0.installScripts = scripts }
        var release = ReleaseUnderReview.sampleEvent(
            by: "eve", at: "2023-06-01T12:00:00Z", manifest: .sample(scripts: scripts), after: before + [first],
            maintainers: ["eve", "mallory"])
        let shipped = Manifest.sample(scripts: scripts)
        release.previous = .init(
            release: ReleaseReference(name: "sample", version: version), published: nil, shipped: shipped, content: nil)
        let facts = ReleaseFacts(release)
        #expect(facts.comparison.recent.map(\.version) == [version] && facts.comparison.settled.count == 5)
        let findings = Judge.judge(facts).findings
        #expect(
            Set(findings.map(\.id)).isSuperset(of: [
                "install-script-added", "provenance-lost", "commit-missing", "dormant-package-woken", "maintainers-replaced",
                "new-publisher",
            ]), "\(findings.map(\.title))")
        #expect(!findings.contains { $0.id == "install-script-changed" })
        #expect(findings.contains { $0.id == "new-publisher" && $0.title.contains("silence") })
    }

    @Test("Where every release is younger than a week, all are compared with")
    func allRecent() {
        let young = PastRelease.sample("1.0.0", "2021-05-30T00:00:00Z") { $0.installScripts = ["postinstall": "node a.js"] }
        let facts = ReleaseFacts(.sampleEvent(manifest: .sample(scripts: ["postinstall": "node a.js"]), after: [young]))
        #expect(facts.comparison.settled == [young] && facts.comparison.recent.isEmpty)
        #expect(!Judge.judge(facts).findings.contains { $0.id == "install-script-added" })
    }

    @Test("A hundred thousand releases within an hour are judged in seconds")
    func longHistory() {
        let start = Timestamp("2021-06-01T11:30:00Z")?.milliseconds ?? 0
        let many = (0..<100_000).map { number in
            var past = PastRelease(version: "\(number % 3).0.\(number)")
            past.publishedAt = Timestamp(milliseconds: start + Int64(number / 100))
            past.publisher = "ann"
            return past
        }
        let clock = ContinuousClock()
        let spent = clock.measure { _ = Judge.judge(.sampleEvent(after: PastRelease.ordinaryYear + many)) }
        #expect(spent < .seconds(30))
    }

    @Test("What the registry removes later stays known, marked, and its return is noted")
    func removal() throws {
        var history = PackageHistory(packument: try packument(first))
        history.absorb(try packument([first[0]], times: [("1.1.0", "2020-02-01T00:00:00Z")]))
        #expect(history["1.1.0"]?.isRemoved == true && history["1.1.0"]?.dependencies == ["a": "^1.0.0"])
        #expect(history.changes.map(\.kind) == [.removed])
        history.absorb(try packument(first))
        #expect(history["1.1.0"]?.isRemoved == false)
        #expect(history.changes.map(\.kind) == [.removed, .returned])
    }

    @Test("Other bytes under the same version are noted with both integrities, and judged")
    func rewriting() throws {
        var history = PackageHistory(packument: try packument(first))
        let later = try packument([first[0], ("1.1.0", "2020-02-01T00:00:00Z", "sha512-z")])
        var review = ReleaseUnderReview(release: ReleaseReference(name: "p", version: "1.1.0"), content: ReleaseContent(files: []))
        review.published = later.versions[1].published(in: later)
        review.history = history
        #expect(Judge.judge(review).findings.contains { $0.id == "release-rewritten" })
        history.absorb(later)
        #expect(history.changes == [PastChange(kind: .rewritten, version: "1.1.0", before: "sha512-b", after: "sha512-z")])
        #expect(history["1.1.0"]?.integrity == "sha512-z")
    }

    @Test("A version that stands in time only was removed before we looked")
    func removedBefore() throws {
        let history = PackageHistory(packument: try packument(first, times: [("1.0.5", "2020-01-15T00:00:00Z")]))
        #expect(history.releases.map(\.version) == ["1.0.0", "1.0.5", "1.1.0"])
        #expect(history["1.0.5"]?.isRemoved == true)
    }

    @Test("Absorbing the same state again changes nothing")
    func idempotent() throws {
        var history = PackageHistory(packument: try packument(first, times: [("1.0.5", "2020-01-15T00:00:00Z")], latest: "1.1.0"))
        let before = history
        history.absorb(try packument(first, times: [("1.0.5", "2020-01-15T00:00:00Z")], latest: "1.1.0"))
        #expect(history == before)
    }

    @Test("A look at an earlier moment keeps the tags known then")
    func tagsOfThen() throws {
        var history = PackageHistory(packument: try packument(first, latest: "1.1.0"))
        history.absorb(
            try packument(first + [("1.0.1", "2020-03-01T00:00:00Z", "sha512-c")], latest: "1.0.1"),
            before: Timestamp("2020-03-01T00:00:00Z"))
        #expect(history.tags == ["latest": "1.1.0"])
        #expect(history["1.0.1"] == nil)
    }

    @Test(
        "A version is compared with the highest lower one of its minor line, then of its major line, then of all",
        arguments: [
            ("1.1.3", "1.1.2"), ("1.2.0", "1.1.2"), ("3.0.0", "2.0.0"), ("2.0.1", "2.0.0"), ("1.0.9", "1.0.0"),
            ("2.1.0-beta.2", "2.1.0-beta.1"),
            ("2.1.0", "2.0.0"), ("0.1.0", "1.0.0"),
        ])
    func lines(version: String, expected: String) {
        var history = PackageHistory(name: "p")
        history.releases = ["1.0.0", "1.1.0", "1.1.2", "2.0.0", "2.1.0-beta.1"].map { PastRelease(version: $0) }
        #expect(history.previous(of: version)?.version == expected)
    }

    @Test("Removed releases and those published later are not compared with, unless there is nothing else")
    func linesWithRemoved() {
        var history = PackageHistory(name: "p")
        history.releases = [
            .sample("1.0.0", "2020-01-01T00:00:00Z"), .sample("1.0.1", "2020-01-02T00:00:00Z") { $0.isRemoved = true },
            .sample("1.0.2", "2020-01-03T00:00:00Z"),
        ]
        #expect(history.previous(of: "1.0.3", before: Timestamp("2020-01-02T12:00:00Z"))?.version == "1.0.0")
        #expect(history.previous(of: "1.0.3")?.version == "1.0.2")
        history.releases.removeAll { !$0.isRemoved }
        #expect(history.previous(of: "1.0.3")?.version == "1.0.1")
        #expect(PackageHistory(name: "p").previous(of: "1.0.0") == nil)
    }

    @Test("Every real packument gives a history, and absorbing it again changes nothing", .enabled(if: Corpus.exists, SharedData.isAbsent))
    func realPackuments() throws {
        let packuments = try Corpus.packuments()
        try #require(packuments.count > 400)
        for packument in packuments {
            var history = PackageHistory(packument: packument)
            #expect(history.releases.filter { !$0.isRemoved }.count == packument.versions.count)
            let before = history
            history.absorb(packument)
            #expect(history == before, "\(packument.name)")
        }
    }
}
