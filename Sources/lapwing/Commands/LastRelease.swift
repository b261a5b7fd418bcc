// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Remote
import Watch

/// The release before the one that is about to be published, and what the registry knows; or why there is none.
struct LastRelease: Sendable {
    var review: ReleaseUnderReview?
    var state: Publication.RegistryState?
    var packument: Packument?
    /// Why no last release was compared, one sentence.
    var problem: String?

    /// A tarball or a folder.
    init(at path: String) throws {
        review = ReleaseUnderReview(content: try ReleaseFolder.content(at: path), fallbackName: URL(filePath: path).lastPathComponent)
    }

    init(problem: String) { self.problem = problem }

    /// From a registry: the release of the same line before `version`. What goes wrong is a ``problem``, never an error: without a
    /// network people must still be able to ask.
    init(of name: String, before version: String, registry address: String) async {
        do {
            let http = OutgoingHTTP(version: Lapwing.versionText)
            do {
                try await read(name, version, RegistryInspection(registry: try HTTPRegistry(address, http: http)), address)
            } catch {
                problem = "\(address) could not be asked: \(error)"
            }
            try await http.shutdown()
        } catch {
            problem = "\(address) could not be asked: \(error)"
        }
    }

    private mutating func read(_ name: String, _ version: String, _ inspection: RegistryInspection, _ address: String) async throws {
        let answer = try await inspection.registry.packument(name, etag: nil)
        guard case .document(let bytes, _) = answer else {
            problem = "\(address) has no package \(name): it is its first release, or private."
            return
        }
        let packument = try Packument.read(bytes)
        self.packument = packument
        state = Publication.RegistryState(
            versions: Set(packument.times.keys).union(packument.versions.map { $0.version }), latest: packument.tag("latest"))
        guard let before = PackageHistory(packument: packument).previous(of: version),
            let target = RegistryInspection.Target("\(name)@\(before.version)")
        else {
            problem = "\(address) has no earlier release of \(name)."
            return
        }
        let review = try await inspection.review(target)
        if review.content.files.isEmpty, let unread = review.unread.first {
            problem = "\(target.name)@\(target.selector) could not be read: \(unread.reason)"
        } else {
            self.review = review
        }
    }
}
