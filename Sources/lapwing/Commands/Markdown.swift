// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// Foreign text in Markdown: nothing of it may become a link, an image, a mention or HTML.
enum Markdown {
    /// As code, on one line, fenced by more backticks than it has in a row (CommonMark 0.31, section 6.1).
    static func code(_ text: String) -> String {
        let text = printable(text, limit: 1000)
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return text.isEmpty ? "` `" : longest > 0 ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
    }

    /// As plain words: every character that Markdown or a forge may act on is escaped.
    static func words(_ text: String) -> String {
        var out = ""
        for scalar in printable(text, limit: 1000).unicodeScalars {
            switch scalar {
            case "<": out += "&lt;"
            case "&": out += "&amp;"
            // A forge makes a mention of @name: a word joiner in between stops that.
            case "@": out += "@\u{2060}"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", ">": out += "\\" + String(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// What was found in a release, heaviest first, with its evidence, and what could not be looked at.
    static func findings(_ judged: JudgedRelease) -> [String] {
        var lines: [String] = []
        for finding in judged.findings {
            lines.append("- **\(words(finding.title))** (\(code(finding.id)), \(finding.severity.rawValue)): \(words(finding.meaning))")
            for evidence in finding.evidence.prefix(3) {
                let place = evidence.file + (evidence.line.map { ":\($0)" } ?? "")
                lines.append("  - \(code(place)) \(evidence.excerpt.isEmpty ? "" : code(evidence.excerpt))")
            }
        }
        for part in judged.unread { lines.append("- Not looked at: \(code(part.part)): \(words(part.reason))") }
        return lines.isEmpty ? [] : lines + [""]
    }
}
