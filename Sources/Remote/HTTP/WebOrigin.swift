// SPDX-License-Identifier: Apache-2.0

/// Scheme, host and port: the unit in which outgoing connections are allowed.
package struct WebOrigin: Sendable, Hashable, CustomStringConvertible {
    package enum Scheme: String, Sendable {
        case http, https

        package var defaultPort: Int { self == .http ? 80 : 443 }
    }

    package let scheme: Scheme
    /// Lower case. An IPv6 address stands in square brackets.
    package let host: String
    package let port: Int

    /// Reads `host`, `host:port` or `[IPv6]:port`. No user names, no percent signs, nothing beyond ASCII (write
    /// international names in their `xn--` form), IPv4 only as four decimal numbers.
    package init?(scheme: Scheme, authority: some StringProtocol) {
        var host = authority[...]
        var port: Int? = scheme.defaultPort
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let tail = host[host.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { return nil }
            if tail.count > 1 { port = WebOrigin.port(tail.dropFirst()) }
            host = host[...end]
            guard IPAddress(host.dropFirst().dropLast()) != nil else { return nil }
        } else {
            if let colon = host.firstIndex(of: ":") {
                let digits = host[host.index(after: colon)...]
                if !digits.isEmpty { port = WebOrigin.port(digits) }
                host = host[..<colon]
            }
            guard WebOrigin.isName(host) else { return nil }
        }
        guard let port else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
    }

    /// Reads what a person writes to allow one more host: `host`, `host:port` (both mean https), or an address whose path is ignored.
    package init?(_ text: String) {
        if let address = WebAddress(text) {
            self = address.origin
        } else if !text.contains("/"), let origin = WebOrigin(scheme: .https, authority: text) {
            self = origin
        } else {
            return nil
        }
    }

    package var description: String {
        port == scheme.defaultPort ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
    }

    /// Whether the host is written as an address that no public server has, or as a name for this machine. A name is not looked up:
    /// what it stands for may change between the look and the request.
    package var isPrivate: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "localhost." { return true }
        let bare = host.hasPrefix("[") ? host.dropFirst().dropLast() : host[...]
        return IPAddress(bare)?.isPrivate ?? false
    }

    private static func port(_ digits: some StringProtocol) -> Int? {
        guard digits.utf8.count <= 5, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = Int(digits),
            (1...65_535).contains(port)
        else { return nil }
        return port
    }

    private static func isName(_ host: some StringProtocol) -> Bool {
        guard !host.isEmpty, host.utf8.count <= 253 else { return false }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last?.isEmpty == true { labels.removeLast() }
        let areLabels = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
        // A last label that is a number makes the whole an IPv4 address to the resolver, in forms such as 127.1 or 0x7f000001.
        guard areLabels, let last = labels.last?.lowercased() else { return false }
        let isNumeric = last.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } || last.hasPrefix("0x")
        return !isNumeric || (!host.hasSuffix(".") && IPAddress(host) != nil)
    }
}

extension WebOrigin {
    /// The origin itself, and where it is loopback the other names of loopback with the same scheme and port: a registry that is
    /// asked as `127.0.0.1` may write `localhost` into its tarball addresses, and means the same door.
    package var namesOfTheSameMachine: [WebOrigin] {
        let names = ["localhost", "127.0.0.1", "[::1]"]
        guard names.contains(host) else { return [self] }
        return [self] + names.compactMap { WebOrigin(scheme: scheme, authority: "\($0):\(port)") }
    }
}
