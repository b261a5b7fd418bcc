// SPDX-License-Identifier: Apache-2.0

/// Private keys. Formats: RFC 7468 (PEM), openssh PROTOCOL.key, RFC 9580 (OpenPGP), age-encryption.org, and Bitcoin's wallet
/// import format left out (looks like any base58).
enum KeySecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "private-key", of: "a private key", opens: "sign and decrypt as its owner: servers, releases, logins",
            remedy: "Take the key out of use wherever its public half is trusted, and make a new one.", .critical,
            [SecretAnchor(SecretAnchor.literal("PRIVATE KEY-----"), read: pem)]),
        SecretRule(
            "pgp-private-key", of: "OpenPGP", opens: "sign and decrypt as its owner",
            remedy: "Publish the key's revocation certificate and make a new key.", .critical,
            [SecretAnchor(SecretAnchor.literal("BEGIN PGP PRIVATE KEY BLOCK-----"), read: pgp)]),
        SecretRule(
            "putty-private-key", of: "PuTTY", opens: "log in as its owner",
            remedy: "Take the key out of every authorized_keys file and make a new one.", .critical,
            [
                SecretAnchor(["PuTTY-User-Key-File-2: ", "PuTTY-User-Key-File-3: "].map(SecretAnchor.literal)) { text, end in
                    let near = end..<min(text.bytes.count, end + 8192)
                    guard let lines = text.place(of: "Private-Lines: ", in: near) else { return nil }
                    let isPlain = text.place(of: "Encryption: none", in: near) != nil
                    return SecretReading(
                        end - 24..<lines, [.shape], .high, severity: isPlain ? nil : .moderate,
                        note: isPlain ? nil : "encrypted with a passphrase")
                }
            ]),
        SecretRule(
            "age-key", of: "age", opens: "decrypt what was encrypted to it",
            remedy: "Encrypt everything anew to another key; what was encrypted to this one is readable.", .critical,
            [
                TokenShape("AGE-SECRET-KEY-1", .run(.upperDigits, 58)).anchor { text, range in
                    TokenChecksum.isBech32(text.slice(range)) ? .proven(.checksum) : .refuted
                }
            ]),
        SecretRule(
            "jwk-private-key", of: "a private key", opens: "sign and decrypt as its owner",
            remedy: "Take the key out of the key set that trusts it, and make a new one.", .critical,
            [
                SecretAnchor(SecretAnchor.literal("\"d\":")) { text, end in
                    var start = text.runEnd(end, .blank, limit: 4)
                    guard text[start] == 0x22 else { return nil }
                    start += 1
                    let stop = text.runEnd(start, .base64url, limit: 700)
                    let near = max(0, start - 2500)..<min(text.bytes.count, stop + 2500)
                    guard stop - start >= 42, text.place(of: "\"kty\"", in: near) != nil, !MadeUpValue.isMadeUp(text.slice(start..<stop))
                    else { return nil }
                    return SecretReading(start..<stop, [.shape, .context], .high)
                }
            ]),
        SecretRule(
            "ethereum-private-key", of: "Ethereum", opens: "move everything in the wallet", remedy: "Move everything to a new wallet now.",
            .critical,
            [
                NamedValue(
                    ["private_key", "privatekey", "private-key", "deployer_key", "deployerkey", "wallet_key", "signer_key"], .hexNumber,
                    64...66
                ).anchor { text, range in
                    let value = text.slice(range)
                    let digits = value.starts(with: [0x30, 0x78]) ? value.dropFirst(2) : value
                    let isRight = digits.count == 64 && digits.allSatisfy(ByteSet.anyHex.contains) && MadeUpValue.entropy(digits) > 3.2
                    return isRight ? .plausible : .refuted
                }
            ]),
    ]

    private static func pem(_ text: SecretText, _ end: Int) -> SecretReading? {
        guard let begin = text.place(of: "-----BEGIN ", in: max(0, end - 60)..<end), let block = PrivateKeyBlock(text, begin: begin),
            block.isComplete
        else { return nil }
        let range = block.range
        return SecretReading(
            range, block.isDecoded ? [.shape, .decoded] : [.shape], .high, severity: block.isEncrypted ? .moderate : nil,
            note: block.isEncrypted ? "encrypted with a passphrase" : nil)
    }

    private static func pgp(_ text: SecretText, _ end: Int) -> SecretReading? {
        let near = end..<min(text.bytes.count, end + 65_536)
        guard let stop = text.place(of: "-----END PGP PRIVATE KEY", in: near), stop - end > 200 else { return nil }
        return SecretReading(end - 37..<stop, [.shape], .high)
    }
}

extension ByteSet {
    fileprivate static let blank = ByteSet(and: " \t")
    fileprivate static let hexNumber = ByteSet("a"..."f", "A"..."F", "0"..."9", and: "x")
}
