// SPDX-License-Identifier: Apache-2.0

extension LockfileYAML {
    /// `{a: b, …}` or `[a, b, …]`, over any number of lines.
    mutating func readFlow(depth: Int) throws(Failure) {
        guard depth < Self.maximumDepth else { throw failure("nesting deeper than \(Self.maximumDepth) levels") }
        let isMapping = bytes[position] == UInt8(ascii: "{")
        let end = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        let start = open(isMapping ? .object : .array)
        var count = 0
        position += 1
        while true {
            skipBlank()
            guard position < bytes.count else { throw failure("a bracket without an end") }
            if bytes[position] == end { break }
            if isMapping { try readFlowMember(depth: depth) } else { try readFlowValue(depth: depth) }
            count += 1
            skipBlank()
            if byte(position) == UInt8(ascii: ",") {
                position += 1
            } else if byte(position) != end {
                throw failure("expected a comma or a closing bracket")
            }
        }
        position += 1
        close(start, count: count)
    }

    private mutating func readFlowMember(depth: Int) throws(Failure) {
        if byte(position) == UInt8(ascii: "\"") || byte(position) == UInt8(ascii: "'") {
            try readQuoted()
        } else {
            let from = position
            readFlowPlain()
            // A key is a string, whatever it looks like.
            if let last = tape.popLast() { tape.append(TapeEntry(.string, last.low, last.high)) }
            guard position > from else { throw failure("expected a key") }
        }
        skipBlank()
        guard byte(position) == UInt8(ascii: ":") else {
            tape.append(TapeEntry(.null, min(position, bytes.count), 0))
            return
        }
        position += 1
        skipBlank()
        let next = byte(position)
        if next == UInt8(ascii: ",") || next == UInt8(ascii: "}") {
            tape.append(TapeEntry(.null, position, 0))
        } else {
            try readFlowValue(depth: depth)
        }
    }

    private mutating func readFlowValue(depth: Int) throws(Failure) {
        switch byte(position) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): try readFlow(depth: depth + 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): try readQuoted()
        case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
            throw failure("an anchor, alias or tag, which no package manager writes")
        default:
            let from = position
            readFlowPlain()
            guard position > from else { throw failure("expected a value") }
        }
    }

    /// A plain scalar between brackets: it ends at a bracket, a comma, a colon before a space, a comment or the line's end.
    private mutating func readFlowPlain() {
        let start = position
        var at = position
        scan: while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x0A, 0x0D: break scan
            case UInt8(ascii: ":"):
                let next = byte(at + 1)
                if isSpaceOrEnd(at + 1) || next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next == UInt8(ascii: "]") {
                    break scan
                }
            case UInt8(ascii: "#") where at > start && isSpace(bytes[at - 1]): break scan
            default: break
            }
            at += 1
        }
        emitPlain(from: start, to: trimmed(start, at))
        position = at
    }

    // MARK: The tape

    mutating func open(_ kind: TapeEntry.Kind) -> Int {
        tape.append(TapeEntry(kind, 0, 0))
        return tape.count - 1
    }

    mutating func close(_ index: Int, count: Int) { tape[index] = TapeEntry(tape[index].kind, tape.count, count) }

    mutating func emit(_ kind: TapeEntry.Kind, from start: Int, to end: Int) { tape.append(TapeEntry(kind, start, end - start)) }

    /// A string whose text is not in the file as it reads.
    mutating func emit(joining text: some Sequence<UInt8>) {
        let start = bytes.count + extra.count
        extra.append(contentsOf: text)
        tape.append(TapeEntry(.string, start, bytes.count + extra.count - start))
    }

    // MARK: Characters

    /// The byte at `offset`, 0 past the end.
    func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isNewline(byte) }
    func isSpaceOrEnd(_ offset: Int) -> Bool { offset >= bytes.count || isSpace(bytes[offset]) }
    func isDash(_ offset: Int) -> Bool { byte(offset) == UInt8(ascii: "-") && isSpaceOrEnd(offset + 1) }

    mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
    }

    /// To the start of the next line.
    mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        if position < bytes.count { position += 1 }
    }

    /// Spaces, line breaks and comments.
    mutating func skipBlank() {
        while position < bytes.count {
            if isSpace(bytes[position]) {
                position += 1
            } else if bytes[position] == UInt8(ascii: "#"), position == 0 || isSpace(bytes[position - 1]) {
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            } else {
                return
            }
        }
    }
}

extension JSONDocument {
    /// Stands for a document that is empty.
    static let null = JSONDocument(bytes: [], tape: [TapeEntry(.null, 0, 0)]).root
}
