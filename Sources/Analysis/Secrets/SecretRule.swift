// SPDX-License-Identifier: Apache-2.0

/// One kind of secret: how it looks, whose it is, what it opens and what to do when it got out.
package struct SecretRule: Sendable {
    /// Lower case, words joined by `-`. Never reused.
    package var id: String
    package var provider: String
    /// What someone who holds it can do, as the end of "whoever has it can".
    package var opens: String
    /// What to do, as one imperative sentence that says where.
    package var remedy: String
    package var severity: Severity
    /// Where the engine stops, and what reads from there.
    var anchors: [SecretAnchor]

    init(_ id: String, of provider: String, opens: String, remedy: String, _ severity: Severity, _ anchors: [SecretAnchor]) {
        self.id = id
        self.provider = provider
        self.opens = opens
        self.remedy = remedy
        self.severity = severity
        self.anchors = anchors
    }

    /// The expressions that the engine looks for before the rule reads closer.
    package var keywords: [String] { anchors.flatMap { $0.expressions.map(\.text) } }
}

/// A rare place in a text, found by the engine, from which a secret may be read.
struct SecretAnchor: Sendable {
    var expressions: [PatternDatabase.Expression]
    /// Reads the secret, given where an expression ends; `nil` when there is none. Looks at a bounded number of bytes.
    var read: @Sendable (SecretText, Int) -> SecretReading?

    /// All are literals: 430 of them are compiled in 11 ms, 90 expressions with brackets take 65.
    init(_ expressions: [String], caseless: Bool = false, read: @escaping @Sendable (SecretText, Int) -> SecretReading?) {
        self.expressions = expressions.map { PatternDatabase.Expression(text: $0, isCaseless: caseless) }
        self.read = read
    }

    init(_ expression: String, caseless: Bool = false, read: @escaping @Sendable (SecretText, Int) -> SecretReading?) {
        self.init([expression], caseless: caseless, read: read)
    }

    /// The expression that matches just these bytes.
    static func literal(_ text: String) -> String {
        text.utf8.map { byte in
            ByteSet.word.contains(byte)
                ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

/// What a rule read at an anchor.
struct SecretReading: Sendable {
    /// The secret itself, in bytes from the start of the file.
    var range: Range<Int>
    var beliefs: [SecretBelief]
    var confidence: Confidence
    /// Instead of the rule's own.
    var severity: Severity?
    /// What more is known of it, such as "encrypted with a passphrase".
    var note: String?

    init(_ range: Range<Int>, _ beliefs: [SecretBelief], _ confidence: Confidence, severity: Severity? = nil, note: String? = nil) {
        self.range = range
        self.beliefs = beliefs
        self.confidence = confidence
        self.severity = severity
        self.note = note
    }
}

/// Why a text is taken for a secret.
package enum SecretBelief: String, Sendable, CaseIterable {
    /// It carries a checksum, and that is right.
    case checksum
    /// Its parts decode to what the format says they hold.
    case decoded
    /// A prefix, alphabet and length that only this kind has.
    case shape
    /// What stands beside it names it so.
    case context
    /// It looks random.
    case entropy

    package var plain: String {
        switch self {
        case .checksum: "its checksum is right"
        case .decoded: "its parts decode as the format says"
        case .shape: "its prefix, alphabet and length are of this kind"
        case .context: "the words beside it name it so"
        case .entropy: "it looks random"
        }
    }
}
