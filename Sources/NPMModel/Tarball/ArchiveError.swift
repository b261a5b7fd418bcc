// SPDX-License-Identifier: Apache-2.0

/// Why nothing of an archive could be read.
///
/// Where something was read, there is no error: the rest is listed in ``ReleaseContent/unread``.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// The archive itself is over the limit.
        case tooLarge
        /// There is not one byte.
        case empty
        /// No tar entry was found.
        case notAnArchive
        /// The compressed stream is broken before the first entry.
        case damaged
    }

    package var code: Code
    /// What happened, with numbers; no bytes of the archive.
    package var message: String
    /// What the reader can do next.
    package var remedy: String

    package init(code: Code, message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    package var description: String { "\(code.rawValue): \(message) \(remedy)" }
}

extension ArchiveError {
    static func tooLarge(_ bytes: Int, limit: Int) -> Self {
        Self(
            code: .tooLarge,
            message: "The archive has \(bytes) bytes; the limit is \(limit).",
            remedy: "Raise the archive limit, or look at this release by hand."
        )
    }

    static let empty = Self(
        code: .empty,
        message: "The archive is empty.",
        remedy: "Fetch it again; if it stays empty, the registry serves a broken release."
    )

    static let notAnArchive = Self(
        code: .notAnArchive,
        message: "No file was found in it: this is not a tar archive, compressed or not.",
        remedy: "Check that the address leads to a package and not to a web page; npm refuses it too."
    )

    static func damaged(_ reason: String) -> Self {
        Self(
            code: .damaged,
            message: "The compressed archive is broken before its first file: \(reason).",
            remedy: "Fetch it again; if it stays broken, npm refuses it too."
        )
    }
}
