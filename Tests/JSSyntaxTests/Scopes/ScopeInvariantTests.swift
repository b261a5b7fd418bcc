// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// What holds for every source, whole or damaged.
struct ScopeInvariantTests {
    /// Most forms that bind or open a scope, once each.
    private static let sample = """
        import a, {b as c} from 'd'; export {a, c as e}; export default class F extends a { #g = 1; static { var h; } [c]() { return super.x } }
        'use strict'; var i = 1, {j, k: [l = i, ...m]} = n; let o; const p = q => o ??= q;
        label: for (let r of s) for (const t in r) { if (t) continue label; else function u() {} }
        async function* v(w, x = w, ...y) { var x; yield* await w; try { throw y } catch ({z}) { z } finally {} }
        switch (a) { case 1: let aa; default: { function bb() { arguments; } } }
        with (cc) { eval(dd); } (function ee() { ee = `${ff}` })(); new gg?.[hh]; ({ii, jj: kk = ll} = {get mm() {}});
        """

    private func check(_ tree: SyntaxTree) {
        let scopes = Scopes(tree)
        let bindings = 0...BindingID(scopes.bindingCount)
        var listed = 0
        for binding in bindings.dropFirst() {
            let places = scopes.references(of: binding)
            listed += places.count
            let writes = places.filter { scopes.flags(ofReference: $0).contains(.write) }.count
            #expect(scopes.writeCount(of: binding) >= writes)
            #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
            #expect(places.allSatisfy { tree.data(scopes.node(ofReference: $0)) == scopes.name(of: binding) })
            #expect(scopes.bindings(in: scopes.scope(of: binding)).contains(binding))
            #expect(scopes.binding(named: scopes.name(of: binding), in: scopes.scope(of: binding)) == binding)
        }
        var unbound = 0
        for reference in 0...ReferenceID(scopes.referenceCount) where reference > 0 {
            let binding = scopes.binding(ofReference: reference)
            if binding == 0 { unbound += 1 }
            #expect(scopes.reference(at: scopes.node(ofReference: reference)) == reference)
            #expect(isAround(scopes.scope(of: binding), scopes.scope(ofReference: reference), scopes))
        }
        // Only a function expression's name that its own body hides is bound to nothing.
        #expect(listed + unbound == scopes.referenceCount)
    }

    private func isAround(_ outer: ScopeID, _ inner: ScopeID, _ scopes: Scopes) -> Bool {
        var scope = inner
        while scope != 0, scope != outer { scope = scopes.parent(of: scope) }
        return scope == outer
    }

    @Test("Every beginning of a source has whole scopes", arguments: Goal.allCases)
    func prefixes(goal: Goal) {
        let bytes = Array(Self.sample.utf8)
        for end in bytes.indices { check(SyntaxTree.parse(bytes[..<end], goal: goal)) }
    }

    @Test("Every source with one piece left out has whole scopes", arguments: [1, 2, 7])
    func holes(length: Int) {
        let bytes = Array(Self.sample.utf8)
        for start in stride(from: 0, to: bytes.count - length, by: length) {
            check(SyntaxTree.parse(bytes[..<start] + bytes[(start + length)...]))
        }
    }

    @Test(
        "Many names, scopes and labels are no trouble",
        arguments: [
            ("flat names", "var x0;", "x%=x0;", ""),
            ("nested blocks", "", "{let x%;x%;x0;", "}"),
            ("nested functions", "", "function f%(){x0;var x%;", "}"),
            ("functions in blocks", "", "{function f(){}{function x%(){}}", "}"),
            ("catches", "", "try{}catch(e){var e=x%;", "}"),
            ("evals", "", "{eval(x%);", "}"),
            ("labels", "", "l%:{l:;break l%;", "}"),
        ])
    func wide(form: String, start: String, piece: String, end: String) {
        let count = 1000
        let source =
            start + (0..<count).map { piece.replacing("%", with: "\($0)") }.joined()
            + String(repeating: end, count: end.isEmpty ? 0 : count)
        let tree = SyntaxTree.parse(source.utf8, goal: .script)
        #expect(tree.errors.isEmpty)
        check(tree)
    }
}
