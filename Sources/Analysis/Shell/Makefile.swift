// SPDX-License-Identifier: Apache-2.0

/// A Makefile as far as needed to say which commands a target runs (GNU make manual, 2 to 6).
struct Makefile {
    private struct Rule {
        var needs: [String] = []
        var recipe: [UInt8] = []
    }

    private var rules: [String: Rule] = [:]
    private var first: String?
    private var variables: [String: String] = [:]

    /// Lines and bytes beyond this are not read.
    private static let maximumBytes = 1_000_000

    init(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes.prefix(Self.maximumBytes), as: UTF8.self).replacing("\\\n", with: " ")
        var open: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("\t") {
                let recipe = Array(recipe(line.dropFirst()).utf8) + [0x0A]
                // A recipe belongs to each of its targets; to a few of them here.
                for target in open.prefix(4) { rules[target, default: Rule()].recipe += recipe }
                continue
            }
            if line.allSatisfy({ $0 == " " }) || line.hasPrefix("#") { continue }
            open = head(line)
        }
    }

    /// A rule's targets, or none for an assignment of a variable.
    private mutating func head(_ line: Substring) -> [String] {
        if let equals = line.firstIndex(of: "="),
            line.firstIndex(of: ":").map({ $0 >= line.index(equals, offsetBy: -2, limitedBy: line.startIndex) ?? line.startIndex }) ?? true
        {
            let name = line[..<equals].filter { !" :?+".contains($0) }
            if variables.count < 10_000 { variables[name] = String(line[line.index(after: equals)...].drop { $0 == " " }.prefix(4096)) }
            return []
        }
        guard let colon = line.firstIndex(of: ":") else { return [] }
        let targets = line[..<colon].split(separator: " ").prefix(64).map { expanded(String($0)) }
        var rest = line[line.index(after: colon)...]
        if rest.first == ":" { rest = rest.dropFirst() }
        let parts = rest.split(separator: ";", maxSplits: 1)
        for target in targets {
            rules[target, default: Rule()].needs += (parts.first ?? "").split(separator: " ").prefix(256).map { expanded(String($0)) }
            if parts.count > 1 { rules[target, default: Rule()].recipe += Array(recipe(parts[1]).utf8) + [0x0A] }
        }
        if first == nil { first = targets.first { !$0.hasPrefix(".") && !$0.contains("%") } }
        return targets
    }

    private func expanded(_ text: String) -> String {
        guard text.contains("$") else { return text }
        return recipe(Substring(text))
    }

    /// A line as the shell gets it: `@`, `-` and `+` off, `$(NAME)` known or `$NAME`, `$$` as `$`, `$(shell x)` as `$(x)`.
    private func recipe(_ line: Substring) -> String {
        let text = Array(line.drop { "@-+ ".contains($0) }.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < text.count {
            guard text[at] == 0x24, at + 1 < text.count else {
                out.append(text[at])
                at += 1
                continue
            }
            if text[at + 1] == 0x24 {
                out.append(0x24)
                at += 2
            } else if text[at + 1] == 0x28 || text[at + 1] == 0x7B {
                let close = PosixReader.closing(text, at + 2, text.count, text[at + 1] == 0x28 ? 0x29 : 0x7D)
                let inside = String(decoding: text[(at + 2)..<min(close, text.count)], as: UTF8.self)
                if inside.hasPrefix("shell ") {
                    out += Array("$(\(inside.dropFirst(6)))".utf8)
                } else if let value = variables[inside], out.count < 65_536 {
                    out += value.contains("$") ? Array("$\(inside)".utf8) : Array(value.utf8)
                } else {
                    out += Array("$\(inside.filter { $0.isLetter || $0.isNumber || $0 == "_" })".utf8)
                }
                at = min(close + 1, text.count)
            } else {
                out += [0x24, 0x5F]
                at += 2
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// What making a target runs, what it needs first. An empty name is the first target.
    func recipes(of target: String) -> [UInt8] {
        var out: [UInt8] = []
        var done: Set<String> = []
        var waiting = [target.isEmpty ? first ?? "" : target]
        var order: [String] = []
        while let next = waiting.popLast(), done.count < 10_000 {
            guard done.insert(next).inserted, let rule = rules[next] else { continue }
            order.append(next)
            waiting += rule.needs
        }
        for name in order.reversed() { out += rules[name]?.recipe ?? [] }
        return out
    }
}
