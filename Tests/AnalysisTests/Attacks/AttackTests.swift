// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Testing

/// What is known to be missed, or raised for nothing: `Evals/analysis/known-misses.txt`, written by the measurement.
enum KnownMisses {
    static let repair: Comment = "measure again and commit what changed: Evals/analysis/run --write"

    static let names: Set<String> = {
        let text = (try? String(contentsOf: EvalCase.folder.appending(path: "known-misses.txt"), encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: " ").first.map(String.init) })
    }()
}

@Suite("Releases shaped like known attacks") struct AttackTests {
    static let cases = EvalCase.all(.attacks)

    @Test("Every file of the folder is a case that can be read, and there are many")
    func allAreRead() throws {
        let folder = EvalCase.folder.appending(path: "attacks").path(percentEncoded: false)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".case") }
        #expect(files.count == Self.cases.count)
        #expect(Self.cases.count >= 80)
        #expect(Self.cases.allSatisfy { $0.expected != nil && $0.notes["source"] != nil && $0.notes["title"] != nil })
    }

    @Test("An attack reaches its level by content and difference, unless it is a known miss", arguments: cases)
    func reachesItsLevel(_ attack: EvalCase) throws {
        let judged = Judge.judge(try attack.review(withRegistry: attack.needsRegistry))
        let expected = try #require(attack.expected)
        let reaches = judged.verdict.rank >= expected.rank && judged.verdict != .unread
        #expect(reaches != KnownMisses.names.contains(attack.testDescription), KnownMisses.repair)
    }

    @Test("Nothing in a case leads anywhere: hosts are reserved ones", arguments: cases)
    func isInert(_ attack: EvalCase) throws {
        for (path, bytes) in attack.new {
            for match in String(decoding: bytes, as: UTF8.self).matches(
                of: /(?:https?|wss?|git\+ssh):\/\/(?:[^\/@\s"'`]+@)?([A-Za-z0-9.-]+\.[A-Za-z0-9-]+)/)
            {
                let host = match.1
                let isReserved =
                    host.hasSuffix(".test") || host.hasSuffix(".example") || host == "169.254.169.254" || host.hasPrefix("198.51.100.")
                #expect(isReserved, "\(path): \(host)")
            }
        }
    }

    @Test("The same files give the same judgement from a tarball and from a folder's list", arguments: cases)
    func tarballAndFolderAgree(_ attack: EvalCase) throws {
        var fromTarball = try attack.review(withRegistry: false)
        let files = fromTarball.content.files.map { (path: $0.path, bytes: $0.bytes, mode: UInt16(0o644)) }
        fromTarball.content = try ReleaseContent.read(tarball: TarballWriter.tarball(of: files))
        let direct = Judge.judge(try attack.review(withRegistry: false))
        #expect(Judge.judge(fromTarball).json.text == direct.json.text)
    }
}
