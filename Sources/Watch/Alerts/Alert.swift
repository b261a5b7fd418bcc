// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import Impact
package import NPMModel

/// One message to one watcher about one release, with the reason it concerns them.
package struct Alert: Sendable {
    package var watcher: String
    package var judged: JudgedRelease
    /// Never empty; the closest first.
    package var concerns: [Concern]
    /// When we said so first.
    package var raisedAt: Timestamp

    /// Whose lockfile it is: advice names the commands of that package manager.
    package var lockfileKind: Lockfile.Kind
    /// Where the release was published; `nil` where it cannot be asked again (a replay).
    package var registry: String?

    package init(
        watcher: String, judged: JudgedRelease, concerns: [Concern], raisedAt: Timestamp, lockfileKind: Lockfile.Kind, registry: String?
    ) {
        self.lockfileKind = lockfileKind
        self.registry = registry
        self.watcher = watcher
        self.judged = judged
        self.concerns = concerns
        self.raisedAt = raisedAt
    }

    /// The same for the same watcher, release, verdict and kind of concern, on any machine and after any restart: what makes
    /// repeats recognisable. A closer concern (would resolve, then locked) or another verdict is a new alert.
    package var id: String {
        Alert.id(of: ["alert", watcher, judged.release.description, judged.verdict.rawValue, concerns.first?.kind.rawValue ?? ""])
    }

    /// 128 bits of a digest over the parts, as 32 hexadecimal digits. No UUID: npm prints those as `***`.
    static func id(of parts: [String]) -> String { String(SHA256.hex(of: parts.joined(separator: "\n")).prefix(32)) }
}
