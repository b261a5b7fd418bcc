// SPDX-License-Identifier: Apache-2.0

/// A value that only its name tells for a secret: `datadog_api_key = "…"`, `"clientSecret": "…"`, `HEROKU_API_KEY=…`.
struct NamedValue: Sendable {
    /// What the name begins with or holds, in lower case; found in any case.
    var starts: [String]
    /// One of these follows in the name, before the value; none is asked for when empty.
    var words: [String]
    var alphabet: ByteSet
    var lengths: ClosedRange<Int>

    init(_ starts: [String], and words: [String] = [], _ alphabet: ByteSet, _ lengths: ClosedRange<Int>) {
        self.starts = starts
        self.words = words
        self.alphabet = alphabet
        self.lengths = lengths
    }

    func anchor(
        confidence: Confidence = .medium, severity: Severity? = nil, note: String? = nil,
        verify: (@Sendable (SecretText, Range<Int>) -> TokenShape.Verdict)? = nil
    ) -> SecretAnchor {
        let value = self
        return SecretAnchor(starts.map(SecretAnchor.literal), caseless: true) { text, end in
            guard let start = value.valueStart(text, afterName: end) else { return nil }
            let stop = text.runEnd(start, value.alphabet, limit: value.lengths.upperBound + 1)
            guard value.lengths.contains(stop - start), !ByteSet.base64url.contains(text[stop]) else { return nil }
            let bytes = text.slice(start..<stop)
            guard !MadeUpValue.isMadeUp(bytes), !MadeUpValue.hasExampleWord(bytes) else { return nil }
            var beliefs: [SecretBelief] = [.context, .shape]
            switch verify?(text, start..<stop) ?? .plausible {
            case .refuted: return nil
            case .proven(let belief): beliefs.append(belief)
            case .plausible: break
            }
            return SecretReading(start..<stop, beliefs, confidence, severity: severity, note: note)
        }
    }

    /// Past the rest of the name, the end of its quotation, `=`, `:`, `=>` or `,`, and a quotation mark perhaps.
    private func valueStart(_ text: SecretText, afterName end: Int) -> Int? {
        let nameEnd = text.runEnd(end, .nameRest, limit: 24)
        var at = text.runEnd(nameEnd, .nameEnd, limit: 3)
        at = text.runEnd(at, .blanks, limit: 8)
        guard [0x3A, 0x3D, 0x2C].contains(text[at]) else { return nil }
        if !words.isEmpty {
            let rest = String(decoding: text.slice(end..<nameEnd), as: UTF8.self).lowercased()
            guard words.contains(where: rest.contains) else { return nil }
        }
        at = text.runEnd(at, .assignment, limit: 2)
        at = text.runEnd(at, .blanks, limit: 8)
        return [0x22, 0x27, 0x60].contains(text[at]) ? at + 1 : at
    }

    /// Eight, four, four, four and twelve hexadecimal digits.
    static func isUUID(_ text: SecretText, _ range: Range<Int>) -> TokenShape.Verdict {
        let bytes = Array(text.slice(range))
        guard bytes.count == 36 else { return .refuted }
        let isRight = bytes.indices.allSatisfy { [8, 13, 18, 23].contains($0) ? bytes[$0] == 0x2D : ByteSet.anyHex.contains(bytes[$0]) }
        return isRight ? .plausible : .refuted
    }
}

extension ByteSet {
    /// What UUIDs are written in.
    static let uuid = ByteSet("0"..."9", "a"..."f", "A"..."F", and: "-")
    fileprivate static let nameRest = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_.-")
    fileprivate static let nameEnd = ByteSet(and: "\"'])")
    fileprivate static let blanks = ByteSet(and: " \t")
    fileprivate static let assignment = ByteSet(and: ":=,>")
}
