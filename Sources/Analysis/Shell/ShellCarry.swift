// SPDX-License-Identifier: Apache-2.0

/// What data may have in it, followed through pipes, substitutions, variables and files. Of fixed size, so that following is linear.
package struct ShellCarry: Sendable, Hashable {
    package var sources: ShellSources = []
    /// The first command that downloaded what flows here.
    package var download: Int?
    /// The first command that read something secret.
    package var secret: Int?

    package init() {}

    package mutating func formUnion(_ other: ShellCarry) {
        sources.formUnion(other.sources)
        download = download ?? other.download
        secret = secret ?? other.secret
    }

    package var isEmpty: Bool { sources.isEmpty }
}

/// Where data comes from.
package struct ShellSources: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let download = ShellSources(rawValue: 1)
    /// Decoded by `base64 -d`, `xxd -r` and their kin.
    package static let decoded = ShellSources(rawValue: 1 << 1)
    /// `.npmrc`, `.yarnrc`.
    package static let npmConfiguration = ShellSources(rawValue: 1 << 2)
    /// `.ssh`, `.aws`, `.git-credentials`, `.netrc`, `.kube`, key files.
    package static let keys = ShellSources(rawValue: 1 << 3)
    /// A variable named like a token.
    package static let tokens = ShellSources(rawValue: 1 << 4)
    /// All of the environment: `env`, `printenv`, `set`.
    package static let environment = ShellSources(rawValue: 1 << 5)
    /// `/etc/passwd`, `/etc/shadow`.
    package static let accounts = ShellSources(rawValue: 1 << 6)
    /// Shell histories.
    package static let history = ShellSources(rawValue: 1 << 7)
    /// Wallets and browser profiles.
    package static let wallets = ShellSources(rawValue: 1 << 8)
    /// `whoami`, `hostname`, `id`, `uname`, `pwd`, addresses.
    package static let hostIdentity = ShellSources(rawValue: 1 << 9)

    package static let secrets: ShellSources = [.npmConfiguration, .keys, .tokens, .environment, .accounts, .history, .wallets]

    /// For people: `npm configuration`, `keys`.
    package var words: [String] {
        let all: [(ShellSources, String)] = [
            (.environment, "the whole environment"), (.npmConfiguration, ".npmrc"), (.keys, "keys"), (.tokens, "tokens"),
            (.accounts, "the list of accounts"), (.history, "shell history"), (.wallets, "wallets or browser profiles"),
            (.hostIdentity, "the machine's or user's name"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
