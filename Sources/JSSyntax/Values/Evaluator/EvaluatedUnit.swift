// SPDX-License-Identifier: Apache-2.0

/// A source as the evaluator sees it: which scopes have variables of their own at run time, and in which slot each name is.
///
/// Scopes whose names no inner function uses share the slots of the function around them.
final class EvaluatedUnit {
    let tree: SyntaxTree
    let scopes: Scopes
    /// How deep it is in code inside code; 0 for a file.
    let depth: Int
    /// The frame of each scope: itself, or the nearest one around it that has slots.
    let frames: [ScopeID]
    /// The slot of each binding in the frame of its scope.
    let slots: [Int32]
    /// The bindings of a frame by slot.
    let frameBindings: [[BindingID]]
    let parents: [NodeID]
    private var templates: [ScopeID: [JSValue]] = [:]
    private var codes: [NodeID: FunctionCode] = [:]
    var staticScopes: [ScopeID: Scope] = [:]

    init(_ tree: SyntaxTree, scopes: Scopes? = nil, parents: [NodeID]? = nil, depth: Int = 0) {
        self.parents = parents ?? tree.parents()
        let scopes = scopes ?? Scopes(tree)
        self.tree = tree
        self.scopes = scopes
        self.depth = depth
        var frames = [ScopeID](repeating: 0, count: scopes.scopeCount)
        var slots = [Int32](repeating: 0, count: scopes.bindingCount + 1)
        var bindings = [[BindingID]](repeating: [], count: max(scopes.scopeCount, 1))
        for scope in 1..<ScopeID(max(scopes.scopeCount, 1)) {
            let isFrame = Self.isFrame(scope, scopes)
            let frame = isFrame ? scope : frames[Int(scopes.parent(of: scope))]
            frames[Int(scope)] = frame
            for binding in scopes.bindings(in: scope) {
                slots[Int(binding)] = Int32(bindings[Int(frame)].count)
                bindings[Int(frame)].append(binding)
            }
        }
        self.frames = frames
        self.slots = slots
        frameBindings = bindings
    }

    private static func isFrame(_ scope: ScopeID, _ scopes: Scopes) -> Bool {
        switch scopes.kind(ofScope: scope) {
        case .program, .function, .arrow, .staticBlock, .fieldInitializer, .tsModule, .tsEnum, .class: true
        case .global: false
        default: scopes.bindings(in: scope).contains { scopes.isCaptured($0) }
        }
    }

    /// The frame around a frame; 0 for none.
    func parent(ofFrame frame: ScopeID) -> ScopeID { frames[Int(scopes.parent(of: frame))] }

    func slotCount(_ frame: ScopeID) -> Int { frameBindings[Int(frame)].count }

    /// What the slots of a frame hold before anything runs.
    func template(_ frame: ScopeID) -> [JSValue] {
        if let known = templates[frame] { return known }
        let template: [JSValue] = frameBindings[Int(frame)].map { scopes.kind(of: $0).isLexical ? .empty : .undefined }
        templates[frame] = template
        return template
    }

    /// The code of a function or of the whole source, which is made once.
    func code(_ node: NodeID) -> FunctionCode {
        if let known = codes[node] { return known }
        let code = FunctionCode(self, node)
        codes[node] = code
        return code
    }

    /// The innermost scope that holds a node.
    func scope(around node: NodeID) -> ScopeID {
        var at = parents[Int(node)]
        while at != 0 {
            let scope = scopes.scope(at: at)
            if scope != 0 { return scope }
            at = parents[Int(at)]
        }
        return scopes.scope(at: tree.root)
    }

    /// The scope that is static for a frame: its variables are found out on demand.
    func staticScope(_ frame: ScopeID) -> Scope? {
        if frame == 0 { return nil }
        if let known = staticScopes[frame] { return known }
        // From the outermost in, without recursion.
        var missing: [ScopeID] = []
        var at = frame
        while at != 0, staticScopes[at] == nil {
            missing.append(at)
            at = parent(ofFrame: at)
        }
        var outer = staticScopes[at]
        for frame in missing.reversed() {
            let scope = Scope(
                slots: Array(repeating: .empty, count: slotCount(frame)), parent: outer, origin: ScopeOrigin(unit: self, frame: frame))
            staticScopes[frame] = scope
            outer = scope
        }
        return outer
    }
}

/// What a static scope stands for.
final class ScopeOrigin {
    unowned let unit: EvaluatedUnit
    let frame: ScopeID

    init(unit: EvaluatedUnit, frame: ScopeID) {
        self.unit = unit
        self.frame = frame
    }
}
