// SPDX-License-Identifier: Apache-2.0

/// What a requirement in a manifest or lockfile asks for: told from its text alone, as `npm-package-arg` does (11.0),
/// with the further forms of yarn, pnpm and bun.
package enum DependencySpec: Sendable, Hashable {
    /// One version of the registry.
    case version(SemanticVersion)
    case range(VersionRange)
    /// A dist-tag, such as `latest` or `next`.
    case tag(String)
    /// `npm:name@requirement`: another package under this name. The inner one is a version, range or tag.
    indirect case alias(PackageName, DependencySpec)
    case git(GitAddress)
    /// A tarball or other document at an `http:` or `https:` address.
    case remote(String)
    /// A tarball (`.tgz`, `.tar`, `.tar.gz`) in the file system.
    case file(String)
    case directory(String)
    /// `link:`, a folder that is not installed but linked.
    case link(String)
    /// `portal:`, yarn's link that brings its dependencies.
    case portal(String)
    /// `workspace:`, with what follows: a range, `*`, `^`, `~`, or a path.
    case workspace(String)
    /// `catalog:`, with the catalog's name; empty for the default one.
    case catalog(String)
    /// `patch:`, yarn's patched package, with what follows.
    case patch(String)
    /// What npm would refuse: an unknown protocol, a tag with forbidden characters, an alias of an alias.
    case unsupported(String)

    /// Classifies a requirement, read loosely as npm reads it. The empty text is `*`.
    package init(_ requirement: String) {
        if let spec = Self.ofOtherClients(requirement) {
            self = spec
        } else if Self.isFileSpec(requirement) {
            self = Self.fileSystem(requirement)
        } else if let rest = requirement.dropping(prefix: "npm:") {
            self = Self.alias(rest)
        } else if let address = GitAddress(hosted: requirement) ?? GitAddress(requirement) {
            self = .git(address)
        } else if requirement.protocolName != nil {
            self = Self.address(requirement)
        } else if requirement.contains("/") || Self.isTarballName(requirement) {
            self = Self.fileSystem(requirement)
        } else {
            self = Self.registry(requirement)
        }
    }

    /// Whether a registry answers for it, alias or not.
    package var isFromRegistry: Bool {
        switch self {
        case .version, .range, .tag, .alias: true
        default: false
        }
    }

    /// What the requirement admits, where that is a matter of versions: for a version, a range, or an alias of them.
    package var versionRange: VersionRange? {
        switch self {
        case .version(let version): VersionRange(VersionComparator(.equal, version), loose: true, includePrerelease: false)
        case .range(let range): range
        case .alias(_, let inner): inner.versionRange
        default: nil
        }
    }

    // MARK: Forms

    private static func ofOtherClients(_ text: String) -> DependencySpec? {
        guard let name = text.protocolName else { return nil }
        let rest = String(text.dropFirst(name.utf8.count + 1))
        switch name {
        case "link": return .link(rest)
        case "portal": return .portal(rest)
        case "workspace": return .workspace(rest)
        case "catalog": return .catalog(rest)
        case "patch": return .patch(rest)
        default: return nil
        }
    }

    private static func isFileSpec(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(2))
        guard let first = bytes.first else { return false }
        if first == UInt8(ascii: ".") || first == UInt8(ascii: "/") { return true }
        if bytes.count == 2, first == UInt8(ascii: "~"), bytes[1] == UInt8(ascii: "/") { return true }
        if bytes.count == 2, bytes[1] == UInt8(ascii: ":"), first.isIdentifier, !first.isDigit, first != .hyphen { return true }
        return text.dropping(prefix: "file:") != nil
    }

    private static func fileSystem(_ text: String) -> DependencySpec {
        let path = text.dropping(prefix: "file:") ?? text
        return isTarballName(text) ? .file(path) : .directory(path)
    }

    private static func isTarballName(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.hasSuffix(".tgz") || lower.hasSuffix(".tar") || lower.hasSuffix(".tar.gz")
    }

    /// After `npm:` stands a name with a requirement, or, in yarn's lockfiles, the requirement alone.
    private static func alias(_ text: String) -> DependencySpec {
        if text.isEmpty || "0123456789^~<>=*".contains(text.prefix(1)) { return registry(text) }
        let afterFirst = text.index(after: text.startIndex)
        let end = text[afterFirst...].firstIndex(of: "@") ?? text.endIndex
        guard let name = PackageName(String(text[..<end])) else { return .unsupported(text) }
        let requirement = end == text.endIndex ? "" : String(text[text.index(after: end)...])
        // An alias of an alias is refused here, so that no text chooses how deep this goes.
        if requirement.dropping(prefix: "npm:") != nil { return .unsupported(text) }
        let inner = DependencySpec(requirement.isEmpty ? "*" : requirement)
        switch inner {
        case .version, .range, .tag: return .alias(name, inner)
        default: return .unsupported(text)
        }
    }

    private static func address(_ text: String) -> DependencySpec {
        guard let name = text.protocolName, name == "http" || name == "https" else { return .unsupported(text) }
        return .remote(text)
    }

    private static func registry(_ text: String) -> DependencySpec {
        if let version = SemanticVersion(text, loose: true) { return .version(version) }
        if let range = VersionRange(text, loose: true) { return .range(range) }
        let tag = text.trimmingSpace
        let isSafe = tag.utf8.allSatisfy { $0.isIdentifier || "_.!~*'()".utf8.contains($0) }
        return isSafe && !tag.isEmpty ? .tag(tag) : .unsupported(text)
    }
}

extension String {
    /// What follows a prefix, upper and lower case being the same.
    func dropping(prefix: String) -> String? {
        utf8.count >= prefix.utf8.count && self.prefix(prefix.count).lowercased() == prefix ? String(dropFirst(prefix.count)) : nil
    }

    /// `https` of `https:…`, `git+ssh` of `git+ssh:…`, in lower case; letters only, as npm tells addresses from tags.
    var protocolName: String? {
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon > startIndex else { return nil }
        let name = self[..<colon].lowercased()
        let letters = name.hasPrefix("git+") ? name.dropFirst(4) : name[...]
        return !letters.isEmpty && letters.utf8.allSatisfy { $0.isIdentifier && !$0.isDigit && $0 != .hyphen } ? name : nil
    }

    /// Without the white space around it, as JavaScript trims.
    var trimmingSpace: String {
        var text = self
        return text.withUTF8 { bytes in
            let trimmed = ByteText(bytes).trimmed
            return trimmed.string(0..<trimmed.count)
        }
    }
}
