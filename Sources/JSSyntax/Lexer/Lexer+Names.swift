// SPDX-License-Identifier: Apache-2.0

extension Parser {
    @inline(__always)
    mutating func scanName() {
        let start = position
        let first = EightBytes.load(source, start)
        var count = EightBytes.countBefore(EightBytes.notNameParts(first))
        var at = start &+ count
        var key = NameKey(head: EightBytes.first(count, of: first))
        while count == 8 {
            let more = EightBytes.load(source, at)
            count = EightBytes.countBefore(EightBytes.notNameParts(more))
            if count > 0 { key.add(EightBytes.first(count, of: more)) }
            at &+= count
        }
        let after = source[at]
        if after >= 0x80 || after == 0x5C { return scanUncommonName() }
        position = at
        tokenFlags = []
        let id = names.intern(from: start, to: at, key)
        tokenName = id
        token = Parser.nameToken(id)
    }

    /// The token of a name's number: reserved words have the first numbers, in the order of their tokens.
    @inline(__always)
    static func nameToken(_ id: NameID) -> TokenKind {
        guard id <= Word.lastReserved.rawValue else { return .name }
        let raw = TokenKind.break.rawValue &+ UInt8(truncatingIfNeeded: id) &- 1
        return TokenKind(rawValue: raw) ?? .name
    }

    /// A name with letters beyond ASCII or with `\u` escapes. A reserved word written with an escape is no reserved word:
    /// the token is `invalid`, with `escapedWord` set, because as a property's name it is allowed.
    @inline(never)
    mutating func scanUncommonName() {
        let start = position
        var name: [UInt8] = []
        var isEscaped = false
        scan: while true {
            let byte = source[position]
            if isCharacter(byte, CharacterClass.namePart), !name.isEmpty || !isDigit(byte) {
                name.append(byte)
                position += 1
            } else if byte == 0x5C {
                guard let scalar = scanNameEscape(), Parser.isNamePart(scalar, first: name.isEmpty) else {
                    fail("an escape that is no letter of a name", at: start)
                    if name.isEmpty, position == start { position += 1 }
                    break scan
                }
                isEscaped = true
                name.append(contentsOf: String(Character(scalar)).utf8)
            } else if byte >= 0x80, let (scalar, size) = scalar(at: position), Parser.isNamePart(scalar, first: name.isEmpty) {
                name.append(contentsOf: source[position..<position + size])
                position += size
            } else {
                break scan
            }
        }
        guard !name.isEmpty else { return scanNoName(start) }
        tokenName = names.intern(name)
        tokenFlags = isEscaped ? .escaped : []
        token = Parser.nameToken(tokenName)
        if isEscaped, token != .name {
            token = .invalid
            escapedWord = true
        }
    }

    /// A character that begins nothing: one whole character is taken.
    private mutating func scanNoName(_ start: Int) {
        if position == start { position += scalar(at: start)?.size ?? 1 }
        token = .invalid
    }

    static func isNamePart(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
        switch scalar.value {
        case 0x24, 0x5F: true
        case 0x200C, 0x200D: !first
        default: first ? scalar.properties.isIDStart : scalar.properties.isIDContinue
        }
    }

    /// `\u0061` or `\u{61}` at the present place, which moves behind it.
    private mutating func scanNameEscape() -> Unicode.Scalar? {
        guard source[position + 1] == 0x75 else { return nil }
        var at = position
        guard let value = Parser.unicodeEscape(source, &at), let scalar = Unicode.Scalar(value) else { return nil }
        position = at
        return scalar
    }

    /// Reads `\u` followed by four hexadecimal digits or by braces; `at` is at the backslash and moves behind the escape.
    /// `nil` leaves `at` where the escape goes wrong.
    static func unicodeEscape(_ source: [UInt8], _ at: inout Int) -> UInt32? {
        at += 2
        var value: UInt32 = 0
        guard source[at] == 0x7B else {
            for _ in 0..<4 {
                guard let digit = hexValue(source[at]) else { return nil }
                value = value * 16 + digit
                at += 1
            }
            return value
        }
        at += 1
        let first = at
        while let digit = hexValue(source[at]) {
            value = value * 16 + digit
            guard value <= 0x10FFFF else { return nil }
            at += 1
        }
        guard at > first, source[at] == 0x7D else { return nil }
        at += 1
        return value
    }

    /// The character at an offset, with its size in bytes; `nil` when the bytes are not UTF-8.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, size: Int)? { UTF8Character.scalar(source, offset) }
}
