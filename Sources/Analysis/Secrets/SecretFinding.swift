// SPDX-License-Identifier: Apache-2.0

/// A secret in a file. Holds nothing of the secret but ``masked``.
package struct SecretFinding: Sendable, Hashable {
    /// Relative, `/`-separated.
    package var path: String
    /// From 1.
    package var line: Int
    /// Where it stands, in bytes from the start of the file.
    package var range: Range<Int>
    /// The rule's id; ``SecretRules/rule(_:)`` has what it opens and what to do.
    package var rule: String
    package var provider: String
    /// At most its first four and last two characters.
    package var masked: String
    package var beliefs: [SecretBelief]
    package var confidence: Confidence
    package var severity: Severity
    /// Whether it lies where tests, examples or documentation do, which lowers ``confidence`` by a step.
    package var isAside: Bool
    /// What more is known of it, such as `encrypted`.
    package var note: String?
    /// How often the same value stands in the file.
    package var count: Int

    /// Why it is taken for a secret, in words.
    package var why: String { beliefs.map(\.plain).joined(separator: ", ") }
}

/// Shows as little of a secret as tells people which one it is.
package enum SecretMask {
    /// A quarter of the value at most, never more than the first four and the last two characters; all else is `…`.
    /// Passwords show nothing of themselves when short.
    package static func masked(_ value: some Collection<UInt8>) -> String {
        let shown = value.count >= 16 ? 4 : value.count >= 12 ? 2 : 0
        let last = value.count >= 24 ? 2 : 0
        func visible(_ bytes: some Collection<UInt8>) -> String {
            String(decoding: bytes.map { (0x21...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
        }
        return visible(value.prefix(shown)) + "…" + visible(value.suffix(last))
    }
}
