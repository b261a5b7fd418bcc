// SPDX-License-Identifier: Apache-2.0

/// What outlives the install, hides it, or destroys.
extension ShellFacts {
    mutating func noteStaying(_ command: ShellCommand, _ index: Int) {
        for redirection in command.redirections where redirection.kind == .append || redirection.kind == .output {
            noteWritten(redirection.target.text, command, index)
        }
        func has(_ options: String...) -> Bool { command.arguments.contains { options.contains($0.text.lowercased()) } }
        switch command.name {
        case "tee", "cp", "mv", "copy", "ln", "install", "add-content", "set-content", "out-file", "copy-item", "sed":
            for word in command.arguments where !word.text.hasPrefix("-") { noteWritten(word.text, command, index) }
        case "crontab" where !has("-l") && (command.words.count > 1 || command.isPiped): note(.stays, "crontab", command, index)
        case "systemctl" where has("enable", "link", "start"): note(.stays, "systemctl", command, index)
        case "launchctl" where has("load", "bootstrap", "submit", "enable"): note(.stays, "launchctl", command, index)
        case "schtasks" where has("/create"): note(.stays, "schtasks", command, index)
        case "reg" where has("add") && command.arguments.contains(where: { $0.text.lowercased().contains(#"currentversion\run"#) }):
            note(.stays, "registry, Run", command, index)
        case "set-itemproperty", "new-itemproperty":
            if command.arguments.contains(where: { $0.text.lowercased().contains(#"currentversion\run"#) }) {
                note(.stays, "registry, Run", command, index)
            }
        case "register-scheduledtask", "new-service", "at": note(.stays, command.name, command, index)
        case "sc" where has("create"): note(.stays, "sc", command, index)
        case "pm2" where has("startup", "save"): note(.stays, "pm2", command, index)
        case "update-rc.d", "chkconfig": note(.stays, command.name, command, index)
        case "git" where has("core.hookspath") && has("--global"): note(.stays, "git hooks for all repositories", command, index)
        default: break
        }
        noteDestroying(command, index)
    }

    private mutating func noteWritten(_ path: String, _ command: ShellCommand, _ index: Int) {
        let lower = path.lowercased().replacing("\\", with: "/")
        guard lower.utf8.count < 4096 else { return }
        if let found = ShellPrograms.startUpFiles.first(where: lower.contains) {
            note(.stays, found, command, index)
        } else if lower.contains(".github/workflows") || lower.contains(".git/hooks/") {
            note(.plants, path, command, index)
        }
    }

    private mutating func noteDestroying(_ command: ShellCommand, _ index: Int) {
        let options = command.arguments.filter { $0.text.hasPrefix("-") || $0.text.hasPrefix("/") }.map { $0.text.lowercased() }
        switch command.name {
        case "rm", "rmdir", "rd", "del", "erase", "remove-item", "ri", "shred", "rimraf":
            let isDeep =
                options.contains { $0.hasPrefix("-") ? $0.contains("r") : $0 == "/s" } || command.name == "shred"
                || command.name == "rimraf"
            if isDeep, let target = command.arguments.first(where: { ShellPrograms.isHomeOrRoot($0.text) }) {
                note(.destroys, target.text, command, index)
            }
        case "find":
            if command.arguments.contains(where: { $0.text == "-delete" }), let target = command.arguments.first,
                ShellPrograms.isHomeOrRoot(target.text)
            {
                note(.destroys, target.text, command, index)
            }
        case "shutdown", "poweroff", "halt", "reboot", "stop-computer", "mkfs", "mkfs.ext4", "cipher":
            note(.destroys, command.name, command, index)
        case "init" where command.words.count == 2 && ["0", "6"].contains(command.words[1].text): note(.destroys, "init", command, index)
        case "dd":
            if let target = command.arguments.first(where: { $0.text.hasPrefix("of=/dev/sd") || $0.text.hasPrefix("of=/dev/nvme") }) {
                note(.destroys, target.text, command, index)
            }
        default: break
        }
    }

    mutating func noteHiding(_ command: ShellCommand, _ index: Int) {
        let isHidden = command.arguments.enumerated().contains { position, word in
            let option = word.text.lowercased()
            return option.hasPrefix("-w") && option.count > 1 && "-windowstyle".hasPrefix(option)
                && position + 2 < command.words.count
                && ["hidden", "h", "hid", "1"].contains(command.words[position + 2].text.lowercased())
        }
        if command.isBackground || isHidden || command.name == "disown" {
            note(.background, command.wrappers.first ?? command.name, command, index)
        }
        let outputs = command.redirections.filter { $0.kind == .output || $0.kind == .append }
        if outputs.contains(where: {
            ["/dev/null", "nul", "$null"].contains($0.target.text.lowercased()) && ($0.descriptor == 1 || $0.descriptor == -1)
        }) {
            note(.hidesOutput, command.name, command, index)
        }
    }
}
