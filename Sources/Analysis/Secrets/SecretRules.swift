// SPDX-License-Identifier: Apache-2.0

/// Every kind of secret there is a rule for. Earlier rules win over later ones where both read the same bytes.
package enum SecretRules {
    package static let all: [SecretRule] = [
        NPMSecrets.rules, GitHubSecrets.rules, GitLabSecrets.rules, AmazonSecrets.rules, GoogleSecrets.rules, AzureSecrets.rules,
        AISecrets.rules, PaymentSecrets.rules, ChatSecrets.rules, MailSecrets.rules, HostingSecrets.rules, RegistrySecrets.rules,
        ObservabilitySecrets.rules, DevelopmentSecrets.rules, CommerceSecrets.rules, KeySecrets.rules, DatabaseSecrets.rules,
        WebTokenSecrets.rules, SettingsSecrets.rules, GenericSecrets.rules,
    ].flatMap { $0 }

    package static func rule(_ id: String) -> SecretRule? { all.first { $0.id == id } }

    /// The rows of `docs/secrets.md`, one a rule.
    package static var documentation: [String] {
        all.map { "| `\($0.id)` | \($0.provider) | \($0.severity.rawValue) | \($0.opens) | \($0.remedy) |" }
    }
}
