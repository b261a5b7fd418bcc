// SPDX-License-Identifier: Apache-2.0

/// Values by number: nodes, names, paths, pairs of them. Quicker than a dictionary, because numbers that the source does not choose freely
/// need no guarded hash, and small maps are only a list.
struct NumberMap<Value> {
    struct Entry {
        var key: UInt64
        var value: Value
    }

    /// In the order in which they were added.
    private(set) var entries: [Entry] = []
    /// Open addressing: a place of `entries` and 1; 0 is free. Empty while the map is a list.
    private var slots: [UInt32] = []

    /// Up to this many are looked through one by one.
    private static var listLimit: Int { 8 }

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }

    /// The place of a key in `entries`; -1 when it is not there.
    @inline(__always)
    func place(_ key: UInt64) -> Int {
        if slots.isEmpty {
            for at in 0..<entries.count where entries[at].key == key { return at }
            return -1
        }
        let mask = slots.count - 1
        var slot = Self.hash(key) & mask
        while slots[slot] != 0 {
            let at = Int(slots[slot]) - 1
            if entries[at].key == key { return at }
            slot = (slot + 1) & mask
        }
        return -1
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        // 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4): neighbours go far apart.
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 32)
    }

    @inline(__always)
    subscript(key: UInt64) -> Value? {
        get {
            let at = place(key)
            return at < 0 ? nil : entries[at].value
        }
        set {
            guard let newValue else { return }
            let at = place(key)
            if at >= 0 { entries[at].value = newValue } else { append(key, newValue) }
        }
    }

    @inline(__always)
    subscript(key: UInt32) -> Value? {
        get { self[UInt64(key)] }
        set { self[UInt64(key)] = newValue }
    }

    @inline(__always)
    subscript(key: UInt32, default standard: @autoclosure () -> Value) -> Value {
        get { self[UInt64(key)] ?? standard() }
        _modify {
            var at = place(UInt64(key))
            if at < 0 {
                append(UInt64(key), standard())
                at = entries.count - 1
            }
            yield &entries[at].value
        }
    }

    @inline(never)
    private mutating func append(_ key: UInt64, _ value: Value) {
        if entries.isEmpty { entries.reserveCapacity(Self.listLimit / 2) }
        entries.append(Entry(key: key, value: value))
        if slots.isEmpty {
            if entries.count > Self.listLimit { rehash(to: Self.listLimit * 4) }
        } else if entries.count * 2 > slots.count {
            rehash(to: slots.count * 2)
        } else {
            enter(entries.count - 1)
        }
    }

    private mutating func enter(_ at: Int) {
        let mask = slots.count - 1
        var slot = Self.hash(entries[at].key) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(at + 1)
    }

    private mutating func rehash(to size: Int) {
        slots = Array(repeating: 0, count: size)
        for at in entries.indices { enter(at) }
    }
}

extension NumberMap: Sendable where Value: Sendable {}
extension NumberMap.Entry: Sendable where Value: Sendable {}

/// Nearly always one, which takes no memory of its own.
struct Few<Element>: RandomAccessCollection {
    private let one: Element?
    private let list: [Element]

    init() {
        one = nil
        list = []
    }

    init(_ one: Element) {
        self.one = one
        list = []
    }

    init(_ list: [Element]) {
        one = nil
        self.list = list
    }

    @inline(__always) var startIndex: Int { 0 }
    @inline(__always) var endIndex: Int { one == nil ? list.count : 1 }

    @inline(__always)
    subscript(place: Int) -> Element {
        if let one, place == 0 { return one }
        return list[place]
    }
}
