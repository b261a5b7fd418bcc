// SPDX-License-Identifier: Apache-2.0

/// GitHub's tokens. Formats: github.blog "Behind GitHub's new authentication token formats" (2021); docs.github.com, "About
/// authentication to GitHub".
enum GitHubSecrets {
    private static let remedy =
        "Revoke it at github.com/settings/tokens (an app's at its own settings), then read the account's security log."

    static let rules: [SecretRule] = [
        SecretRule(
            "github-token", of: "GitHub", opens: "act as its owner within the scopes it was given", remedy: remedy, .critical,
            ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map { prefix in
                TokenShape(prefix, .run(.alphanumeric, 36)).anchor { text, range in
                    TokenChecksum.endsInBase62CRC(text.slice(range).dropFirst(4)) ? .proven(.checksum) : .refuted
                }
            } + [TokenShape("ghr_", .run(.alphanumeric, 76)).anchor()]),
        SecretRule(
            "github-fine-grained-token", of: "GitHub", opens: "act as its owner on the repositories it was given", remedy: remedy,
            .critical,
            [TokenShape("github_pat_", .run(.alphanumeric, 22), .text("_"), .run(.alphanumeric, 59)).anchor()]),
    ]
}
