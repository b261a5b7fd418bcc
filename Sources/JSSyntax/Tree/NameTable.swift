// SPDX-License-Identifier: Apache-2.0

/// A name's number in its tree's `NameTable`; equal names have equal numbers. 0 is "no name".
package typealias NameID = UInt32

/// Every name of a source once, escapes decoded, by number.
///
/// Words of the language come first and have the same numbers in every tree: see `Word`.
package struct NameTable: Sendable {
    /// Open addressing; 0 is free. The length is a power of two.
    private var slots: [NameID]
    /// Where each name ends in `bytes`; a name begins where the one before ends.
    private var ends: [UInt32]
    private var bytes: [UInt8]
    /// The first eight bytes of each name, zeros behind a shorter one: most look-ups are decided by one comparison.
    private var heads: [UInt64]
    /// Where each name's look-up begins.
    private var hashes: [UInt32]

    /// The table that every source starts with.
    static let words: NameTable = {
        var table = NameTable(empty: ())
        for word in Word.allCases { _ = table.intern(Array(word.text.utf8)) }
        return table
    }()

    private init(empty: Void) {
        slots = Array(repeating: 0, count: 512)
        ends = [0]
        bytes = []
        heads = [0]
        hashes = [0]
    }

    /// The number of names, the free number 0 included.
    package var count: Int { ends.count }

    /// What the table takes, in bytes.
    package var byteCount: Int { slots.count * 4 + ends.count * 4 + bytes.count + heads.count * 8 + hashes.count * 4 }

    /// The name as text; damaged UTF-8 is repaired. Empty for 0 and for numbers of another tree.
    package subscript(name: NameID) -> String { String(decoding: utf8(name), as: UTF8.self) }

    /// The name's bytes.
    package func utf8(_ name: NameID) -> ArraySlice<UInt8> {
        guard name > 0, Int(name) < ends.count else { return [] }
        return bytes[Int(ends[Int(name) - 1])..<Int(ends[Int(name)])]
    }

    /// The number of a name, when the source has it.
    package func id(_ text: String) -> NameID? {
        let wanted = NameKey(of: Array(text.utf8))
        var slot = wanted.slot & (slots.count - 1)
        while slots[slot] != 0 {
            if utf8(slots[slot]).elementsEqual(text.utf8) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The same table without what only adding names needs.
    func finished() -> NameTable {
        var table = self
        table.heads = []
        table.hashes = []
        return table
    }

    mutating func intern(_ name: [UInt8]) -> NameID {
        let padded = name + repeatElement(0, count: 8)
        return intern(padded, from: 0, to: name.count, NameKey(of: name))
    }

    /// The number of the name at `source[start..<end]`, whose key is known; a new one when it was not met before.
    @inline(__always)
    mutating func intern(_ source: [UInt8], from start: Int, to end: Int, _ key: NameKey) -> NameID {
        let mask = slots.count &- 1
        var slot = key.slot & mask
        while true {
            let id = slots[slot]
            if id == 0 { return insert(source, start, end, key, slot) }
            if heads[Int(id)] == key.head, end &- start <= 8 || equals(id, source, start, end) { return id }
            slot = (slot &+ 1) & mask
        }
    }

    /// Compares names whose first eight bytes are equal and which are longer than that. (A name of eight bytes and a longer one
    /// differ in length; no name holds a zero byte.)
    @inline(never)
    private func equals(_ id: NameID, _ source: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let base = Int(ends[Int(id) - 1])
        guard Int(ends[Int(id)]) - base == end - start else { return false }
        for offset in 8..<(end - start) where bytes[base + offset] != source[start + offset] { return false }
        return true
    }

    @inline(never)
    private mutating func insert(_ source: [UInt8], _ start: Int, _ end: Int, _ key: NameKey, _ slot: Int) -> NameID {
        let id = NameID(ends.count)
        slots[slot] = id
        bytes.append(contentsOf: source[start..<end])
        ends.append(UInt32(bytes.count))
        heads.append(key.head)
        hashes.append(UInt32(truncatingIfNeeded: key.slot))
        if ends.count * 2 > slots.count { rehash() }
        return id
    }

    private mutating func rehash() {
        let mask = slots.count * 2 - 1
        slots = Array(repeating: 0, count: mask + 1)
        for id in 1..<ends.count {
            var slot = Int(hashes[id]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = NameID(id)
        }
    }
}

/// What a name is looked up by: made from its bytes eight at a time, while the lexer walks over them.
struct NameKey {
    /// The first eight bytes; zeros behind a shorter name.
    private(set) var head: UInt64
    private var hash: UInt64

    /// A key of the first up to eight bytes, in memory order, zeros behind the name's end.
    @inline(__always)
    init(head: UInt64) {
        self.head = head
        hash = NameKey.mix(head)
    }

    /// Adds the next up to eight bytes.
    @inline(__always)
    mutating func add(_ more: UInt64) {
        hash = NameKey.mix(hash ^ more)
    }

    /// Where to begin in a table of up to 2^32 slots.
    @inline(__always)
    var slot: Int { Int(truncatingIfNeeded: hash >> 32) }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        // 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4); the shift brings high bits down for the next round.
        let product = value &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 29)
    }

    /// The key of a whole name.
    init(of name: [UInt8]) {
        var words: [UInt64] = [0]
        for (offset, byte) in name.enumerated() {
            if offset > 0, offset % 8 == 0 { words.append(0) }
            words[offset / 8] |= UInt64(byte) << UInt64(8 * (offset % 8))
        }
        self.init(head: words[0])
        for word in words.dropFirst() { add(word) }
    }
}

/// Words with a meaning in the language. Their raw values are their `NameID`s in every tree.
///
/// Reserved words come first (ECMA-262 section 12.7.2), in the order of their `TokenKind`s; the rest are names that mean something in some places.
package enum Word: UInt32, Sendable, CaseIterable {
    case `break` = 1, `case`, `catch`, `class`, const, `continue`, `debugger`, `default`, delete, `do`, `else`, `enum`
    case export, extends, `false`, finally, `for`, function, `if`, `import`, `in`, instanceof, new, null
    case `return`, `super`, `switch`, this, `throw`, `true`, `try`, `typeof`, `var`, void, `while`, with

    // Reserved in strict code, or in some functions.
    case `let`, `static`, implements, interface, package, `private`, protected, `public`, yield, await

    // Names with a meaning in some places.
    case async, of, get, set, `as`, from, target, meta, eval, arguments, constructor, proto, prototype, accessor, using
    case source, `defer`, type, assert, undefined, require, module, exports

    // TypeScript and Flow.
    case abstract, asserts, declare, global, infer, `is`, keyof, namespace, opaque, out, override, readonly
    case satisfies, unique, any, unknown, never, number, string, boolean, object, symbol, bigint, mixed

    /// The last reserved word.
    static let lastReserved = Word.with

    /// As it is written.
    package var text: String { self == .proto ? "__proto__" : "\(self)" }
}
