// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import JSSyntax
import NPMModel

/// `lapwing syntax tokens`: the tokens of a file.
struct SyntaxTokensCommand: SyntaxShowCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: "Print a file's tokens, one a line; blanks and comments are left out.",
        discussion: """
            A token's line: line:column, what it is, a tab, its text (long ones cut).
            JSON form: one object a token, {"version":1,"type":"token",path, kind, start, end, line, column, text}; start and end are offsets \
            in bytes.
            """)

    @OptionGroup var reading: SyntaxReadingOptions

    @Argument(help: "Files to show; - for standard input.")
    var files: [String]

    func show(_ tree: SyntaxTree, _ positions: SourcePositions, path: String, to output: inout OutputPieces) throws {
        let isJSON = reading.format == .json
        try tree.forEachToken { token in
            let position = positions.position(of: token.range.lowerBound)
            let text = tree.excerpt(of: token.range)
            if isJSON {
                let value: JSONValue = [
                    "version": .integer(1), "type": .string("token"), "path": .string(path), "kind": .string("\(token.kind)"),
                    "start": .integer(token.range.lowerBound), "end": .integer(token.range.upperBound), "line": .integer(position.line),
                    "column": .integer(position.column), "text": .string(text),
                ]
                try output.line(value.text)
            } else {
                try output.line("\(position)\t\(token.kind)\t\(text)")
            }
        }
    }
}
