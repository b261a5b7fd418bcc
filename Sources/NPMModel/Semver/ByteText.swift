// SPDX-License-Identifier: Apache-2.0

/// The bytes of a text, read by position. Past the end there is a zero, so that a scanner may look ahead freely:
/// no position that input can choose leaves the buffer.
struct ByteText {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    @inline(__always)
    subscript(_ at: Int) -> UInt8 {
        UInt(bitPattern: at) < UInt(bitPattern: bytes.count) ? bytes[at] : 0
    }

    /// A part of the text; positions start at zero again.
    subscript(_ range: Range<Int>) -> ByteText {
        ByteText(UnsafeBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)]))
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    func append(_ range: Range<Int>, to out: inout [UInt8]) {
        out.append(contentsOf: bytes[range.clamped(to: 0..<bytes.count)])
    }

    /// The length JavaScript would tell: UTF-16 units.
    var utf16Count: Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
}

extension UInt8 {
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

    /// `[0-9A-Za-z-]`, what prerelease and build identifiers are made of.
    @inline(__always) var isIdentifier: Bool { isDigit || (self | 0x20) &- 0x61 < 26 || self == .hyphen }

    /// `x`, `X` or `*`: any number.
    @inline(__always) var isWildcard: Bool { self | 0x20 == 0x78 || self == .star }

    static var space: UInt8 { 0x20 }
    static var star: UInt8 { 0x2A }
    static var plus: UInt8 { 0x2B }
    static var hyphen: UInt8 { 0x2D }
    static var dot: UInt8 { 0x2E }
    static var less: UInt8 { 0x3C }
    static var equals: UInt8 { 0x3D }
    static var greater: UInt8 { 0x3E }
    static var caret: UInt8 { 0x5E }
    static var letterV: UInt8 { 0x76 }
    static var bar: UInt8 { 0x7C }
    static var tilde: UInt8 { 0x7E }
}

// Whitespace as JavaScript's `\s` and `trim` know it (ECMA-262, WhiteSpace and LineTerminator).
extension ByteText {
    /// The bytes of the white space that starts at a position; 0 where there is none.
    func spaceLength(at: Int) -> Int {
        let byte = self[at]
        if byte < 0x80 { return byte == .space || (byte >= 9 && byte <= 13) ? 1 : 0 }
        let second = self[at + 1]
        let third = self[at + 2]
        switch (byte, second) {
        case (0xC2, 0xA0): return 2
        case (0xE1, 0x9A), (0xE3, 0x80): return third == 0x80 ? 3 : 0
        case (0xE2, 0x80): return third >= 0x80 && (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF) ? 3 : 0
        case (0xE2, 0x81): return third == 0x9F ? 3 : 0
        case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
        default: return 0
        }
    }

    var trimmed: ByteText {
        var start = 0
        while start < count {
            let length = spaceLength(at: start)
            if length == 0 { break }
            start += length
        }
        var end = count
        trailing: while end > start {
            for length in 1...3 where spaceLength(at: end - length) == length && end - length >= start {
                end -= length
                continue trailing
            }
            break
        }
        return start == 0 && end == count ? self : self[start..<end]
    }
}
