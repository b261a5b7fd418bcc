// SPDX-License-Identifier: Apache-2.0

/// What a path of a registry stands for.
enum RegistryRoute: Hashable {
    case root
    case changes
    case packument(String)
    /// Escapes undone, with a leading slash.
    case tarball(String)

    /// Reads the path of a request line, escapes as the client wrote them: the slash of a scoped name may stand as `%2f`, `%2F` or
    /// itself. Leading slashes count as one (npm-registry-protocol.md, section 1). `nil` for every other path.
    init?(_ path: String) {
        var segments: [String] = []
        for segment in path.split(separator: "/") {
            guard let decoded = RegistryRoute.unescaped(segment) else { return nil }
            // An escaped slash separates like a plain one; what comes out is checked below.
            segments += decoded.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        }
        guard segments.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
        switch (segments.count, path.hasSuffix("/")) {
        case (0, _): self = .root
        case (1, true) where segments[0] == "registry": self = .root
        case (1, false) where segments[0] == "_changes", (2, false) where segments == ["registry", "_changes"]: self = .changes
        case (1, false) where !segments[0].hasPrefix("@"): self = .packument(segments[0])
        case (2, false) where segments[0].hasPrefix("@") && segments[0].count > 1: self = .packument("\(segments[0])/\(segments[1])")
        case (3, false) where segments[1] == "-", (4, false) where segments[0].hasPrefix("@") && segments[2] == "-":
            self = .tarball("/" + segments.joined(separator: "/"))
        default: return nil
        }
    }

    /// Undoes percent-encoding; `nil` for half escapes, control characters and what is not UTF-8.
    private static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else { return nil }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
