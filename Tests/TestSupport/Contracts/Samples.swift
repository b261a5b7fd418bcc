// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import NPMModel
package import Watch

// Values for store tests, every field set to something that a careless store would lose.

extension Timestamp {
    /// Seconds after 2018-09-09T00:00:00Z.
    package static func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_536_451_200 + seconds) }
}

extension QueuedPublication {
    package static func sample(
        _ name: String, _ sequence: String = "1", seen: Int64 = 0, revision: String? = "1-a", isDeleted: Bool = false
    ) -> QueuedPublication {
        QueuedPublication(name: name, sequence: sequence, revision: revision, isDeleted: isDeleted, seenAt: .at(seen))
    }
}

extension OutgoingMessage {
    package static func sample(
        _ id: String, _ kind: Kind = .alert, channel: String = "stdout", created: Int64 = 0
    ) -> OutgoingMessage {
        OutgoingMessage(id: id, kind: kind, channel: channel, body: #"{"id":"\#(id)","é":"\n"}"#, createdAt: .at(created))
    }
}

extension KnownPackage {
    package static func sample(_ name: String, releases: Int = 2, etag: String? = #"W/"abc""#, readAt: Int64 = 0) -> KnownPackage {
        var history = PackageHistory(name: name)
        history.created = .at(-1000)
        history.releases = (0..<releases).map { number in
            var release = PastRelease(version: "1.0.\(number)")
            release.publishedAt = .at(Int64(number))
            release.publisher = "dominictarr"
            release.publisherEmailDigest = "0123abcd"
            release.maintainers = ["dominictarr", "right9ctrl"]
            release.nodeVersion = "8.1.0"
            release.npmVersion = "6.4.1"
            release.gitHead = "f3a5"
            release.provenance = "https://example.test/attestation"
            release.trustedPublisher = "github"
            release.dependencies = ["through": "~2.3.1", "flatmap-stream": "^0.1.0"]
            release.installScripts = ["postinstall": "node-gyp rebuild \"x\"\n"]
            release.repository = "git://example.test/event-stream.git"
            release.fileCount = 12
            release.unpackedSize = 40_000
            release.integrity = "sha512-abc=="
            release.isDeprecated = number == 0
            release.isRemoved = number == 1
            return release
        }
        history.maintainers = ["right9ctrl"]
        history.tags = ["latest": "1.0.1"]
        history.revision = "5-e"
        history.changes = [
            PastChange(kind: .removed, version: "1.0.1", before: "sha512-abc==", after: nil),
            PastChange(kind: .rewritten, version: "1.0.0", before: "sha512-abc==", after: "sha512-def=="),
        ]
        return KnownPackage(history: history, etag: etag, readAt: .at(readAt))
    }
}

extension JudgedRelease {
    package static func sample(_ name: String, _ version: String = "1.0.0", _ verdict: Verdict = .suspicious) -> JudgedRelease {
        JudgedRelease(
            release: ReleaseReference(name: name, version: version), verdict: verdict,
            sum: WeightSum(prior: -9.97, terms: [.init(id: "install-script-added", group: "install", bits: 4.5, counted: 3.25)]),
            findings: [
                Finding(
                    id: "install-script-added", revision: 2, title: "Adds an install script", severity: .high, confidence: .medium,
                    bits: 4.5, group: "install",
                    evidence: [
                        Evidence(file: "package.json", line: 7, excerpt: #""postinstall": "node x.js""#),
                        Evidence(file: Evidence.registry, excerpt: "ünïcode \u{1b}[2J \u{200b} back\\slash \\u{1b}"),
                    ], meaning: "It runs on every machine that installs it."
                )
            ],
            unread: [UnreadPart(part: "dist/big.js", reason: "larger than 10 MB")], publishedAt: .at(5), publisher: "right9ctrl"
        )
    }
}

/// Whether two judgements say the same in every field.
package func isSame(_ a: JudgedRelease, _ b: JudgedRelease) -> Bool {
    a.release == b.release && a.verdict == b.verdict && a.sum == b.sum && a.findings == b.findings && a.unread == b.unread
        && a.publishedAt == b.publishedAt && a.publisher == b.publisher
}

extension JourneyOutcome {
    package static func sample(
        _ publication: QueuedPublication, dependencies: [String] = ["through"], messages: [OutgoingMessage] = []
    ) -> JourneyOutcome {
        JourneyOutcome(
            publication: publication, known: .sample(publication.name), dependencies: dependencies,
            judged: [.sample(publication.name)], messages: messages
        )
    }
}
