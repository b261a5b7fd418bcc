// SPDX-License-Identifier: Apache-2.0

extension RegExpReader {
    /// What follows a backslash outside a class; says whether it can be repeated.
    mutating func atomEscape() throws(RegExpProblem) -> Bool {
        let unit = peek()
        switch Unicode.Scalar(unit) {
        case "b", "B":
            at += 1
            return false
        case "k" where hasNames:
            let place = at
            at += 1
            guard eat("<") else { throw problem("A reference of a regular expression has no name") }
            references.append((try groupName(), place))
        case "1", "2", "3", "4", "5", "6", "7", "8", "9":
            numberedReference()
        default:
            if try classEscape() == nil { _ = try characterEscape(inClass: false) }
        }
        return true
    }

    /// `\1`. Without `u` and `v` it may also be an old octal escape or digits, all of them right and repeatable.
    private mutating func numberedReference() {
        let place = at
        var number = 0
        while RegExpReader.isDigit(peek()) {
            number = min(number * 10 + Int(peek() - 0x30), units.count + 1)  // No pattern has more groups than characters.
            at += 1
        }
        if number > largestReference.number { largestReference = (number, place) }
    }

    /// `\d`, `\p{…}` and their like, here: a set, and whether it may hold strings. `nil` when it is another escape.
    mutating func classEscape() throws(RegExpProblem) -> ClassItem? {
        switch Unicode.Scalar(peek()) {
        case "d", "D", "s", "S", "w", "W":
            at += 1
            return .set(hasStrings: false)
        case "p" where unicode, "P" where unicode:
            return .set(hasStrings: try property())
        default: return nil
        }
    }

    /// `p{…}` or `P{…}`; says whether it is a property of strings.
    private mutating func property() throws(RegExpProblem) -> Bool {
        let start = at
        let isNegated = peek() == 0x50
        at += 1
        guard eat("{") else { throw problem("A property of a regular expression has no braces", at: start) }
        let name = propertyWord()
        if eat("=") {
            guard RegExpProperties.has(name: name, value: propertyWord()), eat("}") else {
                throw problem("There is no such property of characters", at: start)
            }
            return false
        }
        guard eat("}") else { throw problem("There is no such property of characters", at: start) }
        if flags.sets, !isNegated, RegExpProperties.isOfStrings(name: name) { return true }
        guard RegExpProperties.has(name: name) else { throw problem("There is no such property of characters", at: start) }
        return false
    }

    /// Letters, digits and `_`; empty when there are more than any name has.
    private mutating func propertyWord() -> String {
        let start = at
        while let scalar = Unicode.Scalar(peek()), scalar.isASCII, scalar.properties.isAlphabetic || scalar == "_" || Self.isDigit(peek()) {
            at += 1
        }
        guard at - start <= RegExpProperties.longestName else { return "" }
        return String(decoding: units[start..<at], as: UTF32.self)
    }

    /// An escape for one character, after the backslash; gives the character.
    mutating func characterEscape(inClass: Bool) throws(RegExpProblem) -> UInt32 {
        let start = at
        let unit = peek()
        at += 1
        switch Unicode.Scalar(unit) {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "c": return try controlEscape(inClass: inClass)
        case "0" where !Self.isDigit(peek()): return 0
        case "0", "1", "2", "3", "4", "5", "6", "7":
            if unicode { throw problem("An octal escape in a regular expression with u or v", at: start) }
            return octalEscape(unit - 0x30)
        case "x":
            if let value = hexadecimal(count: 2) { return value }
            if unicode { throw problem("An escape of a regular expression is wrong", at: start) }
            return unit
        case "u":
            if let value = unicodeEscape(byCodePoint: unicode) { return value }
            if unicode { throw problem("An escape of a regular expression is wrong", at: start) }
            return unit
        default:
            return try identityEscape(unit, start)
        }
    }

    private mutating func identityEscape(_ unit: UInt32, _ start: Int) throws(RegExpProblem) -> UInt32 {
        if unit == Self.end { throw problem("A regular expression ends in a backslash", at: start) }
        let isRight = unicode ? Self.isSyntaxCharacter(unit) || unit == 0x2F : !(hasNames && unit == 0x6B)
        guard isRight else { throw problem("An escape of a regular expression is wrong", at: start) }
        if unit == 0x6B { sawPlainK = true }
        return unit
    }

    /// `\cA`. Without `u` and `v`, a `\c` that is none is a backslash, and the `c` is read again.
    private mutating func controlEscape(inClass: Bool) throws(RegExpProblem) -> UInt32 {
        let letter = peek()
        let isLetter = letter | 0x20 >= 0x61 && letter | 0x20 <= 0x7A
        if isLetter || (inClass && !unicode && (Self.isDigit(letter) || letter == 0x5F)) {
            at += 1
            return letter & 31
        }
        if unicode { throw problem("An escape of a regular expression is wrong") }
        at -= 1
        return 0x5C
    }

    /// The rest of an old octal escape, up to `\377`.
    private mutating func octalEscape(_ first: UInt32) -> UInt32 {
        var value = first
        while peek() >= 0x30, peek() <= 0x37, value * 8 + (peek() - 0x30) <= 0o377 {
            value = value * 8 + (peek() - 0x30)
            at += 1
        }
        return value
    }

    /// The rest of a `\u`; `nil`, without having moved, when it is none. By code point, `\u{…}` and pairs of surrogates count.
    mutating func unicodeEscape(byCodePoint: Bool) -> UInt32? {
        if byCodePoint, peek() == 0x7B { return bracedEscape() }
        guard let value = hexadecimal(count: 4) else { return nil }
        guard byCodePoint, peek() == 0x5C, peek(1) == 0x75 else { return value }
        let afterFirst = at
        at += 2
        if let second = hexadecimal(count: 4), let pair = pair(value, second) { return pair }
        at = afterFirst
        return value
    }

    private mutating func bracedEscape() -> UInt32? {
        let start = at
        at += 1
        var value: UInt32 = 0
        while let digit = Self.hexDigit(peek()) {
            value = min(value << 4 | digit, 0x11_0000)  // Stays beyond the last code point.
            at += 1
        }
        guard at > start + 1, value <= 0x10_FFFF, eat("}") else {
            at = start
            return nil
        }
        return value
    }

    private mutating func hexadecimal(count: Int) -> UInt32? {
        var value: UInt32 = 0
        for place in 0..<count {
            guard let digit = Self.hexDigit(peek(place)) else { return nil }
            value = value << 4 | digit
        }
        at += count
        return value
    }

    /// Two surrogates as the code point that they stand for.
    func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
        guard first & 0xFFFF_FC00 == 0xD800, second & 0xFFFF_FC00 == 0xDC00 else { return nil }
        return 0x1_0000 + ((first & 0x3FF) << 10 | (second & 0x3FF))
    }

    static func hexDigit(_ unit: UInt32) -> UInt32? {
        switch unit {
        case 0x30...0x39: unit - 0x30
        case 0x41...0x46: unit - 0x41 + 10
        case 0x61...0x66: unit - 0x61 + 10
        default: nil
        }
    }

    private static func isSyntaxCharacter(_ unit: UInt32) -> Bool {
        switch Unicode.Scalar(unit) {
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|": true
        default: false
        }
    }
}
