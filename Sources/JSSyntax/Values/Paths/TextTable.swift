// SPDX-License-Identifier: Apache-2.0

/// Texts by number, each once: those that every unit knows, which all share, and those of one unit.
struct TextTable: Sendable {
    /// What all tables begin with.
    private let base: Shared?
    private var own = Part()
    private let baseCount: Int

    private final class Shared: Sendable {
        let part: Part

        init(_ part: Part) { self.part = part }
    }

    private struct Part: Sendable {
        var texts: [String] = []
        var hashes: [UInt32] = []
        /// Open addressing: a place of `texts` and 1; 0 is free.
        var slots: [UInt32] = []

        @inline(__always)
        func place(_ text: String, _ hash: UInt32) -> Int {
            if slots.isEmpty { return -1 }
            let mask = slots.count - 1
            var slot = Int(hash) & mask
            while slots[slot] != 0 {
                let at = Int(slots[slot]) - 1
                if hashes[at] == hash, texts[at] == text { return at }
                slot = (slot + 1) & mask
            }
            return -1
        }

        mutating func append(_ text: String, _ hash: UInt32) {
            if texts.isEmpty {
                texts.reserveCapacity(16)
                hashes.reserveCapacity(16)
            }
            texts.append(text)
            hashes.append(hash)
            if texts.count * 2 <= slots.count { return enter(texts.count - 1) }
            slots = Array(repeating: 0, count: max(slots.count * 2, 32))
            for at in texts.indices { enter(at) }
        }

        private mutating func enter(_ at: Int) {
            let mask = slots.count - 1
            var slot = Int(hashes[at]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(at + 1)
        }
    }

    /// Begins with the empty text.
    init() {
        base = nil
        baseCount = 0
        _ = number(of: "")
    }

    /// A table that begins with what another one has.
    init(onTopOf other: TextTable) {
        base = Shared(other.own)
        baseCount = other.own.texts.count
    }

    /// It begins with what another one has.
    var isShared: Bool { base != nil }

    @inline(__always)
    subscript(number: TextID) -> String {
        let at = Int(number)
        if at >= baseCount { return own.texts[at - baseCount] }
        return base.map { $0.part.texts[at] } ?? ""
    }

    /// The number of a text, a new one when it was not met before.
    mutating func number(of text: String) -> TextID {
        let hash = Self.hash(text)
        if let base {
            let at = base.part.place(text, hash)
            if at >= 0 { return TextID(at) }
        }
        var at = own.place(text, hash)
        if at < 0 {
            own.append(text, hash)
            at = own.texts.count - 1
        }
        return TextID(baseCount + at)
    }

    /// Other in each process, so that no source can be made of texts that fall together.
    private static let seed = UInt64.random(in: .min ... .max)

    private static func hash(_ text: String) -> UInt32 {
        // FNV-1a from a place of our own (http://www.isthe.com/chongo/tech/comp/fnv/), high bits brought down at the end.
        var hash = seed
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
