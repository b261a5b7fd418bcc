// SPDX-License-Identifier: Apache-2.0

/// Keys of providers of language models and of the services around them. Formats: each provider's documentation of its API keys,
/// and the patterns that GitHub's secret scanning partners publish.
enum AISecrets {
    private static func rule(
        _ id: String, _ provider: String, at page: String, _ severity: Severity, _ anchors: [SecretAnchor]
    ) -> SecretRule {
        SecretRule(
            id, of: provider, opens: "use \(provider) at its owner's cost, and read what the account stores",
            remedy: "Delete the key at \(page) and make a new one.",
            severity, anchors)
    }

    static let rules: [SecretRule] = models + services

    private static let models: [SecretRule] = [
        rule(
            "anthropic-key", "Anthropic", at: "console.anthropic.com/settings/keys", .critical,
            ["sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-ort01-"].map {
                TokenShape($0, .run(.base64url, 80...120)).anchor()
            }),
        rule(
            "openai-key", "OpenAI", at: "platform.openai.com/api-keys", .critical,
            [
                // Keys hold the base64 of "OpenAI" in their middle.
                SecretAnchor("T3BlbkFJ") { text, end in
                    let from = text.runStart(end - 8, .base64url, limit: 200)
                    let stop = text.runEnd(end, .base64url, limit: 200)
                    guard let start = text.place(of: "sk-", in: from..<end), text.mayBegin(start), end - 8 - start >= 20, stop - end >= 20,
                        stop - end < 200
                    else { return nil }
                    let body = text.slice(start + 3..<stop)
                    guard !MadeUpValue.isMadeUp(body), !MadeUpValue.hasExampleWord(body) else { return nil }
                    return SecretReading(start..<stop, [.shape, .decoded], .high)
                }
            ]),
        rule("openrouter-key", "OpenRouter", at: "openrouter.ai/settings/keys", .high, [TokenShape("sk-or-v1-", .run(.hex, 64)).anchor()]),
        rule(
            "hugging-face-token", "Hugging Face", at: "huggingface.co/settings/tokens", .critical,
            [TokenShape("hf_", .run(.letters, 34)).anchor(), TokenShape("api_org_", .run(.letters, 34)).anchor()]),
        rule("groq-key", "Groq", at: "console.groq.com/keys", .high, [TokenShape("gsk_", .run(.alphanumeric, 52)).anchor()]),
        rule("xai-key", "xAI", at: "console.x.ai", .high, [TokenShape("xai-", .run(.alphanumeric, 80)).anchor()]),
        rule(
            "perplexity-key", "Perplexity", at: "perplexity.ai/settings/api", .high, [TokenShape("pplx-", .run(.alphanumeric, 48)).anchor()]
        ),
        rule("replicate-token", "Replicate", at: "replicate.com/account/api-tokens", .high, [TokenShape("r8_", .run(.word, 37)).anchor()]),
        rule("nvidia-key", "NVIDIA", at: "build.nvidia.com", .high, [TokenShape("nvapi-", .run(.base64url, 60...70)).anchor()]),
        rule("cerebras-key", "Cerebras", at: "cloud.cerebras.ai", .high, [TokenShape("csk-", .run(.lowerDigits, 48)).anchor()]),
        rule(
            "fireworks-key", "Fireworks AI", at: "app.fireworks.ai/settings/users/api-keys", .high,
            [TokenShape("fw_", .run(.alphanumeric, 22...24)).anchor(confidence: .medium)]),
        rule(
            "together-key", "Together AI", at: "api.together.ai/settings/api-keys", .high,
            [TokenShape("tgp_v1_", .run(.base64url, 43)).anchor()]),
        rule(
            "deepseek-key", "DeepSeek", at: "platform.deepseek.com/api_keys", .high,
            [TokenShape("sk-", .run(.hex, 32)).anchor(confidence: .medium, near: ["deepseek"])]),
        rule(
            "mistral-key", "Mistral AI", at: "console.mistral.ai/api-keys", .high,
            [NamedValue(["mistral"], and: ["key"], .alphanumeric, 32...32).anchor()]),
        rule(
            "cohere-key", "Cohere", at: "dashboard.cohere.com/api-keys", .high,
            [NamedValue(["cohere", "co_api"], and: ["key", "token"], .alphanumeric, 40...40).anchor()]),
    ]

    private static let services: [SecretRule] = [
        rule(
            "langsmith-key", "LangSmith", at: "smith.langchain.com/settings", .high,
            ["lsv2_pt_", "lsv2_sk_"].map { TokenShape($0, .run(.hex, 32), .text("_"), .run(.hex, 10)).anchor() }),
        rule(
            "elevenlabs-key", "ElevenLabs", at: "elevenlabs.io/app/settings/api-keys", .high,
            [TokenShape("sk_", .run(.hex, 48)).anchor(confidence: .medium)]),
        rule("pinecone-key", "Pinecone", at: "app.pinecone.io", .high, [TokenShape("pcsk_", .run(.word, 60...75)).anchor()]),
        rule("tavily-key", "Tavily", at: "app.tavily.com", .high, [TokenShape("tvly-", .run(.base64url, 32...48)).anchor()]),
        rule(
            "voyage-key", "Voyage AI", at: "dash.voyageai.com", .high,
            [TokenShape("pa-", .run(.base64url, 43)).anchor(confidence: .medium, near: ["voyage"])]),
        rule("langfuse-key", "Langfuse", at: "cloud.langfuse.com", .high, [TokenShape("sk-lf-", .run(.uuid, 36)).anchor()]),
        rule(
            "firecrawl-key", "Firecrawl", at: "firecrawl.dev/app/api-keys", .high,
            [TokenShape("fc-", .run(.hex, 32)).anchor(confidence: .medium)]),
        rule(
            "stability-key", "Stability AI", at: "platform.stability.ai/account/keys", .high,
            [TokenShape("sk-", .run(.alphanumeric, 48)).anchor(confidence: .medium)]),
    ]
}
