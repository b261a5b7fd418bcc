// SPDX-License-Identifier: Apache-2.0

/// What a requirement of a manifest points at, told from its text alone.
package enum PackageAddress: Sendable, Hashable {
    /// A package of a registry. The selector is a range, a version or a tag, `*` where none is written.
    case registry(name: String, selector: String)
    case git(String)
    case tarball(String)
    case local(String)
    /// `workspace:`; the selector is kept (`*`, `^`, `~`, a range or a folder).
    case workspace(String)
    /// `catalog:`, `jsr:` and prefixes yet unknown: not to be resolved from the text alone.
    case other(String)

    /// Reads `requirement` as written under `name` in a manifest or lockfile.
    package init(name: String, requirement: String) {
        if Self.isPlain(requirement) {
            self = .registry(name: name, selector: requirement.isEmpty ? "*" : requirement)
            return
        }
        let text = requirement.trimmingSpaces()
        if text.hasPrefix("npm:") {
            self = Self.aliased(String(text.dropFirst(4)), under: name)
        } else if text.hasPrefix("workspace:") {
            self = .workspace(String(text.dropFirst(10)))
        } else if Self.localPrefixes.contains(where: text.hasPrefix) {
            self = .local(text)
        } else if text.hasPrefix("patch:") {
            self = Self.patched(text, under: name)
        } else if Self.isGit(text) {
            self = .git(text)
        } else if text.hasPrefix("http://") || text.hasPrefix("https://") {
            self = .tarball(text)
        } else if text.contains(":") {
            self = .other(text)
        } else if text.hasSuffix(".tgz") || text.hasSuffix(".tar.gz") || text.hasSuffix(".tar") {
            self = .local(text)
        } else if text.contains("/") {
            // `owner/repository`, the short form of a GitHub address.
            self = .git(text)
        } else {
            self = .registry(name: name, selector: text.isEmpty ? "*" : text)
        }
    }

    /// Nearly all requirements: a range, version or tag of letters, digits and signs that start nothing else.
    private static func isPlain(_ text: String) -> Bool {
        var last: UInt8 = UInt8(ascii: " ")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "*"),
                UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "|"):
                last = byte
            case UInt8(ascii: " ") where last != UInt8(ascii: " "): last = byte
            default: return false
            }
        }
        // A space at the end is trimmed, and a file name may look like a tag.
        return text.isEmpty || last >= UInt8(ascii: "0") && last <= UInt8(ascii: "9") || last == UInt8(ascii: "*")
            || last == UInt8(ascii: "x")
    }

    private static let localPrefixes = ["file:", "link:", "portal:", "./", "../", "/", "~/"]

    /// `git+ssh://…`, `git://…`, `git@host:…`, `ssh://…`, `github:o/r`, an `https` address of a repository.
    static func isGit(_ text: String) -> Bool {
        if text.hasPrefix("http") {
            if text.hasBytes("#commit=") { return true }
            let bytes = text.utf8
            let address = bytes[..<(bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex)]
            return address.suffix(4).elementsEqual(".git".utf8)
        }
        return gitPrefixes.contains(where: text.hasPrefix) || text.hasBytes("#commit=")
    }

    private static let gitPrefixes = ["git+", "git:", "git@", "ssh:", "github:", "gitlab:", "bitbucket:", "gist:"]

    /// `npm:` is followed by `name`, `name@selector`, or in Yarn's later format by a bare selector.
    private static func aliased(_ text: String, under name: String) -> Self {
        let (real, selector) = splitDescriptor(text)
        if let selector { return .registry(name: real, selector: selector.isEmpty ? "*" : selector) }
        let startsRange = text.first.map { "^~<>=*0123456789 ".contains($0) } ?? true
        if startsRange { return .registry(name: name, selector: text.isEmpty ? "*" : text) }
        return .registry(name: real, selector: "*")
    }

    /// `patch:name@npm%3A1.0.0#…`: the patched package keeps its name; what it is based on decides.
    private static func patched(_ text: String, under name: String) -> Self {
        let inner = text.dropFirst(6).prefix { $0 != "#" }
        let (_, selector) = splitDescriptor(percentDecoded(inner))
        guard let selector else { return .other(text) }
        if selector.hasPrefix("patch:") { return .other(text) }
        return PackageAddress(name: name, requirement: selector)
    }

    /// `@scope/name@rest` into name and rest; no rest where there is no second `@`.
    static func splitDescriptor(_ text: String) -> (name: String, rest: String?) {
        let bytes = text.utf8
        let sign = UInt8(ascii: "@")
        let afterScope = bytes.first == sign ? bytes.index(after: bytes.startIndex) : bytes.startIndex
        guard let at = bytes[afterScope...].firstIndex(of: sign), at > bytes.startIndex else { return (text, nil) }
        return (String(text[..<at]), String(text[bytes.index(after: at)...]))
    }

    /// `name-1.2.3.tgz` at the end of an address: the version, as npm guesses it where the file has none.
    static func version(ofTarball address: String) -> String? {
        guard let file = address.split(separator: "/").last, file.hasSuffix(".tgz") else { return nil }
        let stem = file.dropLast(4)
        var at = stem.startIndex
        while let dash = stem[at...].firstIndex(of: "-") {
            let rest = stem[stem.index(after: dash)...]
            if rest.first?.isASCII == true, rest.first?.isNumber == true, rest.split(separator: ".").count >= 3 { return String(rest) }
            at = stem.index(after: dash)
        }
        return nil
    }

    static func percentDecoded(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "%"), rest.count >= 3,
                let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(3)
            } else {
                out.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension LockedPackage.Source {
    /// What a lockfile's `resolved` or `resolution` says about where the bytes come from.
    ///
    /// Registries serve tarballs under `/-/` (the npm protocol) or, a few hosts, `/download/`; any other address is a tarball
    /// that someone names directly. GitLab serves archives of repositories under `/-/archive/`.
    init(resolved: String?) {
        guard let resolved, !resolved.isEmpty else {
            self = .registry(nil)
            return
        }
        if resolved.hasPrefix("https://"), resolved.hasBytes("/-/"), !resolved.hasBytes("/-/archive/"), !resolved.hasBytes("#") {
            self = .registry(resolved)
        } else if resolved.hasPrefix("file:") || resolved.hasPrefix("link:") || resolved.hasPrefix("portal:") {
            self = .local(resolved)
        } else if PackageAddress.isGit(resolved) {
            self = .git(resolved)
        } else if resolved.hasPrefix("http://") || resolved.hasPrefix("https://") {
            let isArchive = resolved.hasBytes("/-/archive/") || resolved.hasBytes("/releases/download/")
            let registry = !isArchive && (resolved.hasBytes("/-/") || resolved.hasBytes("/download/") || resolved.hasBytes("/@jsr/"))
            self = registry ? .registry(resolved) : .tarball(resolved)
        } else {
            self = .local(resolved)
        }
    }

    package var isRegistry: Bool {
        if case .registry = self { return true }
        return false
    }
}

extension String {
    /// Whether these bytes stand anywhere in the text.
    func hasBytes(_ wanted: StaticString) -> Bool {
        wanted.withUTF8Buffer { wanted in
            guard let first = wanted.first else { return true }
            let bytes = utf8
            var at = bytes.startIndex
            while let found = bytes[at...].firstIndex(of: first) {
                if bytes[found...].starts(with: wanted) { return true }
                at = bytes.index(after: found)
            }
            return false
        }
    }
}

extension StringProtocol {
    func trimmingSpaces() -> String {
        let spaces: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
        let start = self.drop { spaces.contains($0) }
        guard let end = start.lastIndex(where: { !spaces.contains($0) }) else { return "" }
        return String(start[...end])
    }
}
