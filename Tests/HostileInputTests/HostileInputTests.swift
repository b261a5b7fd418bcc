// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

@Suite("Hostile input", .serialized)
struct HostileInputTests {
    @Test("There are at least twenty of each, every one with a name of its own")
    func enoughCases() {
        for cases in [HostileCase.tarballs, HostileCase.packuments] {
            #expect(cases.count >= 20)
            #expect(Set(cases.map(\.title)).count == cases.count)
        }
    }

    @Test("Reading a hostile tarball ends as stated", arguments: HostileCase.tarballs)
    func tarball(_ example: HostileCase) {
        #expect(HostileCase.readTarball(example.input()) == example.outcome)
    }

    @Test("Reading a hostile packument ends as stated", arguments: HostileCase.packuments)
    func packument(_ example: HostileCase) {
        #expect(HostileCase.readPackument(example.input()) == example.outcome)
    }

    @Test("A tar cut at any block keeps what came before and says that it was cut")
    func cutAtEveryBlock() throws {
        var tar = RawTar()
        for number in 0..<5 { tar.add("package/\(number).js", String(repeating: "x", count: 300 * number)) }
        tar.end()
        for blocks in 1..<tar.bytes.count / 512 - 1 {
            for bytes in [Array(tar.bytes.prefix(blocks * 512)), TarballWriter.gzip(Array(tar.bytes.prefix(blocks * 512)))] {
                let content = try ReleaseContent.read(tarball: bytes)
                #expect(!content.unread.isEmpty || content.oddities.contains { $0.kind == .missingEnd })
                for file in content.files.dropLast() { #expect(file.bytes.allSatisfy { $0 == UInt8(ascii: "x") }) }
            }
        }
    }

    @Test("A compressed archive cut at any byte gives no file that is not in the whole one")
    func cutAtEveryByte() throws {
        let files = Dictionary(
            uniqueKeysWithValues: (0..<8).map { ("\($0).js", String(repeating: "line \($0) of some text\n", count: 40 * $0)) })
        let whole = TarballWriter.tarball(of: files)
        var longest = 0
        for count in 1..<whole.count {
            guard let content = try? ReleaseContent.read(tarball: whole.prefix(count)) else { continue }
            #expect(!content.unread.isEmpty)
            for file in content.files { #expect(files[file.path].map { Array($0.utf8).starts(with: file.bytes) } == true) }
            longest = max(longest, content.files.count)
        }
        #expect(longest == files.count)
    }

    @Test("An archive with any one byte changed is read or refused, never fatal")
    func everyByteChanged() throws {
        var tar = RawTar()
        tar.addPax([("path", "package/a.js"), ("size", "3")])
        tar.add("package/x", "123")
        tar.addLongName("package/long.js")
        tar.add("package/y", "1")
        tar.end()
        var read = 0
        for index in tar.bytes.indices where tar.bytes[index] != 0 || index % 512 < 160 {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var bytes = tar.bytes
                bytes[index] ^= change
                // The checksum is made right again, so that the change is looked at.
                let block = index / 512 * 512
                if index % 512 < 148 || index % 512 >= 156 { Self.repairChecksum(&bytes, block) }
                if (try? ReleaseContent.read(tarball: bytes)) != nil { read += 1 }
            }
        }
        #expect(read > 1000)
    }

    private static func repairChecksum(_ bytes: inout [UInt8], _ block: Int) {
        guard bytes[block + 154] == 0, bytes[block + 155] == 0x20 else { return }
        for index in 148..<156 { bytes[block + index] = 0x20 }
        let sum = bytes[block..<block + 512].reduce(0) { $0 + Int($1) }
        let digits = String(sum, radix: 8)
        let field = Array((String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits).utf8) + [0, 0x20]
        bytes.replaceSubrange(block + 148..<block + 156, with: field.prefix(8))
    }

    @Test("Limits end the reading where they say", arguments: LimitCase.all)
    func limits(_ example: LimitCase) throws {
        var limits = ArchiveLimits()
        example.set(&limits)
        let files = Dictionary(uniqueKeysWithValues: (0..<10).map { ("folder/sub/file\($0).js", String(repeating: "x", count: 100_000)) })
        let content = try ReleaseContent.read(tarball: TarballWriter.tarball(of: files), limits: limits)
        #expect(content.files.count == example.files)
        #expect(content.unread.contains { $0.reason.contains(example.reason) }, "\(content.unread)")
    }

    @Test(
        "All of them together take less than 256 MB",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"), "no /proc here"))
    func memory() async {
        // In a process of its own, since other tests of this one run beside it.
        await #expect(processExitsWith: .success) {
            let before = try #require(memoryInKilobytes("VmRSS"))
            for example in HostileCase.tarballs { _ = HostileCase.readTarball(example.input()) }
            for example in HostileCase.packuments { _ = HostileCase.readPackument(example.input()) }
            let most = try #require(memoryInKilobytes("VmHWM"))
            #expect(most - before < 256_000_000 / 1024)
        }
    }
}

struct LimitCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: Int
    var reason: String
    var set: @Sendable (inout ArchiveLimits) -> Void

    static let all: [LimitCase] = [
        LimitCase(testDescription: "files", files: 4, reason: "more than 4 files") { $0.fileCount = 4 },
        LimitCase(testDescription: "bytes of a file", files: 0, reason: "100000 bytes; the limit for one file is 99999") {
            $0.fileBytes = 99_999
        },
        LimitCase(testDescription: "bytes of a path", files: 0, reason: "its path has 19 bytes; the limit is 18") { $0.pathBytes = 18 },
        LimitCase(testDescription: "bytes of all paths", files: 3, reason: "more than 100 bytes") { $0.allPathBytes = 100 },
        LimitCase(testDescription: "depth", files: 0, reason: "more than 2 folders deep") { $0.depth = 2 },
        LimitCase(testDescription: "ratio", files: 3, reason: "unpacks to more than 300000 bytes") {
            $0.ratioFreeBytes = 300_000
            $0.ratio = 2
        },
        LimitCase(testDescription: "unpacked bytes", files: 3, reason: "unpacks to more than 300000 bytes") { $0.unpackedBytes = 300_000 },
    ]
}

/// A figure of `/proc/self/status`, such as `VmRSS`.
private func memoryInKilobytes(_ name: String) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("\(name):") })
    else { return nil }
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        ?? line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
}
