// SPDX-License-Identifier: Apache-2.0

package import NPMModel
package import Watch
import GRDB

extension SQLiteStore: JourneyStore {
    package func feedPosition(_ feed: String) async throws -> String? {
        try await read { db in
            try db.first("SELECT position FROM feeds WHERE feed = ?", feed.kept) { try $0.text(0) }
        }
    }

    package func accept(_ publications: [QueuedPublication], feed: String, position: String) async throws {
        try await write { db in
            for publication in publications { try db.queue(publication) }
            try db.run(
                "INSERT INTO feeds (feed, position) VALUES (?, ?) ON CONFLICT (feed) DO UPDATE SET position = excluded.position",
                feed.kept, position.kept
            )
        }
    }

    package func claim(limit: Int, worker: String, now: Timestamp) async throws -> [QueuedPublication] {
        guard limit > 0 else { return [] }
        // Most looks find nothing; those take no lock.
        let isAnyDue = try await read { db in
            try db.first("SELECT 1 FROM queue WHERE claimed_by IS NULL AND (due_at IS NULL OR due_at <= ?) LIMIT 1", now.kept) { _ in true }
        }
        guard isAnyDue == true else { return [] }
        return try await write { db in
            let due = try db.all(
                """
                SELECT name, sequence, revision, is_deleted, seen_at, attempts, id FROM queue
                WHERE claimed_by IS NULL AND (due_at IS NULL OR due_at <= ?) ORDER BY seen_at, id LIMIT ?
                """, now.kept, limit.databaseValue
            ) { row in (id: try row.integer(6), publication: try QueuedPublication(row)) }
            for entry in due {
                try db.run("UPDATE queue SET claimed_by = ? WHERE id = ?", worker.kept, entry.id.databaseValue)
            }
            return due.map(\.publication)
        }
    }

    package func abandonClaims(of worker: String) async throws {
        try await write { db in try db.run("UPDATE queue SET claimed_by = NULL WHERE claimed_by = ?", worker.kept) }
    }

    /// When the entry has moved on meanwhile, the newer change keeps its own due time (at once) and count; only the claim ends.
    package func postpone(_ publication: QueuedPublication, until: Timestamp, reason: String) async throws {
        try await write { db in try db.postpone(publication, until: until, reason: reason) }
    }

    package func queueStatus() async throws -> QueueStatus {
        try await read { db in
            let (count, oldest) =
                try db.first("SELECT count(*), min(seen_at) FROM queue") { (try $0.integer(0), $0.optionalTime(1)) } ?? (0, nil)
            let next = try db.first("SELECT min(coalesce(due_at, seen_at)) FROM queue WHERE claimed_by IS NULL") { $0.optionalTime(0) }
            return QueueStatus(count: count, nextDue: next ?? nil, oldestSeen: oldest)
        }
    }
}

extension Database {
    /// A change that comes later is a new one: its attempts are counted from its own start.
    fileprivate func queue(_ publication: QueuedPublication) throws {
        try run(
            """
            INSERT INTO queue (name, sequence, revision, is_deleted, seen_at, attempts) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence, revision = excluded.revision,
                is_deleted = excluded.is_deleted, seen_at = min(seen_at, excluded.seen_at), attempts = excluded.attempts,
                due_at = NULL, problem = NULL
            """, publication.name.kept, publication.sequence.kept, publication.revision.kept, publication.isDeleted.databaseValue,
            publication.seenAt.kept, publication.attempts.databaseValue
        )
    }

    /// Takes a publication off the queue, unless a later change came while it was looked at: that one then waits.
    func takeOffQueue(_ publication: QueuedPublication) throws {
        try run("DELETE FROM queue WHERE name = ? AND sequence = ?", publication.name.kept, publication.sequence.kept)
        if !hasChangedRows { try releaseClaim(on: publication.name) }
    }

    func postpone(_ publication: QueuedPublication, until: Timestamp, reason: String) throws {
        try run(
            """
            UPDATE queue SET claimed_by = NULL, due_at = ?, attempts = attempts + 1, problem = ? WHERE name = ? AND sequence = ?
            """, until.kept, reason.kept, publication.name.kept, publication.sequence.kept
        )
        if !hasChangedRows { try releaseClaim(on: publication.name) }
    }

    fileprivate func releaseClaim(on name: String) throws {
        try run("UPDATE queue SET claimed_by = NULL WHERE name = ?", name.kept)
    }
}

extension QueuedPublication {
    fileprivate init(_ row: Row) throws {
        self.init(
            name: try row.text(0), sequence: try row.text(1), revision: row.optionalText(2), isDeleted: try row.integer(3) != 0,
            seenAt: try row.time(4), attempts: try row.integer(5)
        )
    }
}
