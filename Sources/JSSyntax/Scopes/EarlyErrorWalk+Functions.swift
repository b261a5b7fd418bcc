// SPDX-License-Identifier: Apache-2.0

// Functions, classes and their members.
extension EarlyErrorWalk {
    // MARK: Functions

    mutating func visitFunction(_ node: NodeID, _ position: Position) {
        let isArrow = tree.kind(node) == .arrowFunctionExpression
        var parameters: NodeID = 0
        var body: NodeID = 0
        for child in tree.children(node) {
            if tree.kind(child) == .parameters { parameters = child } else if parameters != 0 { body = child }
        }
        let directive = tree.kind(body) == .functionBody ? tree.useStrictDirective(in: body) : 0
        if directive != 0, !hasSimpleParameters(parameters) {
            report(directive, "\"use strict\" in a function whose parameters are not plain names")
        }
        begin { [tree] inner in
            inner.isStrict = inner.isStrict || directive != 0
            inner.isParameters = true
            inner.allowsReturn = true
            inner.loops = 0
            inner.switches = 0
            inner.hasAwait = tree.has(.async, node) || inner.hasAwait && tree.goal == .module
            inner.hasYield = tree.has(.generator, node)
            guard !isArrow else { return }
            inner.allowsNewTarget = true
            inner.allowsSuperProperty = position.contains(.method)
            inner.allowsSuperCall = position.contains(.derivedConstructor)
        }
        context.firstLabel = labels.count
        if !isArrow, tree.has(.named, node) { checkOwnName(tree.firstChild(node)) }
        push(body)
        push(.endParameters)
        push(parameters)
    }

    /// A function's name obeys the function's own strictness, a class's that of the class (ECMA-262 sections 15.2.1, 15.7.1).
    private mutating func checkOwnName(_ name: NodeID) {
        guard context.isStrict else { return }
        let word = tree.data(name)
        if word == Word.eval.rawValue || word == Word.arguments.rawValue {
            report(name, "'eval' and 'arguments' cannot be given a value in strict code")
        } else if let message = NameErrors.problem(word, isStrict: true) {
            report(name, message)
        }
    }

    private func hasSimpleParameters(_ parameters: NodeID) -> Bool {
        tree.children(parameters).allSatisfy { tree.kind($0) == .bindingIdentifier }
    }

    /// Getters take nothing, setters one parameter that is not a rest.
    private mutating func checkArity(_ member: NodeID, _ function: NodeID) {
        guard tree.has(.getter, member) || tree.has(.setter, member) else { return }
        let parameters = tree.children(function).first { tree.kind($0) == .parameters } ?? 0
        let first = tree.firstChild(parameters)
        if tree.has(.getter, member) {
            if first != 0 { report(first, "a getter has no parameters") }
        } else if first == 0 || tree.nextSibling(first) != 0 || tree.kind(first) == .restElement {
            report(function, "a setter has just one parameter")
        }
    }

    mutating func visitProperty(_ node: NodeID) {
        let key = tree.firstChild(node)
        guard !tree.flags(node).isDisjoint(with: [.method, .getter, .setter]) else { return pushAll(from: key) }
        let function = key == 0 ? 0 : tree.nextSibling(key)
        checkArity(node, function)
        push(function, .method)
        push(key)
    }

    // MARK: Classes

    mutating func visitClass(_ node: NodeID) {
        begin { $0.isStrict = true }
        var child = tree.firstChild(node)
        while tree.kind(child) == .decorator { child = tree.nextSibling(child) }
        if tree.has(.named, node) { checkOwnName(child) }
        pushAll(from: tree.firstChild(node), tree.has(.hasSuperclass, node) ? .derived : [])
    }

    mutating func visitClassBody(_ node: NodeID, _ position: Position) {
        classes.append(position.contains(.derived))
        declarePrivateNames(node)
        push(.endClass, node)
        pushAll(from: tree.firstChild(node))
        var hasConstructor = false
        for member in tree.children(node) where tree.kind(member) == .methodDefinition && isConstructor(member) {
            if hasConstructor { report(member, "more than one constructor") }
            hasConstructor = true
        }
    }

    mutating func endClass(_ body: NodeID) {
        classes.removeLast()
        for member in tree.children(body) {
            let key = self.key(of: member)
            guard tree.kind(key) == .privateName, let count = privateNames[tree.data(key)] else { continue }
            privateNames[tree.data(key)] = count > 1 ? count - 1 : nil
        }
    }

    /// A member's key; 0 for static blocks and the like.
    private func key(of member: NodeID) -> NodeID {
        guard tree.kind(member) == .methodDefinition || tree.kind(member) == .propertyDefinition else { return 0 }
        var key = tree.firstChild(member)
        while tree.kind(key) == .decorator { key = tree.nextSibling(key) }
        return key
    }

    /// Each private name is declared once, or as a getter and a setter that are both static or both not (ECMA-262 section 15.7.1).
    private mutating func declarePrivateNames(_ body: NodeID) {
        var seen: [NameID: NodeFlags] = [:]
        for member in tree.children(body) {
            let key = self.key(of: member)
            guard tree.kind(key) == .privateName else { continue }
            let name = tree.data(key)
            privateNames[name, default: 0] += 1
            if name == Word.constructor.rawValue { report(key, "'#constructor' is not a private name") }
            let kind = tree.flags(member).intersection([.getter, .setter, .static])
            if let other = seen[name] {
                let isPair = kind.symmetricDifference(other) == [.getter, .setter]
                if !isPair { report(key, "this private name is declared already") }
                seen[name] = [.getter, .setter]
            } else {
                seen[name] = kind
            }
        }
    }

    private func isNamed(_ member: NodeID, _ word: Word) -> Bool {
        guard !tree.has(.computed, member) else { return false }
        let key = self.key(of: member)
        return hasName(key, word)
    }

    /// Whether a key that is not computed spells a word, as a name or as a string.
    func hasName(_ key: NodeID, _ word: Word) -> Bool {
        switch tree.kind(key) {
        case .propertyName: tree.data(key) == word.rawValue
        case .stringLiteral where tree.has(.escaped, key): tree.string(key) == word.text
        case .stringLiteral: tree.source[tree.range(key)].dropFirst().dropLast().elementsEqual(word.text.utf8)
        default: false
        }
    }

    private func isConstructor(_ member: NodeID) -> Bool { !tree.has(.static, member) && isNamed(member, .constructor) }

    mutating func visitMethod(_ node: NodeID) {
        let key = self.key(of: node)
        let function = key == 0 ? 0 : tree.nextSibling(key)
        var position: Position = .method
        if isConstructor(node) {
            let isSpecial =
                !tree.flags(node).isDisjoint(with: [.getter, .setter]) || !tree.flags(function).isDisjoint(with: [.async, .generator])
            if isSpecial { report(key, "a constructor is a plain method") }
            if classes.last == true { position.insert(.derivedConstructor) }
        } else if tree.has(.static, node), isNamed(node, .prototype) {
            report(key, "a static member cannot be called 'prototype'")
        }
        checkArity(node, function)
        push(function, position)
        pushKey(key)
        for child in tree.children(node) {
            if child == key { break }
            push(child)
        }
    }

    mutating func visitField(_ node: NodeID) {
        let key = self.key(of: node)
        if isNamed(node, .constructor) || tree.has(.static, node) && isNamed(node, .prototype) {
            report(key, "a field cannot have this name")
        }
        let value = tree.has(.hasValue, node) ? lastChild(of: node) : 0
        if value != key { push(.beginMember, value) }
        for child in tree.children(node) where child != value { pushKey(child) }
    }

    /// A member's key or decorator; private names as keys are looked at when the class begins.
    private mutating func pushKey(_ key: NodeID) {
        if tree.kind(key) != .privateName { push(key) }
    }

    private func lastChild(of node: NodeID) -> NodeID {
        var last = tree.firstChild(node)
        while last != 0, tree.nextSibling(last) != 0 { last = tree.nextSibling(last) }
        return last
    }

    /// A field's value or a static block: runs as a method.
    mutating func beginMemberCode() {
        begin { inner in
            inner.isParameters = false
            inner.allowsNewTarget = true
            inner.allowsSuperProperty = true
            inner.allowsSuperCall = false
            inner.allowsReturn = false
            inner.loops = 0
            inner.switches = 0
            inner.hasYield = false
        }
        context.firstLabel = labels.count
    }

    mutating func visitStaticBlock(_ node: NodeID) {
        beginMemberCode()
        context.hasAwait = true
        pushAll(from: tree.firstChild(node))
    }
}
