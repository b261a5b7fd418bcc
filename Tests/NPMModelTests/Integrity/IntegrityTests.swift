// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Integrity")
struct IntegrityTests {
    private static let bytes = Array("hello".utf8)
    // `openssl dgst -sha512 -binary | base64` and its like, for the five bytes `hello`.
    private static let sha512 =
        "sha512-m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw=="
    private static let sha384 = "sha384-WeF0h3dEjGnea4ANejO7+5/xtGPkQ1TDVTvNucZm+pASWjx5+QOXvfX2oT3oKGhP"
    private static let sha256 = "sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
    private static let sha1 = "sha1-qvTGHdzF6KLavt4PO0gs2a6pQ00="
    private static let md5 = "md5-XUFAKrxLKna5cZ2REBfFkg=="
    private static let wrong512 = "sha512-" + String(repeating: "A", count: 86) + "=="

    /// Text, and whether the bytes match; checked against `ssri` 10.0.6 (`checkData`).
    static let cases: [(String, Bool)] = [
        (sha512, true), (sha384, true), (sha256, true), (sha1, true), (md5, true),
        (wrong512, false),
        ("\(sha1) \(sha512)", true),
        ("\(sha1) \(wrong512)", false),
        ("\(wrong512) \(sha512)", true),
        ("\(sha512)?foo?bar=1", true),
        ("  \(sha1)\n\t\(sha256) ", true),
        ("\(sha256) sha999-AAAA", true),
        ("\(sha512.dropLast())", false),
        ("sha256-AAAA \(sha1)", false),
    ]

    @Test("The strongest algorithm decides, any of its hashes may match", arguments: cases)
    func check(_ text: String, _ matches: Bool) throws {
        #expect(try #require(Integrity(text)).check(Self.bytes).isMatch == matches)
    }

    @Test("What holds no hash is none", arguments: ["", "   ", "hello", "-", "sha512-", "sha512-?x", "SHA512-AAAA"])
    func unreadable(_ text: String) { #expect(Integrity(text) == nil) }

    @Test("An unknown algorithm never matches")
    func unknownAlgorithm() throws {
        #expect(try #require(Integrity("whirlpool-AAAA")).check(Self.bytes) == .unusable(algorithms: ["whirlpool"]))
    }

    @Test("A SHA-1 sum")
    func shasum() throws {
        #expect(Integrity(shasum: "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d")?.check(Self.bytes) == .matches(.sha1))
        #expect(Integrity(shasum: "AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D")?.check(Self.bytes).isMatch == true)
        for text in ["", "aaf4", String(repeating: "g", count: 40), String(repeating: "+1", count: 20)] {
            #expect(Integrity(shasum: text) == nil)
        }
    }

    @Test("Bytes in pieces give the same answer, once")
    func pieces() throws {
        let integrity = try #require(Integrity(Self.sha512))
        let hash = try #require(integrity.streamingHash())
        for byte in Self.bytes { hash.update([byte]) }
        hash.update([])
        #expect(integrity.check(hash) == .matches(.sha512))
        #expect(integrity.check(hash).isMatch == false)
    }

    @Test("Texts are written as read, and made from bytes")
    func texts() {
        #expect(Integrity("\(Self.sha512)?a?b \(Self.sha1)")?.description == "\(Self.sha512)?a?b \(Self.sha1)")
        #expect(Integrity(of: Self.bytes)?.description == Self.sha512)
    }

    @Test("A registry's promise: integrity before shasum, unreadable is not absent")
    func promise() {
        var distribution = PublishedVersion.Distribution()
        #expect(distribution.expectedIntegrity == .notStated)
        distribution.shasum = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"
        #expect(Integrity(Self.sha1).map(ExpectedIntegrity.promised) == distribution.expectedIntegrity)
        distribution.integrity = Self.sha512
        #expect(Integrity(Self.sha512).map(ExpectedIntegrity.promised) == distribution.expectedIntegrity)
        distribution.integrity = "nonsense"
        #expect(distribution.expectedIntegrity == .unreadable("nonsense"))
    }

    /// Test cases 1, 2, 4 and 6 of RFC 4231.
    @Test("HMAC-SHA-256")
    func authenticationCodes() {
        func code(_ message: [UInt8], _ key: [UInt8]) -> String { hexText(SHA256.authenticationCode(for: message, key: key)) }
        #expect(
            code(Array("Hi There".utf8), [UInt8](repeating: 0x0B, count: 20))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        #expect(
            code(Array("what do ya want for nothing?".utf8), Array("Jefe".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            code([UInt8](repeating: 0xCD, count: 50), Array(1...25))
                == "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")
        #expect(
            code(Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), [UInt8](repeating: 0xAA, count: 131))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test("SHA-256 and comparison of secrets")
    func digests() {
        #expect(SHA256.hex(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hex(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(equalInConstantTime([], []))
        #expect(equalInConstantTime([1, 2], [1, 2]))
        #expect(!equalInConstantTime([1, 2], [1, 3]))
        #expect(!equalInConstantTime([1, 2], [1, 2, 3]))
    }

    @Test("Base 64", arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func base64(_ text: String, _ wanted: String) { #expect(base64Text(Array(text.utf8)) == wanted) }
}
