// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite struct ExcerptTests {
    @Test(
        "Invisible and control characters are shown as escapes",
        arguments: [
            ("a\u{200B}b", "a\\u{200B}b"), ("a\u{202E}b", "a\\u{202E}b"), ("a\u{FE0F}\u{E0101}b", "a\\u{FE0F}\\u{E0101}b"),
            ("a\nb\tc", "a\\nb c"),
            ("\u{1B}[31mred", "\\u{1B}[31mred"), ("\u{7F}\u{0}", "\\u{7F}\\u{0}"), ("für 日本語 ❤", "für 日本語 ❤"), ("x\u{A0}y", "x\\u{A0}y"),
        ])
    func escapes(_ text: String, _ shown: String) { #expect(Excerpt.clean(text) == shown) }

    @Test("An excerpt has at most 200 characters, and cleaning it again changes nothing", arguments: [0, 1, 199, 200, 201, 5000])
    func length(_ count: Int) {
        for unit in ["ab, ", "\u{200B}", "日本, "] {
            let cleaned = Excerpt.clean(String(repeating: unit, count: count))
            #expect(cleaned.unicodeScalars.count <= 200)
            #expect(Excerpt.clean(cleaned) == cleaned)
        }
    }

    @Test(
        "Secrets are never shown whole",
        arguments: [
            "npm_" + String(repeating: "aB3", count: 12), "ghp_" + String(repeating: "Zz9", count: 12),
            "AKIA" + String(repeating: "Q7X2", count: 4),
            "//registry.example/:_authToken=" + String(repeating: "0a1b2c3d-", count: 5), "xoxb-123456789012-1234567890123-abcdefghijkl",
        ])
    func secrets(_ text: String) {
        let shown = Excerpt.clean("const t = '\(text)';")
        #expect(!shown.contains(text))
        #expect(shown.contains("***"))
    }

    @Test(
        "Names that only begin like secrets stay readable", arguments: ["npm_package_description", "npm_config_registry", "AIza", "ghp_x"])
    func lookAlikes(_ text: String) { #expect(Excerpt.clean(text) == text) }

    @Test("Long data is cut to its beginning and its length")
    func longData() {
        let shown = Excerpt.clean("x = '" + String(repeating: "0123456789abcdef", count: 100) + "'")
        #expect(shown.contains("…("))
        #expect(shown.count < 80)
    }

    @Test("A place in a file is shown with its line only, never from the middle of a character")
    func around() {
        let bytes = Array("first line\n日本語 second line; eval(x)\nthird".utf8)
        let at = bytes.count - 14
        let shown = Excerpt.around(bytes[...], at..<at + 4, before: 20)
        #expect(!shown.contains("first") && !shown.contains("third") && !shown.contains("\u{FFFD}"))
        #expect(Excerpt.around([], 0..<0) == "")
        #expect(Excerpt.around(bytes[...], bytes.count..<bytes.count + 50).count < 200)
    }
}
