// SPDX-License-Identifier: Apache-2.0

/// Parameters: joined over the calls of their function.
extension ValueFinder {
    /// How many calls are looked at; a function that is called from more places is a library's, not a secret's.
    private static let callLimit = 32

    private static let unknownLimit = 4

    /// What a parameter can be.
    func parameter(_ parameter: NodeID, of function: NodeID) -> ValueID {
        guard let place = plainPlace(parameter, function), tree.kind(parameter) != .restElement else { return .unknown }
        if let frame = frames.last(where: { $0.function == function }) {
            guard let arguments = frame.arguments else { return .unknown }
            return place < arguments.count ? arguments[place] : .undefined
        }
        let calls = callers(of: function)
        var join = Join(isComplete: calls.areAll)
        for (count, call) in calls.calls.enumerated() {
            join.add(argument(place + call.shift, of: call.node), self)
            // A parameter that gets something unknown again and again is not worth more.
            if join.isFull || count >= Self.unknownLimit && join.isEmpty {
                join.isComplete = false
                break
            }
        }
        for made in calls.made { join.add(place == 0 ? made : .unknown, self) }
        return finish(join)
    }

    private func plainPlace(_ parameter: NodeID, _ function: NodeID) -> Int? {
        guard let list = tree.children(function).first(where: { tree.kind($0) == .parameters }) else { return nil }
        var place = 0
        for other in tree.children(list) where tree.kind(other) != .decorator {
            if other == parameter { return place }
            place += 1
            if place > 64 { return nil }
        }
        return nil
    }

    /// The value of an argument of a call; undefined when it is left out.
    func argument(_ place: Int, of call: NodeID) -> ValueID {
        guard place >= 0 else { return .unknown }
        var left = place
        var argument = tree.firstChild(call)
        if tree.kind(call) != .importExpression { argument = tree.nextSibling(argument) }
        while argument != 0 {
            switch tree.kind(argument) {
            case .typeArguments: break
            case .spreadElement: return .unknown
            default:
                if left == 0 { return value(argument) }
                left -= 1
            }
            argument = tree.nextSibling(argument)
        }
        return .undefined
    }

    /// The arguments of a call, `new` or `import()`, without types.
    @inline(__always)
    func arguments(_ call: NodeID) -> Arguments {
        let first = tree.firstChild(call)
        return Arguments(tree: tree, node: tree.kind(call) == .importExpression ? first : tree.nextSibling(first))
    }

    struct Arguments: Sequence, IteratorProtocol {
        fileprivate let tree: SyntaxTree
        fileprivate var node: NodeID

        @inline(__always)
        mutating func next() -> NodeID? {
            while node != 0 {
                let argument = node
                node = tree.nextSibling(argument)
                if tree.kind(argument) != .typeArguments { return argument }
            }
            return nil
        }
    }

    /// An argument of a call; 0 when it is left out.
    func argumentNode(_ place: Int, of call: NodeID) -> NodeID {
        var left = place
        for argument in arguments(call) {
            if left == 0 { return argument }
            left -= 1
        }
        return 0
    }

    /// A function's calls, as far as they are seen.
    struct Callers {
        var calls: [(node: NodeID, shift: Int)] = []
        /// First arguments that are given by built-in functions: elements, or what a promise holds.
        var made: [ValueID] = []
        var areAll = true
    }

    func callers(of function: NodeID) -> Callers {
        let notes = notes(function)
        if let known = notes.callers { return known }
        let callers = findCallers(of: function)
        notes.callers = callers
        return callers
    }

    private func findCallers(of function: NodeID) -> Callers {
        var callers = Callers()
        switch tree.kind(parents[Int(function)]) {
        case .exportNamedDeclaration, .exportDefaultDeclaration: callers.areAll = false
        default: break
        }
        if tree.kind(function) == .functionDeclaration {
            addCalls(of: scopes.binding(at: nameNode(function)), to: &callers)
        } else {
            addUse(of: function, to: &callers)
            if tree.has(.named, function) { addCalls(of: scopes.binding(at: nameNode(function)), to: &callers) }
        }
        if callers.calls.isEmpty, callers.made.isEmpty { callers.areAll = false }
        return callers
    }

    private func nameNode(_ function: NodeID) -> NodeID {
        tree.has(.named, function) ? tree.firstChild(function) : 0
    }

    /// A function expression where it stands: called at once, given to a name, or handed to a built-in function.
    private func addUse(of function: NodeID, to callers: inout Callers) {
        let parent = parents[Int(function)]
        switch tree.kind(parent) {
        case .callExpression, .newExpression:
            if tree.firstChild(parent) == function {
                callers.calls.append((parent, 0))
            } else {
                addCallback(parent, function, to: &callers)
            }
        case .memberExpression where tree.firstChild(parent) == function && tree.names[tree.data(parent)] == "call":
            let call = parents[Int(parent)]
            if tree.kind(call) == .callExpression, tree.firstChild(call) == parent {
                callers.calls.append((call, 1))
            } else {
                callers.areAll = false
            }
        case .variableDeclarator, .assignmentExpression:
            let target = tree.firstChild(parent)
            let binding = scopes.binding(at: target)
            guard binding != 0, scopes.kind(of: binding) != .global, tree.firstChild(parent) != function else {
                callers.areAll = false
                return
            }
            addCalls(of: binding, to: &callers)
            if tree.kind(parent) == .assignmentExpression, tree.kind(parents[Int(parent)]) != .expressionStatement {
                callers.areAll = false
            }
        case .awaitExpression, .unaryExpression, .expressionStatement: break
        default: callers.areAll = false
        }
    }

    private func addCalls(of binding: BindingID, to callers: inout Callers) {
        guard binding != 0 else {
            callers.areAll = false
            return
        }
        for reference in scopes.references(of: binding) {
            let flags = scopes.flags(ofReference: reference)
            if flags.contains(.called) || flags.contains(.constructed) {
                let call = parents[Int(scopes.node(ofReference: reference))]
                guard callers.calls.count < Self.callLimit, tree.kind(call) != .taggedTemplateExpression else {
                    callers.areAll = false
                    return
                }
                callers.calls.append((call, 0))
            } else if flags.contains(.read) {
                callers.areAll = false
            }
            steps -= 1
        }
    }

    /// A function handed to a built-in one that calls it with something known.
    private func addCallback(_ call: NodeID, _ function: NodeID, to callers: inout Callers) {
        let callee = tree.firstChild(call)
        guard tree.kind(callee) == .memberExpression, tree.nextSibling(callee) == function else {
            callers.areAll = false
            return
        }
        let receiver = tree.firstChild(callee)
        switch tree.names[tree.data(callee)] {
        case "then": callers.made.append(value(receiver))
        case "forEach", "map", "filter", "some", "every", "find", "findIndex", "flatMap", "findLast":
            callers.made.append(elements(value(receiver)))
        default: callers.areAll = false
        }
    }
}
