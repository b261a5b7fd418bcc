// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// The first node of a kind in a source without errors.
private func first(_ kind: NodeKind, in source: String, _ language: Language = .javaScript) throws -> (SyntaxTree, NodeID) {
    let tree = SyntaxTree.parse(Array(source.utf8), language: language)
    try #require(tree.errors.isEmpty)
    return (tree, try #require((1..<NodeID(tree.nodeCount)).first { tree.kind($0) == kind }))
}

struct PartsTests {
    @Test(
        "A call has a callee and arguments, types or not",
        arguments: [
            ("f(a, ...b)", NodeKind.callExpression, "f", ["a", "...b"]), ("f<T>(a)", .callExpression, "f", ["a"]),
            ("new A.B(c)", .newExpression, "A.B", ["c"]), ("new A", .newExpression, "A", []),
            ("import('a')", .importExpression, nil, ["'a'"]),
        ] as [(String, NodeKind, String?, [String])]
    )
    func calls(source: String, kind: NodeKind, callee: String?, arguments: [String]) throws {
        let (tree, id) = try first(kind, in: source, .types)
        let call = try #require(tree.call(id))
        #expect(call.callee.map(tree.text) == callee)
        #expect(call.arguments.map(tree.text) == arguments)
    }

    @Test(
        "A function has a name, parameters and a body",
        arguments: [
            ("function f(a, b = 1) { c }", NodeKind.functionDeclaration, "f", ["a", "b = 1"], "{ c }"),
            ("x = function () {}", .functionExpression, nil, [], "{}"), ("a => b", .arrowFunctionExpression, nil, ["a"], "b"),
            ("(a: T, b?): U => b", .arrowFunctionExpression, nil, ["a: T", "b"], "b"),
            ("declare function f<T>(a: T): void;", .functionDeclaration, "f", ["a: T"], nil),
        ] as [(String, NodeKind, String?, [String], String?)]
    )
    func functions(source: String, kind: NodeKind, name: String?, parameters: [String], body: String?) throws {
        let (tree, id) = try first(kind, in: source, .types)
        let function = try #require(tree.function(id))
        #expect(function.name.map(tree.text) == name)
        #expect(function.parameters.map(tree.text) == parameters)
        #expect(function.body.map(tree.text) == body)
    }

    @Test(
        "A class has a name, a superclass and members",
        arguments: [
            ("class A extends B(c) { d() {} e = 1 }", "A", "B(c)", 2), ("(class extends A {})", nil, "A", 0),
            ("@a class B<T> implements C { d }", "B", nil, 1),
        ] as [(String, String?, String?, Int)]
    )
    func classes(source: String, name: String?, superclass: String?, count: Int) throws {
        let kind: NodeKind = source.hasPrefix("(") ? .classExpression : .classDeclaration
        let (tree, id) = try first(kind, in: source, .types)
        let parts = try #require(tree.classParts(id))
        #expect(parts.name.map(tree.text) == name)
        #expect(parts.superclass.map(tree.text) == superclass)
        #expect(Array(parts.members).count == count)
    }

    @Test(
        "A property has a key and a value",
        arguments: [
            ("({a: b})", NodeKind.property, "a", "b"), ("({a})", .property, "a", "a"), ("({[a]: b})", .property, "a", "b"),
            ("class A { b: T = c }", .propertyDefinition, "b", "c"), ("class A { b: T }", .propertyDefinition, "b", nil),
            ("class A { @b c() {} }", .methodDefinition, "c", "() {}"), ("import a from 'b' with {c: 'd'}", .importAttribute, "c", "'d'"),
        ] as [(String, NodeKind, String, String?)]
    )
    func properties(source: String, kind: NodeKind, key: String, value: String?) throws {
        let (tree, id) = try first(kind, in: source, .types)
        let property = try #require(tree.property(id))
        #expect(tree.text(property.key) == key)
        #expect(property.value.map(tree.text) == value)
    }

    @Test(
        "A loop, a label, a catch have a body",
        arguments: [
            ("while (a) b", NodeKind.whileStatement, "b"), ("do a; while (b)", .doWhileStatement, "a;"), ("for (;;) a", .forStatement, "a"),
            ("for (a of b) c", .forOfStatement, "c"), ("for (a in b) c", .forInStatement, "c"), ("a: b", .labeledStatement, "b"),
            ("with (a) b", .withStatement, "b"), ("try {} catch (a) { b }", .catchClause, "{ b }"),
            ("try {} catch { b }", .catchClause, "{ b }"),
        ]
    )
    func bodies(source: String, kind: NodeKind, body: String) throws {
        let (tree, id) = try first(kind, in: source)
        #expect(tree.body(id).map(tree.text) == body)
    }

    @Test("Other parts go by name too")
    func others() throws {
        var (tree, id) = try first(.ifStatement, in: "if (a) b; else c")
        let condition = try #require(tree.condition(id))
        #expect([condition.test, condition.consequent, try #require(condition.alternate)].map(tree.text) == ["a", "b;", "c"])
        (tree, id) = try first(.computedMemberExpression, in: "a.b[c]")
        let member = try #require(tree.member(id))
        #expect(tree.text(member.object) == "a.b" && member.computed.map(tree.text) == "c")
        (tree, id) = try first(.binaryExpression, in: "a + b")
        #expect(tree.operands(id).map { [tree.text($0.left), tree.text($0.right)] } == ["a", "b"])
        (tree, id) = try first(.tryStatement, in: "try { a } finally { b }")
        let parts = try #require(tree.tryParts(id))
        #expect(tree.text(parts.block) == "{ a }" && parts.handler == nil && parts.finalizer.map(tree.text) == "{ b }")
        (tree, id) = try first(.variableDeclarator, in: "let a = b")
        #expect(tree.declarator(id).map { [tree.text($0.target), $0.value.map(tree.text)] } == ["a", "b"])
        (tree, id) = try first(.exportAllDeclaration, in: "export * as 'a' from 'b' with {c: 'd'}")
        #expect(tree.moduleName(id).map(tree.text) == "'b'")
        (tree, id) = try first(.returnStatement, in: "return a")
        #expect(tree.argument(id).map(tree.text) == "a")
        #expect(tree.body(id) == nil && tree.moduleName(id) == nil)
    }
}
