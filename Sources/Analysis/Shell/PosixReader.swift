// SPDX-License-Identifier: Apache-2.0

/// Reads text as `sh` and `bash` do, as far as needed to say which programs run with which words (POSIX.1-2017, Shell Command
/// Language, chapter 2; Bash manual, chapter 3). Never fails: what makes no sense is taken for words.
struct PosixReader {
    enum Group { case parentheses, braces, condition, loop, cases }

    struct OpenGroup {
        var kind: Group
        var flow = ShellBuilder.Flow()
        var input: ShellBuilder.Flow?
        var folder: String?
        var first: Int
        var listStart: Int
        var pipeline: Int
        var position: Int
    }

    let text: [UInt8]
    var at: Int
    let end: Int
    let place: ShellPlace
    let depth: Int
    var standardInput: ShellBuilder.Flow?

    var groups: [OpenGroup] = []
    var draft = ShellDraft()
    /// What the last finished part of a pipeline gives to the next.
    var last: ShellBuilder.Flow?
    var lastFirst = 0
    var flow = ShellBuilder.Flow()
    /// First command since the last `;`, `&` or line end.
    var listStart = 0
    /// A pattern of `case` stands here.
    var expectsPattern = false
    /// Text of here-documents that the line end at `skipFrom` is followed by.
    var skipFrom = -1
    var skipTo = 0

    init(_ text: [UInt8], _ range: Range<Int>, place: ShellPlace, depth: Int) {
        self.text = text
        at = range.lowerBound
        end = range.upperBound
        self.place = place
        self.depth = depth
    }

    mutating func read(_ b: inout ShellBuilder) -> ShellBuilder.Flow {
        guard b.spend(end - at) else { return ShellBuilder.Flow(output: nil) }
        b.pipelines += 1
        let folder = b.folder
        start(&b, pipeline: b.pipelines, position: 0, input: standardInput)
        listStart = b.commands.count
        while at < end {
            guard b.commands.count < ShellBuilder.maximumCommands else {
                b.isCut = true
                break
            }
            step(&b)
        }
        finish(&b)
        flushPipeline(&b)
        while let group = groups.popLast() { merge(group.flow) }
        if depth > 0 { b.folder = folder }
        return flow
    }

    private mutating func step(_ b: inout ShellBuilder) {
        let byte = text[at]
        switch byte {
        case 0x20, 0x09, 0x0D, 0x0B, 0x0C: at += 1
        case 0x0A: lineEnd(&b)
        case 0x23: while at < end, text[at] != 0x0A { at += 1 }
        case 0x3B:
            finish(&b)
            flushPipeline(&b)
            listStart = b.commands.count
            at += 1
            if at < end, text[at] == 0x3B || text[at] == 0x26 {
                at += 1
                if groups.last?.kind == .cases { expectsPattern = true }
            }
        case 0x26: ampersand(&b)
        case 0x7C: bar(&b)
        case 0x28: open(&b)
        case 0x29: close(&b)
        case 0x3C, 0x3E: redirection(&b, descriptor: nil)
        case 0x30...0x39 where isDescriptor: descriptor(&b)
        case 0x5C where at + 1 < end && isLineEnd(at + 1):
            at += text[at + 1] == 0x0D && at + 2 < end && text[at + 2] == 0x0A ? 3 : 2
        default: word(&b)
        }
    }

    func isLineEnd(_ at: Int) -> Bool { text[at] == 0x0A || (text[at] == 0x0D && at + 1 < end && text[at + 1] == 0x0A) }

    mutating func start(_ b: inout ShellBuilder, pipeline: Int, position: Int, input: ShellBuilder.Flow?) {
        draft = ShellDraft()
        draft.start = at
        draft.firstInner = b.commands.count
        draft.pipeline = pipeline
        draft.position = position
        draft.input = input
    }

    // MARK: Ends of commands

    private mutating func lineEnd(_ b: inout ShellBuilder) {
        finish(&b)
        flushPipeline(&b)
        listStart = b.commands.count
        if skipFrom == at {
            at = max(at + 1, skipTo)
            skipFrom = -1
        } else {
            at += 1
        }
    }

    private mutating func ampersand(_ b: inout ShellBuilder) {
        if at + 1 < end, text[at + 1] == 0x3E {
            at += 1
            redirection(&b, descriptor: -1)
            return
        }
        finish(&b)
        flushPipeline(&b)
        at += 1
        if at < end, text[at] == 0x26 {
            at += 1
            return
        }
        for index in listStart..<b.commands.count { b.commands[index].isBackground = true }
        listStart = b.commands.count
    }

    private mutating func bar(_ b: inout ShellBuilder) {
        if expectsPattern {
            at += 1
            draft.words = []
            return
        }
        finish(&b)
        at += 1
        if at < end, text[at] == 0x7C {
            at += 1
            flushPipeline(&b)
            return
        }
        if at < end, text[at] == 0x26 { at += 1 }
        let pipeline = draft.pipeline
        let position = draft.position + 1
        let input = last ?? ShellBuilder.Flow(output: nil)
        last = nil
        start(&b, pipeline: pipeline, position: position, input: input)
    }

    /// Ends the pipeline: what its last part prints is what the list prints.
    mutating func flushPipeline(_ b: inout ShellBuilder) {
        if let last { merge(last) }
        last = nil
        b.pipelines += 1
        start(&b, pipeline: b.pipelines, position: 0, input: groups.last?.input ?? standardInput)
    }

    private mutating func merge(_ more: ShellBuilder.Flow) {
        func join(_ into: inout ShellBuilder.Flow) {
            into.carry.formUnion(more.carry)
            into.isExact = into.isExact && more.isExact
            if let next = more.output, (into.output?.count ?? 0) + next.count <= ShellBuilder.maximumValue {
                into.output?.append(contentsOf: next)
            } else {
                into.output = nil
            }
        }
        if groups.isEmpty { join(&flow) } else { join(&groups[groups.count - 1].flow) }
    }

    /// Ends the simple command being read, if there is one.
    mutating func finish(_ b: inout ShellBuilder) {
        defer { draft.words = [] }
        if let name = draft.loopVariable {
            let values = draft.words.map { b.word($0, place) }
            var all = ShellWord(text: values.map(\.text).joined(separator: " "))
            all.isKnown = values.allSatisfy(\.isKnown)
            for value in values { all.carry.formUnion(value.carry) }
            b.set(name, all)
            draft.loopVariable = nil
            return
        }
        if draft.words.isEmpty, let first = draft.redirections.first {
            // `done < file`, `} > file`: what stands inside takes it.
            redirectLast(&b, first)
            draft.redirections = []
            return
        }
        guard !draft.words.isEmpty else { return }
        lastFirst = draft.firstInner
        last = b.finish(draft, place, end: at, depth: depth)
        draft.redirections = []
    }

    private func redirectLast(_ b: inout ShellBuilder, _ redirection: ShellRedirection) {
        guard redirection.kind == .output || redirection.kind == .append, lastFirst < b.commands.count else { return }
        for index in lastFirst..<b.commands.count where b.commands[index].redirections.count < 8 {
            b.commands[index].redirections.append(redirection)
        }
        var carry = last?.carry ?? ShellCarry()
        carry.formUnion(redirection.target.carry)
        b.write(redirection.target.text, carry)
    }

    // MARK: Groups

    mutating func openGroup(_ kind: Group, _ b: inout ShellBuilder) {
        groups.append(
            OpenGroup(
                kind: kind, input: draft.input, folder: b.folder, first: b.commands.count, listStart: listStart, pipeline: draft.pipeline,
                position: draft.position))
        b.pipelines += 1
        start(&b, pipeline: b.pipelines, position: 0, input: draft.input)
    }

    /// Closes the innermost group of a kind, with those that were left open inside it.
    mutating func closeGroup(_ kind: Group, _ b: inout ShellBuilder) {
        finish(&b)
        flushPipeline(&b)
        guard groups.last?.kind == kind, let group = groups.popLast() else { return }
        if kind == .parentheses { b.folder = group.folder }
        last = group.flow
        lastFirst = group.first
        listStart = group.listStart
        start(&b, pipeline: group.pipeline, position: group.position, input: nil)
    }

    private mutating func open(_ b: inout ShellBuilder) {
        if draft.words.count == 1, isFollowedByClose {
            // `name () {`: a function; its body is read as commands.
            while at < end, text[at] != 0x29 { at += 1 }
            at += 1
            draft.words = []
            return
        }
        if draft.isEmpty {
            if expectsPattern {
                at += 1
                return
            }
            at += 1
            openGroup(.parentheses, &b)
        } else {
            // Makes no sense here: what is inside is read as commands of their own.
            finish(&b)
            flushPipeline(&b)
            at += 1
            openGroup(.parentheses, &b)
        }
    }

    private var isFollowedByClose: Bool {
        var next = at + 1
        while next < end, text[next] == 0x20, next < at + 16 { next += 1 }
        return next < end && text[next] == 0x29
    }

    private mutating func close(_ b: inout ShellBuilder) {
        at += 1
        if expectsPattern {
            expectsPattern = false
            draft.words = []
            return
        }
        closeGroup(.parentheses, &b)
    }

    // MARK: Words

    private mutating func word(_ b: inout ShellBuilder) {
        let before = draft.words.count
        if draft.isEmpty { draft.start = at }
        addWords(&b)
        if draft.words.count > 4096 { b.isCut = true; draft.words.removeLast(draft.words.count - 4096) }
        guard !expectsPattern || draft.words.last?.bytes == PosixReader.esacWord else { return }
        if draft.words.count == 2, draft.words[0].bytes == PosixReader.functionWord {
            draft.words = []
            return
        }
        if before == 0, draft.words.count == 1, !draft.words[0].isQuoted, draft.words[0].isKnown { keyword(&b) }
        if draft.words.count == 3, draft.words[0].bytes == PosixReader.caseWord, draft.words[2].bytes == PosixReader.inWord {
            draft.words = []
            openGroup(.cases, &b)
            expectsPattern = true
        } else if draft.words.count == 3, draft.words[0].bytes == PosixReader.forWord || draft.words[0].bytes == PosixReader.selectWord,
            draft.words[2].bytes == PosixReader.inWord
        {
            let name = String(decoding: draft.words[1].bytes, as: UTF8.self)
            draft.words = []
            openGroup(.loop, &b)
            draft.loopVariable = name
        }
    }

    /// Reads a word of the text into the command being read.
    mutating func addWords(_ b: inout ShellBuilder) {
        var words = draft.words
        draft.words = []
        readWords(&words, &b)
        draft.words = words
    }

    static let caseWord = Array("case".utf8)
    static let forWord = Array("for".utf8)
    static let selectWord = Array("select".utf8)
    static let esacWord = Array("esac".utf8)
    static let functionWord = Array("function".utf8)
    static let inWord = Array("in".utf8)

    private mutating func keyword(_ b: inout ShellBuilder) {
        switch String(decoding: draft.words[0].bytes, as: UTF8.self) {
        case "if": drop(&b) { $0.openGroup(.condition, &$1) }
        case "while", "until": drop(&b) { $0.openGroup(.loop, &$1) }
        case "do": draft.words = []
        case "then", "elif", "else", "!": draft.words = []
        case "fi": drop(&b) { $0.closeGroup(.condition, &$1) }
        case "done": drop(&b) { $0.closeGroup(.loop, &$1) }
        case "esac":
            expectsPattern = false
            drop(&b) { $0.closeGroup(.cases, &$1) }
        case "{": drop(&b) { $0.openGroup(.braces, &$1) }
        case "}": drop(&b) { $0.closeGroup(.braces, &$1) }
        default: break
        }
    }

    private mutating func drop(_ b: inout ShellBuilder, _ then: (inout PosixReader, inout ShellBuilder) -> Void) {
        draft.words = []
        then(&self, &b)
    }
}
