// SPDX-License-Identifier: Apache-2.0

/// Commands that hold other commands, or code of another language, as text.
extension ShellBuilder {
    /// Reads what is inside; `nil` where the command holds nothing.
    mutating func nested(_ index: Int, depth: Int) -> Flow? {
        let command = commands[index]
        switch command.name {
        case "cd", "pushd", "chdir", "set-location", "push-location", "sl":
            enter(command)
            return Flow()
        case "eval", "iex", "invoke-expression":
            return evaluated(index, depth: depth)
        case "export", "declare", "local", "readonly", "typeset":
            for word in command.arguments { assign(word) }
            return Flow()
        case "alias": for word in command.arguments { alias(word) }
        case "read": remember(command)
        case "printf": if command.words.count > 3, command.words[1].text == "-v" { printInto(command) }
        case "cmd": return batchText(command, index, depth)
        case "powershell", "pwsh": return powerShellText(command, index, depth)
        case "trap" where command.words.count > 1:
            return read(Array(command.words[1].text.utf8), .posix, at: command.words[1].range, depth: depth + 1, parent: index)
        case "su", "script", "npx", "npm", "pnpm", "yarn", "bunx", "watch", "runuser", "zx":
            guard let word = ShellPrograms.value(of: ["-c", "--call", "--command"], in: command) else { return nil }
            return read(Array(word.text.utf8), .posix, at: word.range, depth: depth + 1, parent: index)
        case "concurrently", "start-server-and-test":
            for word in command.arguments.prefix(64) where word.text.contains(" ") {
                _ = read(Array(word.text.utf8), .posix, at: word.range, depth: depth + 1, parent: index)
            }
        case "find", "fd": return found(command, index, depth)
        default: return interpreted(index, depth: depth)
        }
        return nil
    }

    private mutating func enter(_ command: ShellCommand) {
        let target = command.arguments.last { !$0.text.hasPrefix("-") && !($0.text.count == 2 && $0.text.hasPrefix("/")) }
        guard let target, target.isKnown, let folder else {
            if command.words.count > 1 { folder = nil }
            return
        }
        self.folder = ShellBuilder.joined(folder, target.text)
    }

    /// `a/b` and `../c` is `a/c`; `nil` for what is absolute or above the start.
    static func joined(_ folder: String, _ path: String) -> String? {
        guard !path.hasPrefix("/"), !path.hasPrefix("~"), path.utf8.count <= 4096, folder.utf8.count <= 4096 else { return nil }
        var parts = folder.split(separator: "/")
        for part in path.replacing("\\", with: "/").split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    private mutating func assign(_ word: ShellWord) {
        guard let equals = word.text.utf8.firstIndex(of: 0x3D) else { return }
        var value = word
        value.text = String(word.text[word.text.utf8.index(after: equals)...])
        set(String(word.text[..<equals]), value)
    }

    private mutating func alias(_ word: ShellWord) {
        guard let equals = word.text.utf8.firstIndex(of: 0x3D), aliases.count < 1000 else { return }
        aliases[String(word.text[..<equals])] = word.text[word.text.utf8.index(after: equals)...].split(separator: " ").prefix(16).map {
            ShellWord(text: String($0), carry: word.carry, range: word.range)
        }
    }

    private mutating func remember(_ command: ShellCommand) {
        for word in command.arguments where !word.text.hasPrefix("-") {
            variables[word.text] = Value(text: command.inputText.map { Array($0.prefix { $0 != 0x0A }) }, carry: command.input)
        }
    }

    private mutating func printInto(_ command: ShellCommand) {
        var copy = command
        copy.words.removeSubrange(1...2)
        variables[command.words[2].text] = Value(text: ShellOutput.text(of: copy), carry: command.carry)
    }

    /// The words of `eval` and `iex`, joined, or what is piped into them.
    private mutating func evaluated(_ index: Int, depth: Int) -> Flow? {
        let command = commands[index]
        let dialect: ShellDialect = command.name == "eval" ? .posix : .powerShell
        let words = command.arguments.filter { !$0.text.hasPrefix("-") || command.name == "eval" }
        if words.isEmpty, let text = command.inputText {
            return read(text, dialect, at: command.range, depth: depth + 1, parent: index)
        }
        guard let first = words.first, let last = words.last else { return nil }
        return read(
            Array(words.map(\.text).joined(separator: " ").utf8), dialect,
            at: first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound),
            depth: depth + 1, parent: index)
    }

    private mutating func batchText(_ command: ShellCommand, _ index: Int, _ depth: Int) -> Flow? {
        guard let at = command.words.firstIndex(where: { ["/c", "/k", "/r"].contains($0.text.lowercased()) }), at + 1 < command.words.count
        else {
            return command.inputText.map { read($0, .batch, at: command.range, depth: depth + 1, parent: index) }
        }
        let rest = command.words[(at + 1)...]
        return read(
            Array(rest.map(\.text).joined(separator: " ").utf8), .batch, at: rest[at + 1].range, depth: depth + 1, parent: index)
    }

    /// `-Command text`, `-EncodedCommand base64`, abbreviated as PowerShell allows (about_PowerShell_exe).
    private mutating func powerShellText(_ command: ShellCommand, _ index: Int, _ depth: Int) -> Flow? {
        var at = 1
        while at < command.words.count {
            let word = command.words[at]
            let option = word.text.lowercased().drop { $0 == "/" || $0 == "-" }
            at += 1
            guard word.text.hasPrefix("-") || word.text.hasPrefix("/") else {
                // A script's path, or a command.
                guard !ShellPrograms.isScriptPath(word.text) else { return nil }
                return powerShellRest(command, at - 1, index, depth)
            }
            guard !option.isEmpty else { break }
            if "encodedcommand".hasPrefix(option) || option == "ec" {
                guard at < command.words.count, let bytes = ShellBytes.base64(command.words[at].text.utf8) else { return nil }
                return read(ShellBytes.utf16(bytes), .powerShell, at: command.words[at].range, depth: depth + 1, parent: index)
            }
            if "command".hasPrefix(option) { return powerShellRest(command, at, index, depth) }
            if option == "file" || option == "f" { return nil }
            if ShellPrograms.valuedPowerShellOption(String(option)) { at += 1 }
        }
        return command.inputText.map { read($0, .powerShell, at: command.range, depth: depth + 1, parent: index) }
    }

    private mutating func powerShellRest(_ command: ShellCommand, _ at: Int, _ index: Int, _ depth: Int) -> Flow? {
        let rest = command.words[min(at, command.words.count)...]
        guard let first = rest.first else { return nil }
        if first.text == "-" {
            return command.inputText.map { read($0, .powerShell, at: command.range, depth: depth + 1, parent: index) }
        }
        return read(Array(rest.map(\.text).joined(separator: " ").utf8), .powerShell, at: first.range, depth: depth + 1, parent: index)
    }

    /// `find … -exec program …`.
    private mutating func found(_ command: ShellCommand, _ index: Int, _ depth: Int) -> Flow? {
        guard let at = command.words.firstIndex(where: { ["-exec", "-execdir", "-ok"].contains($0.text) }), depth < Self.maximumDepth else {
            return nil
        }
        let words = command.words[(at + 1)...].prefix { $0.text != ";" && $0.text != "+" }
        guard !words.isEmpty, spend(words.reduce(0) { $0 + $1.text.utf8.count }) else { return nil }
        let inner = add(Array(words), [], firstInner: commands.count, input: nil, range: command.range)
        commands[inner].parent = index
        return run(inner, depth: depth + 1)
    }

    /// Shells with `-c` or text on standard input; other interpreters with code in the command line.
    private mutating func interpreted(_ index: Int, depth: Int) -> Flow? {
        let command = commands[index]
        let language = ShellPrograms.language(of: command.name)
        guard language != nil || ShellPrograms.shells.contains(command.name) || command.name == "source" || command.name == "." else {
            return nil
        }
        guard let language else {
            if let word = ShellPrograms.commandText(of: command) {
                return read(Array(word.text.utf8), .posix, at: word.range, depth: depth + 1, parent: index)
            }
            guard ShellPrograms.readsStandardInput(command), let text = command.inputText else { return nil }
            return read(text, .posix, at: command.range, depth: depth + 1, parent: index)
        }
        if let word = ShellPrograms.inlineCode(of: command) {
            addCode(
                ShellCode(language: language, text: word.text, isKnown: word.isKnown, carry: word.carry, command: index, range: word.range))
        } else if command.isPiped, ShellPrograms.readsStandardInput(command) {
            let text = command.inputText.map { String(decoding: $0, as: UTF8.self) }
            addCode(
                ShellCode(
                    language: language, text: text ?? "", isKnown: text != nil, carry: command.input, command: index, range: command.range))
        }
        return nil
    }

    private mutating func addCode(_ new: ShellCode) {
        guard spend(new.text.utf8.count) else { return }
        code.append(new)
    }
}
