// SPDX-License-Identifier: Apache-2.0

/// Values that look random beside a name that says secret, of no provider we know.
enum GenericSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "named-secret", of: "an unknown service", opens: "use what its name says",
            remedy: "Change the value at the service that it belongs to, and take it from the environment instead.",
            .moderate,
            [
                SecretAnchor(SecretName.assignments("=") + SecretName.assignments(":") + SecretName.quoted, caseless: true, read: named)
            ]),
        SecretRule(
            "authorization-header", of: "an unknown service", opens: "call the service as its user",
            remedy: "Change the credential at the service that it belongs to.", .moderate,
            [
                SecretAnchor(
                    ["\"bearer ", "'bearer ", "`bearer ", "\"basic ", "'basic ", "`basic ", "\"token ", "'token "].map(
                        SecretAnchor.literal), caseless: true
                ) {
                    text, start in
                    guard text.isNear(["authorization"], start..<start, before: 60, after: 0) else { return nil }
                    let stop = text.runEnd(start, .value, limit: 1024)
                    let value = text.slice(start..<stop)
                    guard [0x22, 0x27, 0x60].contains(text[stop]), value.count >= 12 else { return nil }
                    if let plain = TokenChecksum.base64(value), let colon = plain.firstIndex(of: 0x3A),
                        plain.allSatisfy({ (0x20...0x7E).contains($0) })
                    {
                        guard plain.count - colon > 8, DatabaseSecrets.isReal(plain[(colon + 1)...]) else { return nil }
                        return SecretReading(start..<stop, [.context, .decoded], .medium)
                    }
                    guard looksRandom(value, minimum: 20) else { return nil }
                    return SecretReading(start..<stop, [.context, .entropy], .medium)
                }
            ]),
    ]

    private static func named(_ text: SecretText, _ end: Int) -> SecretReading? {
        guard let start = SecretName.valueStart(text, after: end) else { return nil }
        let stop = text.runEnd(start, .value, limit: 300)
        guard text[stop] == text[start - 1], (20...256).contains(stop - start) else { return nil }
        let value = text.slice(start..<stop)
        let name = name(text, start)
        guard looksRandom(value, minimum: 20), isTelling(name), !isMisleading(name), !MadeUpValue.hasExampleWord(value) else { return nil }
        guard !isPublicSearchKey(text, start..<stop), !isPlainText(value) else { return nil }
        return SecretReading(start..<stop, [.context, .entropy], .medium)
    }

    /// The name before the value, lower case.
    private static func name(_ text: SecretText, _ start: Int) -> String {
        var at = start - 1
        while start - at < 24, !ByteSet.word.contains(text[at - 1]), at > 0 { at -= 1 }
        let from = text.runStart(at, .name, limit: 60)
        return String(decoding: text.slice(from..<at), as: UTF8.self).lowercased()
    }

    /// Algolia's keys for searching are made to be public, and stand in the settings of most sites of documentation.
    private static func isPublicSearchKey(_ text: SecretText, _ range: Range<Int>) -> Bool {
        range.count == 32 && text.isNear(["algolia", "appid", "app_id", "docsearch", "indexname"], range, before: 300, after: 200)
    }

    /// Base64 of a text that is no secret itself: `{"session_id":"default"}`, `not a secret`.
    private static func isPlainText(_ value: ArraySlice<UInt8>) -> Bool {
        guard let plain = TokenChecksum.base64(value), plain.allSatisfy({ (0x20...0x7E).contains($0) }) else { return false }
        return plain.first == 0x7B || plain.contains(0x20) || MadeUpValue.hasExampleWord(plain[...])
    }

    /// Whether the name says secret: a `key` or an `auth` alone does not.
    static func isTelling(_ name: String) -> Bool {
        [
            "secret", "token", "passw", "passphrase", "pwd", "credential", "bearer", "api", "access", "private", "signing", "encrypt",
            "master", "account",
            "service", "license", "admin", "auth_key", "authkey", "auth-key", "deploy", "webhook",
        ].contains { name.contains($0) }
    }

    /// Names that hold the word and mean no secret.
    static func isMisleading(_ name: String) -> Bool {
        [
            "public", "hash", "sha1", "sha256", "sha512", "md5", "digest", "checksum", "integrity", "fingerprint", "csrf", "xsrf",
            "tokenize", "tokentype", "tokenkind", "url", "uri", "endpoint", "path", "regex", "pattern", "example", "sample", "placeholder",
            "label", "title", "message", "description", "client_id", "clientid", "sitekey", "site_key", "nonce", "commit", "version",
            "injectiontoken", "designtoken",
        ]
        .contains { name.contains($0) }
    }

    /// Whether a value looks drawn at random: enough of it, high entropy, and letters, capitals and digits changing places as
    /// no words do.
    static func looksRandom(_ value: ArraySlice<UInt8>, minimum: Int) -> Bool {
        let bytes = Array(value)
        guard bytes.count >= minimum, !MadeUpValue.isMadeUp(value), !MadeUpValue.isReference(value) else { return false }
        let letters = bytes.filter(ByteSet.letters.contains).count
        let digits = bytes.filter(ByteSet.digits.contains).count
        guard digits >= 1, letters >= 3, letters + digits >= bytes.count * 4 / 5 else { return false }
        if bytes.allSatisfy(ByteSet.anyHex.contains) {
            return bytes.count >= 32 && MadeUpValue.entropy(bytes) > 3.2 && changes(bytes) > 0.25
        }
        // A UUID names things far more often than it opens them.
        if bytes.count == 36, bytes[8] == 0x2D, bytes[13] == 0x2D { return false }
        // A single digit stands in names too.
        return MadeUpValue.entropy(bytes) > 3.7 && changes(bytes) > (digits < 2 ? 0.45 : 0.3)
    }

    /// The share of neighbours of different kinds: capital, small letter, digit.
    private static func changes(_ bytes: [UInt8]) -> Double {
        func kind(_ byte: UInt8) -> Int {
            ByteSet.lower.contains(byte) ? 0 : ByteSet.upper.contains(byte) ? 1 : ByteSet.digits.contains(byte) ? 2 : 3
        }
        let count = zip(bytes, bytes.dropFirst()).reduce(0) {
            $0 + (kind($1.0) != kind($1.1) && kind($1.0) != 3 && kind($1.1) != 3 ? 1 : 0)
        }
        return Double(count) / Double(max(1, bytes.count - 1))
    }
}

extension ByteSet {
    fileprivate static let value = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "+/_=.~!@#%^&*-")
    fileprivate static let name = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_-.")
}
