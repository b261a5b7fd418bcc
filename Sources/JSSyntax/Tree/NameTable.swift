// SPDX-License-Identifier: Apache-2.0

/// A name's number in its tree's `NameTable`; equal names have equal numbers. 0 is "no name".
package typealias NameID = UInt32

/// Every name of a source once, escapes decoded, by number.
///
/// Words of the language come first and have the same numbers in every tree: see `Word`.
package struct NameTable: Sendable {
    /// Where a name's text stands, and what decides most look-ups.
    private struct Entry: Sendable {
        /// The first eight bytes, zeros behind a shorter name: most look-ups are decided by one comparison.
        var head: UInt64
        /// Where its look-up begins.
        var hash: UInt32
        var start: UInt32
        var end: UInt32
        /// The text is in `extra`: a word of the language, or a name written with escapes. Else it is in the source.
        var isExtra: Bool
    }

    /// Open addressing; 0 is free. The length is a power of two.
    private var slots: [NameID]
    private var entries: [Entry]
    private var source: [UInt8] = []
    /// Texts that do not stand in the source, with zeros behind the last.
    private var extra: [UInt8]

    /// The table that every source starts with.
    private static let words: NameTable = {
        var table = NameTable(empty: ())
        for word in Word.allCases { _ = table.intern(Array(word.text.utf8)) }
        return table
    }()

    private init(empty: Void) {
        slots = Array(repeating: 0, count: 512)
        entries = [Entry(head: 0, hash: 0, start: 0, end: 0, isExtra: true)]
        extra = Array(repeating: 0, count: NameTable.padding)
    }

    /// Room for a load of eight bytes behind the last text.
    private static let padding = 8

    /// A table for the names of a source, which must have its padding.
    init(of source: [UInt8]) {
        self = .words
        self.source = source
    }

    /// The number of names, the free number 0 included.
    package var count: Int { entries.count }

    /// What the table takes, in bytes, without the source.
    package var byteCount: Int { slots.count * 4 + entries.count * MemoryLayout<Entry>.stride + extra.count }

    /// The name as text; damaged UTF-8 is repaired. Empty for 0 and for numbers of another tree.
    package subscript(name: NameID) -> String { String(decoding: utf8(name), as: UTF8.self) }

    /// The name's bytes.
    package func utf8(_ name: NameID) -> ArraySlice<UInt8> {
        guard name > 0, Int(name) < entries.count else { return [] }
        let entry = entries[Int(name)]
        return (entry.isExtra ? extra : source)[Int(entry.start)..<Int(entry.end)]
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

    /// The number of a name that does not stand in the source as it is.
    mutating func intern(_ name: [UInt8]) -> NameID {
        let key = NameKey(of: name)
        if let id = find(name, 0, name.count, key) { return id }
        let start = extra.count - NameTable.padding
        extra.removeLast(NameTable.padding)
        extra.append(contentsOf: name)
        extra.append(contentsOf: repeatElement(0, count: NameTable.padding))
        return insert(start, start + name.count, key, isExtra: true)
    }

    /// The number of the name at `source[start..<end]`, whose key is known; a new one when it was not met before.
    @inline(__always)
    mutating func intern(from start: Int, to end: Int, _ key: NameKey) -> NameID {
        let mask = slots.count &- 1
        var slot = key.slot & mask
        while true {
            let id = slots[slot]
            if id == 0 { return insert(start, end, key, isExtra: false) }
            if entries[Int(id)].head == key.head, end &- start <= 8 || equals(id, source, start, end) { return id }
            slot = (slot &+ 1) & mask
        }
    }

    private func find(_ text: [UInt8], _ start: Int, _ end: Int, _ key: NameKey) -> NameID? {
        var slot = key.slot & (slots.count - 1)
        while slots[slot] != 0 {
            let id = slots[slot]
            if entries[Int(id)].head == key.head, equals(id, text, start, end) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Compares a name with a text whose first eight bytes are equal. (A name of eight bytes and a longer one differ in length; no
    /// name holds a zero byte.)
    @inline(never)
    private func equals(_ id: NameID, _ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let entry = entries[Int(id)]
        let base = Int(entry.start)
        let count = end - start
        guard Int(entry.end) - base == count else { return false }
        let own = entry.isExtra ? extra : source
        var offset = 8
        while offset + 8 <= count {
            if EightBytes.load(own, base + offset) != EightBytes.load(text, start + offset) { return false }
            offset += 8
        }
        while offset < count {
            if own[base + offset] != text[start + offset] { return false }
            offset += 1
        }
        return true
    }

    @inline(never)
    private mutating func insert(_ start: Int, _ end: Int, _ key: NameKey, isExtra: Bool) -> NameID {
        let mask = slots.count - 1
        var slot = key.slot & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        let id = NameID(entries.count)
        slots[slot] = id
        let hash = UInt32(truncatingIfNeeded: key.slot)
        entries.append(Entry(head: key.head, hash: hash, start: UInt32(start), end: UInt32(end), isExtra: isExtra))
        if entries.count * 2 > slots.count { rehash() }
        return id
    }

    private mutating func rehash() {
        let mask = slots.count * 2 - 1
        slots = Array(repeating: 0, count: mask + 1)
        for id in 1..<entries.count {
            var slot = Int(entries[id].hash) & mask
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
    /// The last word that may be more than a name where an expression begins.
    static let lastSpecial = Word.async

    /// As it is written.
    package var text: String { self == .proto ? "__proto__" : "\(self)" }
}
