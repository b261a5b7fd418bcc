// SPDX-License-Identifier: Apache-2.0

import Testing

/// A text that holds no secret, though something in it looks like one.
struct HarmlessText: Sendable, CustomTestStringConvertible {
    var name: String
    var path: String
    var text: String

    var testDescription: String { name }

    init(_ name: String, _ text: String, path: String = "lib/a.js") {
        self.name = name
        self.path = path
        self.text = text
    }

    static let all = damaged() + lookAlikes() + examples() + references + code + data()

    /// Tokens that are nearly right: checksum, length, alphabet or neighbours are not.
    private static func damaged() -> [HarmlessText] {
        var made = MadeTokens(seed: 6)
        func changed(_ token: String) -> String { String(token.dropLast()) + (token.hasSuffix("0") ? "1" : "0") }
        let frames = [
            changed(made.checked62("npm" + "_")), changed(made.checked62("ghp" + "_")), changed(made.checked62("gho" + "_")),
            changed(made.checked62("ghs" + "_")),
        ]
        var out = frames.map { HarmlessText("a wrong checksum \($0.prefix(4))", "const t = '\($0)'") }
        let short: [(String, String)] = [
            ("an npm token cut short", "npm" + "_" + made.alnum(35)), ("an npm token too long", made.checked62("npm" + "_") + "7"),
            ("a GitHub token inside a name", "my" + made.checked62("ghp" + "_")),
            ("a GitLab token cut short", "glpat" + "-" + made.alnum(19)),
            ("a GitLab token with a wrong checksum", changed(made.gitlabRoutable("glpat" + "-"))),
            ("an AWS id cut short", "AK" + "IA" + made.text(MadeTokens.base32Letters, 15)),
            ("an AWS id too long", "AK" + "IAQ" + made.text(MadeTokens.base32Letters, 17)),
            ("an AWS id with small letters", "AK" + "IA" + made.text(MadeTokens.lower, 16)),
            ("an AWS id of no account", made.awsID("AK" + "IA", account: 1_050_000_000_000)),
            ("a Stripe key that is public", "pk" + "_live_" + made.alnum(24)), ("a Slack prefix", "xox" + "b-" + made.digits(5)),
            ("a SendGrid key with one part", "S" + "G." + made.alnum(22)), ("a Google key cut short", "AI" + "za" + made.alnum(30)),
            ("an age key with a wrong checksum", changed(made.ageKey())),
            ("a Hugging Face prefix with digits", "h" + "f_" + made.digits(34)),
            ("a PyPI token that is no macaroon", "py" + "pi-" + made.alnum(90)),
            ("a Docker token cut short", "dckr" + "_pat_" + made.alnum(20)),
            ("a DigitalOcean token with capitals", "dop" + "_v1_" + made.hex(63) + "G"),
            ("a Telegram token cut short", made.digits(10) + ":" + "AA" + made.alnum(20)),
            ("a Discord token of no number", MadeTokens.base64(made.alnum(18), url: true) + ".Gabcde." + made.url(38)),
            ("an OpenAI word alone", "T3Blbk" + "FJ"),
            ("a Cloudflare token without its checksum", "cfut" + "_" + made.alnum(40)), ("a Shopify prefix", "shp" + "at_" + made.hex(20)),
            ("a Mailchimp key cut short", made.hex(30) + "-us4"), ("a Twilio id of an account", "A" + "C" + made.hex(32)),
        ]
        out += short.map { HarmlessText($0.0, "const value = '\($0.1)';") }
        return out
    }

    /// What has the length and the letters of secrets.
    private static func lookAlikes() -> [HarmlessText] {
        var made = MadeTokens(seed: 7)
        return [
            HarmlessText("a UUID", "const id = '\(made.uuid())'"),
            HarmlessText("a list of UUIDs", (0..<20).map { _ in "\"\(made.uuid())\"" }.joined(separator: ",\n")),
            HarmlessText("a UUID named token type", "tokenTypeId: '\(made.uuid())'"),
            HarmlessText("a commit", "const commit = '\(made.hex(40))'"),
            HarmlessText("a SHA-256", "sha256: '\(made.hex(64))'"),
            HarmlessText("a hash beside the word", "passwordHash: '\(made.hex(64))'"),
            HarmlessText("integrity", #""integrity": "sha512-\#(MadeTokens.base64(made.bytes(64)))""#, path: "package-lock.json"),
            HarmlessText("integrity in yarn", "  integrity sha512-\(MadeTokens.base64(made.bytes(64)))", path: "yarn.lock"),
            HarmlessText(
                "a script's integrity", #"<script src="a.js" integrity="sha384-\#(MadeTokens.base64(made.bytes(48)))"></script>"#,
                path: "index.html"),
            HarmlessText(
                "resolved with a fragment", "resolved \"https://registry.host.test/a/-/a-1.0.0.tgz#\(made.hex(40))\"", path: "yarn.lock"),
            HarmlessText("a picture", "url(data:image/png;base64,\(MadeTokens.base64(made.bytes(2000))))", path: "a.css"),
            HarmlessText("a font", "src:url(data:font/woff2;base64,\(MadeTokens.base64(made.bytes(3000)))) format('woff2')", path: "b.css"),
            HarmlessText(
                "a source map inline",
                "//# sourceMappingURL=data:application/json;base64,"
                    + MadeTokens.base64(#"{"version":3,"sources":["a.ts"],"mappings":"AAAA"}"#)),
            HarmlessText("mappings", #"{"version":3,"mappings":"AAAA,\#(made.alnum(2000).replacing("7", with: ","))"}"#, path: "a.js.map"),
            HarmlessText(
                "WebAssembly", "const wasm = Buffer.from('\(MadeTokens.base64([0, 0x61, 0x73, 0x6D] + made.bytes(900)))','base64')"),
            HarmlessText(
                "a public key",
                "-----BEGIN PUBLIC KEY-----\n\(MadeTokens.base64([0x30, 0x82, 1, 0x22] + made.bytes(290)))\n-----END PUBLIC KEY-----",
                path: "key.pem"),
            HarmlessText(
                "a certificate",
                "-----BEGIN CERTIFICATE-----\n\(MadeTokens.base64([0x30, 0x82, 3, 0] + made.bytes(768)))\n-----END CERTIFICATE-----",
                path: "ca.pem"),
            HarmlessText("a public SSH key", "ssh-ed25519 \(MadeTokens.base64(made.bytes(51))) ann@host", path: "keys.txt"),
            HarmlessText("an ETag", "etag: \"\(made.hex(32))\""), HarmlessText("a chunk's name", "import('./chunk-\(made.hex(8)).js')"),
            HarmlessText("a CSS module", ".button_\(made.alnum(5)){color:red}", path: "a.css"),
            HarmlessText("an Ethereum address", "const owner = '0x\(made.hex(40))'"),
            HarmlessText("a transaction", "const hash = '0x\(made.hex(64))'"),
            HarmlessText("a license's key id", "keyId: 'SHA256:\(made.alnum(43))'"),
            HarmlessText("a public search key", "algolia: { appId: 'R2IYF7ETH7', apiKey: '\(made.hex(32))', indexName: 'docs' }"),
            HarmlessText(
                "a token that says what it is",
                "const DEFAULT_TOKEN = '" + MadeTokens.base64(#"{"session_id": "default1"}"#, url: true) + "'"),
            HarmlessText(
                "a project's key", "sonar.projectKey=org_project-web2\nAPP_PUBLIC_KEY=\(made.alnum(40))\n", path: "sonar-project.properties"
            ),
            HarmlessText("a CSRF name", "csrfToken: '\(made.alnum(32))'"),
            HarmlessText("a site key", "recaptchaSiteKey: '6L\(made.alnum(38))'"),
            HarmlessText("a plain key", "key: '\(made.alnum(24))'"), HarmlessText("an object's id", "_id: '\(made.hex(24))'"),
            HarmlessText("a minified line", "!function(e,t){var n=e(\"\(made.alnum(6))\"),r=t.token,o=t.secret;return n(r,o)}(a,b);"),
            HarmlessText("a base64 alphabet", "const chars='ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='"),
            HarmlessText("a token of a parser", "const token = { type: 'BlockStatement', value: 'functionDeclaration1' }"),
            HarmlessText("a Sentry DSN's public half", "dsn: 'https://\(made.hex(32))@o1.ingest.host.test/2'"),
            HarmlessText("a test vector", "{ key: '\(made.hex(32))', iv: '\(made.hex(32))', plaintext: '\(made.hex(64))' }"),
            HarmlessText(
                "a JSON web token of jwt.io",
                "const t = '" + made.webToken(claims: #"{"sub":"1234567890","name":"John Doe","iat":1516239022}"#) + "'"),
            HarmlessText(
                "a JSON web token without signature",
                MadeTokens.base64(#"{"alg":"none"}"#, url: true) + "." + MadeTokens.base64(#"{"sub":"u"}"#, url: true) + "."),
            HarmlessText(
                "a public Supabase key",
                "k = '" + made.webToken(claims: #"{"iss":"supabase","ref":"abcd","role":"anon","exp":2000000000}"#) + "'"),
            HarmlessText("two dotted names", "a." + made.alnum(6) + "." + made.alnum(30)),
            HarmlessText("an image's digest", "image: node@sha256:\(made.hex(64))", path: "a.yml"),
        ]
    }

    /// What documentation and tests write.
    private static func examples() -> [HarmlessText] {
        let letters = MadeTokens.lower
        func same(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }
        let tokens: [String] = [
            ["AK", "IAIOSFODNN7EXAMPLE"].joined(),
            ["wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "EXAMPLEKEY"].joined(),
            ["ghp", "_", same("x", 36)].joined(),
            ["ghp", "_", letters, "0123456789"].joined(),
            ["npm", "_", same("0", 36)].joined(),
            ["glpat", "-", same("a", 20)].joined(),
            ["glpat", "-xxxxxxxxxxxxxxxxxxxx"].joined(),
            ["glpat", "-your-token-goes-here"].joined(),
            ["sk", "_live_", same("abc123", 4)].joined(),
            ["sk", "_test_", letters].joined(),
            ["xox", "b-your-token-here-please"].joined(),
            ["xox", "b-123456789012-123456789012-", String(letters.dropLast(2))].joined(),
            ["AI", "za", same("A", 35)].joined(),
            ["S", "G.", same("x", 22), ".", same("y", 43)].joined(),
            ["h", "f_", same("x", 34)].joined(),
            ["sk", "-ant-api03-", same("x", 95)].joined(),
            ["s", "k-", same("x", 48)].joined(),
            ["hooks.slack.com/services/", "T00000000/B00000000/", same("X", 24)].joined(),
            ["dop", "_v1_", same("0123456789abcdef", 4)].joined(),
            ["github", "_pat_", same("A", 22), "_", same("B", 59)].joined(),
            ["shp", "at_", same("deadbeef", 4)].joined(),
            ["123456789:", "AA", same("B", 33)].joined(),
            ["gs", "k_", same("test", 13)].joined(),
            ["lin", "_api_", same("a1", 20)].joined(),
        ]
        return tokens.map { HarmlessText("an example \($0.prefix(12))…", "export TOKEN=\($0)\nconst token = '\($0)'") } + [
            HarmlessText("placeholder password", "DB_PASSWORD=changeme\nAPI_KEY=your-api-key-here\nSECRET=<secret>\n", path: ".env"),
            HarmlessText(
                "a template of settings", "SESSION_SECRET=replace-with-a-long-secret\nTOKEN=xxxxxxxxxxxxxxxx\n", path: ".env.example"),
            HarmlessText(
                "settings that are words", "TOKEN_TYPE=bearer\nPASSWORD_FIELD=password\nSECRET_NAME=production\nKEY_PATH=/etc/keys/app\n",
                path: ".env"),
            HarmlessText("an address of an example", "postgres://user:password@localhost:5432/db"),
            HarmlessText("another", "mysql://root:secret@example.com/db"),
            HarmlessText("user and pass", "https://user:pass@example.com/path"),
            HarmlessText("a password named", "mongodb://admin:<password>@cluster.mongodb.net/x"),
            HarmlessText(
                "the storage emulator",
                "AccountKey=Eby8vdM02xNOcq" + "FlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="),
            HarmlessText("a key's words alone", "if (s.startsWith('-----BEGIN RSA " + "PRIVATE KEY-----')) return true"),
            HarmlessText("a key left out", "-----BEGIN " + "PRIVATE KEY-----\nMIIE...\n-----END PRIVATE KEY-----"),
            HarmlessText("a netrc of an example", "machine example.com login user password yourpassword", path: ".netrc"),
            HarmlessText("Hardhat's first key", "privateKey: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'"),
        ]
    }

    /// Values that are taken from elsewhere.
    private static let references: [HarmlessText] = [
        HarmlessText("npm's variable", "//registry.npmjs.org/:_authToken=${NPM_TOKEN}", path: ".npmrc"),
        HarmlessText("npm's option alone", "always-auth=true\n_auth=\n", path: ".npmrc"),
        HarmlessText("a setting in code", "npmrc.push(`//${host}/:_authToken=${token}`)"),
        HarmlessText("a name of npm's", "if (key.endsWith(':_authToken')) return"),
        HarmlessText("a variable of GitHub's", "token: ${{ secrets.GITHUB_TOKEN }}", path: "ci.yml"),
        HarmlessText("from the environment", "const apiKey = process.env.STRIPE_SECRET_KEY"),
        HarmlessText("with a default that is empty", "password: process.env.DB_PASSWORD || ''"),
        HarmlessText("a vault", "DB_PASSWORD=op://vault/db/password\nAPI_TOKEN=vault:secret/data/app#token\n", path: ".env"),
        HarmlessText("a parameter", "curl -H \"Authorization: Bearer $TOKEN\" https://api.host.test", path: "a.sh"),
        HarmlessText("a Windows variable", "set NPM_TOKEN=%NPM_TOKEN%", path: "a.cmd"),
        HarmlessText("a mustache", "password: '{{ database_password }}'", path: "a.yml"),
        HarmlessText("an address with variables", "postgres://${user}:${password}@${host}/db"),
        HarmlessText("an address built", "'mongodb://' + user + ':' + pass + '@' + host"),
    ]

    private static let code: [HarmlessText] = [
        HarmlessText("a header", "headers.Authorization = 'Bearer ' + token"),
        HarmlessText("a form", "<input type=\"password\" name=\"password\" placeholder=\"Enter your password\">", path: "a.html"),
        HarmlessText("a message", "throw new Error('Invalid token: expected a string of at least 20 characters')"),
        HarmlessText("an expression", "const re = /ghp_[A-Za-z0-9]{36}/; const a = /AKIA[0-9A-Z]{16}/"),
        HarmlessText("a prefix", "if (token.startsWith('xoxb-') || token.startsWith('sk_live_')) warn()"),
        HarmlessText("a translation", "\"forgotPassword\": \"ForgotYourPasswordClickHere2\"", path: "en.json"),
        HarmlessText("an injection token", "const API_TOKEN = new InjectionToken('ApplicationServiceApiToken1')"),
        HarmlessText("a camel name", "tokenName: 'accessTokenForExternalService01'"),
        HarmlessText("a design token", "designTokenColor: 'colorBackgroundPrimaryHover100'"),
        HarmlessText("a path", "privateKeyPath: '/etc/ssl/private/server-key-2024.pem'"),
        HarmlessText("a URL", "tokenUrl: 'https://login.host.test/oauth2/v2.0/token1234'"),
        HarmlessText("a query", "'?token=' + encodeURIComponent(token) + '&sig=' + sign(x)"),
        HarmlessText("an event", "const SECRET_CHANGED = 'vault/secrets/secretHasChanged2024'"),
        HarmlessText("a version", "\"secretlint\": \"^7.0.3\", \"jsonwebtoken\": \"9.0.2\"", path: "package.json"),
        HarmlessText("npm's package variables", "process.env.npm_package_config_registry_access_token_name_here1"),
        HarmlessText("a CSS class", ".token.keyword{color:#07a}.token.function{color:#dd4a68}", path: "prism.css"),
        HarmlessText("a chord", "key = 'Control+Shift+Alt+F12'"),
        HarmlessText("a type", "type Token = { accessToken: string; refreshToken: string }", path: "a.d.ts"),
        HarmlessText("an address with a port", "http://localhost:8080/@vite/client"),
        HarmlessText("an address with a time", "see http://host.test:80/a:b@c"),
        HarmlessText("a scoped package", "https://unpkg.com/:scope/@babel/core@7.0.0"),
    ]

    private static func data() -> [HarmlessText] {
        var made = MadeTokens(seed: 8)
        return [
            HarmlessText(
                "a lockfile",
                (0..<200).map {
                    #"{"resolved":"https://r.host.test/p\#($0)/-/p.tgz","integrity":"sha512-\#(MadeTokens.base64(made.bytes(64)))"}"#
                }.joined(separator: ",\n"), path: "package-lock.json"),
            HarmlessText("much base64", MadeTokens.base64(made.bytes(60_000)), path: "data.txt"),
            HarmlessText("much hexadecimal", made.hex(80_000), path: "data.txt"),
            HarmlessText("many letters", made.alnum(80_000), path: "data.txt"),
            HarmlessText("letters in lines", (0..<900).map { _ in made.alnum(76) }.joined(separator: "\n"), path: "data.txt"),
            HarmlessText("a table of numbers", (0..<4000).map { _ in made.digits(9) }.joined(separator: ","), path: "data.js"),
            HarmlessText("nothing", ""), HarmlessText("one byte", "k"),
        ]
    }
}
