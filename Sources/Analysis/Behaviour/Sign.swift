// SPDX-License-Identifier: Apache-2.0

/// Something that a text shows without being parsed: a name in the right surroundings. A sign is a fact, never a judgement.
package enum Sign: UInt8, Sendable, CaseIterable {
    // Reaching the network.
    case networkModule, networkCall, shellDownload
    // Starting processes, running text as code.
    case processModule, runsText, makesExecutable, pipesIntoShell
    // Hiding and unhiding.
    case decrypts, decodes, obfuscatorName
    // Asking where it runs.
    case environment, wholeEnvironment, packageEnvironment, hostIdentity
    // Keys and money.
    case npmConfiguration, npmCredential, developerCredential, wallet
    // Staying, spreading.
    case shellProfile, autostart, publishes, workflowFile
    // Places that collect what others send.
    case dropHost, rawAddress, pasteHost
    // Written to disk.
    case writesFile
    case encodes
    case discardsOutput
}

/// A set of signs.
package struct SignSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package init(_ sign: Sign) { rawValue = 1 << UInt64(sign.rawValue) }

    package init(_ signs: [Sign]) { rawValue = signs.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }

    package func contains(_ sign: Sign) -> Bool { rawValue & 1 << UInt64(sign.rawValue) != 0 }

    /// The signs in it, in the order of their declaration.
    package var signs: [Sign] { Sign.allCases.filter(contains) }

    package static let network = SignSet([.networkModule, .networkCall, .shellDownload])
    package static let credentials = SignSet([.npmConfiguration, .npmCredential, .developerCredential, .wallet])
}
