// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What is known today of the recorded time: `truth.json`. For comparing with what the watcher found, after it found it;
/// nothing that judges may read it.
package struct RecordingTruth: Sendable {
    package var bad: [BadRelease]
    /// Releases about which sources disagree: neither a miss nor a false alarm.
    package var disputed: [Reference]
    /// What happened when, for the people who read the result.
    package var moments: [Moment]

    package struct Reference: Sendable, Hashable {
        package var package: String
        package var version: String
        package var note: String?
    }

    package struct BadRelease: Sendable {
        package var package: String
        package var version: String
        package var why: String
        package var published: Timestamp
        /// When someone first saw that something was odd, without knowing what.
        package var noticed: Timestamp?
        package var madePublic: Timestamp?
        package var removed: Timestamp?
    }

    package struct Moment: Sendable {
        package var at: Timestamp
        package var what: String
        package var isCertain: Bool
    }
}

extension RecordingTruth {
    /// - Returns: `nil` when the recording has no `truth.json`.
    package static func read(_ files: RecordingFiles) throws(RecordingError) -> RecordingTruth? {
        guard files.contains("truth.json") else { return nil }
        let object = try RecordingObject(file: "truth.json", in: files, known: ["version", "bad", "disputed", "moments"])
        guard try object.optionalCount("version") == Recording.formatVersion else {
            throw .badValue(
                object.place.member("version"), "This is not a version that can be read.",
                remedy: "Write \"version\": \(Recording.formatVersion).")
        }
        return RecordingTruth(bad: try bad(object), disputed: try disputed(object), moments: try moments(object))
    }

    private static func bad(_ object: RecordingObject) throws(RecordingError) -> [BadRelease] {
        var bad: [BadRelease] = []
        for item in try object.list("bad") {
            let entry = try RecordingObject(
                item.node, at: item.place,
                known: ["package", "version", "why", "published", "noticed", "made_public", "removed"])
            bad.append(
                BadRelease(
                    package: try entry.text("package"), version: try entry.text("version"), why: try entry.text("why"),
                    published: try entry.moment("published"), noticed: try entry.optionalMoment("noticed"),
                    madePublic: try entry.optionalMoment("made_public"), removed: try entry.optionalMoment("removed")))
        }
        return bad
    }

    private static func disputed(_ object: RecordingObject) throws(RecordingError) -> [Reference] {
        var disputed: [Reference] = []
        for item in try object.list("disputed") {
            let entry = try RecordingObject(item.node, at: item.place, known: ["package", "version", "note"])
            disputed.append(
                Reference(package: try entry.text("package"), version: try entry.text("version"), note: try entry.optionalText("note")))
        }
        return disputed
    }

    private static func moments(_ object: RecordingObject) throws(RecordingError) -> [Moment] {
        var moments: [Moment] = []
        for item in try object.list("moments") {
            let entry = try RecordingObject(item.node, at: item.place, known: ["at", "what", "certain"])
            moments.append(
                Moment(at: try entry.moment("at"), what: try entry.text("what"), isCertain: try entry.optionalFlag("certain") ?? true))
        }
        return moments
    }
}
