// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import NPMModel

/// Versions and ranges as npm reads them: one question as words, or many as JSON lines on standard input.
struct SemverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "semver",
        abstract: "Answer questions about versions and ranges as npm does.",
        usage: """
            lapwing semver [OPERATION WORD...] [--loose] [--include-prerelease] [--rtl]
            lapwing semver < QUESTIONS.jsonl
            """,
        discussion: SemverWords.help + "\n\n" + SemverBatch.help)

    @Argument(help: "An operation and what it takes, such as: satisfies 1.2.3 '^1'. None: JSON lines are read from standard input.")
    var words: [String] = []

    @Flag(help: "Read versions and ranges leniently, as npm does when it installs.")
    var loose = false

    @Flag(help: "Let prereleases count as any other version; with coerce, keep them.")
    var includePrerelease = false

    @Flag(help: "With coerce: search from the right.")
    var rtl = false

    @Option(help: "With inc: the word before the number of a prerelease.")
    var identifier: String?

    @Option(help: "With inc: the number a prerelease starts with: 0, 1, or false for none.")
    var identifierBase: String?

    func run() throws {
        if words.isEmpty { return try answerLines() }
        var question = SemverWords()
        question.loose = loose
        question.includePrerelease = includePrerelease
        question.rightToLeft = rtl
        question.identifier = identifier
        question.identifierBase = identifierBase
        let answer = question.answer(words)
        if answer.isError { Terminal.error("lapwing: \(answer.output)") } else { try Terminal.print(answer.output) }
        if answer.exitCode != 0 { throw ExitCode(answer.exitCode) }
    }

    /// Answers are written after each piece that was read, so that a program may ask, wait and ask again.
    private func answerLines() throws {
        if isatty(STDIN_FILENO) == 1 {
            Terminal.error("lapwing: reading questions, one JSON object a line; --help shows them, Control-D ends.")
        }
        var batch = SemverBatch()
        var input = [UInt8](repeating: 0, count: 1 << 16)
        var output: [UInt8] = []
        while true {
            let count = input.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandError("Standard input could not be read: \(String(cString: strerror(errno))).")
            }
            if count == 0 { break }
            batch.answer(input[..<count], into: &output)
            try flush(&output)
        }
        batch.finish(into: &output)
        try flush(&output)
    }

    /// Every answer ends with a newline, and printing adds one.
    private func flush(_ output: inout [UInt8]) throws {
        if output.isEmpty { return }
        try Terminal.print(String(decoding: output.dropLast(), as: UTF8.self))
        output.removeAll(keepingCapacity: true)
    }
}
