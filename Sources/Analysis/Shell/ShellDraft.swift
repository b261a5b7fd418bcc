// SPDX-License-Identifier: Apache-2.0

/// A word while it is read.
struct DraftWord {
    var bytes: [UInt8] = []
    var isKnown = true
    var isQuoted = false
    var carry = ShellCarry()
    var start: Int
    var end = 0
    /// Length of the name before an unquoted `=` that makes the word an assignment.
    var nameLength: Int?
    /// Leading bytes that came from the text itself, unquoted.
    var plainPrefix = 0
    /// Whether anything began the word: `''` is a word too.
    var isStarted = false
    var hasPattern = false

    init(at start: Int) { self.start = start }

    mutating func plain(_ byte: UInt8) {
        isStarted = true
        if plainPrefix == bytes.count { plainPrefix += 1 }
        if byte == 0x3D, nameLength == nil, plainPrefix == bytes.count + 1, ShellDraft.isName(bytes) { nameLength = bytes.count }
        if byte == 0x2A || byte == 0x3F || byte == 0x5B { hasPattern = true }
        bytes.append(byte)
    }

    mutating func quoted(_ more: some Sequence<UInt8>) {
        isStarted = true
        isQuoted = true
        bytes.append(contentsOf: more)
    }
}

/// A simple command while it is read.
struct ShellDraft {
    var words: [DraftWord] = []
    var redirections: [ShellRedirection] = []
    var start = 0
    /// The commands there were before this one and those inside it.
    var firstInner = 0
    var input: ShellBuilder.Flow?
    var pipeline = 0
    var position = 0
    /// `for NAME in`: the words become the variable's value.
    var loopVariable: String?

    var isEmpty: Bool { words.isEmpty && redirections.isEmpty }

    static func isName(_ bytes: [UInt8]) -> Bool {
        var bytes = bytes[...]
        if bytes.last == 0x2B { bytes = bytes.dropLast() }
        guard let first = bytes.first, isNameByte(first), !(0x30...0x39).contains(first) else { return false }
        return bytes.allSatisfy(isNameByte)
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }
}
