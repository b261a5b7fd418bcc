// SPDX-License-Identifier: Apache-2.0

/// Where a value may come from and what was done to it on the way: a set of 64 bits, so that joining two is one instruction.
///
/// The low bits are kinds of sources and transformations; then one bit for each module that the file loads, which is resolved when
/// all files of the release are known; one is "a parameter of a function of this file".
package struct Taint: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    private static func bit(_ place: Int) -> Taint { Taint(rawValue: 1 << UInt64(place)) }

    // Sources.
    package static let wholeEnvironment = bit(0)
    /// A variable whose name is that of a key: `NPM_TOKEN`.
    package static let secretVariable = bit(1)
    package static let variable = bit(2)
    /// Read from a file that keeps keys: `.npmrc`, `.ssh`, browser profiles, wallets.
    package static let secretFile = bit(3)
    package static let file = bit(4)
    package static let hostIdentity = bit(5)
    /// Cookies, storage, form fields.
    package static let pageData = bit(6)
    package static let clipboard = bit(7)
    package static let keyboard = bit(8)
    /// What the network answered.
    package static let download = bit(9)
    package static let commandOutput = bit(10)
    /// A parameter or property named as a key of money: `mnemonic`, `privateKey`.
    package static let namedSecret = bit(11)
    /// What a cloud's metadata address answered.
    package static let cloudMetadata = bit(12)
    package static let wallet = bit(13)
    /// `/etc/passwd` and its like.
    package static let systemFile = bit(14)
    /// `npm_package_…`: a value of the package that is being installed or run.
    package static let packageVariable = bit(15)

    // Transformations.
    package static let decoded = bit(16)
    package static let decrypted = bit(17)
    package static let encoded = bit(18)
    package static let compressed = bit(19)
    package static let hashed = bit(20)
    package static let encrypted = bit(21)

    // Texts that name a place, on their way to what reads or writes it.
    package static let secretPath = bit(22)
    package static let startupPath = bit(23)
    package static let systemPath = bit(24)
    package static let secretName = bit(25)
    package static let metadataAddress = bit(26)
    package static let agentPath = bit(27)
    package static let workflowPath = bit(28)
    /// A file of another installed package: `node_modules/…`.
    package static let packagePath = bit(29)
    package static let homePath = bit(30)

    private static let firstImport = 31
    /// Modules of a file that have a bit of their own; the rest share the last.
    static let importLimit = 30

    /// The bit of the file's module by number, from 0.
    static func imported(_ number: Int) -> Taint { bit(firstImport + min(number, importLimit - 1)) }

    /// A parameter of a function that other files may call.
    package static let parameter = bit(62)

    /// A file of another program: an application's bundle, a chat client's core.
    package static let programPath = bit(61)
    /// A parameter or property named as a password.
    package static let password = bit(63)

    /// Everything that other files decide.
    static let open: Taint = Taint(rawValue: ~UInt64(0) << UInt64(firstImport)).subtracting([.password, .programPath])

    package static let secrets: Taint = [
        .wholeEnvironment, .secretVariable, .secretFile, .cloudMetadata, .clipboard, .keyboard, .namedSecret, .password, .wallet,
    ]
    package static let transformations: Taint = [.decoded, .decrypted, .encoded, .compressed, .hashed, .encrypted]
    static let paths: Taint = [
        .secretPath, .startupPath, .systemPath, .secretName, .metadataAddress, .agentPath, .workflowPath, .packagePath, .homePath,
        .programPath,
    ]

    /// The numbers of imports whose bits are set.
    var importNumbers: [Int] { (0..<Self.importLimit).filter { contains(Self.bit(Self.firstImport + $0)) } }

    /// The sources and transformations in words, in a fixed order.
    package var words: [String] { Self.names.filter { contains($0.taint) }.map(\.words) }

    private static let names: [(taint: Taint, words: String)] = [
        (.wholeEnvironment, "the whole environment"), (.secretVariable, "a key in the environment"), (.variable, "the environment"),
        (.secretFile, "a file of keys"), (.systemFile, "a system file"), (.file, "a file"), (.hostIdentity, "the host's name or user"),
        (.pageData, "cookies, storage or forms"), (.clipboard, "the clipboard"), (.keyboard, "the keyboard"), (.download, "a download"),
        (.commandOutput, "a command's output"), (.namedSecret, "a private key"), (.password, "a password"),
        (.cloudMetadata, "cloud metadata"),
        (.wallet, "a wallet"), (.packageVariable, "a value of the package around it"),
        (.decoded, "decoded"), (.decrypted, "decrypted"), (.encoded, "encoded"), (.compressed, "compressed"), (.hashed, "hashed"),
        (.encrypted, "encrypted"),
    ]
}
