// SPDX-License-Identifier: Apache-2.0

/// Reads a range the way node-semver does: the text is rewritten step by step and then read comparator by comparator.
///
/// Only what ``RangeReader`` leaves comes here. The steps matter where the text is odd: white space after an operator is
/// dropped only in some places, and a loose reader skips what then makes no sense. Every step is linear in the text.
struct RangeRewriter {
    let loose: Bool
    let includePrerelease: Bool

    func read(text: ByteText) -> ComparatorSets? {
        let normal = Self.collapsingSpace(text)
        var sets = ComparatorSets(loose: loose, includePrerelease: includePrerelease)
        normal.withUnsafeBufferPointer { bytes in
            let text = ByteText(bytes)
            var start = 0
            var at = 0
            while at <= text.count {
                if at == text.count || (text[at] == .bar && text[at + 1] == .bar) {
                    readSet(text[start..<at].trimmed, into: &sets)
                    sets.endSet()
                    start = at + 2
                    at += 2
                } else {
                    at += 1
                }
            }
        }
        return sets.finished()
    }

    static func collapsingSpace(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { collapsingSpace(ByteText($0)) }
    }

    /// Trims, and makes each run of white space one space.
    static func collapsingSpace(_ text: ByteText) -> [UInt8] {
        let text = text.trimmed
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            var length = text.spaceLength(at: at)
            if length == 0 {
                out.append(text[at])
                at += 1
                continue
            }
            while length > 0 {
                at += length
                length = text.spaceLength(at: at)
            }
            out.append(.space)
        }
        return out
    }

    private func readSet(_ part: ByteText, into sets: inout ComparatorSets) {
        let plain = removingBuild(part)
        let bounds = rewrite(plain, hyphenRange)
        let joined = rewrite(rewrite(bounds, joinOperators), joinTildesAndCarets)
        joined.withUnsafeBufferPointer { readComparators(ByteText($0), into: &sets) }
    }

    private func rewrite(_ bytes: [UInt8], _ step: (ByteText) -> [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { step(ByteText($0)) }
    }

    private func removingBuild(_ text: ByteText) -> [UInt8] {
        var out: [UInt8] = []
        var at = 0
        while at < text.count {
            let end = text[at] == .plus ? text.buildEnd(at: at + 1) : at + 1
            if text[at] == .plus, end > at + 1 {
                at = end
            } else {
                out.append(text[at])
                at += 1
            }
        }
        return out
    }

    // MARK: Hyphen ranges

    /// `1.2 - 3.4.5` becomes `>=1.2.0 <=3.4.5`; anything else stays.
    private func hyphenRange(_ text: ByteText) -> [UInt8] {
        var same: [UInt8] = []
        text.append(0..<text.count, to: &same)
        let first = text[0] == .space ? 1 : 0
        let lowerStart = text.prefixEnd(at: first)
        guard let lower = text.partialVersion(at: lowerStart, loose: loose), text[lower.end] == .space,
            text[lower.end + 1] == .hyphen, text[lower.end + 2] == .space
        else { return same }
        let second = lower.end + 3
        guard let upper = text.partialVersion(at: text.prefixEnd(at: second), loose: loose),
            upper.end == text.count || (text[upper.end] == .space && upper.end + 1 == text.count)
        else { return same }
        var out: [UInt8] = []
        writeLower(lower, written: first..<lower.end, of: text, to: &out)
        if lower.major.numeral != nil, upper.major.numeral != nil { out.append(.space) }
        writeUpper(upper, written: second..<upper.end, of: text, to: &out)
        return out
    }

    private func writeLower(_ lower: PartialVersion, written: Range<Int>, of text: ByteText, to out: inout [UInt8]) {
        guard let major = lower.major.numeral else { return }
        out.append(contentsOf: ">=".utf8)
        if lower.minor.numeral != nil, lower.patch.numeral != nil {
            text.append(written, to: &out)
            if lower.prerelease != nil { return }
        } else {
            text.append(major.start..<major.end, to: &out)
            out.append(.dot)
            if let minor = lower.minor.numeral { text.append(minor.start..<minor.end, to: &out) } else { out.append(0x30) }
            out.append(contentsOf: ".0".utf8)
        }
        if includePrerelease { out.append(contentsOf: "-0".utf8) }
    }

    private func writeUpper(_ upper: PartialVersion, written: Range<Int>, of text: ByteText, to out: inout [UInt8]) {
        guard let major = upper.major.numeral else { return }
        guard let minor = upper.minor.numeral else {
            return out.append(contentsOf: "<\(raised(major, text)).0.0-0".utf8)
        }
        let leading = text.string(major.start..<major.end)
        guard let patch = upper.patch.numeral else {
            return out.append(contentsOf: "<\(leading).\(raised(minor, text)).0-0".utf8)
        }
        if let prerelease = upper.prerelease {
            out.append(contentsOf: "<=".utf8)
            text.append(major.start..<patch.end, to: &out)
            out.append(.hyphen)
            text.append(prerelease, to: &out)
        } else if includePrerelease {
            out.append(contentsOf: "<\(leading).\(text.string(minor.start..<minor.end)).\(raised(patch, text))-0".utf8)
        } else {
            out.append(contentsOf: "<=".utf8)
            text.append(written, to: &out)
        }
    }

    private func raised(_ numeral: Numeral, _ text: ByteText) -> String {
        switch RaisedNumber(numeral, in: text) {
        case .number(let value): String(value)
        case .tooBig: String(UInt64.max)
        case .exponent: "1e+21"
        }
    }

    // MARK: White space after operators

    /// `> 1.2` becomes `>1.2`: one space between a comparison and the version after it goes.
    private func joinOperators(_ text: ByteText) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = 0
        // The end of the last run of `[v=\s]`, so that a long run is not measured again from each of its characters.
        var runEnd = 0
        while at < text.count {
            let space = text[at] == .space ? at + 1 : at
            let (_, operatorEnd) = text.comparisonOperator(at: space)
            let body = text[operatorEnd] == .space ? operatorEnd + 1 : operatorEnd
            if body >= runEnd { runEnd = text.prefixEnd(at: body) }
            guard text[runEnd].isDigit || text[runEnd].isWildcard else {
                out.append(text[at])
                at += 1
                continue
            }
            let end = versionEnd(text, at: runEnd)
            text.append(at..<operatorEnd, to: &out)
            text.append(body..<end, to: &out)
            at = end
        }
        return out
    }

    /// The end of a loose full version, or else of a strict partial one.
    private func versionEnd(_ text: ByteText, at start: Int) -> Int {
        let major = text.numeral(at: start, loose: true)
        if major.length > 0, text[major.end] == .dot {
            let minor = text.numeral(at: major.end + 1, loose: true)
            if minor.length > 0, text[minor.end] == .dot {
                let patch = text.numeral(at: minor.end + 1, loose: true)
                if patch.length > 0 { return text.prerelease(after: patch.end, loose: true)?.end ?? patch.end }
            }
        }
        return text.partialVersion(at: start, loose: false)?.end ?? start + 1
    }

    /// `~ 1`, `~> 1` and `^ 1` become `~1` and `^1`.
    private func joinTildesAndCarets(_ text: ByteText) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            let isTilde = text[at] == .tilde
            let end = isTilde && text[at + 1] == .greater ? at + 2 : at + 1
            out.append(text[at])
            if isTilde || text[at] == .caret, text[end] == .space {
                at = end + 1
            } else {
                at += 1
            }
        }
        return out
    }

    // MARK: Comparators

    private func readComparators(_ text: ByteText, into sets: inout ComparatorSets) {
        var start = 0
        while start <= text.count {
            var end = start
            while end < text.count, text[end] != .space { end += 1 }
            let isEdge = start == 0 || end == text.count
            readComparator(text[start..<end], isEdge: isEdge, into: &sets)
            start = end + 1
        }
    }

    /// - Parameter isEdge: First or last of its set. In between, what stands for any version leaves no trace, so that a
    ///   loose reader may end up with nothing.
    private func readComparator(_ text: ByteText, isEdge: Bool, into sets: inout ComparatorSets) {
        let expansion = RangeExpansion(text: text, loose: loose, includePrerelease: includePrerelease)
        if let (operation, start) = shorthand(text),
            let partial = text.partialVersion(at: text.prefixEnd(at: start), loose: loose), partial.end == text.count
        {
            if !isEdge, standsForAny(operation, partial) { return }
            if expansion.add(operation, partial, to: &sets) { return }
        }
        guard text.count > 0 else {
            if isEdge { sets.add(.any) }
            return
        }
        let rest = removingStar(text)
        if rest.isEmpty {
            if isEdge { sets.add(.any) }
        } else if rest == Array((includePrerelease ? ">=0.0.0-0" : ">=0.0.0").utf8) {
            sets.add(.any)
        } else {
            sets.add(rest.withUnsafeBufferPointer { VersionComparator.read(ByteText($0), loose: loose) })
        }
    }

    private func shorthand(_ text: ByteText) -> (RangeExpansion.Operator, start: Int)? {
        switch text[0] {
        case .caret: return (.caret, 1)
        case .tilde: return (.tilde, text[1] == .greater ? 2 : 1)
        default:
            let (comparison, end) = text.comparisonOperator(at: 0)
            return (.comparison(comparison), end)
        }
    }

    private func standsForAny(_ operation: RangeExpansion.Operator, _ partial: PartialVersion) -> Bool {
        guard partial.major.isOpen else { return false }
        switch operation {
        case .caret, .tilde: return true
        case .comparison(let comparison):
            return !partial.hasNumberAfterWildcard && comparison != .greater && comparison != .less
        }
    }

    /// Takes out the first `*` with the comparison before it.
    private func removingStar(_ text: ByteText) -> [UInt8] {
        var out: [UInt8] = []
        guard let star = (0..<text.count).first(where: { text[$0] == .star }) else {
            text.append(0..<text.count, to: &out)
            return out
        }
        var start = star
        if start > 0, text[start - 1] == .equals { start -= 1 }
        if start > 0, text[start - 1] == .less || text[start - 1] == .greater { start -= 1 }
        text.append(0..<start, to: &out)
        text.append(star + 1..<text.count, to: &out)
        return out
    }
}
