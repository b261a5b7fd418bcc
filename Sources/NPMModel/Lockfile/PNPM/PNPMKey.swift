// SPDX-License-Identifier: Apache-2.0

/// The key of a package in pnpm's lockfile, in any of its forms.
///
/// | format | key |
/// | --- | --- |
/// | 5 | `/@scope/name/1.0.0_peer@2.0.0`, `registry.example/name/1.0.0`, `github.com/owner/repository/commit` |
/// | 6 | `/@scope/name@1.0.0(peer@2.0.0)` |
/// | 9 | `@scope/name@1.0.0`, `name@https://…`, `name@file:folder`; peers only in `snapshots` |
///
/// Source: `@pnpm/dependency-path` of pnpm 7, 8 and 9.
struct PNPMKey {
    var name: String
    /// `nil` where the key names no version: an address, a folder, or something damaged.
    var version: String?
    /// What stands in place of a version: an address or a folder.
    var address: String?

    init(_ key: String) {
        let bare = Self.withoutPeers(key)
        if bare.hasPrefix("file:") || bare.hasPrefix("link:") {
            self.init(name: bare.split(separator: "/").last.map(String.init) ?? bare, address: bare)
            return
        }
        var text = Substring(bare)
        let isRooted = text.hasPrefix("/")
        if isRooted { text = text.dropFirst() }
        let (name, rest) = PackageAddress.splitDescriptor(String(text))
        if let rest, !name.dropFirst(name.hasPrefix("@") ? 1 : 0).contains("/") || name.hasPrefix("@") && Self.isScoped(name) {
            self.init(name: name, rest: rest)
            return
        }
        var segments = text.split(separator: "/", omittingEmptySubsequences: false)
        // A host other than the usual registry stands first.
        if !isRooted, let first = segments.first, first.contains("."), segments.count > 1 {
            segments.removeFirst()
            if Self.gitHosts.contains(first), segments.count >= 2 {
                self.init(name: String(segments[1]), address: bare)
                return
            }
        }
        self.init(segments: segments, address: isRooted ? nil : bare)
    }

    private init(name: String, version: String? = nil, address: String? = nil) {
        self.name = name
        self.version = version
        self.address = address
    }

    private init(name: String, rest: String) {
        if Self.isVersion(rest) {
            self.init(name: name, version: rest)
        } else {
            self.init(name: name, address: rest)
        }
    }

    /// `[@scope,] name, version` or, behind a host, `[@scope,] name@version`.
    private init(segments: [Substring], address: String?) {
        let isScoped = segments.first?.hasPrefix("@") == true && segments.count > 1
        let nameCount = isScoped ? 2 : 1
        let name = segments.prefix(nameCount).joined(separator: "/")
        let (bareName, attached) = PackageAddress.splitDescriptor(name)
        if let attached {
            self.init(name: bareName, rest: attached)
            return
        }
        let stated = segments.dropFirst(nameCount).first.map { String($0.prefix { $0 != "_" }) } ?? ""
        self.init(name: name, version: Self.isVersion(stated) ? stated : nil, address: address)
    }

    private static let gitHosts: Set<Substring> = ["github.com", "gitlab.com", "bitbucket.org"]

    private static func isScoped(_ name: String) -> Bool { name.split(separator: "/").count == 2 }

    /// Looks like a version: digits, a dot, digits. Ranges and addresses do not.
    static func isVersion(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[2].isEmpty, !text.contains("/"), !text.contains(":") else { return false }
        return parts[0].allSatisfy(\.isASCIIDigit) && !parts[0].isEmpty && parts[1].allSatisfy(\.isASCIIDigit) && !parts[1].isEmpty
    }

    /// `name@1.0.0(peer@2.0.0)(patch_hash=…)` without what stands in brackets.
    static func withoutPeers(_ key: String) -> String {
        guard let bracket = key.firstIndex(of: "("), key.hasSuffix(")") else { return key }
        return String(key[..<bracket])
    }

    /// The forms a key has for a reference `name: reference`. A file keeps to one, but for aliases and addresses, which stand as
    /// they are.
    enum Form: CaseIterable {
        case joined, rooted, slashed, verbatim

        func key(name: String, reference: String) -> String {
            switch self {
            case .joined: "\(name)@\(reference)"
            case .rooted: "/\(name)@\(reference)"
            case .slashed: "/\(name)/\(reference)"
            case .verbatim: reference
            }
        }
    }
}

extension Character {
    var isASCIIDigit: Bool { self >= "0" && self <= "9" }
}
