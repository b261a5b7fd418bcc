// SPDX-License-Identifier: Apache-2.0

/// Reads the YAML that package managers write, onto the same tape as JSON.
///
/// Not a YAML library: it takes what pnpm (js-yaml) and Yarn (its own writer) produce and what a person may change by hand:
/// block and flow collections, all five scalar styles, comments, several documents. Anchors, aliases and tags are refused,
/// since no package manager writes them and they are how a small file becomes a large tree. Why not Yams: 85 ms for pnpm's
/// 870 kB (this takes 2.6 ms on the same machine), most of the budget of a whole audit, and recursion whose depth the input chooses.
///
/// Scalars are strings, but for `true`, `false` and `null` written plain: a version `1.10` must not become a number.
package struct LockfileYAML {
    package struct Failure: Error, Equatable {
        package var line: Int
        package var problem: String
    }

    /// The deepest nesting that is followed; lockfiles nest six levels.
    package static let maximumDepth = 64

    var bytes: [UInt8]
    var position = 0
    var tape: [TapeEntry] = []
    /// Text of scalars that are not verbatim in the file; follows `bytes` in the finished document.
    var extra: [UInt8] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tape.reserveCapacity(bytes.count / 20)
    }

    /// The documents of the text, as the elements of one array.
    package static func read(_ bytes: [UInt8]) throws(Failure) -> JSONDocument {
        var reader = LockfileYAML(bytes)
        try reader.readStream()
        return JSONDocument(bytes: reader.bytes + reader.extra, tape: reader.tape)
    }

    // MARK: Documents

    private mutating func readStream() throws(Failure) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let list = open(.array)
        var count = 0
        var isAtStart = true
        while true {
            skipBlank()
            guard position < bytes.count else { break }
            if isAtStart, byte(position) == UInt8(ascii: "%") {
                skipLine()
                continue
            }
            if isMarker("---") {
                position += 3
                try readRoot()
                count += 1
                isAtStart = false
            } else if isMarker("...") {
                position += 3
                isAtStart = true
            } else if isAtStart {
                try readRoot()
                count += 1
                isAtStart = false
            } else {
                throw failure("something that belongs to no entry")
            }
        }
        close(list, count: count)
    }

    private mutating func readRoot() throws(Failure) {
        skipBlank()
        if position >= bytes.count || isMarker("---") || isMarker("...") {
            tape.append(TapeEntry(.null, position, 0))
            return
        }
        try readNode(column: column, parent: -1, depth: 0)
    }

    /// Whether a document marker stands here, at the start of a line.
    func isMarker(_ marker: StaticString) -> Bool {
        guard column == 0, position + 3 <= bytes.count else { return false }
        let matches = marker.withUTF8Buffer { bytes[position..<position + 3].elementsEqual($0) }
        return matches && (position + 3 == bytes.count || isSpace(bytes[position + 3]))
    }

    // MARK: Blocks

    /// Reads the node that starts here. `parent` is the column of the collection that holds it, -1 at the top.
    mutating func readNode(column: Int, parent: Int, depth: Int) throws(Failure) {
        guard depth < Self.maximumDepth else { throw failure("nesting deeper than \(Self.maximumDepth) levels") }
        if isDash(position) {
            try readSequence(column: column, depth: depth)
        } else if (byte(position) == UInt8(ascii: "?") && isSpaceOrEnd(position + 1)) || keyEnd() != nil {
            try readMapping(column: column, depth: depth)
        } else {
            try readScalarOrFlow(parent: parent, depth: depth)
        }
    }

    private mutating func readSequence(column: Int, depth: Int) throws(Failure) {
        let start = open(.array)
        var count = 0
        while position < bytes.count, isDash(position), self.column == column, !isMarker("---") {
            position += 1
            try readValue(parent: column, depth: depth + 1, inSequence: true)
            count += 1
            skipBlank()
        }
        try expectOutdent(from: column)
        close(start, count: count)
    }

    private mutating func readMapping(column: Int, depth: Int) throws(Failure) {
        let start = open(.object)
        var count = 0
        while position < bytes.count, self.column == column, !isDash(position), !isMarker("---"), !isMarker("...") {
            try readKey()
            try readValue(parent: column, depth: depth + 1, inSequence: false)
            count += 1
            skipBlank()
        }
        try expectOutdent(from: column)
        close(start, count: count)
    }

    /// What follows a finished collection must stand further left, or be the next document.
    private func expectOutdent(from column: Int) throws(Failure) {
        guard position < bytes.count, self.column >= column, !isMarker("---"), !isMarker("...") else { return }
        // A list may stand in the column of the key it belongs to; the mapping goes on after it.
        if self.column == column { return }
        throw failure("unexpected indentation")
    }

    /// Reads a key and the colon after it. `? ` before a long key puts its colon on the next line.
    private mutating func readKey() throws(Failure) {
        let isExplicit = byte(position) == UInt8(ascii: "?") && isSpaceOrEnd(position + 1)
        if isExplicit {
            position += 1
            skipSpaces()
            switch byte(position) {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): try readQuoted()
            default: readPlainLine()
            }
            skipBlank()
        } else {
            guard let end = keyEnd() else { throw failure("expected a key and a colon") }
            switch byte(position) {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): try readQuoted()
            default: emit(.string, from: position, to: trimmed(position, end))
            }
            position = end
        }
        guard byte(position) == UInt8(ascii: ":"), isSpaceOrEnd(position + 1) else { throw failure("expected a colon after a key") }
        position += 1
    }

    /// Reads what follows `key:` or `-`: on the same line, or as an indented block on the next ones.
    private mutating func readValue(parent: Int, depth: Int, inSequence: Bool) throws(Failure) {
        skipSpaces()
        if position < bytes.count, !isNewline(bytes[position]), bytes[position] != UInt8(ascii: "#") {
            if inSequence {
                try readNode(column: column, parent: parent, depth: depth)
            } else {
                try readScalarOrFlow(parent: parent, depth: depth)
            }
            return
        }
        skipBlank()
        let next = column
        let isIndented = position < bytes.count && next > parent && !isMarker("---") && !isMarker("...")
        let isListOfKey = !inSequence && position < bytes.count && next == parent && isDash(position)
        if isIndented || isListOfKey {
            try readNode(column: next, parent: parent, depth: depth)
        } else {
            tape.append(TapeEntry(.null, min(position, bytes.count), 0))
        }
    }

    // MARK: Places

    /// The distance from the start of the line, in bytes.
    var column: Int {
        var at = position
        while at > 0, bytes[at - 1] != 0x0A { at -= 1 }
        if at == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return position - min(3, position) }
        return position - at
    }

    /// The offset of the colon that makes what starts here a key, all on one line.
    func keyEnd() -> Int? {
        var at = position
        let first = byte(at)
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            at += 1
            while at < bytes.count, bytes[at] != first {
                if isNewline(bytes[at]) { return nil }
                at += first == UInt8(ascii: "\"") && bytes[at] == UInt8(ascii: "\\") ? 2 : 1
                // A doubled quote stands for itself.
                while first == UInt8(ascii: "'"), at + 1 < bytes.count, bytes[at] == first, bytes[at + 1] == first { at += 2 }
            }
            at += 1
            while at < bytes.count, bytes[at] == 0x20 { at += 1 }
            return byte(at) == UInt8(ascii: ":") && isSpaceOrEnd(at + 1) ? at : nil
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return nil }
        while at < bytes.count, !isNewline(bytes[at]) {
            if bytes[at] == UInt8(ascii: ":"), isSpaceOrEnd(at + 1) { return at }
            if bytes[at] == UInt8(ascii: "#"), at > position, isSpace(bytes[at - 1]) { return nil }
            at += 1
        }
        return nil
    }

    func failure(_ problem: String) -> Failure {
        let line = 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A }
        return Failure(line: line, problem: problem)
    }
}
