// SPDX-License-Identifier: Apache-2.0

/// Redirections and here-documents (POSIX.1-2017, Shell Command Language, 2.7).
extension PosixReader {
    /// Digits that stand directly before `<` or `>` at the start of a word.
    var isDescriptor: Bool {
        var next = at
        while next < end, next < at + 3, (0x30...0x39).contains(text[next]) { next += 1 }
        return next < end && (text[next] == 0x3C || text[next] == 0x3E)
    }

    mutating func descriptor(_ b: inout ShellBuilder) {
        var number = 0
        while at < end, (0x30...0x39).contains(text[at]) {
            number = number * 10 + Int(text[at] - 0x30)
            at += 1
        }
        redirection(&b, descriptor: number)
    }

    mutating func redirection(_ b: inout ShellBuilder, descriptor: Int?) {
        let start = at
        let isInput = text[at] == 0x3C
        if at + 1 < end, text[at + 1] == 0x28 {
            // `<(…)`: a word.
            addWords(&b)
            return
        }
        at += 1
        var kind: ShellRedirection.Kind = isInput ? .input : .output
        if isInput, at < end, text[at] == 0x3C {
            at += 1
            if at < end, text[at] == 0x3C {
                at += 1
                kind = .text
            } else {
                hereDocument(&b, start)
                return
            }
        } else if at < end, text[at] == 0x3E {
            at += 1
            if !isInput { kind = .append }
        } else if at < end, text[at] == 0x26 {
            at += 1
            kind = .duplicate
        } else if at < end, text[at] == 0x7C {
            at += 1
        }
        while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
        var words: [DraftWord] = []
        if at < end, text[at] != 0x0A { readWords(&words, &b) }
        guard let word = words.first, draft.redirections.count < 64 else { return }
        var target = b.word(word, place)
        // `>& file` sends both outputs into a file.
        if kind == .duplicate, !isInput, descriptor == nil, Int(target.text) == nil, target.text != "-" { kind = .output }
        if kind == .input, let carry = b.files[target.text] { target.carry.formUnion(carry) }
        draft.redirections.append(ShellRedirection(kind: kind, descriptor: descriptor ?? (isInput ? 0 : 1), target: target))
    }

    private mutating func hereDocument(_ b: inout ShellBuilder, _ start: Int) {
        var stripsTabs = false
        if at < end, text[at] == 0x2D {
            stripsTabs = true
            at += 1
        }
        while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
        var delimiter: [UInt8] = []
        var isQuoted = false
        while at < end, !" \t\r\n;|&<>()".utf8.contains(text[at]) {
            if text[at] == 0x27 || text[at] == 0x22 || text[at] == 0x5C { isQuoted = true } else { delimiter.append(text[at]) }
            at += 1
        }
        guard !delimiter.isEmpty else { return }
        if skipFrom < at {
            skipFrom = at
            while skipFrom < end, text[skipFrom] != 0x0A { skipFrom += 1 }
            skipTo = min(skipFrom + 1, end)
        }
        let (body, range) = hereText(delimiter, stripsTabs)
        var word = DraftWord(at: range.lowerBound)
        word.end = range.upperBound
        if isQuoted || !(body.contains(0x24) || body.contains(0x60)) {
            word.quoted(body)
        } else {
            hereExpansion(body, &word, &b)
        }
        guard draft.redirections.count < 64 else { return }
        draft.redirections.append(ShellRedirection(kind: .text, descriptor: 0, target: b.word(word, place)))
    }

    /// The lines up to the delimiter, which `skipTo` is moved behind.
    private mutating func hereText(_ delimiter: [UInt8], _ stripsTabs: Bool) -> ([UInt8], Range<Int>) {
        let first = skipTo
        var out: [UInt8] = []
        while skipTo < end {
            var lineEnd = skipTo
            while lineEnd < end, text[lineEnd] != 0x0A { lineEnd += 1 }
            var line = text[skipTo..<lineEnd]
            if line.last == 0x0D { line.removeLast() }
            if stripsTabs { while line.first == 0x09 { line.removeFirst() } }
            let before = skipTo
            skipTo = min(lineEnd + 1, end)
            if line.elementsEqual(delimiter) { return (out, first..<before) }
            out += line
            out.append(0x0A)
        }
        return (out, first..<end)
    }

    /// Variables and substitutions in a here-document whose delimiter is not quoted.
    private func hereExpansion(_ body: [UInt8], _ word: inout DraftWord, _ b: inout ShellBuilder) {
        guard depth < ShellBuilder.maximumDepth, b.spend(body.count) else {
            b.isCut = true
            word.isKnown = false
            return
        }
        // Read as one text in double quotation marks, in which a `"` stands for itself.
        var quoted: [UInt8] = [0x22]
        for byte in body {
            if byte == 0x22 { quoted.append(0x5C) }
            quoted.append(byte)
        }
        quoted.append(0x22)
        var reader = PosixReader(
            quoted, 0..<quoted.count, place: .fixed(place.range(word.start..<word.end)), depth: depth + 1)
        var words: [DraftWord] = []
        reader.readWords(&words, &b)
        guard let first = words.first else { return }
        word.quoted(first.bytes)
        word.carry.formUnion(first.carry)
        word.isKnown = first.isKnown
    }
}
