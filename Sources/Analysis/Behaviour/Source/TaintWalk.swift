// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// Which sources reach which expressions of a unit: a pass over the nodes, children before parents, repeated until names, properties and
/// results of functions carry nothing new.
///
/// Not by path or order of statements, and objects are one with their properties: it errs to "may carry". What compares or
/// measures a value carries nothing of it, and a hash keeps no secret.
struct TaintWalk {
    private let unit: SourceUnit
    private let tree: SyntaxTree
    private let scopes: Scopes
    private let values: KnownValues
    private let meaning: (NodeID) -> PathMeaning?
    private let methodsByName: [NameID: [NodeID]]
    /// The function around each node: asked once for all, since code may nest deep and return often.
    private let enclosing: [NodeID]
    private var bindings: [Taint]
    private var results: [NodeID: Taint] = [:]
    private var properties: [NameID: Taint] = [:]
    private(set) var taints: [Taint]
    private var isChanged = false
    /// In the first pass; texts need to be looked at once.
    private var isFirst = true
    private(set) var exported: Taint = []
    /// What is handed to functions of each imported module.
    private(set) var given: [Int: Taint] = [:]
    /// What is piped into streams, by what they write to.
    private(set) var piped: [FactKind: Taint] = [:]
    /// Where each source first enters, by bit.
    private(set) var firstPlaces: [UInt64: NodeID] = [:]

    /// Passes at most: what needs more goes through more functions than anyone follows.
    private static let passLimit = 5

    init(_ unit: SourceUnit, enclosing: [NodeID], meaning: @escaping (NodeID) -> PathMeaning?) {
        self.unit = unit
        tree = unit.tree
        scopes = unit.scopes
        values = unit.values
        self.meaning = meaning
        self.enclosing = enclosing
        methodsByName = Self.methodsByName(unit.tree)
        bindings = Array(repeating: [], count: unit.scopes.bindingCount + 1)
        taints = Array(repeating: [], count: unit.tree.nodeCount)
    }

    mutating func run() {
        for pass in 0..<Self.passLimit {
            isChanged = false
            isFirst = pass == 0
            for node in 1..<NodeID(tree.nodeCount) { visit(node) }
            if !isChanged { break }
        }
    }

    // MARK: Names that are secrets

    /// Parameters and properties that hold keys of money, lower case.
    private static let secretNames: Set<String> = [
        "mnemonic", "mnemonics", "seedphrase", "privatekey", "secretkey", "privkey", "walletseed", "secretphrase", "recoveryphrase",
        "keypair", "private_key",
        "secret_key", "seed_phrase", "privatekeys",
    ]
    private static let passwordNames: Set<String> = ["password", "passwd", "passphrase", "authorization"]

    private func secret(_ name: NameID) -> Taint {
        let text = tree.names.utf8(name)
        guard text.count >= 6, text.count <= 16 else { return [] }
        let lower = String(decoding: text, as: UTF8.self).lowercased()
        return Self.secretNames.contains(lower) ? .namedSecret : Self.passwordNames.contains(lower) ? .password : []
    }

    // MARK: One node

    private mutating func visit(_ node: NodeID) {
        switch tree.kind(node) {
        case .identifier: set(node, identifier(node))
        case .stringLiteral: if isFirst { set(node, text(node)) }
        case .templateElement: if isFirst { set(node, SecretPlaces.taint(of: tree.source[tree.range(node)])) }
        case .memberExpression: set(node, member(node))
        case .computedMemberExpression: set(node, computedMember(node))
        case .callExpression, .newExpression, .importExpression, .taggedTemplateExpression: set(node, call(node))
        case .assignmentExpression: set(node, assignment(node))
        case .variableDeclarator:
            let target = tree.firstChild(node)
            guard target != 0, tree.nextSibling(target) != 0 else { return }
            give(taints[Int(tree.nextSibling(target))], to: target)
        case .forInStatement, .forOfStatement:
            let left = tree.firstChild(node)
            guard left != 0, tree.nextSibling(left) != 0 else { return }
            give(taints[Int(tree.nextSibling(left))], to: left)
        case .property, .propertyDefinition, .methodDefinition: set(node, property(node))
        case .returnStatement: giveResult(tree.firstChild(node), from: node)
        case .yieldExpression:
            giveResult(tree.firstChild(node), from: node)
            set(node, union(node))
        case .arrowFunctionExpression:
            if tree.has(.expressionBody, node), let body = tree.function(node)?.body { add(taints[Int(body)], toResultOf: node) }
            if results[node] != nil { set(node, results[node] ?? []) }
        case .functionExpression, .functionDeclaration:
            if let result = results[node] { set(node, result) }
        case .binaryExpression:
            // Comparisons give truth, not the value; arithmetic may decode it.
            switch tree.operation(node) {
            case .plus, .minus, .bitXor, .bitAnd, .bitOr, .shiftLeft, .shiftRight, .shiftRightUnsigned: set(node, union(node))
            default: break
            }
        case .conditionalExpression:
            guard let parts = tree.condition(node) else { return }
            set(node, taints[Int(parts.consequent)].union(parts.alternate.map { taints[Int($0)] } ?? []))
        case .unaryExpression, .updateExpression: break
        case .exportNamedDeclaration, .exportDefaultDeclaration, .tsExportAssignment, .exportSpecifier: export(node)
        case .arrayExpression, .objectExpression, .spreadElement, .templateLiteral, .sequenceExpression, .logicalExpression,
            .awaitExpression, .tsAsExpression, .tsTypeAssertion, .tsNonNullExpression, .tsInstantiationExpression, .jsxExpressionContainer,
            .jsxAttribute, .jsxElement, .jsxOpeningElement, .classBody, .classExpression, .assignmentPattern:
            set(node, union(node))
        default: break
        }
    }

    @inline(__always)
    private mutating func set(_ node: NodeID, _ taint: Taint) {
        guard !taint.isSubset(of: taints[Int(node)]) else { return }
        taints[Int(node)].formUnion(taint)
        isChanged = true
    }

    private func union(_ node: NodeID) -> Taint {
        var taint: Taint = []
        var child = tree.firstChild(node)
        while child != 0 {
            taint.formUnion(taints[Int(child)])
            child = tree.nextSibling(child)
        }
        return taint
    }

    // MARK: Names and members

    private mutating func identifier(_ node: NodeID) -> Taint {
        let binding = scopes.binding(at: node)
        var taint = bindings[Int(binding)]
        if let meaning = meaning(node), meaning.matters { taint.formUnion(note(meaning.source, at: node)) }
        if binding != 0, scopes.kind(of: binding) == .parameter {
            taint.formUnion(note(secret(scopes.name(of: binding)), at: node))
        }
        return taint
    }

    private mutating func text(_ node: NodeID) -> Taint {
        if tree.has(.escaped, node) { return SecretPlaces.taint(of: values.string(of: node)?.text ?? "") }
        return SecretPlaces.taint(of: tree.source[tree.range(node)].dropFirst().dropLast())
    }

    private mutating func note(_ taint: Taint, at node: NodeID) -> Taint {
        if !taint.isEmpty, firstPlaces[taint.rawValue] == nil { firstPlaces[taint.rawValue] = node }
        return taint
    }

    /// Properties that measure or test, so that nothing of the value is left.
    private static let measures: Set<String> = [
        "length", "size", "includes", "indexOf", "startsWith", "endsWith", "test", "lastIndexOf", "charCodeAt", "byteLength", "has", "some",
        "every",
        "hasOwnProperty", "statusCode", "status", "ok", "code", "isDirectory", "isFile", "exitCode", "pid", "killed",
    ]

    private mutating func member(_ node: NodeID) -> Taint {
        let object = tree.firstChild(node)
        if let meaning = meaning(node), meaning.matters || meaning.variable != nil {
            return note(meaning.source, at: node).union(meaning.variable == nil ? taints[Int(object)].intersection(.open) : [])
        }
        let name = NameID(tree.data(node))
        var taint = taints[Int(object)]
        if !taint.isEmpty, Self.measures.contains(tree.names[name]) { return [] }
        let kind = tree.kind(object)
        if kind == .thisExpression || kind == .identifier { taint.formUnion(properties[name] ?? []) }
        taint.formUnion(note(secret(name), at: node))
        return taint
    }

    private mutating func computedMember(_ node: NodeID) -> Taint {
        let object = tree.firstChild(node)
        let index = object == 0 ? 0 : tree.nextSibling(object)
        guard let meaning = meaning(node), meaning.matters || meaning.variable != nil else { return taints[Int(object)] }
        var taint = meaning.source
        if meaning.variable == "" {
            let indexTaint = taints[Int(index)]
            if indexTaint.contains(.secretName) { taint.insert(.secretVariable) }
            if indexTaint.contains(.wholeEnvironment) { taint.insert(.wholeEnvironment) }
        }
        return note(taint, at: node)
    }

    // MARK: Values given to names

    private mutating func give(_ taint: Taint, to target: NodeID) {
        guard !taint.isEmpty, target != 0 else { return }
        switch tree.kind(target) {
        case .bindingIdentifier, .identifier:
            add(taint, to: scopes.binding(at: target))
        case .memberExpression:
            giveToMember(taint, target)
        case .computedMemberExpression:
            give(taint, toBaseOf: target)
        default:
            // A pattern, a declaration: every name in it.
            var waiting = [target]
            var steps = 0
            while let next = waiting.popLast(), steps < 2000 {
                steps += 1
                switch tree.kind(next) {
                case .bindingIdentifier: add(taint, to: scopes.binding(at: next))
                case .identifier: add(taint, to: scopes.binding(at: next))
                case .objectPattern, .arrayPattern, .assignmentPattern, .restElement, .property, .variableDeclaration, .variableDeclarator,
                    .arrayExpression, .objectExpression, .parameters, .tsParameterProperty:
                    waiting.append(contentsOf: tree.children(next))
                default: break
                }
            }
        }
    }

    private mutating func giveToMember(_ taint: Taint, _ target: NodeID) {
        let object = tree.firstChild(target)
        let name = NameID(tree.data(target))
        if isExport(target) { exported.formUnion(taint) }
        if tree.kind(object) == .thisExpression || tree.kind(object) == .identifier {
            let old = properties[name] ?? []
            if !taint.isSubset(of: old) {
                properties[name] = old.union(taint)
                isChanged = true
            }
        }
        give(taint, toBaseOf: target)
    }

    /// Whether a member is a place of what the file exports.
    private func isExport(_ target: NodeID) -> Bool {
        guard let known = values.path(numbered: values.pathNumber(of: target)) else { return false }
        return known.root == .global("module") && known.steps.first == .property("exports") || known.root == .global("exports")
    }

    private mutating func give(_ taint: Taint, toBaseOf member: NodeID) {
        var base = member
        while tree.kind(base) == .memberExpression || tree.kind(base) == .computedMemberExpression { base = tree.firstChild(base) }
        if tree.kind(base) == .identifier { add(taint, to: scopes.binding(at: base)) }
    }

    private mutating func add(_ taint: Taint, to binding: BindingID) {
        guard binding != 0, !taint.isSubset(of: bindings[Int(binding)]) else { return }
        // What is outside the file does not become tainted by a write; its paths tell what it is.
        guard scopes.kind(of: binding) != .global || isMadeHere(binding) else { return }
        bindings[Int(binding)].formUnion(taint)
        isChanged = true
    }

    /// A global that the file itself writes, as old code does without declaring it.
    private func isMadeHere(_ binding: BindingID) -> Bool {
        !scopes.references(of: binding).isEmpty && scopes.writeCount(of: binding) > 0
    }

    private mutating func assignment(_ node: NodeID) -> Taint {
        let target = tree.firstChild(node)
        guard target != 0, tree.nextSibling(target) != 0 else { return [] }
        let taint = taints[Int(tree.nextSibling(target))]
        give(taint, to: target)
        return taint
    }

    private mutating func property(_ node: NodeID) -> Taint {
        guard let parts = tree.property(node), let value = parts.value else { return [] }
        return taints[Int(value)]
    }

    private mutating func export(_ node: NodeID) {
        for child in tree.children(node) {
            exported.formUnion(taints[Int(child)])
            if tree.kind(child) == .variableDeclaration {
                for declarator in tree.children(child) {
                    if let target = tree.declarator(declarator)?.target { exported.formUnion(bindings[Int(scopes.binding(at: target))]) }
                }
            }
        }
    }

    // MARK: Functions

    private mutating func giveResult(_ value: NodeID, from node: NodeID) {
        guard value != 0, !taints[Int(value)].isEmpty else { return }
        let function = enclosing[Int(node)]
        if function != 0 { add(taints[Int(value)], toResultOf: function) }
    }

    private mutating func add(_ taint: Taint, toResultOf function: NodeID) {
        let old = results[function] ?? []
        guard !taint.isSubset(of: old) else { return }
        results[function] = old.union(taint)
        isChanged = true
    }

    /// Parameters of a function that are followed; a hostile one may have as many as it is called with arguments.
    private static let parameterLimit = 32

    private func function(of node: NodeID) -> NodeID { unit.likelyFunction(node) }

    private mutating func giveParameters(_ taint: Taint, of function: NodeID, at place: Int? = nil) {
        guard !taint.isEmpty, let parts = tree.function(function) else { return }
        if let place, place >= Self.parameterLimit { return }
        for (number, parameter) in parts.parameters.enumerated() {
            if number >= Self.parameterLimit || place.map({ number > $0 }) == true { break }
            if place == nil || number == place { give(taint, to: parameter) }
        }
    }

    private mutating func call(_ node: NodeID) -> Taint {
        let isTag = tree.kind(node) == .taggedTemplateExpression
        guard let parts = isTag ? nil : tree.call(node) else { return union(node) }
        var argumentTaint: Taint = []
        for argument in parts.arguments { argumentTaint.formUnion(taints[Int(argument)]) }
        guard let callee = parts.callee else { return argumentTaint }
        let local = function(of: callee)
        if local == 0, let named = methods(calledBy: callee) {
            var taint: Taint = []
            for method in named {
                for (place, argument) in parts.arguments.enumerated() { giveParameters(taints[Int(argument)], of: method, at: place) }
                taint.formUnion(results[method] ?? [])
            }
            return outside(node, callee, parts.arguments, argumentTaint).union(taint)
        }
        if local != 0 {
            for (place, argument) in parts.arguments.enumerated() { giveParameters(taints[Int(argument)], of: local, at: place) }
            // `f(x => …)`: what f hands on is not followed further than its own arguments.
            for argument in parts.arguments { giveParameters(argumentTaint.subtracting(taints[Int(argument)]), of: function(of: argument)) }
            return results[local] ?? []
        }
        return outside(node, callee, parts.arguments, argumentTaint)
    }

    /// Methods of the file's classes and objects that a call by that name may mean; `nil` when there is none, or so many that the name says little.
    private func methods(calledBy callee: NodeID) -> [NodeID]? {
        guard tree.kind(callee) == .memberExpression, let named = methodsByName[NameID(tree.data(callee))], named.count <= 3 else {
            return nil
        }
        return named
    }

    private static func methodsByName(_ tree: SyntaxTree) -> [NameID: [NodeID]] {
        var methods: [NameID: [NodeID]] = [:]
        for node in 1..<NodeID(tree.nodeCount)
        where tree.kind(node) == .methodDefinition || (tree.kind(node) == .property && tree.has(.method, node)) {
            guard let parts = tree.property(node), tree.kind(parts.key) == .propertyName, let function = parts.value,
                tree.function(function) != nil
            else {
                continue
            }
            methods[NameID(tree.data(parts.key)), default: []].append(function)
        }
        return methods
    }

    /// A call of something that is not in this file.
    private mutating func outside(_ node: NodeID, _ callee: NodeID, _ arguments: NodeList, _ argumentTaint: Taint) -> Taint {
        var taint = argumentTaint
        let meaning = meaning(callee)
        let object = tree.firstChild(callee)
        let isMember = tree.kind(callee) == .memberExpression || tree.kind(callee) == .computedMemberExpression
        if let meaning, meaning.matters {
            if meaning.importNumber >= 0 { given[meaning.importNumber, default: []].formUnion(argumentTaint) }
            taint = result(meaning, argumentTaint)
            if meaning.api?.kind != nil || !meaning.source.isEmpty { _ = note(meaning.source, at: node) }
        }
        if tree.kind(callee) == .identifier || isMember, calledName(callee) == "pipeline" { pipe(argumentTaint, arguments) }
        if isMember {
            let name = tree.kind(callee) == .memberExpression ? tree.names[NameID(tree.data(callee))] : ""
            if Self.measures.contains(name) { return [] }
            // A hash is told by how it is made, wherever it is asked for.
            if taints[Int(object)].contains(.hashed), name == "digest" || name == "update" { return .hashed }
            taint.formUnion(taints[Int(object)])
            if name == "toString", !taint.isEmpty, hasArguments(arguments) { taint.insert(.encoded) }
            if Self.collecting.contains(name), !argumentTaint.isEmpty { give(argumentTaint, toBaseOf: callee) }
            if name == "pipe" || name == "pipeTo" || name == "pipeThrough" { pipe(taints[Int(object)], arguments) }
        }
        taint.formUnion(listened(callee, arguments))
        if !taint.isEmpty {
            for argument in arguments {
                let function = function(of: argument)
                if function != 0 {
                    giveParameters(taint, of: function)
                    if let result = results[function] { taint.formUnion(result) }
                }
            }
        }
        // A decoded text may name a place.
        if isFirst, taint.subtracting(.transformations).isEmpty, values.isFolded(node), let text = values.string(of: node)?.text {
            taint.formUnion(SecretPlaces.taint(of: text))
        }
        return taint
    }

    /// What a listener of the page hears.
    private func listened(_ callee: NodeID, _ arguments: NodeList) -> Taint {
        guard tree.kind(callee) == .memberExpression || tree.kind(callee) == .identifier else { return [] }
        let name = tree.names[NameID(tree.data(callee))]
        guard name == "addEventListener" || name == "on", let event = arguments.first(where: { _ in true }),
            tree.kind(event) == .stringLiteral
        else { return [] }
        // `on` is everybody's: only events that nothing but a page has.
        switch values.string(of: event)?.text {
        case "keydown"?, "keypress"?, "keyup"?: return .keyboard
        case "submit"?, "input"?, "change"?: return name == "addEventListener" ? .pageData : []
        case "paste"?, "copy"?: return name == "addEventListener" ? .clipboard : []
        default: return []
        }
    }

    private func calledName(_ callee: NodeID) -> String {
        tree.kind(callee) == .identifier || tree.kind(callee) == .memberExpression ? tree.names[NameID(tree.data(callee))] : ""
    }

    private func hasArguments(_ arguments: NodeList) -> Bool { arguments.first { _ in true } != nil }

    /// Methods that put their arguments into the object they are called on.
    private static let collecting: Set<String> = ["push", "unshift", "set", "append", "add", "concat", "assign", "write", "splice", "fill"]

    private mutating func pipe(_ object: Taint, _ arguments: NodeList) {
        for argument in arguments {
            if !object.isEmpty, let kind = meaning(argument)?.api?.kind {
                let old = piped[kind] ?? []
                if !object.isSubset(of: old) {
                    piped[kind] = old.union(object)
                    isChanged = true
                }
            }
            set(argument, object)
        }
    }

    /// What a known function outside gives for what it gets.
    private func result(_ meaning: PathMeaning, _ arguments: Taint) -> Taint {
        guard let api = meaning.api, meaning.variable == nil else { return arguments.union(meaning.source) }
        if api.source.contains(.hashed) { return .hashed }
        // What is asked for by a secret's name is that secret.
        var taint = api.source.union(meaning.source)
        switch api.sink {
        case .read?:
            if arguments.contains(.secretPath) { taint.insert(.secretFile) }
            if arguments.contains(.systemPath) { taint.insert(.systemFile) }
            return taint.union(arguments.intersection(.parameter))
        case .send?:
            if arguments.contains(.metadataAddress) { taint.insert(.cloudMetadata) }
            return taint
        case .lookUp?, .write?, .delete?, .command?: return taint
        case .code?, nil: return taint.union(arguments)
        }
    }

    /// Makes the parameters of functions that others may call carry ``Taint/parameter``.
    mutating func open(_ functions: [NodeID]) {
        for function in functions { giveParameters(.parameter, of: function) }
    }
}
