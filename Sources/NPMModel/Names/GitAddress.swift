// SPDX-License-Identifier: Apache-2.0

/// A requirement that is a git repository: `github:owner/name#v1`, `git+ssh://…`, `owner/name`.
package struct GitAddress: Sendable, Hashable {
    /// Services that npm knows by name.
    package enum Host: String, Sendable, CaseIterable {
        case github, gitlab, bitbucket, gist, sourcehut

        package var domain: String {
            switch self {
            case .github: "github.com"
            case .gitlab: "gitlab.com"
            case .bitbucket: "bitbucket.org"
            case .gist: "gist.github.com"
            case .sourcehut: "git.sr.ht"
            }
        }

        /// The protocols under which npm takes an address there for a repository.
        var protocols: Set<String> {
            switch self {
            case .github: ["git", "http", "https", "ssh", "git+ssh", "git+https"]
            case .gitlab, .bitbucket: ["https", "ssh", "git+ssh", "git+https"]
            case .gist: ["git", "https", "ssh", "git+ssh", "git+https"]
            case .sourcehut: ["https", "git+ssh"]
            }
        }
    }

    package var host: Host?
    /// Empty where the host is unknown, and for a gist without an owner.
    package var owner = ""
    /// Without `.git`; empty where the host is unknown.
    package var project = ""
    /// The address as written, without the fragment.
    package var address: String
    /// A commit, branch or tag, where the fragment names one.
    package var committish: String?
    /// `#semver:^1.2`: the newest tag that is in this range.
    package var range: String?
    /// `#path:packages/a`: the folder in the repository.
    package var folder: String?

    private init(address: String, fragment: String?) {
        self.address = address
        for part in (fragment ?? "").split(separator: "::").map(String.init) {
            if let rest = part.dropping(prefix: "semver:") {
                range = rest.percentDecoded ?? rest
            } else if let rest = part.dropping(prefix: "path:") {
                folder = rest
            } else if !part.contains(":") {
                committish = part
            }
        }
    }

    /// Reads an address at a service that npm knows, shorthands included; `nil` for anything else, such as a tarball there.
    init?(hosted text: String) {
        let (written, fragment) = text.splitting(at: "#")
        self.init(address: written, fragment: fragment.map { $0.percentDecoded ?? $0 })
        if Self.isShorthand(text) {
            guard take(path: written, .github) else { return nil }
            return
        }
        if let colon = written.firstIndex(of: ":"), let known = Host(rawValue: String(written[..<colon])) {
            guard take(path: String(written[written.index(after: colon)...]), known) else { return nil }
            return
        }
        guard let parts = AddressParts(written),
            let known = Host.allCases.first(where: { $0.domain == parts.host || "www." + $0.domain == parts.host }),
            known.protocols.contains(parts.name), take(segments: parts.path, known)
        else { return nil }
    }

    /// Reads any other git address: `git:`, `git+…:`, or `user@host:path`.
    init?(_ text: String) {
        let (written, fragment) = text.splitting(at: "#")
        let name = written.protocolName
        let isGit = name == "git" || ["http", "https", "rsync", "ftp", "file", "ssh"].contains { name == "git+" + $0 }
        guard isGit || Self.isCopyAddress(written) else { return nil }
        self.init(address: written, fragment: fragment)
    }

    /// `git@example.com:owner/name.git`
    private static func isCopyAddress(_ text: String) -> Bool {
        guard let at = text.firstIndex(of: "@"), at != text.startIndex, !text.contains("://"),
            let colon = text[at...].firstIndex(of: ":"), text[at..<colon].contains("."), !text[..<at].contains("/")
        else { return false }
        return text.index(after: colon) < text.endIndex
    }

    /// `owner/name`, perhaps with a fragment: one slash, and nothing that an address, a path or a scope would have.
    private static func isShorthand(_ text: String) -> Bool {
        let (written, _) = text.splitting(at: "#")
        guard let slash = written.firstIndex(of: "/"), slash != written.startIndex, !written.hasSuffix("/"), !written.hasPrefix(".")
        else { return false }
        if written.contains(where: { $0.isWhitespace || $0 == "@" || $0 == ":" }) { return false }
        return !written[written.index(after: slash)...].contains("/")
    }

    /// After a shorthand's colon: everything up to the last slash is the owner.
    private mutating func take(path: String, _ known: Host) -> Bool {
        var path = path[...]
        while path.hasPrefix("/") { path = path.dropFirst() }
        if let at = path.firstIndex(of: "@") { path = path[path.index(after: at)...] }
        let slash = path.lastIndex(of: "/")
        let name = slash.map { path[path.index(after: $0)...] } ?? path
        guard let project = String(name).percentDecoded, let owner = String(slash.map { path[..<$0] } ?? "").percentDecoded else {
            return false
        }
        host = known
        self.owner = owner
        self.project = project.droppingGitSuffix
        return true
    }

    private mutating func take(segments path: String, _ known: Host) -> Bool {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if segments.first?.isEmpty ?? false { segments.removeFirst() }
        switch known {
        case .github:
            if segments.count > 2, !segments[2].isEmpty {
                guard segments[2] == "tree" else { return false }
                if segments.count > 3 { committish = segments[3].percentDecoded }
            }
        case .bitbucket: if segments.count > 2, segments[2] == "get" { return false }
        case .sourcehut: if segments.count > 2, segments[2] == "archive" { return false }
        case .gist: if segments.count > 2, segments[2] == "raw" { return false }
        case .gitlab:
            if path.contains("/-/") || path.contains("/archive.tar.gz") { return false }
            guard let last = segments.popLast() else { return false }
            segments = [segments.joined(separator: "/"), last]
        }
        if known == .gist, segments.count < 2 || segments[1].isEmpty { segments = [""] + segments }
        guard segments.count > 1, let owner = segments[0].percentDecoded, let project = segments[1].percentDecoded,
            !project.isEmpty, !owner.isEmpty || known == .gist
        else { return false }
        host = known
        self.owner = owner
        self.project = project.droppingGitSuffix
        return true
    }
}

/// The parts of an address that tell a repository.
private struct AddressParts {
    var name: String
    var host: String
    var path: String

    init?(_ text: String) {
        var rest: Substring
        if let found = text.firstRange(of: "://") {
            name = text[..<found.lowerBound].lowercased()
            rest = text[found.upperBound...]
        } else {
            // `user@host:owner/name`
            guard text.contains("@") else { return nil }
            name = "git+ssh"
            rest = text[...]
        }
        let authorityEnd = rest.firstIndex(of: "/") ?? rest.endIndex
        var authority = rest[..<authorityEnd]
        // `user@host:owner/name` has its path after the colon.
        var leading = ""
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        if let colon = authority.firstIndex(of: ":") {
            let after = authority[authority.index(after: colon)...]
            if !after.allSatisfy({ $0.isASCII && $0.isNumber }) { leading = "/" + after }
            authority = authority[..<colon]
        } else if name == "git+ssh", text.firstRange(of: "://") == nil {
            return nil
        }
        host = authority.lowercased()
        path = leading + rest[authorityEnd...]
        if host.isEmpty { return nil }
    }
}

extension String {
    fileprivate func splitting(at mark: Character) -> (String, String?) {
        guard let index = firstIndex(of: mark) else { return (self, nil) }
        return (String(self[..<index]), String(self[self.index(after: index)...]))
    }

    fileprivate var droppingGitSuffix: String { hasSuffix(".git") ? String(dropLast(4)) : self }

    /// `nil` where an escape is damaged or the result is no UTF-8.
    fileprivate var percentDecoded: String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var out: [UInt8] = []
        let bytes = Array(utf8)
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "%") else {
                out.append(bytes[at])
                at += 1
                continue
            }
            guard at + 2 < bytes.count, let high = bytes[at + 1].hexadecimalValue, let low = bytes[at + 2].hexadecimalValue else {
                return nil
            }
            out.append(high << 4 | low)
            at += 3
        }
        return String(validating: out, as: UTF8.self)
    }
}
