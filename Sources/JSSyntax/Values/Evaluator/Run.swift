// SPDX-License-Identifier: Apache-2.0

/// One run of the machine: a stack of values and the call at hand.
struct Run {
    let machine: Machine
    let realm: Realm
    var stack: [JSValue] = []
    var frame: Machine.Frame
    /// Steps not yet charged to the realm.
    var ticks = 0

    private static let plus = Int32(TokenKind.plus.rawValue)

    init(machine: Machine, realm: Realm, frame: Machine.Frame) {
        self.machine = machine
        self.realm = realm
        self.frame = frame
    }

    /// Runs until the frame at `base` returns.
    mutating func loop(base: Int) throws(Stop) -> JSValue {
        stack.reserveCapacity(32)
        while true {
            do throws(Stop) {
                return try execute(base)
            } catch {
                switch error {
                case .thrown: try unwind(base)
                case .poison: throw .undecidable
                default: throw error
                }
            }
        }
    }

    /// Goes to the innermost handler.
    private mutating func unwind(_ base: Int) throws(Stop) {
        while true {
            if let handler = frame.handlers.popLast() {
                stack.removeLast(stack.count - handler.stackCount)
                stack.append(realm.exception)
                frame.scope = handler.scope
                frame.place = handler.place
                return
            }
            if machine.depth - 1 == base { throw .thrown }
            frame = machine.pop()
        }
    }

    @inline(__always)
    mutating func pop() -> JSValue { stack.removeLast() }

    private mutating func execute(_ base: Int) throws(Stop) -> JSValue {
        var code = frame.code.instructions
        var scope = frame.scope
        var place = frame.place
        while true {
            let instruction = code[place]
            place += 1
            ticks += 1
            if ticks > 2048 {
                realm.stepsLeft -= ticks
                ticks = 0
                if realm.stepsLeft < 0 { throw .budget }
            }
            switch instruction.operation {
            case .constant: stack.append(frame.code.constants[Int(instruction.a)])
            case .integer: stack.append(.number(Double(instruction.a)))
            case .load:
                var from = scope
                for _ in 0..<instruction.a { from = from?.parent }
                guard let from, Int(instruction.b) < from.slots.count else { throw .undecidable }
                let value = from.slots[Int(instruction.b)]
                if case .empty = value {
                    stack.append(try machine.evaluator.resolve(from, Int(instruction.b)))
                } else {
                    stack.append(value)
                }
            case .store, .initialize:
                var to = scope
                for _ in 0..<instruction.a { to = to?.parent }
                guard let to, Int(instruction.b) < to.slots.count else { throw .undecidable }
                if to.serial < realm.scopeWatermark { realm.noteWrite(to, Int(instruction.b)) }
                to.slots[Int(instruction.b)] = stack[stack.count - 1]
            case .addStore: try addStore(instruction, scope)
            case .binary:
                let right = pop()
                var left = pop()
                if instruction.a == Self.plus, case .string(var text) = left, case .string(let more) = right {
                    // A sum that nothing else holds grows in place: chains of thousands of terms stay linear.
                    if text.count + more.count > realm.limits.stringUnits { throw .budget }
                    try realm.allocate(32 + more.count * 2)
                    left = .undefined
                    text.units.append(contentsOf: more.units)
                    stack.append(.string(text))
                    continue
                }
                stack.append(try realm.binary(TokenKind(rawValue: UInt8(truncatingIfNeeded: instruction.a)) ?? .invalid, left, right))
            case .jump: place = Int(instruction.a)
            case .jumpIfFalse:
                guard let truth = Coercion.truth(pop()) else { throw .undecidable }
                if !truth { place = Int(instruction.a) }
            case .jumpIfTrue:
                guard let truth = Coercion.truth(pop()) else { throw .undecidable }
                if truth { place = Int(instruction.a) }
            case .pop: stack.removeLast()
            case .getElement:
                let key = pop()
                let object = pop()
                stack.append(try realm.element(object, key))
            case .call:
                let count = Int(instruction.a)
                let at = stack.count - count - 2
                if case .object(let callee) = stack[at], case .closure(let closure) = callee.payload, !closure.code.isSpecial {
                    let arguments = Array(stack[(at + 2)...])
                    let this = stack[at + 1]
                    stack.removeLast(count + 2)
                    frame.place = place
                    frame.scope = scope
                    try enter(closure, callee, this, arguments, made: nil)
                    code = frame.code.instructions
                    scope = frame.scope
                    place = 0
                } else {
                    try callOther(count)
                }
            case .return:
                let value = pop()
                if machine.depth - 1 == base { return value }
                leave(value)
                code = frame.code.instructions
                scope = frame.scope
                place = frame.place
            case .pushScope:
                let unit = frame.code.unit
                scope = Scope(slots: unit.template(ScopeID(instruction.a)), parent: scope, in: realm)
                try realm.allocate(64 + unit.slotCount(ScopeID(instruction.a)) * 16)
            case .popScope: scope = scope?.parent
            case .copyScope:
                if let old = scope {
                    try realm.allocate(64 + old.slots.count * 16)
                    scope = Scope(slots: old.slots, parent: old.parent, in: realm)
                }
            case .pushHandler:
                if frame.handlers.count > 1000 { throw .budget }
                frame.handlers.append(Machine.Handler(place: Int(instruction.a), stackCount: stack.count, scope: scope))
            case .construct, .constructSpread:
                frame.place = place
                frame.scope = scope
                if try construct(instruction) {
                    code = frame.code.instructions
                    scope = frame.scope
                    place = 0
                }
            case .jumpIfFalseKeeping, .jumpIfTrueKeeping, .jumpIfNotNullishKeeping, .jumpIfNullish, .jumpIfNullishCall, .jumpIfDefined,
                .next:
                if try jumps(instruction.operation) { place = Int(instruction.a) }
            case .closure:
                let code = frame.code.codes[Int(instruction.a)]
                let closure = Closure(code: code, scope: scope, this: code.isArrow ? frame.this : .undefined)
                stack.append(.object(try realm.make(.closure, payload: .closure(closure), prototype: realm.functionPrototype)))
            default: try other(instruction)
            }
        }
    }

    // MARK: Calls

    private mutating func enter(_ closure: Closure, _ callee: JSObject, _ this: JSValue, _ arguments: Arguments, made: JSObject?)
        throws(Stop)
    {
        let next = try machine.frame(closure, callee, this: this, arguments: arguments, made: made, stackBase: stack.count)
        machine.push(next)
        frame = next
    }

    private mutating func leave(_ value: JSValue) {
        var value = value
        if let made = frame.made, value.asObject == nil, !value.isUnknown { value = .object(made) }
        stack.removeLast(stack.count - frame.stackBase)
        frame = machine.pop()
        stack.append(value)
    }

    private mutating func callOther(_ count: Int) throws(Stop) {
        let arguments = count == 0 ? [] : Array(stack[(stack.count - count)...])
        stack.removeLast(count)
        let this = pop()
        let callee = pop()
        stack.append(try realm.call(callee, this: this, arguments))
    }

    /// True when a function of the source was entered.
    private mutating func construct(_ instruction: Instruction) throws(Stop) -> Bool {
        var arguments: Arguments
        if instruction.operation == .construct {
            arguments = Array(stack[(stack.count - Int(instruction.a))...])
            stack.removeLast(Int(instruction.a))
        } else {
            guard let list = pop().asObject, !list.isTainted else { throw .undecidable }
            arguments = list.elements.map(\.filled)
        }
        let callee = pop()
        guard case .object(let function) = callee, case .closure(let closure) = function.payload, !closure.code.isSpecial else {
            stack.append(try realm.construct(callee, arguments))
            return false
        }
        if closure.code.isArrow { throw realm.typeError() }
        let made = try realm.instance(of: function)
        try enter(closure, function, .object(made), arguments, made: made)
        return true
    }

    /// `x += y`. A string grows in place when the variable holds the only reference.
    private mutating func addStore(_ instruction: Instruction, _ scope: Scope?) throws(Stop) {
        var to = scope
        for _ in 0..<instruction.a { to = to?.parent }
        guard let to else { throw .undecidable }
        let right = pop()
        var left = pop()
        let slot = Int(instruction.b)
        if to.serial < realm.scopeWatermark { realm.noteWrite(to, slot) }
        if case .string(var text) = left, case .string(let more) = right {
            if text.count + more.count > realm.limits.stringUnits { throw .budget }
            try realm.allocate(32 + more.count * 2)
            to.slots[slot] = .undefined
            left = .undefined
            text.units.append(contentsOf: more.units)
            to.slots[slot] = .string(text)
            stack.append(.string(text))
            return
        }
        let sum = try realm.binary(.plus, left, right)
        to.slots[slot] = sum
        stack.append(sum)
    }

    // MARK: Jumps

    private mutating func jumps(_ operation: Operation) throws(Stop) -> Bool {
        let top = stack[stack.count - 1]
        switch operation {
        case .jumpIfNotNullishKeeping:
            if top.isUnknown { throw .undecidable }
            if !top.isNullish { return true }
            stack.removeLast()
            return false
        case .jumpIfNullish:
            if top.isUnknown { return false }
            guard top.isNullish else { return false }
            stack[stack.count - 1] = .undefined
            return true
        case .jumpIfNullishCall:
            let callee = stack[stack.count - 2]
            guard callee.isNullish else { return false }
            stack.removeLast()
            stack[stack.count - 1] = .undefined
            return true
        case .jumpIfDefined:
            if top.isUnknown { return true }
            if !top.isUndefined { return true }
            stack.removeLast()
            return false
        case .next:
            guard case .object(let iterator) = top else { throw .undecidable }
            guard let value = try realm.advance(iterator) else { return true }
            stack.append(value)
            return false
        default:
            guard let truth = Coercion.truth(top) else { throw .undecidable }
            if truth == (operation == .jumpIfTrueKeeping) { return true }
            stack.removeLast()
            return false
        }
    }
}
