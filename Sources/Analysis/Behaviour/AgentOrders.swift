// SPDX-License-Identifier: Apache-2.0

/// Sentences addressed to a program that reads text and obeys, not to a person.
struct AgentOrders {
    enum Kind: Sendable { case override, secrecy }

    /// The first ``mostOrders``, in the order of the text.
    private(set) var orders: [(kind: Kind, range: Range<Int>)] = []

    static let mostOrders = 64
    /// How far before its last word a sentence may begin, in bytes.
    private static let reach = 60

    var kinds: Set<Kind> { Set(orders.map(\.kind)) }

    /// Looks at each `u`, eight bytes at a time, and from there for `instruction` and ` user`.
    init(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { read($0) }
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        var at = 0
        while at < text.count, orders.count < Self.mostOrders {
            let end = min(at + 8, text.count)
            if end - at < 8 || Self.hasU(UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)) {
                for place in at..<end where text[place] | 0x20 == UInt8(ascii: "u") { look(text, place) }
            }
            at = end
        }
    }

    /// Whether one of the eight bytes is `u` or `U`: that byte becomes zero, and only below a zero does a subtraction borrow.
    private static func hasU(_ word: UInt64) -> Bool {
        let other = (word | 0x2020_2020_2020_2020) ^ 0x7575_7575_7575_7575
        return (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080 != 0
    }

    private mutating func look(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) {
        if Self.stands("instruction", text, at - 5) {
            look(text, at - 5, .override, Self.dismissals, Self.earlier)
        } else if at > 0, text[at - 1] == 0x20, Self.stands("user", text, at) {
            look(text, at, .secrecy, Self.denials, Self.tellings)
        }
    }

    private static let dismissals = ["ignore", "disregard", "forget", "override", "bypass"]
    private static let earlier = ["previous", "prior", "above", "earlier", "all ", "your ", "system"]
    private static let denials = ["do not", "don't", "never", "without", "not to"]
    private static let tellings = ["tell", "inform", "mention", "notify", "alert", "reveal", "asking", "disclos", "warn"]

    private mutating func look(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ kind: Kind, _ first: [String], _ second: [String]) {
        let start = max(0, at - Self.reach)
        var before = text[start..<at].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        // A sentence ends where another begins.
        if let end = before.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "{") }) {
            before.removeFirst(end + 1)
        }
        func position(_ words: [String]) -> Int? { words.lazy.compactMap { before.firstRange(of: Array($0.utf8))?.lowerBound }.min() }
        guard let begin = position(first), let end = position(second), begin < end else { return }
        orders.append((kind, at - before.count + begin..<min(at + 12, text.count)))
    }

    private static func stands(_ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at >= 0, at + count <= text.count else { return false }
        let wanted = word.utf8Start
        var place = 0
        while place < count, text[at + place] | 0x20 == wanted[place] { place += 1 }
        return place == count
    }
}
