// SPDX-License-Identifier: Apache-2.0

/// The forms in which two names are compared, as ASCII in lower case.
///
/// A name as npm accepts it has ASCII only; bytes beyond it (old registries, made-up manifests) are kept and compare as they are.
struct NameForms: Sendable {
    /// Names beyond this many bytes are compared by nothing: no popular one is half as long.
    static let limit = 100

    /// The whole name in lower case.
    let name: [UInt8]
    /// Without `-`, `_`, `.`, `@` and `/`.
    let letters: [UInt8]
    /// What stands between those.
    let words: [ArraySlice<UInt8>]
    let isScoped: Bool
    /// `babel` of `@babel/core`; empty without a scope.
    let scope: ArraySlice<UInt8>
    /// `core` of `@babel/core`, else the whole name.
    let bare: ArraySlice<UInt8>

    init?(_ text: some StringProtocol) {
        let bytes = text.utf8.prefix(Self.limit + 1).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard !bytes.isEmpty, bytes.count <= Self.limit else { return nil }
        name = bytes
        letters = bytes.filter { !Self.isSeparator($0) }
        words = bytes.split(whereSeparator: Self.isSeparator)
        let slash = bytes[0] == UInt8(ascii: "@") ? bytes.firstIndex(of: UInt8(ascii: "/")) : nil
        isScoped = slash != nil
        scope = slash.map { bytes[1..<$0] } ?? []
        bare = slash.map { bytes[($0 + 1)...] } ?? bytes[...]
    }

    static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "/"): true
        default: false
        }
    }

    /// The words in one order, so that `env-cross` and `cross-env` are alike; `nil` for a single word.
    var sortedWords: [UInt8]? {
        guard words.count > 1 else { return nil }
        return Array(words.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [UInt8(ascii: "-")]))
    }

    /// What the letters look like in the fonts people read names in: `0` as `o`, `1`, `l` and `i` as one, `rn` as `m`, `vv` as `w`.
    static func look(_ letters: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(letters.count)
        for byte in letters {
            switch (out.last, byte) {
            case (UInt8(ascii: "r"), UInt8(ascii: "n")): out[out.count - 1] = UInt8(ascii: "m")
            case (UInt8(ascii: "v"), UInt8(ascii: "v")): out[out.count - 1] = UInt8(ascii: "w")
            case (_, UInt8(ascii: "0")): out.append(UInt8(ascii: "o"))
            case (_, UInt8(ascii: "1")), (_, UInt8(ascii: "l")): out.append(UInt8(ascii: "i"))
            case (_, UInt8(ascii: "5")): out.append(UInt8(ascii: "s"))
            default: out.append(byte)
            }
        }
        return out
    }

    /// FNV-1a with 64 bits (Fowler, Noll, Vo): fast, and wrong only where two names are made to collide, which gains nothing here.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// Which letters and digits occur, one bit each: names an edit apart differ in two bits at most.
    static func mask(_ letters: some Sequence<UInt8>) -> UInt64 {
        var mask: UInt64 = 0
        for byte in letters {
            switch byte {
            case 0x61...0x7A: mask |= 1 << UInt64(byte - 0x61)
            case 0x30...0x39: mask |= 1 << UInt64(byte - 0x30 + 26)
            default: mask |= 1 << 40
            }
        }
        return mask
    }
}
