// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Watch

/// What a replay found, beside what is known today.
struct ReplayReport {
    struct Caught {
        var truth: RecordingTruth.BadRelease
        /// When it was first judged `suspicious` or worse, by the recording's clock; `nil` when it never was.
        var at: Timestamp?
        var verdict: String?
        var told: [String]
    }

    var publications: Int
    var judged: Int
    var alerts: Int
    var caught: [Caught]
    /// Releases that are not known to be bad, and were judged `suspicious` or worse.
    var falseAlarms: [String]
    /// Releases that could not be read.
    var unread: [String]

    init(recording: Recording, truth: RecordingTruth?, said: [Replay.Said]) {
        publications = recording.events.count
        let verdicts = said.filter { $0.message.kind == .verdict }.map { (at: $0.at, node: Self.root($0.message)) }
        judged = verdicts.count
        alerts = said.count { $0.message.kind == .alert }
        func isAlarm(_ node: JSONNode?) -> Bool {
            (node?["verdict"]?.string.flatMap(Verdict.init(rawValue:))?.rank ?? 0) >= Verdict.suspicious.rank
        }
        caught = (truth?.bad ?? []).map { bad in
            let name = "\(bad.package)@\(bad.version)"
            let first = verdicts.first { $0.node?["release"]?.string == name && isAlarm($0.node) }
            let told = said.filter { $0.message.kind == .alert }.map { Self.root($0.message) }
                .filter { $0?["release"]?.string == name }.compactMap { $0?["watcher"]?.string }
            return Caught(truth: bad, at: first?.at, verdict: first?.node?["verdict"]?.string, told: Set(told).sorted())
        }
        let known = Set(
            (truth?.bad ?? []).map { "\($0.package)@\($0.version)" } + (truth?.disputed ?? []).map { "\($0.package)@\($0.version)" })
        falseAlarms = verdicts.filter { isAlarm($0.node) }.compactMap { $0.node?["release"]?.string }.filter { !known.contains($0) }
        unread = verdicts.filter { $0.node?["verdict"]?.string == Verdict.unread.rawValue }.compactMap { $0.node?["release"]?.string }
    }

    private static func root(_ message: OutgoingMessage) -> JSONNode? { (try? JSONDocument(message.body))?.root }

    var missed: Int { caught.count { $0.at == nil } }

    var json: JSONValue {
        [
            "type": "replay", "version": 1, "publications": .integer(publications), "judged": .integer(judged), "alerts": .integer(alerts),
            "bad": .array(caught.map(json)), "missed": .integer(missed), "falseAlarms": .strings(falseAlarms), "unread": .strings(unread),
        ]
    }

    private func json(_ caught: Caught) -> JSONValue {
        [
            "release": .string("\(caught.truth.package)@\(caught.truth.version)"), "published": .string(caught.truth.published.description),
            "caught": .optional(caught.at?.description), "verdict": .optional(caught.verdict),
            "noticed": .optional(caught.truth.noticed?.description), "madePublic": .optional(caught.truth.madePublic?.description),
            "daysEarlier": days(caught).map(JSONValue.integer) ?? .null, "told": .strings(caught.told),
        ]
    }

    /// Whole days between our first word and the day it became public.
    private func days(_ caught: Caught) -> Int? {
        guard let at = caught.at, let found = caught.truth.madePublic else { return nil }
        return Int(found.days(since: at).rounded(.down))
    }

    var text: String {
        var lines = ["What is known today, and when Lapwing would have said it:"]
        for caught in caught {
            lines.append("  \(caught.truth.package)@\(caught.truth.version): \(caught.truth.why)")
            lines.append("    published   \(minute(caught.truth.published))")
            if let at = caught.at {
                let delay = (at - caught.truth.published) / 60_000
                lines.append(
                    "    caught      \(minute(at))  as \(caught.verdict ?? ""), \(delay == 0 ? "at its publication" : "\(delay) minutes after its publication")"
                )
            } else {
                lines.append("    caught      never: MISSED")
            }
            if let found = caught.truth.madePublic {
                let earlier = days(caught).map { "  \($0) days later" } ?? ""
                lines.append("    made public \(minute(found))\(earlier)")
            }
            if let removed = caught.truth.removed { lines.append("    removed     \(minute(removed))") }
            lines.append(
                "    told        \(caught.told.isEmpty ? "nobody: no watched project would take it" : caught.told.joined(separator: ", "))")
        }
        lines.append("")
        lines.append("\(judged) releases judged, \(alerts) alerts, \(missed) bad releases missed, \(falseAlarms.count) false alarms.")
        for release in falseAlarms { lines.append("  false alarm: \(release)") }
        for release in unread { lines.append("  could not be read: \(release)") }
        return lines.joined(separator: "\n")
    }

    private func minute(_ time: Timestamp) -> String { String(time.description.prefix(16)).replacing("T", with: " ") }
}
