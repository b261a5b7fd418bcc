// SPDX-License-Identifier: Apache-2.0

/// Text written in characters that nobody sees, made readable.
///
/// Four ways are known: a byte a variation selector (U+FE00 to FE0F are 0 to 15, U+E0100 to E01EF are 16 to 255; Butler 2025, GlassWorm 2025),
/// ASCII as tag characters (U+E0000 to E007F), and bits in two fillers or two characters without width.
package struct HiddenText: Sendable, Hashable {
    package enum Encoding: String, Sendable, CaseIterable {
        case variationSelectors, selectorNibbles, tags, fillerBits, zeroWidthBits

        package var plain: String {
            switch self {
            case .variationSelectors: "variation selectors"
            case .selectorNibbles: "pairs of variation selectors"
            case .tags: "tag characters"
            case .fillerBits: "blank Hangul letters as bits"
            case .zeroWidthBits: "characters without width as bits"
            }
        }
    }

    package var encoding: Encoding
    /// Where the characters stand, as offsets from the start of the file.
    package var range: Range<Int>
    /// How many such characters there are.
    package var count: Int
    /// What they say.
    package var bytes: [UInt8]

    /// What they say as text; damaged UTF-8 repaired. Foreign: clean it before showing it.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it reads as text: nine in ten bytes are visible ASCII, blanks or line ends, or parts of UTF-8.
    package var isReadable: Bool { HiddenText.isReadable(bytes) }

    /// Fewer bytes than this say nothing worth hiding, and appear by chance.
    package static let leastBytes = 4
    /// At most this many pieces of a file are decoded; a file that has more shows it in ``Scan/isCut``.
    package static let mostPieces = 1000

    package struct Scan: Sendable {
        /// In the order of the file.
        package var pieces: [HiddenText] = []
        /// Whether there was more than ``mostPieces``.
        package var isCut = false
    }

    /// Everything hidden in a file. Linear; text without bytes of `0xC0` and above costs one look at each eight of them.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> [HiddenText] { scan(bytes).pieces }

    package static func scan(_ bytes: ArraySlice<UInt8>) -> Scan {
        bytes.withUnsafeBufferPointer { text in
            var reader = HiddenTextReader(text)
            return reader.read()
        }
    }

    static func isReadable(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return false }
        var good = 0
        for byte in bytes {
            switch byte {
            case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x80...0xF4: good += 1
            default: break
            }
        }
        guard good * 10 >= bytes.count * 9 else { return false }
        // High bytes alone are noise, not text, unless they are UTF-8.
        let plain = bytes.lazy.filter { $0 < 0x80 }.count
        return plain * 2 >= bytes.count || String(validating: bytes, as: UTF8.self) != nil
    }
}
