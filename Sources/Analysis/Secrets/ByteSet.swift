// SPDX-License-Identifier: Apache-2.0

/// A set of ASCII bytes, as an alphabet of tokens.
struct ByteSet: Sendable, Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ ranges: ClosedRange<Unicode.Scalar>..., and others: String = "") {
        for range in ranges { for value in range.lowerBound.value...range.upperBound.value { insert(UInt8(truncatingIfNeeded: value)) } }
        for byte in others.utf8 { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) {
        guard byte < 128 else { return }
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }

    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<64: low >> UInt64(byte) & 1 == 1
        case ..<128: high >> UInt64(byte - 64) & 1 == 1
        default: false
        }
    }

    var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

    func union(_ other: ByteSet) -> ByteSet {
        var out = self
        out.low |= other.low
        out.high |= other.high
        return out
    }

    static let digits = ByteSet("0"..."9")
    static let hex = ByteSet("0"..."9", "a"..."f")
    static let anyHex = ByteSet("0"..."9", "a"..."f", "A"..."F")
    static let lower = ByteSet("a"..."z")
    static let upper = ByteSet("A"..."Z")
    static let letters = ByteSet("a"..."z", "A"..."Z")
    static let lowerDigits = ByteSet("a"..."z", "0"..."9")
    static let upperDigits = ByteSet("A"..."Z", "0"..."9")
    static let alphanumeric = ByteSet("a"..."z", "A"..."Z", "0"..."9")
    /// What programming languages take for a name, without `$`.
    static let word = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_")
    /// RFC 4648 section 5.
    static let base64url = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "-_")
    /// RFC 4648 section 4.
    static let base64 = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "+/")
    /// RFC 4648 section 6.
    static let base32 = ByteSet("A"..."Z", "2"..."7")
}
