// SPDX-License-Identifier: Apache-2.0

/// What a byte of a source may be, as bits of `characterClasses`.
enum CharacterClass {
    static let nameStart: UInt8 = 1
    static let namePart: UInt8 = 2
    /// Blank, tab, vertical tab, form feed.
    static let blank: UInt8 = 16
    /// What may begin something between tokens: blanks, line ends, `/`, `<` (of `<!--`), and bytes that begin a blank beyond ASCII.
    static let trivia: UInt8 = 64
}

/// The classes of each byte; bytes from 0x80 on have none and are looked at as Unicode.
let characterClasses: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 80, 64, 80, 80, 64, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    80, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 64, 0, 0, 0,
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 3,
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]

@inline(__always)
func isCharacter(_ byte: UInt8, _ wanted: UInt8) -> Bool {
    characterClasses[Int(byte)] & wanted != 0
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// The value of a hexadecimal digit, or `nil`.
@inline(__always)
func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x61...0x66: UInt32(byte) - 0x57
    case 0x41...0x46: UInt32(byte) - 0x37
    default: nil
    }
}

/// Eight bytes of a source at once, the first in the lowest bits.
///
/// Each test gives a word with the highest bit set in every byte that passes. Bytes are compared by adding: `byte + (0x80 - low)` carries into the
/// highest bit exactly when a byte below 0x80 is at least `low`, and no byte carries into the next.
enum EightBytes {
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Reads the eight bytes from an offset on; the padding behind a source makes every offset in it good.
    @inline(__always)
    static func load(_ source: [UInt8], _ at: Int) -> UInt64 {
        UInt64(littleEndian: source.span.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    @inline(__always)
    private static func atLeast(_ low: UInt8, _ word: UInt64) -> UInt64 { word &+ ones &* UInt64(0x80 - low) }

    /// Bytes that cannot be part of a name in ASCII: not a letter, digit, `_` or `$`.
    @inline(__always)
    static func notNameParts(_ word: UInt64) -> UInt64 {
        let low = word & ~highBits
        let folded = low | (ones &* 0x20)
        let letters = atLeast(0x61, folded) & ~atLeast(0x7B, folded)
        let digits = atLeast(0x30, low) & ~atLeast(0x3A, low)
        let underscores = atLeast(0x5F, low) & ~atLeast(0x60, low)
        let dollars = atLeast(0x24, low) & ~atLeast(0x25, low)
        return (~(letters | digits | underscores | dollars) | word) & highBits
    }

    /// The first byte, and perhaps later ones, that a string's text cannot pass without a look: its quote, a backslash, a control character.
    @inline(__always)
    static func stringStops(_ word: UInt64, quote: UInt8) -> UInt64 {
        let quotes = zeros(word ^ (ones &* UInt64(quote)))
        let backslashes = zeros(word ^ (ones &* 0x5C))
        let controls = ~(((word & ~highBits) &+ (ones &* 0x60)) | word)
        return (quotes | backslashes | controls) & highBits
    }

    /// The first byte, and perhaps later ones, that may end a line: `\n`, `\r`, or one beyond ASCII (U+2028 and U+2029 end lines too).
    @inline(__always)
    static func lineStops(_ word: UInt64) -> UInt64 {
        (zeros(word ^ (ones &* 0x0A)) | zeros(word ^ (ones &* 0x0D)) | word) & highBits
    }

    /// As `lineStops`, and the star that may end a block comment.
    @inline(__always)
    static func commentStops(_ word: UInt64) -> UInt64 {
        lineStops(word) | zeros(word ^ (ones &* 0x2A)) & highBits
    }

    /// Bytes that are zero; right up to the first.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

    /// The number of bytes before the first that is set in `stops`; 8 when there is none.
    @inline(__always)
    static func countBefore(_ stops: UInt64) -> Int { stops.trailingZeroBitCount >> 3 }

    /// The first `count` bytes of a word, 0 to 8, zeros behind.
    @inline(__always)
    static func first(_ count: Int, of word: UInt64) -> UInt64 {
        count >= 8 ? word : word & ((1 << UInt64(count &* 8)) &- 1)
    }
}
