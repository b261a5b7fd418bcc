// SPDX-License-Identifier: Apache-2.0

/// Names of places that matter: what a text that names one is worth to a thief.
///
/// Sources: the documentation of the programs that keep them (npm, OpenSSH, AWS, Google Cloud, Azure, Kubernetes, Docker, git, PyPI,
/// Chromium and Firefox profiles, wallets), and public reports of what was stolen.
enum SecretPlaces {
    /// What a text names, taken as a path, a part of one, or a name of a variable; empty for most texts.
    static func taint(of text: String) -> Taint { taint(of: Array(text.utf8)[...]) }

    /// Bytes of texts that are looked at; others name no place.
    private static let lengths = 4...300

    static func taint(of text: ArraySlice<UInt8>) -> Taint {
        guard lengths.contains(text.count) else { return [] }
        var lower: [UInt8] = []
        lower.reserveCapacity(text.count)
        var isAddress = false
        for byte in text {
            if byte == 0x2F, lower.last == 0x2F, lower.dropLast().last == 0x3A { isAddress = true }
            lower.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte == 0x5C ? 0x2F : byte)
        }
        var taint = phrases(in: lower)
        // A web address names no file here.
        if isAddress { return taint.intersection(.metadataAddress) }
        var start = 0
        for at in 0...lower.count where at == lower.count || lower[at] == 0x2F {
            if at - start >= 4, let row = parts[at - start] {
                for part in row where part.bytes.elementsEqual(lower[start..<at]) { taint.insert(part.taint) }
            }
            start = at + 1
        }
        if isSecretVariable(text) { taint.insert(.secretName) }
        return taint
    }

    private struct Name: Sendable {
        var bytes: [UInt8]
        var taint: Taint
    }

    private static func phrases(in lower: [UInt8]) -> Taint {
        var taint: Taint = []
        for at in lower.indices {
            let row = phraseRows[Int(lower[at] & 0x7F)]
            if row.isEmpty { continue }
            for phrase in row where lower[at...].starts(with: phrase.bytes) { taint.insert(phrase.taint) }
        }
        return taint
    }

    /// Phrases anywhere in a text, `\` written as `/`, by their first byte.
    private static let phraseRows: [[Name]] = {
        var rows = [[Name]](repeating: [], count: 128)
        func add(_ taint: Taint, _ texts: String...) {
            for text in texts {
                let bytes = Array(text.utf8)
                rows[Int(bytes[0] & 0x7F)].append(Name(bytes: bytes, taint: taint))
            }
        }
        add(.metadataAddress, "169.254.169.254", "169.254.170.2", "metadata.google.internal", "100.100.100.200", "fd00:ec2::254")
        add(.systemPath, "/etc/passwd", "/etc/shadow")
        add(.workflowPath, ".github/workflows")
        add(
            .secretPath, ".config/gcloud", ".config/solana", ".docker/config.json", "chrome/user data", "edge/user data",
            "brave-browser/user data")
        add(
            .startupPath, "launchagents", "launchdaemons", "/etc/cron", "systemd/user", "currentversion/run", "start menu/programs/startup")
        return rows
    }()

    /// Parts of paths, by length.
    private static let parts: [Int: [Name]] = {
        var rows: [Int: [Name]] = [:]
        for (names, taint) in [
            (secretParts, Taint.secretPath), (extensionIdentifiers, .secretPath), (startupParts, .startupPath), (agentParts, .agentPath),
            (["node_modules"], .packagePath),
            (["app.asar", "discord_desktop_core", "discordcanary", "discordptb", "exodus"], .programPath),
        ] {
            for name in names { rows[name.utf8.count, default: []].append(Name(bytes: Array(name.utf8), taint: taint)) }
        }
        return rows
    }()

    private static let secretParts: [String] = [
        ".npmrc", ".yarnrc", ".yarnrc.yml", ".ssh", "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa", ".aws", ".azure", ".kube", ".gnupg",
        ".netrc", "_netrc",
        ".git-credentials", ".pypirc", ".pgpass", ".dockercfg", "application_default_credentials.json", "credentials.db",
        ".bash_history", ".zsh_history", "consolehost_history.txt", "login data", "cookies.sqlite", "logins.json", "key4.db", "key3.db",
        "local extension settings", "local state", "login.keychain-db", "keychains", "wallet.dat", ".electrum", "exodus.wallet",
        ".solana", ".ethereum", "leveldb", ".vault-token", ".terraform.d", ".boto", ".s3cfg",
        ".claude.json",
    ]

    private static let startupParts: [String] = [
        ".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".zshenv", "config.fish", "microsoft.powershell_profile.ps1",
        "crontab", "authorized_keys",
    ]

    /// Files that agents and editors run or obey.
    private static let agentParts: [String] = [
        ".claude", "claude.md", ".cursor", ".cursorrules", "agents.md", ".vscode", ".gemini", ".codex", "mcp.json",
    ]

    /// Browser extensions that hold wallets, by their public identifiers in the Chrome Web Store: MetaMask, Phantom, Coinbase, Trust,
    /// Binance, TronLink, Exodus, Ronin, Solflare.
    private static let extensionIdentifiers: [String] = [
        "nkbihfbeogaeaoehlefnkodbefgpgknn", "bfnaelmomeimhlpmgjnjophhpkkoljpa", "hnfanknocfeofbddgcijnmhnfnkdnaad",
        "egjidjbpglichdcondbcbdnbeeppgdph", "fhbohimaelbohpjbbldcngcnapndodjp", "ibnejdfjmmkpcnlpebklmnkoeoihofec",
        "aholpfdialjgjfhomihkjbmgjidlcdno", "fnjhmkhhmkbjkkabndcnnogagogbneec", "bhhhlbepdkbapadjdnnojkbgioiodbic",
    ]

    /// Whether a name of an environment variable is that of a key.
    static func isSecretVariable(_ name: String) -> Bool { isSecretVariable(Array(name.utf8)[...]) }

    private static func isSecretVariable(_ name: ArraySlice<UInt8>) -> Bool {
        guard (5...80).contains(name.count) else { return false }
        var hasCapital = false
        for byte in name {
            switch byte {
            case 0x41...0x5A: hasCapital = true
            case 0x30...0x39, 0x5F: break
            case 0x61...0x7A: break
            default: return false
            }
        }
        guard hasCapital, name.contains(0x5F) else { return false }
        let words = Set(String(decoding: name, as: UTF8.self).uppercased().split(separator: "_"))
        guard !words.isDisjoint(with: ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "APIKEY", "PAT", "CREDENTIALS", "MNEMONIC", "AUTHTOKEN"])
        else {
            return words.contains("KEY")
                && !words.isDisjoint(with: ["API", "PRIVATE", "ACCESS", "SECRET", "AWS", "ACCOUNT", "ENCRYPTION", "SSH"])
        }
        return true
    }
}
