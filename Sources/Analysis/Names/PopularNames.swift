// SPDX-License-Identifier: Apache-2.0

/// The popular names, made ready to find those that another one is close to.
///
/// Built once from ``PopularNameTable`` in a few milliseconds; a look-up takes microseconds: names of like length are passed over
/// by a 64-bit mask of their letters, and the other relations are searches for a hash.
package struct PopularNames: Sendable {
    package static let shared = PopularNames(PopularNameTable.text)

    struct Entry: Sendable {
        var name: String
        var dependents: Int
        var letters: [UInt8]
        var isScoped: Bool
    }

    private(set) var entries: [Entry] = []
    /// Positions of unscoped entries by the number of their letters, with their masks beside them.
    private var byLength: [[(mask: UInt64, entry: Int32)]] = []
    private var exact: [UInt64: Int32] = [:]
    private var byLetters: HashIndex
    private var byWords: HashIndex
    private var byLook: HashIndex
    /// Scopes, and how many popular names each has.
    private(set) var scopes: [String: Int] = [:]
    /// Words that at least ``wordUses`` popular names have: a name made of them is probably meant as it is.
    private var wordCounts: [UInt64: Int] = [:]

    static let wordUses = 2
    static let brandUses = 30

    init(_ text: StaticString) {
        self.init(lines: text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
    }

    /// Reads lines of a count and names; what is not of that form is left out.
    init(lines text: String) {
        byLetters = HashIndex()
        byWords = HashIndex()
        byLook = HashIndex()
        byLength = Array(repeating: [], count: NameForms.limit + 1)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard let count = parts.first.flatMap({ Int($0) }) else { continue }
            for name in parts.dropFirst() { add(String(name), count) }
        }
        byLetters.sort()
        byWords.sort()
        byLook.sort()
    }

    private mutating func add(_ name: String, _ dependents: Int) {
        guard let forms = NameForms(name), exact[NameForms.hash(forms.name)] == nil else { return }
        let position = Int32(entries.count)
        entries.append(Entry(name: name, dependents: dependents, letters: forms.letters, isScoped: forms.isScoped))
        exact[NameForms.hash(forms.name)] = position
        byLetters.add(NameForms.hash(forms.letters), position)
        if let sorted = forms.sortedWords { byWords.add(NameForms.hash(sorted), position) }
        if forms.isScoped {
            scopes[String(decoding: forms.scope, as: UTF8.self), default: 0] += 1
        } else {
            byLength[forms.letters.count].append((NameForms.mask(forms.letters), position))
            byLook.add(NameForms.hash(NameForms.look(forms.letters)), position)
        }
        for word in forms.words { wordCounts[NameForms.hash(word), default: 0] += 1 }
    }

    /// How many were seen to depend on a name; `nil` for one that is not popular. Case does not matter.
    package func dependents(of name: String) -> Int? {
        guard let forms = NameForms(name), let position = exact[NameForms.hash(forms.name)] else { return nil }
        let entry = entries[Int(position)]
        // Being popular silences: here a collision would gain something.
        return entry.name.lowercased() == name.lowercased() ? entry.dependents : nil
    }

    func isWord(_ word: some Sequence<UInt8>) -> Bool { wordCounts[NameForms.hash(word), default: 0] >= Self.wordUses }

    /// Whether so many popular names have the word that short words beside it meet by chance.
    func isBrand(_ word: some Sequence<UInt8>) -> Bool { wordCounts[NameForms.hash(word), default: 0] >= Self.brandUses }

    func named(_ name: [UInt8]) -> Entry? { exact[NameForms.hash(name)].map { entries[Int($0)] } }

    func withLetters(_ letters: [UInt8]) -> [Entry] { byLetters.positions(of: NameForms.hash(letters)).map { entries[$0] } }

    func withWords(_ sorted: [UInt8]) -> [Entry] { byWords.positions(of: NameForms.hash(sorted)).map { entries[$0] } }

    func withLook(_ letters: [UInt8]) -> [Entry] {
        byLook.positions(of: NameForms.hash(NameForms.look(letters))).map { entries[$0] }
    }

    /// Unscoped names whose letters come from these by one slip, or these from theirs.
    func oneEdit(from letters: [UInt8]) -> [(entry: Entry, edit: NameEdit)] {
        let mask = NameForms.mask(letters)
        var out: [(entry: Entry, edit: NameEdit)] = []
        for length in max(1, letters.count - 1)...min(letters.count + 1, NameForms.limit) {
            for candidate in byLength[length] where (candidate.mask ^ mask).nonzeroBitCount <= 2 {
                let entry = entries[Int(candidate.entry)]
                if let edit = NameEdit(from: entry.letters, to: letters) { out.append((entry, edit)) }
            }
        }
        return out
    }
}

/// Hashes with the positions that have them, sorted for searching.
struct HashIndex: Sendable {
    private var rows: [(hash: UInt64, position: Int32)] = []

    mutating func add(_ hash: UInt64, _ position: Int32) { rows.append((hash, position)) }

    mutating func sort() { rows.sort { ($0.hash, $0.position) < ($1.hash, $1.position) } }

    func positions(of hash: UInt64) -> [Int] {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return rows[low...].prefix { $0.hash == hash }.map { Int($0.position) }
    }
}
