// SPDX-License-Identifier: Apache-2.0

/// Walks a tree in source order with a stack of its own and fills a `ScopeTable`.
///
/// Names are resolved when a scope ends, because only then all its declarations are known (`var` and functions hoist). Until then the
/// references of each name wait on a stack of that name. A scope that ends takes from the stack of each name that it
/// binds those that came since the scope began: each reference is taken once, however deep the scopes are.
struct ScopeBuilder {
    /// What the parent wants of a node.
    enum Use: UInt8 {
        case read, write, readWrite, declare
        /// A function's body that has a scope of its own.
        case separateBody
        /// Not a node to visit but an action: the scope of this node begins, or the current scope ends.
        case enter, exit
    }

    struct Context {
        var use: Use = .read
        /// With `declare`.
        var kind: BindingKind = .var
        /// With `declare`: a value is given.
        var givesValue = false
        /// The value is a part of another.
        var isPartial = false

        static let read = Context()
        static let exit = Context(use: .exit)
        static let enter = Context(use: .enter)
    }

    struct Frame {
        var node: NodeID
        var context: Context
        /// The node's siblings are not visited after it.
        var isAlone = true
    }

    /// A declaration that waits for its scope's end.
    struct Declaration {
        enum Form: UInt8 {
            case plain
            /// Binds only when nothing else in the scope does: a function expression's own name.
            case weak
            /// Binds like the name's other declaration, in one more scope: a class's name inside the class.
            case second
            /// A function in a block, hoisted to the function around (annex B.3.2).
            case hoisted
            /// A hoisted one that met a lexical declaration of its name on the way.
            case dropped
            /// A namespace in which nothing but types was met yet: it has no value.
            case absent
        }

        var reference: ReferenceID
        var kind: BindingKind
        var form: Form
        /// An `async` function or a generator, which may not be declared twice in a block.
        var isSpecialFunction = false
        /// The next declaration of the same scope.
        var next: UInt32 = 0
        /// The last `var` of the same name before this one; with `hoisted`, the last hoisted one.
        var previous: UInt32 = 0
    }

    /// What a scope has seen so far.
    struct Begun {
        /// 0 is none.
        var firstDeclaration: UInt32 = 0
        var lastDeclaration: UInt32 = 0
        var firstReference: ReferenceID
        var hasTwinParameters = false
        /// The declaration of a `tsModule`'s name.
        var namespace: UInt32 = 0
    }

    let tree: SyntaxTree
    var table: ScopeTable
    var stack: [Frame] = []
    var current: ScopeID = 0

    var declarations: [Declaration] = []
    /// By scope: its declarations, and the first reference that can be inside.
    var begun = [Begun(firstReference: 1)]
    /// Redeclarations found, those of parameters apart.
    var redeclarationCount = 0
    /// By name: the last reference that waits.
    var waiting: [ReferenceID]
    /// By name: the binding made last.
    var latestBindings: [BindingID]
    /// By name: the last `var` declaration's reference in the functions that have not ended.
    var latestVariables: [ReferenceID]
    /// By name: the last `hoisted` declaration that may still reach its function.
    var latestHoisted: [NameID: UInt32] = [:]

    init(_ tree: SyntaxTree) {
        self.tree = tree
        table = ScopeTable(nodeCount: tree.nodeCount)
        waiting = Array(repeating: 0, count: tree.names.count)
        latestBindings = waiting
        latestVariables = waiting
        declarations.append(Declaration(reference: 0, kind: .var, form: .dropped))
    }

    mutating func run() {
        enter(.program, tree.root)
        if tree.isStrictProgram { table.scopes[Int(current)].flags.insert(.strict) }
        pushExit()
        pushAll(from: tree.firstChild(tree.root))
        while let frame = stack.popLast() {
            switch frame.context.use {
            case .exit: leave()
            case .enter: begin(frame.node)
            default: visit(frame)
            }
        }
        bindGlobals()
    }

    // MARK: The stack

    @inline(__always) mutating func push(_ node: NodeID, _ context: Context = .read) {
        if node != 0 { stack.append(Frame(node: node, context: context)) }
    }

    /// The node and all its siblings after it.
    @inline(__always) mutating func pushAll(from node: NodeID, _ context: Context = .read) {
        if node != 0 { stack.append(Frame(node: node, context: context, isAlone: false)) }
    }

    /// The siblings from `first` to the one before `end`.
    mutating func push(from first: NodeID, upTo end: NodeID) {
        let base = stack.count
        var node = first
        while node != 0, node != end {
            push(node)
            node = tree.nextSibling(node)
        }
        stack[base...].reverse()
    }

    @inline(__always) mutating func pushExit() { stack.append(Frame(node: 0, context: .exit)) }

    // MARK: Scopes

    /// Begins a scope. `owner` is the node whose `scope(at:)` it is; 0 for a scope that no node of its own stands for.
    mutating func enter(_ kind: ScopeKind, _ node: NodeID) {
        let id = ScopeID(table.scopes.count)
        let parent = Int(current)
        var flags = table.scopes[parent].flags.intersection(.strict)
        if kind == .class { flags.insert(.strict) }
        let outer = table.scopes[parent]
        table.scopes.append(
            ScopeTable.Scope(
                node: node,
                parent: current,
                variables: kind.holdsVariables ? id : outer.variables,
                withDepth: outer.withDepth + (kind == .with ? 1 : 0),
                bindings: 0..<0,
                kind: kind,
                flags: flags
            ))
        begun.append(Begun(firstReference: ReferenceID(table.references.count)))
        if table.entries[Int(node)] == 0 { table.entries[Int(node)] = -Int32(id) }
        current = id
    }

    /// A direct `eval` or a `with`: nothing is certain from here up. Stops where that is known already.
    mutating func markUnknowable() {
        var scope = current
        while !table.scopes[Int(scope)].flags.contains(.unknowable) {
            table.scopes[Int(scope)].flags.insert(.unknowable)
            scope = table.scopes[Int(scope)].parent
        }
    }

    var isStrict: Bool { table.scopes[Int(current)].flags.contains(.strict) }

    // MARK: References and declarations

    @inline(__always)
    mutating func append(_ node: NodeID, _ flags: ReferenceFlags, binding: BindingID = 0) -> ReferenceID {
        let id = ReferenceID(table.references.count)
        table.references.append(ScopeTable.Reference(node: node, scope: current, binding: binding, flags: flags))
        table.entries[Int(node)] = Int32(id)
        return id
    }

    /// Adds a reference that waits for the scope that binds its name.
    @inline(__always)
    mutating func refer(_ node: NodeID, _ flags: ReferenceFlags) {
        let name = Int(tree.data(node))
        waiting[name] = append(node, flags.union(.waits), binding: waiting[name])
    }

    mutating func wait(_ id: ReferenceID, _ name: Int) {
        table.references[Int(id)].binding = waiting[name]
        table.references[Int(id)].flags.insert(.waits)
        waiting[name] = id
    }

    /// Adds a declaration to a scope's list.
    mutating func add(_ declaration: Declaration, to scope: ScopeID) {
        let id = UInt32(declarations.count)
        declarations.append(declaration)
        let last = begun[Int(scope)].lastDeclaration
        if last == 0 { begun[Int(scope)].firstDeclaration = id } else { declarations[Int(last)].next = id }
        begun[Int(scope)].lastDeclaration = id
    }

    /// Declares the name of a node, in the scope where its kind declares.
    mutating func declare(_ node: NodeID, _ context: Context) {
        var flags: ReferenceFlags = .declaration
        if context.givesValue { flags.insert(.write) }
        if context.isPartial { flags.insert(.partial) }
        let id = append(node, flags)
        guard context.kind == .var else {
            add(Declaration(reference: id, kind: context.kind, form: .plain), to: current)
            return
        }
        let name = Int(tree.data(node))
        add(Declaration(reference: id, kind: .var, form: .plain, previous: latestVariables[name]), to: table.scopes[Int(current)].variables)
        latestVariables[name] = id
        // `catch (e) { var e = 1 }` writes to the parameter: the value goes to whatever the name means here.
        if context.givesValue { wait(id, name) }
    }
}
