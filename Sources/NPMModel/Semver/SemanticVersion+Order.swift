// SPDX-License-Identifier: Apache-2.0

extension SemanticVersion: Hashable, Comparable {
    package static func == (a: SemanticVersion, b: SemanticVersion) -> Bool {
        a.major == b.major && a.minor == b.minor && a.patch == b.patch
            && (a.tail === b.tail || a.prerelease == b.prerelease)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(major)
        hasher.combine(minor)
        hasher.combine(patch)
        hasher.combine(prerelease)
    }

    package static func < (a: SemanticVersion, b: SemanticVersion) -> Bool { a.compare(b) < 0 }

    /// -1, 0 or 1 by precedence.
    ///
    /// Prerelease numbers above ``maximumNumber`` are compared as JavaScript does, by their nearest floating-point
    /// values, so that two of them can be neither before nor after each other and yet not equal.
    @inline(__always)
    package func compare(_ other: SemanticVersion) -> Int {
        if major != other.major { return major < other.major ? -1 : 1 }
        if minor != other.minor { return minor < other.minor ? -1 : 1 }
        if patch != other.patch { return patch < other.patch ? -1 : 1 }
        if tail === other.tail { return 0 }
        return comparePrerelease(other)
    }

    private func comparePrerelease(_ other: SemanticVersion) -> Int {
        let own = prerelease
        let others = other.prerelease
        if own.isEmpty || others.isEmpty { return own.isEmpty == others.isEmpty ? 0 : own.isEmpty ? 1 : -1 }
        for (a, b) in zip(own, others) where a != b { return a.compare(b) }
        return own.count == others.count ? 0 : own.count < others.count ? -1 : 1
    }

    /// -1, 0 or 1 by precedence, then by build metadata (none before some), as node-semver sorts.
    package func compareBuild(_ other: SemanticVersion) -> Int {
        let order = compare(other)
        if order != 0 { return order }
        for (a, b) in zip(build, other.build) where a != b { return Identifier.compareTexts(a, b) }
        return build.count == other.build.count ? 0 : build.count < other.build.count ? -1 : 1
    }

    /// Whether both have the same three numbers.
    func hasSameNumbers(as other: SemanticVersion) -> Bool {
        patch == other.patch && minor == other.minor && major == other.major
    }
}

extension SemanticVersion.Identifier {
    func compare(_ other: SemanticVersion.Identifier) -> Int {
        switch (self, other) {
        case (.number(let a), .number(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.text(let a), .text(let b)): Self.compareTexts(a, b)
        case (.number(let a), .text(let b)): Self.isNumber(b) ? Self.compareNumbers(Double(a), Double(b)) : -1
        case (.text(let a), .number(let b)): Self.isNumber(a) ? Self.compareNumbers(Double(a), Double(b)) : 1
        }
    }

    /// Numbers by value and before words; words by their bytes.
    static func compareTexts(_ a: String, _ b: String) -> Int {
        switch (isNumber(a), isNumber(b)) {
        case (true, true): compareNumbers(Double(a), Double(b))
        case (true, false): -1
        case (false, true): 1
        case (false, false): a == b ? 0 : a < b ? -1 : 1
        }
    }

    static func isNumber(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isDigit) }

    private static func compareNumbers(_ a: Double?, _ b: Double?) -> Int {
        let a = a ?? .infinity
        let b = b ?? .infinity
        return a == b ? 0 : a < b ? -1 : 1
    }
}
