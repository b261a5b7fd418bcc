// SPDX-License-Identifier: Apache-2.0

/// What a function or property outside the source does, as far as the analysis cares.
struct API: Sendable {
    /// The fact that using it is; `nil` for what only carries values.
    var kind: FactKind?
    /// Where its result (or what it hands to a callback) comes from.
    var source: Taint = []
    /// What becomes of its arguments.
    var sink: Sink?
    /// The fact is there without a call: a property that is read.
    var isRead = false

    enum Sink: UInt8, Sendable, CaseIterable {
        /// Leaves the machine.
        case send
        /// Leaves the machine in the name that is looked up.
        case lookUp
        /// Is run as a command.
        case command
        /// Is run as code.
        case code
        /// Is written to a file.
        case write
        /// Names what is deleted.
        case delete
        /// Names what is read.
        case read
    }
}

/// Functions and properties outside a source that matter, by path.
///
/// Sources: https://nodejs.org/api/ for Node's modules, the Web platform's specifications, and the documentation of the packages named.
struct APITable: Sendable {
    static let shared = APITable()

    /// By root, then by the properties after it, joined by dots; the empty text is the root itself.
    private var globals: [String: [String: API]] = [:]
    private var modules: [String: [String: API]] = [:]

    subscript(global name: String) -> [String: API]? { globals[name] }
    subscript(module name: String) -> [String: API]? { modules[name] }

    private mutating func add(_ api: API, module: String, _ names: String = "") {
        for module in module.split(separator: " ") {
            if names.isEmpty { modules[String(module), default: [:]][""] = api }
            for name in names.split(separator: " ") { modules[String(module), default: [:]][String(name)] = api }
        }
    }

    private mutating func add(_ api: API, _ names: String) {
        for name in names.split(separator: " ") {
            let parts = name.split(separator: ".", maxSplits: 1)
            globals[String(parts[0]), default: [:]][parts.count > 1 ? String(parts[1]) : ""] = api
        }
    }

    private init() {
        addNetwork()
        addFiles()
        addProcesses()
        addCode()
        addHost()
        addTransformations()
        addPage()
    }

    private mutating func addNetwork() {
        let client = API(kind: .network, source: .download, sink: .send)
        add(
            client,
            "fetch XMLHttpRequest WebSocket EventSource navigator.sendBeacon importScripts RTCPeerConnection Deno.connect Bun.fetch Bun.connect"
        )
        add(client, "$.ajax $.post $.get $.getJSON $.getScript jQuery.ajax jQuery.post jQuery.get jQuery.getJSON jQuery.getScript")
        add(client, module: "http https", "request get")
        add(client, module: "http2", "connect")
        add(client, module: "net tls", "connect createConnection Socket TLSSocket")
        add(client, module: "dgram", "createSocket")
        let callable =
            "axios got request node-fetch cross-fetch isomorphic-fetch node-fetch-native superagent needle bent phin ky ofetch centra request-promise "
            + "request-promise-native make-fetch-happen minipass-fetch npm-registry-fetch wretch unfetch whatwg-fetch redaxios follow-redirects download "
            + "nodemailer ws isomorphic-ws socket.io-client websocket webhook-discord discord-webhook-node discord.js node-telegram-bot-api telegraf "
            + "ssh2 node-ssh ftp basic-ftp ssh2-sftp-client mqtt simple-get urllib httpie popsicle reqwest gaxios axios-retry ipfs-http-client"
        add(client, module: callable)
        add(
            client, module: callable + " undici",
            "get post put patch request fetch stream pipeline delete head default send extend create instance http https.request https.get http.request http.get createTransport Webhook WebhookClient Client connect io WebSocket fetchJson"
        )
        let lookUp = API(kind: .dns, source: .download, sink: .lookUp)
        add(
            lookUp, module: "dns dns/promises",
            "lookup resolve resolve4 resolve6 resolveTxt resolveAny resolveCname resolveMx reverse promises.lookup promises.resolve promises.resolve4 promises.resolveTxt Resolver"
        )
        let server = API(kind: .listens, source: .download)
        add(server, module: "http https net tls http2", "createServer createSecureServer Server")
        add(server, "Deno.serve Deno.listen Bun.serve Bun.listen")
        add(API(kind: .publishes), module: "libnpmpublish", "publish unpublish default")
        add(API(kind: .publishes), module: "libnpmpublish")
    }

    private mutating func addFiles() {
        let files = "fs fs/promises fs-extra graceful-fs mz/fs original-fs"
        func both(_ names: String) -> String { names.split(separator: " ").map { "\($0) \($0)Sync" }.joined(separator: " ") }
        let read = API(kind: .readsFile, source: .file, sink: .read)
        add(
            read, module: files,
            both("readFile open read opendir readdir readJson readJSON readlink") + " createReadStream ReadStream openAsBlob")
        add(read, "Deno.readTextFile Deno.readFile Deno.readTextFileSync Deno.readFileSync Deno.readDir Bun.file")
        add(read, module: "glob fast-glob globby tiny-glob", "sync default glob globSync stream async")
        add(read, module: "glob fast-glob globby tiny-glob")
        let write = API(kind: .writesFile, sink: .write)
        add(
            write, module: files,
            both("writeFile appendFile copyFile cp copy outputFile outputJson writeJson writeJSON rename move symlink link")
                + " createWriteStream WriteStream"
        )
        add(write, "Deno.writeTextFile Deno.writeFile Deno.writeTextFileSync Deno.writeFileSync Bun.write")
        add(API(kind: .deletesFiles, sink: .delete), module: files, both("unlink rm rmdir remove emptyDir truncate"))
        add(API(kind: .deletesFiles, sink: .delete), module: "rimraf del", "sync default rimraf native")
        add(API(kind: .deletesFiles, sink: .delete), module: "rimraf del")
        add(API(kind: .makesExecutable), module: files, both("chmod fchmod lchmod"))
    }

    private mutating func addProcesses() {
        let process = API(kind: .startsProcess, source: .commandOutput, sink: .command)
        add(process, module: "child_process", "exec execSync spawn spawnSync execFile execFileSync fork")
        let callable = "execa cross-spawn shelljs node-pty tinyexec nano-spawn zx open opn sudo-prompt node-cmd shell-exec"
        add(process, module: callable)
        add(
            process, module: callable,
            "exec execSync spawn spawnSync sync execa execaSync execaCommand execaCommandSync execaNode command commandSync $ x run runSync get default node"
        )
        add(process, "Deno.run Deno.Command Bun.spawn Bun.spawnSync Bun.$")
        add(process, "process.binding")
        add(API(kind: .native), "process.dlopen")
        add(API(kind: .native), module: "ffi-napi ffi koffi node-ffi", "Library load default")
        add(
            API(kind: .webAssembly),
            "WebAssembly.instantiate WebAssembly.compile WebAssembly.instantiateStreaming WebAssembly.Module WebAssembly.Instance")
    }

    private mutating func addCode() {
        let code = API(kind: .runsText, sink: .code)
        add(code, "eval Function AsyncFunction GeneratorFunction AsyncGeneratorFunction execScript")
        add(code, module: "vm", "runInThisContext runInNewContext runInContext Script SourceTextModule compileFunction")
        add(code, module: "vm2", "VM NodeVM VMScript")
        add(code, module: "module", "prototype._compile")
        add(code, module: "require-from-string")
        add(code, module: "esm", "default")
    }

    private mutating func addHost() {
        let host = API(kind: .hostIdentity, source: .hostIdentity)
        add(host, module: "os", "hostname userInfo networkInterfaces")
        add(
            host, module: "node-machine-id systeminformation macaddress address public-ip internal-ip username fullname",
            "default machineId machineIdSync system osInfo networkInterfaces one all v4 sync publicIp ipv4 internalIpV4 mac uuid users")
        add(host, module: "node-machine-id systeminformation macaddress address public-ip internal-ip username fullname")
        add(API(source: .homePath), module: "os", "homedir")
        add(API(kind: .environment, source: .wholeEnvironment, isRead: true), "process.env Deno.env Bun.env")
    }

    private mutating func addTransformations() {
        add(API(source: .decoded), "atob Buffer.from decodeURIComponent unescape String.fromCharCode String.fromCodePoint")
        add(API(source: .decoded), module: "js-base64", "decode Base64.decode fromBase64")
        add(API(source: .encoded), "btoa JSON.stringify encodeURIComponent escape encodeURI")
        add(API(source: .encoded), module: "querystring qs url", "stringify encode default")
        add(
            API(source: .compressed), module: "zlib pako fflate",
            "gzip gzipSync deflate deflateSync deflateRaw deflateRawSync brotliCompress brotliCompressSync createGzip createDeflate")
        add(
            API(source: .decoded), module: "zlib pako fflate lz-string",
            "gunzip gunzipSync inflate inflateSync inflateRaw inflateRawSync unzip unzipSync brotliDecompress brotliDecompressSync ungzip createGunzip decompress decompressFromBase64 decompressFromUTF16"
        )
        add(
            API(kind: .decrypts, source: .decrypted), module: "crypto",
            "createDecipher createDecipheriv privateDecrypt publicDecrypt webcrypto.subtle.decrypt")
        add(API(kind: .decrypts, source: .decrypted), "crypto.subtle.decrypt")
        add(
            API(kind: .decrypts, source: .decrypted), module: "crypto-js",
            "AES.decrypt DES.decrypt TripleDES.decrypt RC4.decrypt Rabbit.decrypt default.AES.decrypt")
        add(API(kind: .decrypts, source: .decrypted), module: "crypto-js/aes", "decrypt")
        add(API(kind: .decrypts, source: .decrypted), module: "simple-crypto-js aes-js sjcl cryptr", "decrypt default")
        add(
            API(source: .hashed), module: "crypto",
            "createHash createHmac hash pbkdf2 pbkdf2Sync scrypt scryptSync timingSafeEqual createSign sign createVerify verify")
        add(API(source: .encrypted), module: "crypto", "createCipher createCipheriv publicEncrypt privateEncrypt")
        add(API(source: .encrypted), "crypto.subtle.encrypt")
    }

    private mutating func addPage() {
        let page = API(kind: .pageData, source: .pageData, isRead: true)
        add(page, "document.cookie localStorage sessionStorage document.forms indexedDB")
        add(API(kind: .clipboard, source: .clipboard, sink: nil), "navigator.clipboard.readText navigator.clipboard.read")
        add(API(kind: .clipboard), "navigator.clipboard.writeText navigator.clipboard.write")
        add(
            API(kind: .clipboard, source: .clipboard), module: "clipboardy copy-paste node-clipboardy",
            "read readSync paste default.read default.readSync write writeSync copy")
        add(
            API(kind: .keyboard, source: .keyboard), module: "iohook iohook-raub node-global-key-listener uiohook-napi gkm",
            "on start GlobalKeyboardListener default uIOhook.on events.on")
        add(API(kind: .screen, source: .file), module: "screenshot-desktop node-webcam desktop-screenshot")
        add(API(kind: .screen, source: .file), "navigator.mediaDevices.getUserMedia navigator.mediaDevices.getDisplayMedia")
        let wallet = API(kind: .wallet, source: .wallet, isRead: true)
        add(wallet, "ethereum solana phantom.solana tronWeb tronLink BinanceChain web3.currentProvider")
    }
}
