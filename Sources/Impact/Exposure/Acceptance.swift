// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Whether a requirement admits a version, and whether an install would choose it.
enum Acceptance {
    /// `nil` when the selector is a tag, not a range.
    static func accepts(_ selector: String, version: String) -> Bool? {
        guard let range = VersionRange(selector, loose: true) else { return nil }
        guard let version = SemanticVersion(version, loose: true) else { return false }
        return range.contains(version)
    }

    static func isHigher(_ version: String, than other: String) -> Bool {
        guard let version = SemanticVersion(version, loose: true) else { return false }
        guard let other = SemanticVersion(other, loose: true) else { return true }
        return other < version
    }

    static func isPrerelease(_ version: String) -> Bool { SemanticVersion(version, loose: true)?.isPrerelease ?? true }
}

extension ReleaseExposure {
    /// Whether a fresh install or an update would give this release to whoever has the requirement.
    func takes(_ holder: Holder, version: String, tags: [String: String]?, name: String) -> Bool {
        guard let selector = holder.selector, mayDecide(holder) else { return false }
        let current = holder.edge.target.flatMap { lockfile.packages.indices.contains($0) ? lockfile.packages[$0] : nil }
        if let current, current.version == version { return false }
        if !holder.edge.isRequirementKnown { return takesByAssumption(selector, version: version, tags: tags) }
        guard let accepted = Acceptance.accepts(selector, version: version) else {
            return follows(tag: selector, version: version, tags: tags, current: current?.version)
        }
        guard accepted else { return false }
        // What is locked does not fit the requirement: an override decides, and it stays in force.
        if let current, current.source.isRegistry, Acceptance.accepts(selector, version: current.version) == false { return false }
        if let latest = tags?["latest"], prefersLatest {
            if latest == version { return true }
            if Acceptance.accepts(selector, version: latest) == true { return false }
        }
        return current.map { Acceptance.isHigher(version, than: $0.version) } ?? true
    }

    /// npm (`npm-pick-manifest`), Yarn 1, pnpm and Bun take what `latest` points at when the range admits it; later Yarn takes
    /// the highest.
    private var prefersLatest: Bool { lockfile.kind != .yarnBerry }

    /// A peer requirement decides nothing where another kind of requirement leads to the same entry, and an optional peer
    /// installs nothing.
    private func mayDecide(_ holder: Holder) -> Bool {
        switch holder.edge.kind {
        case .optionalPeer: return false
        case .peer:
            guard let target = holder.edge.target else { return true }
            return !decided.contains(target)
        case .production, .development, .optional: return true
        }
    }

    private func takesByAssumption(_ locked: String, version: String, tags: [String: String]?) -> Bool {
        if let latest = tags?["latest"], latest != version, Acceptance.accepts("^\(locked)", version: latest) == true { return false }
        return Acceptance.accepts("^\(locked)", version: version) == true && Acceptance.isHigher(version, than: locked)
    }

    private func follows(tag: String, version: String, tags: [String: String]?, current: String?) -> Bool {
        if let tags { return tags[tag] == version }
        guard tag == "latest", !Acceptance.isPrerelease(version) else { return false }
        return current.map { Acceptance.isHigher(version, than: $0) } ?? true
    }
}
