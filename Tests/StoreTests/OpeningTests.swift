// SPDX-License-Identifier: Apache-2.0

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

@Suite("Opening the store")
struct OpeningTests {
    @Test("A new store makes its folders, keeps others out, and remembers")
    func makesItself() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/a/b ä?%#/lapwing.db"
            let store = try SQLiteStore(path: path)
            try await store.accept([.sample("a")], feed: "f", position: "1")
            try await store.close()
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            let again = try SQLiteStore(path: path)
            #expect(try await again.feedPosition("f") == "1")
            #expect(try await again.queueStatus().count == 1)
            let reader = try SQLiteStore(path: path, access: .readOnly)
            #expect(try await reader.feedPosition("f") == "1")
        }
    }

    @Test("Many processes may make the same new store at once")
    func opensTogether() async throws {
        try await withScratchFolder { folder in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        let store = try SQLiteStore(path: folder + "/lapwing.db")
                        try await store.accept([.sample("p\(number)")], feed: "f\(number)", position: "1")
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await SQLiteStore(path: folder + "/lapwing.db").queueStatus().count == 6)
        }
    }

    @Test("Reading only needs a database: no file, an empty file and an empty database are missing, not empty answers")
    func readingNeedsADatabase() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            #expect(await storeErrorCode { _ = try SQLiteStore(path: path, access: .readOnly) } == .missing)
            #expect(!FileManager.default.fileExists(atPath: path))
            try write(Data(), to: path)
            #expect(await storeErrorCode { _ = try SQLiteStore(path: path, access: .readOnly) } == .missing)
            try execute("CREATE TABLE t (x); DROP TABLE t;", at: path)
            #expect(await storeErrorCode { _ = try SQLiteStore(path: path, access: .readOnly) } == .missing)
            _ = try SQLiteStore(path: path)
            #expect(try await SQLiteStore(path: path, access: .readOnly).advisoryStatus() == nil)
        }
    }

    @Test("A store opened for reading refuses to write")
    func readOnlyRefusesToWrite() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            try await SQLiteStore(path: path).close()
            let reader = try SQLiteStore(path: path, access: .readOnly)
            #expect(await storeErrorCode { try await reader.accept([], feed: "f", position: "1") } == .notAllowed)
            #expect(try await reader.feedPosition("f") == nil)
        }
    }

    @Test(
        "A finished database in a folder that may not be written can be read, one with an open journal only with it",
        .enabled(if: geteuid() != 0, "needs a user whom permissions bind"))
    func unwritableFolder() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            let store = try SQLiteStore(path: path)
            try await store.save([AdvisoryRecord(id: "A", packages: ["a"], json: [])], importedAt: .at(1))
            try await store.close()
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
            let reader = try SQLiteStore(path: path, access: .readOnly)
            #expect(try await reader.records(for: ["a"]).count == 1)
            #expect(await storeErrorCode { _ = try SQLiteStore(path: folder + "/new/lapwing.db") } == .notAllowed)
        }
    }

    @Test("What is not ours is refused and left as it was", arguments: ["text", "other", "unmarked", "folder", "pipe"])
    func refusesForeignFiles(kind: String) async throws {
        try await withScratchFolder { folder in
            let path = folder + "/x.db"
            switch kind {
            case "text": try write(Data(String(repeating: "name,version\n", count: 900).utf8), to: path)
            case "other": try execute("PRAGMA application_id = 77; CREATE TABLE t (x);", at: path)
            case "unmarked": try execute("CREATE TABLE queue (x);", at: path)
            case "pipe": #expect(mkfifo(path, 0o644) == 0)
            default: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            }
            let before = kind == "folder" || kind == "pipe" ? nil : try bytes(at: path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            for access in [SQLiteStore.Access.readOnly, .readWrite] {
                #expect(await storeErrorCode { _ = try SQLiteStore(path: path, access: access) } == .notOurs)
            }
            if let before { #expect(try bytes(at: path) == before) }
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber == mode)
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        }
    }

    @Test("A database of a newer version is refused, of an older one brought up to date by writing only")
    func versions() async throws {
        try await withScratchFolder { folder in
            let path = folder + "/lapwing.db"
            try await SQLiteStore(path: path).close()
            try execute("INSERT INTO grdb_migrations VALUES ('999-future')", at: path)
            for access in [SQLiteStore.Access.readOnly, .readWrite] {
                #expect(await storeErrorCode { _ = try SQLiteStore(path: path, access: access) } == .newer)
            }
            try execute(
                """
                DELETE FROM grdb_migrations WHERE identifier IN ('999-future', '002-advisories');
                DROP TABLE advisory_packages; DROP TABLE advisories; DROP TABLE advisory_status;
                """, at: path)
            #expect(await storeErrorCode { _ = try SQLiteStore(path: path, access: .readOnly) } == .older)
            let store = try SQLiteStore(path: path)
            #expect(try await store.advisoryStatus() == nil)
            #expect(try await SQLiteStore(path: path, access: .readOnly).advisoryStatus() == nil)
        }
    }

    @Test("A place where no file can be is an error", arguments: ["a-file/x.db", "a-file/sub/x.db", ""])
    func impossiblePlaces(path: String) async throws {
        try await withScratchFolder { folder in
            try write(Data("x".utf8), to: folder + "/a-file")
            for access in [SQLiteStore.Access.readOnly, .readWrite] {
                let code = await storeErrorCode { _ = try SQLiteStore(path: folder + "/" + path, access: access) }
                #expect([.notAllowed, .notOurs].contains(code) || (code == .missing && access == .readOnly))
                let withNUL = await storeErrorCode { _ = try SQLiteStore(path: folder + "/new\0.db" + path, access: access) }
                #expect(withNUL == .notAllowed)
            }
        }
    }

    @Test("A link leads to the file, and the journal lies beside the file")
    func links() async throws {
        try await withScratchFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/there", withIntermediateDirectories: false)
            try await SQLiteStore(path: folder + "/there/lapwing.db").close()
            try FileManager.default.createSymbolicLink(atPath: folder + "/here.db", withDestinationPath: "there/lapwing.db")
            let store = try SQLiteStore(path: folder + "/here.db")
            try await store.accept([], feed: "f", position: "1")
            #expect(try await SQLiteStore(path: folder + "/there/lapwing.db", access: .readOnly).feedPosition("f") == "1")
            #expect(!FileManager.default.fileExists(atPath: folder + "/here.db-wal"))
        }
    }

    @Test("A store that was closed answers with errors, not with nothing")
    func closedStore() async throws {
        try await withScratchFolder { folder in
            let store = try SQLiteStore(path: folder + "/lapwing.db")
            try await store.close()
            #expect(await storeErrorCode { _ = try await store.records(for: ["a"]) } != nil)
            #expect(await storeErrorCode { try await store.accept([], feed: "f", position: "1") } != nil)
        }
    }
}
