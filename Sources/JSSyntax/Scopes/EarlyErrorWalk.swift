// SPDX-License-Identifier: Apache-2.0

/// Walks a tree in source order, with a stack of its own, and looks for early errors that depend on what is around a node.
struct EarlyErrorWalk {
    enum Action: UInt8 {
        case visit
        /// The value of a field is visited, in a context of its own.
        case beginMember
        /// The parameters of the current function end.
        case endParameters
        case endContext, endLoop, endSwitch, endClass
        /// `node` is the number of labels that stay.
        case endLabels
    }

    /// What the parent says of a node.
    struct Position: OptionSet {
        let rawValue: UInt8
        /// Directly in the program.
        static let topLevel = Self(rawValue: 1)
        /// A method's function; also that of a constructor with a superclass.
        static let method = Self(rawValue: 1 << 1)
        static let derivedConstructor = Self(rawValue: 1 << 2)
        /// The body of a class with a superclass.
        static let derived = Self(rawValue: 1 << 3)
        /// The head of a `for`-`in` or `for`-`of`; a case's statement.
        static let forHead = Self(rawValue: 1 << 4)
        static let inCase = Self(rawValue: 1 << 5)
    }

    struct Frame {
        var node: NodeID
        var action: Action = .visit
        var position: Position = []
        var isAlone = true
    }

    /// The function (or class, or program) that the code belongs to.
    struct Context {
        var isStrict = false
        var isParameters = false
        /// `await` and `yield` are words of the language.
        var hasAwait = false
        var hasYield = false
        var allowsSuperProperty = false
        var allowsSuperCall = false
        var allowsNewTarget = false
        var allowsReturn = false
        var loops = 0
        var switches = 0
        /// Labels from this index on belong to this function.
        var firstLabel = 0
    }

    struct Label {
        var name: NameID
        var isLoop: Bool
        /// The label of the same name before this one, as an index plus one.
        var previous: Int
    }

    let tree: SyntaxTree
    let scopes: Scopes
    var errors: [SyntaxError] = []
    var stack: [Frame] = []
    var context = Context()
    var outerContexts: [Context] = []
    var labels: [Label] = []
    /// By name: the label that counts, as an index plus one. A table instead of a search keeps deep nests of labels linear.
    var labelPlaces: [NameID: Int] = [:]
    /// By private name: how many of the classes around declare it.
    var privateNames: [NameID: Int] = [:]
    /// Whether each class around has a superclass.
    var classes: [Bool] = []
    var exportedNames: Set<NameID> = []
    var exportedStrings: Set<String> = []

    init(_ tree: SyntaxTree, _ scopes: Scopes) {
        self.tree = tree
        self.scopes = scopes
    }

    mutating func run() {
        context.isStrict = tree.goal == .module || tree.useStrictDirective(in: tree.root) != 0
        context.hasAwait = tree.goal == .module
        pushAll(from: tree.firstChild(tree.root), .topLevel)
        while let frame = stack.popLast(), errors.count < SyntaxTree.errorLimit {
            switch frame.action {
            case .visit: visit(frame)
            case .beginMember: beginMember(frame.node)
            case .endParameters: context.isParameters = false
            case .endContext: context = outerContexts.popLast() ?? Context()
            case .endLoop: context.loops -= 1
            case .endSwitch: context.switches -= 1
            case .endLabels: endLabels(Int(frame.node))
            case .endClass: endClass(frame.node)
            }
        }
    }

    mutating func report(_ node: NodeID, _ message: String) {
        errors.append(SyntaxError(offset: tree.start(node), message: message))
    }

    @inline(__always) mutating func push(_ node: NodeID, _ position: Position = []) {
        if node != 0 { stack.append(Frame(node: node, position: position)) }
    }

    @inline(__always) mutating func pushAll(from node: NodeID, _ position: Position = []) {
        if node != 0 { stack.append(Frame(node: node, position: position, isAlone: false)) }
    }

    mutating func push(_ action: Action, _ node: NodeID = 0) { stack.append(Frame(node: node, action: action)) }

    /// Begins a context that differs from the one around it.
    mutating func begin(_ change: (inout Context) -> Void) {
        outerContexts.append(context)
        change(&context)
        push(.endContext)
    }

    private mutating func beginMember(_ value: NodeID) {
        beginMemberCode()
        push(value)
    }

    private mutating func visit(_ frame: Frame) {
        let node = frame.node
        if !frame.isAlone { pushAll(from: tree.nextSibling(node), frame.position) }
        switch tree.kind(node) {
        case .functionDeclaration, .functionExpression, .arrowFunctionExpression: visitFunction(node, frame.position)
        case .classDeclaration, .classExpression: visitClass(node)
        case .classBody: visitClassBody(node, frame.position)
        case .methodDefinition: visitMethod(node)
        case .propertyDefinition: visitField(node)
        case .staticBlock: visitStaticBlock(node)
        case .property: visitProperty(node)
        case .ifStatement, .forStatement, .forInStatement, .forOfStatement, .whileStatement, .doWhileStatement, .withStatement,
            .switchStatement, .switchCase, .labeledStatement, .breakStatement, .continueStatement, .returnStatement:
            visitStatement(node)
        case .variableDeclaration: visitVariables(node, frame.position)
        case .importDeclaration, .exportNamedDeclaration, .exportDefaultDeclaration, .exportAllDeclaration:
            visitModuleItem(node, frame.position)
        default: visitExpression(node)
        }
    }
}
