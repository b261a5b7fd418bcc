// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Why a folder is not a recording that can be replayed, in words for the person who wrote it.
package struct RecordingError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case missingFile, unreadableFile, notJSON, unsupportedVersion
        case missingMember, wrongType, unknownMember, badValue
        /// Two parts of the recording contradict each other: an event for a version that does not exist, a moment out of order.
        case contradiction
        case tooLarge
    }

    package var code: Code
    /// The file, relative to the recording's folder.
    package var file: String
    /// Where in the file: `events[3].version`; empty for the file as a whole.
    package var member: String
    /// What is wrong, a sentence.
    package var message: String
    /// What to do, an imperative sentence.
    package var remedy: String
    package var cause: (any Error)?

    package var description: String {
        "\(file)\(member.isEmpty ? "" : ": \(member)"): \(message) \(remedy)"
    }
}

extension RecordingError {
    static func missingFile(_ path: String) -> Self {
        Self(
            code: .missingFile, file: path, member: "", message: "This file is missing.",
            remedy: "Add it, or point at the folder that holds recording.json.")
    }

    static func unreadable(_ path: String, cause: any Error) -> Self {
        Self(
            code: .unreadableFile, file: path, member: "", message: "This file could not be read: \(cause).",
            remedy: "Check that it exists and may be read.", cause: cause)
    }

    static func notJSON(_ path: String, _ cause: JSONError) -> Self {
        Self(
            code: .notJSON, file: path, member: "", message: "This is not JSON: \(cause).", remedy: "Repair the text at that place.",
            cause: cause)
    }

    static func contradiction(_ place: RecordingPlace, _ message: String, remedy: String) -> Self {
        Self(code: .contradiction, file: place.file, member: place.member, message: message, remedy: remedy)
    }

    static func badValue(_ place: RecordingPlace, _ message: String, remedy: String) -> Self {
        Self(code: .badValue, file: place.file, member: place.member, message: message, remedy: remedy)
    }

    static func tooLarge(_ place: RecordingPlace, _ message: String) -> Self {
        Self(code: .tooLarge, file: place.file, member: place.member, message: message, remedy: "Split the recording.")
    }
}

/// A place in a recording, for error messages.
struct RecordingPlace: Sendable, Hashable {
    var file: String
    var member: String

    func member(_ name: String) -> RecordingPlace {
        RecordingPlace(file: file, member: member.isEmpty ? name : "\(member).\(name)")
    }

    func element(_ index: Int) -> RecordingPlace { RecordingPlace(file: file, member: "\(member)[\(index)]") }
}
