// SPDX-License-Identifier: Apache-2.0

package import Analysis
package import Watch
import GRDB

extension SQLiteStore {
    package func knownPackage(_ name: String) async throws -> KnownPackage? {
        try await read { db in
            try db.first("SELECT history, etag, read_at FROM packages WHERE name = ?", name.kept) { row in
                let history = try StoredForm.history(try row.bytes(0), of: name)
                return KnownPackage(history: history, etag: row.optionalText(1), readAt: try row.time(2))
            }
        }
    }

    package func dependents(of name: String) async throws -> (count: Int, known: Int) {
        try await read { db in
            let count = try db.first("SELECT count(*) FROM dependencies WHERE dependency = ?", name.kept) { try $0.integer(0) }
            let known = try db.first("SELECT packages FROM totals") { try $0.integer(0) }
            guard let count, let known else { throw RecordError(what: "the number of known packages is missing") }
            return (count, known)
        }
    }

    package func dependents(of name: String, among packages: Set<String>) async throws -> [String] {
        try await read { db in
            try db.all(
                """
                SELECT packages.name FROM json_each(?) AS wanted
                CROSS JOIN packages ON packages.name = wanted.value
                JOIN dependencies ON dependencies.package = packages.id AND dependency = ?
                ORDER BY packages.name
                """, packages.keptList, name.kept
            ) { try $0.text(0) }
        }
    }

    package func judgements(of releases: [ReleaseReference]) async throws -> [JudgedRelease] {
        try await read { db in
            try db.all(
                """
                SELECT judgements.name, version, judged FROM json_each(?) AS wanted
                CROSS JOIN judgements ON judgements.name = wanted.value ->> 0 AND version = wanted.value ->> 1
                """, Set(releases).keptList, make: JudgedRelease.init(kept:)
            )
        }
    }

    package func judgements(ofPackages names: Set<String>, atLeast: Verdict) async throws -> [JudgedRelease] {
        // Our own words, not input: they may stand in the statement.
        let words = Verdict.allCases.filter { $0.rank >= atLeast.rank }.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let query = """
            SELECT judgements.name, version, judged FROM json_each(?) AS wanted
            CROSS JOIN judgements ON judgements.name = wanted.value AND verdict IN (\(words))
            """
        return try await read { db in
            try db.all(query, names.keptList, make: JudgedRelease.init(kept:))
        }
    }

    package func finish(_ outcome: JourneyOutcome) async throws {
        let history = outcome.known.map { StoredForm.text(of: $0.history) }
        let judged = outcome.judged.map { ($0, StoredForm.text(of: $0)) }
        try await write { db in
            if let known = outcome.known, let history {
                let package = try db.save(known, history: history, name: outcome.publication.name)
                try db.saveDependencies(Set(outcome.dependencies), of: package)
            }
            for (release, text) in judged { try db.save(release, text: text) }
            for message in outcome.messages { try db.queue(message) }
            if let retry = outcome.retry {
                try db.postpone(outcome.publication, until: retry.until, reason: retry.reason)
            } else {
                try db.takeOffQueue(outcome.publication)
            }
        }
    }
}

extension Database {
    /// - Parameter name: what the feed called the package. A document that calls itself otherwise must not replace another's history.
    /// - Returns: the row's id.
    fileprivate func save(_ known: KnownPackage, history: DatabaseValue, name: String) throws -> DatabaseValue {
        let id = try first(
            """
            INSERT INTO packages (name, etag, read_at, history) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET etag = excluded.etag, read_at = excluded.read_at, history = excluded.history
            RETURNING id
            """, name.kept, known.etag.kept, known.readAt.kept, history
        ) { try $0.integer(0) }
        guard let id else { throw RecordError(what: "the package \(name) was not kept") }
        return id.databaseValue
    }

    /// Writes only what differs: most publications change no dependency.
    fileprivate func saveDependencies(_ wanted: Set<String>, of package: DatabaseValue) throws {
        let present = Set(try all("SELECT dependency FROM dependencies WHERE package = ?", package) { try $0.text(0) })
        for name in present.subtracting(wanted) {
            try run("DELETE FROM dependencies WHERE package = ? AND dependency = ?", package, name.kept)
        }
        for name in wanted.subtracting(present) {
            // Two names can be kept as one (see `String.kept`), so the second is no conflict.
            try run("INSERT INTO dependencies (package, dependency) VALUES (?, ?) ON CONFLICT DO NOTHING", package, name.kept)
        }
    }

    fileprivate func save(_ judged: JudgedRelease, text: DatabaseValue) throws {
        let bits = judged.sum.total
        try run(
            """
            INSERT INTO judgements (name, version, verdict, bits, published_at, judged) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (name, version) DO UPDATE SET verdict = excluded.verdict, bits = excluded.bits,
                published_at = excluded.published_at, judged = excluded.judged
            """, judged.release.name.kept, judged.release.version.kept, judged.verdict.rawValue.databaseValue,
            bits.isNaN ? .null : bits.databaseValue, judged.publishedAt.kept, text
        )
    }
}

extension JudgedRelease {
    /// From a row of name, version and text.
    fileprivate init(kept row: Row) throws {
        let release = ReleaseReference(name: try row.text(0), version: try row.text(1))
        self = try StoredForm.judged(try row.bytes(2), release)
    }
}
