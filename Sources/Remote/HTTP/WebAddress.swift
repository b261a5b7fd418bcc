// SPDX-License-Identifier: Apache-2.0

/// An `http` or `https` address in one spelling, so that comparing and allowing it is comparing values.
///
/// The host is read strictly: what a lenient parser would repair (backslashes, user names, odd spellings of an IPv4 address) is no
/// address here, because two readers that repair differently are how a check on one host lets a request out to another.
package struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    package var origin: WebOrigin
    /// Percent-encoded, begins with a slash, holds no dot segments.
    package private(set) var path: String
    /// Percent-encoded, without the question mark.
    package private(set) var query: String?

    /// The longest address that is read, in bytes: twice the 8,000 that RFC 9110, section 4.1 asks every server to take.
    package static let maximumLength = 16_000

    /// Reads an absolute address. A fragment is dropped. `nil` for anything that is not plainly `http://…` or `https://…`.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength, let schemeEnd = text.range(ofFirst: "://") else { return nil }
        guard let scheme = WebOrigin.Scheme(rawValue: text[..<schemeEnd.lowerBound].lowercased()) else { return nil }
        let rest = text[schemeEnd.upperBound...]
        let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard let origin = WebOrigin(scheme: scheme, authority: rest[..<authorityEnd]),
            let target = Target(rest[authorityEnd...])
        else { return nil }
        self.init(origin: origin, target: target)
    }

    private init(origin: WebOrigin, target: Target) {
        self.origin = origin
        path = target.path
        query = target.query
    }

    /// What a reference found in an answer from this address means: an absolute address, `//host/…`, `/path` or `path`
    /// (RFC 3986, section 5.2). `nil` when it is no such thing.
    package func resolving(_ reference: String) -> WebAddress? {
        guard reference.utf8.count <= Self.maximumLength else { return nil }
        if reference.range(ofFirst: "://") != nil || reference.prefix(while: { $0 != "/" }).contains(":") { return WebAddress(reference) }
        if reference.hasPrefix("//") { return WebAddress("\(origin.scheme.rawValue):\(reference)") }
        if reference.hasPrefix("/") { return Target(reference[...]).map { WebAddress(origin: origin, target: $0) } }
        if reference.isEmpty || reference.hasPrefix("#") { return self }
        if reference.hasPrefix("?") { return Target("\(path)\(reference)"[...]).map { WebAddress(origin: origin, target: $0) } }
        let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        return Target("\(folder)\(reference)"[...]).map { WebAddress(origin: origin, target: $0) }
    }

    /// This address as a folder with `tail` in it. `tail` is percent-encoded already and is put there as it stands.
    /// `nil` when the result would leave the folder.
    package func appending(_ tail: String) -> WebAddress? {
        let folder = path.hasSuffix("/") ? path : path + "/"
        guard let target = Target("\(folder)\(tail)"[...]), target.path.hasPrefix(folder) else { return nil }
        return WebAddress(origin: origin, target: target)
    }

    /// This address with another query, names and values encoded here.
    package func withQuery(_ items: [(name: String, value: String)]) -> WebAddress {
        var copy = self
        copy.query = items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
        return copy
    }

    /// The same path and query at another origin.
    package func at(_ origin: WebOrigin) -> WebAddress {
        var copy = self
        copy.origin = origin
        return copy
    }

    package var description: String { "\(origin)\(target)" }

    /// What stands in the request line: path and query.
    package var target: String { query.map { "\(path)?\($0)" } ?? path }

    /// Percent-encodes all but the unreserved characters of RFC 3986, section 2.3.
    package static func encoded(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default: out += escape(byte)
            }
        }
        return out
    }

    private static func escape(_ byte: UInt8) -> String {
        let hex = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "%0\(hex)" : "%\(hex)"
    }
}

extension WebAddress {
    /// Path and query of an address, checked byte by byte.
    private struct Target {
        var path: String
        var query: String?

        /// `text` begins at the path: empty, or `/`, `?` or `#` first.
        init?(_ text: Substring) {
            guard let text = Target.encodingTheRest(text.prefix { $0 != "#" }) else { return nil }
            let queryStart = text.firstIndex(of: "?") ?? text.endIndex
            query = queryStart == text.endIndex ? nil : String(text[text.index(after: queryStart)...])
            path = Target.withoutDots(text[..<queryStart])
        }

        /// The text with everything percent-encoded that stands outside pchar, `/` and `?` of RFC 3986: published addresses do
        /// hold spaces and letters beyond ASCII. `nil` for control characters, backslashes and half escapes, which readers
        /// understand differently.
        private static func encodingTheRest(_ text: Substring) -> String? {
            var out = ""
            var digitsDue = 0
            for byte in text.utf8 {
                if digitsDue > 0 {
                    guard byte.isHexDigit else { return nil }
                    digitsDue -= 1
                }
                switch byte {
                case UInt8(ascii: "%"):
                    digitsDue = 2
                    out += "%"
                case 0..<0x20, 0x7F, UInt8(ascii: "\\"): return nil
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    out.unicodeScalars.append(Unicode.Scalar(byte))
                default:
                    if "-._~!$&'()*+,;=:@/?".utf8.contains(byte) {
                        out.unicodeScalars.append(Unicode.Scalar(byte))
                    } else {
                        out += WebAddress.escape(byte)
                    }
                }
            }
            return digitsDue == 0 ? out : nil
        }

        /// Removes dot segments as browsers do, those spelt `%2e` included, so that no server resolves them differently.
        private static func withoutDots(_ path: Substring) -> String {
            var kept: [Substring] = []
            let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            for (position, segment) in segments.enumerated() {
                let isLast = position == segments.count - 1
                switch segment.lowercased() {
                case ".", "%2e":
                    if isLast { kept.append("") }
                case "..", ".%2e", "%2e.", "%2e%2e":
                    _ = kept.popLast()
                    if isLast { kept.append("") }
                default: kept.append(segment)
                }
            }
            return "/" + kept.joined(separator: "/")
        }
    }
}

extension UInt8 {
    var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }
}

extension StringProtocol {
    /// Where `part` stands first; the standard library has this only for elements.
    func range(ofFirst part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
