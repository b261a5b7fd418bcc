// SPDX-License-Identifier: Apache-2.0

/// Operators: what they give for values that are known.
extension ValueFinder {
    func binary(_ id: NodeID) -> ValueID {
        let left = tree.firstChild(id)
        let right = tree.nextSibling(left)
        let leftValue = value(left)
        if leftValue.isUnknown { return .unknown }
        let rightValue = value(right)
        if rightValue.isUnknown { return .unknown }
        return operate(tree.operation(id), leftValue, rightValue)
    }

    /// A binary operator over everything that its sides can be.
    func operate(_ operation: TokenKind, _ left: ValueID, _ right: ValueID) -> ValueID {
        if left.path != nil || right.path != nil, operation != .plus { return .unknown }
        if operation != .plus, !store.isComplete(left) || !store.isComplete(right) { return .unknown }
        return combine(left, right) { finder, left, right in finder.operateOnce(operation, left, right) }
    }

    /// Applies an operation to every pair of members; at most `ValueStore.setLimit` results.
    func combine(_ left: ValueID, _ right: ValueID, _ operation: (ValueFinder, ValueID, ValueID) -> ValueID) -> ValueID {
        if !isSet(left), !isSet(right) { return operation(self, left, right) }
        var join = Join(isComplete: store.isComplete(left) && store.isComplete(right))
        for left in store.members(left) {
            for right in store.members(right) where !join.isFull { join.add(operation(self, left, right), self) }
        }
        return finish(join)
    }

    @inline(__always)
    func isSet(_ value: ValueID) -> Bool { store.isSet(value) }

    private func operateOnce(_ operation: TokenKind, _ left: ValueID, _ right: ValueID) -> ValueID {
        steps -= 1
        if left.isUnknown || right.isUnknown { return .unknown }
        if operation == .plus, let sum = sum(left, right) { return sum }
        if let left = number(left), let right = number(right), let result = arithmetic(operation, left, right) { return result }
        if let equal = equality(operation, left, right) { return equal }
        return evaluateBinary(operation, left, right)
    }

    /// A sum with a string in it, of primitives.
    private func sum(_ left: ValueID, _ right: ValueID) -> ValueID? {
        switch (isString(left), isString(right)) {
        case (true, true): join(left, right)
        case (true, false): primitiveText(right).map { join(left, text(JSString($0))) }
        case (false, true): primitiveText(left).map { join(text(JSString($0)), right) }
        case (false, false): nil
        }
    }

    private func primitiveText(_ value: ValueID) -> String? {
        switch view(value) {
        case .number, .boolean, .null, .undefined: keyText(of: value)
        default: nil
        }
    }

    /// Strings joined; the work is done when somebody reads the result.
    func join(_ left: ValueID, _ right: ValueID) -> ValueID {
        let leftCount = stringLength(left)
        let rightCount = stringLength(right)
        if leftCount == 0 { return right }
        if rightCount == 0 { return left }
        guard leftCount + rightCount <= ValueStore.stringLimit else { return .unknown }
        return store.add(.joined(left, right, length: leftCount + rightCount))
    }

    /// Only what needs no rounding rules of its own; the rest is the evaluator's.
    private func arithmetic(_ operation: TokenKind, _ left: Double, _ right: Double) -> ValueID? {
        switch operation {
        case .plus: numberValue(left + right)
        case .minus: numberValue(left - right)
        case .star: numberValue(left * right)
        case .slash: numberValue(left / right)
        case .percent where right != 0 && left >= 0 && right > 0: numberValue(left.truncatingRemainder(dividingBy: right))
        case .bitAnd: numberValue(Double(Coercion.int32(left) & Coercion.int32(right)))
        case .bitOr: numberValue(Double(Coercion.int32(left) | Coercion.int32(right)))
        case .bitXor: numberValue(Double(Coercion.int32(left) ^ Coercion.int32(right)))
        // The count is the low five bits (ECMA-262 section 6.1.6.1.9).
        case .shiftLeft: numberValue(Double(Coercion.int32(left) << (Coercion.int32(right) & 31)))
        case .shiftRight: numberValue(Double(Coercion.int32(left) >> (Coercion.int32(right) & 31)))
        case .shiftRightUnsigned: numberValue(Double(UInt32(bitPattern: Coercion.int32(left)) >> UInt32(Coercion.int32(right) & 31)))
        case .less: .boolean(left < right)
        case .greater: .boolean(left > right)
        case .lessOrEqual: .boolean(left <= right)
        case .greaterOrEqual: .boolean(left >= right)
        case .equal, .strictEqual: .boolean(left == right)
        case .notEqual, .strictNotEqual: .boolean(left != right)
        default: nil
        }
    }

    /// `===` and `!==` between primitives.
    private func equality(_ operation: TokenKind, _ left: ValueID, _ right: ValueID) -> ValueID? {
        if operation == .equal || operation == .notEqual, isString(left), isString(right) {
            return .boolean(isSame(left, right) == (operation == .equal))
        }
        guard operation == .strictEqual || operation == .strictNotEqual, isPrimitive(left), isPrimitive(right) else { return nil }
        return .boolean(isSame(left, right) == (operation == .strictEqual))
    }

    func unary(_ id: NodeID) -> ValueID {
        let argument = tree.firstChild(id)
        let operation = tree.operation(id)
        if operation == .void { return .undefined }
        if operation == .delete { return .unknown }
        let value = value(argument)
        guard !value.isUnknown, store.isComplete(value) else { return .unknown }
        if !isSet(value) { return unaryOnce(operation, value) }
        return join(store.members(value).map { unaryOnce(operation, $0) })
    }

    private func unaryOnce(_ operation: TokenKind, _ value: ValueID) -> ValueID {
        steps -= 1
        if operation == .typeof { return typeOf(value) }
        if operation == .not { return truth(value).map { .boolean(!$0) } ?? .unknown }
        if let number = number(value) {
            if operation == .minus { return numberValue(-number) }
            if operation == .plus { return value }
            if operation == .tilde { return numberValue(Double(~Coercion.int32(number))) }
        }
        if value.path != nil { return .unknown }
        return evaluateUnary(operation, value)
    }

    private func typeOf(_ value: ValueID) -> ValueID {
        if let path = value.path { return store.paths.isFunction(path) ? text("function") : .unknown }
        switch view(value) {
        case .undefined: return text("undefined")
        case .null, .array, .object, .regExp, .instance, .made: return text("object")
        case .boolean: return text("boolean")
        case .number: return text("number")
        case .string: return text("string")
        case .bigInt: return text("bigint")
        case .function, .class, .bound, .method, .code: return text("function")
        case .path, .unknown: return .unknown
        }
    }

    func logical(_ id: NodeID) -> ValueID {
        let left = tree.firstChild(id)
        return logical(tree.operation(id), value(left), tree.nextSibling(left))
    }

    func logical(_ operation: TokenKind, _ left: ValueID, _ right: NodeID) -> ValueID {
        if left.isUnknown {
            // `x && y` gives `y` or something that is false, which is of no use to anyone.
            return open(value(right))
        }
        var join = Join(isComplete: store.isComplete(left))
        var needsRight = !join.isComplete
        for member in store.members(left) {
            switch choice(operation, member) {
            case .left: join.add(member, self)
            case .right: needsRight = true
            case .either:
                // What stands left of `&&` and is a thing outside is asked for its being there only.
                if operation != .and || member.path == nil { join.add(member, self) }
                needsRight = true
            }
        }
        if needsRight { join.add(value(right), self) }
        return finish(join)
    }

    private enum Choice { case left, right, either }

    private func choice(_ operation: TokenKind, _ left: ValueID) -> Choice {
        switch operation {
        case .nullish:
            if left.path != nil { return .either }
            return left == .undefined || left == .null ? .right : .left
        case .or: return truth(left).map { $0 ? .left : .right } ?? .either
        default: return truth(left).map { $0 ? .right : .left } ?? .either
        }
    }

    func conditional(_ id: NodeID) -> ValueID {
        let test = tree.firstChild(id)
        let consequent = tree.nextSibling(test)
        let alternate = tree.nextSibling(consequent)
        switch decided(test) {
        case true?: return value(consequent)
        case false?: return value(alternate)
        case nil:
            var join = Join(isComplete: true)
            join.add(value(consequent), self)
            join.add(value(alternate), self)
            return finish(join)
        }
    }

    /// Whether a test is surely true or surely false.
    func decided(_ test: NodeID) -> Bool? {
        let value = value(test)
        guard !value.isUnknown, store.isComplete(value) else { return nil }
        var answer: Bool?
        for member in store.members(value) {
            guard let truth = truth(member), answer == nil || answer == truth else { return nil }
            answer = truth
        }
        return answer
    }

    func assignment(_ id: NodeID) -> ValueID {
        let target = tree.firstChild(id)
        let right = tree.nextSibling(target)
        let operation = tree.operation(id)
        switch operation {
        case .assign: return value(right)
        case .or, .and, .nullish: return open(value(right))
        default:
            guard tree.kind(target) == .identifier else { return .unknown }
            return straightLineValue(afterWrite: id, target)
        }
    }

    // MARK: Templates

    func template(_ id: NodeID) -> ValueID {
        if tree.nextSibling(tree.firstChild(id)) == 0 { return text(templateText(tree.firstChild(id))) }
        var result = ValueID.entry(0)
        var isFirst = true
        for part in tree.children(id) {
            let piece: ValueID
            if tree.kind(part) == .templateElement {
                piece = text(templateText(part))
            } else {
                piece = asStrings(value(part))
            }
            if piece.isUnknown { return .unknown }
            result = isFirst ? piece : combine(result, piece) { finder, left, right in finder.join(left, right) }
            isFirst = false
            if result.isUnknown { return .unknown }
        }
        return result
    }

    /// Each member as a string.
    private func asStrings(_ value: ValueID) -> ValueID {
        if value.isUnknown { return .unknown }
        var join = Join(isComplete: store.isComplete(value))
        for member in store.members(value) { join.add(asString(member), self) }
        return finish(join)
    }

    private func asString(_ value: ValueID) -> ValueID {
        if isString(value) { return value }
        if value.path != nil { return .unknown }
        return evaluateBinary(.plus, text(""), value)
    }

    /// `` String.raw`…` `` is its own text; other tags are functions that may do anything.
    func taggedTemplate(_ id: NodeID) -> ValueID {
        let tag = tree.firstChild(id)
        guard value(tag) == .path(known.stringRaw), let template = lastChild(id) else { return .unknown }
        let element = tree.firstChild(template)
        guard element != 0, tree.nextSibling(element) == 0 else { return .unknown }
        return text(JSString(tree.text(element)))
    }
}
