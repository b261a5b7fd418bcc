// SPDX-License-Identifier: Apache-2.0

/// An IP address as 16 bytes; IPv4 stands in its mapped form (`::ffff:a.b.c.d`, RFC 4291, section 2.5.5.2).
struct IPAddress: Hashable {
    private(set) var bytes: [UInt8]

    /// Reads four decimal numbers without leading zeros, or IPv6 in any form of RFC 4291, section 2.2. No zone.
    init?(_ text: some StringProtocol) {
        if let four = IPAddress.dotted(text) {
            bytes = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + four
            return
        }
        guard text.contains(":"), text.utf8.count <= 45 else { return nil }
        let halves = IPAddress.halves(text)
        guard halves.count <= 2, let head = IPAddress.groups(halves[0], mayEndDotted: halves.count == 1) else { return nil }
        guard halves.count == 2 else {
            guard head.count == 16 else { return nil }
            bytes = head
            return
        }
        guard let tail = IPAddress.groups(halves[1], mayEndDotted: true), head.count + tail.count <= 14 else { return nil }
        bytes = head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// Not reachable, or not meant to be reached, on the public internet: the special-purpose registries of IANA (RFC 6890 and its
    /// updates), and IPv6 forms that carry such an IPv4 address.
    var isPrivate: Bool {
        if let four = embeddedIPv4 { return IPAddress.isPrivate(four) }
        if bytes.dropLast().allSatisfy({ $0 == 0 }) { return true }  // ::, ::1
        switch (bytes[0], bytes[1]) {
        case (0xFC...0xFD, _), (0xFF, _): return true  // unique local, multicast
        case (0xFE, 0x80...0xFF): return true  // link-local, site-local
        case (0x01, 0x00): return true  // discard-only
        case (0x20, 0x01): return bytes[2] < 0x02 || (bytes[2] == 0x0D && bytes[3] == 0xB8)  // special purpose, documentation
        default: return false
        }
    }

    /// The IPv4 address inside a mapped, compatible, NAT64 (64:ff9b::/96) or 6to4 (2002::/16) address.
    private var embeddedIPv4: ArraySlice<UInt8>? {
        let head = bytes[..<12]
        if head.prefix(10).allSatisfy({ $0 == 0 }) && (bytes[10], bytes[11]) == (0xFF, 0xFF) { return bytes[12...] }
        if head.allSatisfy({ $0 == 0 }) && bytes[12] != 0 { return bytes[12...] }
        if head.elementsEqual([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8)) { return bytes[12...] }
        if (bytes[0], bytes[1]) == (0x20, 0x02) { return bytes[2..<6] }
        return nil
    }

    private static func isPrivate(_ four: ArraySlice<UInt8>) -> Bool {
        let at = four.startIndex
        switch (four[at], four[at + 1], four[at + 2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): return true
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): return true
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113): return true
        default: return false
        }
    }

    private static func dotted(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var out: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let value = UInt8(part),
                part.utf8.count == 1 || part.first != "0"
            else { return nil }
            out.append(value)
        }
        return out
    }

    /// The text before and after `::`; three parts when it stands there twice.
    private static func halves(_ text: some StringProtocol) -> [Substring] {
        var parts: [Substring] = []
        var rest = Substring(text)
        while let gap = rest.range(ofFirst: "::") {
            parts.append(rest[..<gap.lowerBound])
            rest = rest[gap.upperBound...]
        }
        return parts + [rest]
    }

    private static func groups(_ text: Substring, mayEndDotted: Bool) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var out: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (position, part) in parts.enumerated() {
            if mayEndDotted, position == parts.count - 1, let four = dotted(part) {
                out += four
            } else if (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isHexDigit), let value = UInt16(part, radix: 16) {
                out += [UInt8(value >> 8), UInt8(value & 0xFF)]
            } else {
                return nil
            }
        }
        return out.count <= 16 ? out : nil
    }
}
