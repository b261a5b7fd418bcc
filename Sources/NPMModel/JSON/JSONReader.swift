// SPDX-License-Identifier: Apache-2.0

/// Turns text into a tape in one forward pass, with an explicit stack: the input cannot choose the recursion depth.
struct JSONReader {
    private let bytes: [UInt8]
    private let options: JSONDocument.Options
    private var position = 0
    private var tape: [TapeEntry] = []
    /// The open containers: tape index of each, and how many children it has so far.
    private var open: [(index: Int, count: Int)] = []

    init(bytes: [UInt8], options: JSONDocument.Options) {
        self.bytes = bytes
        self.options = options
        tape.reserveCapacity(bytes.count / 12)
    }

    mutating func read() throws(JSONError) -> [TapeEntry] {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
        try skipSpace()
        try readValueStart()
        while let container = open.last {
            try skipSpace()
            guard position < bytes.count else { throw JSONError(code: .unexpectedEnd, offset: position) }
            let isObject = tape[container.index].kind == .object
            if bytes[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                closeContainer()
                continue
            }
            if container.count > 0 {
                try expect(UInt8(ascii: ","))
                try skipSpace()
                if options.allowsComments, position < bytes.count,
                    bytes[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                {
                    closeContainer()
                    continue
                }
            }
            open[open.count - 1].count += 1
            if isObject {
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected() }
                try readString()
                try skipSpace()
                try expect(UInt8(ascii: ":"))
                try skipSpace()
            }
            try readValueStart()
            guard tape.count <= options.maximumValues else { throw JSONError(code: .tooManyValues, offset: position) }
        }
        try skipSpace()
        guard position == bytes.count else { throw JSONError(code: .trailingContent, offset: position) }
        return tape
    }

    private func unexpected() -> JSONError {
        JSONError(code: position < bytes.count ? .unexpectedByte : .unexpectedEnd, offset: position)
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard position < bytes.count, bytes[position] == byte else { throw unexpected() }
        position += 1
    }

    private mutating func closeContainer() {
        let container = open.removeLast()
        tape[container.index] = TapeEntry(tape[container.index].kind, tape.count, container.count)
        position += 1
    }

    /// Reads a scalar whole, or opens a container.
    private mutating func readValueStart() throws(JSONError) {
        guard position < bytes.count else { throw unexpected() }
        switch bytes[position] {
        case UInt8(ascii: "{"): try openContainer(.object)
        case UInt8(ascii: "["): try openContainer(.array)
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "t"): try readWord("true", .yes)
        case UInt8(ascii: "f"): try readWord("false", .no)
        case UInt8(ascii: "n"): try readWord("null", .null)
        default: try readNumber()
        }
    }

    private mutating func openContainer(_ kind: TapeEntry.Kind) throws(JSONError) {
        guard open.count < options.maximumDepth else { throw JSONError(code: .tooDeep, offset: position) }
        open.append((tape.count, 0))
        tape.append(TapeEntry(kind, 0, 0))
        position += 1
    }

    private mutating func readWord(_ word: StaticString, _ kind: TapeEntry.Kind) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else { throw JSONError(code: .unexpectedEnd, offset: bytes.count) }
        let matches = word.withUTF8Buffer { expected in
            expected.elementsEqual(bytes[position..<position + length])
        }
        guard matches else { throw unexpected() }
        tape.append(TapeEntry(kind, position, length))
        position += length
    }

    private mutating func readString() throws(JSONError) {
        let start = position + 1
        let (end, escaped) = try JSONReader.stringEnd(in: bytes.span, from: start)
        tape.append(TapeEntry(escaped ? .escapedString : .string, start, end - start))
        position = end + 1
    }

    /// The offset of the quote that ends a string, and whether a backslash stands before it.
    private static func stringEnd(in text: borrowing Span<UInt8>, from start: Int) throws(JSONError) -> (end: Int, escaped: Bool) {
        var at = start
        var escaped = false
        let raw = text.bytes
        let count = text.count
        while true {
            // Eight bytes at a time while none of them is a quote, a backslash or a control character.
            while at + 8 <= count {
                let word = raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
                guard !needsALook(word) else { break }
                at += 8
            }
            guard at < count else { throw JSONError(code: .unexpectedEnd, offset: count) }
            let byte = text[at]
            if byte == UInt8(ascii: "\"") { return (at, escaped) }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                at = try escapeEnd(in: text, from: at)
            } else if byte < 0x20 {
                throw JSONError(code: .invalidString, offset: at)
            } else {
                at += 1
            }
        }
    }

    /// The offset after an escape that starts with the backslash at `start`.
    private static func escapeEnd(in text: borrowing Span<UInt8>, from start: Int) throws(JSONError) -> Int {
        guard start + 1 < text.count else { throw JSONError(code: .unexpectedEnd, offset: text.count) }
        switch text[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            for at in start + 2..<start + 6 {
                guard at < text.count else { throw JSONError(code: .unexpectedEnd, offset: text.count) }
                guard text[at].hexadecimalValue != nil else { throw JSONError(code: .invalidString, offset: at) }
            }
            return start + 6
        default: throw JSONError(code: .invalidString, offset: start + 1)
        }
    }

    /// Whether any of eight bytes is `"`, `\` or below 0x20 (may say yes too often, never too rarely).
    @inline(__always)
    private static func needsALook(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let control = (word &- ones &* 0x20) & ~word
        return ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | control) & highs != 0
    }

    private mutating func readNumber() throws(JSONError) {
        let start = position
        var at = position
        func digits() -> Int {
            let first = at
            while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
            return at - first
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        let leadingZero = at < bytes.count && bytes[at] == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0 else { throw unexpected() }
        guard !(leadingZero && whole > 1) else { throw JSONError(code: .invalidNumber, offset: start) }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard digits() > 0 else { throw JSONError(code: .invalidNumber, offset: start) }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard digits() > 0 else { throw JSONError(code: .invalidNumber, offset: start) }
        }
        tape.append(TapeEntry(.number, start, at - start))
        position = at
    }

    private mutating func skipSpace() throws(JSONError) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            case UInt8(ascii: "/") where options.allowsComments: try skipComment()
            default: return
            }
        }
    }

    private mutating func skipComment() throws(JSONError) {
        guard position + 1 < bytes.count else { throw unexpected() }
        switch bytes[position + 1] {
        case UInt8(ascii: "/"):
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        case UInt8(ascii: "*"):
            var at = position + 2
            while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == UInt8(ascii: "/")) { at += 1 }
            guard at + 1 < bytes.count else { throw JSONError(code: .unexpectedEnd, offset: bytes.count) }
            position = at + 2
        default: throw unexpected()
        }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    var hexadecimalValue: UInt8? {
        let digit = self &- 0x30
        if digit < 10 { return digit }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}
