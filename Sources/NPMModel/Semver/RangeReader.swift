// SPDX-License-Identifier: Apache-2.0

/// Reads ranges straight from their bytes.
///
/// What people write is read here in one pass. Whatever is unusual (stray signs, build metadata, white space beyond
/// ASCII, numbers beyond the limits) goes to ``RangeRewriter``, which does what node-semver does step by step.
struct RangeReader {
    /// Longer versions go the careful way, which counts against ``SemanticVersion/maximumLength``.
    private static let maximumVersionLength = 200

    private let text: ByteText
    private let expansion: RangeExpansion
    private let loose: Bool
    private var sets: ComparatorSets
    private var at = 0

    static func read(_ text: String, loose: Bool, includePrerelease: Bool) -> ComparatorSets? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = RangeReader(ByteText(bytes), loose: loose, includePrerelease: includePrerelease)
            if reader.readsAll() { return reader.sets.finished() }
            return RangeRewriter(loose: loose, includePrerelease: includePrerelease).read(text: ByteText(bytes))
        }
    }

    private init(_ text: ByteText, loose: Bool, includePrerelease: Bool) {
        self.text = text
        self.loose = loose
        expansion = RangeExpansion(text: text, loose: loose, includePrerelease: includePrerelease)
        sets = ComparatorSets(loose: loose, includePrerelease: includePrerelease)
    }

    private mutating func skipSpace() {
        while text[at] == .space || text[at] &- 9 < 5 { at += 1 }
    }

    /// Whether white space, `||` or the end stands here.
    private func isBoundary(_ at: Int) -> Bool {
        let byte = text[at]
        return byte == .space || byte &- 9 < 5 || byte == .bar || at >= text.count
    }

    private mutating func readsAll() -> Bool {
        while true {
            guard readsSet() else { return false }
            sets.endSet()
            if at >= text.count { return true }
            guard text[at] == .bar, text[at + 1] == .bar else { return false }
            at += 2
        }
    }

    private mutating func readsSet() -> Bool {
        skipSpace()
        if at >= text.count || text[at] == .bar {
            sets.add(.any)
            return true
        }
        var isFirst = true
        while at < text.count, text[at] != .bar {
            guard let (operation, partial) = readsOne() else { return false }
            skipSpace()
            if text[at] == .hyphen {
                // `a - b` is a range of its own: nothing stands before or after it.
                guard isFirst, case nil = operation, isBoundary(at + 1), readsHyphenRange(from: partial) else { return false }
                return true
            }
            guard add(operation ?? .comparison(.equal), partial) else { return false }
            isFirst = false
        }
        return true
    }

    /// An operator, if any, and the version after it.
    private mutating func readsOne() -> (RangeExpansion.Operator?, PartialVersion)? {
        let start = at
        var operation: RangeExpansion.Operator?
        switch text[at] {
        case .caret:
            operation = .caret
            at += 1
        case .tilde:
            operation = .tilde
            at += text[at + 1] == .greater ? 2 : 1
        default:
            let (comparison, end) = text.comparisonOperator(at: at)
            at = end
            if end > start { operation = .comparison(comparison) }
        }
        if at > start { skipSpace() }
        guard let partial = readsVersion() else { return nil }
        return (operation, partial)
    }

    private mutating func readsVersion() -> PartialVersion? {
        if text[at] == .letterV { at += 1 }
        guard let partial = text.partialVersion(at: at, loose: loose), isBoundary(partial.end), !partial.hasTooBigNumber,
            partial.end - at <= Self.maximumVersionLength
        else { return nil }
        at = partial.end
        return partial
    }

    private mutating func add(_ operation: RangeExpansion.Operator, _ partial: PartialVersion) -> Bool {
        if expansion.add(operation, partial, to: &sets) { return true }
        guard !partial.hasNumberAfterWildcard, case .comparison(let comparison) = operation,
            let version = fullVersion(partial)
        else { return false }
        if comparison == .greaterOrEqual {
            sets.addLower(version, isWrittenPlainly: isPlain(partial))
        } else {
            sets.add(VersionComparator(comparison, version))
        }
        return true
    }

    private func fullVersion(_ partial: PartialVersion) -> SemanticVersion? {
        guard case .number(let major) = partial.major, case .number(let minor) = partial.minor, case .number(let patch) = partial.patch
        else { return nil }
        let prerelease = partial.prerelease.map(text.identifiers) ?? []
        return SemanticVersion(major.value, minor.value, patch.value, prerelease: prerelease)
    }

    /// Whether `0.0.0` is spelled so, without leading zeros or a `v`.
    private func isPlain(_ partial: PartialVersion) -> Bool {
        guard let major = partial.major.numeral else { return false }
        let length = partial.prerelease == nil ? 5 : 7
        return partial.end - major.start == length && text[major.start - 1] != .letterV
    }

    private mutating func readsHyphenRange(from lower: PartialVersion) -> Bool {
        at += 1
        skipSpace()
        guard let upper = readsVersion() else { return false }
        skipSpace()
        guard at >= text.count || text[at] == .bar else { return false }
        expansion.addHyphenRange(from: lower, isWrittenPlainly: isPlain(lower), to: upper, into: &sets)
        return true
    }
}
