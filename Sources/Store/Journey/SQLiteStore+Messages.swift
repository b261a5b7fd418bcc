// SPDX-License-Identifier: Apache-2.0

package import NPMModel
package import Watch
import GRDB

extension SQLiteStore {
    package func enqueue(_ messages: [OutgoingMessage]) async throws {
        try await write { db in
            for message in messages { try db.queue(message) }
        }
    }

    package func dueMessages(limit: Int, channels: Set<String>, now: Timestamp) async throws -> [OutgoingMessage] {
        guard limit > 0 else { return [] }
        return try await read { db in
            // Channel by channel, so that a long queue for one that is not configured any more is not read through each time.
            var due: [(number: Int, message: OutgoingMessage)] = []
            for channel in channels {
                due += try db.all(
                    """
                    SELECT id, kind, channel, body, created_at, attempts, number FROM messages
                    WHERE state = 'waiting' AND channel = ? AND (due_at IS NULL OR due_at <= ?) ORDER BY created_at, number LIMIT ?
                    """, channel.kept, now.kept, limit.databaseValue
                ) { row in (try row.integer(6), try OutgoingMessage(row)) }
            }
            due.sort { ($0.message.createdAt, $0.number) < ($1.message.createdAt, $1.number) }
            return due.prefix(limit).map(\.message)
        }
    }

    /// Messages given up are not counted: they will not be delivered.
    package func undeliveredCount(channels: Set<String>) async throws -> Int {
        try await read { db in
            try channels.reduce(0) { sum, channel in
                let count = try db.first("SELECT count(*) FROM messages WHERE state = 'waiting' AND channel = ?", channel.kept) {
                    try $0.integer(0)
                }
                return sum + (count ?? 0)
            }
        }
    }

    /// - Throws: ``StoreError`` `noSuchMessage` when it is not waiting (any more): then it must not be handed over.
    package func begin(_ message: OutgoingMessage) async throws {
        try await write { db in
            try db.run(
                "UPDATE messages SET attempts = attempts + 1 WHERE id = ? AND channel = ? AND state = 'waiting'",
                message.id.kept, message.channel.kept
            )
            if !db.hasChangedRows { throw StoreError.noSuchMessage(id: message.id, channel: message.channel) }
        }
    }

    /// The id stays for ever, so that the message is never queued again. The text of a verdict message goes: the judgement holds the same.
    ///
    /// - Throws: ``StoreError`` `noSuchMessage` when it was never queued. Noting a delivery twice keeps the first time.
    package func delivered(_ message: OutgoingMessage, at: Timestamp) async throws {
        try await write { db in
            try db.settle(
                message,
                """
                UPDATE messages SET state = 'delivered', delivered_at = ?, due_at = NULL, problem = NULL,
                    body = CASE kind WHEN 'verdict' THEN '' ELSE body END
                WHERE id = ? AND channel = ? AND state <> 'delivered'
                """, at.kept, message.id.kept, message.channel.kept
            )
        }
    }

    /// - Throws: ``StoreError`` `noSuchMessage` when it was never queued. What was delivered or given up stays so.
    package func failed(_ message: OutgoingMessage, until: Timestamp?, reason: String) async throws {
        try await write { db in
            try db.settle(
                message,
                """
                UPDATE messages SET state = iif(?1 IS NULL, 'given up', 'waiting'), due_at = ?1, problem = ?2
                WHERE id = ?3 AND channel = ?4 AND state = 'waiting'
                """, until.kept, reason.kept, message.id.kept, message.channel.kept
            )
        }
    }
}

extension Database {
    /// Queues a message once for ever.
    func queue(_ message: OutgoingMessage) throws {
        try run(
            """
            INSERT INTO messages (id, channel, kind, body, created_at, attempts) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id, channel) DO NOTHING
            """, message.id.kept, message.channel.kept, message.kind.rawValue.databaseValue, message.body.kept,
            message.createdAt.kept, message.attempts.databaseValue
        )
    }

    /// Runs an update that may find the message settled, and throws where there is none at all.
    fileprivate func settle(_ message: OutgoingMessage, _ update: String, _ values: DatabaseValue...) throws {
        try cachedStatement(sql: update).execute(arguments: StatementArguments(values))
        guard !hasChangedRows else { return }
        let isThere = try first(
            "SELECT 1 FROM messages WHERE id = ? AND channel = ?", message.id.kept, message.channel.kept
        ) { _ in true }
        if isThere == nil { throw StoreError.noSuchMessage(id: message.id, channel: message.channel) }
    }
}

extension OutgoingMessage {
    fileprivate init(_ row: Row) throws {
        guard let kind = Kind(rawValue: try row.text(1)) else { throw RecordError(what: "a message of an unknown kind") }
        self.init(
            id: try row.text(0), kind: kind, channel: try row.text(2), body: try row.text(3), createdAt: try row.time(4),
            attempts: try row.integer(5)
        )
    }
}
