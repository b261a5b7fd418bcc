// SPDX-License-Identifier: Apache-2.0

/// The early errors of ECMA-262 that need more than the grammar: names declared twice, strict code, labels, `super`, private names, exports.
///
/// For the goals `script` and `module`. Sources with types are not looked at: TypeScript's parser leaves all this to its checker.
package enum EarlyErrors {
    /// What is wrong, by offset; at most `SyntaxTree.errorLimit`. Linear in the number of nodes (and sorting what is returned).
    package static func check(_ tree: SyntaxTree) -> [SyntaxError] {
        guard tree.goal != .lenient, !tree.language.contains(.types) else { return [] }
        let scopes = Scopes(tree)
        var walk = EarlyErrorWalk(tree, scopes)
        walk.run()
        var errors = walk.errors
        errors += NameErrors(tree: tree, scopes: scopes).check()
        errors += redeclarations(tree, scopes)
        errors.sort { $0.offset < $1.offset }
        return Array(errors.prefix(SyntaxTree.errorLimit))
    }

    private static func redeclarations(_ tree: SyntaxTree, _ scopes: Scopes) -> [SyntaxError] {
        var parents: [NodeID]?
        return scopes.redeclarations.compactMap { redeclaration in
            if redeclaration.isParameter {
                let known = parents ?? tree.parents()
                parents = known
                guard needsUniqueParameters(redeclaration.scope, tree, scopes, known) else { return nil }
            }
            return SyntaxError(offset: tree.start(redeclaration.node), message: "this name is declared already")
        }
    }

    /// Only sloppy plain functions with plain parameters may have two of a name (ECMA-262 sections 15.1.1, 15.3.1, 15.4.1).
    private static func needsUniqueParameters(_ scope: ScopeID, _ tree: SyntaxTree, _ scopes: Scopes, _ parents: [NodeID]) -> Bool {
        let function = scopes.node(ofScope: scope)
        if scopes.flags(ofScope: scope).contains(.strict) || tree.kind(function) == .arrowFunctionExpression { return true }
        let parent = parents[Int(function)]
        switch tree.kind(parent) {
        case .methodDefinition: return true
        case .property where !tree.flags(parent).isDisjoint(with: [.method, .getter, .setter]): return true
        default: break
        }
        let parameters = tree.children(function).first { tree.kind($0) == .parameters } ?? 0
        return tree.children(parameters).contains { tree.kind($0) != .bindingIdentifier }
    }
}

/// What is wrong with names by themselves, wherever they stand: reserved words, `eval` and `arguments` in strict code.
struct NameErrors {
    let tree: SyntaxTree
    let scopes: Scopes

    /// What a scope's code is, as far as names care.
    private struct Code: OptionSet {
        let rawValue: UInt8
        static let strict = Self(rawValue: 1)
        static let generator = Self(rawValue: 1 << 1)
        /// `await` is a word of the language.
        static let await = Self(rawValue: 1 << 2)
        /// `arguments` must not be used: fields' values and static blocks.
        static let noArguments = Self(rawValue: 1 << 3)
    }

    func check() -> [SyntaxError] {
        var codes: [Code] = [tree.goal == .module ? .await : []]
        codes.reserveCapacity(scopes.scopeCount)
        for scope in 1..<ScopeID(scopes.scopeCount) { codes.append(code(scope, around: codes[Int(scopes.parent(of: scope))])) }
        var errors: [SyntaxError] = []
        guard scopes.referenceCount > 0 else { return [] }
        for reference in 1...ReferenceID(scopes.referenceCount) {
            let name = tree.data(scopes.node(ofReference: reference))
            // Names from the table of words only; all others are fine everywhere.
            guard name <= Word.using.rawValue, let message = problem(reference, name, codes) else { continue }
            errors.append(SyntaxError(offset: tree.start(scopes.node(ofReference: reference)), message: message))
            if errors.count == SyntaxTree.errorLimit { break }
        }
        return errors
    }

    private func code(_ scope: ScopeID, around outer: Code) -> Code {
        var code = outer
        if scopes.flags(ofScope: scope).contains(.strict) { code.insert(.strict) }
        let node = scopes.node(ofScope: scope)
        switch scopes.kind(ofScope: scope) {
        case .function, .arrow:
            code.subtract(.generator)
            if tree.goal == .script { code.subtract(.await) }
            if tree.has(.generator, node) { code.insert(.generator) }
            if tree.has(.async, node) { code.insert(.await) }
            if scopes.kind(ofScope: scope) == .function { code.subtract(.noArguments) }
        case .fieldInitializer:
            code.subtract(.generator)
            if tree.goal == .script { code.subtract(.await) }
            code.insert(.noArguments)
        case .staticBlock:
            code.subtract(.generator)
            code.formUnion([.noArguments, .await])
        default:
            break
        }
        return code
    }

    private func problem(_ reference: ReferenceID, _ name: NameID, _ codes: [Code]) -> String? {
        var code = codes[Int(scopes.scope(ofReference: reference))]
        if let message = Self.problem(name, isStrict: code.contains(.strict)) { return message }
        guard let word = Word(rawValue: name) else { return nil }
        let flags = scopes.flags(ofReference: reference)
        if word == .await { code = codes[Int(scopeOutsideParameters(reference))] }
        switch word {
        case .yield where code.contains(.generator): return "'yield' is not a name in a generator"
        case .await where code.contains(.await): return "'await' is not a name here"
        case .let where flags.contains(.declaration) && scopes.kind(of: scopes.binding(ofReference: reference)).isLexical:
            return "'let' cannot be the name of a lexical declaration"
        case .arguments where code.contains(.noArguments) && !flags.contains(.declaration):
            return "'arguments' cannot be used in a field's value or a static block"
        case .eval, .arguments:
            guard code.contains(.strict), flags.contains(.declaration) || flags.contains(.write) else { return nil }
            return "'eval' and 'arguments' cannot be given a value in strict code"
        default: return nil
        }
    }

    /// In an arrow function's parameters `await` means what it means around the function (ECMA-262 section 15.3).
    private func scopeOutsideParameters(_ reference: ReferenceID) -> ScopeID {
        let offset = tree.start(scopes.node(ofReference: reference))
        var scope = scopes.scope(ofReference: reference)
        while scopes.kind(ofScope: scope) == .arrow {
            let function = scopes.node(ofScope: scope)
            guard !tree.has(.async, function) else { break }
            let parameters = tree.children(function).first { tree.kind($0) == .parameters } ?? 0
            guard tree.range(parameters).contains(offset) else { break }
            scope = scopes.parent(of: scope)
        }
        return scope
    }

    /// A word that is not a name, for every use of it.
    static func problem(_ name: NameID, isStrict: Bool) -> String? {
        guard name != 0 else { return nil }
        if name <= Word.lastReserved.rawValue { return "a reserved word is not a name" }
        // Section 12.7.2: these are reserved in strict code.
        if isStrict, name >= Word.let.rawValue, name <= Word.yield.rawValue { return "this word is reserved in strict code" }
        return nil
    }
}
