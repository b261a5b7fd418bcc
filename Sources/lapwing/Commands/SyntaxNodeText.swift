// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import NPMModel

extension SyntaxTree {
    /// The name in a node's `data`, where the kind has one.
    func shownName(_ node: NodeID) -> String? {
        switch kind(node) {
        case .identifier, .bindingIdentifier, .propertyName, .privateName, .memberExpression, .metaProperty, .jsxIdentifier,
            .importExpression, .importDeclaration, .breakStatement, .continueStatement, .labeledStatement, .tsNamespaceExport:
            data(node) == 0 ? nil : names[data(node)]
        case .booleanLiteral: data(node) == 1 ? "true" : "false"
        default: nil
        }
    }

    /// The operator as it is written, or how a variable is declared.
    func shownOperator(_ node: NodeID) -> String? {
        switch kind(node) {
        case .unaryExpression, .updateExpression, .binaryExpression, .logicalExpression: operation(node).text
        case .assignmentExpression: operation(node) == .assign ? "=" : operation(node).text + "="
        case .variableDeclaration:
            switch VariableKind(rawValue: data(node)) {
            case .var: "var"
            case .let: "let"
            case .const: "const"
            case .using: "using"
            case .awaitUsing: "await using"
            case nil: nil
            }
        default: nil
        }
    }

    /// What a node's flags say, but for those that only tell which children there are.
    func shownFlags(_ node: NodeID) -> [String] {
        let all = flags(node)
        return Self.flagNames(of: kind(node)).compactMap { all.contains($0.0) ? $0.1 : nil }
            + (all.contains(.parenthesized) ? ["parenthesized"] : [])
    }

    private static func flagNames(of kind: NodeKind) -> [(NodeFlags, String)] {
        switch kind {
        case .program: [(.strict, "strict")]
        case .functionDeclaration, .functionExpression, .arrowFunctionExpression:
            [
                (.async, "async"), (.generator, "generator"), (.bodiless, "bodiless"), (.strict, "strict"), (.declare, "declare"),
            ]
        case .classDeclaration, .classExpression: [(.declare, "declare"), (.abstract, "abstract")]
        case .property, .methodDefinition, .propertyDefinition:
            [
                (.static, "static"), (.abstract, "abstract"), (.computed, "computed"), (.shorthand, "shorthand"), (.method, "method"),
                (.getter, "getter"), (.setter, "setter"), (.accessor, "accessor"), (.declare, "declare"),
            ]
        case .memberExpression, .computedMemberExpression, .callExpression: [(.optional, "optional")]
        case .updateExpression: [(.prefix, "prefix")]
        case .yieldExpression: [(.delegate, "delegate")]
        case .stringLiteral, .numericLiteral, .templateElement: [(.octal, "octal"), (.badEscape, "wrong escape")]
        case .expressionStatement: [(.directive, "directive")]
        case .forOfStatement: [(.await, "await")]
        case .importDeclaration, .importSpecifier, .exportNamedDeclaration, .exportSpecifier, .exportAllDeclaration,
            .tsImportEqualsDeclaration:
            [(.typeOnly, "type")]
        case .tsEnumDeclaration: [(.const, "const"), (.declare, "declare")]
        case .tsModuleDeclaration, .variableDeclaration: [(.declare, "declare")]
        default: []
        }
    }

    /// The beginning of a node's text, on one line and fit for a terminal.
    func excerpt(_ node: NodeID) -> String { excerpt(of: range(node)) }

    func excerpt(of range: Range<Int>) -> String {
        let shownBytes = 60
        let part = source[range.clamped(to: 0..<byteCount)].prefix(shownBytes)
        let words = part.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return printable(part.count < range.count ? text + "…" : text, limit: shownBytes * 2)
    }
}
