// SPDX-License-Identifier: Apache-2.0

package import Analysis
import Impact
package import Logging
import NPMModel

/// Takes one publication from the queue to its conclusion: read, understand, judge, reach, tell, remember.
///
/// Nothing is kept between two publications but what the store holds. The conclusion is one transaction, so a process
/// killed anywhere before it does the whole publication again, and one killed after it has nothing left to do.
package struct Journey: Sendable {
    package struct Settings: Sendable {
        /// How many releases, newest first, are judged the first time a package is seen, beside those that a tag points at and
        /// those of the last ``recentDays``; all older ones are history. 0: everything is history.
        package var firstLook = 10
        package var recentDays = 7.0
        /// The most releases judged in one look; a package that publishes more at once is reported as not fully read.
        package var mostReleases = 200
        /// Tries after which a passing failure is said: the part is reported as unread. The publication stays queued.
        package var tries = 6
        /// Tries after which a document that stays older than the feed announced is taken for what there is, and a tarball that is
        /// not there for one that will not come.
        package var triesForNewerDocument = 12
        /// The first pause between two tries in milliseconds; it doubles. Six tries span about 30 s, the time within which the
        /// public registry's documents catch up with its feed (protocol reference, section 8.1).
        package var firstPause: Int64 = 1000
        /// The longest pause between two tries, in milliseconds.
        package var longestPause: Int64 = 3_600_000
        /// The registry's address, for telling people where to look; `nil` where it is not fit to be told.
        package var registry: String?
        /// Alerts are raised from this verdict on.
        package var alertsFrom = Verdict.suspicious

        package init() {}
    }

    let registry: any RegistrySource
    let store: any JourneyStore
    let advisories: (any AdvisoryStore)?
    let projects: ProjectBook
    /// Channel and the kinds it carries.
    let channels: [Channel]
    let time: any TimeSource
    let settings: Settings
    let log: Logger

    package struct Channel: Sendable {
        package var id: String
        package var kinds: Set<OutgoingMessage.Kind>

        package init(id: String, kinds: Set<OutgoingMessage.Kind>) {
            self.id = id
            self.kinds = kinds
        }
    }

    package init(
        registry: any RegistrySource, store: any JourneyStore, advisories: (any AdvisoryStore)?, projects: ProjectBook, channels: [Channel],
        time: any TimeSource, settings: Settings = Settings(), log: Logger
    ) {
        self.registry = registry
        self.store = store
        self.advisories = advisories
        self.projects = projects
        self.channels = channels
        self.time = time
        self.settings = settings
        self.log = log
    }

    /// Looks at one claimed publication and leaves it finished or postponed.
    /// - Returns: how many releases were judged.
    package func process(_ publication: QueuedPublication) async throws -> Int {
        let known = try await store.knownPackage(publication.name)
        do {
            let outcome = try await look(at: publication, known: known)
            try await store.finish(outcome)
            return outcome.judged.count
        } catch let trouble as PassingTrouble {
            // Our own end looks like trouble of the network; it says nothing about this publication.
            try Task.checkCancellation()
            log.info("a publication is put back", metadata: ["package": "\(publication.name)", "reason": "\(trouble.reason)"])
            if isTimeToSay(publication) {
                try await store.enqueue(messages(for: unread(publication, reason: trouble.reason), publication, tags: nil))
            }
            try await store.postpone(publication, until: nextTry(publication, retryAfter: trouble.retryAfter), reason: trouble.reason)
            return 0
        }
    }

    /// Something that may be over the next time: the publication goes back to the queue and stays there until it is.
    private struct PassingTrouble: Error {
        var reason: String
        var retryAfter: Int?

        init(_ reason: String, retryAfter: Int? = nil) {
            self.reason = reason
            self.retryAfter = retryAfter
        }

        init(_ error: RemoteError) { self.init(error.description, retryAfter: error.retryAfter) }
    }

    private func isTimeToSay(_ publication: QueuedPublication) -> Bool { publication.attempts + 1 >= settings.tries }

    private func nextTry(_ publication: QueuedPublication, retryAfter: Int?) -> Timestamp {
        let pause = min(settings.firstPause << Int64(min(publication.attempts, 20)), settings.longestPause)
        // A server's own wish counts, up to a day.
        return Timestamp(milliseconds: time.now().milliseconds + max(pause, Int64(min(retryAfter ?? 0, 86_400)) * 1000))
    }

    private func look(at publication: QueuedPublication, known: KnownPackage?) async throws -> JourneyOutcome {
        let answer: PackumentAnswer
        do {
            answer = try await registry.packument(publication.name, etag: known?.etag)
        } catch  where error.isPassing {
            throw PassingTrouble(error)
        } catch {
            return try await concluded(publication, known, judged: [unread(publication, reason: error.description)])
        }
        switch answer {
        case .missing:
            // A new package's document may come after its feed line; one that does not come is gone.
            guard publication.isDeleted || isTimeToSay(publication) else { throw PassingTrouble("The registry has no document of it yet.") }
            return try await concluded(publication, known, judged: [])
        case .unchanged:
            guard isOlder(known?.history.revision, than: publication.revision) else {
                return try await concluded(publication, known, judged: [])
            }
            return try await concludedWithOldDocument(publication, known, judged: [])
        case .document(let bytes, let etag):
            let packument: Packument
            do {
                packument = try Packument.read(bytes)
            } catch {
                return try await malformed(publication, known, reason: error.description)
            }
            guard packument.name.isEmpty || packument.name == publication.name else {
                return try await malformed(publication, known, reason: "The registry answers with the document of another package.")
            }
            return try await judge(packument, named: publication, known: known, etag: etag)
        }
    }

    /// A document that cannot be used: tried again some times, then said, since nothing tells that it will ever be better.
    private func malformed(_ publication: QueuedPublication, _ known: KnownPackage?, reason: String) async throws -> JourneyOutcome {
        guard isTimeToSay(publication) else { throw PassingTrouble(reason) }
        return try await concluded(publication, known, judged: [unread(publication, reason: reason)])
    }

    /// Some registries announce revisions that their documents never reach; so in the end the document is taken as it is.
    private func concludedWithOldDocument(
        _ publication: QueuedPublication, _ known: KnownPackage?, judged: [JudgedRelease]
    ) async throws -> JourneyOutcome {
        let reason = "The registry still answers with an older document than its feed announced."
        guard isTimeToSay(publication) else { throw PassingTrouble(reason) }
        var outcome = try await concluded(publication, known, judged: judged.isEmpty ? [unread(publication, reason: reason)] : judged)
        if publication.attempts + 1 < settings.triesForNewerDocument {
            outcome.retry = .init(until: nextTry(publication, retryAfter: nil), reason: reason)
        }
        return outcome
    }

    /// Whether a document's `_rev` is older than the one the feed spoke of. Revisions without a number tell nothing.
    private func isOlder(_ revision: String?, than announced: String?) -> Bool {
        guard let mine = revisionNumber(revision), let theirs = revisionNumber(announced) else { return false }
        return mine < theirs
    }

    private func revisionNumber(_ revision: String?) -> Int? {
        revision.flatMap { $0.split(separator: "-", maxSplits: 1).first }.flatMap { Int($0) }
    }

    private func judge(
        _ packument: Packument, named publication: QueuedPublication, known: KnownPackage?, etag: String?
    ) async throws -> JourneyOutcome {
        let isOld = isOlder(packument.revision, than: publication.revision)
        if isOld, !isTimeToSay(publication) { return try await concludedWithOldDocument(publication, known, judged: []) }
        let new = newReleases(in: packument, history: known?.history)
        let reader = ReleaseReader(registry: registry, countDependents: countDependents)
        var judged: [JudgedRelease] = []
        var troubled: [String: RemoteError] = [:]
        for entry in new.suffix(settings.mostReleases) {
            try Task.checkCancellation()
            let before = historyBefore(entry, in: packument, known: known?.history)
            var review: ReleaseUnderReview
            do {
                review = try await reader.read(entry, named: publication.name, of: packument, history: before, acceptsTrouble: false)
            } catch let error as RemoteError {
                // At first all of it is tried again; later what can be read is judged, and only the rest is tried again.
                guard isTimeToSay(publication) else { throw PassingTrouble(error) }
                let mayCome = error.code != .missing || publication.attempts + 1 < settings.triesForNewerDocument
                if mayCome { troubled[entry.version] = error }
                review = try await reader.read(entry, named: publication.name, of: packument, history: before, acceptsTrouble: true)
            }
            judged.append(try await confirmed(Judge.judge(review)))
        }
        if packument.versions.isEmpty, packument.unpublished == nil {
            judged.append(unread(publication, reason: "The document lists no version that could be understood."))
        }
        if new.count > settings.mostReleases {
            let reason = "\(new.count - settings.mostReleases) further releases published at once were not judged."
            judged.append(unread(publication, reason: reason))
        }
        var history = known?.history ?? PackageHistory(name: publication.name)
        history.absorb(packument)
        // What could not be read yet is not history: the next try sees it as new.
        history.releases.removeAll { troubled[$0.version] != nil }
        let state = KnownPackage(history: history, etag: troubled.isEmpty && !isOld ? etag : nil, readAt: time.now())
        if isOld { return try await concludedWithOldDocument(publication, state, judged: judged) }
        var outcome = try await concluded(publication, state, judged: judged)
        if let trouble = troubled.values.first {
            outcome.retry = .init(until: nextTry(publication, retryAfter: trouble.retryAfter), reason: trouble.description)
        }
        return outcome
    }

    /// Below so many known packages, "nobody we know depends on it" says nothing.
    private static let fewestKnownPackages = 20

    private func countDependents(of name: String) async throws -> Int? {
        let counted = try await store.dependents(of: name)
        return counted.known >= Journey.fewestKnownPackages ? counted.count : nil
    }

    /// Releases to judge, in the order of their publication: those that the history does not know or knows with other
    /// bytes; at the first look the newest ones.
    private func newReleases(in packument: Packument, history: PackageHistory?) -> [Packument.Version] {
        // A release without a time counts as the newest: leaving it out must not make a release look old.
        let never = Timestamp(milliseconds: .max)
        let ordered = packument.versions.enumerated().sorted { a, b in
            let first = packument.times[a.element.version] ?? never
            let second = packument.times[b.element.version] ?? never
            return first != second ? first < second : a.offset < b.offset
        }.map(\.element)
        guard let history else { return firstLook(at: ordered, of: packument) }
        var bytes: [String: String?] = [:]
        for release in history.releases where !release.isRemoved { bytes[release.version] = .some(release.integrity) }
        return ordered.filter { entry in
            guard let known = bytes[entry.version] else { return true }
            return known != PastRelease.integrity(of: entry)
        }
    }

    private func firstLook(at ordered: [Packument.Version], of packument: Packument) -> [Packument.Version] {
        guard settings.firstLook > 0 else { return [] }
        let tagged = Set(packument.tags.map(\.version))
        let recent = time.now().adding(days: -settings.recentDays)
        let oldest = max(0, ordered.count - settings.firstLook)
        return ordered.enumerated().filter { position, entry in
            position >= oldest || tagged.contains(entry.version) || packument.times[entry.version].map { $0 >= recent } ?? false
        }.map(\.element)
    }

    /// What was known when this release came: the stored history, and what the packument says of earlier releases. An earlier
    /// state of the same version stays: a release whose bytes were replaced is told by it.
    private func historyBefore(_ entry: Packument.Version, in packument: Packument, known: PackageHistory?) -> PackageHistory {
        guard var history = known else { return PackageHistory(packument: packument, upTo: entry.version) }
        history.absorb(packument, upTo: entry.version)
        return history
    }

    /// Raises the verdict to `confirmed` where an advisory calls the release malware.
    private func confirmed(_ judged: JudgedRelease) async throws -> JudgedRelease {
        guard let advisories else { return judged }
        var judged = judged
        var matching: [Advisory] = []
        for record in try await advisories.records(for: [judged.release.name]) {
            do {
                let advisory = try Advisory(json: record.json)
                guard !advisory.isWithdrawn, advisory.isMalware else { continue }
                if advisory.match(name: judged.release.name, version: judged.release.version) == .affected { matching.append(advisory) }
            } catch {
                judged.unread.append(UnreadPart(part: "advisory \(record.id)", reason: String(describing: error)))
            }
        }
        guard let first = matching.first else { return judged }
        judged.verdict = .confirmed
        judged.findings.insert(
            Finding(
                id: "known-malware", revision: 1,
                title: "An advisory calls this release malware: \(matching.map(\.id).joined(separator: ", "))",
                severity: .critical, confidence: .high, bits: 0, group: "advisory",
                evidence: [Evidence(file: Evidence.registry, excerpt: "\(first.id): \(first.title)")],
                meaning: "People have looked at this release and found it malicious."), at: 0)
        return judged
    }

    /// A publication that could not be read at all still leaves a judgement: not having looked is not clean.
    private func unread(_ publication: QueuedPublication, reason: String) -> JudgedRelease {
        JudgedRelease(
            release: ReleaseReference(name: publication.name, version: JudgedRelease.anyVersion), verdict: .unread,
            sum: WeightSum(prior: WeightTable.prior, terms: []), findings: [],
            unread: [UnreadPart(part: "packument", reason: reason)], publishedAt: nil, publisher: nil)
    }

    private func concluded(_ publication: QueuedPublication, _ known: KnownPackage?, judged: [JudgedRelease]) async throws -> JourneyOutcome
    {
        var messages: [OutgoingMessage] = []
        for release in judged { messages += try await self.messages(for: release, publication, tags: known?.history.tags) }
        let dependencies = Set(known?.history.releases.flatMap { $0.dependencies.keys } ?? []).sorted()
        return JourneyOutcome(publication: publication, known: known, dependencies: dependencies, judged: judged, messages: messages)
    }
}

extension JudgedRelease {
    /// Stands for the version where a publication could not be read so far that its releases are known.
    static let anyVersion = "*"
}
