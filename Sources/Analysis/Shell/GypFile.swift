// SPDX-License-Identifier: Apache-2.0

/// A `binding.gyp` or `.gypi` as far as needed to say which commands it runs while it is read (`<!(…)`, `<!@(…)`) or built
/// (`action`), and which files it includes (GYP input format reference). One pass, never fails.
struct GypFile {
    struct Command: Hashable {
        var text: String
        /// In the file, in bytes.
        var offset: Int
        /// Part of an `action`: runs when it is built.
        var isAction = false
    }

    private(set) var commands: [Command] = []
    private(set) var includes: [String] = []

    private static let maximumBytes = 4_000_000
    private static let maximumCommands = 10_000

    init(_ bytes: ArraySlice<UInt8>) {
        let text = Array(bytes.prefix(Self.maximumBytes))
        var at = 0
        var last = ""
        var key = ""
        var list: [String]?
        var listStart = 0
        while at < text.count {
            switch text[at] {
            case 0x22, 0x27:
                let start = at
                let word = Self.string(text, &at)
                note(word, start)
                if list != nil { list?.append(word) }
                last = word
                continue
            case 0x23: while at < text.count, text[at] != 0x0A { at += 1 }
            case 0x3A: key = last
            case 0x5B:
                if key == "action" || key == "includes" || key == "include_files" {
                    list = []
                    listStart = at
                }
            case 0x5D:
                if let words = list { close(key, words, listStart) }
                list = nil
                key = ""
            default: break
            }
            at += 1
        }
    }

    private mutating func close(_ key: String, _ words: [String], _ offset: Int) {
        if key == "includes" {
            includes += words
        } else if key == "action", !words.isEmpty, commands.count < Self.maximumCommands {
            let text = words.map { "'" + Self.plain($0).replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
            commands.append(Command(text: text, offset: offset, isAction: true))
        }
    }

    /// A text in quotation marks, escapes taken off; `at` moves behind it.
    private static func string(_ text: [UInt8], _ at: inout Int) -> String {
        let quote = text[at]
        var out: [UInt8] = []
        at += 1
        while at < text.count, text[at] != quote, text[at] != 0x0A || quote == 0x27 {
            if text[at] == 0x5C, at + 1 < text.count {
                at += 1
                if text[at] == 0x6E { out.append(0x0A) } else if text[at] == 0x74 { out.append(0x09) } else { out.append(text[at]) }
            } else {
                out.append(text[at])
            }
            at += 1
        }
        at = min(at + 1, text.count)
        return String(decoding: out, as: UTF8.self)
    }

    /// Commands in a text: from `<!(` or `<!@(` to the bracket that closes it.
    private mutating func note(_ word: String, _ offset: Int) {
        guard word.utf8.contains(0x21), commands.count < Self.maximumCommands else { return }
        let text = Array(word.utf8)
        var at = 0
        while at + 2 < text.count {
            guard text[at] == 0x3C || text[at] == 0x3E || text[at] == 0x5E, text[at + 1] == 0x21 else {
                at += 1
                continue
            }
            var open = at + 2
            if open < text.count, text[open] == 0x40 { open += 1 }
            while open < text.count, ShellDraft.isNameByte(text[open]) { open += 1 }
            guard open < text.count, text[open] == 0x28 else {
                at += 2
                continue
            }
            // The last bracket of the text: commands hold brackets that quotation marks make hard to count.
            let close = text.lastIndex(of: 0x29) ?? text.count
            guard close > open else { return }
            commands.append(Command(text: Self.plain(String(decoding: text[(open + 1)..<close], as: UTF8.self)), offset: offset))
            return
        }
    }

    /// `<(module_root_dir)` is the package's folder; other variables are left unknown.
    private static func plain(_ text: String) -> String {
        guard text.contains("(") else { return text }
        var out = text.replacing("<(module_root_dir)", with: ".").replacing("<(DEPTH)", with: ".")
        for mark in ["<@(", ">@(", "<(", ">("] where out.contains(mark) {
            var rest = Substring(out)
            var built = ""
            while let at = rest.firstRange(of: mark) {
                built += rest[..<at.lowerBound]
                let name = rest[at.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                let after = name.endIndex
                guard !name.isEmpty, after < rest.endIndex, rest[after] == ")" else {
                    built += rest[at]
                    rest = rest[at.upperBound...]
                    continue
                }
                built += "$\(name)"
                rest = rest[rest.index(after: after)...]
            }
            out = built + rest
        }
        return out
    }
}
