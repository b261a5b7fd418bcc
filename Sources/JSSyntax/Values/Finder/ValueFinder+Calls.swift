// SPDX-License-Identifier: Apache-2.0

/// A call as it is after `call`, `apply`, `bind` and their like are seen through.
struct ResolvedCall: Sendable {
    /// What is called: one value, not a set.
    var target: ValueID
    /// The arguments; `nil` when their number is not known.
    var arguments: [ValueID]?
    /// The object before the last dot, when the call has that form.
    var this: ValueID
}

/// Calls and what they give.
extension ValueFinder {
    /// The most targets of one call that are looked at.
    private static let targetLimit = 16

    func call(_ id: NodeID) -> ValueID {
        let depth = throughDepth
        throughDepth = 0
        defer { throughDepth = depth }
        let callee = tree.firstChild(id)
        let values = argumentValues(id)
        if let module = wrappedModule(callee, values) { return module }
        guard let receiver = methodReceiver(callee) else {
            let target = value(callee)
            if frames.isEmpty, store.members(target).contains(where: { $0.path != nil }) { improveArguments(id) }
            return callEach(target, frames.isEmpty ? argumentValues(id) : values, this: .undefined, at: id)
        }
        let result = callMethods(receiver.object, receiver.names, values, callee: callee, at: id)
        // What is given a function is the evaluator's: `"…".split("").map(function (c) { … })`.
        if result.isUnknown, arguments(id).contains(where: isFunctionNode), isWorthEvaluating(id) { return evaluateNode(id) }
        return result
    }

    private func isFunctionNode(_ node: NodeID) -> Bool {
        switch tree.kind(node) {
        case .functionExpression, .arrowFunctionExpression: true
        case .identifier: isOneFunction(value(node))
        default: false
        }
    }

    /// Asks the evaluator for the arguments of a call of something outside, where they are not known yet.
    private func improveArguments(_ call: NodeID) {
        for argument in arguments(call).prefix(4) {
            let value = value(argument)
            guard !store.isComplete(value), isWorthEvaluating(argument) else { continue }
            let better = evaluateNode(argument)
            if !better.isUnknown { values[Int(argument)] = better }
        }
    }

    private func wrappedModule(_ callee: NodeID, _ arguments: [ValueID]?) -> ValueID? {
        let name =
            switch tree.kind(callee) {
            case .identifier: tree.names[tree.data(callee)]
            case .memberExpression: tree.names[tree.data(callee)]
            case .sequenceExpression: lastChild(callee).map { tree.kind($0) == .memberExpression ? tree.names[tree.data($0)] : "" } ?? ""
            default: ""
            }
        guard name.utf8.first == 0x5F, KnownGlobals.moduleWrappers.contains(name), let module = arguments?.first else { return nil }
        return module.path == nil ? nil : module
    }

    /// The values of a call's arguments; `nil` when a spread of unknown length is among them.
    func argumentValues(_ call: NodeID) -> [ValueID]? {
        var values: [ValueID] = []
        for argument in arguments(call) {
            if tree.kind(argument) == .spreadElement {
                guard let elements = arrayElements(value(tree.firstChild(argument))) else { return nil }
                values.append(contentsOf: elements)
            } else {
                values.append(value(argument))
            }
            if values.count > 4096 { return nil }
        }
        return values
    }

    /// The object and the possible names of a method call.
    private func methodReceiver(_ callee: NodeID) -> (object: ValueID, names: [String])? {
        switch tree.kind(callee) {
        case .memberExpression:
            let object = value(tree.firstChild(callee))
            if object.isUnknown || object.path != nil { return nil }
            return memberName(callee).map { (object, [$0]) }
        case .computedMemberExpression:
            let object = value(tree.firstChild(callee))
            if object.isUnknown || object.path != nil { return nil }
            let names = store.members(value(tree.child(callee, 1))).compactMap(key)
            return names.isEmpty ? nil : (object, names)
        default: return nil
        }
    }

    private func callMethods(_ object: ValueID, _ names: [String], _ arguments: [ValueID]?, callee: NodeID, at id: NodeID) -> ValueID {
        var join = Join(isComplete: store.isComplete(object))
        let isFresh = isMade(by: tree.firstChild(callee), object)
        for receiver in store.members(object) {
            for name in names.prefix(Self.targetLimit) {
                join.add(callMethod(receiver, name, arguments, isFresh: isFresh, at: id), self)
            }
        }
        return finish(join)
    }

    /// Whether a value was made by this very expression, so that nothing else can hold it.
    private func isMade(by node: NodeID, _ value: ValueID) -> Bool { value.node == node || made(value)?.origin == node }

    private func callMethod(_ receiver: ValueID, _ name: String, _ arguments: [ValueID]?, isFresh: Bool, at id: NodeID) -> ValueID {
        let method = property(receiver, name)
        if method.path != nil || isOneFunction(method) { return callEach(method, arguments, this: receiver, at: id) }
        guard case .method(let target, let methodName) = view(method) else {
            // A method of an array that is changed somewhere is not told by `property`; a fresh one cannot be changed yet.
            if isFresh, let arguments { return evaluateMethod(receiver, name, arguments, isFresh: true, at: id) }
            return method.isUnknown ? .unknown : callEach(method, arguments, this: receiver, at: id)
        }
        if let through = seeThrough(target, methodName, arguments) {
            return methodName == "bind" ? bound(through) : callThrough(through, at: id)
        }
        guard let arguments else { return .unknown }
        return evaluateMethod(target, methodName, arguments, isFresh: isFresh, at: id)
    }

    private func isOneFunction(_ value: ValueID) -> Bool {
        if case .function = view(value) { true } else { false }
    }

    /// `f.call(this, …)`, `f.apply(this, list)` and `f.bind(this, …)`.
    func seeThrough(_ target: ValueID, _ name: String, _ arguments: [ValueID]?) -> ResolvedCall? {
        switch view(target) {
        case .function, .class, .path, .bound, .method, .code: break
        default: return nil
        }
        let this = arguments?.first ?? .undefined
        switch name {
        case "call", "bind": return ResolvedCall(target: target, arguments: arguments.map { Array($0.dropFirst()) }, this: this)
        case "apply":
            guard let arguments else { return ResolvedCall(target: target, arguments: nil, this: .unknown) }
            guard arguments.count > 1 else { return ResolvedCall(target: target, arguments: [], this: this) }
            return ResolvedCall(target: target, arguments: arrayElements(arguments[1]), this: this)
        default: return nil
        }
    }

    private func bound(_ call: ResolvedCall) -> ValueID {
        guard let arguments = call.arguments, !arguments.isEmpty else { return call.target }
        return store.add(.bound(call.target, arguments))
    }

    // MARK: Calling values

    func callEach(_ callee: ValueID, _ arguments: [ValueID]?, this: ValueID, at id: NodeID) -> ValueID {
        if callee.isUnknown { return .unknown }
        if !isSet(callee) { return callOnce(callee, arguments, this: this, at: id) }
        var join = Join(isComplete: store.isComplete(callee))
        for target in store.members(callee) { join.add(callOnce(target, arguments, this: this, at: id), self) }
        return finish(join)
    }

    func callOnce(_ target: ValueID, _ arguments: [ValueID]?, this: ValueID, at id: NodeID) -> ValueID {
        steps -= 1
        guard steps > 0 else { return .unknown }
        switch view(target) {
        case .path(let path): return callPath(path, arguments, this: this, at: id)
        case .function(let function): return callFunction(function, arguments, this: this)
        case .bound(let target, let first):
            return callThrough(ResolvedCall(target: target, arguments: arguments.map { first + $0 }, this: .unknown), at: id)
        case .method(let receiver, let name):
            if let through = seeThrough(receiver, name, arguments) {
                return name == "bind" ? bound(through) : callThrough(through, at: id)
            }
            guard let arguments else { return .unknown }
            // Taken from its object, a method has another `this`; only what is bound to it keeps it.
            return this.isUnknown || this == .undefined ? .unknown : evaluateMethod(this, name, arguments, isFresh: false, at: id)
        case .code(let code): return callCode(code)
        default: return .unknown
        }
    }

    /// A call whose target or arguments are not those that stand there.
    private func callThrough(_ call: ResolvedCall, at id: NodeID) -> ValueID {
        throughDepth += 1
        defer { throughDepth -= 1 }
        guard throughDepth < Self.targetLimit else { return .unknown }
        return callEach(call.target, call.arguments, this: call.this, at: id)
    }

    private func callPath(_ path: PathID, _ arguments: [ValueID]?, this: ValueID, at id: NodeID) -> ValueID {
        if sinks.kind(path, store.paths) != nil { codeCalls.insert(id) }
        if throughDepth > 0, frames.isEmpty {
            resolvedCalls[id, default: []].append(ResolvedCall(target: .path(path), arguments: arguments, this: this))
        }
        if let meaning = known.call(path) {
            if let value = callKnown(meaning, path, arguments, at: id) { return value }
        } else if let through = pathMethod(path, arguments) {
            return store.paths.name(path) == "bind" ? bound(through) : callThrough(through, at: id)
        }
        if let promised = promised(path, arguments) { return promised }
        if let arguments, let result = evaluateBuiltin(path, arguments, this: this, at: id) { return result }
        return .path(store.paths.called(path))
    }

    /// What a promise comes to is told as the promise itself: `import("a").then(f)` is what `f` gives for the module `a`.
    private func promised(_ path: PathID, _ arguments: [ValueID]?) -> ValueID? {
        let entry = store.paths.entry(path)
        guard entry.step == .property, let handler = arguments?.first else { return nil }
        switch store.paths.name(path) {
        case "catch", "finally": return .path(entry.parent)
        case "then":
            guard case .function(let function) = view(handler) else { return nil }
            let value = callFunction(function, [.path(entry.parent)], this: .unknown)
            return value.isUnknown || value == .undefined ? nil : value
        default: return nil
        }
    }

    /// `fetch.call(…)`: the last step of the path is `call`, `apply` or `bind`.
    func pathMethod(_ path: PathID, _ arguments: [ValueID]?) -> ResolvedCall? {
        let entry = store.paths.entry(path)
        guard entry.step == .property else { return nil }
        let name = store.paths.name(path)
        guard name == "call" || name == "apply" || name == "bind" else { return nil }
        return seeThrough(.path(entry.parent), name, arguments)
    }

    private func callKnown(_ call: KnownGlobals.Call, _ path: PathID, _ arguments: [ValueID]?, at id: NodeID) -> ValueID? {
        guard let arguments, let first = arguments.first else { return nil }
        switch call {
        case .require: return modules(first)
        case .same: return first.isUnknown ? nil : first
        case .apply:
            let list = arguments.count > 2 ? arrayElements(arguments[2]) : []
            return callThrough(ResolvedCall(target: first, arguments: list, this: .unknown), at: id)
        case .construct: return constructEach(first, arguments.count > 1 ? arrayElements(arguments[1]) : [], at: id)
        case .get: return arguments.count > 1 ? propertyOf(first, arguments[1]) : nil
        case .function: return arguments.count == 1 ? store.add(.code(first)) : nil
        }
    }

    /// The modules that a value names; `nil` when none is known.
    private func modules(_ specifier: ValueID) -> ValueID? {
        var join = Join(isComplete: store.isComplete(specifier))
        for member in store.members(specifier) {
            guard isString(member), let name = string(member) else {
                join.isComplete = false
                continue
            }
            join.add(.path(store.paths.module(name.text)), self)
        }
        return join.members.isEmpty ? nil : finish(join)
    }

    func dynamicImport(_ id: NodeID) -> ValueID {
        guard let specifier = argumentValues(id)?.first else { return .unknown }
        codeCalls.insert(id)
        return modules(specifier) ?? .unknown
    }

    // MARK: new

    func construct(_ id: NodeID) -> ValueID {
        let callee = value(tree.firstChild(id))
        if callee.isUnknown { return .unknown }
        return constructEach(callee, argumentValues(id), at: id)
    }

    private func constructEach(_ callee: ValueID, _ arguments: [ValueID]?, at id: NodeID) -> ValueID {
        var join = Join(isComplete: store.isComplete(callee))
        for target in store.members(callee) { join.add(constructOnce(target, arguments, at: id), self) }
        return finish(join)
    }

    private func constructOnce(_ target: ValueID, _ arguments: [ValueID]?, at id: NodeID) -> ValueID {
        switch view(target) {
        case .class(let node): return store.add(.instance(node))
        case .path(let path):
            if sinks.kind(path, store.paths) != nil { codeCalls.insert(id) }
            if let arguments, let result = evaluateConstructor(path, arguments, at: id) { return result }
            if path == known.function, let code = arguments?.last, arguments?.count == 1 { return store.add(.code(code)) }
            return .path(store.paths.extend(path, .construct))
        default: return .unknown
        }
    }
}
