// SPDX-License-Identifier: Apache-2.0

/// One bound of a range: `>=1.2.3`, or `any`.
package struct VersionComparator: Sendable, Hashable {
    package enum Operator: UInt8, Sendable { case any, equal, less, lessOrEqual, greater, greaterOrEqual }

    package let operation: Operator
    /// `0.0.0` and without meaning for `any`.
    package let version: SemanticVersion

    init(_ operation: Operator, _ version: SemanticVersion) {
        self.operation = operation
        self.version = version
    }

    static let any = VersionComparator(.any, SemanticVersion(0, 0, 0))
    /// `<0.0.0-0`: no version is lower, so this stands for "nothing".
    static let nothing = VersionComparator(.less, SemanticVersion(0, 0, 0, prerelease: [.number(0)]))

    /// Reads a single comparator such as `>= 1.2.3`; the empty text is `any`. Wildcards and carets are for ranges.
    package init?(_ text: String, loose: Bool = false) {
        let normal = RangeRewriter.collapsingSpace(text)
        let read = normal.withUnsafeBufferPointer { VersionComparator.read(ByteText($0), loose: loose) }
        guard case .comparator(let comparator) = read else { return nil }
        self = comparator
    }

    var isNothing: Bool {
        operation == .less && version.major == 0 && version.minor == 0 && version.patch == 0 && version.tail?.isZero ?? false
    }

    /// Whether the version lies on this side of the bound; the rule about prereleases belongs to the range.
    @inline(__always)
    package func admits(_ candidate: SemanticVersion) -> Bool {
        if operation == .any { return true }
        let order = candidate.compare(version)
        switch operation {
        case .any: return true
        case .equal: return order == 0
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        case .greaterOrEqual: return order >= 0
        }
    }

    var isLower: Bool { operation == .greater || operation == .greaterOrEqual }
    var isUpper: Bool { operation == .less || operation == .lessOrEqual }
    var isInclusive: Bool { operation == .lessOrEqual || operation == .greaterOrEqual }
}

extension VersionComparator: CustomStringConvertible {
    /// As node-semver writes it; empty for `any`.
    package var description: String {
        switch operation {
        case .any: ""
        case .equal: version.description
        case .less: "<\(version)"
        case .lessOrEqual: "<=\(version)"
        case .greater: ">\(version)"
        case .greaterOrEqual: ">=\(version)"
        }
    }
}

extension VersionComparator {
    enum Reading {
        case comparator(VersionComparator)
        /// Not a comparator: an error to a strict reader, skipped by a loose one.
        case noMatch
        /// Of the right form, but with a version beyond the limits: an error to both.
        case outOfBounds
    }

    /// Reads the text between two spaces of a range, operator and full version.
    static func read(_ text: ByteText, loose: Bool) -> Reading {
        if text.count == 0 { return .comparator(.any) }
        let (operation, operatorEnd) = text.comparisonOperator(at: 0)
        var start = operatorEnd
        start += text.spaceLength(at: start)
        let body = text[start..<text.count]
        // The form first (without the bounds of numbers and length), since a loose reader skips what does not have it.
        guard body.hasVersionForm(loose: loose) else { return .noMatch }
        guard let version = SemanticVersion(bytes: body, loose: loose) else { return .outOfBounds }
        return .comparator(VersionComparator(operation, version))
    }
}

extension ByteText {
    /// `<`, `<=`, `>`, `>=`, `=` or nothing, and where it ends.
    func comparisonOperator(at start: Int) -> (VersionComparator.Operator, end: Int) {
        let hasEquals = self[start + 1] == .equals
        switch self[start] {
        case .less: return (hasEquals ? .lessOrEqual : .less, start + (hasEquals ? 2 : 1))
        case .greater: return (hasEquals ? .greaterOrEqual : .greater, start + (hasEquals ? 2 : 1))
        case .equals: return (.equal, start + 1)
        default: return (.equal, start)
        }
    }

    /// Whether the whole text is a version as far as its characters go.
    fileprivate func hasVersionForm(loose: Bool) -> Bool {
        let start = loose ? prefixEnd(at: 0) : self[0] == .letterV ? 1 : 0
        let major = numeral(at: start, loose: loose)
        guard major.length > 0, self[major.end] == .dot else { return false }
        let minor = numeral(at: major.end + 1, loose: loose)
        guard minor.length > 0, self[minor.end] == .dot else { return false }
        var patch = numeral(at: minor.end + 1, loose: loose)
        guard patch.length > 0 else { return false }
        if loose { giveBackDigit(of: &patch) }
        var at = prerelease(after: patch.end, loose: loose)?.end ?? patch.end
        if self[at] == .plus, buildEnd(at: at + 1) > at + 1 { at = buildEnd(at: at + 1) }
        return at == count
    }
}
