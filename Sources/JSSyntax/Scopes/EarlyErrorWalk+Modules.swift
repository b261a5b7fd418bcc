// SPDX-License-Identifier: Apache-2.0

// Imports and exports.
extension EarlyErrorWalk {
    mutating func visitModuleItem(_ node: NodeID, _ position: Position) {
        if tree.goal != .module || !position.contains(.topLevel) { report(node, "imports and exports belong at the top of a module") }
        switch tree.kind(node) {
        case .exportNamedDeclaration:
            visitNamedExport(node)
        case .exportDefaultDeclaration:
            export(Word.default.rawValue, node)
            pushAll(from: tree.firstChild(node))
        case .exportAllDeclaration:
            if tree.has(.named, node) { exportName(tree.firstChild(node)) }
            checkAttributes(node)
        default:
            checkAttributes(node)
            for specifier in tree.children(node) where tree.kind(specifier) == .importSpecifier {
                checkText(tree.firstChild(specifier))
            }
        }
    }

    private mutating func visitNamedExport(_ node: NodeID) {
        let first = tree.firstChild(node)
        checkAttributes(node)
        switch tree.kind(first) {
        case .none, .exportSpecifier, .stringLiteral, .importAttribute:
            for specifier in tree.children(node) where tree.kind(specifier) == .exportSpecifier {
                visitSpecifier(specifier, hasSource: tree.has(.hasSource, node))
            }
        case .variableDeclaration:
            exportBindings(of: first)
            push(first)
        default:
            let name = tree.children(first).first { tree.kind($0) == .bindingIdentifier } ?? 0
            if name != 0 { export(tree.data(name), name) }
            push(first)
        }
    }

    private mutating func visitSpecifier(_ specifier: NodeID, hasSource: Bool) {
        let local = tree.firstChild(specifier)
        let exported = tree.nextSibling(local)
        exportName(exported == 0 ? local : exported)
        checkText(local)
        guard !hasSource else { return }
        if tree.kind(local) == .stringLiteral { return report(local, "a string cannot name a variable") }
        let binding = scopes.binding(at: local)
        if binding != 0, scopes.isGlobal(binding) { report(local, "this name is not declared in the module") }
    }

    /// The names that a declaration's patterns bind, found with a stack of their own.
    private mutating func exportBindings(of declaration: NodeID) {
        var open = tree.children(declaration).map { tree.firstChild($0) }
        while let node = open.popLast() {
            switch tree.kind(node) {
            case .bindingIdentifier: export(tree.data(node), node)
            case .objectPattern, .arrayPattern, .restElement: open += tree.children(node)
            case .assignmentPattern: open.append(tree.firstChild(node))
            case .property: open += tree.children(node).suffix(1)
            default: break
            }
        }
    }

    private mutating func export(_ name: NameID, _ node: NodeID) {
        if !exportedNames.insert(name).inserted { report(node, "this name is exported already") }
    }

    private mutating func exportName(_ name: NodeID) {
        guard tree.kind(name) == .stringLiteral else { return export(tree.data(name), name) }
        checkText(name)
        let text = tree.string(name)
        if let id = tree.names.id(text) { return export(id, name) }
        if !exportedStrings.insert(text).inserted { report(name, "this name is exported already") }
    }

    /// The name of an import or export must be well-formed Unicode (ECMA-262 section 16.2.3.1).
    private mutating func checkText(_ name: NodeID) {
        guard tree.kind(name) == .stringLiteral, tree.has(.escaped, name) else { return }
        if hasLoneSurrogate(tree.stringUTF16(name)) { report(name, "the name of an import or export has half a character") }
    }

    private func hasLoneSurrogate(_ units: [UInt16]) -> Bool {
        var awaitsTrail = false
        for unit in units {
            let isTrail = UTF16.isTrailSurrogate(unit)
            if isTrail != awaitsTrail { return true }
            awaitsTrail = UTF16.isLeadSurrogate(unit)
        }
        return awaitsTrail
    }

    private mutating func checkAttributes(_ node: NodeID) {
        var keys: Set<String> = []
        for attribute in tree.children(node) where tree.kind(attribute) == .importAttribute {
            let key = tree.firstChild(attribute)
            let name = tree.string(key)
            if !keys.insert(name).inserted { report(key, "this attribute is there already") }
        }
    }
}
