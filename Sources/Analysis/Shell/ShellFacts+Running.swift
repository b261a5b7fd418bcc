// SPDX-License-Identifier: Apache-2.0

/// What is fetched, and what of it runs.
extension ShellFacts {
    mutating func noteFetching(_ command: ShellCommand, _ index: Int) {
        if ShellPrograms.isDownload(command) {
            let address = ShellPrograms.address(of: command)?.text ?? ""
            note(.downloads, address, detail: ShellPrograms.outputFile(of: command) ?? "", command, index)
            if let runtime = ShellPrograms.runtime(inAddress: address) { note(.fetchesRuntime, runtime, command, index) }
            if ["mshta", "regsvr32", "msiexec", "hh"].contains(command.name) { note(.runsAddress, address, command, index) }
        }
        switch command.name {
        case "npx", "bunx": notePackages(command.arguments, most: 1, isRun: true, command, index)
        case "npm", "pnpm", "yarn", "bun", "cnpm": notePackageManager(command, index)
        case "pip", "pip3", "pipx", "uv", "gem", "go", "cargo", "brew", "apt-get", "apt", "yum", "apk", "choco", "scoop", "winget",
            "easy_install":
            let rest = command.arguments.drop { !["install", "add", "run"].contains($0.text) }.dropFirst()
            notePackages(rest, most: 8, isRun: false, command, index)
        case "tar", "unzip", "bsdtar", "7z", "expand-archive", "gunzip", "unrar":
            if let file = command.arguments.first(where: { $0.text.contains(".") }) { note(.unpacks, file.text, command, index) }
        default: break
        }
        if ShellPrograms.language(of: command.name) == .javaScript || command.name == "python" || command.name == "python3" {
            // `deno run https://…`, `node --import https://…`; addresses that a script of the package takes are its own affair.
            let script = ShellPrograms.scriptFile(of: command)
            for word in [script].compactMap({ $0 }) + ShellPrograms.preloads(of: command)
            where ShellPrograms.isAddress(word.text, bare: true) {
                note(.runsAddress, word.text, command, index)
            }
        }
    }

    private mutating func notePackageManager(_ command: ShellCommand, _ index: Int) {
        let words = command.arguments.filter { !$0.text.hasPrefix("-") }
        guard let verb = words.first?.text else { return }
        switch verb {
        case "install", "i", "add", "ci", "in", "isntall", "update", "global":
            notePackages(words.dropFirst(verb == "global" ? 2 : 1)[...], most: 16, isRun: false, command, index)
        case "exec", "x", "dlx", "create", "init": notePackages(words.dropFirst()[...], most: 1, isRun: true, command, index)
        case "publish": note(.publishes, "publish", command, index)
        case "token", "adduser", "login", "owner", "access": note(.publishes, verb, command, index)
        default: break
        }
    }

    private mutating func notePackages(
        _ words: ArraySlice<ShellWord>, most: Int, isRun: Bool, _ command: ShellCommand, _ index: Int
    ) {
        for word in words.filter({ !$0.text.hasPrefix("-") }).prefix(most) {
            let text = word.text
            if ShellPrograms.isAddress(text, bare: true)
                || ["git+", "git:", "github:", "gitlab:", "bitbucket:", "git@"].contains(where: text.hasPrefix)
            {
                note(.runsAddress, text, command, index)
            } else if !text.hasPrefix("."), !text.hasPrefix("/") {
                note(.fetchesPackage, text, command, index)
                let name = String(text.dropFirst().prefix { $0 != "@" && $0 != "=" })
                let whole = String(text.prefix(1)) + name
                if ["bun", "deno", "deno-bin"].contains(whole) { note(.fetchesRuntime, whole, command, index) }
            }
        }
    }

    /// What of it that was downloaded or decoded runs.
    mutating func noteRunning(_ command: ShellCommand, _ index: Int) {
        let (carry, by) = program(of: command)
        if carry.sources.contains(.download) {
            note(.runsDownload, address(ofDownload: carry.download), detail: by, command, index)
            acts[acts.count - 1].isThroughFile = isThroughFile(command)
        } else if carry.sources.contains(.decoded) {
            note(.runsDecoded, by, detail: by, command, index)
        }
        if command.name == "chmod", command.words.count > 2, ShellPrograms.makesExecutable(command.words) {
            for word in command.arguments.dropFirst() where !word.text.hasPrefix("-") && !ShellPrograms.isMode(word.text) {
                note(.makesExecutable, word.text, sources: word.carry.sources, command, index)
            }
        }
        if ["powershell", "pwsh"].contains(command.name) {
            let isEncoded = command.arguments.contains {
                let option = $0.text.lowercased().drop { $0 == "-" || $0 == "/" }
                return $0.text.count > 1 && option.count < $0.text.count && !option.isEmpty
                    && ("encodedcommand".hasPrefix(option) || option == "ec")
            }
            if isEncoded { note(.encodedCommand, command.name, command, index) }
        }
        if ShellPrograms.otherRuntimes.contains(command.name) || (ShellPrograms.language(of: command.name) ?? .javaScript) != .javaScript {
            note(.startsRuntime, command.name, command, index)
        }
    }

    private func isThroughFile(_ command: ShellCommand) -> Bool {
        guard ShellPrograms.isInterpreter(command.name) else {
            return command.words.first?.isKnown == true
        }
        if ShellPrograms.readsStandardInput(command) { return command.redirections.contains { $0.kind == .input && $0.descriptor == 0 } }
        guard let word = ShellPrograms.scriptFile(of: command) else { return false }
        return word.isKnown && !word.carry.isEmpty && word.text != "/dev/stdin"
    }

    /// What flows into the program text of an interpreter, or into the name of a program.
    private func program(of command: ShellCommand) -> (carry: ShellCarry, by: String) {
        var carry = command.words.first?.carry ?? ShellCarry()
        guard ShellPrograms.isInterpreter(command.name) else {
            if ShellPrograms.starters.contains(command.name) { for word in command.arguments { carry.formUnion(word.carry) } }
            return (carry, command.words.first?.text ?? "")
        }
        if ["eval", "iex", "invoke-expression", "cmd", "powershell", "pwsh"].contains(command.name) {
            for word in command.arguments { carry.formUnion(word.carry) }
        }
        if ShellPrograms.readsStandardInput(command) { carry.formUnion(command.input) }
        if let word = ShellPrograms.shells.contains(command.name) ? ShellPrograms.commandText(of: command) : nil {
            carry.formUnion(word.carry)
        }
        if ShellPrograms.language(of: command.name) != nil, let word = ShellPrograms.inlineCode(of: command) { carry.formUnion(word.carry) }
        if let word = ShellPrograms.scriptFile(of: command) {
            carry.formUnion(word.carry)
            if word.text == "/dev/stdin" { carry.formUnion(command.input) }
        }
        for word in ShellPrograms.preloads(of: command) { carry.formUnion(word.carry) }
        return (carry, command.name)
    }
}
