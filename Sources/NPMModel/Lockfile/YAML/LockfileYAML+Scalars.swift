// SPDX-License-Identifier: Apache-2.0

extension LockfileYAML {
    /// Reads a scalar of any style or a flow collection, to the end of its last line.
    mutating func readScalarOrFlow(parent: Int, depth: Int) throws(Failure) {
        switch byte(position) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): try readFlow(depth: depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): try readQuoted()
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            try readBlockScalar(parent: parent)
            return
        case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
            throw failure("an anchor, alias or tag, which no package manager writes")
        case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"): throw failure("a reserved character")
        default:
            try readPlain(parent: parent)
            return
        }
        skipSpaces()
        guard position >= bytes.count || isNewline(bytes[position]) || bytes[position] == UInt8(ascii: "#") else {
            throw failure("something after the end of a value")
        }
    }

    // MARK: Plain

    /// A plain scalar, with its continuation lines, which are indented deeper than `parent`.
    private mutating func readPlain(parent: Int) throws(Failure) {
        if keyEnd() != nil { throw failure("a key where a value is expected") }
        let start = position
        readPlainLine()
        var parts: [ArraySlice<UInt8>] = []
        while true {
            let resume = position
            skipBlank()
            guard position < bytes.count, column > parent, !isMarker("---"), !isMarker("..."), parent >= 0 else {
                position = resume
                break
            }
            if keyEnd() != nil { throw failure("unexpected indentation") }
            if parts.isEmpty, let first = tape.popLast() { parts.append(text(of: first, from: start)) }
            readPlainLine()
            if let next = tape.popLast() { parts.append(text(of: next, from: start)) }
        }
        if !parts.isEmpty { emit(joining: parts.joined(separator: [0x20])) }
    }

    private func text(of entry: TapeEntry, from start: Int) -> ArraySlice<UInt8> { bytes[entry.low..<entry.low + entry.high] }

    /// A plain scalar up to the end of the line or a comment.
    mutating func readPlainLine() {
        let start = position
        var at = position
        while at < bytes.count, !isNewline(bytes[at]) {
            if bytes[at] == UInt8(ascii: "#"), at > start, isSpace(bytes[at - 1]) { break }
            at += 1
        }
        emitPlain(from: start, to: trimmed(start, at))
        position = at
    }

    func trimmed(_ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return end
    }

    mutating func emitPlain(from start: Int, to end: Int) {
        let kind: TapeEntry.Kind
        switch end - start {
        case 0: kind = .null
        case 1: kind = bytes[start] == UInt8(ascii: "~") ? .null : .string
        case 4 where bytes[start..<end].elementsEqual("true".utf8): kind = .yes
        case 4 where bytes[start..<end].elementsEqual("null".utf8): kind = .null
        case 5 where bytes[start..<end].elementsEqual("false".utf8): kind = .no
        default: kind = .string
        }
        emit(kind, from: start, to: end)
    }

    // MARK: Quoted

    mutating func readQuoted() throws(Failure) {
        let quote = bytes[position]
        let start = position + 1
        var at = start
        var isVerbatim = true
        while at < bytes.count {
            let byte = bytes[at]
            if byte == quote {
                guard quote == UInt8(ascii: "'"), self.byte(at + 1) == quote else { break }
                isVerbatim = false
                at += 2
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                isVerbatim = false
                at += 2
            } else {
                if isNewline(byte) { isVerbatim = false }
                at += 1
            }
        }
        guard at < bytes.count else { throw failure("a quotation without an end") }
        position = at + 1
        if isVerbatim {
            emit(.string, from: start, to: at)
        } else {
            emit(joining: unquoted(bytes[start..<at], isDouble: quote == UInt8(ascii: "\"")))
        }
    }

    private func unquoted(_ text: ArraySlice<UInt8>, isDouble: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            if isNewline(byte) {
                fold(text, &at, into: &out)
            } else if isDouble, byte == UInt8(ascii: "\\"), at + 1 < text.endIndex {
                at += 1
                unescape(text, &at, into: &out)
            } else {
                out.append(byte)
                // In single quotes a doubled quote stands for one.
                at += !isDouble && byte == UInt8(ascii: "'") ? 2 : 1
            }
        }
        return out
    }

    /// A line break inside quotes is a space; more than one is as many breaks, less one.
    private func fold(_ text: ArraySlice<UInt8>, _ at: inout Int, into out: inout [UInt8]) {
        while let last = out.last, last == 0x20 || last == 0x09 { out.removeLast() }
        var breaks = 0
        while at < text.endIndex, isSpace(text[at]) {
            if text[at] == 0x0A { breaks += 1 }
            at += 1
        }
        if breaks <= 1 { out.append(0x20) } else { out.append(contentsOf: repeatElement(0x0A, count: breaks - 1)) }
    }

    private func unescape(_ text: ArraySlice<UInt8>, _ at: inout Int, into out: inout [UInt8]) {
        let letter = text[at]
        at += 1
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "0"): 0,
            UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "e"): 27,
        ]
        let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][letter]
        if let digits {
            let end = min(at + digits, text.endIndex)
            let code = UInt32(String(decoding: text[at..<end], as: UTF8.self), radix: 16)
            out.append(contentsOf: String(Character(code.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")).utf8)
            at = end
        } else if isNewline(letter) {
            // An escaped line break joins the lines.
            while at < text.endIndex, isSpace(text[at]) { at += 1 }
        } else {
            out.append(simple[letter] ?? letter)
        }
    }

    // MARK: Block scalars

    /// `|` keeps line breaks, `>` folds them; `-` drops and `+` keeps the last ones.
    private mutating func readBlockScalar(parent: Int) throws(Failure) {
        let isFolded = bytes[position] == UInt8(ascii: ">")
        position += 1
        var chomp: UInt8 = 0
        var indent: Int?
        while position < bytes.count, !isSpace(bytes[position]) {
            switch bytes[position] {
            case UInt8(ascii: "-"), UInt8(ascii: "+"): chomp = bytes[position]
            case UInt8(ascii: "1")...UInt8(ascii: "9"): indent = max(parent, 0) + Int(bytes[position] - UInt8(ascii: "0"))
            default: throw failure("a damaged text block")
            }
            position += 1
        }
        skipLine()
        var out: [UInt8] = []
        var breaks = 0
        var isFirst = true
        var wasIndented = false
        while position < bytes.count {
            let start = position
            var at = start
            while at < bytes.count, bytes[at] == 0x20, indent.map({ at - start < $0 }) ?? true { at += 1 }
            var end = at
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let isEmpty = trimmed(at, end) == at
            if !isEmpty {
                if at - start <= parent || indent.map({ at - start < $0 }) == true { break }
                if indent == nil { indent = at - start }
                let isIndented = isSpace(bytes[at])
                if !isFirst {
                    let folds = isFolded && !isIndented && !wasIndented
                    if folds, breaks == 1 {
                        out.append(0x20)
                    } else {
                        out.append(contentsOf: repeatElement(0x0A, count: folds ? breaks - 1 : breaks))
                    }
                } else {
                    out.append(contentsOf: repeatElement(0x0A, count: breaks))
                }
                out.append(contentsOf: bytes[at..<(end > at && bytes[end - 1] == 0x0D ? end - 1 : end)])
                breaks = 0
                isFirst = false
                wasIndented = isIndented
            }
            breaks += 1
            position = min(end + 1, bytes.count)
        }
        if chomp == 0, !isFirst { out.append(0x0A) }
        if chomp == UInt8(ascii: "+") { out.append(contentsOf: repeatElement(0x0A, count: breaks)) }
        emit(joining: out)
    }
}
