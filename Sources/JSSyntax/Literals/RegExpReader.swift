// SPDX-License-Identifier: Apache-2.0

/// Reads one pattern. Groups are kept in a list instead of on the call stack.
struct RegExpReader {
    /// The pattern: code points with the flags `u` and `v`, units of UTF-16 without.
    let units: [UInt32]
    let flags: RegExpFlags
    /// `\k` is a reference, not the letter: with `u` and `v`, and in any pattern that has a named group.
    var hasNames: Bool
    var at = 0

    /// Groups that are open. The first stands for the pattern itself.
    var frames: [Frame] = []
    /// Capturing groups met so far.
    var groupCount = 0
    /// Where each name was last given to a group.
    var names: [[UInt32]: Int] = [:]
    /// Names that were referred to, and where.
    var references: [(name: [UInt32], place: Int)] = []
    /// The largest number that was referred to, and where.
    var largestReference = (number: 0, place: 0)
    /// `\k` was read as a letter.
    var sawPlainK = false

    /// An open group.
    struct Frame {
        /// The place after its parenthesis.
        var start: Int
        /// Where its current alternative starts.
        var alternative: Int
        /// A quantifier may follow its end.
        var isQuantifiable: Bool
    }

    /// Read beyond the end; no character.
    static let end = UInt32.max

    init(units: [UInt32], flags: RegExpFlags) {
        self.units = units
        self.flags = flags
        hasNames = flags.unicode
    }

    var unicode: Bool { flags.unicode }

    @inline(__always)
    func peek(_ ahead: Int = 0) -> UInt32 { at + ahead < units.count ? units[at + ahead] : Self.end }

    @inline(__always)
    mutating func eat(_ character: Unicode.Scalar) -> Bool {
        guard peek() == character.value else { return false }
        at += 1
        return true
    }

    func problem(_ message: String, at place: Int? = nil) -> RegExpProblem { RegExpProblem(place: place ?? at, message: message) }

    /// Reads the pattern; a second time when it turns out that `\k` had to be a reference (Annex B.1.2.9, ParsePattern).
    mutating func read() throws(RegExpProblem) {
        try readOnce()
        guard sawPlainK, !names.isEmpty, !hasNames else { return }
        self = RegExpReader(units: units, flags: flags)
        hasNames = true
        try readOnce()
    }

    private mutating func readOnce() throws(RegExpProblem) {
        frames = [Frame(start: 0, alternative: 0, isQuantifiable: false)]
        while at < units.count { try term() }
        guard frames.count == 1 else { throw problem("A group of a regular expression is not closed") }
        if unicode, largestReference.number > groupCount {
            throw problem("A reference to a group that the regular expression does not have", at: largestReference.place)
        }
        if hasNames, let wrong = references.first(where: { names[$0.name] == nil }) {
            throw problem("A reference to a name that no group of the regular expression has", at: wrong.place)
        }
    }

    /// One term with its quantifier, or the start or end of a group or alternative.
    private mutating func term() throws(RegExpProblem) {
        let start = at
        at += 1
        switch Unicode.Scalar(units[start]) {
        case "|": frames[frames.count - 1].alternative = at
        case "(": try openGroup()
        case ")":
            guard frames.count > 1, let frame = frames.popLast() else {
                throw problem("A parenthesis of a regular expression closes no group", at: start)
            }
            if frame.isQuantifiable { try quantifier() }
        case "^", "$": break
        case "*", "+", "?": throw problem("There is nothing to repeat in a regular expression", at: start)
        case "{":
            at = start
            try loneBrace()
        case "}" where unicode, "]" where unicode:
            throw problem("A bracket of a regular expression closes nothing", at: start)
        case "[":
            if flags.sets { try classOfSets() } else { try characterClass() }
            try quantifier()
        case "\\": if try atomEscape() { try quantifier() }
        default: try quantifier()
        }
    }

    /// A `{` that follows nothing which could be repeated: itself, without `u` and `v`, unless it looks like a quantifier.
    private mutating func loneBrace() throws(RegExpProblem) {
        guard !unicode, try !bracedQuantifier(isLone: true) else {
            throw problem("There is nothing to repeat in a regular expression")
        }
        at += 1
        try quantifier()
    }

    /// A quantifier, when one is here.
    private mutating func quantifier() throws(RegExpProblem) {
        switch Unicode.Scalar(peek()) {
        case "*", "+", "?": at += 1
        case "{":
            guard try bracedQuantifier(isLone: false) else {
                if unicode { throw problem("A quantifier of a regular expression is incomplete") }
                return
            }
        default: return
        }
        _ = eat("?")
    }

    /// `{1}`, `{1,}`, `{1,2}`; stays where it was when it is none of them.
    private mutating func bracedQuantifier(isLone: Bool) throws(RegExpProblem) -> Bool {
        let start = at
        at += 1
        let low = digits()
        var high = low
        if eat(",") { high = digits() }
        guard !low.isEmpty, eat("}") else {
            at = start
            return false
        }
        if !isLone, !high.isEmpty, isLess(high, low) {
            throw problem("The numbers of a quantifier of a regular expression are out of order", at: start)
        }
        return true
    }

    /// The place of decimal digits, which may be none.
    private mutating func digits() -> Range<Int> {
        let start = at
        while RegExpReader.isDigit(peek()) { at += 1 }
        return start..<at
    }

    /// Compares numbers of any length.
    private func isLess(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let left = units[left].drop { $0 == 0x30 }
        let right = units[right].drop { $0 == 0x30 }
        return left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }

    static func isDigit(_ unit: UInt32) -> Bool { unit >= 0x30 && unit <= 0x39 }
}
