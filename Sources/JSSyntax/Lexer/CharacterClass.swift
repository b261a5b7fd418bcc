// SPDX-License-Identifier: Apache-2.0

/// What a byte of a source may be, as bits of `characterClasses`.
enum CharacterClass {
    static let nameStart: UInt8 = 1
    static let namePart: UInt8 = 2
    static let digit: UInt8 = 4
    /// A byte that a string's text cannot pass without a look: quotes, backslash, line ends, and 0 (which may be the end).
    static let stringStop: UInt8 = 8
    /// Blank, tab, vertical tab, form feed.
    static let blank: UInt8 = 16
    static let hexDigit: UInt8 = 32
}

/// The classes of each byte; bytes from 0x80 on have none and are looked at as Unicode.
let characterClasses: [UInt8] = [
    8, 0, 0, 0, 0, 0, 0, 0, 0, 16, 8, 16, 16, 8, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    16, 0, 8, 0, 3, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0,
    38, 38, 38, 38, 38, 38, 38, 38, 38, 38, 0, 0, 0, 0, 0, 0,
    0, 35, 35, 35, 35, 35, 35, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 8, 0, 0, 3,
    0, 35, 35, 35, 35, 35, 35, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
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
