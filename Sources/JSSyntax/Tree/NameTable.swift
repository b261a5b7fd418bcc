// SPDX-License-Identifier: Apache-2.0

/// A name's number in its tree's `NameTable`; equal names have equal numbers. 0 is "no name".
package typealias NameID = UInt32

/// Every name of a source once, escapes decoded, by number.
///
/// Words of the language come first and have the same numbers in every tree: see `Word`.
package struct NameTable: Sendable {
    /// Open addressing; 0 is free. The length is a power of two.
    private var slots: [NameID]
    private var hashes: [UInt32]
    /// Where each name ends in `bytes`; a name begins where the one before ends.
    private var ends: [UInt32]
    private var bytes: [UInt8]

    /// The table that every source starts with.
    static let words: NameTable = {
        var table = NameTable(empty: ())
        for word in Word.allCases { _ = table.intern(Array(word.text.utf8)) }
        return table
    }()

    private init(empty: Void) {
        slots = Array(repeating: 0, count: 1024)
        hashes = [0]
        ends = [0]
        bytes = []
    }

    /// The number of names, the free number 0 included.
    package var count: Int { ends.count }

    /// What the table takes, in bytes.
    package var byteCount: Int { slots.count * 4 + hashes.count * 4 + ends.count * 4 + bytes.count }

    /// The name as text; damaged UTF-8 is repaired. Empty for 0 and for numbers of another tree.
    package subscript(name: NameID) -> String { String(decoding: utf8(name), as: UTF8.self) }

    /// The name's bytes.
    package func utf8(_ name: NameID) -> ArraySlice<UInt8> {
        guard name > 0, Int(name) < ends.count else { return [] }
        return bytes[Int(ends[Int(name) - 1])..<Int(ends[Int(name)])]
    }

    /// The number of a name, when the source has it.
    package func id(_ text: String) -> NameID? {
        let wanted = Array(text.utf8)
        var slot = Int(Self.hash(wanted)) & (slots.count - 1)
        while slots[slot] != 0 {
            if utf8(slots[slot]).elementsEqual(wanted) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// One step of the hash; the lexer takes it while it walks over a name.
    @inline(__always)
    static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
        let mixed = (hash &+ UInt32(byte)) &* 0x9E37_79B1  // 2^32 divided by the golden ratio (Knuth, volume 3, section 6.4)
        return mixed ^ (mixed >> 15)
    }

    private static func hash(_ name: [UInt8]) -> UInt32 { name.reduce(0, mix) }

    mutating func intern(_ name: [UInt8]) -> NameID {
        intern(name, from: 0, to: name.count, hash: Self.hash(name))
    }

    /// The number of the name at `source[start..<end]`, whose hash is known; a new one when it was not met before.
    @inline(__always)
    mutating func intern(_ source: [UInt8], from start: Int, to end: Int, hash: UInt32) -> NameID {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let id = slots[slot]
            if id == 0 { return insert(source, start, end, hash, slot) }
            if hashes[Int(id)] == hash, equals(id, source, start, end) { return id }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    private func equals(_ id: NameID, _ source: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let base = Int(ends[Int(id) - 1])
        guard Int(ends[Int(id)]) - base == end - start else { return false }
        for offset in 0..<(end - start) where bytes[base + offset] != source[start + offset] { return false }
        return true
    }

    @inline(never)
    private mutating func insert(_ source: [UInt8], _ start: Int, _ end: Int, _ hash: UInt32, _ slot: Int) -> NameID {
        let id = NameID(ends.count)
        slots[slot] = id
        hashes.append(hash)
        bytes.append(contentsOf: source[start..<end])
        ends.append(UInt32(bytes.count))
        if ends.count * 2 > slots.count { rehash() }
        return id
    }

    private mutating func rehash() {
        let mask = slots.count * 2 - 1
        slots = Array(repeating: 0, count: mask + 1)
        for id in 1..<hashes.count {
            var slot = Int(hashes[id]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = NameID(id)
        }
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
