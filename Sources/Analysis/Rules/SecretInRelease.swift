// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A release carries a credential that its author hardly meant to publish.
package struct SecretInRelease: Rule {
    package init() {}

    package let card = RuleCard(
        id: "secret-in-release", kind: .content, title: "Carries a secret", severity: .high, confidence: .medium,
        status: .stable, revision: 1, group: "leak",
        rationale:
            "Whoever downloads the release can use the key, token or password in it; worms of 2025 lived on such finds. It says nothing about malice, so it weighs nothing.",
        knownFalseAlarms: ["Keys of test servers that open nothing.", "Keys that are made to be public, such as Firebase's."],
        references: ["https://cwe.mitre.org/data/definitions/798.html", "https://docs.npmjs.com/about-access-tokens"],
        fires: [
            RuleSample("a token with a right checksum", .sample(["lib/config.js": "module.exports = '\(SampleSecret.token)'"])),
            RuleSample("a settings file", .sample([".env": "PORT=80\nDB_PASSWORD=\(SampleSecret.password)\n"])),
        ],
        staysSilent: [
            RuleSample("a token with a wrong checksum", .sample(["lib/config.js": "module.exports = '\(SampleSecret.token.dropLast())0'"])),
            RuleSample("an example", .sample(["README.md": "export API_TOKEN=your-token-here"])),
            RuleSample("a value from the environment", .sample([".npmrc": "//registry.npmjs.org/:_authToken=${NPM_TOKEN}"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        // The likeliest first, at most as many as a reader takes in.
        let found = facts.secrets.findings.filter { $0.confidence != .low || !$0.isAside }
        let ordered = found.enumerated().sorted { a, b in
            let (left, right) = (rank(a.element), rank(b.element))
            return left != right ? left > right : a.offset < b.offset
        }.map(\.element)
        guard let first = ordered.first else { return [] }
        let rule = SecretRules.rule(first.rule)
        let others = ordered.count - 1
        return [
            card.finding(
                "\(first.path) holds a secret of \(first.provider) (\(first.rule) \(first.masked))"
                    + (others > 0 ? ", and there \(others == 1 ? "is 1 more" : "are \(others) more")" : ""),
                severity: ordered.map { severity(of: $0) }.max() ?? card.severity, confidence: first.confidence,
                evidence: ordered.prefix(8).map { secret in
                    Evidence(
                        file: secret.path, line: secret.line,
                        excerpt: "\(secret.rule): \(secret.masked) (\(secret.why)\(secret.note.map { "; \($0)" } ?? ""))")
                },
                meaning: "Whoever downloads the release can \(rule?.opens ?? "use it"). \(rule?.remedy ?? "")")
        ]
    }

    /// In tests and examples, and where it is not sure, a secret is worth a look and no more.
    private func severity(of secret: SecretFinding) -> Severity {
        if secret.isAside || secret.confidence == .low { return .low }
        return min(secret.severity, .high)
    }

    private func rank(_ secret: SecretFinding) -> Int {
        let confidence = [Confidence.high: 2, .medium: 1, .low: 0][secret.confidence] ?? 0
        return (secret.isAside ? 0 : 100) + confidence * 10 + (Severity.allCases.firstIndex(of: secret.severity) ?? 0)
    }
}

/// Secrets for samples, put together when asked for, so that none stands in a file.
private enum SampleSecret {
    static var token: String {
        let body = "q7Rk2ZtYv" + "9Lx4BwPn8" + "Jc3HdMs6TfA1"
        return "np" + "m_" + body + String(decoding: TokenChecksum.base62(TokenChecksum.crc32(body.utf8), width: 6), as: UTF8.self)
    }

    static var password: String { ["kV7", "#tq", "2Lm", "9xR"].joined() }
}
