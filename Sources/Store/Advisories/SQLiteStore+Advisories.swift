// SPDX-License-Identifier: Apache-2.0

package import NPMModel
package import Watch
import Foundation
import GRDB

extension SQLiteStore: AdvisoryStore {
    /// Some seconds for 250,000 records. Where an id stands twice among them, the last record counts.
    package func save(_ records: [AdvisoryRecord], importedAt: Timestamp) async throws {
        try await write { db in
            for record in records { try db.save(record) }
            try db.run(
                """
                INSERT INTO advisory_status (only_row, records, imported_at) VALUES (1, (SELECT count(*) FROM advisories), ?)
                ON CONFLICT (only_row) DO UPDATE SET records = excluded.records, imported_at = excluded.imported_at
                """, importedAt.kept
            )
        }
        await foldJournal()
    }

    package func records(for names: Set<String>) async throws -> [AdvisoryRecord] {
        try await read { db in
            let found = try db.all(
                """
                SELECT DISTINCT advisory FROM json_each(?) AS wanted
                CROSS JOIN advisory_packages ON advisory_packages.package = wanted.value
                """, names.keptList
            ) { try $0.integer(0) }
            // In the order of the file, for reading; ids of rows say nothing about ids of advisories.
            let records = try found.sorted().map { try db.advisory($0.databaseValue) }
            return records.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        }
    }

    package func advisoryStatus() async throws -> AdvisoryStatus? {
        try await read { db in
            try db.first("SELECT records, imported_at FROM advisory_status") { row in
                AdvisoryStatus(count: try row.integer(0), importedAt: try row.time(1))
            }
        }
    }
}

extension Database {
    fileprivate func save(_ record: AdvisoryRecord) throws {
        let json = Data(record.json).databaseValue
        let id: DatabaseValue
        if let present = try first("SELECT id FROM advisories WHERE advisory = ?", record.id.kept, make: { try $0.integer(0) }) {
            id = present.databaseValue
            try run("UPDATE advisories SET json = ? WHERE id = ?", json, id)
            try run("DELETE FROM advisory_packages WHERE advisory = ?", id)
        } else {
            try run("INSERT INTO advisories (advisory, json) VALUES (?, ?)", record.id.kept, json)
            id = lastInsertedRowID.databaseValue
        }
        for (position, package) in record.packages.enumerated() {
            try run(
                "INSERT INTO advisory_packages (advisory, position, package) VALUES (?, ?, ?)", id, position.databaseValue, package.kept
            )
        }
    }

    fileprivate func advisory(_ id: DatabaseValue) throws -> AdvisoryRecord {
        let packages = try all("SELECT package FROM advisory_packages WHERE advisory = ? ORDER BY position", id) { try $0.text(0) }
        let record = try first("SELECT advisory, json FROM advisories WHERE id = ?", id) { row in
            AdvisoryRecord(id: try row.text(0), packages: packages, json: try row.bytes(1))
        }
        guard let record else { throw RecordError(what: "an advisory that its package names is gone") }
        return record
    }
}
