// SPDX-License-Identifier: Apache-2.0

/// Named properties in the order of their making.
struct PropertyMap {
    private(set) var keys: [JSString] = []
    private(set) var values: [JSValue] = []
    /// Only when there are more than a few.
    private var places: [JSString: Int] = [:]

    private static let scanned = 8

    var count: Int { keys.count }

    @inline(__always)
    func place(_ key: JSString) -> Int? {
        if keys.count > Self.scanned { return places[key] }
        for at in 0..<keys.count where keys[at] == key { return at }
        return nil
    }

    subscript(key: JSString) -> JSValue? {
        guard let at = place(key) else { return nil }
        return values[at]
    }

    func value(at place: Int) -> JSValue { values[place] }

    mutating func set(_ key: JSString, _ value: JSValue) {
        if let at = place(key) {
            values[at] = value
            return
        }
        keys.append(key)
        values.append(value)
        if keys.count == Self.scanned + 1 {
            for (at, key) in keys.enumerated() { places[key] = at }
        } else if keys.count > Self.scanned {
            places[key] = keys.count - 1
        }
    }

    /// Linear in the number of properties.
    mutating func remove(_ key: JSString) {
        guard let at = place(key) else { return }
        keys.remove(at: at)
        values.remove(at: at)
        places = [:]
        if keys.count > Self.scanned { for (at, key) in keys.enumerated() { places[key] = at } }
    }

    mutating func removeAll() { self = PropertyMap() }

    /// The same keys with other values, one for each key.
    func with(values: [JSValue]) -> PropertyMap {
        guard values.count == keys.count else { return self }
        var map = self
        map.values = values
        return map
    }
}

/// An object. All objects of a realm are in its list, so that letting go of a long chain of them never nests.
package final class JSObject {
    package enum Kind: Sendable {
        case plain, array, arguments, closure, builtin, bound, regExp, error, boxed, typedArray, iterator, map, set, global
        /// The text of the present time: its digits are unknown, its fixed letters are not.
        case dateText
    }

    enum Payload {
        case none
        case closure(Closure)
        case builtin(Builtin)
        case bound(JSObject, this: JSValue, arguments: Arguments)
        case pattern(RegExpProgram)
        case primitive(JSValue)
        case typed(TypedElement)
        case iterator(ListIterator)
    }

    package let kind: Kind
    @exclusivity(unchecked) var payload: Payload
    /// Array elements and arguments, with `JSValue.empty` for holes; a map's keys and values in turn, a set's members, with
    /// `JSValue.empty` where one was deleted.
    @exclusivity(unchecked) package internal(set) var elements: [JSValue] = []
    /// Where a map's or set's keys are in `elements`.
    @exclusivity(unchecked) var index: [MapKey: Int] = [:]
    @exclusivity(unchecked) private var named = PropertyMap()
    @exclusivity(unchecked) var prototype: JSObject?
    @exclusivity(unchecked) private var hidden = 0
    /// What a built-in object gets when its properties are first looked at: most programs use very few of them.
    @exclusivity(unchecked) private var pending: BuiltinContents?
    /// Only for built-in objects; the realm empties them before it goes.
    private unowned let owner: Realm?
    /// Something unknown may have changed it: every property is unknown.
    @exclusivity(unchecked) var isTainted = false
    @exclusivity(unchecked) var isFrozen = false
    /// Counts up in a realm.
    let serial: Int

    init(_ kind: Kind, payload: Payload = .none, prototype: JSObject?, serial: Int) {
        self.kind = kind
        self.payload = payload
        self.prototype = prototype
        self.serial = serial
        owner = nil
    }

    /// A built-in object, whose properties are made when they are first needed.
    init(_ kind: Kind, payload: Payload = .none, prototype: JSObject?, contents: BuiltinContents, in realm: Realm, serial: Int) {
        self.kind = kind
        self.payload = payload
        self.prototype = prototype
        self.serial = serial
        pending = contents
        owner = realm
    }

    var properties: PropertyMap {
        @inline(__always) get {
            if pending != nil { fill() }
            return named
        }
        @inline(__always) _modify {
            if pending != nil { fill() }
            yield &named
        }
    }

    /// How many of the first properties are not listed by `for in` and `Object.keys`.
    var hiddenCount: Int {
        @inline(__always) get {
            if pending != nil { fill() }
            return hidden
        }
        @inline(__always) set {
            if pending != nil { fill() }
            hidden = newValue
        }
    }

    /// Nobody looked at its properties yet.
    var isPending: Bool { pending != nil }
    /// What it will have; `nil` when it has it.
    var pendingContents: BuiltinContents? { pending }

    private func fill() {
        guard let contents = pending else { return }
        pending = nil
        guard let owner else { return }
        owner.install(contents, in: self)
        hidden = named.count
    }

    var isCallable: Bool {
        switch kind {
        case .closure, .builtin, .bound: true
        default: false
        }
    }

    /// Whether elements are found by whole numbers.
    var hasElements: Bool {
        switch kind {
        case .array, .arguments, .typedArray: true
        default: false
        }
    }

    /// Lets go of everything it holds.
    func empty() {
        elements = []
        index = [:]
        pending = nil
        named.removeAll()
        prototype = nil
        payload = .none
    }
}

/// What a typed array holds (ECMA-262 section 23.2).
enum TypedElement: String, CaseIterable {
    case int8 = "Int8Array", uint8 = "Uint8Array", clamped = "Uint8ClampedArray", int16 = "Int16Array", uint16 = "Uint16Array"
    case int32 = "Int32Array", uint32 = "Uint32Array", float64 = "Float64Array"

    /// A number as it is kept.
    func stored(_ number: Double) -> Double {
        let bits = Coercion.int32(number)
        return switch self {
        case .int8: Double(Int8(truncatingIfNeeded: bits))
        case .uint8: Double(UInt8(truncatingIfNeeded: bits))
        case .clamped: number.isNaN ? 0 : min(max(number, 0), 255).rounded(.toNearestOrEven)
        case .int16: Double(Int16(truncatingIfNeeded: bits))
        case .uint16: Double(UInt16(truncatingIfNeeded: bits))
        case .int32: Double(bits)
        case .uint32: Double(UInt32(bitPattern: bits))
        case .float64: number
        }
    }
}

/// A key of a `Map` or a member of a `Set`, by SameValueZero (section 7.2.11).
enum MapKey: Hashable {
    case undefined, null, notANumber, boolean(Bool), number(Double), string(JSString), bigint(Int), object(Int)

    init?(_ value: JSValue) {
        switch value {
        case .undefined, .empty: self = .undefined
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .number(let number): self = number.isNaN ? .notANumber : .number(number)
        case .string(let string): self = .string(string)
        case .bigint(let number): self = .bigint(number)
        case .object(let object): self = .object(object.serial)
        case .unknown: return nil
        }
    }
}

/// Where an iterator over a list stands.
struct ListIterator {
    enum What: String { case array = "Array Iterator", string = "String Iterator", map = "Map Iterator", set = "Set Iterator" }
    enum Part { case keys, values, entries }

    var what: What
    var part: Part
    var source: JSValue
    var next = 0
}
