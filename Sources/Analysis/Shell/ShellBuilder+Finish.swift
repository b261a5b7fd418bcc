// SPDX-License-Identifier: Apache-2.0

/// From words to commands.
extension ShellBuilder {
    func word(_ draft: DraftWord, _ place: ShellPlace) -> ShellWord {
        var word = ShellWord(text: String(decoding: draft.bytes, as: UTF8.self))
        word.isKnown = draft.isKnown
        word.isQuoted = draft.isQuoted
        word.carry = draft.carry
        word.range = place.range(draft.start..<max(draft.start, draft.end))
        // `/???/c?rl` names a program as well.
        if draft.hasPattern, let known = ShellPrograms.matching(word.text) { word.text = known }
        if !files.isEmpty, let carry = files[ShellBuilder.fileName(word.text)] { word.carry.formUnion(carry) }
        return word
    }

    /// The path in `@path`, `name=@path`, `./path`.
    static func fileName(_ text: String) -> String {
        var rest = Substring(text)
        if let at = rest.utf8.firstIndex(of: 0x40), at == rest.startIndex || rest[..<at].utf8.last == 0x3D {
            rest = rest[rest.utf8.index(after: at)...]
        }
        while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        return String(rest)
    }

    /// Notes that a file holds something from now on.
    mutating func write(_ path: String, _ carry: ShellCarry) {
        let path = ShellBuilder.fileName(path)
        guard !carry.isEmpty, !path.isEmpty, path != "/dev/null", files.count < 10_000 else { return }
        files[path, default: ShellCarry()].formUnion(carry)
    }

    /// Ends a simple command: adds it, reads the texts that it holds, and gives what it prints.
    mutating func finish(_ draft: ShellDraft, _ place: ShellPlace, end: Int, depth: Int) -> Flow {
        var words = draft.words[...]
        var assignments: [(name: String, value: ShellWord)] = []
        while let first = words.first, let length = first.nameLength {
            var name = first.bytes[..<length]
            var value = word(first, place)
            value.text = String(decoding: first.bytes[(length + 1)...], as: UTF8.self)
            if name.last == 0x2B {
                name = name.dropLast()
                value = appended(String(decoding: name, as: UTF8.self), value)
            }
            assignments.append((String(decoding: name, as: UTF8.self), value))
            words.removeFirst()
        }
        guard !words.isEmpty else {
            for (name, value) in assignments { set(name, value) }
            return Flow()
        }
        var all = words.map { word($0, place) }
        if let alias = aliases[all[0].text] { all.replaceSubrange(0..<1, with: alias) }
        let index = add(
            all, draft.redirections, environment: assignments.map(\.name), firstInner: draft.firstInner, input: draft.input,
            range: place.range(draft.start..<max(draft.start, end)))
        commands[index].pipeline = draft.pipeline
        commands[index].position = draft.position
        return run(index, depth: depth)
    }

    private func appended(_ name: String, _ value: ShellWord) -> ShellWord {
        var value = value
        if let before = variables[name] {
            value.carry.formUnion(before.carry)
            if let text = before.text { value.text = String(decoding: text, as: UTF8.self) + value.text } else { value.isKnown = false }
        }
        return value
    }

    /// Adds a command made of words, wrappers taken off; what it holds is not read yet.
    mutating func add(
        _ words: [ShellWord], _ redirections: [ShellRedirection], environment: [String] = [], firstInner: Int, input: Flow?,
        range: Range<Int>
    ) -> Int {
        var command = ShellCommand(name: "", words: words)
        command.redirections = redirections
        command.environment = environment
        command.folder = folder
        command.range = range
        if let input {
            command.isPiped = true
            command.input = input.carry
            command.inputText = input.output
            command.isInputExact = input.isExact
        }
        for redirection in redirections where redirection.descriptor == 0 && redirection.kind != .duplicate {
            command.isPiped = redirection.target.text != "/dev/null"
            command.input.formUnion(redirection.target.carry)
            command.inputText = redirection.kind == .text ? Array(redirection.target.text.utf8) : nil
            command.isInputExact = redirection.target.isKnown
        }
        ShellPrograms.unwrap(&command)
        var carry = command.input
        for word in command.words { carry.formUnion(word.carry) }
        let index = commands.count
        var own = ShellPrograms.sources(of: command)
        if ShellPrograms.isDownload(command) {
            own.insert(.download)
            carry.download = carry.download ?? index
        }
        if !own.isDisjoint(with: .secrets) { carry.secret = carry.secret ?? index }
        carry.sources.formUnion(own)
        command.carry = carry
        commands.append(command)
        adopt(firstInner..<index, index)
        return index
    }

    /// Reads what the command at `index` holds, and gives what it prints.
    mutating func run(_ index: Int, depth: Int) -> Flow {
        var flow = Flow(output: nil, carry: commands[index].carry)
        if let inner = nested(index, depth: depth) {
            flow.output = inner.output
            flow.isExact = inner.isExact
            flow.carry.formUnion(inner.carry)
        } else {
            flow.output = ShellOutput.text(of: commands[index])
            flow.isExact = commands[index].isInputExact && commands[index].words.allSatisfy(\.isKnown)
        }
        noteFiles(index, flow.carry)
        for redirection in commands[index].redirections where redirection.kind == .output || redirection.kind == .append {
            if redirection.descriptor == 1 || redirection.descriptor == -1 {
                write(redirection.target.text, flow.carry)
                flow.output = []
            }
        }
        if let output = flow.output, output.count > Self.maximumValue { flow.output = nil }
        return flow
    }

    /// Files that a command writes by its own options.
    private mutating func noteFiles(_ index: Int, _ carry: ShellCarry) {
        let command = commands[index]
        guard !carry.isEmpty else { return }
        switch command.name {
        case "cp", "mv", "copy", "move", "xcopy", "ln", "copy-item", "move-item", "install":
            if let last = command.arguments.last(where: { !$0.text.hasPrefix("-") }) { write(last.text, carry) }
        case "tee": for word in command.arguments where !word.text.hasPrefix("-") { write(word.text, carry) }
        case "tar", "zip", "7z", "gzip", "openssl", "gpg", "certutil", "bitsadmin", "dd":
            for word in command.arguments where !word.text.hasPrefix("-") {
                write(word.text.hasPrefix("of=") ? String(word.text.dropFirst(3)) : word.text, carry)
            }
        default:
            if let file = ShellPrograms.outputFile(of: command) { write(file, carry) }
        }
    }
}
