// SPDX-License-Identifier: Apache-2.0

/// What is known about programs by their names and options, from their manuals.
enum ShellPrograms {
    static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "csh", "tcsh", "mksh", "rbash"]

    private static let languages: [String: ShellCode.Language] = [
        "node": .javaScript, "nodejs": .javaScript, "bun": .javaScript, "deno": .javaScript, "tsx": .javaScript, "ts-node": .javaScript,
        "babel-node": .javaScript, "electron": .javaScript, "node_modules": .other, "python": .python, "python2": .python,
        "python3": .python, "py": .python, "perl": .perl, "ruby": .ruby, "php": .php, "lua": .other, "osascript": .other,
        "iojs": .javaScript,
        "qjs": .javaScript, "cscript": .other, "wscript": .other, "mshta": .other, "esno": .javaScript, "jiti": .javaScript,
        "npm_node_execpath": .javaScript,
    ]

    /// The language that an interpreter takes; `nil` for shells and for what is no interpreter.
    static func language(of name: String) -> ShellCode.Language? {
        if let found = languages[name] { return found }
        // `python3.11`, `node18`, `perl5.36`.
        for stem in ["python", "node", "perl", "ruby", "php"] where name.hasPrefix(stem) {
            if name.utf8.dropFirst(stem.utf8.count).allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) { return languages[stem] }
        }
        return nil
    }

    static func isInterpreter(_ name: String) -> Bool {
        shells.contains(name) || language(of: name) != nil
            || ["source", ".", "powershell", "pwsh", "cmd", "iex", "invoke-expression", "eval"].contains(name)
    }

    /// The last path part, lower case, without endings that Windows does not ask for.
    static func name(_ text: String) -> String {
        var name = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { $0.lowercased() } ?? text
        if text == "." { return text }
        if name.hasSuffix(".exe") || name.hasSuffix(".com") { name.removeLast(4) }
        if ["npm.cmd", "npx.cmd", "yarn.cmd", "pnpm.cmd", "yarnpkg"].contains(name) { name = String(name.prefix { $0 != "." }) }
        if name == "$npm_node_execpath" || name == "%npm_node_execpath%" || name == "$node" { return "node" }
        if name == "$npm_execpath" || name == "%npm_execpath%" || name == "yarnpkg" { return "npm" }
        return name
    }

    // MARK: Wrappers

    /// Takes off what only starts another program.
    static func unwrap(_ command: inout ShellCommand) {
        for _ in 0..<16 {
            guard let first = command.words.first else { return }
            command.name = name(first.text)
            guard let drop = wrapped(command), drop > 0, drop < command.words.count else { return }
            command.wrappers.append(command.name)
            for word in command.words[1..<drop] where isAssignment(word.text) {
                command.environment.append(String(word.text.prefix { $0 != "=" }))
            }
            if command.name == "start", command.words[1..<drop].contains(where: { ["/b", "/min"].contains($0.text.lowercased()) }) {
                command.isBackground = true
            }
            if command.name == "nohup" || command.name == "setsid" || command.name == "daemonize" { command.isBackground = true }
            command.words.removeFirst(drop)
        }
    }

    static func isAssignment(_ text: String) -> Bool {
        guard let equals = text.utf8.firstIndex(of: 0x3D) else { return false }
        return ShellDraft.isName(Array(text.utf8[..<equals]))
    }

    private static let plainWrappers: Set<String> = [
        "nohup", "setsid", "time", "exec", "command", "builtin", "busybox", "call", "winpty", "doas", "caffeinate", "unbuffer", "daemonize",
        "then",
        "dotenv", "toybox", "&", "catchsegv", "proxychains", "proxychains4", "cross-spawn", "rtx", "stdbuf", "xvfb-run", "not", "@",
        "ts-node-script",
    ]

    /// How many words of a wrapper come before the program that it starts; `nil` for what is no wrapper.
    private static func wrapped(_ command: ShellCommand) -> Int? {
        let words = command.words
        func skip(_ from: Int, valued: Set<String> = [], assignments: Bool = false) -> Int {
            var at = from
            while at < words.count {
                let text = words[at].text
                if text == "--" { return at + 1 }
                if valued.contains(text) {
                    at += 2
                } else if text.hasPrefix("-") && text.count > 1 || (assignments && isAssignment(text)) {
                    at += 1
                } else {
                    break
                }
            }
            return at
        }
        switch command.name {
        case "sudo": return skip(1, valued: ["-u", "-g", "-U", "-C", "-h", "-p"], assignments: true)
        case "env", "cross-env", "cross-env-shell", "better-npm-run", "env-cmd", "cross-env.js":
            return skip(1, valued: ["-u", "-C", "-f", "--unset", "--chdir"], assignments: true)
        case "nice", "ionice", "chrt", "taskset": return skip(1, valued: ["-n", "-c", "-p"])
        case "timeout", "gtimeout": return min(skip(1, valued: ["-s", "-k"]) + 1, words.count)
        case "xargs": return skip(1, valued: ["-n", "-P", "-I", "-d", "-L", "-s", "-a", "-E"])
        case "start": return startWords(words)
        case "npx", "bunx": return runner(words, 1)
        case "npm", "pnpm", "yarn", "bun":
            guard words.count > 1, ["exec", "x", "dlx"].contains(words[1].text) else { return nil }
            return runner(words, 2)
        case let name where plainWrappers.contains(name): return skip(1)
        default: return nil
        }
    }

    /// `npx tsx a.ts`: only what starts another program is taken off; `npx thing` is the download of a package.
    private static func runner(_ words: [ShellWord], _ from: Int) -> Int? {
        var at = from
        while at < words.count, words[at].text.hasPrefix("-") {
            if ["-c", "--call"].contains(words[at].text) { return nil }
            at += ["-p", "--package"].contains(words[at].text) ? 2 : 1
        }
        guard at < words.count else { return nil }
        let name = name(words[at].text)
        return isInterpreter(name) || plainWrappers.contains(name)
            || ["cross-env", "cross-env-shell", "env-cmd", "concurrently", "run-s", "run-p", "npm-run-all"].contains(name)
            ? at : nil
    }

    /// `start "title" /b /d path program`.
    private static func startWords(_ words: [ShellWord]) -> Int {
        var at = 1
        if at < words.count, words[at].isQuoted, at + 1 < words.count { at += 1 }
        while at < words.count, words[at].text.hasPrefix("/"), words[at].text.count <= 9, !words[at].text.dropFirst().contains("/") {
            at += words[at].text.lowercased() == "/d" ? 2 : 1
        }
        return at
    }

    // MARK: Interpreters

    /// The text after `-c` of a shell, joined options such as `-lc` included.
    static func commandText(of command: ShellCommand) -> ShellWord? {
        var sees = false
        for word in command.arguments {
            if word.text.hasPrefix("-") || word.text.hasPrefix("+") {
                if !word.text.hasPrefix("--"), word.text.contains("c") { sees = true }
                continue
            }
            return sees ? word : nil
        }
        return nil
    }

    /// Code after `-e` and its kin, or after `deno eval`.
    static func inlineCode(of command: ShellCommand) -> ShellWord? {
        let options: Set<String>
        switch language(of: command.name) {
        case .python: options = ["-c"]
        case .perl, .ruby: options = ["-e", "-E", "-ne", "-pe", "-nle", "-ple", "-le"]
        case .php: options = ["-r"]
        case .javaScript: options = ["-e", "--eval", "-p", "--print", "-pe", "-ep"]
        default: options = ["-e"]
        }
        var words = command.arguments
        if command.name == "deno" || command.name == "bun", words.first?.text == "eval" {
            return words.dropFirst().first { !$0.text.hasPrefix("-") }
        }
        while let word = words.popFirst() {
            let text = word.text
            if options.contains(text) { return words.first }
            if text.hasPrefix("--eval=") || text.hasPrefix("--print=") {
                var code = word
                code.text = String(text.drop { $0 != "=" }.dropFirst())
                return code
            }
            // `perl -MSocket -e`, `python -Ic code`.
            if [.python, .perl, .ruby].contains(language(of: command.name)), text.hasPrefix("-"), !text.hasPrefix("--"),
                text.hasSuffix(options.contains("-c") ? "c" : "e"),
                !text.contains("M")
            {
                return words.first
            }
            if valuedOptions.contains(text) {
                _ = words.popFirst()
            } else if !text.hasPrefix("-") {
                return nil
            }
        }
        return nil
    }

    static let valuedOptions: Set<String> = [
        "-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "-W", "-X", "-I", "--env-file", "--title",
        "-O",
        "--project", "--tsconfig", "--icu-data-dir", "--openssl-config", "--input-type", "-m",
    ]

    /// Whether an interpreter takes its program from standard input: no file and no `-c`, or `-`, `-s`, `/dev/stdin`.
    static func readsStandardInput(_ command: ShellCommand) -> Bool {
        guard command.isPiped else { return false }
        if command.name == "eval" || command.name == "iex" || command.name == "invoke-expression" { return command.words.count == 1 }
        if command.name == "cmd" { return !command.arguments.contains { $0.text.lowercased() == "/c" } }
        var words = command.arguments
        if command.name == "deno" || command.name == "bun" {
            guard let first = words.first else { return false }
            if first.text == "run" { words.removeFirst() }
        }
        while let word = words.popFirst() {
            switch word.text {
            case "-", "-s", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0": return true
            case "-c", "-e", "--eval", "-m", "-p": return false
            default:
                if valuedOptions.contains(word.text)
                    || (command.name.hasPrefix("p") && valuedPowerShellOption(String(word.text.lowercased().dropFirst())))
                {
                    _ = words.popFirst()
                } else if !word.text.hasPrefix("-") {
                    return false
                } else if shells.contains(command.name), !word.text.hasPrefix("--"), word.text.contains("s") {
                    return true
                }
            }
        }
        return true
    }

    /// The file that an interpreter is told to run, with its place among the words.
    static func scriptFile(of command: ShellCommand) -> ShellWord? {
        guard commandText(of: command) == nil || !shells.contains(command.name) else { return nil }
        if command.name != "source", command.name != ".", inlineCode(of: command) != nil { return nil }
        var words = command.arguments
        if command.name == "deno" || command.name == "bun", let first = words.first {
            guard ["run", "x"].contains(first.text) || first.text.hasPrefix("-") || isScriptPath(first.text) else { return nil }
            if first.text == "run" { words.removeFirst() }
        }
        if command.name == "cmd" {
            return nil
        }
        let isWindowsShell = command.name == "powershell" || command.name == "pwsh"
        while let word = words.popFirst() {
            if valuedOptions.contains(word.text), !shells.contains(command.name) || word.text == "-O" {
                if word.text == "-m" { return nil }
                _ = words.popFirst()
            } else if isWindowsShell, valuedPowerShellOption(String(word.text.lowercased().dropFirst())), word.text.hasPrefix("-") {
                _ = words.popFirst()
            } else if word.text == "-" || (!word.text.hasPrefix("-") && !(command.name.hasSuffix("script") && word.text.hasPrefix("//"))) {
                return word.text == "-" ? nil : word
            }
        }
        return nil
    }

    /// Files loaded before the program: `node -r ./a.js`, `--import ./b.mjs`, `--env-file` not.
    static func preloads(of command: ShellCommand) -> [ShellWord] {
        guard language(of: command.name) == .javaScript else { return [] }
        var out: [ShellWord] = []
        let options: Set<String> = ["-r", "--require", "--import", "--loader", "--experimental-loader"]
        for (position, word) in command.words.enumerated() {
            if options.contains(word.text), position + 1 < command.words.count { out.append(command.words[position + 1]) }
            if let equals = word.text.utf8.firstIndex(of: 0x3D), options.contains(String(word.text[..<equals])) {
                var value = word
                value.text = String(word.text[word.text.utf8.index(after: equals)...])
                out.append(value)
            }
        }
        return out
    }

    static func isScriptPath(_ text: String) -> Bool {
        let name = text.lowercased()
        return [".ps1", ".js", ".ts", ".mjs", ".cjs", ".mts", ".cts", ".sh", ".bat", ".cmd", ".tsx", ".jsx", ".py"].contains {
            name.hasSuffix($0)
        }
            || name.hasPrefix("./") || name.hasPrefix(".\\")
    }

    /// Options of `powershell.exe` that a value follows, without the dash.
    static func valuedPowerShellOption(_ option: String) -> Bool {
        guard !option.isEmpty else { return false }
        return ["ep", "ex", "exec", "w", "v", "o"].contains(option)
            || [
                "executionpolicy", "windowstyle", "version", "outputformat", "inputformat", "configurationname", "psconsolefile",
                "workingdirectory",
            ].contains {
                option.count >= 2 && $0.hasPrefix(option)
            }
    }

    /// The word after one of the options.
    static func value(of options: Set<String>, in command: ShellCommand) -> ShellWord? {
        guard let at = command.words.firstIndex(where: { options.contains($0.text) }), at + 1 < command.words.count else { return nil }
        return command.words[at + 1]
    }

    enum Decoder { case base64, hex, reversed, translated }

    static func decoder(_ command: ShellCommand) -> Decoder? {
        func has(_ options: String...) -> Bool { command.arguments.contains { options.contains($0.text) } }
        switch command.name {
        case "base64", "gbase64": return has("-d", "-D", "--decode", "-di", "-id") ? .base64 : nil
        case "openssl": return has("base64", "-base64", "-a") && has("-d") ? .base64 : nil
        case "xxd": return command.arguments.contains { $0.text.hasPrefix("-") && $0.text.contains("r") } ? .hex : nil
        case "rev": return .reversed
        case "tr": return .translated
        default: return nil
        }
    }

    /// Names of programs worth finding behind `?`, `*` and `[…]`.
    private static let patternTargets = [
        "curl", "wget", "bash", "sh", "node", "base64", "python", "python3", "perl", "nc", "cat", "eval", "env", "chmod", "nslookup", "dig",
        "xxd", "dash",
        "zsh",
    ]

    /// The program that a pattern in `/bin` or `/usr/bin` stands for.
    static func matching(_ text: String) -> String? {
        guard let last = text.split(separator: "/").last, last.utf8.count <= 32, text.hasPrefix("/") || !text.contains("/"),
            last.contains(where: { $0.isLetter })
        else { return nil }
        let pattern = Array(last.utf8)
        guard text.hasPrefix("/") else { return nil }
        return patternTargets.first { matches(pattern, Array($0.utf8)) }
    }

    /// Shell patterns without nesting; quadratic in lengths of at most 32 and 9.
    private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var states: Set<Int> = [0]
        func close(_ states: Set<Int>) -> Set<Int> {
            var out = states
            for state in states {
                var next = state
                while next < pattern.count, pattern[next] == 0x2A {
                    next += 1
                    out.insert(next)
                }
            }
            return out
        }
        states = close(states)
        for byte in name {
            var next: Set<Int> = []
            for state in states where state < pattern.count {
                switch pattern[state] {
                case 0x2A: next.insert(state)
                case 0x3F: next.insert(state + 1)
                case 0x5B:
                    guard let end = pattern[state...].firstIndex(of: 0x5D) else { continue }
                    if pattern[(state + 1)..<end].contains(byte) { next.insert(end + 1) }
                default: if pattern[state] == byte { next.insert(state + 1) }
                }
            }
            states = close(next)
        }
        return states.contains(pattern.count)
    }
}
