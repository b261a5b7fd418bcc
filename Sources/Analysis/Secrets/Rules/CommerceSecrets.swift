// SPDX-License-Identifier: Apache-2.0

/// Tokens of shops and of customer services. Formats: shopify.dev "Access tokens" and each provider's documentation.
enum CommerceSecrets {
    private static func rule(_ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor])
        -> SecretRule
    {
        SecretRule(
            id, of: provider, opens: "read customers and orders, and change them",
            remedy: "Revoke the token at \(page) and make a new one.", severity, anchors)
    }

    static let rules: [SecretRule] = [
        rule(
            "shopify-token", "Shopify", at: "your shop's admin under Apps and sales channels", .critical,
            ["shpat_", "shpca_", "shppa_", "shpss_", "shpua_"].map { TokenShape($0, .run(.anyHex, 32)).anchor() }),
        rule(
            "hubspot-token", "HubSpot", at: "app.hubspot.com under Private apps", .high,
            ["pat-na1-", "pat-na2-", "pat-eu1-", "pat-ap1-"].map {
                TokenShape($0, .run(.uuid, 36)).anchor { text, range in NamedValue.isUUID(text, range.upperBound - 36..<range.upperBound) }
            }),
        rule(
            "intercom-token", "Intercom", at: "app.intercom.com under Developer hub", .high,
            [NamedValue(["intercom"], and: ["token", "key"], .base64, 59...60).anchor()]),
        rule(
            "zendesk-token", "Zendesk", at: "your Zendesk under API", .high,
            [NamedValue(["zendesk"], and: ["token", "key"], .alphanumeric, 40...40).anchor()]),
        rule(
            "okta-token", "Okta", at: "your Okta under Security, API", .critical,
            [NamedValue(["okta"], and: ["token"], .base64url, 42...42).anchor()]),
        rule(
            "auth0-secret", "Auth0", at: "manage.auth0.com under Applications", .high,
            [NamedValue(["auth0"], and: ["secret"], .base64url, 64...64).anchor()]),
        rule(
            "clerk-key", "Clerk", at: "dashboard.clerk.com under API keys", .high,
            [TokenShape("sk_live_", .run(.alphanumeric, 40...50)).anchor(near: ["clerk"])]),
        rule(
            "salesforce-token", "Salesforce", at: "your Salesforce under Session management", .high,
            [
                SecretAnchor(["!AQ", "!AR"].map(SecretAnchor.literal)) { text, end in
                    let stop = text.runEnd(end, .salesforce, limit: 200)
                    let starts = [15, 18].compactMap { text.start(of: $0, before: end - 3, .alphanumeric) }
                    guard let start = starts.first(where: { text.stands("00D", at: $0) }), stop - end >= 80,
                        !MadeUpValue.isMadeUp(text.slice(end..<stop))
                    else { return nil }
                    return SecretReading(start..<stop, [.shape], .high)
                }
            ]),
    ]
}

extension ByteSet {
    fileprivate static let salesforce = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "._")
}
