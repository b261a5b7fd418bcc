// SPDX-License-Identifier: Apache-2.0

/// Host, owner and name of a repository address, in one spelling.
struct RepositoryLink: Hashable, CustomStringConvertible {
    var host: String
    var owner: String
    var name: String

    init?(_ address: String) {
        var text = Substring(address.lowercased())
        var host = "github.com"
        if let scheme = text.firstRange(of: "://") {
            text = text[scheme.upperBound...]
            if let at = text.firstIndex(of: "@"), at < (text.firstIndex(of: "/") ?? text.endIndex) { text = text[text.index(after: at)...] }
            guard let slash = text.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return nil }
            host = String(text[..<slash])
            text = text[text.index(after: slash)...]
        } else if let at = text.firstIndex(of: "@"), let colon = text[at...].firstIndex(of: ":") {
            host = String(text[text.index(after: at)..<colon])
            text = text[text.index(after: colon)...]
        } else if let colon = text.firstIndex(of: ":") {
            let short = text[..<colon]
            host = ["github": "github.com", "gitlab": "gitlab.com", "bitbucket": "bitbucket.org"][String(short)] ?? String(short)
            text = text[text.index(after: colon)...]
        }
        if let hash = text.firstIndex(of: "#") { text = text[..<hash] }
        let parts = text.split(separator: "/")
        guard parts.count >= 2 else { return nil }
        self.host = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        owner = String(parts[0])
        let last = parts[1]
        name = String(last.hasSuffix(".git") ? last.dropLast(4) : last)
    }

    var description: String { "\(host)/\(owner)/\(name)" }
}
