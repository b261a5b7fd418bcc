// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Makes foreign text safe and short enough to show: control and invisible characters as escapes, secrets shortened,
/// long encoded runs cut.
package enum Excerpt {
    /// The longest excerpt, in characters.
    package static let limit = 200

    /// Cleans a whole text.
    package static func clean(_ text: String) -> String {
        // The first part is enough: an escape makes text longer, never shorter; only encoded runs shrink it.
        clean(bytes: Array(text.utf8.prefix(8 * limit)))
    }

    /// The surroundings of a range of a file, cleaned; whole when short, else cut to the range and a little before it.
    package static func around(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>, before: Int = 40) -> String {
        let low = max(bytes.startIndex, min(range.lowerBound, bytes.endIndex))
        var start = max(bytes.startIndex, low - before)
        // The line of the finding, not the one above.
        var at = low
        while at > start {
            at -= 1
            if bytes[at] == 0x0A || bytes[at] == 0x0D {
                start = at + 1
                break
            }
        }
        var end = start
        while end < bytes.endIndex, end < start + 4 * limit, end < range.upperBound || (bytes[end] != 0x0A && bytes[end] != 0x0D) {
            end += 1
        }
        // Not into the middle of a character.
        while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return clean(bytes: Array(bytes[start..<end]))
    }

    private static func clean(bytes: [UInt8]) -> String {
        let shortened = shortenRuns(maskSecrets(String(decoding: bytes, as: UTF8.self)))
        var out = ""
        var count = 0
        var wasSpace = true
        for scalar in shortened.unicodeScalars {
            // Runs of blanks say nothing and hide what follows.
            let isSpace = scalar == " " || scalar == "\t"
            if isSpace && wasSpace { continue }
            wasSpace = isSpace
            let piece = isSpace ? " " : escaped(scalar)
            if count + piece.unicodeScalars.count > limit - 1 {
                out += "…"
                break
            }
            out += piece
            count += piece.unicodeScalars.count
        }
        return out
    }

    /// A scalar as itself when it is plainly visible, else as an escape.
    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            // In code, marks on other characters hide more than they tell.
            let isMark = [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
            return scalar.isPlain && !isMark ? String(scalar) : scalar.visibleEscape
        }
    }

    /// What a secret starts with, and how much of it may be shown. Known token prefixes of npm, GitHub, GitLab, AWS, Slack,
    /// Stripe and Google, each as their documentation has it.
    private static let secretPrefixes = [
        "npm_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "AKIA", "ASIA", "xoxb-", "xoxp-", "xoxa-", "sk_live_",
        "rk_live_", "AIza", "_authToken=", "_auth=", "_password=",
    ]

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2B, 0x2F, 0x3D: true
        default: false
        }
    }

    private static func maskSecrets(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for prefix in secretPrefixes {
            let wanted = Array(prefix.utf8)
            var at = 0
            while at + wanted.count < bytes.count {
                guard bytes[at] == wanted[0], bytes[at..<at + wanted.count].elementsEqual(wanted) else {
                    at += 1
                    continue
                }
                let start = at + wanted.count
                var end = start
                while end < bytes.count, isTokenByte(bytes[end]) { end += 1 }
                // Shorter ones are names of variables, such as npm_package_name.
                if end - start >= (wanted.last == 0x3D ? 6 : 16), !bytes[start..<end].contains(0x5F) || wanted.last == 0x3D {
                    bytes.replaceSubrange(start + 2..<end, with: Array("***".utf8))
                }
                at = start
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs of 64 and more letters and digits without a break are data: the first 32 and the count are enough.
    private static func shortenRuns(_ text: String) -> String {
        var out: [UInt8] = []
        var run: [UInt8] = []
        func flush() {
            if run.count >= 64 {
                out += run.prefix(32) + Array("…(\(run.count - 32) more)".utf8)
            } else {
                out += run
            }
            run.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if isTokenByte(byte) {
                run.append(byte)
            } else {
                flush()
                out.append(byte)
            }
        }
        flush()
        return String(decoding: out, as: UTF8.self)
    }
}
