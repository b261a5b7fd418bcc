// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import JSSyntax
import NPMModel

/// `lapwing syntax scopes`: which name means what.
struct SyntaxScopesCommand: SyntaxShowCommand {
    static let configuration = CommandConfiguration(
        commandName: "scopes",
        abstract: "Print a file's scopes, the names each binds, and the places that use them.",
        discussion: """
            Scopes are indented by what is around them (below 50 levels the level stands as a number). A scope's line: its kind, line:column, \
            [unknowable] when a direct eval or a with may change what its names mean. A name's line: how it is bound, the name, where it is \
            declared, how often it is given a value, what else is known, and after a colon the places that use it: r read, w written, \
            c called, n constructed; the first 20.
            Names that the file does not declare stand in the scope global.
            JSON form: one object a scope, {"version":1,"type":"scope",path, id, parent, kind, line, column, unknowable}, and one a name, \
            {"version":1,"type":"binding",path, id, scope, name, kind, line, column, writes, captured, uses:[{line, column, read, write, \
            called, constructed}]}.
            """)

    @OptionGroup var reading: SyntaxReadingOptions

    @Argument(help: "Files to show; - for standard input.")
    var files: [String]

    func show(_ tree: SyntaxTree, _ positions: SourcePositions, path: String, to output: inout OutputPieces) throws {
        let listing = ScopeListing(tree: tree, scopes: Scopes(tree), positions: positions, path: path)
        for scope in 0..<ScopeID(listing.scopes.scopeCount) {
            try output.line(reading.format == .json ? listing.scopeJSON(scope).text : listing.scopeText(scope))
            for binding in listing.bindings(of: scope) {
                try output.line(reading.format == .json ? listing.bindingJSON(binding).text : listing.bindingText(binding))
            }
        }
    }
}

/// Scopes and bindings as lines.
private struct ScopeListing {
    let tree: SyntaxTree
    let scopes: Scopes
    let positions: SourcePositions
    let path: String
    /// How many scopes are around each.
    private let levels: [Int]
    private let undeclared: [BindingID]

    private static let shownUses = 20
    private static let shownLevels = 50

    init(tree: SyntaxTree, scopes: Scopes, positions: SourcePositions, path: String) {
        self.tree = tree
        self.scopes = scopes
        self.positions = positions
        self.path = path
        // A scope's parent has a lower number.
        var levels = [Int](repeating: 0, count: scopes.scopeCount)
        for scope in levels.indices.dropFirst() { levels[scope] = levels[Int(scopes.parent(of: ScopeID(scope)))] + 1 }
        self.levels = levels
        undeclared = scopes.bindingCount == 0 ? [] : (1...BindingID(scopes.bindingCount)).filter { scopes.isGlobal($0) }
    }

    func bindings(of scope: ScopeID) -> [BindingID] {
        scope == 0 ? undeclared : scopes.bindings(in: scope).filter { !scopes.isGlobal($0) }
    }

    private func place(_ node: NodeID) -> SourcePositions.Position? { node == 0 ? nil : positions.position(of: tree.start(node)) }

    private func indent(_ level: Int) -> String {
        String(repeating: "  ", count: min(level, Self.shownLevels)) + (level > Self.shownLevels ? "(\(level)) " : "")
    }

    func scopeText(_ scope: ScopeID) -> String {
        var line = indent(levels[Int(scope)]) + "\(scopes.kind(ofScope: scope))"
        if let place = place(scopes.node(ofScope: scope)) { line += " \(place)" }
        return scopes.isUnknowable(scope) ? line + " [unknowable]" : line
    }

    func scopeJSON(_ scope: ScopeID) -> JSONValue {
        let place = place(scopes.node(ofScope: scope))
        return [
            "version": .integer(1), "type": .string("scope"), "path": .string(path), "id": .integer(Int(scope)),
            "parent": scope == 0 ? .null : .integer(Int(scopes.parent(of: scope))),
            "kind": .string("\(scopes.kind(ofScope: scope))"), "line": place.map { .integer($0.line) } ?? .null,
            "column": place.map { .integer($0.column) } ?? .null, "unknowable": .boolean(scopes.isUnknowable(scope)),
        ]
    }

    func bindingText(_ binding: BindingID) -> String {
        let scope = scopes.scope(of: binding)
        var line =
            indent(levels[Int(scope)] + 1) + "\(scopes.kind(of: binding)) \(printable(tree.names[scopes.name(of: binding)], limit: 100))"
        if let place = place(scopes.declaration(of: binding)) { line += " \(place)" }
        line += " written \(scopes.writeCount(of: binding))"
        if scopes.isCaptured(binding) { line += " captured" }
        let uses = uses(of: binding)
        if uses.isEmpty { return line + " unused" }
        let shown = uses.prefix(Self.shownUses).map { use in
            let flags = scopes.flags(ofReference: use)
            let marks = [
                (ReferenceFlags.read, "r"), (.write, "w"), (.called, "c"), (.constructed, "n"),
            ].map { flags.contains($0) ? $1 : "" }.joined()
            return "\(marks) \(positions.position(of: tree.start(scopes.node(ofReference: use))))"
        }
        return line + ": " + shown.joined(separator: ", ") + (uses.count > Self.shownUses ? ", … \(uses.count - Self.shownUses) more" : "")
    }

    /// The places of a binding that do not declare it.
    private func uses(of binding: BindingID) -> [ReferenceID] {
        scopes.references(of: binding).filter { !scopes.flags(ofReference: $0).contains(.declaration) }
    }

    func bindingJSON(_ binding: BindingID) -> JSONValue {
        let place = place(scopes.declaration(of: binding))
        return [
            "version": .integer(1), "type": .string("binding"), "path": .string(path), "id": .integer(Int(binding)),
            "scope": .integer(Int(scopes.scope(of: binding))), "name": .string(tree.names[scopes.name(of: binding)]),
            "kind": .string("\(scopes.kind(of: binding))"), "line": place.map { .integer($0.line) } ?? .null,
            "column": place.map { .integer($0.column) } ?? .null, "writes": .integer(scopes.writeCount(of: binding)),
            "captured": .boolean(scopes.isCaptured(binding)), "uses": .array(uses(of: binding).map(useJSON)),
        ]
    }

    private func useJSON(_ use: ReferenceID) -> JSONValue {
        let place = positions.position(of: tree.start(scopes.node(ofReference: use)))
        let flags = scopes.flags(ofReference: use)
        return [
            "line": .integer(place.line), "column": .integer(place.column), "read": .boolean(flags.contains(.read)),
            "write": .boolean(flags.contains(.write)), "called": .boolean(flags.contains(.called)),
            "constructed": .boolean(flags.contains(.constructed)),
        ]
    }
}
