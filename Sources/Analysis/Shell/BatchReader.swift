// SPDX-License-Identifier: Apache-2.0

/// Reads text as `cmd.exe` does, as far as needed to say which programs run with which words (Microsoft, "cmd", "Command shell
/// overview"). Never fails.
struct BatchReader {
    private let text: [UInt8]
    private var at = 0
    private let place: ShellPlace
    private let depth: Int
    private var draft = ShellDraft()
    private var last: ShellBuilder.Flow?
    private var flow = ShellBuilder.Flow()

    init(_ text: [UInt8], place: ShellPlace, depth: Int) {
        self.text = text
        self.place = place
        self.depth = depth
    }

    mutating func read(_ b: inout ShellBuilder) -> ShellBuilder.Flow {
        guard b.spend(text.count) else { return ShellBuilder.Flow(output: nil) }
        let folder = b.folder
        start(&b, position: 0, input: nil)
        while at < text.count {
            guard b.commands.count < ShellBuilder.maximumCommands else {
                b.isCut = true
                break
            }
            step(&b)
        }
        finish(&b)
        if depth > 0 { b.folder = folder }
        flow.output = nil
        return flow
    }

    private mutating func start(_ b: inout ShellBuilder, position: Int, input: ShellBuilder.Flow?) {
        if position == 0 { b.pipelines += 1 }
        draft = ShellDraft()
        draft.start = at
        draft.firstInner = b.commands.count
        draft.pipeline = b.pipelines
        draft.position = position
        draft.input = input
    }

    private mutating func step(_ b: inout ShellBuilder) {
        switch text[at] {
        case 0x20, 0x09, 0x0D: at += 1
        case 0x2C, 0x3B: at += 1
        case 0x0A, 0x28, 0x29:
            at += 1
            end(&b)
        case 0x26:
            at += at + 1 < text.count && text[at + 1] == 0x26 ? 2 : 1
            end(&b)
        case 0x7C:
            let isPipe = !(at + 1 < text.count && text[at + 1] == 0x7C)
            at += isPipe ? 1 : 2
            let position = draft.position + 1
            finish(&b)
            start(&b, position: isPipe ? position : 0, input: isPipe ? last ?? ShellBuilder.Flow(output: nil) : nil)
        case 0x3E, 0x3C: redirection(&b, isInput: text[at] == 0x3C)
        case 0x31...0x32 where at + 1 < text.count && text[at + 1] == 0x3E:
            at += 1
            redirection(&b, isInput: false)
        case 0x3A where draft.isEmpty: skipLine()
        case 0x40 where draft.isEmpty: at += 1
        default: word(&b)
        }
    }

    private mutating func skipLine() { while at < text.count, text[at] != 0x0A { at += 1 } }

    private mutating func end(_ b: inout ShellBuilder) {
        finish(&b)
        start(&b, position: 0, input: nil)
    }

    private mutating func finish(_ b: inout ShellBuilder) {
        guard !draft.words.isEmpty else { return }
        last = b.finish(draft, place, end: at, depth: depth)
        if let last { flow.carry.formUnion(last.carry) }
        draft.words = []
        draft.redirections = []
    }

    private mutating func redirection(_ b: inout ShellBuilder, isInput: Bool) {
        at += 1
        var kind: ShellRedirection.Kind = isInput ? .input : .output
        if at < text.count, text[at] == 0x3E {
            at += 1
            kind = .append
        }
        if at < text.count, text[at] == 0x26 {
            at += 1
            kind = .duplicate
        }
        while at < text.count, text[at] == 0x20 { at += 1 }
        guard at < text.count, text[at] != 0x0A, let word = readWord(&b), draft.redirections.count < 64 else { return }
        draft.redirections.append(ShellRedirection(kind: kind, descriptor: isInput ? 0 : 1, target: b.word(word, place)))
    }

    // MARK: Words

    private mutating func word(_ b: inout ShellBuilder) {
        if draft.isEmpty { draft.start = at }
        guard let word = readWord(&b) else { return }
        if !word.isQuoted, word.bytes.contains(0x20) {
            // What a variable held.
            for part in word.bytes.split(separator: 0x20).prefix(1024) {
                var piece = word
                piece.bytes = Array(part)
                draft.words.append(piece)
            }
        } else {
            draft.words.append(word)
        }
        if draft.words.count > 4096 {
            b.isCut = true
            draft.words.removeLast(draft.words.count - 4096)
        }
        guard draft.words.count <= 5 else { return }
        if draft.words.count == 1 {
            switch lower(0) {
            case "rem", "title", "goto":
                draft.words = []
                skipLine()
            case "else", "do": draft.words = []
            case "set": assignment(&b)
            default: break
            }
        }
        if draft.words.count > 1, lower(0) == "if" { condition() }
        if draft.words.count > 1, lower(0) == "for", lower(draft.words.count - 1) == "in" {
            draft.words = []
        }
    }

    private func lower(_ index: Int) -> String { String(decoding: draft.words[index].bytes, as: UTF8.self).lowercased() }

    /// Drops `if [/i] [not] exist X`, `defined X`, `errorlevel N`, `a==b`, so that the command behind it stands first.
    private mutating func condition() {
        var next = 1
        while next < draft.words.count, lower(next) == "/i" || lower(next) == "not" { next += 1 }
        guard next < draft.words.count else { return }
        if ["exist", "defined", "errorlevel", "cmdextversion"].contains(lower(next)) {
            if draft.words.count > next + 1 { draft.words.removeFirst(next + 2) }
        } else if lower(next).contains("==") {
            if !lower(next).hasSuffix("==") || draft.words.count > next + 1 { draft.words = [] }
        } else if draft.words.count > next + 2 {
            draft.words = []
        }
    }

    /// `set NAME=value`, `set "NAME=value"`, up to the end of the command.
    private mutating func assignment(_ b: inout ShellBuilder) {
        while at < text.count, text[at] == 0x20 { at += 1 }
        guard at < text.count, text[at] != 0x0A, text[at] != 0x26, text[at] != 0x29, text[at] != 0x7C, text[at] != 0x3E else { return }
        var word = DraftWord(at: at)
        var isInside = false
        var closed: Int?
        loop: while at < text.count {
            switch text[at] {
            case 0x0A: break loop
            case 0x26 where !isInside, 0x7C where !isInside, 0x29 where !isInside, 0x3E where !isInside: break loop
            case 0x22:
                isInside.toggle()
                closed = isInside ? nil : word.bytes.count
                at += 1
            case 0x5E where !isInside && at + 1 < text.count:
                word.quoted(CollectionOfOne(text[at + 1]))
                at += 2
            case 0x25, 0x21: variable(&word, &b)
            case 0x0D: at += 1
            default:
                word.quoted(CollectionOfOne(text[at]))
                at += 1
            }
        }
        word.end = at
        if let closed { word.bytes.removeLast(word.bytes.count - closed) }
        draft.words = []
        guard let equals = word.bytes.firstIndex(of: 0x3D) else { return }
        var value = ShellWord(text: String(decoding: word.bytes[(equals + 1)...], as: UTF8.self))
        value.isKnown = word.isKnown
        value.carry = word.carry
        let name = String(decoding: word.bytes[..<equals], as: UTF8.self).uppercased()
        guard !name.hasPrefix("/") else { return }
        b.set(name.trimmed, value)
    }

    private mutating func readWord(_ b: inout ShellBuilder) -> DraftWord? {
        var word = DraftWord(at: at)
        var isInside = false
        loop: while at < text.count {
            let byte = text[at]
            switch byte {
            case 0x0A: break loop
            case 0x20, 0x09, 0x0D, 0x26, 0x7C, 0x3C, 0x3E, 0x28, 0x29, 0x2C, 0x3B:
                guard isInside else { break loop }
                word.quoted(CollectionOfOne(byte))
                at += 1
            case 0x22:
                isInside.toggle()
                word.quoted([])
                at += 1
            case 0x5E where !isInside:
                at += 1
                if at < text.count, text[at] == 0x0D { at += 1 }
                guard at < text.count else { break loop }
                if text[at] != 0x0A { word.quoted(CollectionOfOne(text[at])) }
                at += 1
            case 0x25, 0x21: variable(&word, &b)
            default:
                word.isStarted = true
                word.bytes.append(byte)
                at += 1
            }
        }
        if at == word.start { at += 1 }
        word.end = at
        return word.isStarted ? word : nil
    }

    /// `%NAME%`, `!NAME!`, `%NAME:~1,2%`, `%1`, `%~dp0`, `%%i`.
    private mutating func variable(_ word: inout DraftWord, _ b: inout ShellBuilder) {
        let mark = text[at]
        let start = at
        at += 1
        guard at < text.count else { return word.quoted(CollectionOfOne(mark)) }
        if mark == 0x25, text[at] == 0x7E {
            // `%~dp0`: the folder of the file itself.
            while at < text.count, at < start + 8, !(0x30...0x39).contains(text[at]) { at += 1 }
            at = min(at + 1, text.count)
            word.quoted([0x2E, 0x2F])
            return
        }
        if mark == 0x25, (0x30...0x39).contains(text[at]) || text[at] == 0x25 || text[at] == 0x2A {
            at += text[at] == 0x25 ? 2 : 1
            word.isKnown = false
            word.quoted(text[start..<min(at, text.count)])
            return
        }
        var end = at
        while end < text.count, end < at + 256, text[end] != mark, text[end] != 0x0A { end += 1 }
        guard end < text.count, text[end] == mark, end > at else { return word.quoted(CollectionOfOne(mark)) }
        let inside = String(decoding: text[at..<end], as: UTF8.self)
        at = end + 1
        let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = (parts.first.map(String.init) ?? "").uppercased()
        if let value = b.variables[name] {
            word.carry.formUnion(value.carry)
            if let known = value.text, let changed = Self.changed(known, parts.count > 1 ? String(parts[1]) : nil) {
                guard word.bytes.count + changed.count <= ShellBuilder.maximumValue, b.spend(changed.count) else {
                    b.isCut = true
                    return
                }
                word.isStarted = true
                word.bytes += changed
                return
            }
        }
        if name == "COMSPEC" { return word.quoted("cmd".utf8) }
        if name == "USERPROFILE" || name == "HOME" { return word.quoted([0x7E]) }
        if name == "CD" { return word.quoted([0x2E]) }
        word.carry.sources.formUnion(ShellPrograms.sources(ofVariable: name))
        word.isKnown = false
        word.quoted(text[start..<at])
    }

    /// `~1,2` and `old=new`.
    private static func changed(_ value: [UInt8], _ how: String?) -> [UInt8]? {
        guard let how else { return value }
        if how.hasPrefix("~") {
            let numbers = how.dropFirst().split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = numbers.first, let start = first else { return nil }
            let low = start < 0 ? max(0, value.count + max(start, -value.count)) : min(start, value.count)
            guard numbers.count > 1 else { return Array(value[low...]) }
            guard let length = numbers[1] else { return nil }
            let high = length < 0 ? max(low, value.count + max(length, -value.count)) : low + min(length, value.count - low)
            return Array(value[low..<high])
        }
        guard let equals = how.utf8.firstIndex(of: 0x3D) else { return nil }
        let old = String(how[..<equals])
        guard !old.isEmpty else { return nil }
        let out = String(decoding: value, as: UTF8.self).replacing(old, with: String(how[how.utf8.index(after: equals)...]))
        return Array(out.utf8)
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmed: String {
        var rest = Substring(self)
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
