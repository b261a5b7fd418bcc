// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

/// A text with one secret in it.
struct SecretCase: Sendable, CustomTestStringConvertible {
    var rule: String
    var name: String
    var path: String
    var text: String
    /// The secret as it stands in the text.
    var secret: String

    var testDescription: String { "\(rule): \(name)" }

    /// Ways in which tokens stand in files.
    private static let frames: [(path: String, before: String, after: String)] = [
        ("lib/index.js", "'use strict'\nconst token = \"", "\"\nmodule.exports = token\n"),
        ("config.json", "{\n  \"a\": 1,\n  \"value\": \"", "\"\n}\n"),
        (".env", "NAME=app\nVALUE=", "\nPORT=8080\n"),
        ("deploy.yml", "steps:\n  - run: ./deploy\n    with: ", "\n"),
        ("dist/app.min.js", "!function(){var a=\"", "\",b=1}();"),
        ("notes.txt", "line one\\n", "\\nline two"),
        ("run.sh", "curl -H 'X-Key: ", "' https://api.host.test/\n"),
    ]

    /// Tokens that tell by themselves, each made anew and set in one of the frames.
    static func standing() -> [SecretCase] {
        var made = MadeTokens(seed: 4)
        var out: [SecretCase] = []
        for (rule, make) in StandingTokens.all {
            let secret = make(&made)
            let frame = frames[out.count % frames.count]
            out.append(
                SecretCase(
                    rule: rule, name: "\(out.count) \(frame.path)", path: frame.path, text: frame.before + secret + frame.after,
                    secret: secret))
        }
        return out
    }

    static let all = standing() + NamedSecrets.all()
}
