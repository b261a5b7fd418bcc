// SPDX-License-Identifier: Apache-2.0

extension SyntaxTree {
    /// The `"use strict"` among the directives of a program or a function's body; 0 when there is none.
    ///
    /// Only the plain text counts, without escapes (ECMA-262 section 11.2.1).
    func useStrictDirective(in body: NodeID) -> NodeID {
        var statement = firstChild(body)
        while statement != 0, kind(statement) == .expressionStatement, has(.directive, statement) {
            let literal = firstChild(statement)
            let text = start(literal)..<end(literal)
            if text.count == 12, source[(text.lowerBound + 1)..<(text.upperBound - 1)].elementsEqual("use strict".utf8) { return statement }
            statement = nextSibling(statement)
        }
        return 0
    }

    /// Whether the program as a whole is strict: a module, by its goal or (in the lenient goal) by an import or export, or under `"use strict"`.
    var isStrictProgram: Bool {
        switch goal {
        case .module: true
        case .script: useStrictDirective(in: root) != 0
        case .lenient: useStrictDirective(in: root) != 0 || children(root).contains { isModuleItem($0) }
        }
    }

    private func isModuleItem(_ node: NodeID) -> Bool {
        switch kind(node) {
        case .importDeclaration, .exportNamedDeclaration, .exportDefaultDeclaration, .exportAllDeclaration: true
        default: false
        }
    }
}
