// SPDX-License-Identifier: Apache-2.0

/// What several values together can be, while they are being put together.
struct Join {
    var members: [ValueID] = []
    var isComplete: Bool

    var isFull: Bool { members.count >= ValueStore.setLimit }

    /// Adds a value's members. An unknown one, and one too many, makes the whole incomplete.
    mutating func add(_ value: ValueID, _ finder: ValueFinder) {
        if value.isUnknown {
            isComplete = false
            return
        }
        // The commonest case: one value, the first.
        if members.isEmpty, !finder.isSet(value), finder.store.isComplete(value) {
            members = [value]
            return
        }
        if !finder.store.isComplete(value) { isComplete = false }
        for member in finder.store.members(value) where !members.contains(where: { finder.isSame($0, member) }) {
            guard !isFull else {
                isComplete = false
                return
            }
            members.append(member)
        }
    }
}

extension ValueFinder {
    /// The value that a join came to.
    func finish(_ join: Join) -> ValueID {
        if join.isComplete, join.members.count == 1, let only = join.members.first { return only }
        let members = join.isComplete ? join.members : join.members.filter(isTelling)
        return members.isEmpty ? .unknown : store.add(.set(members, isComplete: join.isComplete))
    }

    /// Whether a value tells something even when others are possible. A number, a boolean or nothing does not.
    func isTelling(_ value: ValueID) -> Bool {
        if let node = value.node { return tree.kind(node) != .numericLiteral && tree.kind(node) != .bigIntLiteral }
        guard let place = value.place else { return true }
        switch store[place] {
        case .unknown, .undefined, .null, .boolean, .number, .bigInt: return false
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
        return finish(Join(members: store.members(value), isComplete: false))
    }
}
