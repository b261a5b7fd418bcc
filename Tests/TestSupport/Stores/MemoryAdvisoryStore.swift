// SPDX-License-Identifier: Apache-2.0

package import NPMModel
package import Watch

/// ``AdvisoryStore`` in memory.
package actor MemoryAdvisoryStore: AdvisoryStore {
    private var records: [String: AdvisoryRecord] = [:]
    private var importedAt: Timestamp?

    package init() {}

    package func save(_ records: [AdvisoryRecord], importedAt: Timestamp) {
        for record in records { self.records[record.id] = record }
        self.importedAt = importedAt
    }

    package func records(for names: Set<String>) -> [AdvisoryRecord] {
        records.values.filter { !names.isDisjoint(with: $0.packages) }.sorted { $0.id < $1.id }
    }

    package func advisoryStatus() -> AdvisoryStatus? {
        importedAt.map { AdvisoryStatus(count: records.count, importedAt: $0) }
    }
}
