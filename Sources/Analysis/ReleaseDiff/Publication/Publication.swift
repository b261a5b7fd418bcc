// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// A release that its owner is about to publish, with all that decides whether they meant it. No clock, no files: values only.
package struct Publication: Sendable {
    /// The packed files as a release, with the last one as its previous where there is one.
    package var release: ReleaseUnderReview
    package var destination: Destination
    /// The registry's state of the package; `nil` when it was not asked or has none.
    package var registryState: RegistryState?
    /// `nil` where there is no git, or the folder is in no repository.
    package var git: GitState?
    /// Files of the folder, packed or not: tells what was forgotten from what was never built.
    package var present: Set<String> = []

    package init(release: ReleaseUnderReview, destination: Destination) {
        self.release = release
        self.destination = destination
    }

    /// Where npm would send it.
    package struct Destination: Sendable, Hashable {
        package var registry: String
        /// Which setting says so, in words: `publishConfig in package.json`.
        package var registrySource: String
        package var tag: String
        package var tagSource: String

        package init(registry: String, registrySource: String, tag: String, tagSource: String) {
            self.registry = registry
            self.registrySource = registrySource
            self.tag = tag
            self.tagSource = tagSource
        }

        /// npm's default.
        package static let publicRegistry = "https://registry.npmjs.org/"
    }

    package struct RegistryState: Sendable, Hashable {
        /// Every version that was ever published, removed ones too: none of them can be published again.
        package var versions: Set<String>
        package var latest: String?

        package init(versions: Set<String>, latest: String?) {
            self.versions = versions
            self.latest = latest
        }
    }

    package struct GitState: Sendable, Hashable {
        /// Files that differ from the last commit or are in none, relative to the package's folder.
        package var changed: [String]
        /// Tags of the last commit.
        package var tagsHere: [String]
        /// Every tag.
        package var tags: Set<String>

        package init(changed: [String], tagsHere: [String], tags: Set<String>) {
            self.changed = changed
            self.tagsHere = tagsHere
            self.tags = tags
        }
    }
}

/// One thing about a publication that its owner may not have meant.
package struct PublicationQuestion: Sendable, Hashable {
    /// Stable: `kind`, or `kind:subject` where there can be several, such as `secret:src/config.js`.
    package var id: String
    /// How bad, if it was not meant.
    package var severity: Severity
    /// Whether publishing should wait for a yes. The others are told only.
    package var needsYes: Bool
    /// What is so, one sentence.
    package var what: String
    package var why: String
    /// What to do, one imperative sentence.
    package var remedy: String
    /// Places, at most ``placeLimit``, safe to show.
    package var places: [String]

    package static let placeLimit = 10

    init(
        _ id: String, _ severity: Severity, needsYes: Bool, _ what: String, why: String, remedy: String, places: [String] = []
    ) {
        self.id = printable(id, limit: 300)
        self.severity = severity
        self.needsYes = needsYes
        self.what = printable(what, limit: 500)
        self.why = printable(why, limit: 500)
        self.remedy = printable(remedy, limit: 500)
        let shown = places.prefix(Self.placeLimit).map { Excerpt.clean($0) }
        self.places = shown + (places.count > Self.placeLimit ? ["and \(places.count - Self.placeLimit) more"] : [])
    }

    /// The part of ``id`` before the colon.
    package var kind: String { String(id.prefix { $0 != ":" }) }

    /// Whether one of these words says yes to it: its id, or its kind for all of them.
    package func isAccepted(by words: Set<String>) -> Bool { words.contains(id) || words.contains(kind) }

    /// Worst first; what needs a yes before what is only told.
    static func isWorse(_ a: Self, _ b: Self) -> Bool {
        if a.needsYes != b.needsYes { return a.needsYes }
        return a.severity != b.severity ? a.severity > b.severity : a.id < b.id
    }

    package var json: JSONValue {
        [
            "id": .string(id), "severity": .string(severity.rawValue), "needsYes": .boolean(needsYes), "what": .string(what),
            "why": .string(why), "remedy": .string(remedy), "places": .strings(places),
        ]
    }
}

extension Publication {
    /// Everything to ask or tell, worst first.
    /// - Parameters:
    ///   - judged: the verdict on the release.
    ///   - diff: to the last release, where one was read.
    package func questions(judged: JudgedRelease, diff: ReleaseDiff?) -> [PublicationQuestion] {
        (secrets() + sourceMaps() + buildFiles() + versionOrder() + tagAndRegistry() + gitState() + fileQuestions(diff) + changes(diff)
            + verdict(judged))
            .sorted(by: PublicationQuestion.isWorse)
    }

    private func verdict(_ judged: JudgedRelease) -> [PublicationQuestion] {
        if judged.verdict == .unread {
            return [
                PublicationQuestion(
                    "unread", .moderate, needsYes: true, "A part of it could not be looked at.", why: "Not having looked is not clean.",
                    remedy: "Look at these by hand.", places: judged.unread.map { "\($0.part): \($0.reason)" })
            ]
        }
        guard judged.verdict.rank >= Verdict.suspicious.rank else { return [] }
        return [
            PublicationQuestion(
                "verdict", .high, needsYes: true, "Whoever watches this package would be warned: it is judged \(judged.verdict.rawValue).",
                why: "Its code or its publication looks like an attack's.",
                remedy: "Look at each finding; `lapwing inspect` explains them.",
                places: judged.findings.map { finding in
                    let evidence = finding.evidence.first
                    return finding.title + (evidence.map { " (\($0.file)\($0.line.map { ":\($0)" } ?? ""))" } ?? "")
                })
        ]
    }
}
