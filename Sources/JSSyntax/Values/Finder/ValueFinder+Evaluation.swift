// SPDX-License-Identifier: Apache-2.0

/// What is left to the evaluator: operators with conversions, built-in functions, functions of the source.
extension ValueFinder {
    func evaluateBinary(_ operation: TokenKind, _ left: ValueID, _ right: ValueID) -> ValueID {
        guard let left = evaluated(left), let right = evaluated(right),
            let value = result({ realm throws(Stop) in try realm.binary(operation, left, right) })
        else { return .unknown }
        return self.value(value, madeAt: 0)
    }

    func evaluateUnary(_ operation: TokenKind, _ argument: ValueID) -> ValueID {
        guard let argument = evaluated(argument),
            let value = result({ realm throws(Stop) in try realm.unary(operation, argument) })
        else { return .unknown }
        return self.value(value, madeAt: 0)
    }

    func evaluateProperty(_ object: ValueID, _ name: TextID) -> ValueID {
        let text = JSString(store.paths.text(name))
        guard let object = evaluated(object),
            let value = result({ realm throws(Stop) in try realm.property(object, text) })
        else { return .unknown }
        return self.value(value, madeAt: 0)
    }

    /// A built-in method of a known value, over all that its arguments can be.
    func evaluateMethod(_ receiver: ValueID, _ name: TextID, _ arguments: [ValueID], isFresh: Bool, at id: NodeID) -> ValueID {
        if !isFresh, known.names.has(.changing, name), !isString(receiver) { return .unknown }
        let text = JSString(store.paths.text(name))
        return eachCombination(arguments) { finder, arguments in
            guard let this = finder.evaluated(receiver, isFresh: isFresh), let converted = finder.evaluated(arguments) else {
                return .unknown
            }
            let result = finder.result { realm throws(Stop) in
                let method = try realm.property(this, text)
                guard case .object(let function) = method else { return .unknown }
                return try realm.call(function, this: this, converted)
            }
            return result.map { finder.value($0, madeAt: id) } ?? .unknown
        }
    }

    /// A built-in function by its path; `nil` when it gives nothing that is known.
    func evaluateBuiltin(_ path: PathID, _ arguments: [ValueID], this: ValueID, at id: NodeID) -> ValueID? {
        guard !arguments.isEmpty, arguments.allSatisfy(mayBeEvaluated), let function = builtinFunction(path) else { return nil }
        let value = eachCombination(arguments) { finder, arguments in
            guard let converted = finder.evaluated(arguments) else { return .unknown }
            let this = finder.evaluated(this) ?? .undefined
            let result = finder.result { realm throws(Stop) in try realm.call(function, this: this, converted) }
            return result.map { finder.value($0, madeAt: id) } ?? .unknown
        }
        return value.isUnknown ? nil : value
    }

    func evaluateConstructor(_ path: PathID, _ arguments: [ValueID], at id: NodeID) -> ValueID? {
        guard known.names.has(.ofText, store.paths.entry(path).name), !arguments.isEmpty, arguments.allSatisfy(mayBeEvaluated),
            let function = builtinFunction(path), let converted = evaluated(arguments)
        else { return nil }
        let result = result { realm throws(Stop) in try realm.construct(.object(function), converted) }
        return result.map { value($0, madeAt: id) }.flatMap { $0.isUnknown ? nil : $0 }
    }

    /// The first names of built-in functions that need no host. Only a filter: the realm decides.
    static let builtinRoots: Set<String> = [
        "String", "Array", "Object", "Number", "Boolean", "Math", "JSON", "Buffer", "BigInt", "RegExp", "Map", "Set", "TextDecoder",
        "TextEncoder", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "Float64Array",
        "Uint8ClampedArray", "atob", "btoa", "escape", "unescape", "parseInt", "parseFloat", "isNaN", "isFinite", "encodeURIComponent",
        "decodeURIComponent", "encodeURI", "decodeURI",
    ]

    /// A quick look whether a value may be one that the evaluator knows.
    private func mayBeEvaluated(_ value: ValueID) -> Bool {
        if value.isUnknown || value.path != nil { return false }
        guard let node = value.node else { return true }
        switch tree.kind(node) {
        case .functionExpression, .arrowFunctionExpression, .functionDeclaration, .classExpression, .classDeclaration: return false
        default: return true
        }
    }

    /// Whether a path begins like a built-in function's.
    func mayBeBuiltin(_ path: PathID) -> Bool {
        let root = store.paths.root(of: path)
        return store.paths.entry(root).step == .global && Self.builtinRoots.contains(store.paths.name(root))
    }

    private func builtinFunction(_ path: PathID) -> JSObject? {
        if let known = builtinFunctions[path] { return known }
        var found: JSObject?
        if let root = store.paths.path(path), root.module == nil, Self.builtinRoots.contains(root.rootName),
            let object = evaluated(path)?.asObject,
            object.isCallable
        {
            found = object
        }
        builtinFunctions[path] = .some(found)
        return found
    }

    /// Values for the evaluator; `nil` when one of them is not known.
    private func evaluated(_ arguments: [ValueID]) -> [JSValue]? {
        var converted: [JSValue] = []
        for argument in arguments {
            guard let value = evaluated(argument) else { return nil }
            converted.append(value)
        }
        return converted
    }

    /// Does something for each combination of what the arguments can be; at most `ValueStore.setLimit` of them.
    private func eachCombination(
        _ arguments: [ValueID], isFunction: Bool = false, _ operation: (ValueFinder, [ValueID]) -> ValueID
    ) -> ValueID {
        if arguments.contains(where: \.isUnknown) { return .unknown }
        guard arguments.contains(where: isSet) else { return operation(self, arguments) }
        var isComplete = true
        var combinations: [[ValueID]] = [[]]
        for argument in arguments {
            if !store.isComplete(argument) { isComplete = false }
            var longer: [[ValueID]] = []
            for combination in combinations {
                for member in store.members(argument) {
                    if longer.count < ValueStore.setLimit { longer.append(combination + [member]) } else { isComplete = false }
                }
            }
            combinations = longer
        }
        var join = Join(isComplete: isComplete)
        for combination in combinations {
            join.add(operation(self, combination), self)
            // A function that gives nothing once will not give more with other arguments.
            if isFunction, join.isEmpty {
                join.isComplete = false
                break
            }
        }
        return finish(join)
    }

    // MARK: Functions of the source

    /// The longest function that is given to the evaluator, in nodes.
    private static let functionLimit: NodeID = 20_000

    /// A call of a function of the source with arguments that are known; `nil` when nothing comes of it.
    func evaluateFunction(_ function: NodeID, _ arguments: [ValueID]) -> ValueID? {
        // Inside another function, names around it have values only while that one runs.
        guard arguments.allSatisfy(mayBeEvaluated), mayBePure(function), mayGiveText(function),
            strictEffect(ofFunction: function) < .outside,
            notes(function).failures < 2, enclosingFunction(function, arrows: true) == nil, bench.mayTry(.casual)
        else { return nil }
        let value = eachCombination(arguments, isFunction: true) { finder, arguments in
            guard let converted = finder.evaluated(arguments) else { return .unknown }
            let result = finder.bench.evaluator.call(function: function, arguments: converted)
            return result.ending == .done ? finder.value(result.value, madeAt: function) : .unknown
        }
        bench.note(success: holdsText(value), .casual)
        if value.isUnknown { notes(function).failures += 1 }
        return value.isUnknown ? nil : value
    }

    /// Whether a function may do without a host: it uses no name from outside that the evaluator has not.
    func mayBePure(_ function: NodeID) -> Bool {
        let notes = notes(function)
        if let known = notes.isPure { return known }
        let first = firstNode(function)
        var isPure = function - first < Self.functionLimit && !tree.has(.async, function) && !tree.has(.generator, function)
        if isPure {
            steps -= Int(function - first) / 4
            isPure = !(first..<function).contains { node in
                switch tree.kind(node) {
                case .identifier:
                    let binding = scopes.binding(at: node)
                    return scopes.isGlobal(binding) && scopes.writeCount(of: binding) == 0
                        && !Self.isBuiltin(tree.names[scopes.name(of: binding)])
                case .awaitExpression, .yieldExpression, .importExpression, .jsxElement, .jsxFragment: return true
                default: return false
                }
            }
        }
        notes.isPure = isPure
        return isPure
    }

    private static func isBuiltin(_ name: String) -> Bool {
        builtinRoots.contains(name) || PathTable.globalObjects.contains(name)
            || [
                "undefined", "NaN", "Infinity", "eval", "Function", "Date", "Error", "Symbol", "console", "Promise", "Reflect", "require",
                "document",
            ].contains(name)
    }

    /// The most nodes of an expression that is given to the evaluator for the sake of a call of something outside.
    private static let expressionLimit: NodeID = 400

    /// Whether the evaluator may find an expression's value: it holds a variable or a call, and nothing that is surely outside.
    func isWorthEvaluating(_ node: NodeID, depth: Int = 0) -> Bool {
        switch tree.kind(node) {
        case .identifier, .memberExpression, .computedMemberExpression, .callExpression, .binaryExpression, .templateLiteral,
            .conditionalExpression,
            .logicalExpression, .sequenceExpression:
            break
        case .newExpression, .unaryExpression, .taggedTemplateExpression, .tsAsExpression, .tsNonNullExpression:
            if depth == 0 { return false }
        case .awaitExpression, .yieldExpression, .importExpression, .metaProperty, .thisExpression: return false
        default: return depth > 0
        }
        let first = firstNode(node)
        guard node - first < Self.expressionLimit else { return depth == 0 && !hasName(first...node) }
        steps -= Int(node - first) / 4
        for part in first...node where isOutside(part, first...node, depth) { return false }
        // What a name is given may change other names: those are followed too.
        return depth > 0 || effect(of: node) == .nothing
    }

    /// Code of brackets and signs only, without a single name, is worth any length.
    private func hasName(_ range: ClosedRange<NodeID>) -> Bool {
        steps -= range.count / 8
        return range.contains { tree.kind($0) == .identifier }
    }

    /// Whether a part of an expression is surely not known to the evaluator.
    private func isOutside(_ part: NodeID, _ range: ClosedRange<NodeID>, _ depth: Int) -> Bool {
        switch tree.kind(part) {
        case .identifier: return isOutsideName(part, range, depth)
        case .thisExpression: return enclosingFunction(part, arrows: false).map { !range.contains($0) } ?? true
        case .awaitExpression, .yieldExpression, .importExpression, .superExpression, .jsxElement, .metaProperty: return true
        default: return false
        }
    }

    private func isOutsideName(_ name: NodeID, _ range: ClosedRange<NodeID>, _ depth: Int) -> Bool {
        let binding = scopes.binding(at: name)
        switch scopes.kind(of: binding) {
        case .global: return scopes.writeCount(of: binding) == 0 && !Self.isBuiltin(tree.names[scopes.name(of: binding)])
        case .import, .catch, .arguments: return true
        case .parameter: return !range.contains(scopes.declaration(of: binding)) && !isParameterKnown(binding)
        case .var, .let, .const:
            return isGivenOutside(binding, range, depth)
        case .function:
            let function = parents[Int(scopes.declaration(of: binding))]
            return tree.kind(function) == .functionDeclaration && !mayBePure(function)
        default: return false
        }
    }

    /// Whether all that a variable is given is surely not known to the evaluator. A few names and a few writes are followed.
    private func isGivenOutside(_ binding: BindingID, _ range: ClosedRange<NodeID>, _ depth: Int) -> Bool {
        guard depth < 3, scopes.writeCount(of: binding) <= 4 else { return false }
        if let known = outsideBindings[binding] { return known }
        var isOutside = false
        for reference in scopes.references(of: binding) where scopes.flags(ofReference: reference).contains(.write) {
            guard let giver = giver(scopes.node(ofReference: reference)) else {
                isOutside = false
                break
            }
            if range.contains(giver) { return false }
            isOutside = !isWorthEvaluating(giver, depth: depth + 1)
            if !isOutside { break }
        }
        if !isOutside, scopes.writeCount(of: binding) > 0, isMixedWithOutside(binding, range, depth) { isOutside = true }
        outsideBindings[binding] = isOutside
        return isOutside
    }

    /// How many places of a name are looked at.
    private static let placeLimit = 64

    /// Whether something that is surely not known is added to what a variable holds: `s += x`, `list.push(x)`.
    private func isMixedWithOutside(_ binding: BindingID, _ range: ClosedRange<NodeID>, _ depth: Int) -> Bool {
        for reference in scopes.references(of: binding).prefix(Self.placeLimit) {
            let place = scopes.node(ofReference: reference)
            let parent = parents[Int(place)]
            steps -= 1
            switch tree.kind(parent) {
            case .assignmentExpression where tree.firstChild(parent) == place && tree.operation(parent) == .plus:
                if isSurelyOutside(tree.child(parent, 1), range, depth) { return true }
            case .memberExpression where tree.firstChild(parent) == place:
                let call = parents[Int(parent)]
                guard tree.kind(call) == .callExpression, tree.firstChild(call) == parent else { continue }
                let name = textNumber(tree.data(parent))
                guard name == known.names.push || name == known.names.unshift else { continue }
                for argument in arguments(call) where isSurelyOutside(argument, range, depth) { return true }
            default: break
            }
        }
        return false
    }

    private func isSurelyOutside(_ node: NodeID, _ range: ClosedRange<NodeID>, _ depth: Int) -> Bool {
        !range.contains(node) && !isWorthEvaluating(node, depth: depth + 1)
    }

    /// The expression that a declared or assigned name gets its value or a part of it from; `nil` when there is none.
    private func giver(_ target: NodeID) -> NodeID? {
        var at = target
        // Patterns stand in each other to a small depth.
        for _ in 0..<16 {
            let parent = parents[Int(at)]
            switch tree.kind(parent) {
            case .variableDeclarator:
                if tree.has(.hasValue, parent) { return lastChild(parent) }
                let loop = parents[Int(parents[Int(parent)])]
                return tree.kind(loop) == .forOfStatement || tree.kind(loop) == .forInStatement ? tree.child(loop, 1) : nil
            case .assignmentExpression: return tree.operation(parent) == .assign ? lastChild(parent) : nil
            case .property, .objectPattern, .arrayPattern, .restElement: at = parent
            default: return nil
            }
        }
        return nil
    }

    /// A parameter of a function that is called where it stands.
    private func isParameterKnown(_ binding: BindingID) -> Bool {
        let function = parents[Int(parents[Int(scopes.declaration(of: binding))])]
        let call = parents[Int(function)]
        return tree.kind(call) == .callExpression && tree.firstChild(call) == function || tree.kind(call) == .memberExpression
    }

    /// An expression of the source, as if it were reached after everything that it needs has run; unknown when nothing comes of it.
    func evaluateNode(_ node: NodeID, _ purpose: EvaluationBench.Purpose = .casual) -> ValueID {
        if let known = evaluatedNodes[node] { return known }
        guard frames.isEmpty, steps > 0, bench.mayTry(purpose) else { return .unknown }
        evaluatedNodes[node] = .unknown
        let result = bench.evaluator.evaluate(node)
        var value = result.ending == .done ? self.value(result.value, madeAt: node) : .unknown
        if !value.isUnknown, isInsideExecuted(node) || dependsOnUnseen(node) { value = open(value) }
        bench.note(success: holdsText(value), purpose)
        evaluatedNodes[node] = value
        return value
    }

    /// Whether an evaluation was worth it: numbers and objects are what ordinary code computes.
    private func holdsText(_ value: ValueID) -> Bool {
        store.members(value).contains { member in
            if case .made(let place) = view(member), case .array(let elements) = store.made(at: place).contents {
                return elements.contains(where: isString)
            }
            return isString(member)
        }
    }

    /// How many names are followed to see what a value depends on.
    private static let dependencyLimit = 64

    /// Whether something that a value depends on may be changed where nobody sees it: by `eval`, or by a function outside that was given it.
    private func dependsOnUnseen(_ node: NodeID) -> Bool {
        var met: Set<BindingID> = []
        var waiting = [node]
        while let next = waiting.popLast() {
            let range = firstNode(next)...next
            steps -= range.count / 2
            guard steps > 0, range.count < 8000 else { return true }
            for part in range where tree.kind(part) == .identifier {
                let binding = scopes.binding(at: part)
                guard scopes.kind(of: binding) != .global, met.insert(binding).inserted else { continue }
                if met.count > Self.dependencyLimit || isUnseen(binding) { return true }
                for reference in scopes.references(of: binding) where scopes.flags(ofReference: reference).contains(.write) {
                    let target = scopes.node(ofReference: reference)
                    let giver = parents[Int(target)]
                    switch tree.kind(giver) {
                    case .functionDeclaration: if !range.contains(giver) { waiting.append(giver) }
                    case .variableDeclarator, .assignmentExpression:
                        if !range.contains(giver), let value = lastChild(giver) { waiting.append(value) }
                    default: break
                    }
                }
            }
        }
        return false
    }

    private func isUnseen(_ binding: BindingID) -> Bool {
        if mayChangeUnseen(binding) { return true }
        // The store grows while a value is found: it must not be read before.
        let value = bindingValue(binding)
        return store.members(value).contains { member in
            switch view(member) {
            case .array(let node), .object(let node): return isUnseen(facts(of: node))
            case .made(let place):
                let origin = store.made(at: place).origin
                return origin != 0 && isUnseen(facts(of: origin))
            default: return false
            }
        }
    }

    /// What is inside it was changed by another name, or it is lost.
    private func isUnseen(_ facts: SiteFacts) -> Bool { facts.isLost || facts.isDeepChanged && !facts.isChanged }

    /// Whether the evaluator ran a statement around the expression to its end: a loop's variables then have their last values, which
    /// are some of those that the expression sees, but not all.
    private func isInsideExecuted(_ node: NodeID) -> Bool {
        let executed = bench.evaluator.executed
        var at = parents[Int(node)]
        while at != 0 {
            if executed.contains(at) { return true }
            at = parents[Int(at)]
            steps -= 1
        }
        return false
    }

    // MARK: Functions made of text

    /// The longest text of a function that is looked into for what it returns, in UTF-16 units.
    private static let codeLimit = 4096

    /// What a function made of text returns, when the text is short: `Function("return this")()`.
    func callCode(_ code: ValueID) -> ValueID {
        guard limits.depth > 0, stringLength(code) <= Self.codeLimit, let text = string(code) else { return .unknown }
        steps -= 200 + text.count
        let tree = SyntaxTree.parse(text.utf8)
        let inner = KnownValues(tree, Scopes(tree), limits.inner(depth: 1, evaluationSteps: bench.stepsTaken))
        let statement = tree.firstChild(tree.root)
        guard tree.kind(statement) == .returnStatement, tree.firstChild(statement) != 0 else { return .unknown }
        if tree.kind(tree.firstChild(statement)) == .thisExpression { return .path(known.globalThis) }
        let values = inner.values(of: tree.firstChild(statement))
        var join = Join(isComplete: values.isComplete)
        for value in values.values { join.add(imported(value), self) }
        return finish(join)
    }

    private func imported(_ value: KnownValue) -> ValueID {
        switch value {
        case .undefined: .undefined
        case .null: .null
        case .boolean(let flag): .boolean(flag)
        case .number(let number): numberValue(number)
        case .string(let string): text(string)
        case .path(let path): .path(store.paths.intern(path))
        case .bigInt, .array, .object, .function, .class, .regExp: .unknown
        }
    }
}
