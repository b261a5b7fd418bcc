// SPDX-License-Identifier: Apache-2.0

/// npm's tokens, and the lines of `.npmrc` that carry credentials of any registry.
///
/// Formats: github.blog "Announcing npm's new access token format" (2021); docs.npmjs.com, "npmrc".
enum NPMSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "npm-token", of: "npm", opens: "publish and change packages of its owner",
            remedy: "Delete it at npmjs.com under Access Tokens, then look for releases that you did not make.", .critical,
            [
                TokenShape("npm_", .run(.alphanumeric, 36)).anchor { text, range in
                    TokenChecksum.endsInBase62CRC(text.slice(range).dropFirst(4)) ? .proven(.checksum) : .refuted
                }
            ]),
        SecretRule(
            "npm-legacy-token", of: "npm", opens: "publish and change packages of its owner",
            remedy: "Delete it at npmjs.com under Access Tokens, and make a granular one instead.", .critical,
            [
                settingsLine("_authToken") { text, value in
                    guard NamedValue.isUUID(text, value) != .refuted, !MadeUpValue.isMadeUp(text.slice(value)) else { return nil }
                    return SecretReading(value, [.shape, .context], .high)
                }
            ]),
        SecretRule(
            "npmrc-credential", of: "a package registry", opens: "read, and perhaps publish, packages of a registry",
            remedy: "Revoke it at the registry that the line names, and keep .npmrc out of what is published.", .critical,
            [
                settingsLine("_authToken") { text, value in
                    let bytes = text.slice(value)
                    guard bytes.count >= 16, !MadeUpValue.isMadeUp(bytes), !MadeUpValue.hasExampleWord(bytes) else { return nil }
                    return SecretReading(value, [.context, .entropy], text.fileName.hasSuffix("npmrc") ? .high : .medium)
                },
                settingsLine("_auth") { text, value in
                    guard let plain = decoded(text, value), let colon = plain.firstIndex(of: 0x3A), colon > 0 else { return nil }
                    let password = plain[(colon + 1)...]
                    guard password.count >= 4, isReal(password) else { return nil }
                    return SecretReading(value, [.decoded, .context], .high)
                },
                settingsLine("_password") { text, value in
                    guard let plain = decoded(text, value), plain.count >= 4, isReal(plain[...]) else { return nil }
                    return SecretReading(value, [.decoded, .context], .high)
                },
            ]),
    ]

    /// A line `//registry.example/:_authToken=value`, its name ending so.
    private static func settingsLine(
        _ name: String, _ read: @escaping @Sendable (SecretText, Range<Int>) -> SecretReading?
    ) -> SecretAnchor {
        SecretAnchor(name) { text, end in
            var start = text.runEnd(end, .blank, limit: 4)
            guard text[start] == 0x3D else { return nil }
            start = text.runEnd(start + 1, .blank, limit: 4)
            if text[start] == 0x22 || text[start] == 0x27 { start += 1 }
            let stop = text.runEnd(start, .registryValue, limit: 2048)
            guard stop - start >= 6, !MadeUpValue.isReference(text.slice(start..<stop)) else { return nil }
            // `_authToken=${NPM_TOKEN}` and code that joins texts give no value.
            guard ![0x24, 0x7B, 0x3C, 0x28].contains(text[stop]) else { return nil }
            return read(text, start..<stop)
        }
    }

    private static func decoded(_ text: SecretText, _ value: Range<Int>) -> [UInt8]? {
        guard let plain = TokenChecksum.base64(text.slice(value)), plain.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return plain
    }

    private static func isReal(_ password: ArraySlice<UInt8>) -> Bool {
        !MadeUpValue.isMadeUp(password) && !MadeUpValue.hasExampleWord(password) && !MadeUpValue.isReference(password)
            && Set(password).count >= 4
    }
}

extension ByteSet {
    fileprivate static let blank = ByteSet(and: " \t")
    fileprivate static let registryValue = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "+/_=.-")
}
