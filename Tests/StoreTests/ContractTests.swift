// SPDX-License-Identifier: Apache-2.0

import Store
import TestSupport
import Testing
import Watch

@Suite("Every store keeps the journey's contract")
struct JourneyStoreContractTests {
    @Test("In memory", arguments: JourneyStoreContract.all)
    func memory(_ example: JourneyStoreContract.Case) async throws { try await example.run(MemoryJourneyStore()) }

    @Test("In SQLite", arguments: JourneyStoreContract.all)
    func sqlite(_ example: JourneyStoreContract.Case) async throws {
        try await withScratchFolder { folder in
            let store = try SQLiteStore(path: folder + "/lapwing.db")
            try await example.run(store)
            try await store.check()
            try await store.close()
        }
    }

    @Test("In memory behind a crash that never comes", arguments: JourneyStoreContract.all)
    func forwarding(_ example: JourneyStoreContract.Case) async throws {
        try await example.run(CrashingJourneyStore(MemoryJourneyStore(), at: .max, .before))
    }
}

@Suite("Every store keeps the advisories' contract")
struct AdvisoryStoreContractTests {
    @Test("In memory", arguments: AdvisoryStoreContract.all)
    func memory(_ example: AdvisoryStoreContract.Case) async throws { try await example.run(MemoryAdvisoryStore()) }

    @Test("In SQLite", arguments: AdvisoryStoreContract.all)
    func sqlite(_ example: AdvisoryStoreContract.Case) async throws {
        try await withScratchFolder { folder in
            let store = try SQLiteStore(path: folder + "/lapwing.db")
            try await example.run(store)
            try await store.check()
            try await store.close()
        }
    }
}

@Test("The contracts are not empty")
func contractsAreNotEmpty() {
    #expect(!JourneyStoreContract.all.isEmpty)
    #expect(!AdvisoryStoreContract.all.isEmpty)
}
