// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Store
import TestSupport
import Testing
import Watch

@Suite("Each call is one transaction")
struct TransactionTests {
    /// Every table that the calls below write to, and how.
    static let writes = [
        ("queue", "INSERT"), ("queue", "DELETE"), ("feeds", "INSERT"), ("packages", "INSERT"), ("packages", "UPDATE"),
        ("totals", "UPDATE"), ("dependencies", "INSERT"), ("dependencies", "DELETE"), ("judgements", "INSERT"),
        ("judgements", "UPDATE"), ("messages", "INSERT"),
    ]

    @Test("When any write of a conclusion or a page fails, nothing of it is there", arguments: writes)
    func allOrNothing(table: String, operation: String) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let store = try SQLiteStore(path: path)
            try await store.accept([.sample("old"), .sample("a")], feed: "f", position: "1")
            try await store.finish(.sample(.sample("old"), dependencies: ["x", "y"]))
            try execute(
                "CREATE TRIGGER fault BEFORE \(operation) ON \(table) BEGIN SELECT RAISE(ABORT, 'fault'); END", at: path)
            var failures = 0
            let attempts: [() async throws -> Void] = [
                { try await store.accept([.sample("b"), .sample("c")], feed: "f", position: "2") },
                { try await store.finish(.sample(.sample("a"), dependencies: ["x", "z"], messages: [.sample("m1"), .sample("m2")])) },
                { try await store.finish(.sample(.sample("old", "1"), dependencies: ["z"], messages: [.sample("m3")])) },
            ]
            let states = try await attempts.enumerated().asyncMap { number, attempt in
                let before = try await state(store)
                guard await storeErrorCode(attempt) != nil else { return true }
                failures += 1
                return try await state(store) == before
            }
            #expect(failures > 0, "the fault was never met")
            #expect(states.allSatisfy { $0 })
            // The store goes on once the fault is gone.
            try execute("DROP TRIGGER fault", at: path)
            for attempt in attempts { try await attempt() }
            #expect(try await store.queueStatus().count == 2)
            #expect(try await store.dependents(of: "z") == (2, 2))
            try await store.check()
        }
    }

    @Test(
        "When any write of an import fails, the earlier advisories are all there",
        arguments: ["advisories", "advisory_packages", "advisory_status"])
    func importAllOrNothing(table: String) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let store = try SQLiteStore(path: path)
            let old = AdvisoryRecord(id: "A", packages: ["a", "b"], json: [1])
            try await store.save([old], importedAt: .at(1))
            try execute("CREATE TRIGGER fault BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'fault'); END", at: path)
            let new = [AdvisoryRecord(id: "A", packages: ["c"], json: [2]), AdvisoryRecord(id: "B", packages: ["c"], json: [3])]
            #expect(await storeErrorCode { try await store.save(new, importedAt: .at(2)) } == .failed)
            #expect(try await store.records(for: ["a", "b", "c"]) == [old])
            #expect(try await store.advisoryStatus() == AdvisoryStatus(count: 1, importedAt: .at(1)))
        }
    }

    @Test("What was asked for is noted even when the task that asked is cancelled")
    func cancelledTasksFinishTheirWrite() async throws {
        try await withScratchFolder { folder in
            let store = try SQLiteStore(path: folder + "/lapwing.db")
            let message = OutgoingMessage.sample("m")
            try await store.enqueue([message])
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await store.begin(message)
                try await store.delivered(message, at: .at(1))
            }
            try await task.value
            #expect(try await store.undeliveredCount(channels: ["stdout"]) == 0)
        }
    }

    @Test("Two processes on one file share the queue without taking anything twice")
    func sharedFile() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let stores = [try SQLiteStore(path: path), try SQLiteStore(path: path)]
            try await stores[0].accept((0..<100).map { .sample("p\($0)") }, feed: "f", position: "1")
            let claimed = try await withThrowingTaskGroup(of: [String].self) { group in
                for worker in 0..<10 {
                    group.addTask {
                        let store = stores[worker % 2]
                        var names: [String] = []
                        while true {
                            let claimed = try await store.claim(limit: 3, worker: "w\(worker)", now: .at(1))
                            if claimed.isEmpty { return names }
                            for publication in claimed {
                                try await store.finish(.sample(publication, messages: [.sample("m-\(publication.name)")]))
                                names.append(publication.name)
                            }
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 100 && Set(claimed).count == 100)
            #expect(try await stores[1].undeliveredCount(channels: ["stdout"]) == 100)
            #expect(try await stores[1].dependents(of: "through") == (100, 100))
        }
    }

    @Test("Names that differ only after a NUL are two packages")
    func nulInNames() async throws {
        try await withScratchFolder { folder in
            let store = try SQLiteStore(path: folder + "/lapwing.db")
            try await store.accept([.sample("left-pad", "1"), .sample("left-pad\0x", "2")], feed: "f", position: "2")
            let claimed = try await store.claim(limit: 9, worker: "w", now: .at(1))
            #expect(claimed.count == 2)
            for publication in claimed where publication.sequence == "2" { try await store.finish(.sample(publication)) }
            #expect(try await store.queueStatus().count == 1)
            #expect(try await store.knownPackage("left-pad") == nil)
            try await store.save([AdvisoryRecord(id: "A", packages: ["left-pad"], json: [])], importedAt: .at(1))
            #expect(try await store.records(for: ["left-pad\0"]).isEmpty)
        }
    }

    /// What an outsider can see of the journey.
    private func state(_ store: SQLiteStore) async throws -> [String] {
        let queue = try await store.queueStatus()
        let messages = try await store.dueMessages(limit: 99, channels: ["stdout"], now: .at(99)).map(\.id)
        var seen = ["\(queue)", "\(messages)", try await store.feedPosition("f") ?? "nil"]
        for name in ["old", "a", "x", "y", "z"] {
            seen.append("\(try await store.dependents(of: name)) \(try await store.knownPackage(name)?.history.releases.count ?? -1)")
            seen.append("\(try await store.judgements(ofPackages: [name], atLeast: .clear).map(\.release.description).sorted())")
        }
        return seen
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
