// SPDX-License-Identifier: Apache-2.0

/// A text from outside made fit for a terminal, a log or a message: what steers a terminal, reorders a line or is not seen
/// stands as `\u{…}` (``Unicode/Scalar/isPlain``), and the whole has at most `limit` bytes, an ellipsis included.
///
/// Doing it twice changes nothing.
package func printable(_ text: String, limit: Int = 200) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    let ellipsis = "…"
    var out = ""
    // Bytes to keep, should the whole not fit.
    var fits = 0
    var size = 0
    for scalar in text.unicodeScalars {
        let piece = scalar.isPlain ? String(Character(scalar)) : scalar.visibleEscape
        size += piece.utf8.count
        guard size <= limit else {
            return String(decoding: out.utf8.prefix(fits), as: UTF8.self) + (limit >= ellipsis.utf8.count ? ellipsis : "")
        }
        out.unicodeScalars += piece.unicodeScalars
        if size + ellipsis.utf8.count <= limit { fits = size }
    }
    return out
}

extension Unicode.Scalar {
    /// Whether it shows as itself. Not: controls (C0, DEL, C1), direction marks, joiners and other format characters, line and
    /// paragraph separators, blanks other than a space, variation selectors and fillers, private and unassigned places.
    package var isPlain: Bool {
        switch value {
        case 0x20...0x7E: return true
        // Fillers are letters by category, variation selectors marks; neither is seen.
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180F, 0x034F: return false
        default:
            switch properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                return false
            default: return true
            }
        }
    }

    /// `\u{1B}`: the one form in which Lapwing writes what is not ``isPlain``.
    package var visibleEscape: String { "\\u{" + String(value, radix: 16, uppercase: true) + "}" }
}
