// SPDX-License-Identifier: Apache-2.0

extension ShellPrograms {
    static let lookups: Set<String> = [
        "nslookup", "dig", "host", "ping", "ping6", "drill", "kdig", "getent", "resolve-dnsname", "resolveip", "traceroute",
        "test-connection", "tracert", "arp",
    ]
    static let senders: Set<String> = clients.union([
        "scp", "rsync", "sftp", "telnet", "socat", "sendmail", "mail", "mailx", "openssl", "gh", "aws", "s3cmd", "gsutil", "rclone",
        "uploadstring", "uploadfile", "uploaddata", "uploadvalues",
        "postasync", "send-mailmessage",
    ])
    /// Programs that start the file in their words.
    static let starters: Set<String> = [
        "start", "start-process", "saps", "invoke-item", "ii", "rundll32", "msiexec", "open", "xdg-open", "regsvr32", "wmic", "java",
        "mono", "dotnet", "invoke-wmimethod", "installutil",
    ]
    static let otherRuntimes: Set<String> = [
        "bun", "deno", "java", "mono", "dotnet", "docker", "osascript", "wscript", "cscript", "mshta", "powershell", "pwsh", "podman",
        "wasmtime",
    ]
    /// Programs that show, copy, move or remove files, or only speak.
    static let readers: Set<String> = [
        "cat", "echo", "type", "more", "less", "head", "tail", "cp", "mv", "rm", "ls", "test", "[", "[[", "printf", "touch", "grep", "copy",
        "move", "del", "xcopy", "shx", "cpx", "rimraf",
        "mkdir", "mkdirp", "rmdir", "ln", "cd", "pushd", "popd", "chmod", "chown", "tar", "unzip", "zip", "gzip", "gunzip", "export", "set",
        "read", "true", "false", ":", "exit", "return", "find",
        "sed", "awk", "wc", "sort", "diff", "ncp", "copyfiles", "del-cli", "dir", "if", "rd", "md", "echo.", "write-host", "get-content",
        "remove-item", "copy-item", "patch-package", "du", "stat",
        "basename", "dirname", "which", "unset", "shift", "eslint", "prettier", "alias", "trap", "only-allow",
    ]
    static let startUpFiles = [
        ".bashrc", ".zshrc", ".profile", ".bash_profile", ".zprofile", ".zshenv", "/etc/profile", "authorized_keys", ".config/autostart",
        "launchagents", "launchdaemons", "/etc/cron", "cron.d/",
        "start menu/programs/startup", ".config/systemd", "/etc/systemd", "/etc/rc.local", ".config/fish", "/etc/init.d", "ld.so.preload",
    ]

    /// Programs of every machine, or that npm puts on the path, which a file of the same name does not stand for.
    static func isCommon(_ name: String) -> Bool {
        readers.contains(name) || clients.contains(name) || isInterpreter(name)
            || [
                "npm", "npx", "yarn", "pnpm", "node-gyp", "make", "git", "tsc", "install", "start", "node-pre-gyp", "prebuild-install",
                "cmake", "gcc",
            ].contains(name)
    }

    static func isHomeOrRoot(_ text: String) -> Bool {
        var rest = Substring(text.replacing("\\", with: "/").lowercased())
        if rest.hasSuffix("/*") { rest.removeLast(2) } else if rest.hasSuffix("/*.*") { rest.removeLast(4) }
        while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
        return [
            "~", "", "/", "/home", "/users", "c:", "$home", "%userprofile%", "c:/users", "%systemdrive%", "/root", "${home}", "/etc",
            "/usr", "%homepath%",
        ].contains(rest) && !(rest.isEmpty && text.isEmpty)
    }

    static func makesExecutable(_ words: [ShellWord]) -> Bool {
        words.dropFirst().contains { word in
            let text = word.text
            if text.hasPrefix("+") || text.contains("=") || text.dropFirst().contains("+") { return text.contains("x") }
            return isMode(text) && text.utf8.suffix(3).contains { $0 & 1 == 1 }
        }
    }

    static func isMode(_ text: String) -> Bool {
        (3...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x37).contains($0) } || text == "+x" || text.hasSuffix("+x")
            || text.hasSuffix("+rx") || text.hasSuffix("+rwx")
    }

    static func runtime(inAddress address: String) -> String? {
        let lower = address.lowercased()
        if lower.contains("bun.sh") || lower.contains("oven-sh/bun") { return "bun" }
        if lower.contains("deno.land/install") || lower.contains("deno.land/x/install") || lower.contains("denoland/deno/releases") {
            return "deno"
        }
        return nil
    }

    /// The host of an address, lower case.
    static func host(of text: String) -> String? {
        guard let slashes = text.firstRange(of: "://") else { return nil }
        let rest = text[slashes.upperBound...]
        let end = rest.utf8.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 == 0x20 || $0 == 0x22 || $0 == 0x27 } ?? rest.endIndex
        var authority = rest[..<end]
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        let host = authority.prefix { $0 != ":" }
        guard !host.isEmpty, host.utf8.count < 254 else { return nil }
        return host.lowercased()
    }

    /// Hosts to which a token for them is no secret given away.
    static let forges: Set<String> = [
        "api.github.com", "github.com", "raw.githubusercontent.com", "gitlab.com", "registry.npmjs.org", "uploads.github.com",
        "npm.pkg.github.com", "codeload.github.com",
    ]

    /// What a command sends, and where to; `nil` where it only fetches.
    static func sent(by command: ShellCommand) -> (sources: ShellSources, target: String)? {
        var sources: ShellSources = []
        var isSending = false
        let address = address(of: command)
        let isForge = address.flatMap { host(of: $0.text) }.map(forges.contains) ?? false
        var isHeader = false
        var isData = false
        for word in command.arguments {
            let text = word.text
            if isHeader {
                isHeader = false
                if isForge { continue }
            }
            if ["-H", "--header", "-u", "--user", "-Headers"].contains(text) { isHeader = true }
            let lower = text.lowercased()
            if dataOptions.contains(where: { text == $0 || (text.hasPrefix("--") && text.hasPrefix($0 + "=")) })
                || ["-body", "-infile"].contains(lower)
            {
                isSending = true
            }
            if command.name == "curl", !text.hasPrefix("--"), text.hasPrefix("-"), text.count > 2,
                text.contains("d") || text.contains("F") || text.contains("T"), text.count < 8
            {
                isSending = true
            }
            if isData || !text.hasPrefix("-") || text.contains("=") {
                sources.formUnion(word.carry.sources)
                sources.formUnion(Self.sources(ofPath: text))
            }
            isData = dataOptions.contains(text)
        }
        switch command.name {
        case "nc", "ncat", "netcat", "telnet", "socat":
            guard command.isPiped, command.words.count > 1 else { return nil }
            return (sources.union(command.input.sources), command.arguments.first { !$0.text.hasPrefix("-") }?.text ?? "")
        case "openssl":
            guard command.arguments.contains(where: { $0.text == "s_client" }), command.isPiped else { return nil }
            return (sources.union(command.input.sources), value(of: ["-connect"], in: command)?.text ?? "")
        case "scp", "rsync", "sftp", "rclone", "gsutil", "s3cmd":
            guard let target = command.arguments.last, target.text.contains(":") else { return nil }
            return (sources, target.text)
        case "aws":
            guard let target = command.arguments.last(where: { $0.text.hasPrefix("s3://") }) else { return nil }
            return (sources, target.text)
        case "gh":
            guard command.arguments.contains(where: { ["gist", "api", "repo"].contains($0.text) }),
                command.arguments.contains(where: { ["create", "-f", "-F", "--input"].contains($0.text) })
            else { return nil }
            return (sources.union(command.input.sources), "github.com")
        case "mail", "mailx", "sendmail", "send-mailmessage", "uploadstring", "uploadfile", "uploaddata", "uploadvalues", "postasync":
            return (sources.union(command.input.sources), command.arguments.first?.text ?? "")
        default:
            // Secrets in the address itself are sent as well.
            let leaks = !sources.isDisjoint(with: ShellSources.secrets.union(.hostIdentity))
            let takesInput = command.arguments.contains {
                $0.text.hasSuffix("@-") || $0.text == "-" || $0.text == "/dev/stdin" || $0.text.hasSuffix("=-") || $0.text == "@-"
            }
            guard isSending || leaks else { return nil }
            return (takesInput || command.name == "httpie" ? sources.union(command.input.sources) : sources, address?.text ?? "")
        }
    }

    private static let dataOptions: Set<String> = [
        "-d", "-F", "-T", "--data", "--data-binary", "--data-raw", "--data-urlencode", "--data-ascii", "--form", "--form-string",
        "--upload-file", "--post-data", "--post-file", "--body-data", "--body-file", "--json",
    ]
}
