// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import NPMModel

/// Brings together what a rule may look at: a release's files, its manifest, the release before it, and what it newly
/// depends on. Everything that could not be had is named in ``ReleaseUnderReview/unread``.
package struct ReleaseReader: Sendable {
    /// The largest tarball that is fetched, in bytes: no larger archive is unpacked either. What is larger is reported as unread.
    static let largestTarball = ArchiveLimits().archiveBytes

    /// New dependencies looked up for one release; a release that adds more is odd enough to be told so.
    static let mostDependencies = 20

    private let registry: any RegistrySource
    /// How many packages are known to depend on a name; `nil` when that was not counted.
    private let countDependents: @Sendable (String) async throws -> Int?

    package init(registry: any RegistrySource, countDependents: @escaping @Sendable (String) async throws -> Int? = { _ in nil }) {
        self.registry = registry
        self.countDependents = countDependents
    }

    /// Reads the release `entry` of a packument.
    /// - Parameters:
    ///   - name: what the package was asked for as; what the document calls itself counts for nothing.
    ///   - acceptsTrouble: report a part that could not be had for a passing reason as unread, instead of throwing.
    /// - Throws: a passing ``RemoteError``, unless `acceptsTrouble`; what counting dependents throws.
    package func read(
        _ entry: Packument.Version, named name: String, of packument: Packument, history: PackageHistory, acceptsTrouble: Bool
    ) async throws -> ReleaseUnderReview {
        let published = entry.published(in: packument)
        let reference = ReleaseReference(name: name, version: entry.version)
        var review = ReleaseUnderReview(release: reference, content: ReleaseContent(files: []))
        review.published = published
        review.history = history
        review.tags = Dictionary(packument.tags.map { ($0.name, $0.version) }) { $1 }
        do {
            review.content = try await content(of: published, named: reference)
            review.shipped = shippedManifest(in: &review)
        } catch let error as RemoteError where (error.isPassing || error.code == .missing) && !acceptsTrouble {
            // A tarball may come after its packument: networks of copies lag.
            throw error
        } catch {
            review.unread.append(UnreadPart(part: "tarball", reason: String(describing: error)))
        }
        if let before = settledPrevious(of: published, in: history) {
            review.previous = try await previous(before, named: name, in: packument, acceptsTrouble: acceptsTrouble)
        }
        try await lookUpNewDependencies(&review, acceptsTrouble: acceptsTrouble)
        return review
    }

    /// The release to compare with: one from more than a week before where there is one, so that what an attacker published
    /// minutes ago does not make the next release look ordinary.
    private func settledPrevious(of published: PublishedVersion, in history: PackageHistory) -> PastRelease? {
        let settled = published.publishedAt.map { $0.adding(days: -ReleaseReader.settledDays) }
        return settled.flatMap { history.previous(of: published.version, before: $0) }
            ?? history.previous(of: published.version, before: published.publishedAt)
    }

    /// The same span as the events of interest use (``Comparison``).
    private static let settledDays = 7.0

    private func shippedManifest(in review: inout ReleaseUnderReview) -> Manifest? {
        do {
            return try review.content.manifest()
        } catch {
            review.unread.append(UnreadPart(part: "package.json", reason: error.description))
            return nil
        }
    }

    /// Fetches a tarball, checks it against what the packument states, and unpacks it in memory.
    private func content(of published: PublishedVersion, named reference: ReleaseReference) async throws -> ReleaseContent {
        guard let address = published.distribution.tarball else {
            throw ReleaseReadError(
                code: .noTarball, message: "The packument names no tarball for \(reference).",
                remedy: "Clients cannot install it either; look at the packument by hand.")
        }
        let bytes = try await registry.tarball(at: address, limit: ReleaseReader.largestTarball)
        try verify(bytes, published.distribution, reference)
        return try ReleaseContent.read(tarball: bytes)
    }

    /// An integrity mismatch always refuses: whatever these bytes are, they are not the release.
    private func verify(_ bytes: [UInt8], _ stated: PublishedVersion.Distribution, _ reference: ReleaseReference) throws {
        switch stated.expectedIntegrity {
        case .promised(let integrity): try compare(integrity.check(bytes), bytes.count, reference)
        case .unreadable:
            throw ReleaseReadError(
                code: .noIntegrity, message: "What the packument states as the integrity of \(reference) is no hash.",
                remedy: "Treat it as unverified: nothing tells whether these are the published bytes.")
        case .notStated:
            throw ReleaseReadError(
                code: .noIntegrity, message: "The packument states neither integrity nor shasum for \(reference).",
                remedy: "Treat it as unverified: nothing tells whether these are the published bytes.")
        }
    }

    private func compare(_ check: IntegrityCheck, _ size: Int, _ reference: ReleaseReference) throws {
        switch check {
        case .matches: return
        case .unusable(let algorithms):
            throw ReleaseReadError(
                code: .noIntegrity,
                message: "The integrity of \(reference) is stated in \(algorithms.count) ways, none of which is known here.",
                remedy: "Treat it as unverified: nothing tells whether these are the published bytes.")
        case .differs(let algorithm, _, _):
            throw ReleaseReadError(
                code: .integrityMismatch,
                message: "The tarball of \(reference) (\(size) bytes) does not match the \(algorithm.rawValue) that its packument states.",
                remedy: "Do not install it. Ask the registry's operator: the file was changed or damaged on the way.")
        }
    }

    private func previous(
        _ past: PastRelease, named name: String, in packument: Packument, acceptsTrouble: Bool
    ) async throws -> ReleaseUnderReview.Previous {
        let reference = ReleaseReference(name: name, version: past.version)
        guard let entry = packument.versions.first(where: { $0.version == past.version }) else {
            return ReleaseUnderReview.Previous(release: reference, published: nil, shipped: nil, content: nil)
        }
        let published = entry.published(in: packument)
        var content: ReleaseContent?
        do {
            content = try await self.content(of: published, named: reference)
        } catch let error as RemoteError where error.isPassing && !acceptsTrouble {
            throw error
        } catch {
            // Without the earlier files everything in this release counts as new: rules say more, not less.
        }
        let shipped = content.flatMap { try? $0.manifest() }
        return ReleaseUnderReview.Previous(release: reference, published: published, shipped: shipped, content: content)
    }

    private func lookUpNewDependencies(_ review: inout ReleaseUnderReview, acceptsTrouble: Bool) async throws {
        guard let manifest = review.manifest else { return }
        let before = Set(review.previous?.manifest?.dependencies.map(\.name) ?? [])
        var names: [String] = []
        for dependency in manifest.dependencies where dependency.kind != .development && !before.contains(dependency.name) {
            if !names.contains(dependency.name) { names.append(dependency.name) }
        }
        // A first release has no "new" dependencies: all are.
        guard review.history?.releases.isEmpty == false else { return }
        if names.count > ReleaseReader.mostDependencies {
            review.unread.append(
                UnreadPart(
                    part: "dependencies",
                    reason: "\(names.count - ReleaseReader.mostDependencies) further new dependencies were not looked up."))
        }
        for name in names.prefix(ReleaseReader.mostDependencies) {
            do {
                if let background = try await background(of: name) {
                    review.newDependencies[name] = background
                } else {
                    review.unread.append(UnreadPart(part: "dependency \(name)", reason: "The registry has no package of that name (yet)."))
                }
            } catch let error as RemoteError where error.isPassing && !acceptsTrouble {
                throw error
            } catch let error where error is RemoteError || error is DocumentError {
                review.unread.append(UnreadPart(part: "dependency \(name)", reason: String(describing: error)))
            }
        }
    }

    private func background(of name: String) async throws -> DependencyBackground? {
        let answer = try await registry.packument(name, etag: nil)
        guard case .document(let bytes, _) = answer else { return nil }
        let packument = try Packument.read(bytes)
        return DependencyBackground(
            name: name,
            created: packument.created ?? packument.times.values.min(),
            releaseCount: packument.times.count,
            maintainers: packument.maintainers.map(\.name),
            knownDependents: try await countDependents(name))
    }
}

/// Why a release could not be read, in words a maintainer can act on.
package struct ReleaseReadError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable { case noTarball, noIntegrity, integrityMismatch }

    package var code: Code
    package var message: String
    package var remedy: String

    package var description: String { "\(message) \(remedy)" }
}
