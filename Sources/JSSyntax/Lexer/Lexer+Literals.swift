// SPDX-License-Identifier: Apache-2.0

extension Parser {
    // MARK: - Strings

    /// A string from its quote at the present place. One that its line does not close ends with the line.
    @inline(__always)
    mutating func scanString(_ quote: UInt8) {
        var at = position &+ 1
        lastQuote = position
        tokenFlags = []
        token = .string
        while true {
            let count = EightBytes.countBefore(EightBytes.stringStops(EightBytes.load(source, at), quote: quote))
            at &+= count
            if count == 8 { continue }
            let byte = source[at]
            if byte == quote { break }
            if byte == 0x5C {
                at = skipStringEscape(at)
            } else if byte == 0x0A || byte == 0x0D || (byte == 0 && at >= length) {
                return endString(at)
            } else {
                at &+= 1
            }
        }
        position = at &+ 1
    }

    /// Ends a string whose line does not close it: with the line, or, on lines as long as those of minified code, right behind
    /// the quote, which is more likely to be damage than the rest of the line to be text.
    @inline(never)
    private mutating func endString(_ at: Int) {
        fail("a string without its end", at: position)
        let end = min(at, length)
        position = end - position > Parser.longestOpenString ? position + 1 : end
    }

    /// Bytes. Lines of code that people write are shorter; lines of minified code are longer.
    private static let longestOpenString = 500

    /// The offset after the escape whose backslash is at `at`. Wrong escapes are an error and pass as the letters they are.
    @inline(never)
    private mutating func skipStringEscape(_ at: Int) -> Int {
        tokenFlags.insert(.escaped)
        let second = source[at + 1]
        switch second {
        case 0x0D where source[at + 2] == 0x0A: return at + 3
        case 0x78:
            if hexValue(source[at + 2]) != nil, hexValue(source[at + 3]) != nil { return at + 4 }
            fail("an escape with too few digits", at: at)
            return at + 2
        case 0x75:
            var after = at
            if Parser.unicodeEscape(source, &after) != nil { return after }
            fail("an escape that is no character", at: at)
            return at + 2
        case 0x30...0x39:
            if second != 0x30 || isDigit(source[at + 2]) { tokenFlags.insert(.octal) }
            return at + 2
        default:
            // A backslash at the very end must not lead beyond it.
            return min(at + 2, max(length, at + 1))
        }
    }

    // MARK: - Templates

    /// A template's text from `start` (behind `` ` `` or `}`) to `` ` `` or `${`. One without an end is empty.
    mutating func scanTemplate(from start: Int) {
        var at = start
        lastQuote = start - 1
        tokenFlags = []
        let end = start < templateDeadEnd ? length : 0
        while at < end {
            let byte = source[at]
            if byte == 0x60 {
                token = .templateTail
                position = at + 1
                return
            }
            if byte == 0x24, source[at + 1] == 0x7B {
                token = .templateHead
                position = at + 2
                return
            }
            if byte == 0x5C {
                tokenFlags.insert(.escaped)
                if Parser.isBadTemplateEscape(source, at) { tokenFlags.insert(.badEscape) }
                at += 2
            } else {
                at &+= 1
            }
        }
        // Its quote is taken as damage, and what follows as code.
        templateDeadEnd = min(templateDeadEnd, start)
        position = start
        fail("a template without its end", at: tokenStart)
        token = .templateTail
        templateIsOpen = true
    }

    /// Whether an escape has no meaning in a template (ECMA-262 section 12.9.6, NotEscapeSequence).
    static func isBadTemplateEscape(_ source: [UInt8], _ at: Int) -> Bool {
        switch source[at + 1] {
        case 0x78: return hexValue(source[at + 2]) == nil || hexValue(source[at + 3]) == nil
        case 0x75:
            var after = at
            return unicodeEscape(source, &after) == nil
        case 0x31...0x39: return true
        case 0x30: return isDigit(source[at + 2])
        default: return false
        }
    }

    // MARK: - Numbers

    mutating func scanNumber() {
        tokenFlags = []
        token = .number
        let first = source[position]
        let second = source[position + 1] | 0x20
        if first == 0x30, second == 0x78 || second == 0x6F || second == 0x62 {
            scanRadixNumber(second)
        } else {
            scanDecimalNumber()
        }
        // A number must not touch a name: `3in []` is an error.
        let after = source[position]
        if isCharacter(after, CharacterClass.namePart) || after == 0x5C || (after >= 0x80 && touchesName()) {
            fail("a name right behind a number", at: position)
            skipNameLetters()
        }
    }

    /// Whether a letter beyond ASCII stands at the present place.
    func touchesName() -> Bool {
        guard let (scalar, _) = scalar(at: position) else { return false }
        return Parser.isNamePart(scalar, first: true)
    }

    private mutating func skipNameLetters() {
        while isCharacter(source[position], CharacterClass.namePart) { position += 1 }
    }

    private mutating func scanRadixNumber(_ letter: UInt8) {
        position += 2
        let radix: UInt32 = letter == 0x78 ? 16 : letter == 0x6F ? 8 : 2
        let count = skipDigits { hexValue($0).map { $0 < radix } ?? false }
        if count == 0 { fail("a number without digits", at: position) }
        if source[position] == 0x6E {
            position += 1
            token = .bigInt
        }
    }

    private mutating func scanDecimalNumber() {
        let start = position
        var isInteger = true
        if source[start] == 0x30, isDigit(source[start + 1]) || source[start + 1] == 0x5F {
            return scanOldOctal()
        }
        if source[start] != 0x2E { skipDecimals() }
        if source[position] == 0x2E {
            isInteger = false
            position += 1
            if source[position] == 0x5F { fail("a separator that is not between digits", at: position) }
            skipDecimals()
        }
        if skipExponent() { isInteger = false }
        if isInteger, source[position] == 0x6E {
            position += 1
            token = .bigInt
        }
    }

    /// `017`, `09`, `09.5`: numbers of old (Annex B.1.1); no separators, and a fraction only when it is not octal.
    private mutating func scanOldOctal() {
        tokenFlags = .octal
        var isOctal = true
        while isDigit(source[position]) {
            if source[position] >= 0x38 { isOctal = false }
            position += 1
        }
        if source[position] == 0x5F { fail("a separator in a number that begins with 0", at: position) }
        guard !isOctal else { return }
        if source[position] == 0x2E {
            position += 1
            skipDecimals()
        }
        _ = skipExponent()
    }

    private mutating func skipExponent() -> Bool {
        guard source[position] | 0x20 == 0x65 else { return false }
        position += 1
        if source[position] == 0x2B || source[position] == 0x2D { position += 1 }
        if skipDigits(isDigit) == 0 { fail("an exponent without digits", at: position) }
        return true
    }

    @inline(__always)
    private mutating func skipDecimals() {
        while isDigit(source[position]) { position &+= 1 }
        if source[position] == 0x5F { _ = skipDigits(isDigit) }
    }

    /// Digits with single separators between them; gives how many there were.
    private mutating func skipDigits(_ isWanted: (UInt8) -> Bool) -> Int {
        var count = 0
        let start = position
        while true {
            let byte = source[position]
            if isWanted(byte) {
                count += 1
            } else if byte == 0x5F {
                let isBetween =
                    position > 0 && isWanted(source[position + 1]) && (position > start || count > 0 || isWanted(source[position - 1]))
                if !isBetween {
                    fail("a separator that is not between digits", at: position)
                }
            } else {
                return count
            }
            position += 1
        }
    }

    // MARK: - Regular expressions

    /// Reads the token at the present place, `/` or `/=`, as a regular expression. `false` when its line does not close it.
    mutating func scanRegExp() -> Bool {
        guard let bodyEnd = endOfRegExpBody() else { return false }
        regExpBodyEnd = bodyEnd
        var at = bodyEnd + 1
        while isCharacter(source[at], CharacterClass.namePart) { at += 1 }
        position = at
        token = .regExp
        tokenEnd = at
        return true
    }

    /// How far a regular expression is read once looking for ends that are not there has cost too much, in bytes.
    private static let regExpLimitWithoutBudget = 1000

    /// Where the `/` stands that closes the regular expression at the present token.
    private mutating func endOfRegExpBody() -> Int? {
        let start = tokenStart + 1
        let limit = regExpBudget > 0 ? length : min(length, start + Parser.regExpLimitWithoutBudget)
        var at = start
        var inClass = false
        while at < limit {
            let byte = source[at]
            if byte == 0x0A || byte == 0x0D { break }
            if byte == 0xE2, source[at + 1] == 0x80, source[at + 2] & 0xFE == 0xA8 { break }
            if byte == 0x5C {
                let second = source[at + 1]
                if second == 0x0A || second == 0x0D { break }
                at += second == 0 && at + 1 >= length || second >= 0x80 ? 1 : 2
                continue
            }
            if byte == 0x5B {
                inClass = true
            } else if byte == 0x5D {
                inClass = false
            } else if byte == 0x2F, !inClass {
                return at
            }
            at &+= 1
        }
        regExpBudget -= at - tokenStart
        return nil
    }
}
