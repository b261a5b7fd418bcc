// SPDX-License-Identifier: Apache-2.0

/// A function, or a whole source, as instructions. They are made when it first runs.
final class FunctionCode {
    unowned let unit: EvaluatedUnit
    let node: NodeID
    let frame: ScopeID
    let name: JSString?
    let isArrow: Bool
    let isStrict: Bool
    /// A generator or an `async` function: what a call gives is not modelled.
    let isSpecial: Bool
    let hasPrototype: Bool
    let parameterCount: Int
    @exclusivity(unchecked) private(set) var isReady = false

    @exclusivity(unchecked) private(set) var instructions: [Instruction] = []
    @exclusivity(unchecked) private(set) var constants: [JSValue] = []
    @exclusivity(unchecked) private(set) var codes: [FunctionCode] = []
    @exclusivity(unchecked) private(set) var temporaryCount = 0
    @exclusivity(unchecked) private(set) var template: [JSValue] = []
    /// Slots of plain parameters, in order; `nil` when instructions bind them.
    @exclusivity(unchecked) private(set) var parameterSlots: [Int]?
    @exclusivity(unchecked) private(set) var argumentsSlot: Int?
    @exclusivity(unchecked) private(set) var selfSlot: Int?

    /// The function as it is written.
    var text: String { unit.tree.text(node) }

    init(_ unit: EvaluatedUnit, _ node: NodeID) {
        let tree = unit.tree
        self.unit = unit
        self.node = node
        frame = unit.scopes.scope(at: node)
        let kind = tree.kind(node)
        isArrow = kind == .arrowFunctionExpression
        let isFunction = isArrow || kind == .functionExpression || kind == .functionDeclaration
        isStrict = unit.scopes.flags(ofScope: frame).contains(.strict)
        isSpecial = isFunction && !tree.flags(node).isDisjoint(with: isArrow ? .async : [.async, .generator])
        hasPrototype = !isArrow
        let isNamed = isFunction && !isArrow && tree.has(.named, node)
        name = isNamed ? JSString(tree.names[tree.data(tree.firstChild(node))]) : nil
        parameterCount = isFunction ? Self.count(tree, Self.parameters(tree, node)) : 0
    }

    static func parameters(_ tree: SyntaxTree, _ node: NodeID) -> NodeID {
        tree.children(node).first { tree.kind($0) == .parameters } ?? 0
    }

    private static func count(_ tree: SyntaxTree, _ parameters: NodeID) -> Int {
        var count = 0
        for parameter in tree.children(parameters) {
            if tree.kind(parameter) == .assignmentPattern || tree.kind(parameter) == .restElement { break }
            count += 1
        }
        return count
    }

    /// Makes the instructions.
    func prepare() {
        if isReady { return }
        isReady = true
        var compiler = Compiler(unit, frame: frame)
        compiler.compile(self)
        take(compiler)
        layOut(compiler)
    }

    private func take(_ compiler: Compiler) {
        instructions = compiler.finished()
        constants = compiler.constants
        codes = compiler.codes
        temporaryCount = compiler.temporaryCount
    }

    /// What a call of it begins with.
    private func layOut(_ compiler: Compiler) {
        template = unit.template(frame)
        parameterSlots = compiler.parameterSlots
        for binding in unit.frameBindings(frame) where unit.scopes.scope(of: binding) == frame {
            let kind = unit.scopes.kind(of: binding)
            if kind == .arguments, !isArrow { argumentsSlot = Int(unit.slots[Int(binding)]) }
            if kind == .functionName { selfSlot = Int(unit.slots[Int(binding)]) }
        }
    }

    /// The code of one expression or statement in the middle of a source, to be run in the static scope around it.
    init(_ unit: EvaluatedUnit, part node: NodeID, in scope: ScopeID, isStatement: Bool) {
        self.unit = unit
        self.node = node
        frame = unit.frames[Int(scope)]
        name = nil
        isArrow = true
        isStrict = false
        isSpecial = false
        hasPrototype = false
        parameterCount = 0
        isReady = true
        var compiler = Compiler(unit, frame: frame)
        compiler.compile(part: node, isStatement: isStatement)
        take(compiler)
    }
}
