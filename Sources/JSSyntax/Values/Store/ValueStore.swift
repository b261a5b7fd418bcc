// SPDX-License-Identifier: Apache-2.0

/// The values of a unit that need memory.
///
/// Sendable because one finder writes to it, and only `KnownValues` reads it once the finder is gone.
final class ValueStore: @unchecked Sendable {
    /// The most values that a set holds.
    static let setLimit = 16
    /// The most UTF-16 units of one string.
    static let stringLimit = 1 << 20

    @exclusivity(unchecked) private(set) var entries: [ValueEntry] = [
        ValueEntry(kind: .unknown), ValueEntry(kind: .undefined), ValueEntry(kind: .null), ValueEntry(kind: .false),
        ValueEntry(kind: .true), ValueEntry(kind: .unknown), ValueEntry(kind: .unknown),
    ]
    @exclusivity(unchecked) private var strings: [JSString] = []
    /// The members of sets, and the arguments of bound functions.
    @exclusivity(unchecked) private var lists: [[ValueID]] = []
    @exclusivity(unchecked) private var mades: [MadeSite] = []
    let paths: PathTable

    /// The most entries that are kept: each is some tens of bytes.
    private let entryLimit: Int

    init(entryLimit: Int, paths: PathTable) {
        self.entryLimit = entryLimit
        self.paths = paths
    }

    @inline(__always) subscript(place: Int) -> ValueEntry { entries[place] }

    @inline(__always)
    func add(_ entry: ValueEntry) -> ValueID {
        guard entries.count < entryLimit else { return .unknown }
        entries.append(entry)
        return .entry(entries.count - 1)
    }

    func string(_ text: JSString) -> ValueID {
        guard text.count <= Self.stringLimit, entries.count < entryLimit else { return .unknown }
        strings.append(text)
        return add(ValueEntry(kind: .string, first: UInt32(truncatingIfNeeded: strings.count - 1)))
    }

    func set(_ members: [ValueID], isComplete: Bool) -> ValueID {
        guard entries.count < entryLimit else { return .unknown }
        lists.append(members)
        return add(ValueEntry(kind: isComplete ? .set : .openSet, first: UInt32(truncatingIfNeeded: lists.count - 1)))
    }

    /// A value, and others are possible.
    func open(_ value: ValueID) -> ValueID { add(ValueEntry(kind: .open, first: value.raw)) }

    func bound(_ target: ValueID, _ arguments: [ValueID]) -> ValueID {
        guard entries.count < entryLimit else { return .unknown }
        lists.append(arguments)
        return add(ValueEntry(kind: .bound, first: target.raw, second: UInt64(lists.count - 1)))
    }

    func made(_ made: MadeSite) -> ValueID {
        guard entries.count < entryLimit else { return .unknown }
        mades.append(made)
        return add(ValueEntry(kind: .made, first: UInt32(truncatingIfNeeded: mades.count - 1)))
    }

    /// The text of a `string`.
    func text(of entry: ValueEntry) -> JSString { strings[Int(entry.first)] }
    /// The arguments of a `bound`.
    func boundArguments(of entry: ValueEntry) -> [ValueID] { lists[Int(entry.second)] }
    /// What a `made` is, by its place.
    func made(at place: Int) -> MadeSite { mades[place] }

    /// The members of a value: itself unless it is a set; none when it is unknown.
    @inline(__always)
    func members(_ value: ValueID) -> Few<ValueID> {
        if value.isUnknown { return Few() }
        guard let place = value.place else { return Few(value) }
        return members(value, entries[place])
    }

    private func members(_ value: ValueID, _ entry: ValueEntry) -> Few<ValueID> {
        switch entry.kind {
        case .open: Few(entry.firstValue)
        case .set, .openSet: Few(lists[Int(entry.first)])
        default: Few(value)
        }
    }

    /// Whether a value stands for more than one that is possible.
    @inline(__always)
    func isSet(_ value: ValueID) -> Bool {
        guard let place = value.place else { return false }
        switch entries[place].kind {
        case .open, .set, .openSet: return true
        default: return false
        }
    }

    /// Whether the members are all that the value can be.
    @inline(__always)
    func isComplete(_ value: ValueID) -> Bool {
        guard let place = value.place else { return true }
        switch entries[place].kind {
        case .unknown, .open, .openSet: return false
        default: return true
        }
    }
}
