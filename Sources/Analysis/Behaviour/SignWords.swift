// SPDX-License-Identifier: Apache-2.0

/// What must stand around a word for it to be a sign.
struct SignContext: Sendable {
    enum Before: Sendable {
        case anything
        /// A quotation mark, or `node:` after one.
        case quote
        case dot
        /// Not a dot: a free name, not a method of something.
        case noDot
        case text([UInt8])
    }
    enum After: Sendable {
        case anything
        case quote
        /// `(`, blanks before it allowed.
        case call
        /// `(`, or `)` as in `(0,eval)(…)`.
        case callOrClose
        /// `(`, but not the `("return this")` by which bundlers reach the global object.
        case callWithText
        case text([UInt8])
    }

    var before: Before
    var after: After
}

/// One word of the table.
struct SignWord: Sendable {
    var bytes: [UInt8]
    var sign: Sign
    var context: SignContext
}

/// Looks up words by a hash that the scanner computes while it reads. Built once.
struct SignTable: Sendable {
    static let shared = SignTable(SignTable.words)

    private(set) var slots: [Int32]
    private(set) var entries: [(word: SignWord, next: Int32)] = []
    static let mask: UInt32 = 2047

    init(_ words: [SignWord]) {
        slots = Array(repeating: -1, count: Int(Self.mask) + 1)
        for word in words {
            let slot = Int(SignTable.hash(word.bytes) & Self.mask)
            entries.append((word, slots[slot]))
            slots[slot] = Int32(entries.count - 1)
        }
    }

    /// The first entry of a hash's slot; -1 for none.
    @inline(__always)
    func slot(_ hash: UInt32) -> Int32 { slots.withUnsafeBufferPointer { $0[Int(hash & Self.mask)] } }

    /// FNV-1a, 32 bits, folded: the scanner does the same, a byte at a time.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 { fold(bytes.reduce(seed, step)) }

    static let seed: UInt32 = 2_166_136_261

    @inline(__always)
    static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

    @inline(__always)
    static func fold(_ hash: UInt32) -> UInt32 { hash ^ hash >> 15 }
}

extension SignTable {
    private static func make(_ sign: Sign, _ before: SignContext.Before, _ after: SignContext.After, _ words: String) -> [SignWord] {
        words.split(separator: " ").map {
            SignWord(bytes: Array($0.utf8), sign: sign, context: SignContext(before: before, after: after))
        }
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Names are tokens of letters, digits, `_` and `$`; what joins them (`.`, `-`, `/`) belongs to the surroundings.
    static let words: [SignWord] = networkWords + runWords + hidingWords + placeWords + secretWords + stayWords + hostWords

    private static let networkWords =
        make(.networkModule, .quote, .quote, "http https http2 net tls dgram dns axios got request undici superagent needle bent phin ws")
        + make(.networkModule, .text(text("node-")), .quote, "fetch")
        + make(.networkCall, .noDot, .call, "fetch")
        + make(.networkCall, .anything, .anything, "XMLHttpRequest WebSocket sendBeacon urlopen")
        + make(.shellDownload, .anything, .text(text(" ")), "curl wget certutil bitsadmin iwr")
        + make(.shellDownload, .text(text("Invoke-")), .anything, "WebRequest RestMethod Expression")
        + make(.shellDownload, .anything, .anything, "DownloadFile DownloadString WebClient URLDownloadToFile")

    private static let runWords =
        make(.processModule, .anything, .anything, "child_process execSync spawnSync execFileSync shelljs execa")
        + make(.runsText, .noDot, .callOrClose, "eval")
        + make(.runsText, .text(text("global.")), .call, "eval")
        + make(.runsText, .text(text("globalThis.")), .call, "eval")
        + make(.runsText, .anything, .callWithText, "Function")
        + make(.runsText, .anything, .call, "runInThisContext runInNewContext runInContext")
        + make(.runsText, .anything, .anything, "_compile")
        + make(.makesExecutable, .anything, .anything, "chmod chmodSync fchmodSync")
        + make(.discardsOutput, .anything, .anything, "nohup setsid detached")
        + make(.discardsOutput, .text(text("start /")), .anything, "B b min MIN")

    private static let hidingWords =
        make(.decrypts, .anything, .anything, "createDecipher createDecipheriv")
        + make(.decrypts, .dot, .call, "decrypt")
        + make(.decodes, .quote, .quote, "base64 hex")
        + make(.decodes, .anything, .anything, "atob fromCharCode unhexlify b64decode FromBase64String")
        + make(.encodes, .anything, .anything, "btoa encodeURIComponent querystring b64encode")

    private static let placeWords =
        make(.environment, .dot, .anything, "env environ")
        + make(.hostIdentity, .dot, .call, "hostname userInfo networkInterfaces")
        + make(.hostIdentity, .anything, .anything, "whoami")

    private static let secretWords =
        make(.npmConfiguration, .text(text(".")), .anything, "npmrc")
        + make(.npmCredential, .anything, .anything, "_authToken NPM_TOKEN NODE_AUTH_TOKEN NPM_AUTH_TOKEN")
        + make(
            .developerCredential, .anything, .anything,
            "id_rsa id_ed25519 id_ecdsa id_dsa known_hosts GITHUB_TOKEN GH_TOKEN AWS_SECRET_ACCESS_KEY AWS_ACCESS_KEY_ID aws_secret_access_key gnupg netrc "
                + "git_credentials bash_history zsh_history trufflehog TruffleHog gitleaks")
        + make(.developerCredential, .text(text(".")), .anything, "ssh aws kube azure pypirc pgpass")
        + make(.developerCredential, .text(text("gh auth ")), .anything, "token")
        + make(
            .wallet, .anything, .anything,
            "metamask MetaMask electrum Electrum keystore exodus Exodus mnemonic nkbihfbeogaeaoehlefnkodbefgpgknn privateKey")

    private static let stayWords =
        make(.shellProfile, .anything, .anything, "bashrc zshrc bash_profile zprofile")
        + make(.autostart, .anything, .anything, "crontab authorized_keys LaunchAgents LaunchDaemons schtasks CurrentVersion")
        + make(.publishes, .text(text("npm ")), .anything, "publish")
        + make(.publishes, .text(text("-/")), .anything, "whoami")
        + make(.workflowFile, .text(text(".github/")), .anything, "workflows")
        + make(.workflowFile, .text(text(".github\\\\")), .anything, "workflows")
        + make(
            .writesFile, .anything, .anything, "writeFileSync writeFile appendFileSync appendFile createWriteStream copyFileSync")

    private static let hostWords =
        make(.dropHost, .anything, .text(text(".site")), "webhook")
        + make(
            .dropHost, .anything, .text(text(".")),
            "pipedream requestbin ngrok oastify burpcollaborator beeceptor requestcatcher hookbin dnslog ceye canarytokens")
        + make(.dropHost, .text(text(".")), .anything, "oast")
        + make(.dropHost, .text(text("discord.com/api/")), .anything, "webhooks")
        + make(.dropHost, .text(text("discordapp.com/api/")), .anything, "webhooks")
        + make(.dropHost, .text(text("api.")), .text(text(".org")), "telegram")
        + make(.pasteHost, .anything, .text(text(".com/raw")), "pastebin")
        + make(.pasteHost, .anything, .text(text(".com")), "hastebin")
        + make(.pasteHost, .anything, .text(text(".sh/")), "transfer")
}
