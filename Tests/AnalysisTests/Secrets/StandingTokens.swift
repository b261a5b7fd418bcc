// SPDX-License-Identifier: Apache-2.0

/// One maker for each kind of token that tells by itself, with the rule that must find it. Prefixes are joined from parts, so
/// that no line here looks like a token.
enum StandingTokens {
    typealias Maker = @Sendable (inout MadeTokens) -> String

    static let all: [(String, Maker)] = code + clouds + models + talk + work

    private static let code: [(String, Maker)] = [
        ("npm-token", { $0.checked62("npm" + "_") }),
        ("github-token", { $0.checked62("ghp" + "_") }),
        ("github-token", { $0.checked62("gho" + "_") }),
        ("github-token", { $0.checked62("ghu" + "_") }),
        ("github-token", { $0.checked62("ghs" + "_") }),
        ("github-token", { $0.checked62("ghr" + "_") }),
        ("github-fine-grained-token", { "github" + "_pat_" + $0.alnum(22) + "_" + $0.alnum(59) }),
        ("gitlab-token", { "glpat" + "-" + $0.url(20) }),
        ("gitlab-token", { $0.gitlabRoutable("glpat" + "-") }),
        ("gitlab-token", { "glpat" + "-" + $0.url(40) + ".01" + $0.text(MadeTokens.lower, 7) }),
        ("gitlab-token", { "glrt" + "-" + $0.url(20) }),
        ("gitlab-token", { "gldt" + "-" + $0.url(20) }),
        ("gitlab-token", { "glcbt" + "-" + $0.url(24) }),
        ("gitlab-token", { "glptt" + "-" + $0.hex(40) }),
        ("gitlab-token", { "glagent" + "-" + $0.url(50) }),
        ("gitlab-oauth-secret", { "gloas" + "-" + $0.hex(64) }),
        ("gitlab-runner-registration", { "GR1348" + "941" + $0.url(20) }),
        ("pypi-token", { made in "pypi" + "-" + MadeTokens.base64([2, 1, 8] + Array("pypi.org".utf8) + [2] + made.bytes(80), url: true) }),
        ("rubygems-key", { "rubygems" + "_" + $0.hex(48) }),
        ("docker-token", { "dckr" + "_pat_" + $0.url(27) }),
        ("docker-token", { "dckr" + "_oat_" + $0.url(32) }),
        ("crates-token", { "ci" + "o" + $0.alnum(32) }),
        ("nuget-key", { "oy" + "2" + $0.text(MadeTokens.lower + MadeTokens.digits, 43) }),
        ("jfrog-token", { "AKC" + "p" + $0.alnum(69) }),
        ("clojars-token", { "CLOJARS" + "_" + $0.hex(60) }),
        ("age-key", { $0.ageKey() }),
        ("private-key", { $0.pem("RSA " + "PRIVATE KEY", bytes: 1100) }),
        ("private-key", { $0.pem("EC " + "PRIVATE KEY", bytes: 260) }),
        ("private-key", { $0.pem("PRIVATE " + "KEY", bytes: 300) }),
        ("private-key", { $0.pem("PRIVATE " + "KEY", bytes: 600, lineEnd: "\\n") }),
        ("private-key", { $0.pem("ENCRYPTED " + "PRIVATE KEY", bytes: 600) }),
        ("private-key", { $0.openSSH() }),
        ("private-key", { $0.openSSH(cipher: "aes256-ctr") }),
    ]

    private static let clouds: [(String, Maker)] = [
        ("aws-key-id", { $0.awsID("AK" + "IA") }),
        ("aws-key-id", { $0.awsID("AS" + "IA") }),
        ("aws-bedrock-key", { "ABSKQmVkcm9ja0" + "FQSUtleS" + $0.text(MadeTokens.base64Letters, 108) }),
        ("google-api-key", { "AI" + "za" + $0.url(35) }),
        ("google-oauth-secret", { "GOC" + "SPX-" + $0.url(28) }),
        ("google-oauth-token", { "ya" + "29." + $0.url(120) }),
        ("azure-client-secret", { $0.alnum(3) + "8" + "Q~" + $0.url(34) }),
        ("azure-devops-token", { $0.alnum(76) + "AZ" + "DO" + $0.alnum(4) }),
        ("azure-storage-key", { "AccountKey=" + MadeTokens.base64($0.bytes(64)) }),
        ("azure-storage-key", { $0.text(MadeTokens.base64Letters, 76) + "+AS" + "t" + $0.text(MadeTokens.base64Letters, 6) + "==" }),
        ("azure-shared-access-key", { "SharedAccessKey=" + MadeTokens.base64($0.bytes(32)) }),
        ("azure-ai-key", { $0.alnum(52) + "JQQJ" + "99" + $0.alnum(26) }),
        ("azure-ai-key", { $0.alnum(42) + "AzSe" + "A" + $0.alnum(5) }),
        ("digitalocean-token", { "dop" + "_v1_" + $0.hex(64) }),
        ("digitalocean-token", { "doo" + "_v1_" + $0.hex(64) }),
        ("heroku-key", { "HRKU" + "-AA" + $0.url(58) }),
        ("vercel-token", { "vcp" + "_" + $0.alnum(56) }),
        ("vercel-blob-token", { "vercel" + "_blob_rw_" + $0.alnum(16) + "_" + $0.alnum(30) }),
        ("netlify-token", { "nfp" + "_" + $0.alnum(36) }),
        ("cloudflare-token", { "cfut" + "_" + $0.alnum(40) + $0.hex(8) }),
        ("cloudflare-token", { "cfat" + "_" + $0.alnum(40) + $0.hex(8) }),
        ("cloudflare-origin-key", { "v1.0" + "-" + $0.hex(24) + "-" + $0.hex(146) }),
        ("supabase-token", { "sbp" + "_" + $0.hex(40) }),
        ("planetscale-token", { "pscale" + "_tkn_" + $0.url(43) }),
        ("planetscale-token", { "pscale" + "_pw_" + $0.url(43) }),
        ("tencent-key", { "AK" + "ID" + $0.alnum(32) }),
        ("tailscale-key", { "tskey" + "-auth-" + $0.alnum(17) + "-" + $0.alnum(32) }),
        ("openshift-token", { "sha256" + "~" + $0.url(43) }),
        ("render-key", { "rnd" + "_" + $0.alnum(32) }),
        ("neon-key", { "napi" + "_" + $0.text(MadeTokens.lower + MadeTokens.digits, 64) }),
        ("vault-token", { "hv" + "s." + $0.url(96) }),
        ("doppler-token", { "dp" + ".pt." + $0.alnum(43) }),
        ("terraform-token", { $0.alnum(14) + ".atlas" + "v1." + $0.url(67) }),
        ("pulumi-token", { "pu" + "l-" + $0.hex(40) }),
        ("databricks-token", { "da" + "pi" + $0.hex(32) }),
    ]

    private static let models: [(String, Maker)] = [
        ("openai-key", { "s" + "k-" + $0.alnum(20) + "T3Blbk" + "FJ" + $0.alnum(20) }),
        ("openai-key", { "s" + "k-proj-" + $0.url(74) + "T3Blbk" + "FJ" + $0.url(74) }),
        ("openai-key", { "s" + "k-svcacct-" + $0.url(58) + "T3Blbk" + "FJ" + $0.url(58) }),
        ("anthropic-key", { "sk" + "-ant-api03-" + $0.url(93) + "AA" }),
        ("anthropic-key", { "sk" + "-ant-admin01-" + $0.url(93) + "AA" }),
        ("anthropic-key", { "sk" + "-ant-oat01-" + $0.url(93) + "AA" }),
        ("openrouter-key", { "sk" + "-or-v1-" + $0.hex(64) }),
        ("hugging-face-token", { "h" + "f_" + $0.text(MadeTokens.letters, 34) }),
        ("groq-key", { "gs" + "k_" + $0.alnum(52) }),
        ("xai-key", { "xa" + "i-" + $0.alnum(80) }),
        ("perplexity-key", { "ppl" + "x-" + $0.alnum(48) }),
        ("replicate-token", { "r" + "8_" + $0.alnum(37) }),
        ("nvidia-key", { "nv" + "api-" + $0.url(64) }),
        ("cerebras-key", { "cs" + "k-" + $0.text(MadeTokens.lower + MadeTokens.digits, 48) }),
        ("together-key", { "tgp" + "_v1_" + $0.url(43) }),
        ("langsmith-key", { "lsv2" + "_pt_" + $0.hex(32) + "_" + $0.hex(10) }),
        ("elevenlabs-key", { "s" + "k_" + $0.hex(48) }),
        ("pinecone-key", { "pcs" + "k_" + $0.alnum(70) }),
        ("tavily-key", { "tv" + "ly-" + $0.alnum(32) }),
        ("langfuse-key", { "sk" + "-lf-" + $0.uuid() }),
        ("firecrawl-key", { "f" + "c-" + $0.hex(32) }),
        ("stability-key", { "s" + "k-" + $0.alnum(48) }),
        ("fireworks-key", { "f" + "w_" + $0.alnum(22) }),
    ]

    private static let talk: [(String, Maker)] = [
        ("slack-token", { "xox" + "b-" + $0.digits(12) + "-" + $0.digits(13) + "-" + $0.alnum(24) }),
        ("slack-token", { "xox" + "p-" + $0.digits(12) + "-" + $0.digits(12) + "-" + $0.digits(13) + "-" + $0.hex(32) }),
        ("slack-token", { "xap" + "p-1-A" + $0.text(MadeTokens.upper + MadeTokens.digits, 10) + "-" + $0.digits(13) + "-" + $0.hex(64) }),
        (
            "slack-webhook",
            {
                "hooks.slack.com/services/" + "T" + $0.text(MadeTokens.upper + MadeTokens.digits, 8) + "/B"
                    + $0.text(MadeTokens.upper + MadeTokens.digits, 10) + "/" + $0.alnum(24)
            }
        ),
        ("discord-webhook", { "discord.com/api/webhooks/" + $0.digits(19) + "/" + $0.url(68) }),
        ("discord-webhook", { "discordapp.com/api/webhooks/" + $0.digits(18) + "/" + $0.url(68) }),
        ("discord-bot-token", { made in MadeTokens.base64(made.digits(18), url: true) + "." + "G" + made.url(5) + "." + made.url(38) }),
        ("telegram-bot-token", { $0.digits(10) + ":" + "AA" + $0.url(33) }),
        ("telegram-bot-token", { $0.digits(9) + ":" + "AA" + $0.url(33) }),
        ("sendgrid-key", { "S" + "G." + $0.url(22) + "." + $0.url(43) }),
        ("mailgun-key", { "ke" + "y-" + $0.hex(32) }),
        ("mailchimp-key", { $0.hex(32) + "-u" + "s14" }),
        ("brevo-key", { "xkey" + "sib-" + $0.hex(64) + "-" + $0.alnum(16) }),
        ("resend-key", { "r" + "e_" + $0.alnum(8) + "_" + $0.alnum(24) }),
        ("stripe-key", { "sk" + "_live_" + $0.alnum(24) }),
        ("stripe-key", { "sk" + "_live_" + $0.alnum(99) }),
        ("stripe-key", { "rk" + "_live_" + $0.alnum(24) }),
        ("stripe-key", { "sk" + "_test_" + $0.alnum(24) }),
        ("stripe-webhook-secret", { "whs" + "ec_" + $0.alnum(32) }),
        ("square-token", { "sq0" + "atp-" + $0.url(22) }),
        ("square-token", { "sq0" + "csp-" + $0.url(43) }),
        ("braintree-token", { "access_token" + "$production$" + $0.text(MadeTokens.lower + MadeTokens.digits, 16) + "$" + $0.hex(32) }),
        ("plaid-token", { "access" + "-production-" + $0.uuid() }),
        ("flutterwave-key", { "FLW" + "SECK-" + $0.hex(32) + "-X" }),
        ("shippo-token", { "shippo" + "_live_" + $0.hex(40) }),
        ("easypost-key", { "EZ" + "AK" + $0.alnum(54) }),
        ("shopify-token", { "shp" + "at_" + $0.hex(32) }),
        ("shopify-token", { "shp" + "ss_" + $0.hex(32) }),
        ("hubspot-token", { "pat" + "-na1-" + $0.uuid() }),
    ]

    private static let work: [(String, Maker)] = [
        ("sentry-token", { "sntr" + "yu_" + $0.hex(64) }),
        (
            "sentry-token",
            { made in
                "sntr" + "ys_"
                    + MadeTokens.base64(
                        #"{"iat":1705160506.5,"url":"https://sentry.test","region_url":"https://us.sentry.test","org":"o"}"#) + "_"
                    + made.alnum(43)
            }
        ),
        ("new-relic-key", { "NR" + "AK-" + $0.text(MadeTokens.upper + MadeTokens.digits, 27) }),
        ("grafana-token", { $0.grafana() }),
        (
            "grafana-token",
            { made in "gl" + "c_" + MadeTokens.base64(#"{"o":"123456","n":"stack-name","k":""# + made.alnum(24) + #"","m":{"r":"us"}}"#) }
        ),
        ("dynatrace-token", { "dt0" + "c01." + $0.text(MadeTokens.base32Letters, 24) + "." + $0.text(MadeTokens.base32Letters, 64) }),
        ("posthog-key", { "ph" + "x_" + $0.alnum(43) }),
        ("linear-key", { "lin" + "_api_" + $0.alnum(40) }),
        ("notion-token", { "nt" + "n_" + $0.alnum(46) }),
        ("notion-token", { "sec" + "ret_" + $0.alnum(43) }),
        ("figma-token", { "fi" + "gd_" + $0.url(40) }),
        ("postman-key", { "PM" + "AK-" + $0.hex(24) + "-" + $0.hex(34) }),
        ("airtable-token", { "pa" + "t" + $0.alnum(14) + "." + $0.hex(64) }),
        ("atlassian-token", { "ATA" + "TT3xFfGF0" + $0.url(170) + "=" + $0.hex(8).uppercased() }),
        ("typeform-token", { "tf" + "p_" + $0.url(44) + "_" + $0.alnum(14) }),
        ("contentful-token", { "CF" + "PAT-" + $0.url(43) }),
        ("dropbox-token", { "s" + "l." + $0.url(140) }),
        ("facebook-token", { "EA" + "AC" + $0.alnum(160) }),
        ("mapbox-token", { "sk." + "eyJ1Ijoi" + $0.alnum(60) + "." + $0.url(22) }),
        ("circleci-token", { "CCI" + "PAT_" + $0.alnum(22) + "_" + $0.hex(40) }),
        ("buildkite-token", { "bk" + "ua_" + $0.hex(40) }),
        ("sonar-token", { "sq" + "u_" + $0.hex(40) }),
        ("sourcegraph-token", { "sg" + "p_" + $0.hex(16) + "_" + $0.hex(40) }),
        ("prefect-key", { "pn" + "u_" + $0.alnum(36) }),
        ("readme-key", { "rd" + "me_" + $0.text(MadeTokens.lower + MadeTokens.digits, 70) }),
        ("json-web-token", { $0.webToken(claims: #"{"sub":"user-77","role":"editor","exp":1924992000}"#) }),
        ("json-web-token", { $0.webToken(claims: #"{"sub":"user-78"}"#, algorithm: "RS256", signature: 342) }),
        ("supabase-service-key", { $0.webToken(claims: #"{"iss":"supabase","ref":"abcd","role":"service_role","exp":2000000000}"#) }),
        ("salesforce-token", { "00D" + $0.alnum(12) + "!A" + "Q" + $0.alnum(92) }),
    ]
}
