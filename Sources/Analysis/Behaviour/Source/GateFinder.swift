// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// The conditions that must hold before a node runs, by what they ask.
struct GateFinder {
    let unit: SourceUnit
    let meaning: (NodeID) -> PathMeaning?
    /// Nodes of a condition that are looked at.
    private static let sizeLimit = 300
    /// Levels that are gone up.
    private static let heightLimit = 400

    func gates(of node: NodeID) -> [Gate] {
        let tree = unit.tree
        var gates: [Gate] = []
        var at = node
        var height = 0
        while at != 0, height < Self.heightLimit, gates.count < Fact.gateLimit {
            let parent = unit.values.parents[Int(at)]
            switch tree.kind(parent) {
            case .ifStatement, .conditionalExpression:
                if let parts = tree.condition(parent), parts.test != at { add(parts.test, &gates) }
            case .logicalExpression:
                if let parts = tree.operands(parent), parts.right == at { add(parts.left, &gates) }
            case .switchCase:
                let switchNode = unit.values.parents[Int(parent)]
                if tree.kind(switchNode) == .switchStatement { add(tree.firstChild(switchNode), &gates) }
            case .whileStatement:
                if tree.firstChild(parent) != at { add(tree.firstChild(parent), &gates) }
            case .blockStatement, .functionBody, .program: addGuards(before: at, in: parent, &gates)
            case .functionDeclaration, .functionExpression, .arrowFunctionExpression:
                if let call = onlyCall(of: parent) {
                    at = call
                    height += 1
                    continue
                }
            default: break
            }
            at = parent
            height += 1
        }
        return gates
    }

    /// `if (…) return;` before it in the same block.
    private func addGuards(before node: NodeID, in block: NodeID, _ gates: inout [Gate]) {
        let tree = unit.tree
        var looked = 0
        for statement in tree.children(block) {
            guard statement != node, looked < 200 else { return }
            looked += 1
            guard tree.kind(statement) == .ifStatement, let parts = tree.condition(statement), leaves(parts.consequent) else { continue }
            add(parts.test, &gates)
        }
    }

    private func leaves(_ statement: NodeID) -> Bool {
        let tree = unit.tree
        switch tree.kind(statement) {
        case .returnStatement, .throwStatement: return true
        case .expressionStatement:
            let call = tree.firstChild(statement)
            guard tree.kind(call) == .callExpression else { return false }
            let number = unit.values.pathNumber(of: tree.firstChild(call))
            return number != 0 && unit.values.path(numbered: number)?.text == "process.exit"
        case .blockStatement:
            guard let last = tree.children(statement).reversed().first else { return false }
            return tree.kind(last) != .blockStatement && leaves(last)
        default: return false
        }
    }

    /// The only place that calls a function by its name, so that its conditions are the function's.
    private func onlyCall(of function: NodeID) -> NodeID? {
        let tree = unit.tree
        guard tree.kind(function) == .functionDeclaration, let name = tree.function(function)?.name else { return nil }
        let binding = unit.scopes.binding(at: name)
        guard binding != 0 else { return nil }
        var calls: [NodeID] = []
        for reference in unit.scopes.references(of: binding) {
            let flags = unit.scopes.flags(ofReference: reference)
            if flags.contains(.declaration) { continue }
            guard flags.contains(.called), calls.isEmpty else { return nil }
            calls.append(unit.scopes.node(ofReference: reference))
        }
        // A call inside itself would go in circles.
        guard let call = calls.first, !tree.range(function).contains(tree.start(call)) else { return nil }
        return call
    }

    private func add(_ test: NodeID, _ gates: inout [Gate]) {
        var kinds: Set<Gate.Kind> = []
        find(test, &kinds, throughNames: 2)
        for kind in Gate.Kind.allCases where kinds.contains(kind) && gates.count < Fact.gateLimit {
            let gate = Gate(kind: kind, text: Excerpt.clean(unit.tree.text(test)))
            if !gates.contains(gate) { gates.append(gate) }
        }
    }

    private func find(_ node: NodeID, _ kinds: inout Set<Gate.Kind>, throughNames: Int) {
        let tree = unit.tree
        var waiting = [(node: node, names: throughNames)]
        var looked = 0
        while let (next, names) = waiting.popLast(), looked < Self.sizeLimit {
            looked += 1
            if let kind = meaning(next)?.gate { kinds.insert(kind) }
            if tree.kind(next) == .identifier, names > 0 {
                let binding = unit.scopes.binding(at: next)
                let declaration = unit.scopes.declaration(of: binding)
                if declaration != 0 {
                    let parent = unit.values.parents[Int(declaration)]
                    if let value = tree.declarator(parent)?.value { waiting.append((value, names - 1)) }
                    if tree.kind(parent) == .functionDeclaration, let body = tree.function(parent)?.body {
                        waiting.append((body, names - 1))
                    }
                }
            }
            for child in tree.children(next) { waiting.append((child, names)) }
        }
    }
}
