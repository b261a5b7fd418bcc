// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Whether a record covers a version. Not being able to tell is an answer of its own, never "unaffected".
package enum AdvisoryMatch: Sendable, Equatable { case affected, unaffected, unknown }

/// One `ranges` entry of an OSV record: the events as written, and the stretches of versions they mean.
///
/// Evaluated as https://ossf.github.io/osv-schema/#evaluation says: events sorted by version, each switching "affected" on or
/// off. npm's versions are semver, so SEMVER and ECOSYSTEM ranges are the same here; GIT ranges speak of commits and say
/// nothing about versions.
package struct AdvisoryRange: Sendable, Hashable {
    package enum Kind: String, Sendable { case semver = "SEMVER", ecosystem = "ECOSYSTEM", git = "GIT" }

    package struct Event: Sendable, Hashable {
        package enum Kind: String, Sendable { case introduced, fixed, lastAffected = "last_affected", limit }

        package var kind: Kind
        package var version: String

        package init(_ kind: Kind, _ version: String) {
            self.kind = kind
            self.version = version
        }
    }

    /// A stretch of affected versions.
    package struct Interval: Sendable, Hashable {
        /// The first affected version; `nil` for "from the very first on", prereleases of 0.0.0 included.
        package var lower: SemanticVersion?
        /// Where it ends; `nil` when no end is known.
        package var upper: Upper?

        package enum Upper: Sendable, Hashable {
            /// The first version that is not affected any more.
            case fixed(SemanticVersion)
            /// The last version known to be affected. What came after it is not said to be a fix.
            case last(SemanticVersion)
        }

        package func contains(_ version: SemanticVersion) -> Bool {
            if let lower, version < lower { return false }
            switch upper {
            case .fixed(let end): return version < end
            case .last(let end): return !(end < version)
            case nil: return true
            }
        }
    }

    package var kind: Kind
    package var events: [Event]
    /// `nil` when the events cannot be evaluated: an unreadable version, or no `introduced` at all.
    package let intervals: [Interval]?

    package init(kind: Kind, events: [Event]) {
        self.kind = kind
        self.events = events
        intervals = kind == .git ? nil : Self.intervals(of: events)
    }

    /// Whether a version lies in the range. A version that is not semver can only be judged when all versions are affected.
    package func match(_ version: SemanticVersion?) -> AdvisoryMatch {
        guard let intervals else { return .unknown }
        guard let version else {
            return intervals.contains(Interval(lower: nil, upper: nil)) ? .affected : intervals.isEmpty ? .unaffected : .unknown
        }
        return intervals.contains { $0.contains(version) } ? .affected : .unaffected
    }

    private static func intervals(of events: [Event]) -> [Interval]? {
        var switches: [(at: SemanticVersion?, kind: Event.Kind)] = []
        var limit: SemanticVersion?
        var isLimited = false
        for event in events {
            // `0` is OSV's word for "before every version"; as a limit, `*` is "after every version".
            if event.kind == .introduced, event.version == "0" {
                switches.append((nil, .introduced))
            } else if event.kind == .limit, event.version == "*" {
                continue
            } else if let version = SemanticVersion(advisory: event.version) {
                if event.kind == .limit {
                    // A version before any one of several limits is within them, so the highest counts.
                    limit = limit.map { $0 < version ? version : $0 } ?? version
                    isLimited = true
                } else {
                    switches.append((version, event.kind))
                }
            } else {
                return nil
            }
        }
        guard switches.contains(where: { $0.kind == .introduced }) else { return nil }
        if isLimited, events.contains(where: { $0.kind == .limit && $0.version == "*" }) { limit = nil }
        // Stable: at one version the order of the record decides, so that "fixed 1.0.0, introduced 1.0.0" goes on being
        // affected and "introduced 1.0.0, fixed 1.0.0" is empty. A last affected version ends after itself, so it comes last.
        let sorted = switches.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            switch (x.at, y.at) {
            case (nil, nil): return a.offset < b.offset
            case (nil, _): return true
            case (_, nil): return false
            case (let v?, let w?):
                if v < w { return true }
                if w < v { return false }
                if (x.kind == .lastAffected) != (y.kind == .lastAffected) { return y.kind == .lastAffected }
                return a.offset < b.offset
            }
        }.map(\.element)
        return intervals(sorted: sorted, limit: limit)
    }

    private static func intervals(sorted: [(at: SemanticVersion?, kind: Event.Kind)], limit: SemanticVersion?) -> [Interval] {
        var out: [Interval] = []
        var open: Interval?
        func close(_ interval: Interval, _ upper: Interval.Upper?) {
            var interval = interval
            interval.upper = upper
            if let limit {
                if let lower = interval.lower, !(lower < limit) { return }
                switch upper {
                case .fixed(let end) where end < limit: break
                case .last(let end) where end < limit: break
                default: interval.upper = .fixed(limit)
                }
            }
            if let lower = interval.lower, case .fixed(let end) = interval.upper, !(lower < end) { return }
            out.append(interval)
        }
        for event in sorted {
            switch (event.kind, open) {
            case (.introduced, nil): open = Interval(lower: event.at, upper: nil)
            case (.fixed, let interval?):
                if let at = event.at { close(interval, .fixed(at)) }
                open = nil
            case (.lastAffected, let interval?):
                if let at = event.at { close(interval, .last(at)) }
                open = nil
            default: break
            }
        }
        if let open { close(open, nil) }
        return out
    }
}

extension SemanticVersion {
    /// Reads a version as databases write it: strict semver first, then what node-semver's loose mode takes (`v1.2`
    /// excepted), then one or two numbers (`1`, `1.2`), which databases of other ecosystems pad with zeros.
    init?(advisory text: String) {
        guard text.utf8.count <= 256 else { return nil }
        if let version = SemanticVersion(text, loose: true) {
            self = version
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count < 3, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
            let padded = SemanticVersion(text + (parts.count == 1 ? ".0.0" : ".0"), loose: true)
        else { return nil }
        self = padded
    }
}
