// SPDX-License-Identifier: Apache-2.0

package import Watch
import GRDB

extension SQLiteStore {
    /// Ordered by name.
    package func watchers() async throws -> [Watcher] {
        try await read { db in
            try db.all("SELECT name, lockfile, added_at FROM watchers ORDER BY name") { row in
                Watcher(name: try row.text(0), lockfile: try row.text(1), addedAt: try row.time(2))
            }
        }
    }

    /// The digest of its lockfile is kept where the path stays the same, and forgotten where it does not.
    package func save(_ watcher: Watcher) async throws {
        try await write { db in
            try db.run(
                """
                INSERT INTO watchers (name, lockfile, added_at) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET added_at = excluded.added_at, lockfile = excluded.lockfile,
                    lockfile_digest = iif(lockfile = excluded.lockfile, lockfile_digest, NULL)
                """, watcher.name.kept, watcher.lockfile.kept, watcher.addedAt.kept
            )
        }
    }

    package func removeWatcher(named name: String) async throws -> Bool {
        try await write { db in
            try db.run("DELETE FROM watchers WHERE name = ?", name.kept)
            return db.hasChangedRows
        }
    }

    package func lockfileDigest(ofWatcher name: String) async throws -> String? {
        try await read { db in
            try db.first("SELECT lockfile_digest FROM watchers WHERE name = ?", name.kept) { $0.optionalText(0) } ?? nil
        }
    }

    /// Nothing is kept for a watcher that is not there: it may have been removed while its lockfile was compared.
    package func saveLockfileDigest(_ digest: String, ofWatcher name: String) async throws {
        try await write { db in try db.run("UPDATE watchers SET lockfile_digest = ? WHERE name = ?", digest.kept, name.kept) }
    }
}
