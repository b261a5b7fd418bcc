// SPDX-License-Identifier: Apache-2.0

/// Names that say of their value that it is secret, by their last word.
enum SecretName {
    static let lastWords = [
        "secret", "token", "password", "passwd", "passphrase", "pwd", "key", "credential", "credentials", "auth", "bearer", "pass",
    ]

    /// Such a word before `=` or another sign, with or without a blank: expressions for the engine.
    static func assignments(_ sign: String) -> [String] {
        lastWords.flatMap { [$0 + sign, $0 + " " + sign] }.map(SecretAnchor.literal)
    }

    /// Such a word at the end of a quotation, as in JSON.
    static let quoted = lastWords.flatMap { [$0 + "\"", $0 + "'"] }.map(SecretAnchor.literal)

    /// Where the quoted value starts, given where the engine stopped: past `]`, `:`, `=`, `=>` and blanks.
    static func valueStart(_ text: SecretText, after end: Int) -> Int? {
        let at = text.runEnd(end, between, limit: 12)
        guard [0x22, 0x27, 0x60].contains(text[at]) else { return nil }
        return at + 1
    }

    private static let between = ByteSet(and: ":=> \t]")
}
