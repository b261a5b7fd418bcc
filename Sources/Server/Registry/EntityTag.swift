// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Validators of what is served (RFC 9110, section 8.8.3).
enum EntityTag {
    /// A strong validator: the first 128 bits of the body's SHA-256. The two forms of a packument differ in theirs.
    static func of(_ body: [UInt8]) -> String { "\"\(SHA256.hex(of: body).prefix(32))\"" }

    /// Whether an `If-None-Match` names the tag, compared weakly (RFC 9110, section 13.1.2).
    static func matches(_ header: String, _ tag: String) -> Bool {
        header.split(separator: ",").contains { part in
            let part = part.drop { $0 == " " }
            let bare = (part.hasPrefix("W/") ? part.dropFirst(2) : part).prefix { $0 != " " }
            return bare == tag || bare == "*"
        }
    }
}
