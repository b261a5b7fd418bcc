// SPDX-License-Identifier: Apache-2.0

/// A number as it stands in a version.
struct Numeral {
    /// Saturates at `UInt64.max` for everything above ``SemanticVersion/maximumNumber``.
    var value: UInt64
    var start: Int
    var end: Int

    var length: Int { end - start }
    var isTooBig: Bool { value > SemanticVersion.maximumNumber }
}

// The pieces of node-semver's grammar, each read from a position as far as it goes. Lengths are bounded as its
// regular expressions bound them: 256 digits in a row, 250 characters after an identifier's first letter.
extension ByteText {
    /// Reads a number; its end is its start where there is none. Strict numbers have no leading zero.
    func numeral(at start: Int, loose: Bool) -> Numeral {
        var at = start
        var value: UInt64 = 0
        if !loose, self[at] == 0x30 { return Numeral(value: 0, start: start, end: start + 1) }
        let limit = start + (loose ? 256 : 257)
        while at < limit {
            let digit = self[at] &- 0x30
            guard digit < 10 else { break }
            if value <= SemanticVersion.maximumNumber { value = value &* 10 &+ UInt64(digit) }
            at += 1
        }
        if value > SemanticVersion.maximumNumber { value = .max }
        return Numeral(value: value, start: start, end: at)
    }

    /// The end of `identifier(.identifier)*`, read from the first identifier on; the start where there is none.
    func prereleaseEnd(at start: Int, loose: Bool) -> Int {
        var end = identifierEnd(at: start, loose: loose)
        guard end > start else { return start }
        while self[end] == .dot {
            let next = identifierEnd(at: end + 1, loose: loose)
            guard next > end + 1 else { break }
            end = next
        }
        return end
    }

    private func identifierEnd(at start: Int, loose: Bool) -> Int {
        var at = start
        while self[at].isDigit { at += 1 }
        let digits = at - start
        if digits <= 256, self[at].isIdentifier {
            let limit = at + 251
            while at < limit, self[at].isIdentifier { at += 1 }
            return at
        }
        if digits == 0 { return start }
        if !loose, self[start] == 0x30 { return start + 1 }
        return start + min(digits, loose ? 256 : 257)
    }

    /// The end of build metadata, read from after its `+`.
    func buildEnd(at start: Int) -> Int {
        var end = start
        while true {
            var at = end == start ? start : end + 1
            let first = at
            while self[at].isIdentifier { at += 1 }
            guard at > first else { return end }
            end = at
            guard self[end] == .dot else { return end }
        }
    }

    /// The prerelease that may follow the patch number at `at`: where its text stands and where reading goes on.
    /// Loose versions may leave out the hyphen; a hyphen that nothing follows is then itself the identifier.
    func prerelease(after at: Int, loose: Bool) -> (text: Range<Int>, end: Int)? {
        if self[at] == .hyphen {
            let end = prereleaseEnd(at: at + 1, loose: loose)
            if end > at + 1 { return (at + 1..<end, end) }
        }
        guard loose else { return nil }
        let end = prereleaseEnd(at: at, loose: true)
        return end > at ? (at..<end, end) : nil
    }

    /// Skips `[v=\s]*`, which stands before loose versions and before the numbers in ranges.
    func prefixEnd(at start: Int) -> Int {
        var at = start
        while true {
            let byte = self[at]
            if byte == .letterV || byte == .equals {
                at += 1
            } else {
                let length = spaceLength(at: at)
                if length == 0 { return at }
                at += length
            }
        }
    }

    /// Splits a prerelease that has been checked.
    func identifiers(_ range: Range<Int>) -> [SemanticVersion.Identifier] {
        var out: [SemanticVersion.Identifier] = []
        var start = range.lowerBound
        while start <= range.upperBound {
            var end = start
            while end < range.upperBound, self[end] != .dot { end += 1 }
            out.append(identifier(start..<end))
            start = end + 1
        }
        return out
    }

    private func identifier(_ range: Range<Int>) -> SemanticVersion.Identifier {
        var value: UInt64 = 0
        for at in range {
            guard self[at].isDigit else { return .text(string(range)) }
            if value < SemanticVersion.maximumNumber { value = value &* 10 &+ UInt64(self[at] &- 0x30) }
        }
        return value < SemanticVersion.maximumNumber ? .number(value) : .text(string(range))
    }
}
