// SPDX-License-Identifier: Apache-2.0

/// What is at a place of a `ValueStore`: 16 bytes, and nothing that is counted.
struct ValueEntry: Sendable, BitwiseCopyable {
    enum Kind: UInt8, Sendable {
        case unknown, undefined, null, `false`, `true`
        /// `second` is the number's bits.
        case number
        case bigInt
        /// `first` is the text's place.
        case string
        /// Two strings joined (`pair`), put together only when somebody reads them: a chain of n `+` costs n, not n². `first` is the length.
        case joined
        /// One of several; `first` is the list's place.
        case set
        /// The same, and others are possible.
        case openSet
        /// The value `first`, and others are possible.
        case open
        /// A function with arguments bound in front: `first`, and `second` is the list's place.
        case bound
        /// An array or object that a call made; `first` is its place.
        case made
        /// A function without parameters made of text: `Function("return this")`. `first` is the text.
        case code
        /// What `new` of a class of the source gives; `first` is the class.
        case instance
        /// A method of a known value, taken but not called: `"abc".split`. `first` is the value, `second` the name.
        case method
    }

    var kind: Kind
    var first: UInt32 = 0
    var second: UInt64 = 0

    var firstValue: ValueID { ValueID(raw: first) }
    var pair: (left: ValueID, right: ValueID) {
        (ValueID(raw: UInt32(truncatingIfNeeded: second)), ValueID(raw: UInt32(truncatingIfNeeded: second >> 32)))
    }
    var number: Double { Double(bitPattern: second) }
    var name: TextID { TextID(truncatingIfNeeded: second) }

    static func number(_ number: Double) -> Self { Self(kind: .number, second: number.bitPattern) }

    static func joined(_ left: ValueID, _ right: ValueID, length: Int) -> Self {
        Self(kind: .joined, first: UInt32(truncatingIfNeeded: length), second: UInt64(right.raw) << 32 | UInt64(left.raw))
    }

    static func code(_ text: ValueID) -> Self { Self(kind: .code, first: text.raw) }
    static func instance(_ node: NodeID) -> Self { Self(kind: .instance, first: node) }
    static func method(_ value: ValueID, _ name: TextID) -> Self { Self(kind: .method, first: value.raw, second: UInt64(name)) }
}
