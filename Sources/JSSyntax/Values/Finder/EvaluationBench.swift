// SPDX-License-Identifier: Apache-2.0

/// The evaluator of one unit, made when it is first needed.
final class EvaluationBench {
    private let tree: SyntaxTree
    private let scopes: Scopes
    private let limits: ValueLimits
    private let parents: [NodeID]
    @exclusivity(unchecked) private var made: Evaluator?
    /// Objects that calls made, by the handles of `MadeSite`.
    @exclusivity(unchecked) private var objects: [JSObject] = []
    /// The most objects that are kept for later calls.
    private static let objectLimit = 10_000
    /// What is asked for the sake of a call that matters (a process, the network, code), and what is asked because it looks possible.
    enum Purpose { case important, casual }

    /// What successes can raise the number of casual failures to.
    private static let casualLimit = 64

    /// How many evaluations may still come to nothing. Ordinary code seldom gives the evaluator anything; code that hides strings gives it
    /// plenty, and what succeeds costs none of these.
    @exclusivity(unchecked) private var failuresLeft: (important: Int, casual: Int)

    init(_ tree: SyntaxTree, _ scopes: Scopes, _ limits: ValueLimits, parents: [NodeID]) {
        self.tree = tree
        self.parents = parents
        self.scopes = scopes
        self.limits = limits
        failuresLeft = (limits.importantFailures, limits.casualFailures + tree.nodeCount / 65_536)
    }

    var evaluator: Evaluator {
        if let made { return made }
        var evaluation = limits.evaluation
        evaluation.steps = limits.evaluationSteps(bytes: tree.byteCount)
        let evaluator = Evaluator(tree, scopes: scopes, parents: parents, limits: evaluation)
        made = evaluator
        return evaluator
    }

    var realm: Realm { evaluator.realm }

    /// Whether anything is left of the limits.
    var isSpent: Bool { made.map { $0.stepsLeft <= 0 || $0.realm.bytesLeft <= 0 } ?? false }

    /// Steps that were taken.
    var stepsTaken: Int { made.map { $0.realm.limits.steps - max($0.stepsLeft, 0) } ?? 0 }

    var codeTexts: [Evaluator.CodeText] { made?.codeTexts ?? [] }

    func mayTry(_ purpose: Purpose) -> Bool {
        if isSpent { return false }
        return purpose == .important ? failuresLeft.important > 0 : failuresLeft.casual > 0
    }

    func note(success: Bool, _ purpose: Purpose) {
        if purpose == .important {
            if !success { failuresLeft.important -= 1 }
        } else {
            failuresLeft.casual = min(failuresLeft.casual + (success ? 1 : -1), Self.casualLimit)
        }
    }

    func keep(_ object: JSObject) -> Int? {
        guard objects.count < Self.objectLimit else { return nil }
        objects.append(object)
        return objects.count - 1
    }

    func object(_ handle: Int) -> JSObject? { objects.indices.contains(handle) ? objects[handle] : nil }
}

/// Values between the finder and the evaluator.
extension ValueFinder {
    /// How deep arrays and objects in each other are given over.
    private static let depthLimit = 6
    /// The most elements or properties of one of them.
    private static let sizeLimit = 20_000

    /// A value as the evaluator has it; `nil` when it is not wholly known.
    func evaluated(_ value: ValueID, isFresh: Bool = false, depth: Int = 0) -> JSValue? {
        if value.isUnknown || isSet(value) || depth > Self.depthLimit { return nil }
        switch view(value) {
        case .undefined: return .undefined
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .number(let number): return .number(number)
        case .string: return string(value).map { .string($0) }
        case .array(let node): return evaluatedArray(node, value, isFresh, depth)
        case .object(let node): return evaluatedObject(node, depth)
        case .made(let place):
            let made = store.made(at: place)
            guard isFresh || isUnchanged(made.origin) else { return nil }
            return bench.object(made.handle).map { .object($0) }
        case .path(let path): return evaluated(path)
        case .method(let receiver, let name):
            guard let object = evaluated(receiver, depth: depth + 1) else { return nil }
            let text = JSString(store.paths.text(name))
            return result { realm throws(Stop) in try realm.property(object, text) }
        case .bigInt, .function, .class, .regExp, .instance, .bound, .code, .unknown: return nil
        }
    }

    /// A built-in function or object by its path.
    func evaluated(_ path: PathID) -> JSValue? {
        guard let path = store.paths.path(path), case .global(let name) = path.root, Self.builtinRoots.contains(name) else { return nil }
        guard var value = bench.realm.globalValue(JSString(name)) else { return nil }
        for step in path.steps {
            guard case .property(let name) = step, let object = value.asObject else { return nil }
            guard let next = bench.realm.named(object, JSString(name)) else { return nil }
            value = next
        }
        return value.isUnknown ? nil : value
    }

    private func evaluatedArray(_ node: NodeID, _ value: ValueID, _ isFresh: Bool, _ depth: Int) -> JSValue? {
        let elements: [ValueID]
        if isFresh {
            let site = site(node)
            guard !site.hasUnknownKeys, site.elements.count <= Self.sizeLimit else { return nil }
            elements = site.elements.map(elementValue)
        } else {
            guard let known = arrayElements(value), known.count <= Self.sizeLimit else { return nil }
            elements = known
        }
        steps -= elements.count / 4
        var converted: [JSValue] = []
        converted.reserveCapacity(elements.count)
        for element in elements {
            guard let value = evaluated(element, isFresh: isFresh && element.node != nil, depth: depth + 1) else { return nil }
            converted.append(value)
        }
        return result { realm throws(Stop) in try realm.array(converted) }
    }

    private func evaluatedObject(_ node: NodeID, _ depth: Int) -> JSValue? {
        let site = site(node)
        let facts = facts(of: node)
        guard !site.hasUnknownKeys, !facts.isChanged, facts.writes == nil, site.properties.count <= 256 else { return nil }
        var pairs: [(JSString, JSValue)] = []
        for property in site.properties.entries {
            guard case .node(let node) = property.value, let value = evaluated(value(node), depth: depth + 1) else { return nil }
            pairs.append((JSString(store.paths.text(TextID(truncatingIfNeeded: property.key))), value))
        }
        return result { realm throws(Stop) in
            let object = try realm.plainObject()
            for (name, value) in pairs.sorted(by: { JSString.precedes($0.0, $1.0) }) { object.properties.set(name, value) }
            return .object(object)
        }
    }

    /// Runs something in the realm; `nil` when it stops for any reason.
    func result(_ operation: (Realm) throws(Stop) -> JSValue) -> JSValue? {
        guard steps > 0, !bench.isSpent else { return nil }
        let evaluator = bench.evaluator
        let part = min(evaluator.stepsLeft, limits.evaluation.stepsPerEvaluation)
        bench.realm.stepsLeft = part
        defer { evaluator.stepsLeft -= part - max(bench.realm.stepsLeft, 0) }
        do throws(Stop) {
            let value = try operation(bench.realm)
            return value.isUnknown ? nil : value
        } catch {
            return nil
        }
    }

    /// What the evaluator gave, as a value here.
    func value(_ result: JSValue, madeAt origin: NodeID, depth: Int = 0) -> ValueID {
        switch result {
        case .undefined, .empty: return .undefined
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .number(let number): return numberValue(number)
        case .string(let string):
            steps -= string.count >> 4
            return text(string)
        case .bigint, .unknown: return .unknown
        case .object(let object): return value(object, origin, depth)
        }
    }

    private func value(_ object: JSObject, _ origin: NodeID, _ depth: Int) -> ValueID {
        guard depth <= Self.depthLimit, !object.isTainted, let handle = bench.keep(object) else { return .unknown }
        var contents = MadeSite.Contents.other
        switch object.kind {
        case .array:
            guard object.elements.count <= Self.sizeLimit else { return .unknown }
            steps -= object.elements.count / 2
            contents = .array(object.elements.map { value($0, madeAt: origin, depth: depth + 1) })
        case .plain:
            guard object.properties.count <= 256 else { return .unknown }
            var properties = NumberMap<ValueID>()
            for (key, value) in zip(object.properties.keys, object.properties.values) {
                properties[store.paths.number(of: key.text)] = self.value(value, madeAt: origin, depth: depth + 1)
            }
            contents = .object(properties)
        case .builtin, .closure, .bound, .global: return .unknown
        default: break
        }
        return store.made(MadeSite(origin: origin, handle: handle, contents: contents))
    }
}
