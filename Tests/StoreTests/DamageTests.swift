// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Store
import TestSupport
import Testing
import Watch

/// A damaged file must end in an error or in the right answer: never in "no findings".
@Suite("A damaged store")
struct DamageTests {
    static let names = Set((0..<150).map { "package-\($0)" })

    /// A closed database with 150 advisories and judgements, and what it answers while it is whole.
    private func prepared(_ path: String) async throws -> [String] {
        let store = try SQLiteStore(path: path)
        let records = DamageTests.names.map {
            AdvisoryRecord(id: "MAL-\($0)", packages: [$0], json: Array(repeating: 0x20, count: 300))
        }
        try await store.save(records, importedAt: .at(1))
        for name in DamageTests.names.sorted().prefix(30) { try await store.finish(.sample(.sample(name))) }
        try await store.close()
        return try await answers(path, .readOnly)
    }

    private func answers(_ path: String, _ access: SQLiteStore.Access) async throws -> [String] {
        let store = try SQLiteStore(path: path, access: access)
        let records = try await store.records(for: DamageTests.names)
        let judged = try await store.judgements(ofPackages: DamageTests.names, atLeast: .notice)
        let status = try await store.advisoryStatus()
        try await store.close()
        return records.map { "\($0.id) \($0.packages) \($0.json.count)" } + judged.map { "\($0.release) \($0.verdict)" }.sorted()
            + ["\(status?.count ?? -1)"]
    }

    enum Damage: String, CaseIterable { case zeros, noise, inverted }

    @Test("Any one damaged page gives an error or the whole right answer", arguments: Damage.allCases)
    func damagedPages(damage: Damage) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let whole = try await prepared(path)
            let original = try bytes(at: path)
            let size = 4096
            #expect(original.count / size > 15)
            var refused = 0
            var random = SplitMix(state: 7)
            for page in 0..<original.count / size {
                let place = page * size..<(page + 1) * size
                var copy = original
                switch damage {
                case .zeros: copy.replaceSubrange(place, with: Data(count: size))
                case .noise: copy.replaceSubrange(place, with: (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) })
                case .inverted: copy.replaceSubrange(place, with: original[place].map { ~$0 })
                }
                try restore(copy, path)
                do {
                    let found = try await answers(path, .readOnly)
                    #expect(found == whole, "page \(page) was damaged and \(whole.count - found.count) answers were lost without a word")
                } catch is StoreError {
                    refused += 1
                }
            }
            #expect(refused > 10)
        }
    }

    @Test("A file cut short is refused", arguments: [1, 99, 100, 4095, 4096, 4097, 20_000])
    func truncated(length: Int) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            _ = try await prepared(path)
            let original = try bytes(at: path)
            for access in [SQLiteStore.Access.readOnly, .readWrite] {
                try restore(original.prefix(length), path)
                let code = await storeErrorCode { _ = try await answers(path, access) }
                #expect(code == .damaged || code == .notOurs)
                #expect(try bytes(at: path).count == length, "a damaged file is left for those who restore it")
            }
        }
    }

    @Test("A journal whose file is gone is not thrown away", arguments: [true, false])
    func orphanedJournal(emptied: Bool) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let store = try SQLiteStore(path: path)
            try await store.accept([.sample("a")], feed: "f", position: "1")
            let journal = try bytes(at: path + "-wal")
            let other = folder + "/other.db"
            try write(journal, to: other + "-wal")
            if emptied { try write(Data(), to: other) }
            for access in [SQLiteStore.Access.readOnly, .readWrite] {
                #expect(await storeErrorCode { _ = try SQLiteStore(path: other, access: access) } == .damaged)
            }
            #expect(try bytes(at: other + "-wal") == journal)
        }
    }

    @Test(
        "A record that cannot be understood is damage, not absence",
        arguments: [
            #"UPDATE packages SET history = '{"form":1,"name":"a","releases":[{'"#,
            #"UPDATE packages SET history = '{"form":1,"name":"a","releases":"none"}'"#,
            #"UPDATE packages SET history = '{"form":2,"name":"a","releases":[]}'"#,
            "UPDATE packages SET history = ''",
            "UPDATE judgements SET judged = '{}'",
            "UPDATE judgements SET judged = 'null'",
            "DELETE FROM totals",
        ])
    func damagedRecords(sql: String) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let store = try SQLiteStore(path: path)
            try await store.finish(.sample(.sample("a")))
            try execute(sql, at: path)
            let code = await storeErrorCode {
                _ = try await store.knownPackage("a")
                _ = try await store.judgements(ofPackages: ["a"], atLeast: .clear)
                _ = try await store.dependents(of: "a")
            }
            #expect(code == .damaged)
        }
    }

    @Test("The check finds an index that does not agree with its table")
    func checkFindsDamage() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            _ = try await prepared(path)
            try await SQLiteStore(path: path, access: .readOnly).check()
            var copy = try bytes(at: path)
            // One name among many, changed in one of its places only.
            let place = try #require(copy.range(of: Data("package-123".utf8)))
            copy[place.lowerBound] = UInt8(ascii: "q")
            try restore(copy, path)
            #expect(await storeErrorCode { try await SQLiteStore(path: path, access: .readOnly).check() } == .damaged)
        }
    }

    private func restore(_ data: Data, _ path: String) throws {
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try write(data, to: path)
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014): the same noise in each run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
