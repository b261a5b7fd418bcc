// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// A difference and its verdict for people, as text or as Markdown for a pull request.
struct DiffReport {
    var judged: JudgedRelease
    var diff: ReleaseDiff

    func text(colour: Bool) -> String {
        var lines = diff.behaviour?.headline.map { [$0, ""] } ?? []
        lines.append("\(printable(diff.old.description, limit: 500)) -> \(printable(diff.new.description, limit: 500))")
        if diff.isEmpty { lines.append("They do not differ.") }
        for section in diff.sections() {
            lines += ["", section.title] + section.lines.map { "  \($0)" }
        }
        return lines.joined(separator: "\n") + "\n\n" + judged.text(colour: colour)
    }

    var markdown: String {
        var lines = ["### \(Markdown.code(diff.old.description)) → \(Markdown.code(diff.new.description)): \(judged.verdict.rawValue)", ""]
        if let headline = diff.behaviour?.headline { lines += ["**\(headline)**", ""] }
        if diff.isEmpty { lines += ["They do not differ.", ""] }
        lines += Markdown.findings(judged)
        for section in diff.sections() {
            lines += ["**\(section.title)**", ""] + section.lines.map { "- \(Markdown.code($0))" } + [""]
        }
        return lines.joined(separator: "\n")
    }
}
