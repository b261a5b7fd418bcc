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
        if frames.isEmpty { outerCall = id }
        let callee = tree.firstChild(id)
        if let module = wrappedModule(callee, id) { return module }
        if let receiver = methodReceiver(callee) { return callMethod(receiver.object, receiver.names, callee: callee, at: id) }
        let target = value(callee)
        if target.isUnknown { return .unknown }
        if let path = target.path, isPlain(path) {
            if frames.isEmpty, bench.mayTry(.casual) { improveArguments(id, .casual) }
            return .path(store.paths.called(path))
        }
        if let function = target.node, isOneFunction(target), isHopeless(function) { return generalResult(function) }
        if frames.isEmpty, store.members(target).contains(where: isImportant) { improveArguments(id, .important) }
        let arguments = argumentValues(id)
        if let evaluated = evaluateCall(id, target, arguments) { return evaluated }
        return callEach(target, arguments, this: .undefined, at: id)
    }

    private func callMethod(_ object: ValueID, _ names: Few<TextID>, callee: NodeID, at id: NodeID) -> ValueID {
        let result = callMethods(object, names, argumentValues(id), callee: callee, at: id)
        // What is given a function is the evaluator's: `"…".split("").map(function (c) { … })`.
        if result.isUnknown, isListMethod(object, names) || arguments(id).contains(where: isFunctionNode), isWorthEvaluating(id) {
            return evaluateNode(id)
        }
        return result
    }

    /// A list that was put together in steps is read: the evaluator can take them.
    private func isListMethod(_ object: ValueID, _ names: Few<TextID>) -> Bool {
        switch view(object) {
        case .array, .made: names.allSatisfy { known.names.has(.reading, $0) }
        case .string: names.contains { $0 == known.names.replace || $0 == known.names.replaceAll }
        default: false
        }
    }

    /// A path whose calls mean nothing to the finder, whatever their arguments are.
    private func isPlain(_ path: PathID) -> Bool {
        if frames.count > 0 || throughDepth > 0 { return false }
        let place = Int(path)
        if place < plainPaths.count, plainPaths[place] != 0 { return plainPaths[place] == 1 }
        let isPlain =
            known.call(path) == nil && sinks.kind(path, store.paths) == nil && !isImportant(.path(path)) && !mayBeBuiltin(path)
            && !known.names.has(.through, store.paths.entry(path).name)
        if place >= plainPaths.count {
            plainPaths.append(contentsOf: repeatElement(0, count: max(store.paths.entries.count, place + 1) - plainPaths.count))
        }
        plainPaths[place] = isPlain ? 1 : 2
        return isPlain
    }

    /// A call of a function of the source where it stands, which knows more of its surroundings than the function by itself.
    private func evaluateCall(_ id: NodeID, _ target: ValueID, _ arguments: [ValueID]?) -> ValueID? {
        guard frames.isEmpty, let arguments, arguments.contains(where: isPrimitive) || arguments.isEmpty, !store.members(target).isEmpty,
            !isStatement(id)
        else { return nil }
        var last: NodeID = 0
        // What fails inside one function may well succeed outside.
        let around = enclosingFunction(id, arrows: true) ?? 0
        for member in store.members(target) {
            guard case .function(let function) = view(member),
                !evaluationFailures.contains(FailedPlace(function: function, around: around)), mayBePure(function),
                isMoreThanOneExpression(function), mayGiveText(function)
            else { return nil }
            last = function
        }
        guard isWorthEvaluating(id) else { return nil }
        let value = evaluateNode(id)
        if value.isUnknown { evaluationFailures.insert(FailedPlace(function: last, around: around)) }
        return value.isUnknown ? nil : value
    }

    /// What is but one expression is looked into instead.
    private func isMoreThanOneExpression(_ function: NodeID) -> Bool {
        guard let body = lastChild(function), tree.kind(body) == .functionBody else { return false }
        return tree.kind(tree.firstChild(body)) != .returnStatement
    }

    /// Whether nobody uses the value of a call.
    private func isStatement(_ call: NodeID) -> Bool {
        let parent = parents[Int(call)]
        switch tree.kind(parent) {
        case .expressionStatement: return true
        case .unaryExpression, .sequenceExpression: return tree.kind(parents[Int(parent)]) == .expressionStatement
        default: return false
        }
    }

    private func isFunctionNode(_ node: NodeID) -> Bool {
        switch tree.kind(node) {
        case .functionExpression, .arrowFunctionExpression: true
        case .identifier: isOneFunction(value(node))
        default: false
        }
    }

    /// Global names whose calls matter: they run, send, or fetch.
    private static let importantGlobals: Set<String> = [
        "eval", "Function", "setTimeout", "setInterval", "setImmediate", "require", "import", "fetch", "XMLHttpRequest", "WebSocket",
        "Worker",
        "process", "globalThis", "module", "navigator", "location", "importScripts", "EventSource", "execScript", "Bun", "Deno",
    ]

    /// Modules whose calls matter: those of Node that run, send, fetch, read or write, and packages that wrap them.
    private static let importantModules: Set<String> = [
        "child_process", "cluster", "crypto", "dgram", "dns", "fs", "fs/promises", "dns/promises", "http", "http2", "https", "inspector",
        "module", "net", "os", "repl", "tls", "vm", "worker_threads", "zlib", "axios", "bent", "cross-fetch", "cross-spawn", "discord.js",
        "execa", "fs-extra", "got", "graceful-fs", "isomorphic-fetch", "make-fetch-happen", "needle", "node-fetch", "nodemailer", "open",
        "phin", "puppeteer", "request", "shelljs", "socket.io-client", "ssh2", "superagent", "telegraf", "undici", "vm2", "ws", "zx",
    ]

    /// Whether a call of a value matters enough to have its arguments evaluated.
    private func isImportant(_ target: ValueID) -> Bool {
        guard let path = target.path else { return false }
        let root = store.paths.root(of: path)
        if let known = importantPaths[root] { return known }
        let names = store.paths.entry(root).step == .module ? Self.importantModules : Self.importantGlobals
        let isImportant = names.contains(store.paths.name(root))
        importantPaths[root] = isImportant
        return isImportant
    }

    /// Asks the evaluator for the arguments of a call of something outside, where they are not known yet.
    private func improveArguments(_ call: NodeID, _ purpose: EvaluationBench.Purpose) {
        for argument in arguments(call).prefix(4) {
            let value = value(argument)
            guard !store.isComplete(value), purpose == .important || mayDecode(argument), isWorthEvaluating(argument) else { continue }
            let better = evaluateNode(argument, purpose)
            if !better.isUnknown { values[Int(argument)] = better }
        }
    }

    /// Whether an expression is put together in steps, or itself calls something or looks something up by a value, as what hides text does.
    private func mayDecode(_ node: NodeID) -> Bool {
        switch tree.kind(node) {
        case .identifier: return scopes.writeCount(of: scopes.binding(at: node)) > 1
        case .memberExpression: return false
        case .callExpression, .computedMemberExpression: return true
        default:
            let first = firstNode(node)
            steps -= Int(node - first) / 8
            return (first..<node).contains { tree.kind($0) == .callExpression || tree.kind($0) == .computedMemberExpression }
        }
    }

    /// A module in the wrapper that a compiler puts around it.
    private func wrappedModule(_ callee: NodeID, _ call: NodeID) -> ValueID? {
        var named = callee
        if tree.kind(named) == .sequenceExpression { named = lastChild(named) ?? named }
        switch tree.kind(named) {
        // All of them begin with `_`.
        case .identifier: guard tree.bytes[tree.start(named)] == 0x5F else { return nil }
        case .memberExpression: break
        default: return nil
        }
        guard known.names.has(.wrapper, textNumber(NameID(tree.data(named)))) else { return nil }
        let module = argument(0, of: call)
        return module.path == nil ? nil : module
    }

    /// The values of a call's arguments; `nil` when a spread of unknown length is among them.
    func argumentValues(_ call: NodeID) -> [ValueID]? {
        var count = 0
        for _ in arguments(call) { count += 1 }
        if count == 0 { return [] }
        var values: [ValueID] = []
        values.reserveCapacity(count)
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
    private func methodReceiver(_ callee: NodeID) -> (object: ValueID, names: Few<TextID>)? {
        switch tree.kind(callee) {
        case .memberExpression:
            let object = value(tree.firstChild(callee))
            if object.isUnknown || object.path != nil { return nil }
            return (object, Few(dottedName(callee)))
        case .computedMemberExpression:
            let object = value(tree.firstChild(callee))
            if object.isUnknown || object.path != nil { return nil }
            let key = value(tree.child(callee, 1))
            if !isSet(key) { return self.key(key).map { (object, Few($0)) } }
            let names = store.members(key).compactMap(self.key)
            return names.isEmpty ? nil : (object, Few(names))
        default: return nil
        }
    }

    private func callMethods(_ object: ValueID, _ names: Few<TextID>, _ arguments: [ValueID]?, callee: NodeID, at id: NodeID) -> ValueID {
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

    private func callMethod(_ receiver: ValueID, _ name: TextID, _ arguments: [ValueID]?, isFresh: Bool, at id: NodeID) -> ValueID {
        let method = property(receiver, name)
        if method.path != nil || isOneFunction(method) { return callEach(method, arguments, this: receiver, at: id) }
        guard case .method(let target, let methodName) = view(method) else {
            // A method of an array that is changed somewhere is not told by `property`; a fresh one cannot be changed yet.
            if isFresh, let arguments { return evaluateMethod(receiver, name, arguments, isFresh: true, at: id) }
            return method.isUnknown ? .unknown : callEach(method, arguments, this: receiver, at: id)
        }
        if let through = seeThrough(target, methodName, arguments) {
            return methodName == known.names.bind ? bound(through) : callThrough(through, at: id)
        }
        guard let arguments else { return .unknown }
        return evaluateMethod(target, methodName, arguments, isFresh: isFresh, at: id)
    }

    private func isOneFunction(_ value: ValueID) -> Bool {
        if case .function = view(value) { true } else { false }
    }

    /// `f.call(this, …)`, `f.apply(this, list)` and `f.bind(this, …)`.
    func seeThrough(_ target: ValueID, _ name: TextID, _ arguments: [ValueID]?) -> ResolvedCall? {
        switch view(target) {
        case .function, .class, .path, .bound, .method, .code: break
        default: return nil
        }
        let this = arguments?.first ?? .undefined
        switch name {
        case known.names.call, known.names.bind:
            return ResolvedCall(target: target, arguments: arguments.map { Array($0.dropFirst()) }, this: this)
        case known.names.apply:
            guard let arguments else { return ResolvedCall(target: target, arguments: nil, this: .unknown) }
            guard arguments.count > 1 else { return ResolvedCall(target: target, arguments: [], this: this) }
            return ResolvedCall(target: target, arguments: arrayElements(arguments[1]), this: this)
        default: return nil
        }
    }

    private func bound(_ call: ResolvedCall) -> ValueID {
        guard let arguments = call.arguments, !arguments.isEmpty else { return call.target }
        return store.bound(call.target, arguments)
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
        case .bound(let entry):
            let first = store.boundArguments(of: entry)
            return callThrough(ResolvedCall(target: entry.firstValue, arguments: arguments.map { first + $0 }, this: .unknown), at: id)
        case .method(let receiver, let name):
            if let through = seeThrough(receiver, name, arguments) {
                return name == known.names.bind ? bound(through) : callThrough(through, at: id)
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
        note(path, arguments, this: this, at: id)
        if let meaning = known.call(path) {
            if let value = callKnown(meaning, path, arguments, at: id) { return value }
        } else if let through = pathMethod(path, arguments) {
            return store.paths.entry(path).name == known.names.bind ? bound(through) : callThrough(through, at: id)
        }
        if let promised = promised(path, arguments) { return promised }
        if let arguments, let result = evaluateBuiltin(path, arguments, this: this, at: id) { return result }
        return .path(store.paths.called(path))
    }

    /// Keeps where a call ends up, when that does not stand there: it is seen through, or it is what a function of the source does
    /// with its arguments.
    private func note(_ path: PathID, _ arguments: [ValueID]?, this: ValueID, at id: NodeID) {
        let call = frames.isEmpty ? id : outerCall
        if sinks.kind(path, store.paths) != nil { codeCalls.insert(call) }
        guard throughDepth > 0 || !frames.isEmpty || hasSpread(id), arguments?.contains(where: \.isUnknown) != true || frames.isEmpty else {
            return
        }
        guard (resolvedCalls[call]?.count ?? 0) < Self.targetLimit else { return }
        resolvedCalls[call, default: []].append(ResolvedCall(target: .path(path), arguments: arguments, this: this))
    }

    private func hasSpread(_ call: NodeID) -> Bool { tree.children(call).contains { tree.kind($0) == .spreadElement } }

    /// What a promise comes to is told as the promise itself: `import("a").then(f)` is what `f` gives for the module `a`.
    private func promised(_ path: PathID, _ arguments: [ValueID]?) -> ValueID? {
        let entry = store.paths.entry(path)
        guard entry.step == .property, let handler = arguments?.first else { return nil }
        switch entry.name {
        case known.names.catch, known.names.finally: return .path(entry.parent)
        case known.names.then:
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
        let name = entry.name
        guard name == known.names.call || name == known.names.apply || name == known.names.bind else { return nil }
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
            guard isString(member), let name = key(member) else {
                join.isComplete = false
                continue
            }
            join.add(.path(store.paths.module(name)), self)
        }
        return join.isEmpty ? nil : finish(join)
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
