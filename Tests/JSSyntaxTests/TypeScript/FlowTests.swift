// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

private let flow: Language = [.types, .jsx, .flow]

struct FlowTests {
    @Test("A form of Flow is read into the nodes that its kind promises", arguments: forms)
    func readsForms(source: String, outline: String) {
        let tree = typed(source, flow)
        #expect(tree.errors == [])
        #expect(tree.outline == outline)
        #expect(faults(tree) == [])
    }

    @Test("A type of Flow is skipped", arguments: types)
    func skipsTypes(type: String) {
        let tree = typed("let x: \(type) = f();⏎type X = \(type);⏎g()", flow)
        #expect(tree.errors == [])
        #expect(tree.outline == "(let (variableDeclarator (=x typeAnnotation) (call f))) (tsType =X) (expression (call g))")
    }

    @Test("JavaScript with Flow's annotations is read whatever the file's name says")
    func isFoundInJavaScript() {
        let tree = typed("function f(x: ?T): {| a: U |} { return g((x: any)) }", .javaScript)
        #expect(tree.errors == [])
        #expect(tree.language == flow)
    }
}

private let forms: [(String, String)] = [
    ("f((x: T))", "(expression (call f (tsAs() x typeAnnotation)))"),
    ("x = ((y: any): T).z", "(expression (= x (.z (tsAs() (tsAs() y typeAnnotation) typeAnnotation))))"),
    ("(x: T): string => y", "(expression (arrowFunction (parameters (=x typeAnnotation)) typeAnnotation y))"),
    ("<T>(x: T): T => x", "(expression (arrowFunction typeParameters (parameters (=x typeAnnotation)) typeAnnotation x))"),
    ("<T>(x)</T>", "(expression (jsxElement (jsxOpeningElement T) jsxText (jsxClosingElement T)))"),
    (
        "function f(x: mixed): boolean %checks { return !!x }",
        "(function =f (parameters (=x typeAnnotation)) typeAnnotation (functionBody (return (! (! x)))))"
    ),
    ("import typeof A from 'a'", "(import (importDefaultSpecifier =A) 'a')"),
    ("import {typeof A, type B, c} from 'a'", "(import (importSpecifier =A) (importSpecifier =B) (importSpecifier =c) 'a')"),
    ("export type {A} from 'a'", "(exportNamed (exportSpecifier 'A) 'a')"),
    ("opaque type A: B = C; f()", "(tsType =A) (expression (call f))"),
    ("export opaque type A = B", "(exportNamed (tsType =A))"),
    (
        "declare var x: T; declare class A extends B<T> { +m: T; static n(): U; @@iterator(): V }",
        "(var (variableDeclarator (=x typeAnnotation))) (tsType =A)"
    ),
    ("declare function f(string, number): U %checks(g()); h()", "(function =f parameters) (expression (call h))"),
    ("declare module 'a' { declare module.exports: T; declare type B = C }", "(tsModule 'a' (tsModuleBlock empty (tsType =B)))"),
    ("declare export default T; declare export function f(): U;", "empty (exportNamed (function =f parameters))"),
    (
        "class A<+T> extends B<T> { +x: T; static -y: U = 1; #z: V; m<W>(): W {} }",
        "(class =A typeParameters B typeArguments (classBody (propertyDefinition 'x typeAnnotation) (propertyDefinition:static 'y typeAnnotation 1) (propertyDefinition #z typeAnnotation) (methodDefinition:method 'm (function typeParameters parameters typeAnnotation functionBody))))"
    ),
    ("class A extends (f(): any) {}", "(class =A (tsAs() (call f) typeAnnotation) classBody)"),
    ("enum A of string { B = 'b', ... }", "(tsEnum =A (tsEnumMember 'B 'b'))"),
    (
        "component A(x: T, 'y' as z: U = 1, ...w: V) renders B { f() }",
        "(function =A (parameters (=x typeAnnotation) (assignmentPattern (=z typeAnnotation) 1) (restElement (=w typeAnnotation))) (functionBody (expression (call f))))"
    ),
    ("hook useA(x: T): U { f() }", "(function =useA (parameters (=x typeAnnotation)) typeAnnotation (functionBody (expression (call f))))"),
    ("function f<T: U = V>(x: T) {}", "(function =f typeParameters (parameters (=x typeAnnotation)) functionBody)"),
]

private let types = [
    "?T", "??T", "{| a: T, b?: U |}", "{||}", "{...}", "{a: T, ...}", "{...T, a: U}", "{+a: T, -b: U}", "{[K]: V}", "{[k: K]: V}",
    "{[[internal]]: T}", "{(x: T): U}", "{m(x: T): U}",
    "T => U", "(T, U) => V", "(x: T, ...U) => V", "?(x: T) => U", "<T>(T) => U", "*", "typeof x", "T | U => V", "?T[]", "T?.['a']",
    "interface {a: T}", "$Keys<typeof x>", "Class<T>",
    "(x: T) => x is U", "(x: T) => implies x is U", "component(a: T, ...U) renders V", "hook (x: T) => U", "[a: T, +b: U]",
    "{static: T, proto: U}", "| T | U", "T extends infer U ? V : W",
]
