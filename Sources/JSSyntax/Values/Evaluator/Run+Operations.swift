// SPDX-License-Identifier: Apache-2.0

// The rarer instructions.
extension Run {
    mutating func other(_ instruction: Instruction) throws(Stop) {
        switch instruction.operation {
        case .undefined: stack.append(.undefined)
        case .null: stack.append(.null)
        case .yes: stack.append(.boolean(true))
        case .no: stack.append(.boolean(false))
        case .unknown: stack.append(.unknown)
        case .this: stack.append(frame.this)
        case .duplicate: stack.append(stack[stack.count - 1])
        case .duplicateTwo:
            stack.append(stack[stack.count - 2])
            stack.append(stack[stack.count - 2])
        case .swap: stack.swapAt(stack.count - 1, stack.count - 2)
        case .dropUnder: stack.remove(at: stack.count - 2)
        case .copyUnderOne: stack.insert(stack[stack.count - 1], at: stack.count - 2)
        case .copyUnderTwo: stack.insert(stack[stack.count - 1], at: stack.count - 3)
        case .loadTemporary: stack.append(frame.temporaries[Int(instruction.a)])
        case .storeTemporary: frame.temporaries[Int(instruction.a)] = pop()
        case .unary: stack.append(try realm.unary(TokenKind(rawValue: UInt8(truncatingIfNeeded: instruction.a)) ?? .invalid, pop()))
        case .toNumeric: try toNumeric()
        case .increment:
            if case .number(let number) = stack[stack.count - 1] {
                stack[stack.count - 1] = .number(number + Double(instruction.a))
            } else if case .bigint(let number) = stack[stack.count - 1] {
                stack[stack.count - 1] = try realm.binary(.plus, .bigint(number), .bigint(Int(instruction.a)))
            }
        case .popHandler: _ = frame.handlers.popLast()
        case .throw:
            realm.exception = pop()
            throw .thrown
        case .throwTypeError: throw realm.typeError()
        case .setCompletion: frame.completion = pop()
        case .loadCompletion: stack.append(frame.completion)
        case .undecidable: throw .undecidable
        case .argument:
            let at = Int(instruction.a)
            stack.append(at < frame.arguments.count ? frame.arguments[at] : .undefined)
        case .restArguments: stack.append(try realm.array(Array(frame.arguments.dropFirst(Int(instruction.a)))))
        case .loadGlobal, .storeGlobal, .typeofGlobal: try global(instruction)
        case .getProperty, .setProperty, .deleteProperty, .getMethod, .getMethodElement, .setElement, .deleteElement:
            try property(instruction)
        case .callSpread: try callSpread()
        default: try make(instruction)
        }
    }

    private func name(_ instruction: Instruction) -> JSString { frame.code.constants[Int(instruction.a)].asString ?? .empty }

    private mutating func toNumeric() throws(Stop) {
        let value = stack[stack.count - 1]
        switch value {
        case .number, .bigint, .unknown: return
        default:
            do throws(Stop) {
                let inner = try realm.primitive(value)
                if case .bigint = inner {
                    stack[stack.count - 1] = inner
                } else {
                    stack[stack.count - 1] = .number(try realm.number(inner))
                }
            } catch {
                guard case .poison = error else { throw error }
                stack[stack.count - 1] = .unknown
            }
        }
    }

    private mutating func global(_ instruction: Instruction) throws(Stop) {
        let name = name(instruction)
        switch instruction.operation {
        case .storeGlobal:
            try realm.set(realm.global, name, stack[stack.count - 1])
        case .loadGlobal: stack.append(try machine.evaluator.global(name, frame.code.unit))
        default:
            let value = try machine.evaluator.global(name, frame.code.unit)
            let isAlias = ["window", "self", "global"].contains(name.text)
            stack.append(isAlias ? .unknown : Coercion.typeName(value).map(JSValue.text) ?? .unknown)
        }
    }

    // MARK: Properties

    private func get(_ object: JSValue, _ key: JSString) throws(Stop) -> JSValue {
        do throws(Stop) {
            return try realm.property(object, key)
        } catch {
            guard case .poison = error else { throw error }
            return .unknown
        }
    }

    private mutating func property(_ instruction: Instruction) throws(Stop) {
        switch instruction.operation {
        case .getProperty: stack.append(try get(pop(), name(instruction)))
        case .getMethod:
            let object = pop()
            stack.append(try get(object, name(instruction)))
            stack.append(object)
        case .getMethodElement:
            let key = pop()
            let object = pop()
            stack.append(try realm.element(object, key))
            stack.append(object)
        case .setElement:
            let value = pop()
            let key = pop()
            try realm.setElement(pop(), key, value)
            stack.append(value)
        case .setProperty:
            let value = pop()
            let object = pop()
            switch object {
            case .object(let object): try realm.set(object, name(instruction), value)
            case .undefined, .null, .empty: throw realm.typeError()
            default: break
            }
            stack.append(value)
        case .deleteProperty: stack.append(try realm.delete(pop(), .string(name(instruction))))
        default:
            let key = pop()
            stack.append(try realm.delete(pop(), key))
        }
    }

    private mutating func callSpread() throws(Stop) {
        guard let list = pop().asObject else { throw .undecidable }
        let this = pop()
        let callee = pop()
        if list.isTainted {
            if let function = callee.asObject, case .closure = function.payload { throw .undecidable }
            realm.taint([this])
            return stack.append(.unknown)
        }
        stack.append(try realm.call(callee, this: this, list.elements.map(\.filled)))
    }

    // MARK: Making values

    private mutating func make(_ instruction: Instruction) throws(Stop) {
        switch instruction.operation {
        case .array:
            let count = Int(instruction.a)
            let elements = Array(stack[(stack.count - count)...])
            stack.removeLast(count)
            stack.append(try realm.array(elements))
        case .arrayPush, .arrayHole, .arraySpread: try extend(instruction.operation)
        case .object: stack.append(.object(try realm.plainObject()))
        case .defineProperty:
            let value = pop()
            if case .object(let object) = stack[stack.count - 1] { try realm.set(object, name(instruction), value) }
        case .defineElement:
            let value = pop()
            let key = pop()
            try realm.setElement(stack[stack.count - 1], key, value)
        case .spreadObject: try spreadObject()
        case .regExp:
            do throws(Stop) {
                stack.append(try realm.regExp(name(instruction), frame.code.constants[Int(instruction.b)].asString ?? .empty))
            } catch {
                guard case .poison = error else { throw error }
                stack.append(.unknown)
            }
        case .template: try template(Int(instruction.a))
        case .templateObject: try templateObject(Int(instruction.a))
        case .makeClass:
            let function = realm.builtin(.emptyClass)
            let prototype = try realm.plainObject()
            prototype.properties.set("constructor", .object(function))
            prototype.hiddenCount = 1
            function.properties.set("prototype", .object(prototype))
            function.hiddenCount = 1
            stack.append(.object(function))
        case .defineMethod: try defineMethod(isStatic: instruction.a == 1)
        default: try iterate(instruction)
        }
    }

    private mutating func extend(_ operation: Operation) throws(Stop) {
        let value: JSValue = operation == .arrayHole ? .empty : pop()
        guard case .object(let array) = stack[stack.count - 1] else { throw .undecidable }
        if operation != .arraySpread {
            try realm.allocate(16)
            array.elements.append(value)
        } else {
            do throws(Stop) {
                let values = try realm.iterated(value)
                try realm.allocate(values.count * 16)
                array.elements += values
            } catch {
                guard case .poison = error else { throw error }
                array.isTainted = true
            }
        }
        if array.elements.count > realm.limits.arrayCount { throw .budget }
    }

    private mutating func spreadObject() throws(Stop) {
        let source = pop()
        guard case .object(let object) = stack[stack.count - 1] else { throw .undecidable }
        do throws(Stop) {
            switch source {
            case .object(let from): for key in try realm.ownKeys(from) { try realm.set(object, key, realm.property(source, key)) }
            case .string(let string):
                for at in 0..<string.count { try realm.set(object, JSString(String(at)), .string(JSString(unit: string[at]))) }
            case .unknown: object.isTainted = true
            default: break
            }
        } catch {
            guard case .poison = error else { throw error }
            object.isTainted = true
        }
    }

    private mutating func template(_ count: Int) throws(Stop) {
        var text = JSString.empty
        var isUnknown = false
        for at in (stack.count - count)..<stack.count {
            do throws(Stop) {
                text.units.append(contentsOf: try realm.string(stack[at]).units)
            } catch {
                guard case .poison = error else { throw error }
                isUnknown = true
            }
        }
        stack.removeLast(count)
        stack.append(isUnknown ? .unknown : try realm.paid(text))
    }

    private mutating func templateObject(_ count: Int) throws(Stop) {
        var cooked: [JSValue] = []
        var raw: [JSValue] = []
        let first = stack.count - count * 2
        for at in 0..<count {
            cooked.append(stack[first + at * 2])
            raw.append(stack[first + at * 2 + 1])
        }
        stack.removeLast(count * 2)
        let array = try realm.arrayObject(cooked)
        array.properties.set("raw", try realm.array(raw))
        array.hiddenCount = 1
        stack.append(.object(array))
    }

    private mutating func defineMethod(isStatic: Bool) throws(Stop) {
        let value = pop()
        let key = pop()
        guard case .object(let made) = stack[stack.count - 1] else { throw .undecidable }
        let prototype = isStatic ? .object(made) : try realm.property(made, "prototype", receiver: .object(made))
        try realm.setElement(prototype, key, value)
    }

    // MARK: Iterating

    private mutating func iterate(_ instruction: Instruction) throws(Stop) {
        switch instruction.operation {
        case .iterate:
            do throws(Stop) {
                stack.append(try iterator(pop()))
            } catch {
                guard case .poison = error else { throw error }
                stack.append(.unknown)
            }
        case .enumerate:
            let value = pop()
            do throws(Stop) {
                let keys = try realm.enumerated(value).map(JSValue.string)
                stack.append(try iterator(realm.array(keys)))
            } catch {
                guard case .poison = error else { throw error }
                stack.append(.unknown)
            }
        case .nextOrUndefined:
            guard case .object(let iterator) = stack[stack.count - 1] else { return stack.append(.unknown) }
            stack.append(try realm.advance(iterator) ?? .undefined)
        case .rest:
            guard case .object = stack[stack.count - 1] else { return stack.append(.unknown) }
            stack.append(try realm.array(realm.drained(stack[stack.count - 1])))
        case .objectRest: try objectRest(Int(instruction.a))
        case .requireObject: if stack[stack.count - 1].isNullish { throw realm.typeError() }
        default: throw .undecidable
        }
    }

    private func iterator(_ value: JSValue) throws(Stop) -> JSValue {
        if case .object(let object) = value {
            if object.isTainted { throw .poison }
            if object.kind == .iterator { return value }
            if object.hasElements {
                let list = ListIterator(what: .array, part: .values, source: value)
                return .object(try realm.make(.iterator, payload: .iterator(list), prototype: realm.prototype("Iterator")))
            }
        }
        let list = ListIterator(what: .array, part: .values, source: try realm.array(realm.iterated(value)))
        return .object(try realm.make(.iterator, payload: .iterator(list), prototype: realm.prototype("Iterator")))
    }

    private mutating func objectRest(_ count: Int) throws(Stop) {
        let taken = stack[(stack.count - count)...].compactMap(\.asString)
        stack.removeLast(count)
        guard case .object(let source) = stack[stack.count - 1], !source.isTainted else { return stack.append(.unknown) }
        let rest = try realm.plainObject()
        for key in try realm.ownKeys(source) where !taken.contains(key) {
            try realm.set(rest, key, realm.property(source, key, receiver: .object(source)))
        }
        stack.append(.object(rest))
    }
}
