// SPDX-License-Identifier: Apache-2.0

/// What several values together can be, while they are being put together.
struct Join {
    var members: [ValueID] = []
    var isComplete: Bool

    var isFull: Bool { members.count >= ValueStore.setLimit }

    /// Adds a value's members. An unknown one, and one too many, makes the whole incomplete.
    mutating func add(_ value: ValueID, _ finder: ValueFinder) {
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
        if join.members.isEmpty { return .unknown }
        if join.members.count == 1, join.isComplete, let only = join.members.first { return only }
        return store.add(.set(join.members, isComplete: join.isComplete))
    }

    func join(_ values: some Sequence<ValueID>) -> ValueID {
        var join = Join(isComplete: true)
        for value in values { join.add(value, self) }
        return finish(join)
    }

    /// The same values, and perhaps others.
    func open(_ value: ValueID) -> ValueID {
        if !store.isComplete(value) { return value }
        return store.add(.set(store.members(value), isComplete: false))
    }
}
