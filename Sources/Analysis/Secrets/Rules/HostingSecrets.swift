// SPDX-License-Identifier: Apache-2.0

/// Tokens of hosting services. Formats: each provider's documentation; Cloudflare's "Token formats" (2026).
enum HostingSecrets {
    private static func rule(_ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor])
        -> SecretRule
    {
        SecretRule(
            id, of: provider, opens: "change what the account hosts, and read its settings",
            remedy: "Revoke the token at \(page) and make a new one.", severity,
            anchors)
    }

    static let rules: [SecretRule] = [
        rule(
            "digitalocean-token", "DigitalOcean", at: "cloud.digitalocean.com/account/api/tokens", .critical,
            ["dop_v1_", "doo_v1_", "dor_v1_"].map { TokenShape($0, .run(.hex, 64)).anchor() }),
        rule(
            "digitalocean-spaces-key", "DigitalOcean", at: "cloud.digitalocean.com/account/api/spaces", .high,
            [NamedValue(["spaces_secret", "spaces_access_key", "spaces_key"], .base64, 43...43).anchor()]),
        rule(
            "heroku-key", "Heroku", at: "dashboard.heroku.com/account", .critical,
            [
                TokenShape("HRKU-AA", .run(.base64url, 58)).anchor(),
                NamedValue(["heroku"], and: ["key", "token", "secret"], .uuid, 36...36).anchor(verify: NamedValue.isUUID),
            ]),
        rule(
            "vercel-token", "Vercel", at: "vercel.com/account/tokens", .critical,
            ["vcp_", "vci_", "vca_", "vcr_", "vck_"].map { TokenShape($0, .run(.alphanumeric, 50...60)).anchor() }
                + [NamedValue(["vercel"], and: ["key", "token"], .alphanumeric, 24...24).anchor()]),
        rule(
            "vercel-blob-token", "Vercel", at: "vercel.com under Storage", .high,
            [TokenShape("vercel_blob_rw_", .run(.alphanumeric, 16), .text("_"), .run(.alphanumeric, 30...32)).anchor()]),
        rule(
            "netlify-token", "Netlify", at: "app.netlify.com/user/applications", .critical,
            ["nfp_", "nfc_", "nfo_", "nfu_"].map { TokenShape($0, .run(.alphanumeric, 36)).anchor() }
                + [NamedValue(["netlify"], and: ["key", "token"], .base64url, 43...46).anchor()]),
        rule(
            "cloudflare-token", "Cloudflare", at: "dash.cloudflare.com/profile/api-tokens", .critical,
            ["cfut_", "cfat_", "cfk_"].map { prefix in
                TokenShape(prefix, .run(.alphanumeric, 48)).anchor { text, range in
                    text.slice(range).suffix(8).allSatisfy(ByteSet.hex.contains) ? .plausible : .refuted
                }
            } + [
                NamedValue(["cloudflare", "cf_api", "cf_auth"], and: ["key", "token"], .base64url, 40...40).anchor(),
                NamedValue(["cloudflare", "cf_api", "cf_auth"], and: ["key"], .hex, 37...37).anchor(),
            ]),
        rule(
            "cloudflare-origin-key", "Cloudflare", at: "dash.cloudflare.com under Origin CA keys", .high,
            [TokenShape("v1.0-", .run(.hex, 24), .text("-"), .run(.hex, 146)).anchor()]),
        rule(
            "fly-token", "Fly.io", at: "fly.io/user/personal_access_tokens", .critical,
            [TokenShape("FlyV1 fm2_", .run(.base64, 100...1500)).anchor(), TokenShape("fo1_", .run(.base64url, 43)).anchor()]),
        rule(
            "render-key", "Render", at: "dashboard.render.com under API keys", .critical,
            [TokenShape("rnd_", .run(.alphanumeric, 28...36)).anchor()]),
        rule(
            "railway-token", "Railway", at: "railway.app/account/tokens", .critical,
            [NamedValue(["railway"], and: ["token"], .uuid, 36...36).anchor(verify: NamedValue.isUUID)]),
        rule(
            "supabase-token", "Supabase", at: "supabase.com/dashboard/account/tokens", .critical,
            [
                TokenShape("sbp_", .run(.hex, 40)).anchor(),
                TokenShape("sb_secret_", .run(.base64url, 22), .text("_"), .run(.base64url, 8)).anchor(),
            ]),
        rule(
            "planetscale-token", "PlanetScale", at: "app.planetscale.com under Settings", .critical,
            ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"].map { TokenShape($0, .run(.base64url, 32...64)).anchor() }),
        rule(
            "neon-key", "Neon", at: "console.neon.tech under API keys", .critical,
            [TokenShape("napi_", .run(.lowerDigits, 60...64)).anchor()]),
        rule(
            "alibaba-key", "Alibaba Cloud", at: "ram.console.aliyun.com", .high,
            [TokenShape("LTAI", .run(.alphanumeric, 16...20)).anchor(near: ["ali", "oss", "secret"])]),
        rule(
            "tencent-key", "Tencent Cloud", at: "console.cloud.tencent.com/cam/capi", .high,
            [TokenShape("AKID", .run(.alphanumeric, 32)).anchor()]),
        rule(
            "scaleway-key", "Scaleway", at: "console.scaleway.com/iam/api-keys", .high,
            [NamedValue(["scw_secret", "scaleway"], and: ["key"], .uuid, 36...36).anchor(verify: NamedValue.isUUID)]),
        rule(
            "hetzner-token", "Hetzner", at: "console.hetzner.cloud under Security", .critical,
            [NamedValue(["hcloud", "hetzner"], and: ["token"], .alphanumeric, 64...64).anchor()]),
        rule(
            "linode-token", "Linode", at: "cloud.linode.com/profile/tokens", .critical,
            [NamedValue(["linode"], and: ["token"], .hex, 64...64).anchor()]),
        rule(
            "fastly-token", "Fastly", at: "manage.fastly.com/account/personal/tokens", .high,
            [NamedValue(["fastly"], and: ["key", "token"], .base64url, 32...32).anchor()]),
        rule(
            "tailscale-key", "Tailscale", at: "login.tailscale.com/admin/settings/keys", .critical,
            ["tskey-auth-", "tskey-api-", "tskey-client-", "tskey-scim-"].map {
                TokenShape($0, .run(.alphanumeric, 12...24), .text("-"), .run(.alphanumeric, 24...48)).anchor()
            }),
        rule("ngrok-token", "ngrok", at: "dashboard.ngrok.com", .high, [NamedValue(["ngrok"], and: ["token"], .word, 43...49).anchor()]),
        rule("openshift-token", "OpenShift", at: "the cluster's console", .high, [TokenShape("sha256~", .run(.base64url, 43)).anchor()]),
    ]
}
