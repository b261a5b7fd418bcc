// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension JudgedRelease {
    /// For people: the verdict, the sum line by line with the evidence, what could not be looked at, what would change it.
    /// With `colour`, the verdict and the weights carry ANSI colours; the caller knows whether a terminal reads them.
    package func text(colour: Bool) -> String {
        var lines = [headline(colour: colour), ""]
        let byId = Dictionary(grouping: sum.terms, by: \.id)
        lines.append(row(sum.prior, "base rate: about one publication in a thousand is malicious"))
        var used: [String: Int] = [:]
        for finding in findings {
            let position = used[finding.id, default: 0]
            used[finding.id] = position + 1
            let terms = byId[finding.id] ?? []
            let counted = position < terms.count ? terms[position].counted : finding.bits
            let note =
                abs(counted - finding.bits) > 0.005
                ? " (of \(Self.figure(finding.bits)): others of the group \(printable(finding.group)) count too)" : ""
            lines.append(row(counted, "\(Paint.bold(finding.title, colour))\(note)"))
            lines.append("          \(finding.meaning) [\(printable(finding.id)), \(finding.severity.rawValue)]")
            for evidence in finding.evidence {
                lines.append("            \(evidence.file)\(evidence.line.map { ":\($0)" } ?? "")  \(evidence.excerpt)")
            }
        }
        lines.append("  ------")
        lines.append(row(sum.total, "total: \(odds)"))
        lines += ["", change]
        for part in unread { lines.append("Not looked at: \(printable(part.part)): \(printable(part.reason, limit: 1000))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(colour: Bool) -> String {
        let by = publisher.map { ", published by \(printable($0))" } ?? ""
        let at = publishedAt.map { " on \($0.date)" } ?? ""
        return
            "\(Paint.bold(printable(release.description, limit: 500), colour)): \(Paint.verdict(verdict, colour))\(by)\(by.isEmpty && !at.isEmpty ? ", published" : "")\(at)"
    }

    private func row(_ bits: Double, _ words: String) -> String {
        let figure = Self.figure(bits)
        return String(repeating: " ", count: max(0, 8 - figure.count)) + figure + "  " + words
    }

    /// With a sign and two digits after the point.
    static func figure(_ bits: Double) -> String {
        let hundredths = Int((min(max(bits, -1e6), 1e6) * 100).rounded())
        let rest = abs(hundredths) % 100
        return "\(hundredths < 0 ? "-" : "+")\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private var odds: String {
        let total = min(max(sum.total, -40), 40)
        let ratio = Self.power(abs(total))
        return total >= 0 ? "\(Self.round(ratio)) to 1 that it is malicious" : "1 to \(Self.round(ratio)) that it is malicious"
    }

    /// 2 to the power of a figure from 0 to 40, without a mathematics library.
    private static func power(_ bits: Double) -> Double {
        var value = Double(1 << Int(bits))
        var rest = bits - Double(Int(bits))
        var root = 2.0
        for _ in 0..<12 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                value *= root
                rest -= 1
            }
        }
        return value
    }

    private static func round(_ ratio: Double) -> String {
        ratio < 10 ? "\((ratio * 10).rounded() / 10)" : "\(Int(ratio.rounded()))"
    }

    /// What would move it to another level: how far the nearest limits are, and which finding carries it.
    private var change: String {
        let total = sum.total
        func heaviest() -> String {
            sum.terms.first.map {
                "Without \(printable($0.id)) (\(Self.figure($0.counted))) it would be \(Self.level(total - $0.counted))."
            } ?? ""
        }
        switch verdict {
        case .confirmed: return "Confirmed: a person, an advisory or an exact copy of something confirmed says so; the sum does not decide."
        case .dangerous, .suspicious: return heaviest()
        case .unread: return "Not all of it could be read: the sum covers what could."
        case .clear, .notice:
            let missing = Judge.suspiciousBits - total
            return "\(Self.figure(missing).dropFirst()) bits more would make it suspicious."
        }
    }

    private static func level(_ total: Double) -> String {
        if total >= Judge.dangerousBits { return "dangerous still" }
        if total >= Judge.suspiciousBits { return "suspicious" }
        return total >= Judge.noticeBits ? "notice" : "clear"
    }
}

/// ANSI colours, where the caller asks for them.
private enum Paint {
    static func bold(_ text: String, _ colour: Bool) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    static func verdict(_ verdict: Verdict, _ colour: Bool) -> String {
        guard colour else { return verdict.rawValue }
        let code =
            switch verdict {
            case .clear: 32
            case .notice, .unread: 33
            case .suspicious: 35
            case .dangerous, .confirmed: 31
            }
        return "\u{1B}[1;\(code)m\(verdict.rawValue)\u{1B}[0m"
    }
}
