// SPDX-License-Identifier: Apache-2.0

import JSSyntax

extension SyntaxTree {
    /// The tree on one line, for tables of expectations: `(kind detail child child …)`. A kind without children stands without parentheses.
    var outline: String { children(root).map(outline).joined(separator: " ") }

    private func outline(_ id: NodeID) -> String {
        let words = [label(id)] + children(id).map(outline)
        return words.count == 1 ? words[0] : "(\(words.joined(separator: " ")))"
    }

    private func label(_ id: NodeID) -> String {
        var text = "\(kind(id))"
        for ending in ["Expression", "Statement", "Declaration", "Literal"] where text.hasSuffix(ending) && text.count > ending.count {
            text = String(text.dropLast(ending.count))
        }
        switch kind(id) {
        case .identifier: text = names[data(id)]
        case .bindingIdentifier: text = "=" + names[data(id)]
        case .propertyName, .jsxIdentifier: text = "'" + names[data(id)]
        case .privateName: text = "#" + names[data(id)]
        case .numericLiteral, .stringLiteral, .regExpLiteral, .bigIntLiteral: text = self.text(id)
        case .memberExpression: text = (has(.privateMember, id) ? ".#" : ".") + names[data(id)]
        case .binaryExpression, .logicalExpression, .unaryExpression, .updateExpression: text = operation(id).text
        case .assignmentExpression: text = operation(id) == .assign ? "=" : operation(id).text + "="
        case .variableDeclaration: text = VariableKind(rawValue: data(id)).map { "\($0)" } ?? "?"
        case .labeledStatement, .breakStatement, .continueStatement: text += data(id) == 0 ? "" : ":" + names[data(id)]
        case .metaProperty: text += ":" + names[data(id)]
        default: break
        }
        return text + marks(id)
    }

    /// Flags that change the meaning, as letters behind the label.
    private func marks(_ id: NodeID) -> String {
        var marks = ""
        if has(.parenthesized, id) { marks += "()" }
        switch kind(id) {
        case .functionDeclaration, .functionExpression, .arrowFunctionExpression:
            if has(.async, id) { marks += " async" }
            if has(.generator, id) { marks += "*" }
        case .property, .methodDefinition, .propertyDefinition:
            for (flag, name) in Self.memberMarks where has(flag, id) { marks += ":" + name }
        case .memberExpression, .computedMemberExpression, .callExpression:
            if has(.optional, id) { marks += "?" }
        case .updateExpression: marks += has(.prefix, id) ? " prefix" : " postfix"
        case .expressionStatement where has(.directive, id): marks += ":directive"
        default: break
        }
        return marks
    }

    private static let memberMarks: [(NodeFlags, String)] = [
        (.computed, "computed"), (.shorthand, "shorthand"), (.method, "method"), (.getter, "get"), (.setter, "set"), (.static, "static"),
    ]
}
