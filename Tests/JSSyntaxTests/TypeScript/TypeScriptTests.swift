// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// `⏎` stands for a line break in the sources.
func typed(_ text: String, _ language: Language = .types) -> SyntaxTree {
    SyntaxTree.parse(Array(text.replacing("⏎", with: "\n").utf8), language: language)
}

/// What breaks the promises of a tree: a child that is not before its parent, outside it, or of two parents; a node without a parent.
func faults(_ tree: SyntaxTree) -> [String] {
    var faults: [String] = []
    var parentCount = [Int](repeating: 0, count: tree.nodeCount)
    for id in 1..<NodeID(tree.nodeCount) {
        for child in tree.children(id) {
            parentCount[Int(child)] += 1
            if child >= id { faults.append("\(tree.kind(child)) is not before \(tree.kind(id))") }
            guard tree.kind(child) != .none else { continue }
            if tree.start(child) < tree.start(id) || tree.end(child) > tree.end(id) {
                faults.append("\(tree.kind(child)) is outside \(tree.kind(id))")
            }
        }
    }
    for id in 1..<tree.root where tree.kind(id) != .none && parentCount[Int(id)] != 1 {
        faults.append("\(tree.kind(id)) has \(parentCount[Int(id)]) parents")
    }
    return faults
}

struct TypeScriptTests {
    @Test("A form of TypeScript is read into the nodes that its kind promises", arguments: expressions + declarations + modules)
    func readsForms(source: String, outline: String) {
        let tree = typed(source)
        #expect(tree.errors == [])
        #expect(tree.language == .types)
        #expect(tree.outline == outline)
        #expect(faults(tree) == [])
    }

    @Test("A type is one node without children, whatever it is made of", arguments: types)
    func skipsTypes(type: String) throws {
        for source in ["let x: \(type) = f()", "type X = \(type); let x: any = f()", "let x = y as (\(type)); f()", "g<\(type)>(f())"] {
            let tree = typed(source)
            #expect(tree.errors == [], "\(source)")
            #expect(faults(tree) == [])
            let calls = (1..<NodeID(tree.nodeCount)).filter { tree.kind($0) == .callExpression && tree.text($0).hasPrefix("f(") }
            #expect(calls.count == 1, "\(source)")
            for id in 1..<NodeID(tree.nodeCount) where tree.kind(id) == .typeAnnotation { #expect(tree.firstChild(id) == 0) }
        }
    }

    @Test("What TypeScript's parser refuses is an error", arguments: refused)
    func refuses(source: String) { #expect(!typed(source).errors.isEmpty) }

    @Test("A conditional expression and an arrow function with a result type are told apart as TypeScript does", arguments: conditionals)
    func tellsConditionalsApart(source: String, outline: String) {
        let tree = typed(source)
        #expect(tree.errors == [])
        #expect(tree.outline == outline)
    }
}

private let expressions: [(String, String)] = [
    ("x = y as T", "(expression (= x (tsAs y typeAnnotation)))"),
    ("x = a + b as number < c", "(expression (= x (< (tsAs (+ a b) typeAnnotation) c)))"),
    ("x = y as const", "(expression (= x (tsAs y typeAnnotation)))"),
    ("f({a: 1} satisfies T)", "(expression (call f (tsAs (object (property 'a 1)) typeAnnotation)))"),
    ("x = y⏎as(T)", "(expression (= x y)) (expression (call as T))"),
    ("x = <T>y.z", "(expression (= x (tsTypeAssertion typeAnnotation (.z y))))"),
    ("x = <T><U>-y", "(expression (= x (tsTypeAssertion typeAnnotation (tsTypeAssertion typeAnnotation (- y)))))"),
    ("x!.y![z]!()", "(expression (call (tsNonNull (computedMember (tsNonNull (.y (tsNonNull x))) z))))"),
    ("a?.b!.c", "(expression (.c (tsNonNull (.b? a))))"),
    ("x! = y", "(expression (= (tsNonNull x) y))"),
    ("f<T>(x)", "(expression (call f typeArguments x))"),
    ("f<<T>(x: T) => U>(x)", "(expression (call f typeArguments x))"),
    ("f<A<B<C>>>(x)", "(expression (call f typeArguments x))"),
    ("a?.<T>(x)", "(expression (call? a typeArguments x))"),
    ("new X<T>(y)", "(expression (new X typeArguments y))"),
    ("new X<T>", "(expression (new X typeArguments))"),
    ("f<T>`x`", "(expression (taggedTemplate f typeArguments (template templateElement)))"),
    ("x = f<T>;", "(expression (= x (tsInstantiation f typeArguments)))"),
    ("a < b > c", "(expression (> (< a b) c))"),
    ("a < b || c > (d)", "(expression (|| (< a b) (> c d())))"),
    ("f(a < b, c > (d))", "(expression (call f (call a typeArguments d)))"),
    ("f(a < b, c > d)", "(expression (call f (< a b) (> c d)))"),
    ("a<b>>c", "(expression (< a (>> b c)))"),
    ("(x: T) => y", "(expression (arrowFunction (parameters (=x typeAnnotation)) y))"),
    ("(x?) => y", "(expression (arrowFunction (parameters =x) y))"),
    (
        "(x?: T, ...y: U[]): V => z",
        "(expression (arrowFunction (parameters (=x typeAnnotation) (restElement (=y typeAnnotation))) typeAnnotation z))"
    ),
    (
        "({a, b: [c]}: T = {}, d: U = e) => f",
        "(expression (arrowFunction (parameters (assignmentPattern (objectPattern (property:shorthand =a) (property 'b (arrayPattern =c)) typeAnnotation) object) (assignmentPattern (=d typeAnnotation) e)) f))"
    ),
    ("(): x is T => y", "(expression (arrowFunction parameters typeAnnotation y))"),
    ("<T>(x: T): T => x", "(expression (arrowFunction typeParameters (parameters (=x typeAnnotation)) typeAnnotation x))"),
    ("<const T extends U = V,>(x) => x", "(expression (arrowFunction typeParameters (parameters =x) x))"),
    ("async (x: T): Promise<U> => y", "(expression (arrowFunction async (parameters (=x typeAnnotation)) typeAnnotation y))"),
    ("async <T>(x: T) => y", "(expression (arrowFunction async typeParameters (parameters (=x typeAnnotation)) y))"),
    ("async<T>(x)", "(expression (call async typeArguments x))"),
    ("(a as T) = b", "(expression (= (tsAs() a typeAnnotation) b))"),
    ("({a: b} as T) = c", "(expression (= (tsAs() (objectPattern (property 'a b)) typeAnnotation) c))"),
    ("for (const x of <T[]>y) z", "(forOf (const (variableDeclarator =x)) (tsTypeAssertion typeAnnotation y) (expression z))"),
    (
        "x = function <T>(this: A, y?: B): C {}",
        "(expression (= x (function typeParameters (parameters (=y typeAnnotation)) typeAnnotation functionBody)))"
    ),
    (
        "x = {m<T>(y: T): U {}, get z(): V {}}",
        "(expression (= x (object (property:method 'm (function typeParameters (parameters (=y typeAnnotation)) typeAnnotation functionBody)) (property:get 'z (function parameters typeAnnotation functionBody)))))"
    ),
]

private let declarations: [(String, String)] = [
    ("let x: T = y, z!: U", "(let (variableDeclarator (=x typeAnnotation) y) (variableDeclarator (=z typeAnnotation)))"),
    ("const {a}: T = b", "(const (variableDeclarator (objectPattern (property:shorthand =a) typeAnnotation) b))"),
    ("try {} catch (e: unknown) {}", "(try block (catchClause (=e typeAnnotation) block))"),
    ("function f(): void;⏎function f() {}", "(function =f parameters typeAnnotation) (function =f parameters functionBody)"),
    ("function f(x): asserts x is T {}", "(function =f (parameters =x) typeAnnotation functionBody)"),
    ("type A<T> = B<T> | C; x", "(tsType =A) (expression x)"),
    ("type = 1", "(expression (= type 1))"),
    ("interface A<T> extends B<T>, C { x(): void; new (): T }⏎f()", "(tsType =A) (expression (call f))"),
    ("enum A { B, 'c' = f(), [d] = 1 }", "(tsEnum =A (tsEnumMember 'B) (tsEnumMember 'c' (call f)) (tsEnumMember d 1))"),
    ("const enum A {}", "(tsEnum =A)"),
    (
        "namespace A.B { export const x = f() }",
        "(tsModule =A (tsModule =B (tsModuleBlock (exportNamed (const (variableDeclarator =x (call f)))))))"
    ),
    ("declare module 'a' { export default b }", "(tsModule 'a' (tsModuleBlock (exportDefault b)))"),
    ("declare module 'a';", "(tsModule 'a')"),
    ("declare global { var x: T }", "(tsModule 'global (tsModuleBlock (var (variableDeclarator (=x typeAnnotation)))))"),
    (
        "declare function f(x: T): U;⏎declare const y: V",
        "(function =f (parameters (=x typeAnnotation)) typeAnnotation) (const (variableDeclarator (=y typeAnnotation)))"
    ),
    ("declare = namespace(module)", "(expression (= declare (call namespace module)))"),
    (
        "abstract class A { abstract m(): void; abstract x: T }",
        "(class =A (classBody (methodDefinition:method 'm (function parameters typeAnnotation)) (propertyDefinition 'x typeAnnotation)))"
    ),
    (
        "class A<T> extends B<T> implements C, D<E> {}",
        "(class =A typeParameters B typeArguments typeAnnotation classBody)"
    ),
    ("class A extends B<T>⏎{}", "(class =A B typeArguments classBody)"),
    (
        "class A { constructor(private readonly x = 1, @d() y: T) {} }",
        "(class =A (classBody (methodDefinition:method 'constructor (function (parameters (tsParameterProperty (assignmentPattern =x 1)) (decorator (call d)) (=y typeAnnotation)) functionBody))))"
    ),
    (
        "class A { static readonly x?: T = 1; declare y; override z!: U; [key: string]: V; accessor w = 2; readonly }",
        "(class =A (classBody (propertyDefinition:static 'x typeAnnotation 1) (propertyDefinition 'y) (propertyDefinition 'z typeAnnotation) tsIndexSignature (propertyDefinition 'w 2) (propertyDefinition 'readonly)))"
    ),
    (
        "class A { m?(): void; m() {} }",
        "(class =A (classBody (methodDefinition:method 'm (function parameters typeAnnotation)) (methodDefinition:method 'm (function parameters functionBody))))"
    ),
    ("@a.b() class A { @c [x] = 1 }", "(class (decorator (call (.b a))) =A (classBody (propertyDefinition:computed (decorator c) x 1)))"),
    ("@a export abstract class A {}", "(exportNamed (class (decorator a) =A classBody))"),
]

private let modules: [(String, String)] = [
    ("import type A from 'a'", "(import (importDefaultSpecifier =A) 'a')"),
    ("import type from 'a'", "(import (importDefaultSpecifier =type) 'a')"),
    ("import type {A} from 'a'", "(import (importSpecifier =A) 'a')"),
    ("import type * as A from 'a'", "(import (importNamespaceSpecifier =A) 'a')"),
    (
        "import {type A, type as, type as b, type as as c} from 'a'",
        "(import (importSpecifier =A) (importSpecifier =as) (importSpecifier 'type =b) (importSpecifier 'as =c) 'a')"
    ),
    ("import a = require('b')", "(tsImportEquals =a (call require 'b'))"),
    ("import a = b.c", "(tsImportEquals =a (.c b))"),
    ("import type a = require('b')", "(tsImportEquals =a (call require 'b'))"),
    ("export import a = b", "(exportNamed (tsImportEquals =a b))"),
    ("export = f()", "(tsExportAssignment (call f))"),
    ("export as namespace A", "tsNamespaceExport"),
    ("export type {A} from 'a'; export type * from 'b'", "(exportNamed (exportSpecifier 'A) 'a') (exportAll 'b')"),
    ("export type A = B", "(exportNamed (tsType =A))"),
    ("export declare const x: T", "(exportNamed (const (variableDeclarator (=x typeAnnotation))))"),
    ("export default interface A {}", "(exportDefault (tsType =A))"),
    ("export default abstract class {}", "(exportDefault (class classBody))"),
    ("export enum A {}", "(exportNamed (tsEnum =A))"),
]

private let types = [
    "string", "A.B<C>", "A[]", "A[B][]", "A | B & C", "| A | B", "keyof typeof a.b", "unique symbol", "readonly string[]", "-1", "'a'",
    "`a${B}c`",
    "(a: A, b?: B, ...c: C[]) => D", "<T>(a: T) => a is T", "new () => A", "abstract new () => A",
    "{a: A; b?(): B, readonly [k: string]: C; new (): D; <T>(): E}",
    "{get a(): A; set a(b)}", "{[K in keyof T as `x${K}`]+?: T[K]}", "{-readonly [K in T]-?: U}", "{[a.b]: A}", "[a: A, b?: B, ...c: C[]]",
    "[A?, ...B[]]",
    "A extends B ? C : D extends E ? F : G", "A extends (infer B extends C)[] ? D : E", "A extends infer B extends C ? D : E",
    "(<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false", "import('a').B<C>",
    "typeof import('a', {with: {b: 'c'}})",
    "typeof this.a", "asserts", "this", "void", "(A)", "({a}: A) => B", "([a, b]: A) => B", "A<B<C<D>>>", "(new () => A)[]", "object",
    "null | undefined",
]

private let refused = [
    "let x: ", "let x: A | () => B", "type A = ", "a<b>.c", "interface A { a: }", "class A { x: }", "enum A { b c }", "(x: T)",
    "let x: A<B", "x as",
    "import type A, from 'b'", "namespace {}", "type A = {[K in ]: B}", "type A = B extends C ? D",
]

private let conditionals: [(String, String)] = [
    ("a ? (b) : c", "(expression (conditional a b() c))"),
    ("a ? (b) : c => d", "(expression (conditional a b() (arrowFunction (parameters =c) d)))"),
    ("a ? (b): c => d : e", "(expression (conditional a (arrowFunction (parameters =b) typeAnnotation d) e))"),
    ("a ? ((b): c => d) : e", "(expression (conditional a (arrowFunction() (parameters =b) typeAnnotation d) e))"),
    ("a ? f((b): c => d) : e", "(expression (conditional a (call f (arrowFunction (parameters =b) typeAnnotation d)) e))"),
    ("a ? x => (b) : c => d", "(expression (conditional a (arrowFunction (parameters =x) b()) (arrowFunction (parameters =c) d)))"),
    ("a ? b : (c): d => e", "(expression (conditional a b (arrowFunction (parameters =c) typeAnnotation e)))"),
    ("a ? async (b): c => d : e", "(expression (conditional a (arrowFunction async (parameters =b) typeAnnotation d) e))"),
    ("a ? (b, c) : d", "(expression (conditional a (sequence() b c) d))"),
    ("a ? (b = c) : d ? (e) : f", "(expression (conditional a (=() b c) (conditional d e() f)))"),
]
