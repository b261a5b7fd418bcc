// SPDX-License-Identifier: Apache-2.0

/// What a node is. Names are ESTree's, in lower camel case (https://github.com/estree/estree), where ESTree has the node.
///
/// Each line tells the children in their order: `a, b` are always there, `[a]` is there when the flag named says so
/// (or when its kind is found at that place), `a*` is any number. `data` is the node's number column.
/// Parentheses make no node: they set the flag `parenthesized`.
package enum NodeKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// The place of something that is not there: `for (;;)` has three. Node 0 of every tree is one too, and so are nodes that
    /// were replaced while reading; those are no node's child.
    case none = 0
    /// statement*
    case program
    /// Source that could not be understood, skipped. Children: what was read of it before.
    case error

    // Names. `data` is a `NameID`.
    /// A name read or written as a variable.
    case identifier
    /// A name being declared. [typeAnnotation]
    case bindingIdentifier
    /// A property's or specifier's name that is not a variable: `{a: 1}`, `import {a as b}`.
    case propertyName
    /// `#name`; the name is without the `#`.
    case privateName

    // Literals.
    /// Flags `escaped`, `octal`.
    case stringLiteral
    /// Flag `octal` for the old forms `017` and `09`.
    case numericLiteral
    case bigIntLiteral
    /// `data` 1 for true.
    case booleanLiteral
    case nullLiteral
    /// `data` is the offset where its flags start.
    case regExpLiteral
    /// templateElement, (expression, templateElement)*
    case templateLiteral
    /// The text between `` ` ``, `${` and `}`, without them. Flags `escaped`, `badEscape`.
    case templateElement

    // Expressions.
    case thisExpression
    case superExpression
    /// (expression | spreadElement | elision)*
    case arrayExpression
    /// A place left out in `[a, , b]`.
    case elision
    /// (property | spreadElement)*
    case objectExpression
    /// key, value; shorthand has only the value (`identifier`, or `assignmentPattern` of one). In an `objectPattern` the value is a pattern.
    /// Flags `shorthand`, `computed`, `method`, `getter`, `setter`; methods and accessors have a `functionExpression` as value.
    case property
    /// expression
    case spreadElement
    /// [bindingIdentifier: `named`], [typeParameters], parameters, [typeAnnotation], functionBody unless flag `bodiless`.
    /// Flags `async`, `generator`.
    case functionExpression
    /// [typeParameters], parameters, [typeAnnotation], functionBody or, with flag `expressionBody`, an expression. Flag `async`.
    case arrowFunctionExpression
    /// pattern*: bindingIdentifier, objectPattern, arrayPattern, assignmentPattern, restElement, tsParameterProperty, each after its decorators.
    case parameters
    /// statement*
    case functionBody
    /// decorator*, [bindingIdentifier: `named`], [typeParameters], [superclass: `hasSuperclass`], [typeArguments], [typeAnnotation: implements], classBody
    case classExpression
    /// (methodDefinition | propertyDefinition | staticBlock | tsIndexSignature)*
    case classBody
    /// decorator*, key, functionExpression. Flags `static`, `computed`, `getter`, `setter`, `method`.
    case methodDefinition
    /// decorator*, key, [typeAnnotation], [value: `hasValue`]. Flags `static`, `computed`, `accessor`.
    case propertyDefinition
    /// statement*
    case staticBlock
    /// argument. `data` is the operator's `TokenKind`.
    case unaryExpression
    /// argument. `data` is the operator's `TokenKind`. Flag `prefix`.
    case updateExpression
    /// left, right. `data` is the operator's `TokenKind`. `#x in y` has a `privateName` at left.
    case binaryExpression
    /// left, right. `data` is the operator's `TokenKind`: `||`, `&&`, `??`.
    case logicalExpression
    /// target, value. `data` is `TokenKind.assign`, or the `TokenKind` of the operator before `=`: `+` for `+=`.
    case assignmentExpression
    /// test, consequent, alternate
    case conditionalExpression
    /// expression, expression, ...
    case sequenceExpression
    /// argument
    case awaitExpression
    /// [argument]. Flag `delegate` for `yield*`.
    case yieldExpression
    /// object. `data` is the `NameID` of the property; it ends where the node ends. Flags `optional` (`?.` right here), `chained`, `privateMember`.
    case memberExpression
    /// object, expression. Flags `optional`, `chained`.
    case computedMemberExpression
    /// callee, [typeArguments], (expression | spreadElement)*. Flags `optional`, `chained`.
    case callExpression
    /// callee, [typeArguments], (expression | spreadElement)*
    case newExpression
    /// (expression | spreadElement)*: `import(x)`. `data` is the `NameID` of a phase (`source`, `defer`) or 0.
    case importExpression
    /// `data` is the `NameID` of the property: `target` (`new.target`) or `meta` (`import.meta`).
    case metaProperty
    /// tag, [typeArguments], templateLiteral
    case taggedTemplateExpression

    // Patterns.
    /// (property | restElement)*, [typeAnnotation]
    case objectPattern
    /// (pattern | elision | restElement)*, [typeAnnotation]
    case arrayPattern
    /// target, default
    case assignmentPattern
    /// target, [typeAnnotation]
    case restElement

    // Statements.
    /// expression. Flag `directive` for `"use strict"` and its like.
    case expressionStatement
    case emptyStatement
    case debuggerStatement
    /// statement*
    case blockStatement
    /// variableDeclarator*. `data` is a `VariableKind`.
    case variableDeclaration
    /// target, [initial value: `hasValue`]
    case variableDeclarator
    /// [bindingIdentifier: `named`], [typeParameters], parameters, [typeAnnotation], functionBody unless `bodiless`
    case functionDeclaration
    /// As `classExpression`.
    case classDeclaration
    /// test, consequent, [alternate: `hasAlternate`]
    case ifStatement
    /// (variableDeclaration | expression | none), (test | none), (update | none), body
    case forStatement
    /// left (variableDeclaration | pattern | expression), right, body
    case forInStatement
    /// As `forInStatement`. Flag `await`.
    case forOfStatement
    /// test, body
    case whileStatement
    /// body, test
    case doWhileStatement
    /// [argument]
    case returnStatement
    /// argument
    case throwStatement
    /// `data` is the label's `NameID` or 0.
    case breakStatement
    /// `data` is the label's `NameID` or 0.
    case continueStatement
    /// body. `data` is the label's `NameID`.
    case labeledStatement
    /// discriminant, switchCase*
    case switchStatement
    /// (test | none), statement*. `none` is `default:`.
    case switchCase
    /// block, [catchClause: `hasCatch`], [blockStatement: `hasFinally`]
    case tryStatement
    /// [pattern: `hasParameter`], blockStatement
    case catchClause
    /// object, body
    case withStatement

    // Modules.
    /// (importDefaultSpecifier | importNamespaceSpecifier | importSpecifier)*, stringLiteral, importAttribute*.
    /// `data` is the `NameID` of a phase or 0. Flag `typeOnly`.
    case importDeclaration
    /// bindingIdentifier
    case importDefaultSpecifier
    /// bindingIdentifier
    case importNamespaceSpecifier
    /// propertyName | stringLiteral, bindingIdentifier; with flag `shorthand` only the binding. Flag `typeOnly`.
    case importSpecifier
    /// propertyName | stringLiteral, stringLiteral
    case importAttribute
    /// declaration, or exportSpecifier*, [stringLiteral: `hasSource`], importAttribute*. Flag `typeOnly`.
    case exportNamedDeclaration
    /// local (identifier | stringLiteral; with a source, propertyName | stringLiteral), exported (propertyName | stringLiteral); with flag `shorthand` only the local.
    case exportSpecifier
    /// declaration | expression
    case exportDefaultDeclaration
    /// [propertyName | stringLiteral: `named`], stringLiteral, importAttribute*
    case exportAllDeclaration

    // JSX (https://facebook.github.io/jsx/).
    /// jsxOpeningElement, child*, [jsxClosingElement]
    case jsxElement
    /// child*
    case jsxFragment
    /// name, [typeArguments], (jsxAttribute | jsxSpreadAttribute)*. Flag `selfClosing`.
    case jsxOpeningElement
    /// name
    case jsxClosingElement
    /// name, [stringLiteral | jsxExpressionContainer | jsxElement | jsxFragment]
    case jsxAttribute
    /// expression
    case jsxSpreadAttribute
    /// [expression]: empty for `{}` and `{/* a comment */}`
    case jsxExpressionContainer
    /// expression
    case jsxSpreadChild
    case jsxText
    /// A tag or attribute name that is not a variable: `div`, `data-x`. `data` is a `NameID`. A tag that begins with a capital is an `identifier`.
    case jsxIdentifier
    /// jsxIdentifier, jsxIdentifier
    case jsxNamespacedName

    // TypeScript and Flow. Types are skipped: their nodes say where they are and have no children.
    /// `: T`, `=> T`, `implements T`, and the type of `as`.
    case typeAnnotation
    /// `<T extends U>` of a declaration.
    case typeParameters
    /// `<T>` of a use.
    case typeArguments
    /// expression
    case decorator
    /// pattern: a constructor's `private x = 1`.
    case tsParameterProperty
    /// bindingIdentifier, tsEnumMember*. Flags `const`, `declare`.
    case tsEnumDeclaration
    /// propertyName | stringLiteral | expression, [initial value: `hasValue`]
    case tsEnumMember
    /// bindingIdentifier | stringLiteral, [tsModuleBlock | tsModuleDeclaration]. Flag `declare`.
    case tsModuleDeclaration
    /// statement*
    case tsModuleBlock
    /// bindingIdentifier: `interface`, `type`, and Flow's `opaque type`; the rest is skipped.
    case tsTypeDeclaration
    /// expression, typeAnnotation: `x as T`, `x satisfies T`, Flow's `(x: T)`.
    case tsAsExpression
    /// typeAnnotation, expression: `<T>x`.
    case tsTypeAssertion
    /// expression: `x!`
    case tsNonNullExpression
    /// expression, typeArguments: `f<string>` that is not called.
    case tsInstantiationExpression
    /// bindingIdentifier, expression: `import a = require("b")`, `import a = B.C`. Flag `typeOnly`.
    case tsImportEqualsDeclaration
    /// expression: `export = x`
    case tsExportAssignment
    /// `export as namespace X`. `data` is a `NameID`.
    case tsNamespaceExport
    /// `[key: string]: T` in a class.
    case tsIndexSignature
}

/// How a `variableDeclaration` declares: its `data`.
package enum VariableKind: UInt32, Sendable {
    case `var`, `let`, `const`, using, awaitUsing
}
