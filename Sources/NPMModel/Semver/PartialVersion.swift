// SPDX-License-Identifier: Apache-2.0

/// A version as it stands in a range: `1`, `1.2.x`, `*`, `1.2.3-beta`.
struct PartialVersion {
    enum Part {
        case absent
        case wildcard
        case number(Numeral)

        var isOpen: Bool { if case .number = self { false } else { true } }
        var isTooBig: Bool { if case .number(let numeral) = self { numeral.isTooBig } else { false } }
        var numeral: Numeral? { if case .number(let numeral) = self { numeral } else { nil } }
    }

    var major: Part
    var minor: Part = .absent
    var patch: Part = .absent
    /// Where the prerelease stands in the text, without its hyphen.
    var prerelease: Range<Int>?
    var end: Int

    /// `x.1` and `1.x.5`: a number after a wildcard.
    var hasNumberAfterWildcard: Bool {
        (major.isOpen && !minor.isOpen) || (minor.isOpen && !patch.isOpen)
    }

    var hasTooBigNumber: Bool {
        major.isTooBig || minor.isTooBig || patch.isTooBig
    }
}

extension ByteText {
    /// Reads `M(.m(.p(-pre)?)?)?` from a position as far as it goes.
    func partialVersion(at start: Int, loose: Bool) -> PartialVersion? {
        guard let (major, majorEnd) = part(at: start, loose: loose) else { return nil }
        var out = PartialVersion(major: major, end: majorEnd)
        guard self[out.end] == .dot, let (minor, minorEnd) = part(at: out.end + 1, loose: loose) else { return out }
        out.minor = minor
        out.end = minorEnd
        guard self[out.end] == .dot, var (patch, patchEnd) = part(at: out.end + 1, loose: loose) else { return out }
        if loose, case .number(var numeral) = patch {
            giveBackDigit(of: &numeral)
            patch = .number(numeral)
            patchEnd = numeral.end
        }
        out.patch = patch
        out.end = patchEnd
        if let prerelease = prerelease(after: patchEnd, loose: loose) {
            out.prerelease = prerelease.text
            out.end = prerelease.end
        }
        return out
    }

    private func part(at start: Int, loose: Bool) -> (PartialVersion.Part, end: Int)? {
        if self[start].isWildcard { return (.wildcard, start + 1) }
        let numeral = numeral(at: start, loose: loose)
        return numeral.length > 0 ? (.number(numeral), numeral.end) : nil
    }
}

/// A number raised by one, as JavaScript would count and print it.
enum RaisedNumber {
    case number(UInt64)
    /// Above ``SemanticVersion/maximumNumber``, still written in digits.
    case tooBig
    /// From 10^21 on JavaScript writes `1e+21`, which is no number to a version reader.
    case exponent

    init(_ numeral: Numeral, in text: ByteText) {
        if numeral.value < SemanticVersion.maximumNumber {
            self = .number(numeral.value + 1)
        } else {
            let value = Double(text.string(numeral.start..<numeral.end)) ?? .infinity
            self = value + 1 < 1e21 ? .tooBig : .exponent
        }
    }

    /// Digits.
    var length: Int { if case .number(let value) = self { String(value).utf8.count } else { 0 } }
}
