// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Why the store could not be opened, read or written. Never the same as "there is nothing in it".
package struct StoreError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// There is no database at the path, or an empty one.
        case missing
        /// The file is something else: not SQLite, or another program's.
        case notOurs
        /// The file or one of its records cannot be read any more.
        case damaged
        /// Written by a newer Lapwing.
        case newer
        /// Written by an older Lapwing, and opened for reading only, which cannot bring it up to date.
        case older
        /// The folder or the file may not be written (or not even read) by this user.
        case notAllowed
        /// No space, or a limit on the size of files.
        case full
        /// Another process kept the database locked for longer than we wait.
        case busy
        /// A message that the store does not hold, or that is settled already.
        case noSuchMessage
        /// Anything else that SQLite or the system reports.
        case failed
    }

    package var code: Code
    /// What happened, with the path and the reason given by SQLite.
    package var message: String
    /// What the reader can do next, as an imperative sentence.
    package var remedy: String

    package var description: String { "\(message) \(remedy)" }
}

extension StoreError {
    static func missing(_ path: String) -> Self {
        Self(
            code: .missing, message: "There is no Lapwing database at \(path).",
            remedy: "Run `lapwing advisories import` or `lapwing watch` first, or name the right file."
        )
    }

    static func notOurs(_ path: String, _ why: String) -> Self {
        Self(
            code: .notOurs, message: "\(path) is not a Lapwing database: \(why).",
            remedy: "Name another file; this one was left as it is."
        )
    }

    static func damaged(_ path: String, _ why: String) -> Self {
        Self(
            code: .damaged, message: "The database \(path) is damaged: \(why).",
            remedy: "Restore it from a backup, or move it away together with its -wal and -shm files and let Lapwing begin anew."
        )
    }

    static func newer(_ path: String) -> Self {
        Self(
            code: .newer, message: "The database \(path) was written by a newer Lapwing.",
            remedy: "Update this Lapwing, or name another file."
        )
    }

    static func older(_ path: String) -> Self {
        Self(
            code: .older, message: "The database \(path) was written by an older Lapwing.",
            remedy: "Run `lapwing advisories import` or `lapwing watch` once: it brings the file up to date."
        )
    }

    static func notAllowed(_ path: String, _ why: String) -> Self {
        Self(
            code: .notAllowed, message: "The database \(path) cannot be opened: \(why).",
            remedy: "Check the permissions of the file and of its folder, or name another file."
        )
    }

    static func noSuchMessage(id: String, channel: String) -> Self {
        Self(
            code: .noSuchMessage, message: "No message \(id) is waiting for \(channel).",
            remedy: "Read the messages that are due again."
        )
    }
}

// MARK: - What SQLite says

extension StoreError {
    /// Puts what the database library threw into our words. Errors that are no `DatabaseError` pass through.
    static func translated(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let why = "SQLite \(error.extendedResultCode.rawValue), \(error.message ?? "no message")"
        switch error.resultCode {
        case .SQLITE_CORRUPT: return damaged(path, why)
        case .SQLITE_NOTADB: return notOurs(path, why)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return notAllowed(path, why)
        case .SQLITE_FULL:
            return StoreError(
                code: .full, message: "There is no space for the database \(path): \(why).",
                remedy: "Free space on its disk; what was saved before is safe."
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreError(
                code: .busy, message: "Another process keeps the database \(path) locked: \(why).",
                remedy: "Wait for it, or end it, and try again."
            )
        case .SQLITE_IOERR:
            return StoreError(
                code: .failed, message: "The database \(path) could not be read or written: \(why).",
                remedy: "Check the disk, its space and any limit on file sizes; what was saved before is safe."
            )
        default:
            return StoreError(
                code: .failed, message: "The database \(path) refused: \(why).",
                remedy: "Report this with the message above; what was saved before is safe."
            )
        }
    }
}
