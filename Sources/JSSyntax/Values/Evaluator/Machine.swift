// SPDX-License-Identifier: Apache-2.0

/// Runs instructions. Calls of functions of the source take no native stack; built-in functions that call back do, up to a limit.
final class Machine {
    let realm: Realm
    unowned let evaluator: Evaluator
    /// The calls that are running, in all runs inside each other.
    @exclusivity(unchecked) private(set) var frames: [Frame] = []

    /// A call. A class, because a run goes back and forth between them.
    final class Frame {
        let code: FunctionCode
        @exclusivity(unchecked) var place = 0
        @exclusivity(unchecked) var scope: Scope?
        @exclusivity(unchecked) var this: JSValue
        let callee: JSObject?
        let arguments: Arguments
        /// The object that `new` made, given back unless the function returns one.
        let made: JSObject?
        let stackBase: Int
        @exclusivity(unchecked) var handlers: [Handler] = []
        @exclusivity(unchecked) var temporaries: [JSValue] = []
        @exclusivity(unchecked) var completion: JSValue = .undefined

        init(
            code: FunctionCode, scope: Scope?, this: JSValue, callee: JSObject?, arguments: Arguments, made: JSObject?, stackBase: Int
        ) {
            self.code = code
            self.scope = scope
            self.this = this
            self.callee = callee
            self.arguments = arguments
            self.made = made
            self.stackBase = stackBase
        }
    }

    struct Handler {
        let place: Int
        let stackCount: Int
        let scope: Scope?
    }

    init(realm: Realm, evaluator: Evaluator) {
        self.realm = realm
        self.evaluator = evaluator
    }

    /// Whether a function at or around a node is being run.
    func isRunning(_ node: NodeID, in unit: EvaluatedUnit) -> Bool {
        frames.contains { $0.code.node == node && $0.code.unit === unit }
    }

    /// The frame that a call begins with.
    func frame(_ closure: Closure, _ callee: JSObject?, this: JSValue, arguments: Arguments, made: JSObject?, stackBase: Int) throws(Stop)
        -> Frame
    {
        let code = closure.code
        if frames.count >= realm.limits.callDepth { throw .budget }
        code.prepare()
        try realm.charge(2)
        try realm.allocate(64 + code.template.count * 16)
        let scope = Scope(slots: code.template, parent: closure.scope, in: realm)
        if let slots = code.parameterSlots {
            for (place, slot) in slots.enumerated() where place < arguments.count { scope.slots[slot] = arguments[place] }
        }
        if let slot = code.selfSlot, let callee, scope.slots[slot].isUndefined { scope.slots[slot] = .object(callee) }
        if let slot = code.argumentsSlot {
            let object = try realm.make(.arguments, prototype: realm.objectPrototype)
            object.elements = arguments
            if let callee, !code.isStrict { object.properties.set("callee", .object(callee)) }
            object.hiddenCount = object.properties.count
            if scope.slots[slot].isUndefined { scope.slots[slot] = .object(object) }
        }
        var receiver = code.isArrow ? closure.this : this
        if !code.isArrow, !code.isStrict, receiver.isNullish { receiver = .object(realm.global) }
        let frame = Frame(code: code, scope: scope, this: receiver, callee: callee, arguments: arguments, made: made, stackBase: stackBase)
        if code.temporaryCount > 0 { frame.temporaries = Array(repeating: .undefined, count: code.temporaryCount) }
        return frame
    }

    /// Calls a function of the source.
    func run(_ closure: Closure, _ callee: JSObject?, this: JSValue, arguments: Arguments, made: JSObject? = nil) throws(Stop) -> JSValue {
        if closure.code.isSpecial {
            realm.taint(arguments)
            return .unknown
        }
        let frame = try frame(closure, callee, this: this, arguments: arguments, made: made, stackBase: 0)
        return try run(frame)
    }

    /// Runs code of its own in a scope that is there.
    func run(_ code: FunctionCode, in scope: Scope?) throws(Stop) -> JSValue {
        if frames.count >= realm.limits.callDepth { throw .budget }
        guard realm.nativeDepth < realm.limits.nativeDepth else { throw .budget }
        realm.nativeDepth += 1
        defer { realm.nativeDepth -= 1 }
        code.prepare()
        let frame = Frame(code: code, scope: scope, this: .unknown, callee: nil, arguments: [], made: nil, stackBase: 0)
        frame.temporaries = Array(repeating: .undefined, count: code.temporaryCount)
        return try run(frame)
    }

    private func run(_ first: Frame) throws(Stop) -> JSValue {
        let base = frames.count
        frames.append(first)
        var runner = Run(machine: self, realm: realm, frame: first)
        do throws(Stop) {
            let value = try runner.loop(base: base)
            frames.removeLast(frames.count - base)
            realm.stepsLeft -= runner.ticks
            return value
        } catch {
            frames.removeLast(frames.count - base)
            realm.stepsLeft -= runner.ticks
            throw error
        }
    }

    func push(_ frame: Frame) { frames.append(frame) }
    func pop() -> Frame {
        frames.removeLast()
        return frames[frames.count - 1]
    }
    var depth: Int { frames.count }
    func dropFrames(to count: Int) { frames.removeLast(frames.count - count) }
}
