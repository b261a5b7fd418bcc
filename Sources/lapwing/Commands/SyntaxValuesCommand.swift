// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import JSSyntax
import NPMModel

/// `lapwing syntax values`: what is known of a file without running it.
struct SyntaxValuesCommand: SyntaxFileCommand {
    static let configuration = CommandConfiguration(
        commandName: "values",
        abstract: "Print the calls that leave a file, with what they are given, and the strings that it computes.",
        discussion: """
            A call's line: call, line:column, what is called (modules and global names alike: child_process.exec), its arguments. A string's \
            line: string, line:column, the text that an expression has; only of expressions that are no literals, the outermost. Several \
            possible values are joined by |; ? stands for what is not known, and at the end of a list when something else is possible.
            Code inside strings is read as a unit of its own: its lines follow, indented, below a line with how it is run and where; its \
            own lines and columns count in that code.
            JSON form: one object a line: {"version":1,"type":"unit",path, id, parent, origin, line, column, bytes, cut}, \
            {"type":"call",unit, line, column, target, new, arguments:[{strings, paths, complete}] or null}, \
            {"type":"string",unit, line, column, strings, complete}; lines of a unit follow it.
            """)

    @OptionGroup var reading: SyntaxReadingOptions

    @Argument(help: "Files to show; - for standard input.")
    var files: [String]

    func show(_ source: SyntaxSource, to output: inout OutputPieces) throws {
        let file = SourceUnit.read(
            source.bytes, language: reading.language.language(of: source.path), goal: reading.goal.goal)
        var listing = ValueListing(path: source.path, isJSON: reading.format == .json)
        var waiting: [(unit: SourceUnit, parent: ValueListing.Unit?)] = [(file, nil)]
        while let (unit, parent) = waiting.popLast() {
            let shown = listing.unit(unit, parent: parent)
            try listing.lines(shown) { try output.line($0) }
            waiting += unit.children.reversed().map { ($0, shown) }
        }
    }
}

/// Calls and strings of units as lines.
private struct ValueListing {
    let path: String
    let isJSON: Bool
    private var count = 0

    /// A unit with its number in the listing.
    struct Unit {
        var unit: SourceUnit
        var number: Int
        var parent: Int?
        /// Where its code is run, in the unit around it.
        var place: SourcePositions.Position?
        var positions: SourcePositions
    }

    init(path: String, isJSON: Bool) {
        self.path = path
        self.isJSON = isJSON
    }

    mutating func unit(_ unit: SourceUnit, parent: Unit?) -> Unit {
        defer { count += 1 }
        var place: SourcePositions.Position?
        if let origin = unit.origin, let parent { place = parent.positions.position(of: parent.unit.tree.start(origin.node)) }
        return Unit(unit: unit, number: count, parent: parent?.number, place: place, positions: SourcePositions(unit.tree.source))
    }

    func lines(_ shown: Unit, _ line: (String) throws -> Void) throws {
        let indent = String(repeating: "  ", count: shown.unit.depth)
        if isJSON {
            try line(unitJSON(shown).text)
        } else if let origin = shown.unit.origin {
            try line("\(String(indent.dropLast(2)))code \(shown.place?.description ?? "") \(origin.kind.rawValue)")
        }
        let tree = shown.unit.tree
        for node in 1..<NodeID(tree.nodeCount) {
            switch tree.kind(node) {
            case .callExpression, .newExpression, .importExpression:
                for call in shown.unit.values.calls(at: node) {
                    try line(isJSON ? callJSON(call, node, shown).text : indent + callText(call, node, shown))
                }
            default: break
            }
            guard let set = computedString(node, shown.unit) else { continue }
            try line(isJSON ? stringJSON(set, node, shown).text : indent + "string \(place(node, shown)) \(text(set))")
        }
        if shown.unit.isCut, !isJSON { try line(indent + "more code in strings was not read: a limit was reached") }
    }

    private func place(_ node: NodeID, _ shown: Unit) -> SourcePositions.Position {
        shown.positions.position(of: shown.unit.tree.start(node))
    }

    /// What an expression can be, when that is a string and neither its literal nor a part of a larger one says so.
    private func computedString(_ node: NodeID, _ unit: SourceUnit) -> KnownSet? {
        guard isComputed(unit.tree.kind(node)) else { return nil }
        let set = unit.values.values(of: node)
        guard !set.strings.isEmpty else { return nil }
        let parent = unit.values.parents[Int(node)]
        if parent != 0, isComputed(unit.tree.kind(parent)), !unit.values.strings(of: parent).isEmpty { return nil }
        return set
    }

    private func isComputed(_ kind: NodeKind) -> Bool {
        switch kind {
        case .binaryExpression, .callExpression, .memberExpression, .computedMemberExpression, .templateLiteral, .taggedTemplateExpression,
            .conditionalExpression, .logicalExpression, .sequenceExpression:
            true
        default: false
        }
    }

    // MARK: - As text

    private func callText(_ call: KnownCall, _ node: NodeID, _ shown: Unit) -> String {
        let arguments = call.arguments.map { $0.map(text).joined(separator: ", ") } ?? "…"
        return "call \(place(node, shown)) \(call.isNew ? "new " : "")\(printable(call.target.text))(\(arguments))"
    }

    private func text(_ set: KnownSet) -> String {
        var parts = set.values.map(text)
        if !set.isComplete || parts.isEmpty { parts.append("?") }
        return parts.joined(separator: " | ")
    }

    private func text(_ value: KnownValue) -> String {
        switch value {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .bigInt: "bigint"
        case .string(let string): JSONValue.string(printable(string.text)).text
        case .array: "[…]"
        case .object: "{…}"
        case .function: "function"
        case .class: "class"
        case .regExp: "/…/"
        case .path(let path): printable(path.text)
        }
    }

    // MARK: - As JSON

    private func unitJSON(_ shown: Unit) -> JSONValue {
        [
            "version": .integer(1), "type": .string("unit"), "path": .string(path), "id": .integer(shown.number),
            "parent": shown.parent.map { .integer($0) } ?? .null, "origin": .optional(shown.unit.origin?.kind.rawValue),
            "line": shown.place.map { .integer($0.line) } ?? .null, "column": shown.place.map { .integer($0.column) } ?? .null,
            "bytes": .integer(shown.unit.tree.byteCount), "cut": .boolean(shown.unit.isCut),
        ]
    }

    private func callJSON(_ call: KnownCall, _ node: NodeID, _ shown: Unit) -> JSONValue {
        let place = place(node, shown)
        return [
            "version": .integer(1), "type": .string("call"), "unit": .integer(shown.number), "line": .integer(place.line),
            "column": .integer(place.column), "target": .string(call.target.text), "new": .boolean(call.isNew),
            "arguments": call.arguments.map { .array($0.map(json)) } ?? .null,
        ]
    }

    private func stringJSON(_ set: KnownSet, _ node: NodeID, _ shown: Unit) -> JSONValue {
        let place = place(node, shown)
        return [
            "version": .integer(1), "type": .string("string"), "unit": .integer(shown.number), "line": .integer(place.line),
            "column": .integer(place.column), "strings": .strings(set.strings), "complete": .boolean(set.isComplete),
        ]
    }

    private func json(_ set: KnownSet) -> JSONValue {
        ["strings": .strings(set.strings), "paths": .strings(set.paths.map(\.text)), "complete": .boolean(set.isComplete)]
    }
}
