// SPDX-License-Identifier: Apache-2.0

/// Finds the values of a unit: one pass over the nodes in the order of their numbers, children before parents.
///
/// Where a value depends on a place further on (a constant used in a function above it), that place is computed at once, with a stack
/// of its own (`demand`). A value that depends on itself is unknown. The work is bounded by `steps`.
final class ValueFinder {
    let tree: SyntaxTree
    let scopes: Scopes
    let limits: ValueLimits
    let parents: [NodeID]

    let store: ValueStore
    /// By node; `pending` where nobody asked.
    @exclusivity(unchecked) var values: [ValueID]
    /// By binding.
    @exclusivity(unchecked) var bindingValues: [ValueID]
    /// Calls of functions of the source that are being looked into, the innermost last.
    @exclusivity(unchecked) var frames: [CallFrame] = []
    /// What is known of arrays, objects, functions and classes, by the node that creates them.
    @exclusivity(unchecked) var sites = NumberMap<Site>()
    /// What is written to properties of the global object, by name; found when it is first asked for.
    @exclusivity(unchecked) var globalObjectWrites: [NameID: [NodeID]]?
    @exclusivity(unchecked) var callResults = CallResults()
    @exclusivity(unchecked) var straightLines = NumberMap<StraightLine>()
    /// What is left of the work allowed.
    @exclusivity(unchecked) var steps: Int
    /// How deep `demand` is nested.
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var waiting: [NodeID] = []
    @exclusivity(unchecked) var evaluatedNodes = NumberMap<ValueID>()
    @exclusivity(unchecked) var evaluationFailures: Set<FailedPlace> = []
    @exclusivity(unchecked) var functions = NumberMap<FunctionNotes>()
    /// By what paths begin with: whether calls matter.
    @exclusivity(unchecked) var importantPaths = NumberMap<Bool>()
    /// By path, as far as asked for: 1 when it is plain, 2 when it is not.
    @exclusivity(unchecked) var plainPaths: [UInt8] = []
    /// Variables whose values all come from outside.
    @exclusivity(unchecked) var outsideBindings = NumberMap<Bool>()
    /// By call: where it ends up, for calls that reach something outside.
    @exclusivity(unchecked) var resolvedCalls = NumberMap<[ResolvedCall]>()
    /// More than 0 while a call is seen through.
    @exclusivity(unchecked) var throughDepth = 0
    /// The call outside of all that is looked into.
    @exclusivity(unchecked) var outerCall: NodeID = 0
    @exclusivity(unchecked) var memberPaths = NumberMap<PathID>()
    /// By name of the source: its number among the texts of paths; 0 when it was not asked for.
    @exclusivity(unchecked) var nameTexts: [TextID]
    @exclusivity(unchecked) var privateTexts = NumberMap<TextID>()
    @exclusivity(unchecked) var instanceWrites = NumberMap<SiteFacts>()
    let known: KnownGlobals
    let sinks: CodeSinks
    @exclusivity(unchecked) var codeCalls: Set<NodeID> = []
    @exclusivity(unchecked) var codeAddresses: [NodeID] = []
    let bench: EvaluationBench
    @exclusivity(unchecked) var builtinFunctions = NumberMap<JSObject?>()

    /// How deep places further on may depend on places still further on. Each takes some kilobytes of stack.
    private static let depthLimit = 40

    init(_ tree: SyntaxTree, _ scopes: Scopes, _ limits: ValueLimits, parents: [NodeID]) {
        self.tree = tree
        self.scopes = scopes
        self.limits = limits
        self.parents = parents
        store = ValueStore(entryLimit: limits.entries, paths: PathTable(onTopOf: KnownGlobals.start.paths))
        known = KnownGlobals.start.known
        sinks = KnownGlobals.start.sinks
        values = Array(repeating: .pending, count: tree.nodeCount)
        bindingValues = Array(repeating: .pending, count: scopes.bindingCount + 1)
        nameTexts = Array(repeating: 0, count: tree.names.count)
        steps = limits.steps(nodes: tree.nodeCount)
        bench = EvaluationBench(tree, scopes, limits, parents: parents)
    }

    func run() {
        for id in 1..<NodeID(tree.nodeCount) where values[Int(id)] == .pending {
            guard Self.hasValue(tree.kind(id)) else {
                if tree.kind(id) == .stringLiteral, isCodeAddress(id) { codeAddresses.append(id) }
                continue
            }
            values[Int(id)] = .inProgress
            values[Int(id)] = compute(id)
        }
    }

    /// The kinds that `compute` knows; the rest is unknown.
    @inline(__always)
    static func hasValue(_ kind: NodeKind) -> Bool {
        switch kind {
        case .identifier, .memberExpression, .computedMemberExpression, .callExpression, .newExpression, .importExpression,
            .binaryExpression,
            .unaryExpression, .logicalExpression, .conditionalExpression, .sequenceExpression, .assignmentExpression, .awaitExpression,
            .templateLiteral, .taggedTemplateExpression, .metaProperty, .thisExpression, .tsAsExpression, .tsTypeAssertion,
            .tsNonNullExpression, .tsInstantiationExpression:
            true
        default: false
        }
    }

    /// A literal that begins with `javascript:`.
    private func isCodeAddress(_ literal: NodeID) -> Bool {
        let start = tree.start(literal) + 1
        guard tree.end(literal) - start > 12, tree.bytes[start] | 0x20 == 0x6A, tree.bytes[start + 10] == 0x3A else { return false }
        return zip(tree.bytes[start..<(start + 10)], "javascript".utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    // MARK: Asking

    /// The value of an expression; computed now when it was not yet.
    func value(_ id: NodeID) -> ValueID {
        if let literal = literalValue(id) { return literal }
        let value = recorded(id)
        if value == .pending { return demand(id) }
        return value == .inProgress ? .unknown : value
    }

    @inline(__always)
    private func recorded(_ id: NodeID) -> ValueID {
        let frame = frame(around: id)
        return frame < 0 ? values[Int(id)] : frames[frame].values[id] ?? .pending
    }

    @inline(__always)
    private func record(_ id: NodeID, _ value: ValueID) {
        let frame = frame(around: id)
        if frame < 0 { values[Int(id)] = value } else { frames[frame].values[id] = value }
    }

    /// The innermost call that is looked into and holds a node; -1 for none.
    @inline(__always)
    private func frame(around id: NodeID) -> Int {
        var at = frames.count - 1
        while at >= 0, !frames[at].holds(id) { at -= 1 }
        return at
    }

    /// Values that need no column: what the node itself says.
    @inline(__always)
    func literalValue(_ id: NodeID) -> ValueID? { Self.literal(id, tree) }

    @inline(__always)
    static func literal(_ id: NodeID, _ tree: SyntaxTree) -> ValueID? {
        switch tree.kind(id) {
        case .stringLiteral, .numericLiteral, .bigIntLiteral, .regExpLiteral, .arrayExpression, .objectExpression, .functionExpression,
            .arrowFunctionExpression, .functionDeclaration, .classExpression, .classDeclaration:
            .node(id)
        case .booleanLiteral: .boolean(tree.data(id) == 1)
        case .nullLiteral: .null
        default: nil
        }
    }

    /// Computes a node and what it needs below it, without recursion over the tree.
    func demand(_ id: NodeID) -> ValueID {
        guard Self.hasValue(tree.kind(id)), depth < Self.depthLimit, steps > 0 else { return .unknown }
        depth += 1
        defer { depth -= 1 }
        if !hasPendingChild(id) {
            find(id)
        } else {
            demandAll(id)
        }
        let value = recorded(id)
        return value == .inProgress || value == .pending ? .unknown : value
    }

    private func find(_ id: NodeID) {
        steps -= 1
        record(id, .inProgress)
        record(id, compute(id))
    }

    private func isPending(_ id: NodeID) -> Bool { Self.hasValue(tree.kind(id)) && recorded(id) == .pending }

    private func hasPendingChild(_ id: NodeID) -> Bool {
        if Self.needsFirstOnly(tree.kind(id)) { return isPending(tree.firstChild(id)) }
        var child = tree.firstChild(id)
        while child != 0 {
            if isPending(child) { return true }
            child = tree.nextSibling(child)
        }
        return false
    }

    /// What a call needs besides its callee depends on the callee.
    private static func needsFirstOnly(_ kind: NodeKind) -> Bool {
        kind == .callExpression || kind == .newExpression || kind == .conditionalExpression
    }

    /// All that is asked for inside each other shares one stack; each has its part, from `base` on.
    private func demandAll(_ id: NodeID) {
        let base = waiting.count
        waiting.append(id)
        while waiting.count > base {
            let top = waiting[waiting.count - 1]
            guard recorded(top) == .pending, steps > 0 else {
                waiting.removeLast()
                continue
            }
            let before = waiting.count
            var child = tree.firstChild(top)
            if Self.needsFirstOnly(tree.kind(top)) {
                if isPending(child) { waiting.append(child) }
            } else {
                while child != 0 {
                    if isPending(child) { waiting.append(child) }
                    child = tree.nextSibling(child)
                }
            }
            if waiting.count > before { continue }
            find(top)
            waiting.removeLast()
        }
    }

    // MARK: Kinds

    private func compute(_ id: NodeID) -> ValueID {
        switch tree.kind(id) {
        case .identifier: return identifier(id)
        case .memberExpression: return member(id)
        case .computedMemberExpression: return computedMember(id)
        case .callExpression: return call(id)
        case .newExpression: return construct(id)
        case .importExpression: return dynamicImport(id)
        case .binaryExpression: return binary(id)
        case .unaryExpression: return unary(id)
        case .logicalExpression: return logical(id)
        case .conditionalExpression: return conditional(id)
        case .sequenceExpression: return lastChild(id).map(value) ?? .unknown
        case .assignmentExpression: return assignment(id)
        case .awaitExpression, .tsAsExpression, .tsNonNullExpression, .tsInstantiationExpression: return value(tree.firstChild(id))
        case .tsTypeAssertion: return value(tree.child(id, 1))
        case .templateLiteral: return template(id)
        case .taggedTemplateExpression: return taggedTemplate(id)
        case .metaProperty: return metaProperty(id)
        case .thisExpression: return this(id)
        default: return .unknown
        }
    }

    func lastChild(_ id: NodeID) -> NodeID? {
        var last: NodeID?
        for child in tree.children(id) { last = child }
        return last
    }

    private func metaProperty(_ id: NodeID) -> ValueID {
        guard tree.data(id) == Word.meta.rawValue else { return .unknown }
        return .path(store.paths.root(.global, store.paths.number(of: "import.meta")))
    }

    /// `this` at the top is the global object in a script; what CommonJS has instead holds nothing of interest.
    private func this(_ id: NodeID) -> ValueID {
        let function = enclosingFunction(id, arrows: false)
        if let frame = frames.last(where: { $0.function == function }) { return frame.this }
        guard let function else { return .path(known.globalThis) }
        return instanceOfThis(in: function)
    }

    /// The function around a node; `nil` at the top. Climbs.
    func enclosingFunction(_ id: NodeID, arrows: Bool) -> NodeID? {
        var at = parents[Int(id)]
        while at != 0, steps > 0 {
            switch tree.kind(at) {
            case .functionExpression, .functionDeclaration, .staticBlock, .propertyDefinition: return at
            case .arrowFunctionExpression where arrows: return at
            default: at = parents[Int(at)]
            }
            steps -= 1
        }
        return nil
    }
}

/// A call of a function of the source that is being looked into: what its parameters are, and the values of its nodes in this call.
struct CallFrame {
    /// The function's nodes: all numbers from the first to its own.
    var first: NodeID
    var function: NodeID
    /// `nil` when their number is not known.
    var arguments: [ValueID]?
    var this: ValueID
    var values = NumberMap<ValueID>()
    var bindings = NumberMap<ValueID>()

    @inline(__always)
    func holds(_ id: NodeID) -> Bool { id >= first && id < function }
}

/// Calls of a function, inside another one (0 for none), that the evaluator could not tell.
struct FailedPlace: Hashable {
    var function: NodeID
    var around: NodeID
}

/// What calls that were looked into before gave.
struct CallResults {
    private struct Call {
        var function: NodeID
        var arguments: [ValueID]
        var result: ValueID
    }

    private var calls = NumberMap<Call>()

    /// `nil` when the call was not looked into. Of two calls with one hash, the later one is kept.
    subscript(function: NodeID, arguments: [ValueID]) -> ValueID? {
        get {
            guard let call = calls[Self.hash(function, arguments)], call.function == function, call.arguments == arguments else {
                return nil
            }
            return call.result
        }
        set {
            guard let newValue else { return }
            calls[Self.hash(function, arguments)] = Call(function: function, arguments: arguments, result: newValue)
        }
    }

    private static func hash(_ function: NodeID, _ arguments: [ValueID]) -> UInt64 {
        // FNV-1a, by numbers instead of bytes (http://www.isthe.com/chongo/tech/comp/fnv/).
        var hash = (0xCBF2_9CE4_8422_2325 ^ UInt64(function)) &* 0x100_0000_01B3
        for argument in arguments { hash = (hash ^ UInt64(argument.raw)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}

/// What was found about a function of the source.
final class FunctionNotes {
    @exclusivity(unchecked) var effect: Effect?
    @exclusivity(unchecked) var strictEffect: Effect?
    /// Evaluations that came to nothing.
    @exclusivity(unchecked) var failures = 0
    @exclusivity(unchecked) var callers: ValueFinder.Callers?
    @exclusivity(unchecked) var isPure: Bool?
    @exclusivity(unchecked) var mayGiveText: Bool?
    @exclusivity(unchecked) var general: ValueID?
    /// How often it was looked into.
    @exclusivity(unchecked) var looks = 0
    @exclusivity(unchecked) var returns: ValueFinder.Returns??
}

extension ValueFinder {
    func notes(_ function: NodeID) -> FunctionNotes {
        if let known = functions[function] { return known }
        let notes = FunctionNotes()
        functions[function] = notes
        return notes
    }
}
