// SPDX-License-Identifier: Apache-2.0

import Analysis
import Impact
import NPMModel

// Whom a judged release concerns, and what they are told.
extension Journey {
    /// Compares watched projects whose lockfile changed with what was judged before, and tells what they took in.
    package func compareProjects() async throws {
        let look = await projects.look(at: try await store.watchers())
        for name in look.unreadable {
            guard let digest = try await store.lockfileDigest(ofWatcher: name), !digest.isEmpty else { continue }
            // Nobody could be told while it was not readable: once it is, it is compared again even if it has not changed.
            try await store.saveLockfileDigest("", ofWatcher: name)
        }
        for project in look.projects {
            guard try await store.lockfileDigest(ofWatcher: project.watcher.name) != project.digest else { continue }
            let names = Set(project.lockfile.packages.map(\.name))
            var messages: [OutgoingMessage] = []
            for judged in try await store.judgements(ofPackages: names, atLeast: .notice) where isAlarming(judged) {
                let known = try await store.knownPackage(judged.release.name)
                let alert = try await alert(for: judged, project: project, tags: known?.history.tags, known: known)
                messages += alert.map(self.messages) ?? []
            }
            // The messages first: killed in between, the comparison is made again and the ids keep repeats out.
            try await store.enqueue(messages)
            try await store.saveLockfileDigest(project.digest, ofWatcher: project.watcher.name)
        }
    }

    /// Everything there is to say about a release that has just been judged.
    /// - Parameter tags: the package's dist-tags, where known.
    func messages(
        for judged: JudgedRelease, _ publication: QueuedPublication, tags: [String: String]?
    ) async throws -> [OutgoingMessage] {
        var messages = queue(.verdict, id: verdictID(judged, publication), body: verdictLine(judged))
        guard isAlarming(judged) else { return messages }
        for project in await projects.look(at: try await store.watchers()).projects {
            let alert = try await alert(for: judged, project: project, tags: tags, known: nil)
            messages += alert.map(self.messages) ?? []
        }
        return messages
    }

    private func isAlarming(_ judged: JudgedRelease) -> Bool {
        judged.verdict.rank >= settings.alertsFrom.rank || judged.verdict == .unread
    }

    /// - Parameter known: `nil` for a release that has just been published. One from before concerns a project only if it is locked,
    ///   or if installs would still choose it over what was published since.
    private func alert(
        for judged: JudgedRelease, project: WatchedProject, tags: [String: String]?, known: KnownPackage?
    ) async throws -> Alert? {
        let release = judged.release
        var concerns = ReleaseExposure.concerns(
            of: project.lockfile, name: release.name, version: release.version, tags: tags,
            requiredBy: try await requiring(release.name, among: project))
        // Of a publication that could not be read, nobody knows which requirement accepts it: whoever has the package is told.
        if release.version != JudgedRelease.anyVersion { concerns.removeAll { $0.kind == .present } }
        if let known, !concerns.isEmpty {
            let offered = known.history.releases.filter { !$0.isRemoved }.map(\.version)
            concerns.removeAll { $0.kind != .locked && !isChosen(release.version, by: $0.requirement, among: offered) }
        }
        guard !concerns.isEmpty else { return nil }
        return Alert(
            watcher: project.watcher.name, judged: judged, concerns: concerns, raisedAt: time.now(), lockfileKind: project.lockfile.kind,
            registry: settings.registry)
    }

    /// Whether an install takes this version for a requirement; a tag or the like may point anywhere, so it counts as yes.
    private func isChosen(_ version: String, by requirement: String?, among offered: [String]) -> Bool {
        guard let range = requirement.flatMap({ DependencySpec($0).versionRange }) else { return offered.contains(version) }
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

    private func messages(_ alert: Alert) -> [OutgoingMessage] { queue(.alert, id: alert.id, body: alert.json.text) }

    private func queue(_ kind: OutgoingMessage.Kind, id: String, body: String) -> [OutgoingMessage] {
        channels.filter { $0.kinds.contains(kind) }
            .map { OutgoingMessage(id: id, kind: kind, channel: $0.id, body: body, createdAt: time.now()) }
    }

    private func verdictID(_ judged: JudgedRelease, _ publication: QueuedPublication) -> String {
        Alert.id(of: ["verdict", judged.release.description, judged.verdict.rawValue, publication.sequence])
    }

    private func verdictLine(_ judged: JudgedRelease) -> String {
        judged.json.adding([.init("type", "verdict"), .init("version", .integer(Alert.documentVersion))], atStart: true).text
    }
}
