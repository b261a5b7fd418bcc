// SPDX-License-Identifier: Apache-2.0

/// The one slip that leads from a word to another, where one does.
struct NameEdit: Sendable, Equatable {
    enum Kind: Sendable { case swapped, neighbour, replaced, doubled, added, dropped, plural, digit }

    var kind: Kind
    /// Where in the slip's result it is, from its start.
    var place: Int

    /// How `other` came from `word` by one letter added, dropped or replaced, or by two letters that changed places; `nil` for
    /// equal words and for any that differ more. Linear.
    init?(from word: [UInt8], to other: [UInt8]) {
        let shorter = min(word.count, other.count)
        guard abs(word.count - other.count) <= 1 else { return nil }
        var low = 0
        while low < shorter, word[low] == other[low] { low += 1 }
        var tail = 0
        while tail < shorter - low, word[word.count - 1 - tail] == other[other.count - 1 - tail] { tail += 1 }
        let was = word[low..<word.count - tail]
        let now = other[low..<other.count - tail]
        place = low
        switch (was.count, now.count) {
        case (1, 1): kind = Self.replacement(was[low], now[low])
        case (0, 1): kind = Self.extra(now[low], in: other, at: low)
        // A letter of a pair left out is a slip like any other.
        case (1, 0): kind = Self.isDigit(was[low]) ? .digit : Self.isPlural(was[low], at: low, of: word) ? .plural : .dropped
        case (2..., _) where was.count == now.count:
            // Next to each other, or with others between that stayed: `uglify` and `uglyfi`.
            guard let a = was.first, let b = was.last, now.first == b, now.last == a,
                was.dropFirst().dropLast() == now.dropFirst().dropLast()
            else { return nil }
            kind = .swapped
        default: return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func replacement(_ was: UInt8, _ now: UInt8) -> Kind {
        // One number for another is how versions and standards are told apart.
        if isDigit(was), isDigit(now) { return .digit }
        return areNeighbours(was, now) ? .neighbour : .replaced
    }

    private static func extra(_ byte: UInt8, in word: [UInt8], at place: Int) -> Kind {
        if isDigit(byte) { return .digit }
        if isPlural(byte, at: place, of: word) { return .plural }
        let before = place > 0 ? word[place - 1] : 0
        let after = place + 1 < word.count ? word[place + 1] : 0
        return byte == before || byte == after ? .doubled : .added
    }

    private static func isPlural(_ byte: UInt8, at place: Int, of word: [UInt8]) -> Bool {
        byte == UInt8(ascii: "s") && place == word.count - 1
    }

    /// Keys side by side or above each other on the QWERTY layout (ISO/IEC 9995-1), each row half a key to the right of the one above.
    private static let rows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }

    static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
        guard let first = key(a), let second = key(b) else { return false }
        let columns = second.column - first.column
        switch second.row - first.row {
        case 0: return abs(columns) == 1
        case 1: return columns == 0 || columns == -1
        case -1: return columns == 0 || columns == 1
        default: return false
        }
    }

    private static func key(_ byte: UInt8) -> (row: Int, column: Int)? {
        for (row, keys) in rows.enumerated() {
            if let column = keys.firstIndex(of: byte) { return (row, column) }
        }
        return nil
    }
}
