// SPDX-License-Identifier: Apache-2.0

/// One thing that a file's code does, with its place.
package struct Fact: Sendable {
    package var kind: FactKind
    /// What it uses, as ``KnownPath`` tells it: `child_process.exec`, `process.env.NPM_TOKEN`.
    package var api: String
    /// Known texts of the arguments that matter: addresses, commands, paths; at most ``detailLimit``.
    package var details: [String]
    /// For a process: its command line as far as it is known, with `$_1`, `$_2` and so on for what is not.
    package var command: String?
    /// Offsets in the file. For code inside strings: where the string stands.
    package var place: Range<Int>
    /// How many strings the code is in: 0 for the file itself.
    package var depth: Int
    /// How the code inside a string comes to run, for a depth over 0: `evaluation`, `function`, `command`.
    package var origin: String?
    package var moment: Moment
    /// Conditions that must hold before it happens, nearest first; at most ``gateLimit``.
    package var gates: [Gate]
    /// The name of what it uses, or the text it uses it with, does not stand in the file: it was put together or decoded.
    package var isDisguised: Bool
    /// What flows into it, for a fact that is a sink.
    package var taint: Taint

    package static let detailLimit = 8
    /// Bytes of one detail.
    package static let detailLength = 400
    package static let gateLimit = 4

    package enum Moment: Sendable {
        /// As soon as the file is loaded.
        case load
        /// When somebody calls it.
        case call
    }
}

/// A condition on the way to a fact, by what it asks.
package struct Gate: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case time, place, platform, variable, ci, user, package, file, debugger

        /// What it asks, in words.
        package var words: String {
            switch self {
            case .time: "the time"
            case .place: "country, language or time zone"
            case .platform: "the operating system"
            case .variable: "a variable of the environment"
            case .ci: "whether it runs in CI"
            case .user: "the user or the host"
            case .package: "the package around it"
            case .file: "whether a file is there"
            case .debugger: "whether it is being watched"
            }
        }
    }

    package var kind: Kind
    /// The condition as it stands in the source, shortened.
    package var text: String
}
