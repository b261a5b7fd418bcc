// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import JSSyntax
import NPMModel

/// `lapwing syntax tree`: the nodes of a file.
struct SyntaxTreeCommand: SyntaxShowCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        abstract: "Print a file's syntax tree, a node a line.",
        discussion: """
            A node's line: its kind, name or operator, what else is known of it in square brackets, line:column, the beginning of its text. \
            Children are indented; below 50 levels the level stands as a number instead of more blanks. Errors come last, on standard error.
            JSON form: one object a node, {"version":1,"type":"node",path, id, parent, kind, name, operator, flags, start, end, line, column}; \
            parents come before children, start and end are offsets in bytes.
            """)

    @OptionGroup var reading: SyntaxReadingOptions

    @Argument(help: "Files to show; - for standard input.")
    var files: [String]

    func show(_ tree: SyntaxTree, _ positions: SourcePositions, path: String, to output: inout OutputPieces) throws {
        let isJSON = reading.format == .json
        var parents: [NodeID] = []
        var node = tree.root
        walk: while true {
            let line =
                isJSON
                ? json(tree, node, parent: parents.last, positions, path: path).text
                : text(tree, node, level: parents.count, positions)
            try output.line(line)
            if tree.firstChild(node) != 0 {
                parents.append(node)
                node = tree.firstChild(node)
                continue
            }
            while tree.nextSibling(node) == 0 {
                guard let parent = parents.popLast() else { break walk }
                node = parent
            }
            node = tree.nextSibling(node)
        }
        try output.finish()
        for error in tree.errors {
            Terminal.error("\(SyntaxSource.shown(path)):\(positions.position(of: error.offset)): \(printable(error.message))")
        }
        if tree.errorCount > tree.errors.count {
            Terminal.error("\(SyntaxSource.shown(path)): \(tree.errorCount - tree.errors.count) more errors")
        }
    }

    private func text(_ tree: SyntaxTree, _ node: NodeID, level: Int, _ positions: SourcePositions) -> String {
        let shownLevels = 50
        var line = String(repeating: "  ", count: min(level, shownLevels))
        if level > shownLevels { line += "(\(level)) " }
        line += "\(tree.kind(node))"
        if let name = tree.shownName(node) { line += " \(printable(name, limit: 100))" }
        if let sign = tree.shownOperator(node) { line += " \(sign)" }
        let flags = tree.shownFlags(node)
        if !flags.isEmpty { line += " [\(flags.joined(separator: " "))]" }
        line += " \(positions.position(of: tree.start(node)))"
        let excerpt = tree.excerpt(node)
        return excerpt.isEmpty ? line : "\(line)  \(excerpt)"
    }

    private func json(_ tree: SyntaxTree, _ node: NodeID, parent: NodeID?, _ positions: SourcePositions, path: String) -> JSONValue {
        let position = positions.position(of: tree.start(node))
        return [
            "version": .integer(1), "type": .string("node"), "path": .string(path), "id": .integer(Int(node)),
            "parent": parent.map { .integer(Int($0)) } ?? .null, "kind": .string("\(tree.kind(node))"),
            "name": .optional(tree.shownName(node)), "operator": .optional(tree.shownOperator(node)),
            "flags": .strings(tree.shownFlags(node)), "start": .integer(tree.start(node)), "end": .integer(tree.end(node)),
            "line": .integer(position.line), "column": .integer(position.column),
        ]
    }
}
