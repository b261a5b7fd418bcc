// SPDX-License-Identifier: Apache-2.0

/// Classes with the flag `v`: ECMA-262 section 22.2.1, from `ClassUnion` on.
extension RegExpReader {
    /// An open class.
    private struct OpenClass {
        enum Operation { case undecided, union, intersection, subtraction }

        var isNegated: Bool
        var operation = Operation.undecided
        /// What was read of it may match strings that are not one character.
        var hasStrings = false
        /// An operator was read, and what follows it was not.
        var needsOperand = false
    }

    /// A class with its nested ones; its `[` was read. The nested ones are kept in a list, not on the call stack.
    mutating func classOfSets() throws(RegExpProblem) {
        var open = [OpenClass(isNegated: eat("^"))]
        while var current = open.popLast() {
            if current.needsOperand || peek() != 0x5D {
                if eat("[") {
                    open.append(current)
                    open.append(OpenClass(isNegated: eat("^")))
                } else {
                    try operand(of: &current)
                    open.append(current)
                }
                continue
            }
            if current.isNegated, current.hasStrings {
                throw problem("A negated class of a regular expression holds strings")
            }
            at += 1
            if var outer = open.popLast() {
                try add(hasStrings: current.hasStrings, to: &outer)
                open.append(outer)
            }
        }
    }

    /// A character, a range, an escape or `\q{…}`.
    private mutating func operand(of current: inout OpenClass) throws(RegExpProblem) {
        let start = at
        if let strings = try setEscape() { return try add(hasStrings: strings, to: &current) }
        let low = try setCharacter()
        guard peek() == 0x2D, peek(1) != 0x2D, current.operation == .undecided || current.operation == .union else {
            return try add(hasStrings: false, to: &current)
        }
        at += 1
        if try setCharacter() < low { throw problem("A range of a regular expression's class is out of order", at: start) }
        current.operation = .union
    }

    /// Joins what was read to a class, and reads the operator that follows. A class has one kind of operator only.
    private mutating func add(hasStrings: Bool, to current: inout OpenClass) throws(RegExpProblem) {
        switch current.operation {
        case .undecided:
            current.hasStrings = hasStrings
            current.operation = isNext(0x26) ? .intersection : isNext(0x2D) ? .subtraction : .union
        case .union: current.hasStrings = current.hasStrings || hasStrings
        case .intersection: current.hasStrings = current.hasStrings && hasStrings
        case .subtraction: break
        }
        current.needsOperand = false
        let sign: UInt32
        switch current.operation {
        case .intersection: sign = 0x26
        case .subtraction: sign = 0x2D
        case .undecided, .union: return
        }
        if peek() == 0x5D { return }
        guard isNext(sign), !(sign == 0x26 && peek(2) == 0x26) else {
            throw problem("A class of a regular expression mixes operators")
        }
        at += 2
        current.needsOperand = true
    }

    private func isNext(_ doubled: UInt32) -> Bool { peek() == doubled && peek(1) == doubled }

    /// `\d`, `\p{…}`, `\q{…}` and their like: whether they hold strings. `nil`, without having moved, for all else.
    private mutating func setEscape() throws(RegExpProblem) -> Bool? {
        guard peek() == 0x5C else { return nil }
        if peek(1) == 0x71, peek(2) == 0x7B {
            at += 3
            return try quotedStrings()
        }
        at += 1
        if case .set(let strings) = try classEscape() { return strings }
        at -= 1
        return nil
    }

    /// The strings of `\q{a|bc}`: whether one of them is not one character.
    private mutating func quotedStrings() throws(RegExpProblem) -> Bool {
        var hasStrings = false
        var length = 0
        while true {
            if peek() == 0x7C || peek() == 0x7D {
                if length != 1 { hasStrings = true }
                length = 0
                at += 1
                if units[at - 1] == 0x7D { return hasStrings }
            } else {
                _ = try setCharacter()
                length += 1
            }
        }
    }

    private mutating func setCharacter() throws(RegExpProblem) -> UInt32 {
        let start = at
        let unit = peek()
        guard unit != Self.end else { throw problem("A class of a regular expression is not closed") }
        at += 1
        if unit == 0x5C {
            if eat("b") { return 0x08 }
            guard Self.isReservedPunctuator(peek()) else { return try characterEscape(inClass: true) }
            at += 1
            return units[at - 1]
        }
        guard !Self.isSetSyntax(unit), !(unit == peek() && Self.isReservedWhenDoubled(unit)) else {
            throw problem("A character of a regular expression's class needs a backslash", at: start)
        }
        return unit
    }

    private static func isSetSyntax(_ unit: UInt32) -> Bool {
        switch Unicode.Scalar(unit) {
        case "(", ")", "[", "]", "{", "}", "/", "-", "\\", "|": true
        default: false
        }
    }

    private static func isReservedPunctuator(_ unit: UInt32) -> Bool {
        switch Unicode.Scalar(unit) {
        case "&", "-", "!", "#", "%", ",", ":", ";", "<", "=", ">", "@", "`", "~": true
        default: false
        }
    }

    private static func isReservedWhenDoubled(_ unit: UInt32) -> Bool {
        switch Unicode.Scalar(unit) {
        case "&", "!", "#", "$", "%", "*", "+", ",", ".", ":", ";", "<", "=", ">", "?", "@", "^", "`", "~": true
        default: false
        }
    }
}
