// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Store
import TestSupport
import Testing
import Watch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The store in processes that end badly. Each test's other process is this test program, started again.
@Suite("Crashes", .serialized)
struct CrashTests {
    /// Works on a store until it is killed, and writes down after each call that it returned.
    private static func work(in folder: String) async throws {
        let store = try SQLiteStore(path: folder + "/lapwing.db")
        let notes = open(folder + "/notes", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        func note(_ text: String) { _ = (text + "\n").withCString { write(notes, $0, strlen($0)) } }
        for number in 0... {
            let publication = QueuedPublication.sample("p\(number)", "\(number)")
            try await store.accept([publication], feed: "f", position: "\(number)")
            note("accepted \(number)")
            var outcome = JourneyOutcome.sample(publication, dependencies: ["x"])
            outcome.messages = [.sample("m\(number)"), .sample("m\(number)", channel: "file")]
            try await store.finish(outcome)
            note("finished \(number)")
            try await store.begin(outcome.messages[0])
            try await store.delivered(outcome.messages[0], at: .at(1))
            note("delivered \(number)")
        }
    }

    @Test("Killed at any moment, nothing that returned is lost and nothing is half there", arguments: [30, 200, 1500, 5000, 12_000])
    func killed(afterBytes: Int) async throws {
        try await withScratchFolder { folder in
            await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, size = afterBytes as Int] in
                Thread.detachNewThread {
                    // So many notes, and then some microseconds: the next step is under way, another one in each run.
                    var notes = stat()
                    while stat(folder + "/notes", &notes) != 0 || notes.st_size < size { usleep(200) }
                    usleep(.random(in: 0..<2000))
                    kill(getpid(), SIGKILL)
                }
                try await CrashTests.work(in: folder)
            }
            try await CrashTests.verify(folder)
        }
    }

    @Test("Killed again and again while opening, migrating and writing, the store stays whole")
    func killedOften() async throws {
        try await withScratchFolder { folder in
            for round in 0..<6 {
                await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, round = round as Int] in
                    Thread.detachNewThread {
                        usleep(UInt32(round * 4_000))
                        kill(getpid(), SIGKILL)
                    }
                    let store = try SQLiteStore(path: folder + "/lapwing.db")
                    for number in 0... {
                        try await store.enqueue([.sample("r\(round)-\(number)")])
                        try await store.accept([.sample("r\(round)-\(number)")], feed: "f", position: "\(number)")
                    }
                }
                let store = try SQLiteStore(path: folder + "/lapwing.db")
                try await store.check()
                let queued = try await store.queueStatus().count
                let messages = try await store.undeliveredCount(channels: ["stdout"])
                #expect(messages - queued >= 0 && messages - queued <= round + 1)
                try await store.close()
            }
        }
    }

    /// Compares what a killed process wrote down with what its store holds.
    private static func verify(_ folder: String) async throws {
        let notes = try String(contentsOfFile: folder + "/notes", encoding: .utf8).split(separator: "\n").map(String.init)
        func count(_ word: String) -> Int { notes.count { $0.hasPrefix(word) } }
        #expect(count("finished") > 0, "it was killed before it did anything worth a look")
        let store = try SQLiteStore(path: folder + "/lapwing.db")
        try await store.check()
        let accepted = Int(try await store.feedPosition("f") ?? "-1").map { $0 + 1 } ?? 0
        let queued = try await store.queueStatus().count
        let finished = try await store.dependents(of: "x")
        let undelivered = try await store.undeliveredCount(channels: ["stdout"])
        #expect(accepted == count("accepted") || accepted == count("accepted") + 1)
        #expect(finished.count == count("finished") || finished.count == count("finished") + 1)
        #expect(accepted == queued + finished.count, "each accepted publication is queued or finished")
        #expect(finished.count == finished.known)
        #expect(try await store.undeliveredCount(channels: ["file"]) == finished.count, "the messages come with the conclusion")
        let delivered = finished.count - undelivered
        #expect(delivered == count("delivered") || delivered == count("delivered") + 1)
        for number in 0..<finished.known {
            #expect(try await store.knownPackage("p\(number)")?.history == KnownPackage.sample("p\(number)").history)
            #expect(try await store.judgements(ofPackages: ["p\(number)"], atLeast: .clear).count == 1)
        }
    }

    @Test("A disk without space gives an error, and what was saved before is there")
    func noSpace() async throws {
        try await withScratchFolder { folder in
            await #expect(processExitsWith: .success) { [folder = folder as String] in
                try await CrashTests.fillUp(folder)
            }
            let notes = try String(contentsOfFile: folder + "/notes", encoding: .utf8).split(separator: "\n").map(String.init)
            #expect(notes.last == "refused as full or failed, then read, then went on")
            let store = try SQLiteStore(path: folder + "/lapwing.db")
            try await store.check()
            let kept = try await store.advisoryStatus()?.count
            #expect(kept == 1, "the import that found no space left nothing of itself")
            #expect(try await store.feedPosition("f") == "after")
        }
    }

    /// A limit on the size of files stands for a full disk: the same calls fail, with another number.
    private static func fillUp(_ folder: String) async throws {
        signal(SIGXFSZ, SIG_IGN)
        let store = try SQLiteStore(path: folder + "/lapwing.db")
        try await store.save([AdvisoryRecord(id: "A", packages: ["a"], json: [1])], importedAt: .at(1))
        var limit = rlimit()
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        #else
            let resource = RLIMIT_FSIZE
        #endif
        getrlimit(resource, &limit)
        limit.rlim_cur = 2 << 20
        setrlimit(resource, &limit)
        let big = (0..<400).map { AdvisoryRecord(id: "B\($0)", packages: ["b\($0)"], json: Array(repeating: 1, count: 20_000)) }
        let code = await storeErrorCode { try await store.save(big, importedAt: .at(2)) }
        guard code == .full || code == .failed else { return }
        guard try await store.records(for: ["a", "b1"]).map(\.id) == ["A"] else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(resource, &limit)
        try await store.accept([], feed: "f", position: "after")
        try Data("refused as full or failed, then read, then went on\n".utf8).write(to: URL(filePath: folder + "/notes"))
    }
}
