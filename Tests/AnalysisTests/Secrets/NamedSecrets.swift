// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Secrets that only what stands beside them tells.
enum NamedSecrets {
    static func all() -> [SecretCase] {
        var made = MadeTokens(seed: 5)
        return settings(&made) + providers(&made) + keys(&made) + addresses(&made) + random(&made)
    }

    private static func make(_ rule: String, _ name: String, _ path: String, _ secret: String, before: String, after: String = "\n")
        -> SecretCase
    {
        SecretCase(rule: rule, name: name, path: path, text: before + secret + after, secret: secret)
    }

    private static func settings(_ made: inout MadeTokens) -> [SecretCase] {
        let line = "//registry.host.test/:_auth"
        let password = made.alnum(14)
        let netrc = made.alnum(12)
        return [
            make("npm-legacy-token", "a UUID in .npmrc", ".npmrc", made.uuid(), before: line + "Token="),
            make("npm-legacy-token", "a UUID with blanks", "sub/.npmrc", made.uuid(), before: line + "Token = "),
            make("npmrc-credential", "another registry's token", ".npmrc", made.alnum(40), before: line + "Token="),
            make(
                "npmrc-credential", "name and password", ".npmrc", MadeTokens.base64("deploy:" + password),
                before: "registry=https://r.host.test\n_auth="),
            make("npmrc-credential", "a password", ".npmrc", MadeTokens.base64(password), before: "//r.host.test/:_password=\""),
            make("npm-token", "a new token in .npmrc", ".npmrc", made.checked62("npm" + "_"), before: line + "Token="),
            make("netrc-password", "one line", ".netrc", netrc, before: "machine git.host.test login deploy password "),
            make(
                "netrc-password", "several lines", "home/.netrc", made.alnum(16),
                before: "machine git.host.test\n  login deploy\n  password "),
            make("pgpass-password", "a database", ".pgpass", made.alnum(16), before: "db.host.test:5432:shop:app:"),
            make("env-secret", "a password", ".env", made.alnum(10) + "!9x", before: "PORT=80\nDB_PASSWORD="),
            make("env-secret", "a quoted secret", ".env.production", made.alnum(24), before: "SESSION_SECRET=\"", after: "\"\n"),
            make("env-secret", "a key of a service", "app.env", made.alnum(32), before: "export ACME_API_KEY="),
            make(
                "docker-login", "config.json", ".docker/config.json", MadeTokens.base64("ann:" + made.alnum(20)),
                before: #"{"auths":{"r.host.test":{"auth":""#, after: "\"}}}"),
        ]
    }

    private static func providers(_ made: inout MadeTokens) -> [SecretCase] {
        [
            make(
                "aws-secret-key", "in credentials", ".aws/credentials", made.text(MadeTokens.base64Letters, 40),
                before: "[default]\naws_secret_access_key = "),
            make(
                "aws-secret-key", "in code", "s3.js", made.text(MadeTokens.base64Letters, 40), before: "const o = {secretAccessKey: '",
                after: "'}"),
            make("heroku-key", "UUID", "deploy.sh", made.uuid(), before: "HEROKU_API_KEY="),
            make("vercel-token", "24 characters", "deploy.yml", made.alnum(24), before: "VERCEL_TOKEN: "),
            make("netlify-token", "old", "netlify.env", made.url(43), before: "NETLIFY_AUTH_TOKEN="),
            make("cloudflare-token", "old", "wrangler.env", made.url(40), before: "CLOUDFLARE_API_TOKEN="),
            make("cloudflare-token", "global key", "dns.json", made.hex(37), before: #"{"cloudflare_api_key": ""#, after: "\"}"),
            make("datadog-key", "API", "dd.js", made.hex(32), before: "init({ datadogApiKey: '", after: "' })"),
            make("datadog-key", "application", ".env", made.hex(40), before: "DATADOG_APP_KEY="),
            make("twilio-key", "key", "sms3.js", "S" + "K" + made.hex(32), before: "twilio(account, '", after: "', s)"),
            make("twilio-auth-token", "named", "sms.js", made.hex(32), before: "const twilioAuthToken = '", after: "'"),
            make(
                "twilio-auth-token", "beside its account", "sms2.js", made.hex(32),
                before: "require('twilio')('A" + "C" + made.hex(32) + "', '", after: "')"),
            make(
                "mailgun-key", "new form", "mail.js", made.hex(32) + "-" + made.hex(8) + "-" + made.hex(8), before: "mailgun({ apiKey: '",
                after: "' })"),
            make("postmark-token", "server", "mail.env", made.uuid(), before: "POSTMARK_SERVER_TOKEN="),
            make("mandrill-key", "key", "mail.json", made.url(22), before: #"{"mandrill_api_key":""#, after: "\"}"),
            make("vonage-secret", "secret", "sms.json", made.alnum(16), before: #"{"nexmo_api_secret":""#, after: "\"}"),
            make("messagebird-key", "key", "sms.env", made.alnum(25), before: "MESSAGEBIRD_ACCESS_KEY="),
            make("algolia-key", "admin", "search.js", made.hex(32), before: "const algoliaAdminKey = \"", after: "\""),
            make("mistral-key", "key", "ai.env", made.alnum(32), before: "MISTRAL_API_KEY="),
            make("cohere-key", "key", "ai.js", made.alnum(40), before: "cohereApiKey: '", after: "'"),
            make("deepseek-key", "key", "ai.js", "s" + "k-" + made.hex(32), before: "const deepseek = new Client('", after: "')"),
            make("voyage-key", "key", "ai.py", "p" + "a-" + made.url(43), before: "voyageai.Client(api_key=\"", after: "\")"),
            make("codecov-token", "UUID", "ci.yml", made.uuid(), before: "CODECOV_TOKEN: "),
            make("snyk-token", "UUID", "ci.yml", made.uuid(), before: "SNYK_TOKEN: "),
            make("okta-token", "token", "okta.js", "00" + made.url(40), before: "const oktaToken = '", after: "'"),
            make("auth0-secret", "client secret", "auth.js", made.url(64), before: "auth0ClientSecret: \"", after: "\""),
            make("fastly-token", "token", ".env", made.url(32), before: "FASTLY_API_TOKEN="),
            make("linode-token", "token", ".env", made.hex(64), before: "LINODE_TOKEN="),
            make("hetzner-token", "token", ".env", made.alnum(64), before: "HCLOUD_TOKEN="),
            make("railway-token", "token", ".env", made.uuid(), before: "RAILWAY_TOKEN="),
            make("rollbar-token", "token", "log.js", made.hex(32), before: "rollbarAccessToken: '", after: "'"),
            make("pagerduty-token", "token", ".env", made.url(20), before: "PAGERDUTY_TOKEN="),
            make("ngrok-token", "token", ".env", made.alnum(49), before: "NGROK_AUTHTOKEN="),
            make("expo-token", "token", ".env", made.url(40), before: "EXPO_TOKEN="),
            make("zendesk-token", "token", "z.js", made.alnum(40), before: "zendeskApiToken: '", after: "'"),
            make(
                "azure-sas-signature", "address", "up.js", made.text(MadeTokens.alphanumeric, 42) + "%3D",
                before: "https://a.blob.core.test/c?sv=2022-11-02&se=2030-01-01&sp=rw&sig="),
            make("launchdarkly-key", "key", "ld.js", "ap" + "i-" + made.uuid(), before: "// launchdarkly\nconst k = '", after: "'"),
        ]
    }

    private static func keys(_ made: inout MadeTokens) -> [SecretCase] {
        let key = made.pem("PRIVATE " + "KEY", bytes: 1200, lineEnd: "\\n")
        let block = String(key.dropLast(2))
        let end = block.range(of: "\\n-----END").map { String(block[..<$0.lowerBound]) } ?? block
        let account = #"{"type": "service_account", "project_id": "p", "private_key": ""#
        return [
            SecretCase(
                rule: "google-service-account", name: "key file", path: "key.json",
                text: account + key + #"", "client_email": "a@p.iam.test"}"#, secret: end),
            make("jwk-private-key", "EC", "jwk.json", made.url(43), before: #"{"kty":"EC","crv":"P-256","x":"1","d":""#, after: "\"}"),
            make("ethereum-private-key", "named", "hardhat.config.js", "0x" + made.hex(64), before: "privateKey: '", after: "'"),
            make("ethereum-private-key", "without 0x", ".env", made.hex(64), before: "PRIVATE_KEY="),
        ]
    }

    private static func addresses(_ made: inout MadeTokens) -> [SecretCase] {
        [
            make(
                "url-password", "postgres", "db.js", made.alnum(16), before: "connect('postgres://app:",
                after: "@db.prod.host.net:5432/shop')"),
            make(
                "url-password", "mongodb+srv", "db.env", made.alnum(18), before: "URL=mongodb+srv://app:",
                after: "@cluster0.ab12c.mongodb.net/shop\n"),
            make("url-password", "redis without a user", "q.js", made.alnum(24), before: "redis://:", after: "@cache.host.net:6379"),
            make("url-password", "amqp", "q.js", made.alnum(20), before: "'amqps://u1:", after: "@bunny.host.net/v'"),
            make("url-password", "mysql", "q.yml", made.alnum(12) + "#1", before: "url: mysql://root:", after: "@10.0.0.7/app"),
            make("url-password", "https", "c.js", made.alnum(20), before: "fetch('https://robot:", after: "@api.host.net/')"),
            make(
                "connection-text-password", "SQL Server", "appsettings.json", made.alnum(14),
                before: "\"Server=db.host.net;User Id=sa;Password=", after: ";Encrypt=true\""),
        ]
    }

    private static func random(_ made: inout MadeTokens) -> [SecretCase] {
        [
            make("named-secret", "client secret", "a.js", made.alnum(40), before: "const o = { clientSecret: '", after: "' }"),
            make("named-secret", "JSON", "a.json", made.alnum(32), before: "{ \"api_key\": \"", after: "\" }"),
            make("named-secret", "hexadecimal", "b.js", made.hex(64), before: "app.use(session({ secret: \"", after: "\" }))"),
            make("named-secret", "environment default", "c.js", made.alnum(28), before: "const accessToken = \"", after: "\";"),
            make(
                "named-secret", "base64", "d.ts", made.text(MadeTokens.base64Letters, 43) + "=", before: "export const encryptionKey = '",
                after: "'"),
            make("named-secret", "python", "e.py", made.alnum(36), before: "SECRET_KEY = \"", after: "\""),
            make("authorization-header", "bearer", "f.js", made.alnum(40), before: "headers: { Authorization: 'Bearer ", after: "' }"),
            make(
                "authorization-header", "basic", "g.js", MadeTokens.base64("ann:" + made.alnum(20)), before: "'Authorization': \"Basic ",
                after: "\""),
        ]
    }
}
