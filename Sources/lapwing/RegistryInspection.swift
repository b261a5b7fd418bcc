// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Watch

/// Judges releases that a registry holds, against their package's history.
struct RegistryInspection: Sendable {
    let registry: any RegistrySource

    /// `name`, `name@version` or `name@tag`.
    struct Target: Sendable {
        var name: String
        var selector: String

        /// - Returns: `nil` for what cannot be a package's name: a path, for example.
        init?(_ text: String) {
            let reference = ReleaseReference(text)
            name = reference?.name ?? text
            selector = reference?.version ?? "latest"
            guard PackageName(name) != nil, !name.hasSuffix(".tgz"), !name.hasPrefix("."), !name.hasPrefix("/") else { return nil }
        }
    }

    func judge(_ target: Target) async -> InspectionOutcome {
        do {
            return InspectionOutcome(judged: try await judged(target), problem: nil)
        } catch {
            return InspectionOutcome(judged: nil, problem: "\(target.name)@\(target.selector) could not be read: \(error)")
        }
    }

    private func judged(_ target: Target) async throws -> JudgedRelease {
        guard case .document(let bytes, _) = try await registry.packument(target.name, etag: nil) else {
            throw CommandError("The registry has no package of that name.")
        }
        let packument = try Packument.read(bytes)
        let version = packument.tag(target.selector) ?? target.selector
        guard let entry = packument.version(version) else {
            let hint = packument.times[version] == nil ? "" : " It was published and has been removed since."
            throw CommandError("The package has no such release.\(hint)")
        }
        let history = PackageHistory(packument: packument, upTo: version)
        let review = try await ReleaseReader(registry: registry)
            .read(entry, named: target.name, of: packument, history: history, acceptsTrouble: true)
        return Judge.judge(review)
    }
}
