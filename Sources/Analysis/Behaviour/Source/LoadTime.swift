// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// Which functions of a unit run as soon as it is loaded: called from its top, handed over there, or called by such.
struct LoadTime {
    /// The function around each node; 0 at the top.
    let enclosing: [NodeID]
    private let running: Set<NodeID>

    init(_ unit: SourceUnit) {
        let tree = unit.tree
        var enclosing = [NodeID](repeating: 0, count: tree.nodeCount)
        // Parents have higher numbers than their children.
        for node in stride(from: NodeID(tree.nodeCount - 1), to: 0, by: -1) {
            let parent = unit.values.parents[Int(node)]
            guard parent != 0 else { continue }
            enclosing[Int(node)] = tree.function(parent) == nil ? enclosing[Int(parent)] : parent
        }
        self.enclosing = enclosing
        running = LoadTime.running(unit, enclosing)
    }

    func isLoad(_ node: NodeID) -> Bool {
        let function = enclosing[Int(node)]
        return function == 0 || running.contains(function)
    }

    private static func running(_ unit: SourceUnit, _ enclosing: [NodeID]) -> Set<NodeID> {
        let tree = unit.tree
        var called: [NodeID: [NodeID]] = [:]
        var constructors: [NodeID: NodeID] = [:]
        for node in 1..<NodeID(tree.nodeCount) {
            guard tree.kind(node) == .callExpression || tree.kind(node) == .newExpression, let parts = tree.call(node) else { continue }
            let from = enclosing[Int(node)]
            if let callee = parts.callee { add(function(callee, unit, &constructors), from) }
            for argument in parts.arguments { add(function(argument, unit, &constructors), from) }
        }
        func add(_ function: NodeID, _ from: NodeID) {
            if function != 0 { called[from, default: []].append(function) }
        }
        var running: Set<NodeID> = []
        var waiting: [NodeID] = called[0] ?? []
        while let next = waiting.popLast() {
            guard running.insert(next).inserted else { continue }
            waiting.append(contentsOf: called[next] ?? [])
        }
        return running
    }

    /// - Parameter constructors: of classes that were met before, each found once.
    private static func function(_ node: NodeID, _ unit: SourceUnit, _ constructors: inout [NodeID: NodeID]) -> NodeID {
        let tree = unit.tree
        let function = unit.likelyFunction(node)
        if function != 0 { return function }
        guard tree.kind(node) == .identifier || tree.kind(node) == .classExpression else { return 0 }
        // `new Thief()` runs its constructor.
        let made = tree.kind(node) == .classExpression ? node : unit.values.creator(of: node)
        if let known = constructors[made] { return known }
        guard made != 0, let members = tree.classParts(made)?.members else { return 0 }
        let found =
            members.first { tree.kind($0) == .methodDefinition && isConstructor($0, tree) }.flatMap { tree.property($0)?.value } ?? 0
        constructors[made] = found
        return found
    }

    private static func isConstructor(_ member: NodeID, _ tree: SyntaxTree) -> Bool {
        guard let key = tree.property(member)?.key else { return false }
        return tree.kind(key) == .propertyName && tree.names[NameID(tree.data(key))] == "constructor"
    }
}
