// SPDX-License-Identifier: Apache-2.0

/// Reads text as PowerShell does, as far as needed to say which commands and methods run with which words (Microsoft,
/// about_Parsing, about_Quoting_Rules, about_Operators). A method call is a command of its own, named by the method: `downloadstring`.
/// Names of variables keep a `$` before them, so that they are not taken for those of `sh`. Never fails.
struct PowerShellReader {
    private let text: [UInt8]
    private var at: Int
    private let end: Int
    private let place: ShellPlace
    private let depth: Int
    private var draft = ShellDraft()
    private var last: ShellBuilder.Flow?
    private var flow = ShellBuilder.Flow()
    /// A `&` or `.` stands before the command, so that a text in quotation marks names a program.
    private var isCall = false

    init(_ text: [UInt8], place: ShellPlace, depth: Int) {
        self.init(text, 0..<text.count, place: place, depth: depth)
    }

    private init(_ text: [UInt8], _ range: Range<Int>, place: ShellPlace, depth: Int) {
        self.text = text
        at = range.lowerBound
        end = range.upperBound
        self.place = place
        self.depth = depth
    }

    mutating func read(_ b: inout ShellBuilder) -> ShellBuilder.Flow {
        guard b.spend(end - at) else { return ShellBuilder.Flow(output: nil) }
        start(&b, position: 0, input: nil)
        while at < end {
            guard b.commands.count < ShellBuilder.maximumCommands else {
                b.isCut = true
                break
            }
            step(&b)
        }
        finish(&b)
        if let last { merge(last) }
        return flow
    }

    private mutating func merge(_ more: ShellBuilder.Flow) {
        flow.carry.formUnion(more.carry)
        if let text = more.output, (flow.output?.count ?? 0) + text.count <= ShellBuilder.maximumValue {
            flow.output?.append(contentsOf: text)
        } else {
            flow.output = nil
        }
    }

    private mutating func start(_ b: inout ShellBuilder, position: Int, input: ShellBuilder.Flow?) {
        if position == 0 {
            if let last { merge(last) }
            last = nil
            b.pipelines += 1
        }
        draft = ShellDraft()
        draft.start = at
        draft.firstInner = b.commands.count
        draft.pipeline = b.pipelines
        draft.position = position
        draft.input = input
        isCall = false
    }

    private mutating func step(_ b: inout ShellBuilder) {
        switch text[at] {
        case 0x20, 0x09, 0x0D, 0x2C: at += 1
        case 0x0A, 0x3B, 0x7B, 0x7D, 0x29:
            at += 1
            finish(&b)
            start(&b, position: 0, input: nil)
        case 0x26:
            let isChain = at + 1 < end && text[at + 1] == 0x26
            at += isChain ? 2 : 1
            if draft.isEmpty, !isChain {
                isCall = true
            } else {
                finish(&b)
                start(&b, position: 0, input: nil)
            }
        case 0x7C:
            let isChain = at + 1 < end && text[at + 1] == 0x7C
            at += isChain ? 2 : 1
            let position = draft.position + 1
            finish(&b)
            let input = last ?? ShellBuilder.Flow(output: nil)
            if !isChain { last = nil }
            start(&b, position: isChain ? 0 : position, input: isChain ? nil : input)
        case 0x23: while at < end, text[at] != 0x0A { at += 1 }
        case 0x3C where at + 1 < end && text[at + 1] == 0x23: blockComment()
        case 0x3E: redirection(&b)
        case 0x60 where at + 1 < end && (text[at + 1] == 0x0A || text[at + 1] == 0x0D): at += 2
        default:
            if draft.isEmpty { draft.start = at }
            if let word = readWord(&b) { take(word, &b) }
        }
    }

    private mutating func blockComment() {
        at += 2
        while at + 1 < end, !(text[at] == 0x23 && text[at + 1] == 0x3E) { at += 1 }
        at = min(at + 2, end)
    }

    private mutating func redirection(_ b: inout ShellBuilder) {
        at += 1
        var kind = ShellRedirection.Kind.output
        if at < end, text[at] == 0x3E {
            at += 1
            kind = .append
        }
        while at < end, text[at] == 0x20 { at += 1 }
        guard at < end, text[at] != 0x0A, let word = readWord(&b), draft.redirections.count < 64 else { return }
        draft.redirections.append(ShellRedirection(kind: kind, descriptor: 1, target: b.word(word, place)))
    }

    private mutating func take(_ word: DraftWord, _ b: inout ShellBuilder) {
        let plus: [UInt8] = [0x2B]
        if draft.words.count >= 2, let before = draft.words.last, before.bytes == plus, !before.isQuoted {
            // `'a' + 'b'`.
            var joined = draft.words[draft.words.count - 2]
            joined.bytes += word.bytes
            joined.isKnown = joined.isKnown && word.isKnown
            joined.carry.formUnion(word.carry)
            joined.end = word.end
            draft.words.removeLast(2)
            draft.words.append(joined)
            if joined.bytes.count > ShellBuilder.maximumValue { b.isCut = true; draft.words.removeLast() }
        } else if draft.words.count < 4096 {
            draft.words.append(word)
        } else {
            b.isCut = true
        }
    }

    /// Ends a statement: an assignment, an expression, or a command.
    private mutating func finish(_ b: inout ShellBuilder) {
        defer {
            draft.words = []
            draft.redirections = []
        }
        guard let first = draft.words.first else { return }
        let equals = Array("=".utf8)
        if draft.words.count >= 3, first.bytes.first == 0x24, draft.words[1].bytes == equals || draft.words[1].bytes == [0x2B, 0x3D] {
            let name = String(decoding: first.bytes, as: UTF8.self).lowercased()
            var rest = draft
            rest.words = Array(draft.words[2...])
            let result = value(rest, &b)
            var word = ShellWord(text: result.output.map { String(decoding: $0, as: UTF8.self) } ?? "")
            word.isKnown = result.output != nil
            word.carry = result.carry
            if draft.words[1].bytes != equals, let before = b.variables[name] {
                word.carry.formUnion(before.carry)
                if let text = before.text { word.text = String(decoding: text, as: UTF8.self) + word.text } else { word.isKnown = false }
            }
            b.set(name, word)
            return
        }
        last = value(draft, &b)
    }

    private func value(_ draft: ShellDraft, _ b: inout ShellBuilder) -> ShellBuilder.Flow {
        guard let first = draft.words.first else { return ShellBuilder.Flow() }
        let isText = first.isQuoted || first.bytes.first == 0x24 || first.bytes.first == 0x5B
        guard isText, !isCall, !draft.words.contains(where: { $0.bytes == Array("|".utf8) }) else {
            return b.finish(draft, place, end: at, depth: depth)
        }
        var carry = ShellCarry()
        for word in draft.words { carry.formUnion(word.carry) }
        let isKnown = draft.words.allSatisfy(\.isKnown)
        let texts = draft.words.map(\.bytes)
        if texts.count >= 3, String(decoding: texts[1], as: UTF8.self).lowercased() == "-f" {
            return ShellBuilder.Flow(output: isKnown ? Self.formatted(texts) : nil, carry: carry)
        }
        return ShellBuilder.Flow(output: isKnown ? texts.joined(separator: [0x20]).map { $0 } : nil, carry: carry)
    }

    /// `"{1}{0}" -f 'b','a'`.
    private static func formatted(_ texts: [[UInt8]]) -> [UInt8] {
        var out: [UInt8] = []
        let format = texts[0]
        var at = 0
        while at < format.count, out.count < ShellBuilder.maximumValue {
            if format[at] == 0x7B, let close = format[at...].prefix(5).firstIndex(of: 0x7D),
                let number = Int(String(decoding: format[(at + 1)..<close], as: UTF8.self)), number >= 0, number + 2 < texts.count
            {
                out += texts[number + 2]
                at = close + 1
            } else {
                out.append(format[at])
                at += 1
            }
        }
        return out
    }

    // MARK: Words

    private mutating func readWord(_ b: inout ShellBuilder) -> DraftWord? {
        var word = DraftWord(at: at)
        loop: while at < end {
            let byte = text[at]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x3B, 0x7C, 0x7B, 0x7D, 0x29, 0x2C: break loop
            case 0x26, 0x3E: break loop
            case 0x3D where word.bytes.first == 0x24 && !word.isQuoted && word.start < at: break loop
            case 0x3D where at == word.start:
                word.plain(byte)
                at += 1
                break loop
            case 0x60:
                at += 1
                if at < end {
                    word.plain(text[at])
                    at += 1
                }
            case 0x27: single(&word)
            case 0x22: double(&word, &b)
            case 0x40 where at + 1 < end && (text[at + 1] == 0x27 || text[at + 1] == 0x22): hereString(&word)
            case 0x2B
            where word.isQuoted && at + 1 < end
                && (text[at + 1] == 0x27 || text[at + 1] == 0x22 || text[at + 1] == 0x28 || text[at + 1] == 0x24):
                at += 1
            case 0x24: dollar(&word, &b)
            case 0x28:
                // `iex(…)`: a command and its first word.
                if word.isStarted, !word.isQuoted, word.bytes.allSatisfy({ ShellDraft.isNameByte($0) || $0 == 0x2D }) { break loop }
                parentheses(&word, &b)
            default:
                word.plain(byte)
                at += 1
            }
        }
        if at == word.start { at += 1 }
        word.end = at
        return word.isStarted ? word : nil
    }

    private mutating func single(_ word: inout DraftWord) {
        at += 1
        word.quoted([])
        while at < end {
            if text[at] == 0x27 {
                guard at + 1 < end, text[at + 1] == 0x27 else { break }
                at += 1
            }
            word.quoted(CollectionOfOne(text[at]))
            at += 1
        }
        at = min(at + 1, end)
    }

    private mutating func double(_ word: inout DraftWord, _ b: inout ShellBuilder) {
        at += 1
        word.quoted([])
        while at < end, text[at] != 0x22 {
            switch text[at] {
            case 0x60 where at + 1 < end:
                word.quoted(CollectionOfOne(text[at + 1] == 0x6E ? 0x0A : text[at + 1]))
                at += 2
            case 0x24: dollar(&word, &b)
            default:
                word.quoted(CollectionOfOne(text[at]))
                at += 1
            }
        }
        at = min(at + 1, end)
    }

    private mutating func hereString(_ word: inout DraftWord) {
        let quote = text[at + 1]
        at += 2
        word.quoted([])
        while at < end {
            if text[at] == quote, at + 1 < end, text[at + 1] == 0x40, at > 0, text[at - 1] == 0x0A { break }
            word.quoted(CollectionOfOne(text[at]))
            at += 1
        }
        at = min(at + 2, end)
    }

    private mutating func dollar(_ word: inout DraftWord, _ b: inout ShellBuilder) {
        let start = at
        at += 1
        guard at < end else { return word.plain(0x24) }
        if text[at] == 0x28 {
            parentheses(&word, &b)
            return
        }
        var isBraced = false
        if text[at] == 0x7B {
            isBraced = true
            at += 1
        }
        let from = at
        while at < end, ShellDraft.isNameByte(text[at]) || text[at] == 0x3A && at + 1 < end && ShellDraft.isNameByte(text[at + 1]) {
            at += 1
        }
        let name = "$" + String(decoding: text[from..<at], as: UTF8.self).lowercased()
        if isBraced { at = min(at + 1, end) }
        // The target of an assignment stays as it is.
        var next = at
        while next < end, text[next] == 0x20 { next += 1 }
        let isTarget =
            draft.words.isEmpty && !word.isStarted && next < end
            && (text[next] == 0x3D || (text[next] == 0x2B && next + 1 < end && text[next + 1] == 0x3D))
        if !isTarget, let value = b.variables[name] {
            word.carry.formUnion(value.carry)
            if let known = value.text, word.bytes.count + known.count <= ShellBuilder.maximumValue, b.spend(known.count) {
                word.quoted(known)
                return
            }
        } else if name == "$env:userprofile" || name == "$home" || name == "$env:home" {
            return word.quoted([0x7E])
        } else if name.hasPrefix("$env:") {
            word.carry.sources.formUnion(ShellPrograms.sources(ofVariable: String(name.dropFirst(5))))
        }
        word.isStarted = true
        if !isTarget { word.isKnown = false }
        word.bytes.append(contentsOf: text[start..<at])
    }

    /// `(…)`: after a name the arguments of a method, else an expression whose value stands there.
    private mutating func parentheses(_ word: inout DraftWord, _ b: inout ShellBuilder) {
        let open = at
        let close = PosixReader.closing(text, open + 1, end, 0x29)
        at = min(close + 1, end)
        guard depth < ShellBuilder.maximumDepth else {
            b.isCut = true
            word.isKnown = false
            return
        }
        var reader = PowerShellReader(text, open + 1..<min(close, end), place: place, depth: depth + 1)
        guard let method = Self.method(word.bytes) else {
            let flow = reader.read(&b)
            word.carry.formUnion(flow.carry)
            if let output = flow.output {
                word.quoted(output)
            } else {
                word.isKnown = false
                word.quoted([0x24, 0x28, 0x29])
            }
            return
        }
        let result = reader.call(method, receiver: word, open..<at, &b)
        word.carry.formUnion(result.carry)
        if let output = result.output {
            word.bytes = output
            word.isKnown = true
            word.isQuoted = true
        } else {
            word.isKnown = false
            word.quoted([0x28, 0x29])
        }
    }

    /// The name after the last `.` or `::`, if the word ends in one: `[Net.WebClient]::new`, `$x.DownloadString`.
    private static func method(_ bytes: [UInt8]) -> String? {
        let name = bytes.reversed().prefix(while: ShellDraft.isNameByte)
        guard !name.isEmpty, name.count < bytes.count else { return nil }
        let before = bytes[bytes.count - name.count - 1]
        guard before == 0x2E || before == 0x3A else { return nil }
        return String(decoding: name.reversed(), as: UTF8.self).lowercased()
    }

    /// Reads arguments, adds the call as a command, and gives its value.
    private mutating func call(_ method: String, receiver: DraftWord, _ range: Range<Int>, _ b: inout ShellBuilder) -> ShellBuilder.Flow {
        guard b.spend(end - at) else { return ShellBuilder.Flow(output: nil) }
        var words: [DraftWord] = []
        let firstInner = b.commands.count
        while at < end, words.count < 4096 {
            if let word = readWord(&b) { words.append(word) }
        }
        // `('a' + 'b')`.
        while let plus = words.firstIndex(where: { $0.bytes == [0x2B] && !$0.isQuoted }), plus > 0, plus + 1 < words.count, words.count < 64
        {
            words[plus - 1].bytes += words[plus + 1].bytes
            words[plus - 1].carry.formUnion(words[plus + 1].carry)
            words[plus - 1].isKnown = words[plus - 1].isKnown && words[plus + 1].isKnown
            words.removeSubrange(plus...(plus + 1))
        }
        var all = [ShellWord(text: method)]
        all += words.map { b.word($0, place) }
        let index = b.add(all, [], firstInner: firstInner, input: nil, range: place.range(range))
        var flow = ShellBuilder.Flow(output: nil, carry: b.commands[index].carry)
        flow.carry.formUnion(receiver.carry)
        b.commands[index].carry = flow.carry
        if let file = ShellPrograms.outputFile(of: b.commands[index]) { b.write(file, flow.carry) }
        switch method {
        case "frombase64string": if all.count > 1, all[1].isKnown { flow.output = ShellBytes.base64(all[1].text.utf8).map(Self.text) }
        case "getstring", "tostring", "trim", "create": if all.count > 1, all[1].isKnown { flow.output = Array(all[1].text.utf8) }
        default: break
        }
        return flow
    }

    /// UTF-16 where every other byte is NUL, as texts for PowerShell mostly are; else as they are.
    private static func text(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 4, bytes[1] == 0, bytes[3] == 0 else { return bytes }
        return ShellBytes.utf16(bytes)
    }
}
