// SPDX-License-Identifier: Apache-2.0

/// Tokens of tools that people develop and work with. Formats: each provider's documentation, and the patterns that GitHub's
/// secret scanning partners publish.
enum DevelopmentSecrets {
    private static func rule(_ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor])
        -> SecretRule
    {
        SecretRule(
            id, of: provider, opens: "act as its owner in \(provider)", remedy: "Revoke the token at \(page) and make a new one.", severity,
            anchors)
    }

    static let rules: [SecretRule] = work + build + vaults

    private static let work: [SecretRule] = [
        rule(
            "atlassian-token", "Atlassian", at: "id.atlassian.com/manage-profile/security/api-tokens", .critical,
            ["ATATT3", "ATCTT3", "ATBB"].map { prefix in
                SecretAnchor(prefix) { text, end in
                    let stop = text.runEnd(end, .atlassian, limit: 300)
                    let count = stop - end
                    let isRight = prefix == "ATBB" ? (28...36).contains(count) : count >= 150 && text[stop - 9] == 0x3D
                    let body = text.slice(end..<stop)
                    guard isRight, text.mayBegin(end - prefix.utf8.count), !MadeUpValue.isMadeUp(body), !MadeUpValue.hasExampleWord(body)
                    else { return nil }
                    return SecretReading(end - prefix.utf8.count..<stop, [.shape], .high)
                }
            }),
        rule(
            "linear-key", "Linear", at: "linear.app/settings/api", .high,
            [TokenShape("lin_api_", .run(.alphanumeric, 40)).anchor(), TokenShape("lin_oauth_", .run(.hex, 64)).anchor()]),
        rule(
            "notion-token", "Notion", at: "notion.so/profile/integrations", .high,
            [TokenShape("ntn_", .run(.alphanumeric, 44...50)).anchor(), TokenShape("secret_", .run(.alphanumeric, 43)).anchor()]),
        rule(
            "figma-token", "Figma", at: "figma.com/settings", .high,
            [TokenShape("figd_", .run(.base64url, 40...45)).anchor(), TokenShape("figo_", .run(.base64url, 40...45)).anchor()]),
        rule(
            "postman-key", "Postman", at: "go.postman.co/settings/me/api-keys", .high,
            [TokenShape("PMAK-", .run(.hex, 24), .text("-"), .run(.hex, 34)).anchor()]),
        rule(
            "airtable-token", "Airtable", at: "airtable.com/create/tokens", .high,
            [TokenShape("pat", .run(.alphanumeric, 14), .text("."), .run(.hex, 64)).anchor()]),
        rule(
            "asana-token", "Asana", at: "app.asana.com/0/my-apps", .high, [NamedValue(["asana"], and: ["token"], .asana, 32...60).anchor()]),
        rule(
            "typeform-token", "Typeform", at: "admin.typeform.com/account", .high, [TokenShape("tfp_", .run(.base64url, 40...60)).anchor()]),
        rule(
            "contentful-token", "Contentful", at: "app.contentful.com/account/profile/cma_tokens", .high,
            [TokenShape("CFPAT-", .run(.base64url, 43)).anchor()]),
        rule(
            "dropbox-token", "Dropbox", at: "dropbox.com/developers/apps", .high, [TokenShape("sl.", .run(.base64url, 130...1300)).anchor()]
        ),
        rule(
            "facebook-token", "Meta", at: "developers.facebook.com under App settings", .high,
            [
                TokenShape("EAAC", .run(.alphanumeric, 80...300)).anchor(), TokenShape("EAAB", .run(.alphanumeric, 80...300)).anchor(),
                TokenShape("EAAG", .run(.alphanumeric, 80...300)).anchor(),
            ]),
        rule(
            "mapbox-token", "Mapbox", at: "account.mapbox.com", .high,
            [TokenShape("sk.eyJ1Ijoi", .run(.base64url, 40...120), .text("."), .run(.base64url, 22)).anchor()]),
        rule(
            "algolia-key", "Algolia", at: "dashboard.algolia.com/account/api-keys", .high,
            [NamedValue(["algolia"], and: ["admin", "write"], .hex, 32...32).anchor()]),
    ]

    private static let build: [SecretRule] = [
        rule(
            "circleci-token", "CircleCI", at: "app.circleci.com/settings/user/tokens", .critical,
            ["CCIPAT_", "CCIPRJ_"].map { TokenShape($0, .run(.alphanumeric, 22), .text("_"), .run(.hex, 40)).anchor() }),
        rule(
            "buildkite-token", "Buildkite", at: "buildkite.com/user/api-access-tokens", .critical,
            ["bkua_", "bkaj_"].map { TokenShape($0, .run(.hex, 40)).anchor() }),
        rule(
            "travis-token", "Travis CI", at: "app.travis-ci.com/account/preferences", .high,
            [NamedValue(["travis"], and: ["token"], .base64url, 20...22).anchor()]),
        rule(
            "codecov-token", "Codecov", at: "app.codecov.io", .moderate,
            [NamedValue(["codecov"], and: ["token"], .uuid, 36...36).anchor(verify: NamedValue.isUUID)]),
        rule(
            "snyk-token", "Snyk", at: "app.snyk.io/account", .high,
            [
                TokenShape("snyk_uat.", .run(.hex, 8), .text("."), .run(.base64url, 60...400)).anchor(),
                NamedValue(["snyk"], and: ["token", "key"], .uuid, 36...36).anchor(verify: NamedValue.isUUID),
            ]),
        rule(
            "sonar-token", "Sonar", at: "sonarcloud.io/account/security", .high,
            ["squ_", "sqp_", "sqa_"].map { TokenShape($0, .run(.hex, 40)).anchor() }),
        rule(
            "sourcegraph-token", "Sourcegraph", at: "your Sourcegraph under Access tokens", .high,
            [TokenShape("sgp_", .run(.hex, 16), .text("_"), .run(.hex, 40)).anchor()]),
        rule(
            "databricks-token", "Databricks", at: "your workspace under Developer settings", .critical,
            [TokenShape("dapi", .run(.hex, 32)).anchor()]),
        rule("pulumi-token", "Pulumi", at: "app.pulumi.com/account/tokens", .critical, [TokenShape("pul-", .run(.hex, 40)).anchor()]),
        rule(
            "terraform-token", "HCP Terraform", at: "app.terraform.io/app/settings/tokens", .critical,
            [
                SecretAnchor(SecretAnchor.literal(".atlasv1.")) { text, end in
                    let stop = text.runEnd(end, .base64url, limit: 71)
                    guard let start = text.start(of: 14, before: end - 9, .alphanumeric), (60...70).contains(stop - end),
                        !MadeUpValue.isMadeUp(text.slice(end..<stop))
                    else { return nil }
                    return SecretReading(start..<stop, [.shape], .high)
                }
            ]),
        rule("prefect-key", "Prefect", at: "app.prefect.cloud/my/api-keys", .high, [TokenShape("pnu_", .run(.alphanumeric, 36)).anchor()]),
        rule(
            "expo-token", "Expo", at: "expo.dev/settings/access-tokens", .critical,
            [NamedValue(["expo_token", "expo_access_token", "expo-token"], .base64url, 40...40).anchor()]),
        rule("readme-key", "ReadMe", at: "dash.readme.com", .high, [TokenShape("rdme_", .run(.lowerDigits, 70)).anchor()]),
        rule(
            "chromatic-token", "Chromatic", at: "chromatic.com/start", .moderate,
            [TokenShape("chpt_", .run(.hex, 12...32)).anchor(confidence: .medium)]),
    ]

    private static let vaults: [SecretRule] = [
        rule(
            "vault-token", "HashiCorp Vault", at: "your Vault with `vault token revoke`", .critical,
            ["hvs.", "hvb.", "hvr."].map { TokenShape($0, .run(.base64url, 24...300)).anchor() }),
        rule(
            "doppler-token", "Doppler", at: "dashboard.doppler.com/workplace/tokens", .critical,
            ["dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."].map { TokenShape($0, .run(.alphanumeric, 40...44)).anchor() }),
        rule(
            "onepassword-token", "1Password", at: "my.1password.com/developer-tools", .critical,
            [
                SecretAnchor("ops_eyJ") { text, end in
                    let stop = text.runEnd(end - 3, .base64url, limit: 3000)
                    guard stop - end > 200, let plain = TokenChecksum.base64(text.slice(end - 3..<stop)),
                        String(decoding: plain, as: UTF8.self).contains("signInAddress")
                    else { return nil }
                    return SecretReading(end - 7..<stop, [.shape, .decoded], .high)
                }
            ]),
    ]
}

extension ByteSet {
    fileprivate static let atlassian = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "-_=")
    fileprivate static let asana = ByteSet("a"..."z", "0"..."9", and: "/:")
}
