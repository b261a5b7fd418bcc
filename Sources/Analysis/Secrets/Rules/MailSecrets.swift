// SPDX-License-Identifier: Apache-2.0

/// Keys of services that send mail and text messages. Formats: each provider's documentation of its API keys.
enum MailSecrets {
    private static func rule(_ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor])
        -> SecretRule
    {
        SecretRule(
            id, of: provider, opens: "send messages in the account's name, and read whom it writes to",
            remedy: "Delete the key at \(page) and make a new one.",
            severity, anchors)
    }

    static let rules: [SecretRule] = [
        rule(
            "sendgrid-key", "SendGrid", at: "app.sendgrid.com/settings/api_keys", .critical,
            [TokenShape("SG.", .run(.base64url, 22), .text("."), .run(.base64url, 43)).anchor()]),
        rule(
            "twilio-key", "Twilio", at: "console.twilio.com under API keys", .critical,
            [
                SecretAnchor("twilio", caseless: true) { text, end in
                    numbered("SK", in: text, end..<end + 2000).map { SecretReading($0, [.shape, .context], .high) }
                }
            ]),
        rule(
            "twilio-auth-token", "Twilio", at: "console.twilio.com under Auth tokens", .critical,
            [
                NamedValue(["twilio"], and: ["token", "secret"], .hex, 32...32).anchor(confidence: .high),
                // The account's number, and the token beside it.
                SecretAnchor("twilio", caseless: true) { text, end in
                    guard let account = numbered("AC", in: text, end..<end + 2000) else { return nil }
                    var at = account.upperBound
                    let limit = min(text.bytes.count, at + 200)
                    while at < limit {
                        let stop = text.runEnd(at, .alphanumeric, limit: 200)
                        let value = text.slice(at..<stop)
                        if value.count == 32, value.allSatisfy(ByteSet.hex.contains), !MadeUpValue.isMadeUp(value) {
                            return SecretReading(at..<stop, [.shape, .context], .medium, note: "beside its account number")
                        }
                        at = max(stop, at) + 1
                    }
                    return nil
                },
            ]),
        rule(
            "mailgun-key", "Mailgun", at: "app.mailgun.com under API keys", .high,
            [
                TokenShape("key-", .run(.hex, 32)).anchor(),
                // 32, 8 and 8 digits within 300 bytes after the name.
                SecretAnchor("mailgun", caseless: true) { text, found in
                    var at = found
                    let limit = min(text.bytes.count, found + 300)
                    while at < limit {
                        let stop = text.runEnd(at, .hex, limit: 33)
                        if stop - at == 32, text.mayBegin(at),
                            let range = TokenShape("", .run(.hex, 32), .text("-"), .run(.hex, 8), .text("-"), .run(.hex, 8)).range(
                                in: text, from: at),
                            !MadeUpValue.isMadeUp(text.slice(range))
                        {
                            return SecretReading(range, [.shape, .context], .high)
                        }
                        at = max(stop, at) + 1
                    }
                    return nil
                },
            ]),
        rule(
            "mailchimp-key", "Mailchimp", at: "admin.mailchimp.com/account/api", .high,
            [
                SecretAnchor((1...9).map { SecretAnchor.literal("-us\($0)") }) { text, end in
                    guard let start = text.start(of: 32, before: end - 4, .hex) else { return nil }
                    let stop = text.runEnd(end, .digits, limit: 2)
                    guard !ByteSet.base64url.contains(text[stop]), !MadeUpValue.isMadeUp(text.slice(start..<start + 32)) else { return nil }
                    return SecretReading(start..<stop, [.shape], .high)
                }
            ]),
        rule(
            "brevo-key", "Brevo", at: "app.brevo.com/settings/keys", .high,
            ["xkeysib-", "xsmtpsib-"].map { TokenShape($0, .run(.hex, 64), .text("-"), .run(.alphanumeric, 16)).anchor() }),
        rule(
            "resend-key", "Resend", at: "resend.com/api-keys", .high,
            [TokenShape("re_", .run(.alphanumeric, 8), .text("_"), .run(.alphanumeric, 24)).anchor()]),
        rule(
            "postmark-token", "Postmark", at: "account.postmarkapp.com under API tokens", .high,
            [NamedValue(["postmark"], and: ["token", "key"], .uuid, 36...36).anchor(verify: NamedValue.isUUID)]),
        rule(
            "mandrill-key", "Mandrill", at: "mandrillapp.com/settings", .high,
            [NamedValue(["mandrill"], and: ["key", "password"], .base64url, 22...22).anchor()]),
        rule(
            "messagebird-key", "MessageBird", at: "dashboard.messagebird.com", .high,
            [NamedValue(["messagebird"], and: ["token", "key"], .alphanumeric, 25...25).anchor()]),
        rule(
            "vonage-secret", "Vonage", at: "dashboard.nexmo.com/settings", .high,
            [NamedValue(["nexmo", "vonage"], and: ["secret"], .alphanumeric, 16...16).anchor()]),
    ]

    /// The first word of two capitals and 32 hexadecimal digits in a stretch.
    private static func numbered(_ prefix: String, in text: SecretText, _ range: Range<Int>) -> Range<Int>? {
        let shape = TokenShape(prefix, .run(.hex, 32))
        var from = range.lowerBound
        while let start = text.place(of: prefix, in: from..<range.upperBound) {
            if let found = shape.range(in: text, from: start), !MadeUpValue.isMadeUp(text.slice(start + 2..<found.upperBound)) {
                return found
            }
            from = start + 2
        }
        return nil
    }
}
