// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Which version to go to.
enum FixedVersions {
    /// The lowest version above `version` that some record names as its fix and that none of the records covers.
    /// `nil` when there is none, or when one of the records cannot be evaluated and so might cover it.
    static func lowest(above version: String, name: String, avoiding advisories: [Advisory]) -> String? {
        guard let current = SemanticVersion(advisory: version) else { return nil }
        var candidates: [SemanticVersion] = []
        for advisory in advisories {
            for entry in advisory.affected where entry.name == name {
                for interval in entry.intervals ?? [] {
                    if case .fixed(let fix) = interval.upper, current < fix { candidates.append(fix) }
                }
            }
        }
        candidates.sort()
        return candidates.first { fix in
            advisories.allSatisfy { $0.match(name: name, version: fix.description, parsed: fix) == .unaffected }
        }?.description
    }

    /// The highest end of the stretches that hold `version`, where such an end is known but no fix is.
    static func lastAffected(at version: String, name: String, in advisories: [Advisory]) -> String? {
        guard let current = SemanticVersion(advisory: version) else { return nil }
        var last: SemanticVersion?
        for advisory in advisories {
            for entry in advisory.affected where entry.name == name {
                for interval in entry.intervals ?? [] where interval.contains(current) {
                    guard case .last(let end) = interval.upper else { continue }
                    last = last.map { $0 < end ? end : $0 } ?? end
                }
            }
        }
        return last?.description
    }
}
