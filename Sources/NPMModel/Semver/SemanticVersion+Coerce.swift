// SPDX-License-Identifier: Apache-2.0

extension SemanticVersion {
    /// The most text that is searched for a version, in bytes. node-semver has no limit, and takes quadratic time.
    package static let maximumCoercedBytes = 1 << 14

    /// Finds something that could be a version in any text: `v2` is 2.0.0, `release 1.2.3.4` is 1.2.3.
    /// - Parameters:
    ///   - rightToLeft: Takes the right-most candidate: `1.2.3.4` is 2.3.4.
    ///   - includePrerelease: Keeps prerelease and build metadata.
    ///   - loose: How the candidate is then read; matters little.
    package static func coerce(
        _ text: String, rightToLeft: Bool = false, includePrerelease: Bool = false, loose: Bool = false
    ) -> SemanticVersion? {
        guard text.utf8.count <= maximumCoercedBytes else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            let text = ByteText(bytes)
            let found =
                rightToLeft
                ? text.lastCoercible(withTail: includePrerelease) : text.coercible(from: 0, withTail: includePrerelease)
            guard let found else { return nil }
            return SemanticVersion(found.written(in: text), loose: loose)
        }
    }
}

private struct Coercible {
    /// Major, minor, patch; the last two may be absent.
    var numbers: [Range<Int>] = []
    var prerelease: Range<Int>?
    var build: Range<Int>?
    /// Where the candidate ends, the character that closes it included.
    var end = 0

    func written(in text: ByteText) -> String {
        var out = (0..<3).map { $0 < numbers.count ? text.string(numbers[$0]) : "0" }.joined(separator: ".")
        if let prerelease { out += "-" + text.string(prerelease) }
        if let build { out += "+" + text.string(build) }
        return out
    }
}

extension ByteText {
    /// The longest number that is taken for a part of a version, in digits.
    private static let maximumDigits = 16
    /// The longest identifier of build metadata, in characters.
    private static let maximumBuildIdentifier = 250

    fileprivate func lastCoercible(withTail: Bool) -> Coercible? {
        var best: Coercible?
        var from = 0
        while best?.end != count, let next = coercible(from: from, withTail: withTail) {
            if next.end != best?.end { best = next }
            from = next.numbers[0].upperBound
        }
        return best
    }

    /// The first candidate whose number starts at or after a position; a digit before it rules it out, and the
    /// character before it belongs to the candidate, so it must not lie before `from` either.
    fileprivate func coercible(from: Int, withTail: Bool) -> Coercible? {
        var at = from
        while at < count {
            guard self[at].isDigit else {
                at += 1
                continue
            }
            let end = digitsEnd(at)
            if (at == 0 || at > from), end - at <= Self.maximumDigits { return coercible(at..<end, withTail: withTail) }
            at = end
        }
        return nil
    }

    private func digitsEnd(_ start: Int) -> Int {
        var at = start
        while self[at].isDigit { at += 1 }
        return at
    }

    private func coercible(_ major: Range<Int>, withTail: Bool) -> Coercible {
        var out = Coercible(numbers: [major])
        var at = major.upperBound
        while out.numbers.count < 3, self[at] == .dot {
            let end = digitsEnd(at + 1)
            guard end > at + 1, end - at - 1 <= Self.maximumDigits else { break }
            out.numbers.append(at + 1..<end)
            at = end
        }
        if withTail {
            if self[at] == .hyphen, let end = coercedPrereleaseEnd(at: at + 1) {
                out.prerelease = at + 1..<end
                at = end
            }
            if self[at] == .plus, let end = coercedBuildEnd(at: at + 1) {
                out.build = at + 1..<end
                at = end
            }
        }
        out.end = min(at + scalarLength(at: at), count)
        return out
    }

    // What is found must not end before a digit. An identifier such as `01` is left out for that, with the dot before it;
    // one that is cut off at the longest length gives back its last characters.

    private func coercedPrereleaseEnd(at start: Int) -> Int? {
        let end = prereleaseEnd(at: start, loose: false)
        guard end > start else { return nil }
        if !self[end].isDigit { return end }
        var first = end - 1
        while first > start, self[first - 1] != .dot { first -= 1 }
        if let word = (first..<end).first(where: { !self[$0].isDigit }) {
            var shorter = end
            while shorter > word + 1, self[shorter].isDigit { shorter -= 1 }
            if !self[shorter].isDigit { return shorter }
        }
        return first > start ? first - 1 : nil
    }

    private func coercedBuildEnd(at start: Int) -> Int? {
        var first = start
        while true {
            var end = first
            while self[end].isIdentifier, end - first < Self.maximumBuildIdentifier { end += 1 }
            if end > first, self[end] == .dot, self[end + 1].isIdentifier {
                first = end + 1
                continue
            }
            while end > first, self[end].isDigit { end -= 1 }
            if end > first { return end }
            return first > start ? first - 1 : nil
        }
    }

    private func scalarLength(at: Int) -> Int {
        switch self[at] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}
