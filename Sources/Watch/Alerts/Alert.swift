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
    /// Whether a higher release that does not look bad is there to move to.
    package var raisedAt: Timestamp

    package init(watcher: String, judged: JudgedRelease, concerns: [Concern], raisedAt: Timestamp) {
        self.watcher = watcher
        self.judged = judged
        self.concerns = concerns
        self.raisedAt = raisedAt
    }

    /// The same for the same watcher, release and kind of concern, on any machine and after any restart: what makes
    /// repeats recognisable. A closer concern (would resolve, then locked) is a new alert.
    package var id: String {
        let kind = concerns.first?.kind.rawValue ?? ""
        return String(SHA256.hex(of: Array("alert\n\(watcher)\n\(judged.release)\n\(kind)".utf8)).prefix(32))
    }
}
