// SPDX-License-Identifier: Apache-2.0

extension SemanticVersion {
    /// Which part of a version is raised.
    package enum Release: String, Sendable, CaseIterable {
        case major, premajor, minor, preminor, patch, prepatch, prerelease
        /// Raises only the prerelease; from a plain version this goes backwards (`1.0.0` becomes `1.0.0-0`).
        case pre
        /// Drops the prerelease; an error for a version without one.
        case release

        var isPrerelease: Bool { rawValue.hasPrefix("pre") }
    }

    /// The number that a new prerelease identifier starts with.
    package enum IdentifierBase: Sendable { case zero, one, none }

    /// The next version of a kind, without build metadata; `nil` where node-semver refuses.
    /// - Parameters:
    ///   - identifier: Stands before the number of a prerelease: `beta` gives `1.2.4-beta.0`. Empty means none.
    ///   - base: `.none` leaves the number out: `1.2.4-beta`; it needs an identifier that is new.
    ///   - loose: Lets the identifier's numbers have leading zeros.
    package func incremented(
        _ release: Release, identifier: String = "", base: IdentifierBase = .zero, loose: Bool = false
    ) -> SemanticVersion? {
        if release.isPrerelease {
            if identifier.isEmpty, base == .none { return nil }
            if !identifier.isEmpty, !Self.isPrerelease(identifier, loose: loose) { return nil }
        }
        func next(_ version: SemanticVersion) -> SemanticVersion? {
            version.nextPrerelease(identifier: identifier, base: base)
        }
        switch release {
        case .premajor: return next(SemanticVersion(major + 1, 0, 0))
        case .preminor: return next(SemanticVersion(major, minor + 1, 0))
        case .prepatch: return next(SemanticVersion(major, minor, patch + 1))
        case .prerelease: return next(isPrerelease ? self : SemanticVersion(major, minor, patch + 1))
        case .pre: return next(self)
        case .major:
            // A prerelease of a major version becomes that version.
            return SemanticVersion(minor == 0 && patch == 0 && isPrerelease ? major : major + 1, 0, 0)
        case .minor: return SemanticVersion(major, patch == 0 && isPrerelease ? minor : minor + 1, 0)
        case .patch: return SemanticVersion(major, minor, isPrerelease ? patch : patch + 1)
        case .release: return isPrerelease ? SemanticVersion(major, minor, patch) : nil
        }
    }

    private func nextPrerelease(identifier: String, base: IdentifierBase) -> SemanticVersion? {
        let number = Identifier.number(base == .one ? 1 : 0)
        var parts = prerelease
        if let at = parts.lastIndex(where: { if case .number = $0 { true } else { false } }) {
            if case .number(let value) = parts[at] { parts[at] = .number(value + 1) }
        } else if parts.isEmpty {
            parts = [number]
        } else {
            let written = parts.map(\.description).joined(separator: ".")
            if identifier == written, base == .none { return nil }
            parts.append(number)
        }
        if !identifier.isEmpty {
            let wanted = identifier.split(separator: ".", omittingEmptySubsequences: false).map { Identifier.text(String($0)) }
            let isSame = wanted.count <= parts.count && zip(parts, wanted).allSatisfy { $0.compare($1) == 0 }
            if !isSame || wanted.count == parts.count || !parts[wanted.count].isNumber {
                parts = base == .none ? wanted : wanted + [number]
            }
        }
        return SemanticVersion(major, minor, patch, prerelease: parts)
    }

    private static func isPrerelease(_ identifier: String, loose: Bool) -> Bool {
        var identifier = identifier
        return identifier.withUTF8 { bytes in
            let text = ByteText(bytes)
            return text.prereleaseEnd(at: 0, loose: loose) == text.count
        }
    }

    /// The version cut down to `major`, `minor` or `patch`; the prerelease kinds keep it whole. Build metadata goes.
    /// `nil` for `pre` and `release`, which name no part.
    package func truncated(to release: Release) -> SemanticVersion? {
        switch release {
        case .major: SemanticVersion(major, 0, 0)
        case .minor: SemanticVersion(major, minor, 0)
        case .patch: SemanticVersion(major, minor, patch)
        case .premajor, .preminor, .prepatch, .prerelease: SemanticVersion(major, minor, patch, prerelease: prerelease)
        case .pre, .release: nil
        }
    }

    /// The kind of step between two versions, in either direction; `nil` for equal ones.
    package func difference(from other: SemanticVersion) -> Release? {
        let order = compare(other)
        if order == 0 { return nil }
        let (high, low) = order > 0 ? (self, other) : (other, self)
        if low.isPrerelease, !high.isPrerelease {
            if low.patch == 0, low.minor == 0 { return .major }
            if low.hasSameNumbers(as: high) { return low.minor > 0 && low.patch == 0 ? .minor : .patch }
        }
        if major != other.major { return high.isPrerelease ? .premajor : .major }
        if minor != other.minor { return high.isPrerelease ? .preminor : .minor }
        if patch != other.patch { return high.isPrerelease ? .prepatch : .patch }
        return .prerelease
    }
}

extension SemanticVersion.Identifier {
    fileprivate var isNumber: Bool {
        switch self {
        case .number: true
        case .text(let text): Self.isNumber(text)
        }
    }
}
