// SPDX-License-Identifier: Apache-2.0

/// Keys of AWS. Formats: docs.aws.amazon.com, IAM "Unique identifiers" (prefixes) and "Managing access keys"; that ids carry
/// the account number was published by A. Gidwani (2023).
enum AmazonSecrets {
    private static let remedy = "Deactivate and delete the key in IAM under Security credentials, then read CloudTrail for its use."

    static let rules: [SecretRule] = [
        SecretRule(
            "aws-secret-key", of: "AWS", opens: "act as its owner in the AWS account", remedy: remedy, .critical,
            [
                NamedValue(
                    ["aws_secret", "aws_sec_key", "awssecret", "secret_access_key", "secretaccesskey", "secret-access-key", "aws-secret"],
                    .base64, 40...40
                ).anchor(confidence: .high, verify: looksLikeSecret),
                keyPair("AKIA"), keyPair("ASIA"),
            ]),
        SecretRule(
            "aws-key-id", of: "AWS", opens: "name the account; with its secret half, act in it", remedy: remedy, .high,
            [keyID("AKIA", .high), keyID("ASIA", .low)]),
        SecretRule(
            "aws-bedrock-key", of: "AWS", opens: "run models of Amazon Bedrock at the account's cost", remedy: remedy, .critical,
            [
                TokenShape("ABSKQmVkcm9ja0FQSUtleS", .run(.base64, 90...120)).anchor(),
                TokenShape("bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", .run(.base64url, 40...2000)).anchor(),
            ]),
    ]

    private static func keyID(_ prefix: String, _ severity: Severity) -> SecretAnchor {
        SecretAnchor(prefix) { text, end in
            guard let range = id(text, end, prefix) else { return nil }
            let account = TokenChecksum.awsAccount(text.slice(end..<range.upperBound))
            // Ids since 2019 have Q or a later digit there, and carry the account.
            let isNew = ByteSet("Q"..."Z", "2"..."7").contains(text[end])
            guard !isNew || account != nil else { return nil }
            return SecretReading(
                range, isNew ? [.shape, .decoded] : [.shape], .high, severity: severity,
                note: isNew ? account.map { "account \(padded($0))" } : nil)
        }
    }

    private static func id(_ text: SecretText, _ end: Int, _ prefix: String) -> Range<Int>? {
        let stop = text.runEnd(end, .base32, limit: 17)
        let body = text.slice(end..<stop)
        guard body.count == 16, !ByteSet.word.contains(text[stop]), text.mayBegin(end - 4), !MadeUpValue.isMadeUp(body),
            !body.suffix(7).elementsEqual("EXAMPLE".utf8), !MadeUpValue.hasExampleWord(body)
        else { return nil }
        return end - 4..<stop
    }

    /// The secret half, 40 characters of base64 by itself, within 300 bytes after an id.
    private static func keyPair(_ prefix: String) -> SecretAnchor {
        SecretAnchor(prefix) { text, end in
            guard let id = id(text, end, prefix) else { return nil }
            var at = id.upperBound
            let limit = min(text.bytes.count, at + 300)
            while at < limit {
                let stop = text.runEnd(at, .base64, limit: 300)
                if stop - at == 40, text[stop] != 0x3D, looksLikeSecret(text, at..<stop) == .plausible {
                    return SecretReading(at..<stop, [.context, .entropy], .high, note: "beside its key id")
                }
                at = max(stop, at) + 1
            }
            return nil
        }
    }

    /// Random text of 40 characters of base64 has all three kinds of letters and digits; hashes in hexadecimal and paths do not.
    private static func looksLikeSecret(_ text: SecretText, _ range: Range<Int>) -> TokenShape.Verdict {
        let bytes = text.slice(range)
        let isMixed = [ByteSet.lower, .upper, .digits].allSatisfy { set in bytes.contains(where: set.contains) }
        guard isMixed, MadeUpValue.entropy(bytes) >= 4.2, !MadeUpValue.isMadeUp(bytes), !MadeUpValue.hasExampleWord(bytes) else {
            return .refuted
        }
        return .plausible
    }

    private static func padded(_ account: Int) -> String {
        let text = String(account)
        return String(repeating: "0", count: max(0, 12 - text.count)) + text
    }
}
