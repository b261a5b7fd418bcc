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

    /// One pass: looks at each `u`, of which English has 3 in 100 letters, and back from `instructions` or `user` only.
    init(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { read($0) }
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at + 3 < text.count, orders.count < Self.mostOrders {
            if text[at] | 0x20 == UInt8(ascii: "u") {
                if text[at + 1] | 0x20 == UInt8(ascii: "c"), Self.stands("instruction", text, at - 5) {
                    look(text, at - 5, .override, Self.dismissals, Self.earlier)
                } else if text[at + 1] | 0x20 == UInt8(ascii: "s"), Self.stands("user", text, at), at > 0, text[at - 1] == 0x20 {
                    look(text, at, .secrecy, Self.denials, Self.tellings)
                }
            }
            at += 1
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
        guard at >= 0, at + word.utf8CodeUnitCount <= text.count else { return false }
        return word.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where text[at + offset] | 0x20 != wanted[offset] { return false }
            return true
        }
    }
}
