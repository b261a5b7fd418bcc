// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct VerdictTests {
    private func finding(_ id: String, _ bits: Double, _ group: String) -> Finding {
        Finding(
            id: id, revision: 1, title: id, severity: .low, confidence: .high, bits: bits, group: group,
            evidence: [Evidence(file: "a.js", line: 3, excerpt: "x")], meaning: "It means something.")
    }

    @Test("Within a group the heaviest counts in full, the next by half, the next by a quarter")
    func groupsSaturate() {
        let sum = WeightSum(prior: -10, findings: [finding("a", 4, "g"), finding("b", 4, "g"), finding("c", 2, "g"), finding("d", 3, "h")])
        #expect(sum.terms.map(\.id) == ["a", "d", "b", "c"])
        #expect(sum.terms.map(\.counted) == [4, 3, 2, 0.5])
        #expect(sum.total == -0.5)
    }

    @Test("A group never adds more than its limit, however many findings it has")
    func groupsAreCapped() {
        let sum = WeightSum(prior: 0, findings: (0..<50).map { finding("f\($0)", 14, "g") })
        #expect(sum.total <= WeightSum.groupLimit)
    }

    @Test("What speaks for a release counts in full and takes nothing from a group's room")
    func negativeBits() {
        let sum = WeightSum(prior: -10, findings: [finding("a", 12, "g"), finding("b", -3, "g")])
        #expect(sum.total == -1)
    }

    @Test(
        "The total decides the level",
        arguments: [
            (-10.0, Verdict.clear), (-6.01, .clear), (-6, .notice), (-0.01, .notice), (0, .suspicious), (6.6, .suspicious),
            (6.7, .dangerous),
        ])
    func levels(total: Double, verdict: Verdict) {
        let judged = Judge.judge(.sample(["index.js": "1"]), rules: [Fixed(bits: total + 10)])
        #expect(judged.verdict == verdict)
    }

    @Test("A release of which nothing could be read is unread; so is one of which a part could not be read; each part is listed")
    func unread() {
        var nothing = ReleaseUnderReview.sampleEvent(after: PastRelease.ordinaryYear)
        nothing.unread = [UnreadPart(part: "tarball", reason: "The registry answered 500.")]
        #expect(Judge.judge(nothing).verdict == .unread)
        #expect(Judge.judge(nothing).unread == nothing.unread)
        var part = ReleaseUnderReview.sample(["index.js": "1"])
        part.content.unread = [UnreadPart(part: "big.bin", reason: "It has 900 MB; the limit is 150 MB.")]
        #expect(Judge.judge(part).verdict == .unread)
        #expect(Judge.judge(part).text(colour: false).contains("big.bin"))
        #expect(Judge.judge(nothing, rules: [Fixed(bits: 12)]).verdict == .suspicious)
    }

    @Test("A dependency that could not be looked up leaves a notice, a file that install runs and nobody saw an unread release")
    func unreadParts() {
        var lookedUp = ReleaseUnderReview.sample(["index.js": "1"])
        lookedUp.unread = [UnreadPart(part: "dependency left-pad", reason: "The registry answered 500.")]
        #expect(Judge.judge(lookedUp).verdict == .notice)
        lookedUp.unread.append(UnreadPart(part: "tarball", reason: "The registry answered 500."))
        #expect(Judge.judge(lookedUp).verdict == .unread)
        for (command, isMissing) in [
            ("node a.js", true), ("node ./lib/a || true", true), ("echo a && sh -x a.sh", true), ("node index.js", false),
            ("node .", false),
            ("node -e 1", false), ("node-gyp rebuild", false), ("node node_modules/x/y.js", false), ("tsc a.js", false),
        ] {
            let release = ReleaseUnderReview.sample([
                "index.js": "1", "package.json": #"{"name":"a","version":"1.0.0","scripts":{"postinstall":"\#(command)"}}"#,
            ])
            let judged = Judge.judge(release)
            #expect((judged.verdict == .unread) == isMissing && judged.unread.isEmpty != isMissing, "\(command)")
        }
    }

    @Test(
        "A judgement survives being written and read",
        arguments: [Incident.flatmapStream(disguised: true), Incident.eventStream(after335: true)])
    func roundTrip(_ release: ReleaseUnderReview) throws {
        let judged = Judge.judge(release)
        let read = try #require(JudgedRelease(try JSONDocument(judged.json.text).root))
        #expect(read.json == judged.json)
        #expect(read.release == judged.release)
        #expect(read.verdict == judged.verdict)
        #expect(read.publishedAt == judged.publishedAt)
        #expect(read.findings.map(\.evidence) == judged.findings.map(\.evidence))
        #expect(abs(read.sum.total - judged.sum.total) < 0.05)
    }

    @Test(
        "A judgement of any name and version survives being written and read",
        arguments: [
            ("victim", "1.0.1@"), ("victim", ""), ("", "1.0.0"), ("", ""), ("@s/n", "@"), ("@s/n", "1@2@3"), ("a@b", "1.0.0"), ("@", "@"),
            ("victim", "1.0.0\u{1B}[2J"), ("e\u{301}", "\u{202E}1"),
        ])
    func roundTripOfHostileNames(name: String, version: String) throws {
        let reference = ReleaseReference(name: name, version: version)
        var review = ReleaseUnderReview.sampleEvent(manifest: .sample(scripts: ["install": "node a.js"]), after: PastRelease.ordinaryYear)
        review.release = reference
        let judged = Judge.judge(review)
        let root = try JSONDocument(judged.json.text).root
        let read = try #require(JudgedRelease(root))
        #expect(read.release == reference && read.json == judged.json)
        let other = ReleaseReference(name: "row", version: "says")
        #expect(JudgedRelease(root, release: other)?.release == other)
        let text = judged.text(colour: false)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl) })
    }

    @Test("Releases are read from their names, odd versions too")
    func references() {
        #expect(ReleaseReference("a@1.0.0") == ReleaseReference(name: "a", version: "1.0.0"))
        #expect(ReleaseReference("@s/a@1.0.0") == ReleaseReference(name: "@s/a", version: "1.0.0"))
        #expect(ReleaseReference("victim@1.0.1@") == ReleaseReference(name: "victim", version: "1.0.1@"))
        #expect(ReleaseReference("victim@") == ReleaseReference(name: "victim", version: ""))
        #expect(ReleaseReference("victim") == nil && ReleaseReference("@s/a") == nil && ReleaseReference("") == nil)
    }

    @Test("Nothing from outside reaches the terminal as it is")
    func terminal() {
        let evil = "\u{1B}[2J\u{9B}31m\u{7}\r\u{202E}\u{200B}\u{2028}x"
        var review = ReleaseUnderReview.sampleEvent(
            version: evil, by: "eve" + evil,
            manifest: .sample(dependencies: ["d" + evil: "^1.0.0"], scripts: ["install": "node \(evil).js"]),
            after: PastRelease.ordinaryYear, maintainers: ["eve" + evil])
        review.release.name = "n" + evil
        review.newDependencies["d" + evil] = DependencyBackground(
            name: "d", created: Timestamp("2021-05-28T00:00:00Z"), releaseCount: 1, maintainers: ["o" + evil], knownDependents: 0)
        review.unread = [UnreadPart(part: "p" + evil, reason: "r" + evil)]
        let judged = Judge.judge(review)
        #expect(judged.findings.count >= 3)
        let text = judged.text(colour: false)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.isPlain })
        #expect(text.contains("\\u{1B}[2J\\u{9B}31m\\u{7}\\u{D}\\u{202E}\\u{200B}\\u{2028}x"))
        for finding in judged.findings { #expect((finding.title + finding.meaning).unicodeScalars.allSatisfy { $0.isPlain }) }
        for limit in [0, 1, 3, 4, 20, 50, 51, 200] {
            let once = printable("ä" + evil + evil, limit: limit)
            #expect(once.utf8.count <= limit && printable(once, limit: limit) == once)
        }
        #expect(printable("für 日本語 ❤, naïve") == "für 日本語 ❤, naïve")
    }

    @Test("The JSON form has every documented member")
    func documentedMembers() throws {
        let judged = Judge.judge(Incident.flatmapStream(disguised: false))
        let root = try JSONDocument(JudgedRelease.document([judged]).text).root
        #expect(root["version"]?.integer == 1)
        let release = try #require(root["releases"]?.elements.first { _ in true })
        #expect(release["release"]?.string == "flatmap-stream@0.1.1")
        #expect(release["verdict"]?.string == "dangerous")
        #expect((release["bits"]?.double ?? 0) > 6.6)
        #expect(release["unread"]?.kind == .array)
        let finding = try #require(release["findings"]?.elements.first { _ in true })
        for member in ["id", "title", "severity", "confidence", "meaning", "group"] {
            #expect(finding[member]?.kind == .string, "\(member)")
        }
        #expect(finding["bits"]?.kind == .number && finding["revision"]?.kind == .number)
        let evidence = try #require(finding["evidence"]?.elements.first { _ in true })
        #expect(evidence["file"]?.string == "index.min.js" && evidence["line"]?.integer == 1 && evidence["excerpt"]?.kind == .string)
    }

    @Test(
        "Damaged judgements are refused, not guessed",
        arguments: ["{}", #"{"release":"a@1.0.0","verdict":"fine","sum":{"prior":-10}}"#, "[]", "3"])
    func damaged(_ text: String) throws { #expect(JudgedRelease(try JSONDocument(text).root) == nil) }

    @Test("The text names the verdict, the prior, each finding with its bits and place, the total, and what would change it")
    func text() {
        let judged = Judge.judge(Incident.flatmapStream(disguised: false))
        let text = judged.text(colour: false)
        for part in [
            "flatmap-stream@0.1.1: dangerous, published by hugeglass on 2018-10-05", "-10.00  base rate", "index.min.js:1", "total:",
            "Without ",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("\u{1B}"))
        #expect(judged.text(colour: true).contains("\u{1B}[1;31mdangerous\u{1B}[0m"))
    }
}

/// A rule that always finds the same.
private struct Fixed: Rule {
    var bits: Double

    var card: RuleCard {
        RuleCard(
            id: "fixed", kind: .content, title: "Fixed", severity: .low, confidence: .high, status: .stable, revision: 1, group: "fixed",
            rationale: "", knownFalseAlarms: [], references: [], fires: [], staysSilent: [])
    }

    /// Half of the bits in each of two groups, so that neither reaches its limit.
    func findings(in facts: ReleaseFacts) -> [Finding] {
        ["one", "two"].map {
            Finding(
                id: "fixed", revision: 1, title: "Fixed", severity: .low, confidence: .high, bits: bits / 2, group: $0,
                evidence: [Evidence(file: "a", excerpt: "")], meaning: "")
        }
    }
}
