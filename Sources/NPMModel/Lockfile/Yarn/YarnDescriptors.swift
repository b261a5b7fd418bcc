// SPDX-License-Identifier: Apache-2.0

/// The descriptors (`name@requirement`) of a Yarn lockfile and the entries they lead to.
struct YarnDescriptors {
    private var indexes: [String: Int] = [:]
    private var claimed: Set<String> = []
    /// The entries installed under each name.
    private var byName: [String: [Int]] = [:]
    private(set) var order: [String] = []

    mutating func add(_ descriptor: String, index: Int) {
        if indexes.updateValue(index, forKey: descriptor) == nil { order.append(descriptor) }
        let (name, _) = PackageAddress.splitDescriptor(descriptor)
        if byName[name]?.last != index { byName[name, default: []].append(index) }
    }

    /// The entry of the first of these descriptors that is listed. Without one, the only entry of that name, since
    /// `resolutions` in the root's manifest change what a requirement leads to.
    mutating func claim(_ descriptors: [String], name: String) -> Int? {
        for descriptor in descriptors {
            if let index = indexes[descriptor] {
                claimed.insert(descriptor)
                return index
            }
        }
        guard let named = byName[name], named.count == 1 else { return nil }
        return named[0]
    }

    /// Points requirements that lead nowhere at the entry that `resolutions` put in their place: the only one of that name that
    /// nobody asks for by its descriptor. To be called when everybody known has claimed.
    mutating func settleForced(_ edges: inout [Lockfile.Edge]) {
        for position in edges.indices where edges[position].target == nil {
            let edge = edges[position]
            guard edge.kind != .peer, edge.kind != .optionalPeer, let named = byName[edge.name] else { continue }
            let free = named.filter { unclaimedEntries.contains($0) }
            if free.count == 1 { edges[position].target = free[0] }
        }
    }

    /// The entries none of whose descriptors anybody has claimed.
    private(set) var unclaimedEntries: Set<Int> = []

    mutating func findUnclaimedEntries() {
        var claimedEntries: Set<Int> = []
        for descriptor in claimed { if let index = indexes[descriptor] { claimedEntries.insert(index) } }
        unclaimedEntries = Set(indexes.values).subtracting(claimedEntries)
    }

    func index(of descriptor: String) -> Int? { indexes[descriptor] }

    /// The descriptors that nothing has claimed: whoever asked for them is not in the file.
    var unclaimed: [String] { order.filter { !claimed.contains($0) } }
}
