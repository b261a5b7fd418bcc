// SPDX-License-Identifier: Apache-2.0

/// GitLab's tokens. Formats: docs.gitlab.com, "Token overview"; GitLab handbook, "Routable tokens" (checksum).
enum GitLabSecrets {
    private static let remedy = "Revoke it in GitLab under Access tokens (a runner's or a trigger's in the project's CI/CD settings)."

    static let rules: [SecretRule] = [
        SecretRule(
            "gitlab-token", of: "GitLab", opens: "act as its owner within the scopes it was given", remedy: remedy, .critical,
            ["glpat-", "glrt-", "glrtr-", "glcbt-", "gldt-", "glft-", "glagent-", "glptt-", "glimt-", "glsoat-", "glffct-"].map(token)),
        SecretRule(
            "gitlab-oauth-secret", of: "GitLab", opens: "sign users in as the application", remedy: remedy, .high,
            [TokenShape("gloas-", .run(.hex, 64)).anchor()]),
        SecretRule(
            "gitlab-runner-registration", of: "GitLab", opens: "attach a machine of their own to the project's pipelines", remedy: remedy,
            .high,
            [TokenShape("GR1348941", .run(.base64url, 20)).anchor()]),
    ]

    /// Twenty characters and more of base64; or such a payload, `.`, version, `.`, its length and a CRC-32 in base 36 over all
    /// before.
    private static func token(_ prefix: String) -> SecretAnchor {
        SecretAnchor(SecretAnchor.literal(prefix)) { text, end in
            let start = end - prefix.utf8.count
            guard text.mayBegin(start) else { return nil }
            let stop = text.runEnd(end, .base64url, limit: 301)
            let count = stop - end
            guard (20...300).contains(count), !MadeUpValue.isMadeUp(text.slice(end..<stop)) else { return nil }
            let dotted = text.runEnd(stop, .dottedTail, limit: 14)
            if text[stop] == 0x2E, text[stop + 3] == 0x2E, dotted == stop + 13 {
                let checksum = TokenChecksum.base36(TokenChecksum.crc32(text.slice(start..<dotted - 7)), width: 7)
                guard checksum.elementsEqual(text.slice(dotted - 7..<dotted)) else { return nil }
                return SecretReading(start..<dotted, [.shape, .checksum], .high)
            }
            guard !MadeUpValue.hasExampleWord(text.slice(end..<stop)), count <= 64 || dotted == stop + 10 else { return nil }
            let hasTail = text[stop] == 0x2E && dotted == stop + 10
            return SecretReading(start..<(hasTail ? dotted : stop), [.shape], count == 20 || hasTail ? .high : .medium)
        }
    }
}

extension ByteSet {
    fileprivate static let dottedTail = ByteSet("a"..."z", "0"..."9", and: ".")
}
