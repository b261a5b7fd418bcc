// SPDX-License-Identifier: Apache-2.0

// A parenthesis is a frame of the operator machine (`Parser+Expressions.swift`): an expression, or an arrow function's parameters.

extension Parser {
    /// Opens `(`. Gives the operand at once for `()`, which must be an arrow function's.
    mutating func openParenthesis(_ base: Int) -> Operand? {
        frames.append(
            Frame(
                kind: .parenthesis,
                operation: isAtAssignment(base) ? .arrow : .invalid,
                flag: context.allowsIn,
                outerConsequent: context.inConsequent,
                start: tokenStart,
                outerPending: pendingDefault
            )
        )
        pendingDefault = -1
        context.inConsequent = false
        context.allowsIn = true
        next()
        guard token == .closeParenthesis || token == .ellipsis else { return nil }
        frames[frames.count - 1].mustBeArrow = true
        if token == .ellipsis { addRest() }
        return closeParenthesis()
    }

    /// `...a` in a parenthesis: right only as an arrow function's last parameter.
    private mutating func addRest() {
        let start = tokenStart
        next()
        let target = parseBindingTarget(isTyped: true)
        addElement(make(.restElement, from: start, target))
        frames[frames.count - 1].mustBeArrow = true
    }

    private mutating func addElement(_ id: NodeID) {
        let top = frames.count - 1
        if frames[top].second == 0 { frames[top].first = id } else { link(frames[top].second, id) }
        frames[top].second = id
        if frames[top].pending < 0 { frames[top].pending = pendingDefault }
        pendingDefault = -1
    }

    mutating func stepInParenthesis(_ value: inout Operand, _ base: Int) -> Step {
        if hasTypes, token == .colon || token == .question {
            frames[frames.count - 1].mustBeArrow = true
            value.id = parseTypedElement(value.id)
            if token == .assign { return .again }
        }
        addElement(value.id)
        if token == .comma {
            next()
            switch token {
            case .closeParenthesis: frames[frames.count - 1].mustBeArrow = true
            case .ellipsis: addRest()
            default: return .operand
            }
        } else if token != .closeParenthesis, recovers, goesOnInParenthesis() {
            return .operand
        }
        value = closeParenthesis()
        return .again
    }

    /// After an error in a parenthesis: whether what follows still belongs to it.
    private mutating func goesOnInParenthesis() -> Bool {
        failMissing(.closeParenthesis)
        return !stopped && !newlineBefore && (token == .name || token == .string || token == .number)
    }

    /// Closes the parenthesis on top: an arrow function when `=>` follows, else the expression in it.
    mutating func closeParenthesis() -> Operand {
        guard let frame = frames.popLast() else { return Operand(id: missing(), start: tokenStart) }
        let innerEnd = previousEnd
        expect(.closeParenthesis)
        context.allowsIn = frame.flag
        context.inConsequent = frame.outerConsequent
        if hasTypes, token == .colon, frame.operation == .arrow, let arrow = parseArrowWithReturnType(frame) {
            return Operand(id: arrow, start: frame.start)
        }
        if token == .arrow, !newlineBefore, !stopped {
            if frame.operation != .arrow { failUnexpected() }
            pendingDefault = frame.outerPending
            toPatterns(frame.first, binding: true)
            let parameters = make(.parameters, from: frame.start, frame.first)
            return Operand(id: parseArrowBody(parameters, frame.start, isAsync: false), start: frame.start)
        }
        if frame.pending >= 0 { fail("a default value outside a pattern", at: frame.pending) }
        if frame.mustBeArrow, !isTypeCast(frame) { failMissing(.arrow) }
        pendingDefault = frame.outerPending
        var id = frame.first == 0 ? missing() : frame.first
        if nodes.nextSibling(id) != 0 {
            id = nodes.append(.sequenceExpression, [], start: nodes.start(id), end: innerEnd, firstChild: id, data: 0)
        }
        if nodes.kind(id) == .privateName { fail("a private name that is no operand of in", at: nodes.start(id)) }
        nodes.insertFlags(id, .parenthesized)
        return Operand(id: parsePostfix(id, frame.start, inNew: false), start: frame.start)
    }
}
