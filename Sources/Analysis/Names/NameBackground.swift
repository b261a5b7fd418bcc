// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What speaks for a name that is close to a popular one.
enum NameBackground {
    /// A package older than this, in days, is judged by what it does: squats are found, or used, before.
    static let youngDays = 90.0

    /// Whether two packages have an owner in common.
    static func share(_ owners: some Sequence<String>, _ twin: DependencyBackground?) -> Bool {
        guard let twin else { return false }
        let all = Set(owners)
        return twin.maintainers.contains { all.contains($0) }
    }

    /// Whether the package says that it is a fork of the other, or made for it. Anybody can say so: it lowers, it does not silence.
    static func admitsKinship(_ manifest: Manifest?, name: String, _ kin: NameKinship) -> Bool {
        if name.lowercased().split(whereSeparator: { !$0.isLetter }).contains("fork") { return true }
        guard let summary = manifest?.summary?.lowercased() else { return false }
        let popular = kin.popular.lowercased()
        return ["fork of", "forked from", "wrapper for", "wrapper around", "bindings for", "plugin for", "typings for", "types for"]
            .contains { summary.contains("\($0) \(popular)") || summary.contains("\($0) the \(popular)") }
    }
}
