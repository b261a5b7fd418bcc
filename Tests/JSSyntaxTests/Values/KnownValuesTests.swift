// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// A source that calls `probe(…)`, and what is known of the first argument of the last such call.
private func probed(_ source: String) -> KnownSet? {
    let tree = SyntaxTree.parse(source.utf8, language: source.hasPrefix("enum") ? .typeScript : .javaScript)
    let values = KnownValues(tree, Scopes(tree))
    var found: KnownSet?
    for node in 1..<NodeID(tree.nodeCount) where tree.kind(node) == .callExpression && tree.text(tree.firstChild(node)) == "probe" {
        found = values.values(of: tree.child(node, 1))
    }
    return found
}

/// A value as the tables write it.
private func written(_ set: KnownSet?) -> String {
    guard let set else { return "no probe" }
    let values = set.values.map { value in
        switch value {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
        case .bigInt: "bigint"
        case .string(let string): "'\(string.text)'"
        case .array: "array"
        case .object: "object"
        case .function: "function"
        case .class: "class"
        case .regExp: "regexp"
        case .path(let path): path.text
        }
    }
    return (values + (set.isComplete ? [] : ["…"])).joined(separator: " | ")
}

@Test(
    "An expression's value is known without running it",
    arguments: [
        ("probe('a' + 'b' + 1)", "'ab1'"), ("probe(1 + 2 * 3)", "7"), ("probe(`a${1 + 1}b`)", "'a2b'"), ("probe(!0)", "true"),
        ("probe(typeof 'x')", "'string'"), ("probe(void 0)", "undefined"), ("probe('abc'[1])", "'b'"), ("probe('abc'.length)", "3"),
        ("probe((1, 'x'))", "'x'"), ("probe(true ? 'a' : 'b')", "'a'"), ("probe(x ? 'a' : 'b')", "'a' | 'b'"),
        ("probe(null ?? 'z')", "'z'"),
        ("probe('' || 'y')", "'y'"), ("probe('a' && 'b')", "'b'"), ("probe([1, 2, 3].length)", "3"), ("probe(['a', 'b'][1])", "'b'"),
        ("probe({a: 'x'}.a)", "'x'"), ("probe({a: {b: ['q']}}.a.b[0])", "'q'"), ("probe([]+[])", "''"), ("probe(+[])", "0"),
        ("probe([]['flat']['constructor'])", "Function"), ("probe(7 & 3 | 8)", "11"), ("probe(1n)", "bigint"),
    ])
func expressionIsFolded(source: String, value: String) {
    #expect(written(probed(source)) == value)
}

@Test(
    "A value flows through names, properties and functions",
    arguments: [
        ("const a = 'x'; probe(a)", "'x'"), ("let a; a = 'x'; probe(a)", "'x'"), ("function f() { probe(a) } const a = 'x'", "'x'"),
        ("let s = 'a'; s += 'b'; s += 'c'; probe(s)", "'abc'"), ("let s = 'a'; probe(s); s += 'b'", "'a'"),
        ("let s = 'a'; s = s + 'b'; s = s.toUpperCase(); probe(s)", "'AB'"), ("let a = 'x'; if (c) a = 'y'; probe(a)", "'x' | 'y'"),
        ("const {a, b: [c]} = {a: 'x', b: ['y']}; probe(a + c)", "'xy'"), ("const {a = 'd'} = {}; probe(a)", "'d'"),
        ("const o = {}; o.k = 'v'; probe(o.k)", "'v'"), ("const o = {a: 'x'}, p = o; probe(p.a)", "'x'"),
        ("class C { static s = 'x' } probe(C.s)", "'x'"), ("class C { static s = 'x'; static f() { probe(C.s) } }", "'x'"),
        ("const f = () => 'x'; probe(f())", "'x'"), ("function f(a, b) { return a + b } probe(f('x', 'y'))", "'xy'"),
        ("function f(a) { probe(a) } f('x'); f('y')", "'x' | 'y'"), ("(function (a) { probe(a) })('x')", "'x'"),
        ("const f = g => g('x'); probe(f(y => y + 'z'))", "'xz'"), ("['a', 'b'].forEach(x => probe(x))", "'a' | 'b'"),
        ("for (const x of ['a', 'b']) probe(x)", "'a' | 'b'"), ("for (const k in {a: 1}) probe(k)", "'a'"),
        ("enum E { A = 'x' } probe(E.A)", "'x'"), ("const a = []; a.push('x'); a.push('y'); probe(a.join('-'))", "'x-y'"),
        ("var s = ''; for (var i = 0; i < 3; i++) s += i; probe(s)", "'012'"), ("probe('b,a'.split(',').reverse().join(''))", "'ab'"),
    ])
func valueFlows(source: String, value: String) {
    #expect(written(probed(source)) == value)
}

@Test(
    "Every way to the same thing outside gives the same path",
    arguments: [
        ("probe(require('child_process').exec)", "child_process.exec"),
        ("probe(require('node:fs').promises.readFile)", "fs/promises.readFile"),
        ("const r = require; probe(r('fs'))", "fs"), ("const {exec: e} = require('child_process'); probe(e)", "child_process.exec"),
        ("import {exec as e} from 'child_process'; probe(e)", "child_process.exec"),
        ("import * as c from 'child_process'; probe(c.exec)", "child_process.exec"),
        ("import f from 'fs'; probe(f.readFile)", "fs.readFile"),
        ("const f = await import('fs'); probe(f.default.readFile)", "fs.readFile"),
        ("import('fs').then(m => probe(m.readFile))", "fs.readFile"), ("probe(globalThis['ev' + 'al'])", "eval"),
        ("probe(window.self.fetch)", "fetch"),
        ("probe(module.require('os').hostname)", "os.hostname"), ("probe(process.mainModule.require('os'))", "os"),
        ("import {createRequire} from 'module'; const r = createRequire(import.meta.url); probe(r('fs'))", "fs"),
        ("probe(require('module')._load('fs'))", "fs"), ("probe(process.env.HOME)", "process.env.HOME"),
        ("probe(process.env[x])", "process.env.*"),
        ("probe(require('process').env.A)", "process.env.A"), ("const {env: {TOKEN}} = process; probe(TOKEN)", "process.env.TOKEN"),
        ("probe(require('os').hostname())", "os.hostname()"), ("fetch(u).then(r => r.text()).then(t => probe(t))", "fetch().text()"),
        ("const fs_1 = __importDefault(require('fs')); probe(fs_1.default.rm)", "fs.rm"),
        ("const e = require('util').promisify(require('child_process').exec); probe(e)", "child_process.exec"),
        ("probe(Function('return this')().process)", "process"), ("probe((function () { return this })().eval)", "eval"),
        ("class A { #f = require('fs'); m() { probe(this.#f.rm) } }", "fs.rm | …"),
        ("probe(process.env.A || 'none')", "process.env.A | 'none'"),
    ])
func pathIsOne(source: String, value: String) {
    #expect(written(probed(source)) == value)
}

@Test(
    "What may be something else is not told as sure",
    arguments: [
        "let a = 'x'; function g() { a = h() } probe(a)", "var a = 'x'; eval(c); probe(a)",
        "const o = {a: 'x'}; f(o); probe(o.a)", "const o = {a: 'x'}; o[k] = 'y'; probe(o.a)",
        "const o = {a: 'x'}; Object.assign(o, p); probe(o.a)",
        "const a = ['x']; a.reverse(); f(a); probe(a[0])", "const a = ['x']; a[i] = 'y'; probe(a[0])", "with (o) { var a = 'x'; probe(a) }",
        "const o = {a: {b: 'x'}}; const p = o.a; p.b = f(); probe(o.a.b)", "const o = {...p, a: 'x', ...q}; probe(o.a)",
        "const o = {a: 'x'}; o.__proto__ = p; probe(o.zz)", "function f(a) { probe(a) } f('x'); g(f)",
        "export function f(a) { probe(a) } f('x')",
        "const o = {a: 'x', m() { this.a = f() }}; o.m(); probe(o.a)", "const a = ['x'], b = a; b.unshift(f()); probe(a[0])",
        "let s = 'a'; while (c) { s += 'b'; probe(s) }", "for (var i = 0; i < 3; i++) probe('x' + i)",
        "module.exports = o; const o = {a: 'x'}; probe(o.a)",
        "const a = [x => (a[0] = f())]; probe(a[0])", "let a = 'x'; [a] = f(); probe(a)", "let a = 'x'; ({a} = f()); probe(a)",
        "try { f() } catch (e) { probe(e) }", "function f() { probe(arguments[0]) } f('x')", "function f(...r) { probe(r[0]) } f('x')",
        "class C { static s = 'x' } C.s = f(); probe(C.s)",
    ])
func unsureIsNotSure(source: String) {
    let set = probed(source)
    #expect(set != nil && set?.only == nil, "told as sure: \(written(set))")
}

@Test(
    "A call is seen through to what it reaches",
    arguments: [
        ("f.call(null, 'x')", "const f = fetch;"), ("f.apply(null, ['x'])", "const f = fetch;"), ("f('x')", "const f = fetch.bind(null);"),
        ("f()", "const f = fetch.bind(null, 'x');"), ("Reflect.apply(fetch, null, ['x'])", ""), ("(0, fetch)('x')", ""),
        ("p(fetch, 'x')", "function p(f, a) { return f(a) }"),
        ("fetch?.('x')", ""), ("fetch(...a)", "const a = ['x'];"), ("o.go('x')", "const o = {go: (a) => fetch(a)};"),
        ("new Proxy2('x')", "const Proxy2 = fetch;"),
    ])
func callIsSeenThrough(call: String, before: String) {
    let tree = SyntaxTree.parse("\(before) \(call)".utf8)
    let values = KnownValues(tree, Scopes(tree))
    var found = false
    for node in 1..<NodeID(tree.nodeCount) where tree.kind(node) == .callExpression || tree.kind(node) == .newExpression {
        for call in values.calls(at: node) where call.target.text == "fetch" && call.arguments?.first?.strings == ["x"] { found = true }
    }
    #expect(found)
}

@Test("Large and repetitive sources are read in time that grows with their size", arguments: HostileSource.all)
private func hostileSourceIsRead(source: HostileSource) {
    let unit = SourceUnit.read(source.text.utf8, language: .javaScript)
    #expect(unit.tree.nodeCount > 1000)
}

/// Sources that would take long if anything were worse than linear; none may end the program.
private struct HostileSource: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }

    private static func times(_ count: Int, _ part: (Int) -> String) -> String { (0..<count).map(part).joined() }

    static let all: [HostileSource] = [
        HostileSource(name: "a long sum of strings", text: "f('a'" + times(20_000) { "+'\($0)'" } + ")"),
        HostileSource(name: "a string built line by line", text: "let s='';" + times(20_000) { "s+='\($0)';" } + "f(s)"),
        HostileSource(name: "constants that need the next", text: times(5000) { "const a\($0)=a\($0 + 1)+'x';" } + "f(a0)"),
        HostileSource(
            name: "constants that need the last", text: "const a0='x';" + times(5000) { "const a\($0 + 1)=a\($0)+'x';" } + "f(a5000)"),
        HostileSource(name: "doubling strings", text: "const a0='x';" + times(2000) { "const a\($0 + 1)=a\($0)+a\($0);" } + "f(a2000)"),
        HostileSource(
            name: "functions that call the next twice",
            text: times(2000) { "function f\($0)(x){return f\($0 + 1)(x+'a')+f\($0 + 1)(x+'b')}" } + "f0('z')"),
        HostileSource(
            name: "an object with many keys and looks",
            text: "const o={" + times(5000) { "k\($0):'\($0)'," } + "};" + times(5000) { "f(o.k\($0));" }),
        HostileSource(name: "many arrays in one name", text: "let a;" + times(2000) { "a=['\($0)'];" } + times(2000) { "f(a[\($0)]);" }),
        HostileSource(name: "deep members", text: "f(process" + times(20_000) { ".a\($0)" } + ")"),
        HostileSource(name: "deep conditions", text: "f(" + times(3000) { "c\($0)?'\($0)':" } + "'x')"),
        HostileSource(name: "eval in eval", text: times(300) { "eval('eval(\"f(\($0))\")');" }),
        HostileSource(
            name: "a decoder that never ends", text: "function d(x){while(true)x+='a';return x}" + times(400) { "f(d('\($0)'));" }),
        HostileSource(
            name: "deep patterns",
            text: "const " + times(300) { _ in "{a:[" } + "x" + times(300) { _ in "]}" } + "=o;" + times(400) { "f(x,\($0));" }),
        HostileSource(name: "promises after promises", text: "fetch(u)" + times(3000) { ".then(r\($0)=>r\($0).x)" }),
        HostileSource(
            name: "this in deep classes",
            text: times(300) { "class C\($0){m(){" } + times(300) { "f(this.a\($0));" } + times(300) { _ in "}}" }),
    ]
}
