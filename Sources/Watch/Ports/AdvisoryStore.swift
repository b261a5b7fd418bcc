// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Keeps advisories and finds them by package name.
package protocol AdvisoryStore: Sendable {
    /// Adds records, replacing those of the same id, all or nothing.
    func save(_ records: [AdvisoryRecord], importedAt: Timestamp) async throws

    /// Every record that names one of these packages, withdrawn ones included, each once, ordered by id.
    func records(for names: Set<String>) async throws -> [AdvisoryRecord]

    /// How many records there are and when the last import was; `nil` before the first.
    func advisoryStatus() async throws -> AdvisoryStatus?
}

/// One advisory as kept: its id, the packages it names, and its JSON text, parsed only when it is matched.
package struct AdvisoryRecord: Sendable, Hashable {
    package var id: String
    package var packages: [String]
    package var json: [UInt8]

    package init(id: String, packages: [String], json: [UInt8]) {
        self.id = id
        self.packages = packages
        self.json = json
    }
}

package struct AdvisoryStatus: Sendable, Hashable {
    package var count: Int
    package var importedAt: Timestamp

    package init(count: Int, importedAt: Timestamp) {
        self.count = count
        self.importedAt = importedAt
    }
}
