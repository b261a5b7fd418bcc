// SPDX-License-Identifier: Apache-2.0

/// Validators of what is served (RFC 9110, section 8.8.3).
enum EntityTag {
    /// A strong validator: length and FNV-1a of 64 bits over the body. It tells states of one document apart and is no proof of
    /// integrity; nobody gains by two documents of a recording that share one.
    static func of(_ body: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in body { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\"\(String(body.count, radix: 16))-\(String(hash, radix: 16))\""
    }

    /// Whether an `If-None-Match` names the tag, compared weakly (RFC 9110, section 13.1.2).
    static func matches(_ header: String, _ tag: String) -> Bool {
        header.split(separator: ",").contains { part in
            let part = part.drop { $0 == " " }
            let bare = (part.hasPrefix("W/") ? part.dropFirst(2) : part).prefix { $0 != " " }
            return bare == tag || bare == "*"
        }
    }
}
