// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// `⏎` stands for a line break in the sources.
private func bytes(_ text: String) -> [UInt8] { Array(text.replacing("⏎", with: "\n").utf8) }

struct ParserTests {
    @Test("A form is read into the nodes that its kind promises", arguments: forms)
    func readsForms(source: String, outline: String) {
        let tree = SyntaxTree.parse(bytes(source))
        #expect(tree.errors == [])
        #expect(tree.outline == outline)
    }

    @Test("Children have lower numbers than their parents and stand inside them", arguments: forms)
    func childrenComeFirst(source: String, outline: String) {
        let tree = SyntaxTree.parse(bytes(source))
        var parentCount = [Int](repeating: 0, count: tree.nodeCount)
        for id in 1..<NodeID(tree.nodeCount) {
            for child in tree.children(id) {
                parentCount[Int(child)] += 1
                #expect(child < id)
                #expect(tree.start(child) >= tree.start(id) && tree.end(child) <= tree.end(id))
            }
        }
        for id in 1..<tree.root where tree.kind(id) != .none { #expect(parentCount[Int(id)] == 1) }
    }

    @Test("What a goal forbids is an error there", arguments: refused)
    func refuses(source: String, goals: [Goal]) {
        for goal in [Goal.script, .module, .lenient] {
            let isRefused = !SyntaxTree.parse(bytes(source), goal: goal).errors.isEmpty
            #expect(isRefused == goals.contains(goal), "\(goal)")
        }
    }

    @Test("An error says where it is")
    func errorsHaveAPlace() {
        let tree = SyntaxTree.parse(bytes("a = (1;⏎b"), goal: .script)
        #expect(tree.errors == [SyntaxError(offset: 6, message: "expected ), found ;")])
    }
}

private let forms: [(String, String)] = [
    (#"a + b * c - d"#, #"(expression (- (+ a (* b c)) d))"#),
    (#"a ** b ** c"#, #"(expression (** a (** b c)))"#),
    (#"(a, b).c"#, #"(expression (.c (sequence() a b)))"#),
    (#"!a.b++ + --c"#, #"(expression (+ (! (++ postfix (.b a))) (-- prefix c)))"#),
    (#"a ? b : c ? d : e"#, #"(expression (conditional a b (conditional c d e)))"#),
    (#"a ?? (b || c)"#, #"(expression (?? a (||() b c)))"#),
    (#"a = b += c"#, #"(expression (= a (+= b c)))"#),
    (#"[a, , ...b] = c"#, #"(expression (= (arrayPattern a elision (restElement b)) c))"#),
    (
        #"({a, b: [c = 1], ...d} = e)"#,
        #"(expression (=() (objectPattern (property:shorthand a) (property 'b (arrayPattern (assignmentPattern c 1))) (restElement d)) e))"#
    ),
    (#"a?.b[c]?.(d).e"#, #"(expression (.e (call? (computedMember (.b? a) c) d)))"#),
    (#"new a.b(c).d"#, #"(expression (.d (new (.b a) c)))"#),
    (#"new (a())()"#, #"(expression (new (call() a)))"#),
    (#"new a"#, #"(expression (new a))"#),
    (#"import("x", y)"#, #"(expression (import "x" y))"#),
    (#"import.meta.url"#, #"(expression (.url metaProperty:meta))"#),
    (#"`a${b}c${d}`"#, #"(expression (template templateElement b templateElement d templateElement))"#),
    (#"a`b`"#, #"(expression (taggedTemplate a (template templateElement)))"#),
    (#"/[/]\/x/g.test(a) / 2"#, #"(expression (/ (call (.test /[/]\/x/g) a) 2))"#),
    (
        #"x = function* f(a, {b}, ...c) { yield* a; yield }"#,
        #"(expression (= x (function* =f (parameters =a (objectPattern (property:shorthand =b)) (restElement =c)) (functionBody (expression (yield a)) (expression yield)))))"#
    ),
    (
        #"async (a, {b = 1}) => await a"#,
        #"(expression (arrowFunction async (parameters =a (objectPattern (property:shorthand (assignmentPattern =b 1)))) (await a)))"#
    ),
    (#"async a => a"#, #"(expression (arrowFunction async (parameters =a) a))"#),
    (#"(a, [b], c = 1) => ({})"#, #"(expression (arrowFunction (parameters =a (arrayPattern =b) (assignmentPattern =c 1)) object()))"#),
    (#"a => b => c"#, #"(expression (arrowFunction (parameters =a) (arrowFunction (parameters =b) c)))"#),
    (
        #"x = {a, b: 1, [c]: 2, d() {}, get e() { return 1 }, set f(g) {}, async *h() {}, ...i, "j": k, 0: l, get: m, async: n, set() {}}"#,
        #"(expression (= x (object (property:shorthand a) (property 'b 1) (property:computed c 2) (property:method 'd (function parameters functionBody)) (property:get 'e (function parameters (functionBody (return 1)))) (property:set 'f (function (parameters =g) functionBody)) (property:method 'h (function async* parameters functionBody)) (spreadElement i) (property "j" k) (property 0 l) (property 'get m) (property 'async n) (property:method 'set (function parameters functionBody)))))"#
    ),
    (
        #"class A extends B.C { #a = 1; static b; c() {} static async *d() {} get e() {} static {} [f]; "g" = 2; constructor() { super() } #h() {} static get; async }"#,
        #"(class =A (.C B) (classBody (propertyDefinition #a 1) (propertyDefinition:static 'b) (methodDefinition:method 'c (function parameters functionBody)) (methodDefinition:method:static 'd (function async* parameters functionBody)) (methodDefinition:get 'e (function parameters functionBody)) staticBlock (propertyDefinition:computed f) (propertyDefinition "g" 2) (methodDefinition:method 'constructor (function parameters (functionBody (expression (call super))))) (methodDefinition:method #h (function parameters functionBody)) (propertyDefinition:static 'get) (propertyDefinition 'async)))"#
    ),
    (#"#a in b"#, #"(expression (in #a b))"#),
    (#"(class {})"#, #"(expression (class() classBody))"#),
    (
        #"var a = 1, [b] = c, {d = 2} = e"#,
        #"(var (variableDeclarator =a 1) (variableDeclarator (arrayPattern =b) c) (variableDeclarator (objectPattern (property:shorthand (assignmentPattern =d 2))) e))"#
    ),
    (#"let a; const b = 1"#, #"(let (variableDeclarator =a)) (const (variableDeclarator =b 1))"#),
    (#"let⏎a"#, #"(let (variableDeclarator =a))"#),
    (#"using a = b; await using c = d"#, #"(using (variableDeclarator =a b)) (awaitUsing (variableDeclarator =c d))"#),
    (#"if (a) b; else if (c) d; else e"#, #"(if a (expression b) (if c (expression d) (expression e)))"#),
    (
        #"for (var i = 0, n; i < n; i++) ;"#,
        #"(for (var (variableDeclarator =i 0) (variableDeclarator =n)) (< i n) (++ postfix i) empty)"#
    ),
    (#"for (;;) {}"#, #"(for none none none block)"#),
    (#"for (const a of b) c"#, #"(forOf (const (variableDeclarator =a)) b (expression c))"#),
    (#"for (a.b in c) d"#, #"(forIn (.b a) c (expression d))"#),
    (
        #"async () => { for await (x of y) z }"#,
        #"(expression (arrowFunction async parameters (functionBody (forOf x y (expression z)))))"#
    ),
    (#"while (a) break"#, #"(while a break)"#),
    (#"do a; while (b) c"#, #"(doWhile (expression a) b) (expression c)"#),
    (#"x: y: for (;;) continue x"#, #"(labeled:x (labeled:y (for none none none continue:x)))"#),
    (
        #"switch (a) { case 1: case 2: b; break; default: c }"#,
        #"(switch a (switchCase 1) (switchCase 2 (expression b) break) (switchCase none (expression c)))"#
    ),
    (
        #"try { a } catch { b } finally { c }"#,
        #"(try (block (expression a)) (catchClause (block (expression b))) (block (expression c)))"#
    ),
    (#"try { a } catch ({b}) {}"#, #"(try (block (expression a)) (catchClause (objectPattern (property:shorthand =b)) block))"#),
    (#"throw a"#, #"(throw a)"#),
    (#"with (a) b"#, #"(with a (expression b))"#),
    (#"debugger;;"#, #"debugger empty"#),
    (
        #""use strict"; "more"; a; "not""#,
        #"(expression:directive "use strict") (expression:directive "more") (expression a) (expression "not")"#
    ),
    (#"return a"#, #"(return a)"#),
    (#"import a, * as b from "c""#, #"(import (importDefaultSpecifier =a) (importNamespaceSpecifier =b) "c")"#),
    (
        #"import {a, b as c, default as d, "e" as f} from "g" with {type: "json"}"#,
        #"(import (importSpecifier =a) (importSpecifier 'b =c) (importSpecifier 'default =d) (importSpecifier "e" =f) "g" (importAttribute 'type "json"))"#
    ),
    (
        #"import defer * as a from "b"; import source c from "d""#,
        #"(import (importNamespaceSpecifier =a) "b") (import (importDefaultSpecifier =c) "d")"#
    ),
    (
        #"export {a, b as default}; export * as c from "d"; export {e as f} from "g""#,
        #"(exportNamed (exportSpecifier a) (exportSpecifier b 'default)) (exportAll 'c "d") (exportNamed (exportSpecifier 'e 'f) "g")"#
    ),
    (#"export default function () {}"#, #"(exportDefault (function parameters functionBody))"#),
    (#"export default class A {}"#, #"(exportDefault (class =A classBody))"#),
    (#"export const a = 1"#, #"(exportNamed (const (variableDeclarator =a 1)))"#),
    (
        #"@a @b.c(d) class E { @f g() {} }"#,
        #"(class (decorator a) (decorator (call (.c b) d)) =E (classBody (methodDefinition:method (decorator f) 'g (function parameters functionBody))))"#
    ),
    (#"a⏎++b"#, #"(expression a) (expression (++ prefix b))"#),
    (#"a⏎(b)"#, #"(expression (call a b))"#),
    (#"a /* c⏎ */ b"#, #"(expression a) (expression b)"#),
    (#"a <!-- b⏎--> c⏎d"#, #"(expression a) (expression d)"#),
    (#"if (a) function b() {}"#, #"(if a (function =b parameters functionBody))"#),
    (#"0x1F + 1_000n + .5e3 + 017"#, #"(expression (+ (+ (+ 0x1F 1_000n) .5e3) 017))"#),
    (#"\u0061bc = "\x41""#, #"(expression (= abc "\x41"))"#),
    (#"async⏎function f() {}"#, #"(expression async) (function =f parameters functionBody)"#),
    (#"yield + await"#, #"(expression (+ yield await))"#),
    (#"let = of"#, #"(expression (= let of))"#),
    (#"get.set(static_)"#, #"(expression (call (.set get) static_))"#),
    (
        #"var {a: {b}, ...c} = d"#,
        #"(var (variableDeclarator (objectPattern (property 'a (objectPattern (property:shorthand =b))) (restElement =c)) d))"#
    ),
    (
        #"function f(a = 1, {b} = {}, ...[c]) {}"#,
        #"(function =f (parameters (assignmentPattern =a 1) (assignmentPattern (objectPattern (property:shorthand =b)) object) (restElement (arrayPattern =c))) functionBody)"#
    ),
    (#"x = a < b > c"#, #"(expression (= x (> (< a b) c)))"#),
    (#"delete a.b, void 0, typeof c"#, #"(expression (sequence (delete (.b a)) (void 0) (typeof c)))"#),
    (#"a &&= b ||= c ??= d"#, #"(expression (&&= a (||= b (??= c d))))"#),
    (#"new.target"#, #"(expression metaProperty:target)"#),
    (#"(function () { return new.target })"#, #"(expression (function() parameters (functionBody (return metaProperty:target))))"#),
    (#"({__proto__: a, "b": c})"#, #"(expression (object() (property '__proto__ a) (property "b" c)))"#),
    (#"a = async function () {}"#, #"(expression (= a (function async parameters functionBody)))"#),
    (#"a.if.class.function"#, #"(expression (.function (.class (.if a))))"#),
]

private let refused: [(String, [Goal])] = [
    ("a b", [.script, .module, .lenient]),
    ("-a ** 2", [.script, .module, .lenient]),
    ("a ?? b || c", [.script, .module, .lenient]),
    ("({a = 1})", [.script, .module, .lenient]),
    ("({a = 1}).b", [.script, .module, .lenient]),
    ("(a, ...b)", [.script, .module, .lenient]),
    ("f() = 1", [.script, .module, .lenient]),
    ("a?.b = 1", [.script, .module, .lenient]),
    ("[...a, b] = c", [.script, .module, .lenient]),
    ("((a)) => 1", [.script, .module, .lenient]),
    ("async (a)⏎=> b", [.script, .module, .lenient]),
    ("1_000_", [.script, .module, .lenient]),
    ("3in []", [.script, .module, .lenient]),
    ("'a⏎'", [.script, .module, .lenient]),
    ("`${a", [.script, .module, .lenient]),
    ("/a", [.script, .module, .lenient]),
    ("for (let a, b of c) ;", [.script, .module, .lenient]),
    ("try {}", [.script, .module, .lenient]),
    ("throw⏎a", [.script, .module, .lenient]),
    ("return 1", [.script, .module]),
    ("await a", [.script]),
    ("await a; import b from 'c'", [.script]),
    ("export {}", [.script]),
    ("with (a) b", [.module]),
    ("var a = 017", [.module]),
    ("<!-- b", [.module]),
    ("let a; let a", [.script, .module]),
    ("break", [.script, .module]),
    ("/(/", [.script, .module]),
    ("class A { constructor() {} constructor() {} }", [.script, .module]),
]
