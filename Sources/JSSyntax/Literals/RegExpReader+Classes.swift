// SPDX-License-Identifier: Apache-2.0

extension RegExpReader {
    /// What a class is made of.
    enum ClassItem {
        case character(UInt32)
        /// `\d` and its like, and with the flag `v` also classes in classes and `\q{…}`.
        case set(hasStrings: Bool)
    }

    /// A class without the flag `v`; its `[` was read.
    mutating func characterClass() throws(RegExpProblem) {
        _ = eat("^")
        while !eat("]") {
            let start = at
            let low = try classItem()
            guard peek() == 0x2D, peek(1) != 0x5D, peek(1) != Self.end else { continue }
            at += 1
            let high = try classItem()
            switch (low, high) {
            case (.character(let low), .character(let high)):
                if low > high { throw problem("A range of a regular expression's class is out of order", at: start) }
            default:
                if unicode { throw problem("A range of a regular expression's class ends in a set", at: start) }
            }
        }
    }

    private mutating func classItem() throws(RegExpProblem) -> ClassItem {
        let unit = peek()
        if unit == Self.end { throw problem("A class of a regular expression is not closed") }
        at += 1
        guard unit == 0x5C else { return .character(unit) }
        if eat("b") { return .character(0x08) }
        if unicode, eat("-") { return .character(0x2D) }
        if let set = try classEscape() { return set }
        return .character(try characterEscape(inClass: true))
    }
}
