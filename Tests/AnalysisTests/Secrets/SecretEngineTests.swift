// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct SecretEngineTests {
    private func scan(_ text: String, path: String = "lib/a.js") -> SecretScan {
        SecretScan([ReleaseFile(path: path, bytes: ArraySlice(text.utf8))])
    }

    @Test(
        "Tests, examples and documentation lower the confidence",
        arguments: [
            "test/a.js", "lib/__tests__/a.js", "examples/run.js", "docs/a.html", "README.md", "lib/a.test.js", "fixtures/a.json",
            ".env.example",
        ])
    func aside(path: String) throws {
        var made = MadeTokens(seed: 21)
        let finding = try #require(scan("const t = '\(made.checked62("npm" + "_"))'", path: path).findings.first)
        #expect(finding.isAside && finding.confidence == .medium)
        #expect(scan("const t = '\(made.checked62("npm" + "_"))'").serious.count == 1)
    }

    @Test("No part of a secret is shown but its first four and last two characters", arguments: [0, 1, 8, 11, 12, 15, 16, 23, 24, 40, 400])
    func masked(length: Int) {
        var made = MadeTokens(seed: UInt64(length))
        let secret = made.alnum(length)
        let masked = SecretMask.masked(secret.utf8)
        let parts = masked.split(separator: "…", omittingEmptySubsequences: false)
        #expect(parts.count == 2 && parts[0].count <= 4 && parts[1].count <= 2)
        #expect((parts[0].count + parts[1].count) * 4 <= max(length, 0))
        #expect(secret.hasPrefix(String(parts[0])) && secret.hasSuffix(String(parts[1])))
    }

    @Test("Masks hold nothing that a terminal obeys")
    func maskedControls() {
        #expect(SecretMask.masked([UInt8](repeating: 0x1B, count: 30)) == "????…??")
    }

    @Test("The same secret twice in a file is told once, with its count; two of a kind are two")
    func counted() {
        var made = MadeTokens(seed: 22)
        let (a, b) = (made.checked62("ghp" + "_"), made.checked62("ghp" + "_"))
        let findings = scan("'\(a)'\n'\(b)'\n'\(a)'").findings
        #expect(findings.map(\.count) == [2, 1])
        #expect(findings.map(\.line) == [1, 2])
    }

    @Test(
        "Texts of which every byte may begin a secret are cut, and the cut is told",
        arguments: ["eyJ", "AKIA", "xoxb-", "ghp_", "-----BEGIN PRIVATE KEY-----", "token=\"", "AC1", "mailgun "])
    func hostile(piece: String) {
        let text = String(repeating: piece, count: 1_500_000 / piece.utf8.count)
        let scan = scan(text)
        #expect(scan.findings.isEmpty)
        // Whoever repeats what the engine stops at gets told; other texts are read to their end.
        if let unread = scan.unread.first { #expect(unread.part == "lib/a.js" && unread.reason.contains("places")) }
    }

    @Test("More secrets than are kept are counted, and that is told")
    func many() throws {
        var made = MadeTokens(seed: 23)
        let text = (0..<150).map { _ in "'\(made.checked62("npm" + "_"))'" }.joined(separator: "\n")
        let scan = scan(text)
        #expect(scan.findings.count == SecretScanner.findingLimit)
        #expect(try #require(scan.unread.first).reason.contains("150"))
    }

    @Test("Bytes that are no text are read without a trap")
    func noise() {
        var made = MadeTokens(seed: 24)
        for round in 0..<40 {
            var bytes = made.bytes(5000)
            // Pieces of what the engine looks for, cut anywhere.
            let example = Array(SecretCase.all[round * 5 % SecretCase.all.count].text.utf8)
            bytes.insert(contentsOf: example.prefix(example.count / 2), at: 100)
            bytes += example.prefix(example.count - round % example.count)
            _ = SecretScan([ReleaseFile(path: "lib/a.js", bytes: bytes[...]), ReleaseFile(path: ".npmrc", bytes: bytes.dropFirst(round))])
        }
    }

    @Test("Every beginning and every end of a case is read without a trap", arguments: 0..<10)
    func cut(part: Int) {
        for (number, example) in SecretCase.all.enumerated() where number % 10 == part {
            let bytes = Array(example.text.utf8)
            for end in stride(from: 0, to: bytes.count, by: 7) {
                _ = SecretScan([
                    ReleaseFile(path: example.path, bytes: bytes[..<end]), ReleaseFile(path: example.path, bytes: bytes[end...]),
                ])
            }
        }
    }

    @Test("Many tasks scan at once and find the same")
    func concurrent() async {
        let files = SecretCase.all.map { ReleaseFile(path: $0.path, bytes: ArraySlice($0.text.utf8)) }
        let expected = SecretScan(files).findings
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { SecretScan(files).findings == expected } }
            for await same in group { #expect(same) }
        }
    }

    @Test("Of random values beside a telling name nearly all are found")
    func recall() {
        var made = MadeTokens(seed: 25)
        let found = (0..<500).count { _ in !scan("const clientSecret = '\(made.alnum(32))'").findings.isEmpty }
        #expect(found >= 485)
    }

    @Test("A binary file is left alone")
    func binary() {
        var made = MadeTokens(seed: 26)
        let bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + Array(made.checked62("npm" + "_").utf8)
        let scan = SecretScan([ReleaseFile(path: "a.bin", bytes: bytes[...])])
        #expect(scan.findings.isEmpty && scan.unread.isEmpty && scan.bytesRead == 0)
    }

    @Test("A release with a secret says what it opens and what to do, and weighs nothing")
    func release() throws {
        var made = MadeTokens(seed: 27)
        let token = made.checked62("npm" + "_")
        let release = ReleaseUnderReview.sample(["index.js": "exports.t = '\(token)'"])
        let judged = Judge.judge(release)
        let finding = try #require(judged.findings.first { $0.id == "secret-in-release" })
        #expect(finding.bits == 0 && finding.group == "leak" && finding.severity == .high)
        #expect(finding.meaning.contains("npmjs.com") && !"\(finding)".contains(token.dropFirst(4).prefix(8)))
        #expect(judged.verdict == .clear)
    }
}
