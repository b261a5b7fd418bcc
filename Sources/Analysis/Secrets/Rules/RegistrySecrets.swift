// SPDX-License-Identifier: Apache-2.0

/// Tokens with which packages and images are published elsewhere than npm. Formats: pypi.org/help, guides.rubygems.org "API key
/// scopes", docs.docker.com "Personal access tokens", crates.io, learn.microsoft.com/nuget, jfrog.com documentation.
enum RegistrySecrets {
    private static func rule(_ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor])
        -> SecretRule
    {
        SecretRule(
            id, of: provider, opens: "publish and change packages of its owner",
            remedy: "Delete the token at \(page), then look for releases that you did not make.", severity,
            anchors)
    }

    static let rules: [SecretRule] = [
        rule(
            "pypi-token", "PyPI", at: "pypi.org/manage/account/token", .critical,
            [TokenShape("pypi-", .run(.base64url, 70...400)).anchor(verify: macaroon)]),
        rule(
            "rubygems-key", "RubyGems", at: "rubygems.org/profile/api_keys", .critical, [TokenShape("rubygems_", .run(.hex, 48)).anchor()]),
        rule(
            "docker-token", "Docker Hub", at: "app.docker.com/settings/personal-access-tokens", .critical,
            [TokenShape("dckr_pat_", .run(.base64url, 27)).anchor(), TokenShape("dckr_oat_", .run(.base64url, 32)).anchor()]),
        rule(
            "docker-login", "a container registry", at: "the registry it names", .critical,
            [
                SecretAnchor(["\"auth\": \"", "\"auth\":\""].map(SecretAnchor.literal)) { text, start in
                    let stop = text.runEnd(start, .base64, limit: 2048)
                    guard let plain = TokenChecksum.base64(text.slice(start..<stop)), let colon = plain.firstIndex(of: 0x3A), colon > 0,
                        plain.allSatisfy({ (0x21...0x7E).contains($0) }), plain.count - colon > 6
                    else { return nil }
                    let password = plain[(colon + 1)...]
                    guard !MadeUpValue.isMadeUp(password), !MadeUpValue.hasExampleWord(password), Set(password).count >= 5 else {
                        return nil
                    }
                    return SecretReading(start..<stop, [.decoded, .context], .high)
                }
            ]),
        rule(
            "crates-token", "crates.io", at: "crates.io/settings/tokens", .critical, [TokenShape("cio", .run(.alphanumeric, 32)).anchor()]),
        rule("nuget-key", "NuGet", at: "nuget.org/account/apikeys", .critical, [TokenShape("oy2", .run(.lowerDigits, 43)).anchor()]),
        rule(
            "jfrog-token", "JFrog", at: "your JFrog instance under Identity tokens", .critical,
            [TokenShape("AKCp", .run(.alphanumeric, 69)).anchor(), TokenShape("cmVmdGtu", .run(.alphanumeric, 56)).anchor()]),
        rule("clojars-token", "Clojars", at: "clojars.org/tokens", .critical, [TokenShape("CLOJARS_", .run(.hex, 60)).anchor()]),
        rule("hex-key", "Hex", at: "hex.pm/dashboard/keys", .critical, [NamedValue(["hex_api_key"], .hex, 32...32).anchor()]),
    ]

    /// The token is a macaroon; its second byte begins the field that names pypi.org or its test site.
    private static func macaroon(_ text: SecretText, _ range: Range<Int>) -> TokenShape.Verdict {
        guard let bytes = TokenChecksum.base64(text.slice(range).dropFirst(5)), bytes.count > 20, bytes[0] == 2 else { return .refuted }
        let head = String(decoding: bytes.prefix(24), as: UTF8.self)
        return head.contains("pypi.org") ? .proven(.decoded) : .refuted
    }
}
