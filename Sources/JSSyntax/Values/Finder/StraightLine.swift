// SPDX-License-Identifier: Apache-2.0

/// The states of a variable that is written again and again in one block, without branches: `s = "a"; s += "b"`.
struct StraightLine {
    struct State {
        /// Offset after the write.
        var end: Int
        /// The node of the write.
        var node: NodeID
        var value: ValueID
    }

    /// What was found so far, in source order.
    var states: [State] = []
    /// Writes that were not looked at yet, the next one last.
    var waiting: [State] = []
    var isFilling = false
    /// The function that holds all writes; 0 for the program.
    var function: NodeID = 0
    /// Source range of the block.
    var range: Range<Int> = 0..<0

    /// How many writes are done before an offset.
    func count(upTo offset: Int) -> Int {
        var low = 0
        var high = states.count
        while low < high {
            let middle = (low + high) / 2
            if states[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension ValueFinder {
    /// What a variable holds where it is read, when all writes stand in one line before or after; `nil` when they do not.
    func straightLineValue(_ binding: BindingID, at node: NodeID) -> ValueID? {
        guard hasStraightLine(binding), let line = straightLines[binding] else { return nil }
        let offset = tree.start(node)
        guard (enclosingFunction(node, arrows: true) ?? 0) == line.function else { return laterValue(binding) }
        guard line.range.contains(offset) else { return nil }
        guard let state = state(binding, upTo: offset) else { return nil }
        return state.value.isUnknown ? nil : mayChangeUnseen(binding) ? open(state.value) : state.value
    }

    /// In a function inside, which may run at any time: the last state, or another.
    private func laterValue(_ binding: BindingID) -> ValueID? {
        guard straightLines[binding]?.isFilling == false, let last = state(binding, upTo: .max)?.value, !last.isUnknown else { return nil }
        return open(last)
    }

    /// The value of `s += x` itself.
    func straightLineValue(afterWrite write: NodeID, _ target: NodeID) -> ValueID {
        let binding = scopes.binding(at: target)
        guard binding != 0, hasStraightLine(binding), let state = state(binding, upTo: tree.end(write)), state.node == write else {
            return .unknown
        }
        return state.value
    }

    /// Whether a variable's writes stand in one line.
    private func hasStraightLine(_ binding: BindingID) -> Bool {
        if let known = straightLines[binding] { return !known.states.isEmpty || !known.waiting.isEmpty }
        let line = frames.isEmpty ? plainWrites(binding) : nil
        if frames.isEmpty { straightLines[binding] = line ?? StraightLine() }
        return line != nil
    }

    /// The state after all writes that end before an offset. Writes are looked at in their order, and only as far as needed: the value
    /// of one may read the one before.
    private func state(_ binding: BindingID, upTo offset: Int) -> StraightLine.State? {
        while let next = straightLines[binding]?.waiting.last, next.end <= offset, steps > 0 {
            straightLines[binding]?.waiting.removeLast()
            let wasFilling = straightLines[binding]?.isFilling ?? false
            straightLines[binding]?.isFilling = true
            var state = next
            state.value = written(state.node, straightLines[binding]?.states.last?.value ?? .unknown)
            straightLines[binding]?.states.append(state)
            straightLines[binding]?.isFilling = wasFilling
        }
        guard let line = straightLines[binding] else { return nil }
        let count = line.count(upTo: offset)
        return count > 0 ? line.states[count - 1] : nil
    }

    private func written(_ write: NodeID, _ previous: ValueID) -> ValueID {
        steps -= 1
        if tree.kind(write) == .variableDeclarator { return value(tree.child(write, 1)) }
        let right = tree.child(write, 1)
        switch tree.operation(write) {
        case .assign: return value(right)
        case .or, .and, .nullish: return previous.isUnknown ? .unknown : logical(tree.operation(write), previous, right)
        default:
            let value = value(right)
            return previous.isUnknown || value.isUnknown ? .unknown : operate(tree.operation(write), previous, value)
        }
    }

    /// The writes of a variable, when all are statements of one block; `nil` otherwise.
    private func plainWrites(_ binding: BindingID) -> StraightLine? {
        switch scopes.kind(of: binding) {
        case .var, .let: break
        default: return nil
        }
        guard scopes.writeCount(of: binding) > 1, !scopes.flags(of: binding).contains(.startsWithParameter) else { return nil }
        var line = StraightLine()
        var block: NodeID = 0
        for reference in scopes.references(of: binding) where scopes.flags(ofReference: reference).contains(.write) {
            steps -= 1
            guard steps > 0, let write = plainWrite(scopes.node(ofReference: reference)), block == 0 || block == write.block else {
                return nil
            }
            block = write.block
            line.waiting.append(StraightLine.State(end: tree.end(write.node), node: write.node, value: .unknown))
        }
        guard block != 0 else { return nil }
        line.waiting.reverse()
        line.function = tree.kind(block) == .program ? 0 : enclosingFunction(block, arrows: true) ?? 0
        line.range = tree.range(block)
        return line
    }

    /// The write that a target belongs to and the block it stands in, when it is a statement of its own.
    private func plainWrite(_ target: NodeID) -> (node: NodeID, block: NodeID)? {
        let write = parents[Int(target)]
        var statement = parents[Int(write)]
        switch tree.kind(write) {
        case .variableDeclarator:
            guard tree.kind(statement) == .variableDeclaration, tree.has(.hasValue, write) else { return nil }
        case .assignmentExpression:
            guard tree.firstChild(write) == target else { return nil }
            if tree.kind(statement) == .sequenceExpression { statement = parents[Int(statement)] }
            guard tree.kind(statement) == .expressionStatement else { return nil }
        default: return nil
        }
        let block = parents[Int(statement)]
        switch tree.kind(block) {
        case .program, .functionBody, .blockStatement: return (write, block)
        default: return nil
        }
    }
}
