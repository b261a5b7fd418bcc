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

    /// - Throws: when the registry has no such release or cannot be asked; what is had in part says so in the review.
    func review(_ target: Target) async throws -> ReleaseUnderReview {
        let packument = try await self.packument(of: target.name)
        let version = packument.tag(target.selector) ?? target.selector
        guard let entry = packument.version(version) else {
            let hint = packument.times[version] == nil ? "" : " It was published and has been removed since."
            throw CommandError("The package has no such release.\(hint)")
        }
        let history = PackageHistory(packument: packument, upTo: version)
        return try await ReleaseReader(registry: registry)
            .read(entry, named: target.name, of: packument, history: history, acceptsTrouble: true)
    }

    /// - Throws: ``CommandError`` when the registry has no package of that name, and what asking throws.
    func packument(of name: String) async throws -> Packument {
        guard case .document(let bytes, _) = try await registry.packument(name, etag: nil) else {
            throw CommandError("The registry has no package of that name.")
        }
        return try Packument.read(bytes)
    }
}
