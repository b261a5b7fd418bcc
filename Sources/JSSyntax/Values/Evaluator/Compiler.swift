// SPDX-License-Identifier: Apache-2.0

/// Turns a function's tree into instructions. What is not modelled becomes an instruction that stops when it is reached.
struct Compiler {
    let unit: EvaluatedUnit
    let tree: SyntaxTree
    let scopes: Scopes
    private(set) var code: [Instruction] = []
    private(set) var constants: [JSValue] = []
    private(set) var codes: [FunctionCode] = []
    private var constantPlaces: [JSString: Int] = [:]
    private var labels: [Int] = []
    private(set) var temporaryCount = 0
    var parameterSlots: [Int]?
    /// The frame whose variables are 0 frames out.
    var frame: ScopeID
    var contexts: [Context] = []
    var depth = 0
    /// Where a short-circuited `?.` goes on.
    var chainEnd: Label?
    /// Expression statements give the value of the whole.
    var keepsCompletion = false

    typealias Label = Int32

    /// What is around the statement being compiled, outermost first.
    enum Context {
        /// Where `break` and, in a loop, `continue` go.
        case target(names: [NameID], end: Label, next: Label?, takesPlainBreak: Bool)
        case handler
        case scope(outer: ScopeID)
        case iterator
        /// Ways out through a `finally` block, each with its number.
        case finally(FinallyBlock)
    }

    /// A `finally` block and who passes through it.
    final class FinallyBlock {
        enum Exit { case goes(Label, context: Int), returns }

        let start: Label
        let kind: Int32
        let value: Int32
        var exits: [Exit] = []

        init(start: Label, kind: Int32, value: Int32) {
            self.start = start
            self.kind = kind
            self.value = value
        }
    }

    /// Expressions and statements inside each other. A level takes a few hundred bytes of native stack.
    static let depthLimit = 400

    init(_ unit: EvaluatedUnit, frame: ScopeID) {
        self.unit = unit
        tree = unit.tree
        scopes = unit.scopes
        self.frame = frame
    }

    // MARK: Whole functions

    mutating func compile(_ function: FunctionCode) {
        let node = function.node
        switch tree.kind(node) {
        case .program:
            keepsCompletion = true
            hoist(node)
            statements(from: tree.firstChild(node))
            emit(.loadCompletion)
            emit(.return)
        case .functionExpression, .functionDeclaration, .arrowFunctionExpression: compileFunction(node)
        default: emit(.undecidable)
        }
    }

    private mutating func compileFunction(_ node: NodeID) {
        let parameters = FunctionCode.parameters(tree, node)
        var body: NodeID = 0
        for child in tree.children(node) where tree.kind(child) != .typeAnnotation { body = child }
        bind(parameters)
        if tree.kind(body) == .functionBody {
            hoist(body)
            statements(from: tree.firstChild(body))
            emit(.undefined)
        } else {
            expression(body)
        }
        emit(.return)
    }

    private mutating func bind(_ parameters: NodeID) {
        var slots: [Int] = []
        var isPlain = true
        for parameter in tree.children(parameters) {
            guard tree.kind(parameter) == .bindingIdentifier else {
                isPlain = false
                break
            }
            slots.append(Int(unit.slots[Int(scopes.binding(at: parameter))]))
        }
        if isPlain {
            parameterSlots = slots
            return
        }
        var place: Int32 = 0
        for parameter in tree.children(parameters) where tree.kind(parameter) != .decorator {
            if tree.kind(parameter) == .restElement {
                emit(.restArguments, place)
                assign(to: tree.firstChild(parameter), declares: true)
            } else {
                emit(.argument, place)
                let isProperty = tree.kind(parameter) == .tsParameterProperty
                assign(to: isProperty ? tree.firstChild(parameter) : parameter, declares: true)
            }
            place += 1
        }
    }

    /// One expression, whose value is given, or one statement.
    mutating func compile(part node: NodeID, isStatement: Bool) {
        if isStatement {
            if tree.kind(node) == .variableDeclarator { declarator(node) } else { statement(node) }
            emit(.undefined)
        } else {
            expression(node)
        }
        emit(.return)
    }

    /// The instructions with their jumps as places.
    func finished() -> [Instruction] {
        code.map { instruction in
            guard Self.jumps.contains(instruction.operation) else { return instruction }
            var instruction = instruction
            instruction.a = Int32(labels[Int(instruction.a)])
            return instruction
        }
    }

    private static let jumps: Set<Operation> = [
        .jump, .jumpIfFalse, .jumpIfTrue, .jumpIfFalseKeeping, .jumpIfTrueKeeping, .jumpIfNotNullishKeeping, .jumpIfNullish,
        .jumpIfNullishCall, .jumpIfDefined, .next, .pushHandler,
    ]

    // MARK: Emitting

    mutating func emit(_ operation: Operation, _ a: Int32 = 0, _ b: Int32 = 0) {
        code.append(Instruction(operation: operation, a: a, b: b))
    }

    mutating func emit(_ operation: Operation, _ kind: TokenKind) { emit(operation, Int32(kind.rawValue)) }

    mutating func label() -> Label {
        labels.append(0)
        return Label(labels.count - 1)
    }

    mutating func place(_ label: Label) { labels[Int(label)] = code.count }

    mutating func temporary() -> Int32 {
        temporaryCount += 1
        return Int32(temporaryCount - 1)
    }

    mutating func constant(_ value: JSValue) -> Int32 {
        if case .string(let string) = value {
            if let place = constantPlaces[string] { return Int32(place) }
            constantPlaces[string] = constants.count
        }
        constants.append(value)
        return Int32(constants.count - 1)
    }

    mutating func name(_ name: NameID) -> Int32 { constant(.string(JSString(tree.names[name]))) }

    mutating func closure(_ node: NodeID) {
        codes.append(unit.code(node))
        emit(.closure, Int32(codes.count - 1))
    }

    // MARK: Variables

    /// How many frames out a frame is; `nil` when it is not around the present one.
    func distance(to wanted: ScopeID) -> Int32? {
        var at = frame
        var distance: Int32 = 0
        while at != wanted {
            if at == 0 { return nil }
            at = unit.parent(ofFrame: at)
            distance += 1
        }
        return distance
    }

    /// The place of a name; `nil` for global ones.
    func variable(_ node: NodeID) -> (distance: Int32, slot: Int32)? { variable(binding: scopes.binding(at: node)) }

    func variable(binding: BindingID) -> (distance: Int32, slot: Int32)? {
        guard binding != 0, !scopes.isGlobal(binding) else { return nil }
        guard let distance = distance(to: unit.frames[Int(scopes.scope(of: binding))]) else { return nil }
        return (distance, unit.slots[Int(binding)])
    }

    mutating func load(_ node: NodeID) {
        if isMaybe(node) { return emit(.undecidable) }
        if let place = variable(node) { emit(.load, place.distance, place.slot) } else { emit(.loadGlobal, name(tree.data(node))) }
    }

    /// The name may mean a property of a `with` statement's object.
    private func isMaybe(_ node: NodeID) -> Bool { scopes.flags(ofReference: scopes.reference(at: node)).contains(.maybe) }

    /// Stores the top of the stack, and leaves it.
    mutating func store(_ node: NodeID, declares: Bool) {
        if isMaybe(node) { return emit(.undecidable) }
        let binding = scopes.binding(at: node)
        if !declares {
            let kind = scopes.kind(of: binding)
            if kind == .const || kind == .className { return emit(.throwTypeError) }
            // The own name of a function expression cannot be changed; sloppy code goes on.
            if kind == .functionName { return }
        }
        if let place = variable(node) {
            emit(declares ? .initialize : .store, place.distance, place.slot)
        } else {
            emit(.storeGlobal, name(tree.data(node)))
        }
    }

    /// Functions declared in a block or body get their values before anything runs there.
    mutating func hoist(_ parent: NodeID) {
        for child in tree.children(parent) {
            var node = child
            if [.exportNamedDeclaration, .exportDefaultDeclaration].contains(tree.kind(child)) { node = tree.firstChild(child) }
            while tree.kind(node) == .labeledStatement { node = tree.firstChild(node) }
            guard tree.kind(node) == .functionDeclaration, tree.has(.named, node), !tree.has(.bodiless, node) else { continue }
            declareFunction(node)
        }
    }

    mutating func declareFunction(_ node: NodeID) {
        let name = tree.firstChild(node)
        closure(node)
        store(name, declares: true)
        let binding = scopes.binding(at: name)
        // In a block of sloppy code the function's scope gets it too (annex B.3.2).
        let outer = scopes.function(of: scopes.scope(of: binding))
        if outer != scopes.scope(of: binding) {
            let hoisted = scopes.binding(named: tree.data(name), in: outer)
            if hoisted != 0, scopes.flags(of: hoisted).contains(.hoistedFromBlock), let place = variable(binding: hoisted) {
                emit(.initialize, place.distance, place.slot)
            }
        }
        emit(.pop)
    }

    /// Begins a scope that has slots of its own, if the node opens one; `end` must be called with what this gives.
    mutating func begin(_ node: NodeID) -> Bool {
        let scope = scopes.scope(at: node)
        guard scope != 0, unit.frames[Int(scope)] == scope else { return false }
        contexts.append(.scope(outer: frame))
        emit(.pushScope, Int32(scope))
        frame = scope
        return true
    }

    mutating func end(_ began: Bool) {
        guard began, case .scope(let outer)? = contexts.popLast() else { return }
        emit(.popScope)
        frame = outer
    }
}
