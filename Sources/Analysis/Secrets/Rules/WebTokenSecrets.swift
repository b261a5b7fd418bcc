// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// JSON web tokens (RFC 7519), decoded without asking anyone.
enum WebTokenSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "supabase-service-key", of: "Supabase", opens: "read and write the whole database, past all its row rules",
            remedy: "Rotate the JWT secret in Supabase under Project settings, API.", .critical, [anchor { $0.role == "service_role" }]),
        SecretRule(
            "json-web-token", of: "a service that issues JSON web tokens", opens: "act as whom it names until it expires",
            remedy: "End the session at the service that issued it, or change the secret that signs its tokens.", .moderate,
            [anchor { $0.role != "service_role" && $0.role != "anon" }]),
    ]

    struct Claims {
        var role: String?
        var expires: Int?
    }

    private static func anchor(_ isWanted: @escaping @Sendable (Claims) -> Bool) -> SecretAnchor {
        // `{"` begins both the header and the claims.
        SecretAnchor("eyJ") { text, end in
            let start = end - 3
            guard text.mayBegin(start), ![0x2E, 0x2D].contains(text[start - 1]) else { return nil }
            let header = text.runEnd(start, .base64url, limit: 1024)
            guard text[header] == 0x2E, text.stands("eyJ", at: header + 1) else { return nil }
            let claims = text.runEnd(header + 1, .base64url, limit: 4096)
            guard text[claims] == 0x2E else { return nil }
            let stop = text.runEnd(claims + 1, .base64url, limit: 1024)
            guard let kind = object(text, start..<header), let told = object(text, header + 1..<claims), let algorithm = kind["alg"]?.string
            else { return nil }
            guard fits(stop - claims - 1, algorithm), !isKnownExample(told), !MadeUpValue.isMadeUp(text.slice(claims + 1..<stop)) else {
                return nil
            }
            let read = Claims(role: told["role"]?.string, expires: told["exp"]?.integer)
            guard isWanted(read) else { return nil }
            let note = read.expires.map { "expires \(Timestamp(seconds: Int64($0)).date)" } ?? "never expires"
            return SecretReading(start..<stop, [.decoded], read.expires == nil || read.role == "service_role" ? .high : .medium, note: note)
        }
    }

    private static func object(_ text: SecretText, _ range: Range<Int>) -> JSONNode? {
        guard let bytes = TokenChecksum.base64(text.slice(range)), let document = try? JSONDocument(bytes) else { return nil }
        return document.root
    }

    /// Characters of a signature (RFC 7518 section 3.1): HMAC 43, 64, 86; RSA 342 and more; elliptic curves 86, 128, 176.
    private static func fits(_ count: Int, _ algorithm: String) -> Bool {
        switch algorithm {
        case "HS256": count == 43
        case "HS384": count == 64
        case "HS512", "ES256", "EdDSA", "ES256K": count == 86
        case "ES384": count == 128
        case "ES512": count == 176
        case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512": count >= 171
        default: false
        }
    }

    /// The token of jwt.io's front page, and its like: user 1234567890, John Doe, foo and bar.
    private static func isKnownExample(_ claims: JSONNode) -> Bool {
        let subject = claims["sub"]?.string ?? ""
        let name = (claims["name"]?.string ?? "").lowercased()
        return subject == "1234567890" || name.contains("john") || name.contains("jane doe") || claims["foo"] != nil
            || claims["iat"]?.integer == 1_516_239_022
    }
}
