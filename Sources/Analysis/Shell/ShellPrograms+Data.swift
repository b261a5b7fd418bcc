// SPDX-License-Identifier: Apache-2.0

/// What programs read, fetch and send, by their manuals.
extension ShellPrograms {
    static let clients: Set<String> = [
        "curl", "wget", "fetch", "aria2c", "axel", "http", "https", "httpie", "xh", "iwr", "irm", "invoke-webrequest", "invoke-restmethod",
        "curl.js",
        "lwp-download", "lwp-request", "get", "lynx", "links", "w3m", "certutil", "bitsadmin", "start-bitstransfer", "downloadstring",
        "downloadfile",
        "downloaddata", "mshta", "regsvr32", "ftp", "tftp", "wget2", "nc", "ncat", "netcat", "openreadasync", "powershell-wget", "hh",
        "msiexec",
    ]

    /// Whether it fetches something by an address in its words, or a port in the case of `nc`.
    static func isDownload(_ command: ShellCommand) -> Bool {
        guard clients.contains(command.name) else { return false }
        switch command.name {
        case "fetch", "get", "http", "https", "ftp", "links", "lynx", "w3m", "mshta", "regsvr32", "hh", "msiexec", "certutil", "xh":
            return address(of: command) != nil
        case "bitsadmin": return command.arguments.contains { $0.text.lowercased() == "/transfer" || $0.text.lowercased() == "/addfile" }
        case "nc", "ncat", "netcat": return command.words.count > 2
        default: return command.words.count > 1 && !command.arguments.allSatisfy { ["--version", "-V", "--help", "-h"].contains($0.text) }
        }
    }

    /// The first word that is a web address, or, for clients, the first that is no option.
    static func address(of command: ShellCommand) -> ShellWord? {
        if let word = command.arguments.first(where: { isAddress($0.text) }) {
            guard !isAddress(word.text, bare: true) else { return word }
            var found = word
            if let from = word.text.addressStart { found.text = String(word.text[from]) }
            return found
        }
        guard ["curl", "wget", "iwr", "irm", "invoke-webrequest", "aria2c"].contains(command.name) else { return nil }
        var isValue = false
        for word in command.arguments {
            if isValue {
                isValue = false
            } else if word.text.hasPrefix("-") {
                isValue = valuedClientOption(word.text)
            } else {
                return word
            }
        }
        return nil
    }

    static func valuedClientOption(_ option: String) -> Bool {
        [
            "-o", "-O", "-d", "-F", "-H", "-X", "-T", "-A", "-e", "-u", "-x", "-m", "-b", "-c", "-w", "--output", "--data", "--data-binary",
            "--form",
            "--header", "--request", "--upload-file", "--user-agent", "--max-time", "--retry", "--connect-timeout", "--data-raw",
            "--data-urlencode",
            "--post-data", "--post-file", "--output-document", "-OutFile", "-Method", "-Body", "-Headers", "--proxy", "--user", "-P",
            "--tries", "-t", "--cacert",
        ].contains(option) && !(option == "-O")
    }

    static func isAddress(_ text: String, bare: Bool = false) -> Bool {
        let start = text.prefix(8).lowercased()
        if start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("ftp://") { return true }
        return bare ? false : text.addressStart != nil
    }

    /// The file a client writes its answer to.
    static func outputFile(of command: ShellCommand) -> String? {
        guard clients.contains(command.name) else { return nil }
        var words = command.arguments
        while let word = words.popFirst() {
            let text = word.text
            let lower = text.lowercased()
            if ["-o", "--output", "--output-document", "-outfile", "-destination", "-out"].contains(lower),
                command.name != "wget" || text != "-o"
            {
                if command.name == "curl", text == "-O" { return lastPart(address(of: command)?.text) }
                return words.first?.text
            }
            if text.hasPrefix("--output=") || text.hasPrefix("--output-document=") { return String(text.drop { $0 != "=" }.dropFirst()) }
            if command.name == "curl", text == "--remote-name" { return lastPart(address(of: command)?.text) }
            if text.hasPrefix("-"), !text.hasPrefix("--"), text.count > 2, text.count < 10 {
                // `-sSLo file`, `-fsSLO`, `-qO- `, `-qO file`.
                if command.name == "curl", text.hasSuffix("o") { return words.first?.text }
                if command.name == "curl", text.contains("O") { return lastPart(address(of: command)?.text) }
                if command.name == "wget", text.hasSuffix("O") { return words.first?.text }
                if command.name == "wget", let at = text.firstIndex(of: "O"), text.index(after: at) < text.endIndex {
                    let file = String(text[text.index(after: at)...])
                    return file == "-" ? nil : file
                }
            }
        }
        let plain = command.arguments.filter { !$0.text.hasPrefix("-") && !$0.text.hasPrefix("/") && !isAddress($0.text) }
        switch command.name {
        case "wget", "wget2", "aria2c", "axel": return lastPart(address(of: command)?.text)
        case "certutil", "bitsadmin", "start-bitstransfer", "downloadfile": return plain.last?.text
        default: return nil
        }
    }

    private static func lastPart(_ address: String?) -> String? {
        guard let address else { return nil }
        let path = address.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.map(String.init)
    }

    // MARK: What data has in it

    /// A command's own sources: what it reads and prints, whatever flows into it.
    static func sources(of command: ShellCommand) -> ShellSources {
        var out: ShellSources = []
        if decoder(command) == .base64 || decoder(command) == .hex || command.name == "frombase64string" { out.insert(.decoded) }
        switch command.name {
        case "env", "printenv", "set", "export", "declare", "gci", "get-childitem", "dir", "ls":
            let isWhole =
                command.words.count == 1
                ? command.name.hasSuffix("env") || command.name == "set" || command.name == "export"
                : command.arguments.contains { $0.text.lowercased().hasPrefix("env:") }
                    || (command.words.count == 2 && ["-p", "-0"].contains(command.words[1].text) && command.name != "ls")
            if isWhole { out.insert(.environment) }
            if command.name == "printenv", command.words.count > 1 {
                for word in command.arguments { out.formUnion(sources(ofVariable: word.text)) }
            }
        case "whoami", "hostname", "id", "uname", "ifconfig", "ipconfig", "systeminfo", "logname", "w", "who", "lsb_release", "sw_vers":
            out.insert(.hostIdentity)
        case "ip" where command.words.count > 1: out.insert(.hostIdentity)
        case "pwd": out.insert(.hostIdentity)
        case "history": out.insert(.history)
        case "security" where command.words.count > 1 && command.words[1].text.hasPrefix("find-"): out.insert(.keys)
        case "gh" where command.words.count > 2 && command.words[1].text == "auth" && command.words[2].text == "token": out.insert(.tokens)
        case "npm" where command.words.count > 1 && ["token", "config", "whoami"].contains(command.words[1].text):
            if command.words[1].text == "whoami" {
                out.insert(.hostIdentity)
            } else if command.arguments.contains(where: { $0.text == "list" || $0.text == "ls" || $0.text.contains("_auth") }) {
                out.insert(.npmConfiguration)
            }
        case "git"
        where command.words.count > 2 && (command.words[1].text == "credential" || command.words.contains { $0.text == "user.email" }):
            out.insert(command.words[1].text == "credential" ? .keys : .hostIdentity)
        case "gcloud", "az", "aws":
            if command.arguments.contains(where: {
                $0.text == "print-access-token" || $0.text == "get-access-token" || $0.text == "get-session-token"
                    || $0.text == "get-secret-value"
            }) {
                out.insert(.tokens)
            }
        default: break
        }
        for word in command.arguments where word.text.utf8.count < 4096 { out.formUnion(sources(ofPath: word.text)) }
        for redirection in command.redirections where redirection.kind == .input { out.formUnion(sources(ofPath: redirection.target.text)) }
        return out
    }

    static func sources(ofVariable name: String) -> ShellSources {
        let name = name.uppercased()
        if ["HOSTNAME", "USER", "USERNAME", "LOGNAME", "COMPUTERNAME", "USERDOMAIN", "HOST", "USERDNSDOMAIN"].contains(name) {
            return .hostIdentity
        }
        if name.contains("TOKEN") || name.contains("SECRET") || name.contains("PASSWORD") || name.contains("API_KEY")
            || name.contains("APIKEY")
            || name.contains("ACCESS_KEY") || name.contains("PRIVATE_KEY") || name.hasSuffix("_AUTH") || name.contains("PASSWD")
        {
            return .tokens
        }
        return []
    }

    private static let paths: [(part: String, source: ShellSources)] = [
        (".npmrc", .npmConfiguration), (".yarnrc", .npmConfiguration), (".ssh/", .keys), ("id_rsa", .keys), ("id_ed25519", .keys),
        ("id_ecdsa", .keys),
        (".aws/", .keys), (".git-credentials", .keys), (".netrc", .keys), ("_netrc", .keys), (".kube/", .keys), (".docker/config", .keys),
        (".gnupg", .keys),
        (".config/gcloud", .keys), (".azure/", .keys), (".pypirc", .keys), (".pgpass", .keys), (".config/gh/", .keys),
        ("/etc/shadow", .accounts),
        ("/etc/passwd", .accounts), (".bash_history", .history), (".zsh_history", .history), (".node_repl_history", .history),
        ("/proc/self/environ", .environment),
        (".config/google-chrome", .wallets), (".mozilla", .wallets), ("login data", .wallets), ("local state", .wallets),
        ("wallet.dat", .wallets),
        (".electrum", .wallets), ("exodus", .wallets), (".ethereum", .wallets), (".bitcoin", .wallets), (".config/solana", .wallets),
        (".vault-token", .tokens),
        ("login.keychain", .keys), ("secrets/kubernetes.io", .tokens), ("metamask", .wallets),
    ]

    static func sources(ofPath text: String) -> ShellSources {
        // Most words hold none of the characters that every such path has.
        guard
            text.utf8.contains(0x2E) || text.utf8.contains(0x2F) || text.utf8.contains(0x5C) || text.utf8.contains(0x5F)
                || text.utf8.contains(0x20)
        else { return [] }
        let lower = text.lowercased().replacing("\\", with: "/")
        var out: ShellSources = []
        for (part, source) in paths where lower.contains(part) { out.formUnion(source) }
        if lower.hasSuffix("/.ssh") || lower.hasSuffix("/.aws") || lower == ".ssh" || lower == ".aws" { out.insert(.keys) }
        if lower == ".env" || lower.hasSuffix("/.env") || lower.hasSuffix("@.env") { out.insert(.tokens) }
        return out
    }
}

extension String {
    /// Where the first `http://`, `https://` or `ftp://` in it begins.
    fileprivate var addressStart: PartialRangeFrom<String.Index>? {
        guard let at = utf8.firstIndex(of: 0x3A).flatMap({ _ in firstRange(of: "://") })?.lowerBound else { return nil }
        for scheme in ["https", "http", "ftp"] where self[..<at].lowercased().hasSuffix(scheme) {
            return index(at, offsetBy: -scheme.count)...
        }
        return nil
    }
}
