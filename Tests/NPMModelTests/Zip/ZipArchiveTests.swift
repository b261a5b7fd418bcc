// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
    /// A small writer for tests: stored members, with every number within reach of the test.
    struct Member {
        var name: String
        var data: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        var size: Int?
        var checksum: UInt32?
        /// The directory's own idea of where the member is.
        var offset: Int?
        var isWide = false
    }

    static func little(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }

    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    static func archive(_ members: [Member], comment: String = "", count: Int? = nil, isWide: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let offset = member.offset ?? out.count
            let name = Array(member.name.utf8)
            let checksum = Int(member.checksum ?? crc(member.data))
            let size = member.size ?? member.data.count
            out += little(0x0403_4B50, 4) + little(20, 2) + little(Int(member.flags), 2) + little(Int(member.method), 2) + little(0, 4)
            out += little(checksum, 4) + little(member.data.count, 4) + little(size, 4) + little(name.count, 2) + little(0, 2) + name
            out += member.data
            let extra =
                member.isWide ? little(1, 2) + little(24, 2) + little(size, 8) + little(member.data.count, 8) + little(offset, 8) : []
            directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(Int(member.flags), 2)
            directory += little(Int(member.method), 2) + little(0, 4) + little(checksum, 4)
            directory += member.isWide ? little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4) : little(member.data.count, 4) + little(size, 4)
            directory += little(name.count, 2) + little(extra.count, 2) + little(0, 2) + little(0, 8)
            directory += little(member.isWide ? 0xFFFF_FFFF : offset, 4) + name + extra
        }
        let start = out.count
        out += directory
        let total = count ?? members.count
        if isWide {
            let record = out.count
            out += little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
            out += little(total, 8) + little(total, 8) + little(directory.count, 8) + little(start, 8)
            out += little(0x0706_4B50, 4) + little(0, 4) + little(record, 8) + little(1, 4)
        }
        let text = Array(comment.utf8)
        out += little(0x0605_4B50, 4) + little(0, 4) + little(isWide ? 0xFFFF : total, 2) + little(isWide ? 0xFFFF : total, 2)
        out += little(isWide ? 0xFFFF_FFFF : directory.count, 4) + little(isWide ? 0xFFFF_FFFF : start, 4) + little(text.count, 2) + text
        return out
    }

    static func code(_ body: () throws -> Void) -> ZipError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ZipError)?.code
        }
    }

    @Test("Stored members, folders, empty files and a comment")
    func stored() throws {
        let bytes = Self.archive(
            [Member(name: "a/", data: []), Member(name: "a/b.json", data: Array("{}".utf8)), Member(name: "empty", data: [])],
            comment: "PK\u{5}\u{6} is not the end")
        let archive = try ZipArchive(bytes)
        #expect(archive.entries.map(\.name) == ["a/", "a/b.json", "empty"])
        #expect(archive.entries.map(\.isFolder) == [true, false, false])
        #expect(try archive.contents(of: archive.entries[1]) == Array("{}".utf8))
        #expect(try archive.contents(of: archive.entries[2]).isEmpty)
        #expect(try ZipArchive(Self.archive([])).entries.isEmpty)
    }

    @Test("The 64-bit form")
    func wide() throws {
        let archive = try ZipArchive(Self.archive([Member(name: "x", data: [1, 2, 3], isWide: true)], isWide: true))
        #expect(try archive.contents(of: archive.entries[0]) == [1, 2, 3])
    }

    /// Made by Python's zipfile (3.11), deflated: `one.json` holds `{"id":"A"}` and 200 spaces, `two.json` holds `{}`.
    static let deflated = """
        UEsDBBQAAAAIAAAAIVDhq5MODwAAANIAAAAIAAAAb25lLmpzb26rVspMUbJSclSqVRgmAABQSwMEFAAAAAgAAAAhUEO/pqMEAAAAAgAAAAgA
        AAB0d28uanNvbquuBQBQSwECFAMUAAAACAAAACFQ4auTDg8AAADSAAAACAAAAAAAAAAAAAAAgAEAAAAAb25lLmpzb25QSwECFAMUAAAACAAA
        ACFQQ7+mowQAAAACAAAACAAAAAAAAAAAAAAAgAE1AAAAdHdvLmpzb25QSwUGAAAAAAIAAgBsAAAAXwAAAAAA
        """

    @Test("Deflated members")
    func deflate() throws {
        let text = Self.deflated.filter { !$0.isWhitespace }
        let bytes = [UInt8](try #require(Data(base64Encoded: text)))
        let archive = try ZipArchive(bytes)
        #expect(archive.entries.map(\.name) == ["one.json", "two.json"])
        #expect(try archive.contents(of: archive.entries[0]) == Array(("{\"id\":\"A\"}" + String(repeating: " ", count: 200)).utf8))
        #expect(try archive.contents(of: archive.entries[1]) == Array("{}".utf8))
        var broken = bytes
        broken[40] ^= 0xFF
        #expect(Self.code { _ = try ZipArchive(broken).contents(of: archive.entries[0]) } == .damaged)
    }

    @Test("Hostile archives end in an error, before memory is asked for")
    func hostile() throws {
        #expect(Self.code { _ = try ZipArchive([]) } == .notAnArchive)
        #expect(Self.code { _ = try ZipArchive(Array("PK\u{3}\u{4} nothing that a directory could be in".utf8)) } == .notAnArchive)
        #expect(Self.code { _ = try ZipArchive([UInt8](repeating: 0x50, count: 200_000)) } == .notAnArchive)
        let one = Member(name: "x", data: [1, 2, 3])
        #expect(Self.code { _ = try ZipArchive(Self.archive([one], count: 60_000)) } == .damaged)
        #expect(Self.code { _ = try ZipArchive(Self.archive([one], count: 1 << 60, isWide: true)) } == .limitExceeded)
        #expect(Self.code { _ = try ZipArchive(Self.archive([one], count: 1 << 20, isWide: true)) } == .damaged)
        let twice = [one, Member(name: "y", data: [1, 2, 3], offset: 0)]
        #expect(Self.code { _ = try ZipArchive(Self.archive(twice)) } == .damaged, "members that share their bytes")
        #expect(Self.code { _ = try ZipArchive(Self.archive([Member(name: "x", data: [1], offset: 1 << 20)])) } == .damaged)
        func contents(_ member: Member, _ limits: ZipArchive.Limits = .init()) -> ZipError.Code? {
            Self.code {
                let archive = try ZipArchive(Self.archive([member]), limits: limits)
                _ = try archive.contents(of: archive.entries[0])
            }
        }
        #expect(contents(Member(name: "x", data: [1], method: 8, size: 60 << 20)) == .limitExceeded, "a bomb by its own words")
        #expect(contents(Member(name: "x", data: [1], size: 2)) == .damaged)
        #expect(contents(Member(name: "x", data: [1], checksum: 7)) == .damaged)
        #expect(contents(Member(name: "x", data: [1], method: 14)) == .unsupported)
        #expect(contents(Member(name: "x", data: [1], flags: 1)) == .unsupported)
        #expect(contents(Member(name: "x", data: [0xFF, 0xFF], method: 8)) == .damaged)
        #expect(contents(one, .init(entryBytes: 2)) == .limitExceeded)
        #expect(contents(one, .init(totalBytes: 2)) == .limitExceeded)
        #expect(contents(one, .init(entries: 0)) == .limitExceeded)
    }

    @Test("Every cut of an archive is an error or reads what it holds")
    func cuts() throws {
        let text = Self.deflated.filter { !$0.isWhitespace }
        let bytes = [UInt8](try #require(Data(base64Encoded: text)))
        for length in 0..<bytes.count { #expect(throws: ZipError.self) { try ZipArchive(Array(bytes.prefix(length))) } }
        for position in bytes.indices {
            var flipped = bytes
            flipped[position] ^= 0x55
            guard let archive = try? ZipArchive(flipped) else { continue }
            for entry in archive.entries { _ = try? archive.contents(of: entry) }
        }
    }

    @Test("gzip files")
    func gzip() throws {
        // printf '{"id":"A"}\\n' | gzip -9n
        let bytes = [UInt8](try #require(Data(base64Encoded: "H4sIAAAAAAACA6tWykxRslJyVKrlAgBhHap9CwAAAA==")))
        #expect(String(decoding: try GzipFile.contents(of: bytes), as: UTF8.self) == "{\"id\":\"A\"}\n")
        #expect(Self.code { _ = try GzipFile.contents(of: Array(bytes.dropLast(6))) } == .damaged)
        #expect(Self.code { _ = try GzipFile.contents(of: bytes, limit: 4) } == .limitExceeded)
        #expect(Self.code { _ = try GzipFile.contents(of: Array("{}".utf8)) } == .notAnArchive)
    }
}
