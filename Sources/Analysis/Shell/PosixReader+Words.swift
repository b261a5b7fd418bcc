// SPDX-License-Identifier: Apache-2.0

/// Words: quotation marks, escapes, variables, substitutions (POSIX.1-2017, Shell Command Language, 2.2, 2.6).
extension PosixReader {
    /// Reads one word of the text; expansion may make several words of it, or none.
    mutating func readWords(_ words: inout [DraftWord], _ b: inout ShellBuilder) {
        var word = DraftWord(at: at)
        let first = words.count
        loop: while at < end {
            let byte = text[at]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x3B, 0x26, 0x7C, 0x29: break loop
            case 0x0D where isLineEnd(at): break loop
            case 0x3C, 0x3E:
                guard at + 1 < end, text[at + 1] == 0x28 else { break loop }
                at += 2
                substitution(&word, to: PosixReader.closing(text, at, end, 0x29), quoted: true, &b)
            case 0x28:
                guard word.nameLength == word.bytes.count - 1, word.nameLength != nil else { break loop }
                // An array: `a=(…)`.
                at = min(PosixReader.closing(text, at + 1, end, 0x29) + 1, end)
                word.isKnown = false
            case 0x5C: backslash(&word)
            case 0x27: singleQuoted(&word)
            case 0x22: doubleQuoted(&word, &b)
            case 0x24: dollar(&word, isQuoted: false, &words, &b)
            case 0x60: backquoted(&word, isQuoted: false, &words, &b)
            case 0x7B where !word.isStarted && braces(&words): return
            default:
                word.plain(byte)
                at += 1
            }
        }
        if at < end, at == word.start {
            // Nothing that a word may begin with.
            at += 1
        }
        if word.isStarted || (words.count == first && !word.isKnown) {
            word.end = at
            words.append(word)
        }
    }

    private mutating func backslash(_ word: inout DraftWord) {
        guard at + 1 < end else {
            word.plain(0x5C)
            at += 1
            return
        }
        if isLineEnd(at + 1) {
            at += text[at + 1] == 0x0D ? 3 : 2
            return
        }
        word.quoted(CollectionOfOne(text[at + 1]))
        at += 2
    }

    private mutating func singleQuoted(_ word: inout DraftWord) {
        let start = at + 1
        at = start
        while at < end, text[at] != 0x27 { at += 1 }
        word.quoted(text[start..<at])
        at = min(at + 1, end)
    }

    private mutating func doubleQuoted(_ word: inout DraftWord, _ b: inout ShellBuilder) {
        at += 1
        word.quoted([])
        var none: [DraftWord] = []
        while at < end, text[at] != 0x22 {
            switch text[at] {
            case 0x5C where at + 1 < end:
                let next = text[at + 1]
                if next == 0x24 || next == 0x60 || next == 0x22 || next == 0x5C {
                    word.quoted(CollectionOfOne(next))
                } else if !isLineEnd(at + 1) {
                    word.quoted([0x5C, next])
                }
                at += 2
            case 0x24: dollar(&word, isQuoted: true, &none, &b)
            case 0x60: backquoted(&word, isQuoted: true, &none, &b)
            default:
                word.quoted(CollectionOfOne(text[at]))
                at += 1
            }
        }
        at = min(at + 1, end)
    }

    private mutating func dollar(_ word: inout DraftWord, isQuoted: Bool, _ words: inout [DraftWord], _ b: inout ShellBuilder) {
        let start = at
        at += 1
        guard at < end else { return word.plain(0x24) }
        switch text[at] {
        case 0x27 where !isQuoted:
            at += 1
            var out: [UInt8] = []
            while at < end, text[at] != 0x27 {
                if text[at] == 0x5C, at + 1 < end {
                    at += 1
                    ShellBytes.escape(text, &at, &out)
                } else {
                    out.append(text[at])
                    at += 1
                }
            }
            at = min(at + 1, end)
            word.quoted(out)
        case 0x22 where !isQuoted: doubleQuoted(&word, &b)
        case 0x28 where at + 1 < end && text[at + 1] == 0x28:
            // Arithmetic.
            at = min(PosixReader.closing(text, at + 1, end, 0x29) + 1, end)
            word.isKnown = false
            word.quoted(text[start..<at].prefix(64))
        case 0x28:
            at += 1
            let close = PosixReader.closing(text, at, end, 0x29)
            let flow = substitution(&word, to: close, quoted: isQuoted, &b)
            if let output = flow { insert(output, into: &word, isQuoted: isQuoted, &words, &b) }
        case 0x7B:
            let close = PosixReader.closing(text, at + 1, end, 0x7D)
            let range = at + 1..<min(close, end)
            at = min(close + 1, end)
            parameter(range, &word, isQuoted: isQuoted, &words, &b)
        case let byte where ShellDraft.isNameByte(byte):
            let from = at
            if (0x30...0x39).contains(byte) {
                at += 1
            } else {
                while at < end, ShellDraft.isNameByte(text[at]) { at += 1 }
            }
            variable(String(decoding: text[from..<at], as: UTF8.self), &word, isQuoted: isQuoted, &words, &b)
        case 0x40, 0x2A, 0x23, 0x3F, 0x24, 0x21, 0x2D:
            // `$@`: what the caller gives; empty here, so that `c$@url` is `curl`.
            let isEmpty = text[at] == 0x40 || text[at] == 0x2A
            at += 1
            if !isEmpty {
                word.isKnown = false
                word.quoted(text[start..<at])
            }
        default: word.plain(0x24)
        }
    }

    private mutating func backquoted(_ word: inout DraftWord, isQuoted: Bool, _ words: inout [DraftWord], _ b: inout ShellBuilder) {
        let start = at + 1
        at = start
        var inner: [UInt8] = []
        while at < end, text[at] != 0x60 {
            if text[at] == 0x5C, at + 1 < end, text[at + 1] == 0x60 || text[at + 1] == 0x5C || text[at + 1] == 0x24 { at += 1 }
            inner.append(text[at])
            at += 1
        }
        let close = at
        at = min(at + 1, end)
        let flow =
            inner.count == close - start
            ? readInside(start..<close, &b) : b.read(inner, .posix, at: place.range(start..<close), depth: depth + 1, parent: nil)
        take(flow, &word)
        if let output = flow.output {
            insert(output, into: &word, isQuoted: isQuoted, &words, &b)
        } else {
            unknown(&word)
        }
    }

    /// Reads the commands of `$(…)` or `<(…)` from `at` to `close`, and gives what they print where that is known and wanted.
    @discardableResult
    private mutating func substitution(_ word: inout DraftWord, to close: Int, quoted: Bool, _ b: inout ShellBuilder) -> [UInt8]? {
        let isProcess = at >= 2 && text[at - 2] != 0x24
        let range = at..<min(close, end)
        at = min(close + 1, end)
        let flow = readInside(range, &b)
        take(flow, &word)
        guard !isProcess, let output = flow.output else {
            unknown(&word)
            return nil
        }
        return output
    }

    private func readInside(_ range: Range<Int>, _ b: inout ShellBuilder) -> ShellBuilder.Flow {
        guard depth < ShellBuilder.maximumDepth else {
            b.isCut = true
            return ShellBuilder.Flow(output: nil)
        }
        var reader = PosixReader(text, range, place: place, depth: depth + 1)
        let flow = reader.read(&b)
        return flow
    }

    private func take(_ flow: ShellBuilder.Flow, _ word: inout DraftWord) {
        word.carry.formUnion(flow.carry)
        if !flow.isExact { word.isKnown = false }
    }

    private func unknown(_ word: inout DraftWord) {
        word.isKnown = false
        word.quoted([0x24, 0x28, 0x29])
    }

    // MARK: Variables

    private func variable(
        _ name: String, _ word: inout DraftWord, isQuoted: Bool, _ words: inout [DraftWord], _ b: inout ShellBuilder
    ) {
        if let value = b.variables[name] {
            word.carry.formUnion(value.carry)
            if let known = value.text {
                insert(known, into: &word, isQuoted: isQuoted, &words, &b, isVariable: true)
                return
            }
        } else if name == "IFS" {
            insert([0x20], into: &word, isQuoted: isQuoted, &words, &b)
            return
        } else if name == "HOME" {
            word.quoted([0x7E])
            return
        } else if name == "PWD" {
            word.quoted([0x2E])
            return
        } else if (1...9).contains(Int(name) ?? 0) {
            // Given by the caller: mostly absent.
            word.isKnown = false
            word.isStarted = word.isStarted || isQuoted
            return
        } else if ["SHELL", "BASH"].contains(name) {
            word.quoted("/bin/sh".utf8)
            return
        }
        word.carry.sources.formUnion(ShellPrograms.sources(ofVariable: name))
        word.isKnown = false
        word.quoted([0x24])
        word.quoted(name.utf8)
    }

    private mutating func parameter(
        _ range: Range<Int>, _ word: inout DraftWord, isQuoted: Bool, _ words: inout [DraftWord], _ b: inout ShellBuilder
    ) {
        var from = range.lowerBound
        var isIndirect = false
        if from < range.upperBound, text[from] == 0x21 || text[from] == 0x23, range.count > 1 {
            isIndirect = true
            from += 1
        }
        var next = from
        while next < range.upperBound, ShellDraft.isNameByte(text[next]) { next += 1 }
        let name = String(decoding: text[from..<next], as: UTF8.self)
        let rest = next..<range.upperBound
        if isIndirect || name.isEmpty {
            if name.isEmpty, !isIndirect, rest.isEmpty || text[rest.lowerBound] == 0x40 || text[rest.lowerBound] == 0x2A { return }
            word.isKnown = false
            word.quoted(text[range].prefix(64))
            return
        }
        guard let operation = rest.first else {
            return variable(name, &word, isQuoted: isQuoted, &words, &b)
        }
        var modifier = rest
        let isColon = text[operation] == 0x3A
        if isColon { modifier = operation + 1..<rest.upperBound }
        let kind = modifier.first.map { text[$0] } ?? 0
        let argument = modifier.isEmpty ? modifier : modifier.lowerBound + 1..<modifier.upperBound
        let value = b.variables[name]
        if [0x2D, 0x3D, 0x2B, 0x3F].contains(kind) {
            guard kind == 0x2D || kind == 0x3D ? value?.text?.isEmpty ?? true : kind == 0x2B && value != nil else {
                if kind != 0x2B { variable(name, &word, isQuoted: isQuoted, &words, &b) }
                return
            }
            if value != nil, value?.text == nil { return variable(name, &word, isQuoted: isQuoted, &words, &b) }
            if value == nil { word.carry.sources.formUnion(ShellPrograms.sources(ofVariable: name)) }
            let text = expanded(argument, &word, &b)
            insert(text, into: &word, isQuoted: isQuoted, &words, &b)
            return
        }
        guard let known = value?.text, let changed = Self.changed(known, text, isColon ? modifier : rest, isColon) else {
            return variable(name, &word, isQuoted: isQuoted, &words, &b)
        }
        if let carry = value?.carry { word.carry.formUnion(carry) }
        insert(changed, into: &word, isQuoted: isQuoted, &words, &b, isVariable: true)
    }

    /// The word of `${NAME:-word}`.
    private func expanded(_ range: Range<Int>, _ word: inout DraftWord, _ b: inout ShellBuilder) -> [UInt8] {
        guard depth < ShellBuilder.maximumDepth else {
            b.isCut = true
            return []
        }
        guard b.spend(range.count) else { return [] }
        var reader = PosixReader(text, range, place: place, depth: depth + 1)
        var words: [DraftWord] = []
        var out: [UInt8] = []
        while reader.at < reader.end {
            let before = reader.at
            reader.readWords(&words, &b)
            if reader.at == before { reader.at += 1 }
            for part in words {
                if !out.isEmpty { out.append(0x20) }
                out += part.bytes
                word.carry.formUnion(part.carry)
                if !part.isKnown { word.isKnown = false }
            }
            words = []
        }
        return out
    }

    /// `${x:1:2}`, `${x//a/b}`, `${x#a}`, `${x%a}`, `${x^^}`, `${x,,}` of a known value, patterns taken as plain text.
    private static func changed(_ value: [UInt8], _ text: [UInt8], _ range: Range<Int>, _ isColon: Bool) -> [UInt8]? {
        let rest = Array(text[range].prefix(4096))
        if isColon {
            let parts = String(decoding: rest, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
            guard let first = parts.first, let start = Int(first.filter { $0 != " " && $0 != "(" && $0 != ")" }) else { return nil }
            let low = start < 0 ? max(0, value.count &+ max(start, -value.count)) : min(start, value.count)
            let length = parts.count > 1 ? Int(parts[1]) : value.count
            guard let length else { return nil }
            let high = length < 0 ? max(low, value.count + max(length, -value.count)) : low + min(length, value.count - low)
            return Array(value[low..<high])
        }
        guard let operation = rest.first else { return nil }
        let doubled = rest.count > 1 && rest[1] == operation
        let argument = Array(rest.dropFirst(doubled ? 2 : 1))
        switch operation {
        case 0x5E: return Array(String(decoding: value, as: UTF8.self).uppercased().utf8)
        case 0x2C: return Array(String(decoding: value, as: UTF8.self).lowercased().utf8)
        case 0x23 where !argument.contains(0x2A): return value.starts(with: argument) ? Array(value.dropFirst(argument.count)) : value
        case 0x25 where !argument.contains(0x2A):
            return value.reversed().starts(with: argument.reversed()) ? Array(value.dropLast(argument.count)) : value
        case 0x2F:
            let parts = argument.split(separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
            guard let old = parts.first, !old.isEmpty, old.count < 64 else { return nil }
            return replacing(value, Array(old), Array(parts.count > 1 ? parts[1] : []), all: doubled)
        default: return nil
        }
    }

    private static func replacing(_ value: [UInt8], _ old: [UInt8], _ new: [UInt8], all: Bool) -> [UInt8]? {
        var out: [UInt8] = []
        var at = 0
        var isDone = false
        while at < value.count {
            if !isDone, value[at...].starts(with: old) {
                out += new
                at += old.count
                isDone = !all
                if out.count > ShellBuilder.maximumValue { return nil }
            } else {
                out.append(value[at])
                at += 1
            }
        }
        return out
    }

    /// Adds what an expansion gives. Outside quotation marks blanks in it part words (2.6.5).
    private func insert(
        _ value: [UInt8], into word: inout DraftWord, isQuoted: Bool, _ words: inout [DraftWord], _ b: inout ShellBuilder,
        isVariable: Bool = false
    ) {
        var value = value[...]
        // Substitutions lose their last line ends (2.6.3).
        if !isVariable { while value.last == 0x0A { value.removeLast() } }
        guard word.bytes.count + value.count <= ShellBuilder.maximumValue, b.spend(value.count) else {
            b.isCut = true
            word.isKnown = false
            return
        }
        if isQuoted || word.nameLength != nil {
            word.quoted(value)
            return
        }
        var isFirst = true
        for part in (value.isEmpty ? [] : value.split(omittingEmptySubsequences: false) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) {
            if !isFirst {
                if word.isStarted {
                    word.end = at
                    words.append(word)
                }
                let carry = word.carry
                word = DraftWord(at: word.start)
                word.carry = carry
            }
            isFirst = false
            if !part.isEmpty {
                word.isStarted = true
                word.bytes.append(contentsOf: part)
            }
        }
    }

    /// `{curl,-s,http://…}`: several words.
    private mutating func braces(_ words: inout [DraftWord]) -> Bool {
        var next = at + 1
        var parts: [[UInt8]] = [[]]
        while next < end, next < at + 4096, text[next] != 0x7D {
            switch text[next] {
            case 0x20, 0x09, 0x0A, 0x24, 0x60, 0x27, 0x22, 0x7B, 0x5C, 0x28, 0x3B, 0x7C: return false
            case 0x2C: parts.append([])
            default: parts[parts.count - 1].append(text[next])
            }
            next += 1
        }
        guard next < end, text[next] == 0x7D, parts.count > 1, parts.count < 256 else { return false }
        guard next + 1 == end || " \t\r\n;|&)<>".utf8.contains(text[next + 1]) else { return false }
        for part in parts {
            var word = DraftWord(at: at)
            word.isStarted = true
            word.bytes = part
            word.end = next + 1
            words.append(word)
        }
        at = next + 1
        return true
    }
}
