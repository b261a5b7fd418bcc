// SPDX-License-Identifier: Apache-2.0

/// What several values together can be, while they are being put together.
struct Join {
    /// The first member, while it is the only one.
    private(set) var only = ValueID.unknown
    /// All members, when there are more.
    private var more: [ValueID] = []
    var isComplete: Bool

    init(isComplete: Bool) { self.isComplete = isComplete }

    var isEmpty: Bool { only.isUnknown && more.isEmpty }
    var isFull: Bool { more.count >= ValueStore.setLimit }
    /// None unless there is more than one.
    var several: [ValueID] { more }

    /// Adds a value's members. An unknown one, and one too many, makes the whole incomplete.
    mutating func add(_ value: ValueID, _ finder: ValueFinder) {
        if value.isUnknown {
            isComplete = false
            return
        }
        // The commonest case: one value, the first.
        if isEmpty, !finder.store.isSet(value) {
            only = value
            return
        }
        if !finder.store.isComplete(value) { isComplete = false }
        for member in finder.store.members(value) {
            if isFull {
                if !contains(member, finder) {
                    isComplete = false
                    return
                }
            } else if !contains(member, finder) {
                append(member)
            }
        }
    }

    private func contains(_ member: ValueID, _ finder: ValueFinder) -> Bool {
        if more.isEmpty { return !only.isUnknown && finder.isSame(only, member) }
        return more.contains { finder.isSame($0, member) }
    }

    private mutating func append(_ member: ValueID) {
        if !more.isEmpty {
            more.append(member)
        } else if only.isUnknown {
            only = member
        } else {
            more = [only, member]
            only = .unknown
        }
    }
}

extension ValueFinder {
    /// The value that a join came to.
    func finish(_ join: Join) -> ValueID {
        if join.several.isEmpty {
            if join.isComplete { return join.only }
            return !join.only.isUnknown && isTelling(join.only) ? store.open(join.only) : .unknown
        }
        if join.isComplete { return store.set(join.several, isComplete: true) }
        if join.several.allSatisfy(isTelling) { return store.set(join.several, isComplete: false) }
        let members = join.several.filter(isTelling)
        if members.count > 1 { return store.set(members, isComplete: false) }
        return members.first.map { store.open($0) } ?? .unknown
    }

    /// Whether a value tells something even when others are possible. A number, a boolean or nothing does not.
    func isTelling(_ value: ValueID) -> Bool {
        if let node = value.node { return tree.kind(node) != .numericLiteral && tree.kind(node) != .bigIntLiteral }
        guard let place = value.place else { return true }
        switch store[place].kind {
        case .unknown, .undefined, .null, .false, .true, .number, .bigInt: return false
        default: return true
        }
    }

    func join(_ values: some Sequence<ValueID>) -> ValueID {
        var join = Join(isComplete: true)
        for value in values { join.add(value, self) }
        return finish(join)
    }

    /// The same values, and perhaps others.
    func open(_ value: ValueID) -> ValueID {
        if value.isUnknown || !store.isComplete(value) { return value }
        if !store.isSet(value) { return isTelling(value) ? store.open(value) : .unknown }
        var join = Join(isComplete: false)
        join.add(value, self)
        return finish(join)
    }
}
