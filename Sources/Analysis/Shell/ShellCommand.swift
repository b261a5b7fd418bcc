// SPDX-License-Identifier: Apache-2.0

/// The language of command text.
package enum ShellDialect: String, Sendable, CaseIterable {
    /// `sh`, `bash` and their kin.
    case posix
    /// `cmd.exe`, `.bat`, `.cmd`.
    case batch
    case powerShell
    /// What runs by `sh` on one machine and by `cmd.exe` on another: scripts of `package.json`, `child_process.exec`.
    case either
}

/// One word of a command after quotation marks, escapes and known variables.
package struct ShellWord: Sendable, Hashable {
    package var text: String
    /// False where a part of it is decided only when the command runs; such a part stands there as it was written (`$NAME`, `$()`).
    package var isKnown = true
    package var isQuoted = false
    /// What flows into it from substitutions, variables and files.
    package var carry = ShellCarry()
    /// Offsets in the outermost text.
    package var range: Range<Int> = 0..<0
}

/// A redirection of a command.
package struct ShellRedirection: Sendable, Hashable {
    package enum Kind: String, Sendable { case input, output, append, text, duplicate }

    package var kind: Kind
    /// The file descriptor; -1 for `&>`, both outputs.
    package var descriptor: Int
    /// A path; for ``Kind/text`` (here-documents, here-strings) the text.
    package var target: ShellWord
}

/// One command that some text would run: flat, commands inside it follow or precede it and name it as ``parent``.
package struct ShellCommand: Sendable, Hashable {
    /// The program's last path part, lower case, without `.exe` and its kin: `curl`. Wrappers (`sudo`, `env A=1`, `nohup`) are taken off.
    package var name: String
    /// All words, the program first, wrappers taken off.
    package var words: [ShellWord]
    /// Wrappers taken off, in their order: `nohup`, `sudo`, `start`.
    package var wrappers: [String] = []
    /// `NAME=value` before the program.
    package var environment: [String] = []
    package var redirections: [ShellRedirection] = []
    /// Commands joined by `|` have one number.
    package var pipeline = 0
    /// From 0 on, in its pipeline.
    package var position = 0
    package var isBackground = false
    /// The command whose substitution, `-c` text or standard input this one stands in.
    package var parent: Int?
    /// The folder it runs in, relative to where the text starts; `nil` when not known. Empty at the start.
    package var folder: String? = ""
    /// What comes in by standard input.
    package var input = ShellCarry()
    /// What its output may carry: its own sources, its words' and its input's.
    package var carry = ShellCarry()
    /// Offsets in the outermost text.
    package var range: Range<Int> = 0..<0

    package var arguments: ArraySlice<ShellWord> { words.dropFirst() }

    /// The text of the command, for people; at most 300 characters.
    package var text: String { String(words.prefix(40).map(\.text).joined(separator: " ").prefix(300)) }

    /// What stands on its standard input, where that is known; ``isInputExact`` is false where parts of it stand as they were written.
    var inputText: [UInt8]?
    var isInputExact = true
    var isPiped = false
}
