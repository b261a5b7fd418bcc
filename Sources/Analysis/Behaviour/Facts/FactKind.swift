// SPDX-License-Identifier: Apache-2.0

/// What a piece of code does with something outside it. A fact, never a judgement.
package enum FactKind: String, Sendable, CaseIterable {
    case network, listens, dns
    case readsFile = "reads-file"
    case writesFile = "writes-file"
    case deletesFiles = "deletes-files"
    case makesExecutable = "makes-executable"
    case startsProcess = "starts-process"
    case environment
    case hostIdentity = "host-identity"
    case runsText = "runs-text"
    case loadsUnknownModule = "loads-unknown-module"
    case native
    case webAssembly = "web-assembly"
    case decrypts, decodes
    case clipboard, keyboard, screen
    case pageData = "page-data"
    case pageHook = "page-hook"
    case wallet
    case publishes
    /// A loop without an end or a way out.
    case endlessLoop = "endless-loop"

    /// The coarse ability that it shows; what a release difference compares.
    package var capability: Capability? {
        switch self {
        case .network, .dns: .network
        case .listens: .listens
        case .readsFile: .readsFiles
        case .writesFile, .deletesFiles, .makesExecutable: .writesFiles
        case .startsProcess: .processes
        case .environment: .environment
        case .hostIdentity: .hostIdentity
        case .runsText: .dynamicCode
        case .loadsUnknownModule: nil
        case .native: .native
        case .webAssembly: .webAssembly
        case .decrypts: .decryption
        case .decodes, .endlessLoop: nil
        case .clipboard, .keyboard, .screen: .inputAndScreen
        case .pageData: .pageData
        case .pageHook: .pageHooks
        case .wallet: .wallets
        case .publishes: .publishing
        }
    }
}

/// An ability that a package's code shows, coarse enough to be compared between releases.
package enum Capability: String, Sendable, CaseIterable, Comparable {
    case network, listens
    case readsFiles = "reads-files"
    case writesFiles = "writes-files"
    case processes, environment
    case hostIdentity = "host-identity"
    case dynamicCode = "dynamic-code"
    case native
    case webAssembly = "web-assembly"
    case decryption
    case inputAndScreen = "input-and-screen"
    case pageData = "page-data"
    case pageHooks = "page-hooks"
    case wallets, publishing

    /// What it is called in a sentence: "reaches the network".
    package var words: String {
        switch self {
        case .network: "reaches the network"
        case .listens: "listens for connections"
        case .readsFiles: "reads files"
        case .writesFiles: "writes files"
        case .processes: "starts processes"
        case .environment: "reads the environment"
        case .hostIdentity: "asks who and where it is"
        case .dynamicCode: "runs text as code"
        case .native: "loads native code"
        case .webAssembly: "runs WebAssembly"
        case .decryption: "decrypts"
        case .inputAndScreen: "reads clipboard, keyboard or screen"
        case .pageData: "reads cookies, storage or forms of a page"
        case .pageHooks: "replaces functions of the page or of Node"
        case .wallets: "talks to a wallet"
        case .publishing: "publishes packages"
        }
    }

    package static func < (a: Capability, b: Capability) -> Bool { a.rawValue < b.rawValue }
}
