// SPDX-License-Identifier: Apache-2.0

/// Keys that move money. Formats: docs.stripe.com/keys, developer.squareup.com "Access tokens", braintree and plaid
/// documentation.
enum PaymentSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "stripe-key", of: "Stripe", opens: "charge, refund and read customers of the Stripe account",
            remedy: "Roll the key in the Stripe dashboard under Developers, API keys.", .critical,
            ["sk_live_", "rk_live_"].map { TokenShape($0, .run(.alphanumeric, 24...247)).anchor() }
                + ["sk_test_", "rk_test_"].map {
                    TokenShape($0, .run(.alphanumeric, 24...247)).anchor(severity: .low, note: "of test mode")
                }),
        SecretRule(
            "stripe-webhook-secret", of: "Stripe", opens: "forge events of the Stripe account",
            remedy: "Roll the endpoint's secret in the Stripe dashboard under Developers, Webhooks.", .high,
            [TokenShape("whsec_", .run(.base64, 32...64)).anchor()]),
        SecretRule(
            "square-token", of: "Square", opens: "act in the Square account",
            remedy: "Replace the token in Square's developer console under Credentials.", .critical,
            [
                TokenShape("sq0atp-", .run(.base64url, 22)).anchor(), TokenShape("sq0csp-", .run(.base64url, 43)).anchor(),
                TokenShape("EAAA", .run(.base64url, 60)).anchor(confidence: .medium),
            ]),
        SecretRule(
            "braintree-token", of: "Braintree", opens: "move money of the merchant",
            remedy: "Delete the access token in Braintree's control panel under API.", .critical,
            [TokenShape("access_token$production$", .run(.lowerDigits, 16), .text("$"), .run(.hex, 32)).anchor()]),
        SecretRule(
            "plaid-token", of: "Plaid", opens: "read bank accounts of the users",
            remedy: "Rotate the secret in Plaid's dashboard and invalidate the item's access token.", .critical,
            [
                TokenShape("access-production-", .run(.uuid, 36)).anchor { text, range in
                    NamedValue.isUUID(text, range.upperBound - 36..<range.upperBound)
                }
            ]),
        SecretRule(
            "flutterwave-key", of: "Flutterwave", opens: "move money of the merchant",
            remedy: "Regenerate the keys in Flutterwave's dashboard under Settings, API.", .critical,
            [TokenShape("FLWSECK-", .run(.alphanumeric, 32), .text("-X")).anchor()]),
        SecretRule(
            "shippo-token", of: "Shippo", opens: "buy postage at the account's cost",
            remedy: "Delete the token in Shippo under Settings, API.", .high,
            [TokenShape("shippo_live_", .run(.hex, 40)).anchor()]),
        SecretRule(
            "easypost-key", of: "EasyPost", opens: "buy postage at the account's cost",
            remedy: "Disable the key in EasyPost under Account settings, API keys.", .high,
            [TokenShape("EZAK", .run(.alphanumeric, 54)).anchor()]),
        SecretRule(
            "lob-key", of: "Lob", opens: "send letters at the account's cost",
            remedy: "Rotate the key in Lob's dashboard under Settings, API keys.", .high,
            [TokenShape("live_", .run(.hex, 35)).anchor(confidence: .medium)]),
    ]
}
