// SPDX-License-Identifier: Apache-2.0

/// What a value is, with what is at hand about it.
enum ValueView {
    case unknown, undefined, null
    case boolean(Bool), number(Double), bigInt, string
    case array(NodeID), object(NodeID), function(NodeID), `class`(NodeID), regExp(NodeID)
    case path(PathID)
    case instance(NodeID)
    /// Its place in the store.
    case made(Int)
    case code(ValueID)
    case bound(ValueEntry)
    case method(ValueID, TextID)
}

extension ValueFinder {
    func view(_ value: ValueID) -> ValueView {
        if let node = value.node { return view(node: node) }
        if let path = value.path { return .path(path) }
        guard let place = value.place else { return .unknown }
        let entry = store[place]
        switch entry.kind {
        case .unknown, .set, .openSet, .open: return .unknown
        case .undefined: return .undefined
        case .null: return .null
        case .false: return .boolean(false)
        case .true: return .boolean(true)
        case .number: return .number(entry.number)
        case .bigInt: return .bigInt
        case .string, .joined: return .string
        case .made: return .made(Int(entry.first))
        case .code: return .code(entry.firstValue)
        case .bound: return .bound(entry)
        case .instance: return .instance(entry.first)
        case .method: return .method(entry.firstValue, entry.name)
        }
    }

    private func view(node: NodeID) -> ValueView {
        switch tree.kind(node) {
        case .stringLiteral: return .string
        case .numericLiteral: return .number(tree.number(node))
        case .bigIntLiteral: return .bigInt
        case .regExpLiteral: return .regExp(node)
        case .arrayExpression: return .array(node)
        case .objectExpression, .tsEnumDeclaration: return .object(node)
        case .functionExpression, .arrowFunctionExpression, .functionDeclaration: return .function(node)
        case .classExpression, .classDeclaration: return .class(node)
        default: return .unknown
        }
    }

    func isString(_ value: ValueID) -> Bool {
        if case .string = view(value) { true } else { false }
    }

    func isPrimitive(_ value: ValueID) -> Bool {
        switch view(value) {
        case .undefined, .null, .boolean, .number, .string, .bigInt: true
        default: false
        }
    }

    func number(_ value: ValueID) -> Double? {
        if case .number(let number) = view(value) { number } else { nil }
    }

    /// Whether a value counts as true; `nil` when that is not known. What is outside may be missing.
    func truth(_ value: ValueID) -> Bool? {
        switch view(value) {
        case .undefined, .null: false
        case .boolean(let value): value
        case .number(let value): !(value == 0 || value.isNaN)
        case .string: stringLength(value) > 0
        case .array, .object, .function, .class, .regExp, .instance, .bound, .method, .made, .code: true
        case .bigInt, .unknown: nil
        case .path(let path): store.paths.isFunction(path) && store.paths.entry(path).parent != 0 ? true : nil
        }
    }

    func numberValue(_ number: Double) -> ValueID { store.add(.number(number)) }

    func text(_ text: JSString) -> ValueID { store.string(text) }

    /// The text of a template's part; escapes decoded.
    func templateText(_ element: NodeID) -> JSString { JSString(units: tree.stringUTF16(element)) }

    // MARK: Strings

    /// UTF-16 units of a string value.
    func stringLength(_ value: ValueID) -> Int {
        if let node = value.node { return tree.kind(node) == .stringLiteral ? literalLength(node) : 0 }
        guard let place = value.place else { return 0 }
        let entry = store[place]
        switch entry.kind {
        case .string: return store.text(of: entry).count
        case .joined: return Int(entry.first)
        default: return 0
        }
    }

    private func literalLength(_ node: NodeID) -> Int {
        if tree.has(.escaped, node) { return tree.stringUTF16(node).count }
        let content = (tree.start(node) + 1)..<max(tree.start(node) + 1, tree.end(node) - 1)
        var all: UInt8 = 0
        for at in content { all |= tree.bytes[at] }
        return all < 0x80 ? content.count : tree.stringUTF16(node).count
    }

    /// The string that a value is. Costs its length; what is read this way is counted in `steps`.
    func string(_ value: ValueID) -> JSString? {
        let length = stringLength(value)
        steps -= length >> 4
        guard isString(value), steps > 0 else { return nil }
        return store.string(value, tree)
    }

    /// Whether two values are surely the same.
    func isSame(_ left: ValueID, _ right: ValueID) -> Bool {
        if left == right { return true }
        switch (view(left), view(right)) {
        case (.number(let left), .number(let right)): return left == right
        case (.string, .string):
            if let left = left.node, let right = right.node, !tree.has(.escaped, left), !tree.has(.escaped, right) {
                return hasSameText(left, right)
            }
            return stringLength(left) == stringLength(right) && string(left) == string(right)
        default: return false
        }
    }

    /// The longest text that is looked up as a property's name, in UTF-16 units.
    private static let keyLimit = 1 << 12

    /// Whether two literals without escapes are the same, whatever quotes they have.
    private func hasSameText(_ left: NodeID, _ right: NodeID) -> Bool {
        let count = tree.end(left) - tree.start(left)
        guard tree.end(right) - tree.start(right) == count, count > 2 else { return tree.end(right) - tree.start(right) == count }
        steps -= count >> 4
        let shift = tree.start(right) - tree.start(left)
        for at in (tree.start(left) + 1)..<(tree.end(left) - 1) where tree.bytes[at] != tree.bytes[at + shift] { return false }
        return true
    }

    /// A value as a property's name.
    func key(_ value: ValueID) -> TextID? {
        if let node = value.node, tree.kind(node) == .stringLiteral { return literalKey(node) }
        guard stringLength(value) <= Self.keyLimit, let text = keyText(of: value) else { return nil }
        return store.paths.number(of: text)
    }

    /// The literal as a property's name, or as what a path takes; without making a value.
    private func literalKey(_ literal: NodeID) -> TextID? {
        guard tree.end(literal) - tree.start(literal) <= Self.keyLimit else { return nil }
        steps -= 1
        return store.paths.number(of: tree.string(literal))
    }

    func keyText(of value: ValueID) -> String? {
        switch view(value) {
        case .string: string(value)?.text
        case .number(let number): NumberText.text(number)
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .array, .made: string(evaluateBinary(.plus, text(JSString.empty), value))?.text
        default: nil
        }
    }
}

extension ValueStore {
    /// The string at a value, chains of `joined` put together without recursion; `nil` for other values.
    func string(_ value: ValueID, _ tree: SyntaxTree) -> JSString? {
        if let node = value.node { return tree.kind(node) == .stringLiteral ? JSString(units: tree.stringUTF16(node)) : nil }
        guard let place = value.place else { return nil }
        let entry = self[place]
        switch entry.kind {
        case .string: return text(of: entry)
        case .joined:
            var units: [UInt16] = []
            units.reserveCapacity(Int(entry.first))
            var waiting = [value]
            while let next = waiting.popLast() {
                if let place = next.place, self[place].kind == .joined {
                    let (left, right) = self[place].pair
                    waiting.append(right)
                    waiting.append(left)
                } else if let part = string(next, tree) {
                    units.append(contentsOf: part.units)
                }
            }
            return JSString(units: units)
        default: return nil
        }
    }
}
