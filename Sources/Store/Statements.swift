// SPDX-License-Identifier: Apache-2.0

import Analysis
import GRDB
import NPMModel

/// Why a record that was found could not be understood: the file is damaged, or somebody else wrote into it.
struct RecordError: Error {
    var what: String
}

// Every statement of the store goes through here: prepared once a connection, values as typed SQLite values only.
extension Database {
    func run(_ sql: String, _ values: DatabaseValue...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }

    /// Hands each row to `body`; a row is valid only within it.
    func each(_ sql: String, _ values: DatabaseValue..., body: (Row) throws -> Void) throws {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(values))
        while let row = try rows.next() { try body(row) }
    }

    func all<Value>(_ sql: String, _ values: DatabaseValue..., make: (Row) throws -> Value) throws -> [Value] {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(values))
        var found: [Value] = []
        while let row = try rows.next() { found.append(try make(row)) }
        return found
    }

    func first<Value>(_ sql: String, _ values: DatabaseValue..., make: (Row) throws -> Value) throws -> Value? {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(values))
        return try rows.next().map(make)
    }

    /// Rows changed by the statement run last.
    var hasChangedRows: Bool { changesCount > 0 }
}

// MARK: - Values in

extension String {
    var kept: DatabaseValue { withoutNUL.databaseValue }

    /// The text as kept. SQLite's text ends at a NUL, so one is kept as U+2400: `left-pad` and `left-pad` NUL `x` must not
    /// become the same package, and a feed that names the latter must not be able to stop us by an error.
    fileprivate var withoutNUL: String { utf8.contains(0) ? replacing("\0", with: "\u{2400}") : self }
}

// Lists go in as one JSON array, for `json_each`: one statement for thousands of names takes a third of the time of thousands of statements.
// They are sorted, so that an index is read from front to back.
extension Set<String> {
    var keptList: DatabaseValue { JSONValue.strings(sorted().map(\.withoutNUL)).text.databaseValue }
}

extension Set<ReleaseReference> {
    /// Pairs of name and version.
    var keptList: DatabaseValue {
        let pairs = sorted { ($0.name, $0.version) < ($1.name, $1.version) }
        return JSONValue.array(pairs.map { .strings([$0.name.withoutNUL, $0.version.withoutNUL]) }).text.databaseValue
    }
}

extension Optional<String> {
    var kept: DatabaseValue { map(\.kept) ?? .null }
}

extension Timestamp {
    var kept: DatabaseValue { milliseconds.databaseValue }
}

extension Optional<Timestamp> {
    var kept: DatabaseValue { map(\.kept) ?? .null }
}

// MARK: - Values out

// Non-optional reads of GRDB end the process on NULL; in a damaged file a NULL can stand anywhere.
extension Row {
    func text(_ column: Int) throws -> String {
        guard let text = self[column] as String? else { throw RecordError(what: "column \(column) holds no text") }
        return text
    }

    func optionalText(_ column: Int) -> String? { self[column] }

    func integer(_ column: Int) throws -> Int {
        guard let value = self[column] as Int64? else { throw RecordError(what: "column \(column) holds no number") }
        return Int(value)
    }

    func time(_ column: Int) throws -> Timestamp { Timestamp(milliseconds: Int64(try integer(column))) }

    func optionalTime(_ column: Int) -> Timestamp? { (self[column] as Int64?).map(Timestamp.init(milliseconds:)) }

    func bytes(_ column: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: column) { data in
            guard let data else { throw RecordError(what: "column \(column) holds no bytes") }
            return [UInt8](data)
        }
    }
}
