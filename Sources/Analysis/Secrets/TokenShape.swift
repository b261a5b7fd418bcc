// SPDX-License-Identifier: Apache-2.0

/// How a token looks: a fixed prefix, then runs of alphabets and fixed texts between them. Read from left to right without
/// going back.
struct TokenShape: Sendable {
    enum Part: Sendable {
        case run(ByteSet, ClosedRange<Int>)
        case text(String)

        static func run(_ set: ByteSet, _ count: Int) -> Part { .run(set, count...count) }
    }

    /// What a closer look at a token of the right shape says.
    enum Verdict: Sendable, Equatable {
        case proven(SecretBelief)
        case plausible
        /// Not a token: its checksum is wrong, or its parts do not decode.
        case refuted
    }

    var prefix: String
    var parts: [Part]

    init(_ prefix: String, _ parts: Part...) {
        self.prefix = prefix
        self.parts = parts
    }

    /// The stretch of the token that begins there, if one does and ends before another character of its kind.
    func range(in text: SecretText, from start: Int) -> Range<Int>? {
        guard text.mayBegin(start), text.stands(prefix, at: start) else { return nil }
        return tail(in: text, from: start + prefix.utf8.count).map { start..<$0 }
    }

    /// Where the parts after the prefix end.
    func tail(in text: SecretText, from body: Int) -> Int? {
        var at = body
        for (number, part) in parts.enumerated() {
            switch part {
            case .run(let set, let lengths):
                let end = text.runEnd(at, set, limit: lengths.upperBound)
                guard lengths.contains(end - at) else { return nil }
                at = end
                guard number == parts.count - 1 else { continue }
                let next = text[at]
                if set.contains(next) || ByteSet.alphanumeric.contains(next) { return nil }
            case .text(let word):
                guard text.stands(word, at: at) else { return nil }
                at += word.utf8.count
            }
        }
        return at
    }

    /// An anchor for this shape. Values made up for examples are no tokens.
    func anchor(
        confidence: Confidence = .high, severity: Severity? = nil, note: String? = nil, near words: [String] = [],
        verify: (@Sendable (SecretText, Range<Int>) -> Verdict)? = nil
    ) -> SecretAnchor {
        let shape = self
        return SecretAnchor(SecretAnchor.literal(prefix)) { text, end in
            let start = end - shape.prefix.utf8.count
            guard let range = shape.range(in: text, from: start) else { return nil }
            let body = text.slice(start + shape.prefix.utf8.count..<range.upperBound)
            guard !MadeUpValue.isMadeUp(body) else { return nil }
            var beliefs: [SecretBelief] = [.shape]
            switch verify?(text, range) ?? .plausible {
            case .refuted: return nil
            case .proven(let belief): beliefs.append(belief)
            case .plausible: guard !MadeUpValue.hasExampleWord(body) else { return nil }
            }
            if !words.isEmpty {
                guard text.isNear(words, range) else { return nil }
                beliefs.append(.context)
            }
            return SecretReading(range, beliefs, confidence, severity: severity, note: note)
        }
    }
}
