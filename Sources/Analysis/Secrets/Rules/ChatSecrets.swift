// SPDX-License-Identifier: Apache-2.0

/// Tokens of chat services and their hooks. Formats: api.slack.com "Token types", discord.com/developers "Authentication",
/// core.telegram.org/bots.
enum ChatSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "slack-token", of: "Slack", opens: "read and write in the Slack workspace",
            remedy: "Revoke it at api.slack.com/apps, or with the method auth.revoke.", .critical,
            ["xoxb-", "xoxp-", "xoxa-", "xoxs-", "xoxr-", "xoxo-", "xoxc-", "xoxd-"].map(slack) + [
                TokenShape(
                    "xapp-", .run(.digits, 1), .text("-"), .run(.upperDigits, 8...13), .text("-"), .run(.digits, 8...14), .text("-"),
                    .run(.hex, 64)
                )
                .anchor(),
                TokenShape("xoxe.xoxp-1-", .run(.alphanumeric, 160...170)).anchor(),
                TokenShape("xoxe-1-", .run(.alphanumeric, 140...160)).anchor(),
            ]),
        SecretRule(
            "slack-webhook", of: "Slack", opens: "post in a channel of the workspace",
            remedy: "Delete the hook at api.slack.com/apps under Incoming webhooks.", .high,
            ["hooks.slack.com/services/T", "hooks.slack.com/workflows/T", "hooks.slack.com/triggers/T"].map(slackHook)),
        SecretRule(
            "discord-webhook", of: "Discord", opens: "post in a channel of the server",
            remedy: "Delete the hook in the channel's settings under Integrations.", .high,
            ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"].map { prefix in
                SecretAnchor(SecretAnchor.literal(prefix)) { text, end in
                    let id = text.runEnd(end, .digits, limit: 21)
                    guard (17...20).contains(id - end), text[id] == 0x2F else { return nil }
                    let stop = text.runEnd(id + 1, .base64url, limit: 73)
                    guard (60...72).contains(stop - id - 1), isReal(text, id + 1..<stop) else { return nil }
                    return SecretReading(end..<stop, [.shape], .high)
                }
            }),
        SecretRule(
            "discord-bot-token", of: "Discord", opens: "act as the bot in every server it is in",
            remedy: "Reset the token at discord.com/developers under Bot.", .critical,
            [SecretAnchor([".G", ".H", ".X", ".Y", ".Z"].map(SecretAnchor.literal), read: discordBot)]),
        SecretRule(
            "telegram-bot-token", of: "Telegram", opens: "act as the bot and read what is sent to it",
            remedy: "Revoke it with BotFather's /revoke.", .critical,
            [
                SecretAnchor("\\x3aAA") { text, end in
                    let body = end - 2
                    let start = text.runStart(body - 1, .digits, limit: 11)
                    let stop = text.runEnd(body, .base64url, limit: 36)
                    guard (8...10).contains(body - 1 - start), stop - body == 35, isReal(text, body + 2..<stop) else { return nil }
                    let before = text[start - 1]
                    // Addresses of the API have `bot` before it.
                    guard !ByteSet.word.contains(before) || text.stands("bot", at: start - 3) || text.mayBegin(start) else { return nil }
                    return SecretReading(start..<stop, [.shape], .high)
                }
            ]),
        SecretRule(
            "teams-webhook", of: "Microsoft Teams", opens: "post in a channel of the team",
            remedy: "Remove the connector in the channel's settings.", .moderate,
            [
                SecretAnchor(SecretAnchor.literal(".webhook.office.com/webhookb2/")) { text, end in
                    let stop = text.runEnd(end, .hookPath, limit: 200)
                    guard (120...190).contains(stop - end), text.place(of: "/IncomingWebhook/", in: end..<stop) != nil,
                        isReal(text, end..<stop)
                    else { return nil }
                    return SecretReading(end..<stop, [.shape], .high)
                }
            ]),
    ]

    private static func isReal(_ text: SecretText, _ range: Range<Int>) -> Bool {
        let bytes = text.slice(range)
        return !MadeUpValue.isMadeUp(bytes) && !MadeUpValue.hasExampleWord(bytes)
    }

    /// Numbers of workspace and user, then letters and digits; older ones have fewer parts.
    private static func slack(_ prefix: String) -> SecretAnchor {
        SecretAnchor(prefix) { text, end in
            let start = end - prefix.utf8.count
            guard text.mayBegin(start) else { return nil }
            let stop = text.runEnd(end, .slackBody, limit: 300)
            let parts = text.slice(end..<stop).split(separator: 0x2D)
            guard let secret = parts.last, secret.count >= 16 || prefix == "xoxd-" else { return nil }
            let isCookie = prefix == "xoxd-" && stop - end >= 100
            let numbers = parts.dropLast()
            let isOrdinary =
                numbers.count >= 1 && numbers.allSatisfy { (8...14).contains($0.count) && $0.allSatisfy(ByteSet.digits.contains) }
            guard isCookie || isOrdinary, isReal(text, end..<stop), !MadeUpValue.isMadeUp(secret) else { return nil }
            return SecretReading(start..<stop, [.shape], .high)
        }
    }

    private static func slackHook(_ prefix: String) -> SecretAnchor {
        SecretAnchor(SecretAnchor.literal(prefix)) { text, end in
            let stop = text.runEnd(end, .hookPath, limit: 120)
            let parts = text.slice(end..<stop).split(separator: 0x2F)
            guard parts.count >= 3, let secret = parts.last, (20...48).contains(secret.count), parts[0].count >= 7,
                parts[0].allSatisfy(ByteSet.upperDigits.contains),
                !MadeUpValue.isMadeUp(secret), !MadeUpValue.isMadeUp(parts[0]), !MadeUpValue.hasExampleWord(secret)
            else { return nil }
            return SecretReading(end - 1..<stop, [.shape], .high)
        }
    }

    /// The bot's number in base64, a time, and an HMAC of 27 characters and more.
    private static func discordBot(_ text: SecretText, _ end: Int) -> SecretReading? {
        // The time since 2011, or since 1970 in older ones, four bytes in base64: these letters begin it for years to come.
        let time = end - 1
        let mac = time + 7
        guard text[mac - 1] == 0x2E, text.runEnd(time, .base64url, limit: 7) == mac - 1 else { return nil }
        // Numbers of 17 to 20 digits in base64.
        guard let start = [23, 24, 26, 27].lazy.compactMap({ text.start(of: $0, before: time - 1, .base64url) }).first else { return nil }
        let stop = text.runEnd(mac, .base64url, limit: 41)
        guard (27...40).contains(stop - mac), text[stop] != 0x2E, text[start - 1] != 0x2E else { return nil }
        guard let id = TokenChecksum.base64(text.slice(start..<time - 1)), (17...20).contains(id.count),
            id.allSatisfy(ByteSet.digits.contains),
            isReal(text, mac..<stop)
        else { return nil }
        return SecretReading(start..<stop, [.shape, .decoded], .high)
    }
}

extension ByteSet {
    fileprivate static let slackBody = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "-%")
    fileprivate static let hookPath = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "/@-_")
}
