// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Writes queued messages for people. Messages are kept as JSON, so this reads that form.
package struct MessageText: Sendable {
    /// Whether to use ANSI colours.
    private let colour: Bool

    package init(colour: Bool) { self.colour = colour }

    /// Several lines without a line break at the end; `nil` for what people need not see (a release that is clear).
    package func text(_ message: OutgoingMessage) -> String? {
        guard let document = try? JSONDocument(message.body) else { return message.body }
        let root = document.root
        switch message.kind {
        case .verdict: return verdict(root)
        case .alert: return alert(root)
        case .withdrawal: return "\(bold("WITHDRAWN")) \(string(root, "release")): \(string(root, "why"))"
        }
    }

    private func verdict(_ node: JSONNode) -> String? {
        let level = string(node, "verdict")
        guard level != "clear", level != "notice" else { return nil }
        var lines = ["\(paint(level, level)) \(string(node, "release"))\(published(node))"]
        lines += findings(node, most: 3)
        lines += sum(node)
        lines += unread(node)
        return lines.joined(separator: "\n")
    }

    private func alert(_ node: JSONNode) -> String {
        let level = string(node, "verdict")
        var lines = [
            "\(paint(level, "ALERT")) for \(bold(string(node, "watcher"))): \(bold(string(node, "release"))) is \(paint(level, level))\(published(node))"
        ]
        lines.append("  Why you: \(string(node, "why"))")
        if let findings = node["findings"], findings.count > 0 {
            lines.append("  What we saw:")
            lines += self.findings(node, most: 3)
            lines += sum(node)
        }
        lines += unread(node)
        if let actions = node["actions"], actions.count > 0 {
            lines.append("  What to do, in this order:")
            for (position, action) in actions.elements.enumerated() { lines.append("    \(position + 1). \(printable(action.string))") }
        }
        lines.append("  Alert \(string(node, "id"))")
        return lines.joined(separator: "\n")
    }

    private func published(_ node: JSONNode) -> String {
        let when = node["publishedAt"]?.string.map { ", published \($0)" } ?? ""
        let by = node["publisher"]?.string.map { " by \(printable($0))" } ?? ""
        return when + by
    }

    private func findings(_ node: JSONNode, most: Int) -> [String] {
        guard let findings = node["findings"] else { return [] }
        var lines: [String] = []
        for finding in findings.elements.prefix(most) {
            lines.append("    \(string(finding, "title"))\(weight(of: finding, in: node))")
            for evidence in (finding["evidence"]?.elements ?? JSONNode.noElements).prefix(1) {
                let line = evidence["line"]?.integer.map { ":\($0)" } ?? ""
                lines.append("      \(string(evidence, "file"))\(line)  \(string(evidence, "excerpt"))")
            }
        }
        if findings.count > most { lines.append("    and \(findings.count - most) more") }
        return lines
    }

    /// What a finding added to the sum, and what it weighs alone where that differs (others of its group said the same).
    private func weight(of finding: JSONNode, in node: JSONNode) -> String {
        guard let bits = finding["bits"]?.double, let id = finding["id"]?.string else { return "" }
        let terms = node["sum"]?["terms"]?.elements ?? JSONNode.noElements
        let counted = terms.first { $0["id"]?.string == id && $0["bits"]?.double == bits }?["counted"]?.double ?? bits
        return counted == bits ? " (\(signed(bits)) bits)" : " (\(signed(counted)) of \(signed(bits)) bits)"
    }

    /// The sum that decided: the base rate, what each finding added, and the odds.
    private func sum(_ node: JSONNode) -> [String] {
        guard let sum = node["sum"], let prior = sum["prior"]?.double, let total = node["bits"]?.double else { return [] }
        let terms = (sum["terms"]?.elements ?? JSONNode.noElements).compactMap { $0["counted"]?.double }
        let shown = terms.prefix(6).map { " \(signed($0))" }.joined() + (terms.count > 6 ? " …" : "")
        return ["    In bits: \(rounded(prior))\(shown) = \(rounded(total)), \(odds(total))"]
    }

    private func odds(_ bits: Double) -> String {
        func power(_ bits: Double) -> Int {
            // Beyond a million to one the figure says nothing more.
            var value = 1.0
            for _ in 0..<Int(min(bits, 20)) { value *= 2 }
            return Int(value)
        }
        return bits >= 0 ? "at least \(power(bits)) to 1 that it is malicious" : "at most 1 to \(power(-bits)) that it is malicious"
    }

    private func rounded(_ bits: Double) -> String { "\((bits * 10).rounded() / 10)" }

    private func signed(_ bits: Double) -> String { bits < 0 ? rounded(bits) : "+\(rounded(bits))" }

    private func unread(_ node: JSONNode) -> [String] {
        (node["unread"]?.elements ?? JSONNode.noElements).map { "    not read: \(string($0, "part")): \(string($0, "reason"))" }
    }

    private func string(_ node: JSONNode, _ key: String) -> String { printable(node[key]?.string) }

    /// Text from outside must not steer the terminal, nor fill it.
    private func printable(_ text: String?) -> String { NPMModel.printable(text ?? "", limit: 1000) }

    private func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private func paint(_ level: String, _ text: String) -> String {
        guard colour else { return text }
        let code =
            switch level {
            case "dangerous", "confirmed": "1;31"
            case "suspicious": "1;33"
            case "unread": "1;35"
            default: "1"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
