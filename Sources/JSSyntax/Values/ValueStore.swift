// SPDX-License-Identifier: Apache-2.0

/// What is at a place of a `ValueStore`.
enum ValueEntry: Sendable {
    case unknown, undefined, null, boolean(Bool)
    case number(Double)
    case bigInt(String)
    case string(JSString)
    /// Two strings joined, put together only when somebody reads them: a chain of n `+` costs n, not n².
    case joined(ValueID, ValueID, length: UInt32)
    /// One of several. When not complete, others are possible.
    case set([ValueID], isComplete: Bool)
    /// A function with arguments bound in front.
    case bound(ValueID, [ValueID])
    /// An array or object that a call made.
    case made(MadeSite)
    /// A function without parameters made of text: `Function("return this")`.
    case code(ValueID)
    /// What `new` of a class of the source gives.
    case instance(NodeID)
    /// A method of a known value, taken but not called: `"abc".split`.
    case method(ValueID, String)
}

/// The values of a unit that need memory.
struct ValueStore: Sendable {
    /// The most values that a set holds.
    static let setLimit = 16
    /// The most UTF-16 units of one string.
    static let stringLimit = 1 << 20

    private(set) var entries: [ValueEntry] = [
        .unknown, .undefined, .null, .boolean(false), .boolean(true), .unknown, .unknown,
    ]
    var paths = PathTable()

    /// The most entries that are kept: each is some tens of bytes.
    private let entryLimit: Int

    init(entryLimit: Int) { self.entryLimit = entryLimit }

    subscript(place: Int) -> ValueEntry { entries[place] }

    mutating func add(_ entry: ValueEntry) -> ValueID {
        guard entries.count < entryLimit else { return .unknown }
        entries.append(entry)
        return .entry(entries.count - 1)
    }

    mutating func string(_ text: JSString) -> ValueID {
        text.count <= Self.stringLimit ? add(.string(text)) : .unknown
    }

    /// The members of a value: itself unless it is a set; none when it is unknown.
    func members(_ value: ValueID) -> [ValueID] {
        if value.isUnknown { return [] }
        if let place = value.place, case .set(let members, _) = entries[place] { return members }
        return [value]
    }

    /// Whether the members are all that the value can be.
    func isComplete(_ value: ValueID) -> Bool {
        guard let place = value.place else { return true }
        switch entries[place] {
        case .unknown: return false
        case .set(_, let isComplete): return isComplete
        default: return true
        }
    }
}
