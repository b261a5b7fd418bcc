// SPDX-License-Identifier: Apache-2.0

// JSX has rules of its own for what a token is: text between tags, names with `-`, strings without escapes. The parser asks for them
// instead of `next()`, so that no such text is ever read as JavaScript's tokens.

extension Parser {
    /// Goes to what stands between tags: text (`jsxText`), `{`, `<`, or the end. The present token is the `>` or `}` before.
    mutating func nextJSXChild() {
        previousEnd = tokenEnd
        newlineBefore = false
        if stopped { return endHere() }
        scanJSXChild(from: tokenEnd)
    }

    /// Reads what stands between tags from a place on.
    mutating func scanJSXChild(from start: Int) {
        tokenStart = start
        position = start
        tokenFlags = []
        switch source[start] {
        case 0x7B:
            token = .openBrace
            position += 1
        case 0x3C:
            token = .less
            position += 1
        case 0 where start >= length:
            token = .endOfFile
        default: scanJSXText()
        }
        tokenEnd = position
    }

    private mutating func scanJSXText() {
        token = .jsxText
        var at = position
        while at < length {
            let byte = source[at]
            if byte == 0x7B || byte == 0x3C { break }
            if byte == 0x7D || byte == 0x3E {
                fail("text with \(byte == 0x7D ? "}" : ">") in it", at: at)
                if stopped { return }
            }
            at &+= 1
        }
        position = at
    }

    /// Makes the present name one of JSX: letters and `-` that follow belong to it.
    mutating func extendJSXName() {
        guard isNameLike, source[position] == 0x2D else { return }
        var at = position
        while true {
            let byte = source[at]
            if byte == 0x2D || isCharacter(byte, CharacterClass.namePart) {
                at += 1
            } else if byte >= 0x80, let (scalar, size) = scalar(at: at), Parser.isNamePart(scalar, first: false) {
                at += size
            } else {
                break
            }
        }
        position = at
        tokenEnd = at
        token = .name
        escapedWord = false
        tokenFlags = []
        tokenName = names.intern(Array(source[tokenStart..<at]))
    }

    /// Goes to an attribute's value, behind its `=`: a string may hold everything but its quote.
    mutating func nextJSXValue() {
        previousEnd = tokenEnd
        newlineBefore = false
        if stopped { return endHere() }
        position = tokenEnd
        skipTrivia()
        tokenStart = position
        let quote = source[position]
        if quote == 0x22 || quote == 0x27 { scanJSXString(quote) } else { scanToken() }
        tokenEnd = position
    }

    private mutating func scanJSXString(_ quote: UInt8) {
        let start = position
        let deadEnd = quote == 0x22 ? jsxDoubleQuoteDeadEnd : jsxSingleQuoteDeadEnd
        token = .string
        tokenFlags = []
        var at = start + 1
        let end = start < deadEnd ? length : 0
        while at < end {
            if source[at] == quote {
                position = at + 1
                return
            }
            at &+= 1
        }
        if quote == 0x22 { jsxDoubleQuoteDeadEnd = min(deadEnd, start) } else { jsxSingleQuoteDeadEnd = min(deadEnd, start) }
        fail("a string without its end", at: start)
        skipLine()
    }
}
