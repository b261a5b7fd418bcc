// SPDX-License-Identifier: Apache-2.0

// The lexer gives one token at a time, when the parser asks. What a token is can depend on where it stands: the parser
// asks again for a regular expression where `/` would begin an expression, for the rest of a template at `}`, for text inside JSX.
//
// Names and reserved words share one look-up: the hash is taken while walking over the letters, and the number that the
// table gives says whether it is a word of the language (`Word`).

extension Parser {
    /// Goes to the next token.
    @inline(never)
    mutating func next() {
        previousEnd = tokenEnd
        newlineBefore = false
        if stopped { return endHere() }
        // Most tokens stand right behind the one before, or one blank further.
        if source[position] == 0x20 { position &+= 1 }
        var classes = characterClasses[Int(source[position])]
        if classes & CharacterClass.trivia != 0 {
            skipTrivia()
            classes = characterClasses[Int(source[position])]
        }
        tokenStart = position
        if classes & CharacterClass.nameStart != 0 { scanName() } else { scanToken() }
        tokenEnd = position
    }

    /// Ends the tokens: whatever is asked from here on is the end of the file.
    mutating func endHere() {
        token = .endOfFile
        tokenStart = length
        tokenEnd = length
        position = length
    }

    /// Reads the token at the present place again, from a place in it or with other rules.
    mutating func rescan(from start: Int) {
        position = start
        tokenStart = start
        scanToken()
        tokenEnd = position
    }

    // MARK: - Between tokens

    @inline(never)
    mutating func skipTrivia() {
        while true {
            let byte = source[position]
            switch byte {
            case 0x20, 0x09, 0x0B, 0x0C: position &+= 1
            case 0x0A, 0x0D:
                newlineBefore = true
                position &+= 1
                // Indentation, eight blanks at a time.
                while EightBytes.load(source, position) == 0x2020_2020_2020_2020 { position &+= 8 }
            case 0x2F:
                let second = source[position + 1]
                if second == 0x2F {
                    skipLine()
                } else if second == 0x2A {
                    skipBlockComment()
                } else {
                    return
                }
            case 0x3C, 0x2D, 0x3D, 0x3E, 0x7C:
                if !skipOddLine(byte) { return }
            case 0xC2...0xEF:
                if !skipUnicodeBlank() { return }
            default: return
            }
        }
    }

    /// Lines that are no code: `<!--` and `-->` comments of scripts (ECMA-262 Annex B.1.1) and the markers of a merge that met a conflict.
    @inline(__always)
    private mutating func skipOddLine(_ byte: UInt8) -> Bool {
        if byte == 0x3C, source[position + 1] == 0x21 {
            return skipHTMLOpen()
        }
        guard newlineBefore || previousEnd == 0, source[position + 1] == byte else { return false }
        return byte == 0x2D ? skipHTMLClose() : skipConflictMarker(byte)
    }

    @inline(never)
    private mutating func skipHTMLOpen() -> Bool {
        guard goal != .module, source[position + 2] == 0x2D, source[position + 3] == 0x2D else { return false }
        skipLine()
        return true
    }

    @inline(never)
    private mutating func skipHTMLClose() -> Bool {
        guard goal != .module, source[position + 2] == 0x3E else { return false }
        skipLine()
        return true
    }

    /// Seven equal characters at a line's start (git's default marker size), then a blank or the line's end.
    @inline(never)
    private mutating func skipConflictMarker(_ byte: UInt8) -> Bool {
        guard recovers, position == 0 || source[position - 1] == 0x0A || source[position - 1] == 0x0D else { return false }
        for offset in 2..<7 where source[position + offset] != byte { return false }
        let after = source[position + 7]
        guard after == 0x20 || after == 0x0A || after == 0x0D || position + 7 >= length else { return false }
        fail("a merge conflict marker", at: position)
        skipLine()
        return true
    }

    @inline(never)
    private mutating func skipUnicodeBlank() -> Bool {
        let size: Int
        switch (source[position], source[position + 1], source[position + 2]) {
        case (0xC2, 0xA0, _): size = 2  // no-break space
        case (0xEF, 0xBB, 0xBF): size = 3  // byte order mark
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):  // line and paragraph separators
            newlineBefore = true
            size = 3
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80): size = 3
        default: return false
        }
        position += size
        return true
    }

    /// Goes to the end of the line.
    mutating func skipLine() {
        var at = position
        while at < length {
            let count = EightBytes.countBefore(EightBytes.lineStops(EightBytes.load(source, at)))
            at &+= count
            if count == 8 { continue }
            let byte = source[at]
            if byte == 0x0A || byte == 0x0D { break }
            if byte == 0xE2, source[at + 1] == 0x80, source[at + 2] & 0xFE == 0xA8 { break }
            at &+= 1
        }
        position = min(at, length)
    }

    @inline(never)
    private mutating func skipBlockComment() {
        let start = position
        var at = position + 2
        let end = start < commentDeadEnd ? length : 0
        while at < end {
            let count = EightBytes.countBefore(EightBytes.commentStops(EightBytes.load(source, at)))
            at &+= count
            if count == 8 { continue }
            let byte = source[at]
            if byte == 0x2A {
                if source[at + 1] == 0x2F {
                    position = at + 2
                    return
                }
            } else if byte == 0x0A || byte == 0x0D {
                newlineBefore = true
            } else if byte == 0xE2, source[at + 1] == 0x80, source[at + 2] & 0xFE == 0xA8 {
                newlineBefore = true
            }
            at &+= 1
        }
        // Not closed: what follows the line is read as code rather than lost.
        commentDeadEnd = min(commentDeadEnd, start)
        fail("a comment without its end", at: start)
        skipLine()
    }

    // MARK: - Tokens

    @inline(__always)
    private mutating func take(_ kind: TokenKind, _ size: Int) {
        token = kind
        position &+= size
    }

    @inline(__always)
    private mutating func takeAssign(_ kind: TokenKind, _ size: Int) {
        token = .operatorAssign
        tokenOperator = kind
        position &+= size
    }

    /// An operator of one byte, or the same followed by `=`.
    @inline(__always)
    private mutating func takeOperator(_ kind: TokenKind) {
        if source[position + 1] == 0x3D { takeAssign(kind, 2) } else { take(kind, 1) }
    }

    mutating func scanToken() {
        let byte = source[position]
        if isCharacter(byte, CharacterClass.nameStart) { return scanName() }
        switch byte {
        case 0x28: take(.openParenthesis, 1)
        case 0x29: take(.closeParenthesis, 1)
        case 0x2C: take(.comma, 1)
        case 0x3B: take(.semicolon, 1)
        case 0x7B: take(.openBrace, 1)
        case 0x7D: take(.closeBrace, 1)
        case 0x5B: take(.openBracket, 1)
        case 0x5D: take(.closeBracket, 1)
        case 0x3A: take(.colon, 1)
        case 0x7E: take(.tilde, 1)
        case 0x40: take(.at, 1)
        case 0x22, 0x27: scanString(byte)
        case 0x30...0x39: scanNumber()
        case 0x60: scanTemplate(from: position + 1)
        case 0x2E: scanDot()
        case 0x3D: scanEquals()
        case 0x21: scanNot()
        case 0x2B: if source[position + 1] == 0x2B { take(.plusPlus, 2) } else { takeOperator(.plus) }
        case 0x2D: if source[position + 1] == 0x2D { take(.minusMinus, 2) } else { takeOperator(.minus) }
        case 0x2A: scanDoubled(0x2A, .star, .starStar)
        case 0x2F: takeOperator(.slash)
        case 0x25: takeOperator(.percent)
        case 0x26: scanDoubled(0x26, .bitAnd, .and)
        case 0x7C: scanDoubled(0x7C, .bitOr, .or)
        case 0x5E: takeOperator(.bitXor)
        case 0x3C: scanLess()
        case 0x3E: scanGreater()
        case 0x3F: scanQuestion()
        default: scanOther(byte)
        }
    }

    @inline(__always)
    private mutating func scanDot() {
        let second = source[position + 1]
        if isDigit(second) {
            scanNumber()
        } else if second == 0x2E, source[position + 2] == 0x2E {
            take(.ellipsis, 3)
        } else {
            take(.dot, 1)
        }
    }

    @inline(__always)
    private mutating func scanEquals() {
        let second = source[position + 1]
        if second == 0x3D {
            if source[position + 2] == 0x3D { take(.strictEqual, 3) } else { take(.equal, 2) }
        } else if second == 0x3E {
            take(.arrow, 2)
        } else {
            take(.assign, 1)
        }
    }

    @inline(__always)
    private mutating func scanNot() {
        guard source[position + 1] == 0x3D else { return take(.not, 1) }
        if source[position + 2] == 0x3D { take(.strictNotEqual, 3) } else { take(.notEqual, 2) }
    }

    /// `*`, `**`, `*=`, `**=` and their like.
    @inline(__always)
    private mutating func scanDoubled(_ byte: UInt8, _ single: TokenKind, _ double: TokenKind) {
        guard source[position + 1] == byte else { return takeOperator(single) }
        if source[position + 2] == 0x3D { takeAssign(double, 3) } else { take(double, 2) }
    }

    @inline(__always)
    private mutating func scanLess() {
        switch source[position + 1] {
        case 0x3C: if source[position + 2] == 0x3D { takeAssign(.shiftLeft, 3) } else { take(.shiftLeft, 2) }
        case 0x3D: take(.lessOrEqual, 2)
        default: take(.less, 1)
        }
    }

    @inline(__always)
    private mutating func scanGreater() {
        switch source[position + 1] {
        case 0x3E:
            switch source[position + 2] {
            case 0x3E: if source[position + 3] == 0x3D { takeAssign(.shiftRightUnsigned, 4) } else { take(.shiftRightUnsigned, 3) }
            case 0x3D: takeAssign(.shiftRight, 3)
            default: take(.shiftRight, 2)
            }
        case 0x3D: take(.greaterOrEqual, 2)
        default: take(.greater, 1)
        }
    }

    @inline(__always)
    private mutating func scanQuestion() {
        let second = source[position + 1]
        if second == 0x3F {
            if source[position + 2] == 0x3D { takeAssign(.nullish, 3) } else { take(.nullish, 2) }
        } else if second == 0x2E, !isDigit(source[position + 2]) {
            take(.questionDot, 2)
        } else {
            take(.question, 1)
        }
    }

    @inline(never)
    private mutating func scanOther(_ byte: UInt8) {
        switch byte {
        case 0x23: scanHash()
        case 0x00 where position >= length: token = .endOfFile
        case 0x5C, 0x80...: scanUncommonName()
        default: take(.invalid, 1)
        }
    }

    private mutating func scanHash() {
        if position == 0, source[1] == 0x21 {
            skipLine()
            skipTrivia()
            tokenStart = position
            return scanToken()
        }
        let second = source[position + 1]
        position += 1
        guard isCharacter(second, CharacterClass.nameStart) || second >= 0x80 || second == 0x5C else {
            token = .invalid
            return
        }
        scanName()
        if token != .invalid || escapedWord {
            token = .privateName
            escapedWord = false
        }
    }
}
