// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Keys of Google Cloud. Formats: cloud.google.com, "Create and delete service account keys", "Manage API keys";
/// developers.google.com, "Using OAuth 2.0".
enum GoogleSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "google-service-account", of: "Google Cloud", opens: "act as the service account",
            remedy: "Delete the key in the Google Cloud console under IAM, Service accounts, Keys.", .critical,
            [SecretAnchor(SecretAnchor.literal("\"service_account\""), read: serviceAccount)]),
        SecretRule(
            "google-oauth-secret", of: "Google Cloud", opens: "sign users in as the application",
            remedy: "Reset the client secret in the Google Cloud console under APIs and services, Credentials.", .high,
            [TokenShape("GOCSPX-", .run(.base64url, 28)).anchor()]),
        SecretRule(
            "google-oauth-token", of: "Google", opens: "act as the user who gave consent",
            remedy: "Take the application's access back at myaccount.google.com/permissions.", .high,
            [
                TokenShape("ya29.", .run(.base64url, 40...1024)).anchor(),
                TokenShape("1//0", .run(.base64url, 60...110)).anchor(confidence: .medium),
            ]),
        SecretRule(
            "google-api-key", of: "Google Cloud",
            opens: "use Google's services at the project's cost; keys of Firebase are made to be public",
            remedy: "Restrict the key, or delete it, in the Google Cloud console under APIs and services, Credentials.", .moderate,
            [TokenShape("AIza", .run(.base64url, 35)).anchor()]),
    ]

    /// The key in a JSON of a service account, within 4,096 bytes of its `type`.
    private static func serviceAccount(_ text: SecretText, _ end: Int) -> SecretReading? {
        let near = max(0, end - 4096)..<min(text.bytes.count, end + 4096)
        guard let key = text.place(of: "-----BEGIN PRIVATE KEY-----", in: near), text.place(of: "client_email", in: near) != nil,
            let block = PrivateKeyBlock(text, begin: key), block.isComplete
        else { return nil }
        return SecretReading(block.range, [.context, .decoded], .high)
    }
}
