// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// Everything Lapwing keeps, in one SQLite file.
///
/// Several processes may use one file at a time: readers never wait, writers wait for one another (``lockPatience``).
/// A write, once asked for, is carried out even when the task that asked is cancelled meanwhile: a message handed over is then also noted as
/// handed over. Why SQLite, and what survives which kind of crash: docs/decisions/0003-sqlite.md.
package final class SQLiteStore: Sendable {
    package enum Access: Sendable {
        /// Creates the file and its folders where they are missing, and brings an older schema up to date.
        case readWrite
        /// Changes nothing. Fails where there is no database; made to be quick, for commands that read once and end.
        case readOnly
    }

    /// Absolute, links followed.
    package let path: String
    private let access: Access
    let database: any DatabaseWriter

    /// Opens the database.
    /// - Throws: ``StoreError``: `missing` (reading only), `notOurs`, `damaged`, `newer`, `older` (reading only), `notAllowed`, `busy`,
    ///   `full`, `failed`.
    package init(path: String, access: Access = .readWrite) throws {
        guard !path.utf8.contains(0) else { throw StoreError.notAllowed("(unprintable)", "its path holds a NUL") }
        let path = StorePath.absolute(path)
        self.path = path
        self.access = access
        do {
            switch access {
            case .readWrite: database = try StoreOpening.readWrite(path)
            case .readOnly: database = try StoreOpening.readOnly(path)
            }
        } catch {
            throw StoreError.translated(error, path: path)
        }
    }

    /// Seconds that a writer waits for other processes to finish theirs. An import of all advisories holds the lock for some seconds.
    package static let lockPatience = 30.0

    /// Reads the whole file and compares tables with their indexes.
    /// - Throws: ``StoreError`` `damaged` with the first thing that is wrong. Takes seconds for each gigabyte.
    package func check() async throws {
        let path = path
        try await read { db in
            let problem = try db.first("PRAGMA integrity_check(1)") { try $0.text(0) }
            guard problem == "ok" else { throw StoreError.damaged(path, problem ?? "the check said nothing") }
            try db.each("PRAGMA foreign_key_check") { row in
                throw StoreError.damaged(path, "a row of \(row.optionalText(0) ?? "a table") points to nothing")
            }
        }
    }

    /// Ends all use of the file; calls after this throw.
    package func close() async throws {
        await foldJournal()
        do { try database.close() } catch { throw StoreError.translated(error, path: path) }
    }

    /// Moves the journal into the file, so that processes that start later need not read it first. What stands in the journal is saved
    /// already: when others are at work, or there is no space, this is left to a later time.
    func foldJournal() async {
        guard access == .readWrite else { return }
        await withCheckedContinuation { continuation in
            database.asyncWriteWithoutTransaction { db in
                try? db.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)")
                try? db.execute(sql: "PRAGMA busy_timeout = \(Int(SQLiteStore.lockPatience * 1000))")
                continuation.resume()
            }
        }
    }

    // MARK: For the ports

    /// Runs `body` in one transaction: all of it is kept when this returns, nothing when it throws.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        // GRDB's own async write gives up when the task is cancelled; see the type's comment.
        let result = await withCheckedContinuation { continuation in
            database.asyncWrite(body) { _, result in continuation.resume(returning: result) }
        }
        return try translating { try result.get() }
    }

    /// Runs `body` on one unchanging state of the database.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do { return try await database.read(body) } catch { return try translating { throw error } }
    }

    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as RecordError { throw StoreError.damaged(path, error.what) } catch {
            throw StoreError.translated(error, path: path)
        }
    }
}

enum StorePath {
    /// Absolute, so that no path can be taken for SQLite's `file:` addresses or `:memory:`, and a later change of directory does not matter;
    /// links followed, since the journal lies beside the file itself.
    static func absolute(_ path: String) -> String {
        let folder = FileManager.default.currentDirectoryPath
        let absolute = path.hasPrefix("/") ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
        return URL(filePath: absolute).resolvingSymlinksInPath().path(percentEncoded: false)
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// Bytes, or `nil` where there is nothing or it cannot be looked at.
    static func size(_ path: String) -> Int? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        return attributes[.size] as? Int ?? (attributes[.size] as? UInt64).map { Int(clamping: $0) }
    }
}
