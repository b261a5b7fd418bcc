// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// What `numbered` adds to a source.
private let marks = Array("∅₁₂₃₄₅₆₇₈₉")

/// A source with the number of its binding behind every name: `var x; x` gives `var x₁; x₁`. Numbers are given in source order;
/// names that the source does not declare get `∅`.
private func numbered(_ source: String, goal: Goal = .lenient, language: Language = .javaScript) -> String {
    let tree = SyntaxTree.parse(source.utf8, goal: goal, language: language)
    let scopes = Scopes(tree)
    var numbers: [BindingID: Int] = [:]
    var result: [UInt8] = []
    var done = 0
    guard scopes.referenceCount > 0 else { return source }
    for reference in 1...ReferenceID(scopes.referenceCount) {
        let node = scopes.node(ofReference: reference)
        let binding = scopes.binding(ofReference: reference)
        // A declared name's node ends behind its type.
        let end = tree.start(node) + tree.names[tree.data(node)].utf8.count
        result += tree.source[done..<end]
        done = end
        let number = binding == 0 || scopes.isGlobal(binding) ? 0 : numbers[binding, default: numbers.count + 1]
        if number > 0 { numbers[binding] = number }
        result += Array(String(marks[number]).utf8)
    }
    result += tree.source[done...]
    return String(decoding: result, as: UTF8.self)
}

struct ScopeTests {
    @Test(
        "Every name means what the language says",
        arguments: [
            // var and let
            "var x₁; { x₁; var x₁ } x₁",
            "let x₁; { let x₂; x₂ } x₁",
            "x₁; var x₁ = 1; x₁ = y∅",
            "{ let x₁; } x∅",
            "let a₁; { a₁; { let a₂; a₂ } a₁; } a₁",
            "var a₁, b₂ = a₁, [c₃, {d: e₄ = c₃, ...f₅}] = g∅",
            // for
            "for (let i₁ = 0; i₁ < 3; i₁++) { let i₂; i₂ } i∅",
            "for (var i₁ = 0; i₁ < 3;) {} i₁",
            "for (const x₁ of x₁) x₁; x∅",
            "for (x₁ in y∅) {} var x₁",
            "for (const k₁ in o∅) f∅(() => k₁)",
            // functions
            "f₁(); function f₁(a₂, b₃) { return a₂ + b₃ + c∅ }",
            "function f₁(a₂) { var a₂; a₂ }",
            "function f₁(a₂ = b₃, b₃) { var b₄; b₄ } b∅",
            "function f₁(a₂ = b∅) { var b₃; b₃ }",
            "function f₁({a₂}) { a₂ }",
            "(function f₁() { f₁ }); f∅",
            "(function f∅() { f₁; var f₁ })",
            "(function f∅(f₁) { f₁ })",
            "(a₁, ...b₂) => a₁(b₂, c∅)",
            "a₁ => b₂ => a₁ + b₂",
            "function f₁() { arguments₂; return () => arguments₂ }",
            "() => arguments∅",
            "function f₁() { var arguments₂; arguments₂ }",
            "function f₁() { { function g₂() {} g₂ } g₃ }",
            "{ function g₁() {} } g₂",
            "{ let g₁; { function g₂() {} } g₁ } g∅",
            "'use strict'; { function g₁() {} g₁ } g∅",
            "function f₁(g₂) { { function g₃() {} } g₂ }",
            "{ async function g₁() {} } g∅",
            "try {} catch (f₁) { { function f₂() {} } } f₃",
            // catch
            "try {} catch (e₁) { e₁; var e₂ } e₂",
            "try {} catch (e₁) { var e₁ = 1 } e₂",
            "try {} catch ({message: m₁}) { m₁ } m∅",
            "try {} catch { e∅ }",
            // switch
            "switch (x∅) { case x₁: let x₁; default: x₁ }",
            // classes
            "class A₁ extends A₂ { m() { A₂ } } A₁",
            "(class A₁ { m() { A₁ } }); A∅",
            "class A₁ { [k∅] = k∅; static { let k₂; k₂ } }",
            "class A₁ { static x = () => A₂; x; #y = this.#y }",
            // assignments
            "let a₁, b₂; [a₁, b₂.c, ...d∅] = [b₂, a₁]; ({a₁, x: b₂ = a₁} = a₁)",
            "let a₁; a₁++; a₁ += a₁; delete a₁; typeof a₁",
            // with, eval
            "var o₁; with (o₁) { o₁; let p₂; p₂ }",
            // modules
            "import d₁, * as n₂ from 'x'; import {a as b₃, c₄} from 'y'; export {b₃ as z, c₄}; export default d₁; n₂.a",
            "export {a, b as c} from 'x'; a∅",
            "export const a₁ = 1; export function f₂() { a₁ } export default class C₃ {}",
            "export default function f₁() {} f₁",
            // labels, members and keys are no names
            "a: while (1) { break a } ({b: 1, c() {}, [d∅]: 2}).e",
            "let a₁; ({a₁})",
        ])
    func resolution(expected: String) {
        let source = expected.filter { !marks.contains($0) }
        #expect(numbered(source) == expected)
    }

    @Test(
        "JSX tags that begin with a capital are names",
        arguments: ["let A₁; <A₁ b={A₁}>{c∅}</A>", "let A₁; <A₁.b/>", "let a₁; <a {...a₁}/>"])
    func jsx(expected: String) {
        let source = expected.filter { !marks.contains($0) }
        #expect(numbered(source, language: .jsx) == expected)
    }

    @Test(
        "Types and ambient declarations bind no value",
        arguments: [
            "type T = string; interface I {} declare const d: T; declare function f(): void; d∅",
            "import type {T} from 'x'; import {type U, v₁} from 'y'; v₁",
            "enum E₁ { A₂ = 1, B₃ = A₂ } E₁.A",
            "namespace N₁ { export const a₂ = 1; a₂ } N₁.a",
            "namespace N∅ { export type A = 1; namespace O∅ { interface B {} } } N∅.a",
            "namespace N₁ { namespace O₂ { a∅ } } N₁.O.a",
            "namespace N₁.O₂ { export const a₃ = 1 } N₁.O.a",
            "class A₁ { constructor(private x₂: string) { x₂ } }",
            "function f(a: string): void; f∅",
            "import fs₁ = require∅('fs'); fs₁ as any",
        ])
    func types(expected: String) {
        let source = expected.filter { !marks.contains($0) }
        #expect(numbered(source, language: .typeScript) == expected)
    }
}

/// What is known of the first binding of a name: kind, writes, and its properties.
private func facts(_ source: String, _ name: String) -> String {
    let tree = SyntaxTree.parse(source.utf8)
    let scopes = Scopes(tree)
    guard let id = tree.names.id(name), scopes.bindingCount > 0 else { return "none" }
    let found = (1...BindingID(scopes.bindingCount)).filter { scopes.name(of: $0) == id }
    // A class has two bindings at one place; the outer one is asked for.
    func order(_ binding: BindingID) -> (Int, ScopeID) { (tree.start(scopes.declaration(of: binding)), scopes.scope(of: binding)) }
    let first = found.min { order($0) < order($1) }
    guard let binding = first else { return "none" }
    var words = ["\(scopes.kind(of: binding))", "\(scopes.writeCount(of: binding))"]
    if scopes.isCaptured(binding) { words.append("captured") }
    let flags = scopes.flags(of: binding)
    if flags.contains(.startsWithParameter) { words.append("startsWithParameter") }
    if flags.contains(.hoistedFromBlock) { words.append("hoisted") }
    if flags.contains(.maybe) { words.append("maybe") }
    if scopes.isUnknowable(scopes.scope(of: binding)) { words.append("unknowable") }
    let places = scopes.references(of: binding).map { scopes.flags(ofReference: $0) }
    if places.contains(where: { $0.contains(.beforeDeclaration) }) { words.append("early") }
    if places.contains(where: { $0.contains(.called) }) { words.append("called") }
    if places.contains(where: { $0.contains(.constructed) }) { words.append("constructed") }
    if places.contains(where: { $0.contains(.partial) }) { words.append("partial") }
    return words.joined(separator: " ")
}

struct BindingTests {
    @Test(
        "A binding knows how it is used",
        arguments: [
            ("var x; x", "var 0"),
            ("var x = 1; var x = 2", "var 2"),
            ("let x; x = 1; x += 2; x++", "let 3"),
            ("const x = 1; () => x", "const 1 captured"),
            ("x; let x = 1", "let 1 early"),
            ("() => x; let x = 1", "let 1 captured"),
            ("x(); function x() {}", "function 1 called"),
            ("function x() {} x = 1", "function 2"),
            ("var x = 1; function x() {}", "function 2"),
            ("class x {} new x", "class 1 constructed"),
            ("x`a`", "global 0 called"),
            ("[x] = [1]; ({x} = {})", "global 2 partial"),
            ("const {x} = y", "const 1 partial"),
            ("for (const x of y) {}", "const 1 partial"),
            ("for (x in y) {}", "global 1 partial"),
            ("function f(x = 1) {}", "parameter 1 partial"),
            ("function f(x) { x = 2 }", "parameter 2"),
            ("function f({a}) { var a } f(x)", "global 0"),
            ("import x from 'y'", "import 1"),
            ("import * as x from 'y'", "import 1"),
            ("try {} catch (x) {}", "catch 1"),
            ("{ function x() {} }", "function 1 hoisted"),
            ("var x = 1; eval('')", "var 1 unknowable"),
            ("var x = 1; () => { { eval('') } }", "var 1 unknowable"),
            ("var x = 1; function f() { eval?.('') } (0, eval)('')", "var 1"),
            ("var x = 1; with (y) x = 2", "var 2 maybe unknowable"),
            ("with (y) x", "global 0 maybe unknowable"),
        ])
    func facts(source: String, expected: String) {
        #expect(JSSyntaxTests.facts(source, "x") == expected)
    }

    @Test("A body's variable that has a parameter's name starts with the parameter's value")
    func parameterCopies() {
        let tree = SyntaxTree.parse("function f(x, y = 1) { var x; x }".utf8)
        let scopes = Scopes(tree)
        let copies = (1...BindingID(scopes.bindingCount)).filter { scopes.flags(of: $0).contains(.startsWithParameter) }
        #expect(copies.map { scopes.kind(of: $0) } == [.var])
        #expect(copies.map { scopes.writeCount(of: $0) } == [1])
    }

    @Test("Scopes know their parents, functions and bindings")
    func scopes() {
        let tree = SyntaxTree.parse("let a; function f(b = 1) { let c; { let d } }".utf8)
        let scopes = Scopes(tree)
        let text = (0..<ScopeID(scopes.scopeCount)).map { scope in
            let names = scopes.bindings(in: scope).map { tree.names[scopes.name(of: $0)] }.joined(separator: ",")
            return "\(scopes.kind(ofScope: scope))<\(scopes.parent(of: scope))>\(scopes.function(of: scope))(\(names))"
        }
        #expect(text == ["global<0>0()", "program<0>1(a,f)", "function<1>2(b)", "functionBody<2>2(c)", "block<3>2(d)"])
        #expect((1..<ScopeID(scopes.scopeCount)).allSatisfy { scopes.scope(at: scopes.node(ofScope: $0)) == $0 })
    }
}
