// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing
package import Watch

/// What every ``AdvisoryStore`` must do, sentence by sentence of the port.
package enum AdvisoryStoreContract {
    package typealias Case = ContractCase<any AdvisoryStore>

    private static func record(_ id: String, _ packages: [String], _ json: String = "{}") -> AdvisoryRecord {
        AdvisoryRecord(id: id, packages: packages, json: Array(json.utf8))
    }

    package static let all: [Case] = [
        Case("Before the first import there is no status, which is not the same as no records") { store async throws in
            #expect(try await store.advisoryStatus() == nil)
            #expect(try await store.records(for: ["a"]).isEmpty)
        },
        Case("An import of nothing is an import") { store async throws in
            try await store.save([], importedAt: .at(5))
            #expect(try await store.advisoryStatus() == AdvisoryStatus(count: 0, importedAt: .at(5)))
        },
        Case("Records come back byte for byte, ordered by id, each once however many of its packages are asked for") { store async throws in
            let one = record("GHSA-2", ["a", "@s/b"], #"{"id":"GHSA-2"}"#)
            let bytes = AdvisoryRecord(id: "MAL-1", packages: ["b", "a"], json: [0, 0xFF, 0x7B, 0x7D])
            let empty = AdvisoryRecord(id: "GHSA-1", packages: ["a"], json: [])
            try await store.save([one, bytes, empty, record("GHSA-3", ["c"]), record("X", [])], importedAt: .at(1))
            #expect(try await store.records(for: ["a", "b", "@s/b", "unknown"]) == [empty, one, bytes])
            #expect(try await store.records(for: ["@s/b"]) == [one])
            #expect(try await store.records(for: []).isEmpty)
            #expect(try await store.advisoryStatus()?.count == 5)
        },
        Case("Names are exact: case, prefix and scope count") { store async throws in
            try await store.save([record("1", ["JSONStream"]), record("2", ["react"])], importedAt: .at(1))
            #expect(try await store.records(for: ["jsonstream", "reac", "react ", "@x/react", "%", "*"]).isEmpty)
        },
        Case("A record of the same id is replaced, its packages too") { store async throws in
            try await store.save([record("1", ["a", "b"], "old"), record("2", ["a"])], importedAt: .at(1))
            let new = record("1", ["c", "b"], "new")
            try await store.save([new], importedAt: .at(2))
            #expect(try await store.records(for: ["a"]).map(\.id) == ["2"])
            #expect(try await store.records(for: ["b", "c"]) == [new])
            #expect(try await store.advisoryStatus() == AdvisoryStatus(count: 2, importedAt: .at(2)))
        },
        Case("Of two records with one id in one import the last counts") { store async throws in
            try await store.save([record("1", ["a"], "old"), record("1", ["b"], "new")], importedAt: .at(1))
            #expect(try await store.records(for: ["a", "b"]) == [record("1", ["b"], "new")])
            #expect(try await store.advisoryStatus()?.count == 1)
        },
        Case("More names than a statement may have values are no problem") { store async throws in
            try await store.save((0..<300).map { record("A\(1000 + $0)", ["p\($0 * 1000)"]) }, importedAt: .at(1))
            #expect(try await store.records(for: Set((0..<300_000).map { "p\($0)" })).count == 300)
        },
    ]
}
