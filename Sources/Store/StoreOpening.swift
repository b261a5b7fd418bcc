// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// How a file becomes a connection, or a clear refusal: nothing is written into a file before it is known to be ours.
enum StoreOpening {
    /// "LpWg", written into the file's header (`PRAGMA application_id`) so that we know our own.
    static let applicationID = 0x4C70_5767

    static func readWrite(_ path: String) throws -> DatabasePool {
        try refuseImpossible(path)
        try refuseOrphanedJournal(path)
        let folder = StorePath.folder(of: path)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw StoreError.notAllowed(path, "its folder \(folder) cannot be made")
        }
        let isNew = !FileManager.default.fileExists(atPath: path)
        var configuration = configuration(path)
        configuration.prepareDatabase { db in
            if try !isOurs(db, path: path) { try claim(db, path: path, isNew: isNew) }
            if !db.configuration.readonly {
                try db.execute(sql: "PRAGMA secure_delete = OFF; PRAGMA journal_size_limit = \(64 << 20)")
            }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try bringUpToDate(pool, path)
        return pool
    }

    /// GRDB looks at which steps were taken before it begins the first one, so two processes that open a new file together both take it, and
    /// one fails without harm. It tries again with what it then finds: each failure of that kind means that a step has been done.
    private static func bringUpToDate(_ pool: DatabasePool, _ path: String) throws {
        let migrator = Migrations.migrator
        guard try !pool.read(migrator.hasBeenSuperseded) else { throw StoreError.newer(path) }
        while true {
            let before = try pool.read(migrator.appliedIdentifiers)
            do {
                return try migrator.migrate(pool)
            } catch {
                guard try pool.read(migrator.appliedIdentifiers).count > before.count else { throw error }
            }
        }
    }

    static func readOnly(_ path: String) throws -> DatabaseQueue {
        try refuseImpossible(path)
        try refuseOrphanedJournal(path)
        guard let size = StorePath.size(path), size > 0 else { throw StoreError.missing(path) }
        var configuration = configuration(path)
        configuration.readonly = true
        configuration.prepareDatabase { db in
            guard try isOurs(db, path: path) else { throw StoreError.missing(path) }
        }
        let queue = try openReadOnly(path, configuration)
        try queue.read { db in
            let applied = Set(try db.all("SELECT identifier FROM grdb_migrations") { try $0.text(0) })
            let known = Set(Migrations.all.map(\.name))
            guard applied.isSubset(of: known) else { throw StoreError.newer(path) }
            guard applied == known else { throw StoreError.older(path) }
        }
        return queue
    }

    /// A reader of a WAL database must be able to make its lock files beside it. Where the folder cannot be written and nobody else has made them, the
    /// file is complete by itself and nobody is writing: SQLite may then be told that it does not change.
    private static func openReadOnly(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY {
            guard StorePath.size(path + "-wal") ?? 0 == 0, !FileManager.default.isWritableFile(atPath: StorePath.folder(of: path)) else {
                throw error
            }
            let escaped = path.utf8.map { byte in
                isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }
            return try DatabaseQueue(path: "file:\(escaped.joined())?immutable=1", configuration: configuration)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func configuration(_ path: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = "Lapwing"
        configuration.busyMode = .timeout(SQLiteStore.lockPatience)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF") }
        return configuration
    }

    // MARK: Refusals

    /// Whether the file carries our mark. `false` for a new one without content.
    private static func isOurs(_ db: Database, path: String) throws -> Bool {
        let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if mark == applicationID { return true }
        guard mark == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
            throw StoreError.notOurs(path, "it is a database of another program")
        }
        return false
    }

    /// Marks an empty file as ours. One that we made is kept from others: the addresses of webhooks in it can be secrets.
    private static func claim(_ db: Database, path: String, isNew: Bool) throws {
        guard !db.configuration.readonly else { return }
        if isNew { try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path) }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    private static func refuseImpossible(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        // Devices and pipes can be opened too, and their permissions are not ours to change.
        let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard type == .typeRegular else { throw StoreError.notOurs(path, "it is no file, but a folder, a device or the like") }
        // SQLite takes a file of a few bytes for an empty one, and would write over it.
        guard StorePath.size(path) ?? 0 > 0 else { return }
        guard let file = FileHandle(forReadingAtPath: path) else { throw StoreError.notAllowed(path, "it cannot be read") }
        defer { try? file.close() }
        // https://www.sqlite.org/fileformat2.html#magic_header_string
        guard try file.read(upToCount: 16) == Data("SQLite format 3\0".utf8) else {
            throw StoreError.notOurs(path, "it does not begin as a SQLite file does")
        }
    }

    /// SQLite throws a journal away when the file it belongs to is missing or empty; what was saved would vanish without a word.
    private static func refuseOrphanedJournal(_ path: String) throws {
        guard let journal = StorePath.size(path + "-wal"), journal > 0, StorePath.size(path) ?? 0 == 0 else { return }
        throw StoreError.damaged(path, "the file is gone or empty, but its journal \(path)-wal is there")
    }
}
