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
    /// The bindings of all frames, frame by frame and by slot; and where each frame's begin.
    private let frameMembers: [BindingID]
    private let frameStarts: [Int32]
    let parents: [NodeID]
    @exclusivity(unchecked) private var templates: [ScopeID: [JSValue]] = [:]
    @exclusivity(unchecked) private var codes: [NodeID: FunctionCode] = [:]
    @exclusivity(unchecked) var staticScopes: [ScopeID: Scope] = [:]

    init(_ tree: SyntaxTree, scopes: Scopes? = nil, parents: [NodeID]? = nil, depth: Int = 0) {
        self.parents = parents ?? tree.parents()
        let scopes = scopes ?? Scopes(tree)
        self.tree = tree
        self.scopes = scopes
        self.depth = depth
        var frames = [ScopeID](repeating: 0, count: scopes.scopeCount)
        var slots = [Int32](repeating: 0, count: scopes.bindingCount + 1)
        // Counted first, so that all frames share one list.
        var starts = [Int32](repeating: 0, count: max(scopes.scopeCount, 1) + 1)
        for scope in 1..<ScopeID(max(scopes.scopeCount, 1)) {
            let isFrame = Self.isFrame(scope, scopes)
            let frame = isFrame ? scope : frames[Int(scopes.parent(of: scope))]
            frames[Int(scope)] = frame
            starts[Int(frame) + 1] += Int32(scopes.bindings(in: scope).count)
        }
        for frame in 1..<starts.count { starts[frame] += starts[frame - 1] }
        var next = starts
        var members = [BindingID](repeating: 0, count: Int(starts[starts.count - 1]))
        for scope in 1..<ScopeID(max(scopes.scopeCount, 1)) {
            let frame = Int(frames[Int(scope)])
            for binding in scopes.bindings(in: scope) {
                slots[Int(binding)] = next[frame] - starts[frame]
                members[Int(next[frame])] = binding
                next[frame] += 1
            }
        }
        self.frames = frames
        self.slots = slots
        frameMembers = members
        frameStarts = starts
    }

    /// The bindings of a frame by slot.
    func frameBindings(_ frame: ScopeID) -> ArraySlice<BindingID> {
        frameMembers[Int(frameStarts[Int(frame)])..<Int(frameStarts[Int(frame) + 1])]
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

    func slotCount(_ frame: ScopeID) -> Int { Int(frameStarts[Int(frame) + 1] - frameStarts[Int(frame)]) }

    /// What the slots of a frame hold before anything runs.
    func template(_ frame: ScopeID) -> [JSValue] {
        if let known = templates[frame] { return known }
        let template: [JSValue] = frameBindings(frame).map { scopes.kind(of: $0).isLexical ? .empty : .undefined }
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
