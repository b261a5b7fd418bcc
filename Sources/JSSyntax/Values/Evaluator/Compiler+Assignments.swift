// SPDX-License-Identifier: Apache-2.0

// Assignments, updates and patterns.
extension Compiler {
    mutating func assignment(_ node: NodeID) {
        let target = unwrapped(tree.firstChild(node))
        let value = tree.child(node, 1)
        let operation = tree.operation(node)
        switch operation {
        case .assign: plainAssignment(target, value)
        case .and, .or, .nullish: logicalAssignment(target, value, operation)
        default: compound(target, value, operation)
        }
    }

    /// Without TypeScript's casts.
    private func unwrapped(_ node: NodeID) -> NodeID {
        var at = node
        while [.tsAsExpression, .tsNonNullExpression].contains(tree.kind(at)) { at = tree.firstChild(at) }
        return at
    }

    private mutating func plainAssignment(_ target: NodeID, _ value: NodeID) {
        switch tree.kind(target) {
        case .identifier:
            if appends(target, value) {
                return compound(target, tree.child(value, 1), .plus)
            }
            expression(value)
            store(target, declares: false)
        case .memberExpression where !tree.has(.privateMember, target):
            expression(tree.firstChild(target))
            expression(value)
            emit(.setProperty, name(tree.data(target)))
        case .computedMemberExpression:
            expression(tree.firstChild(target))
            expression(tree.child(target, 1))
            expression(value)
            emit(.setElement)
        case .objectPattern, .arrayPattern:
            expression(value)
            emit(.duplicate)
            assign(to: target, declares: false)
        default: emit(.undecidable)
        }
    }

    /// `x = x + y`, which grows a string in place as `x += y` does.
    private func appends(_ target: NodeID, _ value: NodeID) -> Bool {
        guard tree.kind(value) == .binaryExpression, tree.operation(value) == .plus else { return false }
        let left = tree.firstChild(value)
        return tree.kind(left) == .identifier && scopes.binding(at: left) == scopes.binding(at: target) && scopes.binding(at: left) != 0
    }

    private mutating func compound(_ target: NodeID, _ value: NodeID, _ operation: TokenKind) {
        switch tree.kind(target) {
        case .identifier:
            load(target)
            expression(value)
            let kind = scopes.kind(of: scopes.binding(at: target))
            if operation == .plus, kind != .const, kind != .functionName, kind != .className, let place = variable(target) {
                return emit(.addStore, place.distance, place.slot)
            }
            emit(.binary, operation)
            store(target, declares: false)
        case .memberExpression where !tree.has(.privateMember, target):
            expression(tree.firstChild(target))
            emit(.duplicate)
            emit(.getProperty, name(tree.data(target)))
            expression(value)
            emit(.binary, operation)
            emit(.setProperty, name(tree.data(target)))
        case .computedMemberExpression:
            expression(tree.firstChild(target))
            expression(tree.child(target, 1))
            emit(.duplicateTwo)
            emit(.getElement)
            expression(value)
            emit(.binary, operation)
            emit(.setElement)
        default: emit(.undecidable)
        }
    }

    private mutating func logicalAssignment(_ target: NodeID, _ value: NodeID, _ operation: TokenKind) {
        let keep: Operation = operation == .and ? .jumpIfFalseKeeping : operation == .or ? .jumpIfTrueKeeping : .jumpIfNotNullishKeeping
        let end = label()
        switch tree.kind(target) {
        case .identifier:
            load(target)
            emit(keep, end)
            expression(value)
            store(target, declares: false)
            place(end)
        case .memberExpression where !tree.has(.privateMember, target):
            let done = label()
            expression(tree.firstChild(target))
            emit(.duplicate)
            emit(.getProperty, name(tree.data(target)))
            emit(keep, end)
            expression(value)
            emit(.setProperty, name(tree.data(target)))
            emit(.jump, done)
            place(end)
            emit(.dropUnder)
            place(done)
        case .computedMemberExpression:
            let done = label()
            expression(tree.firstChild(target))
            expression(tree.child(target, 1))
            emit(.duplicateTwo)
            emit(.getElement)
            emit(keep, end)
            expression(value)
            emit(.setElement)
            emit(.jump, done)
            place(end)
            emit(.dropUnder)
            emit(.dropUnder)
            place(done)
        default: emit(.undecidable)
        }
    }

    mutating func update(_ node: NodeID) {
        let target = unwrapped(tree.firstChild(node))
        let step: Int32 = tree.operation(node) == .plusPlus ? 1 : -1
        let isPrefix = tree.has(.prefix, node)
        switch tree.kind(target) {
        case .identifier:
            load(target)
            emit(.toNumeric)
            if !isPrefix { emit(.duplicate) }
            emit(.increment, step)
            store(target, declares: false)
            if !isPrefix { emit(.pop) }
        case .memberExpression where !tree.has(.privateMember, target):
            expression(tree.firstChild(target))
            emit(.duplicate)
            emit(.getProperty, name(tree.data(target)))
            emit(.toNumeric)
            if !isPrefix { emit(.copyUnderOne) }
            emit(.increment, step)
            emit(.setProperty, name(tree.data(target)))
            if !isPrefix { emit(.pop) }
        case .computedMemberExpression:
            expression(tree.firstChild(target))
            expression(tree.child(target, 1))
            emit(.duplicateTwo)
            emit(.getElement)
            emit(.toNumeric)
            if !isPrefix { emit(.copyUnderTwo) }
            emit(.increment, step)
            emit(.setElement)
            if !isPrefix { emit(.pop) }
        default: emit(.undecidable)
        }
    }

    // MARK: Patterns

    /// Gives the top of the stack to a target, and drops it.
    mutating func assign(to target: NodeID, declares: Bool) {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { return emit(.undecidable) }
        switch tree.kind(target) {
        case .identifier, .bindingIdentifier:
            store(target, declares: declares)
            emit(.pop)
        case .assignmentPattern:
            let given = label()
            emit(.jumpIfDefined, given)
            expression(tree.child(target, 1))
            place(given)
            assign(to: tree.firstChild(target), declares: declares)
        case .objectPattern: objectPattern(target, declares)
        case .arrayPattern: arrayPattern(target, declares)
        case .memberExpression where !tree.has(.privateMember, target):
            expression(tree.firstChild(target))
            emit(.swap)
            emit(.setProperty, name(tree.data(target)))
            emit(.pop)
        case .computedMemberExpression:
            let value = temporary()
            emit(.storeTemporary, value)
            expression(tree.firstChild(target))
            expression(tree.child(target, 1))
            emit(.loadTemporary, value)
            emit(.setElement)
            emit(.pop)
        default: emit(.undecidable)
        }
    }

    private mutating func objectPattern(_ node: NodeID, _ declares: Bool) {
        emit(.requireObject)
        var taken: [Int32] = []
        for child in tree.children(node) {
            if tree.kind(child) == .typeAnnotation { continue }
            if tree.kind(child) == .restElement {
                for key in taken { emit(.constant, key) }
                emit(.objectRest, Int32(taken.count))
                assign(to: tree.firstChild(child), declares: declares)
                continue
            }
            let first = tree.firstChild(child)
            emit(.duplicate)
            if tree.has(.shorthand, child) {
                let named = tree.kind(first) == .assignmentPattern ? tree.firstChild(first) : first
                let key = name(tree.data(named))
                taken.append(key)
                emit(.getProperty, key)
                assign(to: first, declares: declares)
            } else if let key = key(first, isComputed: tree.has(.computed, child)) {
                taken.append(key)
                emit(.getProperty, key)
                assign(to: tree.nextSibling(first), declares: declares)
            } else {
                expression(first)
                emit(.getElement)
                assign(to: tree.nextSibling(first), declares: declares)
            }
        }
        emit(.pop)
    }

    private mutating func arrayPattern(_ node: NodeID, _ declares: Bool) {
        emit(.iterate)
        for child in tree.children(node) {
            switch tree.kind(child) {
            case .typeAnnotation: continue
            case .elision:
                emit(.nextOrUndefined)
                emit(.pop)
            case .restElement:
                emit(.rest)
                assign(to: tree.firstChild(child), declares: declares)
            default:
                emit(.nextOrUndefined)
                assign(to: child, declares: declares)
            }
        }
        emit(.pop)
    }
}
