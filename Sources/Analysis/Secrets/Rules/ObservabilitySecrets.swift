// SPDX-License-Identifier: Apache-2.0

/// Keys of services that watch programs. Formats: each provider's documentation of its API keys; Grafana's service account
/// tokens end in a CRC-32 (grafana/grafana, satokengen).
enum ObservabilitySecrets {
    private static func rule(_ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor])
        -> SecretRule
    {
        SecretRule(
            id, of: provider, opens: "read what the account records, and change it",
            remedy: "Revoke the key at \(page) and make a new one.", severity, anchors)
    }

    static let rules: [SecretRule] = [
        rule(
            "datadog-key", "Datadog", at: "app.datadoghq.com/organization-settings/api-keys", .high,
            [
                NamedValue(["datadog", "dd_api", "dd-api"], and: ["key"], .hex, 32...32).anchor(),
                NamedValue(["datadog", "dd_app", "dd-app"], and: ["key"], .hex, 40...40).anchor(),
                TokenShape("ddapp_", .run(.alphanumeric, 34)).anchor(),
            ]),
        rule(
            "sentry-token", "Sentry", at: "sentry.io/settings/account/api/auth-tokens", .high,
            [
                TokenShape("sntryu_", .run(.hex, 64)).anchor(),
                SecretAnchor("sntrys_") { text, end in
                    let middle = text.runEnd(end, .base64, limit: 500)
                    let padded = text.runEnd(middle, .padding, limit: 2)
                    guard middle - end >= 40, text[padded] == 0x5F, text.mayBegin(end - 7),
                        let plain = TokenChecksum.base64(text.slice(end..<middle))
                    else { return nil }
                    let stop = text.runEnd(padded + 1, .base64, limit: 44)
                    guard stop - padded - 1 == 43, String(decoding: plain, as: UTF8.self).contains("\"iat\""),
                        !MadeUpValue.isMadeUp(text.slice(padded + 1..<stop))
                    else { return nil }
                    return SecretReading(end - 7..<stop, [.shape, .decoded], .high)
                },
            ]),
        rule(
            "new-relic-key", "New Relic", at: "one.newrelic.com/api-keys", .high,
            [
                TokenShape("NRAK-", .run(.alphanumeric, 27)).anchor(), TokenShape("NRII-", .run(.base64url, 32)).anchor(),
                TokenShape("NRAA-", .run(.hex, 27)).anchor(),
            ]),
        rule(
            "grafana-token", "Grafana", at: "your Grafana under Service accounts", .high,
            [
                TokenShape("glsa_", .run(.alphanumeric, 32), .text("_"), .run(.anyHex, 8)).anchor { text, range in
                    let checksum = TokenChecksum.hex(TokenChecksum.crc32(text.slice(range).dropLast(9)))
                    return checksum.elementsEqual(text.slice(range).suffix(8)) ? .proven(.checksum) : .plausible
                },
                SecretAnchor("glc_eyJ") { text, end in
                    let stop = text.runEnd(end - 3, .base64, limit: 400)
                    guard stop - end > 60, let plain = TokenChecksum.base64(text.slice(end - 3..<stop)),
                        String(decoding: plain, as: UTF8.self).contains("\"k\"")
                    else { return nil }
                    return SecretReading(end - 7..<stop, [.shape, .decoded], .high)
                },
            ]),
        rule(
            "honeycomb-key", "Honeycomb", at: "ui.honeycomb.io/account", .moderate,
            [TokenShape("hcaik_", .run(.lowerDigits, 58)).anchor(), TokenShape("hcxik_", .run(.lowerDigits, 58)).anchor()]),
        rule(
            "dynatrace-token", "Dynatrace", at: "your Dynatrace under Access tokens", .high,
            [
                TokenShape("dt0c01.", .run(.base32, 24), .text("."), .run(.base32, 64)).anchor(),
                TokenShape("dt0s16.", .run(.base32, 8), .text("."), .run(.base32, 64)).anchor(),
            ]),
        rule(
            "posthog-key", "PostHog", at: "posthog.com under Personal API keys", .high,
            [TokenShape("phx_", .run(.alphanumeric, 40...50)).anchor()]),
        rule(
            "segment-token", "Segment", at: "app.segment.com under Access management", .high,
            [TokenShape("sgp_", .run(.alphanumeric, 64)).anchor()]),
        rule(
            "launchdarkly-key", "LaunchDarkly", at: "app.launchdarkly.com/settings/authorization", .high,
            [
                TokenShape("api-", .run(.uuid, 36)).anchor(near: ["launchdarkly", "ld_"]) { text, range in
                    NamedValue.isUUID(text, range.upperBound - 36..<range.upperBound)
                },
                TokenShape("sdk-", .run(.uuid, 36)).anchor(confidence: .medium) { text, range in
                    NamedValue.isUUID(text, range.upperBound - 36..<range.upperBound)
                },
            ]),
        rule(
            "rollbar-token", "Rollbar", at: "rollbar.com under Project access tokens", .moderate,
            [NamedValue(["rollbar"], and: ["token"], .hex, 32...32).anchor()]),
        rule(
            "pagerduty-token", "PagerDuty", at: "your PagerDuty under API access keys", .high,
            [
                TokenShape("pdus+", .run(.base64url, 28)).anchor(),
                NamedValue(["pagerduty"], and: ["key", "token"], .base64url, 20...20).anchor(),
            ]),
        rule(
            "splunk-token", "Splunk", at: "your Splunk under HTTP event collector", .high,
            [NamedValue(["splunk"], and: ["token"], .uuid, 36...36).anchor(verify: NamedValue.isUUID)]),
        rule("logdna-key", "Mezmo", at: "app.mezmo.com", .moderate, [NamedValue(["logdna"], and: ["key"], .hex, 32...32).anchor()]),
    ]
}

extension ByteSet {
    fileprivate static let padding = ByteSet(and: "=")
}
