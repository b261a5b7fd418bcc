// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1
import NPMModel

/// The `Retry-After` header (RFC 9110, section 10.2.3).
enum RetryAfter {
    /// The longest wait that is believed, in seconds: a day. A server's mistake or malice must not stop a watcher for good.
    static let longest = 86_400

    /// Seconds to wait, 0 to ``longest``. A date counts from the answer's own `Date`, so that no clock here takes part;
    /// `nil` where the header is absent or unreadable.
    static func seconds(_ headers: HTTPHeaders) -> Int? {
        guard let text = headers.first(name: "retry-after")?.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return min(Int(text) ?? longest, longest) }
        guard let until = date(text), let now = headers.first(name: "date").flatMap(date) else { return nil }
        return Int(max(0, min((until - now) / 1000, Int64(longest))))
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`: the one form that senders may write (RFC 9110, section 5.6.7).
    private static func date(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
        return Timestamp("\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z")
    }
}
