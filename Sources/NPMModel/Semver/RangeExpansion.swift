// SPDX-License-Identifier: Apache-2.0

/// Turns the shorthand forms (caret, tilde, wildcards, hyphen) into plain bounds.
struct RangeExpansion {
    enum Operator {
        case caret, tilde
        case comparison(VersionComparator.Operator)
    }

    let text: ByteText
    let loose: Bool
    let includePrerelease: Bool

    /// `-0` on a lower bound lets the prereleases of an open number in.
    private var lowest: [SemanticVersion.Identifier] { includePrerelease ? [.number(0)] : [] }

    /// Adds the bounds of `operator partial`.
    /// - Returns: `false` when it is no shorthand, and the text has to be read as a plain comparator.
    func add(_ operation: Operator, _ partial: PartialVersion, to sets: inout ComparatorSets) -> Bool {
        switch operation {
        case .caret:
            addCaret(partial, to: &sets)
        case .tilde:
            addTilde(partial, to: &sets)
        case .comparison(let comparison):
            guard partial.patch.isOpen || partial.minor.isOpen || partial.major.isOpen, !partial.hasNumberAfterWildcard else {
                return false
            }
            addOpen(comparison, partial, to: &sets)
        }
        return true
    }

    private func addTilde(_ partial: PartialVersion, to sets: inout ComparatorSets) {
        guard let major = partial.major.numeral else { return sets.add(.any) }
        guard let minor = partial.minor.numeral else {
            addLower(major, nil, nil, lowest, to: &sets)
            return addUpper(RaisedNumber(major, in: text), to: &sets)
        }
        if let patch = partial.patch.numeral {
            addLower(major, minor, patch, partial.prerelease, to: &sets)
        } else {
            addLower(major, minor, nil, lowest, to: &sets)
        }
        addUpper(major, RaisedNumber(minor, in: text), to: &sets)
    }

    private func addCaret(_ partial: PartialVersion, to sets: inout ComparatorSets) {
        guard let major = partial.major.numeral else { return sets.add(.any) }
        let zeroMajor = isZero(major)
        guard let minor = partial.minor.numeral else {
            addLower(major, nil, nil, lowest, to: &sets)
            return addUpper(RaisedNumber(major, in: text), to: &sets)
        }
        guard let patch = partial.patch.numeral else {
            addLower(major, minor, nil, lowest, to: &sets)
            return zeroMajor
                ? addUpper(major, RaisedNumber(minor, in: text), to: &sets) : addUpper(RaisedNumber(major, in: text), to: &sets)
        }
        addLower(major, minor, patch, partial.prerelease, to: &sets)
        if !zeroMajor {
            addUpper(RaisedNumber(major, in: text), to: &sets)
        } else if !isZero(minor) {
            addUpper(major, RaisedNumber(minor, in: text), to: &sets)
        } else {
            addUpper(major, minor, RaisedNumber(patch, in: text), to: &sets)
        }
    }

    private func addOpen(_ comparison: VersionComparator.Operator, _ partial: PartialVersion, to sets: inout ComparatorSets) {
        guard let major = partial.major.numeral else {
            return sets.add(comparison == .greater || comparison == .less ? .nothing : .any)
        }
        let minor = partial.minor.numeral
        // The first version above everything that the open number stands for.
        func addAbove(_ operation: VersionComparator.Operator, _ prerelease: [SemanticVersion.Identifier]) {
            if let minor {
                add(operation, major, RaisedNumber(minor, in: text), prerelease, to: &sets)
            } else {
                add(operation, RaisedNumber(major, in: text), prerelease, to: &sets)
            }
        }
        switch comparison {
        case .any: sets.add(.any)
        case .greater: addAbove(.greaterOrEqual, lowest)
        case .lessOrEqual: addAbove(.less, [.number(0)])
        case .greaterOrEqual: addLower(major, minor, nil, lowest, to: &sets)
        case .less: add(.less, major, minor, nil, [.number(0)], to: &sets)
        case .equal:
            addLower(major, minor, nil, lowest, to: &sets)
            addAbove(.less, [.number(0)])
        }
    }

    /// Adds the bounds of `lower - upper`.
    /// - Parameter isWrittenPlainly: Whether `lower` is a full version spelled in normal form.
    func addHyphenRange(
        from lower: PartialVersion, isWrittenPlainly: Bool, to upper: PartialVersion, into sets: inout ComparatorSets
    ) {
        guard lower.major.numeral != nil || upper.major.numeral != nil else { return sets.add(.any) }
        if let major = lower.major.numeral {
            let minor = lower.minor.numeral
            if let minor, let patch = lower.patch.numeral {
                let prerelease = lower.prerelease.map(text.identifiers) ?? lowest
                guard let version = version(major, minor, patch, prerelease) else { return sets.add(.outOfBounds) }
                sets.addLower(version, isWrittenPlainly: isWrittenPlainly)
            } else {
                addLower(major, minor, nil, lowest, to: &sets)
            }
        }
        if let major = upper.major.numeral { addHyphenEnd(major, upper, to: &sets) }
    }

    private func addHyphenEnd(_ major: Numeral, _ upper: PartialVersion, to sets: inout ComparatorSets) {
        guard let minor = upper.minor.numeral else { return addUpper(RaisedNumber(major, in: text), to: &sets) }
        guard let patch = upper.patch.numeral else { return addUpper(major, RaisedNumber(minor, in: text), to: &sets) }
        if let prerelease = upper.prerelease {
            add(.lessOrEqual, major, minor, patch, text.identifiers(prerelease), to: &sets)
        } else if includePrerelease {
            addUpper(major, minor, RaisedNumber(patch, in: text), to: &sets)
        } else {
            add(.lessOrEqual, major, minor, patch, [], to: &sets)
        }
    }

    // MARK: Bounds

    /// node-semver compares the text, so `00` is not zero to a caret.
    private func isZero(_ numeral: Numeral) -> Bool { numeral.value == 0 && numeral.length == 1 }

    private func addLower(_ major: Numeral, _ minor: Numeral?, _ patch: Numeral?, _ prerelease: Range<Int>?, to sets: inout ComparatorSets)
    {
        guard let prerelease else { return addLower(major, minor, patch, [], to: &sets) }
        let length = major.length + (minor?.length ?? 1) + (patch?.length ?? 1) + 3 + prerelease.count
        guard length <= SemanticVersion.maximumLength else { return sets.add(.outOfBounds) }
        addLower(major, minor, patch, text.identifiers(prerelease), to: &sets)
    }

    private func addLower(
        _ major: Numeral, _ minor: Numeral?, _ patch: Numeral?, _ prerelease: [SemanticVersion.Identifier], to sets: inout ComparatorSets
    ) {
        guard let version = version(major, minor, patch, prerelease) else { return sets.add(.outOfBounds) }
        let isPlain = major.length == 1 && minor.map { $0.length == 1 } ?? true && patch.map { $0.length == 1 } ?? true
        sets.addLower(version, isWrittenPlainly: isPlain)
    }

    private func add(
        _ operation: VersionComparator.Operator, _ major: Numeral, _ minor: Numeral?, _ patch: Numeral?,
        _ prerelease: [SemanticVersion.Identifier], to sets: inout ComparatorSets
    ) {
        guard let version = version(major, minor, patch, prerelease) else { return sets.add(.outOfBounds) }
        sets.add(VersionComparator(operation, version))
    }

    private func version(
        _ major: Numeral, _ minor: Numeral?, _ patch: Numeral?, _ prerelease: [SemanticVersion.Identifier]
    ) -> SemanticVersion? {
        guard !major.isTooBig, !(minor?.isTooBig ?? false), !(patch?.isTooBig ?? false),
            fits([major.length, minor?.length ?? 1, patch?.length ?? 1], prerelease)
        else { return nil }
        return SemanticVersion(major.value, minor?.value ?? 0, patch?.value ?? 0, prerelease: prerelease)
    }

    /// Whether the version as node-semver would write it, leading zeros and all, is short enough to be read again.
    private func fits(_ lengths: [Int], _ prerelease: [SemanticVersion.Identifier]) -> Bool {
        let written = prerelease.isEmpty ? 0 : 1 + prerelease.reduce(-1) { $0 + 1 + $1.description.utf8.count }
        return lengths.reduce(2, +) + written <= SemanticVersion.maximumLength
    }

    private func addUpper(_ major: RaisedNumber, to sets: inout ComparatorSets) {
        add(.less, major, [.number(0)], to: &sets)
    }

    private func addUpper(_ major: Numeral, _ minor: RaisedNumber, to sets: inout ComparatorSets) {
        add(.less, major, minor, [.number(0)], to: &sets)
    }

    private func addUpper(_ major: Numeral, _ minor: Numeral, _ patch: RaisedNumber, to sets: inout ComparatorSets) {
        if case .exponent = patch { return sets.add(.noMatch) }
        guard !major.isTooBig, !minor.isTooBig, fits([major.length, minor.length, patch.length], [.number(0)]) else {
            return sets.add(.outOfBounds)
        }
        add(.less, patch, to: &sets) { SemanticVersion(major.value, minor.value, $0, prerelease: [.number(0)]) }
    }

    private func add(
        _ operation: VersionComparator.Operator, _ major: RaisedNumber, _ prerelease: [SemanticVersion.Identifier],
        to sets: inout ComparatorSets
    ) {
        add(operation, major, to: &sets) { SemanticVersion($0, 0, 0, prerelease: prerelease) }
    }

    private func add(
        _ operation: VersionComparator.Operator, _ major: Numeral, _ minor: RaisedNumber, _ prerelease: [SemanticVersion.Identifier],
        to sets: inout ComparatorSets
    ) {
        if case .exponent = minor { return sets.add(.noMatch) }
        guard !major.isTooBig, fits([major.length, minor.length, 1], prerelease) else { return sets.add(.outOfBounds) }
        add(operation, minor, to: &sets) { SemanticVersion(major.value, $0, 0, prerelease: prerelease) }
    }

    private func add(
        _ operation: VersionComparator.Operator, _ raised: RaisedNumber, to sets: inout ComparatorSets,
        version: (UInt64) -> SemanticVersion
    ) {
        switch raised {
        case .exponent: sets.add(.noMatch)
        case .tooBig: sets.add(.outOfBounds)
        case .number(let value):
            let version = version(value)
            operation == .greaterOrEqual ? sets.addLower(version) : sets.add(VersionComparator(operation, version))
        }
    }
}
