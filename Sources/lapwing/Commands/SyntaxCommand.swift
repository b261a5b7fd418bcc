// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import JSSyntax

/// `lapwing syntax`: what the reader makes of source files.
struct SyntaxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "syntax",
        abstract: "Show how JavaScript, TypeScript and JSX files are read.",
        discussion: """
            Files may be damaged: what can be read of them is shown. A path that is - means standard input. Columns count characters from 1.
            Exit codes: 0 all files were read (whatever is wrong in them), 2 wrong use, 3 a file could not be read.
            """,
        subcommands: [
            SyntaxCheckCommand.self, SyntaxTokensCommand.self, SyntaxTreeCommand.self, SyntaxScopesCommand.self, SyntaxValuesCommand.self,
        ]
    )
}

/// What a file is read as.
enum GoalChoice: String, ExpressibleByArgument, CaseIterable {
    case script, module, lenient

    var goal: Goal {
        switch self {
        case .script: .script
        case .module: .module
        case .lenient: .lenient
        }
    }
}

/// Which language a file is written in.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
    case automatic, js, jsx, ts, tsx

    func language(of path: String) -> Language {
        switch self {
        case .automatic: Language(path: path)
        case .js: .javaScript
        case .jsx: .jsx
        case .ts: .typeScript
        case .tsx: [.types, .jsx]
        }
    }
}

/// How files are read: options of every command here.
struct SyntaxReadingOptions: ParsableArguments {
    @Option(
        help: """
            script or module: as ECMAScript has them, early errors included. lenient: as the analysis reads, both at once, errors mended.
            """)
    var goal = GoalChoice.lenient

    @Option(help: "js, jsx, ts or tsx. automatic: what the file's name says.")
    var language = LanguageChoice.automatic

    @Option(help: "text or json: one object a line.")
    var format = OutputFormat.text

    func parse(_ source: SyntaxSource) -> SyntaxTree {
        SyntaxTree.parse(source.bytes, goal: goal.goal, language: language.language(of: source.path))
    }
}

/// A command that shows something of each file in turn.
protocol SyntaxFileCommand: ParsableCommand {
    var reading: SyntaxReadingOptions { get }
    var files: [String] { get }

    func show(_ source: SyntaxSource, to output: inout OutputPieces) throws
}

extension SyntaxFileCommand {
    func run() throws {
        var output = OutputPieces()
        var wereAllRead = true
        for file in files {
            let source: SyntaxSource
            do {
                source = try SyntaxSource(path: file)
            } catch {
                wereAllRead = false
                Terminal.error("lapwing: \(error)")
                continue
            }
            if files.count > 1, reading.format == .text { try output.line("==> \(SyntaxSource.shown(file)) <==") }
            try show(source, to: &output)
        }
        try output.finish()
        if !wereAllRead { throw ExitCode.couldNotLook }
    }
}

/// A command that shows something of each file's tree.
protocol SyntaxShowCommand: SyntaxFileCommand {
    func show(_ tree: SyntaxTree, _ positions: SourcePositions, path: String, to output: inout OutputPieces) throws
}

extension SyntaxShowCommand {
    func show(_ source: SyntaxSource, to output: inout OutputPieces) throws {
        let tree = reading.parse(source)
        try show(tree, SourcePositions(tree.source), path: source.path, to: &output)
    }
}
