// SPDX-License-Identifier: Apache-2.0

/// The comparators of a range while it is being read, set after set.
struct ComparatorSets {
    private(set) var comparators: [VersionComparator] = []
    private(set) var ends: [Int] = []
    /// A comparator that no reader may skip was out of bounds, or one that a strict reader may not skip has no form.
    private(set) var isInvalid = false

    private let loose: Bool
    private let includePrerelease: Bool
    private var start = 0

    init(loose: Bool, includePrerelease: Bool) {
        self.loose = loose
        self.includePrerelease = includePrerelease
        comparators.reserveCapacity(2)
    }

    mutating func add(_ comparator: VersionComparator) { comparators.append(comparator) }

    mutating func add(_ reading: VersionComparator.Reading) {
        switch reading {
        case .comparator(let comparator): add(comparator)
        case .noMatch: isInvalid = isInvalid || !loose
        case .outOfBounds: isInvalid = true
        }
    }

    /// Adds `>=version`, or any when it is the lowest version there is.
    /// - Parameter isWrittenPlainly: Whether the numbers stand as they are spelled in normal form: node-semver
    ///   recognises the lowest version by its text.
    mutating func addLower(_ version: SemanticVersion, isWrittenPlainly: Bool = true) {
        let isLowest =
            isWrittenPlainly && version.major == 0 && version.minor == 0 && version.patch == 0
            && (includePrerelease ? version.tail?.isZero ?? false : version.tail == nil)
        add(isLowest ? .any : VersionComparator(.greaterOrEqual, version))
    }

    /// Ends a set: "nothing" swallows the others, any gives way to the others, repeated ones are kept once.
    mutating func endSet() {
        if let nothing = comparators[start...].firstIndex(where: \.isNothing) {
            let kept = comparators[nothing]
            comparators.replaceSubrange(start..., with: CollectionOfOne(kept))
        } else if comparators.count > start + 1 {
            removeRepeated()
            if comparators.count > start + 1 {
                comparators.removeAll(from: start) { $0.operation == .any }
            }
        }
        guard comparators.count > start else { return }
        ends.append(comparators.count)
        start = comparators.count
    }

    private mutating func removeRepeated() {
        if comparators.count == start + 2 {
            if comparators[start] == comparators[start + 1] { comparators.removeLast() }
            return
        }
        var seen: Set<VersionComparator> = []
        comparators.removeAll(from: start) { !seen.insert($0).inserted }
    }

    /// Ends the range: sets that admit nothing go unless all do, and one that admits any stands for all.
    /// `nil` when it is not a range.
    consuming func finished() -> ComparatorSets? {
        if isInvalid || ends.isEmpty { return nil }
        if ends.count == 1 { return self }
        var kept = ComparatorSets(loose: loose, includePrerelease: includePrerelease)
        var first = 0
        for end in ends {
            let set = comparators[first..<end]
            first = end
            guard let leading = set.first, !leading.isNothing else { continue }
            if set.count == 1, leading.operation == .any { return only(set) }
            kept.comparators.append(contentsOf: set)
            kept.ends.append(kept.comparators.count)
        }
        return kept.ends.isEmpty ? only(comparators[0..<ends[0]]) : kept
    }

    private func only(_ set: ArraySlice<VersionComparator>) -> ComparatorSets {
        var only = ComparatorSets(loose: loose, includePrerelease: includePrerelease)
        only.comparators = Array(set)
        only.ends = [set.count]
        return only
    }
}

extension Array {
    fileprivate mutating func removeAll(from start: Int, where matches: (Element) -> Bool) {
        var kept = start
        for at in start..<count where !matches(self[at]) {
            swapAt(kept, at)
            kept += 1
        }
        removeSubrange(kept...)
    }
}
