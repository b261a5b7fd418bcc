// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import JSSyntax
import NPMModel

/// `lapwing syntax check`: which files are well formed.
struct SyntaxCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say of each file whether it is accepted, in the order given.",
        usage: """
            lapwing syntax check [--goal GOAL] [--language LANGUAGE] FILE...
            lapwing syntax check [--goal GOAL] [--language LANGUAGE] --list FILE|-
            """,
        discussion: """
            A line a file: accept, a tab, the path; or reject, a tab, the path, a tab, line:column and what is wrong first. With goal lenient, \
            accept means that nothing had to be mended; no early errors are looked for.
            A file that cannot be read gives: unread, a tab, the path, a tab, the reason. The rest is read all the same, the reason is told \
            on standard error too, and the command ends with 3.
            --stats ends with a line on standard error: files, bytes, nodes, bytes of the trees, seconds of reading sources (added up over \
            the processors), seconds in all.
            """)

    @OptionGroup var reading: SyntaxReadingOptions

    @Option(help: "A file with one path a line, - for standard input. Answers come as soon as they are known.")
    var list: String?

    @Flag(help: "Tell how much was read and how fast.")
    var stats = false

    @Argument(help: "Files to check; - for standard input.")
    var files: [String] = []

    func validate() throws {
        guard (list == nil) != files.isEmpty else { throw ValidationError("Name files, or a list of them with --list: one of the two.") }
    }

    func run() async throws {
        var run = SyntaxCheckRun(reading: reading)
        let started = ContinuousClock.now
        if let list {
            var paths = try PathList(list)
            while let batch = try paths.next() { try await run.check(batch) }
        } else {
            try await run.check(files.map { Array($0.utf8) })
        }
        run.totals.elapsed = ContinuousClock.now - started
        if stats { try tell(run.totals) }
        if run.totals.unread > 0 { throw ExitCode.couldNotLook }
    }

    private func tell(_ totals: SyntaxCheckRun.Totals) throws {
        switch reading.format {
        case .text: Terminal.error(totals.text)
        case .json: try Terminal.print(totals.json.text)
        }
    }
}

/// A list of paths that may still be written while it is read.
private struct PathList {
    private let descriptor: Int32
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(_ path: String) throws {
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandError("The list \(SyntaxSource.shown(path)) could not be read: \(String(cString: strerror(errno))).")
        }
    }

    /// The paths that have arrived since the last call, at least one; `nil` at the end.
    mutating func next() throws -> [[UInt8]]? {
        while !isAtEnd {
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CommandError("The list could not be read: \(String(cString: strerror(errno))).") }
            isAtEnd = count == 0
            let parts = (rest + piece[..<count]).split(separator: 0x0A, omittingEmptySubsequences: false)
            rest = isAtEnd ? [] : Array(parts.last ?? [])
            let paths = (isAtEnd ? parts[...] : parts.dropLast()).filter { !$0.isEmpty }.map { Array($0) }
            if !paths.isEmpty { return paths }
        }
        return nil
    }
}
