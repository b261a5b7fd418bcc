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
        /// How many releases, newest first, are judged the first time a package is seen; all older ones are history.
        package var firstLook = 10
        /// Tries before a passing failure is taken as final and the part reported as unread.
        package var tries = 6
        /// The first pause between two tries in milliseconds; it doubles. Six tries span about 30 s, the time within which the
        /// public registry's documents catch up with its feed (protocol reference, section 8.1).
        package var firstPause: Int64 = 1000
        /// However often the package changes meanwhile, so many milliseconds after its feed line the next try is the last.
        package var longestWait: Int64 = 600_000
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
        } catch let delay as Postponement {
            let pause = settings.firstPause << Int64(min(publication.attempts, 20))
            let until = Timestamp(milliseconds: time.now().milliseconds + max(pause, Int64(delay.retryAfter ?? 0) * 1000))
            log.info("a publication is put back", metadata: ["package": "\(publication.name)", "reason": "\(delay.reason)"])
            try await store.postpone(publication, until: until, reason: delay.reason)
            return 0
        }
    }

    /// A passing trouble: the publication goes back to the queue.
    private struct Postponement: Error {
        var reason: String
        var retryAfter: Int?
    }

    private func look(at publication: QueuedPublication, known: KnownPackage?) async throws -> JourneyOutcome {
        // A package that changes all the time has its tries counted anew with each change; the clock ends that.
        let isLastTry =
            publication.attempts + 1 >= settings.tries || time.now() - publication.seenAt > settings.longestWait
        let answer: PackumentAnswer
        do {
            answer = try await registry.packument(publication.name, etag: known?.etag)
        } catch  where error.isPassing && !isLastTry {
            throw Postponement(reason: error.description, retryAfter: error.retryAfter)
        } catch {
            return try await unreadable(publication, known, reason: error.description)
        }
        switch answer {
        case .missing:
            return try await concluded(publication, known, judged: [])
        case .unchanged:
            if !isLastTry, isOlder(known?.history.revision, than: publication.revision) { throw Journey.staleDocument }
            return try await concluded(publication, known, judged: [])
        case .document(let bytes, let etag):
            let packument: Packument
            do {
                packument = try Packument.read(bytes)
            } catch {
                guard isLastTry else { throw Postponement(reason: String(describing: error)) }
                return try await unreadable(publication, known, reason: String(describing: error))
            }
            if !isLastTry, isOlder(packument.revision, than: publication.revision) { throw Journey.staleDocument }
            return try await judge(packument, named: publication, known: known, etag: etag, isLastTry: isLastTry)
        }
    }

    private static let staleDocument = Postponement(reason: "The registry still answers with an older document than its feed announced.")

    /// Whether a document's `_rev` is older than the one the feed spoke of. Revisions without a number tell nothing.
    private func isOlder(_ revision: String?, than announced: String?) -> Bool {
        guard let mine = revisionNumber(revision), let theirs = revisionNumber(announced) else { return false }
        return mine < theirs
    }

    private func revisionNumber(_ revision: String?) -> Int? {
        revision.flatMap { $0.split(separator: "-", maxSplits: 1).first }.flatMap { Int($0) }
    }

    private func judge(
        _ packument: Packument, named publication: QueuedPublication, known: KnownPackage?, etag: String?, isLastTry: Bool
    ) async throws -> JourneyOutcome {
        var history = known?.history ?? PackageHistory(name: publication.name)
        var judged: [JudgedRelease] = []
        for entry in newReleases(in: packument, history: known?.history) {
            let before = historyBefore(entry, in: packument, known: known?.history)
            do {
                let reader = ReleaseReader(registry: registry, countDependents: countDependents)
                let review = try await reader.read(entry, of: packument, history: before, isLastTry: isLastTry)
                judged.append(try await confirmed(Judge.judge(review)))
            } catch let error as RemoteError {
                throw Postponement(reason: error.description, retryAfter: error.retryAfter)
            }
        }
        history.absorb(packument)
        let state = KnownPackage(history: history, etag: etag, readAt: time.now())
        return try await concluded(publication, state, judged: judged)
    }

    /// Below so many known packages, "nobody we know depends on it" says nothing.
    private static let fewestKnownPackages = 20

    private func countDependents(of name: String) async throws -> Int? {
        let counted = try await store.dependents(of: name)
        return counted.known >= Journey.fewestKnownPackages ? counted.count : nil
    }

    /// Releases to judge, in the order of their publication: those that the history does not know or knows with other
    /// bytes; at the first look the newest few.
    private func newReleases(in packument: Packument, history: PackageHistory?) -> [Packument.Version] {
        let ordered = packument.versions.enumerated().sorted { a, b in
            let first = packument.times[a.element.version] ?? Timestamp(milliseconds: .min)
            let second = packument.times[b.element.version] ?? Timestamp(milliseconds: .min)
            return first != second ? first < second : a.offset < b.offset
        }.map(\.element)
        guard let history else { return Array(ordered.suffix(settings.firstLook)) }
        var bytes: [String: String?] = [:]
        for release in history.releases where !release.isRemoved { bytes[release.version] = .some(release.integrity) }
        return ordered.filter { entry in
            guard let known = bytes[entry.version] else { return true }
            return known != PastRelease.integrity(of: entry)
        }
    }

    /// What was known when this release came: the stored history, and what the packument says of earlier releases. An earlier
    /// state of the same version stays: a release whose bytes were replaced is told by it.
    private func historyBefore(_ entry: Packument.Version, in packument: Packument, known: PackageHistory?) -> PackageHistory {
        guard var history = known else { return PackageHistory(packument: packument, upTo: entry.version) }
        history.absorb(packument, before: packument.times[entry.version])
        return history
    }

    /// Raises the verdict to `confirmed` where an advisory calls the release malware.
    private func confirmed(_ judged: JudgedRelease) async throws -> JudgedRelease {
        guard let advisories else { return judged }
        let records = try await advisories.records(for: [judged.release.name])
        let matching = try records.map { try Advisory(json: $0.json) }
            .filter { !$0.isWithdrawn && $0.isMalware && $0.match(name: judged.release.name, version: judged.release.version) == .affected }
        guard let first = matching.first else { return judged }
        var judged = judged
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
    private func unreadable(_ publication: QueuedPublication, _ known: KnownPackage?, reason: String) async throws -> JourneyOutcome {
        let unread = JudgedRelease(
            release: ReleaseReference(name: publication.name, version: "*"), verdict: .unread,
            sum: WeightSum(prior: WeightTable.prior, terms: []), findings: [], unread: [UnreadPart(part: "packument", reason: reason)],
            publishedAt: nil, publisher: nil)
        return try await concluded(publication, known, judged: [unread])
    }

    private func concluded(_ publication: QueuedPublication, _ known: KnownPackage?, judged: [JudgedRelease]) async throws -> JourneyOutcome
    {
        var messages: [OutgoingMessage] = []
        for release in judged {
            messages += queue(.verdict, id: verdictID(release, publication), body: verdictLine(release))
            messages += try await alerts(for: release).flatMap(alertMessages)
        }
        let dependencies = Set(known?.history.releases.flatMap { $0.dependencies.keys } ?? []).sorted()
        return JourneyOutcome(publication: publication, known: known, dependencies: dependencies, judged: judged, messages: messages)
    }

    // MARK: Reach and tell

    /// Compares watched projects whose lockfile changed with what was judged before, and tells what they took in.
    package func compareProjects() async throws {
        for project in await projects.projects(of: try await store.watchers()) {
            guard try await store.lockfileDigest(ofWatcher: project.watcher.name) != project.digest else { continue }
            let names = Set(project.lockfile.packages.map(\.name))
            var messages: [OutgoingMessage] = []
            for judged in try await store.judgements(ofPackages: names, atLeast: settings.alertsFrom) {
                if let alert = try await alert(for: judged, project: project, isNew: false) { messages += alertMessages(alert) }
            }
            // The messages first: killed in between, the comparison is made again and the ids keep repeats out.
            try await store.enqueue(messages)
            try await store.saveLockfileDigest(project.digest, ofWatcher: project.watcher.name)
        }
    }

    private func alerts(for judged: JudgedRelease) async throws -> [Alert] {
        guard judged.verdict.rank >= settings.alertsFrom.rank || judged.verdict == .unread else { return [] }
        var alerts: [Alert] = []
        for project in await projects.projects(of: try await store.watchers()) {
            if let alert = try await alert(for: judged, project: project, isNew: true) { alerts.append(alert) }
        }
        return alerts
    }

    /// - Parameter isNew: whether the release has just been published. One from before concerns a project only if it is locked,
    ///   or if installs would still choose it over what was published since.
    private func alert(for judged: JudgedRelease, project: WatchedProject, isNew: Bool) async throws -> Alert? {
        let release = judged.release
        var concerns = ReleaseExposure.concerns(
            of: project.lockfile, name: release.name, version: release.version,
            requiredBy: try await requiring(release.name, among: project)
        ).filter { $0.kind != .present }
        if !isNew, !concerns.isEmpty {
            let offered = try await store.knownPackage(release.name)?.history.releases.filter { !$0.isRemoved }.map(\.version) ?? []
            concerns.removeAll { $0.kind != .locked && !isChosen(release.version, by: $0.requirement, among: offered) }
        }
        guard !concerns.isEmpty else { return nil }
        return Alert(watcher: project.watcher.name, judged: judged, concerns: concerns, raisedAt: time.now())
    }

    /// Whether an install takes this version for a requirement; a tag or the like may point anywhere, so it counts as yes.
    private func isChosen(_ version: String, by requirement: String?, among offered: [String]) -> Bool {
        guard let range = requirement.flatMap({ VersionRange($0, loose: true) }) else { return offered.contains(version) }
        return range.maxSatisfying(offered) == version
    }

    /// Releases of packages in the project's lockfile that ask for `name` and are not locked themselves: they may bring it in
    /// although nothing locked does.
    private func requiring(_ name: String, among project: WatchedProject) async throws -> [RequiringRelease] {
        let locked = Set(project.lockfile.packages.map { ReleaseReference(name: $0.name, version: $0.version) })
        var found: [RequiringRelease] = []
        for package in try await store.dependents(of: name, among: Set(project.lockfile.packages.map(\.name))) {
            guard let known = try await store.knownPackage(package) else { continue }
            found += known.history.releases
                .filter { $0.dependencies[name] != nil && !$0.isRemoved }
                .filter { !locked.contains(ReleaseReference(name: package, version: $0.version)) }
                .map { RequiringRelease(name: package, version: $0.version, requirements: $0.dependencies) }
        }
        return found
    }

    private func alertMessages(_ alert: Alert) -> [OutgoingMessage] { queue(.alert, id: alert.id, body: alert.json.text) }

    private func queue(_ kind: OutgoingMessage.Kind, id: String, body: String) -> [OutgoingMessage] {
        channels.filter { $0.kinds.contains(kind) }
            .map { OutgoingMessage(id: id, kind: kind, channel: $0.id, body: body, createdAt: time.now()) }
    }

    private func verdictID(_ judged: JudgedRelease, _ publication: QueuedPublication) -> String {
        String(SHA256.hex(of: Array("verdict\n\(judged.release)\n\(publication.sequence)".utf8)).prefix(32))
    }

    private func verdictLine(_ judged: JudgedRelease) -> String {
        judged.json.adding([.init("type", "verdict"), .init("version", 1)], atStart: true).text
    }
}
