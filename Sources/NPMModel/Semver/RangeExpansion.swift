// SPDX-License-Identifier: Apache-2.0

/// Turns the shorthand forms (caret, tilde, wildcards, hyphen) into plain bounds.
struct RangeExpansion {
    enum Operator {
        case caret, tilde
        case comparison(VersionComparator.Operator)
    }

    /// What follows the three numbers of a bound.
    enum Ending {
        case none
        /// `-0`, below everything else with these numbers.
        case zero
        /// A prerelease of the text, without its hyphen.
        case written(Range<Int>)

        init(_ prerelease: Range<Int>?) { self = prerelease.map(Ending.written) ?? .none }

        /// Characters, hyphen included.
        var length: Int {
            switch self {
            case .none: 0
            case .zero: 2
            case .written(let range): range.count + 1
            }
        }

        func tail(in text: ByteText) -> SemanticVersion.Tail? {
            switch self {
            case .none: nil
            case .zero: .zero
            case .written(let range): SemanticVersion.Tail(prerelease: text.identifiers(range), build: [])
            }
        }
    }

    let text: ByteText
    let loose: Bool
    let includePrerelease: Bool

    /// `-0` on a lower bound lets the prereleases of an open number in.
    private var lowest: Ending { includePrerelease ? .zero : .none }

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
            addLower(major, minor, patch, Ending(partial.prerelease), to: &sets)
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
        addLower(major, minor, patch, Ending(partial.prerelease), to: &sets)
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
        func addAbove(_ operation: VersionComparator.Operator, _ ending: Ending) {
            if let minor {
                add(operation, major, RaisedNumber(minor, in: text), ending, to: &sets)
            } else {
                add(operation, RaisedNumber(major, in: text), ending, to: &sets)
            }
        }
        switch comparison {
        case .any: sets.add(.any)
        case .greater: addAbove(.greaterOrEqual, lowest)
        case .lessOrEqual: addAbove(.less, .zero)
        case .greaterOrEqual: addLower(major, minor, nil, lowest, to: &sets)
        case .less: add(.less, major, minor, nil, .zero, to: &sets)
        case .equal:
            addLower(major, minor, nil, lowest, to: &sets)
            addAbove(.less, .zero)
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
                let ending = lower.prerelease.map(Ending.written) ?? lowest
                guard let version = version(major, minor, patch, ending) else { return sets.add(.outOfBounds) }
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
            add(.lessOrEqual, major, minor, patch, .written(prerelease), to: &sets)
        } else if includePrerelease {
            addUpper(major, minor, RaisedNumber(patch, in: text), to: &sets)
        } else {
            add(.lessOrEqual, major, minor, patch, .none, to: &sets)
        }
    }

    // MARK: Bounds

    /// node-semver compares the text, so `00` is not zero to a caret.
    private func isZero(_ numeral: Numeral) -> Bool { numeral.value == 0 && numeral.length == 1 }

    /// Whether the version as node-semver would write it, leading zeros and all, is short enough to be read again.
    private func fits(_ major: Int, _ minor: Int, _ patch: Int, _ ending: Ending) -> Bool {
        major + minor + patch + 2 + ending.length <= SemanticVersion.maximumLength
    }

    private func version(_ major: Numeral, _ minor: Numeral?, _ patch: Numeral?, _ ending: Ending) -> SemanticVersion? {
        guard !major.isTooBig, !(minor?.isTooBig ?? false), !(patch?.isTooBig ?? false),
            fits(major.length, minor?.length ?? 1, patch?.length ?? 1, ending)
        else { return nil }
        return SemanticVersion(major.value, minor?.value ?? 0, patch?.value ?? 0, tail: ending.tail(in: text))
    }

    private func addLower(_ major: Numeral, _ minor: Numeral?, _ patch: Numeral?, _ ending: Ending, to sets: inout ComparatorSets) {
        guard let version = version(major, minor, patch, ending) else { return sets.add(.outOfBounds) }
        let isPlain = major.length == 1 && minor?.length ?? 1 == 1 && patch?.length ?? 1 == 1
        sets.addLower(version, isWrittenPlainly: isPlain)
    }

    private func add(
        _ operation: VersionComparator.Operator, _ major: Numeral, _ minor: Numeral?, _ patch: Numeral?, _ ending: Ending,
        to sets: inout ComparatorSets
    ) {
        guard let version = version(major, minor, patch, ending) else { return sets.add(.outOfBounds) }
        sets.add(VersionComparator(operation, version))
    }

    private func addUpper(_ major: RaisedNumber, to sets: inout ComparatorSets) { add(.less, major, .zero, to: &sets) }

    private func addUpper(_ major: Numeral, _ minor: RaisedNumber, to sets: inout ComparatorSets) {
        add(.less, major, minor, .zero, to: &sets)
    }

    private func addUpper(_ major: Numeral, _ minor: Numeral, _ patch: RaisedNumber, to sets: inout ComparatorSets) {
        guard let value = number(patch, to: &sets) else { return }
        guard !major.isTooBig, !minor.isTooBig, fits(major.length, minor.length, patch.length, .zero) else {
            return sets.add(.outOfBounds)
        }
        add(.less, SemanticVersion(major.value, minor.value, value, tail: .zero), to: &sets)
    }

    private func add(
        _ operation: VersionComparator.Operator, _ major: RaisedNumber, _ ending: Ending, to sets: inout ComparatorSets
    ) {
        guard let value = number(major, to: &sets) else { return }
        add(operation, SemanticVersion(value, 0, 0, tail: ending.tail(in: text)), to: &sets)
    }

    private func add(
        _ operation: VersionComparator.Operator, _ major: Numeral, _ minor: RaisedNumber, _ ending: Ending,
        to sets: inout ComparatorSets
    ) {
        guard let value = number(minor, to: &sets) else { return }
        guard !major.isTooBig, fits(major.length, minor.length, 1, ending) else { return sets.add(.outOfBounds) }
        add(operation, SemanticVersion(major.value, value, 0, tail: ending.tail(in: text)), to: &sets)
    }

    private func add(_ operation: VersionComparator.Operator, _ version: SemanticVersion, to sets: inout ComparatorSets) {
        operation == .greaterOrEqual ? sets.addLower(version) : sets.add(VersionComparator(operation, version))
    }

    /// The number, or `nil` after telling that there is none.
    private func number(_ raised: RaisedNumber, to sets: inout ComparatorSets) -> UInt64? {
        switch raised {
        case .number(let value): return value
        case .tooBig: sets.add(.outOfBounds)
        case .exponent: sets.add(.noMatch)
        }
        return nil
    }
}
