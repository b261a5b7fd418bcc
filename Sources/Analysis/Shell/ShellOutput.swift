// SPDX-License-Identifier: Apache-2.0

/// What commands print whose words tell it: `echo`, `printf`, and decoders of what is piped into them.
enum ShellOutput {
    static func text(of command: ShellCommand) -> [UInt8]? {
        switch command.name {
        case "echo", "write-output", "write-host": return echo(command)
        case "printf": return formatted(command)
        case "true", ":", "false", "export", "unset", "sleep", "chmod", "mkdir", "rm", "alias", "touch", "test", "[", "shift":
            return []
        case "cat", "tee": return command.words.dropFirst().allSatisfy { $0.text == "-" || command.name == "tee" } ? command.inputText : nil
        default: return decoded(command)
        }
    }

    private static func echo(_ command: ShellCommand) -> [UInt8]? {
        var words = command.words.dropFirst()
        var isEscaped = false
        var endsLine = true
        while let first = words.first, ["-n", "-e", "-E", "-ne", "-en"].contains(first.text) {
            if first.text.contains("e") { isEscaped = true }
            if first.text.contains("n") { endsLine = false }
            words.removeFirst()
        }
        let text = Array(words.map(\.text).joined(separator: " ").utf8)
        // Dash takes escapes without being asked.
        return (isEscaped || text.contains(0x5C) ? ShellBytes.unescaped(text) : text) + (endsLine ? [0x0A] : [])
    }

    private static func formatted(_ command: ShellCommand) -> [UInt8]? {
        var words = command.words.dropFirst()
        if words.first?.text == "--" { words.removeFirst() }
        guard let format = words.first else { return nil }
        var arguments = words.dropFirst()
        let text = Array(format.text.utf8)
        var out: [UInt8] = []
        repeat {
            let before = arguments.count
            var at = 0
            while at < text.count {
                if text[at] == 0x25, at + 1 < text.count {
                    at += 1
                    while at < text.count, "0123456789.-+# ".utf8.contains(text[at]) { at += 1 }
                    guard at < text.count else { break }
                    if text[at] == 0x25 {
                        out.append(0x25)
                    } else if let argument = arguments.popFirst() {
                        out += text[at] == 0x62 ? ShellBytes.unescaped(argument.text.utf8) : Array(argument.text.utf8)
                    }
                    at += 1
                } else if text[at] == 0x5C, at + 1 < text.count {
                    at += 1
                    ShellBytes.escape(text, &at, &out)
                } else {
                    out.append(text[at])
                    at += 1
                }
            }
            if out.count > ShellBuilder.maximumValue || arguments.count == before { break }
        } while !arguments.isEmpty
        return out
    }

    private static func decoded(_ command: ShellCommand) -> [UInt8]? {
        guard let input = command.inputText, let kind = ShellPrograms.decoder(command) else { return nil }
        switch kind {
        case .base64: return ShellBytes.base64(input)
        case .hex: return ShellBytes.hex(input)
        case .reversed:
            return input.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0.reversed()) }.joined(separator: [0x0A]).map
            { $0 }
        case .translated: return translated(command, input)
        }
    }

    /// `tr SET SET`, with ranges; `tr -d SET`.
    private static func translated(_ command: ShellCommand, _ input: [UInt8]) -> [UInt8]? {
        let words = command.words.dropFirst().filter { !$0.text.hasPrefix("-") || $0.text.count > 2 }.map { set($0.text) }
        if command.words.dropFirst().first?.text == "-d", let gone = words.first {
            let all = Set(gone)
            return input.filter { !all.contains($0) }
        }
        guard words.count == 2, let last = words[1].last else { return nil }
        var table: [UInt8] = (0...255).map { UInt8($0) }
        for (position, byte) in words[0].enumerated() { table[Int(byte)] = position < words[1].count ? words[1][position] : last }
        return input.map { table[Int($0)] }
    }

    private static func set(_ text: String) -> [UInt8] {
        let bytes = ShellBytes.unescaped(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count, out.count < 1024 {
            if at + 2 < bytes.count, bytes[at + 1] == 0x2D, bytes[at] <= bytes[at + 2] {
                out += Array(bytes[at]...bytes[at + 2])
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }
}
